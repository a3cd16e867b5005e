// Vega-Embed with Vega-Lite, as a page that embeds it does; data change in place.

import embed from "vega-embed";
import { changeset } from "vega";
import { box, indicators, line, ranked, ready, start } from "./common.js";
import { plainTable } from "./plain-table.js";

const data = await start();
const parent = box(data.places[0]);
const width = Math.min(innerWidth, 720) - 160;

const years = {
  height: 200,
  layer: [
    { mark: { type: "line", point: true } },
    { mark: { type: "text", dy: -10 }, encoding: { text: { field: "value", format: "," } } },
  ],
  encoding: {
    x: { field: "year", type: "ordinal" },
    y: { field: "value", type: "quantitative" },
  },
};

const bars = {
  height: { step: 20 },
  layer: [{ mark: "bar" }, { mark: { type: "text", align: "left", dx: 4 }, encoding: { text: { field: "value", format: "," } } }],
  encoding: {
    y: { field: "name", type: "nominal", sort: "-x", title: null },
    x: { field: "value", type: "quantitative" },
  },
};

if (data.view === "table") {
  plainTable(data, parent);
} else {
  const rows = (indicator) => (data.view === "years" ? line(data, indicator) : ranked(data, indicator));
  const spec = { width, data: { name: "rows", values: rows(0) }, ...(data.view === "years" ? years : bars) };
  const { view } = await embed(parent, spec, { actions: false, renderer: "svg" });
  indicators(data, (indicator) => {
    view.change("rows", changeset().remove(() => true).insert(rows(indicator))).run();
  });
}
ready();
