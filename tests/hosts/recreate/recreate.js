// Like a framework that draws the same tree again and again: makes, moves, takes away, puts back.
const make = () => Object.assign(document.createElement("binh-yen"), { src: "/data/reports.json", place: "gia-lai/kbang", innerHTML: "<p>Bản có sẵn.</p>" });
const one = document.getElementById("one"), two = document.getElementById("two");
const wait = (ms) => new Promise((done) => setTimeout(done, ms));
window.recreated = (async () => {
  for (let round = 0; round < 12; round++) {
    const element = make();
    one.append(element);
    await wait(round * 12);
    two.append(element);
    await (round % 2 ? wait(0) : null);
    element.remove();
    await wait(round % 3 ? 0 : 40);
    one.append(element);
    element.setAttribute("view", "years");
    if (round % 4 === 1) element.remove(), two.append(element), one.prepend(element);
    await wait(15);
    if (round < 11) element.remove();
  }
})();
