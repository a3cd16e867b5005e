// What old libraries do: enumerable additions to natives, natives replaced by ones of their own that do
// the same, and fetch wrapped.
for (const native of [Array.prototype, String.prototype, Promise.prototype, Map.prototype, Set.prototype]) {
  for (const name of Object.getOwnPropertyNames(native)) {
    const { value } = Object.getOwnPropertyDescriptor(native, name);
    if (typeof value !== "function" || name === "constructor") continue;
    native[name] = function (...all) { return value.apply(this, all); };
  }
}
Array.prototype.last = function () { return this[this.length - 1]; };
Object.prototype.extend = function () { return this; };
String.prototype.format = function () { return String(this); };
window.fetched = [];
const own = window.fetch;
window.fetch = function (resource, options) {
  window.fetched.push(String(resource.url ?? resource));
  return own.call(this, resource, options).then((answer) => answer);
};
