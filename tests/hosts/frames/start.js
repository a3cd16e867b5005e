// The frames' own site is another origin, named in the address: `?at=http://127.0.0.1:1234/`.
const at = new URLSearchParams(location.search).get("at");
for (const frame of document.querySelectorAll("iframe")) frame.src = new URL(`index.html${frame.dataset.at}`, at);
