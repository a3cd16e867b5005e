//! What a chart over time is to draw, before any pixel.

use crate::model::{MeasureUnit, Period};
use crate::text::Lang;
use crate::view::Shown;

/// A place on the time axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// What it is called on the axis.
    pub label: String,
    /// What it is called by itself.
    pub name: String,
    /// Its period.
    pub period: Option<Period>,
}

/// A value in a slot.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period.
    pub period: Period,
    /// The value.
    pub shown: Shown,
    /// What reports say of its change, in a sentence; may be empty.
    pub change: String,
}

/// One series.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its direct label.
    pub label: String,
    /// The place that it is of, by its full name.
    pub place: String,
    /// It is a near but not equal term of the first series; drawn apart from it.
    pub other_term: bool,
    /// One a slot; `None` where it has nothing to say.
    pub points: Vec<Option<Point>>,
}

/// A moment at which what is counted changes: numbers before and after it are never joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Break {
    /// Where, in slots from the left: 2.0 is between the second and the third.
    pub at: f64,
    /// What stands beside it.
    pub label: BreakLabel,
    /// Why numbers before and after are not joined; opened by tapping it.
    pub words: String,
}

/// What stands beside a break.
#[derive(Clone, Debug, PartialEq)]
pub enum BreakLabel {
    /// A date, or a few words.
    Text(String),
    /// The terms on either side, those of the first line and of the first line of another term.
    Terms {
        /// Whether the first line's term was used first.
        main_first: bool,
    },
}

/// A chart over time.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartInput {
    /// The heading.
    pub title: String,
    /// Counts, percents or đồng.
    pub unit: MeasureUnit,
    /// The first is the one in view.
    pub lines: Vec<Line>,
    /// The time axis.
    pub slots: Vec<Slot>,
    /// From left to right.
    pub breaks: Vec<Break>,
    /// It is one of several small charts that share this largest value.
    pub shared_top: Option<f64>,
    /// The language.
    pub lang: Lang,
}
