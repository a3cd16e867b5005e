// A pack too large to be fetched as a whole: only what a selection needs is asked for, a few at a time;
// given up when the selection moves on; tried again; and what did not come is said.

import assert from "node:assert/strict";
import { after, before, beforeEach, test } from "node:test";
import { openSite } from "./harness.mjs";
import { PROVINCES, YEARS, answer, open, pack as packed } from "./made.mjs";
import { shown } from "./hosting.mjs";

let site, pack;
before(async () => {
  pack = packed();
  site = await openSite();
});
// What a test before this one left is its own.
beforeEach(() => void site.takeProblems());
after(async () => {
  await site?.close();
  pack?.close();
});

const notice = (page) => page.locator(".by-app > .by-notice");
const tab = (page, name) => page.getByRole("tab", { name });
const table = (page) => page.locator(".by-all__filter");
const rest = PROVINCES.filter((name) => name !== "gia");

/** Waits until something holds, without a clock: a page may have one of the test's own. */
async function until(what, why) {
  for (let i = 0; i < 600; i++) {
    if (await what()) return;
    await new Promise((done) => setTimeout(done, 25));
  }
  assert.fail(why);
}

/** Waits until so many shards were asked for; which, each as often as it was. What is shown may be there
 *  before all of it was asked for. */
async function names(asked, count) {
  await until(() => asked.length >= count, `${count} are asked for`);
  return [...asked].sort();
}

/** Holds back shards until they are let go; those that came meanwhile, in order. */
function gate() {
  const held = [];
  let open_ = false;
  return {
    held,
    hold: (name, route) => {
      if (open_) return false;
      held.push({ name, go: () => answer(pack, route).catch(() => {}) });
      return true;
    },
    go: (count) => held.splice(0, count).map(({ go }) => go()),
    open() {
      open_ = true;
      this.go(held.length);
    },
  };
}

test("the source of a number needs the places and one shard", async () => {
  const { page, asked } = await open(site, pack, ['place="gia/a"']);
  await shown(page);
  assert.deepEqual(asked, []);
  await page.locator(".by-rows__cell .by-ref").first().click();
  await page.getByRole("dialog").locator(".by-sheet__source").first().waitFor();
  assert.deepEqual(asked, ["common", "gia"]);
  assert.equal(await notice(page).count(), 0);
  // Another place of the province needs no more.
  await page.keyboard.press("Escape");
  await page.evaluate(() => ((document.querySelector("binh-yen").place = "gia/b"), document.querySelector("binh-yen").settled));
  await page.locator(".by-rows__cell .by-ref").first().click();
  await page.getByRole("dialog").locator(".by-sheet__source").first().waitFor();
  assert.deepEqual(asked, ["common", "gia"]);
  // Nor does a summary need anything of a third one, whose source nobody opened.
  await page.keyboard.press("Escape");
  await page.evaluate(() => ((document.querySelector("binh-yen").place = "an/a"), document.querySelector("binh-yen").settled));
  await page.getByText("An 1").first().waitFor();
  assert.deepEqual(asked, ["common", "gia"]);
  site.assertClean();
});

test("years need the shards of their places", async () => {
  const { page, asked } = await open(site, pack, ['view="years" places="gia/a,an/b"']);
  await page.locator(".by-chart").first().waitFor({ timeout: 20_000 });
  assert.deepEqual(await names(asked, 3), ["an", "common", "gia"]);
  site.assertClean();
});

test("places side by side that nobody chose need what the period is told of in", async () => {
  const [first] = YEARS;
  const { page, asked } = await open(site, pack, [`view="places" place="gia/a" period="${first}" indicator="theft"`]);
  await page.locator(".by-chart").first().waitFor({ timeout: 20_000 });
  const wanted = ["common", ...PROVINCES.slice(0, -1)];
  assert.deepEqual(await names(asked, wanted.length), wanted.sort());
  site.assertClean();
});

test("the table says whose figures it has, and loads the others when asked, four at a time", async () => {
  const all = gate();
  const { page, asked } = await open(site, pack, ['view="table" place="gia/a"'], { hold: (name, route) => rest.includes(name) && all.hold(name, route) });
  await table(page).waitFor({ timeout: 20_000 });
  assert.deepEqual(asked, ["common", "gia"]);
  assert.match(await notice(page).innerText(), /^Đang có số liệu của Gia \(1 trong 9 tỉnh\)\. Tải thêm 8 tỉnh \(\d+\u00a0kB\)$/);
  const count = page.locator(".by-all__count");
  const before = parseInt(await count.innerText());
  await notice(page).getByRole("button").click();
  await until(() => all.held.length === 4, "four are asked for");
  await until(async () => /^Đang tải số liệu: 1 trong 9 tỉnh…$/.test(await notice(page).innerText()), "that is said");
  // What was there stays, and can be used.
  await table(page).fill("gia 3");
  await page.locator(".by-table__head--row").getByText("Gia 3").first().waitFor();
  assert.equal(await table(page).inputValue(), "gia 3");
  await table(page).fill("");
  assert.equal(all.held.length, 4, "no fifth");
  all.go(1);
  await until(() => all.held.length === 4 && asked.length === 7, "one came, one more is asked for");
  await notice(page).getByText("2 trong 9").waitFor();
  all.open();
  await until(async () => (await notice(page).count()) === 0, "all is here and nothing more to say");
  assert.deepEqual(asked.slice(2).sort(), rest);
  await until(async () => parseInt((await count.innerText()).replace(".", "")) > 8 * before, "and all of it is in the table");
  // The sources have all of it, too.
  await tab(page, "Nguồn").click();
  await page.locator(".by-sources").waitFor();
  assert.equal(await notice(page).count(), 0);
  site.assertClean();
});

test("what a selection that moved on needed is given up, what is still needed is kept", async () => {
  const all = gate();
  const { page, asked, given_up } = await open(site, pack, ['view="years" place="gia/a"'], { hold: (name, route) => rest.includes(name) && all.hold(name, route) });
  await page.locator(".by-chart").first().waitFor({ timeout: 20_000 });
  await tab(page, "Theo địa bàn").click();
  await until(() => all.held.length === 4, "four are asked for");
  const four = all.held.map(({ name }) => name);
  const kept = four[1];
  await page.evaluate((query) => document.querySelector("binh-yen").show(query), `view=years&place=${kept}/a`);
  await until(() => given_up.length === 3, "three are given up");
  assert.deepEqual(given_up.sort(), four.filter((name) => name !== kept).sort());
  all.open();
  await page.locator(".by-chart").first().waitFor();
  await page.getByRole("heading", { name: new RegExp(`${kept[0].toUpperCase()}${kept.slice(1)} 1`) }).first().waitFor();
  assert.deepEqual(asked, ["common", "gia", ...four], "and nothing is asked for again");
  // In the summary nothing is needed.
  site.takeProblems();
});

/** As if each shard were so large, as it is read and as it is downloaded. */
const sized = (page, bytes, packed) =>
  page.route("**/big/index.json", (route) => {
    const index = JSON.parse(pack.file("index.json"));
    for (const [, file] of index[1][1]) [file[2], file[3]] = [bytes, packed];
    return route.fulfill({ json: index });
  });

test("what was asked for in a table is given up in a view that does not show it", async () => {
  const all = gate();
  const { page, given_up } = await open(site, pack, ['view="table" place="gia/a"'], { hold: (name, route) => rest.includes(name) && all.hold(name, route) });
  await notice(page).getByRole("button").click({ timeout: 20_000 });
  await until(() => all.held.length === 4, "four are asked for");
  await tab(page, "Theo năm").click();
  await page.locator(".by-chart").first().waitFor();
  await until(() => given_up.length === 4, "all four are given up");
  assert.equal(await notice(page).count(), 0);
  site.takeProblems();
});

test("places that nobody chose are offered where they are much; what is too much is not kept", async () => {
  const { page, asked } = await open(site, pack, [`view="places" place="gia/a" period="${YEARS.at(-1)}" indicator="theft"`], {
    prepare: (page) => sized(page, 10 << 20, 1 << 20),
  });
  const bars = () => page.locator(".by-chart [data-spot]").count();
  await page.locator(".by-chart").first().waitFor({ timeout: 20_000 });
  assert.deepEqual(asked, ["common", "gia"]);
  assert.match(await notice(page).innerText(), /^Đang có số liệu của Gia \(1 trong 9 tỉnh\)\. Tải thêm 8 tỉnh \(8,4\u00a0MB\)$/);
  const few = await bars();
  await notice(page).getByRole("button").click();
  await until(() => asked.length === 10, "all are asked for");
  await until(async () => (await notice(page).count()) === 0, "all are here");
  await until(async () => (await bars()) > few, "and drawn");
  // Of the eight others one is kept.
  await tab(page, "Theo năm").click();
  await page.getByRole("heading", { name: /Gia 1/ }).first().waitFor();
  await page.locator(".by-panel:not([aria-busy])").waitFor();
  await tab(page, "Theo địa bàn").click();
  await notice(page).getByText(/^Đang có số liệu của .*\(2 trong 9 tỉnh\)/).waitFor();
  assert.equal(asked.length, 10, "who wants all again is asked again");
  await notice(page).getByRole("button", { name: /^Tải thêm 7 tỉnh/ }).click();
  await until(() => asked.length === 17, "seven are asked for again");
  await until(async () => (await notice(page).count()) === 0, "all are here again");
  site.assertClean();
});

test("a widget that is taken away gives up what only it needed", async () => {
  const all = gate();
  const hold = (name, route) => name !== "common" && all.hold(name, route);
  const { page, given_up } = await open(site, pack, ['view="years" place="gia/a"', 'view="years" places="gia/b,an/a"'], { hold });
  await until(() => all.held.length === 2, "both are asked for, each once");
  await page.evaluate(() => document.querySelector("#w2").remove());
  await until(() => given_up.length === 1, "one is given up");
  assert.deepEqual(given_up, ["an"]);
  all.open();
  await page.locator("#w1 .by-chart").first().waitFor();
  site.takeProblems();
});

/** What came is dealt with, timers set: some tasks later. */
async function dealtWith(page) {
  for (let i = 0; i < 20; i++) {
    await page.evaluate(() => new Promise((done) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = done;
      port2.postMessage(0);
    }));
  }
}

/** A page with a clock of the test's own. */
const clock = { prepare: (page) => page.clock.install() };

test("what does not come is tried again, later each time; then it is said, with the rest shown", async () => {
  const tries = [];
  let broken = ["an", "lam"];
  const hold = async (name, route) => {
    if (!broken.includes(name)) return false;
    tries.push(name);
    await route.fulfill({ status: 503, body: "" });
    return true;
  };
  const { page } = await open(site, pack, [`view="places" place="gia/a" period="2024" indicator="theft"`], { hold, ...clock });
  for (const [nth, wait] of [1000, 2000, 4000].entries()) {
    await until(() => tries.length === 2 * (nth + 1), `both are asked for, ${nth}`);
    await dealtWith(page);
    // The clock goes on by itself meanwhile.
    await page.clock.runFor(wait / 2);
    assert.equal(tries.length, 2 * (nth + 1), "not before its time");
    await page.clock.runFor(wait / 2);
  }
  await until(() => tries.length === 8, "three times more");
  await page.locator(".by-chart").first().waitFor();
  const alert = page.locator(".by-app > .by-notice[role=alert]");
  // One of them may be given up before the other.
  await until(async () => (await alert.innerText()) === "2 trong 9 tỉnh chưa tải được: An, Lam. Thử lại", "both are named");
  // Of so many only those in view are drawn.
  const places = () => page.locator(".by-chart desc").first().innerHTML();
  await until(async () => /^140 địa bàn/.test(await places()), "nothing is said of what is not here");
  broken = [];
  await alert.getByRole("button").click();
  await until(async () => (await alert.count()) === 0, "trying again works");
  await until(async () => /^180 địa bàn/.test(await places()), "and all are shown");
  site.takeProblems();
});

test("what is not there is not asked for again; without the place in view that is all there is to say", async () => {
  let broken = true;
  const asked = [];
  const hold = async (name, route) => {
    asked.push(name);
    if (!broken || name === "common") return false;
    await route.fulfill({ status: 404, body: "" });
    return true;
  };
  const { page } = await open(site, pack, ['view="years" place="gia/a"'], { hold });
  const alert = page.getByRole("alert");
  await alert.getByText("mã 404").waitFor({ timeout: 20_000 });
  assert.deepEqual(asked, ["common", "gia"]);
  broken = false;
  await alert.getByRole("button").click();
  await page.locator(".by-chart").first().waitFor();
  site.takeProblems();
});

test("a server that asks to be left alone for a while is", async () => {
  let tries = 0;
  const hold = async (name, route) => {
    if (name !== "gia" || ++tries > 1) return false;
    await route.fulfill({ status: 429, headers: { "retry-after": "7" }, body: "" });
    return true;
  };
  let answered;
  const prepare = async (page) => {
    await page.clock.install();
    answered = page.waitForEvent("requestfinished", (request) => request.url().includes("/shards/gia."));
  };
  const { page } = await open(site, pack, ['view="years" place="gia/a"'], { hold, prepare });
  await until(() => tries === 1, "it is asked for");
  await answered;
  await dealtWith(page);
  await page.clock.runFor(6_500);
  assert.equal(tries, 1);
  await page.clock.runFor(1_000);
  await until(() => tries === 2, "and again after that");
  await page.locator(".by-chart").first().waitFor();
  site.takeProblems();
});

test("a shard that is not what the index says is not used", async () => {
  const hold = async (name, route) => {
    if (name !== "gia") return false;
    const text = pack.file(pack.shard("gia")).toString().replace('"value":2', '"value":9');
    await route.fulfill({ body: text, contentType: "application/json" });
    return true;
  };
  const { page, asked } = await open(site, pack, ['view="years" place="gia/a"'], { hold, ...clock });
  await until(async () => {
    await page.clock.runFor(1_000);
    return (await page.getByRole("alert").count()) > 0;
  }, "it is said");
  assert.equal(asked.filter((name) => name === "gia").length, 4);
  assert.equal(await page.locator(".by-chart").count(), 0);
  site.takeProblems();
});
