// Keeps every message that the page gets, by the frame it came from.
window.told = [];
addEventListener("message", ({ data, source, origin }) => {
  const from = [...document.querySelectorAll("iframe")].find((f) => f.contentWindow === source)?.id ?? "elsewhere";
  window.told.push({ from, origin, ...data });
});
