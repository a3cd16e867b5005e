//! A part of a year beside the whole of it: what happened in a half-year can't be more than what
//! happened in the year. Only firm bounds, only calendar periods, and no report that declares other
//! dates for its period.

use super::Check;
use crate::analysis::claim::{At, Claim, Item, SeriesKey};
use crate::analysis::reconcile::{Estimate, Series};
use crate::analysis::span::Span;
use crate::model::{Basis, Dataset, MeasureUnit, Period, PeriodKind, order};

/// Periods of one series that are longer than one they lie in, by their numbers.
pub(super) fn year_checks(data: &Dataset, series: &Series, found: &mut Vec<Check>) {
    let key = &series.key;
    let basis = data.catalogue.basis(&key.indicator, &key.measure);
    // What is pending or in place at the end of a period does not add up over it.
    let adds_up = series.unit == MeasureUnit::Count
        && matches!(basis, Some(Basis::Occurred | Basis::Detected));
    if !adds_up {
        return;
    }
    let known = series.estimates.iter().filter_map(|(period, estimate)| {
        let named = period.kind() != PeriodKind::Range;
        let span = firm(estimate).filter(|_| named && !declares(data, estimate))?;
        Some((*period, estimate, span))
    });
    let known: Vec<(Period, &Estimate, Span)> = known.collect();
    for (part, in_part, least) in &known {
        for (whole, in_whole, most) in &known {
            if part != whole && whole.covers(*part) && least.low > most.high {
                let mut at: Vec<At> = claims(in_whole)
                    .chain(claims(in_part))
                    .map(|c| c.at)
                    .collect();
                order::distinct(&mut at);
                found.push(Check::PartOverYear {
                    key: SeriesKey::clone(key),
                    part: *part,
                    whole: *whole,
                    at,
                    least: least.low,
                    most: most.high,
                });
            }
        }
    }
}

fn claims(estimate: &Estimate) -> impl Iterator<Item = &Claim> {
    estimate.claims.iter().filter(|c| !c.soft)
}

fn firm(estimate: &Estimate) -> Option<Span> {
    let mut spans = claims(estimate).map(Claim::wide);
    spans.try_fold(Span::ANY, |all, span| all.and(span))
}

fn declares(data: &Dataset, estimate: &Estimate) -> bool {
    estimate.claims.iter().any(|c| {
        let figure = match c.at.item {
            Item::Figure(f) => data.reports().figure(c.at.report, f),
            _ => None,
        };
        let head = data.reports().head(c.at.report);
        head.is_some_and(|r| r.dates.is_some()) || figure.is_some_and(|f| f.dates.is_some())
    })
}
