//! The places: provinces, districts that ended on 30 June 2025, and the communes that they became.

use std::collections::BTreeSet;
use std::ops::Range;

use super::Plan;
use super::names::{name, slug, unmarked};
use super::random::Random;
use super::write::{list, local, text};

/// When a place exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// Until 30 June 2025.
    Before,
    /// From 1 July 2025.
    After,
    /// All the time.
    Both,
}

/// A place.
#[derive(Clone, Debug)]
pub struct Place {
    /// `moeo-chueo/xa-ngaup-boem`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its type as the format writes it.
    pub kind: &'static str,
    /// When it exists.
    pub era: Era,
    /// The province it belongs to, by index.
    pub parent: Option<usize>,
    /// The places it became, by index.
    pub successors: Vec<usize>,
    /// Of a province, the places until 2025 whose numbers make up its own, by index.
    pub parts_before: Range<usize>,
    /// The same from 2025.
    pub parts_after: Range<usize>,
    /// How many live there.
    pub people: u64,
}

/// All places, and which of them one document describes.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// In the order of the documents.
    pub all: Vec<Place>,
    /// What stands in each document.
    pub documents: Vec<Range<usize>>,
}

/// Of so many old provinces each new one is made: 63 became 34.
const MADE_OF: [usize; 12] = [2, 1, 3, 2, 1, 2, 2, 1, 3, 2, 2, 1];
/// How many communes a province of today has on average.
const COMMUNES: usize = 98;
/// How many provinces there are.
const PROVINCES: usize = 34;
/// So many districts became so many communes.
const DISTRICTS: (usize, usize) = (705, 3_321);

impl Places {
    /// Draws the places of a country.
    pub fn draw(plan: &Plan) -> Self {
        let provinces = ((plan.places + COMMUNES / 2) / COMMUNES).clamp(2, PROVINCES);
        let provinces = provinces.min(plan.places);
        let mut drawing = Drawing {
            random: Random::of(plan.seed, &[1]),
            places: Self::default(),
            taken: BTreeSet::new(),
        };
        for province in 0..provinces {
            let share = |n: usize| plan.places * n / provinces;
            let communes = share(province + 1) - share(province);
            let start = drawing.places.all.len();
            match plan.plain {
                true => drawing.plain_province(communes),
                false => drawing.province(communes, MADE_OF[province % MADE_OF.len()]),
            }
            let end = drawing.places.all.len();
            drawing.places.documents.push(start..end);
        }
        drawing.places
    }
}

struct Drawing {
    random: Random,
    places: Places,
    /// Ids in use.
    taken: BTreeSet<String>,
}

impl Drawing {
    fn add(&mut self, kind: &'static str, era: Era, parent: Option<usize>) -> usize {
        let name = name(&mut self.random);
        let within = parent.map(|p| format!("{}/", self.places.all[p].id));
        let of_commune = if kind == "commune" { "xa-" } else { "" };
        let id = format!("{}{of_commune}{}", within.unwrap_or_default(), slug(&name));
        self.add_named(name, id, kind, era, parent)
    }

    fn add_named(
        &mut self,
        name: String,
        id: String,
        kind: &'static str,
        era: Era,
        parent: Option<usize>,
    ) -> usize {
        let more = (2..).map(|n| format!("{id}-{n}"));
        let mut ids = std::iter::once(id.clone()).chain(more);
        let id = ids.find(|id| !self.taken.contains(id)).unwrap_or(id);
        self.taken.insert(id.clone());
        self.places.all.push(Place {
            id,
            name,
            kind,
            era,
            parent,
            successors: Vec::new(),
            parts_before: 0..0,
            parts_after: 0..0,
            people: 0,
        });
        self.places.all.len() - 1
    }

    /// A province of communes, all of which exist all the time; nothing is reported of it itself.
    fn plain_province(&mut self, communes: usize) {
        let province = self.add("province", Era::Both, None);
        for _ in 0..communes {
            self.commune(Era::Both, province);
        }
    }

    fn commune(&mut self, era: Era, province: usize) -> usize {
        let commune = self.add("commune", era, Some(province));
        // Most have few, some have many.
        let (a, b) = (self.random.below(240), self.random.below(240));
        self.places.all[commune].people = 3_000 + a * b + self.random.below(3_000);
        commune
    }

    /// A province of today, what it was made of, and what lies in them.
    fn province(&mut self, communes: usize, made_of: usize) {
        let districts = ((communes * DISTRICTS.0 + DISTRICTS.1 / 2) / DISTRICTS.1).max(made_of);
        let made_of = made_of.min(communes);
        let districts = districts.min(communes);
        let olds: Vec<usize> = (0..made_of)
            .map(|_| {
                let era = if made_of == 1 { Era::Both } else { Era::Before };
                self.add("province", era, None)
            })
            .collect();
        let new = match olds[..] {
            [only] => only,
            _ => self.merged(&olds),
        };
        self.districts(&olds, districts);
        let first = self.places.all.len();
        let before = first - districts..first;
        for district in before.clone() {
            let nth = district - before.start;
            let share = |n: usize| communes * n / districts;
            for _ in share(nth)..share(nth + 1) {
                let commune = self.commune(Era::After, new);
                let people = self.places.all[commune].people;
                self.places.all[district].successors.push(commune);
                self.places.all[district].people += people;
            }
        }
        self.places.all[new].parts_after = first..self.places.all.len();
        for place in olds.iter().chain([&new]) {
            let place = *place;
            let parts = match self.places.all[place].era {
                Era::After => self.places.all[place].parts_after.clone(),
                _ => self.places.all[place].parts_before.clone(),
            };
            let people = self.places.all[parts].iter().map(|p| p.people);
            self.places.all[place].people = people.sum();
        }
    }

    /// A new province of several old ones: it keeps the name of one, as they do.
    fn merged(&mut self, olds: &[usize]) -> usize {
        let kept = self.random.one_of(olds);
        let (name, id) = {
            let kept = &self.places.all[kept];
            (kept.name.clone(), format!("{}-2025", kept.id))
        };
        let new = self.add_named(name, id, "province", Era::After, None);
        for old in olds {
            self.places.all[*old].successors.push(new);
        }
        new
    }

    fn districts(&mut self, olds: &[usize], districts: usize) {
        for (nth, old) in olds.iter().enumerate() {
            let share = |n: usize| districts * n / olds.len();
            let first = self.places.all.len();
            for _ in share(nth)..share(nth + 1) {
                let kinds = ["rural_district", "rural_district", "rural_district", "town"];
                let kind = self.random.one_of(&kinds);
                self.add(kind, Era::Before, Some(*old));
            }
            self.places.all[*old].parts_before = first..self.places.all.len();
        }
    }
}

const SOURCE: (&str, &str) = ("Số dân bịa để thử", "Made-up population, for tests");

impl Places {
    /// A place as its document describes it.
    pub fn written(&self, plan: &Plan, at: usize) -> String {
        let place = &self.all[at];
        let mut random = Random::of(plan.seed, &[2, at as u64]);
        let mut fields = vec![
            format!("\"id\": {}", text(&place.id)),
            format!("\"name\": {}", text(&place.name)),
            format!("\"type\": {}", text(place.kind)),
        ];
        let parent = place.parent.map(|p| text(&self.all[p].id));
        fields.extend(parent.map(|id| format!("\"parent\": {id}")));
        if random.chance(1, 8) {
            fields.push(format!("\"aliases\": [{}]", text(&unmarked(&place.name))));
        }
        match place.era {
            Era::Before => fields.push("\"valid\": { \"to\": \"2025-06-30\" }".to_owned()),
            Era::After => fields.push("\"valid\": { \"from\": \"2025-07-01\" }".to_owned()),
            Era::Both => {}
        }
        if !place.successors.is_empty() {
            let ids = place.successors.iter().map(|s| text(&self.all[*s].id));
            fields.push(format!("\"successors\": {}", list(ids)));
        }
        if place.era == Era::After && place.kind == "province" {
            fields.push("\"predecessors_complete\": true".to_owned());
        }
        fields.extend(self.populations(place, &mut random));
        format!("{{ {} }}", fields.join(", "))
    }

    /// How many live there, which is known of some places only, and of some for two years.
    fn populations(&self, place: &Place, random: &mut Random) -> Option<String> {
        let years: &[(u64, &str)] = match place.era {
            Era::Before => &[(2019, "census"), (2023, "estimate")],
            Era::After => &[(2025, "merger_file"), (2029, "census")],
            Era::Both => &[(2019, "census"), (2024, "estimate")],
        };
        let known = match random.below(6) {
            0 | 1 => return None,
            2 => years,
            _ => &years[..1],
        };
        let source = local(SOURCE.0, SOURCE.1);
        let entries = known.iter().map(|(year, kind)| {
            let people = place.people * (97 + year - 2019) / 100;
            format!(
                "{{ \"year\": {year}, \"people\": {people}, \"kind\": \"{kind}\", \"source\": {source} }}"
            )
        });
        Some(format!("\"populations\": {}", list(entries)))
    }
}
