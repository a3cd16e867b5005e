//! The source of a figure, opened from the figure in one step.

use super::correction::{self, CorrectionShown};
use super::narrative;
use super::weighed::{Weighed, weighed};
use crate::analysis::narrative::Kind;
use crate::analysis::reconcile::keys_at;
use crate::analysis::working::workings;
use crate::analysis::{At, Item, kept};
use crate::model::{Change, Dataset, FigureRef, Head, Of, Quantity, Scale, Source};
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
    let report = data.reports().head(at.report)?;
    let (says, notes, paragraph) = match at.item {
        Item::Figure(i) => {
            let figure = data.reports().figure(at.report, i)?;
            let ambiguous = figure.change.and_then(|c| c.ambiguous.as_deref());
            let notes = figure
                .note
                .into_iter()
                .chain(ambiguous)
                .map(|n| sentence::note(n, lang));
            (
                figure_says(data, report, figure, lang),
                notes.collect(),
                figure.paragraph,
            )
        }
        Item::Statement(i) => {
            let statement = report.statements().get(i)?;
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
        url: report.source.url.as_deref().map(str::to_owned),
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
fn told(data: &Dataset, report: &Head, at: At, kind: Kind, lang: Lang) -> String {
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
pub fn figure_says(data: &Dataset, report: &Head, figure: FigureRef, lang: Lang) -> String {
    let of = figure_of(data, report, figure, lang);
    let level = figure.value.map(|value| (value, figure.unit, figure.of));
    let said = said(data, figure.measure, level, figure.change, lang);
    format!("{of}: {said}")
}

/// A level and a change in a measure.
pub fn said(
    data: &Dataset,
    measure: &str,
    level: Option<(Quantity, Scale, Option<Of>)>,
    change: Option<&Change>,
    lang: Lang,
) -> String {
    let measure = sentence::measure_or_id(data, measure);
    let mut says = Vec::new();
    if let Some((value, unit, of)) = level {
        let level = number::amount(value, unit, &measure, lang);
        says.push(phrase::level_of(&level, of, lang));
    }
    if let Some(change) = change {
        let text = sentence::change(change, &measure, lang);
        let text = change
            .versus
            .map_or(text.clone(), |base| phrase::versus(&text, base, lang));
        says.push(text);
    }
    says.join(", ")
}

/// What a figure is of: subject, place and period.
pub fn figure_of(data: &Dataset, report: &Head, figure: FigureRef, lang: Lang) -> String {
    let what = names::indicator_scoped(data, figure.indicator, figure.scope, lang);
    let place = names::place_by_id(data, figure.place, lang);
    let mut period = names::period(figure.period, lang);
    if let Some(d) = figure.declared(report) {
        let (from, to) = (names::date(d.from, lang), names::date(d.to, lang));
        period = format!("{period} ({from} – {to})");
    }
    format!("{what} – {place}, {period}")
}
