//! A synthetic country of any size, for tests and benchmarks: the same for the same seed.
//!
//! Its true numbers are hidden; reports tell a part of them truly, in the words and proportions in
//! which real reports were found to. Districts end on 30 June 2025 and become communes, provinces
//! merge, some places change the term they count offences under. Nothing is of a real place: names
//! are no words of the language, and every source says that it is made up. Not shipped, and without
//! dependencies: `cargo xtask country` and the tests share it by path.

pub mod figures;
pub mod names;
pub mod places;
pub mod random;
pub mod reports;
pub mod subjects;
pub mod truth;
pub mod write;
pub mod written;

use places::{Era, Places};
use reports::Telling;
use subjects::Subject;
use truth::When;
use write::{lines, list, local, text};

/// The first year told of where places end.
pub const PAST: i32 = 2022;
/// The year in the middle of which they end.
pub const BREAK: i32 = 2025;
/// The index, which includes all other documents.
pub const INDEX: &str = "country.json";

/// What country is wanted.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The same seed, the same country.
    pub seed: u64,
    /// How many communes. Districts and provinces come on top, as many as the country had to so many.
    pub places: usize,
    /// For how many years communes are reported of, from 2026; districts are from 2022.
    pub years: usize,
    /// How many indicators are reported of.
    pub indicators: usize,
    /// Every commune, every year up to 2024, every indicator in its main measure, exactly; provinces
    /// only hold them.
    pub plain: bool,
}

/// A country.
pub struct Country {
    /// What was wanted.
    pub plan: Plan,
    /// Its places.
    pub places: Places,
    /// What is reported of.
    pub subjects: Vec<Subject>,
}

/// A document: its name relative to the index, and its text.
pub struct Written {
    /// `provinces/01.json`.
    pub file: String,
    /// JSON.
    pub text: String,
}

impl Country {
    /// Draws a country. More indicators than there are is all of them.
    pub fn new(plan: Plan) -> Self {
        let mut subjects = subjects::first(plan.indicators).0;
        if plan.plain {
            // Only the main measure of each.
            subjects.dedup_by_key(|s| s.indicator);
        }
        Self {
            places: Places::draw(&plan),
            subjects,
            plan,
        }
    }

    /// The last year reported of.
    pub fn last_year(&self) -> i32 {
        match self.plan.plain {
            true => BREAK - 1,
            false => BREAK + self.plan.years as i32,
        }
    }

    /// Whether a place existed then, and throughout.
    pub fn existed(&self, place: usize, when: When) -> bool {
        match self.places.all[place].era {
            Era::Before => when.year < BREAK || when.year == BREAK && when.half,
            Era::After => when.year > BREAK,
            Era::Both => true,
        }
    }

    /// All documents, the index first.
    pub fn documents(&self) -> Vec<Written> {
        let mut telling = Telling::new(self);
        let mut written = vec![Written {
            file: INDEX.to_owned(),
            text: self.index(),
        }];
        for (nth, places) in self.places.documents.iter().enumerate() {
            let described: Vec<String> = places
                .clone()
                .map(|at| self.places.written(&self.plan, at))
                .collect();
            let reports: Vec<String> = places.clone().flat_map(|p| telling.of_place(p)).collect();
            written.push(Written {
                file: self.file(nth),
                text: format!(
                    "{{\n  \"format\": \"binh-yen/1\",\n  \"places\": {},\n  \"reports\": {}\n}}\n",
                    lines(&described, "  "),
                    lines(&reports, "  ")
                ),
            });
        }
        written
    }

    /// The document of a province is called by the first place in it, whose id no other has.
    fn file(&self, nth: usize) -> String {
        let first = self.places.documents[nth].start;
        format!("provinces/{}.json", self.places.all[first].id)
    }

    fn index(&self) -> String {
        let documents = 0..self.places.documents.len();
        let title = local("Một đất nước bịa để thử", "A country made up for tests");
        format!(
            "{{\n  \"format\": \"binh-yen/1\",\n  \"title\": {title},\n  \"include\": {}\n}}\n",
            list(documents.map(|nth| text(&self.file(nth))))
        )
    }
}
