// The page that holds only the element: what the address asks for goes to the element, what the
// reader chooses goes to the address, and in a frame the height goes to the host.
const element = document.querySelector("binh-yen");

/** The keys of the address become attributes; keys that are not the element's stay in the address. */
function show() {
  const query = new URLSearchParams(location.search);
  for (const name of [...element.constructor.observedAttributes, "theme"]) {
    const value = query.get(name === "src" ? "data" : name);
    if (value !== null) element.setAttribute(name, value);
    else if (name !== "src") element.removeAttribute(name);
  }
  // What readers set is kept, unless the address forbids it; in a frame, whose page may not want it,
  // only if the address asks for it.
  element.setAttribute("remember", query.get("remember") ?? (parent === window ? "" : "false"));
  follow();
}

/** The page has the language and the colours of what it shows; until then those it is asked for. */
function follow() {
  const asked = new URLSearchParams(location.search);
  const box = element.shadowRoot.querySelector("[part=app]");
  const lang = box?.querySelector(".by-app")?.lang || asked.get("lang");
  document.documentElement.lang = lang === "en" ? "en" : "vi";
  document.body.dataset.theme = box?.dataset.theme ?? asked.get("theme") ?? "";
  const app = box?.querySelector(".by-app");
  // Not the colour that it is now: what is given here turns dark together with the page.
  document.body.style.background = app ? getComputedStyle(app).getPropertyValue("--_ground") : "";
  // In the history and among tabs: what is shown, then who shows it.
  const name = box?.querySelector(".by-app")?.getAttribute("aria-label");
  if (name) document.title = name.split(" – ").reverse().join(" – ");
}

/** A word until there is something, then nothing; where something fails, where the figures are. */
function wait() {
  const data = element.querySelector(".by-page__data");
  const asked = new URLSearchParams(location.search);
  try {
    const address = new URL(asked.get("data") ?? "data/reports.json", document.baseURI);
    // A folder of packed data has an index.
    if (/^https?:$/.test(address.protocol)) data.firstChild.href = address.href.replace(/\/$/, "/index.json");
  } catch {
    // No address: that is said by the widget.
  }
  const word = document.createElement("p");
  word.append(asked.get("lang") === "en" ? "Loading the figures…" : "Đang tải số liệu…");
  data.replaceWith(word);
  // At once, if it comes back.
  data.className = "";
  const failed = ({ detail: { code } }) => {
    // The widget itself shows which places and periods there are.
    if (code === "no-place") word.remove();
    else if (code !== "slow") word.replaceWith(data);
  };
  element.addEventListener("binh-yen:error", failed);
  // It may have failed before this script came.
  if (element.shadowRoot.querySelector("[part=failed], [role=alert]")) word.replaceWith(data);
}

// This stands before the loader, so that the element knows what to show before it starts.
await customElements.whenDefined("binh-yen");
wait();
show();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", follow);
new MutationObserver(follow).observe(element.shadowRoot, { subtree: true, childList: true, attributeFilter: ["lang", "data-theme", "aria-label"] });
addEventListener("popstate", () => element.show(location.search));
element.addEventListener("binh-yen:select", ({ detail }) => {
  const query = new URLSearchParams(detail.query);
  const old = new URLSearchParams(location.search);
  const names = element.constructor.observedAttributes;
  // A language is no step to come back from: it holds for all that was looked at before, too.
  const spoken = [query, old].map((one) => one.get("lang") ?? "vi");
  const stays = detail.typing || spoken[0] !== spoken[1];
  for (const [key, value] of old) if (!names.includes(key)) query.append(key, value);
  // `/`, `,` and `:` stay readable.
  const text = query.toString().replaceAll("%2F", "/").replaceAll("%2C", ",").replaceAll("%3A", ":");
  try {
    history[stays ? "replaceState" : "pushState"](null, "", `?${text}`);
  } catch {
    // In a sandboxed frame the address can't be changed; the choice holds all the same.
  }
});

// In a frame: one message per real change of height, to the page that holds the frame, and one when
// it asks. It holds no secret; `host` in the address names the only origin that may read it.
if (parent !== window) {
  let told = 0, soon = 0;
  const host = originOf(new URLSearchParams(location.search).get("host"));
  const tell = () => {
    soon = 0;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (height !== told) parent.postMessage({ type: "binh-yen:height", height: (told = height) }, host);
  };
  new ResizeObserver(() => (soon ||= requestAnimationFrame(tell))).observe(document.body);
  addEventListener("message", ({ data, source, origin }) => {
    if (source !== parent || data?.type !== "binh-yen:ask" || (host !== "*" && origin !== host)) return;
    told = 0;
    soon ||= requestAnimationFrame(tell);
  });
}

/** The origin of an address; anyone's where none is named, and nobody else's where it is no address. */
function originOf(address) {
  if (address === null) return "*";
  try {
    const { origin } = new URL(address);
    if (origin !== "null") return origin;
  } catch {}
  console.warn(`binh-yen: host=${address}: no https://…`);
  return location.origin;
}
