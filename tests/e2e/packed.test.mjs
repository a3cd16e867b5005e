// A packed folder: what is fetched when, and what happens where a file of it does not come as it should.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, beforeEach, test } from "node:test";
import { openSite } from "./harness.mjs";
import { shown, visit } from "./hosting.mjs";

const dist = path.resolve(process.env.SITE ?? fileURLToPath(new URL("../../dist", import.meta.url)));
const KBANG = "?place=gia-lai/kbang";
const IA_PA = "data/pages/vi/gia-lai/ia-pa.json";

let site, documents;
before(async () => {
  site = await openSite();
  const [, [[common], shards]] = JSON.parse(await readFile(path.join(dist, "data/index.json"), "utf8"));
  const names = [common, ...shards.map(([, [name]]) => name)];
  // It is small: whoever needs any of it gets all.
  documents = ["data/index.json", ...names.map((name) => `data/${name}`)].sort();
});
// What a test before this one left is its own.
beforeEach(() => void site.takeProblems());
after(() => site?.close());

/** Opens a page of the site. `asked()` has what was asked for since the last call, in order of names,
 *  once nothing more is; `errors` the codes that the widget told. */
async function opened(query, { prepare, open = (options) => site.page(query, options) } = {}) {
  let names = [], open_ = 0;
  const errors = [];
  const page = await open({
    prepare: async (page) => {
      for (const end of ["requestfinished", "requestfailed"]) page.on(end, () => open_--);
      page.on("request", (request) => {
        open_++;
        const { origin, pathname } = new URL(request.url());
        if (origin === new URL(site.address).origin) names.push(pathname.slice(1).replace(/^binh-yen-[0-9a-f]+\//, "*/"));
      });
      await page.exposeFunction("failedWith", (code) => errors.push(code));
      await page.addInitScript(() => addEventListener("binh-yen:error", ({ detail }) => failedWith(detail.code)));
      await prepare?.(page);
    },
  });
  const asked = async () => {
    // All are answered, and what came has led to no more: two frames and a task later.
    for (let before = -1; open_ > 0 || before !== names.length; ) {
      before = names.length;
      await page.evaluate(frames);
    }
    const all = names.sort();
    names = [];
    return all;
  };
  return { page, asked, errors };
}

/** Two frames and a task later. */
const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))));
const data = (names) => names.filter((name) => name.startsWith("data/"));
const title = (page) => page.locator(".by-summary__kicker").first();
const alert = (page) => page.getByRole("alert");
const again = (page) => page.getByRole("button", { name: "Thử lại" }).click();

/** Answers with `answer` instead, until it is called off. */
async function instead(page, pattern, answer) {
  await page.route(pattern, (route) => route.fulfill(answer));
  return () => page.unroute(pattern);
}

async function pick(page, typed, name) {
  await page.getByRole("combobox", { name: "Địa bàn" }).fill(typed);
  await page.getByRole("option", { name }).first().waitFor();
  await page.keyboard.press("Enter");
}

test("the first view needs the program and one small file", async () => {
  const { page, asked } = await opened("");
  await shown(page);
  const own = ["", "*/binh-yen-app.js", "*/binh-yen-app_bg.wasm", "*/binh-yen.css", "*/page.css", "*/page.js", "binh-yen.js", "data/first.vi.json"];
  assert.deepEqual(await asked(), own.sort());
  site.assertClean();
});

test("while a page in the other language comes, what is shown keeps its own", async () => {
  const { page } = await opened(KBANG);
  await shown(page);
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/pages/en/**", (route) => held.then(() => route.continue()));
  const request = page.waitForRequest("**/pages/en/**");
  await page.locator(".by-language").click();
  await request;
  const app = page.locator(".by-app").first();
  assert.equal(await app.getAttribute("lang"), "vi");
  assert.match(await app.innerText(), /An ninh trật tự năm 2024/);
  release();
  await title(page).getByText("Kbang district").waitFor();
  assert.equal(await app.getAttribute("lang"), "en");
});

test("another period is there already, another language is one page", async () => {
  const { page, asked } = await opened(KBANG);
  await shown(page);
  assert.deepEqual(data(await asked()), ["data/pages/vi/gia-lai/kbang.json"]);
  const heading = page.locator("h2").first();
  const before = await heading.innerText();
  await page.getByRole("button", { name: "2019" }).click();
  await page.waitForFunction((before) => document.querySelector("binh-yen").shadowRoot.querySelector("h2").innerText !== before, before);
  assert.match(await heading.innerText(), /2019/);
  assert.deepEqual(await asked(), []);
  await page.locator(".by-language").click();
  await page.getByRole("tab", { name: "Summary" }).waitFor();
  await title(page).getByText("Kbang district").waitFor();
  assert.deepEqual(await asked(), ["data/pages/en/gia-lai/kbang.json"]);
  // And back: both are here.
  await page.locator(".by-language").click();
  await page.getByRole("tab", { name: "Tóm tắt" }).waitFor();
  assert.deepEqual(await asked(), []);
  site.assertClean();
});

test("the language of the first view is one file too", async () => {
  const { page, asked } = await opened("");
  await shown(page);
  await asked();
  await page.locator(".by-language").click();
  await page.getByRole("tab", { name: "Summary" }).waitFor();
  assert.deepEqual(await asked(), ["data/first.en.json"]);
  site.assertClean();
});

test("another place: the list of places and one page", async () => {
  const { page, asked } = await opened(KBANG);
  await shown(page);
  await asked();
  await page.getByRole("combobox", { name: "Địa bàn" }).focus();
  await page.getByRole("option").first().waitFor();
  assert.deepEqual(await asked(), ["data/places.vi.json"]);
  await pick(page, "ia pa", /Huyện Ia Pa/);
  await title(page).getByText("Huyện Ia Pa").waitFor();
  assert.deepEqual(await asked(), [IA_PA]);
  site.assertClean();
});

test("the code of the view that is asked for is fetched while the program still comes", async () => {
  let begun;
  const early = new Promise((done) => (begun = done));
  const { page, asked } = await opened(`${KBANG}&view=years`, {
    prepare: async (page) => {
      page.on("request", (request) => request.url().endsWith("/split_years.wasm") && begun());
      // The program comes only once that was asked for.
      await page.route("**/*_bg.wasm", (route) => early.then(() => route.continue()));
      // The page's script is the last to come of what the page names.
      const script = page.waitForEvent("requestfinished", (request) => request.url().endsWith("/binh-yen-app.js"));
      await page.route("**/page.js", (route) => script.then(() => page.evaluate(frames)).then(() => route.continue()));
    },
  });
  await page.locator(".by-chart__spot").first().waitFor();
  const parts = (await asked()).filter((name) => /split_|chunk_/.test(name));
  assert.equal(new Set(parts).size, parts.length, `${parts}`);
  assert.ok(!parts.some((name) => /split_(builder|aloud)/.test(name)), `${parts}`);
  site.assertClean();
});

test("a number's source fetches shards and parts, each once", async () => {
  const { page, asked } = await opened(KBANG);
  await shown(page);
  await asked();
  await page.locator(".by-rows__cell .by-ref").first().click();
  const sheet = page.getByRole("dialog");
  await sheet.locator(".by-sheet__source").first().waitFor();
  const names = await asked();
  assert.deepEqual(data(names), documents);
  const parts = names.filter((name) => !name.startsWith("data/"));
  assert.ok(parts.length > 0 && parts.every((name) => /^\*\/(split_|chunk_)\w+\.wasm$/.test(name)), `${parts}`);
  assert.equal(new Set(parts).size, parts.length, `${parts}`);
  await page.keyboard.press("Escape");
  await page.locator(".by-rows__cell .by-ref").nth(1).click();
  await sheet.locator(".by-sheet__source").first().waitFor();
  assert.deepEqual(await asked(), []);
  // The other views need more of the program, and no more data.
  await page.keyboard.press("Escape");
  await page.getByRole("tab", { name: "Bảng" }).click();
  await page.locator(".by-all__filter").waitFor();
  assert.deepEqual(data(await asked()), []);
  site.assertClean();
});

test("a view that needs all fetches no page", async () => {
  const { page, asked } = await opened("?view=table&q=kbang");
  await page.locator(".by-all__filter").waitFor({ timeout: 20_000 });
  assert.deepEqual(data(await asked()), documents);
  site.assertClean();
});

test("a place that no data knows is said, with the rest shown", async () => {
  for (const id of ["gia-lai/nowhere", "../secret", "a//b", "gia-lai/kbang?x"]) {
    const { page, asked } = await opened(`?place=${encodeURIComponent(id)}`);
    await page.getByText(`Dữ liệu không có địa bàn này: ${id}`).waitFor({ timeout: 20_000 });
    await shown(page);
    const names = data(await asked());
    assert.deepEqual(names.filter((name) => !name.startsWith("data/pages/")), documents, id);
    assert.deepEqual(names.length - documents.length, id === "gia-lai/nowhere" ? 1 : 0, id);
    site.takeProblems();
    await page.context().close();
  }
});

test("a server that fails for the place that was picked is said, and a retry works", async () => {
  const { page, asked, errors } = await opened(KBANG);
  await shown(page);
  const mend = await instead(page, `**/${IA_PA}`, { status: 500, body: "" });
  await pick(page, "ia pa", /Huyện Ia Pa/);
  await alert(page).getByText("mã 500").waitFor();
  assert.deepEqual(errors, ["status:500"]);
  assert.ok(site.takeProblems().length > 0, "the browser logs the 500");
  await asked();
  await again(page);
  await alert(page).getByText("mã 500").waitFor();
  assert.deepEqual(await asked(), [IA_PA], "asked anew");
  await mend();
  await again(page);
  await title(page).getByText("Huyện Ia Pa").waitFor();
  assert.deepEqual(data(await asked()), [IA_PA]);
  assert.equal(await alert(page).count(), 0);
  site.takeProblems();
});

test("a server that fails at first is said, and a retry works", async () => {
  let mend;
  const { page, asked, errors } = await opened("", { prepare: async (page) => (mend = await instead(page, "**/first.vi.json", { status: 503, body: "" })) });
  await alert(page).getByText("mã 503").waitFor({ timeout: 20_000 });
  assert.deepEqual(errors, ["status:503"]);
  assert.deepEqual(data(await asked()), ["data/first.vi.json"]);
  await mend();
  await again(page);
  await shown(page);
  assert.deepEqual(await asked(), ["data/first.vi.json"]);
  site.takeProblems();
});

test("a page that is not there is made of the shards", async () => {
  const { page, asked, errors } = await opened("?place=gia-lai/ia-pa", { prepare: (page) => instead(page, `**/${IA_PA}`, { status: 404, body: "" }) });
  await shown(page);
  await title(page).getByText("Huyện Ia Pa").waitFor();
  assert.deepEqual(data(await asked()), [...documents, IA_PA].sort());
  assert.deepEqual(errors, []);
  site.takeProblems();
});

test("a page cut short, or no page at all, is said, and a retry works", async () => {
  const whole = await readFile(path.join(dist, IA_PA), "utf8");
  const wrong = { cut: whole.slice(0, whole.length / 2), html: "<!doctype html><title>Login</title>", other: '["binh-yen-page/2",[]]', empty: "" };
  for (const [name, body] of Object.entries(wrong)) {
    let mend;
    const prepare = async (page) => (mend = await instead(page, `**/${IA_PA}`, { contentType: "application/json", body }));
    const { page, asked, errors } = await opened("?place=gia-lai/ia-pa", { prepare });
    await alert(page).getByText("bị thiếu một phần hoặc không phải số liệu đã đóng gói").waitFor({ timeout: 20_000 });
    assert.deepEqual(errors, ["not-a-pack"], name);
    assert.deepEqual(data(await asked()), [IA_PA], name);
    await mend();
    await again(page);
    await title(page).getByText("Huyện Ia Pa").waitFor();
    assert.deepEqual(data(await asked()), [IA_PA], name);
    await page.context().close();
  }
  site.assertClean();
});

test("an index cut short is said in the sheet and below the tabs, and a retry works", async () => {
  let mend;
  const prepare = async (page) => (mend = await instead(page, "**/data/index.json", { contentType: "application/json", body: '["binh-yen-pack/2",[["shards/comm' }));
  const { page, asked } = await opened(KBANG, { prepare });
  await shown(page);
  await page.getByRole("tab", { name: "Bảng" }).click();
  await alert(page).getByText("bị thiếu một phần").waitFor({ timeout: 20_000 });
  // The summary needs none of it.
  await page.getByRole("tab", { name: "Tóm tắt" }).click();
  await title(page).getByText("Huyện Kbang").waitFor();
  await page.locator(".by-rows__cell .by-ref").first().click();
  await alert(page).getByText("bị thiếu một phần").waitFor();
  await asked();
  await mend();
  await again(page);
  await page.getByRole("dialog").locator(".by-sheet__source").first().waitFor();
  assert.deepEqual(data(await asked()), documents);
  site.assertClean();
});

test("a list of places that does not come is asked for again", async () => {
  let mend;
  const { page, asked } = await opened(KBANG, { prepare: async (page) => (mend = await instead(page, "**/places.vi.json", { status: 500, body: "" })) });
  await shown(page);
  await asked();
  const field = page.getByRole("combobox", { name: "Địa bàn" });
  await field.focus();
  assert.deepEqual(await asked(), ["data/places.vi.json"]);
  await mend();
  await field.blur();
  await field.focus();
  await page.getByRole("option").first().waitFor({ timeout: 5000 });
  site.takeProblems();
});

test("widgets of the same data share each fetch", async () => {
  const one = '<binh-yen src="/data/" place="gia-lai/kbang"></binh-yen>';
  const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <script type="module" src="/binh-yen.js"></script></head><body>${one}${one}</body></html>`;
  const { page, asked } = await opened("", { open: (options) => visit(site, "plain", { body, ...options }) });
  await shown(page, "binh-yen:first-of-type");
  await shown(page, "binh-yen:last-of-type");
  const names = (await asked()).filter((name) => !name.startsWith("hosts/"));
  assert.equal(new Set(names).size, names.length, `${names}`);
  assert.deepEqual(data(names), ["data/pages/vi/gia-lai/kbang.json"]);
  await page.evaluate(() => Promise.all([...document.querySelectorAll("binh-yen")].map((e) => ((e.view = "table"), e.settled))));
  await page.locator("binh-yen:last-of-type .by-all__filter").waitFor();
  const later = await asked();
  assert.deepEqual(data(later), documents);
  assert.equal(new Set(later).size, later.length, `${later}`);
  site.assertClean();
});

/** Opens the first number of a page whose shards are not those it was made from. */
async function sourceWith(prepare) {
  const { page } = await opened(KBANG, { prepare });
  await shown(page);
  const number = page.locator(".by-rows__cell .by-ref").first();
  assert.match(await number.innerText(), /^20/);
  await number.click();
  const sheet = page.getByRole("dialog");
  await sheet.waitFor();
  await sheet.locator(".by-sheet__entry, [role=alert]").first().waitFor();
  const said = await sheet.innerText();
  site.takeProblems();
  return said;
}

test("a page older than the shards never opens another number's source", async () => {
  const index = await readFile(path.join(dist, "data/index.json"), "utf8");
  const [name, hash] = index.match(/"(shards\/gia-lai\.[^"]+)","([^"]+)"/).slice(1);
  const shard = JSON.parse(await readFile(path.join(dist, "data", name), "utf8"));
  const report = shard.reports.find((report) => report.id === "kbang-2024");
  report.figures.unshift({ indicator: "fire", measure: "cases", value: 7 });
  const body = JSON.stringify(shard);
  const own = createHash("sha256").update(body).digest("hex");
  const said = await sourceWith(async (page) => {
    await instead(page, `**/${name}`, { contentType: "application/json", body });
    await instead(page, "**/data/index.json", { contentType: "application/json", body: index.replace(hash, own) });
  });
  assert.doesNotMatch(said, /Cháy, nổ/);
});

test("a source whose shard did not come is said to be missing", async () => {
  const { page } = await opened(KBANG, { prepare: (page) => instead(page, "**/shards/gia-lai.*.json", { status: 404, body: "" }) });
  await shown(page);
  await page.locator(".by-rows__cell .by-ref").first().click();
  await alert(page).getByText(/mã 404[^]*Thử lại/).waitFor();
  // What was there before stays.
  await title(page).getByText("Huyện Kbang").waitFor();
  site.takeProblems();
});
