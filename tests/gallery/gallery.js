// Shows every scene of scenes.txt as a live element, in the theme, language, width and size chosen.
import { reach } from "./gallery-steps.js";

const form = document.querySelector("form");
const main = document.querySelector("main");
const scenes = (await (await fetch("gallery/scenes.txt")).text())
  .split("\n")
  // `hold` never ends loading: for pictures only.
  .filter((line) => line && !line.startsWith("#") && !line.includes(" hold "))
  .map((line) => line.split(" "));

for (const [key, value] of new URLSearchParams(location.search)) if (form.elements[key]) form.elements[key].value = value;

function show() {
  const { theme, lang, width, size, only } = Object.fromEntries(new FormData(form));
  history.replaceState(null, "", `?${new URLSearchParams(new FormData(form))}`);
  const shown = scenes.filter(([name]) => name.includes(only));
  main.replaceChildren(
    ...shown.map(([name, data, query, ...steps]) => {
      const figure = document.createElement("figure");
      figure.className = theme;
      figure.style.width = `${width}px`;
      figure.style.setProperty("--by-text", size);
      const caption = document.createElement("figcaption");
      caption.textContent = name;
      const element = document.createElement("binh-yen");
      for (const [key, value] of new URLSearchParams(query === "-" ? "" : query)) element.setAttribute(key, value);
      element.setAttribute("src", `gallery/data/${data === "-" ? "none" : data}.json`);
      element.setAttribute("lang", lang);
      element.setAttribute("theme", theme);
      element.setAttribute("height", "400");
      element.ready.then(() => reach(element.shadowRoot, steps));
      figure.append(caption, element);
      return figure;
    }),
  );
}

form.addEventListener("input", show);
await customElements.whenDefined("binh-yen");
show();
