// What React does to an element that stands in its tree: an effect mounts it, strict mode takes it away
// and mounts it again, props are set one by one on every draw, whether new or not, a list with keys is
// put into another order by insertBefore, and a change of key makes it anew.
const app = document.getElementById("app");
const made = new Map();
function draw(rows) {
  const wanted = rows.map(({ key, props }) => {
    const element = made.get(key) ?? document.createElement("binh-yen");
    made.set(key, element);
    for (const [name, value] of Object.entries(props)) element[name] = value;
    return element;
  });
  for (const [key, element] of made) if (!wanted.includes(element)) element.remove(), made.delete(key);
  wanted.forEach((element, i) => app.children[i] !== element && app.insertBefore(element, app.children[i] ?? null));
}
const kbang = { src: "/data/reports.json", place: "gia-lai/kbang" }, lam = { src: "/data/reports.json", place: "lam-dong" };
const frame = () => new Promise(requestAnimationFrame);
window.drawn = (async () => {
  await customElements.whenDefined("binh-yen");
  draw([{ key: "a", props: kbang }, { key: "b", props: lam }]);
  draw([]);
  draw([{ key: "a", props: kbang }, { key: "b", props: lam }]);
  await made.get("a").ready;
  window.first = made.get("a").shadowRoot.querySelector(".by-app");
  for (let i = 0; i < 20; i++) {
    await frame();
    const rows = [{ key: "a", props: { ...kbang, view: i % 2 ? "summary" : "years" } }, { key: `b${i >> 2}`, props: lam }];
    draw(i % 3 ? rows : rows.reverse());
  }
  draw([{ key: "b4", props: lam }, { key: "a", props: { ...kbang, view: "table" } }]);
  await Promise.all([...made.values()].map((element) => element.ready.then(() => element.settled)));
})();
