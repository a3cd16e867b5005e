//! A linear scale from zero with round ticks.

/// A scale of values from 0 to `max` onto pixels.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    /// The largest value.
    pub max: f64,
    /// Round values to mark, from 0.
    pub ticks: Vec<f64>,
    zero_px: f64,
    max_px: f64,
}

impl Scale {
    /// A scale that reaches at least `largest`, with about `count` ticks. `whole` values get whole
    /// ticks.
    pub fn new(largest: f64, count: f64, whole: bool, zero_px: f64, max_px: f64) -> Self {
        let largest = if largest > 0.0 { largest } else { 1.0 };
        let step = round_step(largest / count, whole);
        let steps = (largest / step).ceil().max(1.0);
        let ticks = (0..=steps as u32).map(|i| f64::from(i) * step).collect();
        Self {
            max: steps * step,
            ticks,
            zero_px,
            max_px,
        }
    }

    /// A scale without ticks whose largest value lies right at the end, for bars with their numbers
    /// beside them.
    pub fn filling(largest: f64, zero_px: f64, max_px: f64) -> Self {
        let max = if largest > 0.0 { largest } else { 1.0 };
        Self {
            max,
            ticks: Vec::new(),
            zero_px,
            max_px,
        }
    }

    /// Where a value lies, px; beyond the ends it stays at the end.
    pub fn px(&self, value: f64) -> f64 {
        let share = (value / self.max).clamp(0.0, 1.0);
        self.zero_px + share * (self.max_px - self.zero_px)
    }
}

/// The smallest of 1, 2, 5 × 10ⁿ that is at least `step`.
fn round_step(step: f64, whole: bool) -> f64 {
    let power = 10_f64.powf(step.log10().floor());
    let round = [1.0, 2.0, 5.0, 10.0]
        .into_iter()
        .map(|f| f * power)
        .find(|s| *s >= step * 0.999);
    let step = round.unwrap_or(10.0 * power);
    if whole { step.max(1.0) } else { step }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ticks_are_round_and_reach_the_largest() {
        let scale = Scale::new(38.0, 4.0, true, 100.0, 0.0);
        assert_eq!(scale.ticks, [0.0, 10.0, 20.0, 30.0, 40.0]);
        assert_eq!(scale.px(20.0), 50.0);
        assert_eq!(Scale::new(2.0, 4.0, true, 0.0, 1.0).ticks, [0.0, 1.0, 2.0]);
        assert_eq!(Scale::new(0.0, 4.0, true, 0.0, 1.0).max, 1.0);
        assert_eq!(Scale::new(1079.0, 4.0, true, 0.0, 1.0).max, 1500.0);
    }
}
