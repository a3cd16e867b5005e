// What an element takes while it is there it gives back when it goes.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { FLAGS, openSite } from "./harness.mjs";
import { visit } from "./hosting.mjs";

// What the browser learns of a program that runs for long, and what it compiles again because of that,
// is memory too, and comes whenever it has the time: here it compiles everything once.
const ONCE = "--js-flags=--no-opt --no-maglev --no-sparkplug --no-lazy-feedback-allocation --no-flush-bytecode --liftoff --no-wasm-tier-up";

/** What the program keeps free for its calls, from the lowest address on: `STACK` in xtask/src/build.rs. */
const STACK = 128 * 1024;

/** The memory of the program, in the page. */
const ownMemory = async () => {
  const [address] = performance.getEntriesByType("resource").filter((e) => e.name.endsWith("/binh-yen-app.js"));
  const app = await import(address.name);
  return (await app.default()).memory;
};

const PAGE = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
  <script type="module" src="/binh-yen.js"></script></head><body><div id="column"></div></body></html>`;

let site;
before(async () => {
  site = await openSite({ args: [...FLAGS, ONCE] });
});
after(() => site?.close());

test("removal frees everything: memory is flat over 1,000 lives", async (t) => {
  const page = await visit(site, "plain", { body: PAGE, viewport: { width: 1280, height: 30_000 } });
  await page.evaluate(() => customElements.whenDefined("binh-yen"));
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Performance.enable");
  // Ten at a time, since each waits for frames.
  const lives = (n) =>
    page.evaluate(async (n) => {
      const one = '<binh-yen src="/data/" place="gia-lai/kbang"><p>Bản có sẵn.</p></binh-yen>';
      for (let i = 0; i < n; i += 10) {
        column.innerHTML = one.repeat(10);
        const all = [...column.children];
        await Promise.all(all.map((e) => new Promise((done) => e.addEventListener("binh-yen:ready", done, { once: true }))));
        for (const element of all) element.remove();
        await new Promise((done) => setTimeout(done));
      }
    }, n);
  const now = async () => {
    // Finalizers run after a collection, in tasks of their own, and free what the next one collects.
    for (let i = 0; i < 4; i++) {
      await cdp.send("HeapProfiler.collectGarbage");
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done))));
    }
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    const { metrics } = await cdp.send("Performance.getMetrics");
    const of = (name) => metrics.find((m) => m.name === name).value;
    const wasm = await page.evaluate(`(${ownMemory})().then((memory) => memory.buffer.byteLength)`);
    return { heap: usedSize, wasm, listeners: of("JSEventListeners"), nodes: of("Nodes") };
  };
  // All that is made once: the program, its caches, its tables; and as many pages of memory as are ever
  // needed at the same time, which depends on when the browser collects.
  await lives(1500);
  const before = await now();
  await lives(1000);
  const after = await now();
  const story = JSON.stringify({ before, after });
  t.diagnostic(story);
  for (const what of ["heap", "wasm", "listeners", "nodes"]) assert.ok(Math.abs(after[what] / before[what] - 1) < 0.02, `${what}: ${story}`);
  site.assertClean();
});

test("calls take no more than half of the room that is kept for them, in any view or sheet", async (t) => {
  const views = ["summary", "years", "places", "table", "sources"];
  const element = (view) => `<binh-yen src="/data/" view="${view}" place="gia-lai/kbang"><p>Bản có sẵn.</p></binh-yen>`;
  const body = PAGE.replace('<div id="column"></div>', views.map(element).join(""));
  const page = await visit(site, "plain", { body, viewport: { width: 1280, height: 30_000 } });
  await page.evaluate(() => customElements.whenDefined("binh-yen"));
  await page.evaluate(() => Promise.all([...document.querySelectorAll("binh-yen")].map((element) => element.settled)));
  for (const name of ["Chia sẻ", "Nhúng", "Tải về"]) {
    await page.getByRole("button", { name }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("button").nth(1).waitFor();
    // A preview that is closed while it loads would give its requests up.
    if (name === "Nhúng") {
      const preview = dialog.frameLocator("iframe").locator("binh-yen");
      await preview.locator(".by-panel article").waitFor({ timeout: 20_000 });
      await preview.evaluate((element) => element.settled);
    }
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  const untouched = await page.evaluate(`(${ownMemory})().then((memory) => new Uint8Array(memory.buffer).findIndex((byte) => byte))`);
  t.diagnostic(`${STACK - untouched} bytes of ${STACK}`);
  assert.ok(untouched > STACK / 2 && untouched < STACK, `untouched: ${untouched} bytes of ${STACK}`);
  site.assertClean();
});
