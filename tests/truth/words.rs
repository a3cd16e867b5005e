//! What sentences may say, given the truth.
//!
//! Sentences are not parsed for their meaning, which would tie the test to their wording. Two
//! rules hold whatever the wording:
//!
//! - **Every number** in a sentence is printed by a report on that very series, or is a bound of
//!   what is known of one of its ends (the truth lies within: `marks` tests that), or follows from
//!   the two (difference, percent, points) or from the test itself (p, interval), or is
//!   part of a period's name. An exact level that is not printed must be the true one.
//! - **Every word of direction** is that of the truth between the two ends, or that of a change
//!   which a report states about one of the ends, and which is true.

use std::collections::BTreeSet;

use binh_yen::analysis::{Comparison, End};
use binh_yen::model::{Decimal, Direction, Figure, MeasureUnit, Quantity};
use binh_yen::text::{Lang, number};

use super::compared::{Holds, ensure};
use super::country::{Cell, Country, SERIES};

/// Every number in a text, as written.
pub fn numbers(text: &str) -> Vec<String> {
    // What is missing is not zero, and that is said.
    let text = text.replace("(không phải bằng 0)", "");
    let part = |c: char| c.is_ascii_digit() || c == '.' || c == ',';
    let runs = text.split(|c| !part(c));
    runs.map(|r| r.trim_matches(['.', ',']).to_owned())
        .filter(|r| !r.is_empty())
        .collect()
}

fn of_quantity(q: Quantity) -> Vec<Decimal> {
    match q {
        Quantity::Between(a, b) => vec![a, b],
        other => vec![other.printed()],
    }
}

/// Every number that a figure prints.
pub fn printed(figure: &Figure, lang: Lang) -> BTreeSet<String> {
    let change = figure.change.as_ref();
    let change = change.map_or([None; 4], |c| [c.by, c.percent, c.points, c.from]);
    let all = change
        .into_iter()
        .flatten()
        .chain(figure.value)
        .flat_map(of_quantity);
    let whole = figure.of.map(|of| match of {
        binh_yen::model::Of::Whole(n) | binh_yen::model::Of::Target { target: n } => {
            number::whole(n as f64, lang)
        }
    });
    all.map(|d| number::decimal(d, lang)).chain(whole).collect()
}

/// Every number that some report prints of a place's series.
fn printed_of(country: &Country, (place, series, _): Cell, lang: Lang) -> BTreeSet<String> {
    let (indicator, measure) = SERIES[series];
    let reports = country
        .reports
        .iter()
        .filter(|r| r.place == country.places[place]);
    let figures = reports.flat_map(|r| &r.figures);
    figures
        .filter(|f| (f.indicator.as_str(), f.measure.as_str()) == (indicator, measure))
        .flat_map(|f| printed(f, lang))
        .collect()
}

fn unit(series: usize) -> MeasureUnit {
    if series == super::country::RATE {
        MeasureUnit::Percent
    } else {
        MeasureUnit::Count
    }
}

/// The numbers that may be said of a cell by itself.
pub fn allowed_of(country: &Country, cell: Cell, end: &End, lang: Lang) -> BTreeSet<String> {
    let mut all = printed_of(country, cell, lang);
    if let Some(span) = end.estimate.span {
        all.extend(numbers(&number::short_bounds(span, unit(cell.1), lang)));
        all.insert(number::whole(span.low, lang));
    }
    // The names of periods: years, `6 tháng đầu năm`.
    all.extend(country.periods.iter().map(|p| p.year().to_string()));
    all.insert("6".into());
    // `tăng cả 3 tiêu chí`.
    all.extend((2..=SERIES.len()).map(|n| n.to_string()));
    all
}

fn derived(c: &Comparison, lang: Lang) -> BTreeSet<String> {
    let mut numbers = Vec::new();
    // The least and the most that the ends, or the pairs that are left of them, differ by.
    let mut pairs: Vec<(f64, f64)> = Vec::new();
    if let (Some(a), Some(b)) = (c.from.estimate.span, c.to.estimate.span) {
        pairs.extend([
            (a.low, b.low),
            (a.low, b.high),
            (a.high, b.low),
            (a.high, b.high),
        ]);
    }
    pairs.extend(c.pairs.iter().map(|(a, b)| (*a as f64, *b as f64)));
    for (a, b) in pairs
        .into_iter()
        .filter(|(a, b)| a.is_finite() && b.is_finite())
    {
        numbers.push((b - a).abs());
        numbers.extend((a > 0.0).then(|| 100.0 * (b - a).abs() / a));
    }
    // Changes one after the other come to their sum.
    let sum = c.chain.iter().map(|s| s.link.size()?.exact());
    numbers.extend(sum.sum::<Option<f64>>());
    numbers.extend(c.p);
    numbers.extend(c.ratio.iter().flat_map(|r| [Some(r.low), r.high]).flatten());
    let each = |n: f64| (0..5).map(move |decimals| number::rounded(n, decimals, lang));
    numbers.into_iter().flat_map(each).collect()
}

/// Whether the words of a comparison say no number that nobody gave.
pub fn numbers_hold(
    country: &Country,
    (from, to): (Cell, Cell),
    c: &Comparison,
    text: &str,
    lang: Lang,
) -> Holds {
    let mut allowed = allowed_of(country, from, &c.from, lang);
    if from.0 != to.0 || c.from.estimate.span != c.to.estimate.span {
        allowed.extend(allowed_of(country, to, &c.to, lang));
    }
    if all_allowed(text, &allowed).is_ok() {
        return Ok(());
    }
    allowed.extend(derived(c, lang));
    all_allowed(text, &allowed)
}

/// Whether every number of a text is allowed.
pub fn all_allowed(text: &str, allowed: &BTreeSet<String>) -> Holds {
    let wrong: Vec<String> = numbers(text)
        .into_iter()
        .filter(|n| !allowed.contains(n))
        .collect();
    ensure(wrong.is_empty(), || {
        format!("nobody says {wrong:?}: {text}")
    })
}

/// The words of direction in a text. `tăng, giảm` names change as such.
fn ways(text: &str) -> Vec<Direction> {
    let text = text
        .to_lowercase()
        .replace("tăng, giảm", "")
        .replace("made up", "");
    let words: Vec<&str> = text
        .split(|c: char| !c.is_alphabetic())
        .filter(|w| !w.is_empty())
        .collect();
    let mut found = Vec::new();
    for (i, word) in words.iter().enumerate() {
        let next = words.get(i + 1).copied().unwrap_or_default();
        found.extend(match (*word, next) {
            ("tăng", _) | ("rose", _) | ("up", _) | ("nhiều", "hơn") | ("cao", "hơn") => {
                Some(Direction::Up)
            }
            ("giảm", _)
            | ("fell", _)
            | ("down", _)
            | ("ít", "hơn")
            | ("thấp", "hơn")
            | ("fewer", _) => Some(Direction::Down),
            ("giữ", "nguyên") | ("bằng", "nhau") | ("unchanged", _) | ("equal", _) => {
                Some(Direction::Same)
            }
            ("stayed", "the") => Some(Direction::Same),
            _ => None,
        });
    }
    found
}

/// Whether every word of direction is true of the two ends, or of a change told about one of them.
pub fn ways_hold(country: &Country, (from, to): (Cell, Cell), text: &str) -> Holds {
    let stated = |cell: Cell| {
        let (place, series, period) = cell;
        country.told.iter().filter_map(move |t| {
            let (base, way) = t.change?;
            let between = base >= from.2 && t.cell.2 <= to.2;
            let about = (t.cell.0, t.cell.1) == (place, series)
                && (t.cell.2 == period || base == period || between);
            about.then_some(way)
        })
    };
    let mut allowed: Vec<Direction> = stated(from).chain(stated(to)).collect();
    allowed.extend(country.way(from, to));
    let wrong: Vec<Direction> = ways(text)
        .into_iter()
        .filter(|w| !allowed.contains(w))
        .collect();
    ensure(wrong.is_empty(), || format!("untrue: {wrong:?}: {text}"))
}

/// Whether a report is called silent only where there is one.
pub fn silence_holds(country: &Country, (from, to): (Cell, Cell), text: &str) -> Holds {
    let called = text.contains("không được nêu") || text.contains("not reported (which");
    let reported = |(place, series, period): Cell| {
        let of =
            |r: &binh_yen::model::Report| r.place == country.places[place] && r.period == period;
        let named = |t: &super::country::Told| {
            (t.cell.0, t.cell.1) == (place, series)
                && (t.cell.2 == period || t.change.is_some_and(|c| c.0 == period))
        };
        // Or another report tells of it, but not its level.
        country.reports.iter().any(of) || country.told.iter().any(named)
    };
    ensure(!called || reported(from) || reported(to), || {
        format!("no report is silent: {text}")
    })
}
