// Reading and touching the charts: mouse, finger and keyboard show the same; periods are gone through;
// places are found however they are typed; Back undoes every choice.

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

const KBANG = "?view=years&places=gia-lai/kbang";
const spot = (page, name) => page.locator(`.by-chart__spot[aria-label^="Huyện Kbang, ${name}"]`);
const focused = (page) => page.evaluate(() => document.querySelector("binh-yen").shadowRoot.activeElement?.getAttribute("aria-label")?.replaceAll("\u00a0", " "));

/** A note sticks out nowhere. */
async function assertInside(page, what) {
  const out = await page.evaluate(() => {
    const host = document.querySelector("binh-yen");
    const [note, all] = [host.shadowRoot.querySelector(".by-tip__box"), host].map((e) => e.getBoundingClientRect());
    return [all.left - note.left, note.right - all.right, all.top - note.top, note.bottom - all.bottom].map(Math.round);
  });
  assert.ok(Math.max(...out) <= 1, `${what}: ${out}`);
}

test("pointing at a value shows its note, and pointing elsewhere takes it away", async () => {
  const page = await opened(KBANG, DESK);
  const note = page.locator(".by-tip__box");
  await spot(page, "năm 2023").hover();
  await note.getByText("21 vụ (suy từ mức giảm 4,8% mà báo cáo nêu)").waitFor();
  await assertInside(page, "mouse");
  await spot(page, "2020–2022").hover();
  await note.getByText("Huyện Kbang, 2020–2022").waitFor();
  assert.equal(await note.count(), 1);
  await page.locator(".by-compare__title").hover();
  await note.waitFor({ state: "detached" });
  // The browser's own would cover it.
  assert.equal(await page.locator(".by-chart title").count(), 0);
  // What is pointed at opens with one click.
  await spot(page, "năm 2024").click();
  await page.getByRole("dialog").waitFor();
  site.assertClean();
});

test("a tap pins the note; outside or Escape closes it; a second tap opens the source", async () => {
  const page = await opened(KBANG);
  const note = page.locator(".by-tip__box");
  await spot(page, "năm 2024").tap();
  await note.getByText("Báo cáo nêu giảm 4,8% so với năm 2023.").waitFor();
  assert.equal(await page.getByRole("dialog").count(), 0);
  await page.locator(".by-compare__title").tap();
  await note.waitFor({ state: "detached" });
  await spot(page, "năm 2024").tap();
  await note.waitFor();
  await page.keyboard.press("Escape");
  await note.waitFor({ state: "detached" });
  await spot(page, "năm 2024").tap();
  await spot(page, "năm 2023").tap();
  await note.getByText("Huyện Kbang, năm 2023").waitFor();
  await spot(page, "năm 2023").tap();
  await page.getByRole("dialog").getByText("20 ÷ (1 − 4,75…4,85%) = 20,997…21,019").waitFor();
  await page.keyboard.press("Escape");
  await spot(page, "năm 2024").tap();
  await note.getByRole("button", { name: "Nguồn", includeHidden: true }).tap();
  await page.getByRole("dialog").waitFor();
  site.assertClean();
});

test("a finger that begins on a chart scrolls the page", async () => {
  const page = await opened(KBANG);
  const box = await page.locator(".by-chart").first().boundingBox();
  const cdp = await page.context().newCDPSession(page);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const touch = (type, ...touchPoints) => cdp.send("Input.dispatchTouchEvent", { type, touchPoints });
  await touch("touchStart", { x, y });
  for (let moved = 15; moved <= 300; moved += 15) await touch("touchMove", { x, y: y - moved });
  await touch("touchEnd");
  await page.waitForFunction(() => scrollY > 200);
  assert.equal(await page.locator(".by-tip__box").count(), 0);
  site.assertClean();
});

test("by keyboard a chart is one stop, and arrows reach values, gaps and breaks", async () => {
  const page = await opened(KBANG, DESK);
  assert.equal(await page.locator(".by-chart__spot[tabindex='0']").count(), 1);
  await page.locator(".by-chart__spot[tabindex='0']").focus();
  const heard = [await focused(page)];
  const count = await page.locator(".by-chart__spot").count();
  for (let i = 1; i < count; i++) {
    await page.keyboard.press("ArrowRight");
    heard.push(await focused(page));
    await assertInside(page, heard.at(-1));
  }
  assert.equal(new Set(heard).size, count, heard.join("\n"));
  const has = (text) => assert.ok(heard.some((h) => h.includes(text)), `${text} in\n${heard.join("\n")}`);
  has("Huyện Kbang, năm 2023 · Phạm tội về trật tự xã hội: 21 vụ (suy từ mức giảm 4,8% mà báo cáo nêu)");
  has("Huyện Kbang, 2020–2022: chưa có báo cáo");
  has("Hai cách gọi gần nghĩa");
  has("là đơn vị hành chính đến hết ngày");
  await page.keyboard.press("Home");
  assert.equal(await focused(page), heard[0]);
  await page.keyboard.press("End");
  assert.equal(await focused(page), heard.at(-1));
  await page.keyboard.press("Escape");
  await page.locator(".by-tip__box").waitFor({ state: "detached" });
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  const sheet = page.getByRole("dialog");
  await sheet.waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "detached" });
  assert.equal(await focused(page), heard[0]);
  // What comes next is the same as a table.
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.querySelector("binh-yen").shadowRoot.activeElement.textContent), "Xem dạng bảng");
  site.assertClean();
});

test("between places arrows go up and down; notes stay inside at 320 px", async () => {
  const page = await opened("?view=places&places=gia-lai/kbang,gia-lai/ia-pa,gia-lai/chu-prong&periods=2023", {
    viewport: { width: 320, height: 700 },
  });
  await page.locator(".by-chart__spot[tabindex='0']").focus();
  for (const name of ["Chư Prông", "Ia Pa", "Kbang"]) {
    assert.match((await focused(page)) ?? "", new RegExp(`^Huyện ${name}, năm 2023: `));
    await assertInside(page, name);
    await page.keyboard.press("ArrowDown");
  }
  assert.match((await focused(page)) ?? "", /Kbang/, "after the last there is none");
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(over <= 0, `${over} px too wide`);
  site.assertClean();
});

test("on a phone the chart begins on the first screen", async () => {
  for (const query of [KBANG, "?view=places&places=gia-lai/kbang&periods=2023", "?view=places&places=gia-lai/ia-pa,gia-lai/kbang,gia-lai/chu-prong&periods=2023", "?view=years&places=gia-lai/kbang,gia-lai/ia-pa&lang=en"]) {
    const page = await opened(query);
    const box = await page.locator(".by-figure .by-chart").first().boundingBox();
    assert.ok(box.y < 640, `${query}: at ${box.y}`);
    await page.context().close();
  }
  site.assertClean();
});

/** Waits until what was chosen is drawn, and no word stands in its place. */
const drawn = (page) => page.locator(".by-panel:not([aria-busy]) article").filter({ visible: true }).first().waitFor();

test("periods are gone through by buttons and by keys", async () => {
  const page = await opened("?view=places&places=gia-lai/kbang&periods=2024");
  const at = (period) => page.waitForURL((url) => url.searchParams.get("periods") === period);
  const earlier = page.getByRole("button", { name: /^Kỳ trước/ });
  await earlier.tap();
  await at("2023");
  await page.getByRole("button", { name: "Kỳ sau, 2024" }).tap();
  await at("2024");
  await drawn(page);
  assert.equal(await page.getByRole("button", { name: "Kỳ sau" }).getAttribute("aria-disabled"), "true");
  const size = await earlier.boundingBox();
  assert.ok(size.width >= 44 && size.height >= 44, JSON.stringify(size));
  await earlier.focus();
  await page.keyboard.press("ArrowLeft");
  await at("2023");
  await page.keyboard.press("End");
  await at("2024");
  await page.keyboard.press("Home");
  const periods = () => page.getByLabel("Kỳ", { exact: true }).locator("option:checked");
  await page.waitForURL((url) => url.searchParams.get("periods") < "2020");
  await drawn(page);
  assert.match(await periods().innerText(), /^20\d\d$/);
  assert.match((await focused(page)) ?? "", /^Kỳ trước/);
  site.assertClean();
});

test("arrows move between the periods of the summary", async () => {
  const page = await opened("?places=gia-lai/kbang", DESK);
  const chips = page.getByRole("group", { name: "Kỳ" }).getByRole("button");
  const names = await chips.allInnerTexts();
  assert.ok(names.length > 1);
  await chips.first().focus();
  const now = () => page.evaluate(() => document.querySelector("binh-yen").shadowRoot.activeElement.textContent);
  await page.keyboard.press("ArrowRight");
  assert.equal(await now(), names[1]);
  await page.keyboard.press("End");
  assert.equal(await now(), names.at(-1));
  await page.keyboard.press("ArrowRight");
  assert.equal(await now(), names[0]);
  site.assertClean();
});

test("a place alone is offered periods in which there is more, and none is chosen for the reader", async () => {
  const page = await opened("?view=places&places=gia-lai/kbang&periods=2024");
  assert.equal(await page.locator(".by-figure .by-chart__spot").count(), 1);
  await page.getByRole("group", { name: /nhiều nơi hơn/ }).getByRole("button", { name: /^2023/ }).tap();
  await page.waitForURL(/periods=2023/);
  await page.locator(".by-figure .by-chart__spot").nth(1).waitFor();
  site.assertClean();
});

test("places are found however they are typed, and why is said", async () => {
  const page = await opened("", DESK);
  const field = page.getByRole("combobox", { name: "Địa bàn" });
  const first = page.getByRole("option").first();
  for (const [typed, found, why] of [
    ["k'bang", "Huyện Kbang", ""],
    ["K BANG", "Huyện Kbang", ""],
    ["h. kbang", "Huyện Kbang", ""],
    ["kbang ninh", null, ""],
    ["gia lai kb", "Huyện Kbang", ""],
    ["xuyen m", "Huyện Xuyên Mộc", ""],
    ["kong bo la", "Xã Kông Bơ La", ""],
    ["xa krong", "Xã Krong", ""],
  ]) {
    await field.fill(typed);
    if (found === null) {
      await page.getByText("Không tìm thấy").waitFor();
      continue;
    }
    await first.getByText(found, { exact: true }).or(first.filter({ hasText: found })).first().waitFor();
    assert.match(await first.innerText(), new RegExp(why), typed);
  }
  await field.fill("kbang dak rong");
  await page.getByRole("option", { name: /^Xã Đak Rong.*trước thuộc huyện Kbang/ }).waitFor();
  // The old district by the name of what it became.
  await field.fill("kong bo la");
  await page.getByRole("option", { name: /^Huyện Kbang.*một phần nay thuộc xã Kông Bơ La/ }).waitFor();
  site.assertClean();
});

test("places looked at before are offered first", async () => {
  const page = await opened("?places=gia-lai/kbang", DESK);
  const field = page.getByRole("combobox", { name: "Địa bàn" });
  await field.fill("xuyen moc");
  await page.getByRole("option", { name: /^Huyện Xuyên Mộc/ }).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".by-summary__kicker").getByText("Huyện Xuyên Mộc").waitFor();
  await page.locator(".by-summary__title").click();
  await field.click();
  const first = page.getByRole("option").first();
  await first.filter({ hasText: "Huyện Kbang" }).waitFor();
  assert.match(await first.innerText(), /vừa xem/);
  await page.keyboard.press("Enter");
  await page.locator(".by-summary__kicker").getByText("Huyện Kbang").waitFor();
  site.assertClean();
});

test("places are added one after the other without leaving the field", async () => {
  const page = await opened("?view=places&places=gia-lai/kbang&periods=2024", DESK);
  const field = page.getByRole("combobox", { name: "Thêm địa bàn" });
  const chip = (name) => page.locator(".by-chip--remove").filter({ hasText: name });
  // Of the page's other lists each entry is one, too.
  const listed = page.locator(".by-place__list:not([hidden]) [role=option]");
  await field.focus();
  for (const [typed, name] of [["ia pa", "Ia Pa"], ["chu prong", "Chư Prông"]]) {
    await page.keyboard.type(typed);
    await listed.filter({ hasText: name }).first().waitFor();
    await page.keyboard.press("Enter");
    await chip(name).waitFor();
    assert.equal(await field.evaluate((e) => e.getRootNode().activeElement === e), true, "the focus stays");
    await page.keyboard.press("ArrowDown");
    await listed.nth(3).waitFor();
    await page.keyboard.press("Escape");
  }
  site.assertClean();
});

// But for the language: see tools.test.mjs.
test("Back undoes every choice, one at a time", async () => {
  const page = await opened("?view=places&places=gia-lai/ia-pa&periods=2023", DESK);
  const shown = () => page.locator(".by-panel").innerText();
  const steps = [];
  const choose = async (name, act, until) => {
    steps.push([name, page.url(), await shown()]);
    await act();
    await page.waitForURL(until);
    await drawn(page);
  };
  await page.locator(".by-figure .by-chart__spot").first().waitFor();
  await choose("sort", () => page.getByRole("button", { name: "Theo số" }).click(), /order=value/);
  await choose("rate", () => page.getByRole("button", { name: "Trên 100.000 dân" }).click(), /per=100k/);
  await choose("population", () => page.getByLabel("Dân số năm").selectOption("2025"), /population=2025/);
  await choose("add", () => page.getByRole("button", { name: /Kbang/ }).first().click(), /ia-pa,gia-lai\/kbang/);
  await choose("remove", () => page.getByRole("button", { name: /Huyện Ia Pa – / }).click(), /places=gia-lai\/kbang&/);
  await choose("period", () => page.getByRole("button", { name: /^Kỳ sau/ }).click(), /periods=2024/);
  await choose("indicator", () => page.getByLabel("Nội dung").selectOption("fire"), /indicator=fire/);
  await choose("view", () => page.getByRole("tab", { name: "Theo năm" }).click(), /view=years/);
  await choose("place", async () => {
    await page.getByRole("combobox", { name: "Địa bàn", exact: true }).fill("xuyen moc");
    await page.getByRole("option", { name: /^Huyện Xuyên Mộc/ }).waitFor();
    await page.keyboard.press("Enter");
  }, /xuyen-moc/);
  for (const [name, url, text] of steps.reverse()) {
    await page.goBack();
    await page.waitForURL(url);
    await page.waitForFunction((text) => document.querySelector("binh-yen").shadowRoot.querySelector(".by-panel").innerText === text, text, { timeout: 5000 }).catch(async () => assert.equal(await shown(), text, name));
  }
  site.assertClean();
});

test("Back keeps the focus and the place on the page", async () => {
  const page = await opened(KBANG, PHONE);
  const field = page.getByLabel("Nội dung", { exact: true });
  const chosen = await field.inputValue();
  await page.evaluate(() => scrollTo(0, 90));
  await field.focus();
  await field.selectOption("fire");
  await page.waitForURL(/indicator=fire/);
  await page.goBack();
  await page.waitForURL((url) => !url.search.includes("fire"));
  await page.waitForFunction((was) => document.querySelector("binh-yen").shadowRoot.querySelector("[id$=-indicator]").value === was, chosen);
  assert.equal(await page.evaluate(() => document.querySelector("binh-yen").shadowRoot.activeElement?.id.endsWith("-indicator")), true);
  assert.equal(await page.evaluate(() => Math.round(scrollY)), 90);
  site.assertClean();
});
