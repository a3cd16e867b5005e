//! What those need who neither see the page nor use a mouse: the focus stays in the widget and in
//! sight, and a change is said once.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};
use yew::platform::spawn_local;
use yew::prelude::*;

use super::pause::pause;

/// Where a button is gone once it has done its work, the focus goes to the next of its group, or to
/// what stands below the tabs; not to the top of the page.
pub fn in_app(event: &MouseEvent) {
    let Some(pressed) = nearest(event, "button") else {
        return;
    };
    let closest = |what| pressed.closest(what).ok().flatten();
    let (Some(app), group) = (closest(".by-app"), closest("[role=group]")) else {
        return;
    };
    spawn_local(async move {
        pause().await;
        if pressed.is_connected() || has_focus(&app) {
            return;
        }
        let group = group.filter(|group| group.is_connected());
        match group.and_then(|group| group.query_selector("button").ok().flatten()) {
            Some(next) => focus(&next),
            None => focus_within(&app, ".by-panel"),
        }
    });
}

/// After more rows are shown the focus is on the first of them. `shown` were there before.
pub fn next_row(event: &MouseEvent, shown: usize) {
    let Some(view) = nearest(event, "article") else {
        return;
    };
    spawn_local(async move {
        pause().await;
        focus_within(&view, &format!("tbody tr:nth-child({}) button", shown + 1));
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

/// What is new since the app was first drawn, said once for each `key`; nothing at first, since what
/// is there from the start is read in its place.
#[hook]
pub fn use_changed(key: String, now: impl FnOnce() -> String) -> String {
    let last = use_mut_ref(|| (key.clone(), String::new()));
    if last.borrow().0 != key {
        last.replace((key, now()));
    }
    last.borrow().1.clone()
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
