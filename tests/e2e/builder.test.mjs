// Sharing a view, and the code that puts it into another page: what is copied shows the same view
// there, as an element, in a frame and by its link.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";
import { shown, visit } from "./hosting.mjs";
import { render, taken } from "./rendered.mjs";

let site, other;
before(async () => {
  [site, other] = await Promise.all([openSite(), openSite()]);
});
after(() => Promise.all([site?.close(), other?.close()]));

/** Clean but for what a preview was still fetching when another took its place. */
function assertClean() {
  assert.deepEqual(site.takeProblems().filter((problem) => !/net::ERR_ABORTED|cannot load \S+\. $/.test(problem)), []);
}

const DESK = { viewport: { width: 1280, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] };
const YEARS = "?view=years&places=gia-lai/kbang,gia-lai/ia-pa&indicator=social_order_crime";
const VIEWS = {
  summary: "?places=gia-lai/kbang",
  years: YEARS,
  places: "?view=places&places=gia-lai/ia-pa,gia-lai/kbang&periods=2023&order=value",
  table: "?view=table&q=kbang%20tai%20nan",
  sources: "?view=sources&lang=en",
};

async function opened(query, context = DESK) {
  const page = await site.page(query, context);
  await page.locator(".by-panel article").waitFor({ timeout: 20_000 });
  return page;
}

/** Opens a sheet; returns it and its text. */
async function sheet(page, name, own = "binh-yen") {
  await page.locator(own).getByRole("button", { name, exact: true }).click();
  const dialog = page.locator(own).getByRole("dialog");
  await dialog.getByRole("textbox").first().waitFor({ timeout: 20_000 });
  return dialog;
}
const code = (dialog) => dialog.locator("textarea").inputValue();

/** What a view says, apart from the drawing, which hangs on the room it has. */
const says = (scope) =>
  scope.locator(".by-panel article").evaluate((article) => {
    const parts = [...article.querySelectorAll("h2, h3, p, td, th, dt, dd, li")].filter((e) => !e.closest("svg, figure"));
    return parts.map((e) => e.textContent.trim()).join("\n");
  });

/** A page of somebody else's with this in it. */
function paste(html, { prepare, style = "", latency = 0, ...options } = {}) {
  const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><style>${style}</style></head><body><h1>Bài</h1>${html}</body></html>`;
  return visit(other, "plain", {
    body,
    prepare: async (page) => {
      // Data for pages of others is published with this header; the scripts need it too.
      await page.route(`${site.address}**`, async (route) => {
        const response = await route.fetch();
        if (latency) await new Promise((done) => setTimeout(done, latency));
        await route.fulfill({ response, headers: { ...response.headers(), "access-control-allow-origin": "*" } });
      });
      await prepare?.(page);
    },
    ...options,
  });
}

test("by keyboard: open, choose, copy, close", async () => {
  const page = await opened(YEARS);
  const button = page.getByRole("button", { name: "Nhúng", exact: true });
  await button.focus();
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog", { name: "Nhúng" });
  await dialog.getByLabel("Mã để dán vào trang").waitFor({ timeout: 20_000 });
  const focused = () => page.evaluate(() => document.querySelector("binh-yen").shadowRoot.activeElement?.textContent);
  assert.match(await focused(), /Đóng/);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  assert.equal(await focused(), "Khung (iframe)");
  await page.keyboard.press("Enter");
  assert.match(await code(dialog), /^<iframe data-binh-yen /);
  for (let i = 0; i < 2; i++) await page.keyboard.press("Tab");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  assert.match(await code(dialog), /theme=dark/);
  for (let i = 0; i < 2; i++) await page.keyboard.press("Tab");
  await page.keyboard.type("700");
  assert.match(await code(dialog), /^<iframe src="[^"]*" title="[^"]+" width="100%" height="700"/);
  for (let i = 0; i < 2; i++) await page.keyboard.press("Tab");
  assert.equal(await focused(), "Sao chép mã");
  await page.keyboard.press("Enter");
  await dialog.getByRole("status").getByText("Đã sao chép.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(dialog));
  assert.equal(await focused(), "Sao chép mã", "focus stays where it was");
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await focused(), "Nhúng");
  assertClean();
});

test("the first visit does not fetch the builder", async () => {
  const asked = [];
  const page = await site.page("?places=gia-lai/kbang", { ...DESK, prepare: (page) => page.on("request", (r) => asked.push(r.url())) });
  await page.locator(".by-panel article").waitFor({ timeout: 20_000 });
  const builder = () => asked.filter((url) => /builder/.test(url)).length;
  assert.equal(builder(), 0);
  await sheet(page, "Chia sẻ");
  assert.equal(builder(), 1);
  assertClean();
});

for (const [view, query] of Object.entries(VIEWS)) {
  test(`the element shows the same view elsewhere: ${view}`, async () => {
    const page = await opened(query);
    const dialog = await sheet(page, query.includes("lang=en") ? "Embed" : "Nhúng");
    const html = await code(dialog);
    const there = await paste(html);
    await taken(there);
    assert.equal(await says(there.locator("[part=app]")), await says(page));
    other.assertClean();
    assertClean();
  });
}

/** The codes of five views, as the sheet writes them. */
async function five() {
  const codes = [];
  for (const query of ["?places=gia-lai/kbang", YEARS, "?view=sources&places=gia-lai/kbang", "?places=lam-dong", "?view=places&places=gia-lai/ia-pa&periods=2023"]) {
    const page = await opened(query);
    codes.push(await code(await sheet(page, "Nhúng")));
    await page.context().close();
  }
  return codes;
}

test("five codes in one article: nothing moves, on a slow line and for readers in a hurry", async () => {
  const codes = await five();
  const words = `<p>${"Một đoạn của bài báo dài vừa phải để đọc. ".repeat(8)}</p>`;
  for (const width of [320, 768, 1280]) {
    for (const [step, latency] of [[60, 100], [120, 250]]) {
      const there = await paste(`${words}${codes.join(words)}${words}`, {
        style: "body { max-width: 44em; margin: 0 auto; padding: 0 12px }",
        viewport: { width, height: width < 700 ? 640 : 900 },
        latency,
        prepare: (page) =>
          page.addInitScript(() => {
            window.shifts = [];
            new PerformanceObserver((list) => {
              for (const e of list.getEntries()) window.shifts.push([e.value, ...e.sources.map((s) => s.node?.outerHTML?.slice(0, 60))]);
            }).observe({ type: "layout-shift", buffered: true });
          }),
      });
      // 600 and 1,200 px a second, whatever has come.
      for (;;) {
        const end = await there.evaluate((step) => (scrollBy(0, step), scrollY + innerHeight >= document.documentElement.scrollHeight - 1), step);
        await there.waitForTimeout(100);
        if (end) break;
      }
      await there.waitForFunction(() => [...document.querySelectorAll("binh-yen")].every((e) => e.shadowRoot?.querySelector("[part=app] .by-panel article")), null, { timeout: 30_000 });
      await there.evaluate(() => Promise.all([...document.querySelectorAll("binh-yen")].map((e) => e.ready)));
      const shifts = await there.evaluate(() => window.shifts);
      const sum = shifts.reduce((all, [value]) => all + value, 0);
      assert.ok(sum <= 0.001, `${width} px, ${step}, ${latency} ms: ${sum}: ${JSON.stringify(shifts)}`);
      await there.context().close();
    }
  }
  other.assertClean();
  assertClean();
});

test("the code holds what the companion writes", async () => {
  for (const [query, words] of [["?places=gia-lai/kbang", "--place gia-lai/kbang --period 2024"], [YEARS, `--view years --places gia-lai/kbang,gia-lai/ia-pa --indicator social_order_crime --measure cases`]]) {
    const page = await opened(query);
    const html = await code(await sheet(page, "Nhúng"));
    const [own, rendered] = await page.evaluate(
      (all) =>
        all.map((html) => {
          const element = new DOMParser().parseFromString(html, "text/html").querySelector("binh-yen");
          const inside = element.querySelector("template").content;
          const classes = [...inside.querySelectorAll("[class]")].map((e) => `${e.localName}.${e.className.baseVal ?? e.className}`);
          const values = [...inside.querySelectorAll("input")].map((e) => e.getAttribute("value"));
          return { text: inside.textContent, classes, values, plain: element.querySelector("article").outerHTML.replace(/\s+/g, " ") };
        }),
      [html, render(words)],
    );
    assert.deepEqual(own, rendered);
    await page.context().close();
  }
  assertClean();
});

test("the code of a frame has the height that the preview has, and the figures for readers without scripts", async () => {
  const page = await opened("?places=gia-lai/kbang");
  const dialog = await sheet(page, "Nhúng");
  await dialog.getByRole("button", { name: "Khung (iframe)" }).click();
  const preview = page.locator("binh-yen").frameLocator("iframe");
  await preview.locator(".by-panel article").waitFor({ timeout: 20_000 });
  const tall = () => preview.locator("body").evaluate((e) => Math.ceil(e.getBoundingClientRect().height));
  const written = async () => +(await code(dialog)).match(/height="(\d+)"/)[1];
  for (const end = Date.now() + 5000; (await written()) !== (await tall()) && Date.now() < end; ) await page.waitForTimeout(50);
  assert.equal(await written(), await tall());
  const there = await paste(await code(dialog), { javaScriptEnabled: false });
  assert.match(await there.locator("noscript").innerText(), /20.vụ/);
  other.takeProblems();
  assertClean();
});

test("without scripts the element's own words and figures are there", async () => {
  const page = await opened("?places=gia-lai/chu-prong");
  const html = await code(await sheet(page, "Nhúng"));
  const there = await paste(html, { javaScriptEnabled: false });
  const lead = await page.locator(".by-summary__lead").innerText();
  const seen = await there.locator("binh-yen .by-still").textContent();
  const plain = (text) => text.replaceAll("\u00a0", " ");
  assert.ok(plain(seen).includes(plain(lead.split(/\snguồn/i)[0]).trim()), `${lead}\n${seen}`);
  const numbers = await page.locator(".by-rows__cell .by-ref").evaluateAll((all) => all.map((e) => e.firstChild.textContent.trim()));
  assert.ok(numbers.length > 2);
  for (const number of numbers) assert.ok(plain(seen).includes(plain(number)), `${number}\n${seen}`);
  assert.match((await there.locator("binh-yen .by-still a").first().getAttribute("href")) ?? "", /^https:\/\/baogialai/);
});

test("the frame shows the same view, as tall as it is, in its language and colours", async () => {
  const page = await opened("?places=gia-lai/kbang");
  const dialog = await sheet(page, "Nhúng");
  await dialog.getByRole("button", { name: "Khung (iframe)" }).click();
  const vi = await code(dialog);
  const there = await paste(vi);
  const frame = there.frameLocator("iframe");
  await frame.locator(".by-panel article").waitFor({ timeout: 20_000 });
  assert.equal(await says(frame), await says(page));
  await there.waitForFunction(() => document.querySelector("iframe").offsetHeight > 700);

  await dialog.getByLabel("Nền").selectOption("dark");
  await dialog.getByLabel("Ngôn ngữ").selectOption("en");
  await dialog.getByLabel("Chiều cao (px)").fill("480");
  const en = await paste(await code(dialog));
  const dark = en.frameLocator("iframe");
  await dark.locator(".by-panel article").waitFor({ timeout: 20_000 });
  assert.match(await dark.locator(".by-tabs").innerText(), /Summary/);
  for (const part of ["body", ".by-app"]) {
    const ground = await dark.locator(part).evaluate((e) => getComputedStyle(e).backgroundColor);
    assert.equal(ground, "rgb(18, 20, 22)", part);
  }
  // What a frame tells of its height it has told by the frame after it was drawn.
  await en.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  assert.equal(await en.locator("iframe").evaluate((e) => e.offsetHeight), 480);
  assert.equal(await en.locator("script[src$='binh-yen-frame.js']").count(), 0);
  other.assertClean();
  assertClean();
});

test("the preview follows the choices and leaves the page's history alone", async () => {
  const page = await opened("?places=gia-lai/kbang");
  const dialog = await sheet(page, "Nhúng");
  const before = await page.evaluate(() => history.length);
  const preview = page.locator("binh-yen").frameLocator("iframe");
  await preview.locator(".by-panel article").waitFor({ timeout: 20_000 });
  assert.equal(await says(preview), await says(page));
  await dialog.getByLabel("Nền").selectOption("dark");
  await dialog.getByLabel("Ngôn ngữ").selectOption("en");
  await preview.locator(".by-panel").getByText("In 2024").first().waitFor({ timeout: 20_000 });
  const ground = await preview.locator(".by-app").evaluate((e) => getComputedStyle(e).backgroundColor);
  assert.equal(ground, "rgb(18, 20, 22)");
  assert.equal(await page.evaluate(() => history.length), before);
  assertClean();
});

test("the code follows the view while the sheet is open", async () => {
  const page = await opened("?places=gia-lai/kbang", { viewport: { width: 1600, height: 900 } });
  const dialog = await sheet(page, "Nhúng");
  assert.doesNotMatch(await code(dialog), /view=/);
  await page.getByRole("tab", { name: "Bảng" }).first().press("Enter");
  await page.locator(".by-all").first().waitFor();
  assert.match(await code(dialog), /view="table"/);
  assertClean();
});

test("the link opens the same view", async () => {
  const page = await opened(YEARS);
  const dialog = await sheet(page, "Chia sẻ");
  const link = await code(dialog);
  assert.ok(link.startsWith(`${site.address}index.html?view=years&places=gia-lai/kbang,gia-lai/ia-pa`), link);
  const [there] = await Promise.all([page.context().waitForEvent("page"), dialog.getByRole("link", { name: /Mở thành trang riêng/ }).click()]);
  await there.locator(".by-panel article").waitFor({ timeout: 20_000 });
  assert.equal(there.url(), link);
  assert.equal(await says(there), await says(page));
  await dialog.getByRole("button", { name: "Sao chép đường dẫn" }).click();
  await dialog.getByRole("status").getByText("Đã sao chép.").waitFor();
  assert.equal(await dialog.getByRole("button", { name: /ứng dụng khác/ }).count(), 0, "no system share here");
  assertClean();
});

test("inside somebody else's page the link leads to the widget's own page, with its data", async () => {
  const data = `${site.address}data/`;
  const there = await paste(`<script type="module" src="${site.address}binh-yen.js"></script><binh-yen src="${data}" view="places" place="gia-lai/kbang" period="2023"></binh-yen>`);
  await shown(there);
  const dialog = await sheet(there, "Chia sẻ");
  const link = await code(dialog);
  assert.ok(link.startsWith(`${site.address}index.html?view=places&places=gia-lai/kbang&periods=2023`), link);
  assert.ok(!link.includes("data="), link);
  other.assertClean();
});

test("the system's share sheet gets title and link; a change of mind is no error", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      window.shared = [];
      Navigator.prototype.share = function (data) {
        window.shared.push({ ...data });
        return shared.length > 1 ? Promise.reject(new DOMException("no", "AbortError")) : Promise.resolve();
      };
    });
  const page = await opened("?places=gia-lai/kbang", { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true, prepare });
  const dialog = await sheet(page, "Chia sẻ");
  const button = dialog.getByRole("button", { name: "Gửi qua ứng dụng khác…" });
  await button.click();
  await button.click();
  const shared = await page.evaluate(() => window.shared);
  assert.equal(shared.length, 2);
  assert.match(shared[0].title, /Huyện Kbang/);
  assert.equal(shared[0].url, await code(dialog));
  assertClean();
});

test("where copying is refused the text stands selected, and that is said", async () => {
  const prepare = (page) =>
    page.addInitScript(() => {
      Document.prototype.execCommand = () => false;
      Clipboard.prototype.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"));
    });
  const page = await opened("?places=gia-lai/kbang", { ...DESK, prepare });
  const dialog = await sheet(page, "Nhúng");
  await dialog.getByRole("button", { name: "Sao chép mã" }).click();
  await dialog.getByRole("status").getByText("không cho sao chép").waitFor();
  const [start, end, length, focused] = await dialog.locator("textarea").evaluate((e) => [e.selectionStart, e.selectionEnd, e.value.length, e.getRootNode().activeElement === e]);
  assert.deepEqual([start, end, focused], [0, length, true]);
  // Of other code nothing is said.
  await dialog.getByRole("button", { name: "Đường dẫn" }).click();
  await dialog.getByRole("status").filter({ hasNotText: "sao chép" }).waitFor({ state: "attached" });
  assertClean();
});

test("without the old command the clipboard is used; without either the text is selected", async () => {
  for (const [clipboard, said] of [[true, "Đã sao chép."], [false, "không cho sao chép"]]) {
    const prepare = (page) =>
      page.addInitScript((clipboard) => {
        delete Document.prototype.execCommand;
        if (!clipboard) delete Navigator.prototype.clipboard;
      }, clipboard);
    const page = await opened("?places=gia-lai/kbang", { ...DESK, prepare });
    const dialog = await sheet(page, "Chia sẻ");
    await dialog.getByRole("button", { name: "Sao chép đường dẫn" }).click();
    await dialog.getByRole("status").getByText(said).waitFor();
    if (clipboard) assert.equal(await page.evaluate(() => navigator.clipboard.readText()), await code(dialog));
    assertClean();
  }
});

test("copying works inside a frame of another site too", async () => {
  const page = await opened("?places=gia-lai/kbang");
  const dialog = await sheet(page, "Nhúng");
  await dialog.getByRole("button", { name: "Khung (iframe)" }).click();
  const there = await paste(await code(dialog));
  const frame = there.frameLocator("iframe");
  await frame.getByRole("button", { name: "Chia sẻ", exact: true }).click();
  await frame.getByRole("button", { name: "Sao chép đường dẫn" }).click({ timeout: 20_000 });
  await frame.getByRole("status").getByText("Đã sao chép.").waitFor();
  const inside = await frame.locator("textarea").inputValue();
  assert.equal(inside, `${site.address}index.html?places=gia-lai/kbang&periods=2024`);
  other.assertClean();
  assertClean();
});

test("names in the data add nothing to the code", async () => {
  const bad = `</binh-yen><script>window.hit=1</script><img src=x onerror="window.hit=1">"'&amp;`;
  const data = {
    format: "binh-yen/1",
    places: [{ id: 'x/"><b>&', name: bad, type: "rural_district" }],
    reports: [{
      id: "r", place: 'x/"><b>&', period: "2024", source: { publisher: bad, title: bad, url: "javascript:window.hit=1" },
      figures: [{ indicator: "social_order_crime", measure: "cases", value: 20 }],
    }],
  };
  const serve = (page) => page.route("**/bad.json", (route) => route.fulfill({ headers: { "access-control-allow-origin": "*" }, json: data }));
  const page = await opened("?data=bad.json", { ...DESK, prepare: serve });
  const dialog = await sheet(page, "Nhúng");
  const link = await dialog.getByRole("link", { name: /Mở thành trang riêng/ }).getAttribute("href");
  assert.ok(link.includes("data=http://") || link.includes("data=http:"), link);
  for (const kind of ["Thẳng vào trang", "Khung (iframe)", "Đường dẫn"]) {
    await dialog.getByRole("button", { name: kind }).click();
    const there = await paste(await code(dialog), { prepare: serve });
    if (kind === "Thẳng vào trang") {
      assert.match(await there.locator(".by-still").textContent(), /<script>/);
      await taken(there);
      assert.match(await there.locator("[part=app] .by-summary__kicker").innerText(), /window\.hit=1/);
    }
    assert.equal(await there.evaluate(() => window.hit), undefined);
    assert.equal(await there.locator("img, a[href^='javascript']").count(), 0, kind);
  }
  assert.equal(await page.evaluate(() => window.hit), undefined);
  site.takeProblems();
  other.takeProblems();
});

for (const width of [320, 360, 768, 1280]) {
  test(`both sheets fit ${width} px, with room to press`, async () => {
    for (const [query, names] of [["?places=gia-lai/kbang", ["Chia sẻ", "Nhúng"]], ["?view=years&places=gia-lai/kbang&lang=en", ["Share", "Embed"]]]) {
      const page = await opened(query, { viewport: { width, height: 800 } });
      for (const name of names) {
        const dialog = await sheet(page, name);
        const found = await dialog.evaluate((sheet) => {
          const wide = [sheet, ...sheet.querySelectorAll("*")].filter((e) => e.scrollWidth > e.clientWidth + 1 && !e.matches("span, select, option, .by-sheet__head"));
          const small = [...sheet.querySelectorAll("button, select, input, a")].filter((e) => e.getBoundingClientRect().height < 43.9);
          return [document.documentElement.scrollWidth - innerWidth, wide.map((e) => e.className || e.localName), small.map((e) => e.textContent)];
        });
        assert.ok(found[0] <= 0, `${name}: ${found[0]}`);
        assert.deepEqual(found.slice(1), [[], []], `${name}: too wide, too small`);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
      }
      await page.context().close();
    }
    assertClean();
  });
}
