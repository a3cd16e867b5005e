//! The root finder that turns a test into its interval. Refuses to know what it inverts.

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
    // Twice the least power of two of steps that covers it.
    let mut budget = 2.0 * WITHIN;
    while budget < width && budget.is_finite() {
        budget *= 2.0;
    }
    while high - low > 2.0 * WITHIN && budget > WITHIN {
        let half = 0.5 * (low + high);
        let slack = (budget - 0.5 * (high - low)).max(0.0);
        let secant = (f_high * low - f_low * high) / (f_high - f_low);
        let towards = if half < secant { -1.0 } else { 1.0 };
        let nudge = 0.2 / width * (high - low) * (high - low);
        let nudged = if nudge <= (half - secant).abs() {
            secant + towards * nudge
        } else {
            half
        };
        let x = if (nudged - half).abs() <= slack {
            nudged
        } else {
            half - towards * slack
        };
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;

    #[test]
    fn zeros_are_found_far_from_the_guess() {
        assert!((zero(0.0, 1e-3, |x| x - 200.0) - 200.0).abs() < 2e-12);
        assert!((zero(50.0, 0.1, |x| x.exp() - 2.0) - 2f64.ln()).abs() < 2e-12);
    }

    #[test]
    fn a_step_function_costs_no_more_than_bisection() {
        let calls = Cell::new(0);
        let found = zero(0.0, 1.0, |x| {
            calls.set(calls.get() + 1);
            if x < 0.3 { -1e-9 } else { 1e9 }
        });
        assert!((found - 0.3).abs() < 2e-12);
        // Two ends, then log2(2/2e-12), rounded up to 40, halvings and one spare.
        assert!(calls.get() <= 43, "{} calls", calls.get());
    }

    #[test]
    fn a_function_without_a_zero_ends() {
        assert!(zero(0.0, 1.0, |_| 1.0).is_finite());
        assert!(zero(0.0, 1.0, |_| f64::NEG_INFINITY).is_finite());
    }
}
