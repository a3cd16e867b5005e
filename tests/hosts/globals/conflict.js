// jQuery has taken `$` and gives it back; then the names by which scripts look for modules.
window.jq = jQuery.noConflict(true);
window.define = () => "the page's own";
window.define.amd = {};
window.module = { exports: window.exports };
// What it does to a page: the element is taken out with its data and put elsewhere.
jq(() => jq("binh-yen").attr("lang", "en").detach().attr("lang", "vi").appendTo(jq(".column").addClass("moved")));
