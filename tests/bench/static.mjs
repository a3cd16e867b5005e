// What an editor would have without any script: HTML with SVG in it, written once.

import { expected } from "./data.mjs";

const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ".");

const picture = (height, inside) => `<svg class="own" viewBox="0 0 360 ${height}" role="img">${inside}</svg>`;

export function years(country) {
  const values = expected(country, "years", 0);
  const most = Math.max(1, ...values);
  const points = values.map((value, i) => [20 + (i * 320) / Math.max(1, values.length - 1), 175 - (150 * value) / most]);
  const marks = points.map(
    ([x, y], i) =>
      `<circle r="3" cx="${x}" cy="${y}"/><text x="${x}" y="${y - 6}">${number(values[i])}</text><text x="${x}" y="195">${country.columns.years[i]}</text>`,
  );
  const d = points.map(([x, y], i) => `${i ? "L" : "M"}${x} ${y}`).join("");
  return `<h2>${country.columns.places[0]}</h2>${picture(200, `<path d="${d}"/>${marks.join("")}`)}`;
}

export function bars(country) {
  const { places, years: all, indicators } = country.columns;
  const last = all.length - 1;
  const rows = places.map((name, p) => ({ name, value: indicators[0].values[p * all.length + last] }));
  rows.sort((a, b) => b.value - a.value);
  const most = rows[0].value || 1;
  const row = ({ name, value }, i) =>
    `<text x="2" y="${20 * i + 14}" text-anchor="start">${name}</text><rect x="110" y="${20 * i + 4}" width="${(200 * value) / most}" height="12"/><text x="${114 + (200 * value) / most}" y="${20 * i + 14}" text-anchor="start">${number(value)}</text>`;
  return `<h2>${indicators[0].name}</h2>${picture(20 * rows.length, rows.map(row).join(""))}`;
}

export function table(country) {
  const { places, years: all, indicators } = country.columns;
  const rows = places.flatMap((place, p) =>
    all.map((year, y) => `<tr><td>${place}</td><td>${year}</td><td>${indicators[0].name}</td><td>${number(indicators[0].values[p * all.length + y])}</td></tr>`),
  );
  return `<table>${rows.join("")}</table>`;
}
