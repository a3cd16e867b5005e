//! Which report goes into which shard, and what the index says of it.

use std::collections::{BTreeMap, BTreeSet};

use super::documents;
use super::files::{File, hashed};
use crate::analysis::checks::all_keys;
use crate::analysis::{SeriesKey, series};
use crate::model::{Dataset, Level, Place};
use crate::view::focus;
use crate::view::pack::Index;
use crate::view::pack::index::{Held, Implied, Runs, Shard, Told, code};

/// Of how many places a place can be a part, one within the other, before that is taken for a circle.
const DEEPEST: usize = 8;

/// What the shard of no province is called.
const NO_PROVINCE: &str = "general";

/// The reports, by their places in the dataset, of each province.
type Shared<'a> = BTreeMap<&'a str, Vec<usize>>;

/// The id of the province that a place lies in, or that it is; empty where none is known.
fn province<'a>(data: &'a Dataset, place: &str) -> &'a str {
    let mut at = data.place(place);
    for _ in 0..DEEPEST {
        match at {
            Some(place) if place.level() == Level::Province => return &place.id,
            Some(place) => at = place.parent.as_deref().and_then(|id| data.place(id)),
            None => break,
        }
    }
    ""
}

/// A report with figures of places in several provinces is in the shard of each: whoever has the
/// shard of a place has every report on it.
fn shared(data: &Dataset) -> Shared<'_> {
    let mut all = Shared::new();
    for (at, head) in data.reports().heads().enumerate() {
        let own = data.reports().figures(at).map(|figure| figure.place);
        let places = std::iter::once(&*head.place).chain(own);
        let of: BTreeSet<&str> = places.map(|id| province(data, id)).collect();
        for province in of {
            all.entry(province).or_default().push(at);
        }
    }
    all
}

/// The index and the files that it names.
pub(super) fn shards(data: &Dataset) -> serde_json::Result<(Index, Vec<File>)> {
    let (common, file) = hashed("common", documents::common(data)?);
    let mut files = vec![file];
    let keys = by_place(all_keys(data));
    let mut index = Index {
        common,
        first: first(data),
        newest: data.newest().map(|p| p.to_string()).unwrap_or_default(),
        shards: Vec::new(),
    };
    for (of, reports) in shared(data) {
        let stem = match of {
            "" => NO_PROVINCE.to_owned(),
            id => id.replace('/', "-"),
        };
        let text = documents::reports(data, reports.iter().copied())?;
        let (named, file) = hashed(&stem, text);
        files.push(file);
        let reported = |(at, place): (usize, &'_ Place)| {
            (data.is_reported(&place.id) && province(data, &place.id) == of).then_some(at)
        };
        let places = data.places().iter().enumerate().filter_map(reported);
        let places: Vec<usize> = places.collect();
        index.shards.push(Shard {
            province: of.to_owned(),
            file: named,
            order: Runs::of(reports),
            holds: holds(data, &places, &keys),
            places: Runs::of(places),
        });
    }
    Ok((index, files))
}

/// The place that is shown where none is asked for.
fn first(data: &Dataset) -> String {
    let focus = focus::Focus::new(data, &crate::state::Selection::default());
    focus.map_or(String::new(), |focus| focus.place().id.clone())
}

fn by_place(keys: BTreeSet<SeriesKey>) -> BTreeMap<String, Vec<SeriesKey>> {
    let mut all: BTreeMap<String, Vec<SeriesKey>> = BTreeMap::new();
    for key in keys {
        all.entry(key.place.clone()).or_default().push(key);
    }
    all
}

/// What there is of some places, by level.
fn holds(data: &Dataset, places: &[usize], keys: &BTreeMap<String, Vec<SeriesKey>>) -> Vec<Held> {
    let mut levels: BTreeMap<Level, Vec<&Place>> = BTreeMap::new();
    for at in places {
        let place = &data.places()[*at];
        levels.entry(place.level()).or_default().push(place);
    }
    let held = |(level, places): (Level, Vec<&Place>)| {
        let mut told = BTreeMap::new();
        for period in places.iter().flat_map(|p| focus::periods(data, &p.id)) {
            *told.entry(period).or_insert(0) += 1;
        }
        let mut implied: BTreeMap<&str, BTreeSet<_>> = BTreeMap::new();
        for key in places.iter().filter_map(|p| keys.get(&p.id)).flatten() {
            let estimates = series(data, key).estimates.into_iter();
            let more = estimates.filter(|(p, e)| e.has_level() && !told.contains_key(p));
            let periods = more.map(|(period, _)| period).collect::<Vec<_>>();
            if !periods.is_empty() {
                implied.entry(&key.indicator).or_default().extend(periods);
            }
        }
        Held {
            level: code(level).to_owned(),
            told: told
                .into_iter()
                .map(|(period, places)| Told {
                    period: period.to_string(),
                    places,
                })
                .collect(),
            implied: implied
                .into_iter()
                .map(|(indicator, periods)| Implied {
                    indicator: indicator.to_owned(),
                    periods: periods.iter().map(ToString::to_string).collect(),
                })
                .collect(),
        }
    };
    levels.into_iter().map(held).collect()
}
