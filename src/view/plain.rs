//! What a view says, for where nothing runs: sentences, the figures behind them, and the reports that
//! give the figures.

use super::focus::Focus;
use super::lineage::lineage;
use super::source::source;
use super::summary::{ReportLine, report_line, summary};
use super::table::{self, Row, Table};
use super::take;
use super::words::Words;
use super::{places, years};
use crate::analysis::At;
use crate::model::{Dataset, order};
use crate::state::{Selection, View};
use crate::text::terms::terms;
use crate::text::{names, ui};

/// The most rows of a table: what the widget itself shows before more are asked for.
const MOST_ROWS: usize = 60;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainRow {
    /// The place; empty where all rows are of one.
    pub place: String,
    /// The period; empty where all rows are of one.
    pub period: String,
    /// The subject; empty where all rows are of the one that the heading names.
    pub subject: String,
    /// What is counted; may be empty.
    pub measure: String,
    /// The value with its signs; empty where only a change is told.
    pub value: String,
    /// The change; may be empty.
    pub change: String,
    /// What the reader should know of it, corrections among it.
    pub notes: Vec<String>,
    /// Index into [`Plain::reports`].
    pub report: usize,
}

/// Everything said.
#[derive(Clone, Debug, PartialEq)]
pub struct Plain {
    /// What stands above the heading; may be empty.
    pub kicker: String,
    /// The heading.
    pub title: String,
    /// Paragraphs.
    pub sentences: Vec<String>,
    /// The figures.
    pub rows: Vec<PlainRow>,
    /// How many figures there are; more than `rows` where the table was cut off.
    pub of: usize,
    /// The reports of the figures and sentences.
    pub reports: Vec<ReportLine>,
}

/// Says what the view of a selection shows; `None` if there is no report at all.
pub fn plain(data: &Dataset, selection: &Selection) -> Option<Plain> {
    let focus = Focus::new(data, selection)?;
    let w = ui::words(focus.lang);
    let terms = terms(focus.lang);
    let mut said = Plain {
        kicker: String::new(),
        title: String::new(),
        sentences: Vec::new(),
        rows: Vec::new(),
        of: 0,
        reports: Vec::new(),
    };
    let mut at: Vec<At> = Vec::new();
    let mut tell = |said: &mut Plain, words: &[Words]| {
        said.sentences.extend(words.iter().map(|w| w.text.clone()));
        at.extend(words.iter().flat_map(|w| w.at.clone()));
    };
    let all = Table::new(data, focus.lang);
    let mut rows = take::figures::rows(&focus, selection, &all);
    match selection.view {
        View::Summary => {
            let shown = summary(&focus);
            (said.kicker, said.title) = (shown.kicker, shown.title);
            if let Some(lead) = shown.lead {
                said.sentences.extend([lead.text, lead.verdict]);
                said.sentences.extend(lead.doubts);
                at.extend(lead.at);
            }
            said.sentences.extend(shown.instead);
            let gathered = shown.untold.then(|| lineage(&focus)).flatten();
            for (text, sources) in gathered.into_iter().flat_map(|g| g.lines) {
                said.sentences.push(text);
                at.extend(sources);
            }
            at.extend(shown.together.iter().map(|s| s.at));
        }
        View::Years => {
            let shown = years::years(&focus, &selection.periods);
            if shown.chart.slots.is_empty() {
                let why = years::empty_hint(&shown, &focus).unwrap_or(terms.nothing_to_draw);
                said.sentences.push(why.to_owned());
            }
            tell(&mut said, &shown.words);
            said.title = shown.title;
        }
        View::Places => {
            let shown = places::places(&focus, selection.order).lineup;
            said.sentences.extend(shown.standing.words.iter().cloned());
            let told = shown.told_in_words(&focus);
            tell(&mut said, &told.rates);
            tell(&mut said, &told.against);
            said.sentences.push(shown.caution);
            said.title = shown.title;
        }
        View::Table => said.title = w.table.to_owned(),
        View::Sources => {
            said.title = terms.reports.to_owned();
            rows.clear();
        }
    }
    if !focus.unlike.is_empty() {
        let of = focus.unlike.iter().map(|p| names::place(p, focus.lang));
        let unlike = of.collect::<Vec<_>>().join(", ");
        said.sentences
            .push(format!("{} {unlike}", terms.unlike_place));
    }
    said.sentences.retain(|text| !text.is_empty());
    said.of = rows.len();
    rows.truncate(MOST_ROWS);
    let rows: Vec<Row> = rows.iter().map(|row| all.row(data, *row)).collect();
    let mut reports: Vec<usize> = match selection.view {
        View::Sources => (0..data.reports().len()).collect(),
        _ => rows.iter().map(|r| r.at.report).collect(),
    };
    reports.extend(at.iter().map(|at| at.report));
    order::distinct(&mut reports);
    said.reports = reports.iter().map(|r| report_line(&focus, *r)).collect();
    said.rows = plain_rows(&focus, selection.view, &rows, &reports);
    Some(said)
}

fn plain_rows(focus: &Focus, view: View, rows: &[Row], reports: &[usize]) -> Vec<PlainRow> {
    let differ = |part: fn(&Row) -> &String| {
        let first = rows.first().map(part);
        rows.iter().any(|r| Some(part(r)) != first)
    };
    let (places, periods) = (differ(|r| &r.place), differ(|r| &r.period));
    let drawn = matches!(view, View::Years | View::Places);
    // Something has to name a row.
    let subjects =
        !(drawn && (places || periods)) || differ(|r| &r.indicator) || differ(|r| &r.measure);
    let row = |r: &Row| {
        let source = source(focus.data, r.at, focus.lang);
        let notes = source.into_iter().flat_map(|s| {
            let corrected = s.corrections.into_iter().map(|c| match c.note.is_empty() {
                true => c.stood,
                false => format!("{}. {}", c.stood, c.note),
            });
            s.notes.into_iter().chain(corrected).collect::<Vec<_>>()
        });
        let kept = |wanted: bool, text: &String| match wanted {
            true => text.clone(),
            false => String::new(),
        };
        PlainRow {
            place: kept(places, &r.place),
            period: kept(periods, &r.period),
            subject: kept(subjects, &r.indicator),
            measure: kept(subjects, &r.measure),
            value: r.value.clone(),
            change: table::beside(focus.data, r, focus.lang).change,
            notes: notes.collect(),
            report: reports.iter().position(|i| *i == r.at.report).unwrap_or(0),
        }
    };
    rows.iter().map(row).collect()
}
