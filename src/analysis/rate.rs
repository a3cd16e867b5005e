//! How many events for every 100,000 people, and whether that may be said at all.
//!
//! value = events / people · 100,000, with the exact 95% interval of a Poisson count (Garwood 1936).
//! From 20 events it is said, from 10 it is flagged as resting on few, below 10 there is none: a
//! single event more or less would then move it by a tenth and more. A bounded count gives a
//! bounded rate and is judged by its low end. The rate is per 100,000 people in the period, however
//! long that is: a half-year's is never doubled.

use super::allowed::allowed;
use super::chance::{Rate, rate_per_100k};
use super::reconcile::{Estimate, Known};
use super::span::Span;
use crate::model::order;
use crate::model::{
    Basis, Dataset, MeasureUnit, Period, PeriodKind, Place, Population, PopulationKind,
};

/// Fewer events give no rate.
pub const LEAST: u64 = 10;
/// From so many events a rate is said without a flag.
pub const ENOUGH: u64 = 20;

/// How many events a rate rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reliability {
    /// 20 or more.
    Enough,
    /// 10 to 19.
    Few,
}

/// Why there is no rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRate {
    /// Not a count of events: people, percents, money, work done.
    NotSuited,
    /// No level is reported, or reports conflict.
    NoCount,
    /// No population with a source is known.
    NoPopulation,
    /// Fewer than 10 events.
    TooFew,
    /// 10 events or more, or fewer: the bounds leave it open.
    MaybeTooFew,
}

/// The rate that another known population would give.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alternative<'a> {
    /// That population.
    pub population: &'a Population,
    /// Events per 100,000 people.
    pub rate: Span,
    /// rate / used rate − 1: −0.12 is 12% lower. Exact, as the counts are the same.
    pub change: f64,
}

/// A rate with everything it rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct PlaceRate<'a> {
    /// The population used.
    pub population: &'a Population,
    /// The events, in whole numbers.
    pub events: Span,
    /// Events per 100,000 people; the upper end is infinite where that of the events is.
    pub rate: Span,
    /// Lower end of the 95% interval, of the fewest events.
    pub low: f64,
    /// Upper end of the 95% interval, of the most events; `None` where there may be any number.
    pub high: Option<f64>,
    /// How many events it rests on.
    pub reliability: Reliability,
    /// Whether the events are implied by a change that a report states, not stated themselves.
    pub implied: bool,
    /// The other populations known, by year.
    pub others: Vec<Alternative<'a>>,
}

/// Whether rates suit a series: whole numbers of separate events that happened or were found, not
/// of what was done about them.
pub fn suits(data: &Dataset, indicator: &str, measure: &str) -> bool {
    let of = data.catalogue.measure(measure);
    of.is_some_and(|m| m.events && m.unit == MeasureUnit::Count)
        && data
            .catalogue
            .basis(indicator, measure)
            .is_some_and(|b| b != Basis::Activity)
}

/// The population to use: that of the year `preferred` if there is one, else the one of the year
/// nearest the period's middle, the earlier of two as near. Of one year a census comes before an
/// estimate, and that before a merger file.
pub fn population(place: &Place, period: Period, preferred: Option<i32>) -> Option<&Population> {
    let year = middle_year(period);
    let known = place.populations.iter().filter(|p| p.people > 0);
    known.min_by_key(|p| {
        let kind = match p.kind {
            PopulationKind::Census => 0_u8,
            PopulationKind::Estimate => 1,
            PopulationKind::MergerFile => 2,
        };
        let chosen = preferred == Some(p.year);
        (!chosen, p.year.abs_diff(year), p.year, kind)
    })
}

/// The year that a period is of; the year of its middle if it spans several.
fn middle_year(period: Period) -> i32 {
    match period.kind() {
        PeriodKind::Range => {
            let half = u64::try_from(period.days() / 2).unwrap_or(0);
            let middle = period.start() + chrono::Days::new(half);
            chrono::Datelike::year(&middle)
        }
        _ => period.year(),
    }
}

/// The rate of a place's `estimate` of `period`. The series must be one that rates suit
/// ([`suits`]); it is asked by its indicator and measure.
pub fn rate<'a>(
    data: &Dataset,
    (indicator, measure): (&str, &str),
    place: &'a Place,
    estimate: &Estimate,
    period: Period,
    preferred: Option<i32>,
) -> Result<PlaceRate<'a>, NoRate> {
    if !suits(data, indicator, measure) {
        return Err(NoRate::NotSuited);
    }
    let events = allowed(estimate).ok_or(NoRate::NoCount)?;
    let used = population(place, period, preferred).ok_or(NoRate::NoPopulation)?;
    if events.low < LEAST as f64 {
        return Err(match events.high < LEAST as f64 {
            true => NoRate::TooFew,
            false => NoRate::MaybeTooFew,
        });
    }
    let of = |people: u64| {
        let (least, most) = (events.low as u64, events.high as u64);
        let low = rate_per_100k(least, people)?;
        let high = match events.is_bounded() {
            true => Some(rate_per_100k(most, people)?),
            false => None,
        };
        Some((low, high))
    };
    let (low, high) = of(used.people).ok_or(NoRate::NoPopulation)?;
    let span = |(low, high): (Rate, Option<Rate>)| {
        Span::new(low.value, high.map_or(f64::INFINITY, |h| h.value))
    };
    let others = place.populations.iter().filter(|p| p.people > 0);
    let mut others: Vec<Alternative> = others
        .filter(|p| *p != used)
        .filter_map(|p| {
            Some(Alternative {
                population: p,
                rate: span(of(p.people)?),
                change: used.people as f64 / p.people as f64 - 1.0,
            })
        })
        .collect();
    order::sort_by_key(&mut others, |o| o.population.year);
    Ok(PlaceRate {
        population: used,
        events,
        rate: span((low, high)),
        low: low.low,
        high: high.map(|h| h.high),
        reliability: match events.low < ENOUGH as f64 {
            true => Reliability::Few,
            false => Reliability::Enough,
        },
        implied: estimate.known == Known::Implied,
        others,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{SeriesKey, series};
    use crate::model::parse::{Document, load};

    const PLACES: &str = r#"
        {"id": "a", "name": "A", "type": "rural_district", "populations": [
            {"year": 2025, "people": 65703, "kind": "merger_file", "source": "x"},
            {"year": 2021, "people": 57948, "kind": "estimate", "source": "x"}]},
        {"id": "b", "name": "B", "type": "rural_district"}"#;

    fn data(value: &str, period: &str, place: &str) -> Dataset {
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{PLACES}], "reports": [{{"id": "r",
            "place": "{place}", "period": "{period}", "source": {{"publisher": "x", "title": "x"}},
            "figures": [{{"indicator": "theft", "measure": "cases", "value": {value}}},
                {{"indicator": "theft", "measure": "suspects", "value": 30}},
                {{"indicator": "patrols", "measure": "cases", "value": 30}}]}}]}}"#
        );
        let data = load(&[Document {
            file: "t.json".into(),
            text,
        }]);
        assert_eq!(data.reports().len(), 1, "{:?}", data.findings);
        data
    }

    /// The rate from low to high, the population's year, how sure, the interval.
    type Found = (f64, f64, i32, Reliability, f64, Option<f64>);

    fn rated(
        data: &Dataset,
        (indicator, measure): (&str, &str),
        preferred: Option<i32>,
    ) -> Result<Found, NoRate> {
        let report = &data.reports()[0];
        let place = data.place(&report.place).unwrap();
        let estimate =
            series(data, &SeriesKey::new(&place.id, indicator, measure)).at(report.period);
        let r = rate(
            data,
            (indicator, measure),
            place,
            &estimate,
            report.period,
            preferred,
        )?;
        let p = r.population.year;
        Ok((r.rate.low, r.rate.high, p, r.reliability, r.low, r.high))
    }

    const THEFT: (&str, &str) = ("theft", "cases");

    #[test]
    fn ia_pa_2023_moves_by_an_eighth_with_the_population() {
        let data = data("27", "2023", "a");
        let (low, high, year, reliability, least, most) = rated(&data, THEFT, None).unwrap();
        assert_eq!((low, year), (high, 2021), "as near as 2025, and earlier");
        assert!((low - 46.593).abs() < 1e-3);
        assert_eq!(reliability, Reliability::Enough);
        assert!(least < low && most.unwrap() > high);
        let (low, _, year, ..) = rated(&data, THEFT, Some(2025)).unwrap();
        assert_eq!(year, 2025);
        assert!((low - 41.094).abs() < 1e-3);
        let place = data.place("a").unwrap();
        let period = "2023".parse().unwrap();
        let estimate = series(&data, &SeriesKey::new("a", "theft", "cases")).at(period);
        let r = rate(&data, THEFT, place, &estimate, period, None).unwrap();
        assert_eq!(r.others.len(), 1);
        assert!((r.others[0].change + 0.118).abs() < 1e-3);
        assert_eq!(rated(&data, THEFT, Some(1999)).unwrap().2, 2021, "no such");
    }

    #[test]
    fn the_nearest_year_is_used() {
        assert_eq!(
            rated(&data("27", "2024", "a"), THEFT, None).unwrap().2,
            2025
        );
        assert_eq!(
            rated(&data("27", "2010", "a"), THEFT, None).unwrap().2,
            2021
        );
        let span = data("27", "2021-12-15..2024-12-14", "a");
        assert_eq!(rated(&span, THEFT, None).unwrap().2, 2021);
    }

    #[test]
    fn few_events_are_flagged_and_fewer_give_no_rate() {
        let reliability = |value: &str| rated(&data(value, "2023", "a"), THEFT, None).map(|r| r.3);
        assert_eq!(reliability("20"), Ok(Reliability::Enough));
        assert_eq!(reliability("19"), Ok(Reliability::Few));
        assert_eq!(reliability("10"), Ok(Reliability::Few));
        assert_eq!(reliability("9"), Err(NoRate::TooFew));
        assert_eq!(
            reliability(r#"{"between": [19, 25]}"#),
            Ok(Reliability::Few)
        );
        let open = Err(NoRate::MaybeTooFew);
        assert_eq!(reliability(r#"{"between": [9, 90]}"#), open);
        assert_eq!(reliability(r#"{"at_most": 90}"#), open);
    }

    #[test]
    fn bounds_stay_bounds() {
        let (low, high, .., most) =
            rated(&data(r#"{"at_least": 100}"#, "2023", "a"), THEFT, None).unwrap();
        assert!(low > 172.0 && high.is_infinite());
        assert_eq!(most, None);
        let (low, high, ..) =
            rated(&data(r#"{"between": [50, 60]}"#, "2023", "a"), THEFT, None).unwrap();
        assert!((high / low - 1.2).abs() < 1e-9);
    }

    #[test]
    fn what_rates_do_not_suit_has_none() {
        let data = data("27", "2023", "b");
        assert_eq!(rated(&data, THEFT, None), Err(NoRate::NoPopulation));
        assert_eq!(
            rated(&data, ("theft", "suspects"), None),
            Err(NoRate::NotSuited)
        );
        assert_eq!(
            rated(&data, ("patrols", "cases"), None),
            Err(NoRate::NotSuited)
        );
        assert_eq!(
            rated(&data, ("murder", "cases"), None),
            Err(NoRate::NoCount)
        );
    }
}
