// Whether each contender shows what it should: nothing is measured of one that does not.

import assert from "node:assert/strict";
import { ready } from "./browser.mjs";
import { CONTENDERS } from "./contenders.mjs";
import { expected } from "./data.mjs";

const TIMES = { cpu: 1 };
/** How many bars are looked at: more are not in view, and need not be there. */
const SEEN = 8;

export async function look(browser, countries) {
  const { small } = countries;
  for (const [name, { page }] of Object.entries(CONTENDERS)) {
    for (const view of ["linked", "prerendered"].includes(name) ? ["years"] : ["years", "places"]) {
      const values = expected(small, view, 0).slice(0, view === "years" ? undefined : SEEN);
      await browser.with(page(view, "small"), TIMES, async (page) => {
        if (name !== "static") await ready(page);
        const { chart, list = chart } = CONTENDERS[name];
        const drawing = view === "places" ? list : chart;
        await page.evaluate(`bench.frame(() => (${drawing})() && bench.styled())`);
        if (name === "uplot") return inked(page, view, values);
        const numbers = await page.evaluate(`(${written})((${drawing})())`);
        for (const value of values) assert.ok(numbers.includes(value), `${name}, ${view}: no ${value} in ${numbers.join(" ")}`);
      });
    }
  }
}

/** Every number in the words of a chart and in what a screen reader is told of it. */
function written(chart) {
  const labels = [...chart.querySelectorAll("[aria-label]")].map((e) => e.getAttribute("aria-label"));
  const texts = [...chart.querySelectorAll("text, span:nth-child(2)")].map((e) => e.textContent);
  return [...labels, ...texts].flatMap((t) => t.replace(/(?<=\d)[.,](?=\d{3})/g, "").match(/\d+/g) ?? []).map(Number);
}

/** A canvas has ink where each value is: on the line, or at the end of a bar and not beyond it. */
async function inked(page, view, values) {
  const found = await page.evaluate(
    ({ view, values }) => {
      const { drawn } = globalThis;
      const paper = drawn.ctx.canvas;
      const ink = (x, y) => drawn.ctx.getImageData(Math.round(x) - 2, Math.round(y) - 2, 5, 5).data.some((v, i) => i % 4 === 3 && v > 128);
      if (view === "years") return values.map((v, i) => ink(drawn.valToPos(drawn.data[0][i], "x", true), drawn.valToPos(v, "y", true)));
      return values.map((v, i) => {
        const [end, at] = [drawn.valToPos(v, "y", true), drawn.valToPos(i, "x", true)];
        // The longest bar ends where the paper does.
        return ink(end - 6, at) && (end + 8 > drawn.bbox.left + drawn.bbox.width || !ink(end + 8, at + 6)) && paper.height > 0;
      });
    },
    { view, values },
  );
  assert.ok(found.every(Boolean), `uplot, ${view}: no ink where ${values.filter((_, i) => !found[i])} should be`);
}
