//! Reads aloud what the widget shows: its headings, sentences, figures and lists, one after the other,
//! with the browser's own voice. It reads what stands on the screen, so that nothing is heard that can't
//! be seen, and marks what is being read.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{
    Element, Event, KeyboardEvent, Node, ScrollBehavior, ScrollIntoViewOptions,
    ScrollLogicalPosition, SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice, window,
};
use yew::Callback;

use super::listen::voice_of;
use crate::text::Lang;
use crate::text::aloud::{Figure, figure, folded, noted, sentences, source, without_signs};

/// What is read as one: a heading, a paragraph, an item, a row of figures.
const READ: &str = "h2, h3, h4, p, li, caption, .by-fold__title, .by-rows__row, .by-strip";

/// Where nothing is read: what is not seen, controls, drawings, cells of tables, and what is folded away.
const NOT_IN: &str = "[hidden], [inert], [aria-hidden=true], .by-controls, .by-field, .by-similar, svg:not(.by-strip), \
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
    voice: SpeechSynthesis,
    speaker: Option<SpeechSynthesisVoice>,
    on_end: Callback<()>,
    /// Kept, or the collector takes it and nobody is told that it was said to the end.
    said: RefCell<Option<SpeechSynthesisUtterance>>,
    /// Called when a sentence has been said, and when it could not be.
    next: Closure<dyn FnMut(Event)>,
    /// Called for a key, and when the page is left.
    leave: Closure<dyn FnMut(Event)>,
}

/// Begins to read what is in an element; whether there is anything. Calls `on_end` once when it has
/// ended, unless it was stopped by [`stop`].
pub fn begin(app: Element, lang: Lang, on_end: Callback<()>) -> bool {
    end();
    let sentences = all(&app, lang);
    let voice = window().and_then(|w| w.speech_synthesis().ok());
    let (false, Some(voice)) = (sentences.is_empty(), voice) else {
        return false;
    };
    let reading = Rc::new(Reading {
        sentences,
        at: Cell::new(0),
        lang,
        speaker: voice_of(lang),
        voice,
        on_end,
        said: RefCell::new(None),
        next: Closure::new(|event: Event| match event.type_() == "end" {
            true => with(Reading::advance),
            false => end(),
        }),
        leave: Closure::new(|event: Event| {
            let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
            if key.is_none_or(|key| key == "Escape") {
                end();
            }
        }),
    });
    if let Some(window) = window() {
        let leave = reading.leave.as_ref().unchecked_ref();
        for name in LEAVING {
            let _ = window.add_event_listener_with_callback(name, leave);
        }
    }
    READING.replace(Some(reading.clone()));
    // Somebody may have left it halted.
    reading.voice.resume();
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

fn with(what: fn(&Reading) -> bool) {
    let reading = READING.with_borrow(Clone::clone);
    if reading.is_some_and(|reading| !what(&reading)) {
        end();
    }
}

/// After which nothing is read any more.
const LEAVING: [&str; 2] = ["keydown", "pagehide"];

impl Reading {
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
        let Ok(said) = SpeechSynthesisUtterance::new_with_text(text) else {
            return false;
        };
        if !element.is_connected() {
            return false;
        }
        said.set_lang(self.lang.pick("vi-VN", "en-GB"));
        said.set_voice(self.speaker.as_ref());
        let next = self.next.as_ref().unchecked_ref();
        said.set_onend(Some(next));
        said.set_onerror(Some(next));
        let _ = element.set_attribute(MARK, "");
        bring(element);
        self.voice.speak(&said);
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
            said.set_onend(None);
            said.set_onerror(None);
        }
        if let Some(window) = window() {
            let leave = self.leave.as_ref().unchecked_ref();
            for name in LEAVING {
                let _ = window.remove_event_listener_with_callback(name, leave);
            }
        }
        self.unmark();
        self.voice.cancel();
    }
}

/// Scrolls to an element, unless it is seen.
fn bring(element: &Element) {
    let Some(window) = window() else { return };
    let height = window.inner_height().ok().and_then(|h| h.as_f64());
    let at = element.get_bounding_client_rect();
    if at.top() >= 0.0
        && height.is_none_or(|height| at.bottom().min(at.top() + height / 2.0) <= height)
    {
        return;
    }
    let still = window.match_media("(prefers-reduced-motion: reduce)");
    let still = still.ok().flatten().is_some_and(|m| m.matches());
    let how = ScrollIntoViewOptions::new();
    how.set_block(ScrollLogicalPosition::Center);
    how.set_behavior(match still {
        true => ScrollBehavior::Instant,
        false => ScrollBehavior::Smooth,
    });
    element.scroll_into_view_with_scroll_into_view_options(&how);
}

/// The sentences of all that is to be read, in order, each with its element.
fn all(app: &Element, lang: Lang) -> Vec<(Element, String)> {
    let mut all = Vec::new();
    let Ok(list) = app.query_selector_all(READ) else {
        return all;
    };
    for i in 0..list.length() {
        let Some(element) = list.get(i).and_then(|n| n.dyn_into::<Element>().ok()) else {
            continue;
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
        && element.get_client_rects().length() > 0
}

fn text_of(element: &Element, lang: Lang) -> String {
    let mut text = String::new();
    match is(element, ".by-strip") {
        true => text = element.get_attribute("aria-label").unwrap_or_default(),
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

/// What is heard of a node.
fn gather(node: &Node, out: &mut String, lang: Lang) {
    let Some(element) = node.dyn_ref::<Element>() else {
        if node.node_type() == Node::TEXT_NODE {
            out.push_str(&node.text_content().unwrap_or_default());
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
    let mut next = element.first_child();
    while let Some(node) = next {
        next = node.next_sibling();
        let left_out = node.dyn_ref::<Element>().is_some_and(|e| is(e, LEFT_OUT));
        if !left_out {
            if is_block(&node) {
                out.push_str(". ");
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

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or(false)
}

/// The figure in a cell of a row.
fn figure_of(cell: &Element, lang: Lang) -> Figure {
    let part = |selector: &str| {
        let mut text = String::new();
        if let Ok(Some(part)) = cell.query_selector(selector) {
            inside(&part, &mut text, lang);
        }
        text
    };
    let has = |selector: &str| matches!(cell.query_selector(selector), Ok(Some(_)));
    Figure {
        value: part(".by-rows__value").replace(&format!(", {}", noted(lang)), ""),
        unit: part(".by-rows__unit"),
        change: part(".by-rows__change"),
        change_only: has(".by-ref--change"),
        noted: has(".by-rows__noted"),
    }
}
