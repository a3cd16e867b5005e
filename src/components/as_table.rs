//! The same as a chart, as a table: folded away, and made when it is opened.

use std::rc::Rc;
use std::slice;

use yew::prelude::*;

use super::long_places::LongPlaces;
use super::reference::{Opened, reference};
use super::windowed::{Long, gap_row, use_windowed};
use crate::text::terms::terms;
use crate::text::{Lang, names};
use crate::view::Shown;
use crate::view::windowing::Piece;
use crate::view::years::TableRow;

/// How high a row is, about, px.
const USUAL: f64 = 46.0;

/// How many rows are drawn before it is known what is in view.
const AT_FIRST: usize = 24;

/// Up to so many rows are there before the table is opened: they cost nothing.
const SHORT: usize = 40;

/// What the table says.
#[derive(PartialEq)]
struct Said {
    title: String,
    heads: Vec<String>,
    rows: Rows,
}

/// The rows of the table.
#[derive(PartialEq)]
pub enum Rows {
    /// All in words already.
    Said(Vec<TableRow>),
    /// Put into words when they are looked at.
    Long(LongPlaces),
}

impl Rows {
    fn count(&self) -> usize {
        match self {
            Self::Said(rows) => rows.len(),
            Self::Long(of) => of.count(),
        }
    }
}

/// The table below its heading; nothing if it has no rows. `heads` are those of its columns, but for
/// the first.
pub fn as_table(
    title: &str,
    heads: Vec<String>,
    rows: Rows,
    lang: Lang,
    on_open: &Callback<Opened>,
) -> Html {
    if rows.count() == 0 {
        return Html::default();
    }
    let title = title.to_owned();
    let said = Rc::new(Said { title, heads, rows });
    html! { <AsTable {said} {lang} on_open={on_open.clone()} /> }
}

/// Props of [`AsTable`].
#[derive(Clone, PartialEq, Properties)]
struct AsTableProps {
    said: Rc<Said>,
    lang: Lang,
    on_open: Callback<Opened>,
}

#[component]
fn AsTable(props: &AsTableProps) -> Html {
    // Where no program runs nothing could make it later; and what is short costs nothing.
    let opened = use_state(|| cfg!(not(target_arch = "wasm32")));
    let body = use_node_ref();
    let rows = props.said.rows.count();
    let count = if *opened || rows <= SHORT { rows } else { 0 };
    let long = Long {
        count,
        at_first: AT_FIRST,
        on_paper: count,
        usual: USUAL,
    };
    let pieces = use_windowed(&body, props.said.clone(), long);
    // Where all rows are there the browser counts them.
    let numbered = long.is_long();
    let mut drawn = drawn(props, &pieces, numbered).into_iter();
    let Said { title, heads, .. } = &*props.said;
    let rows = pieces.iter().map(|piece| match piece {
        Piece::Row(_) => drawn.next().unwrap_or_default(),
        Piece::Gap { rows, height } => gap_row(rows, *height, heads.len() + 1),
    });
    html! {
        <details class="by-key" ontoggle={move |_: Event| opened.set(true)}>
            <summary class="by-key__summary">{ terms(props.lang).as_table }</summary>
            <div class="by-table__scroll" tabindex="0" role="group" aria-label={title.clone()}>
                <table class="by-table" aria-rowcount={numbered.then(|| (count + 1).to_string())}>
                    <caption class="by-hidden">{ title }</caption>
                    <thead><tr aria-rowindex={numbered.then_some("1")}>
                        <td class="by-table__cell"></td>
                        { for heads.iter().map(|h| html! { <th class="by-table__head" scope="col">{ h }</th> }) }
                    </tr></thead>
                    <tbody ref={body}>{ for rows }</tbody>
                </table>
            </div>
        </details>
    }
}

/// The rows among the pieces, in order.
fn drawn(props: &AsTableProps, pieces: &[Piece], numbered: bool) -> Vec<Html> {
    let draw = |i: usize, head: &str, values: &[Shown]| row(props, i, head, values, numbered);
    let which = pieces.iter().filter_map(Piece::row);
    match &props.said.rows {
        Rows::Said(rows) => {
            let draw = |i: usize| draw(i, &rows[i].head, &rows[i].values);
            which.map(draw).collect()
        }
        Rows::Long(of) => {
            let bars = of.bars(&which.collect::<Vec<_>>()).into_iter();
            bars.map(|(i, bar)| {
                let head = names::capitalised(&bar.name);
                draw(i, &head, slice::from_ref(&bar.shown))
            })
            .collect()
        }
    }
}

fn row(props: &AsTableProps, i: usize, head: &str, values: &[Shown], numbered: bool) -> Html {
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
        <tr key={i} aria-rowindex={numbered.then(|| (i + 2).to_string())}><th class="by-table__head" scope="row">{ head.to_owned() }</th>{ for values.iter().map(value) }</tr>
    }
}
