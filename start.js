// Starts the app. A file of its own because the page's Content-Security-Policy allows no inline
// script. The page's preload links name the two files, so that this works whoever built the page.
const href = (selector) => document.querySelector(selector).href;
try {
  const { default: init } = await import(href('link[rel="modulepreload"]'));
  await init({ module_or_path: href('link[rel="preload"][as="fetch"]') });
} catch (error) {
  for (const text of document.querySelectorAll("#binh-yen > [data-while]")) {
    text.hidden = text.dataset.while !== "failed";
  }
  throw error;
}
