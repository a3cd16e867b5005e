//! Whole-number parts of a whole that a printed percent can stand for (the GRIM test: Brown &
//! Heathers 2017).

use super::span::Span;
use crate::model::Decimal;

/// The smallest and largest whole number whose share of `whole` lies within `percent` (both ends
/// included); `None` if there is none. Shares above 100% are possible: older cases are cleared too.
pub fn parts(whole: u64, percent: Span) -> Option<(u64, u64)> {
    let share = |p: f64| p / 100.0 * whole as f64;
    // A hair wider than computed, so that rounding of the arithmetic never cuts a truth off.
    let slack = 1e-9 * (whole as f64 + 1.0);
    let first = (share(percent.low) - slack).ceil().max(0.0);
    let last = (share(percent.high) + slack).floor();
    (first <= last).then_some((first as u64, last as u64))
}

/// The percents that a printed one may stand for, rounded or cut off.
pub fn printed_percent(printed: Decimal) -> Span {
    let unit = printed.last_digit_unit();
    Span::new(printed.to_f64() - unit / 2.0, printed.to_f64() + unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_that_no_whole_number_gives() {
        let percent = |text| printed_percent(Decimal::parse(text).unwrap());
        assert_eq!(parts(97, percent("98.6")), None);
        assert_eq!(parts(97, percent("98.97")), Some((96, 96)));
        assert_eq!(parts(832, percent("87.6")), Some((729, 729)));
        assert_eq!(parts(0, percent("0")), Some((0, 0)));
    }
}
