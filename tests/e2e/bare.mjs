// A headless Chromium of which nothing is asked but what a measurement needs. Playwright always has the
// browser's tools keep what comes over the network, and they make a text of every file, on the page's own
// thread.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { FLAGS } from "./harness.mjs";

/** Starts it. */
export async function openBare() {
  const profile = mkdtempSync(path.join(tmpdir(), "binh-yen-bare-"));
  const args = [...FLAGS, "--headless", "--remote-debugging-pipe", `--user-data-dir=${profile}`, "about:blank"];
  const child = spawn(process.env.CHROMIUM ?? "/usr/bin/chromium", args, { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] });
  const clear = () => rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
  // Should the tests end without closing it.
  process.once("exit", () => child.kill("SIGKILL"));
  const [, , , input, output] = child.stdio;
  const waiting = new Map(), listeners = new Map();
  let last = 0, rest = "", stopped;

  const send = (method, params = {}, sessionId = undefined) =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped);
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
  // What is still waited for, or asked later, would be waited for without end.
  const gone = new Promise((done) => {
    const stop = (why) => {
      stopped ??= new Error(`the browser stopped (${why})`);
      waiting.forEach(({ reject }) => reject(stopped));
      listeners.forEach((of) => of.get("stopped")?.(stopped));
      done();
    };
    child.once("exit", stop);
    child.once("error", stop);
  });
  // The pipe of one that has stopped.
  input.on("error", () => {});

  return {
    /** A page that has gone nowhere yet, with nothing cached. What DevTools tell of it is heard by `on`, and
     *  that the browser has `stopped`. */
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
      clear();
    },
  };
}
