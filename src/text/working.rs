//! How an implied level follows, as arithmetic that a reader can redo:
//! `20 vụ (báo cáo năm 2024) và giảm 4,8% → 20 ÷ (1 − 4,75…4,85%) = 20,997…21,019 → năm 2023: 21 vụ`.

use super::{Lang, names, number, phrase, sentence};
use crate::analysis::working::{Step, Working};
use crate::analysis::{Series, Span, StatedChange};
use crate::model::{Dataset, Direction, Measure, MeasureUnit, Period};

/// What stands before a working.
pub fn heading(lang: Lang) -> &'static str {
    lang.pick("Từ đó suy ra", "What follows from it")
}

/// The working in one line, without a full stop.
pub fn working(data: &Dataset, series: &Series, w: &Working, lang: Lang) -> String {
    let measure = sentence::measure_or_id(data, &series.key.measure);
    let period = |p: Period| names::period(p, lang);
    let stated = series.changes.iter().find(|c| c.at == w.at);
    let said = stated.map(|c: &StatedChange| sentence::stated_change(data, c, &measure, lang));
    let said = said.unwrap_or_default();
    let given = match w.known == Span::ANY {
        true => said,
        false => {
            let known = number::bounds(w.known, &measure, lang);
            let known = format!("{known} ({})", known_from(series, w.from, lang));
            format!("{known} {} {said}", lang.pick("và", "and"))
        }
    };
    let (sum, raw) = (arithmetic(w, &measure, lang), dots(w.raw, &measure, lang));
    let result = number::bounds(w.result, &measure, lang);
    let unchanged = matches!(w.step, Step::Sum { by, .. } if by == Span::point(0.0));
    let mut text = match w.raw == w.result {
        true if unchanged => format!("{given} → {result} ({})", period(w.onto)),
        true => format!("{given} → {sum} = {result} ({})", period(w.onto)),
        false => format!("{given} → {sum} = {raw} → {}: {result}", period(w.onto)),
    };
    if !w.pairs.is_empty() {
        let number = |n: u64| number::whole(n as f64, lang);
        let pair = |(a, b): &(u64, u64)| format!("{} → {}", number(*a), number(*b));
        let pairs: Vec<String> = w.pairs.iter().map(pair).collect();
        let pairs = pairs.join(lang.pick(" hoặc ", " or "));
        text.push_str(&lang.pick(
            format!("; chỉ khớp: {pairs}"),
            format!("; only these fit: {pairs}"),
        ));
    }
    if w.truncated {
        text.push_str(lang.pick(
            " (phần trăm được hiểu là bỏ bớt chữ số, không làm tròn)",
            " (taking the percentage as cut off, not rounded)",
        ));
    }
    if w.assumed_base {
        text.push_str(lang.pick(
            " (báo cáo không nói rõ so với kỳ nào)",
            " (the report does not say what it compares with)",
        ));
    }
    text
}

/// Who gives the level that the working starts from.
fn known_from(series: &Series, from: Period, lang: Lang) -> String {
    let stated = series.at(from).claims.iter().any(|c| c.is_stated());
    let period = names::period(from, lang);
    match (stated, lang) {
        (true, Lang::Vi) => format!("báo cáo nêu, {period}"),
        (true, Lang::En) => format!("as reported, {period}"),
        (false, Lang::Vi) => format!("suy ra, {period}"),
        (false, Lang::En) => format!("implied, {period}"),
    }
}

fn arithmetic(w: &Working, measure: &Measure, lang: Lang) -> String {
    let known = dots(w.known, measure, lang);
    let sign = |direction| match direction {
        Direction::Down => "−",
        _ => "+",
    };
    match w.step {
        Step::Sum { by, added } => {
            let sign = if added { "+" } else { "−" };
            format!("{known} {sign} {}", dots(by, measure, lang))
        }
        Step::Divided {
            percents,
            direction,
        } => format!(
            "{known} ÷ (1 {} {})",
            sign(direction),
            percent(percents, lang)
        ),
        Step::Times {
            percents,
            direction,
        } => format!(
            "{known} × (1 {} {})",
            sign(direction),
            percent(percents, lang)
        ),
        Step::SizeByPercent {
            by,
            percents,
            direction,
        } => {
            let by = dots(by, measure, lang);
            let earlier = format!("{by} ÷ {}", percent(percents, lang));
            match w.onto > w.from {
                true => format!("{earlier} {} {by}", sign(direction)),
                false => earlier,
            }
        }
    }
}

/// `4,75…4,85%`.
fn percent(span: Span, lang: Lang) -> String {
    format!("{}%", between(span, |x| number::rounded(x, 6, lang), lang))
}

/// `20,997…21,019`.
fn dots(span: Span, measure: &Measure, lang: Lang) -> String {
    let number = |x: f64| match measure.unit {
        MeasureUnit::Count => number::rounded(x, 3, lang),
        unit => number::value(x, unit, lang),
    };
    between(span, number, lang)
}

fn between(span: Span, number: impl Fn(f64) -> String, lang: Lang) -> String {
    match span.exact() {
        Some(x) => number(x),
        None if !span.is_bounded() => {
            format!("{} {}", phrase::at_least(lang), number(span.low))
        }
        None => format!("{}…{}", number(span.low), number(span.high)),
    }
}
