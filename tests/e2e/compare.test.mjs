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

test("an implied level shows its working in one tap", async () => {
  const page = await opened("?view=years&places=gia-lai/kbang");
  await page.getByRole("button", { name: /^2023: .*21.vụ/ }).tap();
  const sheet = page.getByRole("dialog");
  await sheet.getByText("20 ÷ (1 − 4,75…4,85%) = 20,997…21,019").waitFor();
  await sheet.getByText("báo cáo nêu, năm 2024").first().waitFor();
  site.assertClean();
});

test("a break is explained on tap, and by keyboard", async () => {
  const page = await opened("?view=years&places=gia-lai/kbang", DESK);
  const end = page.getByRole("button", { name: /^đến 30/ });
  await end.click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText(/Sơn Lang/).waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  assert.equal(await end.evaluate((e) => e === document.activeElement), true);
  await page.getByRole("button", { name: /Hai cách gọi gần nghĩa/ }).focus();
  await page.keyboard.press("Enter");
  await sheet.getByText(/không nối với nhau/).waitFor();
  site.assertClean();
});

test("periods that can't be compared are listed with the reason and can't be picked", async () => {
  const page = await opened("?view=years&places=lam-dong&indicator=social_order_crime&periods=2020-H1,2021-H1");
  const from = page.getByLabel("Từ kỳ");
  const groups = await from.locator("optgroup").evaluateAll((all) => all.map((g) => [g.label, g.disabled]));
  assert.ok(
    groups.some(([label, disabled]) => disabled && label.includes("khác loại kỳ")),
    JSON.stringify(groups),
  );
  const offered = await from.locator(":scope > option").evaluateAll((all) => all.map((o) => o.value));
  assert.ok(offered.includes("2019-H1") && !offered.includes("2020"), offered.join());
  await from.selectOption("2019-H1");
  await page.getByText(/6 tháng đầu năm 2019/).first().waitFor();
  site.assertClean();
});

test("several places have a small chart each, on one scale", async () => {
  const places = "lam-dong,gia-lai,tp-hcm,ba-ria-vung-tau";
  const page = await opened(`?view=years&places=${places}&indicator=criminal_offence`, DESK);
  assert.equal(await page.locator(".by-panels svg").count(), 4);
  const tops = await page.locator(".by-panels svg").evaluateAll((all) =>
    all.map((svg) => [...svg.querySelectorAll(".by-chart__small[text-anchor=end]")].map((t) => t.textContent).join(" ")),
  );
  assert.equal(new Set(tops).size, 1, tops.join(" | "));
  site.assertClean();
});
