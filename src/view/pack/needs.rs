//! Which shards of a pack a selection needs.

use super::index::{Held, Index, code};
use crate::model::order;
use crate::model::{Dataset, Level, Place};
use crate::state::{Selection, View};
use crate::view::Focus;

/// The shards that a selection needs, by their places in the index, in rising order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Needs {
    /// Those of the place in view: without one of them nothing is shown.
    pub own: Vec<usize>,
    /// All of them: where some of the others can't be had, the rest is shown.
    pub all: Vec<usize>,
    /// Those with more of what the view shows. They are fetched only for a reader who asks for them.
    pub more: Vec<usize>,
}

/// Up to so many bytes, as they are downloaded, places that nobody chose are fetched without being asked
/// for: five seconds of a slow line.
pub const UNASKED: usize = 1 << 20;

/// What a selection needs. `data` has all places and the reports of the shards that are `here`. What
/// a place is set beside is known only once its own shards are here; then this is to be asked again.
pub fn needs(
    index: &Index,
    data: &Dataset,
    here: &dyn Fn(usize) -> bool,
    selection: &Selection,
) -> Needs {
    let chosen = chosen(index, data, selection);
    let of = |place: &&Place| shards_of(index, data, place);
    let own = chosen.first().map(of).unwrap_or_default();
    let mut all: Vec<usize> = match index.is_small() {
        true => (0..index.shards.len()).collect(),
        false => chosen.iter().flat_map(of).collect(),
    };
    let mut more = Vec::new();
    match selection.view {
        View::Table | View::Sources => more.extend(0..index.shards.len()),
        View::Places if own.iter().all(|shard| here(*shard)) => {
            let peers = peers(index, data, selection);
            let packed = peers.iter().map(|at| index.shards[*at].file.packed);
            match packed.sum::<usize>() <= UNASKED {
                true => all.extend(peers),
                false => more = peers,
            }
        }
        _ => {}
    }
    order::distinct(&mut all);
    Needs { own, all, more }
}

/// The chosen places that there are, the main one first.
fn chosen<'a>(index: &Index, data: &'a Dataset, selection: &Selection) -> Vec<&'a Place> {
    match selection.places.is_empty() {
        true => data.place(&index.first).into_iter().collect(),
        false => {
            let ids = selection.places.iter();
            ids.filter_map(|id| data.place(id)).collect()
        }
    }
}

/// The shards with reports on a place and on those that it came from, which are told of in its stead.
pub fn shards_of(index: &Index, data: &Dataset, place: &Place) -> Vec<usize> {
    let own = data.predecessors(&place.id).chain([place]);
    let numbers = own.filter_map(|place| data.number_of(&place.id));
    let mut shards: Vec<usize> = numbers.filter_map(|at| index.shard_of(at)).collect();
    order::distinct(&mut shards);
    shards
}

/// The shards with places that are set beside the one in view without being chosen: all of its level
/// of which something is told in the period.
fn peers(index: &Index, data: &Dataset, selection: &Selection) -> Vec<usize> {
    let Some(focus) = Focus::new(data, selection) else {
        return Vec::new();
    };
    let level = focus.place().level();
    if focus.places.len() > 1 || focus.missing || matches!(level, Level::Group | Level::Region) {
        return Vec::new();
    }
    let (level, period) = (code(level), focus.period.to_string());
    let held = || {
        let shards = index.shards.iter().enumerate();
        shards.filter_map(|(at, shard)| {
            let held = shard.holds.iter().find(|held| held.level == level)?;
            Some((at, held))
        })
    };
    let told = |held: &Held| {
        let of = held.told.iter().find(|told| told.period == period);
        of.map_or(0, |told| told.places)
    };
    let implied = |held: &Held| {
        let mut of = held.implied.iter();
        of.any(|i| i.indicator == focus.indicator && i.periods.contains(&period))
    };
    // Where nothing stands beside it, other periods are offered: what all hold is then counted.
    let alone = held().map(|(_, held)| told(held)).sum::<usize>() < 2;
    let needed = held().filter(|(_, held)| alone || told(held) > 0 || implied(held));
    needed.map(|(at, _)| at).collect()
}
