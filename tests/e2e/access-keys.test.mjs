// All that a mouse can do, done with keys alone. After each key the focus is in the widget, has a ring
// that can be seen, and nothing lies over it.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { opened, seen, THEMES, VIEWS } from "./access.mjs";
import { Keys } from "./access-focus.mjs";
import { openSite } from "./harness.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const SIZES = {
  "360 px": { viewport: { width: 360, height: 700 } },
  "1280 px": { viewport: { width: 1280, height: 800 } },
};

for (const [size, context] of Object.entries(SIZES)) {
  describe(`with keys alone, ${size}`, () => {
    let page, keys;
    const role = (role, name, exact = typeof name === "string") => page.getByRole(role, { name, exact });
    const dialog = () => page.getByRole("dialog");
    const place = () => role("combobox", "Địa bàn");

    /** Opens a view and goes to its first control. */
    async function start(query) {
      page = await opened(site, query, { permissions: ["clipboard-read", "clipboard-write"], ...context });
      keys = new Keys(page);
      await keys.press("Tab");
    }

    async function ended() {
      // The preview in a sheet that is closed stops loading.
      assert.deepEqual(site.takeProblems().filter((line) => !/ERR_ABORTED|Fetch API cannot load/.test(line)), []);
      await page.context().close();
    }

    /** Opens a sheet from `from`, walks through it, and closes it both ways. */
    async function sheet(from, walk = async () => {}) {
      await keys.to(from);
      await keys.press("Enter");
      await dialog().waitFor();
      await keys.gets(dialog().getByRole("button", { name: "Đóng" }));
      await walk();
      await keys.press("Escape");
      await dialog().waitFor({ state: "detached" });
      await keys.gets(from);
      // Tab past its end closes it too: it would lie over what comes next.
      await keys.press("Enter");
      await dialog().waitFor();
      await keys.gets(dialog().getByRole("button", { name: "Đóng" }));
      await page.keyboard.press("Shift+Tab");
      await dialog().waitFor({ state: "detached" });
      await keys.gets(from);
    }

    test("a place is found without diacritics; its period is chosen", async () => {
      await start("?place=gia-lai/chu-prong");
      await keys.to(place());
      await keys.type("khanh son");
      await role("option", /Huyện Khánh Sơn/).waitFor();
      await keys.press("Enter");
      await page.getByText("Huyện Khánh Sơn", { exact: false }).first().waitFor();
      await keys.press("Control+a");
      await keys.type("kbang");
      await role("option", /Huyện Kbang/).waitFor();
      for (let i = 0; !/Huyện Kbang/.test(await active()); i++) {
        assert.ok(i < 40, "arrows never come to Huyện Kbang");
        await keys.press("ArrowDown");
      }
      await keys.press("Enter");
      await page.getByRole("heading", { name: "An ninh trật tự năm 2024" }).waitFor();
      await keys.press("ArrowDown");
      await keys.press("Escape");
      assert.equal(await place().inputValue(), "Huyện Kbang");
      await keys.to(role("button", "2019"));
      await keys.press("Enter");
      await page.getByRole("heading", { name: "An ninh trật tự năm 2019" }).waitFor();
      assert.equal(await keys.at(role("button", "2019")), true);
      await ended();
    });

    /** The entry of the list that Enter would pick. */
    const active = () =>
      place().evaluate((e) => {
        const entry = e.getRootNode().getElementById(e.getAttribute("aria-activedescendant"));
        const [box, list] = [entry.getBoundingClientRect(), entry.parentElement.getBoundingClientRect()];
        const seen = box.top >= list.top - 1 && box.bottom <= list.bottom + 1 && box.top >= 0 && box.bottom <= innerHeight;
        return seen ? entry.textContent : `not in sight: ${entry.textContent}`;
      });

    test("the entry that arrows come to is in sight", async () => {
      await start("");
      await keys.to(place());
      await page.getByRole("option").nth(12).waitFor();
      for (let i = 0; i < 14; i++) {
        await keys.press("ArrowDown");
        assert.doesNotMatch(await active(), /not in sight/);
      }
      await keys.press("ArrowUp", 3);
      assert.doesNotMatch(await active(), /not in sight/);
      await ended();
    });

    test("a number opens its source; a name, its view over years", async () => {
      await start(VIEWS.summary);
      await sheet(role("button", /^20 vụ/));
      await keys.to(role("button", "Đuối nước"));
      await keys.press("Enter");
      await page.locator(".by-figure").first().waitFor();
      await keys.check("Enter");
      assert.equal(await role("tab", "Theo năm").getAttribute("aria-selected"), "true");
      await ended();
    });

    test("tabs by arrows, Home and End", async () => {
      await start(VIEWS.summary);
      await keys.to(role("tab", "Tóm tắt"));
      for (const name of ["Theo năm", "Theo địa bàn", "Bảng", "Nguồn", "Tóm tắt"]) {
        await keys.press("ArrowRight");
        await seen(page);
        assert.equal(await keys.at(role("tab", name)), true, name);
        assert.equal(await role("tab", name).getAttribute("aria-selected"), "true");
      }
      await keys.press("End");
      assert.equal(await keys.at(role("tab", "Nguồn")), true);
      await keys.press("Home");
      assert.equal(await keys.at(role("tab", "Tóm tắt")), true);
      await ended();
    });

    test("a chart: every value, its source, another subject", async () => {
      await start(VIEWS.years);
      const chart = page.locator(".by-figure");
      await keys.to(chart.getByRole("button"));
      await sheet(chart.getByRole("button", { name: /2024.*20.vụ/ }));
      await keys.to(role("combobox", "Nội dung"), "Shift+Tab");
      const before = await role("combobox", "Nội dung").inputValue();
      await keys.press("ArrowDown");
      await page.waitForURL(/indicator=/);
      assert.notEqual(await role("combobox", "Nội dung").inputValue(), before);
      await ended();
    });

    test("places side by side: one is added, sorted by, and taken away", async () => {
      await start("?view=places&place=gia-lai/kbang&period=2023");
      await keys.to(role("combobox", "Thêm địa bàn"));
      await keys.type("ia pa");
      await role("option", /Ia Pa/).first().waitFor();
      await keys.press("Enter");
      const remove = role("button", /Huyện Ia Pa.*Bỏ/);
      await remove.waitFor();
      await keys.to(role("button", "Theo số"));
      await keys.press("Enter");
      assert.equal(await role("button", "Theo số").getAttribute("aria-pressed"), "true");
      await page.getByText("Thứ tự này không phải bảng xếp hạng.").waitFor();
      await keys.to(remove, "Shift+Tab");
      await keys.press("Enter");
      await remove.waitFor({ state: "detached" });
      await keys.check("Enter");
      const similar = page.getByRole("group", { name: /tương tự/ }).getByRole("button");
      await keys.to(similar);
      await keys.press("Enter");
      await role("button", /Bỏ$/).nth(1).waitFor();
      await keys.check("Enter");
      await ended();
    });

    test("the table: filtered, sorted, more of it, taken along", async () => {
      await start(VIEWS.table);
      const filter = page.getByRole("searchbox");
      await keys.to(filter);
      await keys.type("dam ha");
      await page.getByRole("status").filter({ hasText: /^5 / }).waitFor();
      const heading = page.getByRole("columnheader", { name: "Kỳ" });
      await keys.to(heading.getByRole("button"));
      await keys.press("Enter");
      assert.equal(await heading.getAttribute("aria-sort"), "ascending");
      await keys.press("Enter");
      assert.equal(await heading.getAttribute("aria-sort"), "descending");
      await keys.to(filter, "Shift+Tab");
      await keys.press("Control+a");
      await keys.press("Delete");
      await page.getByRole("status").filter({ hasText: /^\d{3} / }).waitFor();
      await role("button", /^Xem thêm/).focus();
      await keys.press("Enter");
      await keys.gets(page.locator("tr[aria-rowindex='62']").getByRole("button"));
      await filter.focus();
      await keys.to(role("button", /CSV/));
      const [download] = await Promise.all([page.waitForEvent("download"), keys.press("Enter")]);
      assert.match(download.suggestedFilename(), /\.csv$/);
      await ended();
    });

    test("sources lead to the articles", async () => {
      await start(VIEWS.sources);
      await keys.to(page.getByRole("link", { name: /Đọc bài gốc/ }));
      await ended();
    });

    test("a view is shared, and copied", async () => {
      await start(VIEWS.summary);
      await sheet(role("button", "Chia sẻ"), async () => {
        await keys.to(dialog().getByRole("button", { name: "Sao chép đường dẫn" }));
        await keys.press("Enter");
        await dialog().getByRole("status").getByText("Đã sao chép").waitFor();
        await keys.check("Enter");
      });
      await ended();
    });

    test("a view is embedded, as wanted", async () => {
      await start(VIEWS.summary);
      await sheet(role("button", "Nhúng"), async () => {
        const frame = dialog().getByRole("button", { name: "Khung", exact: false }).first();
        await keys.to(frame);
        await keys.press("Enter");
        assert.equal(await frame.getAttribute("aria-pressed"), "true");
        await keys.to(dialog().getByRole("combobox"));
        await keys.press("ArrowDown");
        await keys.to(dialog().getByRole("button", { name: "Sao chép mã" }));
      });
      await ended();
    });

    test("a view is downloaded", async () => {
      await start(VIEWS.years);
      await sheet(role("button", "Tải về"), async () => {
        const csv = dialog().getByRole("button", { name: /CSV/ }).first();
        await keys.to(csv);
        const [download] = await Promise.all([page.waitForEvent("download"), keys.press("Enter")]);
        assert.match(download.suggestedFilename(), /csv/);
        await keys.check("Enter");
      });
      await ended();
    });

    test("text as large as it gets, and a dark ground", async () => {
      await start(VIEWS.summary);
      const larger = role("button", "Chữ to hơn");
      await keys.to(larger);
      while ((await larger.getAttribute("aria-disabled")) === "false") await keys.press("Enter");
      assert.equal(await keys.at(larger), true);
      await keys.to(role("button", "Nền tối"));
      await keys.press("Enter");
      assert.equal(await role("button", "Nền tối").getAttribute("aria-pressed"), "true");
      await keys.to(role("button", "Tải về"), "Tab", 250);
      await ended();
    });

    test("the other language, and back", async () => {
      await start(VIEWS.summary);
      await keys.to(role("button", "English"));
      await keys.press("Enter");
      await role("tab", "Summary").waitFor();
      assert.equal(await keys.at(role("button", "Tiếng Việt")), true);
      await keys.press("Enter");
      await role("tab", "Tóm tắt").waitFor();
      await ended();
    });

    test("from end to end and back, in every view", async () => {
      for (const query of [VIEWS.summary, VIEWS.years, VIEWS.places, "?view=table&q=kbang", VIEWS.sources]) {
        await start(query);
        await keys.to(role("button", "Nhúng"), "Tab", 250);
        await keys.to(place(), "Shift+Tab", 250);
        await ended();
      }
    });
  });
}

describe("the ring is seen", () => {
  for (const theme of ["dark", "forced"]) {
    test(theme, async () => {
      for (const query of [VIEWS.summary, VIEWS.years, VIEWS.places]) {
        const page = await opened(site, query);
        await page.emulateMedia(THEMES[theme]);
        const keys = new Keys(page);
        await keys.press("Tab");
        await keys.to(page.getByRole("button", { name: "Nhúng" }), "Tab", 250);
        await page.context().close();
      }
      site.assertClean();
    });
  }
});

describe("what is pressed is large enough", () => {
  /** Runs in the page: controls and how large they are, px, with what is drawn around them to press. */
  const sizes = () =>
    [...document.querySelector("binh-yen").shadowRoot.querySelectorAll("button, input, select, textarea, summary, a[href], [role=button]")]
      .filter((e) => e.checkVisibility())
      .map((e) => {
        const box = e.getBoundingClientRect();
        const around = getComputedStyle(e, "::after");
        const more = around.position === "absolute" ? ["top", "bottom", "left", "right"].map((side) => Math.max(0, -parseFloat(around[side]) || 0)) : [0, 0, 0, 0];
        const row = e.closest("p, li, td, th, dd, dt");
        const inline = getComputedStyle(e).display.startsWith("inline") && row && row.textContent.trim() !== e.textContent.trim();
        return { what: `${e.localName}.${e.getAttribute("class") ?? ""} ${(e.getAttribute("aria-label") ?? e.textContent).slice(0, 40)}`, width: box.width + more[2] + more[3], height: box.height + more[0] + more[1], inline };
      });

  for (const [view, query] of Object.entries(VIEWS)) {
    test(view, async (t) => {
      const page = await opened(site, query);
      const all = await page.evaluate(sizes);
      const below = (least) => all.filter(({ width, height }) => width < least - 0.5 || height < least - 0.5);
      const told = ({ what, width, height }) => `${what.replace(/\s+/g, " ")}: ${width.toFixed(0)}×${height.toFixed(0)}`;
      // WCAG 2.5.8 leaves out what stands in a line of text.
      assert.deepEqual(below(24).filter((e) => !e.inline).map(told), []);
      t.diagnostic(`${all.length} to press, below 44 px: ${below(44).length}: ${[...new Set(below(44).map((e) => told(e).split(" ")[0]))].join(", ")}`);
      site.assertClean();
      await page.context().close();
    });
  }
});
