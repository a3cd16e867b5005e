//! A view as it is written into a page beforehand: the app, drawn once and for all, and the same in
//! plain HTML. `binh-yen render` makes files of it, and the sheet that embeds code.

use std::rc::Rc;

use yew::prelude::*;

use super::markup::Markup;
use super::sheet;
use super::{App, Data, Whole};
use crate::state::{Action, Selection, View};
use crate::text::terms::terms;
use crate::text::{Lang, prerender, ui};
use crate::view::page::screen;
use crate::view::plain::{Plain, PlainRow, plain};

/// Props of [`Still`] and [`PlainView`].
#[derive(Clone, PartialEq, Properties)]
pub struct StillProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// The width that charts are drawn for, px.
    #[prop_or(328.0)]
    pub width: f64,
}

/// The app, and after it what takes the place of the sources that can't be opened. Ids start with
/// `still`, so that the running app may stand beside it.
#[component]
pub fn Still(props: &StillProps) -> Html {
    let lang = props.selection.lang;
    let said = plain(&props.data, &props.selection);
    let screen = Rc::new(screen(&props.data, &props.selection));
    html! {
        <div class="by-still">
            <App {screen} whole={Whole::Here(props.data.clone())} selection={props.selection.clone()} id="still"
                on_action={Callback::from(|_: Action| {})} room={props.width} />
            if let Some(said) = said {
                <div class="by-app by-still__only" lang={lang.code()}>{ only(&said, props.selection.view, lang) }</div>
            }
        </div>
    }
}

/// What is needed only where the app will not come.
fn only(said: &Plain, view: View, lang: Lang) -> Html {
    match view {
        View::Table if said.of > said.rows.len() => {
            html! { <p class="by-block__note">{ prerender::first_of(said.rows.len(), said.of, lang) }</p> }
        }
        View::Table | View::Sources => Html::default(),
        _ => html! {
            <details class="by-key" open=true>
                <summary class="by-key__summary">{ prerender::figures(lang) }</summary>
                { table(said, lang) }
                // The summary lists its report itself; several are named by number.
                if view != View::Summary || said.reports.len() > 1 { { reports(said, lang) } }
            </details>
        },
    }
}

/// The view in plain HTML that needs no style: sentences, figures, reports.
#[component]
pub fn PlainView(props: &StillProps) -> Html {
    let lang = props.selection.lang;
    let Some(said) = plain(&props.data, &props.selection) else {
        return Html::default();
    };
    html! {
        <article lang={lang.code()}>
            if !said.kicker.is_empty() { <p>{ &said.kicker }</p> }
            <h2>{ &said.title }</h2>
            { for said.sentences.iter().map(|text| html! { <p>{ text }</p> }) }
            { table(&said, lang) }
            { reports(&said, lang) }
        </article>
    }
}

fn table(said: &Plain, lang: Lang) -> Html {
    if said.rows.is_empty() {
        return Html::default();
    }
    let w = ui::words(lang);
    let terms = terms(lang);
    let any = |part: fn(&PlainRow) -> &String| said.rows.iter().any(|r| !part(r).is_empty());
    let shown = Columns {
        place: any(|r| &r.place),
        period: any(|r| &r.period),
        subject: any(|r| &r.subject),
        source: said.reports.len() > 1,
    };
    let head = |text: &'static str| html! { <th class="by-table__head" scope="col">{ text }</th> };
    html! {
        <>
            <div class="by-table__scroll">
                <table class="by-table">
                    <caption class="by-hidden">{ &said.title }</caption>
                    <thead><tr>
                        if shown.place { { head(w.place) } }
                        if shown.period { { head(w.period) } }
                        if shown.subject { { head(terms.indicator) } }
                        { head(terms.value) }{ head(terms.change) }
                        if shown.source { { head(w.source) } }
                    </tr></thead>
                    <tbody>{ for said.rows.iter().map(|r| row(said, r, &shown)) }</tbody>
                </table>
            </div>
            if said.of > said.rows.len() {
                <p class="by-block__note">{ prerender::first_of(said.rows.len(), said.of, lang) }</p>
            }
        </>
    }
}

/// Which columns there are; what is the same in all rows has none.
struct Columns {
    place: bool,
    period: bool,
    subject: bool,
    source: bool,
}

/// A row; its first cell names it. The source is the number of its report in the list below.
fn row(said: &Plain, r: &PlainRow, shown: &Columns) -> Html {
    let value = if r.value.is_empty() { "…" } else { &r.value };
    let number = format!("[{}]", r.report + 1);
    let url = said.reports.get(r.report).and_then(|s| s.url.clone());
    let subject = html! {
        <>
            { &r.subject }
            if !r.measure.is_empty() { { " " }<small class="by-table__measure">{ &r.measure }</small> }
        </>
    };
    let names = [
        (shown.place, html! { { &r.place } }),
        (shown.period, html! { { &r.period } }),
        (shown.subject, subject),
    ];
    let names = names.into_iter().filter(|(shown, _)| *shown);
    html! {
        <tr>
            { for names.enumerate().map(|(i, (_, name))| match i {
                0 => html! { <th class="by-table__head" scope="row">{ name }</th> },
                _ => html! { <td class="by-table__cell">{ name }</td> },
            }) }
            <td class="by-table__cell"><b>{ value }</b></td>
            <td class="by-table__cell">{ &r.change }{ for r.notes.iter().map(|n| html! { <p class="by-table__measure">{ n }</p> }) }</td>
            if shown.source {
                <td class="by-table__cell by-table__cell--source">
                    if let Some(url) = url {
                        <a href={url} target="_blank" rel="noopener external">{ number }</a>
                    } else {
                        { number }
                    }
                </td>
            }
        </tr>
    }
}

fn reports(said: &Plain, lang: Lang) -> Html {
    if said.reports.is_empty() {
        return Html::default();
    }
    html! {
        <>
            <h3 class="by-block__title">{ prerender::reports(lang) }</h3>
            <ul class="by-list">
                { for said.reports.iter().enumerate().map(|(i, l)| html! {
                    <li class="by-list__item">
                        if said.reports.len() > 1 { { format!("[{}] ", i + 1) } }
                        <cite class="by-sheet__publisher">{ &l.publisher }</cite>{ ". " }{ &l.title }
                        if !l.details.is_empty() { { format!(" · {}", l.details) } }
                        { Markup::of(|m| sheet::link(m, l.url.as_deref(), lang)) }
                    </li>
                }) }
            </ul>
        </>
    }
}
