//! A change as the report words it: by a number, by a percent, or only its direction.

use serde::{Deserialize, Serialize};

use super::{LocalText, Period, Quantity, Scale};

/// Which way something went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
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
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
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
    pub ambiguous: Option<LocalText>,
}
