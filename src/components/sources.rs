//! Reports, checks, method.

use std::rc::Rc;

use yew::prelude::*;

use super::breath::{Breath, by_name};
use super::glossary;
use super::long_sources::{OtherPlaces, others};
use super::markup::Markup;
use super::pause::Pace;
use super::reference::{Opened, reference};
use super::sheet;
use super::view::{Made, Making, ViewProps, piece};
use crate::text::terms::terms;
use crate::text::{Lang, correction, reports, ui};
use crate::view::Focus;
use crate::view::correction::CorrectionShown;
use crate::view::glossary::{self as meanings, Meaning};
use crate::view::sources::{CheckShown, Entry, Sources, sources, unfit};

/// What the pieces are drawn from.
struct All {
    view: Rc<Sources>,
    others: OtherPlaces,
    unfit: Vec<CheckShown>,
    meanings: Vec<(String, Vec<Meaning>)>,
    on_open: Callback<Opened>,
    lang: Lang,
}

/// Makes the view.
pub fn make(props: ViewProps, pace: Pace, first: bool) -> Making {
    Box::pin(async move {
        let all = Rc::new(gather(&props, Breath::new(pace, first)).await?);
        Some(Made {
            class: "by-sources",
            above: Vec::new(),
            inside: vec![
                piece(&all, own),
                piece(&all, |all| {
                    corrections(&all.view.corrections, all.lang, &all.on_open)
                }),
                piece(&all, misfits),
                piece(&all, |all| glossary::lists(&all.meanings, all.lang)),
                piece(&all, about),
                others(all.others.clone(), pace),
            ],
            at_once: 1,
            below: Vec::new(),
        })
    })
}

async fn gather(props: &ViewProps, mut breath: Breath) -> Option<All> {
    let focus = Focus::new(&props.data, &props.selection)?;
    let mut found = Vec::new();
    for checks in unfit(focus.data, focus.lang) {
        breath.rest().await;
        found.extend(checks);
    }
    by_name(&props.data, &mut breath).await;
    breath.pause().await;
    let view = Rc::new(sources(&focus));
    breath.pause().await;
    Some(All {
        others: OtherPlaces::new(&props.data, &props.selection, view.clone()),
        view,
        unfit: found,
        meanings: meanings::all(focus.data, focus.lang),
        on_open: props.on_open.clone(),
        lang: focus.lang,
    })
}

fn own(all: &All) -> Html {
    let (view, lang) = (&all.view, all.lang);
    html! {
        <section class="by-block">
            <h2 class="by-block__title">{ &view.title }</h2>
            if view.own.is_empty() {
                <p class="by-words">{ reports::none(lang) }</p>
            } else {
                <ul class="by-list">{ for view.own.iter().map(|e| entry(e, lang)) }</ul>
            }
        </section>
    }
}

fn misfits(all: &All) -> Html {
    let (view, terms) = (&all.view, terms(all.lang));
    html! {
        <>
            <section class="by-block">
                <h2 class="by-block__title">{ terms.checks }</h2>
                { checks(&all.unfit, all.lang, &all.on_open) }
            </section>
            if !view.problems.is_empty() {
                <section class="by-block">
                    <h2 class="by-block__title">{ terms.problems }</h2>
                    <ul class="by-list">{ for view.problems.iter().map(|p| html! { <li class="by-list__item">{ p }</li> }) }</ul>
                </section>
            }
        </>
    }
}

fn about(all: &All) -> Html {
    let terms = terms(all.lang);
    html! {
        <>
            <section class="by-block">
                <h2 class="by-block__title">{ terms.method }</h2>
                { for terms.method_text.iter().map(|p| html! { <p class="by-words">{ *p }</p> }) }
            </section>
            <section class="by-block">
                <h2 class="by-block__title">{ terms.corrections }</h2>
                <p class="by-words">{ terms.corrections_text }</p>
            </section>
        </>
    }
}

/// A report.
pub fn entry(e: &Entry, lang: Lang) -> Html {
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
