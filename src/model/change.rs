//! A change as the report words it: by a number, by a percent, or only its direction.

use serde::Serialize;

use super::read::{Reader, choice};
use super::{LocalText, Period, Quantity, Scale};

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// `tăng`, `nhiều hơn`.
    Up,
    /// `giảm`, `ít hơn`.
    Down,
    /// `giữ nguyên`, `không tăng, giảm`.
    Same,
}

choice!(Direction { "up" => Up, "down" => Down, "same" => Same });

impl Direction {
    /// +1, −1 or 0.
    pub fn sign(self) -> i64 {
        match self {
            Self::Up => 1,
            Self::Down => -1,
            Self::Same => 0,
        }
    }
}

/// A change on another period. Sizes are written without a sign; the direction has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Change {
    /// Up, down or the same.
    pub direction: Direction,
    /// By how many of the measure's unit, times `unit`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Quantity>,
    /// By how many percent of the earlier level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Quantity>,
    /// By how many percentage points; only for measures that are percents themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Quantity>,
    /// The earlier level, where the report prints it beside the new one (`206/113 vụ`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Quantity>,
    /// What `by` and `from` are multiplied by.
    #[serde(default, skip_serializing_if = "Scale::is_one")]
    pub unit: Scale,
    /// The period compared with. Missing: the report names none, and the one before is assumed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versus: Option<Period>,
    /// Why it is not certain that the change belongs to this figure. Such a change is shown with
    /// these words and implies nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ambiguous: Option<Box<LocalText>>,
}

impl Change {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let mut change = Self {
            direction: Direction::Same,
            by: None,
            percent: None,
            points: None,
            from: None,
            unit: Scale::One,
            versus: None,
            ambiguous: None,
        };
        let well = reader.object(&["direction"], &mut |r, field| {
            match field {
                "direction" => change.direction = Direction::read(r).unwrap_or(Direction::Same),
                "by" => change.by = r.maybe(Quantity::read),
                "percent" => change.percent = r.maybe(Quantity::read),
                "points" => change.points = r.maybe(Quantity::read),
                "from" => change.from = r.maybe(Quantity::read),
                "unit" => change.unit = Scale::read(r).unwrap_or_default(),
                "versus" => change.versus = r.maybe(Period::read),
                "ambiguous" => change.ambiguous = r.maybe(LocalText::read).map(Box::new),
                _ => return false,
            }
            true
        });
        well.then_some(change)
    }
}
