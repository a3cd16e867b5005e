// Measures our widget beside others in one browser. Run by `cargo xtask bench browser`, which prepares
// what is measured and says where that is.
//
// Everything is measured in rounds, each contender once in each, in turn a different one first. What
// counts are medians over the rounds, and ratios within a round: what slows the machine slows both.

import { readFile, readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { open } from "./browser.mjs";
import { look } from "./look.mjs";
import { beside, memory, others, pick, read, start, table } from "./measures.mjs";
import { pages } from "./pages.mjs";
import { report } from "./report.mjs";
import { serve } from "./serve.mjs";

const { DIST, PREPARED, OUT, WHOLE, ROUNDS = "3", SMOKE } = process.env;
const rounds = +ROUNDS;
const at = (name) => path.join(PREPARED, name);

const { files, countries } = await pages({
  dist: DIST,
  countries: { small: at("small"), large: at("large"), sheet: at("sheet") },
  whole: { few: at("few"), whole: at("whole") },
  rendered: await readFile(at("years.html"), "utf8"),
});
const documents = await readers();
const server = await serve(files);
const browser = await open(server.address);
const untimed = await open(server.address, { untimed: true });
try {
  await look(browser, countries);
  const found = SMOKE ? await everything(1, 3) : await everything(rounds, 7);
  found.browser = browser.version;
  found.bytes = Object.fromEntries(["windowed", "uplot", "plot", "vega"].map((name) => [name, server.size(`/${name}.js`)]));
  const text = report(found);
  if (SMOKE) {
    console.log("every contender shows what it should");
  } else {
    console.log(text);
    await writeFile(OUT, JSON.stringify({ ...found, markdown: text }, null, 1));
  }
} finally {
  await Promise.all([browser.close(), untimed.close()]);
  server.close();
}

/** The pages that only read, and the documents they read, by the number of places. */
async function readers() {
  for (const name of ["json", "ours"]) {
    files.set(`/read-${name}.js`, await readFile(new URL(`contenders/read-${name}.js`, import.meta.url)));
    files.set(`/read-${name}.html`, `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/read-${name}.js"></script>`);
  }
  for (const name of ["bench-reader.js", "bench-reader_bg.wasm"]) files.set(`/reader/${name}`, await readFile(at(`reader/${name}`)));
  const documents = {};
  for (const folder of (await readdir(PREPARED)).filter((name) => name.startsWith("read-")).sort()) {
    const places = folder.split("-")[2];
    const { include } = JSON.parse(await readFile(at(`${folder}/country.json`)));
    documents[places] = include.map((name) => `/${folder}/${name}`);
    for (const name of include) files.set(`/${folder}/${name}`, await readFile(at(`${folder}/${name}`)));
  }
  return documents;
}

async function everything(rounds, times) {
  const drawing = ["windowed", "uplot", "plot", "vega", "ours"];
  const all = ["static", ...drawing, "linked", "prerendered"];
  const found = { rounds, places: { small: countries.small.places.length, large: countries.large.places.length } };
  const measure = async (name, contenders, one) => {
    found[name] = Object.fromEntries(contenders.map((contender) => [contender, []]));
    for (let round = 0; round < rounds; round++) {
      const turned = contenders.map((_, i) => contenders[(i + round) % contenders.length]);
      for (const contender of turned) found[name][contender].push(await one(contender));
      process.stderr.write(`${name}, round ${round + 1} of ${rounds}\n`);
    }
  };
  await measure("start", all, (name) => start(browser, name, !SMOKE));
  for (const size of ["small", "large"]) {
    await measure(`pick ${size}`, drawing, (name) => pick(untimed, name, countries[size], size, times));
  }
  await measure("table", drawing, (name) => table(untimed, name, countries.sheet));
  for (const size of ["small", "large"]) {
    await measure(`memory ${size}`, drawing, (name) => memory(browser, name, size));
  }
  // With all there is beside a few places: only of ours. In the quick test all is so little that it is there
  // before it is asked for.
  found.whole = WHOLE.split(",").map(Number);
  await measure("beside", ["few", "whole"], (name) => beside(browser, name, !SMOKE));
  await measure("others", ["few", "whole"], (name) => others(untimed, name, name === "whole" && !SMOKE));
  found.read = {};
  for (const [places, texts] of Object.entries(documents)) {
    await measure(`read ${places}`, ["json", "ours"], (name) => read(browser, name, texts));
    const figures = new Set(Object.values(found[`read ${places}`]).flat().map((r) => r.figures));
    if (figures.size !== 1) throw new Error(`not the same figures are read: ${[...figures]}`);
    found.read[places] = [...figures][0];
  }
  return found;
}
