// The loader and the program use nothing but what was built together: a file with one byte changed
// is as good as none, the reader is told so in words, and what stands in the page stays.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { openSite } from "./harness.mjs";
import { shown, visit } from "./hosting.mjs";

const dist = path.resolve(process.env.SITE ?? fileURLToPath(new URL("../../dist", import.meta.url)));
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

let site, folder, parts;
before(async () => {
  site = await openSite();
  [folder] = (await readdir(dist)).filter((name) => /^binh-yen-[0-9a-f]{10}$/.test(name));
  parts = (await readdir(path.join(dist, folder))).filter((name) => /^(split|chunk)_.*\.wasm$/.test(name));
});
after(() => site?.close());

/** The file with one more or another byte at its end, which would run as before. */
function changed(body, name) {
  if (!name.endsWith(".wasm")) return Buffer.concat([body, Buffer.from("\n")]);
  // An empty custom section: the program itself is the same.
  return Buffer.concat([body, Buffer.from([0, 2, 1, 0x78])]);
}

const swap = (name) => async (page) => {
  await page.route(`**/${name}*`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: changed(await answer.body(), name) });
  });
};

describe("what every reader loads", () => {
  for (const name of ["binh-yen-app.js", "binh-yen-app_bg.wasm", "binh-yen.css"]) {
    test(`${name} with another byte: the fallback and a line; as it was built, it opens again`, async () => {
      const headers = { "content-security-policy": STRICT };
      const page = await visit(site, "csp", { headers, prepare: swap(name) });
      const line = page.locator("[part=failed]");
      await line.waitFor({ timeout: 20_000 });
      assert.match(await line.innerText(), /Chưa mở được phần so sánh: có tệp không tải được\. Thử lại/);
      assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
      assert.equal(await page.locator(".by-panel").count(), 0);
      assert.ok(site.takeProblems().some((problem) => /integrity|digest/i.test(problem)));
      await page.unroute(`**/${name}*`);
      await line.getByRole("button").click();
      await shown(page);
      site.assertClean();
    });
  }

  test("a style loaded by a link, in browsers without adopted sheets, is checked too", async () => {
    const page = await visit(site, "plain", {
      prepare: async (page) => {
        await page.addInitScript(() => delete ShadowRoot.prototype.adoptedStyleSheets);
        await swap("binh-yen.css")(page);
      },
    });
    await page.locator("[part=failed]").waitFor({ timeout: 20_000 });
    assert.ok(site.takeProblems().some((problem) => /integrity|digest/i.test(problem)));
  });
});

/** A browser with a voice that begins to read and never ends. */
function voice() {
  const all = [{ lang: "vi-VN", localService: true, name: "vi" }];
  const speech = Object.assign(new EventTarget(), { getVoices: () => all, speak: (one) => void setTimeout(() => one.onstart?.(new Event("start"))), cancel() {}, resume() {}, speaking: false, pending: false });
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  window.SpeechSynthesisUtterance = class extends EventTarget {};
}

/** What is shown first needs no part. */
const PACKED = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
  <script type="module" src="/binh-yen.js"></script></head><body><binh-yen src="/data/"></binh-yen>`;

test("a part of a view with another byte: a line in its place, then the view", async () => {
  assert.ok(parts.length >= 3, parts.join());
  const seen = new Set();
  for (const name of parts) {
    const prepare = async (page) => {
      await page.addInitScript(voice);
      await swap(name)(page);
    };
    const page = await visit(site, "plain", { prepare, body: PACKED });
    await shown(page);
    // Some part is needed by this view or that one, or by a source.
    for (const view of ["years", "places", "table", "source", "embed", "listen"]) {
      if (view === "source") {
        await page.locator("binh-yen").evaluate((e) => ((e.view = "summary"), e.settled));
        await page.locator(".by-ref").first().click();
      } else if (view === "embed") await page.getByRole("button", { name: "Nhúng" }).click();
      else if (view === "listen") {
        await page.keyboard.press("Escape");
        await page.getByRole("button", { name: "Đọc bài" }).click();
      }
      else await page.locator("binh-yen").evaluate((e, view) => void (e.view = view), view);
      const failed = page.locator(".by-app .by-notice[role=alert]");
      const opened = page.locator({ years: ".by-chart", places: ".by-chart__name", table: ".by-all__filter", source: "[role=dialog]", embed: ".by-sheet--wide", listen: "[data-aloud]" }[view]);
      await failed.or(opened).first().waitFor({ timeout: 20_000 });
      if (!(await failed.count())) continue;
      seen.add(name);
      assert.match(await failed.innerText(), /Chưa mở được phần này/);
      // With what is on its way: the next try must not meet it.
      await page.unrouteAll({ behavior: "wait" });
      if (view === "listen") await page.getByRole("button", { name: "Đọc bài" }).click();
      else await failed.getByRole("button").click();
      await opened.first().waitFor({ timeout: 20_000 });
      break;
    }
    site.takeProblems();
    await page.context().close();
  }
  assert.deepEqual([...seen].sort(), [...parts].sort(), "every part was asked for");
});

test("the program is asked for together with the script, not after it", async () => {
  const missing = new Set(["binh-yen-app.js", "binh-yen-app_bg.wasm", "binh-yen.css"]);
  let release, found;
  const held = new Promise((done) => (release = done));
  const all = new Promise((done) => (found = done));
  const page = await visit(site, "plain", {
    prepare: async (page) => {
      page.on("request", (request) => {
        missing.delete(request.url().split("/").pop());
        if (!missing.size) found();
      });
      await page.route("**/binh-yen-app.js", (route) => held.then(() => route.continue()));
    },
  });
  // The script does not come before all three were asked for.
  let limit;
  await Promise.race([all, new Promise((done) => (limit = setTimeout(done, 10_000)))]);
  clearTimeout(limit);
  assert.deepEqual([...missing], []);
  release();
  await shown(page);
  site.assertClean();
});

test("a loader whose folder is gone: the fallback and a line, never half of another version", async () => {
  const page = await visit(site, "plain", {
    prepare: (page) => page.route(`**/${folder}/**`, (route) => route.fulfill({ status: 404, body: "" })),
  });
  await page.locator("[part=failed]").waitFor({ timeout: 20_000 });
  assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
  assert.ok(site.takeProblems().length > 0);
});

test("scripts are let in by a nonce and what they bring", async () => {
  const page = await visit(site, "csp", {
    headers: { "content-security-policy": "script-src 'nonce-abc' 'strict-dynamic' 'wasm-unsafe-eval'; object-src 'none'" },
    body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
      <script type="module" nonce="abc" src="/binh-yen.js"></script></head><body>
      <binh-yen src="/data/reports.json" place="gia-lai/kbang"></binh-yen></body></html>`,
  });
  await shown(page);
  site.assertClean();
});

test("trusted types: no address of a script is made from text", async () => {
  const page = await visit(site, "csp", { headers: { "content-security-policy": `${STRICT}; require-trusted-types-for 'script'` } });
  await shown(page);
  site.assertClean();
});
