//! Parts beside the whole that the same report gives: none is larger, nor are parts together that
//! never overlap. Which do not is said by the catalogue. Only firm bounds count: the least that the
//! parts can be against the most that the whole can be; a part that is not told counts as nothing.

use super::{Check, figure, same_time};
use crate::analysis::claim::At;
use crate::analysis::span;
use crate::model::{Dataset, FigureRef, MeasureUnit};

/// A part, and the least it can be.
struct Part<'a> {
    at: At,
    least: f64,
    /// Which part: the same one told twice counts once.
    name: &'a str,
}

/// `about`: only what may concern this indicator.
pub(super) fn total_checks(
    data: &Dataset,
    r: usize,
    figures: &[FigureRef],
    about: Option<&str>,
    found: &mut Vec<Check>,
) {
    let catalogue = &data.catalogue;
    let totals = about
        .and_then(|id| catalogue.indicator(id))
        .map_or(&[][..], |i| &i.part_of);
    for (w, whole) in figures.iter().enumerate() {
        let id = whole.indicator;
        let other =
            about.is_some_and(|about| about != id && !totals.iter().any(|total| total == id));
        if other || whole.scope.is_some() {
            continue;
        }
        let Some(most) = most(data, whole) else {
            continue;
        };
        let told_better = figures.iter().enumerate().any(|(x, other)| {
            is_same_whole(whole, other)
                && self::most(data, other).is_some_and(|m| (m, x) < (most, w))
        });
        if told_better {
            continue;
        }
        let mut weigh = |parts: Vec<Part>, disjoint: bool| {
            found.extend(over(parts, disjoint, figure(r, w), most));
        };
        let mut partitions: Vec<Option<&str>> = Vec::new();
        for (_, part) in scoped(figures, whole) {
            let scope = part.scope.and_then(|s| data.catalogue.scope(s));
            if let Some(scope) = scope.filter(|s| !s.beyond)
                && !partitions.contains(&scope.partition.as_deref())
            {
                partitions.push(scope.partition.as_deref());
            }
        }
        for partition in partitions {
            let parts = scoped(figures, whole).filter_map(|(f, part)| {
                let scope = data.catalogue.scope(part.scope?)?;
                let belongs = !scope.beyond && scope.partition.as_deref() == partition;
                let least = least(data, part).filter(|_| belongs)?;
                Some(Part {
                    at: figure(r, f),
                    least,
                    name: &scope.id,
                })
            });
            weigh(parts.collect(), partition.is_some());
        }
        let basis = |f: &FigureRef| data.catalogue.basis(f.indicator, f.measure);
        let kinds = figures.iter().enumerate().filter_map(|(f, part)| {
            let alike =
                part.scope.is_none() && part.measure == whole.measure && same_time(part, whole);
            let kind = catalogue
                .indicator(part.indicator)
                .filter(|i| alike && i.part_of.iter().any(|total| total == id))?;
            let least = least(data, part).filter(|_| basis(part) == basis(whole))?;
            Some(Part {
                at: figure(r, f),
                least,
                name: &kind.id,
            })
        });
        // One person may be counted for a theft and a robbery; one case is not.
        let events = data
            .catalogue
            .measure(whole.measure)
            .is_some_and(|m| m.events);
        weigh(kinds.collect(), events);
    }
}

/// Figures of parts of what `whole` is the whole of.
fn scoped<'f>(
    figures: &'f [FigureRef<'f>],
    whole: &'f FigureRef<'f>,
) -> impl Iterator<Item = (usize, &'f FigureRef<'f>)> {
    figures.iter().enumerate().filter(move |(_, part)| {
        part.scope.is_some()
            && (part.indicator, part.measure) == (whole.indicator, whole.measure)
            && same_time(part, whole)
    })
}

fn is_same_whole(a: &FigureRef, b: &FigureRef) -> bool {
    b.scope.is_none() && (a.indicator, a.measure) == (b.indicator, b.measure) && same_time(a, b)
}

fn over(mut parts: Vec<Part>, disjoint: bool, whole: At, most: f64) -> Vec<Check> {
    let mut once: Vec<Part> = Vec::new();
    for part in parts.drain(..) {
        match once.iter_mut().find(|p| p.name == part.name) {
            Some(told) if part.least > told.least => *told = part,
            Some(_) => {}
            None => once.push(part),
        }
    }
    let check = |parts: &[&Part]| Check::PartsOverWhole {
        parts: parts.iter().map(|p| p.at).collect(),
        whole,
        sum: parts.iter().map(|p| p.least).sum(),
        most,
    };
    let larger: Vec<Check> = once
        .iter()
        .filter(|p| p.least > most)
        .map(|p| check(&[p]))
        .collect();
    let sum: f64 = once.iter().map(|p| p.least).sum();
    if disjoint && larger.is_empty() && sum > most {
        let told: Vec<&Part> = once.iter().filter(|p| p.least > 0.0).collect();
        return vec![check(&told)];
    }
    larger
}

/// The least that a figure firmly says, in the measure's unit; not for percents.
fn least(data: &Dataset, figure: &FigureRef) -> Option<f64> {
    let reading = read(data, figure)?;
    Some((reading.span.low - reading.rounding).max(0.0))
}

/// The most that a figure firmly says; `None` if it sets no limit.
fn most(data: &Dataset, figure: &FigureRef) -> Option<f64> {
    let reading = read(data, figure)?;
    let most = reading.span.high + reading.rounding;
    most.is_finite().then_some(most)
}

fn read(data: &Dataset, figure: &FigureRef) -> Option<span::Reading> {
    let unit = data.catalogue.measure(figure.measure)?.unit;
    let reading = span::read(figure.value?, figure.unit, unit);
    (unit != MeasureUnit::Percent && !reading.soft).then_some(reading)
}
