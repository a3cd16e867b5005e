// The code in docs/embedding.md, piece by piece. Whoever runs a piece takes it, so that at the end it
// is known which were not run.

import { readFileSync } from "node:fs";

const file = new URL("../../docs/embedding.md", import.meta.url);

/** The text for editors. */
export const text = readFileSync(file, "utf8");

/** Every piece: the heading above it, its language, its code. */
export function pieces(markdown = text) {
  const found = [];
  let heading = "", open;
  for (const line of markdown.split("\n")) {
    if (line.startsWith("```")) {
      if (open) found.push(open);
      open = open ? undefined : { heading, language: line.slice(3), code: "", taken: false };
    } else if (open) open.code += `${line}\n`;
    else if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
  }
  return found;
}

/** The next piece of this language below this heading. */
export function take(all, heading, language) {
  const piece = all.find((p) => !p.taken && p.heading === heading && p.language === language);
  if (!piece) throw new Error(`no more ${language} below "${heading}"`);
  piece.taken = true;
  return piece.code;
}

/** The rows of each table: its first cell without the marks of code. */
export function tables(markdown = text) {
  const found = {};
  let heading = "", names;
  for (const line of markdown.split("\n")) {
    if (line.startsWith("#")) heading = line.replace(/^#+ /, "");
    if (!line.startsWith("|")) names = undefined;
    else if (!names) found[`${heading}: ${line.split("|")[1].trim()}`] = names = [];
    else if (!line.startsWith("|---")) names.push(line.split("|")[1].trim().replace(/^`|`$/g, ""));
  }
  return found;
}
