//! A figure that its publisher corrected later: what stood before, from when on it no longer does.

use chrono::NaiveDate;
use serde::Serialize;

use super::read::Reader;
use super::{Change, Figure, LocalText, Of, Quantity, Scale};

/// A correction of a figure. The figure itself carries what holds now; a correction keeps what
/// stood until it was made. Only what holds now counts in any estimate, comparison or check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Correction {
    /// The day from which the corrected figure holds, included.
    #[serde(serialize_with = "super::day::serialize")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub day: NaiveDate,
    /// What stood before.
    pub before: Before,
    /// Why, or something the reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
    /// Who made it; missing: the report's own publisher.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub publisher: Option<LocalText>,
    /// `https://…` of the correction, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// What stood in a figure before a correction. What is missing here was the same then as after it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Before {
    /// The level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Quantity>,
    /// What the level was multiplied by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Scale>,
    /// What stood after the stroke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Of>,
    /// The change on another period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
}

impl Correction {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let mut day = None;
        let (mut before, mut note, mut publisher, mut url) = (None, None, None, None);
        let well = reader.object(&["day", "before"], &mut |r, field| {
            match field {
                "day" => day = r.day(),
                "before" => before = Before::read(r),
                "note" => note = r.maybe(LocalText::read),
                "publisher" => publisher = r.maybe(LocalText::read),
                "url" => url = r.maybe(Reader::text),
                _ => return false,
            }
            true
        });
        let (day, before) = (day?, before?);
        well.then_some(Self {
            day,
            before,
            note,
            publisher,
            url,
        })
    }
}

impl Before {
    fn read(reader: &mut Reader) -> Option<Self> {
        let mut before = Self::default();
        let well = reader.object(&[], &mut |r, field| {
            match field {
                "value" => before.value = r.maybe(Quantity::read),
                "unit" => before.unit = r.maybe(Scale::read),
                "of" => before.of = r.maybe(Of::read),
                "change" => before.change = r.maybe(Change::read),
                _ => return false,
            }
            true
        });
        well.then_some(before)
    }
}

impl Figure {
    /// The figure as it stood before one of its corrections; as it stands now if there is no such
    /// correction. Its corrections are in the order of their days.
    pub fn before(&self, correction: usize) -> Figure {
        let mut figure = Figure {
            corrections: Vec::new(),
            ..self.clone()
        };
        for undone in self.corrections.iter().skip(correction).rev() {
            let before = &undone.before;
            figure.value = before.value.or(figure.value);
            figure.unit = before.unit.unwrap_or(figure.unit);
            figure.of = before.of.or(figure.of);
            figure.change = before.change.clone().or(figure.change);
        }
        figure
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::read::one;

    #[test]
    fn each_correction_undoes_only_what_it_changed() {
        let figure = one(
            r#"{"indicator":"theft","measure":"cases","value":20,"change":{"direction":"down","by":2},
                "corrections":[
            {"day":"2024-01-10","before":{"change":{"direction":"up","by":1}}},
            {"day":"2024-03-12","before":{"value":{"at_least":21},"unit":"thousand"}}]}"#,
            Figure::read,
        )
        .unwrap();
        let (first, second, now) = (figure.before(0), figure.before(1), figure.before(2));
        let said = |f: &Figure| serde_json::to_value(f).unwrap();
        assert_eq!(said(&now)["value"], 20);
        assert_eq!(said(&second)["value"]["at_least"], 21);
        assert_eq!(said(&second)["unit"], "thousand");
        assert_eq!(said(&second)["change"]["by"], 2);
        assert_eq!(said(&first)["value"]["at_least"], 21);
        assert_eq!(said(&first)["change"]["by"], 1);
    }
}
