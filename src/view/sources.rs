//! The reports, what does not fit among them, and what could not be used.

use super::correction::{self, CorrectionShown};
use super::focus::Focus;
use super::summary::{ReportLine, report_line};
use crate::analysis::{At, checks};
use crate::model::order;
use crate::model::{Dataset, Place, Severity};
use crate::text::reports::reports_of;
use crate::text::{Lang, findings, names, search};

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

/// The checks that failed, a piece of the data at a time.
pub fn unfit(data: &Dataset, lang: Lang) -> impl Iterator<Item = Vec<CheckShown>> {
    let shown = move |check: checks::Check| CheckShown {
        text: findings::check(data, &check, lang),
        at: check.at(),
    };
    checks::in_pieces(data).map(move |found| found.into_iter().map(shown).collect())
}

/// Makes the view, but for the checks.
pub fn sources(focus: &Focus) -> Sources {
    let (data, lang) = (focus.data, focus.lang);
    let mut places: Vec<&Place> = data
        .places()
        .iter()
        .filter(|p| p.id != focus.place().id)
        .filter(|p| data.heads_on(&p.id).any(|(_, r)| r.place == p.id))
        .collect();
    order::sort_by_key(&mut places, |p| (search::sort_key(&p.name), p.id.clone()));
    let entries = |place: &Place| {
        let of = data
            .heads_on(&place.id)
            .filter(|(_, r)| r.place == place.id);
        let mut of: Vec<_> = of.collect();
        order::sort_by_key(&mut of, |(_, r)| std::cmp::Reverse(r.period));
        let entry = |(i, r): (usize, &crate::model::Head)| Entry {
            period: names::capitalised(&names::period(r.period, lang)),
            figures: data.reports().count(i) + r.statements.len(),
            line: report_line(focus, i),
            notes: r
                .notes()
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
