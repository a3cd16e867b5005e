// The pages of tests/hosts/ in Firefox and WebKit, by WebDriver: what expected.json of each folder
// asks for holds there too.
//
// FIREFOX, GECKODRIVER, WEBKITDRIVER and MINIBROWSER name the programs where they are elsewhere. A
// browser that is not here is skipped, and that is said; REQUIRE_BROWSERS=Firefox,WebKit makes it a failure,
// as .ci/run does.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { expected, hostFile, remember, tooWide } from "./hosting.mjs";

const env = process.env;
const root = fileURLToPath(new URL("../../", import.meta.url));
const site = env.SITE ?? path.join(root, "dist");
const hosts = path.join(root, "tests", "hosts");
// The hosts that other tests fill in and open: one frames others, the other is rendered into.
const NOT_PLAIN_PAGES = ["frames", "prerendered"];
const PORT = 4600 + (process.pid % 400) * 2;

const onPath = (name) => (env.PATH ?? "").split(path.delimiter).map((folder) => path.join(folder, name)).find(existsSync);
const first = (...all) => all.find((file) => file && existsSync(file));
const libraries = () => ["webkitgtk-6.0", "webkit2gtk-4.1", "webkit2gtk-4.0"].map((name) => `/usr/lib/${{ x64: "x86_64", arm64: "aarch64" }[process.arch]}-linux-gnu/${name}/MiniBrowser`);

const BROWSERS = {
  Firefox: () => {
    const binary = first(env.FIREFOX, onPath("firefox-esr"), onPath("firefox"));
    const driver = first(env.GECKODRIVER, onPath("geckodriver"), path.join(root, "target", "tools", "geckodriver"));
    return binary && driver && {
      command: [driver, "--port", PORT, "--websocket-port", PORT + 1],
      wants: { browserName: "firefox", "moz:firefoxOptions": { binary, args: ["-headless"], prefs: { "network.captive-portal-service.enabled": false } } },
    };
  },
  WebKit: () => {
    const driver = first(env.WEBKITDRIVER, onPath("WebKitWebDriver"));
    const binary = first(env.MINIBROWSER, ...libraries());
    const screen = env.DISPLAY ? [] : [onPath("xvfb-run"), "-a"];
    return binary && driver && (env.DISPLAY || screen[0]) && {
      command: [...screen, driver, `--port=${PORT}`],
      wants: { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary, args: ["--automation"] } },
    };
  },
};

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css", json: "application/json", wasm: "application/wasm" };

/** The site, with the pages under /hosts/, and in each page first of all what watches over it. */
async function serve() {
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://x");
    const name = path.normalize(decodeURIComponent(pathname));
    try {
      if (name === "/watch.js") {
        response.setHeader("content-type", TYPES.js);
        return response.end(`(${remember})(); (${watch})();`);
      }
      const [, host] = name.match(/^\/hosts\/([^/]+)\//) ?? [];
      let body = await (/^\/(hosts|npm)\//.test(name) ? hostFile(name) : readFile(path.join(site, name)));
      const page = host && name.endsWith(".html");
      if (page) body = String(body).replace("<head>", '<head><script src="/watch.js"></script>');
      const headers = page ? ((await expected(host)).headers ?? {}) : {};
      response.writeHead(200, { "content-type": TYPES[name.split(".").pop()] ?? "application/octet-stream", ...headers });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return server;
}

/** Runs in the page before anything of it. */
function watch() {
  const wrong = (__host.wrong = []);
  addEventListener("error", (e) => e.message && wrong.push(`thrown: ${e.message}`));
  addEventListener("unhandledrejection", (e) => wrong.push(`rejected: ${e.reason}`));
  addEventListener("securitypolicyviolation", (e) => wrong.push(`policy: ${e.violatedDirective} ${e.blockedURI}`));
}

/** Runs in the page: waits until what is expected is shown, then tells what it found. */
async function look(wanted) {
  const roots = () => [...document.querySelectorAll("binh-yen")].map((e) => e.shadowRoot).filter(Boolean);
  const count = (what) => roots().filter((r) => r.querySelector(what)).length;
  const text = () => roots().map((r) => r.textContent).join(" ").replace(/\s+/g, " ");
  const turn = () => new Promise((done) => setTimeout(done, 50));
  const there = () => count(".by-panel") === wanted.widgets && count("[role=alert]") >= (wanted.alerts ?? 0);
  const end = Date.now() + 40_000;
  if (wanted.wait) await window[wanted.wait];
  while (!there() && Date.now() < end) {
    if (wanted.scroll) roots().find((r) => !r.querySelector(".by-panel"))?.host.scrollIntoView({ block: "center" });
    await turn();
  }
  if (wanted.widgets) for (const r of roots()) await Promise.race([r.host.ready.then(() => r.host.settled), new Promise((done) => setTimeout(done, 10_000))]);
  const shown = roots().filter((r) => r.querySelector(".by-panel"));
  const found = {
    widgets: count(".by-panel"),
    alerts: count("[role=alert]"),
    text: text(),
    tall: shown.every((r) => r.querySelector(".by-app").getBoundingClientRect().height > 200),
    styled: shown.every((r) => getComputedStyle(r.querySelector(".by-app")).containerType !== "normal" || r.adoptedStyleSheets.length > 1),
    visible: (wanted.visible ?? []).map((t) => [...document.querySelectorAll("binh-yen, binh-yen *")].some((e) => e.textContent.includes(t) && e.getBoundingClientRect().height > 0)),
    looks: __host.changedLooks(),
    sheets: __host.sheets(),
    globals: __host.newGlobals(),
  };
  // A reader's press works, and keeps to the widget.
  const one = shown[0];
  if (one) {
    [...one.querySelectorAll("[role=tab]")].at(-1).click();
    const end = Date.now() + 20_000;
    const pressed = () => [...one.querySelectorAll("[role=tab]")].at(-1).getAttribute("aria-selected") === "true" && one.querySelector(".by-panel article, .by-panel section");
    while (!pressed() && Date.now() < end) await turn();
    found.pressed = !!pressed();
  }
  return { ...found, prevented: __host.prevented, wrong: __host.wrong };
}

/** A browser by the W3C's protocol. */
async function drive({ command, wants }) {
  const [program, ...args] = command.map(String);
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  const end = () => {
    // With the screen it may have been given.
    try {
      process.kill(-child.pid);
    } catch {}
  };
  process.once("exit", end);
  const ask = async (method, where, body) => {
    const answer = await fetch(`http://127.0.0.1:${PORT}${where}`, { method, body: body && JSON.stringify(body), headers: { "content-type": "application/json" } });
    const { value } = await answer.json();
    if (value?.error) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  for (let i = 0; ; i++) {
    if (await ask("GET", "/status").catch(() => false)) break;
    if (i > 100) throw new Error(`${program} does not answer`);
    await new Promise((done) => setTimeout(done, 100));
  }
  const { sessionId, capabilities } = await ask("POST", "/session", { capabilities: { alwaysMatch: wants } });
  const at = `/session/${sessionId}`;
  await ask("POST", `${at}/timeouts`, { script: 90_000, pageLoad: 60_000 });
  await ask("POST", `${at}/window/rect`, { width: 1280, height: 900 });
  return {
    version: `${capabilities.browserName} ${capabilities.browserVersion}`,
    go: (url) => ask("POST", `${at}/url`, { url }),
    back: () => ask("POST", `${at}/back`, {}),
    run: (code, ...args) =>
      ask("POST", `${at}/execute/async`, {
        script: `const done = arguments[arguments.length - 1]; Promise.resolve((${code})(...[...arguments].slice(0, -1))).then((v) => done(JSON.stringify({ v })), (e) => done(JSON.stringify({ e: String(e.stack ?? e) })));`,
        args,
      }).then((text) => {
        // As text: what a page adds to objects is not the driver's to see.
        const { v, e } = JSON.parse(text);
        if (e) throw new Error(e);
        return v;
      }),
    close: () => ask("DELETE", at).catch(() => {}).finally(end),
  };
}

for (const [name, find] of Object.entries(BROWSERS)) {
  const how = find();
  const skip = !how && !env.REQUIRE_BROWSERS?.split(",").includes(name) && `${name} or its driver is not installed: \`cargo xtask setup\` says how to get it`;
  describe(name, { skip }, () => {
    let server, browser, at;
    before(async () => {
      assert.ok(how, `${name} or its driver is not installed`);
      server = await serve();
      at = (host) => `http://127.0.0.1:${server.address().port}/hosts/${host}/index.html`;
      browser = await drive(how);
    });
    after(async () => {
      await browser?.close();
      server?.close();
    });

    for (const host of readdirSync(hosts).filter((host) => !NOT_PLAIN_PAGES.includes(host))) {
      test(host, async () => {
        const wanted = await expected(host);
        await browser.go(at(host));
        const { text, ...found } = await browser.run(look, wanted);
        const own = [...(wanted.globals ?? []), "ours", "box"];
        found.globals = found.globals.filter((name) => !own.includes(name) && !/^w\d+$/.test(name));
        const right = {
          widgets: wanted.widgets,
          alerts: wanted.alerts ?? 0,
          tall: true,
          styled: true,
          visible: (wanted.visible ?? []).map(() => true),
          looks: [],
          sheets: 0,
          globals: [],
          prevented: [],
          wrong: [],
        };
        if (wanted.widgets) right.pressed = true;
        assert.deepEqual(found, right);
        for (const words of wanted.shows) assert.ok(text.includes(words), `${words} is not in: ${text.slice(0, 400)}`);
        assert.deepEqual(await browser.run(tooWide), []);
      });
    }

    test("away and back: the widget is live", async () => {
      await browser.go(at("back"));
      const wanted = await expected("back");
      await browser.run(look, wanted);
      await browser.go(at("plain"));
      await browser.back();
      const found = await browser.run(look, wanted);
      assert.equal(found.widgets, 1);
      assert.equal(found.pressed, true);
      assert.deepEqual(found.wrong, []);
    });
  });
}
