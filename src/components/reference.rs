//! A number or mark that opens its source.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, SvgElement};
use yew::prelude::*;

use crate::analysis::At;
use crate::text::{Lang, ui};

/// What was opened, and from which element, to give focus back.
#[derive(Clone, PartialEq)]
pub struct Opened {
    /// Who says what was pointed at.
    pub at: Vec<At>,
    /// The same as words, where it was prepared; see [`crate::view::said`].
    pub said: Vec<String>,
    /// What was pointed at explained in words, if it is no value; may be empty.
    pub explains: String,
    /// The element it was opened from.
    pub from: Option<Element>,
}

impl Opened {
    /// Opened by an event on a button or something inside it. (Yew listens at the root, so the
    /// event's current target is not the button.)
    pub fn by(event: &Event, at: Vec<At>) -> Self {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let from = target.and_then(|t| t.closest("button, [role=button]").ok().flatten());
        Self {
            at,
            said: Vec::new(),
            explains: String::new(),
            from,
        }
    }

    /// Gives focus back to where it was opened from. If that is gone, focus stays where it is.
    pub fn give_focus_back(&self) {
        let Some(from) = &self.from else { return };
        let _ = match from.dyn_ref::<HtmlElement>() {
            Some(html) => html.focus(),
            None => from
                .dyn_ref::<SvgElement>()
                .map_or(Ok(()), SvgElement::focus),
        };
    }
}

/// A button that looks like the number it holds, of the class `by-ref`. A function and not a
/// component: a table has hundreds of them.
pub fn reference(
    at: &[At],
    lang: Lang,
    on_open: &Callback<Opened>,
    class: &'static str,
    children: Html,
) -> Html {
    let (at, on_open) = (at.to_vec(), on_open.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        on_open.emit(Opened::by(&event, at.clone()));
    });
    button(lang, class, onclick, children)
}

/// As [`reference`], of what is said there in words.
pub fn opener(
    said: &[String],
    lang: Lang,
    on_open: &Callback<Opened>,
    class: &'static str,
    children: Html,
) -> Html {
    let (said, on_open) = (said.to_vec(), on_open.clone());
    let onclick = Callback::from(move |event: MouseEvent| {
        let said = said.clone();
        let opened = Opened::by(&event, Vec::new());
        on_open.emit(Opened { said, ..opened });
    });
    button(lang, class, onclick, children)
}

#[inline(never)]
fn button(lang: Lang, class: &'static str, onclick: Callback<MouseEvent>, children: Html) -> Html {
    // Heard after the name, as its description; said in the name as well it would be heard twice.
    let title = ui::words(lang).opens_source;
    html! { <button type="button" {class} {onclick} {title}>{ children }</button> }
}
