//! Figures in little room, and in an order in which they are found.
//!
//! A country tells a million numbers of a few hundred kinds. So a figure is a row of 24 bytes
//! that names its kind by number; changes and what few figures have stand apart. Rows are found by
//! place and kind without looking at any other place's.

use std::borrow::Cow;
use std::num::NonZeroU16;
use std::ops::Range;

use super::known::Known;
use super::report::DeclaredDates;
use super::{
    Change, Correction, Decimal, Figure, Head, LocalText, Of, Period, Quantity, Scale, order,
};

/// A figure as it stands in a dataset, under the names that [`Figure`] has for the same.
#[derive(Clone, Copy, Debug)]
pub struct FigureRef<'a> {
    /// The indicator's id.
    pub indicator: &'a str,
    /// The measure's id.
    pub measure: &'a str,
    /// The id of the part it is limited to.
    pub scope: Option<&'a str>,
    /// The level.
    pub value: Option<Quantity>,
    /// What the level is multiplied by.
    pub unit: Scale,
    /// What stands after the stroke.
    pub of: Option<Of>,
    /// The change on another period.
    pub change: Option<&'a Change>,
    /// The place that it is of, its own or the report's.
    pub place: &'a str,
    /// The period that it is of, its own or the report's.
    pub period: Period,
    /// Whether it names that period itself.
    pub own_period: bool,
    /// Declared dates of its own period.
    pub dates: Option<DeclaredDates>,
    /// Something the reader should know.
    pub note: Option<&'a LocalText>,
    /// Its place in the source: which paragraph, from 1.
    pub paragraph: Option<u16>,
    /// What was corrected later.
    pub corrections: &'a [Correction],
}

impl FigureRef<'_> {
    /// The dates that were declared for its period, by itself or by the report that it is of.
    pub fn declared(&self, report: &Head) -> Option<DeclaredDates> {
        self.dates.or(report.dates.filter(|_| !self.own_period))
    }
}

/// A figure as it is read: its names are still those of the text.
#[derive(Default)]
pub(super) struct Raw<'a> {
    pub(super) indicator: Cow<'a, str>,
    pub(super) measure: Cow<'a, str>,
    pub(super) scope: Option<Cow<'a, str>>,
    pub(super) place: Option<Cow<'a, str>>,
    pub(super) value: Option<Quantity>,
    pub(super) unit: Scale,
    pub(super) change: Option<Change>,
    pub(super) paragraph: Option<u16>,
    rest: Option<Box<Rest>>,
}

impl Raw<'_> {
    /// What few figures have, of this one.
    pub(super) fn rest(&mut self) -> &mut Rest {
        self.rest.get_or_insert_default()
    }
}

/// What few figures have.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Rest {
    pub(super) of: Option<Of>,
    pub(super) period: Option<Period>,
    pub(super) dates: Option<DeclaredDates>,
    pub(super) derived: bool,
    pub(super) note: Option<LocalText>,
    pub(super) corrections: Vec<Correction>,
    /// The place that it names, be it the report's.
    place: Option<u32>,
    /// The upper one of the two numbers that the level is between.
    upper: Option<Decimal>,
    /// Paragraphs are counted from 1; somebody may not.
    in_paragraph_0: bool,
}

#[derive(Debug)]
struct Row {
    value: Option<Level>,
    unit: Scale,
    /// None for the paragraph 0 too, which stands with the rest.
    paragraph: Option<NonZeroU16>,
    kind: u32,
    /// One more than its place among the changes; 0 for none.
    change: u32,
    /// One more than its place among the rest; 0 for none.
    rest: u32,
}

impl Row {
    fn quantity(&self, rest: Option<&Rest>) -> Option<Quantity> {
        let level = self.value?;
        Some(level.quantity(rest.and_then(|rest| rest.upper)))
    }

    fn paragraph(&self, rest: Option<&Rest>) -> Option<u16> {
        let zero = || rest.filter(|rest| rest.in_paragraph_0).map(|_| 0);
        self.paragraph.map(NonZeroU16::get).or_else(zero)
    }
}

/// A [`Quantity`] without the upper number of a range.
#[derive(Clone, Copy, Debug)]
enum Level {
    Exact(Decimal),
    AtLeast(Decimal),
    AtMost(Decimal),
    JustUnder(Decimal),
    About(Decimal),
    Between(Decimal),
}

impl Level {
    fn of(quantity: Quantity) -> (Self, Option<Decimal>) {
        match quantity {
            Quantity::Exact(d) => (Self::Exact(d), None),
            Quantity::AtLeast(d) => (Self::AtLeast(d), None),
            Quantity::AtMost(d) => (Self::AtMost(d), None),
            Quantity::JustUnder(d) => (Self::JustUnder(d), None),
            Quantity::About(d) => (Self::About(d), None),
            Quantity::Between(from, to) => (Self::Between(from), Some(to)),
        }
    }

    fn quantity(self, upper: Option<Decimal>) -> Quantity {
        match self {
            Self::Exact(d) => Quantity::Exact(d),
            Self::AtLeast(d) => Quantity::AtLeast(d),
            Self::AtMost(d) => Quantity::AtMost(d),
            Self::JustUnder(d) => Quantity::JustUnder(d),
            Self::About(d) => Quantity::About(d),
            Self::Between(d) => Quantity::Between(d, upper.unwrap_or(d)),
        }
    }
}

/// An indicator in a measure, whole or limited to a part.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Kind {
    indicator: String,
    measure: String,
    scope: Option<String>,
}

impl Kind {
    fn key(&self) -> (&str, &str, Option<&str>) {
        (&self.indicator, &self.measure, self.scope.as_deref())
    }
}

/// All figures of a document.
#[derive(Debug, Default)]
pub(super) struct Figures {
    kinds: Vec<Kind>,
    /// The ids of the places that reports and figures are of.
    places: Vec<String>,
    rows: Vec<Row>,
    changes: Vec<Change>,
    rest: Vec<Rest>,
    /// Of each report, behind which row its own end.
    ends: Vec<u32>,
    report_places: Vec<u32>,
    /// All periods that something is told of.
    periods: Vec<Period>,
    /// By place, the rows of each kind in the order read.
    rows_on: Grouped,
    /// By place, the kinds told of it.
    kinds_on: Grouped,
    /// Where among those rows the ones of each of these kinds begin, and at last where all end.
    kind_rows: Vec<u32>,
    /// By place, the reports of it or with figures of it, in the order read.
    reports_on: Grouped,
    /// By place, which periods its reports and figures are of; one may be there twice.
    periods_on: Grouped,
    /// By place, its reports that state something in words, in the order read.
    said_on: Grouped,
    numbers: Numbers,
}

/// What numbers are given while figures are read.
#[derive(Debug, Default)]
struct Numbers {
    kinds: Known,
    places: Known,
    /// The kind that is met next, if reports tell the same in the same order.
    next_kind: usize,
    /// The place that came last.
    place: Option<(String, u32)>,
    /// Of each report.
    periods: Vec<Period>,
    /// The reports that state something in words.
    said: Vec<usize>,
    /// For looking kinds up by.
    joined: String,
}

/// Among how many kinds the next one is looked for first.
const NEAR: usize = 4;

/// Stands for the kind of a row that is not kept.
const DROPPED: u32 = u32::MAX;

impl Figures {
    /// Takes in a figure of the report that is being read.
    pub(super) fn push(&mut self, mut raw: Raw) {
        let kind = self.kind(&raw.indicator, &raw.measure, raw.scope.as_deref());
        if let Some(id) = raw.place.take() {
            raw.rest().place = Some(self.place_number(&id));
        }
        let level = raw.value.map(Level::of);
        if let Some((_, Some(upper))) = level {
            raw.rest().upper = Some(upper);
        }
        if raw.paragraph == Some(0) {
            raw.rest().in_paragraph_0 = true;
        }
        let rest = raw.rest.filter(|rest| **rest != Rest::default());
        self.rows.push(Row {
            value: level.map(|(level, _)| level),
            unit: raw.unit,
            paragraph: raw.paragraph.and_then(NonZeroU16::new),
            kind,
            change: apart(&mut self.changes, raw.change),
            rest: apart(&mut self.rest, rest.map(|rest| *rest)),
        });
    }

    fn kind(&mut self, indicator: &str, measure: &str, scope: Option<&str>) -> u32 {
        let Numbers {
            kinds,
            next_kind: next,
            joined,
            ..
        } = &mut self.numbers;
        // Measures are shorter, and one after the other they differ more often.
        let is_met = |kind: &Kind| {
            kind.measure == measure && kind.indicator == indicator && kind.scope.as_deref() == scope
        };
        let mut near = *next..self.kinds.len().min(*next + NEAR);
        let kind = near
            .find(|kind| is_met(&self.kinds[*kind]))
            .unwrap_or_else(|| {
                joined.clear();
                for part in [indicator, "\0", measure, "\0", scope.unwrap_or("\0")] {
                    joined.push_str(part);
                }
                if let Some(kind) = kinds.get(joined.as_str()) {
                    return *kind;
                }
                kinds.insert(joined.clone(), self.kinds.len());
                self.kinds.push(Kind {
                    indicator: indicator.to_owned(),
                    measure: measure.to_owned(),
                    scope: scope.map(str::to_owned),
                });
                self.kinds.len() - 1
            });
        *next = kind + 1;
        kind as u32
    }

    fn place_number(&mut self, id: &str) -> u32 {
        let Numbers {
            places,
            place: last,
            ..
        } = &mut self.numbers;
        if let Some((last, number)) = last
            && last == id
        {
            return *number;
        }
        let number = match places.get(id) {
            Some(number) => *number as u32,
            None => {
                let next = places.len();
                self.places.push(id.to_owned());
                places.insert(id.to_owned(), next);
                next as u32
            }
        };
        *last = Some((id.to_owned(), number));
        number
    }

    /// Ends a report: what was taken in since the last one is of this place and period, unless it
    /// says otherwise; without these it is forgotten. `says` if it states something in words, too.
    pub(super) fn end_report(&mut self, of: Option<(&str, Period)>, says: bool) {
        let Some((place, period)) = of else {
            // Its changes stay behind, unseen: a report that can't be read is rare.
            return self.forget();
        };
        let place = self.place_number(place);
        self.numbers.periods.push(period);
        self.numbers.next_kind = 0;
        if says {
            self.numbers.said.push(self.ends.len());
        }
        self.report_places.push(place);
        self.ends.push(self.rows.len() as u32);
    }

    /// Drops those figures of a report that are not to be kept. Before [`Figures::finish`].
    pub(super) fn retain(&mut self, report: usize, keep: &[bool]) {
        let rows = &mut self.rows[range(&self.ends, report)];
        for (row, keep) in rows.iter_mut().zip(keep) {
            if !keep {
                row.kind = DROPPED;
            }
        }
    }

    /// Forgets the figures of the report that is being read.
    pub(super) fn forget(&mut self) {
        let start = self.ends.last().map_or(0, |end| *end as usize);
        self.rows.truncate(start);
    }

    /// Puts corrections in the order of their days.
    pub(super) fn order_corrections(&mut self) {
        for rest in self
            .rest
            .iter_mut()
            .filter(|rest| rest.corrections.len() > 1)
        {
            order::sort_by_key(&mut rest.corrections, |correction| correction.day);
        }
    }

    /// A figure of a report that was corrected; `None` of any other.
    pub(super) fn corrected(&self, report: usize, figure: usize) -> Option<Figure> {
        let row = self.rows[range(&self.ends, report)].get(figure)?;
        let corrected = !one(&self.rest, row.rest)?.corrections.is_empty();
        corrected.then(|| self.figure(row))
    }

    /// Puts others in place of the corrections of a figure that has some.
    pub(super) fn mend(&mut self, report: usize, figure: usize, corrections: Vec<Correction>) {
        let row = self.rows[range(&self.ends, report)].get(figure);
        let rest = row.and_then(|row| (row.rest as usize).checked_sub(1));
        if let Some(rest) = rest.and_then(|rest| self.rest.get_mut(rest)) {
            rest.corrections = corrections;
        }
    }

    /// Puts everything in the order in which it is looked for.
    pub(super) fn finish(&mut self) {
        let numbers = std::mem::take(&mut self.numbers);
        let kinds = std::mem::take(&mut self.kinds);
        let mut kinds: Vec<(usize, Kind)> = kinds.into_iter().enumerate().collect();
        order::sort_by(&mut kinds, |(_, a), (_, b)| a.cmp(b));
        let kind_of = inverse(kinds.iter().map(|(before, _)| *before));
        self.kinds = kinds.into_iter().map(|(_, kind)| kind).collect();
        // Sorted by id.
        let place_of = inverse(numbers.places.values().copied());
        self.places = numbers.places.into_keys().collect();
        let (mut start, mut kept) = (0, 0);
        for end in &mut self.ends {
            let rows = &self.rows[start..*end as usize];
            start = *end as usize;
            kept += rows.iter().filter(|row| row.kind != DROPPED).count() as u32;
            *end = kept;
        }
        self.rows.retain(|row| row.kind != DROPPED);
        for row in &mut self.rows {
            row.kind = kind_of[row.kind as usize];
        }
        let places = self.rest.iter_mut().filter_map(|rest| rest.place.as_mut());
        for place in self.report_places.iter_mut().chain(places) {
            *place = place_of[*place as usize];
        }
        self.rows.shrink_to_fit();
        self.changes.shrink_to_fit();
        self.rest.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.report_places.shrink_to_fit();
        self.index_rows();
        self.index_reports(&numbers.periods);
        let said = numbers.said.iter();
        let said = said.map(|report| (self.report_places[*report], *report as u32));
        self.said_on = Grouped::new(self.places.len(), &said.collect::<Vec<_>>());
    }

    fn index_rows(&mut self) {
        let rows = 0..self.rows.len() as u32;
        let kinds: Vec<(u32, u32)> = rows
            .map(|row| (self.rows[row as usize].kind, row))
            .collect();
        let by_kind = Grouped::new(self.kinds.len(), &kinds).items.into_iter();
        let mut place_of = Vec::with_capacity(self.rows.len());
        for (report, of_report) in self.report_places.iter().enumerate() {
            let rows = self.rows[range(&self.ends, report)].iter();
            place_of.extend(rows.map(|row| self.own_place(row).unwrap_or(*of_report)));
        }
        let places: Vec<(u32, u32)> = by_kind.map(|row| (place_of[row as usize], row)).collect();
        self.rows_on = Grouped::new(self.places.len(), &places);
        let (mut kinds, mut at) = (Vec::new(), 0);
        for place in 0..self.places.len() as u32 {
            for row in self.rows_on.of(place) {
                let told = (place, self.rows[*row as usize].kind);
                if kinds.last() != Some(&told) {
                    kinds.push(told);
                    self.kind_rows.push(at);
                }
                at += 1;
            }
        }
        self.kind_rows.push(at);
        self.kind_rows.shrink_to_fit();
        self.kinds_on = Grouped::new(self.places.len(), &kinds);
    }

    fn index_reports(&mut self, of: &[Period]) {
        let places = self.places.len();
        let (mut reports, mut last_report) =
            (Vec::with_capacity(self.ends.len()), vec![None; places]);
        let (mut periods, mut last_period) = (Vec::new(), vec![None; places]);
        for (report, (place, period)) in self.report_places.iter().zip(of).enumerate() {
            let rows = self.rows[range(&self.ends, report)].iter();
            let own = rows.map(|row| {
                let rest = one(&self.rest, row.rest);
                (
                    self.own_place(row).unwrap_or(*place),
                    rest.and_then(|rest| rest.period).unwrap_or(*period),
                )
            });
            for (place, period) in std::iter::once((*place, *period)).chain(own) {
                if last_report[place as usize].replace(report) != Some(report) {
                    reports.push((place, report as u32));
                }
                // Most are of the same period as the one before.
                if last_period[place as usize].replace(period) != Some(period) {
                    periods.push((place, period));
                }
            }
        }
        self.reports_on = Grouped::new(places, &reports);
        self.periods = periods.iter().map(|(_, period)| *period).collect();
        order::distinct(&mut self.periods);
        self.periods.shrink_to_fit();
        let number = |period: &Period| self.periods.partition_point(|p| p < period) as u32;
        let periods = periods
            .iter()
            .map(|(place, period)| (*place, number(period)));
        self.periods_on = Grouped::new(places, &periods.collect::<Vec<_>>());
    }

    /// The ids of all places that something is told of, each with its number here.
    pub(super) fn places(&self) -> impl Iterator<Item = (u32, &str)> {
        (0..).zip(self.places.iter().map(String::as_str))
    }

    /// Notes of each kind that is told of a place.
    pub(super) fn note_kinds(&self, place: u32, noted: &mut Vec<bool>) {
        noted.resize(self.kinds.len(), false);
        for kind in self.kinds_on.of(place) {
            noted[*kind as usize] = true;
        }
    }

    /// All kinds: indicator, measure and part.
    pub(super) fn kinds(&self) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
        self.kinds.iter().map(Kind::key)
    }

    /// Of a report's figures, which of these each is of. Before [`Figures::finish`].
    pub(super) fn kinds_of(&self, report: usize) -> impl Iterator<Item = usize> {
        let rows = self.rows[range(&self.ends, report)].iter();
        rows.map(|row| row.kind as usize)
    }

    /// A kind by its number: indicator, measure and part.
    pub(super) fn kind_at(&self, kind: usize) -> (&str, &str, Option<&str>) {
        self.kinds[kind].key()
    }

    /// The reports of a place or with figures of it, in the order read.
    pub(super) fn reports_on(&self, place: u32) -> &[u32] {
        self.reports_on.of(place)
    }

    /// The reports of a place that state something in words, in the order read.
    pub(super) fn said_on(&self, place: u32) -> &[u32] {
        self.said_on.of(place)
    }

    /// The periods of a place's reports and figures; one may be there twice.
    pub(super) fn periods_on(&self, place: u32) -> impl Iterator<Item = Period> {
        let all = self.periods_on.of(place).iter();
        all.map(|period| self.periods[*period as usize])
    }

    /// How many figures a report has.
    pub(super) fn count(&self, report: usize) -> usize {
        range(&self.ends, report).len()
    }

    /// A figure of a report, by its place in it.
    pub(super) fn get<'a>(
        &'a self,
        head: &'a Head,
        report: usize,
        figure: usize,
    ) -> Option<FigureRef<'a>> {
        let row = self.rows[range(&self.ends, report)].get(figure)?;
        Some(self.view(head, report, row))
    }

    /// Where the figures of a place are found that are of a kind, in the order read: report and
    /// place in the report.
    pub(super) fn of_kind(
        &self,
        place: u32,
        key: (&str, &str, Option<&str>),
    ) -> impl Iterator<Item = (u32, u32)> {
        let kind = self.kinds.binary_search_by(|kind| kind.key().cmp(&key));
        let kinds = range(&self.kinds_on.ends, place as usize);
        let of_place = &self.kinds_on.items[kinds.clone()];
        let at = kind.and_then(|kind| of_place.binary_search(&(kind as u32)));
        let own = at.map_or(&[][..], |at| {
            let [from, to] = [0, 1].map(|next| self.kind_rows[kinds.start + at + next]);
            &self.rows_on.items[from as usize..to as usize]
        });
        own.iter().map(|row| self.found(*row))
    }

    /// The same of all figures of a place, kind by kind.
    pub(super) fn on(&self, place: u32) -> impl Iterator<Item = (u32, u32)> {
        self.rows_on.of(place).iter().map(|row| self.found(*row))
    }

    fn found(&self, row: u32) -> (u32, u32) {
        let report = self.ends.partition_point(|end| *end <= row);
        let start = range(&self.ends, report).start as u32;
        (report as u32, row - start)
    }

    /// The place that a figure names itself.
    fn own_place(&self, row: &Row) -> Option<u32> {
        one(&self.rest, row.rest)?.place
    }

    fn view<'a>(&'a self, head: &'a Head, report: usize, row: &'a Row) -> FigureRef<'a> {
        let (indicator, measure, scope) = self.kinds[row.kind as usize].key();
        let rest = one(&self.rest, row.rest);
        let place = rest.and_then(|rest| rest.place);
        let place = place.unwrap_or(self.report_places[report]);
        FigureRef {
            indicator,
            measure,
            scope,
            value: row.quantity(rest),
            unit: row.unit,
            of: rest.and_then(|rest| rest.of),
            change: one(&self.changes, row.change),
            place: &self.places[place as usize],
            period: rest.and_then(|rest| rest.period).unwrap_or(head.period),
            own_period: rest.is_some_and(|rest| rest.period.is_some()),
            dates: rest.and_then(|rest| rest.dates),
            note: rest.and_then(|rest| rest.note.as_ref()),
            paragraph: row.paragraph(rest),
            corrections: rest.map_or(&[], |rest| &rest.corrections),
        }
    }

    /// The figures of a report, in their order.
    pub(super) fn of_report<'a>(
        &'a self,
        head: &'a Head,
        report: usize,
    ) -> impl Iterator<Item = FigureRef<'a>> {
        let rows = self.rows[range(&self.ends, report)].iter();
        rows.map(move |row| self.view(head, report, row))
    }

    /// The figures of a report, as it tells them.
    pub(super) fn unfolded(&self, report: usize) -> Vec<Figure> {
        self.rows[range(&self.ends, report)]
            .iter()
            .map(|row| self.figure(row))
            .collect()
    }

    fn figure(&self, row: &Row) -> Figure {
        let kind = &self.kinds[row.kind as usize];
        let rest = one(&self.rest, row.rest);
        let place = rest.and_then(|rest| rest.place);
        Figure {
            indicator: kind.indicator.clone(),
            measure: kind.measure.clone(),
            scope: kind.scope.clone(),
            value: row.quantity(rest),
            unit: row.unit,
            of: rest.and_then(|rest| rest.of),
            change: one(&self.changes, row.change).cloned(),
            place: place.map(|place| self.places[place as usize].clone()),
            period: rest.and_then(|rest| rest.period),
            dates: rest.and_then(|rest| rest.dates),
            derived: rest.is_some_and(|rest| rest.derived),
            note: rest.and_then(|rest| rest.note.clone()),
            paragraph: row.paragraph(rest),
            corrections: rest.map_or(Vec::new(), |rest| rest.corrections.clone()),
        }
    }
}

/// Keeps what there is in a list of its own, and says one more than its place there; 0 for nothing.
fn apart<T>(list: &mut Vec<T>, thing: Option<T>) -> u32 {
    match thing {
        None => 0,
        Some(thing) => {
            list.push(thing);
            list.len() as u32
        }
    }
}

fn one<T>(list: &[T], at: u32) -> Option<&T> {
    list.get((at as usize).checked_sub(1)?)
}

fn range(ends: &[u32], report: usize) -> Range<usize> {
    let start = report.checked_sub(1).map_or(0, |before| ends[before]);
    start as usize..ends[report] as usize
}

/// Of things numbered so, which place each number has.
fn inverse(numbers: impl ExactSizeIterator<Item = usize>) -> Vec<u32> {
    let mut places = vec![0; numbers.len()];
    for (place, number) in numbers.enumerate() {
        places[number] = place as u32;
    }
    places
}

/// Items by group, in each in the order given.
#[derive(Clone, Debug, Default)]
pub(super) struct Grouped {
    /// Of each group, behind which item its own end.
    ends: Vec<u32>,
    items: Vec<u32>,
}

impl Grouped {
    /// Of pairs of a group and an item.
    pub(super) fn new(groups: usize, pairs: &[(u32, u32)]) -> Self {
        let mut ends = vec![0; groups];
        for (group, _) in pairs {
            ends[*group as usize] += 1;
        }
        let mut next = 0;
        for end in &mut ends {
            // Where the group begins, until its items have moved that to its end.
            (next, *end) = (next + *end, next);
        }
        let mut items = vec![0; pairs.len()];
        for (group, item) in pairs {
            let at = &mut ends[*group as usize];
            items[*at as usize] = *item;
            *at += 1;
        }
        Self { ends, items }
    }

    pub(super) fn of(&self, group: u32) -> &[u32] {
        &self.items[range(&self.ends, group as usize)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands apart from the rows comes back with them.
    #[test]
    fn what_few_figures_have_is_told_as_it_was_read() {
        let read = |more: &str| {
            let text = format!(r#"{{"indicator": "a", "measure": "b", {more}}}"#);
            crate::model::read::one(&text, Figure::read).expect("it is a figure")
        };
        let (from, to) = (Decimal::whole(10), Decimal::new(125, 1));
        let between = read(r#""value": {"between": [10, 12.5]}, "place": "c""#);
        assert_eq!(between.value, Some(Quantity::Between(from, to)));
        assert_eq!(between.place.as_deref(), Some("c"));
        for paragraph in [0, 1, u16::MAX] {
            let figure = read(&format!(r#""paragraph": {paragraph}"#));
            assert_eq!(figure.paragraph, Some(paragraph));
        }
        assert_eq!(read(r#""value": 1"#).paragraph, None);
    }

    /// Another field here is felt by a million figures.
    #[test]
    fn a_row_is_small() {
        assert_eq!(size_of::<Row>(), 24);
    }
}
