//! What reports say of the change to a value, for the note beside it.

use super::shown::Shown;
use crate::analysis::Series;
use crate::model::{Dataset, Period};
use crate::text::{Lang, charts, phrase, sentence};

/// A sentence; empty if no report says it. The base is named only where the report names it.
pub fn change(data: &Dataset, series: &Series, period: Period, of: &Shown, lang: Lang) -> String {
    let Some(told) = series.changes_to(period).next() else {
        return String::new();
    };
    if of.span.is_none() {
        // The value itself is the change.
        return match told.assumed_base {
            true => String::new(),
            false => charts::against(told.from, lang),
        };
    }
    let measure = sentence::measure_or_id(data, &series.key.measure);
    let mut text = sentence::stated_change(data, told, &measure, lang);
    if !told.assumed_base {
        text = phrase::versus(&text, told.from, lang);
    }
    if told.ambiguous.is_some() {
        text = phrase::uncertain(&text, lang);
    }
    charts::reported(&text, lang)
}
