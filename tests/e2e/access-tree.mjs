// What assistive technology is given, as text: one line for each thing that can be met, indented by
// what holds it, with its role, name, description, value and state. From Chromium's own tree.

const SILENT = new Set(["none", "generic", "InlineTextBox", "LineBreak", "ListMarker", "GenericContainer", "RootWebArea"]);
const SAID = ["checked", "pressed", "expanded", "selected", "disabled", "invalid", "required", "readonly", "modal", "busy", "live", "level", "hasPopup", "sort", "focused", "orientation", "roledescription"];
/** Names of these are what stands inside them, and are not written a second time. */
const OF_CONTENT = new Set(["StaticText", "paragraph", "LabelText", "emphasis", "strong", "code"]);

/** The tree below the first `<binh-yen>`, or below `selector` in the page or in its shadow root. */
export async function tree(page, selector = "binh-yen") {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Accessibility.enable");
  const { root } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
  const wanted = await page.locator(selector).first().evaluateHandle((e) => e);
  await wanted.evaluate((e) => e.setAttribute("data-tree", ""));
  const find = (node) => {
    if (node.attributes?.includes("data-tree")) return node;
    for (const child of [...(node.children ?? []), ...(node.shadowRoots ?? [])]) {
      const found = find(child);
      if (found) return found;
    }
  };
  const { root: fresh } = await cdp.send("DOM.getDocument", { depth: -1, pierce: true });
  const top = find(fresh) ?? root;
  await wanted.evaluate((e) => e.removeAttribute("data-tree"));
  const { nodes } = await cdp.send("Accessibility.getFullAXTree");
  await cdp.detach();
  const byId = new Map(nodes.map((n) => [n.nodeId, n]));
  const start = nodes.find((n) => n.backendDOMNodeId === top.backendNodeId);
  if (!start) throw new Error(`${selector} is not in the tree`);
  return draw(start, byId).join("\n") + "\n";
}

function draw(start, byId) {
  const lines = [];
  // Text that is only continued is one line, as it is read.
  let text = "";
  let at = 0;
  const flush = () => {
    if (text.trim()) lines.push(`${"  ".repeat(at)}${JSON.stringify(text.trim()).slice(1, -1).replaceAll('\\"', '"')}`);
    text = "";
  };
  const walk = (node, depth, above = "") => {
    if (!node) return;
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").trim();
    const below = () => (node.childIds ?? []).forEach((id) => walk(byId.get(id), depth, above));
    if (role === "StaticText") {
      const said = node.name?.value ?? "";
      if (!text) at = depth;
      // A name that is already written is not written again.
      if (said.trim() && above.replace(/\s+/g, " ").includes(said.trim().replace(/\s+/g, " "))) return;
      text += said;
      return;
    }
    if (node.ignored || SILENT.has(role)) return below();
    flush();
    const state = (node.properties ?? [])
      .filter((p) => SAID.includes(p.name) && ![false, "false", "off", "vertical", "none"].includes(p.value.value))
      .filter((p) => !(p.name === "invalid" || (p.name === "orientation")))
      .map((p) => (p.value.value === true || p.value.value === "true" ? p.name : `${p.name}=${p.value.value}`));
    const parts = [role];
    if (name && !OF_CONTENT.has(role)) parts.push(JSON.stringify(name));
    if (node.value?.value !== undefined && node.value.value !== name) parts.push(`value=${JSON.stringify(node.value.value)}`);
    if (node.description?.value) parts.push(`described ${JSON.stringify(node.description.value)}`);
    if (state.length) parts.push(`[${state.join(" ")}]`);
    lines.push("  ".repeat(depth) + parts.join(" "));
    // What is typed into a field is its value.
    const field = ["combobox", "textbox", "searchbox"].includes(role);
    for (const id of node.childIds ?? []) {
      const child = byId.get(id);
      if (!field || child?.role?.value === "MenuListPopup") walk(child, depth + 1, OF_CONTENT.has(role) ? "" : name);
    }
    flush();
  };
  walk(start, 0);
  flush();
  return lines;
}
