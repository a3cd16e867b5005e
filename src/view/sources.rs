//! The reports, what does not fit among them, and what could not be used.

use super::correction::{self, CorrectionShown};
use super::focus::Focus;
use super::summary::{ReportLine, report_line};
use crate::analysis::{At, checks};
use crate::model::order;
use crate::model::{Place, Severity};
use crate::text::reports::reports_of;
use crate::text::{findings, names, search};

/// A check that failed, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct CheckShown {
    /// What does not fit.
    pub text: String,
    /// Who says it.
    pub at: Vec<At>,
}

/// A report with what it is of.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Period.
    pub period: String,
    /// How many figures.
    pub figures: usize,
    /// Who and where.
    pub line: ReportLine,
    /// What can be read in more than one way.
    pub notes: Vec<String>,
}

/// Everything the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Sources {
    /// Checks that failed.
    pub checks: Vec<CheckShown>,
    /// Figures that were corrected, the latest first.
    pub corrections: Vec<CorrectionShown>,
    /// The place in view.
    pub place: String,
    /// The heading over its reports.
    pub title: String,
    /// Its reports, newest first; none if it has none.
    pub own: Vec<Entry>,
    /// How many there are of other places.
    pub count: usize,
    /// Those by place, in Vietnamese order; newest first.
    pub others: Vec<(String, Vec<Entry>)>,
    /// What could not be used, in words.
    pub problems: Vec<String>,
}

/// Makes the view.
pub fn sources(focus: &Focus) -> Sources {
    let (data, lang) = (focus.data, focus.lang);
    let checks = checks::all(data).into_iter().map(|check| CheckShown {
        text: findings::check(data, &check, lang),
        at: check.at(),
    });
    let mut places: Vec<&Place> = data
        .places()
        .iter()
        .filter(|p| p.id != focus.place().id)
        .filter(|p| data.reports().iter().any(|r| r.place == p.id))
        .collect();
    order::sort_by_key(&mut places, |p| (search::sort_key(&p.name), p.id.clone()));
    let entries = |place: &Place| {
        let of = data
            .reports()
            .iter()
            .enumerate()
            .filter(|(_, r)| r.place == place.id);
        let mut of: Vec<_> = of.collect();
        order::sort_by_key(&mut of, |(_, r)| std::cmp::Reverse(r.period));
        let entry = |(i, r): (usize, &crate::model::Report)| Entry {
            period: names::capitalised(&names::period(r.period, lang)),
            figures: r.figures.len() + r.statements.len(),
            line: report_line(focus, i),
            notes: r
                .notes
                .iter()
                .map(|n| names::local(n, lang).to_owned())
                .collect(),
        };
        of.into_iter().map(entry).collect::<Vec<Entry>>()
    };
    let own = entries(focus.place());
    let problems = data
        .findings
        .iter()
        .filter(|f| f.severity == Severity::Error)
        .map(|f| {
            let what = findings::found(&f.problem, lang);
            let todo = findings::remedy(&f.problem, lang);
            format!("{} {}: {what}; {todo}", f.file, f.path)
        });
    Sources {
        checks: checks.collect(),
        corrections: correction::all(data, lang),
        place: names::capitalised(&names::place_in_full(data, focus.place(), lang)),
        title: reports_of(&names::place_in_full(data, focus.place(), lang), lang),
        count: data.reports().len() - own.len(),
        own,
        others: places
            .iter()
            .map(|p| {
                (
                    names::capitalised(&names::place_in_full(data, p, lang)),
                    entries(p),
                )
            })
            .collect(),
        problems: problems.collect(),
    }
}
