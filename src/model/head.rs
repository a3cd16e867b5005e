//! A report without its figures: whose it is, and what it tells in words.

use std::rc::Rc;

use super::localized::Wording;
use super::recent::Recent;
use super::report::DeclaredDates;
use super::{CommunityModel, Figure, LocalText, Period, Report, Source, Statement, Told};

/// All of a report but its figures, under the same names. A country has thousands, so what many have
/// in common is there once.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    /// Unique, stable: `kbang-2024`.
    pub id: Box<str>,
    /// The place's id.
    pub place: Rc<str>,
    /// The period its figures are of, unless they say otherwise.
    pub period: Period,
    /// Declared dates of the period.
    pub dates: Option<DeclaredDates>,
    /// The report names no dates.
    pub period_assumed: bool,
    /// Who said it.
    pub source: Source,
    /// What it tells beside figures.
    pub words: Option<Box<Words>>,
}

/// What many reports of a document have in common, while that is read.
#[derive(Default)]
pub(super) struct Common {
    texts: Recent<LocalText>,
    words: Recent<str>,
}

impl Common {
    pub(super) fn text(&mut self, (vi, en): Wording) -> Rc<LocalText> {
        let is = |met: &LocalText| met.vi() == vi && met.en() == en.as_deref();
        if let Some(known) = self.texts.find(is) {
            return known;
        }
        let new = Rc::new(LocalText::from_wording((vi, en)));
        self.texts.keep(&new);
        new
    }

    pub(super) fn word(&mut self, word: &str) -> Rc<str> {
        if let Some(known) = self.words.find(|met| met == word) {
            return known;
        }
        let new = Rc::from(word);
        self.words.keep(&new);
        new
    }
}

/// What most reports of a large dataset have none of.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Words {
    /// Directions without numbers.
    pub statements: Vec<Statement>,
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

    /// Directions without numbers.
    pub fn statements(&self) -> &[Statement] {
        let words = self.words.as_deref();
        words.map_or(&[], |words| &words.statements)
    }

    /// The report with its figures.
    pub(super) fn with(&self, figures: Vec<Figure>) -> Report {
        let words = self.words.as_deref().cloned().unwrap_or_default();
        Report {
            id: self.id.to_string(),
            place: self.place.to_string(),
            period: self.period,
            dates: self.dates,
            period_assumed: self.period_assumed,
            source: self.source.clone(),
            figures,
            statements: words.statements,
            models: words.models,
            limitations: words.limitations,
            tasks: words.tasks,
            notes: words.notes,
        }
    }
}
