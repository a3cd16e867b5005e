// A made-up country too large to be fetched as a whole, packed by the companion and served beside the
// built site.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { visit } from "./hosting.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const SUBJECTS = ["social_order_crime", "theft", "drug_crime", "fraud", "gambling", "fire"];
export const YEARS = [2021, 2022, 2023, 2024];
export const PROVINCES = ["an", "binh", "cao", "dai", "gia", "hai", "lam", "minh", "nam"];
const DISTRICTS = 20;

const capital = (name) => name[0].toUpperCase() + name.slice(1);

function figures(nth, year) {
  return SUBJECTS.map((indicator, i) => ({ indicator, measure: "cases", value: 20 + ((nth * 7 + year * 3 + i * 11) % 40), note: "Bịa ra để thử, không phải số liệu thật của một nơi nào hay một báo cáo nào có thật" }));
}

/** The last province has no report of the first year. */
function document(province, nth) {
  const places = [{ id: province, name: capital(province), type: "province" }];
  const reports = [];
  for (let d = 0; d < DISTRICTS; d++) {
    const id = `${province}/${String.fromCharCode(97 + d)}`;
    places.push({ id, name: `${capital(province)} ${d + 1}`, type: "rural_district", parent: province });
    for (const year of YEARS.slice(nth === PROVINCES.length - 1 ? 1 : 0)) {
      const source = { publisher: "Báo Thử", title: `Báo cáo bịa ra để thử, năm ${year}` };
      reports.push({ id: `${id.replace("/", "-")}-${year}`, place: id, period: `${year}`, source, figures: figures(nth * DISTRICTS + d, year) });
    }
  }
  return { format: "binh-yen/1", places, reports };
}

/** Packs it. `shard(name)` is the file of a province, `file(name)` what is in a file. */
export function pack() {
  const folder = mkdtempSync(path.join(tmpdir(), "binh-yen-shards-"));
  mkdirSync(path.join(folder, "data"));
  PROVINCES.forEach((province, nth) => writeFileSync(path.join(folder, "data", `${province}.json`), JSON.stringify(document(province, nth))));
  const { file, close } = packed(folder, "data");
  const [, [common, shards]] = JSON.parse(file("index.json"));
  const names = new Map(shards.map(([province, [name]]) => [province, name]));
  return { file, common: common[0], shard: (province) => names.get(province), close };
}

/** A whole country, as many places as there are, packed. `place` is the id of one of them. */
export function country() {
  const folder = mkdtempSync(path.join(tmpdir(), "binh-yen-country-"));
  const { XTASK } = process.env;
  const [program, first] = XTASK ? [XTASK, []] : ["cargo", ["xtask"]];
  execFileSync(program, [...first, "country", folder, "--places", "3321", "--years", "2", "--indicators", "3"], { cwd: root });
  const { file, close } = packed(folder, "country.json");
  const { places } = JSON.parse(file("places.vi.json"));
  return { file, close, place: places.find(({ reported, id }) => reported && id.includes("/")).id };
}

/** Packs what a folder holds under a name. */
function packed(folder, name) {
  const out = path.join(folder, "packed");
  execFileSync("cargo", ["run", "--quiet", "--bin", "binh-yen", "--", "pack", path.join(folder, name), "--out", out], { cwd: root, stdio: "pipe" });
  return { file: (file) => readFileSync(path.join(out, file)), close: () => rmSync(folder, { recursive: true }) };
}

/** Answers with a file of the pack. */
export function answer(pack, route, also = {}) {
  const name = decodeURIComponent(new URL(route.request().url()).pathname.replace(/^\/big\//, ""));
  try {
    return route.fulfill({ body: pack.file(name), contentType: "application/json", ...also });
  } catch {
    return route.fulfill({ status: 404, body: "" });
  }
}

/** Opens a page of the site with these widgets on the data of the pack, at /big/. `asked` collects the
 *  names of the shards that are asked for, `given_up` of those that were no longer wanted. `hold(name)`
 *  may answer a shard in another way: it gives back true if it does. */
export async function open(site, pack, widgets, { hold = () => false, prepare, ...options } = {}) {
  const asked = [], given_up = [];
  const own = widgets.map((words, i) => `<binh-yen id="w${i + 1}" src="/big/" ${words}></binh-yen>`).join("\n");
  const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <script type="module" src="/binh-yen.js"></script></head><body>${own}</body></html>`;
  const name = (request) => new URL(request.url()).pathname.match(/^\/big\/shards\/(.+)\.[0-9a-f]{16}\.json$/)?.[1];
  const page = await visit(site, "plain", {
    body,
    ...options,
    prepare: async (page) => {
      page.on("requestfailed", (request) => name(request) && given_up.push(name(request)));
      await page.route("**/big/**", async (route) => {
        const shard = name(route.request());
        if (shard) asked.push(shard);
        if (!(shard && (await hold(shard, route)))) await answer(pack, route);
      });
      await prepare?.(page);
    },
  });
  return { page, asked, given_up };
}
