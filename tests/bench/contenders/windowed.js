// By hand, and as fast as we know how: SVG and rows of which only those in view exist, made once and
// filled again. The yardstick of all the others.

import { box, indicators, line, number, ranked, ready, start, table } from "./common.js";

const ROW = 24;
const SPARE = 4;
const SVG = "http://www.w3.org/2000/svg";

/** A list that scrolls, of which only the rows in view are there. `make` makes one, `fill` fills it. */
function windowed(parent, make, fill) {
  const view = document.createElement("div");
  view.className = "window";
  const all = document.createElement("div");
  all.className = "all";
  view.append(all);
  parent.append(view);
  const pool = [];
  let rows = [];
  let first = -1;
  const draw = (again) => {
    const from = Math.max(0, Math.floor(view.scrollTop / ROW) - SPARE);
    if (from === first && !again) return;
    first = from;
    const most = Math.ceil(view.clientHeight / ROW) + 2 * SPARE;
    while (pool.length < Math.min(most, rows.length)) {
      const row = make();
      row.element.className = "row";
      row.element.setAttribute("role", "row");
      pool.push(row);
      all.append(row.element);
    }
    pool.forEach((row, i) => {
      const at = from + i;
      row.element.hidden = at >= rows.length;
      if (at >= rows.length) return;
      row.element.style.transform = `translateY(${at * ROW}px)`;
      row.element.setAttribute("aria-rowindex", at + 1);
      fill(row, rows[at]);
    });
  };
  view.addEventListener("scroll", () => draw(false), { passive: true });
  return (now) => {
    rows = now;
    all.style.height = `${rows.length * ROW}px`;
    all.setAttribute("aria-rowcount", rows.length);
    draw(true);
  };
}

function texts(count) {
  const element = document.createElement("div");
  const cells = Array.from({ length: count }, () => {
    const cell = document.createElement("span");
    // A text node of its own: setting its data is the least a browser can be asked for.
    const text = document.createTextNode("");
    cell.append(text);
    element.append(cell);
    return text;
  });
  return { element, cells };
}

function bars(data, parent) {
  let most = 1;
  const show = windowed(
    parent,
    () => {
      const row = texts(2);
      row.bar = document.createElement("i");
      row.element.append(row.bar);
      return row;
    },
    (row, { name, value }) => {
      row.cells[0].data = name;
      row.cells[1].data = number(value);
      row.bar.style.transform = `scaleX(${value / most})`;
    },
  );
  return (indicator) => {
    const rows = ranked(data, indicator);
    most = rows[0].value || 1;
    show(rows);
  };
}

function years(data, parent) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", "own");
  svg.setAttribute("viewBox", "0 0 360 200");
  const path = document.createElementNS(SVG, "path");
  svg.append(path);
  const marks = data.years.map((year, i) => {
    const x = 20 + (i * 320) / Math.max(1, data.years.length - 1);
    const dot = document.createElementNS(SVG, "circle");
    dot.setAttribute("r", 3);
    dot.setAttribute("cx", x);
    const value = document.createElementNS(SVG, "text");
    value.setAttribute("x", x);
    const label = document.createElementNS(SVG, "text");
    label.setAttribute("x", x);
    label.setAttribute("y", 195);
    label.textContent = year;
    svg.append(dot, value, label);
    return { x, dot, value };
  });
  parent.append(svg);
  return (indicator) => {
    const points = line(data, indicator);
    const most = Math.max(1, ...points.map((p) => p.value));
    let d = "";
    points.forEach(({ value }, i) => {
      const y = 175 - (150 * value) / most;
      d += `${i ? "L" : "M"}${marks[i].x} ${y}`;
      marks[i].dot.setAttribute("cy", y);
      marks[i].value.setAttribute("y", y - 6);
      marks[i].value.textContent = number(value);
    });
    path.setAttribute("d", d);
  };
}

const data = await start();
const parent = box(data.places[0]);
if (data.view === "table") {
  const show = windowed(
    parent,
    () => texts(4),
    ({ cells }, row) => {
      cells[0].data = row.place;
      cells[1].data = row.year;
      cells[2].data = row.indicator;
      cells[3].data = number(row.value);
    },
  );
  table(data, show);
} else {
  const draw = data.view === "years" ? years(data, parent) : bars(data, parent);
  indicators(data, draw);
  draw(0);
}
ready();
