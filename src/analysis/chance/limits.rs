//! Questions asked backwards: which counts would differ by more than chance from a given one?
//!
//! All by bisection of the p-value over whole numbers. Refuses to approximate: every answer is the
//! exact count at which the p-value crosses its limit.

use super::tail::{Cut, Share};
use super::{Counts, EXTREME, mid_p};

/// How much must change before mid-p falls below 0.05, from `base` events to an equal period:
/// the largest count that is a distinguishable fall (`None`: not even 0 is) and the smallest that
/// is a distinguishable rise.
pub fn detectable(base: u64) -> (Option<u64>, u64) {
    let by_chance = |count| mid_p(&Counts::equal_periods(base, count)) >= 0.05;
    let fall = last_holding(base, |by| by_chance(base - by));
    let rise = last_holding(u64::MAX - base, |by| by_chance(base + by));
    (base.checked_sub(fall + 1), (base + rise).saturating_add(1))
}

/// When only a difference of `d` events is known: the largest earlier counts from which a fall, and
/// a rise, of `d` has mid-p < 0.05. From any larger count the same `d` is within chance.
///
/// `None`: a change of `d` is within chance from every count (d ≤ 4). `Some(0)`: only a rise from
/// nothing is distinguishable. A rise is the fall read backwards, so the two differ by `d`.
/// Answers stop at 2^53.
pub fn difference_only(d: u64) -> (Option<u64>, Option<u64>) {
    let distinguishable =
        |from: u64| mid_p(&Counts::equal_periods(from, from.saturating_add(d))) < 0.05;
    if !distinguishable(0) {
        return (None, None);
    }
    let rise = last_holding(1 << 53, distinguishable);
    (Some(rise.saturating_add(d)), Some(rise))
}

/// Limits of a funnel plot: the counts (both ends included) that chance explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Funnel {
    /// 95% limits: each mid-p tail is at least 0.025.
    pub inner95: (u64, u64),
    /// 99.8% limits: each mid-p tail is at least 0.001.
    pub outer998: (u64, u64),
}

/// Funnel limits around an expected count (after Spiegelhalter 2005, whole instead of interpolated):
/// every count x whose tails P(X < x) + ½P(X = x) and P(X > x) + ½P(X = x), X ~ Poisson(expected),
/// both reach the limit. `None` unless `expected` is finite and at least 0.
pub fn funnel(expected: f64) -> Option<Funnel> {
    if !(expected.is_finite() && expected >= 0.0) {
        return None;
    }
    let (centre, mean) = (expected as u64, expected.clamp(1.0 / EXTREME, EXTREME));
    let cut = |count: u64| Cut::poisson(count as f64, mean);
    let limits = |tail: f64| {
        let down = last_holding(centre, |by| {
            cut(centre - by).ln_lower(Share::Half) >= tail.ln()
        });
        let up = last_holding(u64::MAX - centre, |by| {
            cut(centre + by).ln_upper(Share::Half) >= tail.ln()
        });
        (centre - down, centre + up)
    };
    Some(Funnel {
        inner95: limits(0.025),
        outer998: limits(0.001),
    })
}

/// The last x of 0..=`cap` up to which `holds` is true, given that it is at 0 and stays false once
/// false: doubling steps, then bisection.
fn last_holding(cap: u64, holds: impl Fn(u64) -> bool) -> u64 {
    let (mut last, mut step) = (0, 1);
    let mut failing = loop {
        let next = cap.min(step);
        if !holds(next) {
            break next;
        }
        if next == cap {
            return cap;
        }
        (last, step) = (next, step.saturating_mul(2));
    };
    while failing - last > 1 {
        let middle = last + (failing - last) / 2;
        if holds(middle) {
            last = middle;
        } else {
            failing = middle;
        }
    }
    last
}
