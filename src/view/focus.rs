//! What the reader looks at: the selection, with everything not chosen filled in from the data.

use crate::analysis::{Series, SeriesKey, series};
use crate::model::order;
use crate::model::{Dataset, Level, Period, Place};
use crate::state::{Selection, View};
use crate::text::Lang;
use crate::view::rates;

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
        let chosen = selection.places.iter().filter_map(|id| data.place(id));
        let mut places: Vec<&Place> = chosen.collect();
        if places.is_empty() && selection.places.is_empty() {
            places.push(first_place(data)?);
        }
        let place = *places.first()?;
        let (places, unlike): (Vec<_>, Vec<_>) =
            places.into_iter().partition(|p| p.level() == place.level());
        let period = selection.periods.last().copied();
        let own = data.reports().iter().filter(|r| r.place == place.id);
        let period = period.or(own.map(|r| r.period).max());
        let period = period.or_else(|| periods(data, &place.id).last().copied());
        let before = data
            .predecessors(&place.id)
            .flat_map(|p| periods(data, &p.id))
            .max();
        let period = period
            .or(before)
            .or_else(|| data.reports().iter().map(|r| r.period).max())?;
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
    pub fn series(&self, place: &str) -> Series {
        series(self.data, &self.key(place))
    }
}

/// The place of the newest report, a district before others: that is what citizens ask for.
fn first_place(data: &Dataset) -> Option<&Place> {
    let places = data
        .reports()
        .iter()
        .filter_map(|r| Some((r, data.place(&r.place)?)));
    let newest = places.max_by_key(|(r, p)| (p.level() == Level::District, r.period));
    newest.map(|(_, place)| place)
}

/// The periods that reports give for a place, earliest first.
pub fn periods(data: &Dataset, place: &str) -> Vec<Period> {
    let mut all: Vec<Period> = Vec::new();
    for (_, report) in data.reports_on(place) {
        all.extend((report.place == place).then_some(report.period));
        let own = report.figures.iter();
        let own = own.filter(|f| report.place_of(f) == place);
        all.extend(own.map(|f| report.period_of(f)));
    }
    order::distinct(&mut all);
    all
}

/// The first indicator of the catalogue that a place's report of the period tells a number of;
/// failing that, of any period.
fn main_indicator(data: &Dataset, place: &str, period: Period) -> String {
    let of_place = || data.figures().filter(|(_, _, r, f)| r.place_of(f) == place);
    let now = of_place().filter(|(_, _, r, f)| r.period_of(f) == period);
    let first = |ids: &mut dyn Iterator<Item = &String>| {
        ids.min_by_key(|id| data.catalogue.rank(id)).cloned()
    };
    let found = first(&mut now.map(|(_, _, _, f)| &f.indicator))
        .or_else(|| first(&mut of_place().map(|(_, _, _, f)| &f.indicator)));
    let any = || data.catalogue.indicators.first().map(|i| i.id.clone());
    found.or_else(any).unwrap_or_default()
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
    let of = data
        .figures()
        .filter(|(_, _, r, f)| f.indicator == indicator && places.contains(&r.place_of(f)));
    let mut all: Vec<String> = of.map(|(_, _, _, f)| f.measure.clone()).collect();
    order::sort_by_key(&mut all, |m| data.catalogue.measure_rank(m));
    all.dedup();
    all
}

/// The parts of which a measure is reported for any of the places; the whole (`None`) first.
pub fn scopes(
    data: &Dataset,
    places: &[&str],
    indicator: &str,
    measure: &str,
) -> Vec<Option<String>> {
    let of = data.figures().filter(|(_, _, r, f)| {
        f.indicator == indicator && f.measure == measure && places.contains(&r.place_of(f))
    });
    let mut all: Vec<Option<String>> = of.map(|(_, _, _, f)| f.scope.clone()).collect();
    order::distinct(&mut all);
    all
}
