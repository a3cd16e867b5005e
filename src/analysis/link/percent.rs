//! What a printed percent may stand for, as whole-number fractions.

use crate::analysis::span;
use crate::model::{Decimal, Quantity};

/// The size of a change in percent of the earlier level: from `low`/`den` (included) to
/// `high`/`den` (excluded unless equal).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Percent {
    pub(super) low: i128,
    pub(super) high: Option<i128>,
    pub(super) den: i128,
}

impl Percent {
    /// The whole-number changes that `prev` allows, as first and last size; `None` if none.
    pub(super) fn sizes(self, prev: i128) -> Option<(i128, i128)> {
        let whole = 100 * self.den;
        let first = div_ceil(self.low * prev, whole);
        let last = match self.high {
            Some(high) => div_ceil(high * prev, whole) - 1,
            None => i128::MAX,
        };
        (prev > 0 && first <= last).then_some((first, last))
    }
}

fn div_ceil(a: i128, b: i128) -> i128 {
    -((-a).div_euclid(b))
}

/// How a printed percent may have been shortened.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Printed {
    Rounded,
    Truncated,
}

pub(super) fn percent(quantity: Quantity, printed: Printed) -> Percent {
    let d = quantity.printed();
    let den = 2 * i128::from(d.denominator());
    let v = 2 * i128::from(d.digits());
    let unit = i128::from((span::meaningful_unit(d) * d.denominator() as f64).round() as i64);
    match quantity {
        Quantity::Exact(_) if printed == Printed::Truncated => Percent {
            low: v,
            high: Some(v + 2),
            den,
        },
        Quantity::Exact(_) => Percent {
            low: (v - 1).max(0),
            high: Some(v + 1),
            den,
        },
        Quantity::AtLeast(_) => Percent {
            low: v,
            high: None,
            den,
        },
        Quantity::AtMost(_) => Percent {
            low: 0,
            high: Some(v + 1),
            den,
        },
        Quantity::JustUnder(_) => Percent {
            low: (v - 2 * unit).max(0),
            high: Some(v),
            den,
        },
        Quantity::About(_) => Percent {
            low: (v - unit).max(0),
            high: Some(v + unit),
            den,
        },
        Quantity::Between(from, to) => between(from, to),
    }
}

fn between(from: Decimal, to: Decimal) -> Percent {
    let (a, b) = (i128::from(from.denominator()), i128::from(to.denominator()));
    Percent {
        low: i128::from(from.digits()) * b,
        high: Some(i128::from(to.digits()) * a + 1),
        den: a * b,
    }
}
