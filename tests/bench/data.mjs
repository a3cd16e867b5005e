// A plain synthetic country, as columns for who draws it, and as what must be seen.

import { readFile } from "node:fs/promises";
import path from "node:path";

const catalogue = JSON.parse(await readFile(new URL("../../data/indicators.json", import.meta.url)));

/** Reads a country that `cargo xtask country --plain` wrote. */
export async function country(folder) {
  const read = async (name) => JSON.parse(await readFile(path.join(folder, name)));
  const documents = await Promise.all((await read("country.json")).include.map(read));
  const reports = documents.flatMap((d) => d.reports);
  const reported = new Set(reports.map((r) => r.place));
  const places = documents.flatMap((d) => d.places).filter((p) => reported.has(p.id));
  const years = [...new Set(reports.map((r) => +r.period))].sort();
  const ids = [...new Set(reports.flatMap((r) => r.figures.map((f) => f.indicator)))];
  const values = new Map(ids.map((id) => [id, new Array(places.length * years.length).fill(null)]));
  const nth = new Map(places.map((p, i) => [p.id, i]));
  for (const { place, period, figures } of reports) {
    for (const { indicator, value } of figures) {
      values.get(indicator)[nth.get(place) * years.length + years.indexOf(+period)] = value;
    }
  }
  const name = (id) => catalogue.indicators.find((i) => i.id === id).name.vi;
  const indicators = ids.map((id) => ({ id, name: name(id), values: values.get(id) }));
  return { places, columns: { places: places.map((p) => p.name), years, indicators } };
}

/** The figures that must be seen: of the first place year by year, or of the places in the last year. */
export function expected({ columns }, view, indicator) {
  const { values } = columns.indicators[indicator];
  const count = columns.years.length;
  if (view === "years") return values.slice(0, count);
  return values.filter((_, i) => i % count === count - 1).sort((a, b) => b - a);
}
