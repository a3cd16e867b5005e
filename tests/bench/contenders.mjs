// Who is measured, where their pages are, and how it is seen what they show. What is asked of a page is
// asked in the page: functions here run there.

/** Ours comes last in lists only because the yardsticks come first. */
export const CONTENDERS = {
  static: { page: (view) => `/static-${view}.html`, chart: () => document.querySelector("svg") },
  windowed: { page: peer("windowed"), chart: () => document.querySelector("#box svg"), list: () => document.querySelector(".all"), first: () => document.querySelector(".row span:nth-child(2)") },
  uplot: {
    page: peer("uplot"),
    chart: () => document.querySelector("#box canvas"),
    // What a canvas shows nobody can read: its height of ink is checked in the quick test.
    first: () => globalThis.drawn && { textContent: String(globalThis.drawn.data[1][0]) },
  },
  plot: { page: peer("plot"), chart: () => document.querySelector("#box svg"), first: () => document.querySelector("#box g[aria-label=text] text") },
  vega: { page: peer("vega"), chart: () => document.querySelector("#box svg"), first: () => document.querySelector("#box .mark-text.role-mark text") },
  ours: { page: (view, size) => `/ours-${view}-${size}.html`, ...ours() },
  // As static HTML, with a link to the style or with the style in it.
  linked: { page: () => "/linked.html", ...ours() },
  prerendered: { page: () => "/prerendered.html", ...ours() },
};

function peer(name) {
  return (view, size) => `/${name}.html?view=${view}&data=${size}`;
}

function ours() {
  return {
    chart: () => {
      const root = document.querySelector("binh-yen")?.shadowRoot;
      return [...(root?.querySelectorAll("svg.by-chart") ?? [])].find((svg) => svg.getBoundingClientRect().height);
    },
    first: () => document.querySelector("binh-yen").shadowRoot.querySelector(".by-chart__value"),
  };
}

/** What every page has before anything of its own. */
export function probe() {
  const message = new MessageChannel();
  const painted = [];
  message.port1.onmessage = () => painted.splice(0).forEach((done) => done(performance.now()));
  globalThis.bench = {
    root: () => document.querySelector("binh-yen")?.shadowRoot ?? document,
    /** When the frame was painted in which `test` first held. */
    frame: (test) =>
      new Promise((done) => {
        const look = () =>
          requestAnimationFrame(() => {
            if (!test()) return look();
            // A message comes after the frame: style, layout and paint are over.
            painted.push(done);
            message.port2.postMessage(0);
          });
        look();
      }),
    styled: () => [...bench.root().querySelectorAll("link[rel=stylesheet]")].every((link) => link.sheet),
    digits: (element) => element?.textContent.replace(/\D/g, ""),
  };
  addEventListener("binh-yen:ready", () => performance.mark("ready"));
}
