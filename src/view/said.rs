//! Where something is said, as a word that stays true wherever the report is loaded from, and when
//! something is put in before it: `kbang-2024.f3.9c1e` is a figure of the report `kbang-2024`, once
//! its fourth, and of what it is.

use crate::analysis::{At, Item};
use crate::model::parse::fingerprint;
use crate::model::{Dataset, Report};

/// The words for places in the dataset.
pub fn words(data: &Dataset, at: &[At]) -> Vec<String> {
    let word = |at: &At| {
        let report = data.reports().get(at.report)?;
        let (list, index) = match at.item {
            Item::Figure(i) => ('f', i),
            Item::Statement(i) => ('s', i),
            Item::Model(i) => ('m', i),
            Item::Limitation(i) => ('l', i),
            Item::Task(i) => ('t', i),
        };
        let what = what(report, at.item)?;
        Some(format!("{}.{list}{index}.{what:04x}", report.id))
    };
    at.iter().filter_map(word).collect()
}

/// The place that a word means; `None` if no report here has that id, or says that no longer.
pub fn place(data: &Dataset, word: &str) -> Option<At> {
    let (rest, meant) = word.rsplit_once('.')?;
    let (id, item) = rest.rsplit_once('.')?;
    let meant = u16::from_str_radix(meant, 16).ok()?;
    let (list, index) = item.split_at_checked(1)?;
    let index: usize = index.parse().ok()?;
    let report = data.reports().heads().position(|r| *r.id == *id)?;
    let told = data.reports().get(report)?;
    let (item, count): (fn(usize) -> Item, usize) = match list {
        "f" => (Item::Figure, told.figures.len()),
        "s" => (Item::Statement, told.statements.len()),
        "m" => (Item::Model, told.models.len()),
        "l" => (Item::Limitation, told.limitations.len()),
        "t" => (Item::Task, told.tasks.len()),
        _ => return None,
    };
    let item = std::iter::once(index)
        .chain(0..count)
        .map(item)
        .find(|item| what(told, *item) == Some(meant))?;
    Some(At { report, item })
}

/// A fingerprint of what an item tells of; not of the number, which may be corrected.
fn what(report: &Report, item: Item) -> Option<u16> {
    let text = match item {
        Item::Figure(i) => {
            let f = report.figures.get(i)?;
            let period = report.period_of(f);
            let scope = f.scope.as_deref().unwrap_or_default();
            let place = report.place_of(f);
            format!("{} {} {scope} {place} {period}", f.indicator, f.measure)
        }
        Item::Statement(i) => {
            let subjects = report.statements.get(i)?.subjects.iter();
            subjects.map(|s| s.indicator.as_str()).collect()
        }
        Item::Model(i) => report.models.get(i)?.name.vi().to_owned(),
        Item::Limitation(i) => report.limitations.get(i)?.text.vi().to_owned(),
        Item::Task(i) => report.tasks.get(i)?.text.vi().to_owned(),
    };
    let hash = fingerprint(text.as_bytes());
    Some((hash ^ (hash >> 16) ^ (hash >> 32) ^ (hash >> 48)) as u16)
}
