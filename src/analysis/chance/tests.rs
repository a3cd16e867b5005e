//! Hand-computed values and properties; the reference rows are in `tests/statistics.rs`.

use proptest::prelude::*;

use super::*;

fn pair(a: u64, b: u64) -> Counts {
    Counts::equal_periods(a, b)
}

fn assert_close(found: f64, expected: f64, relative: f64) {
    assert!(
        (found - expected).abs() <= relative * expected.abs(),
        "found {found:e}, expected {expected:e}"
    );
}

#[test]
fn p_values_of_a_few_events_are_those_worked_by_hand() {
    // 5 of 5 heads: 2·½·(1/2)^5, and twice (1/2)^5.
    assert_close(mid_p(&pair(0, 5)), 1.0 / 32.0, 1e-14);
    assert_close(exact_p(&pair(0, 5)), 1.0 / 16.0, 1e-14);
    // 2 of 3: 2·(1/8 + ½·3/8); the exact tail 4/8 makes 1.
    assert_close(mid_p(&pair(1, 2)), 0.625, 1e-14);
    assert_close(exact_p(&pair(1, 2)), 1.0, 1e-14);
    // One event where 3 of 4 were expected: 2·½·¼.
    let counts = Counts::new(1, 0, 100.0, 300.0).expect("positive exposures");
    assert_close(mid_p(&counts), 0.25, 1e-14);
    assert_eq!((mid_p(&pair(0, 0)), exact_p(&pair(0, 0))), (1.0, 1.0));
}

#[test]
fn p_values_of_large_counts_keep_ten_digits() {
    // mpmath, 50 digits; the last two are past the switch to Lugannani–Rice.
    assert_close(
        mid_p(&pair(4_900_000, 4_903_000)),
        mid_p(&pair(4_903_000, 4_900_000)),
        1e-11,
    );
    assert_close(
        mid_p(&pair(5_000_000, 5_003_000)),
        0.342_854_121_189_798_3,
        1e-10,
    );
    assert_close(
        mid_p(&pair(20_000_000, 20_010_000)),
        0.113_891_480_581_293_84,
        1e-10,
    );
    let trillion = pair(499_999_000_000, 500_001_000_000);
    assert_close(mid_p(&trillion), 0.045_500_263_896_412_4, 1e-9);
}

#[test]
fn z_is_the_distance_from_expectation_in_standard_deviations() {
    assert_close(z(&pair(10, 20)), 5.0 / 7.5f64.sqrt(), 1e-14);
    assert_close(z(&pair(20, 10)), -5.0 / 7.5f64.sqrt(), 1e-14);
    assert_eq!(z(&pair(0, 0)), 0.0);
}

#[test]
fn a_ratio_without_a_first_count_is_missing_not_zero() {
    assert_eq!(ratio(&pair(0, 5)), None);
    assert_eq!(ratio(&pair(0, 0)), None);
    assert_eq!(ratio(&pair(5, 0)), Some(0.0));
    let counts = Counts::new(10, 20, 1000.0, 4000.0).expect("positive exposures");
    assert_eq!(ratio(&counts), Some(0.5));
    assert_eq!(
        ratio_interval(&pair(0, 0), LEVEL),
        RatioInterval {
            low: 0.0,
            high: None
        }
    );
}

#[test]
fn exposures_must_be_finite_and_above_zero() {
    for wrong in [0.0, -1.0, f64::NAN, f64::INFINITY] {
        assert!(Counts::new(1, 1, wrong, 1.0).is_err(), "{wrong}");
        assert!(Counts::new(1, 1, 1.0, wrong).is_err(), "{wrong}");
    }
    let message = Counts::new(1, 1, -3.0, 1.0)
        .expect_err("negative")
        .to_string();
    assert_eq!(
        message,
        "exposure is -3: give a population or a length of time above zero"
    );
}

#[test]
fn tiers_start_at_their_limits() {
    assert_eq!(tier(0.05), Tier::WithinChance);
    assert_eq!(tier(0.049_999), Tier::SomeSign);
    assert_eq!(tier(0.01), Tier::SomeSign);
    assert_eq!(tier(0.009_999), Tier::Clear);
    assert_eq!(tier(f64::NAN), Tier::WithinChance);
    assert!(Tier::WithinChance < Tier::SomeSign && Tier::SomeSign < Tier::Clear);
}

#[test]
fn the_guard_lowers_by_one_tier_and_no_further() {
    let both = |a, b| (tier(mid_p(&pair(a, b))), guarded_tier(&pair(a, b)));
    assert_eq!(both(21, 20), (Tier::WithinChance, Tier::WithinChance));
    // z = 15/√55 = 2.02, z = 40/√240 = 2.58, z = 171/√891 = 5.73.
    assert_eq!(both(20, 35), (Tier::SomeSign, Tier::WithinChance));
    assert_eq!(both(100, 140), (Tier::Clear, Tier::SomeSign));
    assert_eq!(both(531, 360), (Tier::Clear, Tier::Clear));
}

#[test]
fn edges_of_intervals_rates_and_funnels() {
    assert_eq!(clopper_pearson(0, 0, LEVEL), (0.0, 1.0));
    assert_eq!(clopper_pearson(7, 5, LEVEL), clopper_pearson(5, 5, LEVEL));
    // None of 5, all of 5: 1 − 0.025^(1/5).
    assert_close(
        clopper_pearson(0, 5, LEVEL).1,
        1.0 - 0.025f64.powf(0.2),
        1e-11,
    );
    assert_close(garwood(0, LEVEL).1, -(0.025f64.ln()), 1e-14);
    assert_eq!(rate_per_100k(3, 0), None);
    assert_eq!(
        funnel(0.0),
        Some(Funnel {
            inner95: (0, 0),
            outer998: (0, 0)
        })
    );
    for wrong in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(funnel(wrong), None, "{wrong}");
    }
}

#[test]
fn levels_out_of_range_are_held_to_it() {
    let widest = garwood(10, 1.0 - 1e-12);
    assert_eq!(garwood(10, f64::NAN), widest);
    assert_eq!(garwood(10, 1.0), widest);
    assert_eq!(garwood(10, -1.0), garwood(10, 0.5));
}

/// A whole number of any size up to `bits` bits, small ones as likely as large ones.
fn count(bits: u32) -> impl Strategy<Value = u64> {
    (0..=bits, any::<u64>()).prop_map(|(bits, x)| x.checked_shr(64 - bits).unwrap_or(0))
}

fn exposure() -> impl Strategy<Value = f64> {
    prop_oneof![Just(1.0), 1e3..1e6]
}

fn counts(bits: u32) -> impl Strategy<Value = Counts> {
    (count(bits), count(bits), exposure(), exposure())
        .prop_map(|(a, b, ea, eb)| Counts::new(a, b, ea, eb).expect("positive exposures"))
}

/// Any finite positive exposure, down to the subnormal.
fn extreme() -> impl Strategy<Value = f64> {
    use prop::num::f64::{NORMAL, POSITIVE, SUBNORMAL};
    prop_oneof![exposure(), POSITIVE | NORMAL | SUBNORMAL]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn p_is_a_probability_and_exact_is_never_the_smaller(counts in counts(24)) {
        let (mid, exact) = (mid_p(&counts), exact_p(&counts));
        prop_assert!((0.0..=1.0).contains(&mid) && (0.0..=1.0).contains(&exact));
        prop_assert!(mid <= exact * (1.0 + 1e-12), "{mid} {exact}");
    }

    #[test]
    fn swapping_the_counts_changes_no_p_and_turns_z(
        a in count(22), b in count(22), ea in exposure(), eb in exposure(),
    ) {
        let there = Counts::new(a, b, ea, eb).expect("positive");
        let back = Counts::new(b, a, eb, ea).expect("positive");
        prop_assert!((mid_p(&there) - mid_p(&back)).abs() < 1e-10);
        prop_assert!((exact_p(&there) - exact_p(&back)).abs() < 1e-10);
        prop_assert!((z(&there) + z(&back)).abs() <= 1e-9 * (1.0 + z(&there).abs()));
    }

    #[test]
    fn p_is_small_exactly_when_its_interval_excludes_no_change(counts in counts(22)) {
        let pairs = [
            (mid_p(&counts), ratio_interval(&counts, LEVEL)),
            (exact_p(&counts), exact_ratio_interval(&counts, LEVEL)),
        ];
        for (p, interval) in pairs {
            if (p - 0.05).abs() > 1e-9 {
                prop_assert_eq!(p < 0.05, !interval.contains(1.0), "{} {:?}", p, interval);
            }
        }
    }

    #[test]
    fn more_second_events_move_everything_up(a in count(20), b in count(20), by in 1u64..50) {
        let (less, more) = (pair(a, b), pair(a, b + by));
        let (low, high) = (ratio_interval(&less, LEVEL), ratio_interval(&more, LEVEL));
        prop_assert!(high.low > low.low * (1.0 + 1e-11) || b + by == 0);
        prop_assert!(z(&more) > z(&less));
        if b >= a {
            prop_assert!(mid_p(&more) < mid_p(&less) || mid_p(&less) == 0.0);
        }
        if b + by <= a {
            prop_assert!(mid_p(&more) > mid_p(&less) || mid_p(&more) == 0.0);
        }
    }

    #[test]
    fn intervals_contain_what_was_observed_and_exact_contains_mid_p(counts in counts(22)) {
        let mid = ratio_interval(&counts, LEVEL);
        let exact = exact_ratio_interval(&counts, LEVEL);
        prop_assert!(exact.low <= mid.low * (1.0 + 1e-11));
        prop_assert!(mid.high.is_none_or(|high| exact.contains(high * (1.0 - 1e-11))));
        prop_assert_eq!(mid.high.is_none(), counts.a == 0);
        if let Some(ratio) = ratio(&counts) {
            prop_assert!(mid.contains(ratio), "{ratio} {mid:?}");
        }
    }

    #[test]
    fn garwood_and_clopper_pearson_contain_what_was_observed(
        x in count(22), more in count(22), level in 0.5..0.999,
    ) {
        let (low, high) = garwood(x, level);
        prop_assert!(low <= x as f64 && x as f64 <= high && low >= 0.0);
        let (low, high) = clopper_pearson(x, x + more, level);
        let share = if x + more > 0 { x as f64 / (x + more) as f64 } else { 0.5 };
        prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
    }

    #[test]
    fn detectable_counts_are_the_outermost_that_chance_explains(base in count(20)) {
        let p = |count| mid_p(&pair(base, count));
        let (fall, rise) = detectable(base);
        prop_assert!(p(rise) < 0.05 && p(rise - 1) >= 0.05);
        prop_assert!(fall.is_none_or(|fall| p(fall) < 0.05));
        prop_assert!(p(fall.map_or(0, |fall| fall + 1)) >= 0.05);
    }

    #[test]
    fn a_known_difference_is_distinguishable_up_to_its_largest_base(d in 0u64..2000) {
        let (fall, rise) = difference_only(d);
        let p = |from| mid_p(&pair(from, from + d));
        prop_assert_eq!(fall, rise.map(|rise| rise + d));
        prop_assert!(rise.is_none_or(|rise| p(rise) < 0.05));
        prop_assert!(p(rise.map_or(0, |rise| rise + 1)) >= 0.05);
    }

    #[test]
    fn funnels_hold_the_expected_count_and_the_outer_holds_the_inner(expected in 0.0..1e5) {
        let Funnel { inner95, outer998 } = funnel(expected).expect("finite");
        prop_assert!(outer998.0 <= inner95.0 && inner95.1 <= outer998.1);
        prop_assert!(inner95.0 as f64 <= expected && expected < inner95.1 as f64 + 1.0);
    }

    #[test]
    fn nothing_panics_or_is_nan_for_any_count_and_exposure(
        a in count(64), b in count(64), ea in extreme(), eb in extreme(),
        level in any::<f64>(), expected in any::<f64>(),
    ) {
        let counts = Counts::new(a, b, ea, eb).expect("positive");
        prop_assert!((0.0..=1.0).contains(&mid_p(&counts)));
        prop_assert!((0.0..=1.0).contains(&exact_p(&counts)));
        prop_assert!(z(&counts).is_finite());
        prop_assert!(ratio(&counts).is_none_or(f64::is_finite));
        for interval in [ratio_interval(&counts, level), exact_ratio_interval(&counts, level)] {
            prop_assert!(interval.low.is_finite());
            prop_assert!(interval.high.is_none_or(|high| interval.low <= high && high.is_finite()));
        }
        let (low, high) = garwood(a, level);
        prop_assert!(low.is_finite() && high.is_finite() && low <= high);
        let (low, high) = clopper_pearson(a, b, level);
        prop_assert!(0.0 <= low && low <= high && high <= 1.0);
        prop_assert!(rate_per_100k(a, b).is_none_or(|rate| rate.high.is_finite()));
        let _ = (guarded_tier(&counts), detectable(a), difference_only(b), funnel(expected));
    }
}
