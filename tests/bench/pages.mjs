// Everything that is served: our widget as it is published, and a page of each contender, bundled as an
// editor would bundle it. All of the same country.

import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import { country } from "./data.mjs";
import { bars, table, years } from "./static.mjs";

const own = (name) => new URL(`contenders/${name}`, import.meta.url).pathname;

/** Those that draw with scripts of their own. */
export const BUNDLED = ["windowed", "uplot", "plot", "vega"];
/** The place that the line is of, the year that the bars are of, and the first indicator, in our words. */
export const OURS = { period: "2024", indicators: ["social_order_crime", "clearance"] };

const head = (extra) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>t</title>${extra}</head>`;

/** All files by their paths, and the countries by their names. `countries`: name → folder with `country.json`
 *  and, but for the sheet, `packed/`; `whole` the same of those that only ours shows; `rendered`: our chart of
 *  years as static HTML. */
export async function pages({ dist, countries, whole, rendered }) {
  const files = new Map();
  await folder(files, "/app/", dist);
  const read = {};
  for (const [name, from] of Object.entries(countries)) {
    await folder(files, `/${name}/`, name === "sheet" ? from : path.join(from, "packed"));
    read[name] = await country(from);
    files.set(`/${name}.json`, JSON.stringify(read[name].columns));
  }
  files.set("/style.css", await readFile(own("style.css"), "utf8"));
  await bundled(files);
  const { small } = read;
  for (const [view, html] of Object.entries({ years: years(small), places: bars(small), table: table(small) })) {
    files.set(`/static-${view}.html`, `${head('<link rel="stylesheet" href="/style.css">')}<body>${html}</body></html>`);
  }
  const ours = '<script type="module" src="/app/binh-yen.js"></script>';
  const linked = rendered.replace(/<style>.*?<\/style>/s, '<link rel="stylesheet" href="/app/binh-yen.css">');
  for (const [name, html] of Object.entries({ linked, prerendered: rendered })) {
    files.set(`/${name}.html`, `${head(ours)}<body>${html}</body></html>`);
  }
  for (const [name, { places }] of Object.entries(read)) {
    for (const view of ["years", "places", "table"]) {
      const chosen = view === "table" ? "" : `indicator="${OURS.indicators[0]}" period="${OURS.period}" order="value"`;
      const src = name === "sheet" ? "/sheet/country.json" : `/${name}/`;
      const element = `<binh-yen src="${src}" view="${view}" place="${places[0].id}" ${chosen} height="700"><p>…</p></binh-yen>`;
      files.set(`/ours-${view}-${name}.html`, `${head(ours)}<body>${element}</body></html>`);
    }
  }
  for (const [name, from] of Object.entries(whole)) {
    const packed = path.join(from, "packed");
    const place = await communeOf(packed);
    // One page of thousands is asked for.
    await folder(files, `/${name}/`, packed, (file) => !file.startsWith("pages/") || file.includes(`vi/${place}.json`));
    const element = `<binh-yen src="/${name}/" view="places" place="${place}" height="700"><p>…</p></binh-yen>`;
    files.set(`/ours-places-${name}.html`, `${head(ours)}<body>${element}</body></html>`);
  }
  return { files, countries: read };
}

/** The first commune of a packed country that there are reports of. */
async function communeOf(packed) {
  const { places } = JSON.parse(await readFile(path.join(packed, "places.vi.json")));
  return places.find(({ id, reported }) => reported && id.includes("/")).id;
}

async function folder(files, at, from, wanted = () => true) {
  for (const entry of await readdir(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath ?? entry.path, entry.name);
    const name = path.relative(from, file);
    if (wanted(name)) files.set(at + name, await readFile(file));
  }
}

async function bundled(files) {
  for (const name of BUNDLED) {
    const { outputFiles } = await build({
      entryPoints: [own(`${name}.js`)],
      bundle: true,
      minify: true,
      format: "esm",
      target: "es2022",
      outdir: "/",
      write: false,
      logLevel: "error",
    });
    let styles = '<link rel="stylesheet" href="/style.css">';
    for (const { path: file, contents } of outputFiles) {
      files.set(`/${path.basename(file)}`, Buffer.from(contents));
      if (file.endsWith(".css")) styles += `<link rel="stylesheet" href="/${path.basename(file)}">`;
    }
    files.set(`/${name}.html`, `${head(`${styles}<script type="module" src="/${name}.js"></script>`)}<body></body></html>`);
  }
}
