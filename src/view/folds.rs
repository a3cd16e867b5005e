//! What the summary folds away: that it is there, and how much of it. What is inside is in
//! [`details`](super::details).

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
    /// Awards. How many were given is told inside, if at all.
    Awards,
}

/// What there is to open of the place and period in view; nothing that would be empty.
pub fn folds(focus: &Focus, reports: &[(usize, &Report)], awards: usize) -> Vec<Fold> {
    let usual = coverage::of_period(focus.data, &focus.place().id, focus.period);
    let usual = usual.map(|c| Fold::Coverage {
        given: c.given.len(),
        of: c.given.len() + c.missing.len(),
    });
    let some = |of: fn(&Report) -> usize, fold: fn(usize) -> Fold| {
        let count = reports.iter().map(|(_, r)| of(r)).sum();
        (count > 0).then(|| fold(count))
    };
    let all = [
        usual,
        some(|r| r.models.len(), Fold::Models),
        some(|r| r.limitations.len(), Fold::Limitations),
        some(|r| r.tasks.len(), Fold::Tasks),
        (awards > 0).then_some(Fold::Awards),
    ];
    all.into_iter().flatten().collect()
}
