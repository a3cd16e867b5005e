// The bar at the top: size of the text, night mode, language, what of them is kept and where; and reading
// aloud, with a voice that only writes down what it is given.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { openSite } from "./harness.mjs";
import { assertFits, shown, visit } from "./hosting.mjs";

const PHONE = { viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true };
const LIGHT = "rgb(255, 255, 255)";
const DARK = "rgb(18, 20, 22)";

let site;
before(async () => {
  site = await openSite();
});
after(() => site?.close());

/** The page of its own. */
async function opened(query = "", context = {}) {
  const page = await site.page(query, context);
  await shown(page);
  return page;
}

/** A news page with these elements. */
async function host(html, options = {}) {
  const body = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><link rel="icon" href="data:,">
    <meta name="viewport" content="width=device-width, initial-scale=1"><style>${options.style ?? ""}</style>
    <script type="module" src="/binh-yen.js"></script></head><body>${html}</body></html>`;
  const page = await visit(site, "plain", { body, ...options });
  await shown(page);
  return page;
}
const widget = (own = "") => `<binh-yen src="/data/" place="gia-lai/kbang" ${own}></binh-yen>`;

const button = (page, name, which = "binh-yen") => page.locator(which).getByRole("button", { name, exact: true });
const size = (page, which = "binh-yen") => page.locator(`${which} .by-panel`).evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
const ground = (page, which = "binh-yen") => page.locator(`${which} .by-app`).evaluate((e) => getComputedStyle(e).backgroundColor);
const kept = (page) => page.evaluate(() => ({ ...localStorage }));
/** Waits until what is asked of the page is so. */
async function until(ask, expected) {
  const deadline = Date.now() + 10_000;
  let found;
  do found = await ask();
  while (found !== expected && Date.now() < deadline);
  assert.equal(found, expected);
}

test("the text grows and shrinks by steps with two ends", async () => {
  const page = await opened("", PHONE);
  const [minus, usual, plus] = ["Chữ nhỏ hơn", "Chữ vừa", "Chữ to hơn"].map((name) => button(page, name));
  assert.equal(await usual.getAttribute("aria-pressed"), "true");
  const sizes = [await size(page)];
  while ((await plus.getAttribute("aria-disabled")) === "false") {
    await plus.click();
    sizes.push(await size(page));
    await assertFits(page);
  }
  assert.deepEqual(sizes.map((s) => Math.round(s * 100) / 100), [16, 18.4, 20.8, 24]);
  await plus.press("Enter");
  assert.equal(await size(page), 24);
  assert.equal(await usual.getAttribute("aria-pressed"), "false");
  await usual.click();
  assert.equal(await size(page), 16);
  await minus.click();
  assert.equal(Math.round((await size(page)) * 100), 1408);
  assert.equal(await minus.getAttribute("aria-disabled"), "true");
  site.assertClean();
});

test("charts are drawn anew for it, and stay in their room", async () => {
  for (const view of ["years&places=gia-lai/kbang", "places&periods=2023"]) {
    const page = await opened(`?view=${view}`, PHONE);
    const chart = () =>
      page.locator(".by-chart").first().evaluate((svg) => ({
        drawn: svg.viewBox.baseVal.width,
        wide: Math.round(svg.getBoundingClientRect().width),
        room: svg.parentElement.clientWidth,
        text: svg.querySelector("text").getBoundingClientRect().height,
      }));
    const before = await chart();
    await button(page, "Chữ to hơn").click();
    await button(page, "Chữ to hơn").click();
    await until(async () => Math.round((await chart()).drawn), Math.floor(before.drawn / 1.3));
    const now = await chart();
    assert.ok(Math.abs(now.text / before.text - 1.3) < 0.05, `${before.text} → ${now.text}`);
    assert.equal(now.wide, now.room);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), PHONE.viewport.width);
    await page.context().close();
  }
  site.assertClean();
});

test("night mode is a choice against what is given, and pressed back there is none", async () => {
  const page = await opened("", { ...PHONE, colorScheme: "light" });
  const night = button(page, "Nền tối");
  assert.equal(await night.getAttribute("aria-pressed"), "false");
  await night.click();
  assert.equal(await ground(page), DARK);
  assert.equal(await night.getAttribute("aria-pressed"), "true");
  // The page around is dark too.
  await until(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor), DARK);
  // A choice holds against the system, whatever that does.
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await ground(page), DARK);
  await page.emulateMedia({ colorScheme: "light" });
  assert.equal(await ground(page), DARK);
  await night.click();
  assert.equal(await ground(page), LIGHT);
  assert.deepEqual(await kept(page), {});
  // None is left: the system is followed again, and the button says so.
  await page.emulateMedia({ colorScheme: "dark" });
  assert.equal(await ground(page), DARK);
  await until(() => night.getAttribute("aria-pressed"), "true");
  await night.click();
  assert.equal(await ground(page), LIGHT);
  await until(() => page.evaluate(() => getComputedStyle(document.body).backgroundColor), LIGHT);
  site.assertClean();
});

test("it stands above the host's theme, and leaves the host's colours out", async () => {
  const style = "binh-yen { --by-ink: #222222; --by-ground: #fffdf8; --by-accent: #8a1538 }";
  const page = await host(widget('theme="light"'), { style, colorScheme: "dark" });
  assert.equal(await ground(page), "rgb(255, 253, 248)");
  await button(page, "Nền tối").click();
  assert.equal(await ground(page), DARK);
  assert.equal(await page.locator(".by-app").evaluate((e) => getComputedStyle(e).color), "rgb(233, 231, 226)");
  await button(page, "Nền tối").click();
  assert.equal(await ground(page), "rgb(255, 253, 248)");
  await page.locator("binh-yen").evaluate((e) => void (e.theme = "dark"));
  await until(() => button(page, "Nền tối").getAttribute("aria-pressed"), "true");
  await button(page, "Nền tối").click();
  assert.equal(await ground(page), LIGHT);
  site.assertClean();
});

test("forced colours and paper are nobody's choice", async () => {
  const page = await opened("", { ...PHONE, colorScheme: "light" });
  await page.emulateMedia({ media: "print" });
  const printed = await size(page);
  await page.emulateMedia({ media: "screen" });
  await button(page, "Nền tối").click();
  await button(page, "Chữ to hơn").click();
  await page.emulateMedia({ media: "print" });
  assert.equal(await ground(page), LIGHT);
  assert.equal(await size(page), printed);
  assert.equal(await page.locator(".by-tools").isVisible(), false);
  await page.emulateMedia({ media: "screen", forcedColors: "active" });
  assert.equal(await page.locator(".by-app").evaluate((e) => getComputedStyle(e).getPropertyValue("--_ground").trim()), "Canvas");
  site.assertClean();
});

test("without leave nothing is stored, and each widget is set for itself", async () => {
  const page = await host(`<div id="one">${widget()}</div><div id="two">${widget()}</div>`);
  await shown(page, "#two binh-yen");
  const before = await size(page, "#two");
  await button(page, "Chữ to hơn", "#one").click();
  await button(page, "Nền tối", "#one").click();
  await button(page, "English", "#one").click();
  await button(page, "Smaller text", "#one").waitFor();
  assert.equal(await size(page, "#two"), before);
  assert.equal(await ground(page, "#two"), LIGHT);
  const traces = await page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }));
  assert.deepEqual(traces, { cookie: "", local: 0, session: 0, databases: 0, caches: 0 });
  site.assertClean();
});

test("leave may be given later: what was set before is kept from then on", async () => {
  const page = await host(widget());
  await button(page, "Chữ to hơn").click();
  assert.deepEqual(await kept(page), {});
  await page.locator("binh-yen").evaluate((e) => void (e.remember = true));
  await until(async () => (await kept(page))["binh-yen"], "text=115");
  await page.locator("binh-yen").evaluate((e) => void (e.remember = "false"));
  await button(page, "Chữ to hơn").click();
  assert.deepEqual(await kept(page), { "binh-yen": "text=115" });
  site.assertClean();
});

test("what is kept is there at the next visit, before the first view", async () => {
  const page = await opened("", { ...PHONE, colorScheme: "light" });
  await button(page, "Chữ to hơn").click();
  await button(page, "Nền tối").click();
  await button(page, "English").click();
  await button(page, "Smaller text").waitFor();
  assert.deepEqual(await kept(page), { "binh-yen": "text=115&theme=dark&lang=en" });
  assert.deepEqual(await page.evaluate(async () => [document.cookie, sessionStorage.length, (await indexedDB.databases()).length]), ["", 0, 0]);
  await page.goto(site.address);
  await page.locator(".by-app").waitFor();
  // Whatever is shown first, the shape of what comes or the view, is as it is kept.
  assert.equal(await ground(page), DARK);
  await shown(page);
  assert.equal(Math.round((await size(page)) * 10), 184);
  assert.equal(await button(page, "Night mode").getAttribute("aria-pressed"), "true");
  await until(() => page.evaluate(() => document.documentElement.lang), "en");
  // Everything as it is given: nothing is kept but the language.
  await button(page, "Usual text size").click();
  await button(page, "Night mode").click();
  assert.deepEqual(await kept(page), { "binh-yen": "lang=en" });
  site.assertClean();
});

test("a language asked for stands above the one kept", async () => {
  const page = await opened("", PHONE);
  await button(page, "English").click();
  await button(page, "Tiếng Việt").waitFor();
  await page.goto(`${site.address}?lang=vi&places=gia-lai/kbang`);
  await button(page, "English").waitFor();
  // A choice names the language, so that Back and a reload have it too.
  await page.getByRole("tab", { name: "Theo năm" }).click();
  await page.waitForURL(/view=years.*lang=vi/);
  await page.locator(".by-chart").first().waitFor();
  await page.goto(`${site.address}?places=gia-lai/kbang`);
  await button(page, "Tiếng Việt").waitFor();
  site.assertClean();
});

test("a language is no step to come back from", async () => {
  const page = await opened("?places=gia-lai/kbang", PHONE);
  await page.getByRole("tab", { name: "Theo năm" }).click();
  await page.waitForURL(/view=years/);
  await button(page, "English").click();
  await page.waitForURL(/lang=en/);
  await page.goBack();
  await page.locator(".by-summary").waitFor();
  await button(page, "Tiếng Việt").waitFor();
  site.assertClean();
});

test("widgets that may remember follow each other, on one page and in another tab", async () => {
  const page = await host(`<div id="one">${widget("remember")}</div><div id="two">${widget("remember")}</div><div id="three">${widget('remember lang="vi"')}</div>`, {
    viewport: { width: 1280, height: 4000 }, colorScheme: "light",
  });
  for (const id of ["#two", "#three"]) await shown(page, `${id} binh-yen`);
  const tab = await page.context().newPage();
  await tab.goto(site.address);
  await shown(tab);
  await button(page, "Chữ to hơn", "#one").click();
  await button(page, "Nền tối", "#one").click();
  for (const id of ["#one", "#two", "#three"]) {
    assert.equal(Math.round((await size(page, id)) * 10), 184, id);
    assert.equal(await ground(page, id), DARK, id);
  }
  await until(async () => Math.round((await size(tab)) * 10), 184);
  assert.equal(await ground(tab), DARK);
  await button(page, "English", "#one").click();
  await button(page, "Smaller text", "#two").waitFor();
  await button(tab, "Smaller text").waitFor();
  // This one was asked for Vietnamese.
  assert.equal(await button(page, "Chữ nhỏ hơn", "#three").count(), 1);
  // Its own reader may still choose.
  await button(page, "English", "#three").click();
  await button(page, "Smaller text", "#three").waitFor();
  site.assertClean();
});

test("where storage is closed the choices hold for the page", async () => {
  const page = await opened("", {
    ...PHONE,
    prepare: (page) => page.addInitScript(() => Object.defineProperty(window, "localStorage", { get: () => { throw new DOMException("closed", "SecurityError"); } })),
  });
  await button(page, "Chữ to hơn").click();
  await button(page, "English").click();
  await button(page, "Smaller text").waitFor();
  assert.equal(Math.round((await size(page)) * 10), 184);
  site.assertClean();
});

test("the address of a frame may forbid it", async () => {
  const page = await opened("?remember=false", PHONE);
  await button(page, "Chữ to hơn").click();
  assert.equal(Math.round((await size(page)) * 10), 184);
  assert.deepEqual(await kept(page), {});
  site.assertClean();
});

test("the bar fits, and can be pressed, on the narrowest phone with the largest text", async () => {
  for (const [width, lang, text] of [[320, "vi", 100], [320, "en", 100], [360, "en", 100], [320, "en", 150], [768, "vi", 150], [1280, "en", 100]]) {
    const page = await opened(`?lang=${lang}`, {
      viewport: { width, height: 780 },
      prepare: async (page) => {
        await page.addInitScript(voices);
        await page.addInitScript((text) => localStorage.setItem("binh-yen", `text=${text}`), text);
      },
    });
    await page.locator(".by-tools__listen").waitFor();
    await assertFits(page);
    const boxes = await page.locator(".by-tools button").evaluateAll((all) => all.map((e) => [e.ariaLabel ?? e.innerText, e.getBoundingClientRect()]));
    assert.equal(boxes.length, 6);
    for (const [name, { width, height }] of boxes) assert.ok(width >= (page.viewportSize().width < 360 ? 40 : 44) && height >= 44, `${name}: ${width} × ${height}`);
    const lines = new Set(boxes.map(([, { y, height }]) => Math.round(y + height / 2)));
    if (text === 100) assert.equal(lines.size, 1, `${width} ${lang}: one line`);
    const [place, bar] = await Promise.all([".by-place", ".by-tools"].map((one) => page.locator(one).first().boundingBox()));
    assert.equal(bar.y < place.y, width < 660 * (text / 100), "above the place on a phone, beside it on a desk");
    await page.context().close();
  }
  site.assertClean();
});

/** Runs in the page before any script: voices come when the test says so, and say nothing aloud. */
function voices(come = true) {
  const speech = Object.assign(new EventTarget(), {
    all: [], said: [], cancelled: 0, now: undefined,
    arrive(...langs) {
      speech.all = langs.map(([lang, localService]) => ({ lang, localService, name: lang }));
      speech.dispatchEvent(new Event("voiceschanged"));
    },
    getVoices: () => speech.all,
    resume() {},
    speak(one) {
      if (!one.text) return;
      speech.said.push(one);
      speech.now = one;
    },
    cancel() {
      speech.cancelled++;
      speech.now = undefined;
    },
    /** The sentence has been said. */
    end() {
      const one = speech.now;
      speech.now = undefined;
      one.onend?.(new Event("end"));
    },
  });
  window.SpeechSynthesisUtterance = class {
    constructor(text = "") {
      this.text = text;
    }
  };
  Object.defineProperty(window, "speechSynthesis", { value: speech });
  if (come) speech.all = ["vi-VN", "en-GB"].map((lang) => ({ lang, localService: true, name: lang }));
}

/** A page whose browser has voices. */
const speaking = (query, context = {}) => opened(query, { ...PHONE, prepare: (page) => page.addInitScript(voices), ...context });
const said = (page) => page.evaluate(() => speechSynthesis.said.map((one) => one.text));
const now = (page) => page.evaluate(() => speechSynthesis.now?.text);
const read = (page, which = "binh-yen") => button(page, "Đọc bài", which);
const stop = (page, which = "binh-yen") => button(page, "Dừng đọc", which);
const marked = (page) => page.locator("[data-aloud]");

/** Lets the voice say everything; returns what it said. */
async function all(page) {
  await stop(page).waitFor();
  while (await page.evaluate(() => speechSynthesis.now && (speechSynthesis.end(), true)));
  await read(page).waitFor();
  return said(page);
}

test("it reads aloud only where the device has a voice of the language", async () => {
  const page = await opened("?places=gia-lai/kbang", { ...PHONE, prepare: (page) => page.addInitScript(voices, false) });
  await button(page, "Chữ vừa").waitFor();
  assert.equal(await page.locator(".by-tools__listen").count(), 0);
  // One that sends the text away is none.
  await page.evaluate(() => speechSynthesis.arrive(["en-GB", true], ["vi-VN", false]));
  await button(page, "English").click();
  await button(page, "Listen").waitFor();
  await button(page, "Tiếng Việt").click();
  await button(page, "Chữ vừa").waitFor();
  assert.equal(await page.locator(".by-tools__listen").count(), 0);
  await page.evaluate(() => speechSynthesis.arrive(["vi_VN", true]));
  await read(page).waitFor();
  site.assertClean();
});

test("the summary is read sentence by sentence, as it is said and not as it is written", async () => {
  const page = await speaking("?places=gia-lai/kbang&periods=2024");
  await read(page).click();
  await stop(page).waitFor();
  assert.equal((await said(page)).length, 1, "one at a time");
  const voice = await page.evaluate(() => [speechSynthesis.now.lang, speechSynthesis.now.voice.lang]);
  assert.deepEqual(voice, ["vi-VN", "vi-VN"]);
  const text = await all(page);
  const has = (sentence) => assert.ok(text.includes(sentence), `"${sentence}" in\n${text.join("\n")}`);
  assert.match(text[0], /^Huyện Kbang, tỉnh Gia Lai, .*đến hết ngày 30 tháng 6 năm 2025\.$/);
  has("An ninh trật tự năm 2024");
  has("Năm 2024, huyện Kbang ghi nhận 20 vụ phạm tội về trật tự xã hội; năm 2023: 21 vụ (suy từ mức giảm 4,8 phần trăm mà báo cáo nêu).");
  has("Phạm tội về trật tự xã hội: 20 vụ, giảm 4,8 phần trăm;");
  has("Cháy, nổ: không vụ nào, có lưu ý;");
  has("Đuối nước: 1 vụ; 2 người chết;");
  assert.ok(text.some((one) => one.startsWith("Nguồn: ")));
  assert.ok(text.every((one) => one.length <= 160), "short enough for every voice");
  for (const sign of ["*", "≥", "·", "%", "(mở nguồn)", "Bấm vào con số"]) {
    assert.deepEqual(text.filter((one) => one.includes(sign)), [], sign);
  }
  assert.equal(await marked(page).count(), 0);
  site.assertClean();
});

test("every view is read, in both languages", async () => {
  for (const lang of ["vi", "en"]) {
    for (const view of ["summary", "years", "places", "table", "sources"]) {
      const page = await speaking(`?view=${view}&lang=${lang}&places=gia-lai/kbang`);
      await page.locator(".by-tools__listen").click();
      await page.waitForFunction(() => speechSynthesis.now);
      assert.equal(await page.evaluate(() => speechSynthesis.now.lang.slice(0, 2)), lang);
      await page.context().close();
    }
  }
  site.assertClean();
});

test("what is read is marked, and brought into view only when it is out of it", async () => {
  const page = await speaking("?places=gia-lai/kbang&periods=2024", { reducedMotion: "reduce" });
  await read(page).click();
  await marked(page).waitFor();
  assert.match(await marked(page).innerText(), /Huyện Kbang/);
  assert.notEqual(await marked(page).evaluate((e) => getComputedStyle(e).backgroundColor), "rgba(0, 0, 0, 0)");
  await page.evaluate(() => speechSynthesis.end());
  assert.equal(await marked(page).count(), 1);
  assert.match(await marked(page).innerText(), /An ninh trật tự/);
  assert.equal(await page.evaluate(() => scrollY), 0);
  while (!(await now(page)).startsWith("Nguồn")) await page.evaluate(() => speechSynthesis.end());
  const box = await marked(page).boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 780, `seen: ${box.y}`);
  assert.ok((await page.evaluate(() => scrollY)) > 0);
  site.assertClean();
});

test("it stops when it is asked to, and when what is read is gone", async () => {
  const page = await speaking("?places=gia-lai/kbang&periods=2024");
  const quiet = async () => {
    await page.waitForFunction(() => !speechSynthesis.now);
    assert.equal(await marked(page).count(), 0);
  };
  const start = async (name = "Đọc bài") => {
    await button(page, name).click();
    await page.waitForFunction(() => speechSynthesis.now);
  };
  await start();
  await stop(page).click();
  await quiet();
  await read(page).waitFor();
  await start();
  await page.keyboard.press("Tab");
  assert.ok(await now(page), "other keys leave it alone");
  await page.keyboard.press("Escape");
  await quiet();
  await read(page).waitFor();
  await start();
  await page.getByRole("button", { name: "2019", exact: true }).click();
  await quiet();
  await start();
  await page.getByRole("tab", { name: "Theo năm" }).click();
  await quiet();
  await start();
  await button(page, "English").click();
  await quiet();
  await start("Listen");
  await page.evaluate(() => dispatchEvent(new Event("pagehide")));
  await quiet();
  await start("Listen");
  // The voice failed, or another page took it.
  await page.evaluate(() => speechSynthesis.now.onerror(new Event("error")));
  await button(page, "Listen").waitFor();
  await start("Listen");
  await page.locator("binh-yen").evaluate((e) => e.remove());
  await page.waitForFunction(() => !speechSynthesis.now);
  site.assertClean();
});

test("one widget is read at a time", async () => {
  const page = await host(`<div id="one">${widget()}</div><div id="two">${widget("view=sources")}</div>`, {
    viewport: { width: 1280, height: 4000 },
    prepare: (page) => page.addInitScript(voices),
  });
  await shown(page, "#two binh-yen");
  await read(page, "#one").click();
  await stop(page, "#one").waitFor();
  await read(page, "#two").click();
  await stop(page, "#two").waitFor();
  await read(page, "#one").waitFor();
  assert.equal(await page.locator("#one [data-aloud]").count(), 0);
  assert.equal(await page.locator("#two [data-aloud]").count(), 1);
  // That the first is taken away is nothing to the second.
  await page.locator("#one binh-yen").evaluate((e) => e.remove());
  await stop(page, "#two").waitFor();
  assert.ok(await now(page));
  site.assertClean();
});
