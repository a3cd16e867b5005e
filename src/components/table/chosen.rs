//! The rows of the table that are wanted, chosen in pieces: as many at once as nobody notices, the rest
//! in tasks of their own, given up when something else is wanted.

use std::cell::RefCell;
use std::ops::Deref;
use std::rc::Rc;

use yew::prelude::*;

use crate::components::Data;
use crate::components::clock::Deadline;
use crate::components::pause::pause;
use crate::text::Lang;
use crate::view::table::{Choosing, Column, Making, RowId, Table};

/// What is wanted.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    /// The language of the texts.
    pub lang: Lang,
    /// Words that rows have.
    pub filter: String,
    /// The column that was chosen to sort by, and whether the other way around.
    pub order: Option<(Column, bool)>,
    /// Places whose rows come first until a column is chosen.
    pub places: Vec<String>,
}

/// Rows as they are wanted. Two are equal if they are the same allocation.
#[derive(Clone)]
pub struct Chosen(Rc<Rows>);

/// What [`Chosen`] shares.
pub struct Rows {
    /// What they are rows of.
    pub data: Data,
    /// Where they are from.
    pub table: Rc<Table>,
    /// Which, in order.
    pub rows: Vec<RowId>,
    /// As they are wanted.
    pub wanted: Wanted,
}

impl PartialEq for Chosen {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Chosen {
    type Target = Rows;

    fn deref(&self) -> &Rows {
        &self.0
    }
}

/// How long the page may wait for rows, ms: within a frame, and for the first ones within what is felt
/// as at once.
const AT_ONCE: (f64, f64) = (6.0, 20.0);

/// How long one of the later tasks may take, ms.
const LATER: f64 = 10.0;

/// The rows that are wanted; while they are not chosen yet, those that were wanted before, if any, be they
/// of other data or in another language.
#[hook]
pub fn use_chosen(data: &Data, wanted: Wanted) -> Option<Chosen> {
    let state = use_mut_ref(State::default);
    let news = use_force_update();
    let now = (data.clone(), wanted);
    let mut asked = state.borrow_mut();
    if asked.wanted.as_ref() != Some(&now) {
        asked.begin(now);
        let ms = if asked.chosen.is_some() {
            AT_ONCE.0
        } else {
            AT_ONCE.1
        };
        if !asked.work(&Deadline::after(ms)) {
            yew::platform::spawn_local(finish(state.clone(), asked.turn, news));
        }
    }
    let chosen = asked.chosen.clone();
    drop(asked);
    // Nobody waits for what is not shown any more.
    use_effect_with((), move |()| move || state.borrow_mut().turn += 1);
    chosen
}

/// Chooses until all is chosen, or something else is wanted.
async fn finish(state: Rc<RefCell<State>>, turn: u32, news: UseForceUpdateHandle) {
    loop {
        pause().await;
        let mut now = state.borrow_mut();
        if now.turn != turn {
            return;
        }
        if now.work(&Deadline::after(LATER)) {
            drop(now);
            news.force_update();
            return;
        }
    }
}

#[derive(Default)]
struct State {
    wanted: Option<(Data, Wanted)>,
    /// Counts what was wanted.
    turn: u32,
    work: Option<Work>,
    chosen: Option<Chosen>,
}

enum Work {
    Making(Making),
    /// All is read; what is left is as much as a task may take, of a country.
    Made(Making),
    Choosing(Rc<Table>, Choosing),
}

impl State {
    fn begin(&mut self, now: (Data, Wanted)) {
        self.turn += 1;
        let is_now = |data: &Data, wanted: &Wanted| *data == now.0 && wanted.lang == now.1.lang;
        let before = self.wanted.as_ref();
        let same = before.is_some_and(|(data, wanted)| is_now(data, wanted));
        let known = self.chosen.as_ref();
        let known = known.filter(|chosen| is_now(&chosen.data, &chosen.wanted));
        let known = known.map(|chosen| chosen.table.clone());
        let known = known.or_else(|| match self.work.take().filter(|_| same) {
            Some(Work::Choosing(table, _)) => Some(table),
            making => {
                self.work = making;
                None
            }
        });
        match known {
            Some(table) => self.choose(table, &now.1),
            // Being made, for whatever is wanted of it.
            None if self.work.is_some() => {}
            None => self.work = Some(Work::Making(Making::new(now.1.lang))),
        }
        self.wanted = Some(now);
    }

    fn choose(&mut self, table: Rc<Table>, wanted: &Wanted) {
        let places: Vec<&str> = match wanted.order {
            None => wanted.places.iter().map(String::as_str).collect(),
            Some(_) => Vec::new(),
        };
        let order = wanted.order.unwrap_or_default();
        let choosing = Choosing::new(&table, &wanted.filter, order, &places);
        self.work = Some(Work::Choosing(table, choosing));
    }

    /// Works until the deadline; whether all is done.
    fn work(&mut self, deadline: &Deadline) -> bool {
        let Some((data, wanted)) = self.wanted.clone() else {
            return true;
        };
        loop {
            match self.work.take() {
                None => return true,
                Some(Work::Making(mut making)) => {
                    self.work = Some(match making.step(&data) {
                        true => Work::Made(making),
                        false => Work::Making(making),
                    });
                }
                Some(Work::Made(making)) => self.choose(Rc::new(making.end(&data)), &wanted),
                Some(Work::Choosing(table, mut choosing)) => match choosing.step(&table, &data) {
                    true => {
                        let rows = choosing.rows();
                        self.chosen = Some(Chosen(Rc::new(Rows {
                            data,
                            table,
                            rows,
                            wanted,
                        })));
                        return true;
                    }
                    false => self.work = Some(Work::Choosing(table, choosing)),
                },
            }
            if deadline.is_over() {
                return false;
            }
        }
    }
}
