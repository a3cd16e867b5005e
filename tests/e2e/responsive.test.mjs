// The page around stays responsive: while the widget starts on a machine four times as slow, no task
// of the main thread takes more than 50 ms; and a widget that nobody touches does nothing at all.
//
// Measured is the time the thread itself worked. Where others use the machine too, that is longer for
// everything alike: so each run also does some work that is always the same, and where that takes
// longer than on a quiet machine, the widget may take as much longer. The best of some runs counts,
// since a run can only be disturbed, not helped.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { openBare } from "./bare.mjs";
import { openSite } from "./harness.mjs";
import { shown, visit } from "./hosting.mjs";
import { country as packed } from "./made.mjs";

const MOST = 50;
const RUNS = 16;
/** What the work for comparison takes at a quarter of the speed where nothing else runs, ms. */
const QUIET = 30;
/** How long a run may take, ms. */
const LONGEST = 120_000;

const dist = path.resolve(process.env.SITE ?? fileURLToPath(new URL("../../dist", import.meta.url)));

// `around` is the page that the widgets stand in.
let country, bare, server, address, around;
before(async () => {
  country = packed();
  bare = await openBare();
  server = createServer((request, answer) => serve(request, answer).catch(() => answer.writeHead(404).end()));
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${server.address().port}`;
});
after(async () => {
  server?.close();
  await bare?.close();
  country?.close();
});

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".wasm": "application/wasm" };

/** Answers with the page around, a file of the packed country, compressed as it lies there, or one of the
 *  built site. */
async function serve({ url }, answer) {
  const { pathname } = new URL(url, address);
  const name = decodeURIComponent(pathname);
  const type = { "content-type": TYPES[path.extname(name)] ?? "application/octet-stream" };
  if (name === "/host.html") return answer.writeHead(200, type).end(around);
  if (!name.startsWith("/big/")) {
    const body = await readFile(path.join(dist, name));
    return answer.writeHead(200, type).end(body);
  }
  const body = country.file(`${name.slice("/big/".length)}.br`);
  answer.writeHead(200, { ...type, "content-encoding": "br" }).end(body);
}

/** Runs in the page before anything else: once all widgets are there, does what is to be done, then some
 *  work to compare with, and says so. Nothing of the test's own runs in the page before. */
function whenReady(chosen) {
  let left;
  addEventListener("binh-yen:ready", () => {
    left ??= document.querySelectorAll("binh-yen").length;
    if (--left === 0) setTimeout(choose, 100);
  });
  const choose = async () => {
    if (chosen) {
      performance.mark("chosen");
      // What goes wrong is told below: the test would wait for ever.
      await chosen(document.querySelector("binh-yen").shadowRoot).catch((error) => console.error(error.stack));
    }
    setTimeout(compare, 100, 3);
  };
  /** Text laid out, as much as a view has, and arithmetic. */
  const compare = (times) => {
    performance.mark("comparison");
    const box = document.createElement("div");
    box.style.width = "320px";
    for (let i = 0; i < 120; i++) {
      const line = document.createElement("p");
      line.append("Số vụ phạm tội về trật tự xã hội giảm so với cùng kỳ ", `${i}`);
      box.append(line);
    }
    document.body.append(box);
    let sum = box.getBoundingClientRect().height;
    for (let i = 0; i < 400_000; i++) sum = (sum * 31 + i) % 1_000_003;
    box.remove();
    if (times > 1) setTimeout(compare, 0, times - 1);
    else console.log("all ready", sum);
  };
}

/** What the browser traces of the page around, until that says that all is ready. */
async function traced(chosen) {
  const events = [], problems = [];
  const page = await bare.page();
  let clock;
  try {
    const ready = new Promise((done, failed) => {
      page.on("stopped", failed);
      clock = setTimeout(() => failed(new Error(`not ready after ${LONGEST / 1000} s: ${problems}`)), LONGEST);
      page.on("Runtime.consoleAPICalled", ({ type, args }) => {
        const text = args.map(({ value }) => value).join(" ");
        if (type === "error") problems.push(text);
        if (text.startsWith("all ready")) done();
      });
    });
    // Told below, unless something else goes wrong before.
    ready.catch(() => {});
    page.on("Runtime.exceptionThrown", ({ exceptionDetails }) => problems.push(exceptionDetails.exception?.description ?? exceptionDetails.text));
    page.on("Log.entryAdded", ({ entry }) => entry.level === "error" && problems.push(`${entry.text} ${entry.url}`));
    page.on("Tracing.dataCollected", ({ value }) => events.push(...value));
    await Promise.all(["Runtime.enable", "Log.enable", "Page.enable"].map((name) => page.send(name)));
    await page.send("Emulation.setDeviceMetricsOverride", { width: 1280, height: 900, deviceScaleFactor: 1, mobile: false });
    await page.send("Page.addScriptToEvaluateOnNewDocument", { source: `(${whenReady})(${chosen})` });
    await page.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const includedCategories = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline", "v8", "blink.user_timing"];
    await page.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories } });
    await page.send("Page.navigate", { url: `${address}/host.html` });
    await ready;
    const ended = new Promise((done, failed) => {
      page.on("stopped", failed);
      page.on("Tracing.tracingComplete", done);
    });
    await page.send("Tracing.end");
    await ended;
  } finally {
    clearTimeout(clock);
    await page.close().catch(() => {});
  }
  assert.deepEqual(problems, []);
  return events;
}

/** The tasks of the page's main thread, from our script on until all widgets show what was asked for, or
 *  then from what is `chosen` in the page until that is shown; longest first: when, how long, and what was
 *  in them. */
async function tasks(body, chosen) {
  around = body;
  const events = await traced(chosen);
  const script = (e) => /binh-yen\.js/.test(JSON.stringify(e.args ?? ""));
  const begun = (e) => (chosen ? e.name === "chosen" : /evaluateModule|compileModule|EvaluateScript/.test(e.name) && script(e));
  const { pid, tid, ts } = events.find(begun);
  const thread = events.filter((e) => e.pid === pid && e.tid === tid && e.ph === "X" && e.ts + e.dur >= ts);
  const all = thread.filter((e) => e.name === "RunTask");
  const list = all.map((task) => {
    const inside = thread.filter((e) => e !== task && e.ts >= task.ts && e.ts + e.dur <= task.ts + task.dur && e.tdur > 3000 && !/RunTask|Microtask|callFunction/.test(e.name));
    return { from: task.ts, to: task.ts + task.dur, at: Math.round((task.ts - ts) / 1000), ms: (task.tdur ?? 0) / 1000, wall: Math.round(task.dur / 1000), inside: inside.slice(0, 6).map((e) => `${e.name} ${Math.round(e.tdur / 1000)}`) };
  });
  const marks = events.filter((e) => e.name === "comparison").map((e) => e.ts);
  const same = list.filter((task) => marks.some((at) => task.from <= at && at < task.to));
  assert.ok(same.length > 0, "the comparison is in the trace");
  const comparison = same.map((task) => task.ms).sort((a, b) => a - b)[same.length >> 1];
  const ours = list.filter((task) => task.to < marks[0]).sort((a, b) => b.ms - a.ms);
  return { comparison, list: ours, most: ours[0].ms / Math.max(1, comparison / QUIET) };
}

const line = (t) => `${String(t.at).padStart(6)} ${t.ms.toFixed(1).padStart(6)} ms (${t.wall} by the clock) ${t.inside.join(", ")}`;

const host = (views, src = "/data/", place = "gia-lai/kbang") => `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,"><title>t</title>
  <script type="module" src="/binh-yen.js"></script></head><body><p>Tin trong ngày.</p>
  ${/* low, so that all are near the screen */ views.map((view) => `<binh-yen height="150" src="${src}" view="${view}" place="${place}"><p>Bản có sẵn.</p></binh-yen>`).join("")}</body></html>`;

/** One indicator after the other, each when all of the one before is shown; then by name, and by value. */
const indicators = async (root) => {
  const shown = async (other) => {
    for (let i = 0; i < 600; i++) {
      await new Promise(requestAnimationFrame);
      if (other() && !root.querySelector("[aria-busy]")) return;
    }
    throw new Error("what was chosen is not shown");
  };
  const title = () => root.querySelector(".by-compare__subtitle, .by-compare__title + *").textContent;
  for (const nth of [0, 1, 2, 0]) {
    const [select, was] = [root.querySelector("select[id$=-indicator]"), title()];
    if (select.options[nth].selected) continue;
    select.value = select.options[nth].value;
    select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
    await shown(() => title() !== was);
  }
  for (const nth of [1, 0]) {
    const order = () => root.querySelectorAll(".by-rates [role=group] button")[nth];
    if (order()?.getAttribute("aria-pressed") !== "false") continue;
    order().click();
    await shown(() => order().getAttribute("aria-pressed") === "true");
  }
};

/** All there is of the country; then words, each as soon as the rows of the one before are counted, and
 *  another order. */
const letters = async (root) => {
  const shown = async (other) => {
    for (let i = 0; i < 600; i++) {
      await new Promise(requestAnimationFrame);
      if (other()) return;
    }
    throw new Error("what was typed is not found");
  };
  const count = () => root.querySelector(".by-all__count").textContent;
  const few = count();
  root.querySelector(".by-notice button").click();
  await shown(() => count() !== few && !root.querySelector(".by-notice button"));
  const input = root.querySelector(".by-all__filter");
  for (const word of ["2024", "2024 t", "", "x", "xa kh", ""]) {
    const was = count();
    input.value = word;
    input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    await shown(() => count() !== was);
  }
  root.querySelectorAll(".by-table__sort")[3].click();
  await shown(() => root.querySelector("[aria-sort=ascending]"));
};

for (const [what, body, chosen] of [
  ["the summary", host(["summary"])],
  ["five summaries", host(Array(5).fill("summary"))],
  ["the summary of documents as they are", host(["summary"], "/data/reports.json")],
  ["years", host(["years"])],
  ["places", host(["places"])],
  ["the table", host(["table"])],
  ["sources", host(["sources"])],
  ["the summary of a country of thousands of places", () => host(["summary"], "/big/", country.place)],
  ["years in such a country", () => host(["years"], "/big/", country.place)],
  ["places in such a country", () => host(["places"], "/big/", country.place)],
  ["the table of such a country", () => host(["table"], "/big/", country.place)],
  ["what is chosen among places", () => host(["places"], "/big/", country.place), indicators],
  ["what is chosen among years", () => host(["years"], "/big/", country.place), indicators],
  ["what is typed into the table", () => host(["table"], "/big/", country.place), letters],
]) {
  test(`${what}: no task over ${MOST} ms at a quarter of the speed`, async (t) => {
    let best;
    for (let run = 0; run < RUNS; run++) {
      const found = await tasks(typeof body === "function" ? body() : body, chosen);
      if (!best || found.most < best.most) best = found;
      if (best.most <= MOST) break;
    }
    t.diagnostic(`${best.most.toFixed(1)} ms; the comparison took ${best.comparison.toFixed(1)} ms, ${QUIET} on a quiet machine`);
    for (const task of best.list.slice(0, 4)) t.diagnostic(line(task));
    assert.ok(best.most <= MOST, `${best.most}, of\n${best.list.filter((task) => task.ms > MOST / 2).map(line).join("\n")}`);
  });
}

test("left alone, shown or off the screen, nothing runs and nothing waits to run", async (t) => {
  const site = await openSite();
  t.after(() => site.close());
  const page = await visit(site, "three", {
    prepare: (page) =>
      page.addInitScript(() => {
        // Who asks for work later, and what of it is still to come.
        const asked = (window.asked = []), open = (window.open_ = new Map());
        const { setTimeout: later, clearTimeout: never, requestAnimationFrame: frame } = window;
        window.frame = () => new Promise((done) => frame.call(window, done));
        window.setTimeout = (what, ms, ...all) => {
          const id = later(() => (open.delete(id), typeof what === "function" && what(...all)), ms);
          asked.push(`timer ${ms}`);
          open.set(id, ms);
          return id;
        };
        window.clearTimeout = (id) => (open.delete(id), never(id));
        window.requestAnimationFrame = (what) => (asked.push("frame"), frame.call(window, what));
        for (const name of ["setInterval", "requestIdleCallback"]) {
          const own = window[name];
          window[name] = (...all) => (asked.push(name), own.apply(window, all));
        }
        const post = MessagePort.prototype.postMessage;
        MessagePort.prototype.postMessage = function (...all) {
          asked.push("message");
          return post.apply(this, all);
        };
      }),
  });
  for (const id of ["w1", "w2", "w3"]) {
    await page.locator(`#${id}`).scrollIntoViewIfNeeded();
    await shown(page, `#${id}`);
  }
  const left = await page.evaluate(async () => {
    const all = [...document.querySelectorAll("binh-yen")];
    await Promise.all(all.map((element) => element.ready));
    const found = {};
    for (const [where, y] of [["shown", 0], ["off the screen", 1e6]]) {
      document.body.style.paddingBottom = "5000px";
      scrollTo(0, y);
      for (let i = 0; i < 4; i++) await window.frame();
      const changes = [];
      const observer = new MutationObserver((list) => changes.push(...list.map((c) => c.type)));
      for (const { shadowRoot } of all) observer.observe(shadowRoot, { subtree: true, childList: true, attributes: true, characterData: true });
      window.asked.length = 0;
      for (let i = 0; i < 60; i++) await window.frame();
      observer.disconnect();
      const moving = all.flatMap(({ shadowRoot }) => shadowRoot.getAnimations().filter((a) => a.playState === "running")).length;
      found[where] = { asked: [...window.asked], waiting: [...window.open_.values()], changes, moving };
    }
    return found;
  });
  const nothing = { asked: [], waiting: [], changes: [], moving: 0 };
  assert.deepEqual(left, { shown: nothing, "off the screen": nothing });
  site.assertClean();
});
