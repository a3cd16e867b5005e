//! Every figure and direction of every report, as rows: for reading, filtering and sorting. A row is a
//! few numbers; its texts are made when it is drawn.

mod choose;
mod export;
mod names;
mod record;
mod sort;

pub use choose::Choosing;
pub use export::{Form, Writing, csv, csv_of, json, json_of, json_string};
pub use record::{Record, implied, records};

use std::cell::OnceCell;

use self::names::Names;
use super::summary;
use super::weighed::{self, Beside};
use crate::analysis::{At, Item};
use crate::model::{Dataset, FigureRef, Period};
use crate::text::{Lang, names as called, phrase, sentence};

/// One figure, or one thing that a direction is said of, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it is said.
    pub at: At,
    /// Which of a statement's subjects; 0 for figures.
    pub part: usize,
    /// Place.
    pub place: String,
    /// Period, for reading.
    pub period: String,
    /// Indicator with its part.
    pub indicator: String,
    /// Measure.
    pub measure: String,
    /// Value with signs; empty where only a change is told.
    pub value: String,
    /// Change as reported.
    pub change: String,
    /// Publisher.
    pub source: String,
}

/// A row of a [`Table`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId(usize);

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Place, in Vietnamese order; of one place the newest first, then as in the catalogue.
    #[default]
    Place,
    /// Period.
    Period,
    /// Indicator, in catalogue order.
    Indicator,
    /// Value; rows without one last.
    Value,
}

/// What a row is: where it is said, and what it is of by indexes into [`Names`].
#[derive(Clone, Copy, Debug)]
struct Entry {
    at: At,
    part: usize,
    place: usize,
    period: usize,
    subject: usize,
    measure: usize,
}

/// Everything that reports say in figures or directions.
#[derive(Debug)]
pub struct Table {
    lang: Lang,
    entries: Vec<Entry>,
    names: Names,
    /// By column, once it was sorted by.
    orders: [OnceCell<Vec<RowId>>; 4],
}

impl Table {
    /// All of a dataset.
    pub fn new(data: &Dataset, lang: Lang) -> Self {
        let mut making = Making::new(lang);
        while !making.step(data) {}
        making.end(data)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Where a row is said.
    pub fn at(&self, row: RowId) -> At {
        self.entries[row.0].at
    }

    /// The id of its place, and its period.
    pub fn of(&self, row: RowId) -> (&str, Period) {
        let entry = &self.entries[row.0];
        let names = &self.names;
        (&names.places[entry.place].id, names.when[entry.period])
    }

    /// The id of its indicator.
    pub fn indicator(&self, row: RowId) -> &str {
        &self.names.subjects[self.entries[row.0].subject].id
    }

    /// The rows that match a filter, in order.
    pub fn chosen(&self, data: &Dataset, filter: &str, by: Column, reversed: bool) -> Vec<RowId> {
        let mut choosing = Choosing::new(self, filter, (by, reversed), &[]);
        while !choosing.step(self, data) {}
        choosing.rows()
    }

    /// A row in words.
    pub fn row(&self, data: &Dataset, row: RowId) -> Row {
        let entry = &self.entries[row.0];
        let names = &self.names;
        let (value, change) = match sentence::figure_at(data, entry.at) {
            Some(figure) => figure_says(data, figure, self.lang),
            None => (String::new(), statement_says(data, entry.at, self.lang)),
        };
        let source = &data.head(entry.at.report).source;
        Row {
            at: entry.at,
            part: entry.part,
            place: names.places[entry.place].text.clone(),
            period: names.periods[entry.period].text.clone(),
            indicator: names.subjects[entry.subject].text.clone(),
            measure: names.measures[entry.measure].text.clone(),
            value,
            change,
            source: called::local(&source.publisher, self.lang).to_owned(),
        }
    }
}

/// How many rows are made in one step, and a report more.
const STEP: usize = if cfg!(test) { 3 } else { 500 };

/// A table being made, a piece of work at a time.
#[derive(Debug)]
pub struct Making {
    lang: Lang,
    entries: Vec<Entry>,
    names: names::Known,
    next: usize,
}

impl Making {
    /// Nothing is read yet.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            entries: Vec::new(),
            names: names::Known::default(),
            next: 0,
        }
    }

    /// Reads some more reports; whether all are read now.
    pub fn step(&mut self, data: &Dataset) -> bool {
        let (all, most) = (data.reports().len(), self.entries.len() + STEP);
        while self.next < all && self.entries.len() < most {
            self.read(data, self.next);
            self.next += 1;
        }
        self.next == all
    }

    /// The table, once all are read.
    pub fn end(self, data: &Dataset) -> Table {
        Table {
            lang: self.lang,
            entries: self.entries,
            names: self.names.end(data, self.lang),
            orders: Default::default(),
        }
    }

    /// A direction said of several things is a row for each of them; its source shows it whole.
    fn read(&mut self, data: &Dataset, r: usize) {
        for (f, figure) in data.reports().figures(r).enumerate() {
            let entry = Entry {
                at: At {
                    report: r,
                    item: Item::Figure(f),
                },
                part: 0,
                place: self.names.place(data, figure.place, self.lang),
                period: self.names.period(figure.period),
                subject: self.names.subject(figure.indicator, figure.scope),
                measure: self.names.measure(Some(figure.measure)),
            };
            self.entries.push(entry);
        }
        let head = data.head(r);
        for (s, statement) in head.statements().iter().enumerate() {
            for (part, subject) in statement.subjects.iter().enumerate() {
                let scope = subject.scope.as_deref();
                let entry = Entry {
                    at: At {
                        report: r,
                        item: Item::Statement(s),
                    },
                    part,
                    place: self.names.place(data, &head.place, self.lang),
                    period: self.names.period(head.period),
                    subject: self.names.subject(&subject.indicator, scope),
                    measure: self.names.measure(subject.measure.as_deref()),
                };
                self.entries.push(entry);
            }
        }
    }
}

/// Value and change as reports word them, like the summary: there is room, and no key of signs.
fn figure_says(data: &Dataset, figure: FigureRef, lang: Lang) -> (String, String) {
    let measure = sentence::measure_or_id(data, figure.measure);
    let level = figure.value.map(|value| (value, figure.unit));
    let value = level.map_or(String::new(), |level| {
        summary::as_reported(level, figure.of, &measure, lang).0
    });
    let change = figure.change.map_or(String::new(), |c| {
        let text = sentence::change(c, &measure, lang);
        match c.ambiguous.is_some() {
            true => phrase::uncertain(&text, lang),
            false => text,
        }
    });
    (value, change)
}

fn statement_says(data: &Dataset, at: At, lang: Lang) -> String {
    let Item::Statement(s) = at.item else {
        return String::new();
    };
    let statement = &data.head(at.report).statements()[s];
    let way = phrase::way(statement.direction, lang);
    match statement.subjects.len() > 1 {
        true => format!("{way} {}", phrase::said_of_several(lang)),
        false => way.to_owned(),
    }
}

/// What stands beside the value of a row on the screen: the change without percents of small
/// numbers, whether it is clear, whether the figure fits. What is taken away as a file has the
/// change as printed.
pub fn beside(data: &Dataset, row: &Row, lang: Lang) -> Beside {
    let found = weighed::beside(data, row.at, lang);
    let Some(figure) = sentence::figure_at(data, row.at) else {
        return Beside {
            change: row.change.clone(),
            ..found
        };
    };
    let uncertain = figure.change.is_some_and(|c| c.ambiguous.is_some());
    match uncertain {
        true => Beside {
            change: phrase::uncertain(&found.change, lang),
            ..found
        },
        false => found,
    }
}

#[cfg(test)]
mod tests;
