//! Bars of more places than fit a few screens: only those in view are put into words and drawn.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::chart::{Chart, Rows, Slot};
use super::data::Data;
use super::reference::{Opened, reference};
use super::windowed::{Long, gap, use_windowed};
use crate::state::Selection;
use crate::text::terms::terms;
use crate::text::{Lang, names};
use crate::view::Focus;
use crate::view::chart::bars::Layout;
use crate::view::places::{Bar, Places};
use crate::view::windowing::Piece;

/// With more places only what is in view is drawn.
pub const MANY: usize = 40;

/// How many are drawn before it is known what is in view.
const AT_FIRST: usize = 24;

/// How high a row of the table is, about, px.
const USUAL: f64 = 40.0;

/// Places of which a bar is put into words when it is looked at. Two are equal if they are the same
/// allocation.
#[derive(Clone)]
pub struct LongPlaces(Rc<Shared>);

/// What [`LongPlaces`] shares.
pub struct Shared {
    data: Data,
    selection: Selection,
    view: Rc<Places>,
    /// How many places something is told of.
    told: usize,
    said: RefCell<BTreeMap<usize, Rc<Bar>>>,
}

impl LongPlaces {
    /// The places of a view of `focus`, which is of these data and selection.
    pub fn new(data: &Data, selection: &Selection, focus: &Focus, view: Rc<Places>) -> Self {
        Self(Rc::new(Shared {
            data: data.clone(),
            selection: selection.clone(),
            told: view.told(focus),
            view,
            said: RefCell::default(),
        }))
    }

    fn layout(&self, width: f64) -> Option<Layout> {
        let focus = Focus::new(&self.data, &self.selection)?;
        Some(Layout::new(&self.view, &focus, width))
    }

    /// The bars of these rows, in words.
    fn bars(&self, rows: &[usize]) -> Vec<(usize, Rc<Bar>)> {
        let mut said = self.said.borrow_mut();
        if rows.iter().any(|row| !said.contains_key(row))
            && let Some(focus) = Focus::new(&self.data, &self.selection)
        {
            for row in rows {
                let make = || Rc::new(self.view.bar(&focus, *row));
                said.entry(*row).or_insert_with(make);
            }
        }
        let found = rows
            .iter()
            .filter_map(|row| Some((*row, said.get(row)?.clone())));
        found.collect()
    }
}

impl Deref for LongPlaces {
    type Target = Shared;

    fn deref(&self) -> &Shared {
        &self.0
    }
}

impl PartialEq for LongPlaces {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// Props of [`LongBars`].
#[derive(Clone, PartialEq, Properties)]
pub struct LongBarsProps {
    /// The places.
    pub of: LongPlaces,
    /// The width, px.
    pub width: f64,
    /// The prefix of ids.
    pub id: AttrValue,
    /// The language.
    pub lang: Lang,
    /// A value was opened.
    pub on_open: Callback<Opened>,
}

/// The chart.
#[component]
pub fn LongBars(props: &LongBarsProps) -> Html {
    let (of, count) = (&props.of, props.of.view.len());
    let layout = use_memo((of.clone(), props.width), |(of, width)| of.layout(*width));
    let list = use_node_ref();
    let long = Long {
        count,
        at_first: AT_FIRST,
        on_paper: count,
        usual: layout.as_ref().as_ref().map_or(USUAL, |layout| layout.row),
    };
    let pieces = use_windowed(&list, of.clone(), long);
    // Asked for by a key from afar.
    let far = use_state_eq(|| None::<usize>);
    let on_far = {
        let far = far.clone();
        Callback::from(move |row| far.set(Some(row)))
    };
    let Some(layout) = layout.as_ref() else {
        return Html::default();
    };
    let mut rows: Vec<usize> = pieces.iter().filter_map(row).collect();
    let far = far.filter(|row| *row < count && !rows.contains(row));
    rows.extend(far);
    let mut drawing = layout.frame(&of.view, of.told, count, props.width);
    for (i, bar) in of.bars(&rows) {
        layout.bar(&mut drawing, &bar, i);
    }
    drawing.shapes.extend(layout.axis(drawing.height));
    let rows = Rows {
        list,
        slots: pieces
            .into_iter()
            .map(|piece| slot(piece, layout))
            .collect(),
        count,
        on_far,
    };
    html! {
        <Chart drawing={Rc::new(drawing)} id={props.id.clone()} lang={props.lang} on_open={props.on_open.clone()} rows={Some(rows)} />
    }
}

fn row(piece: &Piece) -> Option<usize> {
    match piece {
        Piece::Row(row) => Some(*row),
        Piece::Gap { .. } => None,
    }
}

fn slot(piece: Piece, layout: &Layout) -> Slot {
    match piece {
        Piece::Row(row) => Slot::Row(row),
        Piece::Gap { rows, .. } => Slot::Gap {
            from: layout.top(rows.start),
            to: layout.top(rows.end),
        },
    }
}

/// Props of [`LongTable`].
#[derive(Clone, PartialEq, Properties)]
pub struct LongTableProps {
    /// The places.
    pub of: LongPlaces,
    /// The language.
    pub lang: Lang,
    /// A value was opened.
    pub on_open: Callback<Opened>,
}

/// The same as the chart, as a table; folded away until asked for.
#[component]
pub fn LongTable(props: &LongTableProps) -> Html {
    let (of, lang, count) = (&props.of, props.lang, props.of.view.len());
    let terms = terms(lang);
    let body = use_node_ref();
    let long = Long {
        count,
        at_first: AT_FIRST,
        on_paper: count,
        usual: USUAL,
    };
    let pieces = use_windowed(&body, of.clone(), long);
    let rows: Vec<usize> = pieces.iter().filter_map(row).collect();
    let mut bars = of.bars(&rows).into_iter();
    let piece = |piece: &Piece| match piece {
        Piece::Gap { rows, height } => html! {
            <tr key={format!("before {}", rows.end)} class="by-table__gap" aria-hidden="true"><td colspan="2">{ gap(*height) }</td></tr>
        },
        Piece::Row(i) => match bars.next() {
            Some((_, bar)) => table_row(*i, &bar, lang, &props.on_open),
            None => Html::default(),
        },
    };
    html! {
        <details class="by-key">
            <summary class="by-key__summary">{ terms.as_table }</summary>
            <div class="by-table__scroll" tabindex="0" role="group" aria-label={of.view.title.clone()}>
                <table class="by-table" aria-rowcount={(count + 1).to_string()}>
                    <caption class="by-hidden">{ &of.view.title }</caption>
                    <thead><tr aria-rowindex="1">
                        <td class="by-table__cell"></td>
                        <th class="by-table__head" scope="col">{ terms.value }</th>
                    </tr></thead>
                    <tbody ref={body}>{ for pieces.iter().map(piece) }</tbody>
                </table>
            </div>
        </details>
    }
}

fn table_row(i: usize, bar: &Bar, lang: Lang, on_open: &Callback<Opened>) -> Html {
    let shown = &bar.shown;
    let words = match shown.at.is_empty() {
        true => html! { { &shown.words } },
        false => reference(
            &shown.at,
            lang,
            on_open,
            "by-ref by-ref--text",
            html! { { &shown.words } },
        ),
    };
    html! {
        // The heads are the first row.
        <tr key={i} aria-rowindex={(i + 2).to_string()}>
            <th class="by-table__head" scope="row">{ names::capitalised(&bar.name) }</th>
            <td class="by-table__cell">{ words }</td>
        </tr>
    }
}
