// Begins to fetch the code for what widgets are asked for, while the program itself still comes. Of a
// packed folder the summary needs none.
export const ahead = (widgets) => {
    const views = { years: "years", places: "places", table: "lists", sources: "lists" };
    for (const { query, src } of widgets) {
        const view = new URLSearchParams(query).get("view");
        const part = views[view] ?? (/\/$/.test(src ?? "/") || "lists");
        // What fails is told of when it is asked for.
        parts[`__wasm_split_load_${part}`]?.ahead().catch(() => {});
    }
};
