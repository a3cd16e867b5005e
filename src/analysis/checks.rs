//! Do the reports agree with themselves and with each other? Lists what does not; decides nothing.

use std::collections::BTreeSet;

use super::claim::{At, Item, SeriesKey};
use super::parts;
use super::reconcile::{self, Known, Series};
use crate::model::{Dataset, Figure, MeasureUnit, Of, Period, Report};

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
    /// A report's own level, change and percent do not fit each other.
    ChangeMismatch {
        /// Which series.
        key: SeriesKey,
        /// Which period.
        period: Period,
        /// The figure.
        at: At,
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
    },
    /// A rate that its own counts can't give.
    RateMismatch {
        /// Where the rate stands.
        at: At,
        /// The part counted.
        part: u64,
        /// The whole it is a part of.
        whole: u64,
        /// The rate as printed, in percent.
        printed: f64,
        /// The rate the counts give, in percent.
        computed: f64,
    },
}

impl Check {
    /// Who says what does not fit.
    pub fn at(&self) -> Vec<At> {
        match self {
            Self::Conflict { at, .. } => at.clone(),
            Self::ChangeMismatch { at, .. }
            | Self::ChangeAgainstLevels { at, .. }
            | Self::RateMismatch { at, .. } => vec![*at],
        }
    }
}

/// Every series that some figure or statement speaks of.
pub fn all_keys(data: &Dataset) -> BTreeSet<SeriesKey> {
    let figures = data.figures().map(|(_, _, report, figure)| SeriesKey {
        place: report.place_of(figure).to_owned(),
        indicator: figure.indicator.clone(),
        measure: figure.measure.clone(),
        scope: figure.scope.clone(),
    });
    figures.collect()
}

/// Everything in the dataset that does not fit.
pub fn all(data: &Dataset) -> Vec<Check> {
    let mut found = Vec::new();
    for key in all_keys(data) {
        series_checks(&reconcile::series(data, &key), &mut found);
    }
    for (r, report) in data.reports().iter().enumerate() {
        rate_checks(data, r, report, &mut found);
    }
    found
}

fn series_checks(series: &Series, found: &mut Vec<Check>) {
    let key = || series.key.clone();
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
    for change in &series.changes {
        if change.ambiguous.is_some() {
            continue;
        }
        if change.contradicts_itself {
            found.push(Check::ChangeMismatch {
                key: key(),
                period: change.to,
                at: change.at,
            });
            continue;
        }
        let printed = |period| {
            let estimate = series.at(period);
            (estimate.known == Known::Stated)
                .then_some(estimate.span)
                .flatten()
        };
        // A change that implied its other level itself has been seen as a conflict there.
        if let (false, Some(from), Some(to)) = (
            change.assumed_base,
            printed(change.from),
            printed(change.to),
        ) && change.link.narrow(from, to).is_none()
            && change.link.truncated().narrow(from, to).is_none()
            && series.unit == MeasureUnit::Count
            && series
                .at(change.from)
                .claims
                .iter()
                .all(|c| c.at != change.at)
        {
            let (from, to) = (change.from, change.to);
            found.push(Check::ChangeAgainstLevels {
                key: key(),
                from,
                to,
                at: change.at,
            });
        }
    }
}

/// Rates beside the counts they are made of: `726 of 832` beside `87.6%`.
fn rate_checks(data: &Dataset, r: usize, report: &Report, found: &mut Vec<Check>) {
    for (f, rate) in report.figures.iter().enumerate() {
        let Some(printed) = rate.value.and_then(|v| v.exact()) else {
            continue;
        };
        if rate.measure != "rate_percent" {
            continue;
        }
        let same = |x: &Figure| {
            x.scope == rate.scope
                && report.place_of(x) == report.place_of(rate)
                && report.period_of(x) == report.period_of(rate)
        };
        let part = report.figures.iter().find(|x| {
            x.indicator == rate.indicator && x.measure != rate.measure && same(x) && is_part(x)
        });
        let Some((part, count)) = part.and_then(|p| Some((p, whole_count(p)?))) else {
            continue;
        };
        let wholes = wholes(data, report, part, &same);
        // Rounded, or cut off: either is how a careful reporter may have printed it.
        let allowed = parts::printed_percent(printed);
        let computed = |whole: u64| 100.0 * count as f64 / whole as f64;
        let fits = wholes.iter().any(|whole| {
            parts::parts(*whole, allowed)
                .is_some_and(|(first, last)| (first..=last).contains(&count))
        });
        if let (false, Some(whole)) = (fits, wholes.first()) {
            found.push(Check::RateMismatch {
                at: At {
                    report: r,
                    item: Item::Figure(f),
                },
                part: count,
                whole: *whole,
                printed: printed.to_f64(),
                computed: computed(*whole),
            });
        }
    }
}

fn is_part(figure: &Figure) -> bool {
    matches!(
        figure.measure.as_str(),
        "cases" | "reports_resolved" | "areas"
    ) && !matches!(figure.of, Some(Of::Target { .. }))
}

fn whole_count(figure: &Figure) -> Option<u64> {
    u64::try_from(figure.value?.exact()?.as_whole()?).ok()
}

/// What the part may be a part of: what stands after its stroke, or the report's own counts of
/// what the catalogue says it is a share of.
fn wholes(
    data: &Dataset,
    report: &Report,
    part: &Figure,
    same: &impl Fn(&Figure) -> bool,
) -> Vec<u64> {
    if let Some(Of::Whole(whole)) = part.of {
        return vec![whole].into_iter().filter(|w| *w > 0).collect();
    }
    let share_of = data
        .catalogue
        .indicator(&part.indicator)
        .map_or(&[][..], |i| &i.share_of);
    let counts = report
        .figures
        .iter()
        .filter(|x| share_of.contains(&x.indicator) && x.measure == part.measure && same(x));
    counts.filter_map(whole_count).filter(|w| *w > 0).collect()
}
