//! One-sided probabilities of binomial and Poisson counts.
//!
//! A tail is its first term times a sum of successive ratios, so nothing cancels and only the first
//! term needs a logarithm. That term follows C. Loader, *Fast and accurate computation of binomial
//! probabilities* (2000): Stirling's correction plus a deviance, never a difference of log-gammas
//! (those are off by 4e-9 at n = 1e7). Counts too large to sum use the Lugannani–Rice formula.
//!
//! Refuses to know what a count means: callers deal with empty samples and invalid exposures.

use std::f64::consts::{PI, SQRT_2};

/// Spread (variance at the observed count) above which the tail is not summed term by term: below
/// it a sum has about 9·√spread terms at most, above it Lugannani–Rice is off by less than 1e-10.
const SUMMED_SPREAD: f64 = 2.5e6;

/// How much of P(X = k) belongs to a tail: half in mid-p, all of it in an exact test.
#[derive(Clone, Copy)]
pub(super) enum Share {
    /// Lancaster's mid-p.
    Half,
    /// The exact test: Clopper–Pearson, Garwood.
    Whole,
}

impl Share {
    fn weight(self) -> f64 {
        match self {
            Self::Half => 0.5,
            Self::Whole => 1.0,
        }
    }
}

/// A distribution cut at an observed count k.
pub(super) struct Cut {
    /// ln P(X = k).
    ln_point: f64,
    /// P(X at k or further from the mean) / P(X = k), at least 1.
    sum: f64,
    /// Whether k is at or above the mean, so that `sum` is of the upper tail.
    above: bool,
}

impl Cut {
    /// Cuts Binomial(`k + rest`, odds/(1 + odds)) at `k`. Needs `k + rest > 0` and `odds` in
    /// [1e-200, 1e200].
    pub(super) fn binomial(k: f64, rest: f64, odds: f64) -> Self {
        let n = k + rest;
        let (p, q) = (1.0 / (1.0 + 1.0 / odds), 1.0 / (1.0 + odds));
        let (mean, mean_rest) = (n * p, n * q);
        let excess = k * q - rest * p;
        let above = excess >= 0.0;
        let (up, down) = (
            [odds, rest, 1.0, k + 1.0, 1.0],
            [1.0 / odds, k, 1.0, rest + 1.0, 1.0],
        );
        Shape {
            deviance: mean * deviance(excess / mean) + mean_rest * deviance(-excess / mean_rest),
            stirling: stirling(n) - stirling(k) - stirling(rest),
            spread: k * (rest / n),
            skew: (rest - k) / n,
            tilt: (excess / mean).ln_1p() - (-excess / mean_rest).ln_1p(),
            ratios: if above { up } else { down },
            above,
        }
        .cut()
    }

    /// Cuts Poisson(`mean`) at `k`. Needs `mean` in [1e-200, 1e200].
    pub(super) fn poisson(k: f64, mean: f64) -> Self {
        let excess = (k - mean) / mean;
        let above = excess >= 0.0;
        let (up, down) = (
            [mean, 1.0, 0.0, k + 1.0, 1.0],
            [1.0 / mean, k, 1.0, 1.0, 0.0],
        );
        Shape {
            deviance: mean * deviance(excess),
            stirling: -stirling(k),
            spread: k,
            skew: 1.0,
            tilt: excess.ln_1p(),
            ratios: if above { up } else { down },
            above,
        }
        .cut()
    }

    /// ln[P(X > k) + share·P(X = k)].
    pub(super) fn ln_upper(&self, share: Share) -> f64 {
        self.ln_tail(self.above, share)
    }

    /// ln[P(X < k) + share·P(X = k)].
    pub(super) fn ln_lower(&self, share: Share) -> f64 {
        self.ln_tail(!self.above, share)
    }

    /// Twice the smaller tail, at most 1.
    pub(super) fn central_p(&self, share: Share) -> f64 {
        let ln_smaller = self.ln_upper(share).min(self.ln_lower(share));
        (2.0 * ln_smaller.exp()).min(1.0)
    }

    fn ln_tail(&self, summed: bool, share: Share) -> f64 {
        if summed {
            self.ln_point + (self.sum - 1.0 + share.weight()).ln()
        } else {
            let other = self.ln_point.exp() * (self.sum - share.weight());
            (-other.min(1.0)).ln_1p()
        }
    }
}

/// What the two families have in common around k.
struct Shape {
    /// ln P(X = k) if k were the mean, less what it is, without the Stirling corrections.
    deviance: f64,
    /// Stirling corrections of the factorials.
    stirling: f64,
    /// Variance if k were the mean.
    spread: f64,
    /// Third central moment over the variance, if k were the mean.
    skew: f64,
    /// Saddle point: the change of log-odds (or log-mean) that would make k the mean.
    tilt: f64,
    /// Factor, numerator, its decrement, denominator, its increment of P(next)/P(this), outwards.
    ratios: [f64; 5],
    above: bool,
}

impl Shape {
    fn cut(self) -> Cut {
        let sum = if self.spread <= SUMMED_SPREAD {
            self.summed()
        } else {
            self.lugannani_rice()
        };
        Cut {
            ln_point: self.stirling - self.deviance,
            sum,
            above: self.above,
        }
    }

    fn summed(&self) -> f64 {
        let [factor, mut numerator, down, mut denominator, up] = self.ratios;
        let (mut sum, mut term) = (1.0, 1.0);
        while numerator > 0.0 && term > sum * 1e-17 {
            term *= numerator / denominator * factor;
            sum += term;
            numerator -= down;
            denominator += up;
        }
        sum
    }

    /// Lugannani & Rice (1980), lattice form of Daniels (1987), over P(X = k).
    fn lugannani_rice(&self) -> f64 {
        let (sd, w, tilt) = (
            self.spread.sqrt(),
            (2.0 * self.deviance).sqrt(),
            self.tilt.abs(),
        );
        // Its limit at the mean, where the two reciprocals cancel.
        let outwards = if self.above { -1.0 } else { 1.0 };
        let at_mean = outwards * self.skew / (6.0 * sd);
        let correction = if w < 1e-4 {
            at_mean
        } else {
            0.5 / ((0.5 * tilt).tanh() * sd) - 1.0 / w
        };
        let point = (self.stirling + 0.5 * (2.0 * PI * self.spread).ln()).exp();
        // Half of P(X = k) is in the mid-p tail, half is added to make the sum.
        0.5 + sd / point * (mills(w) + correction)
    }
}

/// (1 + t)·ln(1 + t) − t for t ≥ −1, without cancellation near 0 (Loader's bd0/M).
fn deviance(t: f64) -> f64 {
    if t <= -1.0 {
        return 1.0;
    }
    if t.abs() > 0.1 {
        return (1.0 + t) * t.ln_1p() - t;
    }
    // Σ (−t)^j / (j(j − 1)), j from 2; 0.1^17 is below the last digit.
    (2..18)
        .rev()
        .fold(0.0, |sum, j| 1.0 / f64::from(j * (j - 1)) - t * sum)
        * t
        * t
}

/// ln k! − k·ln k + k for whole k ≥ 0 (0 at 0; DLMF 5.11.1).
fn stirling(k: f64) -> f64 {
    if k < 16.0 {
        let (mut factorial, mut i) = (1.0, 2.0);
        while i <= k {
            factorial *= i;
            i += 1.0;
        }
        return f64::ln(factorial) - k * k.max(1.0).ln() + k;
    }
    let r = 1.0 / (k * k);
    let series = 1.0 / 12.0
        - r * (1.0 / 360.0 - r * (1.0 / 1260.0 - r * (1.0 / 1680.0 - r * (1.0 / 1188.0))));
    0.5 * (2.0 * PI * k).ln() + series / k
}

/// Upper normal tail over the normal density, w ≥ 0 (DLMF 7.6.2 below 3, continued fraction of 7.9).
fn mills(w: f64) -> f64 {
    if w >= 3.0 {
        return 1.0 / (1..90).rev().fold(w, |below, i| w + f64::from(i) / below);
    }
    let (mut sum, mut term, mut odd) = (w, w, 1.0);
    while term > sum * 1e-17 {
        odd += 2.0;
        term *= w * w / odd;
        sum += term;
    }
    PI.sqrt() / SQRT_2 * (0.5 * w * w).exp() - sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_close(found: f64, expected: f64, relative: f64) {
        assert!(
            (found - expected).abs() <= relative * expected.abs(),
            "{found:e} {expected:e}"
        );
    }

    #[test]
    fn stirling_corrections_are_exact_on_both_sides_of_the_switch() {
        assert_eq!(stirling(0.0), 0.0);
        assert_close(stirling(1.0), 1.0, 1e-15);
        assert_close(stirling(5.0), 1.740_302_180_611_544_1, 1e-14);
        assert_close(stirling(16.0), 2.310_440_550_244_173, 1e-14);
        assert_close(stirling(1000.0), 4.372_899_506_026_297, 1e-14);
    }

    #[test]
    fn deviance_keeps_its_digits_near_zero() {
        assert_eq!(deviance(-1.0), 1.0);
        assert_close(deviance(-0.5), 0.153_426_409_720_027_35, 1e-14);
        assert_close(deviance(0.0999), 0.004_831_671_312_369_207, 1e-14);
        assert_close(deviance(1e-6), 4.999_998_333_334_166e-13, 1e-15);
    }

    #[test]
    fn mills_ratio_matches_across_its_two_forms() {
        assert_close(mills(0.0), 1.253_314_137_315_500_3, 1e-15);
        assert_close(mills(1.0), 0.655_679_542_418_798_5, 1e-14);
        assert_close(mills(2.9), 0.313_448_658_286_231_8, 1e-12);
        assert_close(mills(3.0), 0.304_590_298_710_103_3, 1e-12);
        assert_close(mills(10.0), 0.099_028_596_471_731_92, 1e-14);
    }

    #[test]
    fn sums_and_lugannani_rice_agree_where_they_meet() {
        // 3.16e6 ± 1 sd: the spread of the first is just below the switch, of the second just above.
        let tail =
            |n: f64| Cut::binomial(n / 2.0 + 1600.0, n / 2.0 - 1600.0, 1.0).ln_upper(Share::Half);
        let (below, above) = (tail(9_999_990.0), tail(10_000_020.0));
        let slope = tail(9_999_960.0) - below;
        assert!(
            (above - below + slope).abs() < 1e-9,
            "{below} {above} {slope}"
        );
        let mean = 2_500_001.0;
        let at = |k: f64| Cut::poisson(k, mean).ln_lower(Share::Half);
        let (k1, k2, k3) = (at(2_499_999.0), at(2_500_000.0), at(2_500_001.0));
        assert!((k3 - 2.0 * k2 + k1).abs() < 1e-6, "{k1} {k2} {k3}");
    }
}
