// What must hold of the focus after every key: it is in the widget, it is seen, nothing covers it.

import assert from "node:assert/strict";

/** How often is looked until all must be right: each time two frames. */
const LATEST = 10;

/** Presses keys in a page, and looks after each where the focus is. */
export class Keys {
  /** Accessible names of all that had the focus, for messages. */
  path = [];

  constructor(page) {
    this.page = page;
  }

  /** One key; `times` it. */
  async press(key, times = 1) {
    for (let i = 0; i < times; i++) {
      await this.page.keyboard.press(key);
      await this.check(key);
    }
  }

  /** Letters, one after the other. */
  async type(text) {
    await this.page.keyboard.type(text);
    await this.check(text);
  }

  /** Goes on with Tab until `wanted` has the focus; with `key` another way. In a group that Tab stops
   *  at once, such as a chart, with the arrow. */
  async to(wanted, key = "Tab", most = 150) {
    await wanted.first().waitFor({ state: "attached" });
    for (let i = 0; i < most; i++) {
      if (await this.at(wanted)) return;
      await this.press((await wanted.first().evaluate(beside)) ? "ArrowRight" : key);
    }
    assert.fail(`${key} never comes to ${wanted}; the last: ${this.path.slice(-12).join(" | ")}`);
  }

  /** Whether the first of `wanted` has the focus. */
  async at(wanted) {
    const first = wanted.first();
    return (await first.count()) > 0 && first.evaluate((e) => e === e.getRootNode().activeElement);
  }

  /** Waits until it has. */
  async gets(wanted) {
    await wanted.first().waitFor({ state: "attached" });
    await this.page.waitForFunction((e) => e === e.getRootNode().activeElement, await wanted.first().elementHandle());
    await this.check("given back");
  }

  async check(key) {
    // What a key does may need tasks of its own, such as giving the focus on; where others use the machine
    // too, they are some frames later.
    let name, wrong;
    for (let turn = 0; turn < LATEST; turn++) {
      ({ name, wrong } = await this.page.evaluate(look));
      if (!wrong.length) break;
    }
    this.path.push(name);
    if (!wrong.length) return;
    const file = `${process.env.SCREENSHOTS ?? "/tmp"}/focus.png`;
    await this.page.screenshot({ path: file }).catch(() => {});
    assert.fail(`after ${key}: ${name}: ${wrong.join("; ")} (${file}); before: ${this.path.slice(-6).join(" | ")}`);
  }
}

/** Runs in the page: whether an element is reached by arrows from what has the focus. */
function beside(wanted) {
  const at = wanted.getRootNode().activeElement;
  const group = at?.closest("[role=group], [role=tablist], [role=toolbar], [role=radiogroup], svg");
  return wanted.getAttribute("tabindex") === "-1" && Boolean(group?.contains(wanted));
}

/** Runs in the page: what has the focus, and what is wrong with that. */
export async function look() {
  const turn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  await turn();
  await turn();
  let at = document.activeElement;
  while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
  const root = at?.getRootNode();
  const name = at ? `${at.getAttribute("role") ?? at.localName} ${at.getAttribute("aria-label") ?? at.textContent.slice(0, 40)}` : "nothing";
  if (!at || !root.host) return { name, wrong: ["the focus is not in the widget"] };
  if (at.localName === "iframe") return { name, wrong: [] };

  const rgb = (text) => {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const light = ({ r, g, b }) => {
    const [x, y, z] = [r, g, b].map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a), light(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  };
  const ground = (from) => {
    for (let e = from; e; e = e.parentElement ?? e.getRootNode().host) {
      const colour = rgb(getComputedStyle(e).backgroundColor);
      if (colour.a > 0.99) return colour;
    }
    return { r: 255, g: 255, b: 255 };
  };

  const wrong = [];
  // The ring is an outline of the element, of what stands before its words, or a stroke in a chart.
  const rings = [at, ...at.querySelectorAll("*")].flatMap((e) => {
    const own = getComputedStyle(e);
    const before = getComputedStyle(e, "::before");
    const rings = [own, before].filter((s) => s.outlineStyle !== "none").map((s) => [parseFloat(s.outlineWidth), s.outlineColor]);
    if (e.ownerSVGElement && own.stroke !== "none") rings.push([parseFloat(own.strokeWidth), own.stroke]);
    return rings;
  });
  const behind = ground(at.ownerSVGElement?.parentElement ?? at.parentElement);
  const best = Math.max(0, ...rings.filter(([width]) => width >= 2).map(([, colour]) => contrast(rgb(colour), behind)));
  if (best < 3) wrong.push(`no ring of 3 to 1 (${best.toFixed(2)})`);

  // Some of it must be in the window, with nothing over it.
  const hit = (x, y) => {
    let e = document.elementFromPoint(x, y);
    while (e?.shadowRoot) {
      const inner = e.shadowRoot.elementFromPoint(x, y);
      if (!inner || inner === e) break;
      e = inner;
    }
    return e;
  };
  let free = false;
  for (const box of at.getClientRects()) {
    for (const part of [0.5, 0.1, 0.9]) {
      const x = box.left + box.width * part;
      for (const down of [0.5, 0.15, 0.85]) {
        const y = box.top + box.height * down;
        if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) continue;
        const over = hit(x, y);
        free ||= Boolean(over && (at.contains(over) || (over.contains(at) && !over.matches("[role=dialog]")) || over.closest?.("label")));
      }
    }
  }
  if (!free) {
    const box = at.getBoundingClientRect();
    const over = hit(box.left + box.width / 2, box.top + box.height / 2);
    wrong.push(`not to be seen at ${Math.round(box.left)},${Math.round(box.top)}, ${Math.round(box.width)}×${Math.round(box.height)}; over it: ${over?.getAttribute("class")}`);
  }
  return { name, wrong };
}
