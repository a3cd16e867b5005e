//! What is said of how much of a pack is here.

use super::{Index, Needs};
use crate::model::Dataset;
use crate::text::{Lang, shards, ui};
use crate::view::page::Notice;

/// What became of a shard.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody asked for it, or it is on its way.
    Away,
    /// It is here.
    Here,
    /// It could not be had.
    Lost,
}

/// What is said while shards come, where some did not, and where there is more to load. `places` has
/// all places.
pub fn notices(
    index: &Index,
    places: &Dataset,
    needs: &Needs,
    state: &dyn Fn(usize) -> State,
    lang: Lang,
) -> Vec<Notice> {
    let of = |wanted: State| {
        let needed = needs.all.iter().copied();
        needed.filter(|shard| state(*shard) == wanted).count()
    };
    // A small pack is here before anybody has read that it comes.
    if of(State::Away) > 0 && index.is_small() {
        return Vec::new();
    }
    if of(State::Away) > 0 {
        return vec![loading(of(State::Here), needs.all.len(), lang)];
    }
    let named = |at: usize| {
        let province = index.shards.get(at).map_or("", |s| &s.province);
        places.place(province).map_or("", |p| p.name.as_str())
    };
    let in_state = |wanted: State, among: &[usize]| -> Vec<usize> {
        let all = among.iter().copied();
        all.filter(|at| state(*at) == wanted).collect()
    };
    let mut all = Vec::new();
    let lost = in_state(State::Lost, &needs.all);
    if !lost.is_empty() {
        let names: Vec<&str> = lost.into_iter().map(named).collect();
        all.push(Notice {
            urgent: true,
            text: shards::failed(&names, needs.all.len(), lang),
            button: ui::words(lang).retry.to_owned(),
            more: false,
        });
    }
    let more = in_state(State::Away, &needs.more);
    if !more.is_empty() {
        let here = in_state(State::Here, &needs.more);
        let names: Vec<&str> = here.into_iter().map(named).collect();
        let files = more.iter().map(|at| index.shards[*at].file.packed);
        all.push(Notice {
            urgent: false,
            text: shards::partly(&names, needs.more.len(), lang),
            button: shards::more(more.len(), files.sum(), lang),
            more: true,
        });
    }
    all
}

fn loading(here: usize, of: usize, lang: Lang) -> Notice {
    Notice {
        text: match of {
            0 | 1 => ui::words(lang).loading.to_owned(),
            _ => shards::loading(here, of, lang),
        },
        ..Notice::default()
    }
}
