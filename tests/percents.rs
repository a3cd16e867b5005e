//! Reproduces the reference rows about percents: which pairs of counts fit a printed change, which
//! parts fit a printed rate.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::analysis::Span;
use binh_yen::analysis::link::Link;
use binh_yen::analysis::parts::{parts, printed_percent};
use binh_yen::model::{Change, Decimal, Direction, MeasureUnit, Quantity, Scale};
use serde_json::Value;

fn reference(table: &str) -> Value {
    let all: Value = serde_json::from_str(include_str!("fixtures/reference.json")).unwrap();
    all[table].clone()
}

fn decimal(text: &str) -> Decimal {
    Decimal::parse(&text.trim_start_matches('-').replace(',', ".")).unwrap()
}

#[test]
fn pairs_of_counts_are_the_reference() {
    let rows = reference("solve_round_prev_cur");
    assert_eq!(rows.as_array().map(Vec::len), Some(5));
    for row in rows.as_array().unwrap() {
        let percent = row["pct"].as_str().unwrap();
        let by = row["diff"]
            .as_i64()
            .map(|d| Quantity::Exact(Decimal::whole(d.abs())));
        let change = Change {
            direction: if percent.starts_with('-') {
                Direction::Down
            } else {
                Direction::Up
            },
            by,
            percent: Some(Quantity::Exact(decimal(percent))),
            points: None,
            from: None,
            unit: Scale::One,
            versus: None,
            ambiguous: None,
        };
        let link = Link::new(&change, MeasureUnit::Count);
        let current = match (row["cur"].as_f64(), row["curMin"].as_f64()) {
            (Some(exact), _) => Span::point(exact),
            (None, least) => Span::new(least.unwrap(), f64::INFINITY),
        };
        let expected =
            |key: &str| -> Vec<(u64, u64)> { serde_json::from_value(row[key].clone()).unwrap() };
        assert_eq!(
            link.pairs(Span::ANY, current, 100),
            Some(expected("out")),
            "{row}"
        );
        if row.get("trunc").is_some() {
            assert_eq!(
                link.truncated().pairs(Span::ANY, current, 100),
                Some(expected("trunc")),
                "{row}"
            );
        }
    }
}

#[test]
fn printed_rates_fit_their_counts() {
    let rows = reference("ratioPctOk");
    assert_eq!(rows.as_array().map(Vec::len), Some(4));
    for row in rows.as_array().unwrap() {
        let (part, whole) = (row[0].as_u64().unwrap(), row[1].as_u64().unwrap());
        let (first, last) =
            parts(whole, printed_percent(decimal(row[2].as_str().unwrap()))).unwrap();
        assert!((first..=last).contains(&part), "{row}: {first}..={last}");
    }
}

#[test]
fn nearly_96_percent_of_1008_is_the_reference() {
    let row = reference("near96_of_1008");
    let expected = |key: &str| -> (u64, u64) { serde_json::from_value(row[key].clone()).unwrap() };
    assert_eq!(
        parts(1008, Span::new(95.0, 96.0)),
        Some(expected("wide_95_96"))
    );
    assert_eq!(
        parts(1008, Span::new(95.5, 96.0)),
        Some(expected("tight_95.5_96"))
    );
}
