//! The reports, what does not fit among them, and what could not be used.

use super::alphabetical::ByName;
use super::correction::{self, CorrectionShown};
use super::focus::Focus;
use super::summary::{ReportLine, report_line};
use crate::analysis::{At, checks};
use crate::model::order;
use crate::model::{Dataset, Head, Place, Severity};
use crate::text::reports::reports_of;
use crate::text::{Lang, findings, names};

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

/// Another place that there are reports of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Other {
    /// Its index among the places of the dataset.
    pub place: usize,
    /// How many reports there are of it.
    pub reports: usize,
}

/// A place and its reports, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// Its name.
    pub place: String,
    /// Its reports, newest first.
    pub entries: Vec<Entry>,
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
    /// These places, in Vietnamese order. Their reports are put into words when they are looked at
    /// ([`listed`]): of a country that are a few.
    pub others: Vec<Other>,
    /// What could not be used, in words.
    pub problems: Vec<String>,
}

impl Sources {
    /// How many reports there are of one of the other places, about.
    pub fn usual(&self) -> f64 {
        self.count as f64 / self.others.len().max(1) as f64
    }
}

/// The checks that failed, a piece of the data at a time.
pub fn unfit(data: &Dataset, lang: Lang) -> impl Iterator<Item = Vec<CheckShown>> {
    let shown = move |check: checks::Check| CheckShown {
        text: findings::check(data, &check, lang),
        at: check.at(),
    };
    checks::in_pieces(data).map(move |found| found.into_iter().map(shown).collect())
}

/// Makes the view, but for the checks and the reports of other places.
pub fn sources(focus: &Focus) -> Sources {
    let (data, lang) = (focus.data, focus.lang);
    let own = entries(focus, focus.place());
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
        others: others(data, focus.place()),
        problems: problems.collect(),
    }
}

/// A place and its reports, in words.
pub fn listed(focus: &Focus, other: Other) -> Listed {
    let place = &focus.data.places()[other.place];
    Listed {
        place: names::capitalised(&names::place_in_full(focus.data, place, focus.lang)),
        entries: entries(focus, place),
    }
}

/// The other places that there are reports of. All reports are counted in one go: there may be ten
/// thousand.
fn others(data: &Dataset, own: &Place) -> Vec<Other> {
    let mut counts = vec![0; data.places().len()];
    for report in data.reports().heads() {
        if let Some(place) = data.number_of(&report.place) {
            counts[place] += 1;
        }
    }
    let own = data.number_of(&own.id);
    let told = (0..counts.len()).filter(|place| counts[*place] > 0 && Some(*place) != own);
    let mut told: Vec<usize> = told.collect();
    data.kept.get(|| ByName::of(data)).sort(&mut told);
    let other = |place: usize| Other {
        place,
        reports: counts[place],
    };
    told.into_iter().map(other).collect()
}

/// The reports of a place, newest first.
fn entries(focus: &Focus, place: &Place) -> Vec<Entry> {
    let (data, lang) = (focus.data, focus.lang);
    let of = data
        .heads_on(&place.id)
        .filter(|(_, r)| *r.place == *place.id);
    let mut of: Vec<_> = of.collect();
    order::sort_by_key(&mut of, |(_, r)| std::cmp::Reverse(r.period));
    let entry = |(i, r): (usize, &Head)| Entry {
        period: names::capitalised(&names::period(r.period, lang)),
        figures: data.reports().count(i) + r.statements().len(),
        line: report_line(focus, i),
        notes: r
            .notes()
            .iter()
            .map(|n| names::local(n, lang).to_owned())
            .collect(),
    };
    of.into_iter().map(entry).collect()
}

#[cfg(test)]
mod tests;
