// Like Turbo: the next page is fetched, its body takes the place of this one, and the page before is
// kept as a clone to go back to.
window.turbo = async (address) => {
  const text = await (await fetch(address)).text();
  const next = new DOMParser().parseFromString(text, "text/html");
  const kept = document.body.cloneNode(true);
  document.documentElement.replaceChild(document.adoptNode(next.body), document.body);
  return () => document.documentElement.replaceChild(kept, document.body);
};
