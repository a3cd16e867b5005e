//! All claims about the levels of one series, reconciled into estimates by interval arithmetic.
//!
//! Every step only takes away values that no consistent truth can have, so that a truth is never
//! lost; firm claims that leave nothing possible are a conflict, shown with both sides and never
//! resolved. A soft claim that does not fit the firm ones is set aside and said so.

mod collect;

use std::cell::RefCell;
use std::rc::Rc;

use super::claim::{At, Claim, Ground, Item, SeriesKey, StatedChange};
use super::claims::Claims;
use super::span::Span;
use crate::model::{Dataset, FigureRef, MeasureUnit, Period, Statement, Subject as Named};
use collect::{Collected, linked, merged};

/// How much is known of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Known {
    /// No report we have says anything of it.
    NotReported,
    /// Only that it went up, down or stayed.
    DirectionOnly,
    /// Only by how much it changed.
    ChangeOnly,
    /// Stated with a qualifier: at least, about, just under.
    Bounded,
    /// It follows from another report's change.
    Implied,
    /// Stated exactly.
    Stated,
    /// Claims that can't all be true.
    Conflict,
}

/// What is known of one level.
#[derive(Clone, Debug, PartialEq)]
pub struct Estimate {
    /// How much.
    pub known: Known,
    /// The bounds left by all claims; `None` where nothing is known or claims conflict.
    pub span: Option<Span>,
    /// Every claim, in the order of the reports.
    pub claims: Claims,
    /// Soft claims were set aside because they do not fit the firm ones.
    pub set_aside: bool,
    /// Only by reading a percent as cut off do all claims fit.
    pub truncated: bool,
}

impl Estimate {
    const fn none() -> Self {
        Self {
            known: Known::NotReported,
            span: None,
            claims: Claims::NONE,
            set_aside: false,
            truncated: false,
        }
    }

    /// The single value possible.
    pub fn exact(&self) -> Option<f64> {
        self.span.and_then(Span::exact)
    }

    /// The claims that count: those on an assumed base only where no other gives a number, so that
    /// what nobody says never narrows what somebody does.
    pub fn counted(&self) -> impl Iterator<Item = &Claim> {
        counted(&self.claims)
    }

    /// Whether the level is known only if an assumed base or measure is the right one.
    pub fn is_assumed(&self) -> bool {
        self.has_level() && self.counted().any(|c| c.assumed)
    }

    /// The bounds with room for how printed numbers were rounded: `span` shows 71.4% as printed,
    /// the true rate is anything that is rounded so.
    pub fn allowed(&self) -> Option<Span> {
        let span = self.span?;
        let rounding = self.claims.iter().map(|c| c.rounding).fold(0.0, f64::max);
        let printed = span.exact().is_some() && rounding > 0.0;
        let mut counted = self.counted().filter(|c| !(c.soft && self.set_aside));
        let all = counted.try_fold(Span::ANY, |all, c| all.and(c.allowed()));
        match (printed, all) {
            (false, _) => Some(span),
            (true, Some(all)) => Some(all),
            // Only as cut off do the claims fit: up to a whole unit away.
            (true, None) => Some(span.widened(2.0 * rounding)),
        }
    }

    /// Whether it is a level or bounds of one that a chart can place.
    pub fn has_level(&self) -> bool {
        matches!(self.known, Known::Stated | Known::Implied | Known::Bounded)
    }

    /// Whether some report says it was none.
    pub fn is_stated_zero(&self) -> bool {
        self.known == Known::Stated && self.exact() == Some(0.0)
    }
}

/// A series: what is known of every period that some report speaks of.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// Which.
    pub key: Rc<SeriesKey>,
    /// Counts, percents or đồng.
    pub unit: MeasureUnit,
    /// By period, earliest first.
    pub estimates: Vec<(Period, Estimate)>,
    /// Every stated change.
    pub changes: Vec<StatedChange>,
}

impl Series {
    /// What is known of `period`.
    pub fn at(&self, period: Period) -> Estimate {
        self.get(period).clone()
    }

    /// The same, to look at.
    pub fn get(&self, period: Period) -> &Estimate {
        self.get_at(self.find(period))
    }

    /// Where among the estimates that of `period` stands; looked for at `near` first, where another place has
    /// it.
    pub fn find_near(&self, period: Period, near: usize) -> Option<usize> {
        match self.estimates.get(near) {
            Some((there, _)) if *there == period => Some(near),
            _ => self.find(period),
        }
    }

    fn find(&self, period: Period) -> Option<usize> {
        let found = self.estimates.binary_search_by_key(&period, |(p, _)| *p);
        found.ok()
    }

    /// The estimate that was found there.
    pub fn get_at(&self, at: Option<usize>) -> &Estimate {
        static NONE: Estimate = Estimate::none();
        at.map_or(&NONE, |at| &self.estimates[at].1)
    }

    /// The changes stated between two periods.
    pub fn changes_between(&self, from: Period, to: Period) -> impl Iterator<Item = &StatedChange> {
        self.changes
            .iter()
            .filter(move |c| c.from == from && c.to == to)
    }

    /// The changes stated for `period` on an earlier one.
    pub fn changes_to(&self, period: Period) -> impl Iterator<Item = &StatedChange> {
        self.changes.iter().filter(move |c| c.to == period)
    }
}

/// How much of a dataset is kept, counted as [`OfSubject::size`]: some 10 MB. Of what is read just now all
/// is; what came first goes first.
const MOST_KEPT: usize = 1 << 16;

/// By subject, the oldest first, and by the number of the place: they are asked for a thousand at a time.
#[derive(Default)]
struct Kept(RefCell<Vec<OfSubject>>);

struct OfSubject {
    /// One of their keys.
    like: Rc<SeriesKey>,
    /// The period that they are read for, if not for all.
    around: Option<Period>,
    /// In their order, which is that in which many are asked for.
    places: Vec<(usize, Rc<Series>)>,
    /// How many series these are, and for each of their estimates two more: so much memory they take.
    size: usize,
}

/// What series are of, but for the place, and how much of them is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject<'a> {
    /// The indicator's id.
    pub indicator: &'a str,
    /// The measure's id.
    pub measure: &'a str,
    /// The part's id.
    pub scope: Option<&'a str>,
    /// Only as [`around`] this period, or all.
    pub around: Option<Period>,
}

/// As [`series`], and kept with the dataset for the next who asks.
pub fn kept(data: &Dataset, key: &SeriesKey) -> Rc<Series> {
    match data.number_of(&key.place) {
        Some(place) => each_kept(data, subject_of_key(key, None))(place).0,
        // Nothing is told of it.
        None => Rc::new(series(data, key)),
    }
}

/// The same of many places, by their numbers among those of the dataset; and whether it was not kept before.
pub fn each_kept<'a>(
    data: &'a Dataset,
    subject: Subject<'a>,
) -> impl Fn(usize) -> (Rc<Series>, bool) + 'a {
    let kept = data.kept.get(Kept::default);
    move |place| match kept.find(place, subject) {
        Some(found) => (found, false),
        None => (kept.make(data, place, subject), true),
    }
}

impl Kept {
    fn make(&self, data: &Dataset, place: usize, subject: Subject) -> Rc<Series> {
        let key = SeriesKey {
            place: data.places()[place].id.clone(),
            indicator: subject.indicator.to_owned(),
            measure: subject.measure.to_owned(),
            scope: subject.scope.map(str::to_owned),
        };
        let made = Rc::new(reconciled(
            data,
            Rc::new(key),
            Some(place),
            None,
            subject.around,
        ));
        self.keep(place, subject, made.clone());
        made
    }

    fn find(&self, place: usize, subject: Subject) -> Option<Rc<Series>> {
        let all = self.0.borrow();
        let of = &all.iter().find(|of| of.is_of(subject))?.places;
        let found = of.binary_search_by_key(&place, |(place, _)| *place);
        Some(Rc::clone(&of[found.ok()?].1))
    }

    fn keep(&self, place: usize, subject: Subject, series: Rc<Series>) {
        let mut all = self.0.borrow_mut();
        while all.iter().map(|of| of.size).sum::<usize>() >= MOST_KEPT {
            // What is read just now is of one subject, and all of that is about to be shown.
            let Some(oldest) = all.iter().position(|of| !of.is_of(subject)) else {
                break;
            };
            all.remove(oldest);
        }
        let at = all.iter().position(|of| of.is_of(subject));
        let at = at.unwrap_or_else(|| {
            all.push(OfSubject {
                like: series.key.clone(),
                around: subject.around,
                places: Vec::new(),
                size: 0,
            });
            all.len() - 1
        });
        let of = &mut all[at];
        of.size += 1 + 2 * series.estimates.len();
        let at = of.places.partition_point(|(other, _)| *other < place);
        of.places.insert(at, (place, series));
    }
}

impl OfSubject {
    fn is_of(&self, subject: Subject) -> bool {
        subject_of_key(&self.like, self.around) == subject
    }
}

fn subject_of_key(key: &SeriesKey, around: Option<Period>) -> Subject<'_> {
    Subject {
        indicator: &key.indicator,
        measure: &key.measure,
        scope: key.scope.as_deref(),
        around,
    }
}

/// Collects and reconciles one series.
pub fn series(data: &Dataset, key: &SeriesKey) -> Series {
    of_key(data, key, None, None)
}

/// As much of a series as bears on one period: that period, and those that stated changes link it with,
/// near or through others. Of these everything is known that [`series`] knows, and nothing of the rest,
/// which is left out: of thousands of places that is most of the work.
pub fn around(data: &Dataset, key: &SeriesKey, period: Period) -> Series {
    of_key(data, key, None, Some(period))
}

/// The series as it would be if nobody had stated a change between two periods: what is known of
/// them otherwise.
pub fn series_without(data: &Dataset, key: &SeriesKey, from: Period, to: Period) -> Series {
    of_key(data, key, Some((from, to)), None)
}

fn of_key(
    data: &Dataset,
    key: &SeriesKey,
    without: Option<(Period, Period)>,
    around: Option<Period>,
) -> Series {
    let place = data.number_of(&key.place);
    reconciled(data, Rc::new(key.clone()), place, without, around)
}

/// `place` is the number of the key's among those of the dataset.
fn reconciled(
    data: &Dataset,
    key: Rc<SeriesKey>,
    place: Option<usize>,
    without: Option<(Period, Period)>,
    around: Option<Period>,
) -> Series {
    let measure = data.catalogue.measure(&key.measure);
    let unit = measure.map_or(MeasureUnit::Count, |m| m.unit);
    let mut found = Collected {
        unit,
        claims: Vec::new(),
        changes: Vec::new(),
        spoken_of: Vec::new(),
    };
    let scope = key.scope.as_deref();
    let mut told = data.figures_of(place, (&key.indicator, &key.measure, scope));
    let mut said = said(data, place, &key);
    if let Some(period) = around {
        let near = linked(period, &links(&told, &said));
        told.retain(|(.., figure)| near.contains(&figure.period));
        said.retain(|said| near.contains(&said.period));
    }
    // Report by report: its figures, the changes they tell of, what it says in words.
    let mut said = said.iter().peekable();
    let (mut drafts, mut last) = (Vec::new(), usize::MAX);
    let mut end_before = |found: &mut Collected, drafts: &mut Vec<_>, next: usize| {
        for draft in merged(std::mem::take(drafts)) {
            found.change(draft);
        }
        while let Some(said) = said.next_if(|said| said.at.report < next) {
            found.statement(said);
        }
    };
    for (report, f, figure) in told {
        if report != last {
            end_before(&mut found, &mut drafts, report);
            last = report;
        }
        let item = Item::Figure(f);
        found.figure(At { report, item }, figure, &mut drafts);
    }
    end_before(&mut found, &mut drafts, usize::MAX);
    if let Some(pair) = without {
        found.leave_out(pair);
    }
    found.carry_across_reports();
    found.finish(key)
}

/// A statement that speaks of a series.
struct Said<'a> {
    at: At,
    period: Period,
    statement: &'a Statement,
    subject: &'a Named,
}

/// What reports say of a series in words, in the order read.
fn said<'a>(data: &'a Dataset, place: Option<usize>, key: &SeriesKey) -> Vec<Said<'a>> {
    let mut all = Vec::new();
    for (report, head) in data.heads_saying(place) {
        for (s, statement) in head.statements().iter().enumerate() {
            if let Some(subject) = subject_of(data, key, statement) {
                let item = Item::Statement(s);
                all.push(Said {
                    at: At { report, item },
                    period: head.period,
                    statement,
                    subject,
                });
            }
        }
    }
    all
}

/// Which periods changes link.
fn links(told: &[(usize, usize, FigureRef)], said: &[Said]) -> Vec<[Period; 2]> {
    let mut links = Vec::new();
    let mut link = |versus, to| {
        if let Some(from) = collect::base(versus, to) {
            links.push([from, to]);
        }
    };
    for (.., figure) in told {
        if let Some(change) = figure.change {
            link(change.versus, figure.period);
        }
    }
    for said in said {
        link(said.statement.versus, said.period);
    }
    links
}

/// The series that a figure or statement speaks of. A statement may speak of several.
pub fn keys_at(data: &Dataset, at: At) -> Vec<SeriesKey> {
    let Some(head) = data.reports().head(at.report) else {
        return Vec::new();
    };
    match at.item {
        Item::Figure(f) => {
            let figure = data.reports().figure(at.report, f);
            figure.iter().map(SeriesKey::of).collect()
        }
        Item::Statement(s) => {
            let subjects = head.statements().get(s).map_or(&[][..], |s| &s.subjects);
            let key = |subject: &Named| {
                Some(SeriesKey {
                    place: head.place.to_string(),
                    indicator: subject.indicator.clone(),
                    measure: measure_of(data, subject)?.to_owned(),
                    scope: subject.scope.clone(),
                })
            };
            subjects.iter().filter_map(key).collect()
        }
        Item::Model(_) | Item::Limitation(_) | Item::Task(_) => Vec::new(),
    }
}

/// The measure that a statement names, or the indicator's main one.
fn measure_of<'a>(data: &'a Dataset, subject: &'a Named) -> Option<&'a str> {
    let main = || {
        data.catalogue
            .indicator(&subject.indicator)?
            .measures
            .first()
    };
    subject.measure.as_ref().or_else(main).map(String::as_str)
}

/// The subject by which a statement speaks of the series. One without a measure is taken to mean
/// the indicator's main measure, and that is said wherever it is used.
fn subject_of<'s>(data: &Dataset, key: &SeriesKey, statement: &'s Statement) -> Option<&'s Named> {
    statement.subjects.iter().find(|s| {
        let alike = s.indicator == key.indicator && s.scope == key.scope;
        alike && measure_of(data, s) == Some(&key.measure)
    })
}

fn counted(claims: &[Claim]) -> impl Iterator<Item = &Claim> {
    let certain = claims.iter().any(|c| !c.assumed && c.is_level());
    claims.iter().filter(move |c| !(certain && c.assumed))
}

/// Reconciles all claims about one level; `without_level` is what is known without them.
fn combine(claims: Vec<Claim>, without_level: Known) -> Estimate {
    if claims.is_empty() {
        return Estimate {
            known: without_level,
            ..Estimate::none()
        };
    }
    let firm = |read: fn(&Claim) -> Span| {
        let mut firm = claims.iter().filter(|c| !c.soft);
        firm.try_fold(Span::ANY, |all, c| all.and(read(c)))
    };
    let rounded = firm(Claim::allowed);
    let truncated = rounded.is_none() && firm(Claim::cut_off).is_some();
    let Some(bounds) = rounded.or_else(|| firm(Claim::cut_off)) else {
        return Estimate {
            known: Known::Conflict,
            span: None,
            claims: claims.into(),
            set_aside: false,
            truncated,
        };
    };
    let with_soft = counted(&claims)
        .filter(|c| c.soft)
        .try_fold(bounds, |all, c| all.and(c.allowed()));
    let span = with_soft.unwrap_or(bounds);
    // A printed number is shown as printed, not as the bounds of its rounding.
    let printed = claims
        .iter()
        .find(|c| c.is_stated() && !c.soft && c.span.exact().is_some());
    let span = printed.map_or(span, |c| c.span);
    let known = if printed.is_some() {
        Known::Stated
    } else if claims.iter().any(Claim::is_stated) {
        Known::Bounded
    } else if claims
        .iter()
        .any(|c| matches!(c.ground, Ground::Implied(_)))
    {
        Known::Implied
    } else {
        without_level.max(Known::DirectionOnly)
    };
    let told = known == Known::NotReported || span == Span::ANY;
    Estimate {
        known,
        span: (!told).then_some(span),
        set_aside: with_soft.is_none(),
        claims: claims.into(),
        truncated,
    }
}
