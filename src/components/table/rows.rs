//! The rows that are in view, between gaps that stand for all others.

use std::rc::Rc;

use yew::prelude::*;

use super::chosen::Chosen;
use crate::components::markup::Markup;
use crate::components::reference::{Opened, reference};
use crate::components::windowed::{Long, gap_row, use_windowed};
use crate::components::words::{doubt_mark, no_number};
use crate::text::{Lang, doubt};
use crate::view::table::{self, Row, RowId};
use crate::view::weighed::Beside;
use crate::view::windowing::Piece;

/// How many rows are weighed and kept, before those that are not in view are forgotten.
const KEPT: usize = 1000;

/// How high a row is, about, px.
const USUAL: f64 = 52.0;

/// The most rows that are printed: about a hundred pages. Files have all.
pub const ON_PAPER: usize = 4000;

/// Props of [`TableRows`].
#[derive(Clone, PartialEq, Properties)]
pub struct TableRowsProps {
    /// All rows.
    pub chosen: Chosen,
    /// How many of them there is room for.
    pub shown: usize,
    /// How many are drawn before it is known what is in view.
    pub at_first: usize,
    /// A number was opened.
    pub on_open: Callback<Opened>,
    /// The id of what names the table.
    pub title: AttrValue,
    /// The heads of the columns.
    pub children: Html,
}

/// The table with its heads.
#[component]
pub fn TableRows(props: &TableRowsProps) -> Html {
    let (chosen, lang) = (&props.chosen, props.chosen.wanted.lang);
    let body = use_node_ref();
    let count = chosen.rows.len();
    let long = Long {
        count: props.shown.min(count),
        at_first: props.at_first,
        on_paper: count.min(ON_PAPER),
        usual: USUAL,
    };
    let pieces = use_windowed(&body, chosen.clone(), long);
    let weighed = use_mut_ref(Weighed::default);
    let mut weighed = weighed.borrow_mut();
    weighed.begin(chosen);
    let rows: Vec<Html> = pieces
        .iter()
        .map(|piece| match piece {
            Piece::Row(i) => {
                let id = chosen.rows[*i];
                let (row, beside) = &*weighed.of(chosen, id);
                self::row(*i, row, beside, lang, &props.on_open)
            }
            Piece::Gap { rows, height } => gap_row(rows, *height, 6),
        })
        .collect();
    html! {
        <>
            <table class="by-table by-table--all" role="table" aria-labelledby={props.title.clone()} aria-rowcount={(count + 1).to_string()}>
                <thead role="rowgroup">{ props.children.clone() }</thead>
                <tbody ref={body} role="rowgroup">{ for rows }</tbody>
            </table>
            if weighed.doubtful { <p class="by-block__note">{ doubt::mark_means(lang) }</p> }
        </>
    }
}

/// Rows in words with what stands beside them: to weigh one reads its whole series.
#[derive(Default)]
struct Weighed {
    of: Option<Chosen>,
    rows: Vec<(RowId, Rc<(Row, Beside)>)>,
    /// Whether any that was shown does not fit. The note stays while the list does.
    doubtful: bool,
}

impl Weighed {
    fn begin(&mut self, chosen: &Chosen) {
        let before = self.of.replace(chosen.clone());
        if before.as_ref() != Some(chosen) {
            self.doubtful = false;
        }
        let same = before.is_some_and(|before| Rc::ptr_eq(&before.table, &chosen.table));
        if !same || self.rows.len() > KEPT {
            self.rows.clear();
        }
    }

    fn of(&mut self, chosen: &Chosen, id: RowId) -> Rc<(Row, Beside)> {
        let known = self.rows.iter().find(|(known, _)| *known == id);
        let made = known.map(|(_, made)| made.clone()).unwrap_or_else(|| {
            let row = chosen.table.row(&chosen.data, id);
            let beside = table::beside(&chosen.data, &row, chosen.wanted.lang);
            let made = Rc::new((row, beside));
            self.rows.push((id, made.clone()));
            made
        });
        self.doubtful |= made.1.doubt;
        made
    }
}

fn row(i: usize, r: &Row, beside: &Beside, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let value = Markup::of(|m| match r.value.is_empty() {
        true => no_number(m, lang),
        false => m.text(&r.value),
    });
    html! {
        // Rows that come instead of others are drawn into theirs: only what is said changes. The heads are
        // the first row.
        <tr key={i} role="row" aria-rowindex={(i + 2).to_string()}>
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
