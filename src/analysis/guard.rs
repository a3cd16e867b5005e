//! Whether a percent of change may be shown: on a small number it misleads. One case more on two is
//! "up 50%".

use super::reconcile::{Estimate, Known};
use crate::model::MeasureUnit;

/// From this earlier level on a percent of change is shown, always after the counts.
pub const PERCENT_FROM: f64 = 20.0;
/// Below this earlier level it is not shown beside the counts at all.
const SMALL_FROM: f64 = 10.0;

/// What becomes of a percent of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PercentGuard {
    /// It is shown: the earlier level is 20 or more, may be, or is not known.
    Free,
    /// The earlier level is 10 to 19: only in the detail, marked as of a small number.
    Small,
    /// The earlier level is below 10: only as a quotation of the report, with a warning.
    VerySmall,
}

/// What becomes of a percent of change on an earlier level. The most that the level can be decides.
/// Percents and money have no such limit.
pub fn percent_guard(earlier: &Estimate, unit: MeasureUnit) -> PercentGuard {
    let most = match earlier.known {
        Known::Conflict => {
            let ends = earlier.claims.iter().map(|c| c.span.high);
            ends.fold(0.0, f64::max)
        }
        _ => earlier.span.map_or(f64::INFINITY, |span| span.high),
    };
    match most {
        _ if unit != MeasureUnit::Count => PercentGuard::Free,
        most if most < SMALL_FROM => PercentGuard::VerySmall,
        most if most < PERCENT_FROM => PercentGuard::Small,
        _ => PercentGuard::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::span::Span;

    fn guard(low: f64, high: f64, unit: MeasureUnit) -> PercentGuard {
        let earlier = Estimate {
            known: Known::Bounded,
            span: Some(Span::new(low, high)),
            claims: crate::analysis::claims::Claims::NONE,
            set_aside: false,
            truncated: false,
        };
        percent_guard(&earlier, unit)
    }

    #[test]
    fn the_most_that_the_earlier_level_can_be_decides() {
        let count = |low, high| guard(low, high, MeasureUnit::Count);
        assert_eq!(count(0.0, 9.0), PercentGuard::VerySmall);
        assert_eq!(count(9.0, 10.0), PercentGuard::Small);
        assert_eq!(count(19.0, 19.0), PercentGuard::Small);
        assert_eq!(count(5.0, 20.0), PercentGuard::Free);
        assert_eq!(count(5.0, f64::INFINITY), PercentGuard::Free);
        assert_eq!(guard(5.0, 5.0, MeasureUnit::Percent), PercentGuard::Free);
    }
}
