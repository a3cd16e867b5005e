//! Where something is said, as a word that stays true wherever the report is loaded from:
//! `kbang-2024.f3` is the fourth figure of the report `kbang-2024`.

use crate::analysis::{At, Item};
use crate::model::Dataset;

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
        Some(format!("{}.{list}{index}", report.id))
    };
    at.iter().filter_map(word).collect()
}

/// The place that a word means; `None` if no report here has that id.
pub fn place(data: &Dataset, word: &str) -> Option<At> {
    let (id, item) = word.rsplit_once('.')?;
    let report = data.reports().iter().position(|r| r.id == id)?;
    let (list, index) = item.split_at_checked(1)?;
    let index = index.parse().ok()?;
    let item = match list {
        "f" => Item::Figure(index),
        "s" => Item::Statement(index),
        "m" => Item::Model(index),
        "l" => Item::Limitation(index),
        "t" => Item::Task(index),
        _ => return None,
    };
    Some(At { report, item })
}
