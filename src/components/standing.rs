//! Where a sheet stands: at the foot of the window, or, where that is not what is seen, below what
//! it was opened from.
//!
//! A frame is as tall as what it shows, so its foot may be far from the reader's screen; and within a
//! host's element that is transformed nothing is fixed to the window.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

use super::by_name;

/// How far above the foot of the window a sheet at its foot may end, px.
const FOOT: f64 = 60.0;

/// Between what was pressed and the sheet, px.
const GAP: f64 = 8.0;

/// Lets the sheet that `button` is in stand where it is seen, and gives `button` the focus.
pub fn stand(button: &HtmlElement, from: Option<&Element>) {
    let closest = |what| button.closest(what).ok().flatten();
    let (Some(sheet), Some(app)) = (closest("[role=dialog]"), closest(".by-app")) else {
        return focus(button);
    };
    let beside = in_frame() || !at_foot(&sheet);
    if !beside {
        return focus(button);
    }
    // Without it the sheet only stays where it is.
    let _ = sheet.set_attribute("data-beside", "");
    let top = below(from, &app).min(tall(&app) - tall(&sheet)).max(0.0);
    let style = by_name::get(&sheet, "style");
    by_name::set(&style, "top", &format!("{top}px").into());
    focus(button);
    let nearest = by_name::object(&[("block", &"nearest".into())]);
    let head = button.parent_element();
    // Of one that is taller than the screen at least the head.
    for seen in [Some(sheet), head].into_iter().flatten() {
        by_name::call(&seen, "scrollIntoView", &nearest, &JsValue::UNDEFINED);
    }
}

/// The page stays where it is.
fn focus(button: &HtmlElement) {
    let how = by_name::object(&[("preventScroll", &JsValue::TRUE)]);
    by_name::call(button, "focus", &how, &JsValue::UNDEFINED);
}

fn in_frame() -> bool {
    let window: JsValue = web_sys::window().into();
    by_name::get(&window, "parent") != window
}

fn at_foot(sheet: &Element) -> bool {
    let window: JsValue = web_sys::window().into();
    let foot = number(&window, "innerHeight") - edge(sheet, "bottom");
    (-1.0..=FOOT).contains(&foot)
}

/// Where what was pressed ends, from the top of the app; a page may show the app larger or smaller.
fn below(from: Option<&Element>, app: &Element) -> f64 {
    let Some(from) = from.filter(|from| from.is_connected()) else {
        return 0.0;
    };
    let shown = edge(app, "height") / tall(app);
    (edge(from, "bottom") - edge(app, "top")) / shown + GAP
}

fn tall(element: &Element) -> f64 {
    f64::from(element.unchecked_ref::<HtmlElement>().offset_height())
}

/// An edge of what is seen of it, in px of the window.
fn edge(element: &Element, name: &str) -> f64 {
    number(&by_name::call_bare(element, "getBoundingClientRect"), name)
}

fn number(of: &JsValue, name: &str) -> f64 {
    by_name::get(of, name).as_f64().unwrap_or_default()
}
