//! The true numbers, of which reports tell a part. Each is worked out from the seed when it is asked
//! for, so that a country of any size holds none of them.

use super::Country;
use super::places::Era;
use super::random::Random;
use super::subjects::{Made, OFFENCES, OTHER_OFFENCES, OTHER_TERM, SUBJECTS, Subject};

/// A time that reports speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The year.
    pub year: i32,
    /// Whether it is only its first half.
    pub half: bool,
}

impl When {
    /// As the format writes it.
    pub fn written(self) -> String {
        format!("{}{}", self.year, if self.half { "-H1" } else { "" })
    }

    /// The same part of the year before.
    pub fn before(self) -> Self {
        Self {
            year: self.year - 1,
            ..self
        }
    }
}

/// A true number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// So many, or so many đồng.
    Whole(u64),
    /// So many of so many, as a percent.
    Percent(u64, u64),
}

impl Level {
    /// As a number, a percent of a hundred.
    pub fn value(self) -> f64 {
        match self {
            Self::Whole(n) => n as f64,
            Self::Percent(n, of) => 100.0 * n as f64 / of as f64,
        }
    }
}

/// A number, and the same of the period before, where the place existed then.
#[derive(Clone, Copy, Debug)]
pub struct Truth {
    /// When it is.
    pub when: When,
    /// The number.
    pub now: Level,
    /// The number before.
    pub before: Option<Level>,
}

/// Which way it went. The order is that of `figures::WAYS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Fewer than before.
    Down,
    /// More.
    Up,
    /// As many.
    Same,
}

/// Which way it went; none where the place did not exist before.
pub fn way(truth: Truth) -> Option<Way> {
    let (now, before) = (truth.now.value(), truth.before?.value());
    Some(match () {
        () if now < before => Way::Down,
        () if now > before => Way::Up,
        () => Way::Same,
    })
}

/// The position of a series in the list of all, which is its key in the dice.
fn nth(indicator: &str, measure: &str) -> u64 {
    let is_it = |s: &Subject| s.indicator == indicator && s.measure == measure;
    SUBJECTS.iter().position(is_it).map_or(999, |n| n as u64)
}

impl Country {
    /// The true number of a place; none for the rate of nothing.
    pub fn level(&self, place: usize, subject: &Subject, when: When) -> Option<Level> {
        match subject.made {
            Made::Rate => {
                let part = self.count_of(place, "clearance", "cases", when);
                let of = self.count(place, &self.offences(place, when.year), when);
                (of > 0).then_some(Level::Percent(part, of))
            }
            _ => Some(Level::Whole(self.count(place, subject, when))),
        }
    }

    /// What a place calls offences in a year. Some places use the other name, some did or will.
    pub fn offences(&self, place: usize, year: i32) -> Subject {
        let mut random = Random::of(self.plan.seed, &[3, place as u64]);
        let (early, late) = match random.below(16) {
            _ if self.plan.plain => (false, false),
            0 => (true, true),
            1 | 2 => (true, false),
            3 => (false, true),
            _ => (false, false),
        };
        let (first, years) = match self.places.all[place].era {
            Era::Before => (super::PAST, 3),
            _ => (super::BREAK + 1, self.plan.years as u64),
        };
        let changed = first + 1 + random.below(years.saturating_sub(1).max(1)) as i32;
        match if year < changed { early } else { late } {
            true => OTHER_OFFENCES,
            false => SUBJECTS[0],
        }
    }

    fn count_of(&self, place: usize, indicator: &str, measure: &str, when: When) -> u64 {
        let of_it = |s: &&Subject| s.indicator == indicator && s.measure == measure;
        let subject = SUBJECTS.iter().find(of_it);
        subject.map_or(0, |s| self.count(place, s, when))
    }

    /// A true count. A province has what lies in it has together.
    fn count(&self, place: usize, subject: &Subject, when: When) -> u64 {
        let place_of = &self.places.all[place];
        let parts = match when.year <= super::BREAK {
            true => &place_of.parts_before,
            false => &place_of.parts_after,
        };
        if !parts.is_empty() {
            return parts.clone().map(|p| self.count(p, subject, when)).sum();
        }
        let year = when.year as u64;
        // The two names of the offences count nearly the same, and so are not drawn apart.
        let series = match subject.indicator {
            OTHER_TERM => 1_000,
            _ => nth(subject.indicator, subject.measure),
        };
        let key = [4, place as u64, series];
        let mut of_year = Random::of(self.plan.seed, &[5, key[1], key[2], year]);
        match subject.made {
            Made::Among(per_million) => {
                let usual = self.usual(place, per_million, &key, year);
                let whole = around(usual, &mut of_year);
                match when.half {
                    true => whole * of_year.from(350, 600) / 1_000,
                    false => whole,
                }
            }
            // The share is that of the year in its half as well, which so has no more.
            Made::Part(indicator, measure, low, high) => {
                let whole = self.count_of(place, indicator, measure, when);
                let share = Random::of(self.plan.seed, &key).from(low, high);
                let share = (share + of_year.from(0, (high - low) / 3)).min(high);
                whole * share / 1_000
            }
            Made::Money(indicator, measure, low, high) => {
                let each = of_year.from(low, high);
                self.count_of(place, indicator, measure, when) * each * 1_000
            }
            Made::Rate => 0,
        }
    }

    /// What a year has on average, in thousandths: fewer from year to year.
    fn usual(&self, place: usize, per_million: u64, key: &[u64], year: u64) -> u64 {
        let people = self.places.all[place].people;
        let of_place = Random::of(self.plan.seed, key).from(500, 1_800);
        let years = year.saturating_sub(super::PAST as u64 - 20);
        let usual = people * per_million / 1_000 * of_place / 1_000;
        (0..years).fold(usual, |usual, _| usual * 975 / 1_000)
    }
}

/// A count that lies around so many thousandths as counts of a year do.
fn around(usual: u64, random: &mut Random) -> u64 {
    let spread = (usual * 1_000).isqrt();
    // Two dice: more often near than far.
    let off = random.below(spread + 1) + random.below(spread + 1);
    let counted = usual + off + random.below(1_000);
    counted.saturating_sub(spread) / 1_000
}

/// Whether the series is of offences, by either name.
pub fn is_offences(subject: &Subject) -> bool {
    subject.indicator == OFFENCES || subject.indicator == OTHER_TERM
}
