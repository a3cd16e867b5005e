// Names that libraries claim.
window.$ = window._ = window.d3 = window.app = window.wasm = window.init = () => "the page's own";
window.exports = {};
window.require = () => { throw new Error("the page's own"); };
