// Views as `binh-yen render` writes them, and pages that hold them.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { visit } from "./hosting.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const host = readFileSync(new URL("../hosts/prerendered/index.html", import.meta.url), "utf8");
const made = new Map();

/** What the companion prints for these words, such as `--view years --lang en`. */
export function render(words, form = "element") {
  const key = `${form} ${words}`;
  if (!made.has(key)) {
    const args = ["run", "--quiet", "--bin", "binh-yen", "--", "render", "data", "--as", form];
    const own = ["--src", "/data/reports.json", "--base", "/", "--lang", "vi"];
    const all = [...args, ...own, ...words.split(" ").filter(Boolean)];
    made.set(key, execFileSync("cargo", all, { cwd: root, encoding: "utf8" }));
  }
  return made.get(key);
}

/** Opens tests/hosts/prerendered with these elements in it. */
export function visitWith(site, elements, options = {}) {
  const html = elements.join('\n<p class="probe">Một đoạn giữa hai phần.</p>\n');
  return visit(site, "prerendered", { body: host.replace("<!-- rendered -->", html), ...options });
}

/** Waits until an element's app stands in place of what was rendered. */
export async function taken(page, which = "binh-yen") {
  await page.waitForFunction(
    (which) => [...document.querySelectorAll(which)].every((e) => e.shadowRoot.querySelector("[part=app] .by-panel") && !e.shadowRoot.querySelector("[part=app]").style.visibility),
    which,
    { timeout: 20_000 },
  );
}
