//! Counts as rates per 100,000 people: where they can be had, and how each is shown.

use std::rc::Rc;

use super::focus::Focus;
use super::places::Bar;
use super::shown::{Kind, Shown};
use crate::analysis::rate::{NoRate, PlaceRate, population, rate, suits};
use crate::analysis::{Estimate, Series};
use crate::model::order;
use crate::model::{Level, Place};
use crate::text::places as text;
use crate::text::{doubt, names, number, sentence};

/// Whether there is a choice between counts and rates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Switch {
    /// Nothing to say: rates do not suit what is counted, or nothing is counted.
    Hidden,
    /// Rates can be had for at least one of the places.
    Offered {
        /// Whether they are shown.
        on: bool,
    },
    /// There is none, and why.
    Without(&'static str),
}

/// The choice between populations of several years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PopulationChoice {
    /// The years to choose from, earliest first.
    pub years: Vec<i32>,
    /// The one used for the first place that has several.
    pub chosen: i32,
    /// What the choice changes, a sentence a place.
    pub lines: Vec<String>,
}

/// A place with what is known of its count in the period in view.
#[derive(Clone, Debug, PartialEq)]
pub struct Counted<'a> {
    /// The place.
    pub place: &'a Place,
    /// What is known of it in the period in view, be there more in it or not.
    pub level: Rc<Series>,
}

/// What is known of the counts of `places`.
pub fn counted<'a>(focus: &Focus, places: &[&'a Place]) -> Vec<Counted<'a>> {
    let of = |place: &&'a Place| Counted {
        place,
        level: focus.series(&place.id),
    };
    places.iter().map(of).collect()
}

/// The rate of a place, or why there is none.
pub(super) fn rate_of<'a>(focus: &Focus, counted: &Counted<'a>) -> Result<PlaceRate<'a>, NoRate> {
    rate(
        focus.data,
        (&focus.indicator, &focus.measure),
        counted.place,
        counted.level.get(focus.period),
        focus.period,
        focus.population,
    )
}

/// With rates asked for, and at least one to be had, chosen places of other levels are taken in: a
/// rate does not grow with the place. Counts of them are never drawn on one axis.
pub fn with_other_levels(mut focus: Focus) -> Focus {
    if !focus.per_100k || focus.unlike.is_empty() {
        return focus;
    }
    let unit = |p: &Place| !matches!(p.level(), Level::Group | Level::Region);
    let all: Vec<&Place> = focus.places.iter().chain(&focus.unlike).copied().collect();
    let on = switch(&focus, &counted(&focus, &all)) == Switch::Offered { on: true };
    if unit(focus.place()) && on {
        let (taken, left): (Vec<_>, Vec<_>) = focus.unlike.drain(..).partition(|p| unit(p));
        focus.places.extend(taken);
        focus.unlike = left;
    }
    focus
}

/// Whether rates can be had for any of `places`.
pub fn switch(focus: &Focus, places: &[Counted]) -> Switch {
    if !suits(focus.data, &focus.indicator, &focus.measure) {
        return Switch::Hidden;
    }
    let mut without = NoRate::NoCount;
    for place in places {
        match (rate_of(focus, place), without) {
            (Ok(_), _) => return Switch::Offered { on: focus.per_100k },
            (Err(why @ (NoRate::TooFew | NoRate::MaybeTooFew)), _)
            | (Err(why @ NoRate::NoPopulation), NoRate::NoCount) => without = why,
            _ => {}
        }
    }
    let peopled = |c: &Counted| population(c.place, focus.period, None).is_some();
    if without == NoRate::NoPopulation && places.iter().any(peopled) {
        return Switch::Without(text::no_rates_apart(focus.lang));
    }
    match text::no_rates(without, focus.lang) {
        "" => Switch::Hidden,
        why => Switch::Without(why),
    }
}

/// Makes a bar of a count into one of its rate, or of the reason why there is none.
pub fn show(focus: &Focus, bar: &mut Bar, of: &Counted) {
    let lang = focus.lang;
    let counted = &bar.shown;
    match rate_of(focus, of) {
        Ok(rate) => {
            let measure = sentence::measure_or_id(focus.data, &focus.measure);
            bar.whisker = Some((rate.low, rate.high));
            let short = text::rate_flagged(&rate, lang);
            let words = text::rate(&rate, &measure, focus.period, lang);
            let (short, words) = match counted.doubt {
                true => doubt::marked(&short, &words, lang),
                false => (short, words),
            };
            bar.shown = Shown {
                span: Some(rate.rate),
                short,
                words,
                ..counted.clone()
            };
        }
        // Said by the bar's own mark: not reported, a change only.
        Err(_) if counted.span.is_none() => {}
        Err(why) => {
            let reason = text::no_rate(why, lang);
            let kind = match counted.kind {
                Kind::Conflict => Kind::Conflict,
                _ => Kind::NotReported,
            };
            bar.note = Some(match why {
                NoRate::NoCount | NoRate::NotSuited => reason.to_owned(),
                _ => format!(
                    "{} · {reason}",
                    count_with_noun(focus, of.level.get(focus.period), counted)
                ),
            });
            bar.shown = Shown {
                kind,
                span: None,
                short: reason.to_owned(),
                words: format!("{} ({reason})", counted.words),
                at: counted.at.clone(),
                doubt: counted.doubt,
                said: None,
            };
        }
    }
}

/// `6 vụ`; with signs where it is not exact.
fn count_with_noun(focus: &Focus, estimate: &Estimate, counted: &Shown) -> String {
    let measure = sentence::measure_or_id(focus.data, &focus.measure);
    match estimate.exact() {
        Some(exact) => number::counted(exact, &measure, focus.lang),
        None => counted.short.clone(),
    }
}

/// The choice between populations, if any of `places` has a rate and several populations.
pub fn populations(focus: &Focus, places: &[Counted]) -> Option<PopulationChoice> {
    let rated = places
        .iter()
        .filter(|c| c.place.populations.len() > 1)
        .filter_map(|c| Some((c.place, rate_of(focus, c).ok()?)));
    let several: Vec<(&Place, PlaceRate)> = rated.filter(|(_, r)| !r.others.is_empty()).collect();
    let chosen = several.first()?.1.population.year;
    let mut years: Vec<i32> = several
        .iter()
        .flat_map(|(p, _)| p.populations.iter().map(|p| p.year))
        .collect();
    order::distinct(&mut years);
    let line = |(place, rate): &(&Place, PlaceRate)| {
        let name = names::capitalised(&names::place(place, focus.lang));
        text::population_choice(&name, rate, focus.lang)
    };
    Some(PopulationChoice {
        chosen,
        lines: several.iter().map(line).collect(),
        years,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Dataset;
    use crate::model::parse::{Document, load};
    use crate::state::from_query;

    fn data(figures: [&str; 2]) -> Dataset {
        let report = |(place, figures): (&str, &str)| {
            format!(
                r#"{{"id": "{place}", "place": "{place}", "period": "2023", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{figures}]}}"#
            )
        };
        let reports = ["a", "b"].into_iter().zip(figures).map(report);
        let reports: Vec<String> = reports.collect();
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{{"id": "a", "name": "A", "type": "rural_district"}},
            {{"id": "b", "name": "B", "type": "rural_district",
              "populations": [{{"year": 2023, "people": 40000, "kind": "census", "source": "x"}}]}}],
            "reports": [{}]}}"#,
            reports.join(",")
        );
        load(&[Document {
            file: "t.json".into(),
            text,
        }])
    }

    const COUNT: &str = r#"{"indicator": "theft", "measure": "cases", "value": 21}"#;
    const OTHER: &str = r#"{"indicator": "murder", "measure": "cases", "value": 1}"#;

    fn offered(figures: [&str; 2]) -> Switch {
        let data = data(figures);
        let query = "view=places&places=a,b&periods=2023&indicator=theft&per=100k";
        let focus = Focus::new(&data, &from_query(query)).unwrap();
        switch(&focus, &counted(&focus, &focus.places))
    }

    #[test]
    fn why_there_is_no_rate_is_true_of_every_place() {
        let lang = crate::text::Lang::Vi;
        assert_eq!(
            offered([COUNT, OTHER]),
            Switch::Without(text::no_rates_apart(lang))
        );
        assert_eq!(offered([COUNT, COUNT]), Switch::Offered { on: true });
        assert_eq!(offered([OTHER, OTHER]), Switch::Hidden);
    }
}
