//! What the summary folds away: that it is there, and how much of it. What is inside is in
//! [`details`](super::details), which is fetched when the first one is opened.

use super::Focus;
use crate::analysis::coverage;
use crate::model::Report;

/// Something to open, with how much is in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fold {
    /// The usual subjects: how many are told.
    Coverage {
        /// How many are.
        given: usize,
        /// Of how many.
        of: usize,
    },
    /// Community models.
    Models(usize),
    /// What still goes wrong.
    Limitations(usize),
    /// What is planned.
    Tasks(usize),
    /// Awards.
    Awards(usize),
}

/// What there is to open of the place and period in view; nothing that would be empty.
pub fn folds(focus: &Focus, reports: &[(usize, &Report)], awards: usize) -> Vec<Fold> {
    let count = |of: fn(&Report) -> usize| reports.iter().map(|(_, r)| of(r)).sum();
    let usual = coverage::of_period(focus.data, &focus.place().id, focus.period);
    let usual = usual.map(|c| Fold::Coverage {
        given: c.given.len(),
        of: c.given.len() + c.missing.len(),
    });
    let others = [
        Fold::Models(count(|r| r.models.len())),
        Fold::Limitations(count(|r| r.limitations.len())),
        Fold::Tasks(count(|r| r.tasks.len())),
        Fold::Awards(awards),
    ];
    let others = others.into_iter().filter(|fold| fold.count() > 0);
    usual.into_iter().chain(others).collect()
}

impl Fold {
    /// How many things are in it.
    pub fn count(self) -> usize {
        match self {
            Self::Coverage { given, .. } => given,
            Self::Models(n) | Self::Limitations(n) | Self::Tasks(n) | Self::Awards(n) => n,
        }
    }
}
