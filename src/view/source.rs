//! The source of a figure, opened from the figure in one step.

use super::correction::{self, CorrectionShown};
use super::narrative;
use super::weighed::{Weighed, weighed};
use crate::analysis::narrative::Kind;
use crate::analysis::reconcile::keys_at;
use crate::analysis::working::workings;
use crate::analysis::{At, Item, kept};
use crate::model::{Dataset, Figure, Report, Source};
use crate::text::terms::terms;
use crate::text::{Lang, names, narrative as words, number, phrase, sentence, working as steps};

/// One source, with what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceShown {
    /// What the source says, in our words: `Phạm tội về trật tự xã hội: 20 vụ, giảm 4,8% …`.
    pub says: String,
    /// Notes on it.
    pub notes: Vec<String>,
    /// What follows from it for other periods, as arithmetic.
    pub working: Vec<String>,
    /// What was corrected in it, in the order it was.
    pub corrections: Vec<CorrectionShown>,
    /// What it comes to, and what does not fit.
    pub weighed: Weighed,
    /// Publisher.
    pub publisher: String,
    /// What it is.
    pub title: String,
    /// When, and where in the text.
    pub details: String,
    /// Its address.
    pub url: Option<String>,
}

/// The source of what is said at a place in the dataset.
pub fn source(data: &Dataset, at: At, lang: Lang) -> Option<SourceShown> {
    let report = data.reports().get(at.report)?;
    let (says, notes, paragraph) = match at.item {
        Item::Figure(i) => {
            let figure = report.figures.get(i)?;
            let ambiguous = figure.change.as_ref().and_then(|c| c.ambiguous.as_deref());
            let notes = figure
                .note
                .iter()
                .chain(ambiguous)
                .map(|n| sentence::note(n, lang));
            (
                figure_says(data, report, i, lang),
                notes.collect(),
                figure.paragraph,
            )
        }
        Item::Statement(i) => {
            let statement = report.statements.get(i)?;
            let text = names::capitalised(&sentence::statement_text(data, statement, lang));
            let notes = statement.note.iter().map(|n| sentence::note(n, lang));
            (text, notes.collect(), statement.paragraph)
        }
        Item::Model(_) => (told(data, report, at, Kind::Models, lang), Vec::new(), None),
        Item::Limitation(_) => (
            told(data, report, at, Kind::Limitations, lang),
            Vec::new(),
            None,
        ),
        Item::Task(_) => (told(data, report, at, Kind::Tasks, lang), Vec::new(), None),
    };
    let corrections = match at.item {
        Item::Figure(i) => correction::of_figure(data, at.report, i, lang),
        _ => Vec::new(),
    };
    Some(SourceShown {
        says,
        notes,
        working: working(data, at, lang),
        corrections,
        weighed: weighed(data, at, lang),
        publisher: names::local(&report.source.publisher, lang).to_owned(),
        title: names::local(&report.source.title, lang).to_owned(),
        details: details(&report.source, paragraph, lang),
        url: report.source.url.clone(),
    })
}

/// What a figure's change implies for other periods, with the arithmetic.
fn working(data: &Dataset, at: At, lang: Lang) -> Vec<String> {
    let of = |key| {
        let series = kept(data, &key);
        let all = workings(&series, at).into_iter();
        all.map(|w| steps::working(data, &series, &w, lang))
            .collect::<Vec<_>>()
    };
    keys_at(data, at).into_iter().flat_map(of).collect()
}

/// What a report tells in words, with what kind of thing it is.
fn told(data: &Dataset, report: &Report, at: At, kind: Kind, lang: Lang) -> String {
    let what = words::kind(kind, lang);
    let place = names::place_by_id(data, &report.place, lang);
    let of = words::of(what, &place, report.period, lang);
    format!("{of}: {}", narrative::text(data, at, lang))
}

/// When a report was published, of which conference, and where in it something stands.
pub fn details(source: &Source, paragraph: Option<u16>, lang: Lang) -> String {
    let terms = terms(lang);
    let mut parts = Vec::new();
    if let Some(day) = source.event {
        parts.push(format!("{} {}", terms.conference, names::date(day, lang)));
    }
    if let Some(when) = names::published(source, lang) {
        parts.push(format!("{} {when}", terms.published));
    }
    if let Some(n) = paragraph {
        parts.push(format!("{} {n}", terms.paragraph));
    }
    parts.join(" · ")
}

/// What a figure says: its level, what it is a part of, its change.
pub fn figure_says(data: &Dataset, report: &Report, index: usize, lang: Lang) -> String {
    let Some(figure) = report.figures.get(index) else {
        return String::new();
    };
    let of = figure_of(data, report, figure, lang);
    format!("{of}: {}", said(data, figure, lang))
}

/// The level and the change of a figure.
pub fn said(data: &Dataset, figure: &Figure, lang: Lang) -> String {
    let measure = sentence::measure_or_id(data, &figure.measure);
    let mut says = Vec::new();
    if let Some(value) = figure.value {
        let level = number::amount(value, figure.unit, &measure, lang);
        says.push(phrase::level_of(&level, figure.of, lang));
    }
    if let Some(change) = &figure.change {
        let text = sentence::change(change, &measure, lang);
        let text = change
            .versus
            .map_or(text.clone(), |base| phrase::versus(&text, base, lang));
        says.push(text);
    }
    says.join(", ")
}

/// What a figure is of: subject, place and period.
pub fn figure_of(data: &Dataset, report: &Report, figure: &Figure, lang: Lang) -> String {
    let what = names::indicator_scoped(data, &figure.indicator, figure.scope.as_deref(), lang);
    let place = names::place_by_id(data, report.place_of(figure), lang);
    let mut period = names::period(report.period_of(figure), lang);
    let declared = figure
        .dates
        .or(report.dates.filter(|_| figure.period.is_none()));
    if let Some(d) = declared {
        let (from, to) = (names::date(d.from, lang), names::date(d.to, lang));
        period = format!("{period} ({from} – {to})");
    }
    format!("{what} – {place}, {period}")
}
