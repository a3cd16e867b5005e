//! What stands below a view on paper, where no sign can be pressed. A function for each view: each is in
//! the part of the program that draws it, and brings no other view along.

use super::{cite, content, figures};
use crate::analysis::At;
use crate::state::Selection;
use crate::view::summary::ReportLine;
use crate::view::table::Table;
use crate::view::{Focus, Shown, places, years};

/// What the signs of a view mean, and who says what it shows.
pub struct Below {
    /// What signs mean, and cautions.
    pub notes: Vec<String>,
    /// The reports, each once.
    pub reports: Vec<ReportLine>,
}

/// Below a chart over time.
pub fn of_years(focus: &Focus, selection: &Selection) -> Below {
    let view = years::years(focus, &selection.periods);
    let shown: Vec<&Shown> = view.rows.iter().flat_map(|row| &row.values).collect();
    let told = view.words.iter().flat_map(|words| &words.at);
    Below {
        notes: content::notes_of_years(focus, &shown),
        reports: reports(focus, &shown, told),
    }
}

/// Below places side by side.
pub fn of_places(focus: &Focus, selection: &Selection) -> Below {
    let view = places::places(focus, selection.order);
    let shown: Vec<&Shown> = view.bars.iter().map(|bar| &bar.shown).collect();
    let told = view.told_in_words(focus);
    let told = told.all().flat_map(|words| &words.at);
    Below {
        notes: content::notes_of_places(focus, &view, &shown),
        reports: reports(focus, &shown, told),
    }
}

/// Below the table.
pub fn of_table(focus: &Focus, selection: &Selection) -> Below {
    let all = Table::new(focus.data, focus.lang);
    let rows = figures::rows(focus, selection, &all).into_iter();
    let at: Vec<At> = rows.map(|row| all.at(row)).collect();
    Below {
        notes: content::of_table(focus, selection).notes,
        reports: cite::reports(focus, &at),
    }
}

/// Those of what is drawn and of what is told.
fn reports<'a>(
    focus: &Focus,
    shown: &[&'a Shown],
    told: impl Iterator<Item = &'a At>,
) -> Vec<ReportLine> {
    let drawn = shown.iter().flat_map(|shown| &shown.at);
    let at: Vec<At> = drawn.chain(told).copied().collect();
    cite::reports(focus, &at)
}
