//! Who says what of one level: stated, or implied by another level and a change.

use crate::analysis::link::Link;
use crate::analysis::span::Span;
use crate::model::{FigureRef, LocalText, Period};

/// Which series of numbers: an indicator in one measure, whole or limited to a part, of one place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesKey {
    /// The place's id.
    pub place: String,
    /// The indicator's id.
    pub indicator: String,
    /// The measure's id.
    pub measure: String,
    /// The part's id; `None` is the whole.
    pub scope: Option<String>,
}

impl SeriesKey {
    /// A series of the whole.
    pub fn new(place: &str, indicator: &str, measure: &str) -> Self {
        Self {
            place: place.to_owned(),
            indicator: indicator.to_owned(),
            measure: measure.to_owned(),
            scope: None,
        }
    }

    /// The series that a figure is of.
    pub fn of(figure: &FigureRef) -> Self {
        Self {
            scope: figure.scope.map(str::to_owned),
            ..Self::new(figure.place, figure.indicator, figure.measure)
        }
    }
}

/// Where in the dataset something is said: by indexes into reports and their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The report.
    pub report: usize,
    /// What of it.
    pub item: Item,
}

/// An item of a report's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Index into the report's figures.
    Figure(usize),
    /// Index into the report's statements.
    Statement(usize),
    /// Index into the report's community models.
    Model(usize),
    /// Index into the report's limitations.
    Limitation(usize),
    /// Index into the report's tasks.
    Task(usize),
}

/// How a claim comes to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Ground {
    /// The report prints the level, whatever its qualifier.
    Stated,
    /// The report prints the level beside a newer one (`206/113`).
    StatedAsEarlier,
    /// It follows from a change and the other level.
    Implied(Box<Other>),
    /// It follows from a direction alone: more, or fewer, than the other level.
    Direction(Box<Other>),
}

/// The other level that a change leads from. Apart, since few claims have one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Other {
    /// Its period.
    pub from: Period,
    /// What was known of it.
    pub known: Span,
    /// What the claim would leave possible if its percent was cut off instead of rounded, if that
    /// differs.
    pub if_truncated: Option<Span>,
}

/// One claim about one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// Who says it. For an implied claim, who says the change.
    pub at: At,
    /// How it comes to be.
    pub ground: Ground,
    /// What it leaves possible.
    pub span: Span,
    /// Half a unit of the last printed digit; 0 for plain counts.
    pub rounding: f64,
    /// Whether it may be wrong by a little: everyday words, or a base period that is only assumed.
    pub soft: bool,
    /// Whether the period compared with was not named and the one before was assumed.
    pub assumed_base: bool,
    /// Whether it rests on a base or a measure that is only assumed, its own or that of a claim it
    /// is carried on from.
    pub assumed: bool,
}

impl Claim {
    /// Whether the report prints this level itself.
    pub fn is_stated(&self) -> bool {
        matches!(self.ground, Ground::Stated | Ground::StatedAsEarlier)
    }

    /// Whether it gives a number of its own, not only a side of another level.
    pub fn is_level(&self) -> bool {
        !matches!(self.ground, Ground::Direction(_))
    }

    /// What it leaves possible, whether its numbers were rounded or cut off.
    pub fn wide(&self) -> Span {
        let (all, cut) = (self.allowed(), self.cut_off());
        Span::new(all.low.min(cut.low), all.high.max(cut.high))
    }

    /// What it leaves possible if its percent was cut off, rounding allowed for.
    pub fn cut_off(&self) -> Span {
        let cut = match &self.ground {
            Ground::Implied(other) | Ground::Direction(other) => other.if_truncated,
            Ground::Stated | Ground::StatedAsEarlier => None,
        };
        cut.unwrap_or(self.allowed())
    }

    /// What it leaves possible, rounding allowed for.
    pub fn allowed(&self) -> Span {
        self.span.widened(self.rounding)
    }
}

/// A change that some report states between two periods of a series.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedChange {
    /// Who says it.
    pub at: At,
    /// The earlier period.
    pub from: Period,
    /// The later period.
    pub to: Period,
    /// What it ties together.
    pub link: Link,
    /// The base period was not named; the one before is assumed.
    pub assumed_base: bool,
    /// The measure was not named; the indicator's main one is assumed.
    pub assumed_measure: bool,
    /// Why it is not certain that it belongs to this series; it then implies nothing.
    pub ambiguous: Option<Box<LocalText>>,
    /// It does not fit the report's own level: a check that failed.
    pub contradicts_itself: bool,
    /// Its size is told in everyday words (`gần`, `khoảng`) and may be wrong by a little.
    pub vague: bool,
    /// What firm claims tell of one of its ends leaves nothing possible at the other.
    pub unfit: bool,
    /// Other figures of the report that tell a part of the same change.
    pub with: Vec<At>,
}

impl StatedChange {
    /// Whether the base period or the measure is only assumed.
    pub fn is_assumed(&self) -> bool {
        self.assumed_base || self.assumed_measure
    }
}
