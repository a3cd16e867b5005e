// A headless Chromium that nothing listens in on, for what is measured. Playwright always has the browser's
// tools keep what comes over the network, and they make a text of every file, on the page's own thread.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FLAGS } from "./harness.mjs";

/** Starts it. Of the answers of DevTools `page()` gives what belongs to a new page with nothing cached. */
export async function openBare() {
  const profile = mkdtempSync(path.join(tmpdir(), "binh-yen-bare-"));
  const args = [...FLAGS, "--headless", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const gone = once(child, "exit").then(() => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }));
  const [, , , input, output] = child.stdio;
  const waiting = new Map(), listeners = new Map();
  let last = 0, rest = "";

  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { method, resolve, reject });
      input.write(`${JSON.stringify({ id: last, method, params, sessionId })}\0`);
    });
  output.setEncoding("utf8").on("data", (text) => {
    const messages = (rest + text).split("\0");
    rest = messages.pop();
    for (const { id, result, error, method, params, sessionId } of messages.map(JSON.parse)) {
      const asked = waiting.get(id);
      waiting.delete(id);
      if (error) asked?.reject(new Error(`${asked.method}: ${error.message}`));
      else if (asked) asked.resolve(result);
      else listeners.get(sessionId)?.get(method)?.(params);
    }
  });
  // What is still waited for would be waited for without end.
  child.once("exit", (code) => waiting.forEach(({ method, reject }) => reject(new Error(`${method}: the browser stopped (${code})`))));

  return {
    /** A page that has gone nowhere yet. */
    async page() {
      const { browserContextId } = await send("Target.createBrowserContext");
      const { targetId } = await send("Target.createTarget", { url: "about:blank", browserContextId });
      const { sessionId } = await send("Target.attachToTarget", { targetId, flatten: true });
      const own = new Map();
      listeners.set(sessionId, own);
      return {
        send: (method, params) => send(method, params, sessionId),
        on: (method, heard) => own.set(method, heard),
        async close() {
          await send("Target.disposeBrowserContext", { browserContextId });
          listeners.delete(sessionId);
        },
      };
    },
    async close() {
      child.kill();
      await gone;
    },
  };
}
