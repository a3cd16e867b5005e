//! The reports of other places, by place. Where the places are many, only those in view are put into
//! words and drawn.

use std::cell::RefCell;
use std::rc::Rc;

use yew::prelude::*;

use super::data::Data;
use super::pause::Pace;
use super::sources::entry;
use super::view::{Folded, Piece};
use super::windowed::{Long, gap, use_windowed};
use crate::state::Selection;
use crate::text::{Lang, reports};
use crate::view::Focus;
use crate::view::places::MANY;
use crate::view::sources::{Listed, Sources, listed};
use crate::view::windowing;

/// How many places' reports are drawn in one task, and where they are many before it is known what is
/// in view.
const LISTED: usize = 6;

/// How high the name of a place is, about, px.
const NAME: f64 = 45.0;

/// How high a report is, about, px.
const REPORT: f64 = 90.0;

/// Places of which the reports are put into words when they are looked at. Two are equal if they are of
/// the same data and selection: a view that is made anew for another width lists what it did.
#[derive(Clone)]
pub struct OtherPlaces(Rc<Shared>);

struct Shared {
    data: Data,
    selection: Selection,
    view: Rc<Sources>,
    said: RefCell<Vec<Option<Rc<Listed>>>>,
}

impl OtherPlaces {
    /// The other places of a view, which is of these data and selection.
    pub fn new(data: &Data, selection: &Selection, view: Rc<Sources>) -> Self {
        Self(Rc::new(Shared {
            data: data.clone(),
            selection: selection.clone(),
            said: RefCell::new(vec![None; view.others.len()]),
            view,
        }))
    }

    fn count(&self) -> usize {
        self.0.view.others.len()
    }

    fn lang(&self) -> Lang {
        self.0.selection.lang
    }

    /// The places of these rows, in words.
    fn listed(&self, rows: impl Iterator<Item = usize> + Clone) -> Vec<Rc<Listed>> {
        let mut said = self.0.said.borrow_mut();
        if rows.clone().any(|row| said[row].is_none())
            && let Some(focus) = Focus::new(&self.0.data, &self.0.selection)
        {
            for row in rows.clone() {
                let make = || Rc::new(listed(&focus, self.0.view.others[row]));
                said[row].get_or_insert_with(make);
            }
        }
        rows.filter_map(|row| said[row].clone()).collect()
    }
}

impl PartialEq for OtherPlaces {
    fn eq(&self, other: &Self) -> bool {
        (&self.0.data, &self.0.selection) == (&other.0.data, &other.0.selection)
    }
}

/// The fold with their reports.
pub fn others(of: OtherPlaces, pace: Pace) -> Piece {
    let (count, lang, long) = (of.0.view.count, of.lang(), of.count() > MANY);
    let pieces = match long {
        true => vec![Callback::from(
            move |()| html! { <LongSources of={of.clone()} /> },
        )],
        false => in_pieces(&of),
    };
    Callback::from(move |()| {
        if count == 0 {
            return Html::default();
        }
        let drawn = html! { <Folded pieces={pieces.clone()} {pace} /> };
        html! {
            <details class="by-fold">
                <summary class="by-fold__title">{ reports::others(count, lang) }</summary>
                if long { { drawn } } else { <ul>{ drawn }</ul> }
            </details>
        }
    })
}

/// All of them, some at a time.
fn in_pieces(of: &OtherPlaces) -> Vec<Piece> {
    let (count, lang) = (of.count(), of.lang());
    let piece = |from: usize| {
        let of = of.clone();
        Callback::from(move |()| {
            let rows = from..count.min(from + LISTED);
            let all = of.listed(rows.clone());
            rows.zip(all)
                .map(|(row, listed)| place(row, &listed, None, lang))
                .collect()
        })
    };
    (0..count).step_by(LISTED).map(piece).collect()
}

/// Props of [`LongSources`].
#[derive(Clone, PartialEq, Properties)]
struct LongSourcesProps {
    of: OtherPlaces,
}

/// Those in view, between gaps that stand for all others.
#[component]
fn LongSources(props: &LongSourcesProps) -> Html {
    let (of, count, lang) = (&props.of, props.of.count(), props.of.lang());
    let list = use_node_ref();
    let long = Long {
        count,
        at_first: LISTED,
        on_paper: count,
        usual: NAME + REPORT * of.0.view.usual(),
    };
    let pieces = use_windowed(&list, of.clone(), long);
    let rows = pieces.iter().filter_map(windowing::Piece::row);
    let mut all = of.listed(rows).into_iter();
    let piece = |piece: &windowing::Piece| match piece {
        windowing::Piece::Gap { rows, height } => html! {
            <li key={format!("before {}", rows.end)} class="by-sources__gap" aria-hidden="true">{ gap(*height) }</li>
        },
        windowing::Piece::Row(row) => match all.next() {
            Some(listed) => place(*row, &listed, Some(count), lang),
            None => Html::default(),
        },
    };
    html! { <ul ref={list}>{ for pieces.iter().map(piece) }</ul> }
}

/// A place with its reports. Where all places are there the browser counts them; else it is told how
/// many there are.
fn place(row: usize, listed: &Listed, count: Option<usize>, lang: Lang) -> Html {
    html! {
        <li key={row} class="by-sources__place" aria-setsize={count.map(|n| n.to_string())}
            aria-posinset={count.map(|_| (row + 1).to_string())}>
            <h3 class="by-sources__name">{ &listed.place }</h3>
            <ul class="by-list">{ for listed.entries.iter().map(|e| entry(e, lang)) }</ul>
        </li>
    }
}
