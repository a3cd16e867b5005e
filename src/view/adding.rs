//! Which places to add to those in view: the likest first, and why some can't be added.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::alphabetical::ByName;
use super::focus::Focus;
use super::options::{self, Choice};
use super::rates::{self, Switch};
use crate::analysis::SeriesKey;
use crate::analysis::similar::{Likeness, Similar, by_likeness, likest, similar};
use crate::model::order;
use crate::model::{Dataset, Level, Period, Place};
use crate::text::{Lang, places};

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
    /// Its name, without its type: all are of one level.
    pub name: String,
    /// In what it is alike above all.
    pub reason: String,
}

fn ranked<'a>(data: &'a Dataset, offer: &Offer) -> Vec<Similar<'a>> {
    let alike = like(data, &offer.key.place);
    let alike = alike.iter().map(|at| &data.places()[*at]);
    similar(data, &offer.key, offer.period, alike)
}

/// The place that was asked of last, and those like it: kept with the data, as places are proposed anew
/// whatever is chosen.
#[derive(Default)]
struct Alike(RefCell<Option<(String, Rc<Vec<usize>>)>>);

/// The places like one, the likest first, by their numbers among those of the dataset.
fn like(data: &Dataset, place: &str) -> Rc<Vec<usize>> {
    let last = data.kept.get(Alike::default);
    if let Some((of, alike)) = &*last.0.borrow()
        && of == place
    {
        return alike.clone();
    }
    let names = data.kept.get(|| ByName::of(data));
    let alike = by_likeness(data, place, &names.all(data));
    let numbers = alike.iter().filter_map(|place| data.number_of(&place.id));
    let alike = Rc::new(numbers.collect());
    last.0.replace(Some((place.to_owned(), Rc::clone(&alike))));
    alike
}

/// The places to propose first: like the one in view and not beside it yet.
/// Where nothing but the level is alike, there is no reason to propose one before another.
pub fn proposals(focus: &Focus) -> Vec<Proposal> {
    let (data, key) = (focus.data, focus.key(&focus.place().id));
    let alike = like(data, &key.place);
    let alike = alike.iter().map(|at| &data.places()[*at]);
    let new = |s: &Similar| {
        s.reasons != [Likeness::LevelOnly] && focus.places.iter().all(|p| p.id != s.place.id)
    };
    let likest = likest(data, &key, focus.period, alike, PROPOSED, new);
    let proposal = |s: Similar| Proposal {
        id: s.place.id.clone(),
        name: s.place.name.clone(),
        reason: s
            .reasons
            .first()
            .map(|r| places::likeness(*r, focus.lang))
            .unwrap_or_default(),
    };
    likest.into_iter().map(proposal).collect()
}

/// Everything that can be added, the likest first with the reason; places of another level last, to
/// be chosen only where rates are shown.
pub fn choices(data: &Dataset, offer: &Offer, lang: Lang) -> Vec<Choice> {
    let ranked = ranked(data, offer);
    let of = ranked.iter().enumerate();
    let ranks: BTreeMap<String, usize> = of.map(|(i, s)| (s.place.id.clone(), i)).collect();
    let level = data.place(&offer.key.place).map(Place::level);
    let mut choices: Vec<(usize, Choice)> = options::places(data, lang)
        .into_iter()
        .map(|choice| {
            let of_level = choice.level == level;
            let rank = match ranks.get(choice.id.as_str()) {
                Some(rank) => *rank,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};
    use crate::state::{from_query, to_query};

    const DATA: &str = r#"{"format": "binh-yen/1", "places": [
        {"id": "p", "name": "P", "type": "province",
         "populations": [{"year": 2020, "people": 90000, "kind": "census", "source": "x"}]},
        {"id": "p/g", "name": "G", "type": "district_group", "parent": "p"},
        {"id": "p/a", "name": "A", "type": "rural_district", "parent": "p", "mountainous": true,
         "populations": [{"year": 2020, "people": 30000, "kind": "census", "source": "x"}]},
        {"id": "b", "name": "B", "type": "rural_district"},
        {"id": "p/c", "name": "C", "type": "rural_district", "parent": "p", "mountainous": true}],
        "reports": [REPORTS]}"#;

    fn data() -> Dataset {
        let report = |place: &str| {
            format!(
                r#"{{"id": "{place}", "place": "{place}", "period": "2023", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{{"indicator": "theft", "measure": "cases", "value": 30}}]}}"#
            )
        };
        let reports = ["p", "p/g", "p/a", "b", "p/c"].map(report).join(",");
        load(&[Document {
            file: "t.json".into(),
            text: DATA.replace("REPORTS", &reports),
        }])
    }

    fn listed(query: &str) -> Vec<(String, String, bool)> {
        let data = data();
        let focus = Focus::new(&data, &from_query(query)).unwrap();
        let all = choices(&data, &Offer::new(&focus), Lang::Vi);
        all.into_iter().map(|c| (c.id, c.hint, c.refused)).collect()
    }

    #[test]
    fn the_likest_is_first_and_other_levels_last_and_refused() {
        let list = listed("view=places&places=p/a&periods=2023");
        let ids: Vec<&str> = list.iter().map(|(id, ..)| id.as_str()).collect();
        assert_eq!(ids, ["p/c", "b", "p/a", "p/g", "p"]);
        assert_eq!(list[0].1, "tỉnh P · cùng miền núi; cùng tỉnh");
        assert_eq!(list[1].1, "", "that the level is the same is no news");
        assert_eq!((list[4].1.as_str(), list[4].2), ("khác cấp", true));
        assert!(list[3].1.ends_with("không phải đơn vị hành chính") && list[3].2);
    }

    #[test]
    fn with_rates_a_province_may_be_added_but_not_a_group() {
        let query = "view=places&places=p/a&periods=2023&per=100k";
        assert_eq!(to_query(&from_query(query)), query);
        let list = listed(query);
        let refused: Vec<&str> = list
            .iter()
            .filter(|c| c.2)
            .map(|(id, ..)| id.as_str())
            .collect();
        assert_eq!(refused, ["p/g"]);
        assert!(
            listed(&query.replace("places&p", "years&p"))
                .iter()
                .any(|c| c.0 == "p" && c.2)
        );
    }

    #[test]
    fn what_is_already_there_is_not_proposed() {
        let data = data();
        let proposed = |query: &str| {
            let focus = Focus::new(&data, &from_query(query)).unwrap();
            let all = proposals(&focus).into_iter().map(|p| (p.name, p.reason));
            all.collect::<Vec<_>>()
        };
        assert_eq!(
            proposed("view=places&places=p/a"),
            [("C".to_owned(), "cùng miền núi".to_owned())]
        );
        assert!(proposed("view=places&places=p/a,p/c").is_empty());
    }
}
