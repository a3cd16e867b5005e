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
  await page.locator(".by-panel").waitFor({ timeout: 20_000 });
  assert.equal(await page.getByText("Đang tải số liệu…").isVisible(), false);
  assert.equal(await page.getAttribute("html", "lang"), "vi");
  await site.screenshot(page, "smoke");
  site.assertClean();
});

test("without JavaScript the reader is told, in words", async () => {
  const page = await site.page("", { javaScriptEnabled: false });
  assert.match(await page.locator("binh-yen").innerText(), /JavaScript/);
  // Chromium counts the preload of the module as refused.
  site.takeProblems();
});

test("a wasm that does not load leaves what stood there, a sentence and a way to retry", async () => {
  const page = await site.page();
  await page.route("**/*.wasm", (route) => route.abort());
  await page.reload();
  const line = page.locator("[part=failed]");
  await line.waitFor({ timeout: 20_000 });
  assert.match(await line.innerText(), /Chưa mở được/);
  assert.ok(site.takeProblems().length > 0);
  await page.unroute("**/*.wasm");
  await line.getByRole("button").click();
  await page.locator(".by-panel").waitFor({ timeout: 20_000 });
});
