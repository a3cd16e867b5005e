//! Which places to add to those in view: the likest first, and why some can't be added.

use super::focus::Focus;
use super::options::{self, Choice};
use super::rates::{self, Switch};
use crate::analysis::SeriesKey;
use crate::analysis::similar::{Likeness, Similar, similar};
use crate::model::order;
use crate::model::{Dataset, Level, Period, Place};
use crate::text::{Lang, names, places, search};

/// How many places are proposed outside the list.
const PROPOSED: usize = 3;

/// To what a place is to be added.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The series in view, of the main place.
    pub key: SeriesKey,
    /// The period in view.
    pub period: Period,
    /// Rates are shown, so that places of other levels may be added.
    pub any_level: bool,
}

impl Offer {
    /// What is in view.
    pub fn new(focus: &Focus) -> Self {
        let counted = rates::counted(focus, &focus.places);
        Self {
            key: focus.key(&focus.place().id),
            period: focus.period,
            any_level: rates::switch(focus, &counted) == Switch::Offered { on: true },
        }
    }
}

/// A place proposed outside the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: String,
    /// Its name and in what it is alike.
    pub label: String,
}

fn ranked<'a>(data: &'a Dataset, offer: &Offer) -> Vec<Similar<'a>> {
    let mut by_name: Vec<&Place> = data.places().iter().collect();
    order::sort_by_key(&mut by_name, |p| (search::sort_key(&p.name), p.id.clone()));
    similar(data, &offer.key, offer.period, &by_name)
}

/// The places to propose first: like the one in view and not beside it yet. Where nothing but the level is alike, there is no reason to propose one before another.
pub fn proposals(focus: &Focus) -> Vec<Proposal> {
    let all = ranked(focus.data, &Offer::new(focus)).into_iter();
    let new = all.filter(|s| {
        s.reasons != [Likeness::LevelOnly] && focus.places.iter().all(|p| p.id != s.place.id)
    });
    let label = |s: Similar| Proposal {
        id: s.place.id.clone(),
        label: format!(
            "{} – {}",
            names::capitalised(&names::place(s.place, focus.lang)),
            places::likenesses(&s.reasons, focus.lang)
        ),
    };
    new.take(PROPOSED).map(label).collect()
}

/// Everything that can be added, the likest first with the reason; places of another level last, to
/// be chosen only where rates are shown.
pub fn choices(data: &Dataset, offer: &Offer, lang: Lang) -> Vec<Choice> {
    let ranked = ranked(data, offer);
    let level = data.place(&offer.key.place).map(Place::level);
    let mut choices: Vec<(usize, Choice)> = options::places(data, lang)
        .into_iter()
        .map(|choice| {
            let rank = ranked.iter().position(|s| s.place.id == choice.id);
            let of_level = choice.level == level;
            let rank = match rank {
                Some(rank) => rank,
                None if of_level => ranked.len(),
                None => ranked.len() + 1,
            };
            let reasons = ranked.get(rank).map_or(&[][..], |s| &s.reasons);
            let odd = matches!(choice.level, Some(Level::Group | Level::Region));
            let why = match () {
                () if of_level && reasons == [Likeness::LevelOnly] => String::new(),
                () if of_level => places::likenesses(reasons, lang),
                () if odd => places::not_a_unit(lang).to_owned(),
                () => places::other_level(lang).to_owned(),
            };
            let refused = !of_level && (odd || !offer.any_level);
            (rank, with_reason(choice, &why, refused))
        })
        .collect();
    order::sort_by_key(&mut choices, |(rank, _)| *rank);
    choices.into_iter().map(|(_, choice)| choice).collect()
}

fn with_reason(choice: Choice, why: &str, refused: bool) -> Choice {
    let hint = match (choice.hint.is_empty(), why.is_empty()) {
        (_, true) => choice.hint,
        (true, false) => why.to_owned(),
        (false, false) => format!("{} · {why}", choice.hint),
    };
    Choice {
        hint,
        refused,
        ..choice
    }
}
