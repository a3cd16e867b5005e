//! What is known of a larger dataset of which only a part is here.

use super::{Level, Period};

/// What a part of a dataset has to know of the whole, so that it answers as the whole would. Of a
/// dataset that is here as a whole nothing is beyond, and all of this is empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Beyond {
    /// The id of the place that is shown where none is asked for.
    pub first: String,
    /// The newest period of any report.
    pub newest: Option<Period>,
    /// Whether there are reports on a place, here or elsewhere, by its position among all places.
    pub reported: Vec<bool>,
    /// The periods that reports give for places of a level.
    pub periods: Vec<(Level, Period)>,
    /// Whether reports on a place, or on what it came from, were asked for in vain: nothing may be
    /// said of it then. By its position too.
    pub missing: Vec<bool>,
}
