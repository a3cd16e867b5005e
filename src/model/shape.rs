//! How a value of a document differs from the form that the format gives it.

use super::period::PeriodError;

/// What is wrong with the form of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// It is something else.
    Not {
        /// What it should be.
        wanted: Wanted,
        /// What stands there, as it is written; of a long one the beginning.
        found: String,
    },
    /// An object without something that it must have.
    Missing {
        /// The name of the field.
        field: &'static str,
    },
}

/// What a value can be asked to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// An object.
    Object,
    /// A list.
    List,
    /// A text in quotation marks, without half characters (`\ud800`).
    Text,
    /// `true` or `false`.
    Flag,
    /// A number.
    Number,
    /// A whole number from 0 up to the given one, without a point or an exponent.
    Whole(u64),
    /// A year, as a whole number.
    Year,
    /// A printed number: at most six decimals, at most 2⁵³ − 1.
    Decimal,
    /// A printed number, or an object with one qualifier.
    Quantity,
    /// A list of two printed numbers.
    TwoDecimals,
    /// A text, or an object with `vi` and `en`.
    LocalText,
    /// A whole number, or an object with `target`.
    Of,
    /// One of a few words.
    OneOf(&'static [&'static str]),
    /// A day that exists, as `2024-01-12`.
    Day,
    /// A period, and why it is none.
    Period(PeriodError),
}
