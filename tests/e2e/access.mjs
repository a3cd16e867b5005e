// What the accessibility tests share: ways to look at a page, axe-core, and what has the focus.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** WCAG 2.0 to 2.2, A and AA, and what axe-core calls good practice. */
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];

export const VIEWS = {
  summary: "?place=gia-lai/kbang",
  years: "?view=years&place=gia-lai/kbang",
  places: "?view=places&places=gia-lai/ia-pa,gia-lai/kbang,gia-lai/chu-prong&periods=2023",
  table: "?view=table&place=gia-lai/kbang",
  sources: "?view=sources&place=gia-lai/kbang",
};
export const LANGS = ["vi", "en"];
export const WIDTHS = [320, 360, 768, 1280];

/** Themes, as playwright's emulateMedia takes them. */
export const THEMES = {
  light: { colorScheme: "light", forcedColors: "none" },
  dark: { colorScheme: "dark", forcedColors: "none" },
  forced: { colorScheme: "dark", forcedColors: "active" },
};

/** Opens a view and waits until it stands there. */
export async function opened(site, query, context = {}) {
  const page = await site.page(query, { viewport: { width: 360, height: 780 }, ...context });
  await seen(page);
  return page;
}

/** Waits until the view that is open is drawn. */
export async function seen(page) {
  await page
    .locator("binh-yen .by-summary, binh-yen .by-compare, binh-yen .by-all, binh-yen .by-sources")
    .first()
    .waitFor({ timeout: 20_000 });
}

/** Text at `size`, as a host or a reader sets it; by a rule that no policy forbids. */
export async function textAt(page, size) {
  await page.evaluate((size) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`binh-yen { --by-text: ${size} }`);
    document.adoptedStyleSheets = [sheet];
  }, size);
}

/** What axe-core finds, one line each: rule, where, why. Empty is good. `options` are axe.run's. */
export async function findings(page, { within, ...options } = {}) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  return page.evaluate(
    async ({ within, options }) => {
      const run = { resultTypes: ["violations"], ...options };
      const { violations } = await window.axe.run(within ?? document, run);
      const where = (node) => [node.target].flat(3).join(" ");
      return violations.flatMap((v) =>
        v.nodes.map((n) => `${v.id}: ${where(n)}: ${(n.failureSummary ?? "").split("\n").slice(1).join(" ").trim()} ${n.html.slice(0, 140)}`),
      );
    },
    { within, options: { runOnly: { type: "tag", values: TAGS }, ...options } },
  );
}
