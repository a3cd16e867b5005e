//! One-sided probabilities of binomial and Poisson counts, and the root finder that inverts them.
//!
//! A tail is its first term times a sum of successive ratios, so nothing cancels and only the first
//! term needs a logarithm. That term follows C. Loader, *Fast and accurate computation of binomial
//! probabilities* (2000): Stirling's correction plus a deviance, never a difference of log-gammas
//! (those lose nine digits at n = 1e7). Counts too large to sum use the Lugannani–Rice formula.
//!
//! Refuses to know what a count means: callers deal with empty samples and invalid exposures.

use std::f64::consts::{PI, SQRT_2};

/// Spread (variance at the observed count) above which the tail is not summed term by term: below
/// it a sum has at most about 9·√spread terms, above it Lugannani–Rice is off by less than 1e-11.
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
        let (up, down) = ([odds, rest, 1.0, k + 1.0, 1.0], [1.0 / odds, k, 1.0, rest + 1.0, 1.0]);
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

    /// Cuts Poisson(`mean`) at `k`. Needs `mean` of at least 1e-200.
    pub(super) fn poisson(k: f64, mean: f64) -> Self {
        let excess = (k - mean) / mean;
        let above = excess >= 0.0;
        let (up, down) = ([mean, 1.0, 0.0, k + 1.0, 1.0], [1.0 / mean, k, 1.0, 1.0, 0.0]);
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
    /// Half the squared signed-root deviance: −ln of the likelihood ratio of the mean against k.
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
        let sum = if self.spread <= SUMMED_SPREAD { self.summed() } else { self.lugannani_rice() };
        Cut { ln_point: self.stirling - self.deviance, sum, above: self.above }
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
        let (sd, w, tilt) = (self.spread.sqrt(), (2.0 * self.deviance).sqrt(), self.tilt.abs());
        // Its limit at the mean, where the two reciprocals cancel.
        let outwards = if self.above { -1.0 } else { 1.0 };
        let at_mean = outwards * self.skew / (6.0 * sd);
        let correction =
            if w < 1e-4 { at_mean } else { 0.5 / ((0.5 * tilt).tanh() * sd) - 1.0 / w };
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
    (2..18).rev().fold(0.0, |sum, j| 1.0 / f64::from(j * (j - 1)) - t * sum) * t * t
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

/// Upper normal tail over the normal density, w ≥ 0 (DLMF 7.6.2 below 3, continued fraction 7.9.1).
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

/// The zero of an increasing function, to 1e-12 absolute: brackets outwards from `guess` by
/// doubling `step`, then ITP (Oliveira & Takahashi 2020), which never needs more steps than
/// bisection plus one. Without a zero within reach it returns the last point tried.
pub(super) fn zero(guess: f64, step: f64, f: impl Fn(f64) -> f64) -> f64 {
    const WITHIN: f64 = 1e-12;
    const BRACKETS: usize = 60;
    let (mut low, mut high) = (guess - step, guess + step);
    let (mut f_low, mut f_high, mut reach) = (f(low), f(high), step);
    for _ in 0..BRACKETS {
        reach *= 2.0;
        if f_low > 0.0 {
            (high, f_high) = (low, f_low);
            low -= reach;
            f_low = f(low);
        } else if f_high < 0.0 {
            (low, f_low) = (high, f_high);
            high += reach;
            f_high = f(high);
        } else {
            break;
        }
    }
    let width = high - low;
    let mut budget = WITHIN * ((0.5 * width / WITHIN).log2().ceil() + 1.0).exp2();
    while high - low > 2.0 * WITHIN && budget > 0.5 * WITHIN {
        let half = 0.5 * (low + high);
        let slack = (budget - 0.5 * (high - low)).max(0.0);
        let secant = (f_high * low - f_low * high) / (f_high - f_low);
        let towards = if half < secant { -1.0 } else { 1.0 };
        let nudge = 0.2 / width * (high - low) * (high - low);
        let nudged = if nudge <= (half - secant).abs() { secant + towards * nudge } else { half };
        let x = if (nudged - half).abs() <= slack { nudged } else { half - towards * slack };
        let y = f(x);
        if y > 0.0 {
            (high, f_high) = (x, y);
        } else if y < 0.0 {
            (low, f_low) = (x, y);
        } else {
            return x;
        }
        budget *= 0.5;
    }
    0.5 * (low + high)
}
