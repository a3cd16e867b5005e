// A headless browser that is as slow as a cheap phone, where that is asked.

import { chromium } from "playwright-core";
import { probe } from "./contenders.mjs";

// No sandbox: containers and CI run as root. Memory is counted at once, not at the next collection.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--enable-blink-features=ForceEagerMeasureMemory",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];

/** Frames come as fast as they can: at 60 a second everything below 17 ms is the same. */
const UNTIMED = ["--disable-frame-rate-limit", "--disable-gpu-vsync"];

/** How long one measurement may take, ms. A page that never shows what it should would be waited for for ever. */
const LONGEST = 300_000;

/** A phone's screen. */
const SCREEN = { viewport: { width: 412, height: 915 }, deviceScaleFactor: 2, locale: "vi-VN" };

/** 1.6 Mbps down, 750 kbps up, 150 ms there and back. */
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

export async function open(address, { untimed = false } = {}) {
  const args = [...FLAGS, ...(untimed ? UNTIMED : [])];
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
  return {
    version: browser.version(),

    /** Works with a page of its own, with nothing cached. `watch` runs in it before anything else. */
    async with(where, { network = false, cpu = 4, watch = "" }, work) {
      const context = await browser.newContext(SCREEN);
      const problems = [];
      let clock;
      const late = new Promise((_, reject) => {
        clock = setTimeout(() => reject(new Error(`does not show what it should after ${LONGEST / 1000} s`)), LONGEST);
      });
      try {
        const page = await context.newPage();
        page.on("pageerror", (error) => problems.push(error.message));
        page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
        await page.addInitScript(`(${probe})();${watch}`);
        const cdp = await context.newCDPSession(page);
        if (network) {
          await cdp.send("Network.enable");
          await cdp.send("Network.emulateNetworkConditions", SLOW);
        }
        await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
        await page.goto(address + where, { waitUntil: "commit" });
        const found = await Promise.race([work(page, cdp), late]);
        if (problems.length) throw new Error(problems.join("\n"));
        return found;
      } catch (error) {
        throw new Error(`${where}: ${error.message}\n${problems.join("\n")}`);
      } finally {
        clearTimeout(clock);
        await context.close();
      }
    },
    close: () => browser.close(),
  };
}

/** Until a page can be used. */
export const ready = (page) => page.waitForFunction(() => performance.getEntriesByName("ready").length, null, { timeout: 120_000 });
