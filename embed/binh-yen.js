// <binh-yen>: the widget as a custom element. Loads its program once for all elements of a page,
// when the first one comes near the reader's eyes; until then, and if anything fails, what stands
// inside the element is shown.
const base = new URL(".", import.meta.url);
const PROGRAM = "binh-yen-app";
const ATTRIBUTES = ["src", "view", "place", "places", "period", "periods", "indicator", "measure", "scope", "lang", "order", "per", "population", "q"];
const WORDS = {
  vi: ["Không mở được phần so sánh. Nội dung có sẵn được giữ nguyên.", "Thử lại"],
  en: ["The comparison could not be opened. What was here before is kept.", "Try again"],
};
const TOUCHED = ["click", "input", "change", "keydown", "focusin"];

const at = (name) => new URL(name, base).href;
const all = new Set();
let program, sheet, touched, folder = "";

/** The program, loaded once; after a panic once more, from the second copy of its scripts: a
 *  browser runs a module once for each address. */
const load = () =>
  (program ??= (async () => {
    const app = await import(at(`${folder}${PROGRAM}.js`));
    await app.default({ module_or_path: at(`${PROGRAM}_bg.wasm`) });
    app.onPanic(panicked);
    return app;
  })().catch((error) => {
    program = undefined;
    throw error;
  }));

const style = () =>
  (sheet ??= (async () => {
    const answer = await fetch(at("binh-yen.css"));
    if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
    const made = new CSSStyleSheet();
    made.replaceSync(await answer.text());
    return made;
  })().catch((error) => {
    sheet = undefined;
    throw error;
  }));

/** Nothing of this program works any more. The element at fault keeps its fallback, the others
 *  come back in a fresh one. */
function panicked() {
  const guilty = touched;
  const again = folder === "";
  folder = "again/";
  touched = program = undefined;
  for (const element of all) element._panicked(element === guilty || !again);
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
  #place; // where the app is drawn
  #widget;
  #started = false;
  #changed = new Set();
  #now; // what is chosen, once the reader or the page chose
  #turn = 0;
  #settling;
  #ready = resolvers();

  /** Resolves when the reports are on the screen. */
  ready = this.#ready.promise;

  constructor() {
    super();
    this.#root.append(this.#slot);
    for (const name of TOUCHED) this.#root.addEventListener(name, () => (touched = this), true);
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

  async _start() {
    if (this.#started || !this.isConnected) return;
    this.#started = true;
    all.add(this);
    near?.unobserve(this);
    try {
      const [app, css] = await Promise.all([load(), style()]);
      if (!this.isConnected) return this.#end();
      this.#root.adoptedStyleSheets = [css];
      this.#place = document.createElement("div");
      this.#place.part = "app";
      // A fallback stays until there is something better to show.
      this.#place.hidden = this.childElementCount > 0;
      this.#root.replaceChildren(this.#slot, this.#place);
      touched = this;
      this.#changed.clear();
      this.#turn = 0;
      this.#widget = new app.Widget(this.#place, withData(this.query, this.#src()), (name, text) => this.#told(name, text));
    } catch (error) {
      this.#failed(error);
    }
  }

  _panicked(guilty) {
    this.#widget = undefined;
    this.#started = false;
    if (guilty) this.#failed(new Error("panic"));
    else this._start();
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

  #told(name, text) {
    const says = (type, detail) =>
      this.dispatchEvent(new CustomEvent(`binh-yen:${type}`, { bubbles: true, composed: true, detail }));
    if (name === "error") {
      says("error", { code: text });
      this.#place.hidden = false;
      return;
    }
    if (name === "ready") {
      this.#slot.hidden = true;
      this.#place.hidden = false;
      this.#root.querySelector("[part=failed]")?.remove();
      painted(() => {
        this.#ready.resolve(this);
        says("ready", { query: text });
      });
    }
    if (name === "select" || name === "type") {
      this.#now = text;
      says("select", { query: text, typing: name === "type" });
    }
    if (name === "settled" && Number(text) === this.#turn) {
      const settling = this.#settling;
      this.#settling = undefined;
      if (settling) painted(settling.resolve);
    }
  }

  #failed(error) {
    console.error("binh-yen:", error);
    const [says, retry] = WORDS[this.lang === "en" ? "en" : "vi"];
    const line = document.createElement("p");
    line.part = "failed";
    line.setAttribute("role", "status");
    const button = document.createElement("button");
    button.textContent = retry;
    button.onclick = () => {
      line.remove();
      this._start();
    };
    line.append(says, " ", button);
    this.#slot.hidden = false;
    this.#root.replaceChildren(this.#slot, line);
    this.#started = false;
    this.dispatchEvent(
      new CustomEvent("binh-yen:error", { bubbles: true, composed: true, detail: { code: "start", message: String(error) } }),
    );
  }

  #end() {
    this.#started = false;
    all.delete(this);
    if (touched === this) touched = undefined;
    near?.unobserve(this);
    this.#widget?.end();
    this.#widget?.free();
    this.#widget = undefined;
    this.#place = undefined;
    this.#slot.hidden = false;
    this.#root.replaceChildren(this.#slot);
  }
}

// Each attribute is a property too.
for (const name of ATTRIBUTES.filter((n) => n !== "lang")) {
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
