//! Hand-computed values and properties; the reference rows are in `tests/statistics.rs`.

use proptest::prelude::*;

use super::*;

fn close(found: f64, expected: f64, relative: f64) {
    assert!(
        (found - expected).abs() <= relative * expected.abs(),
        "found {found:e}, expected {expected:e}, off by {:e}",
        found / expected - 1.0
    );
}
