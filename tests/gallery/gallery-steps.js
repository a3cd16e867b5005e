// What is done in a scene once it stands there; the same for the page and for pictures.

/** Does the steps of a scene, as scenes.txt has them, in a widget's root. */
export async function reach(root, steps) {
  for (const step of steps) {
    const [what, selector, text] = step.split("=");
    if (what === "unfold") {
      for (const fold of root.querySelectorAll("details")) fold.open = true;
      continue;
    }
    // A space would end the word.
    const target = await found(root, selector.replaceAll("_input", " input"));
    if (what === "click") target.click();
    if (what === "focus") target.focus();
    if (what === "fill") {
      target.focus();
      target.value = text;
      target.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    }
  }
}

/** The first that fits, as soon as it is there; given up after five seconds. */
function found(root, selector) {
  const now = root.querySelector(selector);
  if (now) return now;
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`no ${selector}`)), 5000);
    new MutationObserver((_, observer) => {
      const element = root.querySelector(selector);
      if (!element) return;
      clearTimeout(late);
      observer.disconnect();
      resolve(element);
    }).observe(root, { childList: true, subtree: true });
  });
}
