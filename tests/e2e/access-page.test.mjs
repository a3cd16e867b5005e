// What Lighthouse calls best practices, of the page that holds only the widget, without Lighthouse
// (LIGHTHOUSE=… names its program where it is had: `npx lighthouse@13` is 176 MB, and no dependency): the document, the console, what is asked of whom.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { LANGS, opened, VIEWS } from "./access.mjs";
import { openSite } from "./harness.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

test("Lighthouse has nothing to say of accessibility and best practices", { skip: !process.env.LIGHTHOUSE }, () => {
  for (const query of Object.values(VIEWS)) {
    const flags = ["--only-categories=accessibility,best-practices", "--output=json", "--quiet", "--disable-full-page-screenshot", "--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-background-networking"];
    const env = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? "/usr/bin/chromium" };
    const { categories } = JSON.parse(execFileSync(process.env.LIGHTHOUSE, [site.address + query, ...flags], { env, encoding: "utf8", maxBuffer: 1 << 27 }));
    assert.deepEqual(Object.values(categories).map((c) => [c.id, c.score]), [["accessibility", 1], ["best-practices", 1]], query);
  }
});

test("doctype, charset, viewport that can be enlarged, title, description, language, icon", async () => {
  const page = await opened(site, VIEWS.summary);
  const found = await page.evaluate(() => {
    const meta = (name) => document.querySelector(`meta[name=${name}]`)?.content ?? "";
    return {
      mode: document.compatMode,
      doctype: document.doctype?.name,
      charset: document.characterSet,
      early: document.documentElement.outerHTML.indexOf("charset") < 1024,
      viewport: meta("viewport"),
      title: document.title,
      description: meta("description"),
      lang: document.documentElement.lang,
      icon: document.querySelectorAll("link[rel=icon]").length,
      headings: document.querySelectorAll("h1").length,
      mains: document.querySelectorAll("main").length,
    };
  });
  assert.equal(found.mode, "CSS1Compat");
  assert.equal(found.doctype, "html");
  assert.equal(found.charset, "UTF-8");
  assert.ok(found.early, "the charset stands within the first 1,024 bytes");
  assert.match(found.viewport, /width=device-width/);
  assert.doesNotMatch(found.viewport, /user-scalable|maximum-scale/);
  assert.ok(found.title.length > 3);
  assert.ok(found.description.length > 40 && found.description.length < 160, `${found.description.length}`);
  assert.equal(found.lang, "vi");
  assert.deepEqual([found.icon, found.headings, found.mains], [1, 1, 1]);
  site.assertClean();
});

/** Runs in the page before any script of it: what old or intrusive ways are used. */
function watch() {
  window.used = [];
  const told = (name) => window.used.push(name);
  for (const name of ["write", "writeln"]) document[name] = () => told(`document.${name}`);
  for (const [of, names] of [
    [navigator, ["registerProtocolHandler", "webkitGetUserMedia", "vibrate"]],
    [navigator.geolocation ?? {}, ["getCurrentPosition", "watchPosition"]],
    [window.Notification ?? {}, ["requestPermission"]],
    [window, ["alert", "confirm", "prompt", "openDatabase", "webkitStorageInfo"]],
  ]) {
    for (const name of names) if (name in of) Object.defineProperty(of, name, { configurable: true, value: () => told(name) });
  }
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (type, ...rest) {
    // `unload` keeps a page out of the cache that Back uses; a passive-less wheel makes it stutter.
    const options = rest[1];
    if (["unload", "beforeunload", "DOMSubtreeModified", "DOMNodeInserted", "DOMNodeRemoved"].includes(type)) told(`listens to ${type}`);
    if (["touchstart", "touchmove", "wheel", "mousewheel"].includes(type) && this instanceof Window && options?.passive === false) told(`holds up ${type}`);
    return listen.call(this, type, ...rest);
  };
  new ReportingObserver((reports) => reports.forEach((r) => told(`${r.type}: ${r.body?.id ?? r.body?.message}`)), { buffered: true, types: ["deprecation", "intervention"] }).observe();
  addEventListener("securitypolicyviolation", (e) => told(`policy: ${e.violatedDirective}`));
}

describe("in every view", () => {
  for (const lang of LANGS) {
    test(`nothing old, intrusive or logged; links and pictures as they should be, ${lang}`, async () => {
      for (const [view, query] of Object.entries(VIEWS)) {
        const logged = [];
        const page = await opened(site, `${query}&lang=${lang}`, {
          prepare: async (page) => {
            page.on("console", (message) => ["error", "warning"].includes(message.type()) && logged.push(message.text()));
            await page.addInitScript(watch);
          },
        });
        const found = await page.evaluate(() => {
          const root = document.querySelector("binh-yen").shadowRoot;
          const wrong = [...window.used];
          for (const link of root.querySelectorAll("a")) {
            const name = link.textContent.trim();
            if (!name || /^(here|click|link|đây|xem)$/i.test(name)) wrong.push(`link named "${name}"`);
            if (!/^https?:/.test(link.protocol)) wrong.push(`link to ${link.href}`);
            if (link.target === "_blank" && !/noopener|noreferrer/.test(link.rel)) wrong.push(`open to its opener: ${link.href}`);
          }
          for (const picture of root.querySelectorAll("img, iframe, video")) if (!picture.getAttribute("alt") && !picture.title) wrong.push(`no name: ${picture.localName}`);
          for (const svg of root.querySelectorAll("svg")) {
            const box = svg.viewBox.baseVal;
            const seen = svg.getBoundingClientRect();
            if (!svg.checkVisibility() || !box?.width || !seen.width) continue;
            if (Math.abs(box.width / box.height / (seen.width / seen.height) - 1) > 0.02) wrong.push(`out of shape: ${svg.getAttribute("class")}`);
            if (!svg.closest("[aria-hidden=true]") && svg.getAttribute("aria-hidden") !== "true" && !svg.getAttribute("aria-label")) wrong.push(`neither named nor hidden: ${svg.outerHTML.slice(0, 80)}`);
          }
          const ids = [...root.querySelectorAll("[id]")].map((e) => e.id);
          for (const id of new Set(ids.filter((id, i) => ids.indexOf(id) !== i))) wrong.push(`id twice: ${id}`);
          const texts = [...root.querySelectorAll("*")].filter((e) => !e.ownerSVGElement && [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim()) && e.checkVisibility());
          const small = texts.filter((e) => parseFloat(getComputedStyle(e).fontSize) < 12).map((e) => e.outerHTML.slice(0, 60));
          // An asterisk beside a number.
          for (const e of small) if (!/noted/.test(e)) wrong.push(`smaller than 12 px: ${e}`);
          return { wrong, cookies: document.cookie, kept: localStorage.length + sessionStorage.length };
        });
        assert.deepEqual(found.wrong, [], view);
        assert.deepEqual([found.cookies, found.kept], ["", 0], view);
        assert.deepEqual(logged, [], view);
        await page.context().close();
      }
      site.assertClean();
    });
  }

  test("Back finds the page as it was left", async () => {
    const page = await opened(site, VIEWS.summary);
    const blocked = await page.evaluate(() => performance.getEntriesByType("navigation")[0].notRestoredReasons);
    assert.equal(blocked ?? null, null);
    site.assertClean();
  });
});
