//! Does a stated change agree with the two levels as they are known otherwise?
//!
//! Otherwise: from levels that reports print, and from changes between other periods. Every change
//! stated between the very two periods is left out, whoever states it, so that a change is never
//! confirmed by its own echo. Only firm claims count, and of a change whose base or measure is only
//! assumed nothing is said.

use super::claim::StatedChange;
use super::compare::sure_direction;
use super::quarrel;
use super::reconcile::{self, Known, Series};
use super::span::Span;
use crate::model::{Dataset, Direction, MeasureUnit, Period};

/// How a stated change stands to what is known otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The levels known otherwise went the way it says, by as much as it says.
    Agrees,
    /// They went the other way, or by another size.
    Disagrees {
        /// Which way they went.
        went: Direction,
    },
    /// Too little is known otherwise.
    CannotTell,
}

/// Of each of `stated`, all between the same two periods of the series, how it stands to the levels
/// known otherwise.
pub fn agreements(
    data: &Dataset,
    series: &Series,
    (from, to): (Period, Period),
    stated: &[StatedChange],
) -> Vec<Agreement> {
    if stated.is_empty() {
        return Vec::new();
    }
    let otherwise = reconcile::series_without(data, &series.key, from, to);
    let known = known(&otherwise, from).zip(known(&otherwise, to));
    let each = stated.iter().map(|change| match known {
        Some((a, b)) => agreement(change, series.unit, a, b),
        None => Agreement::CannotTell,
    });
    each.collect()
}

/// What firm claims leave of a level; `None` if they leave everything, or contradict each other.
fn known(series: &Series, period: Period) -> Option<Span> {
    let estimate = series.get(period);
    if estimate.known == Known::Conflict {
        return None;
    }
    let mut firm = estimate.claims.iter().filter(|c| !c.soft);
    let span = firm.try_fold(Span::ANY, |all, c| all.and(c.wide()))?;
    (span != Span::ANY).then_some(span)
}

fn agreement(change: &StatedChange, unit: MeasureUnit, from: Span, to: Span) -> Agreement {
    let assumed = change.assumed_base || change.assumed_measure;
    if assumed || change.ambiguous.is_some() || change.contradicts_itself {
        return Agreement::CannotTell;
    }
    let Some(went) = sure_direction(from, to) else {
        return Agreement::CannotTell;
    };
    if went != change.link.way() {
        return Agreement::Disagrees { went };
    }
    if !change.link.has_size() || went == Direction::Same {
        return Agreement::Agrees;
    }
    let exact = from.exact().is_some() && to.exact().is_some();
    if change.vague || unit != MeasureUnit::Count || !exact {
        return Agreement::CannotTell;
    }
    let fits = [change.link.clone(), change.link.truncated()];
    match fits.iter().any(|link| link.narrow(from, to).is_some()) {
        true => Agreement::Agrees,
        false => Agreement::Disagrees { went },
    }
}

/// The changes that lead from one period to another one after the other, and the direction they
/// give: 2022 below 2021 and 2023 below 2022 leave 2023 below 2021. `None` if there is no such
/// chain, if two chains differ, or if a link of it is only assumed.
pub fn chained(
    series: &Series,
    from: Period,
    to: Period,
) -> Option<(Direction, Vec<&StatedChange>)> {
    let firm = |c: &&StatedChange| {
        let sound = quarrel::is_firm(c) && !c.unfit && quarrel::against(series, c).is_empty();
        sound && c.from < c.to && c.from.is_like(c.to)
    };
    let links: Vec<&StatedChange> = series.changes.iter().filter(firm).collect();
    let mut found: Vec<(Period, Direction, Vec<&StatedChange>)> =
        vec![(from, Direction::Same, Vec::new())];
    let mut at = 0;
    // Each period is reached at most once in each direction, so this ends.
    while let Some((period, so_far, row)) = found.get(at).cloned() {
        at += 1;
        for change in links.iter().filter(|c| c.from == period && c.to <= to) {
            let Some(way) = both(so_far, change.link.way()) else {
                continue;
            };
            if !found.iter().any(|(p, w, _)| (*p, *w) == (change.to, way)) {
                let mut row = row.clone();
                row.push(*change);
                found.push((change.to, way, row));
            }
        }
    }
    let quarrel = |period: &Period| series.get(*period).known == Known::Conflict;
    let sound = from != to && !found.iter().any(|(period, ..)| quarrel(period));
    let mut ways = found.into_iter().filter(|(period, ..)| *period == to);
    let (_, way, row) = ways.next()?;
    (sound && ways.next().is_none()).then_some((way, row))
}

fn both(a: Direction, b: Direction) -> Option<Direction> {
    match (a, b) {
        (Direction::Same, way) | (way, Direction::Same) => Some(way),
        (a, b) => (a == b).then_some(a),
    }
}
