// What the comparing of pictures says, by its exit status and in words.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";

const script = fileURLToPath(new URL("gallery.mjs", import.meta.url));
let folder;
before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "gallery-"));
});
after(() => rm(folder, { recursive: true, force: true }));

/** Writes pictures of one colour; `spot` is a black square in them. */
async function pictures(name, all) {
  const into = path.join(folder, name);
  await mkdir(into, { recursive: true });
  for (const [file, { height = 20, spot }] of Object.entries(all)) {
    const picture = new PNG({ width: 30, height });
    picture.data.fill(0xff);
    if (spot) for (let y = 2; y < 8; y++) for (let x = 2; x < 8; x++) picture.data.fill(0, (y * 30 + x) * 4, (y * 30 + x) * 4 + 3);
    await writeFile(path.join(into, file), PNG.sync.write(picture));
  }
  return into;
}

const compare = (a, b, out) => spawnSync(process.execPath, [script, "compare", a, b, path.join(folder, out)], { encoding: "utf8" });

test("the same pictures: 0", async () => {
  const a = await pictures("a", { "one.png": {}, "two.png": { spot: true } });
  const { status, stdout } = compare(a, a, "same");
  assert.equal(status, 0);
  assert.match(stdout, /2 same, 0 changed, 0 new, 0 gone/);
});

test("a changed, a taller, a new and a gone one: 2, each by name, side by side", async () => {
  const a = await pictures("before", { "changed.png": {}, "gone.png": {}, "same.png": {}, "taller.png": {} });
  const b = await pictures("now", { "changed.png": { spot: true }, "new.png": {}, "same.png": {}, "taller.png": { height: 26, spot: true } });
  const { status, stdout } = compare(a, b, "different");
  assert.equal(status, 2);
  assert.match(stdout, /changed {2}changed\.png: 36 pixels\n/);
  assert.match(stdout, /changed {2}taller\.png: \d+ pixels, 6 px taller/);
  assert.match(stdout, /new {6}new\.png/);
  assert.match(stdout, /gone {5}gone\.png/);
  assert.match(stdout, /1 same, 2 changed, 1 new, 1 gone/);
  const side = PNG.sync.read(await readFile(path.join(folder, "different", "taller.png")));
  assert.deepEqual([side.width, side.height], [30 * 3 + 40, 26]);
  assert.match(await readFile(path.join(folder, "different", "index.html"), "utf8"), /changed\.png.*\n.*<img src="changed\.png"/);
});

test("nothing to compare with: 1", async () => {
  const a = await pictures("x", { "one.png": {} });
  const b = await pictures("y", { "other.png": {} });
  assert.equal(compare(a, b, "none").status, 1);
  assert.equal(compare(a, path.join(folder, "missing"), "missing-out").status, 1);
});
