// The page opens, the app starts in it, and nothing goes wrong on the way.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

test("the app takes the place of the loading text, with no error", async () => {
  const page = await site.page();
  const loading = page.locator("#binh-yen > [data-while]");
  await loading.first().waitFor({ state: "detached", timeout: 20_000 });
  const text = await page.locator("#binh-yen").innerText();
  assert.notEqual(text.trim(), "");
  assert.equal(await page.getAttribute("html", "lang"), "vi");
  await site.screenshot(page, "smoke");
  site.assertClean();
});

test("without JavaScript the reader is told, in words", async () => {
  const page = await site.page("", { javaScriptEnabled: false });
  assert.match(await page.locator("#binh-yen").innerText(), /JavaScript/);
  // Chromium counts the preload of the module as refused.
  site.takeProblems();
});

test("a wasm that does not load leaves a sentence in place of the app", async () => {
  const page = await site.page();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  await page.locator('#binh-yen > [data-while="failed"]').waitFor({ timeout: 20_000 });
  assert.equal(await page.locator('#binh-yen > [data-while="loading"]').isVisible(), false);
  assert.ok(site.takeProblems().length > 0);
});
