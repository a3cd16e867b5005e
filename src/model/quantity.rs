//! A level as the report words it: exactly, over, nearly, about.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Decimal;
use super::json::Kind;
use super::read::{Reader, choice};
use super::shape::Wanted;

/// A printed number with its qualifier. The unit is the measure's, times the figure's [`Scale`].
///
/// In JSON a number is exact; `{"at_least": 1000}`, `{"at_most": 5}`, `{"just_under": 96}`,
/// `{"about": 265.9}` and `{"between": [10, 12]}` are qualified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// `20 vụ`.
    Exact(Decimal),
    /// `trên`, `hơn`, `ít nhất`: this or more. A firm lower bound; how much more is not told.
    AtLeast(Decimal),
    /// `không quá`, `tối đa`: this or less. A firm upper bound.
    AtMost(Decimal),
    /// `gần`: close below. Soft: an everyday word, not a measurement.
    JustUnder(Decimal),
    /// `khoảng`, `ước`: about this much. Soft.
    About(Decimal),
    /// `từ … đến …`: between two printed numbers, both included.
    Between(Decimal, Decimal),
}

impl Quantity {
    /// The number printed; for a range the lower one.
    pub fn printed(self) -> Decimal {
        match self {
            Self::Exact(d)
            | Self::AtLeast(d)
            | Self::AtMost(d)
            | Self::JustUnder(d)
            | Self::About(d)
            | Self::Between(d, _) => d,
        }
    }

    /// The number, if the report gives it without a qualifier.
    pub fn exact(self) -> Option<Decimal> {
        match self {
            Self::Exact(d) => Some(d),
            _ => None,
        }
    }

    fn tag(self) -> &'static str {
        match self {
            Self::Exact(_) => "exact",
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::JustUnder(_) => "just_under",
            Self::About(_) => "about",
            Self::Between(..) => "between",
        }
    }
}

impl Serialize for Quantity {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Exact(d) => d.serialize(serializer),
            Self::Between(from, to) => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(self.tag(), &[from, to])?;
                map.end()
            }
            qualified => {
                let mut map = serializer.serialize_map(Some(1))?;
                map.serialize_entry(self.tag(), &qualified.printed())?;
                map.end()
            }
        }
    }
}

const QUALIFIERS: &[&str] = &["at_least", "at_most", "just_under", "about", "between"];

impl Quantity {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        if reader.json.kind() != Kind::Object {
            return Decimal::read_or(reader, Wanted::Quantity).map(Self::Exact);
        }
        let start = reader.json.at();
        let (mut quantity, mut qualifiers) = (None, 0);
        let well = reader.object(&[], &mut |r, field| {
            qualifiers += 1;
            quantity = match field {
                "exact" => Decimal::read(r).map(Self::Exact),
                "at_least" => Decimal::read(r).map(Self::AtLeast),
                "at_most" => Decimal::read(r).map(Self::AtMost),
                "just_under" => Decimal::read(r).map(Self::JustUnder),
                "about" => Decimal::read(r).map(Self::About),
                "between" => read_two(r).map(|(from, to)| Self::Between(from, to)),
                _ => {
                    // A qualifier that is not known may mean anything.
                    r.wrong(Wanted::OneOf(QUALIFIERS));
                    None
                }
            };
            true
        });
        if well && qualifiers != 1 {
            reader.wrong_at(start, Wanted::Quantity);
        }
        quantity.filter(|_| well && qualifiers == 1)
    }
}

fn read_two(reader: &mut Reader) -> Option<(Decimal, Decimal)> {
    let start = reader.json.at();
    if reader.json.kind() == Kind::List {
        let numbers = reader.all(Decimal::read);
        if let [from, to] = numbers[..] {
            return Some((from, to));
        }
        if !reader.is_well() {
            return None;
        }
    }
    reader.wrong_at(start, Wanted::TwoDecimals);
    None
}

#[cfg(not(target_arch = "wasm32"))]
mod schema {
    use std::borrow::Cow;

    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

    use super::{Decimal, Quantity};

    impl JsonSchema for Decimal {
        fn schema_name() -> Cow<'static, str> {
            "Decimal".into()
        }

        fn json_schema(_: &mut SchemaGenerator) -> Schema {
            json_schema!({
                "description": "A number as printed; a string where a trailing zero matters (\"4.80\").",
                "oneOf": [
                    { "type": "number" },
                    { "type": "string", "pattern": "^-?[0-9]+(\\.[0-9]{1,6})?$" }
                ]
            })
        }
    }

    impl JsonSchema for Quantity {
        fn schema_name() -> Cow<'static, str> {
            "Quantity".into()
        }

        fn json_schema(generator: &mut SchemaGenerator) -> Schema {
            let number = generator.subschema_for::<Decimal>();
            let qualified = |key: &str, means: &str| {
                json_schema!({
                    "type": "object", "description": means, "required": [key],
                    "additionalProperties": false, "properties": { (key): number }
                })
            };
            json_schema!({
                "description": "A printed number; without a qualifier it is exact.",
                "oneOf": [
                    number,
                    qualified("at_least", "trên, hơn: this or more"),
                    qualified("at_most", "không quá: this or less"),
                    qualified("just_under", "gần: close below"),
                    qualified("about", "khoảng, ước: about"),
                    {
                        "type": "object", "required": ["between"], "additionalProperties": false,
                        "properties": { "between": {
                            "type": "array", "items": number, "minItems": 2, "maxItems": 2
                        } }
                    }
                ]
            })
        }
    }
}

/// What a printed number is multiplied by: `265,9 tỷ` is 265.9 with the scale `billion`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Scale {
    /// As printed.
    #[default]
    One,
    /// `nghìn`, 10³.
    Thousand,
    /// `triệu`, 10⁶.
    Million,
    /// `tỷ`, 10⁹.
    Billion,
}

choice!(Scale { "one" => One, "thousand" => Thousand, "million" => Million, "billion" => Billion });

impl Scale {
    /// 1, 10³, 10⁶ or 10⁹.
    pub fn factor(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Thousand => 1e3,
            Self::Million => 1e6,
            Self::Billion => 1e9,
        }
    }

    /// Whether it is [`Scale::One`].
    pub fn is_one(&self) -> bool {
        *self == Self::One
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::one;

    #[test]
    fn reads_and_writes_every_kind() {
        for json in [
            "20",
            r#"{"at_least":1000}"#,
            r#"{"at_most":5}"#,
            r#"{"just_under":96}"#,
            r#"{"about":265.9}"#,
            r#"{"between":[10,12]}"#,
        ] {
            let quantity = one(json, Quantity::read).unwrap();
            assert_eq!(serde_json::to_string(&quantity).unwrap(), json);
        }
    }

    #[test]
    fn an_unknown_or_second_qualifier_is_an_error() {
        for json in [r#"{"over":3}"#, r#"{"about":1,"at_least":2}"#, "{}", "true"] {
            assert!(one(json, Quantity::read).is_err(), "{json}");
        }
    }
}
