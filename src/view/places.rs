//! Several places in one period: bars, in words, and the same as a table.

use super::became;
use super::change::change;
use super::focus::{self, Focus};
use super::rates::{self, Counted, PopulationChoice, Switch};
use super::shown::{Kind, Shown, shown};
use super::standing::{self, Limits, Standing};
use super::summary::PlaceLink;
use super::words::{self, Words};
use super::years;
use crate::analysis::against::against as test;
use crate::analysis::group::Way;
use crate::analysis::{At, Series, Side, compare, series};
use crate::model::order;
use crate::model::{Level, MeasureUnit, Place};
use crate::state::{MOST_PLACES, Order};
use crate::text::terms::terms;
use crate::text::{self, against, names, search};

/// How many places that the reader did not choose are compared in words.
const UNPICKED: usize = 3;

/// One place's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The place's id.
    pub id: String,
    /// Its name, with the province where two share it.
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

/// Everything the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Places {
    /// The heading.
    pub title: String,
    /// The period, as it stands after a place.
    pub period: String,
    /// Counts, percents or đồng.
    pub unit: MeasureUnit,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// Every rate with what it rests on; empty where counts are shown.
    pub words: Vec<Words>,
    /// The comparison of the others with the place in view, under the heading that names it.
    pub against: (String, Vec<Words>),
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
}

/// Makes the view. Without places chosen beside the one in view: all of its level with a report of
/// the period, so that what is not reported is seen too.
pub fn places(focus: &Focus, order: Order) -> Places {
    let lang = focus.lang;
    let picked = focus.places.len() > 1;
    let mut shown_places: Vec<&Place> = if picked {
        focus.places.clone()
    } else {
        peers(focus)
    };
    sort_by_name(&mut shown_places);
    let mut bars = Vec::new();
    let mut counted = Vec::new();
    for place in shown_places {
        let series = focus.series(&place.id);
        bars.push(bar(focus, place, &series));
        counted.push(Counted {
            place,
            estimate: series.at(focus.period),
        });
    }
    let switch = rates::switch(focus, &counted);
    let as_rates = switch == Switch::Offered { on: true };
    if as_rates {
        for (bar, of) in bars.iter_mut().zip(&counted) {
            rates::show(focus, bar, of);
            // What was reported is the change of the count.
            bar.change.clear();
        }
    }
    let standing = standing::standing(focus, &counted, &mut bars, as_rates);
    if order == Order::Value {
        let size = |bar: &Bar| bar.shown.span.map_or(f64::NEG_INFINITY, |s| s.low);
        order::sort_by(&mut bars, |a, b| size(b).total_cmp(&size(a)));
    }
    let measure = focus.data.catalogue.measure(&focus.measure);
    let unit = measure.map_or(MeasureUnit::Count, |m| m.unit);
    let title = match as_rates {
        true => text::places::measure_per_100k(&years::title(focus), lang),
        false => years::title(focus),
    };
    Places {
        title: format!("{title}, {}", names::period(focus.period, lang)),
        period: names::period(focus.period, lang),
        unit,
        words: match as_rates {
            true => rate_words(&bars),
            false => Vec::new(),
        },
        against: (
            against::base(&names::place(focus.place(), lang), lang),
            match as_rates {
                true => rates_against(focus, &bars, &counted, picked),
                false => words(focus, &bars, picked),
            },
        ),
        bases: became::links(&focus.places[1..], |p| {
            names::capitalised(&names::place(p, lang))
        }),
        bars,
        caution: match unit {
            _ if as_rates => text::places::rate_caution(focus.period, lang),
            MeasureUnit::Count => terms(lang).population_note.to_owned(),
            _ => String::new(),
        },
        picked,
        switch,
        populations: match as_rates {
            true => rates::populations(focus, &counted),
            false => None,
        },
        standing,
    }
}

fn bar(focus: &Focus, place: &Place, series: &Series) -> Bar {
    let shown = shown(focus.data, series, focus.period, focus.lang);
    Bar {
        id: place.id.clone(),
        name: names::place(place, focus.lang),
        change: change(focus.data, series, focus.period, &shown, focus.lang),
        shown,
        chosen: place.id == focus.place().id,
        whisker: None,
        limits: None,
        note: None,
        stands_out: None,
    }
}

/// Every rate with the population it rests on; the rest is in the table.
fn rate_words(bars: &[Bar]) -> Vec<Words> {
    let rated = bars.iter().filter(|b| b.whisker.is_some());
    rated
        .take(MOST_PLACES)
        .map(|b| {
            let name = names::capitalised(&b.name);
            Words {
                text: format!("{name}: {}.", b.shown.words),
                at: b.shown.at.clone(),
                expert: None,
            }
        })
        .collect()
}

/// The rates of the others against that of the place in view, where both have one.
fn rates_against(focus: &Focus, bars: &[Bar], counted: &[Counted], picked: bool) -> Vec<Words> {
    let of = |id: &str| {
        let found = counted.iter().find(|c| c.place.id == id)?;
        Some((found.place, rates::rate_of(focus, found).ok()?))
    };
    let Some((base, base_rate)) = of(&focus.place().id) else {
        let name = names::capitalised(&names::place(focus.place(), focus.lang));
        let none = Words {
            text: against::no_base(&name, focus.lang),
            at: Vec::new(),
            expert: None,
        };
        // Nothing is missed where there is no other rate either.
        let rated = bars.iter().any(|b| b.whisker.is_some());
        return Vec::from_iter((rated && picked).then_some(none));
    };
    let others = bars.iter().filter(|b| !b.chosen && b.whisker.is_some());
    let others = others.take(if picked { bars.len() } else { UNPICKED });
    others
        .filter_map(|bar| {
            let (place, rate) = of(&bar.id)?;
            let found = test(focus.data, (base, &base_rate), (place, &rate));
            let own = bars.iter().filter(|b| b.chosen || b.id == bar.id);
            let mut at: Vec<At> = own.flat_map(|b| b.shown.at.iter().copied()).collect();
            order::distinct(&mut at);
            let (base, name) = (names::place(base, focus.lang), &bar.name);
            Some(Words {
                text: against::rates(&base, name, &found, focus.lang),
                at,
                expert: against::expert(&found, focus.lang),
            })
        })
        .collect()
}

/// Places of the same level with a report or a figure of the period. Groups and regions have no
/// peers.
fn peers<'a>(focus: &Focus<'a>) -> Vec<&'a Place> {
    let place = focus.place();
    let odd = matches!(place.level(), Level::Group | Level::Region);
    let alike = |p: &Place| !odd && p.level() == place.level();
    let all = focus.data.places().iter().filter(|p| {
        let told = || focus::periods(focus.data, &p.id).contains(&focus.period);
        p.id == place.id || (alike(p) && (told() || has_level(focus, p)))
    });
    all.collect()
}

fn has_level(focus: &Focus, place: &Place) -> bool {
    series(focus.data, &focus.key(&place.id))
        .at(focus.period)
        .has_level()
}

fn sort_by_name(places: &mut Vec<&Place>) {
    order::sort_by_key(places, |p| (search::sort_key(&p.name), p.id.clone()));
}

fn words(focus: &Focus, bars: &[Bar], picked: bool) -> Vec<Words> {
    let known = |bar: &&Bar| {
        !bar.chosen && (picked || !matches!(bar.shown.kind, Kind::NoReport | Kind::NotReported))
    };
    let main = focus.series(&focus.place().id);
    let others = bars
        .iter()
        .filter(known)
        .take(if picked { bars.len() } else { UNPICKED });
    others
        .map(|bar| {
            let other = focus.series(&bar.id);
            let c = compare(
                focus.data,
                Side {
                    series: &main,
                    period: focus.period,
                },
                Side {
                    series: &other,
                    period: focus.period,
                },
            );
            words::words(focus.data, &c, focus.lang)
        })
        .collect()
}
