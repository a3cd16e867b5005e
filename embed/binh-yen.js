// <binh-yen>: the widget as a custom element. Its program is loaded once, when the first comes near;
// until then, and if it fails, what stands inside is shown.
// The properties; the first three are no part of what is chosen, and `lang` is one already.
const NAMES = "height theme remember src view place places period periods indicator measure scope order per population q".split(" ");
const ATTRIBUTES = [...NAMES.slice(3), "lang"];
const WORDS = {
  vi: ["Chưa mở được phần so sánh.", "Thử lại"],
  en: ["The comparison has not opened.", "Try again"],
};

// The build writes where the files stand and what each must be: nothing else is used, so an embed
// never runs with half of another version. Unwritten, they stand beside this one.
const FOLDER = "";
const SCRIPT = ["binh-yen-app.js", ""];
const PROGRAM = ["binh-yen-app_bg.wasm", ""];
const STYLE = ["binh-yen.css", ""];

const at = (name) => new URL(FOLDER + name, import.meta.url).href;
const get = ([name, integrity]) => fetch(at(name), { integrity });
// A module can't be fetched with a hash; but what its preload has checked is what is then imported.
const link = (parent, rel, [name, integrity], again = "") =>
  new Promise((onload, reject) => {
    const link = document.createElement("link");
    const onerror = () => reject(new Error(name));
    Object.assign(link, { rel, href: at(name) + again, integrity, crossOrigin: "", onload, onerror });
    if (link.relList.supports(rel)) parent.prepend(link);
    else onload();
  });

const all = new Set();
const dead = []; // or the collector calls what panicked
let program, sheet, touched, starting, oneByOne, starts = 0, panics = 0;

const load = () =>
  (program ??= (async () => {
    // A module runs once for each address: a fresh start needs another one.
    const again = starts++ ? `?${starts}` : "";
    const script = link(document.head, "modulepreload", SCRIPT, again).then(() => import(at(SCRIPT[0]) + again));
    const [app, module_or_path] = await Promise.all([script, get(PROGRAM)]);
    await app.default({ module_or_path });
    app.onPanic(() => panicked(app));
    return app;
  })());

// Until it starts an element is as tall as its `height` (px), else as the window: nothing jumps. From
// the first paint on with this in the page:
// @media (scripting: enabled) { binh-yen:not(:defined) { display: block; min-height: 100vh } }
const frame = "adoptedStyleSheets" in ShadowRoot.prototype && new CSSStyleSheet();
if (frame) frame.replaceSync(":host(:not([hidden])){display:block}@media screen{.wait{min-height:var(--_wait)}}");

const style = async (root) => {
  if (!frame) return link(root, "stylesheet", STYLE);
  sheet ??= get(STYLE).then(async (answer) => {
    if (!answer.ok) throw new Error(answer.status);
    return new CSSStyleSheet().replace(await answer.text());
  });
  root.adoptedStyleSheets = [frame, await sheet];
};

// The element at fault keeps its fallback; the others come back one by one, to know who is at fault.
function panicked(app) {
  const mates = [...all].filter((element) => element._app === app);
  const guilty = touched ?? starting ?? (mates.length < 2 && mates[0]);
  if (!mates.length) return;
  panics++;
  touched = starting = program = undefined;
  oneByOne = Promise.resolve();
  for (const element of mates) element._panicked(panics > 3 || element === guilty);
}

const seen = (all) => all.forEach(({ isIntersecting, target }) => isIntersecting && target._start());
const near = globalThis.IntersectionObserver && new IntersectionObserver(seen, { rootMargin: "400px" });

class BinhYen extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  // What was rendered beforehand stands in a root that came with the page.
  #root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
  #still = this.#root.querySelector(".by-still");
  #slot = this.#still ?? document.createElement("slot");
  #box = this.#still?.parentNode ?? document.createElement("div");
  #place;
  #widget;
  #started = false;
  #run = 0;
  #waits;
  #slow;
  #opened = resolvers();
  #changed = new Set();
  #now;
  #turn = 0;
  #settling;
  #ready = resolvers();

  ready = this.#ready.promise;

  constructor() {
    super();
    if (frame) this.#root.adoptedStyleSheets = [frame];
    if (!this.#still) {
      this.#box.append(this.#slot);
      this.#root.append(this.#box);
    }
    for (const name of ["click", "input", "change", "keydown", "focusin"]) this.#root.addEventListener(name, () => this.#touch(), true);
  }

  connectedCallback() {
    for (const name of NAMES) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
    if (this.#started) return;
    this.#box.className = "wait";
    if (!this.#still) this.#box.style.setProperty("--_wait", `${this.getAttribute("height") ?? innerHeight}px`);
    near ? near.observe(this) : this._start();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  attributeChangedCallback(name) {
    this.#changed.add(name);
    if (!this.#widget || this.#changed.size > 1) return;
    this.#settling ??= resolvers();
    queueMicrotask(() => this.#widget && this.show(this.#with(this.query, this.#changed)));
  }

  /** Shows what a query string says. */
  show(query) {
    this.#changed.clear();
    this.#settling ??= resolvers();
    this.#now = query;
    this.#touch();
    if (this.#widget) this.#turn = this.#widget.show(this.#asked());
  }

  /** Resolves when what was asked for is painted. */
  get settled() {
    return (this.#settling ?? this.#ready).promise;
  }

  /** What is chosen. */
  get query() {
    return this.#now ?? this.#with("", ATTRIBUTES);
  }

  _start() {
    if (this.#started || !this.isConnected) return;
    this.#started = true;
    all.add(this);
    near?.unobserve(this);
    this.#slow = setTimeout(() => this.#says("slow"), 20000);
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
      await new Promise((done) => setTimeout(done));
      if (run !== this.#run) return;
      const shown = document.createRange();
      shown.selectNodeContents(this.#still ?? this);
      const place = document.createElement("div");
      place.part = "app";
      if (this.#place || shown.getBoundingClientRect().height) place.style = "float:left;width:100%;height:0;overflow:hidden;visibility:hidden";
      this.#box.append((this.#place = place));
      if (this.#now !== undefined) this.#now = this.#with(this.#now, this.#changed);
      this.#changed.clear();
      this.#turn = 0;
      this._app = app;
      this.#widget = new app.Widget(place, this.#asked(), (name, text) => run === this.#run && this.#told(name, text));
    } catch (error) {
      if (run !== this.#run) return;
      this.#forget();
      this.#failed(error);
    }
  }

  #forget() {
    if (program === this.#waits) program = sheet = undefined;
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
    this.#started = false;
    this.#widget = this._app = undefined;
    clearTimeout(this.#slow);
    this.#opened.resolve();
  }

  #touch() {
    touched = this;
    setTimeout(() => (touched = undefined));
  }

  #with(query, names) {
    const made = new URLSearchParams(query);
    for (const name of names) for (const key of [name, `${name}s`, name.replace(/s$/, "")]) made.delete(key);
    for (const name of names) {
      if (name !== "src" && this.hasAttribute(name)) made.set(name, this.getAttribute(name));
    }
    return made.toString();
  }

  #asked() {
    const query = new URLSearchParams(this.query);
    query.set("base", new URL(".", import.meta.url));
    query.set("data", new URL(this.getAttribute("src") ?? "data/", document.baseURI));
    return query.toString();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`binh-yen:${type}`, { bubbles: true, composed: true, detail }));
  }

  #told(name, text) {
    const ready = name === "ready";
    if (ready || name === "error") {
      clearTimeout(this.#slow);
      this.#opened.resolve();
      this.#place.style = "";
      this.#slot.hidden ||= ready;
      // What is there already stays where it is: moved, it would lose the focus.
      if (!ready || this.#box.children.length > 2) this.#box.replaceChildren(...(this.#still ? [this.#place, this.#still] : [this.#slot, this.#place]));
      this.#box.className = "";
      if (!ready) return this.#tell(name, { code: text });
      painted(() => {
        this.#ready.resolve(this);
        this.#tell("ready", { query: text });
      });
    }
    const typing = name === "type";
    if (typing || name === "select") {
      this.#now = text;
      this.#tell("select", { query: text, typing });
    }
    if (name === "settled" && +text === this.#turn && this.#settling) {
      painted(this.#settling.resolve);
      this.#settling = undefined;
    }
  }

  #failed(error) {
    console.error("binh-yen:", error);
    this.#clear();
    this.#says("start", `${error}`);
  }

  #says(code, message) {
    const [why, retry] = WORDS[this.lang === "en" ? "en" : "vi"];
    const line = document.createElement("p");
    line.part = "failed";
    line.setAttribute("role", "status");
    const button = document.createElement("button");
    button.append(retry);
    button.onclick = () => {
      this.#forget();
      this.#end();
      this._start();
    };
    line.append(why, " ", button);
    this.#still ? this.#box.prepend(line) : this.#box.append(line);
    this.#box.className = "";
    this.#tell("error", { code, message });
  }

  #end() {
    near?.unobserve(this);
    all.delete(this);
    this.#widget?.end();
    this.#widget?.free();
    this.#clear();
  }

  #clear() {
    this.#stop();
    this.#place = undefined;
    this.#slot.hidden = false;
    this.#box.replaceChildren(this.#slot);
  }
}

for (const name of NAMES) {
  Object.defineProperty(BinhYen.prototype, name, {
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

function resolvers() {
  let resolve;
  return { promise: new Promise((done) => (resolve = done)), resolve };
}

function painted(then) {
  if (document.hidden) return void setTimeout(then);
  requestAnimationFrame(() => requestAnimationFrame(then));
}

if (!customElements.get("binh-yen")) customElements.define("binh-yen", BinhYen);
