//! Rates and shares beside the counts they are made of.

use super::{Check, figure, same_time};
use crate::analysis::parts;
use crate::model::{Dataset, FigureRef, Of};

/// Rates beside the counts they are made of (`726 of 832` beside `87.6%`), shares of a total, and
/// percents of a known whole.
pub(super) fn rate_checks(data: &Dataset, r: usize, figures: &[FigureRef], found: &mut Vec<Check>) {
    for (f, rate) in figures.iter().enumerate() {
        let Some(printed) = rate.value.and_then(|v| v.exact()) else {
            continue;
        };
        let share = rate.measure == "share_percent";
        if rate.measure != "rate_percent" && !share {
            continue;
        }
        // Rounded, or cut off: either is how a careful reporter may have printed it.
        let allowed = parts::printed_percent(printed);
        if let Some(Of::Whole(whole)) = rate.of
            && whole > 0
            && parts::parts(whole, allowed).is_none()
        {
            found.push(Check::NoSuchShare {
                at: figure(r, f),
                whole,
                printed: printed.to_f64(),
            });
            continue;
        }
        let same = |x: &FigureRef| x.scope == rate.scope && same_time(x, rate);
        let part = figures.iter().enumerate().find(|(_, x)| {
            x.indicator == rate.indicator
                && x.measure != rate.measure
                && same(x)
                && if share {
                    x.measure == "cases"
                } else {
                    is_part(x)
                }
        });
        let Some((p, part, count)) = part.and_then(|(p, part)| Some((p, part, whole_count(part)?)))
        else {
            continue;
        };
        let wholes = match (part.of, rate.of) {
            (Some(Of::Whole(whole)), _) | (None, Some(Of::Whole(whole))) => vec![(p, whole)],
            _ => wholes(data, figures, part, share, &same),
        };
        let wholes: Vec<(usize, u64)> = wholes.into_iter().filter(|(_, w)| *w > 0).collect();
        let fits = wholes.iter().any(|(_, whole)| {
            parts::parts(*whole, allowed)
                .is_some_and(|(first, last)| (first..=last).contains(&count))
        });
        if let (false, Some((w, whole))) = (fits, wholes.first()) {
            let mut counts = vec![figure(r, p)];
            if *w != p {
                counts.push(figure(r, *w));
            }
            found.push(Check::RateMismatch {
                at: figure(r, f),
                counts,
                part: count,
                whole: *whole,
                printed: printed.to_f64(),
                computed: 100.0 * count as f64 / *whole as f64,
            });
        }
    }
}

fn is_part(figure: &FigureRef) -> bool {
    matches!(figure.measure, "cases" | "reports_resolved" | "areas")
        && !matches!(figure.of, Some(Of::Target { .. }))
}

fn whole_count(figure: &FigureRef) -> Option<u64> {
    u64::try_from(figure.value?.exact()?.as_whole()?).ok()
}

/// What the part may be a part of, and where that stands: the report's own counts of what the
/// catalogue says it is a share of. A share that names no whole is of a general total, not of
/// another kind of the same shelf.
fn wholes(
    data: &Dataset,
    figures: &[FigureRef],
    part: &FigureRef,
    share: bool,
    same: &dyn Fn(&FigureRef) -> bool,
) -> Vec<(usize, u64)> {
    let Some(kind) = data.catalogue.indicator(part.indicator) else {
        return Vec::new();
    };
    let totals = if share { &kind.part_of } else { &kind.share_of };
    let is_total = |id: &str| {
        let total = data.catalogue.indicator(id);
        totals.iter().any(|total| total == id)
            && !(share && total.is_none_or(|t| t.group == kind.group))
    };
    let counts = figures
        .iter()
        .enumerate()
        .filter(|(_, x)| is_total(x.indicator) && x.measure == part.measure && same(x));
    counts
        .filter_map(|(w, x)| Some((w, whole_count(x)?)))
        .collect()
}
