//! What is wrong with a document, where. The words for it are in `text::findings`.

use super::{Fault, Shape};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something could not be used, or must not be shown as it is.
    Error,
    /// Everything is used, but an editor should look.
    Warning,
}

/// One thing found in one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// The document's name as it was asked for.
    pub file: String,
    /// The JSON path within it: `reports[3].figures[2].value`; empty for the document itself.
    pub path: String,
    /// What was found.
    pub problem: Problem,
}

/// Every kind of thing that can be wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing in it.
    Empty,
    /// Larger than [`super::parse::MAX_BYTES`].
    TooLarge {
        /// Its size.
        bytes: usize,
    },
    /// Not UTF-8 text.
    NotText {
        /// The first byte that can't be read, from 1.
        byte: usize,
    },
    /// Not JSON, or no object.
    NotJson(Fault),
    /// No `"format"`.
    FormatMissing,
    /// A `"format"` this version does not know.
    FormatUnknown {
        /// What it says.
        found: String,
    },
    /// A value of the wrong form.
    Shape(Shape),
    /// A field written twice in one object.
    DuplicateKey {
        /// Whether the last of the two is used; if not, the whole item is not.
        last_counts: bool,
    },
    /// A field that the format does not have.
    UnknownField,
    /// An indicator that no catalogue has.
    UnknownIndicator {
        /// Its id.
        id: String,
    },
    /// A measure that no catalogue has.
    UnknownMeasure {
        /// Its id.
        id: String,
    },
    /// A measure that this indicator is not met in.
    MeasureNotUsual {
        /// The indicator's id.
        indicator: String,
        /// The measure's id.
        measure: String,
    },
    /// A scope that no catalogue has.
    UnknownScope {
        /// Its id.
        id: String,
    },
    /// A place that no document has.
    UnknownPlace {
        /// Its id.
        id: String,
    },
    /// The same id twice.
    DuplicateId {
        /// The id.
        id: String,
    },
    /// An id with other characters than `a-z 0-9 - / _`.
    BadId {
        /// The id.
        id: String,
    },
    /// A number below zero where none can be.
    Negative {
        /// The number.
        found: String,
    },
    /// A count that is not whole.
    NotWhole {
        /// The number.
        found: String,
    },
    /// More than 100 percent of something.
    Over100 {
        /// The number.
        found: String,
    },
    /// More than 2⁵³ − 1 after scaling.
    TooBig {
        /// The number.
        found: String,
    },
    /// A part larger than its whole: legal where older cases are cleared too.
    PartOverWhole {
        /// The part.
        part: String,
        /// The whole.
        whole: u64,
    },
    /// A range whose first number is the larger.
    RangeBackwards,
    /// Declared dates whose last day comes first.
    DatesBackwards,
    /// Neither a level nor a change.
    NothingSaid,
    /// "The same", with a size.
    SameWithSize,
    /// A change against the period itself.
    VersusItself,
    /// Percentage points of something that is not a percent, or the other way round.
    PointsOfCount,
    /// No figures, statements, models or words.
    EmptyReport,
    /// A link that is not `http:` or `https:`.
    UnsafeLink {
        /// The link.
        found: String,
    },
    /// What looks like HTML in a text.
    Markup,
    /// Letters and their marks stored apart (NFD).
    Decomposed,
    /// A topic that is not lower-case words joined by `_`.
    BadTopic {
        /// The topic.
        id: String,
    },
    /// A correction dated before the publication or before the correction above it.
    CorrectionsBackwards,
    /// A correction after which all stands as before.
    NothingCorrected,
    /// Not `2024`, `2024-01` or `2024-01-12`.
    BadDate {
        /// What it says.
        found: String,
    },
    /// A figure of a time when the place did not exist.
    OutsideValidity {
        /// The place's id.
        place: String,
        /// The period.
        period: String,
    },
    /// A document that another one includes could not be read.
    IncludeFailed {
        /// Its name.
        include: String,
        /// Why; `None`: its name is not relative, downwards and plain.
        reason: Option<String>,
    },
    /// Two reports, or one, say what can not both be true.
    Contradiction {
        /// What and where, in words.
        what: String,
    },
    /// A percent that its own counts can't give.
    CheckFailed {
        /// What and where, in words.
        what: String,
    },
    /// More findings than are listed.
    More {
        /// How many.
        count: usize,
    },
}
