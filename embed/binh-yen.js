// <binh-yen>: the widget as a custom element. Loads its program once for all elements of a page,
// when the first one comes near the reader's eyes; until then, and if anything fails, what stands
// inside the element is shown.
const base = new URL(".", import.meta.url);
const PROGRAM = "binh-yen-app";
const ATTRIBUTES = ["src", "view", "place", "places", "period", "periods", "indicator", "measure", "scope", "lang", "order", "per", "population", "q"];
const WORDS = {
  vi: ["Không mở được phần so sánh. Nội dung có sẵn được giữ nguyên.", "Thử lại", "Phần so sánh lâu chưa mở được."],
  en: ["The comparison could not be opened. What was here before is kept.", "Try again", "The comparison is slow to open."],
};
const TOUCHED = ["click", "input", "change", "keydown", "focusin"];
const SLOW = 20000;

const at = (name) => new URL(name, base).href;
const all = new Set();
const dead = []; // held, or the collector would call into a program that panicked
let program, sheet, touched, starting, oneByOne, starts = 0, panics = 0;

/** The program, loaded once; after a panic a fresh one. */
const load = () => {
  const mine = (program ??= (async () => {
    const app = await import(at(`${PROGRAM}.js${starts++ ? `?${starts}` : ""}`));
    await app.default({ module_or_path: at(`${PROGRAM}_bg.wasm`) });
    app.onPanic(() => panicked(app, mine));
    return app;
  })().catch((error) => {
    if (program === mine) program = undefined;
    throw error;
  }));
  return mine;
};

// Until it starts an element is as tall as the attribute `height` says (px), else as the window:
// what stands below is then out of sight, and does not jump in sight. From the first paint on with
// @media (scripting: enabled) { binh-yen:not(:defined) { display: block; min-height: 100vh } }
// in the page's own styles.
let frame;
try {
  frame = new CSSStyleSheet();
  frame.replaceSync(":host{display:block}:host([hidden]){display:none}@media screen{.wait{min-height:var(--_wait)}}");
} catch {} // before 2023

const style = async (root) => {
  if (!frame || !root.adoptedStyleSheets) {
    const link = root.querySelector("link") ?? document.createElement("link");
    if (link.sheet) return;
    return new Promise((loaded, failed) => {
      Object.assign(link, { rel: "stylesheet", href: at("binh-yen.css"), onload: loaded, onerror: failed });
      root.prepend(link);
    });
  }
  sheet ??= (async () => {
    const answer = await fetch(at("binh-yen.css"));
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    return new CSSStyleSheet().replace(await answer.text());
  })().catch((error) => {
    sheet = undefined;
    throw error;
  });
  root.adoptedStyleSheets = [frame, await sheet];
};

/** Nothing of this program works any more. The element at fault keeps its fallback, the others come
 *  back in a fresh one: one by one, so that it is known who is at fault if it happens again. */
function panicked(app, mine) {
  const mates = [...all].filter((element) => element._app === app);
  const guilty = touched ?? starting ?? (mates.length < 2 && mates[0]);
  const enough = ++panics > 9;
  touched = starting = undefined;
  if (program === mine) program = undefined;
  oneByOne = Promise.resolve();
  for (const element of mates) element._panicked(enough || element === guilty);
}

const near =
  typeof IntersectionObserver === "function" &&
  new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) target._start();
    },
    { rootMargin: "400px" },
  );

class BinhYen extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #root = this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #box = document.createElement("div");
  #place; // where the app is drawn
  #widget;
  #started = false;
  #run = 0; // what an earlier start still brings is not for this one
  #waits;
  #line = {};
  #slow;
  #opened = resolvers();
  #changed = new Set();
  #now; // what is chosen, once the reader or the page chose
  #turn = 0;
  #settling;
  #ready = resolvers();

  /** Resolves when the reports are on the screen. */
  ready = this.#ready.promise;

  constructor() {
    super();
    if (frame && this.#root.adoptedStyleSheets) this.#root.adoptedStyleSheets = [frame];
    this.#box.append(this.#slot);
    this.#root.append(this.#box);
    for (const name of TOUCHED) this.#root.addEventListener(name, () => this.#touch(), true);
  }

  connectedCallback() {
    for (const name of ATTRIBUTES) {
      // Set as a property before the element was known.
      if (Object.hasOwn(this, name)) {
        const value = this[name];
        delete this[name];
        this[name] = value;
      }
    }
    if (this.#started) return;
    this.#box.className = "wait";
    this.#box.style.setProperty("--_wait", `${this.getAttribute("height") ?? innerHeight}px`);
    if (near) near.observe(this);
    else this._start();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion: what was chosen stays.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name) {
    this.#changed.add(name);
    if (!this.#widget || this.#changed.size > 1) return;
    this.#settling ??= resolvers();
    queueMicrotask(() => this.#widget && this.show(this.#changedQuery()));
  }

  /** Shows what a query string says, with the same words as the attributes. */
  show(query) {
    this.#changed.clear();
    this.#settling ??= resolvers();
    this.#now = query;
    this.#touch();
    if (this.#widget) this.#turn = this.#widget.show(withData(query, this.#src()));
  }

  /** Resolves after what was asked for is painted. */
  get settled() {
    return (this.#settling ?? this.#ready).promise;
  }

  /** What is chosen now, as a query string. */
  get query() {
    return this.#now ?? this.#query();
  }

  _start() {
    if (this.#started || !this.isConnected) return;
    this.#started = true;
    all.add(this);
    if (near) near.unobserve(this);
    this.#slow = setTimeout(() => this.#says("slow"), SLOW);
    const run = ++this.#run;
    if (!oneByOne) return void this.#open(run);
    oneByOne = oneByOne.then(async () => {
      if (run !== this.#run) return;
      starting = this;
      await this.#open(run);
      await this.#opened.promise;
      if (starting === this) starting = undefined;
    });
  }

  async #open(run) {
    this.#opened = resolvers();
    try {
      const [app] = await Promise.all([(this.#waits = load()), style(this.#root)]);
      if (run !== this.#run) return;
      // A fallback, or what was there before a panic, stays until there is something better to show.
      const shown = document.createRange();
      shown.selectNodeContents(this);
      const place = document.createElement("div");
      place.part = "app";
      place.hidden = this.#place || shown.getBoundingClientRect().height > 0;
      this.#box.append(place);
      this.#place = place;
      if (this.#now !== undefined) this.#now = this.#changedQuery();
      this.#changed.clear();
      this.#turn = 0;
      this._app = app;
      // Cut when it ends, for the program may keep it.
      const line = (this.#line = { to: this });
      this.#widget = new app.Widget(place, withData(this.query, this.#src()), (name, text) => line.to?.#told(name, text));
    } catch (error) {
      if (run === this.#run) this.#failed(error);
    }
  }

  _panicked(guilty) {
    dead.push(this.#widget);
    if (guilty) return this.#failed(new Error("panic"));
    this.#stop();
    this.#place.inert = true;
    this._start();
  }

  #stop() {
    this.#run++;
    this.#line.to = undefined;
    this.#started = false;
    this.#widget = this._app = undefined;
    clearTimeout(this.#slow);
    this.#opened.resolve();
  }

  /** If the program panics in this task, it is this element's doing. */
  #touch() {
    touched = this;
    setTimeout(() => {
      if (touched === this) touched = undefined;
    });
  }

  /** What the attributes say. */
  #query() {
    const query = new URLSearchParams();
    for (const name of ATTRIBUTES) if (name !== "src" && this.hasAttribute(name)) query.set(name, this.getAttribute(name));
    return query.toString();
  }

  /** What is chosen, but for the attributes that changed since. */
  #changedQuery() {
    const query = new URLSearchParams(this.query);
    for (const name of this.#changed) {
      // One place is written either way.
      const other = { place: "places", places: "place", period: "periods", periods: "period" }[name];
      for (const key of [name, other]) query.delete(key);
      if (name !== "src" && this.hasAttribute(name)) query.set(name, this.getAttribute(name));
    }
    return query.toString();
  }

  #src() {
    return new URL(this.getAttribute("src") ?? "data/reports.json", document.baseURI).href;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`binh-yen:${type}`, { bubbles: true, composed: true, detail }));
  }

  #told(name, text) {
    if (name === "error" || name === "ready") {
      clearTimeout(this.#slow);
      this.#opened.resolve();
      this.#place.hidden = false;
      if (name === "ready") this.#slot.hidden = true;
      this.#box.replaceChildren(this.#slot, this.#place);
      this.#box.className = "";
    }
    if (name === "error") this.#tell("error", { code: text });
    if (name === "ready") {
      painted(() => {
        this.#ready.resolve(this);
        this.#tell("ready", { query: text });
      });
    }
    if (name === "select" || name === "type") {
      this.#now = text;
      this.#tell("select", { query: text, typing: name === "type" });
    }
    if (name === "settled" && Number(text) === this.#turn) {
      const settling = this.#settling;
      this.#settling = undefined;
      if (settling) painted(settling.resolve);
    }
  }

  #failed(error) {
    console.error("binh-yen:", error);
    this.#stop();
    this.#place = undefined;
    this.#says("start", String(error));
  }

  /** A line below what stands in the element, and a way to try again. */
  #says(code, message) {
    const [failed, retry, slow] = WORDS[this.lang === "en" ? "en" : "vi"];
    const line = document.createElement("p");
    line.part = "failed";
    line.setAttribute("role", "status");
    const button = document.createElement("button");
    button.textContent = retry;
    button.onclick = () => {
      if (program === this.#waits) program = sheet = undefined;
      this.#end();
      this._start();
    };
    line.append(code === "slow" ? slow : failed, " ", button);
    if (code === "slow") this.#box.append(line);
    else {
      this.#slot.hidden = false;
      this.#box.replaceChildren(this.#slot, line);
    }
    this.#box.className = "";
    this.#tell("error", { code, message });
  }

  #end() {
    if (near) near.unobserve(this);
    all.delete(this);
    this.#widget?.end();
    this.#widget?.free();
    this.#stop();
    this.#place = undefined;
    this.#slot.hidden = false;
    this.#box.replaceChildren(this.#slot);
  }
}

// Each attribute is a property too.
for (const name of ["height", ...ATTRIBUTES].filter((n) => n !== "lang")) {
  Object.defineProperty(BinhYen.prototype, name, {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

function withData(query, src) {
  const all = new URLSearchParams(query);
  all.set("data", src);
  return all.toString();
}

function resolvers() {
  const made = {};
  made.promise = new Promise((resolve) => (made.resolve = resolve));
  return made;
}

/** After the next paint; at once where nothing is painted. */
function painted(then) {
  if (document.hidden) return void setTimeout(then);
  requestAnimationFrame(() => requestAnimationFrame(then));
}

if (!customElements.get("binh-yen")) customElements.define("binh-yen", BinhYen);
