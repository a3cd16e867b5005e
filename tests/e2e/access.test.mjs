// axe-core finds nothing, in any view, theme, language, width and size of text, nor in what opens
// over a view or stands in its place.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { findings, LANGS, opened, textAt, THEMES, VIEWS, WIDTHS } from "./access.mjs";
import { openSite } from "./harness.mjs";
import { visit } from "./hosting.mjs";
import { render, visitWith } from "./rendered.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** Findings with the looks that they are found in. */
const told = (all) => [...all].map(([line, looks]) => `${line}\n  in ${looks.length}: ${looks.slice(0, 4).join(", ")}`).join("\n");

describe("every view, in every look", () => {
  for (const [view, query] of Object.entries(VIEWS)) {
    for (const lang of LANGS) {
      test(`${view}, ${lang}`, async () => {
        const page = await opened(site, `${query}&lang=${lang}`);
        const all = new Map();
        for (const size of ["16px", "32px"]) {
          await textAt(page, size);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 800 });
            for (const [theme, media] of Object.entries(THEMES)) {
              await page.emulateMedia(media);
              for (const line of await findings(page)) {
                all.set(line, [...(all.get(line) ?? []), `${theme} ${width} px ${size}`]);
              }
            }
          }
        }
        assert.ok(!all.size, told(all));
        site.assertClean();
        await page.context().close();
      });
    }
  }
});

/** What a view can be covered or replaced by: how to get there, and what then is seen. */
const STATES = {
  "a number's source": ["summary", async (page) => {
    await page.locator(".by-rows__cell button").first().click();
    await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  }],
  "what explains a break in a chart": ["years", async (page) => {
    await page.locator(".by-figure").getByRole("button", { name: /30/ }).last().press("Enter");
    await page.getByRole("dialog").waitFor();
  }],
  share: ["summary", async (page) => {
    await page.getByRole("button", { name: "Chia sẻ" }).click();
    await page.getByRole("dialog").getByRole("textbox").waitFor();
  }],
  embed: ["summary", async (page) => {
    await page.getByRole("button", { name: "Nhúng" }).click();
    await page.getByRole("dialog").getByRole("textbox").first().waitFor();
  }],
  download: ["years", async (page) => {
    await page.getByRole("button", { name: "Tải về" }).click();
    await page.getByRole("dialog").getByRole("button", { name: /PNG/ }).waitFor();
  }],
  "a note of a chart": ["years", async (page) => {
    await page.locator(".by-figure").getByRole("button").first().focus();
    await page.keyboard.press("ArrowRight");
  }],
  "the open list of places": ["summary", async (page) => {
    await page.getByRole("combobox").fill("son");
    await page.getByRole("option").nth(1).waitFor();
  }],
  "a place that is not found": ["summary", async (page) => {
    await page.getByRole("combobox").fill("qqqq");
    await page.getByText("Không tìm thấy địa bàn nào").waitFor();
  }],
  "everything unfolded, summary": ["summary", unfold],
  "everything unfolded, years": ["years", unfold],
  "everything unfolded, places": ["places", unfold],
  "no row matches": ["table", async (page) => {
    await page.getByRole("searchbox").fill("qqqq");
    await page.getByRole("status").filter({ hasText: /^0 / }).waitFor();
  }],
};

async function unfold(page) {
  const folds = page.locator("binh-yen summary");
  for (let i = 0; i < (await folds.count()); i++) await folds.nth(i).press("Enter");
  assert.equal(await page.locator("binh-yen details:not([open])").count(), 0);
}

/** Looks once more where it is narrow, wide, dark, with forced colours and large. */
async function inFiveLooks(page) {
  const all = new Map();
  const look = async (name, width, theme, size) => {
    await textAt(page, size);
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia(THEMES[theme]);
    for (const line of await findings(page)) all.set(line, [...(all.get(line) ?? []), name]);
  };
  await look("360 px", 360, "light", "16px");
  await look("1280 px", 1280, "light", "16px");
  await look("dark", 360, "dark", "16px");
  await look("forced colours", 360, "forced", "16px");
  await look("twice as large, 320 px", 320, "light", "32px");
  assert.ok(!all.size, told(all));
}

describe("what opens over a view", () => {
  for (const [name, [view, reach]] of Object.entries(STATES)) {
    test(name, async () => {
      const page = await opened(site, VIEWS[view]);
      await reach(page);
      await inFiveLooks(page);
      site.assertClean();
      await page.context().close();
    });
  }
});

describe("what stands in its place", () => {
  const open = (prepare, query = "") => site.page(query, { viewport: { width: 360, height: 780 }, prepare });

  test("while it loads", async () => {
    const page = await open((page) => page.route("**/data/*.json", () => {}));
    await page.locator("[aria-busy=true]").waitFor({ state: "attached", timeout: 20_000 });
    await inFiveLooks(page);
    site.assertClean();
    // Or its request would be given up, and told, while another test runs.
    await page.context().close();
    site.takeProblems();
  });

  test("a link to a place that is not known", async () => {
    const page = await opened(site, "?place=nowhere/at-all");
    await page.getByRole("alert").waitFor();
    await inFiveLooks(page);
    // The page of that place is not there.
    site.takeProblems();
  });

  test("a period without a report", async () => {
    const page = await opened(site, "?place=gia-lai/kbang&period=2021");
    await page.getByText("Có báo cáo của các kỳ:").waitFor();
    await inFiveLooks(page);
    site.assertClean();
  });

  test("the data does not come", async () => {
    const page = await open(undefined, "?data=data/none.json");
    await page.getByRole("alert").getByText("mã 404").waitFor({ timeout: 20_000 });
    await inFiveLooks(page);
    site.takeProblems();
  });

  test("data without a usable report", async () => {
    const bad = { format: "binh-yen/1", reports: [{ id: "x", period: "20244" }] };
    const page = await open((page) => page.route((url) => url.pathname.endsWith("/none.json"), (route) => route.fulfill({ json: bad })), "?data=data/none.json");
    await page.getByRole("alert").getByText("Chưa có báo cáo nào").waitFor({ timeout: 20_000 });
    await inFiveLooks(page);
    site.takeProblems();
  });

  test("the program does not start", async () => {
    const page = await open((page) => page.route("**/*.wasm", (route) => route.abort()));
    await page.locator("[part=failed]").waitFor({ timeout: 20_000 });
    await inFiveLooks(page);
    site.takeProblems();
  });

  test("a part of the program does not come", async () => {
    // A development build is in one piece.
    const page = await opened(site, VIEWS.summary, { prepare: (page) => page.route(/(split|chunk)_.*\.wasm/, (route) => route.abort()) });
    await page.getByRole("tab", { name: "Bảng" }).click();
    await page.getByRole("alert").or(page.getByRole("searchbox")).first().waitFor();
    await inFiveLooks(page);
    site.takeProblems();
  });
});

describe("in pages of others", () => {
  for (const view of ["summary", "years", "table"]) {
    test(`rendered beforehand, before anything runs: ${view}`, async () => {
      const element = render(`--view ${view} --place gia-lai/kbang --q kbang`);
      // The page's script does not come: what looks at it is a script itself.
      const prepare = (page) => page.route("**/binh-yen.js", (route) => route.abort());
      const page = await visitWith(site, [element], { prepare, viewport: { width: 360, height: 780 } });
      await page.locator("binh-yen .by-still").waitFor();
      assert.deepEqual(await findings(page, { within: "binh-yen" }), []);
      site.takeProblems();
    });
  }

  test("several on a page with landmarks and headings of its own", async () => {
    const page = await visit(site, "landmarks", { viewport: { width: 360, height: 4000 } });
    await page.waitForFunction(() => [...document.querySelectorAll("binh-yen")].every((e) => e.shadowRoot.querySelector(".by-summary, .by-figure")), null, { timeout: 20_000 });
    await inFiveLooks(page);
    const { landmarks, levels } = await page.evaluate(() => {
      const inside = [...document.querySelectorAll("binh-yen")].map((e) => e.shadowRoot);
      const all = (of) => inside.map((root) => [...root.querySelectorAll(of)]);
      return {
        landmarks: all("section[aria-label], [role=region], main, nav, aside, [role=navigation], [role=search]").map((found) => found.map((e) => e.getAttribute("aria-label"))),
        levels: all("h1, h2, h3, h4, h5, h6").map((found) => found.map((e) => +e.localName[1])),
      };
    });
    // One each, and no two of one name.
    assert.deepEqual(landmarks.map((names) => names.length), [1, 1, 1]);
    assert.equal(new Set(landmarks.flat()).size, 3, `${landmarks}`);
    for (const found of levels) {
      assert.equal(found[0], 2, "below the heading of the article");
      found.reduce((before, level) => (assert.ok(level <= before + 1, `${found}`), level));
    }
    site.assertClean();
  });

  test("what looks would find something: text too pale", async () => {
    const page = await opened(site, VIEWS.summary);
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("binh-yen { --by-ink: #bbb }");
      document.adoptedStyleSheets = [sheet];
    });
    const found = await findings(page);
    assert.ok(found.some((line) => line.startsWith("color-contrast: binh-yen .by-")), found.join("\n"));
    site.assertClean();
  });
});
