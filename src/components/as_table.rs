//! The same as a chart, as a table: folded away, and made when it is opened.

use std::rc::Rc;

use yew::prelude::*;

use super::reference::{Opened, reference};
use super::windowed::{Long, gap_row, use_windowed};
use crate::text::Lang;
use crate::text::terms::terms;
use crate::view::Shown;
use crate::view::windowing::Piece;
use crate::view::years::TableRow;

/// How high a row is, about, px.
const USUAL: f64 = 46.0;

/// How many rows are drawn before it is known what is in view.
const AT_FIRST: usize = 40;

/// What the table says.
#[derive(Debug, PartialEq)]
pub struct Said {
    /// What it is of.
    pub title: String,
    /// The heads of its columns, but for the first.
    pub heads: Vec<String>,
    /// Its rows.
    pub rows: Vec<TableRow>,
}

/// Props of [`AsTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct AsTableProps {
    /// What it says.
    pub said: Rc<Said>,
    /// The language.
    pub lang: Lang,
    /// A number was opened.
    pub on_open: Callback<Opened>,
}

/// The table below its heading.
#[component]
pub fn AsTable(props: &AsTableProps) -> Html {
    // Where no program runs nothing could make it later; and what is short costs nothing.
    let opened = use_state(|| cfg!(not(target_arch = "wasm32")));
    let body = use_node_ref();
    let rows = props.said.rows.len();
    let count = if *opened || rows <= AT_FIRST { rows } else { 0 };
    let long = Long {
        count,
        at_first: AT_FIRST,
        on_paper: count,
        usual: USUAL,
    };
    let pieces = use_windowed(&body, props.said.clone(), long);
    // Where all rows are there the browser counts them.
    let numbered = long.is_long();
    let heads = &props.said.heads;
    let rows = pieces.iter().map(|piece| match piece {
        Piece::Row(i) => row(props, *i, numbered),
        Piece::Gap { rows, height } => gap_row(rows, *height, heads.len() + 1),
    });
    let title = &props.said.title;
    html! {
        <details class="by-key" ontoggle={move |_: Event| opened.set(true)}>
            <summary class="by-key__summary">{ terms(props.lang).as_table }</summary>
            <div class="by-table__scroll" tabindex="0" role="group" aria-label={title.clone()}>
                <table class="by-table" aria-rowcount={numbered.then(|| (count + 1).to_string())}>
                    <caption class="by-hidden">{ title }</caption>
                    <thead><tr>
                        <td class="by-table__cell"></td>
                        { for heads.iter().map(|h| html! { <th class="by-table__head" scope="col">{ h }</th> }) }
                    </tr></thead>
                    <tbody ref={body}>{ for rows }</tbody>
                </table>
            </div>
        </details>
    }
}

fn row(props: &AsTableProps, i: usize, numbered: bool) -> Html {
    let said = &props.said;
    let value = |s: &Shown| match s.at.is_empty() {
        true => html! { <td class="by-table__cell">{ &s.words }</td> },
        false => html! {
            <td class="by-table__cell">
                { reference(&s.at, props.lang, &props.on_open, "by-ref by-ref--text", html! { { &s.words } }) }
            </td>
        },
    };
    // The heads are the first row.
    html! {
        <tr key={i} aria-rowindex={numbered.then(|| (i + 2).to_string())}><th class="by-table__head" scope="row">{ &said.rows[i].head }</th>{ for said.rows[i].values.iter().map(value) }</tr>
    }
}
