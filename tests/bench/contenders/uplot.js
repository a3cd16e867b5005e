// uPlot: canvas, one redraw for all.

import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { box, indicators, line, ranked, ready, start } from "./common.js";
import { plainTable } from "./plain-table.js";

const data = await start();
const parent = box(data.places[0]);
const width = Math.min(innerWidth, 720) - 16;

if (data.view === "table") {
  plainTable(data, parent);
} else if (data.view === "years") {
  const points = () => [data.years, line(data, 0).map((p) => p.value)];
  const chart = new uPlot(
    {
      width,
      height: 240,
      scales: { x: { time: false } },
      series: [{}, { stroke: "#345", width: 2, points: { show: true } }],
      legend: { show: false },
    },
    points(),
    parent,
  );
  globalThis.drawn = chart;
  indicators(data, (indicator) => chart.setData([data.years, line(data, indicator).map((p) => p.value)]));
} else {
  let rows = ranked(data, 0);
  const places = rows.map((_, i) => i);
  const values = () => [places, rows.map((r) => r.value)];
  const chart = new uPlot(
    {
      width,
      height: 60 + 20 * rows.length,
      // Lying bars: the axes change places.
      scales: { x: { time: false, ori: 1, dir: -1, range: [-0.5, rows.length - 0.5] }, y: { ori: 0, dir: 1, range: (_, __, most) => [0, most] } },
      axes: [
        { side: 3, size: 120, splits: () => places, values: () => rows.map((r) => r.name), grid: { show: false }, font: "12px sans-serif" },
        { side: 0 },
      ],
      series: [{}, { fill: "#345", width: 0, paths: uPlot.paths.bars({ size: [0.8, 16] }), points: { show: false } }],
      cursor: { show: false },
      legend: { show: false },
    },
    values(),
    parent,
  );
  globalThis.drawn = chart;
  indicators(data, (indicator) => {
    rows = ranked(data, indicator);
    chart.setData(values());
  });
}
ready();
