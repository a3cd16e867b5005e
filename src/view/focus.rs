//! What the reader looks at: the selection, with everything not chosen filled in from the data.

use std::rc::Rc;

use crate::analysis::{Series, SeriesKey, Subject, each_kept, kept};
use crate::model::order;
use crate::model::{Dataset, Level, Period, Place};
use crate::state::{Selection, View};
use crate::text::Lang;
use crate::view::rates;

/// How many places are read in one step; those that were read before count for nothing.
const AT_ONCE: usize = 16;

/// A complete choice. Everything in it exists in the dataset.
#[derive(Clone, Debug)]
pub struct Focus<'a> {
    /// All there is.
    pub data: &'a Dataset,
    /// The language.
    pub lang: Lang,
    /// The main place first.
    pub places: Vec<&'a Place>,
    /// Places that were chosen but are of another level than the main one: they are never drawn on
    /// one axis with it, unless as rates.
    pub unlike: Vec<&'a Place>,
    /// Ids that were chosen but are in no document.
    pub unknown: Vec<String>,
    /// Whether chosen places are left out because reports on them were asked for in vain.
    pub missing: bool,
    /// The period in view.
    pub period: Period,
    /// The indicator's id.
    pub indicator: String,
    /// The measure's id.
    pub measure: String,
    /// The part's id.
    pub scope: Option<String>,
    /// Rates per 100,000 people are asked for where they can be shown: places side by side.
    pub per_100k: bool,
    /// The year of the population to use where a place has several.
    pub population: Option<i32>,
}

impl<'a> Focus<'a> {
    /// Completes a selection; `None` if there is no report at all, or none of the places asked for is
    /// known: another place's figures would be taken for theirs.
    pub fn new(data: &'a Dataset, selection: &Selection) -> Option<Self> {
        // Of what was asked for in vain nothing can be said, not even that it is not reported.
        let here = |id: &&String| !data.is_missing(id);
        let chosen = selection.places.iter().filter(here);
        let chosen = chosen.filter_map(|id| data.place(id));
        let mut places: Vec<&Place> = chosen.collect();
        if places.is_empty() && selection.places.is_empty() {
            places.push(first_place(data)?);
        }
        let place = *places.first()?;
        let (places, unlike): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|p| p.level() == place.level());
        let period = selection.periods.last().copied();
        let own = data
            .heads_on(&place.id)
            .filter(|(_, r)| *r.place == *place.id);
        let period = period.or(own.map(|(_, r)| r.period).max());
        let period = period.or_else(|| periods(data, &place.id).last().copied());
        let before = data
            .predecessors(&place.id)
            .flat_map(|p| periods(data, &p.id))
            .max();
        let period = period.or(before).or_else(|| data.newest())?;
        let indicator = selection.indicator.clone();
        let indicator = indicator.unwrap_or_else(|| main_indicator(data, &place.id, period));
        let ids: Vec<&str> = places.iter().map(|p| p.id.as_str()).collect();
        let measure = selection.measure.clone();
        let measure = measure.unwrap_or_else(|| main_measure(data, &ids, &indicator));
        let scopes = scopes(data, &ids, &indicator, &measure);
        let scope = match &selection.scope {
            Some(scope) => Some(scope.clone()),
            None => scopes.first().cloned().unwrap_or_default(),
        };
        let unknown = selection
            .places
            .iter()
            .filter(|id| data.place(id).is_none());
        let focus = Self {
            per_100k: selection.per_100k && selection.view == View::Places,
            population: selection.population,
            unlike,
            missing: selection.places.iter().any(|id| data.is_missing(id)),
            unknown: unknown.cloned().collect(),
            data,
            lang: selection.lang,
            places,
            period,
            indicator,
            measure,
            scope,
        };
        Some(rates::with_other_levels(focus))
    }

    /// The main place.
    pub fn place(&self) -> &'a Place {
        self.places[0]
    }

    /// The key of the chosen series for a place.
    pub fn key(&self, place: &str) -> SeriesKey {
        SeriesKey {
            scope: self.scope.clone(),
            ..SeriesKey::new(place, &self.indicator, &self.measure)
        }
    }

    /// The chosen series for a place.
    pub fn series(&self, place: &str) -> Rc<Series> {
        kept(self.data, &self.key(place))
    }

    /// The chosen series for many places, by their numbers among those of the dataset, each with whether it
    /// was not made before. With `around` only as much of it as bears on the period in view.
    pub fn each_series(&self, around: bool) -> impl Fn(usize) -> (Rc<Series>, bool) {
        each_kept(self.data, self.subject(around))
    }

    /// Makes them, a few in each step: of a country that takes longer than a page waits. They are kept with
    /// the data, so that who needs them finds them.
    pub fn read_each(&self, places: Vec<usize>, around: bool) -> impl Iterator<Item = ()> {
        let series = self.each_series(around);
        let mut left = places.into_iter();
        std::iter::from_fn(move || {
            let news = left.by_ref().filter(|place| series(*place).1);
            (news.take(AT_ONCE).count() == AT_ONCE).then_some(())
        })
    }

    fn subject(&self, around: bool) -> Subject<'_> {
        Subject {
            indicator: &self.indicator,
            measure: &self.measure,
            scope: self.scope.as_deref(),
            around: around.then_some(self.period),
        }
    }
}

/// The place of the newest report, a district before others: that is what citizens ask for.
fn first_place(data: &Dataset) -> Option<&Place> {
    if let Some(first) = data.place(&data.beyond.first) {
        return Some(first);
    }
    let places = data
        .reports()
        .heads()
        .filter_map(|r| Some((r, data.place(&r.place)?)));
    let newest = places.max_by_key(|(r, p)| (p.level() == Level::District, r.period));
    newest.map(|(_, place)| place)
}

/// The periods that reports give for a place, earliest first.
pub fn periods(data: &Dataset, place: &str) -> Vec<Period> {
    data.periods_on(place)
}

/// The first indicator of the catalogue that a place's report of the period tells a number of;
/// failing that, of any period.
fn main_indicator(data: &Dataset, place: &str, period: Period) -> String {
    let all = data.figures_on(place);
    let first = |now: bool| {
        let of = all.iter().map(|(.., figure)| figure);
        let of = of.filter(|figure| !now || figure.period == period);
        of.map(|figure| figure.indicator)
            .min_by_key(|id| data.catalogue.rank(id))
    };
    let any = || data.catalogue.indicators.first().map(|i| i.id.as_str());
    let found = first(true).or_else(|| first(false)).or_else(any);
    found.unwrap_or_default().to_owned()
}

fn main_measure(data: &Dataset, places: &[&str], indicator: &str) -> String {
    let reported = measures(data, places, indicator);
    let usual = data
        .catalogue
        .indicator(indicator)
        .map_or(&[][..], |i| &i.measures);
    let main = usual
        .iter()
        .find(|m| reported.contains(m))
        .or(usual.first());
    main.or(reported.first())
        .cloned()
        .unwrap_or_else(|| "cases".to_owned())
}

/// The measures in which an indicator is reported for any of the places, in catalogue order.
pub fn measures(data: &Dataset, places: &[&str], indicator: &str) -> Vec<String> {
    let kinds = data.kinds(places);
    let of = kinds.iter().filter(|(own, ..)| *own == indicator);
    let mut all: Vec<String> = of.map(|(_, measure, _)| (*measure).to_owned()).collect();
    all.dedup();
    order::sort_by_key(&mut all, |m| data.catalogue.measure_rank(m));
    all
}

/// The parts of which a measure is reported for any of the places; the whole (`None`) first.
pub fn scopes(
    data: &Dataset,
    places: &[&str],
    indicator: &str,
    measure: &str,
) -> Vec<Option<String>> {
    let kinds = data.kinds(places);
    let of = kinds
        .iter()
        .filter(|(i, m, _)| (*i, *m) == (indicator, measure));
    let mut all: Vec<Option<String>> = of.map(|(.., scope)| scope.map(str::to_owned)).collect();
    order::distinct(&mut all);
    all
}
