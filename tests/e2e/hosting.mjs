// News pages of tests/hosts/, served beside the built site, and what must hold on each of them.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const folder = new URL("../hosts/", import.meta.url);
const packages = fileURLToPath(new URL("node_modules/", import.meta.url));
const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css" };

/** What stands at an address of the host pages: `/hosts/…` is a file of tests/hosts/, and `/npm/…` one of
 *  a package as its authors publish it. A script whose file ends in `.jsx` is bundled. */
export async function hostFile(pathname) {
  if (pathname.startsWith("/npm/")) return readFile(packages + pathname.slice(5), "utf8");
  const file = fileURLToPath(new URL(pathname.replace(/^\/hosts\//, ""), folder));
  const source = file.replace(/\.js$/, ".jsx");
  if (source === file || !existsSync(source)) return readFile(file, "utf8");
  const { outputFiles } = await build({
    entryPoints: [source],
    bundle: true,
    write: false,
    jsx: "automatic",
    nodePaths: [packages],
    define: { "process.env.NODE_ENV": '"development"' },
  });
  return outputFiles[0].text;
}

/** What must hold on a page of tests/hosts/: its expected.json. */
export async function expected(name) {
  return JSON.parse(await readFile(new URL(`${name}/expected.json`, folder), "utf8"));
}

/** Opens a page of tests/hosts/. `headers` are added to its answer; `body` stands in for its file;
 *  the rest goes to `site.page`. */
export function visit(site, name, { headers, body, prepare, query = "", ...context } = {}) {
  return site.page(`hosts/${name}/index.html${query}`, {
    viewport: { width: 1280, height: 900 },
    ...context,
    prepare: async (page) => {
      await page.addInitScript(remember);
      await page.route(/\/(hosts|npm)\//, async (route) => {
        const path = new URL(route.request().url()).pathname;
        const own = path.endsWith("index.html") ? body : undefined;
        const text = own ?? (await hostFile(path));
        const type = TYPES[path.split(".").pop()];
        await route.fulfill({ body: text, headers: { "content-type": type, ...headers } });
      });
      await prepare?.(page);
    },
  });
}

/** Runs in the page before any script of it: what was there, and which events were prevented. */
export function remember() {
  const names = () => Object.getOwnPropertyNames(window);
  const before = new Set(names());
  const prevented = [];
  const shift = { sum: 0 };
  const styles = () =>
    [document.documentElement, ...document.querySelectorAll("body, .probe")].map((e) => {
      const all = getComputedStyle(e);
      // Where it stands is not how it looks.
      const own = [...all].filter((n) => !/(width|height|-size|origin|inset.*|top|bottom|left|right)$/.test(n));
      return JSON.stringify([e.outerHTML.split(">")[0], own.map((n) => `${n}:${all.getPropertyValue(n)}`)]);
    });
  let looks;
  addEventListener("DOMContentLoaded", () => {
    looks = styles();
    for (const type of ["click", "keydown", "keyup", "wheel", "pointerdown", "touchstart", "submit", "contextmenu"]) {
      addEventListener(type, (e) => e.defaultPrevented && !e.composedPath().some((n) => n.localName === "binh-yen") && prevented.push(type));
    }
  });
  window.__host = {
    newGlobals: () => names().filter((n) => !before.has(n) && n !== "__host"),
    changedLooks: () => styles().filter((s, i) => s !== looks[i]),
    sheets: () => document.adoptedStyleSheets.length,
    prevented,
    shift,
  };
}

/** Waits until the first widget, or `which`, shows its reports. */
export async function shown(page, which = "binh-yen") {
  await page.locator(`${which} .by-panel`).first().waitFor({ timeout: 20_000 });
}

/** The page is as wide as its window, and the widget holds what it shows. */
export async function assertFits(page) {
  assert.deepEqual(await page.evaluate(tooWide), [], "too wide: the page, then each widget");
}

/** Runs in the page: what is wider than what holds it. */
export function tooWide() {
    const root = document.documentElement;
    const apps = [...document.querySelectorAll("binh-yen")].map((e) => e.shadowRoot.querySelector(".by-app")).filter(Boolean);
    const over = [root, ...apps].map((e) => {
      const right = e.getBoundingClientRect().right;
      const wide = [...e.querySelectorAll("*")].filter((n) => e !== root && n.getBoundingClientRect().right > right + 0.5);
      const by = e.scrollWidth - e.clientWidth;
      return by > 0 ? `${by} px: ${wide.map((n) => n.getAttribute("class")).slice(0, 5)}` : "";
    });
    return over.filter(Boolean);
}

/** The widget leaves no trace on the page but itself. */
export async function assertNothingLeaksOut(page, { globals = [] } = {}) {
  // Before anything of the page has the focus.
  const looks = await page.evaluate(() => __host.changedLooks());
  const ours = page.locator("#ours");
  if (await ours.count()) {
    await ours.click();
    await page.locator("#box").evaluate((e) => e.click());
    assert.equal(await page.locator("#box").isChecked(), true);
    for (const key of ["ArrowDown", "Tab", "Home", "a"]) await ours.press(key);
  }
  const left = await page.evaluate(() => ({
    globals: __host.newGlobals(),
    sheets: __host.sheets(),
    prevented: __host.prevented,
  }));
  left.globals = left.globals.filter((n) => !globals.includes(n) && !["ours", "box"].includes(n));
  assert.deepEqual({ ...left, looks }, { globals: [], looks: [], sheets: 0, prevented: [] });
}

/** Every computed style, and the size, of one element of each kind in the first widget. */
export async function looksInside(page, kinds) {
  await page.evaluate(() => document.activeElement?.blur());
  await page.mouse.move(0, 0);
  return page.evaluate((kinds) => {
    const root = document.querySelector("binh-yen").shadowRoot;
    const found = {};
    for (const kind of kinds) {
      const element = root.querySelector(kind);
      if (!element) continue;
      const all = getComputedStyle(element);
      for (const name of all) if (!name.startsWith("--by-")) found[`${kind} ${name}`] = all.getPropertyValue(name);
      found[`${kind} own width`] = String(element.offsetWidth);
      found[`${kind} own height`] = String(element.offsetHeight);
    }
    return found;
  }, kinds);
}

/** What differs, as lines; lengths may differ by less than half a pixel. */
export function differences(expected, found) {
  const same = (a, b) => {
    if (a === b) return true;
    const parts = (s) => String(s).split(/(-?[\d.]+)/);
    const [x, y] = [parts(a), parts(b)];
    return x.length === y.length && x.every((t, i) => t === y[i] || (i % 2 === 1 && Math.abs(t - y[i]) < 0.5));
  };
  return Object.keys(expected)
    .filter((key) => !same(expected[key], found[key]))
    .map((key) => `${key}: ${found[key]}, not ${expected[key]}`);
}
