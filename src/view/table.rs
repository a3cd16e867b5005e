//! Every figure and direction of every report, as rows: for reading, filtering and sorting.

mod export;

pub use export::{Record, csv, csv_of, implied, json, json_of, json_string, records};

use super::summary;
use super::weighed::{self, Beside};
use crate::analysis::{At, Item};
use crate::model::{Dataset, Subject};
use crate::text::{Lang, names, phrase, search, sentence};

/// One figure, or one thing that a direction is said of.
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
    /// What it is sorted by in each column.
    keys: Keys,
    searched: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Keys {
    place: (Vec<u32>, Vec<u8>),
    period: crate::model::Period,
    indicator: usize,
    measure: usize,
    value: f64,
}

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Place, in Vietnamese order.
    #[default]
    Place,
    /// Period.
    Period,
    /// Indicator, in catalogue order.
    Indicator,
    /// Value; rows without one last.
    Value,
}

/// Everything the reports say in figures or directions, ordered by place, then newest first, then
/// as in the catalogue.
pub fn rows(data: &Dataset, lang: Lang) -> Vec<Row> {
    let figures = data
        .figures()
        .map(|(r, f, ..)| figure_row(data, r, f, lang));
    let reports = data.reports().iter().enumerate();
    let said = reports.flat_map(|(r, report)| {
        let statements = report.statements.iter().enumerate();
        statements.flat_map(move |(s, statement)| {
            let at = At {
                report: r,
                item: Item::Statement(s),
            };
            let subjects = statement.subjects.iter().enumerate();
            subjects.map(move |(part, subject)| statement_row(data, at, part, subject, lang))
        })
    });
    let mut all: Vec<Row> = figures.chain(said).collect();
    crate::model::order::sort_by(&mut all, |a, b| order(a, b, Column::Place));
    all
}

fn figure_row(data: &Dataset, r: usize, f: usize, lang: Lang) -> Row {
    let report = &data.reports()[r];
    let figure = &report.figures[f];
    let measure = sentence::measure_or_id(data, &figure.measure);
    let at = At {
        report: r,
        item: Item::Figure(f),
    };
    let about = About {
        place: report.place_of(figure),
        period: report.period_of(figure),
        indicator: &figure.indicator,
        scope: figure.scope.as_deref(),
        measure: Some(&figure.measure),
    };
    let mut row = bare_row(data, at, &about, lang);
    // As reports word it, like the summary: there is room, and no key of signs.
    if let Some((value, _)) = summary::as_reported(figure, &measure, lang) {
        row.value = value;
    }
    if let Some(q) = figure.value {
        row.keys.value = q.printed().to_f64() * figure.unit.factor();
    }
    let change = figure.change.as_ref();
    row.change = change.map_or(String::new(), |c| {
        let text = sentence::change(c, &measure, lang);
        match c.ambiguous.is_some() {
            true => phrase::uncertain(&text, lang),
            false => text,
        }
    });
    row
}

/// A direction said of several things is a row for each of them; its source shows it whole.
fn statement_row(data: &Dataset, at: At, part: usize, subject: &Subject, lang: Lang) -> Row {
    let report = &data.reports()[at.report];
    let about = About {
        place: &report.place,
        period: report.period,
        indicator: &subject.indicator,
        scope: subject.scope.as_deref(),
        measure: subject.measure.as_deref(),
    };
    let mut row = bare_row(data, at, &about, lang);
    row.part = part;
    if let Item::Statement(s) = at.item {
        let statement = &report.statements[s];
        row.change = phrase::way(statement.direction, lang).to_owned();
        if statement.subjects.len() > 1 {
            row.change = format!("{} {}", row.change, phrase::said_of_several(lang));
        }
    }
    row
}

/// What a row is about.
struct About<'a> {
    place: &'a str,
    period: crate::model::Period,
    indicator: &'a str,
    scope: Option<&'a str>,
    measure: Option<&'a str>,
}

fn bare_row(data: &Dataset, at: At, about: &About, lang: Lang) -> Row {
    let place = names::capitalised(&names::place_by_id(data, about.place, lang));
    let indicator = names::indicator_scoped(data, about.indicator, about.scope, lang);
    let measure = about
        .measure
        .map_or("", |m| names::measure(data, m, lang))
        .to_owned();
    let known = data.place(about.place);
    let aliases = known.map(|p| p.aliases.join(" ")).unwrap_or_default();
    let period = names::period_short(about.period, lang);
    let year = about.period.year().to_string();
    let text = [
        place.as_str(),
        &aliases,
        &period,
        &year,
        &indicator,
        &measure,
    ];
    Row {
        at,
        part: 0,
        searched: search::folded(&text.join(" ")),
        value: String::new(),
        change: String::new(),
        source: names::local(&data.reports()[at.report].source.publisher, lang).to_owned(),
        keys: Keys {
            place: search::sort_key(known.map_or(about.place, |p| &p.name)),
            period: about.period,
            indicator: data.catalogue.rank(about.indicator),
            measure: about.measure.map_or(0, |m| data.catalogue.measure_rank(m)),
            value: f64::NEG_INFINITY,
        },
        place,
        period,
        indicator,
        measure,
    }
}

fn order(a: &Row, b: &Row, by: Column) -> std::cmp::Ordering {
    let (x, y) = (&a.keys, &b.keys);
    let place = x.place.cmp(&y.place);
    let period = y.period.cmp(&x.period);
    let indicator = (x.indicator, &a.indicator).cmp(&(y.indicator, &b.indicator));
    let rest = place
        .then(period)
        .then(indicator)
        .then(x.measure.cmp(&y.measure))
        .then((a.at, a.part).cmp(&(b.at, b.part)));
    match by {
        Column::Place => rest,
        Column::Period => period.then(rest),
        Column::Indicator => indicator.then(rest),
        Column::Value => y.value.total_cmp(&x.value).then(rest),
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
    let uncertain = figure
        .change
        .as_ref()
        .is_some_and(|c| c.ambiguous.is_some());
    match uncertain {
        true => Beside {
            change: phrase::uncertain(&found.change, lang),
            ..found
        },
        false => found,
    }
}

/// The order before any column is chosen: the rows of the places in view, then those of all others.
pub fn own_first<'r>(data: &Dataset, rows: Vec<&'r Row>, places: &[&str]) -> Vec<&'r Row> {
    let own = |r: &&Row| {
        let report = data.reports().get(r.at.report);
        let figure = sentence::figure_at(data, r.at);
        let place =
            report.map(|report| figure.map_or(report.place.as_str(), |f| report.place_of(f)));
        place.is_some_and(|place| places.contains(&place))
    };
    let (mut first, rest): (Vec<&Row>, Vec<&Row>) = rows.into_iter().partition(own);
    first.extend(rest);
    first
}

/// The rows that match a filter, in order.
pub fn chosen<'r>(rows: &'r [Row], filter: &str, by: Column, reversed: bool) -> Vec<&'r Row> {
    let query = search::folded(filter);
    let mut kept: Vec<&Row> = rows
        .iter()
        .filter(|r| search::matches(&r.searched, &query))
        .collect();
    crate::model::order::sort_by(&mut kept, |a, b| order(a, b, by));
    if reversed {
        kept.reverse();
    }
    kept
}
