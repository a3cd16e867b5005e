// Files of memory on loopback, compressed beforehand: what is measured is the browser and the line.

import { createServer } from "node:http";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".wasm": "application/wasm",
};

/** Beyond this the best compression takes minutes, and the line is not slow where it is used. */
const LARGE = 1_000_000;

const shrunk = (bytes) => {
  const quality = bytes.length > LARGE ? 5 : 11;
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
};

export async function serve(files) {
  const packed = new Map();
  const compressed = (name) => {
    // What was packed is sent as it lies there.
    if (!packed.has(name) && files.has(name)) packed.set(name, files.get(`${name}.br`) ?? shrunk(Buffer.from(files.get(name))));
    return packed.get(name);
  };
  // All but the pages of each place: there are thousands, of which one is asked for.
  for (const name of files.keys()) if (!/\/pages\/|\.(br|gz)$/.test(name)) compressed(name);
  const server = createServer(({ url }, answer) => {
    const name = decodeURIComponent(new URL(url, "http://x").pathname);
    const body = compressed(name);
    if (!body) return void answer.writeHead(404).end();
    const type = TYPES[path.extname(name)] ?? "application/octet-stream";
    // Alone in its group, so that the browser says how much memory a page takes.
    const alone = { "cross-origin-opener-policy": "same-origin", "cross-origin-embedder-policy": "require-corp" };
    answer.writeHead(200, { "content-type": type, "content-encoding": "br", "content-length": body.length, "cache-control": "no-cache", ...alone });
    answer.end(body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    size: (name) => compressed(name)?.length,
    close: () => server.close(),
  };
}
