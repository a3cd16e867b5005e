//! How large a change is: never a percent of a small number beside the counts, and never twice.

use super::{Lang, number, phrase, sentence};
use crate::analysis::guard::{PERCENT_FROM, PercentGuard, percent_guard};
use crate::analysis::{Claim, Comparison, Estimate, Ground, Known, StatedChange};
use crate::model::{Change, Dataset, Direction, Measure, MeasureUnit};

/// A change as it is shown beside its figure: without a percent of a small number. Where the report
/// prints only that percent and both levels are certain, their difference stands in its place.
pub fn guarded(
    change: &Change,
    measure: &Measure,
    guard: PercentGuard,
    levels: Option<(f64, f64)>,
    lang: Lang,
) -> String {
    if guard == PercentGuard::Free || change.percent.is_none() {
        return sentence::change(change, measure, lang);
    }
    let counts = Change {
        percent: None,
        ..change.clone()
    };
    let signed = |(from, to): (f64, f64)| (to - from) * change.direction.sign() as f64;
    match levels.map(signed).filter(|by| *by > 0.0) {
        Some(by) if counts.by.is_none() => {
            let way = phrase::way(change.direction, lang);
            let size = format!("{way} {}", number::counted(by, measure, lang));
            phrase::computed(&size, lang)
        }
        _ => sentence::change(&counts, measure, lang),
    }
}

/// What a report says of a change that is compared, without the percent of a small number where a
/// number stands beside it.
pub fn quoted(data: &Dataset, c: &Comparison, stated: &StatedChange, lang: Lang) -> String {
    let measure = sentence::measure_or_id(data, &c.to.key.measure);
    match sentence::whole_change(data, stated) {
        Some(said) if said.by.is_some() => {
            let guard = percent_guard(&c.from.estimate, measure.unit);
            guarded(&said, &measure, guard, None, lang)
        }
        _ => sentence::stated_change(data, stated, &measure, lang),
    }
}

/// The change that a level follows from: `giảm 4,8%`; of a small number `giảm theo phần trăm`.
/// Which of the two levels is the earlier one does not matter where both are small.
pub fn source_of(
    change: &Change,
    estimate: &Estimate,
    claim: &Claim,
    measure: &Measure,
    lang: Lang,
) -> String {
    let Ground::Implied(other) = &claim.ground else {
        return sentence::change(change, measure, lang);
    };
    let own = estimate.span.map_or(f64::INFINITY, |span| span.high);
    let small = own.max(other.known.high) < PERCENT_FROM && measure.unit == MeasureUnit::Count;
    match (small, change.by) {
        (true, None) if change.percent.is_some() => {
            let way = phrase::way(change.direction, lang);
            lang.pick(
                format!("{way} theo phần trăm"),
                format!("{way}, given as a percentage"),
            )
        }
        (true, Some(_)) => guarded(change, measure, PercentGuard::Small, None, lang),
        _ => sentence::change(change, measure, lang),
    }
}

/// What to say of the percent that a report prints on a small number; `None` where it may stand.
pub fn guard_note(guard: PercentGuard, lang: Lang) -> Option<&'static str> {
    match guard {
        PercentGuard::Free => None,
        PercentGuard::Small => Some(lang.pick(
            "Phần trăm tính trên số nhỏ (kỳ trước chưa tới 20), nên đọc cùng số đếm.",
            "A percentage of a small number (below 20 in the period before): read it together with the counts.",
        )),
        PercentGuard::VerySmall => Some(lang.pick(
            "Phần trăm tính trên số rất nhỏ (kỳ trước chưa tới 10), dễ gây hiểu lầm.",
            "A percentage of a very small number (below 10 in the period before) easily misleads.",
        )),
    }
}

/// The size of the change between two levels of one place, computed, where no report prints it:
/// `Mức giảm: 25 vụ (12,3%).` A range where the reports leave several pairs. From an earlier level
/// of 20 up, as the percent stands beside it.
pub fn computed(data: &Dataset, c: &Comparison, lang: Lang) -> Option<String> {
    let measure = sentence::measure_or_id(data, &c.to.key.measure);
    let printed = c.stated.iter().any(|s| s.link.has_size());
    let one_series = c.from.key == c.to.key && measure.unit == MeasureUnit::Count;
    let direction = c.direction.filter(|way| *way != Direction::Same)?;
    // Everyday words and assumed bases are too vague to count with.
    let firm = |end: &Estimate| {
        end.known == Known::Stated || (!end.set_aside && end.counted().all(|claim| !claim.soft))
    };
    let vague = !(firm(&c.from.estimate) && firm(&c.to.estimate));
    if printed || !one_series || vague {
        return None;
    }
    let exact = c.from.estimate.exact().zip(c.to.estimate.exact());
    let pairs: Vec<(f64, f64)> = match exact {
        Some(pair) => vec![pair],
        None => c
            .pairs
            .iter()
            .map(|(a, b)| (*a as f64, *b as f64))
            .collect(),
    };
    let certain =
        |(a, b): &(f64, f64)| *a >= PERCENT_FROM && (b - a) * direction.sign() as f64 > 0.0;
    if pairs.is_empty() || !pairs.iter().all(certain) {
        return None;
    }
    let ends = |size: fn(&(f64, f64)) -> f64| {
        let all = pairs.iter().map(size);
        all.fold((f64::INFINITY, 0.0), |(low, high): (f64, f64), x| {
            (low.min(x), high.max(x))
        })
    };
    let by = ends(|(a, b)| (b - a).abs());
    let percent = ends(|(a, b)| 100.0 * (b - a).abs() / a);
    let number = crate::analysis::Span::new(by.0, by.1);
    let number = number::bounds(number, &measure, lang);
    let (low, high) = (
        number::rounded(percent.0, 1, lang),
        number::rounded(percent.1, 1, lang),
    );
    let percent = match low == high {
        true => format!("{low}%"),
        false => lang.pick(format!("{low}% đến {high}%"), format!("{low}% to {high}%")),
    };
    let way = phrase::way(direction, lang);
    Some(lang.pick(
        format!("Tính ra: {way} {number} ({percent})."),
        format!("Calculated: {way} {number} ({percent})."),
    ))
}
