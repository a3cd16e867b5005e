//! A report without its figures: whose it is, and what it tells in words.

use super::report::DeclaredDates;
use super::{CommunityModel, Figure, LocalText, Period, Report, Source, Statement, Told};

/// All of a report but its figures, under the same names.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Unique, stable: `kbang-2024`.
    pub id: String,
    /// The place's id.
    pub place: String,
    /// The period its figures are of, unless they say otherwise.
    pub period: Period,
    /// Declared dates of the period.
    pub dates: Option<DeclaredDates>,
    /// The report names no dates.
    pub period_assumed: bool,
    /// Who said it.
    pub source: Source,
    /// Directions without numbers.
    pub statements: Vec<Statement>,
    /// What it tells beside.
    pub words: Option<Box<Words>>,
}

/// What most reports of a large dataset have none of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Community models by name.
    pub models: Vec<CommunityModel>,
    /// What the report says still goes wrong.
    pub limitations: Vec<Told>,
    /// Tasks and targets for later.
    pub tasks: Vec<Told>,
    /// What in the report can be read in more than one way.
    pub notes: Vec<LocalText>,
}

impl Head {
    /// What in the report can be read in more than one way.
    pub fn notes(&self) -> &[LocalText] {
        self.words.as_deref().map_or(&[], |words| &words.notes)
    }

    /// The report with its figures.
    pub(super) fn with(&self, figures: Vec<Figure>) -> Report {
        let head = self.clone();
        let words = head.words.map_or_else(Words::default, |words| *words);
        Report {
            id: head.id,
            place: head.place,
            period: head.period,
            dates: head.dates,
            period_assumed: head.period_assumed,
            source: head.source,
            figures,
            statements: head.statements,
            models: words.models,
            limitations: words.limitations,
            tasks: words.tasks,
            notes: words.notes,
        }
    }
}
