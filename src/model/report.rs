//! A report: what one source says of one place and period, in figures and in words.

mod read;

use std::rc::Rc;

use chrono::NaiveDate;
use serde::Serialize;

use super::read::choice;
use super::{Change, Correction, Direction, LocalText, Period, Quantity, Scale, Told};

// A country has thousands: what many reports of a document have in common is there once.
/// Who said it, where and when. Titles are in our words; no article's sentences are kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Source {
    /// The newspaper, station or authority.
    pub publisher: Rc<LocalText>,
    /// What it is, in our own words.
    pub title: Rc<LocalText>,
    /// `https://…`, if known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Box<str>>,
    /// When it was published, as exactly as known: `2024`, `2024-01` or `2024-01-12`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Rc<str>>,
    /// The day of the conference, if told.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        serialize_with = "super::day::option::serialize"
    )]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "Option<String>"))]
    pub event: Option<NaiveDate>,
}

/// First and last day that a report itself declares for a period (police years often run from
/// 15 December to 14 December). Without them a named period has the calendar's dates, assumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct DeclaredDates {
    /// First day.
    #[serde(serialize_with = "super::day::serialize")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub from: NaiveDate,
    /// Last day, included.
    #[serde(serialize_with = "super::day::serialize")]
    #[cfg_attr(not(target_arch = "wasm32"), schemars(with = "String"))]
    pub to: NaiveDate,
}

/// What stands after the stroke in `91/97`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Of {
    /// All there were: solved of occurred, communes reached of all. A part may exceed it where
    /// older cases are cleared too.
    Whole(u64),
    /// The target: `5/5 vụ (đạt 100% chỉ tiêu)` is no clearance rate.
    Target {
        /// The number aimed at.
        target: u64,
    },
}

/// One figure of a report: a level, a change, or both.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Figure {
    /// The indicator's id.
    pub indicator: String,
    /// The measure's id.
    pub measure: String,
    /// The id of the part it is limited to; missing: the whole.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
    /// The level; missing where the report tells only a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Quantity>,
    /// What the level is multiplied by.
    #[serde(default, skip_serializing_if = "Scale::is_one")]
    pub unit: Scale,
    /// What stands after the stroke.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<Of>,
    /// The change on another period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<Change>,
    /// The place, where it is not the report's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// The period, where it is not the report's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Declared dates of `period`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DeclaredDates>,
    /// The figure was read off another one (the 97 of `91/97`).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub derived: bool,
    /// Something the reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
    /// Its place in the source: which paragraph, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u16>,
    /// What the publisher corrected later, in the order of the days. All else in this figure is as
    /// it stands now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub corrections: Vec<Correction>,
}

/// What a [`Statement`] is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Subject {
    /// The indicator's id.
    pub indicator: String,
    /// The measure's id; missing: the report names none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<String>,
    /// The id of the part it is limited to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<String>,
}

/// A direction without a number, said of one or several things at once: `giảm cả 3 tiêu chí`,
/// `đều tăng`. Kept whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Statement {
    /// All it speaks of.
    pub subjects: Vec<Subject>,
    /// The direction of every one of them.
    pub direction: Direction,
    /// The period compared with; missing: not told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub versus: Option<Period>,
    /// Something the reader should know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<LocalText>,
    /// Its place in the source: which paragraph, from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u16>,
}

/// What the report says became of a community model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ModelStatus {
    /// Built or launched in the period.
    New,
    /// Copied to more places.
    Replicated,
    /// Kept up, strengthened, named as an example.
    Maintained,
    /// Announced for later.
    Planned,
}

choice!(ModelStatus {
    "new" => New,
    "replicated" => Replicated,
    "maintained" => Maintained,
    "planned" => Planned,
});

/// A community model (`mô hình`) that the report names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct CommunityModel {
    /// Its name as a proper name; in Vietnamese in every language, with a translation where given.
    pub name: LocalText,
    /// Where: communes, villages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<LocalText>,
    /// What became of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<ModelStatus>,
    /// The same wherever a report means this model, under whatever name: `security_cameras`.
    /// Lower-case words joined by `_`. Missing: it is recognised by its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic: Option<String>,
}

/// What one source says of one place and period.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Report {
    /// Unique, stable: `kbang-2024`.
    pub id: String,
    /// The place's id.
    pub place: String,
    /// The period its figures are of, unless they say otherwise.
    pub period: Period,
    /// Declared dates of the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DeclaredDates>,
    /// The report names no dates ("the past five years"); the period is how it was understood, and
    /// that is said wherever the period is named.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub period_assumed: bool,
    /// Who said it.
    pub source: Source,
    /// The figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub figures: Vec<Figure>,
    /// Directions without numbers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub statements: Vec<Statement>,
    /// Community models by name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub models: Vec<CommunityModel>,
    /// What the report says still goes wrong, in our words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub limitations: Vec<Told>,
    /// Tasks and targets for later, in our words. Numbers in them are plans.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Told>,
    /// What in the report can be read in more than one way, and how it was read here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<LocalText>,
}

impl Report {
    /// The place a figure of this report is of.
    pub fn place_of<'a>(&'a self, figure: &'a Figure) -> &'a str {
        figure.place.as_deref().unwrap_or(&self.place)
    }

    /// The period a figure of this report is of.
    pub fn period_of(&self, figure: &Figure) -> Period {
        figure.period.unwrap_or(self.period)
    }
}
