//! Sorting rows by ranks, a piece of work at a time: counts how many rows have each rank, then puts each
//! row in its place. Rows that are alike stay as they were, so sorting by the last key first and by the
//! first key last sorts by all.

use super::{Column, RowId, Table};
use crate::model::Dataset;
use crate::text::sentence;

/// How many rows are looked at in one step.
const STEP: usize = if cfg!(test) { 7 } else { 20_000 };

/// What rows are sorted by at one time.
#[derive(Clone, Copy, Debug)]
enum Key {
    Measure,
    Subject,
    Period,
    Place,
    /// Two bytes of the value, from this bit on, so that larger ones come first.
    Value(u32),
}

/// The keys of a column, the last one first; all but the first column begin with its order.
fn keys(by: Column) -> &'static [Key] {
    match by {
        Column::Place => &[Key::Measure, Key::Subject, Key::Period, Key::Place],
        Column::Period => &[Key::Period],
        Column::Indicator => &[Key::Subject],
        Column::Value => &[
            Key::Value(0),
            Key::Value(16),
            Key::Value(32),
            Key::Value(48),
        ],
    }
}

/// Rows being sorted.
#[derive(Debug)]
pub struct Sorting {
    keys: &'static [Key],
    rows: Vec<RowId>,
    sorted: Vec<RowId>,
    /// By rank: first how many rows have it, then where the next of them goes.
    places: Vec<usize>,
    counted: bool,
    next: usize,
}

impl Sorting {
    /// From an order of all rows.
    pub fn new(rows: Vec<RowId>, by: Column) -> Self {
        Self {
            keys: keys(by),
            sorted: rows.clone(),
            rows,
            places: Vec::new(),
            counted: false,
            next: 0,
        }
    }

    /// Does some more; whether all is sorted now.
    pub fn step(&mut self, table: &Table, data: &Dataset) -> bool {
        let Some((key, rest)) = self.keys.split_first() else {
            return true;
        };
        let end = (self.next + STEP).min(self.rows.len());
        for row in self.next..end {
            let row = self.rows[row];
            let rank = key.of(table, data, row);
            if self.places.len() <= rank {
                self.places.resize(rank + 1, 0);
            }
            if self.counted {
                self.sorted[self.places[rank]] = row;
            }
            self.places[rank] += 1;
        }
        self.next = end;
        if end < self.rows.len() {
            return false;
        }
        self.next = 0;
        if self.counted {
            std::mem::swap(&mut self.rows, &mut self.sorted);
            self.places.clear();
            self.keys = rest;
        } else {
            let mut before = 0;
            for place in &mut self.places {
                before += std::mem::replace(place, before);
            }
        }
        self.counted = !self.counted;
        self.keys.is_empty()
    }

    /// The rows, sorted.
    pub fn rows(self) -> Vec<RowId> {
        self.rows
    }
}

impl Key {
    fn of(self, table: &Table, data: &Dataset, row: RowId) -> usize {
        let entry = &table.entries[row.0];
        let names = &table.names;
        match self {
            Self::Measure => names.measures[entry.measure].rank,
            Self::Subject => names.subjects[entry.subject].rank,
            Self::Period => names.periods[entry.period].rank,
            Self::Place => names.places[entry.place].rank,
            Self::Value(shift) => {
                let figure = sentence::figure_at(data, entry.at);
                let value = figure.and_then(|f| Some((f.value?, f.unit)));
                let value = value.map_or(f64::NEG_INFINITY, |(quantity, unit)| {
                    quantity.printed().to_f64() * unit.factor()
                });
                (!ascending(value) >> shift) as usize & 0xffff
            }
        }
    }
}

/// Bits that are larger for larger numbers.
pub(super) fn ascending(value: f64) -> u64 {
    let bits = value.to_bits();
    let negative = bits >> 63 == 1;
    if negative { !bits } else { bits | 1 << 63 }
}
