// What the element is, said six times: by the loader, by the running element, by the types, by the
// manifest, by the page for editors, and by the styles. All must say the same.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { after, before, test } from "node:test";
import ts from "typescript";
import { openSite } from "./harness.mjs";
import { tables, text } from "./snippets.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const dist = path.resolve(process.env.SITE ?? path.join(root, "dist"));
const read = (name) => readFile(path.join(root, name), "utf8");
const sorted = (names) => [...names].sort();

let site, manifest, types;
before(async () => {
  site = await openSite();
  const { modules } = JSON.parse(await read("embed/custom-elements.json"));
  [manifest] = modules[0].declarations;
  types = declared(await read("embed/binh-yen.d.ts"));
});
after(() => site?.close());

/** The names in each interface. */
function declared(code) {
  const found = {};
  const visit = (node) => {
    if (ts.isInterfaceDeclaration(node)) found[node.name.text] = node.members.map((member) => member.name.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile("binh-yen.d.ts", code, ts.ScriptTarget.ES2022));
  return found;
}

/** The attributes as the running element has them: those it watches, and those that styles and the
 *  start read. */
const running = () =>
  site.page("binh-yen.css").then((page) =>
    page.evaluate(async () => {
      await import("/binh-yen.js");
      const known = customElements.get("binh-yen");
      const own = Object.getOwnPropertyNames(known.prototype).filter((name) => !name.startsWith("_"));
      const accessors = own.filter((name) => Object.getOwnPropertyDescriptor(known.prototype, name).set);
      const element = document.createElement("binh-yen");
      return {
        attributes: [...new Set([...known.observedAttributes, ...accessors])],
        others: [...own.filter((name) => !accessors.includes(name) && !/constructor|Callback$/.test(name)), ...Object.keys(element).filter((name) => !name.startsWith("_"))],
      };
    }),
  );

test("attributes and properties", async () => {
  const { attributes } = await running();
  const expected = sorted(attributes);
  const documented = tables();
  assert.deepEqual(sorted(manifest.attributes.map((a) => a.name)), expected);
  assert.deepEqual(sorted(manifest.members.flatMap((m) => m.attribute ?? [])), expected);
  assert.deepEqual(sorted(types.BinhYenAttributes), expected);
  assert.deepEqual(sorted(documented["Attributes: attribute"]), expected);
  const words = (text) => sorted(text.match(/[\w-]+/g));
  const row = (name) => text.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)).split("|")[2].split(":")[0];
  for (const { name, type } of manifest.attributes.filter((a) => a.type.text.includes('"'))) {
    assert.deepEqual(words(row(name)), words(type.text), name);
  }
});

test("methods and what can only be read", async () => {
  const { others } = await running();
  const expected = sorted(others);
  assert.deepEqual(sorted(manifest.members.filter((m) => !m.attribute).map((m) => m.name)), expected);
  assert.deepEqual(sorted(types.BinhYenElement), expected);
  assert.deepEqual(sorted(tables()["Properties and methods: name"].map((name) => name.split("(")[0])), expected);
});

test("events and codes", async () => {
  const loader = await read("embed/binh-yen.js");
  const told = ["ready", "select", "error"].map((name) => `binh-yen:${name}`);
  for (const name of loader.matchAll(/#tell\("(\w+)"/g)) assert.ok(told.includes(`binh-yen:${name[1]}`), name[0]);
  const expected = sorted(told);
  assert.deepEqual(sorted(manifest.events.map((e) => e.name)), expected);
  assert.deepEqual(sorted(types.BinhYenEventMap), expected);
  assert.deepEqual(sorted(tables()["Events: event"]), expected);
  const codes = [...loader.matchAll(/#says\([^()]*(?:\([^()]*\)[^()]*)?, "([\w-]+)"/g), ...(await read("src/embed/load.rs")).matchAll(/Self::\w+ => "([\w-]+)",/g)];
  const named = codes.map(([, code]) => code);
  for (const code of ["slow", "start"]) assert.ok(named.includes(code), code);
  const declarations = await read("embed/binh-yen.d.ts");
  for (const [, code] of codes) {
    assert.ok(text.includes(`\`${code}\``), `docs: ${code}`);
    assert.ok(declarations.includes(`"${code}"`), `types: ${code}`);
  }
});

test("custom properties and parts", async () => {
  const named = async (folder, pattern) => {
    const names = await readdir(path.join(root, folder));
    const texts = await Promise.all(names.filter((n) => /\.(css|rs|js)$/.test(n)).map((n) => read(`${folder}/${n}`)));
    return sorted(new Set(texts.flatMap((text) => [...text.matchAll(pattern)].map((m) => m[1]))));
  };
  const properties = await named("styles", /var\((--by-[\w-]+)/g);
  assert.deepEqual(sorted(manifest.cssProperties.map((p) => p.name)), properties);
  assert.deepEqual(sorted(tables()["Your colours and type: property"]), properties);
  const parts = sorted([...(await named("src/components", /(?: part=|attr\("part", )"([\w-]+)"/g)), ...(await named("embed", /\.part = "([\w-]+)"/g))]);
  assert.deepEqual(sorted(manifest.cssParts.map((p) => p.name)), parts);
  assert.deepEqual(sorted(tables()["Your colours and type: part"]), parts);
});

test("the messages that the page for editors explains are those that readers see", async () => {
  const words = (await read("src/text/ui.rs")) + (await read("src/text/terms.rs")) + (await read("src/text/waiting.rs")) + (await read("src/text/shards.rs")) + (await read("embed/binh-yen.js"));
  const messages = tables()["When something is not as expected: the reader sees"];
  for (const message of messages.slice(0, -1).flatMap((m) => m.split(" · "))) assert.ok(words.includes(message), message);
});

test("the version is the crate's, wherever it is written", async () => {
  const [, version] = (await read("Cargo.toml")).match(/^version = "(.+)"$/m);
  const built = JSON.parse(await readFile(path.join(dist, "package.json"), "utf8"));
  assert.equal(built.version, version);
  for (const [, named] of text.matchAll(/\/binh-yen\/(\d[\d.]*)\//g)) assert.equal(named, version);
});

test("the package holds every file, each with its digest", async () => {
  const digests = JSON.parse(await readFile(path.join(dist, "integrity.json"), "utf8"));
  const [packed] = JSON.parse(execFileSync("npm", ["pack", "--dry-run", "--json", "--offline"], { cwd: dist, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
  const names = packed.files.map((file) => file.path);
  assert.deepEqual(sorted(names.filter((name) => name !== "integrity.json")), sorted(Object.keys(digests)));
  for (const [name, digest] of Object.entries(digests)) {
    const own = createHash("sha384").update(await readFile(path.join(dist, name))).digest("base64");
    assert.equal(digest, `sha384-${own}`, name);
  }
});

test("what the package exports is there", async () => {
  const { exports } = JSON.parse(await readFile(path.join(dist, "package.json"), "utf8"));
  const files = (value) => (typeof value === "string" ? [value] : Object.values(value));
  for (const file of Object.values(exports).flatMap(files)) await readdir(path.join(dist, file.replace("/*", ""))).catch((e) => assert.equal(e.code, "ENOTDIR", file));
  assert.deepEqual(Object.keys(exports["."]), ["types", "node", "default"], "the first that holds is taken");
});

test("the loader fits its budget, without the comments of its source", async () => {
  const { brotliCompressSync, constants } = await import("node:zlib");
  const budget = JSON.parse(await read("budget.json"));
  const loader = await readFile(path.join(dist, "binh-yen.js"));
  assert.ok(brotliCompressSync(loader, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).length <= budget.loader);
  assert.doesNotMatch(loader.toString(), /^\s*\/\//m);
});
