//! Places side by side, in order, each with no more than order, scale and the test of the group need.
//! A bar is put into words when it is looked at: of thousands that are a few.

use std::rc::Rc;

use super::super::became;
use super::super::change::change;
use super::super::focus::Focus;
use super::super::rates::{self, Counted, PopulationChoice, Switch};
use super::super::shown::{Kind, Shown, short_form, shown, span};
use super::super::standing::{self, Limits, Standing};
use super::super::summary::PlaceLink;
use super::super::words::{self, Words};
use super::super::years;
use crate::analysis::against::against as test;
use crate::analysis::group::Way;
use crate::analysis::{At, Estimate, Known, Series, Side, Span, compare};
use crate::model::order;
use crate::model::{Level, MeasureUnit, Place};
use crate::state::{MOST_PLACES, Order};
use crate::text::terms::terms;
use crate::text::{self, against, names};
use crate::view::alphabetical::ByName;

/// How many places that the reader did not choose are compared in words.
const UNPICKED: usize = 3;

/// One place's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The place's id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The value.
    pub shown: Shown,
    /// What reports say of its change, in a sentence; may be empty.
    pub change: String,
    /// Whether it is the place in view.
    pub chosen: bool,
    /// The 95% interval of a rate; without an upper end there may be any number.
    pub whisker: Option<(f64, Option<f64>)>,
    /// The limits of chance for this place alone: those of rates hang on the population.
    pub limits: Option<Limits>,
    /// Said in place of a bar: why there is no rate.
    pub note: Option<String>,
    /// Its side, if it stands out from the group.
    pub stands_out: Option<Way>,
}

/// A place of the view.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::view) struct Row {
    /// Its index among the places of the dataset.
    pub(in crate::view) place: usize,
    /// What is known of the period in view, and of what bears on it; what is told elsewhere of the place is
    /// not in it.
    level: Rc<Series>,
    /// Where in that the period in view stands, if anything is known of it.
    at: Option<usize>,
    /// Where rates are shown: its own.
    pub(in crate::view) rate: Option<Rated>,
    /// Its side, if it stands out from the group.
    pub(in crate::view) stands_out: Option<Way>,
}

/// A rate as it is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::view) struct Rated {
    span: Span,
    /// The upper end of its interval.
    most: Option<f64>,
    /// The limits of chance, if it was tested.
    pub(in crate::view) limits: Option<Limits>,
}

/// What is said of the places in sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct InWords {
    /// Every rate with what it rests on; empty where counts are shown.
    pub rates: Vec<Words>,
    /// The heading of the comparison with the place in view.
    pub base: String,
    /// The others compared with it.
    pub against: Vec<Words>,
}

impl InWords {
    /// All of it.
    pub fn all(&self) -> impl Iterator<Item = &Words> {
        self.rates.iter().chain(&self.against)
    }
}

/// Everything the view shows but the bars, and what is said in sentences.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineup {
    /// The heading.
    pub title: String,
    /// The period, as it stands after a place.
    pub period: String,
    /// Counts, percents or đồng.
    pub unit: MeasureUnit,
    /// The other chosen places, any of which can be the one that the rest is compared with.
    pub bases: Vec<PlaceLink>,
    /// A caution below the chart.
    pub caution: String,
    /// Whether the places were chosen by the reader.
    pub picked: bool,
    /// Whether there is a choice between counts and rates.
    pub switch: Switch,
    /// The choice between populations, where rates are shown.
    pub populations: Option<PopulationChoice>,
    /// Who stands out from the group.
    pub standing: Standing,
    as_rates: bool,
    rows: Vec<Row>,
}

/// Whether the places were chosen. One of several chosen, whose reports alone have come, is not set
/// beside what nobody chose.
fn is_picked(focus: &Focus) -> bool {
    focus.places.len() > 1 || focus.missing
}

/// With more places only what is in view is put into words and drawn; of the others no more is worked out
/// than bears on the period in view.
pub const MANY: usize = 40;

/// What is asked of each place that may be shown, a few in each step, so that [`Lineup::new`] finds it.
pub fn read_each<'a>(focus: &'a Focus) -> impl Iterator<Item = ()> + 'a {
    let places = beside(focus, is_picked(focus));
    let around = is_read_around(focus, &places);
    focus.read_each(places, around)
}

/// Whether of these places no more is worked out than bears on the period in view. For rates each is put
/// into words.
fn is_read_around(focus: &Focus, places: &[usize]) -> bool {
    places.len() > MANY && !focus.per_100k
}

impl Lineup {
    /// Puts the places in order. Without places chosen beside the one in view: all of its level with a
    /// report of the period, so that what is not reported is seen too.
    pub fn new(focus: &Focus, order: Order, names: &ByName) -> Self {
        let picked = is_picked(focus);
        let mut rows = rows(focus, picked, names);
        let counted: Vec<Counted> = rows.iter().map(|row| row.counted(focus)).collect();
        let switch = rates::switch(focus, &counted);
        let as_rates = switch == Switch::Offered { on: true };
        let populations = match as_rates {
            true => rates::populations(focus, &counted),
            false => None,
        };
        if as_rates {
            for (row, counted) in rows.iter_mut().zip(&counted) {
                row.rate = rates::rate_of(focus, counted).ok().map(|rate| Rated {
                    span: rate.rate,
                    most: rate.high,
                    limits: None,
                });
            }
        }
        let standing = standing::standing(focus, &mut rows, as_rates);
        if order == Order::Value {
            let size = |row: &Row| row.span(as_rates).map_or(f64::NEG_INFINITY, |s| s.low);
            let mut sized: Vec<(f64, Row)> = rows.into_iter().map(|r| (size(&r), r)).collect();
            order::sort_by(&mut sized, |(a, _), (b, _)| b.total_cmp(a));
            rows = sized.into_iter().map(|(_, row)| row).collect();
        }
        Self {
            switch,
            populations,
            standing,
            rows,
            ..Self::headed(focus, picked, as_rates)
        }
    }

    /// What is said of them, when it is asked for: bars need none of it. `focus` is that of the view.
    pub fn told_in_words(&self, focus: &Focus) -> InWords {
        let base = names::place(focus.place(), focus.lang);
        let (rates, against) = match self.as_rates {
            true => (self.rate_words(focus), self.rates_against(focus)),
            false => (Vec::new(), self.words_against(focus)),
        };
        InWords {
            rates,
            base: against::base(&base, focus.lang),
            against,
        }
    }

    /// What does not hang on the numbers.
    fn headed(focus: &Focus, picked: bool, as_rates: bool) -> Self {
        let lang = focus.lang;
        let name = |p: &Place| names::place(p, lang);
        let measure = focus.data.catalogue.measure(&focus.measure);
        let unit = measure.map_or(MeasureUnit::Count, |m| m.unit);
        let title = match as_rates {
            true => text::places::measure_per_100k(&years::title(focus), lang),
            false => years::title(focus),
        };
        let period = names::period(focus.period, lang);
        Self {
            title: format!("{title}, {period}"),
            period,
            unit,
            bases: became::links(&focus.places[1..], |p| names::capitalised(&name(p))),
            caution: match unit {
                _ if as_rates => text::places::rate_caution(focus.period, lang),
                MeasureUnit::Count => terms(lang).population_note.to_owned(),
                _ => String::new(),
            },
            picked,
            switch: Switch::Hidden,
            populations: None,
            standing: Standing::default(),
            as_rates,
            rows: Vec::new(),
        }
    }

    /// How many places there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// A bar, by its place in the order. `focus` is that of the view.
    pub fn bar(&self, focus: &Focus, i: usize) -> Bar {
        bar(focus, &self.rows[i], self.as_rates)
    }

    /// The name of a place of the view.
    pub fn name(&self, focus: &Focus, i: usize) -> String {
        names::place(self.rows[i].place(focus), focus.lang)
    }

    /// Where a place stands among those of the dataset.
    pub fn place(&self, i: usize) -> usize {
        self.rows[i].place
    }

    /// What is possible, for geometry, and the upper end of a rate's interval.
    pub fn extent(&self, i: usize) -> Option<(Span, Option<f64>)> {
        let row = &self.rows[i];
        let span = row.span(self.as_rates)?;
        Some((span, row.rate.and_then(|rate| rate.most)))
    }

    /// The limits of chance for one place alone.
    pub fn limits(&self, i: usize) -> Option<Limits> {
        self.rows[i].rate?.limits
    }

    /// The mark and the number of a bar of a count, when nothing else of it is in words. Without a `look`
    /// with every sign that it may have.
    pub fn number(&self, focus: &Focus, i: usize, look: bool) -> Option<(Kind, String)> {
        let row = &self.rows[i];
        // Who is in doubt hangs on the whole series.
        let series = || match look {
            true => row.series(focus),
            false => row.level.clone(),
        };
        let counted = || short_form(focus.data, &series(), focus.period, focus.lang, look);
        (!self.as_rates).then(counted)
    }

    /// The count that a report states for a bar, if that is all that is told.
    pub fn stated(&self, i: usize) -> Option<f64> {
        let known = self.rows[i].known();
        let plain = !self.as_rates && self.unit == MeasureUnit::Count;
        (plain && known.known == Known::Stated).then(|| known.exact())?
    }

    /// Whether a place stands out from the group.
    pub fn stands_out(&self, i: usize) -> bool {
        self.rows[i].stands_out.is_some()
    }

    /// Of how many places something is told.
    pub fn told(&self, focus: &Focus) -> usize {
        let told = |row: &&Row| {
            let known = row.known();
            // A count of which no rate is shown is not told of by its bar.
            let hidden = self.as_rates && row.rate.is_none() && span(known).is_some();
            row.is_told(focus) && (!hidden || known.known == Known::Conflict)
        };
        self.rows.iter().filter(told).count()
    }

    /// Every rate with the population it rests on; the rest is in the table.
    fn rate_words(&self, focus: &Focus) -> Vec<Words> {
        let rated = (0..self.len()).filter(|i| self.rows[*i].rate.is_some());
        let said = rated.take(MOST_PLACES).map(|i| {
            let bar = self.bar(focus, i);
            let name = names::capitalised(&bar.name);
            Words {
                text: format!("{name}: {}.", bar.shown.words),
                at: bar.shown.at,
                expert: None,
            }
        });
        said.collect()
    }

    /// The rates of the others against that of the place in view, where both have one.
    fn rates_against(&self, focus: &Focus) -> Vec<Words> {
        let base = focus.place();
        let rate = |i: usize| rates::rate_of(focus, &self.rows[i].counted(focus)).ok();
        let own = self.rows.iter().position(|row| row.is_of(base, focus));
        let Some((own, base_rate)) = own.and_then(|own| Some((own, rate(own)?))) else {
            let name = names::capitalised(&names::place(base, focus.lang));
            let none = Words {
                text: against::no_base(&name, focus.lang),
                at: Vec::new(),
                expert: None,
            };
            // Nothing is missed where there is no other rate either.
            let rated = self.rows.iter().any(|row| row.rate.is_some());
            return Vec::from_iter((rated && self.picked).then_some(none));
        };
        let others = (0..self.len()).filter(|i| *i != own && self.rows[*i].rate.is_some());
        let most = if self.picked { self.len() } else { UNPICKED };
        let said = others.take(most).filter_map(|i| {
            let (place, rate) = (self.rows[i].place(focus), rate(i)?);
            let found = test(focus.data, (base, &base_rate), (place, &rate));
            let both = [own, i].map(|i| self.bar(focus, i).shown.at);
            let mut at: Vec<At> = both.concat();
            order::distinct(&mut at);
            let [base, name] = [base, place].map(|p| names::place(p, focus.lang));
            Some(Words {
                text: against::rates(&base, &name, &found, focus.lang),
                at,
                expert: against::expert(&found, focus.lang),
            })
        });
        said.collect()
    }

    fn words_against(&self, focus: &Focus) -> Vec<Words> {
        let (base, period) = (focus.place(), focus.period);
        let others = self.rows.iter().filter(|row| !row.is_of(base, focus));
        let others = others.filter(|row| self.picked || row.is_told(focus));
        let most = if self.picked { self.len() } else { UNPICKED };
        let main = focus.series(&base.id);
        let said = others.take(most).map(|row| {
            let side = |series| Side { series, period };
            let c = compare(focus.data, side(&main), side(&row.series(focus)));
            words::words(focus.data, &c, focus.lang)
        });
        said.collect()
    }
}

impl Row {
    fn place<'a>(&self, focus: &Focus<'a>) -> &'a Place {
        &focus.data.places()[self.place]
    }

    fn is_of(&self, place: &Place, focus: &Focus) -> bool {
        self.place(focus).id == place.id
    }

    fn counted<'a>(&self, focus: &Focus<'a>) -> Counted<'a> {
        Counted {
            place: self.place(focus),
            level: self.level.clone(),
        }
    }

    /// All that is known of the place.
    fn series(&self, focus: &Focus) -> Rc<Series> {
        focus.series(&self.place(focus).id)
    }

    /// What is known of the period in view.
    pub(in crate::view) fn known(&self) -> &Estimate {
        self.level.get_at(self.at)
    }

    fn span(&self, as_rates: bool) -> Option<Span> {
        match as_rates {
            true => self.rate.map(|rate| rate.span),
            false => span(self.known()),
        }
    }

    /// Whether anything is told of it.
    fn is_told(&self, focus: &Focus) -> bool {
        match self.known().known {
            Known::NotReported => false,
            Known::DirectionOnly => self.level.changes_to(focus.period).next().is_some(),
            _ => true,
        }
    }
}

/// A place's bar in words.
pub(in crate::view) fn bar(focus: &Focus, row: &Row, as_rates: bool) -> Bar {
    let place = row.place(focus);
    let (series, period, lang) = (&row.series(focus), focus.period, focus.lang);
    let shown = shown(focus.data, series, period, lang);
    let mut bar = Bar {
        id: place.id.clone(),
        name: names::place(place, lang),
        change: change(focus.data, series, period, &shown, lang),
        shown,
        chosen: place.id == focus.place().id,
        whisker: None,
        limits: row.rate.and_then(|rate| rate.limits),
        note: None,
        stands_out: row.stands_out,
    };
    if as_rates {
        rates::show(focus, &mut bar, &row.counted(focus));
        // What was reported is the change of the count.
        bar.change.clear();
    }
    if let Some(way) = row.stands_out {
        let way = text::places::way(way, lang);
        bar.shown.words = format!("{}; {way}", bar.shown.words);
    }
    bar
}

/// The places that may be shown: those chosen, or those of the same level that something is told of.
fn beside(focus: &Focus, picked: bool) -> Vec<usize> {
    let (data, main) = (focus.data, focus.place());
    let odd = matches!(main.level(), Level::Group | Level::Region);
    let alike = |(i, place): &(usize, &Place)| match picked {
        true => focus.places.iter().any(|p| p.id == place.id),
        false => {
            let peer = !odd && data.is_told_of(*i) && place.level() == main.level();
            (peer && !data.is_missing_at(*i)) || place.id == main.id
        }
    };
    let places = data.places().iter().enumerate();
    places.filter(alike).map(|(i, _)| i).collect()
}

/// The places to show, by name: those chosen, or those of the same level with a report, a figure or a
/// level of the period. Groups and regions have no peers.
fn rows(focus: &Focus, picked: bool, names: &ByName) -> Vec<Row> {
    let (data, main) = (focus.data, focus.place());
    let mut places = beside(focus, picked);
    names.sort(&mut places);
    let level = focus.each_series(is_read_around(focus, &places));
    let mut near = 0;
    let row = |i: usize| {
        let place = &data.places()[i];
        let (level, _) = level(i);
        let at = level.find_near(focus.period, near);
        near = at.unwrap_or(near);
        let kept = picked
            || place.id == main.id
            || level.get_at(at).has_level()
            || data.is_told(i, focus.period);
        kept.then_some(Row {
            place: i,
            level,
            at,
            rate: None,
            stands_out: None,
        })
    };
    places.into_iter().filter_map(row).collect()
}
