//! A view as it is written into a page beforehand: the app, drawn once and for all, and the same in
//! plain HTML. Native only; `binh-yen render` makes files of it.

use yew::prelude::*;

use super::measured::Room;
use super::sheet;
use super::{App, Data};
use crate::state::{Action, Selection, View};
use crate::text::{Lang, prerender, ui};
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
    html! {
        <div class="by-still">
            <ContextProvider<Room> context={Room(props.width)}>
                <App data={props.data.clone()} selection={props.selection.clone()} id="still"
                    on_action={Callback::from(|_: Action| {})} />
            </ContextProvider<Room>>
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
            <details class="by-key">
                <summary class="by-key__summary">{ prerender::figures(lang) }</summary>
                { table(said, lang) }
                // The summary lists its reports itself.
                if view != View::Summary { { reports(said, lang) } }
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
    let places = said.rows.iter().any(|r| !r.place.is_empty());
    let periods = said.rows.iter().any(|r| !r.period.is_empty());
    let head = |text: &'static str| html! { <th class="by-table__head" scope="col">{ text }</th> };
    html! {
        <>
            <div class="by-table__scroll">
                <table class="by-table">
                    <caption class="by-hidden">{ &said.title }</caption>
                    <thead><tr>
                        if places { { head(w.place) } }
                        if periods { { head(w.period) } }
                        { head(w.indicator) }{ head(w.value) }{ head(w.change) }{ head(w.source) }
                    </tr></thead>
                    <tbody>{ for said.rows.iter().map(|r| row(said, r, places, periods)) }</tbody>
                </table>
            </div>
            if said.of > said.rows.len() {
                <p class="by-block__note">{ prerender::first_of(said.rows.len(), said.of, lang) }</p>
            }
        </>
    }
}

fn row(said: &Plain, r: &PlainRow, places: bool, periods: bool) -> Html {
    let value = if r.value.is_empty() { "…" } else { &r.value };
    let source = said.reports.get(r.report);
    html! {
        <tr>
            if places { <td class="by-table__cell">{ &r.place }</td> }
            if periods { <td class="by-table__cell">{ &r.period }</td> }
            <th class="by-table__head" scope="row">{ &r.subject }
                if !r.measure.is_empty() { { " " }<small class="by-table__measure">{ &r.measure }</small> }
            </th>
            <td class="by-table__cell"><b>{ value }</b></td>
            <td class="by-table__cell">{ &r.change }{ for r.notes.iter().map(|n| html! { <p class="by-table__measure">{ n }</p> }) }</td>
            <td class="by-table__cell by-table__cell--source">
                if let Some(s) = source {
                    if let Some(url) = &s.url {
                        <a href={url.clone()} target="_blank" rel="noopener external">{ &s.publisher }</a>
                    } else {
                        { &s.publisher }
                    }
                }
            </td>
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
                { for said.reports.iter().map(|l| html! {
                    <li class="by-list__item">
                        <cite class="by-sheet__publisher">{ &l.publisher }</cite>{ ". " }{ &l.title }
                        if !l.details.is_empty() { { format!(" · {}", l.details) } }
                        { sheet::link(l.url.as_deref(), lang) }
                    </li>
                }) }
            </ul>
        </>
    }
}
