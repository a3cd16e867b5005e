//! Choosing rows by words, in an order, a piece of work at a time: whoever types is not kept waiting, and
//! what is not wanted any more is not finished.

use super::sort::Sorting;
use super::{Column, Entry, RowId, Table};
use crate::model::Dataset;
use crate::text::search;

/// How many rows are looked at in one step.
const STEP: usize = if cfg!(test) { 7 } else { 20_000 };

/// Rows being chosen.
#[derive(Debug)]
pub struct Choosing {
    words: Vec<Words>,
    by: Column,
    reversed: bool,
    /// By place, whether its rows come before all others; empty if none do.
    first: Vec<bool>,
    sorting: Option<(Column, Sorting)>,
    next: usize,
    chosen: Vec<RowId>,
    rest: Vec<RowId>,
}

impl Choosing {
    /// The rows that match a filter, in order; those of the places `first` before all others.
    pub fn new(
        table: &Table,
        filter: &str,
        (by, reversed): (Column, bool),
        first: &[&str],
    ) -> Self {
        let is_first = table.names.places.iter();
        let is_first = is_first.map(|p| first.contains(&p.id.as_str()));
        Self {
            words: Words::of(table, &search::folded(filter)),
            by,
            reversed,
            first: match first.is_empty() {
                true => Vec::new(),
                false => is_first.collect(),
            },
            sorting: None,
            next: 0,
            chosen: Vec::new(),
            rest: Vec::new(),
        }
    }

    /// Does some more; whether all are chosen now.
    pub fn step(&mut self, table: &Table, data: &Dataset) -> bool {
        let Some(order) = table.orders[self.by as usize].get() else {
            self.sort(table, data);
            return false;
        };
        let end = (self.next + STEP).min(order.len());
        for i in self.next..end {
            let row = match self.reversed {
                true => order[order.len() - 1 - i],
                false => order[i],
            };
            let entry = &table.entries[row.0];
            if self.words.iter().all(|w| w.match_row(entry)) {
                let first = self.first.is_empty() || self.first[entry.place];
                let rows = if first {
                    &mut self.chosen
                } else {
                    &mut self.rest
                };
                rows.push(row);
            }
        }
        self.next = end;
        end == order.len()
    }

    /// What was chosen.
    pub fn rows(mut self) -> Vec<RowId> {
        self.chosen.append(&mut self.rest);
        self.chosen
    }

    /// Each order is made once, all others from that by place.
    fn sort(&mut self, table: &Table, data: &Dataset) {
        let by_place = &table.orders[Column::Place as usize];
        let (by, mut sorting) = self.sorting.take().unwrap_or_else(|| match by_place.get() {
            Some(rows) => (self.by, Sorting::new(rows.clone(), self.by)),
            None => {
                let all = (0..table.entries.len()).map(RowId).collect();
                (Column::Place, Sorting::new(all, Column::Place))
            }
        });
        match sorting.step(table, data) {
            // Another choosing may have been as far a moment ago; it found the same.
            true => drop(table.orders[by as usize].set(sorting.rows())),
            false => self.sorting = Some((by, sorting)),
        }
    }
}

/// A few words that are looked for together, and which of them each name has, a bit a word.
#[derive(Debug)]
struct Words {
    all: u32,
    places: Vec<u32>,
    periods: Vec<u32>,
    subjects: Vec<u32>,
    measures: Vec<u32>,
}

impl Words {
    fn of(table: &Table, query: &str) -> Vec<Self> {
        let words: Vec<&str> = query.split(' ').filter(|w| !w.is_empty()).collect();
        let names = &table.names;
        let some = words.chunks(u32::BITS as usize).map(|words| {
            let bits = |searched: &String| {
                let has = words.iter().enumerate();
                has.fold(0, |bits, (i, word)| {
                    bits | u32::from(search::matches(searched, word)) << i
                })
            };
            Self {
                all: u32::MAX >> (u32::BITS as usize - words.len()),
                places: names.places.iter().map(|n| bits(&n.searched)).collect(),
                periods: names.periods.iter().map(|n| bits(&n.searched)).collect(),
                subjects: names.subjects.iter().map(|n| bits(&n.searched)).collect(),
                measures: names.measures.iter().map(|n| bits(&n.searched)).collect(),
            }
        });
        some.collect()
    }

    fn match_row(&self, entry: &Entry) -> bool {
        let found = self.places[entry.place]
            | self.periods[entry.period]
            | self.subjects[entry.subject]
            | self.measures[entry.measure];
        found == self.all
    }
}
