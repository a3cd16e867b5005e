//! One level as it is shown: its mark, its short form for charts and tables, its words.

use crate::analysis::{At, Estimate, Known, Series, Span, StatedChange, checks};
use crate::model::{Dataset, Direction, MeasureUnit, Period, Quantity};
use crate::text::terms::terms;
use crate::text::{Lang, correction, doubt, number, phrase, sentence};

/// Which mark a value is drawn with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Stated exactly.
    Exact,
    /// Stated to be none.
    Zero,
    /// Over, more than.
    AtLeast,
    /// No more than.
    AtMost,
    /// Nearly.
    JustUnder,
    /// About.
    About,
    /// Implied by a change.
    Implied,
    /// Between bounds.
    Range,
    /// Only by how much it changed.
    ChangeOnly(Direction),
    /// Only which way it went.
    DirectionOnly(Direction),
    /// There is a report, but it does not say.
    NotReported,
    /// There is no report.
    NoReport,
    /// Sources disagree.
    Conflict,
}

/// A level ready to be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// Its mark.
    pub kind: Kind,
    /// What is possible, for geometry; for a conflict from the lowest to the highest claim.
    pub span: Option<Span>,
    /// With signs: `≥ 1.000`, `…`.
    pub short: String,
    /// In words, with its noun.
    pub words: String,
    /// Who says it.
    pub at: Vec<At>,
    /// Whether it takes part in a failed check; `short` and `words` say so.
    pub doubt: bool,
    /// Which way a report says it went without saying by how much, beside a level.
    pub said: Option<Direction>,
}

/// What is known of `period` in a series, ready to be shown.
pub fn shown(data: &Dataset, series: &Series, period: Period, lang: Lang) -> Shown {
    let estimate = series.get(period);
    let changes: Vec<_> = series.changes_to(period).cloned().collect();
    let measure = sentence::measure_or_id(data, &series.key.measure);
    let kind = kind(data, estimate, series, period);
    let at = at(series, period);
    let terms = terms(lang);
    let words = match kind {
        Kind::NoReport => terms.no_report_mark.to_owned(),
        _ => sentence::level(data, estimate, &changes, &measure, lang),
    };
    let doubt = checks::doubts(data, series, period, &at);
    let short = short(data, estimate, series, period, kind, lang);
    let plain = |c: &&StatedChange| !c.link.has_size() && c.ambiguous.is_none();
    let said = changes.iter().find(plain).map(|c| c.link.way());
    let said = said.filter(|_| estimate.has_level());
    let words = match said {
        Some(way) => phrase::said_beside(&words, way, lang),
        None => words,
    };
    let corrected = is_corrected(data, &at);
    let short = starred(short, corrected);
    let words = match corrected {
        true => format!("{words} – {}", correction::corrected(lang)),
        false => words,
    };
    let (short, words) = match doubt {
        true => doubt::marked(&short, &words, lang),
        false => (short, words),
    };
    Shown {
        kind,
        span: span(estimate),
        short,
        words,
        at,
        doubt,
        said,
    }
}

/// The mark and the short form alone: where only room is made for them. Without a `look` at the reports
/// as if it were corrected and in doubt, which is longer and sooner had.
pub(super) fn short_form(
    data: &Dataset,
    series: &Series,
    period: Period,
    lang: Lang,
    look: bool,
) -> (Kind, String) {
    let estimate = series.get(period);
    let kind = kind(data, estimate, series, period);
    let short = short(data, estimate, series, period, kind, lang);
    let (corrected, in_doubt) = match look {
        true => {
            let at = at(series, period);
            (
                is_corrected(data, &at),
                checks::doubts(data, series, period, &at),
            )
        }
        false => (true, true),
    };
    let short = starred(short, corrected);
    match in_doubt {
        true => (kind, doubt::marked(&short, "", lang).0),
        false => (kind, short),
    }
}

/// Who says it.
fn at(series: &Series, period: Period) -> Vec<At> {
    let claims = series.get(period).claims.iter().map(|c| c.at);
    let mut at: Vec<At> = claims
        .chain(series.changes_to(period).map(|c| c.at))
        .collect();
    at.dedup();
    at
}

fn is_corrected(data: &Dataset, at: &[At]) -> bool {
    let mut figures = at.iter().filter_map(|at| sentence::figure_at(data, *at));
    figures.any(|f| !f.corrections.is_empty())
}

fn starred(short: String, corrected: bool) -> String {
    if corrected { short + "*" } else { short }
}

fn kind(data: &Dataset, estimate: &Estimate, series: &Series, period: Period) -> Kind {
    let way = || {
        series
            .changes_to(period)
            .next()
            .map_or(Direction::Same, |c| c.link.way())
    };
    match estimate.known {
        Known::Stated if estimate.is_stated_zero() => Kind::Zero,
        Known::Stated => Kind::Exact,
        Known::Implied => Kind::Implied,
        Known::Conflict => Kind::Conflict,
        Known::ChangeOnly => Kind::ChangeOnly(way()),
        Known::DirectionOnly if series.changes_to(period).next().is_some() => {
            Kind::DirectionOnly(way())
        }
        Known::NotReported | Known::DirectionOnly => {
            if data.heads_of(&series.key.place, period).next().is_some() {
                Kind::NotReported
            } else {
                Kind::NoReport
            }
        }
        Known::Bounded => {
            let range = narrowed(data, estimate)
                && estimate.span.is_some_and(|s| s.is_bounded() && s.low > 0.0);
            let exact = estimate.exact().is_some();
            match sentence::main_print(data, estimate).map(|(q, _)| q) {
                // A word of doubt stays one, however narrow.
                Some(Quantity::About(_)) if exact => Kind::About,
                Some(Quantity::JustUnder(_)) if exact => Kind::JustUnder,
                _ if range => Kind::Range,
                Some(Quantity::AtLeast(_)) => Kind::AtLeast,
                Some(Quantity::AtMost(_)) => Kind::AtMost,
                Some(Quantity::JustUnder(_)) => Kind::JustUnder,
                Some(Quantity::About(_)) => Kind::About,
                _ => Kind::Range,
            }
        }
    }
}

/// Whether what is left of a level is not what its print leaves.
fn narrowed(data: &Dataset, estimate: &Estimate) -> bool {
    let main = sentence::main_claim(data, estimate);
    let printed = main.map(|claim| claim.span);
    estimate.known == Known::Bounded && estimate.span.is_some() && printed != estimate.span
}

/// What is possible, for geometry; for a conflict from the lowest to the highest claim.
pub(super) fn span(estimate: &Estimate) -> Option<Span> {
    match estimate.known {
        Known::Conflict => {
            let low = estimate
                .claims
                .iter()
                .map(|c| c.span.low)
                .fold(f64::INFINITY, f64::min);
            let high = estimate
                .claims
                .iter()
                .map(|c| c.span.high)
                .filter(|h| h.is_finite())
                .fold(low, f64::max);
            Some(Span::new(low, high))
        }
        _ if estimate.has_level() => estimate.span,
        _ => None,
    }
}

fn short(
    data: &Dataset,
    estimate: &Estimate,
    series: &Series,
    period: Period,
    kind: Kind,
    lang: Lang,
) -> String {
    let bounds = || {
        estimate
            .span
            .map(|s| number::short_bounds(s, series.unit, lang))
            .unwrap_or_default()
    };
    match kind {
        Kind::NotReported | Kind::NoReport => "…".to_owned(),
        Kind::DirectionOnly(direction) => phrase::way(direction, lang).to_owned(),
        Kind::ChangeOnly(direction) => {
            let sign = match direction {
                Direction::Up => "+",
                Direction::Down => "−",
                Direction::Same => "±",
            };
            let mut told = series.changes_to(period);
            let base = match told.all(|c| c.assumed_base) {
                true => "?",
                false => "",
            };
            let change = series.changes_to(period).find_map(|c| {
                let change = sentence::figure_at(data, c.at)?.change?;
                let by = change.by.map(|q| {
                    let by = number::short(q, change.unit, MeasureUnit::Count, lang);
                    (q, by)
                });
                let points = change.points.map(|q| (q, number::points(q, lang)));
                by.or(points)
                    .or(change.percent.map(|q| (q, number::percent(q, lang))))
            });
            match change {
                Some((Quantity::Exact(_), change)) => format!("{sign}{change}{base}"),
                // "−gần 8%" can't be said.
                Some((_, change)) => format!("{} {change}{base}", phrase::way(direction, lang)),
                None => format!("{sign}{base}"),
            }
        }
        Kind::Conflict => {
            let claims = estimate
                .claims
                .iter()
                .filter(|c| !c.soft)
                .map(|c| number::short_bounds(c.span, series.unit, lang));
            let mut claims: Vec<String> = claims.collect();
            claims.dedup();
            claims.join(" ≠ ")
        }
        // Nobody says what the change was against: a likely level, not a certain one.
        Kind::Implied if estimate.claims.iter().all(|c| c.assumed_base) => format!("{}?", bounds()),
        // The label is of what is drawn.
        Kind::About | Kind::JustUnder if narrowed(data, estimate) => {
            format!("≈\u{a0}{}", bounds())
        }
        Kind::Range | Kind::Implied => bounds(),
        Kind::AtLeast | Kind::AtMost if narrowed(data, estimate) => bounds(),
        _ => match sentence::main_print(data, estimate) {
            Some((q, scale)) => number::short(q, scale, series.unit, lang),
            None => bounds(),
        },
    }
}
