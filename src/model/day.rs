//! Days as `2024-01-12`, read by hand: the date library's own reader knows every format there is
//! and would be a twentieth of the widget.

use chrono::NaiveDate;
use serde::Serializer;

use super::period;

/// Reads a day.
pub fn parse(text: &str) -> Option<NaiveDate> {
    period::date(text).ok()
}

/// For `#[serde(serialize_with = …)]`.
pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// The same for a day that may be missing: `#[serde(with = "day::option")]`.
pub mod option {
    use super::{NaiveDate, Serializer};

    /// Writes a day that is there.
    pub fn serialize<S: Serializer>(
        day: &Option<NaiveDate>,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => super::serialize(day, serializer),
            None => serializer.serialize_none(),
        }
    }
}
