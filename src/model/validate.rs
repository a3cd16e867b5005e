//! What is well-formed but wrong: unknown references, impossible numbers, unsafe links.
//!
//! Drops only what must not be shown; everything else stays, with a warning.

use std::fmt;

use chrono::NaiveDate;

use super::dataset::{Described, Lost};
use super::figures::Figures;
use super::found::Found;
use super::head::Words;
use super::known::Known;
use super::piece::Read;
use super::told::is_topic;
use super::{
    Catalogue, Change, Correction, Direction, Figure, FigureRef, Head, LocalText, MAX_SAFE,
    Measure, MeasureUnit, Of, Piece, Place, Problem, Quantity, Scale, Source, Statement, order,
};

/// The reports that were looked at so far.
#[derive(Default)]
pub(super) struct Seen {
    /// Their ids.
    ids: Known,
    number: usize,
}

/// The reports of a document, after those of the documents before it.
pub(super) fn reports(
    piece: &mut Piece,
    described: &Described,
    seen: &mut Seen,
    found: &mut Found,
) {
    let Seen { ids, number } = seen;
    let kinds = piece.figures.kinds();
    let kinds = kinds.map(|key| Kind::of(key, &described.catalogue));
    let kinds: Vec<Kind> = kinds.collect();
    for (at, read) in piece.reports.iter_mut().enumerate() {
        let mut check = Check {
            file: &piece.file,
            path: format!("reports[{}]", read.index),
            catalogue: &described.catalogue,
            lost: &piece.lost,
            found: &mut *found,
        };
        check.head(&mut read.head, piece.figures.count(at));
        let published = read.head.source.published.as_deref().and_then(first_day);
        check.all_corrections(&mut piece.figures, at, read, published);
        let kept = check.figures(&piece.figures, at, read, described, &kinds);
        if ids.insert(read.head.id.to_string(), *number).is_some() {
            let id = read.head.id.to_string();
            check.error(&"id", Problem::DuplicateId { id });
            read.head.id = format!("{}~{number}", read.head.id).into();
            ids.insert(read.head.id.to_string(), *number);
        }
        if kept.contains(&false) {
            piece.figures.retain(at, &kept);
            read.retain(&kept);
        }
        *number += 1;
    }
}

/// What the catalogue says of a kind of figures, looked up once however many there are.
struct Kind<'d> {
    measure: Option<&'d Measure>,
    odd: Vec<Odd>,
}

/// A field that names what the catalogue does not have, and what is wrong with it.
type Odd = (&'static str, Problem);

impl<'d> Kind<'d> {
    fn of(key: (&str, &str, Option<&str>), catalogue: &'d Catalogue) -> Self {
        let (indicator, measure, scope) = key;
        Self {
            measure: catalogue.measure(measure),
            odd: odd(indicator, Some(measure), scope, catalogue),
        }
    }

    /// Whether it is counted in percents, if that is known.
    fn is_percent(&self) -> Option<bool> {
        self.measure.map(|m| m.unit == MeasureUnit::Percent)
    }
}

/// What of these ids the catalogue does not have, or not together.
fn odd(
    indicator: &str,
    measure: Option<&str>,
    scope: Option<&str>,
    catalogue: &Catalogue,
) -> Vec<Odd> {
    let mut odd = Vec::new();
    let known = catalogue.indicator(indicator);
    if known.is_none() {
        let id = indicator.to_owned();
        odd.push(("indicator", Problem::UnknownIndicator { id }));
    }
    if let Some(measure) = measure {
        if catalogue.measure(measure).is_none() {
            let id = measure.to_owned();
            odd.push(("measure", Problem::UnknownMeasure { id }));
        } else if known.is_some_and(|i| !i.measures.iter().any(|m| m == measure)) {
            let (indicator, measure) = (indicator.to_owned(), measure.to_owned());
            odd.push(("measure", Problem::MeasureNotUsual { indicator, measure }));
        }
    }
    if let Some(scope) = scope
        && catalogue.scope(scope).is_none()
    {
        let id = scope.to_owned();
        odd.push(("scope", Problem::UnknownScope { id }));
    }
    odd
}

/// The places of a document, which may name those of any other.
pub(super) fn places(piece: &Piece, described: &Described, found: &mut Found) {
    let file = &piece.file;
    for (place, index) in piece.places.iter().zip(&piece.place_indexes) {
        let path = format!("places[{index}]");
        if !is_id(&place.id) {
            let id = place.id.clone();
            found.error(file, &format!("{path}.id"), Problem::BadId { id });
        }
        let successors = place.successors.iter().enumerate();
        let named = successors.map(|(i, id)| (format!("successors[{i}]"), id));
        for (at, id) in place
            .parent
            .iter()
            .map(|id| ("parent".to_owned(), id))
            .chain(named)
        {
            if described.place(id).is_none() {
                found.warning(
                    file,
                    &format!("{path}.{at}"),
                    Problem::UnknownPlace { id: id.clone() },
                );
            }
        }
        if place
            .valid
            .from
            .zip(place.valid.to)
            .is_some_and(|(from, to)| to < from)
        {
            found.error(file, &format!("{path}.valid"), Problem::DatesBackwards);
        }
        if has_markup(&place.name) {
            found.warning(file, &format!("{path}.name"), Problem::Markup);
        }
        if is_decomposed(&place.name) {
            found.warning(file, &format!("{path}.name"), Problem::Decomposed);
        }
    }
}

fn is_id(id: &str) -> bool {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-/_".contains(&b);
    !id.is_empty() && id.bytes().all(plain)
}

/// Whether letters and their marks are stored apart. Every Vietnamese letter has a composed form.
fn is_decomposed(text: &str) -> bool {
    // In UTF-8 these marks begin with one of two bytes, which few texts have.
    text.bytes().any(|b| matches!(b, 0xcc | 0xcd))
        && text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c))
}

fn has_markup(text: &str) -> bool {
    let after = text.split('<').skip(1);
    after
        .into_iter()
        .any(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!'))
}

/// Where in a report something stands. It is put into words only where something is wrong, which
/// most figures have nothing of.
type At<'a> = &'a dyn fmt::Display;

struct Check<'d> {
    file: &'d str,
    path: String,
    catalogue: &'d Catalogue,
    lost: &'d Lost,
    found: &'d mut Found,
}

impl Check<'_> {
    fn error(&mut self, at: At, problem: Problem) {
        let path = format!("{}.{at}", self.path);
        self.found.error(self.file, &path, problem);
    }

    fn warning(&mut self, at: At, problem: Problem) {
        let path = format!("{}.{at}", self.path);
        self.found.warning(self.file, &path, problem);
    }

    /// Where in the document the item of a list stands that is the `kept`-th of those kept.
    fn item(&self, list: &str, kept: usize) -> String {
        let path = format!("{}.{list}", self.path);
        let place = self.lost.place(&path, kept);
        format!("{list}[{place}]")
    }

    /// Everything but the figures, of which there are so many.
    fn head(&mut self, head: &mut Head, figures: usize) {
        if !is_id(&head.id) {
            let id = head.id.to_string();
            self.error(&"id", Problem::BadId { id });
        }
        self.source(&mut head.source);
        if head.dates.is_some_and(|d| d.to < d.from) {
            self.error(&"dates", Problem::DatesBackwards);
            head.dates = None;
        }
        if let Some(words) = &mut head.words {
            self.words(words);
        }
        for (i, statement) in head.statements().iter().enumerate() {
            let at = self.item("statements", i);
            self.statement(&at, statement);
        }
        let tells = |words: &Words| {
            let told = words.limitations.len() + words.tasks.len();
            words.statements.len() + words.models.len() + told > 0
        };
        if figures == 0 && !head.words.as_deref().is_some_and(tells) {
            self.warning(&"figures", Problem::EmptyReport);
        }
    }

    fn words(&mut self, words: &mut Words) {
        let told = [&mut words.limitations, &mut words.tasks];
        for (name, items) in ["limitations", "tasks"].iter().zip(told) {
            for (i, item) in items.iter_mut().enumerate() {
                let at = self.item(name, i);
                self.text(&at, &item.text);
                self.topic(&at, &mut item.topic);
            }
        }
        for (i, note) in words.notes.iter().enumerate() {
            let at = self.item("notes", i);
            self.text(&at, note);
        }
        for (i, model) in words.models.iter_mut().enumerate() {
            let at = self.item("models", i);
            self.topic(&at, &mut model.topic);
            self.text(&format_args!("{at}.name"), &model.name);
            if let Some(places) = &model.places {
                self.text(&format_args!("{at}.places"), places);
            }
        }
    }

    /// Says of each figure whether it can be kept.
    fn figures(
        &mut self,
        figures: &Figures,
        report: usize,
        read: &Read,
        described: &Described,
        kinds: &[Kind],
    ) -> Vec<bool> {
        let own = figures.kinds_of(report).map(|kind| &kinds[kind]);
        let figures = figures.of_report(&read.head, report).zip(own).enumerate();
        // Most are of the place that the one before is of.
        let mut last: Option<(&str, Option<&Place>)> = None;
        figures
            .map(|(kept, (figure, kind))| {
                let path = format_args!("figures[{}]", read.figure(kept));
                let place = match last {
                    Some((id, place)) if id == figure.place => place,
                    _ => described.place(figure.place),
                };
                last = Some((figure.place, place));
                if let Some(place) = place
                    && !place.valid.covers(figure.period)
                {
                    let (place, period) = (place.id.clone(), figure.period.to_string());
                    self.warning(&path, Problem::OutsideValidity { place, period });
                }
                self.figure(&path, figure, kind) & self.change(&path, figure, kind)
            })
            .collect()
    }

    fn source(&mut self, source: &mut Source) {
        if let Some(url) = &source.url
            && !is_web_link(url)
        {
            let found = url.to_string();
            self.error(&"source.url", Problem::UnsafeLink { found });
            source.url = None;
        }
        if let Some(found) = &source.published
            && !is_partial_date(found)
        {
            let found = found.to_string();
            self.error(&"source.published", Problem::BadDate { found });
            source.published = None;
        }
        self.text(&"source.title", &source.title);
        self.text(&"source.publisher", &source.publisher);
    }

    fn topic(&mut self, at: At, topic: &mut Option<String>) {
        if let Some(id) = topic.take_if(|id| !is_topic(id)) {
            self.error(&format_args!("{at}.topic"), Problem::BadTopic { id });
        }
    }

    /// Looks through the corrections of a report's figures.
    fn all_corrections(
        &mut self,
        figures: &mut Figures,
        report: usize,
        read: &Read,
        published: Option<NaiveDate>,
    ) {
        for kept in 0..figures.count(report) {
            let Some(mut figure) = figures.corrected(report, kept) else {
                continue;
            };
            let path = format!("figures[{}]", read.figure(kept));
            self.corrections(&path, &mut figure, published);
            figures.mend(report, kept, figure.corrections);
        }
    }

    /// Drops corrections that can't be shown, and puts the others in the order of their days.
    fn corrections(&mut self, at: At, figure: &mut Figure, published: Option<NaiveDate>) {
        let list = format!("{at}.corrections");
        let mut last = published;
        let mut kept = Vec::with_capacity(figure.corrections.len());
        for (i, mut correction) in std::mem::take(&mut figure.corrections)
            .into_iter()
            .enumerate()
        {
            let at = self.item(&list, i);
            if last.is_some_and(|last| correction.day < last) {
                self.warning(&format_args!("{at}.day"), Problem::CorrectionsBackwards);
            }
            last = last.max(Some(correction.day));
            if self.correction(&at, figure, &mut correction) {
                kept.push((at, correction));
            }
        }
        order::sort_by_key(&mut kept, |(_, correction)| correction.day);
        let (paths, corrections): (Vec<String>, Vec<Correction>) = kept.into_iter().unzip();
        figure.corrections = corrections;
        for (i, at) in paths.iter().enumerate() {
            if figure.before(i) == figure.before(i + 1) {
                self.warning(&format_args!("{at}.before"), Problem::NothingCorrected);
            }
        }
    }

    /// Says whether a correction can be kept.
    fn correction(&mut self, at: At, figure: &Figure, correction: &mut Correction) -> bool {
        for text in [&correction.note, &correction.publisher]
            .into_iter()
            .flatten()
        {
            self.text(at, text);
        }
        if let Some(found) = correction.url.take_if(|url| !is_web_link(url)) {
            self.error(&format_args!("{at}.url"), Problem::UnsafeLink { found });
        }
        let before = &correction.before;
        let unit = before.unit.unwrap_or(figure.unit);
        let level = before.value.is_none_or(|value| {
            let measure = self.catalogue.measure(&figure.measure);
            self.quantity(&format_args!("{at}.before.value"), value, unit, measure)
        });
        let change = before.change.as_ref();
        level & change.is_none_or(|c| self.sizes(&format_args!("{at}.before.change"), c))
    }

    fn text(&mut self, at: At, text: &LocalText) {
        self.plain_text(at, text.vi());
        if let Some(en) = text.en() {
            self.plain_text(at, en);
        }
    }

    fn plain_text(&mut self, at: At, text: &str) {
        if has_markup(text) {
            self.warning(at, Problem::Markup);
        }
        if is_decomposed(text) {
            self.warning(at, Problem::Decomposed);
        }
    }

    /// Tells of these at a figure or another thing that names them.
    fn odd(&mut self, at: At, odd: &[Odd]) {
        for (field, problem) in odd {
            self.warning(&format_args!("{at}.{field}"), problem.clone());
        }
    }

    fn statement(&mut self, at: At, statement: &Statement) {
        for (i, s) in statement.subjects.iter().enumerate() {
            let (measure, scope) = (s.measure.as_deref(), s.scope.as_deref());
            let odd = odd(&s.indicator, measure, scope, self.catalogue);
            self.odd(&format_args!("{at}.subjects[{i}]"), &odd);
        }
        if statement.subjects.is_empty() {
            self.error(at, Problem::NothingSaid);
        }
    }

    fn figure(&mut self, at: At, figure: FigureRef, kind: &Kind) -> bool {
        self.odd(at, &kind.odd);
        if let Some(note) = figure.note {
            self.text(&format_args!("{at}.note"), note);
        }
        if figure.dates.is_some_and(|d| d.to < d.from) {
            self.error(&format_args!("{at}.dates"), Problem::DatesBackwards);
            return false;
        }
        if figure.value.is_none() && figure.change.is_none() {
            self.error(at, Problem::NothingSaid);
            return false;
        }
        let Some(value) = figure.value else {
            return true;
        };
        let at_value = format_args!("{at}.value");
        if !self.quantity(&at_value, value, figure.unit, kind.measure) {
            return false;
        }
        if let (Some(Of::Whole(whole)), Some(part)) = (figure.of, value.exact())
            && part.to_f64() > whole as f64
            // `98.97% of 97`: what stands after the stroke is not in the unit of the value.
            && kind.is_percent() != Some(true)
        {
            let part = part.to_string();
            self.warning(&at_value, Problem::PartOverWhole { part, whole });
        }
        true
    }

    fn quantity(
        &mut self,
        at: At,
        value: Quantity,
        scale: Scale,
        measure: Option<&Measure>,
    ) -> bool {
        let found = || value.printed().to_string();
        if value.printed().is_negative() {
            self.error(at, Problem::Negative { found: found() });
            return false;
        }
        if let Quantity::Between(from, to) = value
            && to.to_f64() < from.to_f64()
        {
            self.error(at, Problem::RangeBackwards);
            return false;
        }
        let scaled = value.printed().to_f64() * scale.factor();
        if scaled > MAX_SAFE as f64 {
            self.error(at, Problem::TooBig { found: found() });
            return false;
        }
        let Some(measure) = measure else {
            return true;
        };
        match measure.unit {
            MeasureUnit::Percent if scaled > 100.0 && !measure.over_100 => {
                self.error(at, Problem::Over100 { found: found() });
                false
            }
            MeasureUnit::Count if scaled.fract() != 0.0 => {
                self.error(at, Problem::NotWhole { found: found() });
                false
            }
            _ => true,
        }
    }

    fn change(&mut self, at: At, figure: FigureRef, kind: &Kind) -> bool {
        let Some(change) = figure.change else {
            return true;
        };
        let at = format_args!("{at}.change");
        if let Some(text) = &change.ambiguous {
            self.text(&format_args!("{at}.ambiguous"), text);
        }
        if change.versus == Some(figure.period) {
            self.error(&format_args!("{at}.versus"), Problem::VersusItself);
            return false;
        }
        let zero = |q: Quantity| q.exact().is_some_and(|d| d.digits() == 0);
        if change.direction == Direction::Same && sizes(change).any(|(_, size)| !zero(size)) {
            self.warning(&at, Problem::SameWithSize);
        }
        if change.points.is_some() && kind.is_percent() == Some(false) {
            self.error(&format_args!("{at}.points"), Problem::PointsOfCount);
            return false;
        }
        self.sizes(&at, change)
    }

    /// Says whether all sizes of a change are without a sign.
    fn sizes(&mut self, at: At, change: &Change) -> bool {
        sizes(change).all(|(name, size)| {
            let negative = size.printed().is_negative();
            if negative {
                let found = size.printed().to_string();
                self.error(&format_args!("{at}.{name}"), Problem::Negative { found });
            }
            !negative
        })
    }
}

fn sizes(change: &Change) -> impl Iterator<Item = (&'static str, Quantity)> {
    let named = [
        ("by", change.by),
        ("percent", change.percent),
        ("points", change.points),
    ];
    named
        .into_iter()
        .filter_map(|(name, size)| Some((name, size?)))
}

fn is_web_link(url: &str) -> bool {
    let rest = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        !rest.is_empty()
            && !url.contains(|c: char| {
                matches!(c, '"' | '<' | '>') || c.is_whitespace() || c.is_control()
            })
    })
}

/// The first day on which something dated so can have been published.
fn first_day(text: &str) -> Option<NaiveDate> {
    let month = || text.parse::<super::Period>().ok().map(|p| p.start());
    super::day::parse(text).or_else(month)
}

fn is_partial_date(text: &str) -> bool {
    match text.len() {
        4 | 7 => text.parse::<super::Period>().is_ok(),
        10 => super::day::parse(text).is_some(),
        _ => false,
    }
}
