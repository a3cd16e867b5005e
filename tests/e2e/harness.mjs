// One built site on loopback and one headless Chromium, for a file of tests. A page fails its test
// when it logs an error, throws, fails a request, or asks any other machine for anything.
//
//   const site = await openSite();           // before
//   const page = await site.page();          // playwright's page, already at index.html
//   const page = await site.page("?view=years", { viewport: { width: 360, height: 800 } });
//   await site.screenshot(page, "years-360");
//   site.assertClean();                      // in each test, at its end
//   await site.close();                      // after
//
// `cargo xtask test e2e` sets SITE, CHROMIUM, SCREENSHOTS and XTASK; by hand they have defaults.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import readline from "node:readline";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../../", import.meta.url));
const env = process.env;
const screenshots = env.SCREENSHOTS ?? path.join(root, "target", "screenshots");

// No sandbox: containers and CI run as root. The rest keeps the browser from calling home.
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

export async function openSite({ folder = env.SITE ?? path.join(root, "dist"), ...launch } = {}) {
  const server = await serve(folder);
  const browser = await chromium
    .launch({ executablePath: env.CHROMIUM ?? "/usr/bin/chromium", args: FLAGS, ...launch })
    .catch((error) => {
      server.stop();
      throw error;
    });
  const problems = [];

  return {
    address: server.address,

    /** Opens a page of the site; `query` starts with `?`, or is a path. `context` is playwright's;
     *  `prepare` is called with the page before it goes anywhere. */
    async page(query = "", { prepare, ...context } = {}) {
      const own = await browser.newContext({ locale: "vi-VN", ...context });
      await own.route(
        (url) => !isLoopback(url),
        (route) => {
          problems.push(`request to another machine: ${route.request().url()}`);
          return route.abort();
        },
      );
      const page = await own.newPage();
      watch(page, problems);
      await prepare?.(page);
      await page.goto(new URL(query, server.address).href);
      return page;
    },

    /** Problems seen since the last call; empties the list. For tests that provoke one. */
    takeProblems() {
      return problems.splice(0);
    },

    /** Fails when any page of this site had a problem since the last call. */
    assertClean() {
      assert.deepEqual(this.takeProblems(), []);
    },

    /** Saves a picture of the page as `name`.png and returns its path. */
    async screenshot(page, name, options = {}) {
      await mkdir(screenshots, { recursive: true });
      const file = path.join(screenshots, `${name}.png`);
      await page.screenshot({ path: file, fullPage: true, ...options });
      return file;
    },

    async close() {
      await browser.close();
      server.stop();
    },
  };
}

function isLoopback(url) {
  return ["data:", "blob:", "about:"].includes(url.protocol) || url.hostname === "127.0.0.1";
}

function watch(page, problems) {
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`thrown: ${error.message}`));
  page.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // Data that nobody waits for any more is given up by the widget itself.
    if (why === "net::ERR_ABORTED" && /\/data\/shards\//.test(request.url())) return;
    problems.push(`failed: ${request.url()} (${why})`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
}

/** Starts `xtask serve-dir` on a free port and waits for the address that it prints. */
async function serve(folder) {
  const args = ["serve-dir", folder, "--port", "0"];
  const [program, before] = env.XTASK ? [env.XTASK, []] : ["cargo", ["xtask"]];
  const child = spawn(program, [...before, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const stop = () => child.kill();
  process.once("exit", stop);
  const address = await new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`xtask serve-dir stopped (${code})`)));
    readline.createInterface(child.stdout).once("line", resolve);
  });
  return { address, stop };
}
