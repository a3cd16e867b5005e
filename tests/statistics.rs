//! Reproduces every reference row of the comparison statistics: `fixtures/reference.json`, computed
//! twice outside this project. Rows of percents are in percents.rs.

use binh_yen::analysis::chance::*;
use serde_json::Value;

/// The rows of one table; fails on an empty one, which would test nothing.
fn rows(table: &str) -> Vec<Vec<Value>> {
    let reference: Value =
        serde_json::from_str(include_str!("fixtures/reference.json")).expect("the fixture is JSON");
    let rows: Vec<Vec<Value>> =
        serde_json::from_value(reference[table].clone()).expect("a table is an array of arrays");
    assert!(!rows.is_empty(), "{table} is empty");
    rows
}

fn count(value: &Value) -> u64 {
    value.as_u64().expect("a count is a whole number")
}

fn number(value: &Value) -> f64 {
    value.as_f64().expect("a number")
}

/// Found values against the reference: within 1e-6, absolute or relative; null is `None`.
fn assert_reproduced(row: &[Value], found: &[Option<f64>]) {
    let expected = &row[row.len() - found.len()..];
    for (found, expected) in found.iter().zip(expected) {
        let same = match (found, expected.as_f64()) {
            (Some(found), Some(expected)) => {
                (found - expected).abs() <= f64::max(1e-6, 1e-6 * expected.abs())
            }
            (found, expected) => found.is_none() && expected.is_none(),
        };
        assert!(same, "{row:?}: found {found:?}, expected {expected}");
    }
}

#[test]
fn p_values_and_ratio_intervals_are_the_reference() {
    for row in rows("ratio") {
        let counts = Counts::new(
            count(&row[0]),
            count(&row[1]),
            number(&row[2]),
            number(&row[3]),
        )
        .expect("exposures are positive");
        let mid = ratio_interval(&counts, LEVEL);
        let exact = exact_ratio_interval(&counts, LEVEL);
        let found = [
            Some(mid_p(&counts)),
            Some(exact_p(&counts)),
            Some(mid.low),
            mid.high,
            Some(exact.low),
            exact.high,
        ];
        assert_reproduced(&row, &found);
    }
}

#[test]
fn garwood_intervals_are_the_reference() {
    for row in rows("garwood") {
        let (low, high) = garwood(count(&row[0]), LEVEL);
        assert_reproduced(&row, &[Some(low), Some(high)]);
    }
}

#[test]
fn rates_per_100k_are_the_reference() {
    for row in rows("rate100k") {
        let rate = rate_per_100k(count(&row[0]), count(&row[1])).expect("people live there");
        assert_reproduced(&row, &[Some(rate.value), Some(rate.low), Some(rate.high)]);
    }
}

#[test]
fn clopper_pearson_intervals_are_the_reference() {
    for row in rows("clopperPearson") {
        let (low, high) = clopper_pearson(count(&row[0]), count(&row[1]), LEVEL);
        assert_reproduced(&row, &[Some(low), Some(high)]);
    }
}

#[test]
fn detectable_changes_are_the_reference() {
    for row in rows("detect05_base_maxFall_minRise") {
        let (fall, rise) = detectable(count(&row[0]));
        assert_eq!((fall, rise), (row[1].as_u64(), count(&row[2])), "{row:?}");
    }
}

#[test]
fn bases_known_only_by_a_difference_are_the_reference() {
    for row in rows("diffOnly_d_maxPrevFall_maxPrevRise") {
        let found = difference_only(count(&row[0]));
        assert_eq!(found, (row[1].as_u64(), row[2].as_u64()), "{row:?}");
    }
}

#[test]
fn funnel_limits_are_the_reference() {
    let pair = |value: &Value| (count(&value[0]), count(&value[1]));
    for row in rows("funnel_E_in95_in998") {
        let funnel = funnel(number(&row[0])).expect("expected counts are finite");
        assert_eq!(
            (funnel.inner95, funnel.outer998),
            (pair(&row[1]), pair(&row[2])),
            "{row:?}"
        );
    }
}
