// What the contenders share: the data, the controls, and what is said of a figure. How anything is drawn
// is their own.
//
// Data: { places: [name], years: [2010], indicators: [{ id, name, values: [place by place, year by year] }] }

/** The data of the page, and where it starts. */
export async function start() {
  const asked = new URLSearchParams(location.search);
  const data = await (await fetch(`${asked.get("data")}.json`)).json();
  const { length } = data.years;
  return {
    ...data,
    view: asked.get("view"),
    at: (indicator, place, year) => data.indicators[indicator].values[place * length + year],
  };
}

export const number = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, ".");

/** Small letters without marks, as people type. */
export const folded = (text) =>
  text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

/** The choice of an indicator; `draw` is called with its index. */
export function indicators(data, draw) {
  const select = document.createElement("select");
  select.id = "indicator";
  data.indicators.forEach(({ name }, i) => select.append(new Option(name, i)));
  select.addEventListener("change", () => draw(+select.value));
  document.body.prepend(select);
  return select;
}

/** A heading, and the box to draw in. */
export function box(title) {
  const heading = document.createElement("h2");
  heading.textContent = title;
  const box = document.createElement("div");
  box.id = "box";
  document.body.append(heading, box);
  return box;
}

/** The places in the order of their value in the last year, the largest first. */
export function ranked(data, indicator) {
  const last = data.years.length - 1;
  const rows = data.places.map((name, place) => ({ name, value: data.at(indicator, place, last) }));
  return rows.sort((a, b) => b.value - a.value);
}

/** The place in view, year by year. */
export const line = (data, indicator) => data.years.map((year, i) => ({ year, value: data.at(indicator, 0, i) }));

/** A row for each figure of an indicator. */
export function figures(data, indicator) {
  const { name } = data.indicators[indicator];
  return data.places.flatMap((place, p) =>
    data.years.map((year, y) => ({ place, year, indicator: name, value: data.at(indicator, p, y), searched: folded(`${place} ${year} ${name}`) })),
  );
}

/** Whether every word begins a word of the row. */
export function matches(row, query) {
  return query.every((word) => row.searched.startsWith(word) || row.searched.includes(` ${word}`));
}

/** The filter and the heads of a table; `show` is called with the rows that are chosen, in order. */
export function table(data, show) {
  const rows = figures(data, 0);
  let [query, by, reversed] = [[], null, false];
  const compare = {
    place: (a, b) => a.order - b.order,
    year: (a, b) => b.year - a.year,
    value: (a, b) => b.value - a.value,
  };
  // The order of names is worked out once; comparing them each time takes longer than all else.
  const names = new Map([...data.places].sort(new Intl.Collator("vi").compare).map((name, i) => [name, i]));
  for (const row of rows) row.order = names.get(row.place);
  const choose = () => {
    const kept = query.length ? rows.filter((row) => matches(row, query)) : rows.slice();
    if (by) kept.sort(compare[by]);
    if (reversed) kept.reverse();
    count.textContent = number(kept.length);
    show(kept);
  };
  const filter = document.createElement("input");
  filter.id = "filter";
  filter.type = "search";
  filter.addEventListener("input", () => {
    query = folded(filter.value).split(" ").filter(Boolean);
    choose();
  });
  const count = document.createElement("p");
  count.id = "count";
  const heads = ["place", "year", "value"].map((name) => {
    const head = document.createElement("button");
    head.id = `by-${name}`;
    head.textContent = name;
    head.addEventListener("click", () => {
      reversed = by === name && !reversed;
      by = name;
      choose();
    });
    return head;
  });
  document.body.prepend(filter, count, ...heads);
  choose();
}

/** Says that the page can be used. */
export const ready = () => requestAnimationFrame(() => performance.mark("ready"));
