//! Rates and shares beside the counts they are made of.

use super::{Check, figure, same_time};
use crate::analysis::parts;
use crate::model::{Dataset, Figure, Of, Report};

/// Rates beside the counts they are made of (`726 of 832` beside `87.6%`), shares of a total, and
/// percents of a known whole.
pub(super) fn rate_checks(data: &Dataset, r: usize, report: &Report, found: &mut Vec<Check>) {
    for (f, rate) in report.figures.iter().enumerate() {
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
        let same = |x: &Figure| x.scope == rate.scope && same_time(report, x, rate);
        let part = report.figures.iter().enumerate().find(|(_, x)| {
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
            _ => wholes(data, report, part, share, &same),
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

fn is_part(figure: &Figure) -> bool {
    matches!(
        figure.measure.as_str(),
        "cases" | "reports_resolved" | "areas"
    ) && !matches!(figure.of, Some(Of::Target { .. }))
}

fn whole_count(figure: &Figure) -> Option<u64> {
    u64::try_from(figure.value?.exact()?.as_whole()?).ok()
}

/// What the part may be a part of, and where that stands: the report's own counts of what the
/// catalogue says it is a share of. A share that names no whole is of a general total, not of
/// another kind of the same shelf.
fn wholes(
    data: &Dataset,
    report: &Report,
    part: &Figure,
    share: bool,
    same: &dyn Fn(&Figure) -> bool,
) -> Vec<(usize, u64)> {
    let Some(kind) = data.catalogue.indicator(&part.indicator) else {
        return Vec::new();
    };
    let totals = if share { &kind.part_of } else { &kind.share_of };
    let is_total = |id: &String| {
        let total = data.catalogue.indicator(id);
        totals.contains(id) && !(share && total.is_none_or(|t| t.group == kind.group))
    };
    let counts = report
        .figures
        .iter()
        .enumerate()
        .filter(|(_, x)| is_total(&x.indicator) && x.measure == part.measure && same(x));
    counts
        .filter_map(|(w, x)| Some((w, whole_count(x)?)))
        .collect()
}
