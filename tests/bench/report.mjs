// The results as one table, in words that stand in the README as they are.

import { growth, median, range, ratio } from "./stats.mjs";

const NAMES = { static: "static HTML", windowed: "by hand", uplot: "uPlot", plot: "Observable Plot", vega: "Vega-Embed", ours: "Bình Yên", prerendered: "prerendered" };
const PEERS = ["uplot", "plot", "vega"];

const times = (value) => `${value < 10 ? value.toFixed(1) : value.toFixed(0)} ms`;
const ratioOf = (value) => (Number.isFinite(value) ? `${value.toFixed(value < 10 ? 2 : 0)}×` : "–");

/** Of what is ours: the ratio, in brackets the time, and from where to where the ratio went. */
const ourRatio = (values, base) => {
  const [least, most] = range(values, base).map((value) => value.toFixed(value < 10 ? 1 : 0));
  return `**${ratioOf(ratio(values, base))} (${times(median(values))})** ${least}–${most}`;
};

export function report(found) {
  const { small, large } = found.places;
  const of = (measure, field) => (name) => found[measure][name]?.map((round) => (field ? round[field] : round));
  const lines = [
    timed("First chart visible, slow line", of("start", "chart"), "static", ["windowed", ...PEERS, "ours", "prerendered"], "prerendered", "≤ 1.2× static HTML"),
    timed("Usable, slow line", of("start", "ready"), "windowed", [...PEERS, "ours", "prerendered"], "ours", "≤ 2.2×, better ≤ 1.6× by hand"),
    timed(`Another indicator, ${small} places`, of("pick small", "bars"), "windowed", [...PEERS, "ours"], "ours", "≤ 1.5×, better 1.2× by hand"),
    timed(`Another indicator, ${large} places`, of("pick large", "bars"), "windowed", [...PEERS, "ours"], "ours", "≤ 2.5×, better ≤ 2× by hand; ≤ 0.35× uPlot"),
    grown(of("pick small", "bars"), of("pick large", "bars"), small, large),
    timed("Table, filter", of("table", "filter"), "windowed", [...PEERS, "ours"], "ours", "≤ 1.5× by hand"),
    timed("Table, sort", of("table", "sort"), "windowed", [...PEERS, "ours"], "ours", "≤ 1.5× by hand"),
    memory(`Memory, ${small} places`, of("memory small"), "≤ 4 MB, better 3.3"),
    memory(`Memory, ${large} places`, of("memory large"), "≤ 7.4 MB, better 6.1"),
    ...reading(found),
    ...whole(found, of),
  ];
  const about = `## How fast it is

Headless Chromium on made-up countries, CPU at a quarter, everything compressed; the slow line has 1.6 Mbps
and 150 ms. In the same rounds the same line, bars and table were drawn by what an editor might use instead,
and by hand in JavaScript that draws only what is in view. Medians of ${found.rounds} rounds of one run on two shared
cores: the times are of that machine, the ratios were taken within each round; of ours it is also said from
where to where they went. A ratio is to the yardstick of the same line. \`cargo xtask bench browser --readme\`
repeats it; \`cargo xtask bench native\` measures the companion from 12 to 3,321 places with ten years of thirty
indicators. Choices and table are drawn without waiting for the next of sixty frames a second, which would
make all that is quick the same. What is read has three years of ten indicators, and counts as it was read
in the middle of seven times: the first finds nothing compiled. Memory is asked for at full speed: what the
browser says of the page, with that of wasm, which it leaves out (seen with 16 MB); code that it has compiled
is in neither. Another indicator is there
when its bars are painted; what ours says of them in sentences and a table follows in the next frame, after
${times(median(of("pick small", "all")("ours")))} and ${times(median(of("pick large", "all")("ours")))} in all. The last four
lines are of ours alone: all communes of a country, packed, as real reports tell of them for ten years in thirty
indicators, beside a few of the same kind. What was shown before is kept; for the first time it is worked out.

`;
  const head = ["CPU at a quarter", "yardstick", "uPlot", "Observable Plot", "Vega-Embed", "Bình Yên", "to reach"];
  return `${about}${row(head)}${row(head.map(() => "---"))}${lines.map(row).join("")}`;
}

const row = (cells) => `| ${cells.join(" | ")} |\n`;

/** A line of medians and their ratios to the yardstick. `main` is the one the aim is for. */
function timed(what, of, base, others, main, aim) {
  const cell = (name) => (of(name) ? `${ratioOf(ratio(of(name), of(base)))} (${times(median(of(name)))})` : "–");
  let own = cell("ours");
  const ours = ourRatio(of(main), of(base));
  if (others.includes("prerendered")) own = main === "prerendered" ? `${ours} prerendered with its style, ${cell("linked")} with a link to it; ${own} not` : `${ours}; ${cell("prerendered")} prerendered`;
  else own = ours;
  if (of("uplot") && aim.includes("uPlot")) own += `; ${ratioOf(ratio(of("ours"), of("uplot")))} of uPlot`;
  let yardstick = `${NAMES[base]} ${times(median(of(base)))}`;
  if (base === "static") yardstick += `; by hand ${cell("windowed")}`;
  return [what, yardstick, ...PEERS.map(cell), own, aim];
}

function grown(small, large, n, m) {
  const cell = (name) => {
    const [a, b] = [median(small(name)), median(large(name))];
    const each = ((b - a) / (m - n)) * 1000;
    return `${growth([[n, a], [m, b]]).toFixed(2)}, ${each.toFixed(1)} µs a row`;
  };
  return [`Its growth from ${n} to ${m}: the power, and each row`, `by hand ${cell("windowed")}`, ...PEERS.map(cell), `**${cell("ours")}**`, "≤ 0.15, ≤ 10 µs a row"];
}

function memory(what, of, aim) {
  const cell = (name) => `${median(of(name)).toFixed(1)} MB`;
  return [what, `by hand ${cell("windowed")}`, ...PEERS.map(cell), `**${cell("ours")}**`, aim];
}

/** A whole country beside a few places of one, both ours. */
function whole(found, of) {
  const [few, all] = found.whole.map((count) => count.toLocaleString("en"));
  const line = (what, measure, field, base = field) => {
    const [values, yardstick] = [of(measure, field)("whole"), of(measure, base)("few")];
    const own = Number.isFinite(median(values)) ? ourRatio(values, yardstick) : "–";
    return [what, `ours, of ${few}: ${times(median(yardstick))}`, "–", "–", "–", own, "as quick"];
  };
  return [
    line(`One province of ${all} places: usable, slow line`, "beside"),
    line("Another indicator there, shown before", "others", "own"),
    line(`Another indicator, all ${all} places: for the first time`, "others", "all", "own"),
    line("Another indicator there, shown before", "others", "again", "own"),
  ];
}

function reading(found) {
  const sizes = Object.keys(found.read).map(Number).sort((a, b) => a - b);
  const of = (places, name) => found[`read ${places}`][name].map((round) => round.ms);
  const power = (name) => growth(sizes.map((n) => [found.read[n], median(of(n, name))])).toFixed(2);
  const lines = sizes.map((n) => {
    const [json, own] = [of(n, "json"), of(n, "ours")];
    const what = `Reading ${n.toLocaleString("en")} places, ${found.read[n].toLocaleString("en")} figures`;
    return [what, `JSON.parse and maps ${times(median(json))}`, "–", "–", "–", ourRatio(own, json), "≤ 1.5×"];
  });
  return [...lines, ["Its growth: the power", `JSON.parse ${power("json")}`, "–", "–", "–", `**${power("ours")}**`, "≤ 1.05"]];
}
