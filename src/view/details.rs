//! What is inside the folds of the summary.

use super::Focus;
use super::narrative::{AgainShown, told_again};
use super::summary::{Row, figures, rows};
use crate::analysis::narrative::Kind;
use crate::analysis::{At, Item, coverage};
use crate::model::{Report, Told};
use crate::text::{coverage as coverage_words, names, phrase};

/// A community model.
#[derive(Clone, Debug, PartialEq)]
pub struct ModelShown {
    /// Its name.
    pub name: String,
    /// Where; may be empty.
    pub places: String,
    /// What became of it; may be empty.
    pub status: &'static str,
    /// That an earlier report named it already.
    pub again: Option<AgainShown>,
}

/// A limitation or task.
#[derive(Clone, Debug, PartialEq)]
pub struct ToldLine {
    /// What is told.
    pub text: String,
    /// That an earlier report told it already.
    pub again: Option<AgainShown>,
}

/// What the usual subjects come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CoverageShown {
    /// The names of those not given.
    pub missing: Vec<String>,
    /// How that stands beside the place's other reports, in sentences.
    pub beside: Vec<String>,
}

/// The usual subjects not given, and how that stands beside the place's other reports.
pub fn coverage(focus: &Focus) -> CoverageShown {
    let (data, lang, place) = (focus.data, focus.lang, &focus.place().id);
    let Some(c) = coverage::of_period(data, place, focus.period) else {
        return CoverageShown::default();
    };
    let name = |id: &String| names::indicator(data, id, lang).to_owned();
    let of = c.given.len() + c.missing.len();
    let beside = coverage::beside(data, place, focus.period);
    CoverageShown {
        missing: c.missing.iter().map(name).collect(),
        beside: beside.map_or(Vec::new(), |b| coverage_words::beside(data, &b, of, lang)),
    }
}

/// The community models named.
pub fn models(focus: &Focus) -> Vec<ModelShown> {
    let again = told_again(focus, Kind::Models);
    let reports = focus.data.reports_of(&focus.place().id, focus.period);
    let all = reports.flat_map(|(r, report)| report.models.iter().enumerate().map(move |m| (r, m)));
    let model = all.map(|(r, (i, m))| ModelShown {
        again: mark(&again, r, Item::Model(i)),
        name: names::capitalised(names::local(&m.name, focus.lang)),
        places: m
            .places
            .as_ref()
            .map(|p| names::local(p, focus.lang).to_owned())
            .unwrap_or_default(),
        status: m.status.map_or("", |s| phrase::status(s, focus.lang)),
    });
    model.collect()
}

/// What still goes wrong.
pub fn limitations(focus: &Focus) -> Vec<ToldLine> {
    told(
        focus,
        Kind::Limitations,
        |r| &r.limitations,
        Item::Limitation,
    )
}

/// What is planned.
pub fn tasks(focus: &Focus) -> Vec<ToldLine> {
    told(focus, Kind::Tasks, |r| &r.tasks, Item::Task)
}

/// Awards, in rows.
pub fn awards(focus: &Focus) -> Vec<Row> {
    rows(focus, &figures(focus).0)
}

fn told(
    focus: &Focus,
    kind: Kind,
    list: fn(&Report) -> &Vec<Told>,
    item: fn(usize) -> Item,
) -> Vec<ToldLine> {
    let again = told_again(focus, kind);
    let reports = focus.data.reports_of(&focus.place().id, focus.period);
    let all = reports.flat_map(|(r, report)| list(report).iter().enumerate().map(move |t| (r, t)));
    let line = all.map(|(r, (i, t))| ToldLine {
        text: names::local(&t.text, focus.lang).to_owned(),
        again: mark(&again, r, item(i)),
    });
    line.collect()
}

fn mark(again: &[(At, AgainShown)], report: usize, item: Item) -> Option<AgainShown> {
    let at = At { report, item };
    let found = again.iter().find(|(a, _)| *a == at);
    found.map(|(_, mark)| mark.clone())
}
