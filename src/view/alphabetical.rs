//! The order of all places of a dataset by name, for lists of some of them.

use crate::model::{Dataset, Place, order};
use crate::text::search::{SortKey, sort_key};

/// How many names are looked at in one step.
const STEP: usize = 100;

/// In which order the places of a dataset stand where they stand by name.
#[derive(Debug)]
pub struct ByName {
    /// Of each place how many come before it.
    before: Vec<usize>,
}

/// The order in the making: a country has thousands of names.
#[derive(Debug, Default)]
pub struct Naming {
    keys: Vec<(SortKey, String)>,
}

impl Naming {
    /// Looks at some more names; whether those were the last.
    pub fn step(&mut self, data: &Dataset) -> bool {
        let all = data.places();
        let from = self.keys.len();
        let to = all.len().min(from + STEP);
        let key = |place: &Place| (sort_key(&place.name), place.id.clone());
        self.keys.extend((from..to).map(|i| key(&all[i])));
        to == all.len()
    }

    /// Looks at those that are left, and puts all in order.
    pub fn end(mut self, data: &Dataset) -> ByName {
        while !self.step(data) {}
        let mut all: Vec<usize> = (0..self.keys.len()).collect();
        order::sort_by(&mut all, |a, b| self.keys[*a].cmp(&self.keys[*b]));
        let mut before = vec![0; all.len()];
        for (at, place) in all.into_iter().enumerate() {
            before[place] = at;
        }
        ByName { before }
    }
}

impl ByName {
    /// Puts all places in order.
    pub fn of(data: &Dataset) -> Self {
        Naming::default().end(data)
    }

    /// All places, in order.
    pub fn all<'a>(&self, data: &'a Dataset) -> Vec<&'a Place> {
        let mut all: Vec<usize> = (0..self.before.len()).collect();
        for (place, at) in self.before.iter().enumerate() {
            all[*at] = place;
        }
        all.into_iter().map(|i| &data.places()[i]).collect()
    }

    /// Puts some places in order, by their indexes among all.
    pub fn sort(&self, places: &mut Vec<usize>) {
        // Each has a place of its own: nothing has to be compared.
        let mut all = vec![None; self.before.len()];
        for place in places.drain(..) {
            all[self.before[place]] = Some(place);
        }
        places.extend(all.into_iter().flatten());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    #[test]
    fn hundreds_of_places_stand_by_name_however_they_are_put_in_order() {
        let place = |i: usize| {
            let letter = ["đ", "d", "a", "ă", "c"][i % 5];
            format!(
                r#"{{"id": "p{i}", "name": "{letter}{}", "type": "commune"}}"#,
                i % 7
            )
        };
        let places: Vec<String> = (0..3 * STEP + 1).map(place).collect();
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{}]}}"#,
            places.join(",")
        );
        let file = "t.json".to_owned();
        let data = load(&[Document { file, text }]);
        let mut naming = Naming::default();
        let mut steps = 1;
        while !naming.step(&data) {
            steps += 1;
        }
        assert_eq!(steps, 4);
        let names = naming.end(&data);
        let mut plain: Vec<&Place> = data.places().iter().collect();
        plain.sort_by_key(|p| (sort_key(&p.name), p.id.clone()));
        let ids = |all: Vec<&Place>| all.into_iter().map(|p| p.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(names.all(&data)), ids(plain));
        let mut some = vec![4, 0, 2];
        names.sort(&mut some);
        assert_eq!(some, [2, 4, 0], "a, c, đ");
    }
}
