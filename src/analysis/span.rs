//! What a printed quantity leaves possible: inclusive bounds, firm or soft.

use crate::model::{Decimal, MeasureUnit, Quantity, Scale};

/// Inclusive bounds in the measure's unit; `high` is infinite where nothing is said above.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    /// Smallest possible value, at least 0.
    pub low: f64,
    /// Largest possible value.
    pub high: f64,
}

impl Span {
    /// Anything from 0 up: nothing is known.
    pub const ANY: Self = Self {
        low: 0.0,
        high: f64::INFINITY,
    };

    /// Between two values, both included.
    pub fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// Just one value.
    pub fn point(value: f64) -> Self {
        Self::new(value, value)
    }

    /// The one value possible, if there is only one.
    pub fn exact(self) -> Option<f64> {
        (self.low == self.high).then_some(self.low)
    }

    /// Whether there is an upper bound.
    pub fn is_bounded(self) -> bool {
        self.high.is_finite()
    }

    /// What both allow; `None` if nothing.
    pub fn and(self, other: Self) -> Option<Self> {
        let both = Self::new(self.low.max(other.low), self.high.min(other.high));
        (both.low <= both.high).then_some(both)
    }

    /// Wider by `by` on both sides, not below 0.
    pub fn widened(self, by: f64) -> Self {
        Self::new((self.low - by).max(0.0), self.high + by)
    }

    /// Whether `value` is possible.
    pub fn contains(self, value: f64) -> bool {
        self.low <= value && value <= self.high
    }

    /// Without the noise of floating-point arithmetic.
    fn to_the_thousandth(self) -> Self {
        Self::new(
            (self.low * 1e3).round() / 1e3,
            (self.high * 1e3).round() / 1e3,
        )
    }

    /// Only its whole numbers; `None` if there are none.
    fn whole(self) -> Option<Self> {
        Self::new(self.low.ceil(), self.high.floor()).and(Self::ANY)
    }
}

/// What one printed quantity leaves possible.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The bounds.
    pub span: Span,
    /// Whether the words are everyday approximations (`gần`, `khoảng`) that may be wrong by a
    /// little. Only firm bounds can contradict.
    pub soft: bool,
    /// How far the true value may lie outside `span` because the number was printed rounded: half
    /// a unit of its last digit; 0 for plain counts.
    pub rounding: f64,
}

/// Reads a printed quantity.
///
/// - exact counts are exact; other exact numbers are what is printed, give or take rounding
/// - `trên X`: from X up, firm; `không quá X`: up to X, firm
/// - `gần X`: within one unit of X's last meaningful digit below it, soft; of counts that end in
///   another digit than 0, within ten
/// - `khoảng X`: within half such a unit, soft
///
/// The last meaningful digit of a whole number is the last that is not 0: `gần 90.000` is not
/// 89,999.
pub fn read(quantity: Quantity, scale: Scale, unit: MeasureUnit) -> Reading {
    let factor = scale.factor();
    // Multiplied before it is divided: 265.9 × 10⁹ is then exact.
    let value = |d: Decimal| d.digits() as f64 * factor / d.denominator() as f64;
    let firm = |span| Reading {
        span,
        soft: false,
        rounding: 0.0,
    };
    let soft = |span: Span| Reading {
        span: if unit == MeasureUnit::Count {
            span.whole().unwrap_or(span)
        } else {
            span.to_the_thousandth()
        },
        soft: true,
        rounding: 0.0,
    };
    match quantity {
        Quantity::Exact(d) if unit == MeasureUnit::Count && scale.is_one() => {
            firm(Span::point(value(d)))
        }
        Quantity::Exact(d) => Reading {
            span: Span::point(value(d)),
            soft: false,
            rounding: d.last_digit_unit() * factor / 2.0,
        },
        Quantity::AtLeast(d) => firm(Span::new(value(d), f64::INFINITY)),
        Quantity::AtMost(d) => firm(Span::new(0.0, value(d))),
        Quantity::Between(from, to) => firm(Span::new(value(from), value(to))),
        Quantity::JustUnder(d) => {
            let below = if unit == MeasureUnit::Count { 1.0 } else { 0.0 };
            let mut least = meaningful_unit(d) * factor;
            // No whole number lies between 42 and 43: `gần 43` is then within ten.
            if unit == MeasureUnit::Count && least <= 1.0 {
                least = 10.0;
            }
            let low = value(d) - least + below;
            soft(Span::new(low.max(0.0), (value(d) - below).max(0.0)))
        }
        Quantity::About(d) => {
            soft(Span::point(value(d)).widened(meaningful_unit(d) * factor / 2.0))
        }
    }
}

/// One unit of the last digit that carries meaning: 0.1 for 265.9, 100 for 500.
pub(super) fn meaningful_unit(d: Decimal) -> f64 {
    if d.decimals() > 0 || d.digits() == 0 {
        return d.last_digit_unit();
    }
    let mut unit = 1;
    while d.digits() % (unit * 10) == 0 {
        unit *= 10;
    }
    unit as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(quantity: Quantity) -> Span {
        read(quantity, Scale::One, MeasureUnit::Count).span
    }

    #[test]
    fn reads_each_kind_of_words() {
        let d = |text| Decimal::parse(text).unwrap();
        assert_eq!(count(Quantity::Exact(d("20"))), Span::point(20.0));
        assert_eq!(
            count(Quantity::AtLeast(d("1000"))),
            Span::new(1000.0, f64::INFINITY)
        );
        assert_eq!(
            count(Quantity::JustUnder(d("90000"))),
            Span::new(80001.0, 89999.0)
        );
        assert_eq!(count(Quantity::JustUnder(d("43"))), Span::new(34.0, 42.0));
        assert_eq!(count(Quantity::JustUnder(d("3"))), Span::new(0.0, 2.0));
        assert_eq!(count(Quantity::About(d("500"))), Span::new(450.0, 550.0));
        assert_eq!(count(Quantity::About(d("43"))), Span::point(43.0));
        let money = read(
            Quantity::About(d("265.9")),
            Scale::Billion,
            MeasureUnit::Vnd,
        );
        assert_eq!(
            (money.span.low, money.span.high, money.soft),
            (265.85e9, 265.95e9, true)
        );
        let rate = read(
            Quantity::JustUnder(d("96")),
            Scale::One,
            MeasureUnit::Percent,
        );
        assert_eq!(rate.span, Span::new(95.0, 96.0));
    }
}
