//! Figures that were corrected: what stood before, what stands now, since when.

use std::cmp::Reverse;

use super::source;
use crate::analysis::{At, Item};
use crate::model::{Dataset, Figure, order};
use crate::text::{Lang, correction, names, sentence};

/// One correction of one figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectionShown {
    /// What the figure is of.
    pub what: String,
    /// What stood before and after it, in words.
    pub change: String,
    /// When and by whom.
    pub when: String,
    /// When and what stood before, for who looks at the figure itself.
    pub stood: String,
    /// Its note; may be empty.
    pub note: String,
    /// Its address.
    pub url: Option<String>,
    /// The figure.
    pub at: At,
}

/// The corrections of one figure, in the order they were made.
pub fn of_figure(data: &Dataset, report: usize, index: usize, lang: Lang) -> Vec<CorrectionShown> {
    let all = data.reports();
    let told = (all.head(report), all.figure(report, index));
    let ((Some(of), Some(shown)), Some(figure)) = (told, all.corrected(report, index)) else {
        return Vec::new();
    };
    let each = figure.corrections.iter().enumerate();
    each.map(|(i, c)| {
        let (before, after) = (figure.before(i), figure.before(i + 1));
        let stood = differing(data, &before, &after, lang);
        let stands = differing(data, &after, &before, lang);
        let who = c.publisher.as_ref().unwrap_or(&of.source.publisher);
        CorrectionShown {
            what: source::figure_of(data, of, shown, lang),
            change: correction::from_to(&stood, &stands, lang),
            when: correction::when(c.day, names::local(who, lang), lang),
            stood: names::capitalised(&correction::stood(c.day, &stood, lang)),
            note: c
                .note
                .as_ref()
                .map(|n| sentence::note(n, lang))
                .unwrap_or_default(),
            url: c.url.clone(),
            at: At {
                report,
                item: Item::Figure(index),
            },
        }
    })
    .collect()
}

/// Every correction, the latest first.
pub fn all(data: &Dataset, lang: Lang) -> Vec<CorrectionShown> {
    let corrected = data.all_figures();
    let corrected = corrected.filter(|(.., f)| !f.corrections.is_empty());
    let mut all: Vec<_> = corrected
        .flat_map(|(r, i, figure)| {
            let days = figure.corrections.iter().map(|c| c.day);
            days.zip(of_figure(data, r, i, lang))
        })
        .collect();
    order::sort_by_key(&mut all, |(day, c)| (Reverse(*day), c.at));
    all.into_iter().map(|(_, c)| c).collect()
}

/// What one state of a figure says where the other says something else: level, change or both.
pub fn differing(data: &Dataset, figure: &Figure, other: &Figure, lang: Lang) -> String {
    let level = (figure.value, figure.unit, figure.of) != (other.value, other.unit, other.of);
    let change = figure.change != other.change;
    let level = figure.value.filter(|_| level);
    let level = level.map(|value| (value, figure.unit, figure.of));
    let change = figure.change.as_ref().filter(|_| change);
    source::said(data, &figure.measure, level, change, lang)
}
