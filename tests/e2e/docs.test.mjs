// Every piece of code in docs/embedding.md is run as it stands there, with the addresses of this
// machine in place of the examples. A piece that nothing here runs is a failure.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import ts from "typescript";
import { openSite } from "./harness.mjs";
import { shown } from "./hosting.mjs";
import { pieces, take, text } from "./snippets.mjs";

const here = fileURLToPath(new URL(".", import.meta.url));
const dist = path.resolve(process.env.SITE ?? path.join(here, "../../dist"));
const FOLDER = "https://example.com/binh-yen/0.1.0/";
const all = pieces();

/** `news` has the page, `files` what is embedded. */
let news, files;
before(async () => {
  [news, files] = await Promise.all([openSite(), openSite()]);
});
after(() => Promise.all([news?.close(), files?.close()]));

/** The code with this machine's addresses. */
const local = (code, folder = files.address) =>
  code
    .replaceAll(FOLDER, folder)
    .replaceAll("https://example.com", new URL(folder, files.address).origin)
    .replaceAll("https://news.example", new URL(news.address).origin);

/** An answer's headers, as written. */
const headers = (code) => Object.fromEntries(local(code).trim().split("\n").map((line) => line.split(/: (.*)/).slice(0, 2)));

/** A page of the news site with this in its body; the files' site answers with `allow`. */
async function open(body, { head = "", allow = { "access-control-allow-origin": "*" }, own = {}, prepare, ...context } = {}) {
  return news.page("hosts/docs.html", {
    viewport: { width: 1000, height: 800 },
    ...context,
    prepare: async (page) => {
      await page.route(`${files.address}**`, async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, headers: { ...answer.headers(), ...allow } });
      });
      await page.route("**/hosts/docs.html", (route) =>
        route.fulfill({
          body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><link rel="icon" href="data:,">${head}</head><body>${body}</body></html>`,
          headers: { "content-type": "text/html; charset=utf-8", ...own },
        }),
      );
      await prepare?.(page);
    },
  });
}

const SCRIPT = `<script type="module" src="${FOLDER}binh-yen.js"></script>`;
const WIDGET = `<binh-yen id="one" src="${FOLDER}data/" place="gia-lai/kbang"><p>Inside.</p></binh-yen>`;
const tab = (page) => page.locator('binh-yen [role=tab][aria-selected="true"]');

test("quick start", async () => {
  const code = take(all, "Quick start", "html");
  assert.equal(code.trim().split("\n").length, 5);
  const page = await open(local(code));
  await shown(page);
  assert.equal(await page.getByText("down 4.8%").isVisible(), false);
  const off = await open(local(code), { javaScriptEnabled: false });
  assert.equal(await off.getByText("down 4.8%").isVisible(), true);
  news.assertClean();
});

test("the two elements in README.md", async () => {
  const readme = pieces(readFileSync(path.join(here, "../../README.md"), "utf8")).filter((piece) => piece.language === "html");
  assert.equal(readme.length, 2);
  for (const { code } of readme) {
    const page = await news.page("hosts/readme/", {
      prepare: async (page) => {
        // Beside the page, as there: the script, what it loads, and the data, packed as the built site's.
        await page.route("**/hosts/readme/**", async (route) => {
          const name = new URL(route.request().url()).pathname.replace("/hosts/readme/", "");
          if (!name) return route.fulfill({ contentType: "text/html", body: `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,"></head><body>${code}</body></html>` });
          const answer = await route.fetch({ url: new URL(name.replace(/^packed\//, "data/"), news.address).href });
          return route.fulfill({ response: answer });
        });
      },
    });
    await shown(page);
  }
  news.assertClean();
});

test("properties and methods", async () => {
  const page = await open(local(SCRIPT + WIDGET));
  const code = local(take(all, "Properties and methods", "js"));
  await page.evaluate(`(async () => { await customElements.whenDefined("binh-yen"); ${code} })()`);
  assert.equal(await tab(page).innerText(), "Table");
  assert.equal(await page.locator("binh-yen").getAttribute("places"), "gia-lai/kbang,gia-lai/ia-pa");
  assert.equal(await page.locator("binh-yen").getAttribute("place"), null);
  news.assertClean();
});

test("events", async () => {
  const page = await open(local(SCRIPT + WIDGET));
  const said = [];
  page.on("console", (message) => message.type() === "info" && said.push(message.text()));
  await page.evaluate(take(all, "Events", "js"));
  await shown(page);
  await page.locator("binh-yen [role=tab]").nth(3).click();
  await page.waitForFunction(() => document.title.includes("view=table"));
  assert.match(await page.title(), /^one: /);
  news.assertClean();
  await page.route("**/none.json", (route) => route.fulfill({ status: 404, body: "" }));
  const told = page.waitForEvent("console", { predicate: (message) => message.type() === "info" });
  await page.evaluate(() => void (one.src = "/none.json"));
  await told;
  assert.deepEqual(said, ["binh-yen: status:404"]);
  news.takeProblems();
});

test("colours and type of the host", async () => {
  const page = await open(local(SCRIPT + WIDGET), { head: `<style>${take(all, "Your colours and type", "css")}</style>` });
  await shown(page);
  const looks = await page.locator(".by-app").evaluate((app) => {
    const own = getComputedStyle(app);
    return [own.fontFamily, own.fontSize, own.color, own.backgroundColor, getComputedStyle(app.querySelector(".by-head")).borderBlockEnd];
  });
  assert.deepEqual(looks, ["Georgia, serif", "17px", "rgb(34, 34, 34)", "rgb(255, 253, 248)", "1px solid rgb(221, 221, 221)"]);
  const accent = await page.locator(".by-ref--note").first().evaluate((e) => getComputedStyle(e).color);
  assert.equal(accent, "rgb(138, 21, 56)");
  news.assertClean();
});

test("night mode by the page's own switch", async () => {
  const html = take(all, "Your colours and type", "html");
  const page = await open(local(SCRIPT + html), { colorScheme: "dark" });
  await page.evaluate(take(all, "Your colours and type", "js"));
  await shown(page);
  const ground = () => page.locator(".by-app").evaluate((e) => getComputedStyle(e).backgroundColor);
  assert.equal(await ground(), "rgb(255, 255, 255)");
  await page.locator("#night").click();
  assert.equal(await ground(), "rgb(18, 20, 22)");
  await page.locator("#night").click();
  assert.equal(await ground(), "rgb(255, 255, 255)");
  // Left to itself it is as the page says it may be.
  await page.locator("binh-yen").evaluate((e) => void (e.theme = "auto"));
  assert.equal(await ground(), "rgb(255, 255, 255)");
  await page.evaluate(() => void (document.documentElement.style.colorScheme = "light dark"));
  assert.equal(await ground(), "rgb(18, 20, 22)");
  news.assertClean();
});

test("what readers set is kept", async () => {
  const page = await open(local(take(all, "What readers set", "html")));
  await shown(page);
  await page.getByRole("button", { name: "Chữ to hơn" }).click();
  assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), { "binh-yen": "text=115" });
  news.assertClean();
});

test("nothing jumps", async () => {
  const css = take(all, "Height: nothing jumps", "css");
  const plain = await open(local(SCRIPT + WIDGET));
  await shown(plain);
  const tall = Math.ceil((await plain.locator("binh-yen").boundingBox()).height);
  for (const [own, style] of [["", css], [`height="${tall}" `, css.replace("100vh", `${tall}px`)]]) {
    const page = await open(local(SCRIPT + `<p>Before.</p>${WIDGET.replace("<binh-yen ", `<binh-yen ${own}`)}<p id="below">Below.</p>`), {
      head: `<style>${style}</style>`,
      prepare: async (page) => {
        await page.addInitScript(() => {
          window.shift = 0;
          new PerformanceObserver((list) => list.getEntries().forEach((e) => (window.shift += e.value))).observe({ type: "layout-shift", buffered: true });
        });
        // The script comes late.
        await page.route("**/binh-yen.js", async (route) => (await new Promise((done) => setTimeout(done, 300)), route.fallback()));
      },
    });
    await shown(page);
    await page.evaluate(() => document.querySelector("binh-yen").settled);
    assert.ok((await page.evaluate(() => window.shift)) <= 0.001, own);
  }
  news.assertClean();
});

test("data from another origin", async () => {
  const kept = headers(take(all, "Hosting the data", "http"));
  const allow = headers(take(all, "Hosting the data", "http"));
  for (const own of [kept, allow]) assert.equal(own["Content-Type"], "application/json");
  // The script from the page's own site: only the data is elsewhere.
  const own = local(SCRIPT, news.address);
  const small = (all) => Object.fromEntries(Object.entries(all).map(([name, value]) => [name.toLowerCase(), value]));
  const lower = small(allow);
  const prepare = (page) =>
    page.route("**/data/shards/**", async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, headers: { ...answer.headers(), ...small(kept) } });
    });
  const page = await open(own + local(WIDGET), { allow: lower, prepare });
  await shown(page);
  await page.locator("binh-yen [role=tab]").nth(3).click();
  await page.locator("binh-yen .by-all__filter").waitFor();
  news.assertClean();
  // Playwright adds the header where there is none, so here it names somebody else.
  const closed = await open(own + local(WIDGET), { allow: { ...lower, "access-control-allow-origin": files.address } });
  await closed.locator("binh-yen [role=alert]").waitFor();
  assert.match(await closed.locator("binh-yen [role=alert]").innerText(), /Access-Control-Allow-Origin/);
  assert.ok(news.takeProblems().length > 0);
});

test("packing", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "binh-yen-pack-"));
  try {
    const [program, ...words] = take(all, "Hosting the data", "sh").trim().split(" ");
    assert.equal(program, "binh-yen");
    assert.equal(words.pop(), "packed");
    execFileSync("cargo", ["run", "--quiet", "--bin", program, "--", ...words, path.join(folder, "packed")], { cwd: path.join(here, "../.."), stdio: "pipe" });
    // What is published beside the widget was made the same way.
    for (const name of ["index.json", "first.vi.json", "places.en.json", "pages/vi/gia-lai/kbang.json"]) {
      const [own, published] = await Promise.all([path.join(folder, "packed"), path.join(dist, "data")].map((from) => readFile(path.join(from, name), "utf8")));
      assert.equal(own, published, name);
    }
    const names = await readdir(path.join(folder, "packed"));
    const files = ["first.en.json", "first.vi.json", "index.json", "places.en.json", "places.vi.json"];
    const packed = files.flatMap((name) => [name, `${name}.br`, `${name}.gz`]);
    assert.deepEqual(names.sort(), [...packed, "pages", "shards"].sort());
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test("policies", async () => {
  const strict = headers(take(all, "Content-Security-Policy", "http"));
  assert.deepEqual(Object.keys(strict), ["Content-Security-Policy"]);
  const own = (code) => local(code, news.address);
  const page = await open(own(SCRIPT + WIDGET), { own: strict });
  await shown(page);
  news.assertClean();
  const other = headers(take(all, "Content-Security-Policy", "http"));
  const away = await open(local(SCRIPT + WIDGET), { own: other, head: "" });
  await shown(away);
  for (const view of ["years", "table"]) await away.locator("binh-yen").evaluate((e, view) => ((e.view = view), e.settled), view);
  await away.locator("binh-yen .by-all__filter").waitFor();
  // The test's own empty icon is an image.
  const left = news.takeProblems().filter((problem) => !problem.includes("img-src"));
  assert.deepEqual(left, []);
});

test("frames: with the script, sandboxed, without it, in AMP", async () => {
  const tall = async (page) => {
    const frame = page.frameLocator("iframe");
    await frame.locator(".by-panel").waitFor({ timeout: 20_000 });
    await page.waitForFunction(() => document.querySelector("iframe").offsetHeight !== 604, null, { timeout: 10_000 });
  };
  const first = await open(local(take(all, "In a frame", "html")));
  await tall(first);
  assert.equal(await first.frameLocator("iframe").locator('[role=tab][aria-selected="true"]').innerText(), "Theo năm");
  const alone = await open(local(take(all, "In a frame", "html")));
  await tall(alone);
  const ground = () => alone.frameLocator("iframe").locator("body").evaluate((e) => getComputedStyle(e).backgroundColor);
  assert.equal(await ground(), "rgb(18, 20, 22)", "theme in the address");
  // A link opens, and as itself: what `allow-popups` and `allow-popups-to-escape-sandbox` are for.
  const framed = alone.frameLocator("iframe");
  await framed.getByRole("button", { name: "Chia sẻ", exact: true }).click();
  const link = framed.getByRole("link", { name: /Mở thành trang riêng/ });
  await link.waitFor({ timeout: 20_000 });
  const [source] = await Promise.all([alone.context().waitForEvent("page"), link.evaluate((a) => a.click())]);
  await source.waitForFunction((own) => origin === own, new URL(files.address).origin);
  await source.close();
  news.assertClean();
  // AMP's own script is on no machine here: a stand-in puts a plain frame with the same attributes.
  const amp = await open(local(take(all, "In a frame", "html")));
  await amp.evaluate(() => {
    const [element] = document.getElementsByTagName("amp-iframe");
    const frame = document.createElement("iframe");
    for (const { name, value } of element.attributes) frame.setAttribute(name, value);
    element.append(frame);
  });
  await amp.frameLocator("iframe").locator(".by-panel").waitFor({ timeout: 20_000 });
  assert.equal(await amp.evaluate(() => document.querySelector("iframe").offsetHeight), 600, "as it was told");
  news.assertClean();
});

test("`host` in a frame's address", async () => {
  const html = (host) => local(`<iframe data-binh-yen height="600" src="${FOLDER}index.html?place=gia-lai/kbang&host=${host}"></iframe>
    <script type="module" src="${FOLDER}binh-yen-frame.js"></script>`);
  const [told] = text.match(/&host=\S+(?=`)/);
  const page = await open(html(told.slice("&host=".length)));
  await page.waitForFunction(() => document.querySelector("iframe").style.height, null, { timeout: 20_000 });
  news.assertClean();
});

test("npm, a bundler, a server", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "binh-yen-npm-"));
  try {
    await cp(dist, path.join(folder, "dist"), { recursive: true });
    await writeFile(path.join(folder, "package.json"), '{ "private": true, "type": "module" }');
    const shell = (code) => {
      const tools = path.join(here, "node_modules", ".bin");
      const env = { ...process.env, PATH: `${tools}${path.delimiter}${process.env.PATH}`, npm_config_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };
      // The bundler of these tests, not one that npx would download.
      execFileSync("sh", ["-e", "-c", code.replaceAll("npx ", "")], { cwd: folder, env, stdio: "pipe" });
    };
    shell(take(all, "npm and bundlers", "sh"));
    const own = take(all, "npm and bundlers", "js");
    await writeFile(path.join(folder, "page.js"), own);
    execFileSync(process.execPath, ["page.js"], { cwd: folder, stdio: "pipe" });
    await mkdir(path.join(folder, "public"));
    shell(take(all, "npm and bundlers", "sh"));
    assert.equal((await readdir(path.join(folder, "public"))).length, 2);
    await cp(path.join(dist, "data"), path.join(folder, "public", "data"), { recursive: true });
    await writeFile(path.join(folder, "public", "index.html"), `<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">
      <script type="module" src="page.js"></script><binh-yen view="table"></binh-yen>`);
    const site = await openSite({ folder: path.join(folder, "public") });
    try {
      const page = await site.page("index.html");
      await shown(page);
      await page.locator("binh-yen .by-all__filter").waitFor();
      site.assertClean();
    } finally {
      await site.close();
    }
    const types = [take(all, "npm and bundlers", "ts"), take(all, "npm and bundlers", "ts")];
    assert.deepEqual(compile(folder, types), []);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

/** What TypeScript says of these files in a folder where the package is installed. */
function compile(folder, codes) {
  const react = 'declare module "react" { namespace JSX { interface IntrinsicElements {} } }\n';
  const names = codes.map((_, i) => path.join(folder, `page${i}.ts`));
  const own = new Map([...names.map((name, i) => [name, codes[i]]), [path.join(folder, "react.d.ts"), react]]);
  const options = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [] };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile: read } = host;
  host.fileExists = (name) => own.has(name) || fileExists(name);
  host.readFile = (name) => own.get(name) ?? read(name);
  const found = ts.getPreEmitDiagnostics(ts.createProgram([...own.keys()], options, host));
  return found.map((d) => `${d.file?.fileName}: ${ts.flattenDiagnosticMessageText(d.messageText, " ")}`);
}

test("integrity: the script that was published, and no other", async () => {
  const digests = JSON.parse(await readFile(path.join(dist, "integrity.json"), "utf8"));
  const code = local(take(all, "Integrity", "html")).replace("sha384-OF-BINH-YEN.JS-IN-INTEGRITY.JSON", digests["binh-yen.js"]);
  assert.ok(code.includes("sha384-"));
  await shown(await open(code));
  news.assertClean();
  const page = await open(code, {
    prepare: (page) =>
      page.route("**/binh-yen.js", async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ response: answer, body: `${await answer.text()} `, headers: { ...answer.headers(), "access-control-allow-origin": "*" } });
      }),
  });
  await page.waitForLoadState("load");
  assert.equal(await page.evaluate(() => Boolean(customElements.get("binh-yen"))), false);
  assert.ok(news.takeProblems().some((problem) => /integrity/i.test(problem)));
});

test("kept for ever: the second visit asks only for the page and the data", async () => {
  const kept = headers(take(all, "Versions, and how long an embed lives", "http"));
  const asked = [];
  const server = createServer(async (request, response) => {
    asked.push(request.url);
    const page = request.url === "/page.html";
    const answer = page ? undefined : await fetch(new URL(request.url, files.address));
    const type = page ? "text/html; charset=utf-8" : answer.headers.get("content-type");
    response.writeHead(200, { "content-type": type, ...(page || type.includes("json") ? { "cache-control": "no-store" } : kept) });
    response.end(page ? `<!doctype html><link rel="icon" href="data:,">${local(SCRIPT + WIDGET, "/")}` : Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  try {
    // A browser whose requests are watched keeps nothing.
    const prepare = (page) => page.context().unrouteAll();
    const page = await news.page(`http://127.0.0.1:${server.address().port}/page.html`, { prepare });
    await shown(page);
    assert.ok(asked.some((url) => url.endsWith(".wasm")));
    asked.length = 0;
    await page.goto("about:blank");
    await page.goto(`http://127.0.0.1:${server.address().port}/page.html`);
    await shown(page);
    assert.deepEqual(asked.filter((url) => !url.startsWith("/data/")), ["/page.html"]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
  news.assertClean();
});

test("every piece of code was run", () => {
  const left = all.filter((piece) => !piece.taken).map((piece) => `${piece.heading}: ${piece.language}: ${piece.code.split("\n")[0]}`);
  assert.deepEqual(left, []);
});
