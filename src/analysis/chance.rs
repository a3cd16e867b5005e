//! Is a change between two counts more than chance? Pure statistics of counts, no data and no words.
//!
//! The test is conditional: with n = a + b, the second count is Binomial(n, p0),
//! p0 = Eb/(Ea + Eb) (Przyborowski & Wilenski 1940), and p-values are central mid-p (Lancaster
//! 1961). Every interval inverts its own test, so a p-value and its interval never disagree.
//!
//! # Accuracy and range
//! Every function is total: no panic and no NaN, for any `u64`. Measured against 50 digits, p-values
//! above 1e-100 are right to 2e-12 relative up to n = 1e7 and to 3e-10 up to 1e11; interval bounds
//! to 1e-12. Beyond, the rounding of n·p0 relaxes this; above 2^53 a count is itself rounded.
//!
//! # Own special functions
//! The crates were measured first. `puruspe` 0.4.4 `betai` is off by 1e-9 at n = 55, returns 0 for
//! P(X ≥ 5200) = 3e-5 at n = 10,000, p = ½, and panics on bad arguments. `libm` has only `lgamma`,
//! whose differences are off by 4e-9 at n = 1e7. Whole counts need neither gamma nor incomplete
//! beta: see `chance/tail.rs`, which needs std alone.
//!
//! # Refuses
//! To test deaths or injuries, or periods that cannot be compared: callers decide that first.

mod limits;
mod tail;
#[cfg(test)]
mod tests;
mod zero;

use std::fmt;

pub use limits::{Funnel, detectable, difference_only, funnel};
use tail::{Cut, Share};
use zero::zero;

/// The level of every interval that does not take one: 95%.
pub const LEVEL: f64 = 0.95;
/// |z| from which a difference stands even if crime varies with twice Poisson's variance: 1.96·√2.
pub const GUARD_Z: f64 = 2.772;

/// Odds and means are held to 1e±200, so that no product overflows.
const EXTREME: f64 = 1e200;

/// An exposure that is not a finite number above zero.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExposureError {
    /// The exposure found: a population, or a length of time.
    pub found: f64,
}

impl fmt::Display for ExposureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "exposure is {}: give a population or a length of time above zero",
            self.found
        )
    }
}

impl std::error::Error for ExposureError {}

/// Two counts of the same kind of event, each with what it was exposed to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counts {
    a: u64,
    b: u64,
    /// Eb/Ea: the odds that an event falls in the second count if the rates are the same.
    odds: f64,
}

impl Counts {
    /// `a` events over `exposure_a`, then `b` over `exposure_b`. Exposures are in any unit, the same
    /// for both (people, person-years, months), finite and above zero.
    pub fn new(a: u64, b: u64, exposure_a: f64, exposure_b: f64) -> Result<Self, ExposureError> {
        for found in [exposure_a, exposure_b] {
            if !(found.is_finite() && found > 0.0) {
                return Err(ExposureError { found });
            }
        }
        let odds = (exposure_b / exposure_a).clamp(1.0 / EXTREME, EXTREME);
        Ok(Self { a, b, odds })
    }

    /// `a` then `b` events in equally long periods of the same population.
    pub fn equal_periods(a: u64, b: u64) -> Self {
        Self { a, b, odds: 1.0 }
    }

    /// Both counts, as given.
    pub fn pair(&self) -> (u64, u64) {
        (self.a, self.b)
    }

    fn central_p(&self, share: Share) -> f64 {
        if self.a == 0 && self.b == 0 {
            return 1.0;
        }
        // Not left to rounding.
        if self.a == self.b && self.odds == 1.0 {
            return 1.0;
        }
        Cut::binomial(self.b as f64, self.a as f64, self.odds).central_p(share)
    }

    fn interval(&self, level: f64, share: Share) -> RatioInterval {
        let ln_tail = ln_tail(level);
        let (a, b) = (self.a as f64, self.b as f64);
        let ratio = |log_odds: f64| log_odds.exp() / self.odds;
        RatioInterval {
            low: least_log_odds(b, a, ln_tail, share).map_or(0.0, ratio),
            high: least_log_odds(a, b, ln_tail, share).map(|log_odds| ratio(-log_odds)),
        }
    }
}

/// The central mid-p of "both rates are the same", in [0, 1]; 1 when both counts are 0.
///
/// 2·min[P(X < b) + ½P(X = b), P(X > b) + ½P(X = b)], X ~ Binomial(a + b, p0).
pub fn mid_p(counts: &Counts) -> f64 {
    counts.central_p(Share::Half)
}

/// The central exact p of "both rates are the same", in [0, 1]; never below [`mid_p`].
///
/// min(1, 2·min[P(X ≤ b), P(X ≥ b)]), X ~ Binomial(a + b, p0).
pub fn exact_p(counts: &Counts) -> f64 {
    counts.central_p(Share::Whole)
}

/// How far b lies from expectation, in binomial standard deviations: (b − n·p0)/√(n·p0·(1 − p0)).
/// Positive is a rise; 0 when both counts are 0.
pub fn z(counts: &Counts) -> f64 {
    let (a, b, odds) = (counts.a as f64, counts.b as f64, counts.odds);
    let (p, q) = (1.0 / (1.0 + 1.0 / odds), 1.0 / (1.0 + odds));
    let variance = (a + b) * p * q;
    if variance > 0.0 {
        (b * q - a * p) / variance.sqrt()
    } else {
        0.0
    }
}

/// The second rate over the first, (b/Eb)/(a/Ea), at least 0. `None` when the first count is 0:
/// the ratio is then infinite or, with b = 0 too, undefined.
pub fn ratio(counts: &Counts) -> Option<f64> {
    (counts.a > 0).then(|| counts.b as f64 / counts.a as f64 / counts.odds)
}

/// An interval of the ratio (b/Eb)/(a/Ea).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RatioInterval {
    /// At least 0, and 0 whenever b = 0.
    pub low: f64,
    /// `None` is infinity: always so when a = 0.
    pub high: Option<f64>,
}

impl RatioInterval {
    /// Whether the interval does not exclude `ratio`.
    pub fn contains(&self, ratio: f64) -> bool {
        self.low <= ratio && self.high.is_none_or(|high| ratio <= high)
    }
}

/// The ratios that central mid-p does not reject at 1 − `level`. `level` is a fraction, here 0.95;
/// this and every other `level` is held to [0.5, 1 − 1e-12], NaN to its top.
///
/// Bounds p of the binomial become ratios as p/(1 − p)·Ea/Eb.
pub fn ratio_interval(counts: &Counts, level: f64) -> RatioInterval {
    counts.interval(level, Share::Half)
}

/// As [`ratio_interval`], from the exact test (Clopper & Pearson 1934): wider, coverage guaranteed.
pub fn exact_ratio_interval(counts: &Counts, level: f64) -> RatioInterval {
    counts.interval(level, Share::Whole)
}

/// Exact interval of a proportion, in [0, 1]: `x` of `n` (Clopper & Pearson 1934). (0, 1) when `n`
/// is 0; an `x` above `n` counts as `n`, since cleared cases can exceed those that occurred.
pub fn clopper_pearson(x: u64, n: u64, level: f64) -> (f64, f64) {
    let x = x.min(n);
    let (rest, x, ln_tail) = ((n - x) as f64, x as f64, ln_tail(level));
    let low = least_log_odds(x, rest, ln_tail, Share::Whole);
    let high = least_log_odds(rest, x, ln_tail, Share::Whole);
    (
        low.map_or(0.0, |l| 1.0 / (1.0 + (-l).exp())),
        high.map_or(1.0, |h| 1.0 / (1.0 + h.exp())),
    )
}

/// Exact interval of the mean behind one Poisson `count` (Garwood 1936): P(X ≥ count | low) =
/// P(X ≤ count | high) = (1 − level)/2. The low bound of a count of 0 is 0.
pub fn garwood(count: u64, level: f64) -> (f64, f64) {
    let (k, ln_tail) = (count as f64, ln_tail(level));
    if count == 0 {
        return (0.0, -ln_tail);
    }
    let step = 2.0 / k.sqrt();
    let low = zero(k.ln() - step, step, |ln_mean| {
        Cut::poisson(k, exp(ln_mean)).ln_upper(Share::Whole) - ln_tail
    });
    let high = zero(k.ln() + step, step, |ln_mean| {
        ln_tail - Cut::poisson(k, exp(ln_mean)).ln_lower(Share::Whole)
    });
    (low.exp(), high.exp())
}

/// Events per 100,000 people, with the 95% interval of [`garwood`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rate {
    /// count/population·100,000.
    pub value: f64,
    /// Lower bound, 0 for no events.
    pub low: f64,
    /// Upper bound.
    pub high: f64,
}

/// The rate of `count` events among `population` people; `None` when nobody lives there.
pub fn rate_per_100k(count: u64, population: u64) -> Option<Rate> {
    let (low, high) = garwood(count, LEVEL);
    let rate = |events: f64| events * 1e5 / population as f64;
    (population > 0).then(|| Rate {
        value: rate(count as f64),
        low: rate(low),
        high: rate(high),
    })
}

/// How sure a difference is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// p ≥ 0.05: not distinguishable from chance.
    WithinChance,
    /// 0.01 ≤ p < 0.05: some sign of change.
    SomeSign,
    /// p < 0.01: larger than chance variation.
    Clear,
}

/// The tier of a p-value in [0, 1]; NaN is within chance.
pub fn tier(p: f64) -> Tier {
    match p {
        p if p < 0.01 => Tier::Clear,
        p if p < 0.05 => Tier::SomeSign,
        _ => Tier::WithinChance,
    }
}

/// The tier of [`mid_p`], one lower when |z| < [`GUARD_Z`]: crime varies more than Poisson.
pub fn guarded_tier(counts: &Counts) -> Tier {
    match tier(mid_p(counts)) {
        Tier::Clear if z(counts).abs() < GUARD_Z => Tier::SomeSign,
        Tier::SomeSign if z(counts).abs() < GUARD_Z => Tier::WithinChance,
        tier => tier,
    }
}

/// ln of the probability in each tail of a central interval.
fn ln_tail(level: f64) -> f64 {
    let widest = 1.0 - 1e-12;
    let level = if level.is_nan() {
        widest
    } else {
        level.clamp(0.5, widest)
    };
    (0.5 * (1.0 - level)).ln()
}

/// The log-odds at which `k` of `k + rest` is just not too many; `None` is minus infinity (k = 0).
fn least_log_odds(k: f64, rest: f64, ln_tail: f64, share: Share) -> Option<f64> {
    if k == 0.0 {
        return None;
    }
    let (centre, step) = (
        ((k + 0.5) / (rest + 0.5)).ln(),
        (1.0 / k + 1.0 / (rest + 0.5)).sqrt(),
    );
    Some(zero(centre - 2.0 * step, step, |log_odds| {
        Cut::binomial(k, rest, exp(log_odds)).ln_upper(share) - ln_tail
    }))
}

/// Odds from log-odds, or a mean from its logarithm.
fn exp(x: f64) -> f64 {
    x.exp().clamp(1.0 / EXTREME, EXTREME)
}
