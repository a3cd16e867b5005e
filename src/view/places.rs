//! Several places in one period: bars, in words, and the same as a table.

use super::focus::{self, Focus};
use super::shown::{Kind, Shown, shown};
use super::words::{self, Words};
use super::years;
use crate::analysis::{Side, compare, series};
use crate::model::order;
use crate::model::{Level, MeasureUnit, Place};
use crate::state::Order;
use crate::text::{names, search, ui};

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
    pub caution: &'static str,
    /// Whether the places were chosen by the reader.
    pub picked: bool,
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
    let mut bars: Vec<Bar> = shown_places
        .iter()
        .map(|place| {
            let key = focus.key(&place.id);
            Bar {
                id: place.id.clone(),
                name: names::place(place, lang),
                shown: shown(focus.data, &series(focus.data, &key), focus.period, lang),
                chosen: place.id == focus.place().id,
            }
        })
        .collect();
    if order == Order::Value {
        let size = |bar: &Bar| bar.shown.span.map_or(f64::NEG_INFINITY, |s| s.low);
        order::sort_by(&mut bars, |a, b| size(b).total_cmp(&size(a)));
    }
    let measure = focus.data.catalogue.measure(&focus.measure);
    let unit = measure.map_or(MeasureUnit::Count, |m| m.unit);
    Places {
        title: format!(
            "{}, {}",
            years::title(focus),
            names::period(focus.period, lang)
        ),
        unit,
        words: words(focus, &bars, picked),
        bars,
        caution: if unit == MeasureUnit::Count {
            ui::words(lang).population_note
        } else {
            ""
        },
        picked,
    }
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
