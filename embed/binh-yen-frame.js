// For pages that hold the widget in frames: each frame becomes as tall as what it shows.
//
//   <iframe data-binh-yen src="https://…/index.html?view=years" loading="lazy"></iframe>
//   <script type="module" src="https://…/binh-yen-frame.js"></script>
//
// A message counts when it comes from the window of such a frame and from the origin of its `src`.
// A frame with `sandbox` but without `allow-same-origin` has no origin: browsers say "null", and the
// window alone decides. Its files must then be served with `Access-Control-Allow-Origin: *`. A frame
// that leaves for another site is not heard any more.
const frames = () => document.querySelectorAll("iframe[data-binh-yen]");

function origin(frame) {
  const alone = frame.hasAttribute("sandbox") && !frame.sandbox.contains("allow-same-origin");
  return alone ? "null" : new URL(frame.src, document.baseURI).origin;
}

addEventListener("message", (event) => {
  const { type, height } = event.data ?? {};
  if (type !== "binh-yen:height" || typeof height !== "number" || !(height > 0 && height < 100000)) return;
  for (const frame of frames()) {
    if (frame.contentWindow !== event.source || origin(frame) !== event.origin) continue;
    const look = getComputedStyle(frame);
    const edges = look.boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${height + edges}px`;
  }
});

// A frame that was there before this script has told its height to nobody. The question says nothing,
// so anyone may read it.
for (const frame of frames()) frame.contentWindow?.postMessage({ type: "binh-yen:ask" }, "*");
