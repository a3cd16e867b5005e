//! Days as `2024-01-12`, read by hand: the date library's own reader knows every format there is
//! and would be a twentieth of the widget.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, Serializer, de};

use super::period;

/// Reads a day.
pub fn parse(text: &str) -> Option<NaiveDate> {
    period::date(text).ok()
}

/// For `#[serde(with = "day")]`.
pub fn serialize<S: Serializer>(day: &NaiveDate, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(day)
}

/// For `#[serde(with = "day")]`.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    read(&String::deserialize(deserializer)?)
}

fn read<E: de::Error>(text: &str) -> Result<NaiveDate, E> {
    let wanted = "a day such as 2024-01-12";
    parse(text).ok_or_else(|| E::invalid_value(de::Unexpected::Str(text), &wanted))
}

/// The same for a day that may be missing: `#[serde(with = "day::option")]`.
pub mod option {
    use super::{Deserialize, Deserializer, NaiveDate, Serializer};

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

    /// Reads a day; `null` is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        let text = Option::<String>::deserialize(from)?;
        text.map(|text| super::read(&text)).transpose()
    }
}
