// Reading made easier by the reader: text twice as large on the narrowest phone, wider spacing, forced
// colours, no motion; and the contrast of every colour in tokens.css.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { opened, textAt, THEMES, VIEWS } from "./access.mjs";
import { openSite } from "./harness.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** A rule for all in the widget, as a reader's own style sheet would set it. */
async function inside(page, css) {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = document.querySelector("binh-yen").shadowRoot;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  }, css);
}

/** Runs in the page: text that is cut off, stands beyond the widget, or over other text. */
function lost() {
  const root = document.querySelector("binh-yen").shadowRoot;
  const app = root.querySelector(".by-app");
  const found = [];
  // What can be scrolled to is not lost.
  const scrolled = (e) => e !== app && (/auto|scroll/.test(getComputedStyle(e).overflowX) || scrolled(e.parentElement));
  const name = (e) => `${e.localName}.${e.getAttribute("class") ?? ""} "${e.textContent.trim().slice(0, 30)}"`;
  const over = document.documentElement.scrollWidth - document.documentElement.clientWidth;
  if (over > 0) found.push(`the page scrolls across by ${over} px`);
  const texts = [];
  for (const e of app.querySelectorAll("*")) {
    if (!e.checkVisibility() || e.closest(".by-hidden, [aria-hidden=true]:not(svg *)")) continue;
    const own = getComputedStyle(e);
    if (own.clipPath !== "none") continue;
    const scrolls = e.closest("textarea, select, input") || scrolled(e);
    if (!scrolls && /hidden|clip/.test(own.overflow) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)) found.push(`cut off: ${name(e)}`);
    if (scrolls) continue;
    const boxes = [...e.childNodes].flatMap((node) => {
      if (node.nodeType !== 3 || !node.data.trim()) return [];
      const range = document.createRange();
      range.selectNodeContents(node);
      return e.ownerSVGElement ? [e.getBoundingClientRect()] : [...range.getClientRects()];
    });
    for (const box of boxes) {
      if (!box.width) continue;
      // An asterisk may hang into the margin, and a chart's words with wider letters.
      const edge = e.ownerSVGElement ? { left: 0, right: innerWidth } : app.getBoundingClientRect();
      if (box.left < edge.left - 2 || box.right > edge.right + 2) found.push(`beyond the edge by ${Math.round(Math.max(edge.left - box.left, box.right - edge.right))} px: ${name(e)}`);
      texts.push([e, box]);
    }
  }
  for (const [i, [a, x]] of texts.entries()) {
    for (const [b, y] of texts.slice(i + 1)) {
      if (a.contains(b) || b.contains(a) || a.closest(".by-sheet") !== b.closest(".by-sheet")) continue;
      const wide = Math.min(x.right, y.right) - Math.max(x.left, y.left);
      const high = Math.min(x.bottom, y.bottom) - Math.max(x.top, y.top);
      // Boxes are taller than letters.
      if (wide > 2 && high > Math.min(x.height, y.height) * 0.45) found.push(`over each other: ${name(a)} and ${name(b)}`);
    }
  }
  return [...new Set(found)];
}

describe("nothing is lost", () => {
  for (const [view, query] of Object.entries(VIEWS)) {
    for (const lang of ["vi", "en"]) {
      test(`${view}, ${lang}: 320 px with text twice as large`, async () => {
        const page = await opened(site, `${query}&lang=${lang}`, { viewport: { width: 320, height: 640 } });
        await textAt(page, "32px");
        assert.deepEqual(await page.evaluate(lost), []);
        site.assertClean();
        await page.context().close();
      });
    }

    test(`${view}: with the spacing of WCAG 1.4.12`, async () => {
      const page = await opened(site, query);
      await inside(page, ".by-app * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } .by-app p { margin-block-end: 2em !important }");
      for (const width of [320, 1280]) {
        await page.setViewportSize({ width, height: 800 });
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
        assert.deepEqual(await page.evaluate(lost), [], `${width} px`);
      }
      site.assertClean();
      await page.context().close();
    });
  }
});

describe("forced colours", () => {
  for (const [view, query] of Object.entries(VIEWS)) {
    test(`controls have edges, what is chosen is seen: ${view}`, async () => {
      const page = await opened(site, query, THEMES.forced);
      const wrong = await page.evaluate(() => {
        const root = document.querySelector("binh-yen").shadowRoot;
        const canvas = getComputedStyle(root.querySelector(".by-app")).backgroundColor;
        const edges = (e) => [getComputedStyle(e), getComputedStyle(e, "::before")].some((s) => parseFloat(s.borderBottomWidth) > 0 && s.borderBottomStyle !== "none" && s.borderBottomColor !== canvas);
        const found = [];
        for (const e of root.querySelectorAll("input, select, textarea, .by-button, .by-chip, [aria-selected=true][role=tab]")) {
          if (e.checkVisibility() && !edges(e)) found.push(`no edge: ${e.outerHTML.slice(0, 100)}`);
        }
        const looks = (e) => JSON.stringify(["", "::before"].map((p) => ((s) => [s.borderBottomWidth, s.borderBottomColor, s.backgroundColor, s.color])(getComputedStyle(e, p || null))));
        for (const [chosen, other] of [["[aria-pressed=true]", "[aria-pressed=false]"], ["[role=tab][aria-selected=true]", "[role=tab][aria-selected=false]"]]) {
          const [a, b] = [root.querySelector(chosen), root.querySelector(other)];
          if (a && b && looks(a) === looks(b)) found.push(`looks the same: ${chosen}`);
        }
        return found;
      });
      assert.deepEqual(wrong, []);
      await site.screenshot(page, `forced-${view}-360`);
      site.assertClean();
      await page.context().close();
    });
  }
});

describe("reduced motion", () => {
  /** Runs in the page: what moves, or would. */
  const moving = () =>
    [...document.querySelectorAll("binh-yen")]
      .flatMap((e) => [...e.shadowRoot.querySelectorAll("*")])
      .filter((e) => {
        const own = getComputedStyle(e);
        const moves = own.transitionDuration.split(",").some((s) => parseFloat(s) > 0);
        return moves || own.animationName !== "none" || own.scrollBehavior === "smooth" || e.getAnimations({ subtree: true }).length > 0;
      })
      .map((e) => e.outerHTML.slice(0, 80));

  test("nothing moves in any view, nor when a sheet opens", async () => {
    for (const query of Object.values(VIEWS)) {
      const page = await opened(site, query, { reducedMotion: "reduce" });
      assert.deepEqual(await page.evaluate(moving), []);
      await page.getByRole("button", { name: "Chia sẻ" }).click();
      await page.getByRole("dialog").waitFor();
      assert.deepEqual(await page.evaluate(moving), []);
      await page.context().close();
    }
    site.assertClean();
  });

  test("nor while it loads; without the wish, something does", async () => {
    for (const reducedMotion of ["reduce", "no-preference"]) {
      const page = await site.page("", { reducedMotion, prepare: (page) => page.route("**/data/*.json", () => {}) });
      await page.locator("[aria-busy=true]").waitFor({ state: "attached", timeout: 20_000 });
      assert.equal((await page.evaluate(moving)).length > 0, reducedMotion !== "reduce");
      await page.context().close();
    }
    site.assertClean();
  });
});

describe("the colours of tokens.css", () => {
  /** What is read, and on what: 4.5 to 1. */
  const TEXT = [
    ["ink", ["ground", "wash", "raised", "one-soft"]],
    ["soft", ["ground", "wash", "raised", "one-soft"]],
    ["one", ["ground", "raised"]],
    ["two-text", ["ground", "raised"]],
    ["ground", ["ink"]],
  ];
  /** Marks, edges of controls and the ring of the focus: 3 to 1. */
  const MARKS = [
    ["edge", ["ground", "raised"]],
    ["one", ["ground"]],
    ["two", ["ground"]],
    ["rest", ["ground"]],
    ["rest-bar", ["ground"]],
    ["focus", ["ground", "raised", "wash"]],
  ];

  const rgba = (text) => {
    const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1];
    assert.ok(hex, `${text} is not a colour this test reads`);
    const full = hex.length < 6 ? [...hex].map((c) => c + c).join("") : hex;
    const [r, g, b, a = 255] = full.match(/../g).map((part) => parseInt(part, 16));
    return [r, g, b, a / 255];
  };
  const over = ([r, g, b, a], below) => [r, g, b].map((c, i) => c * a + below[i] * (1 - a));
  const light = (colour) => {
    const [r, g, b] = colour.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };

  /** The sets of tokens.css, by the selector before them, each on top of the first. */
  async function sets() {
    const css = (await readFile(new URL("../../styles/tokens.css", import.meta.url), "utf8")).replace(/\/\*[^]*?\*\//g, "");
    const all = [...css.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector, body]) => {
      const own = Object.fromEntries([...body.matchAll(/--_([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name, value.trim()]));
      return [selector.trim().replace(/\s+/g, " "), own];
    });
    const light = all[0][1];
    const whole = all.filter(([, own]) => own.ink).map(([selector, own]) => [selector, { ...light, ...own }]);
    return whole.flatMap(([selector, set]) => {
      if (!/^var\(.+light-dark\(/.test(set.ink)) return [[selector, set]];
      return [1, 2].map((n) => {
        const one = (value) => value.replace(/light-dark\(((?:[^(),]|\([^()]*\))+), ((?:[^(),]|\([^()]*\))+)\)/g, `$${n}`);
        return [`${selector}, ${n === 1 ? "light" : "dark"}`, Object.fromEntries(Object.entries(set).map(([name, value]) => [name, one(value)]))];
      });
    });
  }
  const resolved = (set, name) => {
    let value = set[name];
    for (let i = 0; i < 5; i++) {
      value = value?.replace(/^var\(--by-[\w-]+,\s*(.+)\)$/, "$1").replace(/^var\(--_([\w-]+)\)$/, (_, other) => set[other]);
    }
    return value;
  };

  test("are read well in every theme", async () => {
    const all = await sets();
    assert.ok(all.length >= 3, "light, dark twice, print");
    const low = [];
    let measured = 0;
    for (const [selector, set] of all) {
      // Forced colours are the reader's.
      if (/CanvasText/.test(set.ink)) continue;
      const ground = rgba(resolved(set, "ground"));
      for (const [pairs, least] of [[TEXT, 4.5], [MARKS, 3]]) {
        for (const [name, behind] of pairs) {
          for (const below of behind) {
            const [a, b] = [resolved(set, name), resolved(set, below)];
            if (!a || !b) continue;
            const flat = over(rgba(b), ground);
            const ratio = contrast(over(rgba(a), flat), flat);
            measured++;
            if (ratio < least) low.push(`${selector}: ${name} on ${below}: ${ratio.toFixed(2)}, not ${least}`);
          }
        }
      }
    }
    assert.deepEqual(low, []);
    assert.ok(measured > 40, `${measured}`);
  });

  test("light is one, and so is dark, whoever asks for it", async () => {
    const all = (await sets()).filter(([, set]) => set.ink.startsWith("var("));
    const [light, dark] = [true, false].map((is) => all.filter(([, set]) => (set.ink === all[0][1].ink) === is));
    assert.equal(light.length, 2, "as it is; of light-dark()");
    assert.equal(dark.length, 3, "of light-dark(); of the system; chosen");
    for (const [[, first], ...others] of [light, dark]) for (const [selector, set] of others) assert.deepEqual(set, first, selector);
  });
});
