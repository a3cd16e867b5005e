//! Reads aloud what the widget shows: its headings, sentences, figures and lists, one after the other,
//! with the browser's own voice. It reads what stands on the screen, so that nothing is heard that can't
//! be seen, and marks what is being read.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{Element, Node, SpeechSynthesisUtterance, window};
use yew::Callback;

use super::by_name::{self, call, call_bare, call_with, get};
use super::listen::{synthesis, voice_of};
use crate::text::Lang;
use crate::text::aloud::{Figure, figure, folded, noted, sentences, source, without_signs};

/// What is read as one: a heading, a paragraph, an item, a row of figures.
const READ: &str = "h2, h3, h4, p, li, caption, .by-fold__title, .by-rows__row, .by-strip";

/// Where nothing is read: what is not seen, controls, drawings, cells of tables, and what is folded away.
const NOT_IN: &str = "[hidden], [inert], [aria-hidden=true], .by-tools, .by-controls, .by-field, .by-similar, svg:not(.by-strip), \
    td, th, [role=dialog], details:not([open]) > :not(summary)";

/// What is left out inside of what is read: signs and controls that belong to it.
const LEFT_OUT: &str = "[aria-hidden=true], [hidden], svg, table, button.by-ref--note, .by-ref > .by-hidden, \
    .by-chip, .by-button, .by-link a, dt.by-hidden, input, select, textarea, label, .by-expert, \
    details:not([open])";

/// The attribute of what is being read.
const MARK: &str = "data-aloud";

thread_local! {
    /// What is being read on this page: one at a time.
    static READING: RefCell<Option<Rc<Reading>>> = const { RefCell::new(None) };
}

struct Reading {
    /// Sentences, each with the element that it stands in.
    sentences: Vec<(Element, String)>,
    /// Which one is being read.
    at: Cell<usize>,
    lang: Lang,
    /// What speaks, and with which voice.
    speech: JsValue,
    voice: JsValue,
    on_end: Callback<()>,
    /// Kept, or the collector takes it and nobody is told that it was said to the end.
    said: RefCell<Option<SpeechSynthesisUtterance>>,
    /// Called when a sentence has been said, and when it could not be.
    next: Closure<dyn FnMut(JsValue)>,
    /// Called for a key, and when the page is left.
    leave: Closure<dyn FnMut(JsValue)>,
}

/// Begins to read what is in an element; whether there is anything. Calls `on_end` once when it has
/// ended, unless it was stopped by [`stop`].
pub fn begin(app: Element, lang: Lang, on_end: Callback<()>) -> bool {
    end();
    let sentences = all(&app, lang);
    if sentences.is_empty() {
        return false;
    }
    let reading = Rc::new(Reading {
        sentences,
        at: Cell::new(0),
        lang,
        speech: synthesis(),
        voice: voice_of(lang),
        on_end,
        said: RefCell::new(None),
        next: Closure::new(|event: JsValue| match by_name::text(&event, "type") {
            Some(what) if what == "end" => next(),
            _ => end(),
        }),
        leave: Closure::new(|event: JsValue| {
            if by_name::text(&event, "key").is_none_or(|key| key == "Escape") {
                end();
            }
        }),
    });
    reading.on_leaving("addEventListener");
    READING.replace(Some(reading.clone()));
    // Somebody may have left it halted.
    call_bare(&reading.speech, "resume");
    reading.say();
    true
}

/// Stops what is being read, without a word.
pub fn stop() {
    if let Some(reading) = READING.take() {
        reading.quit();
    }
}

/// Stops what is being read and tells who began it.
fn end() {
    if let Some(reading) = READING.take() {
        reading.quit();
        reading.on_end.emit(());
    }
}

/// Goes on to the next sentence, or comes to the end.
fn next() {
    let reading = READING.with_borrow(Clone::clone);
    if reading.is_some_and(|reading| !reading.advance()) {
        end();
    }
}

/// After which nothing is read any more.
const LEAVING: [&str; 2] = ["keydown", "pagehide"];

impl Reading {
    fn on_leaving(&self, what: &str) {
        if let Some(window) = window() {
            for name in LEAVING {
                call(&window, what, &name.into(), self.leave.as_ref());
            }
        }
    }

    /// Goes on to the next sentence; whether there is one that is still on the page.
    fn advance(&self) -> bool {
        self.unmark();
        self.at.set(self.at.get() + 1);
        self.say()
    }

    fn say(&self) -> bool {
        let Some((element, text)) = self.sentences.get(self.at.get()) else {
            return false;
        };
        let Ok(said) = SpeechSynthesisUtterance::new() else {
            return false;
        };
        if !by_name::is(element, "isConnected") {
            return false;
        }
        let next = self.next.as_ref();
        for (name, value) in [
            ("text", &text.into()),
            ("lang", &self.lang.pick("vi-VN", "en-GB").into()),
            ("voice", &self.voice),
            ("onend", next),
            ("onerror", next),
        ] {
            by_name::set(&said, name, value);
        }
        let _ = element.set_attribute(MARK, "");
        bring(element);
        call(&self.speech, "speak", &said, &JsValue::UNDEFINED);
        self.said.replace(Some(said));
        true
    }

    fn unmark(&self) {
        if let Some((element, _)) = self.sentences.get(self.at.get()) {
            let _ = element.remove_attribute(MARK);
        }
    }

    fn quit(&self) {
        if let Some(said) = self.said.take() {
            by_name::set(&said, "onend", &JsValue::NULL);
            by_name::set(&said, "onerror", &JsValue::NULL);
        }
        self.on_leaving("removeEventListener");
        self.unmark();
        call_bare(&self.speech, "cancel");
    }
}

/// Scrolls to an element, unless it is seen.
fn bring(element: &Element) {
    let page = window().and_then(|w| w.document()?.document_element());
    let Some(page) = page else { return };
    let height = f64::from(page.client_height());
    let at = call_bare(element, "getBoundingClientRect");
    let edge = |name| get(&at, name).as_f64().unwrap_or_default();
    // Of what is taller than half the window, the beginning is enough.
    let (top, bottom) = (edge("top"), edge("bottom"));
    if top >= 0.0 && bottom.min(top + height / 2.0) <= height {
        return;
    }
    let wish = "(prefers-reduced-motion: reduce)";
    let wish = window().map(|w| call_with(&w, "matchMedia", wish));
    let still = wish.is_some_and(|wish| by_name::is(&wish, "matches"));
    let behavior = if still { "instant" } else { "smooth" };
    let how = by_name::object(&[("block", &"center".into()), ("behavior", &behavior.into())]);
    call(element, "scrollIntoView", &how, &JsValue::UNDEFINED);
}

/// The sentences of all that is to be read, in order, each with its element.
fn all(app: &Element, lang: Lang) -> Vec<(Element, String)> {
    let mut all = Vec::new();
    let list = call_with(app, "querySelectorAll", READ);
    for i in 0_u32.. {
        let Ok(element) = get(&list, &i.to_string()).dyn_into::<Element>() else {
            break;
        };
        if !is_read(&element) {
            continue;
        }
        let text = text_of(&element, lang);
        for sentence in sentences(&text, lang) {
            all.push((element.clone(), sentence));
        }
    }
    all
}

/// Whether an element is read as one: it is seen, and no part of another that is read.
fn is_read(element: &Element) -> bool {
    let around = element.parent_element();
    let inside = |selector| {
        around
            .as_ref()
            .and_then(|a| a.closest(selector).ok().flatten())
    };
    inside(READ).is_none()
        && !matches!(element.closest(NOT_IN), Ok(Some(_)))
        && !get(&call_bare(element, "getClientRects"), "0").is_undefined()
}

fn text_of(element: &Element, lang: Lang) -> String {
    let mut text = String::new();
    match is(element, ".by-strip") {
        true => text = name(element),
        false => gather(element, &mut text, lang),
    }
    if is(element, ".by-fold:not([open]) > *") {
        folded(&text, lang)
    } else if is(element, ".by-summary__source > :first-child") {
        source(&text, lang)
    } else {
        without_signs(&text, lang)
    }
}

/// What a picture is called.
fn name(element: &Element) -> String {
    let name = call_with(element, "getAttribute", "aria-label");
    name.as_string().unwrap_or_default()
}

/// What is heard of a node.
fn gather(node: &Node, out: &mut String, lang: Lang) {
    let Some(element) = node.dyn_ref::<Element>() else {
        if by_name::text(node, "nodeName").is_some_and(|name| name == "#text") {
            out.push_str(&by_name::text(node, "data").unwrap_or_default());
        }
        return;
    };
    if is(element, ".by-rows__cell") {
        out.push_str(&figure(&figure_of(element, lang), lang));
        out.push_str("; ");
    } else if is(element, ".by-rows__noted") {
        out.push_str(", ");
        out.push_str(noted(lang));
    } else {
        inside(element, out, lang);
        // What begins a line of its own, or names what comes after it.
        if is(element, "dt, .by-list__name") {
            out.push_str(": ");
        } else if is(element, "p, li, small, h3") {
            out.push_str(". ");
        }
    }
}

/// What is heard of what is in an element.
fn inside(element: &Element, out: &mut String, lang: Lang) {
    let all = element.child_nodes();
    for node in (0..all.length()).filter_map(|i| all.item(i)) {
        let left_out = node.dyn_ref::<Element>().is_some_and(|e| is(e, LEFT_OUT));
        if !left_out {
            if is_block(&node) {
                out.push_str(". ");
            } else if is_part(&node) {
                // Where its style draws a dot, or begins a line.
                out.push_str("· ");
            }
            gather(&node, out, lang);
        }
    }
}

/// Whether a line ends before it.
fn is_block(node: &Node) -> bool {
    node.dyn_ref::<Element>()
        .is_some_and(|e| is(e, "small, p + p"))
}

/// Whether it goes on with what was said of the place.
fn is_part(node: &Node) -> bool {
    node.dyn_ref::<Element>()
        .is_some_and(|e| is(e, ".by-summary__part + .by-summary__part"))
}

fn is(element: &Element, selector: &str) -> bool {
    matches!(element.closest(selector), Ok(Some(found)) if found == *element)
}

/// The figure in a cell of a row.
fn figure_of(cell: &Element, lang: Lang) -> Figure {
    let part = |selector: &str| {
        let mut text = String::new();
        if let Some(part) = part_of(cell, selector) {
            inside(&part, &mut text, lang);
        }
        text
    };
    let has = |selector: &str| part_of(cell, selector).is_some();
    Figure {
        value: part(".by-rows__value").replace(&format!(", {}", noted(lang)), ""),
        unit: part(".by-rows__unit"),
        change: part(".by-rows__change"),
        change_only: has(".by-ref--change"),
        noted: has(".by-rows__noted"),
    }
}

fn part_of(element: &Element, selector: &str) -> Option<Element> {
    call_with(element, "querySelector", selector)
        .dyn_into()
        .ok()
}
