//! Do the changes that reports state fit each other? Directions that lead round in a circle can't
//! all be true, nor can two sizes of one change. Only firm claims count here: nothing whose base or
//! measure is assumed.

use super::claim::{At, StatedChange};
use super::reconcile::Series;
use super::span::Span;
use crate::model::{Direction, Period, order};

/// Whether a change is certain enough to contradict another one.
pub fn is_firm(change: &StatedChange) -> bool {
    !change.is_assumed() && change.ambiguous.is_none() && !change.contradicts_itself
}

/// The changes that do not fit `change`, itself among them, in the order of the series; empty if
/// all can be true.
pub fn against<'s>(series: &'s Series, change: &StatedChange) -> Vec<&'s StatedChange> {
    if !is_firm(change) {
        return Vec::new();
    }
    let mut at: Vec<At> = circle(series, change);
    let firm = series.changes.iter().filter(|c| is_firm(c));
    let others = firm.filter(|c| (c.from, c.to) == (change.from, change.to));
    at.extend(
        others
            .filter(|c| !sizes_fit(c, change))
            .flat_map(|c| [c.at, change.at]),
    );
    let all = series.changes.iter();
    all.filter(|c| at.contains(&c.at) && is_firm(c)).collect()
}

/// Every set of changes that can't all be true, each once.
pub fn all(series: &Series) -> Vec<Vec<&StatedChange>> {
    let mut found: Vec<Vec<&StatedChange>> = Vec::new();
    for change in &series.changes {
        let set = against(series, change);
        let told = |all: &Vec<&StatedChange>| set.iter().all(|c| all.iter().any(|o| o.at == c.at));
        if !set.is_empty() && !found.iter().any(told) {
            found.push(set);
        }
    }
    found
}

/// Whether two changes between the same periods, both upwards or both downwards, can be of one size.
fn sizes_fit(a: &StatedChange, b: &StatedChange) -> bool {
    if a.link.way() != b.link.way() || a.vague || b.vague {
        return true;
    }
    let numbers = match (a.link.size(), b.link.size()) {
        (Some(x), Some(y)) => x.and(y).is_some(),
        _ => true,
    };
    let either = |c: &StatedChange| {
        let (round, cut) = (c.link.percents()?, c.link.truncated().percents()?);
        Some(Span::new(round.low.min(cut.low), round.high.max(cut.high)))
    };
    let percents = match (either(a), either(b)) {
        (Some(x), Some(y)) => x.and(y).is_some(),
        _ => true,
    };
    let joined = a.link.joined(&b.link).is_none_or(|link| {
        let fits = |link: &super::link::Link| link.narrow(Span::ANY, Span::ANY).is_some();
        fits(&link) || fits(&link.truncated())
    });
    numbers && percents && joined
}

/// The shortest row of firm directions that, with `change`, leads back to where it began although
/// `change` says more or fewer; empty if there is none.
fn circle(series: &Series, change: &StatedChange) -> Vec<At> {
    // From the higher end by "not below" to the lower one: then it would be higher than itself.
    let (low, high) = match change.link.way() {
        Direction::Up => (change.from, change.to),
        Direction::Down => (change.to, change.from),
        // Strict ones are in every circle: told of where one of them begins it.
        Direction::Same => {
            let mut strict = series
                .changes
                .iter()
                .filter(|c| is_firm(c) && c.link.way() != Direction::Same);
            let found = strict.find_map(|c| {
                let row = circle(series, c);
                row.contains(&change.at).then_some(row)
            });
            return found.unwrap_or_default();
        }
    };
    let mut rows: Vec<(Period, Vec<At>)> = vec![(high, Vec::new())];
    let mut next = 0;
    // Each period is reached once, so this ends.
    while let Some((period, row)) = rows.get(next).cloned() {
        next += 1;
        if period == low {
            let mut row = row;
            row.push(change.at);
            order::distinct(&mut row);
            return row;
        }
        for c in series.changes.iter().filter(|c| is_firm(c)) {
            let up = match c.link.way() {
                Direction::Up => c.from == period,
                Direction::Down => c.to == period,
                Direction::Same => c.from == period || c.to == period,
            };
            let reached = if c.from == period { c.to } else { c.from };
            if up && !rows.iter().any(|(p, _)| *p == reached) {
                let mut row = row.clone();
                row.push(c.at);
                rows.push((reached, row));
            }
        }
    }
    Vec::new()
}
