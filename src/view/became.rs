//! What became of a place: the units of today that it is or lies in, told from those before them.

use super::summary::PlaceLink;
use crate::model::{Dataset, Level, Place};
use crate::text::{Lang, became as text, names, places};

/// What a place became.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Became<'a> {
    /// The units that exist today, in the order of the data.
    pub today: Vec<&'a Place>,
    /// What it went into at first and what has ended too.
    pub between: Vec<&'a Place>,
    /// Whether those of today came of this place alone, as far as is known.
    pub alone: bool,
}

/// Follows the successors to those without an end.
pub fn became<'a>(data: &'a Dataset, place: &Place) -> Became<'a> {
    let unit = !matches!(place.level(), Level::Group | Level::Region);
    let mut found = Became {
        alone: unit,
        ..Became::default()
    };
    let mut from = vec![place.id.as_str()];
    let mut open: Vec<&Place> = heirs(data, place);
    while !open.is_empty() {
        let step = std::mem::take(&mut open);
        for heir in &step {
            let known = |list: &[&Place]| list.iter().any(|p| p.id == heir.id);
            if known(&found.today) || known(&found.between) || heir.id == place.id {
                continue;
            }
            // A unit of a higher level holds more than this place, be it known of or not.
            let own = data
                .predecessors(&heir.id)
                .all(|p| from.contains(&p.id.as_str()));
            found.alone &= own && heir.level() >= place.level();
            match heir.valid.to {
                None => found.today.push(heir),
                Some(_) => {
                    found.between.push(heir);
                    open.extend(heirs(data, heir));
                }
            }
        }
        from.extend(step.iter().map(|p| p.id.as_str()));
    }
    found
}

fn heirs<'a>(data: &'a Dataset, place: &Place) -> Vec<&'a Place> {
    let ids = place.successors.iter();
    ids.filter_map(|id| data.place(id)).collect()
}

/// What a unit is called beside `place`, which came before it: with its date and what else it is
/// made of if it is called the same as that or its province.
pub fn name_beside(data: &Dataset, heir: &Place, place: &Place, lang: Lang) -> String {
    let name = names::place(heir, lang);
    let within = place.parent.as_deref().and_then(|id| data.place(id));
    let mut own = [Some(place), within].into_iter().flatten();
    let Some(own) = own.find(|p| names::place(p, lang) == name) else {
        return name;
    };
    let others = data.predecessors(&heir.id);
    let others = others.filter(|p| p.id != own.id && p.level() == heir.level());
    let others: Vec<String> = others.map(|p| p.name.clone()).collect();
    text::renewed(&name, heir.valid.from, &others, lang)
}

/// What a former place is called beside `place`, which it went into.
pub fn name_of_former(former: &Place, place: &Place, lang: Lang) -> String {
    let name = names::place(former, lang);
    let same = name == names::place(place, lang);
    places::former(&name, same, lang)
}

/// A link with the name that `name` gives.
pub fn links(places: &[&Place], name: impl Fn(&Place) -> String) -> Vec<PlaceLink> {
    let link = |p: &&Place| PlaceLink {
        id: p.id.clone(),
        name: name(p),
    };
    places.iter().map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    fn real() -> Dataset {
        let text = include_str!("../../data/places.json").to_owned();
        load(&[Document {
            file: "places.json".into(),
            text,
        }])
    }

    fn told(id: &str) -> (Vec<String>, Vec<String>, bool) {
        let data = real();
        let place = data.place(id).unwrap();
        let found = became(&data, place);
        let name = |p: &&Place| name_beside(&data, p, place, Lang::Vi);
        let all = |list: &[&Place]| list.iter().map(name).collect();
        (all(&found.today), all(&found.between), found.alone)
    }

    #[test]
    fn the_chain_is_followed_to_units_of_today() {
        let (today, between, alone) = told("quang-nam/nong-son");
        assert_eq!(today, ["TP. Đà Nẵng"]);
        assert_eq!((between, alone), (vec!["huyện Quế Sơn".to_owned()], false));
        assert_eq!(
            told("lam-dong/cat-tien").0,
            ["tỉnh Lâm Đồng (từ 1\u{2011}7\u{2011}2025, gồm cả Đắk Nông, Bình Thuận)"]
        );
    }

    #[test]
    fn a_merger_is_not_what_its_parts_are_now() {
        assert_eq!(
            told("ba-ria-vung-tau"),
            (vec!["TP. Hồ Chí Minh".to_owned()], vec![], false)
        );
        assert_eq!(
            told("tp-hcm").0,
            ["TP. Hồ Chí Minh (từ 1\u{2011}7\u{2011}2025, gồm cả Bà Rịa - Vũng Tàu, Bình Dương)"]
        );
        assert!(!told("quang-nam").2 && !told("gia-lai/chu-prong").2);
    }

    #[test]
    fn a_district_is_the_communes_that_came_of_it_alone() {
        let (today, between, alone) = told("gia-lai/ia-pa");
        assert_eq!(today, ["xã Pờ Tó", "xã Ia Pa", "xã Ia Tul"]);
        assert!(between.is_empty() && alone);
    }

    #[test]
    fn a_group_is_no_unit() {
        assert!(!told("quang-nam/6-huyen-mien-nui").2);
    }
}
