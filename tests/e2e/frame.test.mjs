// The widget's page in frames of another site: each frame is as tall as what it shows, and listens
// to nobody else.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";
import { visit } from "./hosting.mjs";

let host, widgets;
before(async () => {
  [host, widgets] = await Promise.all([openSite(), openSite()]);
});
after(() => Promise.all([host?.close(), widgets?.close()]));

/** The page with frames; `extra` goes to the address of the page. */
async function framed({ extra = "", prepare, ...context } = {}) {
  return visit(host, "frames", {
    ...context,
    query: `?at=${encodeURIComponent(widgets.address)}${extra}`,
    prepare: async (page) => {
      // A frame without an origin reads only what is open to everyone.
      await page.route(`${widgets.address}**`, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
      });
      await prepare?.(page);
    },
  });
}

const ready = (page, id) => page.frameLocator(`#${id}`).locator(".by-panel").waitFor({ timeout: 20_000 });
const inside = async (page, id) => (await page.locator(`#${id}`).elementHandle()).contentFrame();

/** Until everything that these frames have sent by now has been heard, and its effect drawn: messages
 *  of one window come in the order sent. `frames` are drawn first, since a height is told when drawn. */
async function heard(page, ids = ["first"], frames = 3) {
  for (const id of ids) {
    const mark = `${id} ${Math.random()}`;
    await (await inside(page, id)).evaluate(
      async ([mark, frames]) => {
        for (let i = 0; i < frames; i++) await new Promise(requestAnimationFrame);
        parent.postMessage({ type: "mark", mark }, "*");
      },
      [mark, frames],
    );
    await page.waitForFunction((mark) => window.told.some((t) => t.mark === mark), mark);
  }
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Until the frame has told a height. */
const told = (page, from) => page.waitForFunction((from) => window.told.some((t) => t.from === from && t.height), from);

/** How far what the frame shows is from what the frame has room for. */
async function misfit(page, id) {
  const element = await page.locator(`#${id}`).elementHandle();
  const frame = await element.contentFrame();
  const [content, wide] = await frame.evaluate(() => [
    document.body.getBoundingClientRect().height,
    document.documentElement.scrollWidth - document.documentElement.clientWidth,
  ]);
  return [Math.abs((await element.evaluate((e) => e.clientHeight)) - content), wide];
}

/** Waits until the frame fits what it shows; fails after ten seconds. */
async function fits(page, id) {
  let [tall, wide] = await misfit(page, id);
  for (const end = Date.now() + 10_000; tall >= 1 && Date.now() < end; ) [tall, wide] = await misfit(page, id);
  assert.ok(tall < 1, `${id}: ${tall} px`);
  assert.ok(wide <= 0, `${id}: ${wide} px`);
}

test("each frame is as tall as what it shows, also without an origin", async () => {
  const page = await framed();
  for (const id of ["first", "second", "alone"]) {
    await ready(page, id);
    // The view itself may still be on its way, and the message after it; browsers draw a frame
    // that nobody sees late or never.
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.frameLocator(`#${id}`).locator("article").waitFor();
    await fits(page, id);
  }
  const heights = await page.evaluate(() => ["first", "second", "alone"].map((id) => document.getElementById(id).offsetHeight));
  assert.equal(new Set(heights).size, 3, heights.join());
  assert.equal(await page.evaluate(() => told.find((t) => t.from === "alone").origin), "null");
  host.assertClean();
});

test("a frame that is not marked keeps its height", async () => {
  const page = await framed();
  await ready(page, "other");
  await page.locator("#other").scrollIntoViewIfNeeded();
  await told(page, "other");
  await heard(page, ["other"], 0);
  assert.equal(await page.locator("#other").evaluate((e) => e.offsetHeight), 154);
});

test("one message for each change of height, none when idle, and the frame follows", async () => {
  const page = await framed();
  await ready(page, "first");
  await ready(page, "second");
  await fits(page, "first");
  await heard(page);
  const heights = () => page.evaluate(() => window.told.filter((t) => t.from === "first" && t.height).map((t) => t.height));
  const before = await heights();
  assert.ok(before.every((h, i) => h !== before[i - 1]), before.join());
  await heard(page, ["first"], 60);
  assert.deepEqual(await heights(), before, "idle");
  await page.frameLocator("#first").getByRole("tab", { name: "Bảng" }).click();
  await page.frameLocator("#first").locator(".by-all__filter").waitFor();
  await fits(page, "first");
  await heard(page);
  const after = await heights();
  assert.ok(after.length > before.length && after.length <= before.length + 2, after.join());
  host.assertClean();
});

test("a lazy frame gets its height when the reader comes to it", async () => {
  const page = await framed();
  await ready(page, "first");
  await page.locator("#late").scrollIntoViewIfNeeded();
  await ready(page, "late");
  await fits(page, "late");
  host.assertClean();
});

test("a script that comes after the frames asks them", async () => {
  const page = await framed({ prepare: (page) => page.route("**/binh-yen-frame.js", (route) => route.fulfill({ contentType: "text/javascript", body: "" })) });
  await ready(page, "first");
  await told(page, "first");
  await heard(page);
  assert.equal(await page.locator("#first").evaluate((e) => e.offsetHeight), 154);
  await page.unroute("**/binh-yen-frame.js");
  await page.addScriptTag({ type: "module", url: "/binh-yen-frame.js?late" });
  await fits(page, "first");
  host.assertClean();
});

/** Where the dialog stands in the window of the host. */
const seenAt = async (page, id) => {
  const dialog = page.frameLocator(`#${id}`).getByRole("dialog");
  await dialog.waitFor();
  await page.waitForTimeout(100);
  const { y, height } = await dialog.boundingBox();
  return { top: y, bottom: y + height, focus: await dialog.evaluate((e) => e.getRootNode().activeElement?.className) };
};

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 800 }]) {
  test(`what a number opens is seen in a tall frame, ${viewport.width} px`, async () => {
    const page = await framed({ viewport });
    for (const id of ["first", "alone"]) {
      await ready(page, id);
      await page.locator(`#${id}`).scrollIntoViewIfNeeded();
      await page.frameLocator(`#${id}`).locator("article").waitFor();
      await fits(page, id);
      const number = page.frameLocator(`#${id}`).locator(".by-ref").first();
      for (const press of [() => number.evaluate((e) => e.click()), () => number.press("Enter")]) {
        await number.evaluate((e) => e.scrollIntoView({ block: "center" }));
        await press();
        const { top, bottom, focus } = await seenAt(page, id);
        // All of it, or its beginning where it is taller than the window.
        assert.ok(top >= 0 && (bottom <= viewport.height + 1 || top < 1), `${id}: ${top}–${bottom}`);
        assert.equal(focus, "by-sheet__close");
        await page.keyboard.press("Escape");
        await page.frameLocator(`#${id}`).getByRole("dialog").waitFor({ state: "detached" });
      }
      await fits(page, id);
    }
    // A sheet that is taller than the window: its head.
    const embed = page.frameLocator("#first").getByRole("button", { name: "Nhúng", exact: true });
    await embed.evaluate((e) => e.scrollIntoView({ block: "center" }));
    await embed.click();
    const { top } = await seenAt(page, "first");
    assert.ok(top >= -4 && top < viewport.height - 100, `${top}`);
    host.takeProblems();
  });
}

test("in a frame nothing is stored, unless its address says so", async () => {
  const page = await framed();
  await ready(page, "first");
  const first = await inside(page, "first");
  const stored = async (query) => {
    await first.goto(`${widgets.address}index.html${query}`);
    await ready(page, "first");
    await first.getByRole("button", { name: "Chữ to hơn" }).click();
    const kept = await first.evaluate(() => ({ ...localStorage }));
    await first.evaluate(() => localStorage.clear());
    return kept;
  };
  assert.deepEqual(await stored("?places=gia-lai/kbang"), {});
  assert.deepEqual(await stored("?places=gia-lai/kbang&remember=true"), { "binh-yen": "text=115" });
  host.takeProblems();
});

test("messages of others are not obeyed", async () => {
  const page = await framed();
  for (const id of ["first", "second", "alone"]) {
    await ready(page, id);
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await page.frameLocator(`#${id}`).locator("article").waitFor();
    await fits(page, id);
  }
  const heights = () => page.evaluate(() => [...document.querySelectorAll("iframe")].map((f) => f.offsetHeight));
  const before = await heights();
  // From the page itself, from a frame that is not marked, and from a marked one gone to another origin.
  await page.evaluate(() => postMessage({ type: "binh-yen:height", height: 9999 }, "*"));
  const other = await inside(page, "other");
  await other.evaluate(() => parent.postMessage({ type: "binh-yen:height", height: 9999 }, "*"));
  const first = await inside(page, "first");
  for (const height of [-5, NaN, Infinity, "9999", 1e9, null]) {
    await first.evaluate((height) => parent.postMessage({ type: "binh-yen:height", height }, "*"), height);
  }
  await first.evaluate(() => parent.postMessage(null, "*"));
  await heard(page, ["first", "other"], 0);
  assert.deepEqual(await heights(), before);
  const there = new URL("data/reports.json", host.address).href;
  await first.goto(there);
  await first.evaluate(() => parent.postMessage({ type: "binh-yen:height", height: 9999 }, "*"));
  await heard(page, ["first"], 0);
  assert.deepEqual(await heights(), before);
  host.assertClean();
});

test("`host` names the only page that is told", async () => {
  const page = await framed();
  await ready(page, "first");
  const toldTo = async (origin) => {
    await page.evaluate(() => (window.told.length = 0));
    const first = await inside(page, "first");
    await first.goto(`${widgets.address}index.html?host=${encodeURIComponent(origin)}`);
    await ready(page, "first");
    await page.frameLocator("#first").locator("article").waitFor();
    await heard(page);
    return page.evaluate(() => window.told.filter((t) => t.from === "first" && t.type === "binh-yen:height").length);
  };
  assert.ok((await toldTo(host.address)) > 0);
  host.takeProblems();
  assert.equal(await toldTo("https://elsewhere.example"), 0);
  // Without its scheme it is no address: nobody is told, rather than everybody.
  assert.equal(await toldTo("elsewhere.example"), 0);
  // Chromium says in the console that a message found another origin.
  host.takeProblems();
});
