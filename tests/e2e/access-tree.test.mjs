// What a blind reader is given, as text that a reviewer reads as others look at pictures: the tree of
// each view and sheet as Chromium hands it to a screen reader, in tests/e2e/snapshots/. After a wanted
// change: `UPDATE=1 node --test access-tree.test.mjs`, then read the diff.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { LANGS, opened, VIEWS } from "./access.mjs";
import { tree } from "./access-tree.mjs";
import { openSite } from "./harness.mjs";

const folder = new URL("snapshots/", import.meta.url);

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** The tree is the accepted one. */
async function same(page, name, selector) {
  const now = await tree(page, selector);
  const file = new URL(`${name}.txt`, folder);
  if (process.env.UPDATE) {
    await mkdir(folder, { recursive: true });
    await writeFile(file, now);
  }
  assert.ok(existsSync(file), `no snapshots/${name}.txt; UPDATE=1 writes it`);
  assert.equal(now, await readFile(file, "utf8"));
  return now;
}

/** What no line of any tree may be. */
function sound(text) {
  const wrong = text.split("\n").filter((line) => {
    const [, role, name, description] = /^\s*(\w+)(?: "((?:[^"\\]|\\.)*)")?.*?(?: described "((?:[^"\\]|\\.)*)")?/.exec(line) ?? [];
    const named = ["button", "link", "tab", "combobox", "textbox", "searchbox", "group", "image", "dialog", "region", "table", "DisclosureTriangle", "Iframe"];
    return (
      // The group that a fold is has the name of its line.
      (named.includes(role) && !name && !/^\s*group( \[|$)/.test(line)) ||
      // What an asterisk means is said to those who see it.
      (name && /\*/.test(name)) ||
      /undefined|NaN|null/.test(line) ||
      /[▲▼↗⚠]/.test(line.replace(/^\s*⚠︎ (is|là|marks).*/, "")) ||
      (name && /×/.test(name)) ||
      (description && name && (name.includes(description) || description.includes(name)))
    );
  });
  assert.deepEqual(wrong, []);
}

const short = { table: "?view=table&q=kbang", ...Object.fromEntries(Object.entries(VIEWS).filter(([view]) => view !== "table")) };

describe("views, unfolded", () => {
  for (const [view, query] of Object.entries(short)) {
    for (const lang of LANGS) {
      test(`${view}, ${lang}`, async () => {
        const page = await opened(site, `${query}&lang=${lang}`);
        await page.evaluate(() => {
          for (const fold of document.querySelector("binh-yen").shadowRoot.querySelectorAll("details")) fold.open = true;
        });
        sound(await same(page, `${view}-${lang}`));
        site.assertClean();
        await page.context().close();
      });
    }
  }
});

describe("what opens", () => {
  test("a source", async () => {
    const page = await opened(site, VIEWS.summary);
    await page.locator(".by-rows__cell button").first().click();
    await page.getByRole("dialog").getByRole("listitem").first().waitFor();
    sound(await same(page, "source-vi", "binh-yen [role=dialog]"));
    site.assertClean();
  });

  for (const [name, button] of [["share", "Chia sẻ"], ["embed", "Nhúng"], ["take", "Tải về"]]) {
    test(name, async () => {
      const page = await opened(site, VIEWS.summary);
      await page.getByRole("button", { name: button }).click();
      await page.getByRole("dialog").getByRole(name === "take" ? "button" : "textbox").nth(name === "take" ? 1 : 0).waitFor();
      // The address of the page differs from run to run.
      await page.evaluate(() => {
        const root = document.querySelector("binh-yen").shadowRoot;
        for (const field of root.querySelectorAll("textarea")) field.value = "…";
        for (const frame of root.querySelectorAll("iframe")) frame.remove();
      });
      sound(await same(page, `${name}-vi`, "binh-yen [role=dialog]"));
      site.takeProblems();
    });
  }

  test("the list of places", async () => {
    const page = await opened(site, VIEWS.summary);
    await page.getByRole("combobox").fill("ia");
    await page.getByRole("option").first().waitFor();
    await page.getByRole("combobox").press("ArrowDown");
    sound(await same(page, "list-vi", "binh-yen .by-place"));
    site.assertClean();
  });
});

describe("said aloud when something changes", () => {
  /** Runs in the page: what regions that speak come to hold, from now on. */
  function listen() {
    const root = document.querySelector("binh-yen").shadowRoot;
    window.said = [];
    const held = new Map();
    const look = () => {
      for (const region of root.querySelectorAll("[role=status], [role=alert], [aria-live]")) {
        const text = region.textContent.trim();
        if (held.get(region) === text) continue;
        // A region that comes with its text is not heard, unless it is urgent.
        if (text && (held.has(region) || region.getAttribute("role") === "alert")) window.said.push(text);
        held.set(region, text);
      }
    };
    look();
    new MutationObserver(look).observe(root, { subtree: true, childList: true, characterData: true });
  }
  const said = (page) => page.evaluate(() => window.said.splice(0));
  const until = (page, least = 1) => page.waitForFunction((least) => window.said.length >= least, least);

  test("another period and another place, once; the view by its tab alone", async () => {
    const page = await opened(site, VIEWS.summary);
    await page.evaluate(listen);
    await page.getByRole("button", { name: "2019", exact: true }).click();
    await until(page);
    assert.deepEqual(await said(page), ["Huyện Kbang. An ninh trật tự năm 2019"]);
    await page.getByRole("combobox").fill("khanh son");
    await page.getByRole("option", { name: /Huyện Khánh Sơn/ }).waitFor();
    await page.keyboard.press("Enter");
    await until(page);
    const place = await said(page);
    assert.equal(place.length, 1);
    assert.match(place[0], /^Huyện Khánh Sơn\. An ninh trật tự năm \d{4}$/);
    await page.getByRole("tab", { name: "Nguồn" }).click();
    await page.locator(".by-sources").waitFor();
    assert.deepEqual(await said(page), []);
    site.assertClean();
  });

  test("how many rows a filter leaves, once for each change", async () => {
    const page = await opened(site, "?view=table");
    await page.evaluate(listen);
    await page.getByRole("searchbox").fill("dam ha");
    await until(page);
    const [first, ...others] = await said(page);
    assert.match(first, /^5 dòng/);
    assert.deepEqual(others, []);
    site.assertClean();
  });

  test("that a link is copied", async () => {
    const page = await opened(site, VIEWS.summary, { permissions: ["clipboard-read", "clipboard-write"] });
    await page.getByRole("button", { name: "Chia sẻ" }).click();
    await page.getByRole("dialog").getByRole("textbox").waitFor();
    await page.evaluate(listen);
    await page.getByRole("button", { name: "Sao chép đường dẫn" }).click();
    await until(page);
    assert.deepEqual(await said(page), ["Đã sao chép."]);
    site.assertClean();
  });

  test("a place that the data does not know, at once", async () => {
    const page = await opened(site, "?place=nowhere/at-all");
    assert.match(await page.getByRole("alert").innerText(), /nowhere/);
    // The page of that place is not there.
    site.takeProblems();
  });
});
