// The element as a guest: on pages with hostile styles, old scripts, strict policies, and when
// something fails. What the page has stays the page's, what the widget has stays the widget's.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { openSite } from "./harness.mjs";
import { assertFits, assertNothingLeaksOut, differences, looksInside, shown, visit } from "./hosting.mjs";

const KINDS = [
  ".by-app", ".by-head", ".by-place__label", ".by-place__input", ".by-language", ".by-tabs", ".by-tabs__tab",
  ".by-panel", ".by-summary__lead", ".by-ref", ".by-select", ".by-block__title", ".by-panel p", ".by-panel button",
];
const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' data:";

let site, plain;
before(async () => {
  site = await openSite();
  const page = await visit(site, "plain");
  await shown(page);
  plain = await looksInside(page, KINDS);
  await page.context().close();
});
after(() => site?.close());

/** A page where the widget looks as on a plain one, and leaves no trace. */
async function guest(name, { globals, but = /^$/, ...options } = {}) {
  const page = await visit(site, name, options);
  await shown(page);
  await assertNothingLeaksOut(page, { globals });
  await assertFits(page);
  const other = differences(plain, await looksInside(page, KINDS)).filter((line) => !but.test(line));
  assert.deepEqual(other, [], name);
  return page;
}

describe("styles of the page stay outside", () => {
  for (const [name, what] of [
    ["plain", "a plain page"],
    ["unset", "everything unset, with !important"],
    ["root-6", "a root of 6 px"],
    ["root-40", "a root of 40 px"],
    ["rtl", "a page from right to left"],
    ["bootstrap", "Bootstrap, and every inherited property"],
    ["tailwind", "Tailwind"],
  ]) {
    test(what, async () => {
      await guest(name);
      site.assertClean();
    });
  }

  test("a zoomed body enlarges everything alike", async () => {
    const page = await guest("zoom", { but: /height|block-size|origin/ }); // lines break elsewhere
    for (const view of ["years", "places", "table"]) {
      await page.locator("binh-yen").evaluate((e, view) => ((e.view = view), e.settled), view);
      await assertFits(page);
    }
    site.assertClean();
  });

  test("a column of 320 px holds every view", async () => {
    for (const viewport of [{ width: 1280, height: 900 }, { width: 320, height: 640 }]) {
      const page = await visit(site, "narrow", { viewport });
      await shown(page);
      for (const view of ["summary", "years", "places", "table", "sources"]) {
        await page.locator("binh-yen").evaluate((e, view) => ((e.view = view), e.settled), view);
        await assertFits(page);
      }
      await assertNothingLeaksOut(page);
    }
    site.assertClean();
  });
});

test("in an element that is transformed a sheet stands beside what opened it, and the page stays where it is", async () => {
  for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
    const page = await visit(site, "transformed", { viewport });
    await page.locator("binh-yen").scrollIntoViewIfNeeded();
    await shown(page);
    const number = page.locator(".by-ref").first();
    await number.evaluate((e) => e.scrollIntoView({ block: "center" }));
    const before = await page.evaluate(() => scrollY);
    await number.press("Enter");
    const dialog = page.getByRole("dialog");
    await dialog.waitFor();
    const found = await dialog.evaluate((e) => {
      const { top, bottom } = e.getBoundingClientRect();
      return { top, bottom, moved: scrollY, focus: e.getRootNode().activeElement?.className };
    });
    assert.ok(found.top >= 0 && found.bottom <= viewport.height + 1, JSON.stringify(found));
    assert.ok(Math.abs(found.moved - before) < viewport.height, `${before} → ${found.moved}`);
    assert.equal(found.focus, "by-sheet__close");
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }
  site.assertClean();
});

test("left to itself it is as dark as the page: by its `color-scheme`, not by the system alone", async () => {
  const body = (head) => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}
    <script type="module" src="/binh-yen.js"></script></head><body><binh-yen src="/data/" place="gia-lai/kbang"></binh-yen></body></html>`;
  const [light, dark] = ["rgb(255, 255, 255)", "rgb(18, 20, 22)"];
  for (const [head, ground] of [
    ["", light],
    ['<meta name="color-scheme" content="light dark">', dark],
    ["<style>html { color-scheme: light dark }</style>", dark],
    ["<style>html { color-scheme: light dark } binh-yen { color-scheme: light }</style>", light],
  ]) {
    const page = await visit(site, "plain", { body: body(head), colorScheme: "dark" });
    await shown(page);
    const look = (what) => page.locator(".by-app").evaluate((e, what) => getComputedStyle(e)[what], what);
    const night = page.getByRole("button", { name: "Nền tối" });
    assert.equal(await look("backgroundColor"), ground, head);
    assert.equal(await night.getAttribute("aria-pressed"), `${ground === dark}`, head);
    assert.equal(await look("paddingInlineStart"), "0px");
    // What the reader chooses is another ground than the page's: nothing touches its edge.
    await night.click();
    assert.equal(await look("backgroundColor"), ground === dark ? light : dark, head);
    assert.equal(await look("paddingInlineStart"), "12px");
    await page.context().close();
  }
  site.assertClean();
});

describe("scripts of the page", () => {
  test("natives with additions, and a wrapped fetch", async () => {
    const page = await guest("patched", { globals: ["fetched"] });
    const fetched = await page.evaluate(() => window.fetched.map((a) => a.split("/").pop()));
    assert.ok(fetched.includes("reports.json"), fetched.join());
    site.assertClean();
  });

  test("names that libraries claim", async () => {
    const globals = ["$", "_", "d3", "app", "wasm", "init", "define", "module", "exports", "require", "jq", "jQuery"];
    const page = await guest("globals", { globals });
    assert.equal(await page.evaluate(() => window.$() + window.wasm()), "the page's ownthe page's own");
    site.assertClean();
  });

  test("a framework that makes, moves and takes away", async () => {
    const page = await visit(site, "recreate");
    await page.evaluate(() => window.recreated);
    await shown(page);
    await page.locator("binh-yen").evaluate((e) => e.settled);
    assert.equal(await page.locator("binh-yen").count(), 1);
    assert.equal(await page.locator("binh-yen .by-app").count(), 1, "one app in one element");
    assert.equal(await page.getByRole("tab", { name: "Theo năm" }).getAttribute("aria-selected"), "true");
    await page.getByRole("tab", { name: "Bảng" }).click();
    await page.locator(".by-all__filter").waitFor();
    await assertNothingLeaksOut(page, { globals: ["recreated", "one", "two"] });
    site.assertClean();
  });

  test("React, in strict mode: the same key is the same app", async () => {
    const page = await visit(site, "react");
    await page.evaluate(() => window.drawn);
    assert.equal(await page.locator("binh-yen").count(), 2);
    assert.deepEqual(await page.locator("[role=tab][aria-selected=true]").allInnerTexts(), ["Tóm tắt", "Bảng"]);
    assert.equal(await page.locator("binh-yen .by-app").count(), 2);
    const same = await page.evaluate(() => window.first === document.querySelectorAll("binh-yen")[1].shadowRoot.querySelector(".by-app"));
    assert.equal(same, true);
    await assertNothingLeaksOut(page, { globals: ["drawn", "first", "app"] });
    site.assertClean();
  });

  test("document.write", async () => {
    await guest("document-write");
    site.assertClean();
  });

  test("Turbo: the body replaced, and put back from its cache", async () => {
    const page = await guest("turbo", { globals: ["Turbo", "scrollend"] });
    await page.getByRole("tab", { name: "Bảng" }).click();
    await page.locator(".by-all__filter").waitFor();
    await page.evaluate(() => {
      window.stayed = true;
      Turbo.visit("../turbo/index.html?next");
    });
    await page.waitForURL(/next/);
    await shown(page);
    assert.equal(await page.getByRole("tab", { name: "Tóm tắt" }).getAttribute("aria-selected"), "true");
    await page.evaluate(() => history.back());
    await page.waitForURL((url) => !url.search);
    await shown(page);
    assert.equal(await page.evaluate(() => window.stayed), true, "the page was not loaded anew");
    assert.equal(await page.locator("binh-yen .by-app").count(), 1);
    await assertFits(page);
    site.assertClean();
  });

  test("the script twice, and another version of it: the first stays", async () => {
    const page = await guest("twice");
    assert.equal(await page.locator("binh-yen .by-app").count(), 1);
    site.assertClean();
  });

  test("a page that answers a choice with another one", async () => {
    const page = await visit(site, "plain");
    await shown(page);
    await page.evaluate(() => {
      const element = document.querySelector("binh-yen");
      element.addEventListener("binh-yen:select", ({ detail }) => {
        if (detail.query.includes("view=table")) element.show(detail.query.replace("view=table", "view=sources"));
        if (detail.query.includes("view=years")) element.setAttribute("lang", "en");
      });
    });
    await page.getByRole("tab", { name: "Bảng" }).click();
    await page.locator('[role=tab][aria-selected=true]:has-text("Nguồn")').waitFor();
    await page.getByRole("tab", { name: "Theo năm" }).click();
    await page.locator('.by-app[lang=en] [role=tab][aria-selected=true]:has-text("Years")').waitFor();
    site.assertClean();
  });
});

describe("the page's life", () => {
  test("printed: readable, without controls", async () => {
    const page = await visit(site, "print");
    await shown(page);
    await page.emulateMedia({ media: "print" });
    assert.match(await page.locator(".by-summary__lead").innerText(), /20.vụ/);
    for (const control of [".by-tabs", ".by-language", ".by-controls", ".by-button"]) {
      for (const one of await page.locator(control).all()) assert.equal(await one.isVisible(), false, control);
    }
    const ink = await page.locator(".by-summary__lead").evaluate((e) => getComputedStyle(e).color);
    assert.equal(ink, "rgb(0, 0, 0)");
    await assertFits(page);
    site.assertClean();
  });

  test("a widget that has not started prints what stands in it, without a blank screen", async () => {
    const page = await visit(site, "far");
    await page.emulateMedia({ media: "print" });
    const box = await page.locator("binh-yen").boundingBox();
    assert.ok(box.height < 100, `${box.height} px`);
    site.assertClean();
  });

  test("away and back: the widget is live", async () => {
    // A browser of its own: playwright turns the back/forward cache off.
    const own = await openSite({ ignoreDefaultArgs: ["--disable-back-forward-cache"] });
    try {
      const page = await visit(own, "back");
      await shown(page);
      await page.getByRole("tab", { name: "Bảng" }).click();
      await page.locator(".by-all__filter").waitFor();
      await page.evaluate(() => void (location.href = "/data/reports.json"));
      await page.waitForURL(/reports\.json/);
      await page.evaluate(() => history.back());
      await page.waitForURL(/hosts.back/, { waitUntil: "commit" });
      await page.waitForFunction(() => window.persisted.length === 2);
      assert.deepEqual(await page.evaluate(() => window.persisted), [false, true], "not from the cache");
      await page.locator(".by-all__filter").waitFor();
      await page.getByRole("tab", { name: "Theo năm" }).click();
      await page.locator(".by-chart__spot").first().waitFor();
      own.assertClean();
    } finally {
      await own.close();
    }
  });

  test("ten widgets: one fetch of each file, each its own selection", async () => {
    const asked = [];
    const page = await visit(site, "ten", {
      viewport: { width: 1280, height: 30_000 },
      prepare: (page) => page.on("request", (request) => asked.push(new URL(request.url()).pathname)),
    });
    for (let i = 1; i <= 10; i++) await shown(page, `#w${i}`);
    const counts = {};
    for (const path of asked) counts[path] = (counts[path] ?? 0) + 1;
    const twice = Object.entries(counts).filter(([path, n]) => n > 1 && !path.startsWith("/hosts/"));
    assert.deepEqual(twice, []);
    for (const file of ["binh-yen-app_bg.wasm", "binh-yen-app.js", "binh-yen.css", "reports.json"]) {
      assert.deepEqual(Object.entries(counts).filter(([path]) => path.endsWith(`/${file}`)).map(([, n]) => n), [1], file);
    }
    const tabs = await page.locator("[role=tab][aria-selected=true]").allInnerTexts();
    const expected = ["Tóm tắt", "Theo năm", "Bảng", "Nguồn", "Tóm tắt", "Theo năm", "Tóm tắt", "Summary", "Theo địa bàn", "Theo năm"];
    assert.deepEqual(tabs, expected);
    await page.locator("#w2").getByRole("tab", { name: "Nguồn" }).click();
    await page.locator('#w2 [role=tab][aria-selected=true]:has-text("Nguồn")').waitFor();
    const now = await page.locator("[role=tab][aria-selected=true]").allInnerTexts();
    assert.deepEqual(now, expected.with?.(1, "Nguồn") ?? Object.assign([...expected], { 1: "Nguồn" }));
    await assertFits(page);
    site.assertClean();
  });
});

describe("policies and old browsers", () => {
  test("a strict Content-Security-Policy", async () => {
    const page = await guest("csp", { headers: { "content-security-policy": STRICT } });
    for (const view of ["years", "places", "table", "sources"]) {
      await page.locator("binh-yen").evaluate((e, view) => ((e.view = view), e.settled), view);
    }
    await page.getByRole("tab", { name: "Tóm tắt" }).click();
    await page.locator(".by-ref").first().click();
    await page.getByRole("dialog").waitFor();
    site.assertClean();
  });

  test("WebAssembly not allowed: the fallback stays, a line says so", async () => {
    const headers = { "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") };
    const page = await visit(site, "csp", { headers });
    await page.locator("[part=failed]").waitFor({ timeout: 20_000 });
    assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
    assert.ok(site.takeProblems().length > 0);
  });

  test("JavaScript off: the fallback, with no gap below", async () => {
    const page = await visit(site, "plain", { javaScriptEnabled: false });
    assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
    assert.ok((await page.locator("binh-yen").boundingBox()).height < 100);
    site.takeProblems();
  });

  test("no IntersectionObserver and no adopted sheets: it starts at once and looks the same", async () => {
    const page = await guest("plain", {
      prepare: (page) =>
        page.addInitScript(() => {
          delete window.IntersectionObserver;
          delete Document.prototype.adoptedStyleSheets;
          delete ShadowRoot.prototype.adoptedStyleSheets;
          window.CSSStyleSheet = function () {
            throw new TypeError("Illegal constructor");
          };
          document.adoptedStyleSheets = [];
        }),
      globals: ["CSSStyleSheet"],
    });
    assert.equal(await page.locator("binh-yen .by-app").count(), 1);
    site.assertClean();
  });

  test("no WebAssembly: the fallback stays, a line says so", async () => {
    const page = await visit(site, "plain", {
      prepare: (page) => page.addInitScript(() => void delete window.WebAssembly),
    });
    await page.locator("[part=failed]").waitFor({ timeout: 20_000 });
    assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
    site.takeProblems();
  });
});

describe("the line that says what failed", () => {
  const WASM = "**/*.wasm";
  const FAILED = {
    "no WebAssembly": { prepare: (page) => page.addInitScript(() => void delete window.WebAssembly), said: /không cho chạy/, retry: 0 },
    "WebAssembly not allowed": { headers: { "content-security-policy": STRICT.replace(" 'wasm-unsafe-eval'", "") }, said: /không cho chạy/, retry: 0 },
    "a file is missing": { prepare: (page) => page.route(WASM, (route) => route.fulfill({ status: 404, body: "" })), said: /có tệp không tải được/, retry: 1 },
    "no network": {
      prepare: async (page) => {
        await page.addInitScript(() => Object.defineProperty(Navigator.prototype, "onLine", { get: () => false }));
        await page.route(WASM, (route) => route.abort("internetdisconnected"));
      },
      said: /không có mạng/,
      retry: 1,
    },
  };
  for (const [name, { said, retry, ...options }] of Object.entries(FAILED)) {
    test(name, async () => {
      const page = await visit(site, "csp", options);
      const line = page.locator("[part=failed]");
      await line.waitFor({ timeout: 20_000 });
      assert.match(await line.innerText(), said);
      assert.equal(await line.getByRole("button").count(), retry);
      assert.ok(site.takeProblems().length > 0);
    });
  }

  test("by keyboard: the focus stays where the line was, and goes to the widget", async () => {
    const page = await visit(site, "plain", { prepare: (page) => page.route(WASM, (route) => route.fulfill({ status: 404, body: "" })) });
    const button = page.locator("[part=failed] button");
    await button.waitFor({ timeout: 20_000 });
    const { width, height } = await button.boundingBox();
    assert.ok(width >= 44 && height >= 44, `${width} x ${height}`);
    const held = () => page.evaluate(() => document.activeElement.localName === "binh-yen" && document.activeElement.shadowRoot.activeElement?.part.value);
    await button.focus();
    await page.keyboard.press("Enter");
    assert.equal(await held(), "failed");
    await button.waitFor({ timeout: 20_000 });
    assert.equal(await held(), "failed", "failed again");
    await page.unroute(WASM);
    await button.focus();
    await page.keyboard.press("Enter");
    await shown(page);
    await page.locator("[part=failed]").waitFor({ state: "detached" });
    assert.equal(await held(), "app");
    site.takeProblems();
  });
});

describe("what the data does not know", () => {
  for (const [name, own, said] of [
    ["a place", 'place="gia-lai/khong-con"', /Chưa tìm thấy địa bàn/],
    ["a place, in another view", 'view="years" place="gia-lai/khong-con"', /Chưa tìm thấy địa bàn/],
    ["a period", 'place="gia-lai/kbang" period="1999"', /2024/],
  ]) {
    for (const src of ["/data/", "/data/reports.json"]) {
      test(`${name}, in ${src}: the fallback stays until the reader has found another`, async () => {
        const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
          <script type="module" src="/binh-yen.js"></script></head><body><binh-yen src="${src}" ${own}><p>Năm 2024: 20 vụ, giảm 4,8%.</p></binh-yen></body></html>`;
        const page = await visit(site, "plain", {
          body,
          prepare: (page) =>
            page.addInitScript(() => {
              window.heard = [];
              for (const type of ["ready", "error"]) addEventListener(`binh-yen:${type}`, ({ detail }) => heard.push(detail.code ?? type));
            }),
        });
        await page.waitForFunction(() => heard.length > 0, null, { timeout: 20_000 });
        assert.deepEqual(await page.evaluate(() => heard), ["no-place"]);
        assert.equal(await page.locator("binh-yen").evaluate((e) => e.ready.catch((error) => error.message)), "no-place");
        assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
        await page.locator("binh-yen [part=app]").filter({ hasText: said }).waitFor();
        await page.evaluate(async () => {
          const element = document.querySelector("binh-yen");
          element.show("place=gia-lai/ia-pa");
          await element.settled;
        });
        assert.equal(await page.getByText("giảm 4,8%").isVisible(), false);
        // Now that something was seen, words of the widget say that the next is not there.
        await page.evaluate(async () => {
          const element = document.querySelector("binh-yen");
          element.show("place=gia-lai/khong-con");
          await element.settled;
        });
        assert.equal(await page.getByText("giảm 4,8%").isVisible(), false);
        assert.deepEqual(await page.evaluate(() => heard), ["no-place", "ready"]);
        // The page of a place that is not there is asked for.
        site.takeProblems();
      });
    }
  }
});

describe("data that fails", () => {
  const FAILURES = {
    "404": (route) => route.fulfill({ status: 404, body: "" }),
    "500": (route) => route.fulfill({ status: 500, body: "oops" }),
    "no network": (route) => route.abort(),
  };
  for (const [name, answer] of Object.entries(FAILURES)) {
    test(`${name}: the fallback stays, words say what failed, trying again works`, async () => {
      const page = await visit(site, "plain", { prepare: (page) => page.route("**/data/reports.json", answer) });
      const told = page.evaluate(() => new Promise((done) => addEventListener("binh-yen:error", (e) => done(e.detail.code))));
      const alert = page.locator("binh-yen [role=alert]");
      await alert.waitFor({ timeout: 20_000 });
      assert.match(await told, name === "no network" ? /no-answer/ : new RegExp(`status:${name}`));
      assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
      assert.match(await alert.innerText(), /reports\.json/);
      await assertFits(page);
      assert.ok(site.takeProblems().length > 0);
      await page.unroute("**/data/reports.json");
      await alert.getByRole("button").click();
      await shown(page);
      await page.locator("binh-yen > p").waitFor({ state: "hidden" });
      site.assertClean();
    });
  }

  const NOT_REPORTS = {
    "cut off in the middle": (route) => route.fulfill({ contentType: "application/json", body: '{"format": "binh-yen/1", "title": {"vi":' }),
    "a page of HTML, answered with 200": (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><p>Lỗi máy chủ" }),
  };
  for (const [name, answer] of Object.entries(NOT_REPORTS)) {
    test(`${name}: words say what was found`, async () => {
      const page = await visit(site, "plain", { prepare: (page) => page.route("**/data/reports.json", answer) });
      const alert = page.locator("binh-yen [role=alert]");
      await alert.waitFor({ timeout: 20_000 });
      assert.match(await alert.innerText(), /reports\.json/);
      site.assertClean();
    });

    test(`${name}: trying again works`, async () => {
      const page = await visit(site, "plain", { prepare: (page) => page.route("**/data/reports.json", answer) });
      const again = page.locator("binh-yen [role=alert] button");
      await again.waitFor({ timeout: 20_000 });
      await page.unroute("**/data/reports.json");
      await again.click();
      await shown(page);
      assert.equal(await page.locator("binh-yen [role=alert]").count(), 0);
      site.assertClean();
    });

    test(`${name}: the fallback stays`, async () => {
      const page = await visit(site, "plain", { prepare: (page) => page.route("**/data/reports.json", answer) });
      await page.locator("binh-yen [role=alert]").waitFor({ timeout: 20_000 });
      assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
    });
  }

  test("no answer ever: a line says so, the fallback stays, trying again works", async () => {
    const page = await visit(site, "plain", {
      prepare: async (page) => {
        await page.clock.install();
        await page.route("**/data/reports.json", () => {});
      },
    });
    const asked = page.waitForRequest("**/data/reports.json");
    await asked;
    assert.equal(await page.locator("[part=failed]").count(), 0);
    await page.clock.runFor(21_000);
    const line = page.locator("[part=failed]");
    await line.waitFor();
    assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
    await page.unroute("**/data/reports.json");
    await line.getByRole("button").click();
    await shown(page);
    assert.equal(await line.count(), 0);
    site.takeProblems();
  });

  /** A page with a clock of the test's own, where some documents never come; asked for them. */
  async function waitingFor(which) {
    const page = await visit(site, "plain", {
      prepare: async (page) => {
        await page.clock.install();
        await page.route(which, () => {});
      },
    });
    await page.waitForFunction(() => document.querySelector("binh-yen").shadowRoot.querySelector("[aria-busy]"));
    return page;
  }

  test("no answer within 30 s: words say so, the fallback stays, trying again works", async () => {
    const page = await waitingFor("**/data/reports.json");
    const told = page.evaluate(() => new Promise((done) => addEventListener("binh-yen:error", (e) => e.detail.code !== "slow" && done(e.detail.code))));
    await page.clock.runFor(31_000);
    const alert = page.locator("binh-yen [role=alert]");
    await alert.waitFor();
    assert.equal(await told, "timeout");
    assert.match(await alert.innerText(), /chưa trả lời sau thời gian chờ/);
    assert.match(await alert.innerText(), /reports\.json/);
    assert.equal(await page.locator("[part=failed]").count(), 0);
    assert.equal(await page.getByText("giảm 4,8%").isVisible(), true);
    await page.unroute("**/data/reports.json");
    await alert.getByRole("button").click();
    await shown(page);
    site.takeProblems();
  });

  test("one of the documents does not come: the rest is shown, and which one is missing", async () => {
    const { include } = await (await fetch(`${site.address}data/reports.json`)).json();
    const asked = [], came = new Set();
    const page = await visit(site, "plain", {
      prepare: async (page) => {
        await page.clock.install();
        await page.route("**/lam-dong.json", (route) => void asked.push(route));
        page.on("requestfinished", (request) => came.add(new URL(request.url()).pathname));
      },
    });
    // The others are here before its time is over, or theirs would be too.
    const others = include.filter((name) => !name.endsWith("lam-dong.json")).map((name) => `/data/${name}`);
    while (!asked.length || !others.every((name) => came.has(name))) await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.clock.runFor(31_000);
    await shown(page);
    assert.match(await page.locator(".by-notice").innerText(), /lam-dong\.json/);
    site.takeProblems();
  });

  test("an answer that comes late takes the place of the line", async () => {
    let release;
    const page = await visit(site, "plain", {
      prepare: async (page) => {
        await page.clock.install();
        await page.route("**/*_bg.wasm", (route) => (release = () => route.continue()));
      },
    });
    while (!release) await page.evaluate(() => new Promise(requestAnimationFrame));
    await page.clock.runFor(21_000);
    await page.locator("[part=failed]").waitFor();
    release();
    await shown(page);
    assert.equal(await page.locator("[part=failed]").count(), 0);
    assert.equal(await page.locator("binh-yen .by-app").count(), 1);
    site.assertClean();
  });

  test("each kind of fallback stays readable", async () => {
    const page = await visit(site, "fallbacks", { viewport: { width: 1280, height: 3000 } });
    for (const id of ["text", "table", "picture", "noscript", "empty", "link"]) {
      await page.locator(`#${id} [role=alert]`).waitFor({ timeout: 20_000 });
    }
    for (const text of ["Chỉ có chữ.", "20 vụ", "Hình có sẵn", "bài gốc"]) assert.equal(await page.getByText(text).last().isVisible(), true, text);
    await page.getByText("bài gốc").click();
    assert.match(page.url(), /#bai$/);
    site.takeProblems();
  });
});

describe("a panic in one of three", () => {
  const three = async (page) => {
    for (const id of ["w1", "w2", "w3"]) await shown(page, `#${id}`);
  };
  const panics = () => site.takeProblems().filter((p) => p.includes("panicked at"));

  // Yew takes for granted that nodes can be put in and out: a `insertBefore` that throws inside one
  // widget makes the program panic, as a bug in it would.
  const poison = (page, id) =>
    page.evaluate((id) => {
      const own = Node.prototype.insertBefore;
      Node.prototype.insertBefore = function (...all) {
        if (this.getRootNode().host?.id === id) throw new Error("poisoned");
        return own.apply(this, all);
      };
    }, id);

  for (const [how, act] of [
    ["when the reader presses", (page) => page.locator("#w2").getByRole("tab", { name: "Bảng" }).click()],
    ["when the page changes an attribute", (page) => page.locator("#w2").evaluate((e) => void (e.view = "table"))],
  ]) {
    test(`${how}: that one shows its fallback, the others come back as they were`, async () => {
      const page = await visit(site, "three", { viewport: { width: 1280, height: 6000 } });
      await three(page);
      await page.locator("#w1").getByRole("tab", { name: "Theo năm" }).click();
      await page.locator("#w1 .by-chart__spot").first().waitFor();
      await poison(page, "w2");
      await act(page);
      await page.locator("#w2 [part=failed]").waitFor({ timeout: 5000 });
      assert.equal(await page.getByText("Bản có sẵn 2.").isVisible(), true);
      await page.waitForFunction(() => ["w1", "w3"].every((id) => !document.getElementById(id).shadowRoot.querySelector("[inert]") && document.getElementById(id).shadowRoot.querySelector(".by-panel")), null, { timeout: 5000 });
      assert.equal(await page.locator("#w1 [role=tab][aria-selected=true]").innerText(), "Theo năm");
      await page.locator("#w3").getByRole("tab", { name: "Nguồn" }).click();
      await page.locator('#w3 [role=tab][aria-selected=true]:has-text("Nguồn")').waitFor();
      assert.equal(await page.getByText("Bản có sẵn 1.").isVisible(), false);
      assert.equal(panics().length, 1);
    });
  }

  test("while all three open: only the one at fault stays closed, and can be tried again", async () => {
    let release;
    const held = new Promise((done) => (release = done));
    const page = await visit(site, "three", {
      viewport: { width: 1280, height: 6000 },
      prepare: (page) => page.route("**/data/reports.json", (route) => held.then(() => route.continue())),
    });
    await page.waitForFunction(() => [...document.querySelectorAll("binh-yen")].every((e) => e.shadowRoot.querySelector("[part=app]")));
    await poison(page, "w2");
    release();
    await page.locator("#w2 [part=failed]").waitFor({ timeout: 5000 });
    await shown(page, "#w1");
    await shown(page, "#w3");
    await page.locator("#w3").evaluate((e) => e.settled);
    assert.equal(await page.locator("[part=failed]").count(), 1);
    assert.equal(await page.getByText("Bản có sẵn 2.").isVisible(), true);
    assert.ok(panics().length <= 3);
    // However often it is tried, the others do not pay for it.
    for (let again = 0; again < 4; again++) {
      // It may fail again before one looks.
      await page.locator("#w2 [part=failed] button").evaluate((button) => ((button.className = "pressed"), button.click()));
      await page.locator("#w2 [part=failed] button:not(.pressed)").waitFor();
      for (const id of ["w1", "w3"]) await page.locator(`#${id} .by-panel:not([aria-busy])`).waitFor();
    }
    assert.equal(await page.locator("[part=failed]").count(), 1);
    assert.ok(panics().length >= 4);
  });
});
