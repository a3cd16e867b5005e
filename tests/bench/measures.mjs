// What is measured. Each gives a number for a contender in a round, and fails when the page does not show
// what it should.

import { CONTENDERS } from "./contenders.mjs";
import { ready } from "./browser.mjs";
import { expected } from "./data.mjs";

/** How a function is handed to a page. */
const source = (name, what) => `(${CONTENDERS[name][what]})`;

/** When the first chart is painted, and when the page can be used. */
export async function start(browser, name, network) {
  const { page } = CONTENDERS[name];
  // Before anything of the page's own, or it would be seen late.
  const watch = `bench.chart = bench.frame(() => ${source(name, "chart")}() && bench.styled())`;
  return browser.with(page("years", "small"), { network, watch }, async (page) => {
    const chart = await page.evaluate(() => bench.chart);
    if (name === "static") return { chart };
    await ready(page);
    return { chart, ready: await page.evaluate(() => performance.getEntriesByName("ready")[0].startTime) };
  });
}

/** How long after a choice the bars of another indicator are painted, once it has been chosen a few times, and
 *  how long after it all that follows them is: of the others nothing does. */
export async function pick(browser, name, country, size, times) {
  const { page } = CONTENDERS[name];
  const values = [0, 1].map((indicator) => String(expected(country, "places", indicator)[0]));
  return browser.with(page("places", size), {}, async (page) => {
    await ready(page);
    const shows = `(value) => bench.digits(${source(name, "first")}()) === value`;
    await page.evaluate(`bench.frame(() => (${shows})(${JSON.stringify(values[0])}))`);
    return page.evaluate(`(async () => {
      const shows = ${shows}, values = ${JSON.stringify(values)}, bars = [], all = [];
      const select = bench.root().querySelector("#indicator, select[id$=-indicator]");
      const options = ours(select);
      for (let i = 1; i <= ${times}; i++) {
        await bench.frame(() => true);
        await new Promise((done) => setTimeout(done, 50));
        const now = bench.root().querySelector("#indicator, select[id$=-indicator]");
        const begun = performance.now();
        now.value = options[i % 2];
        now.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
        bars.push((await bench.frame(() => shows(values[i % 2]))) - begun);
        // Ours says that it is busy until then.
        all.push((await bench.frame(() => !bench.root().querySelector("[aria-busy]"))) - begun);
      }
      // The first ones find nothing compiled.
      const median = (times) => times.slice(2).sort((a, b) => a - b)[(times.length - 2) >> 1];
      return { bars: median(bars), all: median(all) };
      function ours(select) {
        const own = ${JSON.stringify(country.columns.indicators.map((i) => i.id))};
        const known = [...select.options].map((o) => o.value);
        return known.includes(own[0]) ? own : ["0", "1"];
      }
    })()`);
  });
}

/** When what is told of a place and of those beside it can be used on a slow line. */
export async function beside(browser, country, network) {
  return browser.with(CONTENDERS.ours.page("places", country), { network }, async (page) => {
    await ready(page);
    return page.evaluate(() => performance.getEntriesByName("ready")[0].startTime);
  });
}

/** How long after a choice the bars of another indicator are painted, the middle one of four: among those of
 *  one's own province, shown before; if there is to be `more`, then among all of the country for the first
 *  time, and once these were shown before. */
export async function others(browser, country, more) {
  return browser.with(CONTENDERS.ours.page("places", country), {}, async (page) => {
    await ready(page);
    return page.evaluate(async (more) => {
      const find = (which) => bench.root().querySelector(which);
      const title = () => find(".by-compare__subtitle, .by-compare__title + *").textContent;
      const height = () => find(".by-figure svg.by-chart").getBoundingClientRect().height;
      const rest = () => new Promise((done) => setTimeout(done, 50));
      const idle = () => bench.frame(() => !find("[aria-busy]"));
      const choices = async () => {
        const times = [];
        for (const nth of [1, 2, 3, 4]) {
          await idle();
          await rest();
          const [select, was] = [find("select[id$=-indicator]"), title()];
          const begun = performance.now();
          select.value = select.options[nth % select.options.length].value;
          select.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
          times.push((await bench.frame(() => title() !== was)) - begun);
        }
        return times.sort((a, b) => a - b)[2];
      };
      // Nothing is compiled the first time.
      await choices();
      const found = { own: await choices() };
      if (!more) return found;
      const before = height();
      find(".by-app > .by-notice button").click();
      // A province is a small part of it.
      await bench.frame(() => !find(".by-app > .by-notice") && height() > 5 * before);
      return { ...found, all: await choices(), again: await choices() };
    }, more);
  });
}

/** How long it takes until a filter of a table is painted, and until it is sorted by value. */
export async function table(browser, name, country) {
  const { page } = CONTENDERS[name];
  const { places, years, indicators } = country.columns;
  const plain = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const kept = places.filter((place) => plain(place).split(" ").some((word) => word.startsWith("kh"))).length * years.length;
  const [all, most] = [places.length * years.length, Math.max(...indicators[0].values)];
  return browser.with(page("table", "sheet"), {}, async (page) => {
    await ready(page);
    return page.evaluate(`(async () => {
      const find = (which) => bench.root().querySelector(which);
      const count = (n) => () => bench.digits(find("#count, .by-all__count")) === String(n);
      const first = () => (find(".row") ?? find("tbody tr")).children[3];
      const pause = () => new Promise((done) => setTimeout(done, 50));
      const type = (word, n) => {
        const input = find("#filter, .by-all__filter");
        const begun = performance.now();
        input.value = word;
        input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
        return bench.frame(count(n)).then((now) => now - begun);
      };
      const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
      await bench.frame(count(${all}));
      const filtered = [];
      for (let turn = 0; turn < 4; turn++) {
        await pause();
        filtered.push(await type("kh", ${kept}));
        await pause();
        await type("", ${all});
      }
      const sorted = [];
      const heads = () => [...bench.root().querySelectorAll(".by-table__sort")];
      const click = (by, place) => (find("#by-" + by) ?? heads()[place]).click();
      for (let turn = 0; turn < 4; turn++) {
        await pause();
        click("place", 0);
        await bench.frame(() => true);
        await pause();
        const begun = performance.now();
        click("value", 3);
        sorted.push((await bench.frame(() => bench.digits(first()) === "${most}")) - begun);
      }
      // The first ones find nothing compiled.
      return { filter: median(filtered.slice(1)), sort: median(sorted.slice(1)) };
    })()`);
  });
}

/** Notes the memory of a program in wasm: what the browser says of a page leaves it out. Runs in the page. */
const watchWasm = () => {
  for (const how of ["instantiate", "instantiateStreaming"]) {
    const own = WebAssembly[how];
    WebAssembly[how] = async (...all) => {
      const made = await own.apply(WebAssembly, all);
      bench.wasm ??= (made.instance ?? made).exports.memory;
      return made;
    };
  }
};

/** What a page takes, all its scripts and documents, as the browser itself says, and the memory of wasm, in
 *  MB. Compiled code is in neither. */
export async function memory(browser, name, size) {
  const { page } = CONTENDERS[name];
  return browser.with(page("places", size), { cpu: 1, watch: `(${watchWasm})()` }, async (page) => {
    await ready(page);
    return page.evaluate(async (isOurs) => {
      await bench.frame(() => true);
      if (isOurs && !bench.wasm) throw new Error("the memory of wasm was not seen");
      const { bytes } = await performance.measureUserAgentSpecificMemory();
      return (bytes + (bench.wasm?.buffer.byteLength ?? 0)) / 1e6;
    }, name === "ours");
  });
}

/** Reading documents, as the bytes that came, into something that can be asked: ours in wasm, or JSON.parse
 *  and maps. */
export async function read(browser, name, texts) {
  return browser.with(`/read-${name}.html`, {}, async (page) => {
    await ready(page);
    return page.evaluate(async (names) => {
      const texts = await Promise.all(names.map(async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer())));
      const times = [];
      let figures;
      for (let turn = 0; turn < 7; turn++) {
        await new Promise((done) => setTimeout(done, 50));
        const begun = performance.now();
        const data = globalThis.read(texts);
        times.push(performance.now() - begun);
        figures = globalThis.figures(data);
      }
      return { ms: times.sort((a, b) => a - b)[3], figures };
    }, texts);
  });
}
