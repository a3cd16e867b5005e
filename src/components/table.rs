//! Every figure: filter, sort, take away. On a phone the style sheet makes a row two lines, and
//! browsers then forget what it is: hence the roles.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Data;
use super::focus;
use super::markup::Markup;
use super::reference::{Opened, reference};
use super::words::{doubt_mark, no_number};
use crate::state::{Action, Selection};
use crate::text::terms::terms;
use crate::text::{Lang, doubt, heard, names, reports, ui};
use crate::view::Focus;
use crate::view::table::{self, Column, Row};
use crate::view::weighed::Beside;

/// How many rows are shown before more are asked for.
const STEP: usize = 60;

/// Props of [`TableView`].
#[derive(Clone, PartialEq, Properties)]
pub struct TableViewProps {
    /// The dataset.
    pub data: Data,
    /// What is chosen.
    pub selection: Selection,
    /// Something was chosen.
    pub on_action: Callback<Action>,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// A file is to be saved: its name, type and content.
    pub on_save: Callback<(String, &'static str, String)>,
    /// Prefix of ids.
    pub id: AttrValue,
}

/// The view.
#[component]
pub fn TableView(props: &TableViewProps) -> Html {
    let lang = props.selection.lang;
    let w = ui::words(lang);
    let terms = terms(lang);
    // No column until one is chosen: the places in view come first.
    let order = use_state(|| None::<(Column, bool)>);
    let shown = use_state(|| STEP);
    let rows = use_memo((props.data.clone(), lang), |(data, lang)| {
        table::rows(data, *lang)
    });
    let filter = &props.selection.filter;
    let focus = Focus::new(&props.data, &props.selection);
    let places: Vec<&str> = match &focus {
        Some(focus) => focus.places.iter().map(|p| p.id.as_str()).collect(),
        None => Vec::new(),
    };
    let (by, reversed) = order.unwrap_or_default();
    let mut chosen = table::chosen(&rows, filter, by, reversed);
    if order.is_none() {
        chosen = table::own_first(&props.data, chosen, &places);
    }
    let count = counted(
        chosen.len(),
        order.is_none().then_some(focus.as_ref()).flatten(),
        lang,
    );
    let oninput = {
        let (on_action, shown) = (props.on_action.clone(), shown.clone());
        move |event: InputEvent| {
            shown.set(STEP);
            on_action.emit(Action::Filter(
                event.target_unchecked_into::<HtmlInputElement>().value(),
            ));
        }
    };
    let more = {
        let shown = shown.clone();
        move |event: MouseEvent| {
            focus::next_row(&event, *shown);
            shown.set(*shown + STEP * 4);
        }
    };
    let input = format!("{}-filter", props.id);
    let title = format!("{}-all", props.id);
    let on_screen: Vec<(&Row, Beside)> = chosen
        .iter()
        .take(*shown)
        .map(|r| (*r, table::beside(&props.data, r, lang)))
        .collect();
    let doubtful = on_screen.iter().any(|(_, beside)| beside.doubt);
    html! {
        <article class="by-all">
            <h2 class="by-hidden" id={title.clone()}>{ heard::all_figures(lang) }</h2>
            <div class="by-all__head">
                <label class="by-hidden" for={input.clone()}>{ terms.filter }</label>
                <input class="by-all__filter" id={input} type="search" placeholder={terms.filter} value={filter.clone()} {oninput} />
                <p class="by-all__count" role="status">{ count }</p>
                { save_buttons(props, &chosen) }
            </div>
            if chosen.is_empty() {
                <p class="by-compare__empty">{ terms.nothing_matches }</p>
            } else {
                <table class="by-table by-table--all" role="table" aria-labelledby={title}>
                    <thead role="rowgroup"><tr role="row">
                        { head(Column::Place, w.place, &order) }
                        { head(Column::Period, w.period, &order) }
                        { head(Column::Indicator, terms.indicator, &order) }
                        { head(Column::Value, terms.value, &order) }
                        <th class="by-table__head" scope="col" role="columnheader">{ terms.change }</th>
                        <th class="by-table__head" scope="col" role="columnheader">{ w.source }</th>
                    </tr></thead>
                    <tbody role="rowgroup">{ for on_screen.iter().map(|(r, beside)| row(r, beside, lang, &props.on_open)) }</tbody>
                </table>
                if doubtful { <p class="by-block__note">{ doubt::mark_means(lang) }</p> }
            }
            if chosen.len() > *shown {
                <button type="button" class="by-button" onclick={more}>{ format!("{} ({})", terms.show_more, chosen.len() - *shown) }</button>
            }
        </article>
    }
}

/// How many rows there are, and which come first if no column was chosen.
fn counted(rows: usize, focus: Option<&Focus>, lang: Lang) -> String {
    match focus {
        Some(focus) => reports::rows_from(rows, &names::place(focus.place(), lang), lang),
        None => reports::rows(rows, lang),
    }
}

fn head(
    column: Column,
    label: &'static str,
    order: &UseStateHandle<Option<(Column, bool)>>,
) -> Html {
    let (by, reversed) = order.unwrap_or_default();
    let sorted = order.is_some() && by == column;
    let onclick = {
        let order = order.clone();
        move |_| order.set(Some((column, sorted && !reversed)))
    };
    let (direction, sign) = match (sorted, reversed) {
        (false, _) => ("none", ""),
        (true, false) => ("ascending", " ▲"),
        (true, true) => ("descending", " ▼"),
    };
    html! {
        <th class="by-table__head" scope="col" role="columnheader" aria-sort={direction}>
            <button type="button" class="by-table__sort" {onclick}>{ label }<span aria-hidden="true">{ sign }</span></button>
        </th>
    }
}

fn row(r: &Row, beside: &Beside, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let value = Markup::of(|m| match r.value.is_empty() {
        true => no_number(m, lang),
        false => m.text(&r.value),
    });
    html! {
        <tr key={format!("{:?}-{}", r.at, r.part)} role="row">
            <th class="by-table__head by-table__head--row" scope="row" role="rowheader">{ &r.place }</th>
            <td role="cell" class="by-table__cell">{ &r.period }</td>
            <td role="cell" class="by-table__cell">{ &r.indicator }{ " " }<small class="by-table__measure">{ &r.measure }</small></td>
            <td role="cell" class="by-table__cell by-table__cell--number">
                { reference(&[r.at], lang, on_open, "by-ref", html! { <b>{ doubt_mark(beside.doubt, lang) }{ value }</b> }) }
            </td>
            <td role="cell" class="by-table__cell">{ &beside.change }
                if !beside.clear.is_empty() { { " " }<small class="by-clear">{ beside.clear }</small> }
            </td>
            <td role="cell" class="by-table__cell by-table__cell--source">{ &r.source }</td>
        </tr>
    }
}

fn save_buttons(props: &TableViewProps, chosen: &[&Row]) -> Html {
    let lang: Lang = props.selection.lang;
    let terms = terms(lang);
    let rows: Vec<Row> = chosen.iter().map(|r| (*r).clone()).collect();
    let save = |kind: &'static str,
                name: &'static str,
                make: fn(&crate::model::Dataset, &[&Row], Lang) -> String| {
        let (data, on_save, rows) = (props.data.clone(), props.on_save.clone(), rows.clone());
        move |_: MouseEvent| {
            let rows: Vec<&Row> = rows.iter().collect();
            on_save.emit((name.to_owned(), kind, make(&data, &rows, lang)));
        }
    };
    html! {
        <div class="by-all__save">
            <button type="button" class="by-button by-button--quiet" onclick={save("text/csv", "binh-yen.csv", table::csv)}>{ terms.download_csv }</button>
            <button type="button" class="by-button by-button--quiet" onclick={save("application/json", "binh-yen.json", table::json)}>{ terms.download_json }</button>
        </div>
    }
}
