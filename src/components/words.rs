//! Paragraphs that say what a comparison comes to, with their line for those who work with numbers.

use yew::prelude::*;

use super::markup::Markup;
use super::reference::{Opened, reference};
use crate::text::{Lang, doubt, expert, heard, ui};
use crate::view::weighed::Weighed;
use crate::view::words::Words;

/// A comparison in words, with its sources.
pub fn words(words: &Words, lang: Lang, on_open: &Callback<Opened>) -> Html {
    html! {
        <>
            <p class="by-words">{ &words.text }{ " " }
                if !words.at.is_empty() {
                    { reference(&words.at, lang, on_open, "by-ref by-ref--note", html! { { ui::words(lang).source } }) }
                }
            </p>
            { statistics(words, lang) }
        </>
    }
}

/// The line of statistics, folded away.
fn statistics(words: &Words, lang: Lang) -> Html {
    match &words.expert {
        Some(line) => html! {
            <details class="by-expert">
                <summary class="by-expert__summary">{ expert::heading(lang) }</summary>
                <p class="by-expert__line">{ line }</p>
            </details>
        },
        None => Html::default(),
    }
}

/// What a figure comes to and what does not fit, below it in the sheet.
pub fn weighed(weighed: &Weighed, lang: Lang) -> Html {
    html! {
        <>
            { Markup::of(|m| doubts(m, &weighed.doubts)) }
            if !weighed.small.is_empty() { <p class="by-weighed">{ weighed.small }</p> }
            { for weighed.verdicts.iter().map(|v| html! {
                <><p class="by-weighed">{ &v.text }</p>{ statistics(v, lang) }</>
            }) }
        </>
    }
}

/// What does not fit, each in a paragraph.
pub fn doubts(m: &mut Markup, doubts: &[String]) {
    for text in doubts {
        m.el("p", "by-doubt", |m| {
            m.el("span", "", |m| {
                m.attr("aria-hidden", "true");
                m.text(doubt::MARK);
                m.text(" ");
            });
            m.text(text);
        });
    }
}

/// In place of a number that is not given: dots, with their meaning for those who do not see them.
pub fn no_number(m: &mut Markup, lang: Lang) {
    m.el("span", "", |m| {
        m.attr("aria-hidden", "true");
        m.text("…");
    });
    m.leaf("span", "by-hidden", heard::no_number(lang));
}

/// The mark of a figure that does not fit, with its meaning for those who do not see it.
pub fn doubt_mark(unfit: bool, lang: Lang) -> Html {
    if !unfit {
        return Html::default();
    }
    Markup::of(|m| {
        m.el("span", "by-doubt__mark", |m| {
            m.el("span", "", |m| {
                m.attr("aria-hidden", "true");
                m.text(doubt::MARK);
                m.text("\u{a0}");
            });
            m.leaf("span", "by-hidden", &format!("{}: ", doubt::unfit(lang)));
        });
    })
}
