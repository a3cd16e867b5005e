// Says how the page was shown last: anew, or as it was left.
window.persisted = [];
addEventListener("pageshow", (event) => window.persisted.push(event.persisted));
