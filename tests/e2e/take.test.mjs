// Taking a view away: pictures, files, sentences, and paper.

import assert from "node:assert/strict";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { inflateSync } from "node:zlib";
import { openSite } from "./harness.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const DESK = { viewport: { width: 1280, height: 900 }, permissions: ["clipboard-read", "clipboard-write"] };
const PHONE = { viewport: { width: 360, height: 800 } };
const KBANG = "?places=gia-lai/kbang&periods=2024";
const VIEWS = {
  summary: KBANG,
  years: "?view=years&places=gia-lai/kbang&indicator=social_order_crime",
  places: "?view=places&places=gia-lai/kbang&periods=2023&indicator=social_order_crime",
  table: "?view=table&q=kbang",
  sources: "?view=sources",
};

async function opened(query, context = DESK) {
  const page = await site.page(query, context);
  await page.locator(".by-panel article").waitFor({ timeout: 20_000 });
  return page;
}

async function sheet(page, name = "Tải về") {
  await page.getByRole("button", { name, exact: true }).click();
  const dialog = page.getByRole("dialog", { name });
  await dialog.getByRole("heading", { name: /^(Giấy|Paper)$/ }).waitFor({ timeout: 20_000 });
  return dialog;
}

/** What is downloaded when a button is pressed: its name and its bytes. */
async function downloaded(page, button) {
  const [download] = await Promise.all([page.waitForEvent("download"), button.click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
}

/** Width and height of a PNG, and how many of its bytes are not white: enough to see that it is not
 *  empty. */
function png(bytes) {
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  const size = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  const data = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    if (bytes.toString("latin1", at + 4, at + 8) === "IDAT") data.push(bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  const pixels = inflateSync(Buffer.concat(data));
  const marks = pixels.reduce((sum, byte) => sum + (byte !== 0 && byte !== 255 ? 1 : 0), 0);
  return { size, marks };
}

for (const [view, query] of Object.entries(VIEWS)) {
  test(`a picture of the view: ${view}`, async () => {
    const page = await opened(query);
    const dialog = await sheet(page);
    if (view === "sources") {
      await dialog.getByText("không có ảnh").waitFor();
      assert.equal(await dialog.getByRole("img").count(), 0);
      return site.assertClean();
    }
    const picture = dialog.getByRole("img");
    await picture.evaluate((img) => img.decode());
    assert.deepEqual(await picture.evaluate((img) => [img.naturalWidth, img.naturalHeight]), [1200, 630]);
    const wide = await downloaded(page, dialog.getByRole("button", { name: "Tải ảnh PNG" }));
    assert.match(wide.name, /^binh-yen_[a-z0-9_-]+\.png$/);
    const { size, marks } = png(wide.bytes);
    assert.deepEqual(size, [2400, 1260]);
    assert.ok(marks > 10_000, `${marks} bytes of marks`);
    await dialog.getByRole("status").getByText(wide.name).waitFor();
    await dialog.getByRole("button", { name: "Dọc" }).click();
    await page.waitForFunction(() => document.querySelector("binh-yen").shadowRoot.querySelector(".by-take__picture").naturalHeight === 1350);
    const svg = await downloaded(page, dialog.getByRole("button", { name: "Tải ảnh SVG" }));
    const text = svg.bytes.toString("utf8");
    assert.match(text, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="1080" height="1350"/);
    for (const said of [/Nguồn: /, /Lấy ngày \d+.\d+.\d{4}\./]) assert.ok(said.test(text), said.source);
    const broken = await page.evaluate((text) => new DOMParser().parseFromString(text, "image/svg+xml").querySelector("parsererror")?.textContent, text);
    assert.equal(broken, undefined);
    site.assertClean();
  });
}

test("a picture as wide as the screen of a phone", async () => {
  const page = await opened(KBANG, PHONE);
  const dialog = await sheet(page);
  await dialog.getByRole("button", { name: "Như trên màn hình" }).click();
  await page.waitForFunction(() => {
    const img = document.querySelector("binh-yen").shadowRoot.querySelector(".by-take__picture");
    return img.naturalWidth < 400 && img.naturalWidth >= 328;
  });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `the page is ${over} px too wide`);
  site.assertClean();
});

test("where a page forbids pictures from data: addresses it is said, and the SVG is there", async () => {
  const page = await site.page(KBANG, {
    ...DESK,
    prepare: async (page) => {
      await page.route("**/index.html*", (route) => route.continue());
      await page.addInitScript(() => {
        HTMLImageElement.prototype.decode = () => Promise.reject(new DOMException("forbidden", "EncodingError"));
      });
    },
  });
  await page.locator(".by-panel article").waitFor({ timeout: 20_000 });
  const dialog = await sheet(page);
  await dialog.getByRole("button", { name: "Tải ảnh PNG" }).click();
  await dialog.getByRole("status").getByText("Hãy tải ảnh SVG").waitFor();
  const svg = await downloaded(page, dialog.getByRole("button", { name: "Tải ảnh SVG" }));
  assert.match(svg.bytes.toString("utf8"), /<\/svg>\s*$/);
  site.assertClean();
});

test("figures as CSV and JSON, with how to read them", async () => {
  const page = await opened(`${VIEWS.years}&lang=en`);
  const dialog = await sheet(page, "Download");
  const csv = await downloaded(page, dialog.getByRole("button", { name: "Download CSV" }));
  const text = csv.bytes.toString("utf8");
  assert.ok(text.startsWith("\ufeffplace_id,place,period,"));
  const lines = text.trim().split("\r\n");
  assert.match(lines[0], /qualifier,value,value_to,.*low,high,change_base,change_base_assumed,implied$/);
  assert.ok(lines.some((line) => /,exact,20,/.test(line)), text);
  assert.ok(lines.some((line) => /,implied,21,/.test(line) && line.endsWith(",yes")), text);
  const json = JSON.parse((await downloaded(page, dialog.getByRole("button", { name: "Download JSON" }))).bytes.toString("utf8"));
  assert.equal(json.figures.length, lines.length - 1);
  assert.match(json.address, /index\.html\?view=years&places=gia-lai\/kbang/);
  const readme = await downloaded(page, dialog.getByRole("button", { name: "How to read them (TXT)" }));
  assert.equal(readme.name, csv.name.replace(".csv", ".txt"));
  for (const line of json.readme) assert.ok(readme.bytes.toString("utf8").includes(line));
  site.assertClean();
});

test("a sentence is copied with its source and the address of the view", async () => {
  const page = await opened(KBANG);
  const dialog = await sheet(page);
  const first = dialog.getByRole("textbox").first();
  await dialog.getByRole("button", { name: "Chép câu này" }).first().click();
  await dialog.getByRole("status").getByText("Đã sao chép.").waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  assert.equal(copied, await first.inputValue());
  assert.match(copied, /^Năm 2024, huyện Kbang ghi nhận 20/);
  assert.match(copied, /\nNguồn: /);
  assert.match(copied, /\nXem tại: http:\/\/127\.0\.0\.1:\d+\/\S*places=gia-lai\/kbang&periods=2024$/);
  site.assertClean();
});

test("the first visit does not fetch what draws pictures; Escape gives focus back", async () => {
  const asked = [];
  const page = await site.page(KBANG, { ...DESK, prepare: (page) => page.on("request", (r) => asked.push(r.url())) });
  await page.locator(".by-panel article").waitFor({ timeout: 20_000 });
  assert.equal(asked.filter((url) => /builder/.test(url)).length, 0);
  const dialog = await sheet(page);
  await page.keyboard.press("Escape");
  await dialog.waitFor({ state: "detached" });
  assert.equal(await page.evaluate(() => document.querySelector("binh-yen").shadowRoot.activeElement?.textContent), "Tải về");
  site.assertClean();
});

test("it prints on the widget's own page; in another's its own page is opened", async () => {
  const page = await site.page(KBANG, {
    ...DESK,
    prepare: (page) => page.addInitScript(() => { window.print = () => { window.printed = true; }; }),
  });
  await page.locator(".by-panel article").waitFor({ timeout: 20_000 });
  const dialog = await sheet(page);
  await dialog.getByRole("button", { name: "In trang này" }).click();
  assert.equal(await page.evaluate(() => window.printed), true);
  site.assertClean();
});

/** The longest summary of the bundled data, by its height on a page. */
const PAPER = {
  "summary of Kbang": [KBANG, 1],
  years: [VIEWS.years, 1],
  "years of several": ["?view=years&places=gia-lai/kbang,gia-lai/ia-pa,gia-lai/chu-prong&indicator=social_order_crime", 1],
  places: [VIEWS.places, 1],
  "years in English": [`${VIEWS.years}&lang=en`, 1],
};

const pages = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

for (const [name, [query, most]] of Object.entries(PAPER)) {
  for (const [size, context] of Object.entries({ desk: DESK, phone: PHONE })) {
    test(`on one A4 page: ${name}, ${size}`, async () => {
      const page = await opened(query, context);
      const pdf = await page.pdf({ format: "A4" });
      await mkdir(process.env.SCREENSHOTS ?? "/tmp", { recursive: true });
      await writeFile(path.join(process.env.SCREENSHOTS ?? "/tmp", `paper-${name.replaceAll(" ", "-")}-${size}.pdf`), pdf);
      assert.equal(pages(pdf), most);
      site.assertClean();
    });
  }
}

test("the longest summary is on one A4 page", async () => {
  const page = await opened("?view=sources");
  const reports = await page.evaluate(async () => {
    const index = await (await fetch("data/reports.json")).json();
    const documents = await Promise.all(index.include.map(async (name) => (await fetch(`data/${name}`)).json()));
    return documents.flatMap((d) => d.reports ?? []).map((r) => [r.place, r.period, JSON.stringify(r).length]);
  });
  reports.sort((a, b) => b[2] - a[2]);
  assert.ok(reports.length > 5);
  for (const [place, period] of reports.slice(0, 3)) {
    const page = await opened(`?places=${place}&periods=${period}`);
    assert.equal(pages(await page.pdf({ format: "A4" })), 1, `${place} ${period}`);
  }
  site.assertClean();
});

test("on paper: sources with their addresses, the view's address and the day, no controls", async () => {
  for (const view of ["summary", "years", "places", "table"]) {
    const page = await opened(VIEWS[view]);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    const app = page.locator(".by-app");
    await app.getByText(/index\.html\?.*kbang.* · \d+-\d+-\d{4}/).waitFor();
    if (view !== "summary") await app.getByRole("heading", { name: "Nguồn", exact: true }).waitFor();
    const shown = await page.evaluate(() => {
      const root = document.querySelector("binh-yen").shadowRoot;
      const seen = (all) => [...root.querySelectorAll(all)].filter((e) => e.checkVisibility());
      const links = seen(".by-link a").map((a) => [a.href, getComputedStyle(a, "::after").content]);
      return { links, controls: seen(".by-button, .by-tabs, .by-chip:not(.by-chip--chosen), select").length };
    });
    assert.equal(shown.controls, 0, view);
    for (const [href, content] of shown.links) assert.ok(content.includes(href), `${view}: ${content}`);
  }
  site.assertClean();
});
