//! Do the reports agree with themselves and with each other? Lists what does not; decides nothing.

mod rates;
mod totals;
mod years;

use std::collections::BTreeSet;

use super::claim::{At, Item, SeriesKey, StatedChange};
use super::quarrel;
use super::reconcile::{self, Known, Series};
use crate::model::{Dataset, FigureRef, MeasureUnit, Period, order};

/// Something that does not fit.
#[derive(Clone, Debug, PartialEq)]
pub enum Check {
    /// Firm claims on one level can't all be true.
    Conflict {
        /// Which series.
        key: SeriesKey,
        /// Which period.
        period: Period,
        /// Who makes the claims.
        at: Vec<At>,
    },
    /// A number in everyday words, "about" or "nearly", that does not fit the other claims.
    SoftMisfit {
        /// Which series.
        key: SeriesKey,
        /// Which period.
        period: Period,
        /// Who makes the claims.
        at: Vec<At>,
    },
    /// A report's own level, change and percent do not fit each other.
    ChangeMismatch {
        /// Which series.
        key: SeriesKey,
        /// Which period.
        period: Period,
        /// The figure.
        at: At,
        /// Other figures of the report that tell a part of the same change.
        with: Vec<At>,
    },
    /// A stated direction or change does not fit the levels that other reports give.
    ChangeAgainstLevels {
        /// Which series.
        key: SeriesKey,
        /// The earlier period.
        from: Period,
        /// The later period.
        to: Period,
        /// Who states the change.
        at: At,
        /// Who states the levels.
        levels: Vec<At>,
    },
    /// Stated changes that can't all be true: opposed directions, other sizes, a circle.
    ChangesOpposed {
        /// Which series.
        key: SeriesKey,
        /// The changes.
        changes: Vec<StatedChange>,
    },
    /// A rate or share that its own counts can't give.
    RateMismatch {
        /// Where the rate stands.
        at: At,
        /// Where the counts stand.
        counts: Vec<At>,
        /// The part counted.
        part: u64,
        /// The whole it is a part of.
        whole: u64,
        /// The rate as printed, in percent.
        printed: f64,
        /// The rate the counts give, in percent.
        computed: f64,
    },
    /// A percent of a known whole that no whole number gives.
    NoSuchShare {
        /// Where the percent stands.
        at: At,
        /// What it is a percent of.
        whole: u64,
        /// The percent as printed.
        printed: f64,
    },
    /// More in a part of a year than in the whole of it.
    PartOverYear {
        /// Which series.
        key: SeriesKey,
        /// The shorter period.
        part: Period,
        /// The longer one, which it lies in.
        whole: Period,
        /// Who makes the claims.
        at: Vec<At>,
        /// The least that the part can be.
        least: f64,
        /// The most that the whole can be.
        most: f64,
    },
    /// Parts that never overlap come to more than the whole that the same report gives; or one part
    /// does.
    PartsOverWhole {
        /// Where the parts stand.
        parts: Vec<At>,
        /// Where the whole stands.
        whole: At,
        /// The least that the parts come to, in the measure's unit.
        sum: f64,
        /// The most that the whole can be.
        most: f64,
    },
}

impl Check {
    /// Who says what does not fit, the claim it is told of first.
    pub fn at(&self) -> Vec<At> {
        let with = |first: &At, others: &[At]| {
            let mut all = vec![*first];
            all.extend(others.iter().filter(|at| *at != first));
            all
        };
        match self {
            Self::Conflict { at, .. }
            | Self::SoftMisfit { at, .. }
            | Self::PartOverYear { at, .. } => at.clone(),
            Self::ChangeMismatch { at, with: w, .. } => with(at, w),
            Self::ChangeAgainstLevels { at, levels, .. } => with(at, levels),
            Self::ChangesOpposed { changes, .. } => changes.iter().map(|c| c.at).collect(),
            Self::RateMismatch { at, counts, .. } => with(at, counts),
            Self::NoSuchShare { at, .. } => vec![*at],
            Self::PartsOverWhole { parts, whole, .. } => with(whole, parts),
        }
    }
}

/// Every series that some figure speaks of.
pub fn all_keys(data: &Dataset) -> BTreeSet<SeriesKey> {
    let figures = data
        .all_figures()
        .map(|(.., figure)| SeriesKey::of(&figure));
    figures.collect()
}

/// Every series of a place that something speaks of.
fn keys_of(data: &Dataset, place: &str) -> BTreeSet<SeriesKey> {
    let figures = data.figures_on(place);
    let figures = figures.iter().map(|(.., figure)| SeriesKey::of(figure));
    let mut keys: BTreeSet<SeriesKey> = figures.collect();
    for (report, head) in data.heads_saying(data.number_of(place)) {
        for item in (0..head.statements().len()).map(Item::Statement) {
            let found = reconcile::keys_at(data, At { report, item });
            keys.extend(found.into_iter().filter(|key| key.place == place));
        }
    }
    keys
}

/// Everything in the dataset that does not fit.
pub fn all(data: &Dataset) -> Vec<Check> {
    in_pieces(data).flatten().collect()
}

/// The same a piece at a time, for who must not do all of it at once: place by place what does not
/// fit within their series, then report by report.
pub fn in_pieces(data: &Dataset) -> impl Iterator<Item = Vec<Check>> {
    let mut places: Vec<&str> = data.places().iter().map(|p| p.id.as_str()).collect();
    order::distinct(&mut places);
    let reports = (0..data.reports().len()).map(move |r| {
        let mut found = Vec::new();
        of_report(data, r, None, &mut found);
        found
    });
    let places = places.into_iter().map(move |place| {
        let mut found = Vec::new();
        for key in keys_of(data, place) {
            let series = reconcile::series(data, &key);
            found.extend(once(&series, of_series(&series)));
            years::year_checks(data, &series, &mut found);
        }
        found
    });
    places.chain(reports)
}

/// A contradiction that a change carries on to its other end is told of only once: where printed
/// levels contradict each other by themselves, or else at the first end.
fn once(series: &Series, found: Vec<Check>) -> Vec<Check> {
    let own = |period: Period| {
        let estimate = series.get(period);
        let mut printed = estimate.claims.iter().filter(|c| c.is_stated() && !c.soft);
        let all = printed.try_fold(super::Span::ANY, |all, c| all.and(c.allowed()));
        all.is_none()
    };
    let conflict = |check: &Check| match check {
        Check::Conflict { period, at, .. } => Some((own(*period), at.clone())),
        _ => None,
    };
    let mut told: Vec<At> = Vec::new();
    for (own, at) in found.iter().filter_map(conflict) {
        if own {
            told.extend(at);
        }
    }
    let mut kept = found;
    kept.retain(|check| match conflict(check) {
        Some((false, at)) => {
            let new = !at.iter().any(|a| told.contains(a));
            told.extend(at);
            new
        }
        _ => true,
    });
    kept
}

/// What does not fit about one figure or statement: only its own series and its own report are
/// looked at, so that it is cheap enough to ask for every figure on the screen.
pub fn at(data: &Dataset, at: At) -> Vec<Check> {
    let mut found = Vec::new();
    for key in reconcile::keys_at(data, at) {
        let series = reconcile::kept(data, &key);
        let mut own = of_series(&series);
        years::year_checks(data, &series, &mut own);
        own.retain(|check| check.at().contains(&at));
        found.extend(once(&series, own));
        if matches!(at.item, Item::Figure(_)) {
            of_report(data, at.report, Some(&key.indicator), &mut found);
        }
    }
    found.retain(|check| check.at().contains(&at));
    found
}

/// Whether something that is told of `period` takes part in a failed check. `at` is all that is
/// said of it.
pub fn doubts(data: &Dataset, series: &Series, period: Period, at: &[At]) -> bool {
    let own = of_series(series).into_iter().any(|check| match check {
        Check::Conflict { period: p, .. }
        | Check::SoftMisfit { period: p, .. }
        | Check::ChangeMismatch { period: p, .. } => p == period,
        Check::ChangeAgainstLevels { from, to, .. } => from == period || to == period,
        Check::ChangesOpposed { changes, .. } => changes.iter().any(|c| c.to == period),
        _ => false,
    });
    let estimate = series.get(period);
    let stated = |at: &At| estimate.claims.iter().any(|c| c.at == *at && c.is_stated());
    own || at.iter().any(|at| {
        let mut found = Vec::new();
        if stated(at) {
            of_report(data, at.report, Some(&series.key.indicator), &mut found);
        }
        found.iter().any(|check| check.at().contains(at))
    })
}

/// What does not fit within the series.
pub fn of_series(series: &Series) -> Vec<Check> {
    let mut found = Vec::new();
    series_checks(series, &mut found);
    found
}

fn of_report(data: &Dataset, r: usize, about: Option<&str>, found: &mut Vec<Check>) {
    let figures: Vec<FigureRef> = data.reports().figures(r).collect();
    rates::rate_checks(data, r, &figures, found);
    totals::total_checks(data, r, &figures, about, found);
}

/// Whether both figures of one report are of the same place and time.
fn same_time(a: &FigureRef, b: &FigureRef) -> bool {
    a.place == b.place && a.period == b.period && a.dates == b.dates
}

fn figure(report: usize, index: usize) -> At {
    At {
        report,
        item: Item::Figure(index),
    }
}

fn series_checks(series: &Series, found: &mut Vec<Check>) {
    let key = || SeriesKey::clone(&series.key);
    for (period, estimate) in &series.estimates {
        if estimate.known == Known::Conflict {
            let firm = estimate.claims.iter().filter(|c| !c.soft);
            let at = firm.map(|c| c.at).collect();
            found.push(Check::Conflict {
                key: key(),
                period: *period,
                at,
            });
        }
    }
    for (period, estimate) in &series.estimates {
        let worded = estimate.counted().any(|c| c.soft && c.is_stated());
        if estimate.set_aside && worded {
            let mut at: Vec<At> = estimate.counted().map(|c| c.at).collect();
            order::distinct(&mut at);
            found.push(Check::SoftMisfit {
                key: key(),
                period: *period,
                at,
            });
        }
    }
    for changes in quarrel::all(series) {
        // Levels that contradict each other, or one of the changes, have been or will be told of.
        let known = |p: Period| series.get(p).known;
        let told = changes.iter().any(|c| {
            let ends = [known(c.from), known(c.to)];
            ends.contains(&Known::Conflict) || ends == [Known::Stated; 2]
        });
        if !told {
            found.push(Check::ChangesOpposed {
                key: key(),
                changes: changes.into_iter().cloned().collect(),
            });
        }
    }
    for change in &series.changes {
        if change.ambiguous.is_some() {
            continue;
        }
        if change.contradicts_itself {
            found.push(Check::ChangeMismatch {
                key: key(),
                period: change.to,
                at: change.at,
                with: change.with.clone(),
            });
        } else if let Some(levels) = against_levels(series, change) {
            found.push(Check::ChangeAgainstLevels {
                key: key(),
                from: change.from,
                to: change.to,
                at: change.at,
                levels,
            });
        }
    }
}

/// Who states the two levels that a firm change does not fit; `None` if it fits, or can't be told.
/// A change that implied its other level itself has been seen as a conflict there.
fn against_levels(series: &Series, change: &StatedChange) -> Option<Vec<At>> {
    let firm = !change.assumed_base && !change.vague && series.unit == MeasureUnit::Count;
    let before = series.get(change.from);
    if !firm || (!change.unfit && before.claims.iter().any(|c| c.at == change.at)) {
        return None;
    }
    let after = series.get(change.to);
    if change.unfit {
        let claims = before.claims.iter().chain(&after.claims);
        let mut at: Vec<At> = claims.filter(|c| !c.soft).map(|c| c.at).collect();
        order::distinct(&mut at);
        return Some(at);
    }
    if (before.known, after.known) != (Known::Stated, Known::Stated) {
        return None;
    }
    let (from, to) = (before.span?, after.span?);
    if change.link.narrow(from, to).is_some() || change.link.truncated().narrow(from, to).is_some()
    {
        return None;
    }
    let stated = before.claims.iter().chain(&after.claims);
    let mut at: Vec<At> = stated.filter(|c| c.is_stated()).map(|c| c.at).collect();
    order::distinct(&mut at);
    Some(at)
}
