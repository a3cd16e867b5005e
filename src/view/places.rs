//! Several places in one period: bars, in words, and the same as a table.

mod lineup;

pub use lineup::{Bar, InWords, Lineup, MANY, read_each};
pub(super) use lineup::{Row, bar};

use std::ops::Deref;

use super::alphabetical::ByName;
use super::focus::Focus;
use crate::state::Order;

/// Everything the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// All but the bars.
    pub lineup: Lineup,
    /// The bars, in order; none where each is put into words when it is looked at.
    pub bars: Vec<Bar>,
}

impl Deref for Places {
    type Target = Lineup;

    fn deref(&self) -> &Lineup {
        &self.lineup
    }
}

/// Makes the view with every bar put into words.
pub fn places(focus: &Focus, order: Order) -> Places {
    let names = focus.data.kept.get(|| ByName::of(focus.data));
    Lineup::new(focus, order, &names).in_words(focus)
}

impl Lineup {
    /// With every bar put into words.
    pub fn in_words(self, focus: &Focus) -> Places {
        let bars = (0..self.len()).map(|i| self.bar(focus, i)).collect();
        Places { lineup: self, bars }
    }
}
