//! Several places in one period: bars, in words, and the same as a table.

use super::focus::{self, Focus};
use super::rates::{self, Counted, PopulationChoice, Switch};
use super::shown::{Kind, Shown, shown};
use super::standing::{self, Limits, Standing};
use super::words::{self, Words};
use super::years;
use crate::analysis::group::Way;
use crate::analysis::{Series, Side, compare, series};
use crate::model::order;
use crate::model::{Level, MeasureUnit, Place};
use crate::state::{MOST_PLACES, Order};
use crate::text::{self, names, search, ui};

/// One place's bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The place's id.
    pub id: String,
    /// Its name, with the province where two share it.
    pub name: String,
    /// The value.
    pub shown: Shown,
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
    /// Counts, percents or đồng.
    pub unit: MeasureUnit,
    /// The bars, in order.
    pub bars: Vec<Bar>,
    /// The comparison of the place in view with the others that were chosen.
    pub words: Vec<Words>,
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
        unit,
        words: match as_rates {
            true => rate_words(&bars),
            false => words(focus, &bars, picked),
        },
        bars,
        caution: match unit {
            _ if as_rates => text::places::rate_caution(focus.period, lang),
            MeasureUnit::Count => ui::words(lang).population_note.to_owned(),
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
    Bar {
        id: place.id.clone(),
        name: names::place(place, focus.lang),
        shown: shown(focus.data, series, focus.period, focus.lang),
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

/// Places of the same level with a report or a figure of the period. Groups and regions have no
/// peers.
fn peers<'a>(focus: &Focus<'a>) -> Vec<&'a Place> {
    let place = focus.place();
    let odd = matches!(place.level(), Level::Group | Level::Region);
    let all = focus.data.places().iter().filter(|p| {
        p.id == place.id
            || (!odd
                && p.level() == place.level()
                && focus::periods(focus.data, &p.id).contains(&focus.period))
            || (!odd && p.level() == place.level() && has_level(focus, p))
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
        .take(if picked { bars.len() } else { 3 });
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
