//! A sheet at the foot of the widget, and in it the sources of one value.

use web_sys::HtmlElement;
use yew::prelude::*;

use super::Data;
use super::focus;
use super::glossary;
use super::markup::Markup;
use super::reference::Opened;
use super::standing::stand;
use super::words;
use crate::analysis::At;
use crate::text::terms::terms;
use crate::text::{Lang, breaks, correction, heard, ui, waiting, working};
use crate::view::correction::CorrectionShown;
use crate::view::glossary::{meanings, words_in};
use crate::view::said;
use crate::view::source::{SourceShown, source};

/// Props of [`SourceSheet`].
#[derive(Clone, PartialEq, Properties)]
pub struct SourceSheetProps {
    /// The dataset.
    pub data: Data,
    /// The language.
    pub lang: Lang,
    /// Prefix of ids.
    pub id: AttrValue,
    /// What was opened.
    pub opened: Opened,
    /// It is to be closed.
    pub on_close: Callback<()>,
    /// The data is to be fetched again.
    #[prop_or_default]
    pub on_retry: Option<Callback<()>>,
}

/// The sheet. Takes focus when it opens; Escape closes it.
#[component]
pub fn SourceSheet(props: &SourceSheetProps) -> Html {
    let terms = terms(props.lang);
    let close = use_first_focus(Some(props.opened.clone()));
    let explains = &props.opened.explains;
    let heading = match explains.is_empty() {
        true => terms.source_of,
        false => breaks::heading(props.lang),
    };
    let said = props.opened.said.iter();
    let said = said.filter_map(|word| said::place(&props.data, word));
    let at: Vec<At> = props.opened.at.iter().copied().chain(said).collect();
    let sources: Vec<SourceShown> = at
        .iter()
        .filter_map(|at| source(&props.data, *at, props.lang))
        .collect();
    let none = sources.is_empty();
    let inside = html! {
        <>
            if !explains.is_empty() { <p class="by-sheet__explains">{ explains }</p> }
            if none { { lost(props.lang, props.on_retry.as_ref()) } }
            <ol class="by-sheet__list">{ for sources.iter().map(|s| entry(s, props.lang)) }</ol>
            { glossary::below(&meanings(&props.data, &at, props.lang), &words_in(&sources, props.lang), props.lang) }
        </>
    };
    frame(
        &props.id,
        heading,
        "",
        props.lang,
        close,
        &props.on_close,
        inside,
    )
}

/// The button that closes a sheet; it has the focus, in sight, whenever something else was opened.
#[hook]
pub fn use_first_focus(opened: Option<Opened>) -> NodeRef {
    let close = use_node_ref();
    let button = close.clone();
    use_effect_with(opened, move |opened| {
        if let Some(button) = button.cast::<HtmlElement>() {
            let from = opened.as_ref().and_then(|opened| opened.from.as_ref());
            stand(&button, from);
        }
    });
    close
}

/// A sheet with a heading and the button `close`; Escape closes it too, and Tab past its ends.
pub fn frame(
    id: &str,
    heading: &'static str,
    class: &'static str,
    lang: Lang,
    close: NodeRef,
    on_close: &Callback<()>,
    inside: Html,
) -> Html {
    let onkeydown = {
        let on_close = on_close.clone();
        move |event: KeyboardEvent| match event.key().as_str() {
            "Escape" => {
                event.stop_propagation();
                on_close.emit(());
            }
            // It covers the foot of the window, where what has the focus next may stand.
            "Tab" => focus::once_left(&event, &on_close),
            _ => {}
        }
    };
    let id = format!("{id}-sheet");
    html! {
        <div class={classes!("by-sheet", class)} part="source" role="dialog" aria-labelledby={id.clone()} {onkeydown}>
            <div class="by-sheet__head">
                <h2 class="by-sheet__title" {id}>{ heading }</h2>
                <button type="button" class="by-sheet__close" ref={close} onclick={on_close.reform(|_| ())}>
                    <span aria-hidden="true">{ "×" }</span><span class="by-hidden">{ terms(lang).close }</span>
                </button>
            </div>
            { inside }
        </div>
    }
}

/// When the document that it stands in did not come, or says it no longer.
fn lost(lang: Lang, on_retry: Option<&Callback<()>>) -> Html {
    Markup::of(|m| {
        m.el("p", "by-notice", |m| {
            m.attr("role", "alert");
            m.text(waiting::source_lost(lang));
            m.text(" ");
            if let Some(on_retry) = on_retry {
                let retry = ui::words(lang).retry;
                m.button("by-button", on_retry.reform(|_| ()), |m| m.text(retry));
            }
        });
    })
}

fn entry(s: &SourceShown, lang: Lang) -> Html {
    let terms = terms(lang);
    html! {
        <li class="by-sheet__entry">
            <p class="by-sheet__says">{ &s.says }</p>
            <p class="by-sheet__source">
                <cite class="by-sheet__publisher">{ &s.publisher }</cite>{ ". " }{ &s.title }
                if !s.details.is_empty() { { format!(" · {}", s.details) } }
            </p>
            { Markup::of(|m| link(m, s.url.as_deref(), lang)) }
            { for s.notes.iter().map(|n| html! { <p class="by-sheet__note"><b>{ terms.note }{ ": " }</b>{ n }</p> }) }
            { for s.corrections.iter().map(|c| corrected(c, lang)) }
            { words::weighed(&s.weighed, lang) }
            if !s.working.is_empty() {
                <p class="by-sheet__note"><b>{ working::heading(lang) }{ ":" }</b></p>
                <ul class="by-sheet__working">{ for s.working.iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            }
        </li>
    }
}

/// A correction of the figure: the number before it, who made it, and where to read it.
fn corrected(c: &CorrectionShown, lang: Lang) -> Html {
    html! {
        <div class="by-sheet__note">
            <p><b>{ correction::label(lang) }{ ": " }</b>{ &c.stood }{ ". " }{ &c.note }</p>
            if c.url.is_some() { { Markup::of(|m| link(m, c.url.as_deref(), lang)) } }
        </div>
    }
}

/// The mark of a link that opens a page of its own, with a word for those who do not see it.
pub fn new_page(m: &mut Markup, lang: Lang) {
    m.el("span", "", |m| {
        m.attr("aria-hidden", "true");
        m.text(" ↗");
    });
    m.leaf("span", "by-hidden", heard::new_page(lang));
}

/// A link to the original, or that its address is not known.
pub fn link(m: &mut Markup, url: Option<&str>, lang: Lang) {
    let w = ui::words(lang);
    match url {
        Some(url) => m.el("p", "by-link", |m| {
            m.el("a", "", |m| {
                m.attr("href", url);
                m.attr("target", "_blank");
                m.attr("rel", "noopener external");
                m.text(w.read_source);
                new_page(m, lang);
            });
        }),
        None => m.leaf("p", "by-link by-link--none", w.no_link),
    }
}
