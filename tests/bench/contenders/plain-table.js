// The table that goes with a chart library, none of which draws one: all rows, as most write it.

import { number, table } from "./common.js";

export function plainTable(data, box) {
  const body = document.createElement("tbody");
  const sheet = document.createElement("table");
  sheet.append(body);
  box.append(sheet);
  table(data, (rows) => {
    body.innerHTML = rows
      .map((r) => `<tr><td>${r.place}</td><td>${r.year}</td><td>${r.indicator}</td><td>${number(r.value)}</td></tr>`)
      .join("");
  });
}
