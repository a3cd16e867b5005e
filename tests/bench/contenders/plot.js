// Observable Plot: SVG, made anew for each view.

import { barX, dot, lineY, plot, text } from "@observablehq/plot";
import { box, indicators, line, number, ranked, ready, start } from "./common.js";
import { plainTable } from "./plain-table.js";

const data = await start();
const parent = box(data.places[0]);
const width = Math.min(innerWidth, 720) - 16;

const years = (indicator) => {
  const points = line(data, indicator);
  const at = { x: "year", y: "value" };
  return plot({
    width,
    height: 240,
    x: { tickFormat: "d" },
    y: { zero: true },
    marks: [lineY(points, at), dot(points, at), text(points, { ...at, text: (p) => number(p.value), dy: -8 })],
  });
};

const bars = (indicator) => {
  const rows = ranked(data, indicator);
  return plot({
    width,
    height: 60 + 20 * rows.length,
    marginLeft: 120,
    y: { domain: rows.map((r) => r.name), label: null },
    marks: [
      barX(rows, { x: "value", y: "name", fill: "#345" }),
      text(rows, { x: "value", y: "name", text: (r) => number(r.value), textAnchor: "start", dx: 4 }),
    ],
  });
};

if (data.view === "table") {
  plainTable(data, parent);
} else {
  const chart = data.view === "years" ? years : bars;
  const draw = (indicator) => parent.replaceChildren(chart(indicator));
  indicators(data, draw);
  draw(0);
}
ready();
