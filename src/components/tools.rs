//! The bar at the top, as portals have it: reading aloud, size of the text, night mode, language.

use yew::prelude::*;

use super::markup::Markup;
use crate::state::{Action, Looks, USUAL};
use crate::text::{Lang, tools, ui};

/// A disc, half of it dark.
const HALF_MOON: &str = "M9 1a8 8 0 0 0 0 16A8 8 0 0 0 9 1zm0 2v12A6 6 0 0 1 9 3z";

/// An arrow, as players have it.
const PLAY: &str = "M4 2l11 7-11 7z";

/// A square, as players have it.
const HALT: &str = "M3 3h12v12H3z";

/// How the reader sees it now, and what else there is.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Tools {
    /// What the reader has chosen.
    pub looks: Looks,
    /// Whether it is dark: by choice, by the page or by the system.
    pub dark: bool,
    /// Whether the browser has a voice of the language.
    pub speaks: bool,
    /// Whether it is being read aloud.
    pub reading: bool,
    /// Whether what reads aloud could not be fetched.
    pub failed: bool,
}

/// What is said when one of the bar's buttons is pressed.
pub type OnLooks = Callback<Looks>;

/// The bar. `on_read` is called to begin and to end reading aloud.
pub fn bar(
    tools: Tools,
    lang: Lang,
    on_looks: &OnLooks,
    on_read: &Callback<()>,
    language: Html,
) -> Html {
    let looks = tools.looks;
    let sized = |text| set(on_looks, Looks { text, ..looks });
    let (smaller, larger) = (looks.smaller(), looks.larger());
    let end = |next: u32| ("aria-disabled", next == looks.text);
    let night = Looks {
        dark: Some(!tools.dark),
        ..looks
    };
    Markup::of(|m| {
        m.el("div", "by-tools", |m| {
            m.attr("role", "group");
            m.attr("aria-label", tools::bar(lang));
            if tools.speaks {
                let (sign, word) = match tools.reading {
                    true => (HALT, tools::stop(lang)),
                    false => (PLAY, tools::read(lang)),
                };
                m.button("by-tools__listen", on_read.reform(|_| ()), |m| {
                    icon(m, sign);
                    m.leaf("span", "by-tools__word", word);
                });
            }
            m.el("span", "by-tools__sizes", |m| {
                // A dash: the minus sign is missing in common fonts, and to look for it among all others takes
                // nearly as long as the rest of the first layout.
                let minus = letters("A–");
                m.put(tool(
                    tools::smaller(lang),
                    end(smaller),
                    sized(smaller),
                    minus,
                ));
                let usual = ("aria-pressed", looks.text == USUAL);
                let letter = letters("A");
                m.put(tool(tools::usual(lang), usual, sized(USUAL), letter));
                let plus = letters("A+");
                m.put(tool(tools::larger(lang), end(larger), sized(larger), plus));
            });
            let pressed = ("aria-pressed", tools.dark);
            let moon = Markup::of(|m| icon(m, HALF_MOON));
            m.put(tool(
                tools::night(lang),
                pressed,
                set(on_looks, night),
                moon,
            ));
            m.put(language);
            if tools.failed {
                m.el("p", "by-notice", |m| {
                    m.attr("role", "alert");
                    m.text(ui::words(lang).part_failed);
                });
            }
        });
    })
}

/// The button of the other language.
pub fn language(lang: Lang, on_action: &Callback<Action>) -> Html {
    let other = lang.pick(Lang::En, Lang::Vi);
    let onclick = on_action.reform(move |_| Action::Speak(other));
    html! {
        <button type="button" class="by-language" lang={other.code()} {onclick}>{ ui::words(lang).other_language }</button>
    }
}

/// A picture of 18 by 18 that only repeats what its button is called.
fn icon(m: &mut Markup, path: &str) {
    m.el("svg", "by-tools__icon", |m| {
        m.attr("width", "18");
        m.attr("height", "18");
        m.attr("viewBox", "0 0 18 18");
        m.attr("aria-hidden", "true");
        m.el("path", "", |m| {
            m.attr("d", path);
            m.attr("fill-rule", "evenodd");
        });
    });
}

/// Letters as a sign: seen, not heard.
fn letters(text: &str) -> Html {
    Markup::of(|m| {
        m.el("span", "", |m| {
            m.attr("aria-hidden", "true");
            m.text(text);
        });
    })
}

fn set(on_looks: &OnLooks, looks: Looks) -> Callback<MouseEvent> {
    on_looks.reform(move |_| looks)
}

/// A button that shows a sign; its name is heard, and seen when it is pointed at.
#[inline(never)]
fn tool(
    name: &'static str,
    (state, on): (&'static str, bool),
    onclick: Callback<MouseEvent>,
    sign: Html,
) -> Html {
    let on = AttrValue::from(if on { "true" } else { "false" });
    let (pressed, disabled) = match state {
        "aria-pressed" => (Some(on), None),
        _ => (None, Some(on)),
    };
    // The sign is hidden and so the title is the name; with an `aria-label` it would be heard twice.
    html! {
        <button type="button" class="by-tools__tool" title={name}
            aria-pressed={pressed} aria-disabled={disabled} {onclick}>{ sign }</button>
    }
}
