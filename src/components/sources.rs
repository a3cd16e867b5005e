//! Reports, checks, method.

use yew::prelude::*;

use super::Data;
use super::glossary;
use super::markup::Markup;
use super::reference::{Opened, reference};
use super::sheet;
use crate::state::Selection;
use crate::text::terms::terms;
use crate::text::{Lang, correction, reports, ui};
use crate::view::Focus;
use crate::view::correction::CorrectionShown;
use crate::view::sources::{CheckShown, Entry, sources};

/// Props of [`SourcesView`].
#[derive(Clone, PartialEq, Properties)]
pub struct SourcesViewProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// A number was opened.
    pub on_open: Callback<Opened>,
}

/// The view.
#[component]
pub fn SourcesView(props: &SourcesViewProps) -> Html {
    let Some(focus) = Focus::new(&props.data, &props.selection) else {
        return Html::default();
    };
    let (view, lang) = (sources(&focus), focus.lang);
    let terms = terms(lang);
    html! {
        <article class="by-sources">
            <section class="by-block">
                <h2 class="by-block__title">{ &view.title }</h2>
                if view.own.is_empty() {
                    <p class="by-words">{ reports::none(lang) }</p>
                } else {
                    <ul class="by-list">{ for view.own.iter().map(|e| entry(e, lang)) }</ul>
                }
            </section>
            { corrections(&view.corrections, lang, &props.on_open) }
            <section class="by-block">
                <h2 class="by-block__title">{ terms.checks }</h2>
                { checks(&view.checks, lang, &props.on_open) }
            </section>
            if !view.problems.is_empty() {
                <section class="by-block">
                    <h2 class="by-block__title">{ terms.problems }</h2>
                    <ul class="by-list">{ for view.problems.iter().map(|p| html! { <li class="by-list__item">{ p }</li> }) }</ul>
                </section>
            }
            { glossary::lists(&focus) }
            <section class="by-block">
                <h2 class="by-block__title">{ terms.method }</h2>
                { for terms.method_text.iter().map(|p| html! { <p class="by-words">{ *p }</p> }) }
            </section>
            <section class="by-block">
                <h2 class="by-block__title">{ terms.corrections }</h2>
                <p class="by-words">{ terms.corrections_text }</p>
            </section>
            if view.count > 0 {
                <details class="by-fold">
                    <summary class="by-fold__title">{ reports::others(view.count, lang) }</summary>
                    { for view.others.iter().map(|(place, entries)| html! {
                        <div class="by-sources__place">
                            <h3 class="by-sources__name">{ place }</h3>
                            <ul class="by-list">{ for entries.iter().map(|e| entry(e, lang)) }</ul>
                        </div>
                    }) }
                </details>
            }
        </article>
    }
}

fn entry(e: &Entry, lang: Lang) -> Html {
    html! {
        <li class="by-list__item">
            <p><b>{ &e.period }</b>{ format!(" · {} {} · ", e.figures, terms(lang).figures) }
                <cite class="by-sheet__publisher">{ &e.line.publisher }</cite></p>
            <p>{ &e.line.title }if !e.line.details.is_empty() { { format!(" · {}", e.line.details) } }</p>
            { for e.notes.iter().map(|n| html! { <p class="by-sheet__note">{ n }</p> }) }
            { Markup::of(|m| sheet::link(m, e.line.url.as_deref(), lang)) }
        </li>
    }
}

fn corrections(all: &[CorrectionShown], lang: Lang, on_open: &Callback<Opened>) -> Html {
    if all.is_empty() {
        return Html::default();
    }
    let one = |c: &CorrectionShown| {
        html! {
            <li class="by-list__item">
                <p><b>{ &c.what }</b>{ ": " }{ &c.change }{ " " }
                    { reference(&[c.at], lang, on_open, "by-ref by-ref--note", html! { { ui::words(lang).source } }) }</p>
                <p>{ &c.when }</p>
                if !c.note.is_empty() { <p class="by-sheet__note">{ &c.note }</p> }
                if c.url.is_some() { { Markup::of(|m| sheet::link(m, c.url.as_deref(), lang)) } }
            </li>
        }
    };
    html! {
        <section class="by-block">
            <h2 class="by-block__title">{ correction::heading(lang) }</h2>
            <p class="by-words">{ correction::intro(lang) }</p>
            <ul class="by-list">{ for all.iter().map(one) }</ul>
        </section>
    }
}

fn checks(checks: &[CheckShown], lang: Lang, on_open: &Callback<Opened>) -> Html {
    let w = ui::words(lang);
    let terms = terms(lang);
    if checks.is_empty() {
        return html! { <p class="by-words">{ terms.checks_none }</p> };
    }
    html! {
        <>
            <p class="by-words">{ terms.checks_intro }</p>
            <ul class="by-list">
                { for checks.iter().map(|c| html! {
                    <li class="by-list__item">
                        { &c.text }{ " " }
                        { reference(&c.at, lang, on_open, "by-ref by-ref--note", html! { { w.source } }) }
                    </li>
                }) }
            </ul>
        </>
    }
}
