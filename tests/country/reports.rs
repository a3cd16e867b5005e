//! The reports of a place: which there are, and what each tells and leaves out.

use super::figures::{FIGURES, Manner, ZEROS};
use super::places::Era;
use super::random::Random;
use super::subjects::{ROAD, Subject, Unit};
use super::truth::{Truth, Way, When, is_offences, way};
use super::write::{list, text};
use super::written::{Made, written};
use super::{BREAK, Country, PAST};

/// Reports that things were read from.
const REPORTS: u64 = 89;
/// Of these, those that say that accidents, deaths and injured all fell, or all rose.
const TRIPLES: u64 = 12;
/// Other words of direction, of two things each.
const OTHER_WORDS: u64 = 16;

/// What is told so far.
pub struct Telling<'a> {
    country: &'a Country,
    manner: Manner,
    reports: u64,
    triples: u64,
    other_words: u64,
    figures: u64,
    zeros_of_parts: u64,
}

impl<'a> Telling<'a> {
    /// Nothing told yet.
    pub fn new(country: &'a Country) -> Self {
        Self {
            country,
            manner: Manner::new(),
            reports: 0,
            triples: 0,
            other_words: 0,
            figures: 0,
            zeros_of_parts: 0,
        }
    }

    /// All reports of a place.
    pub fn of_place(&mut self, place: usize) -> Vec<String> {
        let times = times(self.country, place);
        times
            .into_iter()
            .filter_map(|when| self.report(place, when))
            .collect()
    }

    fn report(&mut self, place: usize, when: When) -> Option<String> {
        let seed = self.country.plan.seed;
        let key = [6, place as u64, when.year as u64, u64::from(when.half)];
        let mut random = Random::of(seed, &key);
        // Of some years none was published or found.
        let is_there = if when.half { 50 } else { 88 };
        let ends = when.year == BREAK;
        if !self.country.plan.plain && !random.chance(if ends { 80 } else { is_there }, 100) {
            return None;
        }
        let mut made = Made {
            place,
            when,
            figures: Vec::new(),
            statements: Vec::new(),
        };
        match self.country.plan.plain {
            true => self.everything(&mut made),
            false => self.partly(&mut made, &mut random),
        }
        if made.figures.is_empty() && made.statements.is_empty() {
            return None;
        }
        self.reports += 1;
        Some(written(self.country, &made, &mut random))
    }

    /// Every number, exactly.
    fn everything(&self, made: &mut Made) {
        for subject in &self.country.subjects {
            if let Some(level) = self.country.level(made.place, subject, made.when) {
                let value = match subject.unit() {
                    Unit::Percent => format!("{:.1}", level.value()),
                    _ => format!("{:.0}", level.value()),
                };
                made.figures.push(format!(
                    "{{ \"indicator\": \"{}\", \"measure\": \"{}\", \"value\": {value} }}",
                    subject.indicator, subject.measure
                ));
            }
        }
    }

    /// What a report tells: some things, each in its words.
    fn partly(&mut self, made: &mut Made, random: &mut Random) {
        self.words(made, random);
        let mut paragraph = 1;
        for (nth, subject) in self.country.subjects.iter().enumerate() {
            let told = match (subject.unit(), nth) {
                (Unit::Money, _) => 70,
                (_, 0..9) => 88,
                _ => 60,
            };
            if !random.chance(told, 100) {
                continue;
            }
            let subject = self.called(made, subject);
            paragraph += random.below(2);
            self.figure(made, &subject, paragraph, random);
            if subject.measure == "cases" && subject.indicator == "traffic_accident" {
                self.parts(made, paragraph, random);
            }
        }
    }

    /// The series by the name that the place uses.
    fn called(&self, made: &Made, subject: &Subject) -> Subject {
        match is_offences(subject) {
            true => self.country.offences(made.place, made.when.year),
            false => *subject,
        }
    }

    fn truth(&self, made: &Made, subject: &Subject) -> Option<Truth> {
        let level = |when| self.country.level(made.place, subject, when);
        let before = made.when.before();
        let existed = self.country.existed(made.place, before);
        Some(Truth {
            when: made.when,
            now: level(made.when)?,
            before: existed.then(|| level(before)).flatten(),
        })
    }

    fn figure(&mut self, made: &mut Made, subject: &Subject, paragraph: u64, random: &mut Random) {
        let Some(truth) = self.truth(made, subject) else {
            return;
        };
        if let Some(mut fields) = self.manner.figure(subject, truth, random) {
            // `597/726 vụ`: 15 in 858.
            let solved = subject.indicator == "clearance" && subject.measure == "cases";
            let exact = format!("\"value\": {:.0}", truth.now.value());
            if solved && fields.contains(&exact) && random.chance(1, 2) {
                let offences = self.country.offences(made.place, made.when.year);
                let of = self.country.level(made.place, &offences, made.when);
                fields.extend(of.map(|of| format!("\"of\": {:.0}", of.value())));
            }
            fields.push(format!("\"paragraph\": {paragraph}"));
            self.figures += 1;
            made.figures.push(format!("{{ {} }}", fields.join(", ")));
        }
    }

    /// Figures of a part: accidents on roads, and that there was none of the gravest.
    fn parts(&mut self, made: &mut Made, paragraph: u64, random: &mut Random) {
        let at = format!("\"paragraph\": {paragraph} }}");
        let part = |scope: &str, indicator: &str, value: f64| {
            format!(
                "{{ \"indicator\": \"{indicator}\", \"measure\": \"cases\", \"scope\": \"{scope}\", \
                 \"value\": {value:.0}, {at}"
            )
        };
        if random.chance(1, 3)
            && let Some(truth) = self.truth(made, &ROAD)
            && truth.now.value() > 0.0
        {
            self.manner.plainly();
            made.figures
                .push(part("road", ROAD.indicator, truth.now.value()));
        }
        if self.zeros_of_parts * FIGURES < ZEROS.1 * self.figures {
            self.zeros_of_parts += 1;
            self.manner.plainly();
            made.figures.push(part("especially_serious", "fire", 0.0));
        }
    }

    /// What is told without a number: that several things all fell, or all rose.
    fn words(&mut self, made: &mut Made, random: &mut Random) {
        let told = |n: u64, of: u64| n * REPORTS < of * self.reports;
        let (triple, other) = (
            told(self.triples, TRIPLES),
            told(self.other_words, OTHER_WORDS),
        );
        let accidents = |s: &&Subject| s.indicator == "traffic_accident";
        if triple {
            let three: Vec<Subject> = self
                .country
                .subjects
                .iter()
                .filter(accidents)
                .copied()
                .collect();
            self.triples += u64::from(self.say(made, &three));
        }
        if other {
            let two: Vec<Subject> = (0..2)
                .map(|_| random.one_of(&self.country.subjects))
                .filter(|s| s.unit() == Unit::Count && !accidents(&s))
                .map(|s| self.called(made, &s))
                .collect();
            self.other_words += u64::from(self.say(made, &two));
        }
    }

    /// Says in which direction all of these went, if they went the same way.
    fn say(&self, made: &mut Made, subjects: &[Subject]) -> bool {
        let ways = subjects.iter().map(|s| self.truth(made, s).and_then(way));
        let ways: Option<Vec<Way>> = ways.collect();
        let direction = match ways.as_deref() {
            Some([first, rest @ ..]) if rest.iter().all(|w| w == first) => match first {
                Way::Down => "down",
                Way::Up => "up",
                Way::Same => return false,
            },
            _ => return false,
        };
        let subjects = subjects.iter().map(|s| {
            format!(
                "{{ \"indicator\": \"{}\", \"measure\": \"{}\" }}",
                s.indicator, s.measure
            )
        });
        made.statements.push(format!(
            "{{ \"subjects\": {}, \"direction\": \"{direction}\", \"versus\": {} }}",
            list(subjects),
            text(&made.when.before().written())
        ));
        true
    }
}

/// When a place is reported of.
fn times(country: &Country, place: usize) -> Vec<When> {
    let (of, last) = (&country.places.all[place], country.last_year());
    let is_province = of.kind == "province";
    if country.plan.plain {
        let first = last + 1 - country.plan.years as i32;
        let years = if is_province { 0..0 } else { first..last + 1 };
        return years.map(|year| When { year, half: false }).collect();
    }
    let years = match of.era {
        Era::Before => PAST..BREAK + 1,
        Era::After => BREAK + 1..last + 1,
        Era::Both => PAST..last + 1,
    };
    let mut times = Vec::new();
    for year in years {
        // The year of the break is no year of either: only its first half is of the old places.
        if is_province || year == BREAK {
            times.push(When { year, half: true });
        }
        if year != BREAK {
            times.push(When { year, half: false });
        }
    }
    times
}
