// A reader's way through the five views, on a phone and on a desk, in both languages.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";

const SIZES = {
  phone: { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1280, height: 900 } },
};

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

async function opened(query, context) {
  const page = await site.page(query, context);
  await page.locator(".by-panel").waitFor({ timeout: 20_000 });
  return page;
}

/** Nothing sticks out sideways: a phone never scrolls across. */
async function assertFits(page, name) {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(over <= 0, `${name}: ${over} px too wide`);
}

for (const [size, context] of Object.entries(SIZES)) {
  test(`the five views one after another, ${size}`, async () => {
    const page = await opened("?places=gia-lai/kbang", context);
    const lead = await page.locator(".by-summary__lead").innerText();
    assert.match(lead, /20.vụ/);
    assert.match(lead, /21.vụ/);
    await assertFits(page, "summary");

    await page.getByRole("tab", { name: "Theo năm" }).click();
    await page.locator(".by-chart__spot").nth(3).waitFor();
    await page.locator(".by-chart text").getByText("chưa có báo cáo").first().waitFor();
    await assertFits(page, "years");

    await page.getByRole("tab", { name: "Theo địa bàn" }).click();
    await page.getByLabel("Kỳ", { exact: true }).selectOption("2023");
    await page.getByText("Huyện Xuyên Mộc", { exact: true }).first().waitFor();
    await assertFits(page, "places");

    await page.getByRole("tab", { name: "Bảng" }).click();
    await page.locator(".by-all__filter").fill("dam ha");
    await page.getByText(/^5 /).first().waitFor();
    await assertFits(page, "table");

    await page.getByRole("tab", { name: "Nguồn" }).click();
    await page.getByText("87,6%").first().waitFor();
    await assertFits(page, "sources");
    site.assertClean();
  });

  test(`every view fits and speaks English, ${size}`, async () => {
    for (const view of ["summary", "years", "places", "table", "sources"]) {
      const page = await opened(`?view=${view}&lang=en`, context);
      const text = await page.locator(".by-tabs").innerText();
      assert.match(text, /Summary/);
      await assertFits(page, view);
      await page.context().close();
    }
    site.assertClean();
  });
}

test("Back undoes a choice, and a link opens the same view", async () => {
  const page = await opened("?places=gia-lai/kbang", SIZES.desktop);
  await page.getByRole("tab", { name: "Theo năm" }).click();
  await page.waitForURL(/view=years/);
  // What comes for it is not given up.
  await page.locator(".by-compare").waitFor();
  const link = page.url();
  await page.goBack();
  await page.locator(".by-summary").waitFor();
  const again = await opened(new URL(link).search, SIZES.desktop);
  await again.locator(".by-compare").waitFor();
  site.assertClean();
});

test("a place is found by typing without diacritics and picked by keyboard", async () => {
  const page = await opened("", SIZES.phone);
  await page.getByRole("combobox", { name: "Địa bàn" }).fill("khanh son");
  await page.getByRole("option", { name: /Huyện Khánh Sơn/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".by-summary__kicker").getByText("Huyện Khánh Sơn").waitFor();
  assert.equal(await page.locator(".by-summary__lead--instead, .by-block").first().isVisible(), true);
  // What is folded away is there, and opens.
  const model = page.getByText("Gương sáng");
  assert.equal(await model.isVisible(), false);
  await page.locator("summary", { hasText: /^Mô hình/ }).click();
  assert.equal(await model.isVisible(), true);
  site.assertClean();
});

test("on paper everything folded away is open", async () => {
  const page = await opened("?places=gia-lai/kbang", SIZES.phone);
  const seen = () => page.evaluate(() => [...document.querySelector("binh-yen").shadowRoot.querySelectorAll(".by-fold li, .by-fold dd")].map((e) => e.checkVisibility()));
  assert.ok((await seen()).length > 8 && !(await seen()).includes(true));
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await seen()).includes(false));
  site.assertClean();
});

test("a number opens its source; Escape closes it and gives focus back", async () => {
  const page = await opened("?places=gia-lai/chu-prong", SIZES.phone);
  const number = page.locator(".by-rows__cell .by-ref").first();
  await number.focus();
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  await sheet.getByText("Báo Gia Lai").waitFor();
  assert.match((await sheet.getByRole("link").getAttribute("href")) ?? "", /^https:\/\/baogialai/);
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  assert.equal(await number.evaluate((e) => e === e.getRootNode().activeElement), true);
  site.assertClean();
});

test("the table is taken away as CSV with qualifier, period and source", async () => {
  const page = await opened("?view=table&q=bac%20giang", SIZES.desktop);
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Tải CSV" }).click()]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const csv = Buffer.concat(chunks).toString("utf8");
  assert.ok(csv.startsWith("\ufeffplace_id,"));
  assert.match(csv, /just_under,96/);
  assert.match(csv, /about,265900000000/);
  site.assertClean();
});

test("a byte that is not UTF-8 is a question mark, and the rest is read", async () => {
  const report = {
    format: "binh-yen/1",
    places: [{ id: "k", name: "Kb~ng", type: "rural_district" }],
    reports: [
      {
        id: "k24",
        place: "k",
        period: "2024",
        source: { publisher: "Báo Thử", title: "Tổng kết" },
        figures: [{ indicator: "fire", measure: "cases", value: 17 }],
      },
    ],
  };
  const body = Buffer.from(JSON.stringify(report));
  body[body.indexOf("~")] = 0xff;
  const prepare = (page) => page.route("**/data/odd.json", (route) => route.fulfill({ body, contentType: "application/json" }));
  const page = await site.page("?data=data/odd.json", { ...SIZES.phone, prepare });
  await page.getByText("Kb?ng").first().waitFor({ timeout: 20_000 });
  assert.match(await page.locator(".by-panel").innerText(), /17/);
  site.assertClean();
});

test("an address that answers 404 is said, and a retry works", async () => {
  const page = await site.page("?data=data/none.json", SIZES.phone);
  await page.getByRole("alert").getByText("mã 404").waitFor({ timeout: 20_000 });
  assert.ok(site.takeProblems().length > 0, "the browser logs the 404");
  await page.route("**/data/none.json", (route) => route.fulfill({ json: { format: "binh-yen/1", reports: [] } }));
  await page.getByRole("button", { name: "Thử lại" }).click();
  await page.getByText("Chưa có báo cáo nào").waitFor();
  site.assertClean();
});

test("one document that can't be loaded is named, and the rest is shown", async () => {
  const page = await site.page("?data=data/reports.json", SIZES.phone);
  await page.route("**/reports/vinh-phuc.json", (route) => route.fulfill({ status: 500, body: "" }));
  await page.reload();
  await page.getByRole("status").getByText("vinh-phuc.json").waitFor({ timeout: 20_000 });
  await page.locator(".by-summary").waitFor();
  site.takeProblems();
});

test("data on another origin: shown where CORS allows, explained where not", async () => {
  const other = "http://127.0.0.1:9/reports.json";
  const page = await site.page(`?data=${encodeURIComponent(other)}`, SIZES.phone);
  await page.getByRole("alert").getByText("Access-Control-Allow-Origin").waitFor({ timeout: 20_000 });
  site.takeProblems();
  const place = { id: "x", name: "Nơi Khác", type: "province" };
  const report = { id: "r", place: "x", period: "2024", source: { publisher: "Báo", title: "T" }, figures: [{ indicator: "fire", measure: "cases", value: 3 }] };
  await page.route(other, (route) =>
    route.fulfill({ headers: { "access-control-allow-origin": "*" }, json: { format: "binh-yen/1", places: [place], reports: [report] } }),
  );
  await page.getByRole("button", { name: "Thử lại" }).click();
  await page.getByText("Tỉnh Nơi Khác").first().waitFor();
  site.takeProblems();
});
