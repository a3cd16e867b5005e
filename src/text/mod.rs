//! Every word a reader or editor sees, in Vietnamese and English; numbers, dates and names.
//!
//! Takes values of the model and the analysis and returns text. Knows nothing of the screen.

pub mod against;
pub mod agree;
pub mod aloud;
pub mod became;
pub mod breaks;
pub mod charts;
pub mod choices;
pub mod correction;
pub mod coverage;
pub mod doubt;
mod english;
pub mod expert;
pub mod findings;
pub mod glossary;
pub mod heard;
pub mod keys;
pub mod names;
pub mod narrative;
pub mod number;
pub mod opposed;
pub mod phrase;
pub mod places;
pub mod prerender;
pub mod reports;
pub mod search;
pub mod sentence;
pub mod shards;
pub mod share;
pub mod size;
pub mod spelling;
pub mod take;
pub mod terms;
pub mod tools;
pub mod ui;
pub mod verdict;
pub mod waiting;
pub mod working;

/// The language of everything shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// `vi` or `en`, as in `lang` attributes and the query string.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// The language of this code.
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "vi" => Some(Self::Vi),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Chooses between two wordings.
    pub fn pick<T>(self, vi: T, en: T) -> T {
        match self {
            Self::Vi => vi,
            Self::En => en,
        }
    }
}
