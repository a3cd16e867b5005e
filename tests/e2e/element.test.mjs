// What a page may do with the element: attributes and properties at any time, promises, events,
// moves, removal; and what the element may not do: work before it is near, or make the page jump.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";
import { shown, visit } from "./hosting.mjs";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

const tab = '[role=tab][aria-selected="true"]';
/** Opens the plain page with this in its column. */
async function withElement(html, options = {}) {
  const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width, initial-scale=1"><style>.column { width: 600px; max-width: 100% }</style>
    ${options.head ?? '<script type="module" src="/binh-yen.js"></script>'}</head><body>${html}</body></html>`;
  return visit(site, "plain", { body, ...options });
}
const KBANG = '<binh-yen id="one" src="/data/reports.json" place="gia-lai/kbang"><p>Bản có sẵn.</p></binh-yen>';

test("each attribute is a property, both ways", async () => {
  const page = await withElement(KBANG);
  await shown(page);
  const found = await page.evaluate(() => {
    const element = document.getElementById("one");
    const names = element.constructor.observedAttributes;
    return names.map((name) => {
      const fresh = document.createElement("binh-yen");
      fresh[name] = "x1";
      const there = fresh.getAttribute(name);
      fresh.setAttribute(name, "x2");
      const back = fresh[name];
      fresh[name] = null;
      return [name, there, back, fresh.hasAttribute(name)].join();
    });
  });
  assert.deepEqual(found, found.map((line) => `${line.split(",")[0]},x1,x2,false`));
  site.assertClean();
});

test("properties set before the element is known count", async () => {
  const page = await withElement(`${KBANG}<script src="early.js"></script>`, {
    head: "",
    prepare: (page) => page.route("**/early.js", (route) => route.fulfill({ contentType: "text/javascript", body: `
      const one = document.getElementById("one");
      one.view = "table"; one.places = "lam-dong"; one.place = null; one.lang = "en";` })),
  });
  await page.addScriptTag({ type: "module", url: "/binh-yen.js" });
  await shown(page);
  assert.equal(await page.locator(tab).innerText(), "Table");
  assert.equal(await page.evaluate(() => one.hasOwnProperty("view")), false);
  assert.match(await page.evaluate(() => one.query), /places=lam-dong/);
  site.assertClean();
});

test("changes before it starts, while it starts, after, and several at once", async () => {
  const page = await withElement(`<div style="height: 3000px"></div>${KBANG}`);
  await page.waitForFunction(() => customElements.get("binh-yen"));
  await page.evaluate(() => void (one.view = "years"));
  await page.evaluate(() => one.scrollIntoView());
  await page.evaluate(() => (new Promise(requestAnimationFrame).then(() => void (one.lang = "en"))));
  await shown(page);
  await page.evaluate(() => one.settled);
  assert.equal(await page.locator(tab).innerText(), "Years");
  await page.evaluate(() => {
    one.view = "summary";
    one.view = "places";
    one.place = undefined;
    one.places = "gia-lai/ia-pa";
    one.periods = "2023";
    one.lang = "vi";
    return one.settled;
  });
  assert.equal(await page.locator(tab).innerText(), "Theo địa bàn");
  assert.match(await page.evaluate(() => one.query), /places=gia-lai%2Fia-pa/);
  site.assertClean();
});

test("`ready` and `settled`: what was asked is then on the screen", async () => {
  const page = await withElement(KBANG);
  const text = await page.evaluate(async () => {
    const said = [];
    const shows = () => one.shadowRoot.querySelector('[role=tab][aria-selected="true"]').textContent;
    said.push((await one.ready) === one, shows());
    for (const view of ["years", "table", "sources"]) {
      one.setAttribute("view", view);
      await one.settled;
      said.push(shows());
    }
    one.show("view=summary&places=lam-dong&lang=en");
    await one.settled;
    said.push(shows(), one.shadowRoot.querySelector(".by-panel").textContent.includes("Lâm Đồng"));
    one.setAttribute("view", "summary");
    await one.settled;
    await one.settled;
    return said;
  });
  assert.deepEqual(text, [true, "Tóm tắt", "Theo năm", "Bảng", "Nguồn", "Summary", true]);
  site.assertClean();
});

test("one place becomes several and back, in any order", async () => {
  const page = await withElement(KBANG);
  await shown(page);
  const queries = await page.evaluate(async () => {
    one.places = "lam-dong,gia-lai";
    one.place = null;
    await one.settled;
    const several = one.query;
    one.places = null;
    one.place = "lam-dong";
    await one.settled;
    return [several, one.query];
  });
  assert.deepEqual(queries, ["places=lam-dong%2Cgia-lai", "place=lam-dong"]);
  site.assertClean();
});

test("another `src` is loaded, and `settled` waits for it", async () => {
  const page = await withElement(KBANG);
  await shown(page);
  const text = await page.evaluate(async () => {
    one.removeAttribute("place");
    one.src = "/data/reports.json?again";
    await one.settled;
    return one.shadowRoot.querySelector(".by-panel")?.textContent.length ?? 0;
  });
  assert.ok(text > 100, `${text}`);
  site.assertClean();
});

test("other data with the same choice: `settled` waits until that is drawn, here for the first time or not", async () => {
  const report = (value) => ({ id: "r", place: "k", period: "2024", source: { publisher: "Báo", title: "Tin" }, figures: [{ indicator: "theft", measure: "cases", value }] });
  const data = (value) => ({ format: "binh-yen/1", places: [{ id: "k", name: "K", type: "rural_district" }], reports: [report(value)] });
  const page = await withElement(KBANG, {
    prepare: (page) => page.route("**/made/*.json", (route) => route.fulfill({ json: data(+route.request().url().match(/(\d+)\.json/)[1]) })),
  });
  await shown(page);
  for (const view of ["summary", "places", "table"]) {
    const found = await page.evaluate(async (view) => {
      const found = [];
      one.removeAttribute("place");
      one.view = view;
      for (const value of [4321, 8765, 4321, 8765]) {
        one.src = `/made/${value}.json`;
        await one.settled;
        const text = one.shadowRoot.querySelector(".by-panel").innerText;
        found.push([4321, 8765].filter((n) => text.includes(n.toLocaleString("de"))));
      }
      return found;
    }, view);
    assert.deepEqual(found, [[4321], [8765], [4321], [8765]], view);
  }
  site.assertClean();
});

test("`ready` is told once for each start and each `src`, not for each choice", async () => {
  const page = await withElement(KBANG);
  const queries = await page.evaluate(async () => {
    const heard = [];
    addEventListener("binh-yen:ready", (e) => heard.push(e.detail.query));
    await one.ready;
    for (const view of ["years", "table"]) {
      one.view = view;
      await one.settled;
    }
    one.show("view=sources");
    await one.settled;
    const before = heard.length;
    one.src = "/data/reports.json?again";
    await one.settled;
    const parent = one.parentNode, element = one;
    element.remove();
    await new Promise((done) => setTimeout(done));
    parent.append(element);
    await element.ready;
    await new Promise((done) => setTimeout(done, 100));
    return [before, heard.length];
  });
  assert.deepEqual(queries, [1, 3]);
  site.assertClean();
});

test("taken out, changed and put back: `ready` and `settled` wait for the new view", async () => {
  const page = await withElement(KBANG);
  const found = await page.evaluate(async () => {
    const element = one;
    const shows = () => element.shadowRoot.querySelector('[role=tab][aria-selected="true"]')?.textContent;
    await element.ready;
    const parent = element.parentNode;
    element.remove();
    await new Promise((done) => setTimeout(done));
    element.view = "years";
    parent.append(element);
    await element.settled;
    const first = shows();
    await element.ready;
    return [first, shows()];
  });
  assert.deepEqual(found, ["Theo năm", "Theo năm"]);
  site.assertClean();
});

test("where the data or the program fails `ready` and `settled` are rejected, and nobody else hears of it", async () => {
  const answers = `(async () => {
    const after = (promise) => Promise.race([promise.then(() => "resolved", (error) => error.message), new Promise((done) => setTimeout(done, 15000, "pending"))]);
    await customElements.whenDefined("binh-yen");
    const unheard = [];
    addEventListener("unhandledrejection", (e) => unheard.push(String(e.reason)));
    const element = document.getElementById("one");
    const ready = await after(element.ready);
    element.view = "years";
    return [ready, await after(element.settled), unheard];
  })()`;
  const nothing = await withElement(KBANG.replace("reports.json", "none.json"));
  assert.deepEqual(await nothing.evaluate(answers), ["status:404", "status:404", []]);
  await nothing.route("**/data/worse.json", (route) => route.fulfill({ status: 500, body: "" }));
  await nothing.evaluate(() => void (one.src = "/data/worse.json"));
  await nothing.waitForFunction(() => one.settled.then(() => "", (error) => error.message === "status:500"));
  assert.equal(await nothing.evaluate(() => one.ready.then(() => "", (error) => error.message)), "status:500");
  const broken = await withElement(KBANG, { prepare: (page) => page.route("**/*.wasm", (route) => route.fulfill({ status: 404, body: "" })) });
  assert.deepEqual(await broken.evaluate(answers), ["start", "start", []]);
  await broken.unroute("**/*.wasm");
  await broken.locator("[part=failed] button").click();
  await shown(broken);
  assert.equal(await broken.evaluate(() => one.ready.then((e) => e === one)), true);
  await nothing.evaluate(() => void (one.src = "/data/reports.json"));
  assert.equal(await nothing.evaluate(() => one.settled.then(() => one.ready).then((e) => e === one)), true);
  site.takeProblems();
});

test("without WebAssembly nothing is thrown for the page to hear, whatever view was to be begun early", async () => {
  for (const view of ["years", "summary"]) {
    const page = await withElement(KBANG.replace("<binh-yen", `<binh-yen view="${view}"`), { prepare: (page) => page.addInitScript(() => void delete window.WebAssembly) });
    await page.locator("[part=failed]").waitFor({ timeout: 20_000 });
    const problems = site.takeProblems();
    assert.deepEqual(problems.filter((problem) => problem.startsWith("thrown:")), [], view);
  }
});

test("a summary made of documents is told ready with its figures, though a chart has asked for them first", async () => {
  const both = `${KBANG.replace("one", "chart").replace("<binh-yen", '<binh-yen view="years"')}${KBANG}`;
  let release;
  const held = new Promise((done) => (release = done));
  const page = await withElement(both, { prepare: (page) => page.route("**/split_lists.wasm", (route) => held.then(() => route.continue())) });
  // The chart is there, with the data for both; the code of the summary is not.
  await page.evaluate(() => customElements.whenDefined("binh-yen").then(() => chart.ready));
  const words = page.evaluate(() => one.ready.then(() => one.shadowRoot.querySelector(".by-panel").innerText));
  assert.equal(await page.evaluate(() => Boolean(one.shadowRoot.querySelector(".by-panel"))), false);
  assert.equal(await page.locator("#one").getByText("Bản có sẵn.").isVisible(), true);
  release();
  assert.match(await words, /Phạm tội về trật tự xã hội/);
  site.assertClean();
});

test("what fails after the first view takes no focus", async () => {
  const page = await withElement(KBANG.replace("reports.json", ""), { prepare: (page) => page.route("**/data/index.json", (route) => route.fulfill({ status: 500, body: "" })) });
  await shown(page);
  await page.evaluate(() => addEventListener("binh-yen:error", (e) => (window.failed = e.detail.code)));
  await page.getByRole("tab", { name: "Theo năm" }).press("Enter");
  await page.waitForFunction(() => window.failed);
  assert.equal(await page.evaluate(() => one.shadowRoot.activeElement?.textContent), "Theo năm");
  site.takeProblems();
});

test("an address that is none is refused, first and later, with an event and no error in the page", async () => {
  const page = await withElement(`${KBANG}<binh-yen id="two" src="http://["><p>Bản khác.</p></binh-yen>`);
  await shown(page, "#one");
  const codes = await page.evaluate(async () => {
    const codes = [];
    addEventListener("binh-yen:error", (e) => codes.push(e.detail.code));
    const failed = (element) => element.settled.catch((error) => error.message);
    const second = await failed(two);
    one.src = "http://[";
    return [second, await failed(one), codes.includes("refused")];
  });
  assert.deepEqual(codes, ["refused", "refused", true]);
  for (const id of ["one", "two"]) await page.locator(`#${id} [role=alert]`).waitFor();
  assert.equal(await page.getByText("Bản khác.").isVisible(), true);
  site.assertClean();
});

test("an attribute set to what it is leaves what the reader chose", async () => {
  const page = await withElement(KBANG.replace("place=", 'view="summary" place='));
  await shown(page);
  await page.getByRole("tab", { name: "Bảng" }).click();
  await page.locator(".by-all__filter").waitFor();
  await page.evaluate(async () => {
    one.view = "summary";
    one.setAttribute("place", "gia-lai/kbang");
    await new Promise((done) => setTimeout(done));
    await one.settled;
  });
  assert.equal(await page.locator(tab).innerText(), "Bảng");
  site.assertClean();
});

test("`height` may change until it starts, and `lang` can be taken away", async () => {
  const page = await withElement(`<div style="height: 5000px"></div>${KBANG}`);
  const found = await page.evaluate(async () => {
    await customElements.whenDefined("binh-yen");
    const tall = () => one.getBoundingClientRect().height;
    one.height = 400;
    const first = tall();
    one.height = 700;
    const second = tall();
    one.lang = "en";
    const lang = one.lang;
    one.lang = null;
    return [first, second, lang, one.lang, one.hasAttribute("lang")];
  });
  assert.deepEqual(found, [400, 700, "en", "", false]);
  site.assertClean();
});

test("events bubble, are composed, and tell what is chosen", async () => {
  const page = await withElement('<div id="outer"></div>');
  const heard = await page.evaluate(async () => {
    await customElements.whenDefined("binh-yen");
    const heard = [];
    for (const type of ["ready", "select", "error"]) {
      addEventListener(`binh-yen:${type}`, (e) => heard.push([type, e.bubbles, e.composed, e.cancelable, e.target.id, e.detail]));
    }
    // Inside a shadow root of the page's own, where only composed events come out.
    const root = outer.attachShadow({ mode: "open" });
    root.innerHTML = '<binh-yen src="/data/reports.json" place="gia-lai/kbang"></binh-yen><binh-yen src="/data/none.json"></binh-yen>';
    const [good, bad] = root.children;
    await good.ready;
    good.shadowRoot.querySelectorAll("[role=tab]")[3].click();
    await good.settled;
    while (!heard.some(([t]) => t === "error") || !heard.some(([t]) => t === "select")) await new Promise((d) => setTimeout(d, 20));
    return heard;
  });
  const of = (type) => heard.filter(([t]) => t === type);
  assert.equal(of("ready").length, 1);
  assert.equal(of("select").length, 1);
  for (const event of heard) assert.deepEqual(event.slice(1, 5), [true, true, false, "outer"]);
  assert.equal(typeof of("ready")[0][5].query, "string");
  assert.match(of("select")[0][5].query, /view=table/);
  assert.equal(of("select")[0][5].typing, false);
  assert.deepEqual(of("error")[0][5], { code: "status:404" });
  site.takeProblems();
});

test("typing is told as typing", async () => {
  const page = await withElement(KBANG.replace("place=", 'view="table" place='));
  await shown(page);
  await page.evaluate(() => addEventListener("binh-yen:select", (e) => (window.last = e.detail)));
  await page.locator(".by-all__filter").fill("ma");
  await page.waitForFunction(() => window.last?.typing && window.last.query.includes("q=ma"));
  site.assertClean();
});

test("a move keeps what the reader chose; so does leaving and coming back", async () => {
  const page = await withElement(`${KBANG}<div id="there" class="column"></div>`);
  await shown(page);
  await page.getByRole("tab", { name: "Bảng" }).click();
  await page.locator(".by-all__filter").fill("ma");
  const same = await page.evaluate(() => {
    const app = one.shadowRoot.querySelector(".by-app");
    there.append(one);
    const frame = () => new Promise(requestAnimationFrame);
    return frame().then(frame).then(() => app === one.shadowRoot.querySelector(".by-app"));
  });
  assert.equal(same, true, "the same app, not a new one");
  assert.equal(await page.locator(".by-all__filter").inputValue(), "ma");
  await page.evaluate(async () => {
    const element = one;
    element.remove();
    await new Promise((done) => setTimeout(done)); // after what a removal leads to
    element.lang = "en"; // changed while away
    there.append(element);
  });
  await shown(page);
  assert.equal(await page.locator(tab).innerText(), "Table");
  assert.equal(await page.locator(".by-all__filter").inputValue(), "ma");
  site.assertClean();
});

test("a removed element is collected", async () => {
  const page = await withElement('<div id="column" class="column"></div>');
  await page.evaluate(() => customElements.whenDefined("binh-yen"));
  await page.evaluate(async () => {
    window.gone = [];
    for (let i = 0; i < 20; i++) {
      column.innerHTML = '<binh-yen src="/data/reports.json" place="gia-lai/kbang"></binh-yen>';
      const [element] = column.children;
      await new Promise((done) => element.addEventListener("binh-yen:ready", done, { once: true }));
      gone.push(new WeakRef(element), new WeakRef(element.shadowRoot.querySelector(".by-app")));
      element.remove();
      await new Promise((done) => setTimeout(done));
    }
  });
  const cdp = await page.context().newCDPSession(page);
  for (let i = 0; i < 3; i++) await cdp.send("HeapProfiler.collectGarbage");
  const left = await page.evaluate(() => gone.filter((ref) => ref.deref()).length);
  assert.ok(left <= 4, `${left} of 40 are left`);
  site.assertClean();
});

/** Until what could have been started has been: an observer like the element's own has told of it, a
 *  frame is drawn, and a request made after that is answered. */
const watched = (page) =>
  page.evaluate(async () => {
    const element = document.querySelector("binh-yen");
    await new Promise((done) => new IntersectionObserver(done, { rootMargin: "400px" }).observe(element));
    for (let i = 0; i < 2; i++) await new Promise(requestAnimationFrame);
    await new Promise((done) => setTimeout(done));
    await fetch("/index.html?marker");
  });

test("far below nothing is fetched; within 400 px it starts", async () => {
  const asked = [];
  const page = await visit(site, "far", {
    prepare: (page) => page.on("request", (request) => asked.push(new URL(request.url()).pathname)),
  });
  const early = () => asked.filter((path) => /wasm|app\.js|\.css|\.json/.test(path));
  await page.evaluate(() => customElements.whenDefined("binh-yen"));
  await watched(page);
  assert.ok(asked.includes("/index.html"));
  assert.deepEqual(early(), []);
  const top = await page.locator("binh-yen").evaluate((e) => e.getBoundingClientRect().top);
  await page.evaluate((y) => scrollTo(0, y), top - 900 - 420);
  await watched(page);
  assert.deepEqual(early(), []);
  await page.evaluate((y) => scrollTo(0, y), top - 900 - 380);
  await shown(page);
  site.assertClean();
});

for (const width of [320, 768, 1280]) {
  test(`an article with five widgets does not jump, ${width} px`, async () => {
    const page = await visit(site, "article", {
      viewport: { width, height: width < 700 ? 640 : 900 },
      prepare: (page) =>
        page.addInitScript(() => {
          window.shifts = [];
          new PerformanceObserver((list) => {
            for (const e of list.getEntries()) window.shifts.push([e.value, ...e.sources.map((s) => s.node?.outerHTML?.slice(0, 60))]);
          }).observe({ type: "layout-shift", buffered: true });
        }),
    });
    await shown(page);
    // As a reader scrolls: to the end, in steps, waiting for what comes near.
    for (;;) {
      const end = await page.evaluate(() => (scrollBy(0, innerHeight / 2), scrollY + innerHeight >= document.documentElement.scrollHeight - 1));
      // What is near has come.
      await page.waitForFunction(() =>
        [...document.querySelectorAll("binh-yen")].every((e) => {
          const { top, bottom } = e.getBoundingClientRect();
          return top > innerHeight + 390 || bottom < -390 || e.shadowRoot?.querySelector(".by-panel article");
        }),
      );
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      if (end) break;
    }
    const open = await page.evaluate(() => [...document.querySelectorAll("binh-yen")].filter((e) => e.shadowRoot.querySelector(".by-panel")).length);
    assert.equal(open, 5);
    const shifts = await page.evaluate(() => window.shifts);
    const sum = shifts.reduce((all, [value]) => all + value, 0);
    assert.ok(sum <= 0.001, `${sum}: ${JSON.stringify(shifts)}`);
    site.assertClean();
  });
}
