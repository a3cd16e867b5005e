//! Bars of more places than fit a few screens: only those in view are put into words and drawn.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use super::chart::{Chart, Rows, Slot};
use super::data::Data;
use super::reference::Opened;
use super::windowed::{Long, use_windowed};
use crate::state::Selection;
use crate::text::Lang;
use crate::view::Focus;
use crate::view::chart::bars::Layout;
use crate::view::places::{Bar, Places};
use crate::view::windowing::Piece;

/// How many are drawn before it is known what is in view.
const AT_FIRST: usize = 24;

/// How high a bar is where nothing is known of it, px.
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
    /// By row.
    said: RefCell<Vec<Option<Rc<Bar>>>>,
    /// For the width that was asked for last.
    layout: RefCell<Option<(f64, Rc<Layout>)>>,
}

impl LongPlaces {
    /// The places of a view of `focus`, which is of these data and selection.
    pub fn new(data: &Data, selection: &Selection, focus: &Focus, view: Rc<Places>) -> Self {
        Self(Rc::new(Shared {
            data: data.clone(),
            selection: selection.clone(),
            told: view.told(focus),
            said: RefCell::new(vec![None; view.len()]),
            layout: RefCell::default(),
            view,
        }))
    }

    /// How they are laid out in a width, px.
    pub fn layout(&self, width: f64) -> Option<Rc<Layout>> {
        let mut known = self.layout.borrow_mut();
        if let Some((of, layout)) = &*known
            && *of == width
        {
            return Some(layout.clone());
        }
        let focus = Focus::new(&self.data, &self.selection)?;
        let layout = Rc::new(Layout::new(&self.view, &focus, width));
        known.replace((width, layout.clone()));
        Some(layout)
    }

    /// The bars that are drawn first, in words.
    pub fn first_bars(&self) {
        self.bars(&Vec::from_iter(0..self.count().min(AT_FIRST)));
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.view.len()
    }

    /// The bars of these rows, in words.
    pub fn bars(&self, rows: &[usize]) -> Vec<(usize, Rc<Bar>)> {
        let mut said = self.said.borrow_mut();
        if rows.iter().any(|row| said[*row].is_none())
            && let Some(focus) = Focus::new(&self.data, &self.selection)
        {
            for row in rows {
                said[*row].get_or_insert_with(|| Rc::new(self.view.bar(&focus, *row)));
            }
        }
        let found = rows
            .iter()
            .filter_map(|row| Some((*row, said[*row].clone()?)));
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
    let (of, count) = (&props.of, props.of.count());
    let layout = of.layout(props.width);
    let list = use_node_ref();
    let long = Long {
        count,
        at_first: AT_FIRST,
        on_paper: count,
        usual: layout.as_ref().map_or(USUAL, |layout| layout.row),
    };
    let pieces = use_windowed(&list, of.clone(), long);
    // Asked for by a key from afar.
    let far = use_state_eq(|| None::<usize>);
    let on_far = {
        let far = far.clone();
        Callback::from(move |row| far.set(Some(row)))
    };
    let Some(layout) = layout else {
        return Html::default();
    };
    let mut rows: Vec<usize> = pieces.iter().filter_map(Piece::row).collect();
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
            .map(|piece| slot(piece, &layout))
            .collect(),
        count,
        on_far,
    };
    html! {
        <Chart drawing={Rc::new(drawing)} id={props.id.clone()} lang={props.lang} on_open={props.on_open.clone()} rows={Some(rows)} />
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
