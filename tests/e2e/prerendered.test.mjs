// Views written into a page beforehand: what a reader sees where nothing runs, how the widget takes
// over, and what stays when it can't.

import assert from "node:assert/strict";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, describe, test } from "node:test";
import { openSite } from "./harness.mjs";
import { assertFits, visit } from "./hosting.mjs";
import { render, taken, visitWith } from "./rendered.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const KBANG = "--place gia-lai/kbang";
const VIEWS = {
  summary: `--view summary ${KBANG}`,
  years: `--view years ${KBANG}`,
  places: `--view places ${KBANG} --periods 2023`,
  table: "--view table --q kbang",
  sources: `--view sources ${KBANG}`,
};
const DATA = "**/data/reports.json";

/** What of the rendered could be pressed or typed into; links and folds work without the program. */
const controls = (page) =>
  page.evaluate(() => {
    const all = document.querySelector("binh-yen").shadowRoot.querySelector(".by-still").querySelectorAll("button, input, select, textarea, [role=button], [role=tab]");
    return [...all].filter((e) => e.checkVisibility() && !e.closest("[inert]")).map((e) => e.outerHTML.slice(0, 80));
  });
const inertSeen = (page) =>
  page.evaluate(() => [...document.querySelector("binh-yen").shadowRoot.querySelectorAll("[inert]")].filter((e) => e.checkVisibility()).length);

describe("where no script runs", () => {
  for (const lang of ["vi", "en"]) {
    for (const width of [360, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        test(`every view, ${lang}, ${width} px, ${colorScheme}`, async () => {
          for (const [view, words] of Object.entries(VIEWS)) {
            const element = render(`${words} --lang ${lang}`);
            const page = await visitWith(site, [element], { javaScriptEnabled: false, viewport: { width, height: 800 }, colorScheme });
            await page.locator("binh-yen .by-still").waitFor();
            assert.deepEqual(await controls(page), [], view);
            assert.equal(await inertSeen(page), 0, view);
            const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
            assert.ok(over <= 0, `${view}: ${over} px too wide`);
            const ground = await page.locator("binh-yen .by-app").first().evaluate((e) => getComputedStyle(e).backgroundColor);
            assert.equal(ground, colorScheme === "dark" ? "rgb(18, 20, 22)" : "rgb(255, 255, 255)");
            await site.screenshot(page, `still-${view}-${width}-${colorScheme}-${lang}`);
            await page.context().close();
          }
          site.assertClean();
        });
      }
    }
  }

  test("every figure of the summary, and a table of them with notes", async () => {
    const page = await visitWith(site, [render(VIEWS.summary)], { javaScriptEnabled: false });
    const { values, table } = await page.evaluate(() => {
      const root = document.querySelector("binh-yen").shadowRoot;
      for (const fold of root.querySelectorAll(".by-fold")) fold.open = true;
      const seen = (e) => e.checkVisibility() && e.getBoundingClientRect().height > 0;
      const texts = (of) => [...root.querySelectorAll(of)].filter(seen).map((e) => e.textContent);
      return { values: texts(".by-rows__value"), table: texts(".by-still__only td b") };
    });
    assert.ok(values.some((v) => v.startsWith("20")) && values.some((v) => v.startsWith("trên 65.800")), `${values}`);
    // Directions without a number are rows of the table without one.
    const numbers = values.filter((v) => /\d/.test(v));
    assert.equal(table.filter((v) => v !== "…").length, numbers.length);
    site.assertClean();
  });

  test("a fold opens, a chart names its values", async () => {
    const page = await visitWith(site, [render(VIEWS.years)], { javaScriptEnabled: false });
    const fold = page.locator("binh-yen details", { hasText: "Xem dạng bảng" });
    assert.equal(await fold.locator("table").isVisible(), false);
    await fold.locator("summary").click();
    assert.equal(await fold.locator("table").isVisible(), true);
    const charts = await page.evaluate(() => [...document.querySelector("binh-yen").shadowRoot.querySelectorAll(".by-figure svg")].filter((e) => e.checkVisibility()).map((e) => [e.clientWidth, e.querySelectorAll("title").length]));
    assert.equal(charts.length, 1, "one of all the widths");
    assert.ok(charts[0][0] === 960 && charts[0][1] > 3, `${charts}`);
    site.assertClean();
  });

  test("a document of its own", async () => {
    const html = render(VIEWS.summary, "page");
    const open = (options) => site.page("hosts/page.html", { ...options, prepare: (page) => page.route("**/hosts/page.html", (route) => route.fulfill({ contentType: "text/html; charset=utf-8", body: html })) });
    const still = await open({ javaScriptEnabled: false });
    assert.equal(await still.locator(".by-summary__lead").isVisible(), true);
    assert.match(await still.title(), /an ninh trật tự năm 2024/);
    const live = await open();
    await taken(live);
    site.assertClean();
  });

  test("printed before it has started: without controls, with the table", async () => {
    const page = await visitWith(site, ['<div style="height: 5000px"></div>', render(VIEWS.summary)]);
    await page.emulateMedia({ media: "print" });
    assert.equal(await inertSeen(page), 0);
    assert.equal(await page.locator(".by-still__only table").isVisible(), true);
    site.assertClean();
  });
});

/** Runs in the page: every frame, what each element shows and how tall it is; and every shift. */
function record() {
  window.frames_ = [];
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const e of list.getEntries()) window.shifts.push([e.value, ...e.sources.map((s) => s.node?.outerHTML?.slice(0, 60))]);
  }).observe({ type: "layout-shift", buffered: true });
  const look = () => {
    const all = [...document.querySelectorAll("binh-yen")].map((e) => {
      const root = e.shadowRoot;
      const seen = (of) => Boolean(root?.querySelector(of)?.checkVisibility({ visibilityProperty: true }));
      return [Math.round(e.getBoundingClientRect().height), seen(".by-still .by-panel"), seen("[part=app] .by-panel")];
    });
    window.frames_.push(all);
    requestAnimationFrame(look);
  };
  addEventListener("DOMContentLoaded", () => requestAnimationFrame(look));
}

describe("the widget takes over", () => {
  for (const width of [320, 768, 1280]) {
    test(`without a flash or a shift, ${width} px`, async () => {
      const elements = ["summary", "years", "places", "table"].map((view) => render(VIEWS[view]));
      const page = await visitWith(site, elements, {
        // All of them are near: each starts at once.
        viewport: { width, height: 12_000 },
        prepare: (page) => page.addInitScript(record),
      });
      await taken(page);
      await page.evaluate(() => Promise.all([...document.querySelectorAll("binh-yen")].map((e) => e.ready)));
      const { frames, shifts } = await page.evaluate(() => ({ frames: window.frames_, shifts: window.shifts }));
      const sum = shifts.reduce((all, [value]) => all + value, 0);
      assert.ok(sum <= 0.001, `${sum}: ${JSON.stringify(shifts)}`);
      assert.ok(frames.length > 3 && frames[0].every(([, still]) => still), JSON.stringify(frames[0]));
      for (const [n, frame] of frames.entries()) {
        frame.forEach(([height, still, app], i) => {
          assert.ok(still !== app, `frame ${n}: ${i} shows ${still ? "both" : "neither"}`);
          assert.ok(Math.abs(height - frames[0][i][0]) <= 1, `frame ${n}: ${i} is ${height} px, not ${frames[0][i][0]}`);
        });
      }
      site.assertClean();
    });
  }

  test("nor when the style comes late: nothing is painted without it", async () => {
    const page = await visitWith(site, [render(VIEWS.summary), render(VIEWS.years)], {
      viewport: { width: 768, height: 12_000 },
      prepare: async (page) => {
        await page.addInitScript(record);
        await page.route("**/binh-yen.css", (route) => setTimeout(() => route.continue(), 500));
      },
    });
    await taken(page);
    await page.evaluate(() => document.querySelector("binh-yen").ready);
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    site.assertClean();
  });

  test("nor with its style in it, which is painted before any file comes", async () => {
    const style = path.resolve(process.env.SITE ?? fileURLToPath(new URL("../../dist", import.meta.url)), "binh-yen.css");
    let release;
    const held = new Promise((done) => (release = done));
    const page = await visitWith(site, [render(`${VIEWS.summary} --style ${style}`), render(`${VIEWS.years} --style ${style}`)], {
      viewport: { width: 768, height: 12_000 },
      prepare: async (page) => {
        await page.addInitScript(record);
        await page.route("**/binh-yen.css", (route) => held.then(() => route.continue()));
      },
    });
    const box = page.locator(".by-still > .by-app").first();
    await page.waitForFunction(() => performance.getEntriesByType("paint").length);
    assert.equal(await box.evaluate((e) => getComputedStyle(e).backgroundColor), "rgb(255, 255, 255)");
    assert.equal(await page.locator(".by-still svg.by-chart:visible").count(), 1);
    release();
    await taken(page);
    await page.evaluate(() => document.querySelector("binh-yen").ready);
    assert.deepEqual(await page.evaluate(() => window.shifts), []);
    site.assertClean();
  });

  for (const [lang, width] of [["vi", 320], ["vi", 768], ["vi", 1280], ["en", 320], ["en", 1280]]) {
    test(`and everything stays where it was, ${lang}, ${width} px`, async () => {
      for (const [view, words] of Object.entries(VIEWS)) {
        let release;
        const held = new Promise((done) => (release = done));
        const page = await visitWith(site, [render(`${words} --lang ${lang}`)], {
          viewport: { width, height: 900 },
          prepare: (page) => page.route(DATA, (route) => held.then(() => route.continue())),
        });
        await page.waitForFunction(() => document.querySelector("binh-yen").shadowRoot.querySelector("[part=app]"));
        const before = await places(page, ".by-still > .by-app");
        release();
        await taken(page);
        await page.evaluate(() => document.querySelector("binh-yen").ready);
        const now = await places(page, "[part=app] .by-app");
        const moved = before.filter(([name, ...at], i) => name !== now[i]?.[0] || at.some((value, k) => Math.abs(value - now[i][k + 1]) > 0.6));
        assert.deepEqual(moved.slice(0, 5), [], view);
        assert.equal(before.length, now.length, view);
        await page.context().close();
      }
      site.assertClean();
    });
  }

  test("while it is awaited nothing can be pressed, and controls are pale", async () => {
    const page = await visitWith(site, [render(VIEWS.summary)], { prepare: (page) => page.route(DATA, () => {}) });
    await page.waitForFunction(() => document.querySelector("binh-yen").shadowRoot.querySelector("[part=app]"));
    assert.deepEqual(await controls(page), []);
    assert.ok((await inertSeen(page)) > 2);
    assert.equal(await page.locator(".by-still .by-tabs").evaluate((e) => getComputedStyle(e).opacity), "0.45");
    assert.equal(await page.locator(".by-still__only").first().isVisible(), false);
    // Or its request would be given up, and told, while another test runs.
    await page.context().close();
    site.takeProblems();
  });

  test("then it is an element like any other", async () => {
    const page = await visitWith(site, [render(VIEWS.years)]);
    await taken(page);
    await page.getByRole("tab", { name: "Bảng" }).click();
    await page.locator("[part=app] .by-all__filter").waitFor();
    await page.locator("binh-yen").evaluate((e) => ((e.view = "summary"), e.settled));
    await page.locator("[part=app] .by-ref").first().click();
    await page.getByRole("dialog").waitFor();
    assert.equal(await page.locator(".by-still").isVisible(), false);
    await assertFits(page);
    // Taken out and put in again, it shows what was rendered until it is ready again.
    const seen = await page.evaluate(async () => {
      const element = document.querySelector("binh-yen");
      element.remove();
      await new Promise((done) => setTimeout(done));
      document.body.append(element);
      return element.shadowRoot.querySelector(".by-still").checkVisibility();
    });
    assert.equal(seen, true);
    await taken(page);
    site.assertClean();
  });
});

/** Where everything that is read stands in an app, from its top left. */
function places(page, which) {
  return page.evaluate((which) => {
    const root = document.querySelector("binh-yen").shadowRoot.querySelector(which);
    const from = root.getBoundingClientRect();
    const kinds = "h2, h3, h4, p, dt, dd, li, svg, summary, header, tr, td, th, b, small, .by-tabs, .by-controls, .by-panel, .by-ref, .by-rows__link, .by-rows__unit";
    return [...root.querySelectorAll(kinds)].filter((e) => e.checkVisibility() && !e.closest(".by-still__only, svg svg, .by-place__list")).map((e) => {
      const { left, top, width, height } = e.getBoundingClientRect();
      // A chart is drawn for the widest of some widths that fits; its height is right.
      const across = e.matches(".by-chart") ? [] : [left - from.left, width];
      return [`${e.getAttribute("class") ?? e.localName}`, top - from.top, height, ...across];
    });
  }, which);
}

// What a reader has when something fails: with a view rendered beforehand, and with the page's own
// words inside the element.
const KINDS = {
  "a rendered view": {
    open: (options) => visitWith(site, [render(VIEWS.summary)], options),
    // Before and after: the app's own stands beside what was rendered.
    figure: (page) => page.locator(".by-summary__lead:visible").first(),
  },
  "a rendered view in a browser without declarative shadow roots": {
    open: (options) => visitWith(site, [render(VIEWS.summary).replace("shadowrootmode", "data-none")], options),
    figure: (page) => page.locator("binh-yen > article td b").first(),
  },
  "the page's own words": {
    open: (options) => visit(site, "plain", options),
    figure: (page) => page.getByText("giảm 4,8%").first(),
  },
};
const STRICT = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:";
const route = (pattern, answer) => ({ prepare: (page) => page.route(pattern, answer) });
const json = (body) => (route) => route.fulfill({ contentType: "application/json", body });

/** How it fails, what is told, and whether trying again after `unroute` helps. */
const FAILURES = {
  "JavaScript off": { options: { javaScriptEnabled: false } },
  "the script can't be had": { options: route("**/binh-yen.js", (route) => route.abort()) },
  "no custom elements": { options: { prepare: (page) => page.addInitScript(() => delete window.customElements) } },
  "no WebAssembly": { options: { prepare: (page) => page.addInitScript(() => void delete window.WebAssembly) }, told: /Chưa mở được/ },
  "WebAssembly not allowed": { options: { headers: { "content-security-policy": STRICT } }, told: /Chưa mở được/ },
  "the program can't be had": { options: route("**/*_bg.wasm", (route) => route.fulfill({ status: 404, body: "" })), told: /Chưa mở được/, again: "**/*_bg.wasm" },
  "the style can't be had": { options: route("**/binh-yen.css", (route) => route.fulfill({ status: 404, body: "" })), told: /Chưa mở được/, again: "**/binh-yen.css" },
  "data 404": { options: route(DATA, (route) => route.fulfill({ status: 404, body: "" })), told: /Máy chủ trả lời mã 404/, again: DATA },
  "data 500": { options: route(DATA, (route) => route.fulfill({ status: 500, body: "oops" })), told: /Máy chủ trả lời mã 500/, again: DATA },
  "data cut off": { options: route(DATA, json('{"format": "binh-yen/1", "title": {"vi":')), told: /reports\.json/ },
  "data of another kind": { options: route(DATA, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Lỗi máy chủ" })), told: /reports\.json/ },
  offline: {
    options: {
      prepare: async (page) => {
        await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
        await page.route(DATA, (route) => route.abort("internetdisconnected"));
      },
    },
    told: /không có mạng/,
    again: DATA,
  },
};

for (const [kind, { open, figure }] of Object.entries(KINDS)) {
  describe(`failures, with ${kind}`, () => {
    for (const [name, { options, told, again }] of Object.entries(FAILURES)) {
      test(name, async () => {
        const page = await open(options);
        if (told) await page.locator("[part=failed], binh-yen [role=alert]").filter({ hasText: told }).waitFor({ timeout: 20_000 });
        assert.equal(await figure(page).isVisible(), true);
        if (kind === "a rendered view" && (told || options.javaScriptEnabled === false)) {
          // Without the style they are seen, but can't be used.
          if (!name.includes("style")) assert.equal(await inertSeen(page), 0, "nothing that looks like a control");
          assert.deepEqual(await controls(page), []);
          assert.equal(await page.locator(".by-still__only table").isVisible(), true);
        }
        site.takeProblems();
        if (!again) return;
        await page.unroute(again);
        await page.getByRole("button", { name: "Thử lại" }).click();
        await taken(page);
        // Only the app's own lead is left.
        await figure(page).waitFor({ state: kind === "a rendered view" ? "visible" : "hidden" });
        assert.equal(await page.locator("[part=failed]").count(), 0);
        site.assertClean();
      });
    }

    test("no answer ever", async () => {
      const page = await open({
        prepare: async (page) => {
          await page.clock.install();
          await page.route(DATA, () => {});
        },
      });
      await page.waitForFunction(() => document.querySelector("binh-yen").shadowRoot.querySelector("[part=app]"));
      await page.clock.runFor(21_000);
      const line = page.locator("[part=failed]");
      await line.waitFor();
      assert.equal(await figure(page).isVisible(), true);
      await page.unroute(DATA);
      await line.getByRole("button").click();
      await taken(page);
      assert.equal(await line.count(), 0);
      // The request that was never answered is given up with its page.
      await page.context().close();
      site.takeProblems();
    });

    test("a panic inside", async () => {
      const page = await open({});
      await taken(page);
      await page.evaluate(() => {
        const own = Node.prototype.insertBefore;
        Node.prototype.insertBefore = function (...all) {
          if (this.getRootNode().host?.localName === "binh-yen") throw new Error("poisoned");
          return own.apply(this, all);
        };
      });
      await page.getByRole("tab", { name: "Bảng" }).click();
      await page.locator("[part=failed]").waitFor({ timeout: 5000 });
      assert.equal(await figure(page).isVisible(), true);
      assert.ok(site.takeProblems().some((p) => p.includes("panicked at")));
    });
  });
}

test("the code of the view can't be had: what was rendered stays, trying again works", async () => {
  const page = await visitWith(site, [render(VIEWS.years)], route("**/split_years.wasm", (route) => route.abort()));
  const alert = page.locator("[part=app] [role=alert]");
  await alert.waitFor({ timeout: 20_000 });
  assert.match(await alert.innerText(), /Chưa mở được phần này/);
  assert.equal(await page.locator(".by-still .by-compare__title").isVisible(), true);
  site.takeProblems();
  await page.unroute("**/split_years.wasm");
  await alert.getByRole("button").click();
  await taken(page);
  assert.equal(await page.locator(".by-still").isVisible(), false);
  site.assertClean();
});
