// Pictures of every scene of tests/gallery/scenes.txt, and what differs between two sets of them.
// `cargo xtask gallery` calls it:
//
//   node gallery.mjs shoot SITE FOLDER [ONLY]   pictures of a built site; ONLY is part of a name
//   node gallery.mjs compare BEFORE NOW FOLDER  before, now and the difference side by side; says what
//                                               differs; exit status 0 nothing does, 2 something does
//
// A failure is exit status 1. Letters are drawn otherwise on other machines, so pictures are compared
// only with those taken on the same one, and none are kept.

import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const GALLERY = new URL("../gallery/", import.meta.url);

/** Where each scene is looked at: every theme where it is narrow and wide, the rest once. */
const LOOKS = [
  { name: "360-light", width: 360 },
  { name: "360-dark", width: 360, colorScheme: "dark" },
  { name: "360-forced", width: 360, colorScheme: "dark", forcedColors: "active" },
  { name: "320-large", width: 320, size: "32px" },
  { name: "768-light", width: 768 },
  { name: "1280-light", width: 1280 },
  { name: "1280-dark", width: 1280, colorScheme: "dark" },
];
const LANGS = ["vi", "en"];

const [command, ...args] = process.argv.slice(2);
if (command === "shoot") await shoot(...args);
else if (command === "compare") process.exitCode = await compare(...args);
else throw new Error("shoot or compare?");

async function scenes(only = "") {
  const text = await readFile(new URL("scenes.txt", GALLERY), "utf8");
  const lines = text.split("\n").filter((line) => line && !line.startsWith("#"));
  return lines.map((line) => line.split(" ")).filter(([name]) => name.includes(only));
}

async function shoot(folder, out, only) {
  const { openSite } = await import("./harness.mjs");
  const site = await openSite({ folder: path.resolve(folder) });
  await mkdir(out, { recursive: true });
  let taken = 0;
  try {
    for (const scene of await scenes(only)) {
      for (const look of LOOKS) {
        for (const lang of LANGS) {
          const name = `${scene[0]}-${look.name}-${lang}`;
          // A revision may lack what a scene is about.
          await picture(site, scene, look, lang, path.join(out, `${name}.png`)).then(
            () => taken++,
            (error) => console.log(`no picture of ${name}: ${error.message.split("\n")[0]}`),
          );
        }
      }
    }
  } finally {
    await site.close();
  }
  console.log(`${taken} pictures in ${out}`);
}

/** One scene in one look, once nothing changes any more. */
async function picture(site, [, data, query, ...steps], look, lang, file) {
  const asked = new URLSearchParams(query === "-" ? "" : query);
  asked.set("data", `gallery/data/${data}.json`);
  asked.set("lang", lang);
  const { width, size = "16px", colorScheme = "light", forcedColors = "none" } = look;
  const context = { viewport: { width, height: 900 }, colorScheme, forcedColors, reducedMotion: "reduce" };
  const prepare = async (page) => {
    await page.route("**/gallery/data/*.json", async (route) => {
      const name = path.basename(new URL(route.request().url()).pathname);
      if (name === "hold.json") return;
      const body = await readFile(new URL(`data/${name}`, GALLERY)).catch(() => undefined);
      await route.fulfill(body ? { body, contentType: "application/json" } : { status: 404, body: "" });
    });
  };
  const page = await site.page(`?${asked}`, { ...context, prepare });
  try {
    const wanted = data === "hold" ? "binh-yen [aria-busy=true]" : "binh-yen .by-panel article, binh-yen .by-state__text";
    await page.locator(wanted).first().waitFor({ state: "attached", timeout: 20_000 });
    await page.evaluate((size) => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(`binh-yen { --by-text: ${size} }`);
      document.adoptedStyleSheets = [sheet];
    }, size);
    const source = await readFile(new URL("gallery-steps.js", GALLERY), "utf8");
    await page.evaluate(`${source.replaceAll("export ", "")}; window.reach = reach`);
    await page.evaluate((steps) => window.reach(document.querySelector("binh-yen").shadowRoot, steps), steps);
    await still(page);
    await page.screenshot({ path: file, fullPage: true, caret: "hide" });
  } finally {
    await page.context().close();
  }
}

/** Waits until three frames in a row leave the widget as it is, and nothing is still to come. */
async function still(page) {
  await page.evaluate(async () => {
    const root = document.querySelector("binh-yen").shadowRoot;
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    await document.fonts.ready;
    for (let quiet = 0, before = ""; quiet < 3; ) {
      await frame();
      const now = root.innerHTML.length + " " + document.documentElement.scrollHeight;
      const opening = root.querySelector(".by-panel > [role=status], [role=dialog] iframe:not([data-still])");
      if (opening?.localName === "iframe") {
        // What the preview shows is a scene of its own.
        opening.remove();
        continue;
      }
      quiet = now === before && !opening ? quiet + 1 : 0;
      before = now;
    }
  });
}

async function compare(before, now, out) {
  const [{ default: pixelmatch }, { PNG }] = await Promise.all([import("pixelmatch"), import("pngjs")]);
  await mkdir(out, { recursive: true });
  const names = async (folder) => new Set((await readdir(folder)).filter((name) => name.endsWith(".png")));
  const [a, b] = [await names(before), await names(now)];
  const found = { changed: [], new: [...b].filter((n) => !a.has(n)), gone: [...a].filter((n) => !b.has(n)) };
  let same = 0;
  for (const name of [...a].filter((n) => b.has(n)).sort()) {
    const files = await Promise.all([before, now].map((folder) => readFile(path.join(folder, name))));
    if (files[0].equals(files[1])) {
      same++;
      continue;
    }
    const [x, y] = files.map((file) => PNG.sync.read(file));
    const size = { width: Math.max(x.width, y.width), height: Math.max(x.height, y.height) };
    const [left, right] = [x, y].map((picture) => onto(PNG, picture, size));
    const difference = new PNG(size);
    const count = pixelmatch(left.data, right.data, difference.data, size.width, size.height, { threshold: 0.1 });
    if (count === 0) {
      same++;
      continue;
    }
    found.changed.push(name);
    const all = new PNG({ width: size.width * 3 + 40, height: size.height });
    all.data.fill(0x88);
    [left, right, difference].forEach((picture, i) => PNG.bitblt(picture, all, 0, 0, size.width, size.height, i * (size.width + 20), 0));
    await writeFile(path.join(out, name), PNG.sync.write(all));
    const taller = y.height - x.height;
    console.log(`changed  ${name}: ${count} pixels${taller ? `, ${Math.abs(taller)} px ${taller > 0 ? "taller" : "lower"}` : ""}`);
  }
  for (const word of ["new", "gone"]) for (const name of found[word]) console.log(`${word.padEnd(9)}${name}`);
  const summary = `${same} same, ${found.changed.length} changed, ${found.new.length} new, ${found.gone.length} gone`;
  await writeFile(path.join(out, "index.html"), report(found, summary, before, now, out));
  console.log(summary);
  if (!same && !found.changed.length) throw new Error("no picture stands in both folders");
  return found.changed.length + found.new.length + found.gone.length ? 2 : 0;
}

/** A picture at the top left of one that is as large as `size`. */
function onto(PNG, picture, size) {
  const made = new PNG(size);
  made.data.fill(0xff);
  PNG.bitblt(picture, made, 0, 0, picture.width, picture.height, 0, 0);
  return made;
}

/** Everything that differs, on one page. Names are file names, without anything to escape. */
function report(found, summary, before, now, out) {
  const at = (folder, name) => path.relative(out, path.join(folder, name)).replaceAll(path.sep, "/");
  const rows = [
    ...found.changed.map((name) => [name, "changed: before, now, difference", name]),
    ...found.new.map((name) => [name, "new", at(now, name)]),
    ...found.gone.map((name) => [name, "gone", at(before, name)]),
  ];
  const list = rows.map(([name, what, file]) => `<h2>${name} (${what})</h2>\n<img src="${file}" alt="" loading="lazy">`);
  return `<!doctype html>\n<meta charset="utf-8">\n<title>Gallery</title>\n<style>body { font-family: sans-serif } img { max-width: 100% } h2 { font-size: 1em }</style>\n<h1>Gallery: before and now</h1>\n<p>${summary}.</p>\n${list.join("\n")}\n`;
}
