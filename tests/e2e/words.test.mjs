// What subjects and words mean, where a reader meets them.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const OWN = {
  format: "binh-yen/1",
  indicators: [
    { id: "boats", name: "Thuyền quá tải", group: "kinds", polarity: "double_edged", basis: "detected", measures: ["cases"], about: "Số thuyền chở quá tải bị phát hiện; thuyền không qua trạm thì không có." },
    { id: "carts", name: "Xe kéo", group: "kinds", polarity: "double_edged", basis: "detected", measures: ["cases"] },
  ],
  places: [{ id: "x", name: "Thử", type: "rural_district" }],
  reports: [2022, 2023].map((year) => ({
    id: `x-${year}`, place: "x", period: `${year}`,
    source: { publisher: "Báo Thử", title: `Tổng kết năm ${year}` },
    figures: ["boats", "carts"].map((indicator) => ({ indicator, measure: "cases", value: year - 2000 })),
  })),
};

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

async function opened(query, { own, ...context } = {}) {
  const serve = (page) => page.route("**/own.json", (route) => route.fulfill({ json: OWN }));
  const page = await site.page(query, { ...PHONE, ...context, prepare: own && serve });
  await page.locator(".by-panel").waitFor();
  return page;
}

test("the source of a number says what it counts, and what its words mean", async () => {
  const page = await opened("?places=gia-lai/kbang&periods=2024");
  await page.locator(".by-summary__opening").getByRole("button").tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("ma túy, kinh tế và môi trường được tính riêng").waitFor();
  await sheet.getByText("Đếm số được ghi nhận là đã xảy ra.").waitFor();
  const implied = sheet.getByText("Không báo cáo nào nêu con số này");
  assert.equal(await implied.isVisible(), false);
  await sheet.getByText("Các từ này nghĩa là gì?").tap();
  await implied.waitFor();
  // Only what stands above is explained.
  assert.equal(await sheet.getByText("gần (<)", { exact: true }).count(), 0);
  site.assertClean();
});

test("a figure counted at another stage than its subject says so", async () => {
  const page = await opened("?places=tp-hcm&periods=2020");
  await page.getByRole("button", { name: /^1\.578/ }).first().tap();
  await page.getByRole("dialog").getByText("Riêng con số này đếm số bị khởi tố").waitFor();
  site.assertClean();
});

for (const view of ["years", "places"]) {
  test(`the subject of ${view} is explained below its title, by touch and by keyboard`, async () => {
    const page = await opened(`?view=${view}&places=gia-lai/kbang&periods=2024&indicator=social_order_crime`);
    const about = page.getByText("Các vụ phạm tội được ghi nhận");
    const ask = page.locator("summary", { hasText: "Nghĩa là gì?" });
    await ask.waitFor();
    assert.equal(await about.isVisible(), false);
    const { height } = await ask.boundingBox();
    assert.ok(height >= 44, `${height} px high`);
    await ask.tap();
    await about.waitFor();
    await ask.press("Enter");
    await about.waitFor({ state: "hidden" });
    site.assertClean();
  });
}

test("in English too", async () => {
  const page = await opened("?view=years&places=gia-lai/kbang&indicator=social_order_crime&lang=en");
  await page.locator("summary", { hasText: "What is this?" }).tap();
  await page.getByText("Recorded offences against people").waitFor();
  site.assertClean();
});

test("the sources list what subjects and words mean", async () => {
  const page = await opened("?view=sources");
  await page.getByText("Các nội dung có nghĩa gì").tap();
  await page.getByText("không hẳn do ma túy nhiều hơn").waitFor();
  await page.getByText("Đua xe trái phép", { exact: true }).waitFor();
  // What no report tells of is not in the list.
  assert.equal(await page.getByText("Vi phạm quy chế biên giới", { exact: true }).count(), 0);
  await page.getByText("Các từ dùng ở đây").tap();
  await page.getByText("Cùng khoảng thời gian của năm trước").waitFor();
  site.assertClean();
});

test("subjects of the data's own are explained where it says how", async () => {
  const page = await opened("?data=own.json&view=years&indicator=boats", { own: true });
  await page.locator("summary", { hasText: "Nghĩa là gì?" }).tap();
  await page.getByText("thuyền không qua trạm thì không có").waitFor();
  const other = await opened("?data=own.json&view=years&indicator=carts", { own: true });
  await other.locator(".by-compare__subtitle", { hasText: "Xe kéo" }).waitFor();
  assert.equal(await other.locator("summary", { hasText: "Nghĩa là gì?" }).count(), 0);
  site.assertClean();
});
