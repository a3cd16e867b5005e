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
  const said = await page.locator("binh-yen").innerText();
  assert.match(said, /cần JavaScript/);
  assert.match(said, /needs JavaScript/);
  assert.doesNotMatch(said, /Đang tải|Loading/);
  // Chromium counts the preload of the module as refused.
  site.takeProblems();
});

test("where something fails the page says so once, in the language asked for, and where the figures are", async () => {
  for (const [what, query, answer] of [
    ["**/*.wasm", "?lang=en", (route) => route.abort()],
    ["**/data/pages/en/**", "?lang=en&places=gia-lai/kbang", (route) => route.fulfill({ status: 500, body: "" })],
  ]) {
    const page = await site.page(query, { prepare: (page) => page.route(what, answer) });
    await page.locator("[part=failed], [role=alert]").first().waitFor({ timeout: 20_000 });
    const said = await page.locator("binh-yen").innerText();
    assert.doesNotMatch(said, /Đang tải|Loading/, what);
    assert.match(said, /The reported figures with their sources/);
    const link = page.locator("binh-yen > p > a");
    assert.equal(await link.isVisible(), true);
    assert.equal(await link.evaluate(async (a) => (await (await fetch(a.href)).json()).format), "binh-yen/1");
    assert.ok(site.takeProblems().length > 0);
  }
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
