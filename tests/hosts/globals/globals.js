// Names that libraries claim, and jQuery's noConflict.
window.$ = window._ = window.d3 = window.app = window.wasm = window.init = window.define = () => "the page's own";
window.define.amd = {};
window.module = { exports: {} };
window.exports = window.module.exports;
window.require = () => { throw new Error("the page's own"); };
window.jQuery = { noConflict: () => window.$ };
