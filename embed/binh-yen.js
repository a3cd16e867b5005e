// <binh-yen>: the widget as a custom element. Its program is loaded once, when the first comes near;
// until then, and if it fails, what stands inside is shown.
// The properties; the first three are no part of what is chosen, and `lang` is one already.
const NAMES = "height theme remember src view place places period periods indicator measure scope order per population q".split(" ");
const ATTRIBUTES = [...NAMES.slice(3), "lang"];
// What failed; the first can't be helped by trying again.
const RUNS = 3, NETWORK = 4, FILE = 5, FAULT = 6, SLOW = 7;
const WORDS = {
  vi: [
    "Chưa mở được phần so sánh: ", "Thử lại", "Đang mở…",
    "trình duyệt hoặc trang không cho chạy.", "không có mạng.", "có tệp không tải được.", "có lỗi.", "mạng chậm.",
  ],
  en: [
    "The comparison did not open: ", "Try again", "Opening…",
    "it is not allowed here.", "no network.", "a file did not load.", "an error.", "a slow network.",
  ],
};

// The build writes where the files stand and what each must be: nothing else is used, so an embed
// never runs with half of another version. Unwritten, they stand beside this one.
const FOLDER = "";
const SCRIPT = ["binh-yen-app.js", ""];
const PROGRAM = ["binh-yen-app_bg.wasm", ""];
const STYLE = ["binh-yen.css", ""];

const at = (name) => new URL(FOLDER + name, import.meta.url);
const get = ([name, integrity]) => fetch(at(name), { integrity });
// A module can't be fetched with a hash; but what its preload has checked is what is then imported.
const link = (parent, rel, [name, integrity], again = "") =>
  new Promise((onload, reject) => {
    const link = document.createElement("link");
    const onerror = () => reject(new Error(name));
    Object.assign(link, { rel, integrity, onload, onerror, crossOrigin: "", href: at(name) + again });
    if (link.relList.supports(rel)) parent.prepend(link);
    else onload();
  });

const all = new Set();
const dead = []; // or the collector calls what panicked
let program, sheet, touched, starting, oneByOne, starts = 0, panics = 0;

const load = () =>
  (program ??= (async () => {
    // A module runs once for each address: a fresh start needs another one.
    const again = starts++ ? "?" + starts : "";
    const script = link(document.head, "modulepreload", SCRIPT, again).then(async () => {
      const app = await import(at(SCRIPT[0]) + again);
      app.ahead?.(all);
      return app;
    });
    const [app, module_or_path] = await Promise.all([script, get(PROGRAM)]);
    await app.default({ module_or_path });
    app.onPanic(() => panicked(app));
    return app;
  })());

// Until it starts an element is as tall as its `height` (px), else as the window: nothing jumps. From
// the first paint on with this in the page:
// @media (scripting: enabled) { binh-yen:not(:defined) { display: block; min-height: 100vh } }
const frame = "adoptedStyleSheets" in ShadowRoot.prototype && new CSSStyleSheet();
if (frame) frame.replaceSync(":host(:not([hidden])),:host>div{display:flow-root}@media screen{.wait{min-height:var(--_wait)}}[part=failed]>*{padding:14px;font:inherit}");

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
  touched = starting = program = undefined;
  if (!mates.length) return;
  panics++;
  oneByOne = Promise.resolve();
  for (const element of mates) element._dies(guilty ? element === guilty : panics > 3);
}

const seen = (all) => all.forEach(({ isIntersecting, target }) => isIntersecting && target._start());
const near = globalThis.IntersectionObserver && new IntersectionObserver(seen, { rootMargin: "400px" });

class BinhYen extends HTMLElement {
  static observedAttributes = [...ATTRIBUTES, "height"];

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
  #known; // its first view was told of

  constructor() {
    super();
    if (frame) this.#root.adoptedStyleSheets = [frame];
    if (!this.#still) {
      this.#box.append(this.#slot);
      this.#root.append(this.#box);
    }
    for (const name of "click input keydown focusin".split(" ")) this.#root.addEventListener(name, () => this.#touch(), true);
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
    this.#keepRoom();
    near ? near.observe(this) : this._start();
  }

  disconnectedCallback() {
    // A move is a removal and an insertion.
    queueMicrotask(() => this.isConnected || this.#end());
  }

  #keepRoom() {
    if (!this.#still) this.#box.style.setProperty("--_wait", `${this.getAttribute("height") ?? innerHeight}px`);
  }

  attributeChangedCallback(name, before, now) {
    if (before === now) return;
    if (name === "height") return this.#keepRoom();
    if (name === "src") this.#known = false;
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

  /** Resolves when the first view is painted; rejected where that fails. */
  get ready() {
    return this.#ready.promise;
  }

  /** Resolves when what was asked for is painted; rejected where that fails. */
  get settled() {
    return (this.#settling ?? this.#ready).promise;
  }

  /** What is chosen. */
  get query() {
    return this.#now ?? this.#with("", ATTRIBUTES);
  }

  _start() {
    if (!this.isConnected || this.#started) return;
    this.#started = true;
    all.add(this);
    near?.unobserve(this);
    // Who is slow is no longer waited for.
    this.#slow = setTimeout(() => this.#opened.yes(this.#says(SLOW, "slow")), 20000);
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
      // What was loaded has panicked meanwhile.
      if (this.#waits !== program) return this.#open(run);
      const shown = new Range();
      shown.selectNodeContents(this.#still ?? this);
      const place = document.createElement("div");
      place.part = "app";
      if (this.#place || shown.getBoundingClientRect().height) place.style = "float:left;width:100%;height:0;overflow:hidden;visibility:hidden";
      this.#box[this.#still ? "prepend" : "append"]((this.#place = place));
      if (this.#now !== undefined) this.#now = this.#with(this.#now, this.#changed);
      this.#changed.clear();
      this.#known = false;
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

  _dies(guilty) {
    dead.push(this.#widget);
    if (guilty) return this.#failed(new Error("panic"), FAULT);
    this.#stop();
    this.#renew();
    this.#place.inert = true;
    this._start();
  }

  #stop() {
    this.#run++;
    this.#started = false;
    this.#widget = this._app = undefined;
    clearTimeout(this.#slow);
    this.#opened.yes();
  }

  #touch() {
    touched = this;
    setTimeout(() => (touched = undefined));
  }

  #with(query, names) {
    const made = new URLSearchParams(query);
    for (const name of names) for (const s of ["", "s"]) made.delete(name.replace(/s?$/, s));
    for (const name of names) {
      if (name !== "src" && this.hasAttribute(name)) made.set(name, this.getAttribute(name));
    }
    return made.toString();
  }

  #asked() {
    const query = new URLSearchParams(this.query);
    const src = this.getAttribute("src") ?? "data/";
    query.set("base", new URL(".", import.meta.url));
    try {
      query.set("data", new URL(src, document.baseURI));
    } catch {
      query.set("data", ":" + src); // which the program refuses, and says so
    }
    return query.toString();
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(`binh-yen:${type}`, { bubbles: true, composed: true, detail }));
  }

  #told(name, text) {
    const ready = name === "ready";
    if (ready || name === "error") {
      clearTimeout(this.#slow);
      this.#opened.yes();
      this.#place.style = "";
      this.#slot.hidden ||= ready;
      const held = this.#root.activeElement;
      // What stays is not moved: it would lose the focus.
      for (const one of [...this.#box.children]) one === this.#slot || one === this.#place || one.remove();
      this.#box.className = "";
      hold(held, this.#place);
      if (!ready) {
        this.#answer("no", new Error(text));
        return this.#tell(name, { code: text });
      }
      if (!this.#known) painted(() => this.#tell("ready", { query: text }));
      this.#known = true;
      this.#answer("yes", this);
    }
    if (name === "select" || name === "type") {
      this.#now = text;
      this.#tell("select", { query: text, typing: name === "type" });
    }
    if (name === "settled" && +text === this.#turn) this.#settle();
  }

  /** Tells who waits for the first view how it went; who asks after another start waits anew. */
  #answer(how, value) {
    if (how + this.#ready.how === "yesyes") return;
    this.#renew();
    const ready = Object.assign(this.#ready, { how, value });
    painted(() => ready[how](value));
  }

  #renew() {
    if (this.#ready.how) this.#ready = resolvers();
  }

  #settle() {
    const { how, value } = this.#ready;
    const settling = this.#settling;
    this.#settling = undefined;
    painted(() => settling?.[how](value));
  }

  #failed(error, what) {
    console.error("binh-yen:", error);
    const held = this.#root.activeElement;
    this.#clear();
    // None that the page's policy allows, or no WebAssembly at all.
    if (/Compile|Eval|Reference/.test(error.name)) what = RUNS;
    const line = this.#says(what ?? (navigator.onLine ? FILE : NETWORK), "start", `${error}`);
    hold(held, line);
    this.#answer("no", new Error("start"));
    this.#settle();
  }

  #says(what, code, message) {
    const words = WORDS[this.lang === "en" ? "en" : "vi"];
    const line = document.createElement("p");
    line.part = "failed";
    line.setAttribute("role", "status");
    const button = document.createElement("button");
    button.append(words[1]);
    line.append(words[0], words[what], " ");
    button.onclick = () => {
      this.#forget();
      this.#end();
      this._start();
      line.replaceChildren(words[2]);
      this.#box.append(line);
      hold(button, line);
    };
    if (what > RUNS) line.append(button);
    this.#box[this.#still ? "prepend" : "append"](line);
    this.#box.className = "";
    this.#tell("error", { code, message });
    return line;
  }

  #end() {
    all.delete(this);
    near?.unobserve(this);
    this.#widget?.end();
    this.#widget?.free();
    this.#clear();
    this.#renew();
  }

  #clear() {
    this.#stop();
    this.#place = undefined;
    this.#slot.hidden = false;
    this.#box.replaceChildren(this.#slot);
  }
}

for (const name of [...NAMES, "lang"]) {
  Object.defineProperty(BinhYen.prototype, name, {
    get() {
      return this.getAttribute(name) ?? (name === "lang" ? "" : null);
    },
    set(value) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

/** A promise and what ends it. Who does not ask is not told of a failure. */
function resolvers() {
  const made = {};
  made.promise = new Promise((yes, no) => Object.assign(made, { yes, no }));
  made.promise.catch(() => {});
  return made;
}

/** The focus of what is gone goes to what stands in its place, not to the top of the page. */
function hold(held, next) {
  if (!held || held.isConnected) return;
  next.tabIndex = -1;
  next.focus();
}

function painted(then) {
  if (document.hidden) setTimeout(then);
  else requestAnimationFrame(() => requestAnimationFrame(then));
}

if (!customElements.get("binh-yen")) customElements.define("binh-yen", BinhYen);
