//! What those need who neither see the page nor use a mouse: the focus stays in the widget and in
//! sight, and a change is said once.

use std::cell::RefCell;

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::clock::Deadline;
use super::pause::pause;

/// How long after a press the focus is looked after, ms: who waits longer reads something else by then.
const LOOKED_AFTER: f64 = 20_000.0;

struct Pressed {
    button: Element,
    app: Element,
    group: Option<Element>,
    until: Deadline,
}

thread_local! {
    /// The button that was pressed last.
    static PRESSED: RefCell<Option<Pressed>> = const { RefCell::new(None) };
}

/// Where a button is gone once it has done its work, the focus goes to the next of its group, or to
/// what stands below the tabs; not to the top of the page.
pub fn in_app(event: &MouseEvent) {
    let Some(button) = nearest(event, "button") else {
        return;
    };
    let closest = |what| button.closest(what).ok().flatten();
    let (Some(app), group) = (closest(".by-app"), closest("[role=group]")) else {
        return;
    };
    PRESSED.set(Some(Pressed {
        button,
        app,
        group,
        until: Deadline::after(LOOKED_AFTER),
    }));
    spawn_local(async {
        pause().await;
        kept();
    });
}

/// Looks after the focus where something was drawn that may have taken it away.
pub fn kept() {
    let gone = PRESSED.with_borrow_mut(|last| last.take_if(|last| !last.button.is_connected()));
    let soon = gone.filter(|last| !last.until.is_over() && is_lost());
    let Some(Pressed { app, group, .. }) = soon else {
        return;
    };
    let group = group.filter(|group| group.is_connected());
    match group.and_then(|group| group.query_selector("button").ok().flatten()) {
        Some(next) => focus(&next),
        None => focus_within(&app, ".by-panel"),
    }
}

/// Whether nothing has the focus.
fn is_lost() -> bool {
    let page = web_sys::window().and_then(|window| window.document());
    let active = page.and_then(|page| page.active_element());
    active.is_none_or(|active| active.matches("body").unwrap_or_default())
}

/// After a button below a list has changed it, the focus is on what `row` selects there.
pub fn in_row(event: &MouseEvent, row: String) {
    let button = nearest(event, "button");
    let Some(view) = button.and_then(|button| button.parent_element()) else {
        return;
    };
    spawn_local(async move {
        pause().await;
        focus_within(&view, &row);
    });
}

/// Calls back once a key has moved the focus out of the sheet that it was pressed in.
pub fn once_left(event: &KeyboardEvent, then: &Callback<()>) {
    let (sheet, then) = (nearest(event, "[role=dialog]"), then.clone());
    spawn_local(async move {
        pause().await;
        if sheet.is_some_and(|sheet| sheet.is_connected() && !has_focus(&sheet)) {
            then.emit(());
        }
    });
}

/// Scrolls a list, and the page if need be, so that the entry of this index is seen.
pub fn in_sight(list: &NodeRef, index: usize) {
    let Some(list) = list.cast::<Element>() else {
        return;
    };
    let index = u32::try_from(index).unwrap_or_default();
    if let Some(entry) = list.children().item(index) {
        let how = ScrollIntoViewOptions::new();
        how.set_block(ScrollLogicalPosition::Nearest);
        entry.scroll_into_view_with_scroll_into_view_options(&how);
    }
}

/// The element of that kind that an event happened in. (Yew listens at the root.)
fn nearest(event: &Event, kind: &str) -> Option<Element> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest(kind).ok().flatten()
}

fn has_focus(element: &Element) -> bool {
    element.matches(":focus-within").unwrap_or_default()
}

fn focus_within(element: &Element, what: &str) {
    if let Some(next) = element.query_selector(what).ok().flatten() {
        focus(&next);
    }
}

/// What is no control can have the focus as well, though Tab does not stop there.
fn focus(element: &Element) {
    if !element.matches("button").unwrap_or_default() {
        // Without it only the focus fails.
        let _ = element.set_attribute("tabindex", "-1");
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // As for an element that is gone.
        let _ = element.focus();
    }
}
