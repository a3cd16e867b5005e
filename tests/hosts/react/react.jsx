// React with an element of ours in its tree: an effect in strict mode mounts it twice, props are set on
// every draw, a list with keys is put into another order, and a change of key makes it anew.
import { StrictMode, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";

const kbang = { src: "/data/reports.json", place: "gia-lai/kbang" }, lam = { src: "/data/reports.json", place: "lam-dong" };
let draw;
function Article() {
  const [rows, set] = useState([]);
  draw = (rows) => flushSync(() => set(rows));
  return rows.map(({ key, props }) => <binh-yen key={key} {...props} />);
}

const frame = () => new Promise(requestAnimationFrame);
const all = () => [...document.querySelectorAll("binh-yen")];
window.drawn = (async () => {
  await customElements.whenDefined("binh-yen");
  flushSync(() => createRoot(document.getElementById("app")).render(<StrictMode><Article /></StrictMode>));
  draw([{ key: "a", props: kbang }, { key: "b", props: lam }]);
  draw([]);
  draw([{ key: "a", props: kbang }, { key: "b", props: lam }]);
  const [first] = all();
  await first.ready;
  window.first = first.shadowRoot.querySelector(".by-app");
  for (let i = 0; i < 20; i++) {
    await frame();
    const rows = [{ key: "a", props: { ...kbang, view: i % 2 ? "summary" : "years" } }, { key: `b${i >> 2}`, props: lam }];
    draw(i % 3 ? rows : rows.reverse());
  }
  draw([{ key: "b4", props: lam }, { key: "a", props: { ...kbang, view: "table" } }]);
  await Promise.all(all().map((element) => element.ready.then(() => element.settled)));
})();
