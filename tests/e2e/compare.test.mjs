// What a reader can ask of a comparison: its working, its breaks, why something is not offered.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const DESK = { viewport: { width: 1280, height: 900 } };

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

async function opened(query, context = PHONE) {
  const page = await site.page(query, context);
  await page.locator(".by-panel").waitFor({ timeout: 20_000 });
  return page;
}

test("an implied level shows its working", async () => {
  const page = await opened("?view=years&places=gia-lai/kbang");
  const value = page.getByRole("button", { name: /năm 2023.*: 21.vụ/ });
  // The first tap shows the note.
  await value.tap();
  await value.tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("20 ÷ (1 − 4,75…4,85%) = 20,997…21,019").waitFor();
  await sheet.getByText("báo cáo nêu, năm 2024").first().waitFor();
  site.assertClean();
});

test("a break is explained on tap, and by keyboard", async () => {
  const page = await opened("?view=years&places=gia-lai/kbang", DESK);
  const end = page.getByRole("button", { name: /^đơn vị cũ đến 30/ });
  await end.click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText(/Sơn Lang/).waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  assert.equal(await end.evaluate((e) => e === e.getRootNode().activeElement), true);
  await page.getByRole("button", { name: /Hai cách gọi gần nghĩa/ }).focus();
  await page.keyboard.press("Enter");
  await sheet.getByText(/không nối với nhau/).waitFor();
  site.assertClean();
});

test("periods that can't be compared are listed with the reason and can't be picked", async () => {
  const page = await opened("?view=years&places=lam-dong&indicator=social_order_crime&periods=2020-H1,2021-H1");
  const from = page.getByLabel("Từ kỳ", { exact: true });
  const groups = await from.locator("optgroup").evaluateAll((all) => all.map((g) => [g.label, g.disabled]));
  assert.ok(
    groups.some(([label, disabled]) => disabled && label.includes("khác loại kỳ")),
    JSON.stringify(groups),
  );
  const offered = await from.locator(":scope > option").evaluateAll((all) => all.map((o) => o.value));
  assert.ok(offered.includes("2019-H1") && !offered.includes("2020"), offered.join());
  await from.selectOption("2019-H1");
  await page.locator(".by-words").getByText(/6 tháng đầu năm 2019/).first().waitFor();
  site.assertClean();
});

test("several places have a small chart each, on one scale", async () => {
  const places = "lam-dong,gia-lai,tp-hcm,ba-ria-vung-tau";
  const page = await opened(`?view=years&places=${places}&indicator=criminal_offence`, DESK);
  await page.locator(".by-panels svg").nth(3).waitFor();
  assert.equal(await page.locator(".by-panels svg").count(), 4);
  const tops = await page.locator(".by-panels svg").evaluateAll((all) =>
    all.map((svg) => [...svg.querySelectorAll(".by-chart__small[text-anchor=end]")].map((t) => t.textContent).join(" ")),
  );
  assert.equal(new Set(tops).size, 1, tops.join(" | "));
  site.assertClean();
});

test("rates on request name their population, and another year changes them in words", async () => {
  const page = await opened("?view=places&places=gia-lai/ia-pa&periods=2023");
  await page.getByRole("button", { name: "Trên 100.000 dân" }).tap();
  await page.waitForURL(/per=100k/);
  const words = page.locator(".by-words");
  await words.getByText(/57\.948 người năm 2021/).waitFor();
  await page.getByLabel("Dân số năm").selectOption("2025");
  await words.getByText(/41,1 .*65\.703 người năm 2025/).waitFor();
  site.assertClean();
});

test("a similar place is added with one tap, with the reason", async () => {
  const page = await opened("?view=places&places=gia-lai/ia-pa&periods=2023");
  const similar = page.getByRole("group", { name: /cùng miền núi/ });
  await similar.getByRole("button", { name: /Kbang/ }).tap();
  await page.waitForURL(/gia-lai\/kbang/);
  await similar.getByRole("button", { name: /Kbang/ }).waitFor({ state: "detached" });
  site.assertClean();
});

test("a place of another level is listed with the reason and can't be added to counts", async () => {
  const page = await opened("?view=places&places=gia-lai/ia-pa&periods=2023", DESK);
  const add = page.getByRole("combobox", { name: "Thêm địa bàn" });
  await add.fill("lam dong");
  const option = page.getByRole("option", { name: /Tỉnh Lâm Đồng/ }).first();
  assert.match(await option.innerText(), /khác cấp/);
  assert.equal(await option.getAttribute("aria-disabled"), "true");
  await option.dispatchEvent("mousedown");
  assert.doesNotMatch(page.url(), /lam-dong/);
  site.assertClean();
});

test("the statistics are one tap away from the words", async () => {
  const page = await opened("?view=years&places=ba-ria-vung-tau&periods=2020,2021&indicator=social_order_crime");
  await page.getByText("Dành cho người làm số liệu").first().tap();
  await page.getByText(/p = 0,00\d+|p < 0,001/).first().waitFor();
  site.assertClean();
});

test("a figure that does not fit is marked and explained in its source", async () => {
  const page = await opened("?places=ba-ria-vung-tau&periods=2021");
  await page.getByRole("button", { name: /87,6%/ }).first().tap();
  await page.getByRole("dialog").getByText(/726 trên 832 là 87,26%/).waitFor();
  site.assertClean();
});

test("what reports tell in words is set side by side and opens its source", async () => {
  const page = await opened("?view=years&places=gia-lai/kbang", DESK);
  const told = page.locator(".by-told");
  await told.getByText("Nêu lại", { exact: true }).waitFor();
  await told.getByRole("button").first().click();
  await page.getByRole("dialog").getByText(/Tai nạn giao thông/).first().waitFor();
  site.assertClean();
});
