//! What is reported of: indicators of the built-in catalogue with their measures, and from what
//! their true numbers are made.

/// From what a true number is made.
#[derive(Clone, Copy, Debug)]
pub enum Made {
    /// So many a year among a million people.
    Among(u64),
    /// From one thousandth to another of what another series counts.
    Part(&'static str, &'static str, u64, u64),
    /// The percent that cleared cases are of the offences.
    Rate,
    /// Thousands of đồng for each that another series counts, from one number to another.
    Money(&'static str, &'static str, u64, u64),
}

/// In what it is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Whole things or people.
    Count,
    /// Percent.
    Percent,
    /// Vietnamese đồng.
    Money,
}

/// One series of a place.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The indicator's id.
    pub indicator: &'static str,
    /// The measure's id.
    pub measure: &'static str,
    /// From what its numbers are made.
    pub made: Made,
}

impl Subject {
    /// In what it is counted.
    pub fn unit(&self) -> Unit {
        match self.made {
            Made::Rate => Unit::Percent,
            Made::Money(..) => Unit::Money,
            _ => Unit::Count,
        }
    }
}

/// The offences by the name that most places use.
pub const OFFENCES: &str = "social_order_crime";
/// And by the one that others use or used: close, but not the same.
pub const OTHER_TERM: &str = "criminal_offence";

const fn of(indicator: &'static str, measure: &'static str, made: Made) -> Subject {
    Subject {
        indicator,
        measure,
        made,
    }
}

/// A part of the offences. All those that the catalogue calls parts come to less than the whole.
const fn offence(indicator: &'static str, low: u64, high: u64) -> Subject {
    of(indicator, "cases", Made::Part(OFFENCES, "cases", low, high))
}

/// The offences by their other name; in the place of the first series where a place uses it.
pub const OTHER_OFFENCES: Subject = offence(OTHER_TERM, 1_030, 1_120);

/// Road accidents, a part of the accidents of all kinds.
pub const ROAD: Subject = of(
    "traffic_accident",
    "cases",
    Made::Part("traffic_accident", "cases", 850, 1_000),
);

use Made::{Among, Money, Part, Rate};

/// All series; the first indicators are those that reports tell of most.
pub const SUBJECTS: &[Subject] = &[
    of(OFFENCES, "cases", Among(600)),
    of("clearance", "cases", Part(OFFENCES, "cases", 700, 960)),
    of("clearance", "rate_percent", Rate),
    of("traffic_accident", "cases", Among(180)),
    of(
        "traffic_accident",
        "deaths",
        Part("traffic_accident", "cases", 300, 600),
    ),
    of(
        "traffic_accident",
        "injured",
        Part("traffic_accident", "cases", 400, 900),
    ),
    of("drug_crime", "cases", Among(250)),
    of(
        "drug_crime",
        "suspects",
        Part("drug_crime", "cases", 1_100, 1_600),
    ),
    of("fire", "cases", Among(40)),
    of("fire", "value_vnd", Money("fire", "cases", 40_000, 900_000)),
    of("drowning", "cases", Among(25)),
    offence("theft", 300, 450),
    offence("serious_crime", 60, 120),
    of("online_fraud", "cases", Among(60)),
    of(
        "online_fraud",
        "value_vnd",
        Money("online_fraud", "cases", 90_000, 700_000),
    ),
    of("fraud", "cases", Among(40)),
    offence("intentional_injury", 100, 160),
    offence("murder", 5, 20),
    offence("robbery", 10, 30),
    offence("snatching", 20, 50),
    offence("sexual_crime", 15, 40),
    of("gambling", "cases", Among(90)),
    of("economic_crime", "cases", Among(60)),
    of("environment_crime", "cases", Among(80)),
    of("traffic_violation", "cases", Among(9_000)),
    of(
        "traffic_violation",
        "fines_vnd",
        Money("traffic_violation", "cases", 400, 2_500),
    ),
    of("hightech_crime", "cases", Among(20)),
    of("public_disorder", "cases", Among(30)),
    of("resisting_officers", "cases", Among(6)),
    of("illegal_racing", "cases", Among(12)),
    of("firecracker_violation", "cases", Among(50)),
    of("wanted_persons", "persons", Among(30)),
    of("usury_crime", "cases", Among(15)),
    of("smuggling", "cases", Among(35)),
    of("weapons_collected", "guns", Among(200)),
    of("self_managed_groups", "groups", Among(1_500)),
    of("propaganda", "sessions", Among(2_500)),
    of("patrols", "patrols", Among(8_000)),
    of("movement_models", "models", Among(300)),
    of("public_tips", "tips", Among(900)),
    of("drug_users", "persons", Among(700)),
    of("human_trafficking", "cases", Among(4)),
];

/// How many indicators there are.
pub fn indicators() -> usize {
    first(usize::MAX).1
}

/// The series of the first so many indicators, and how many those are.
pub fn first(indicators: usize) -> (Vec<Subject>, usize) {
    let (mut chosen, mut met): (Vec<Subject>, Vec<&str>) = (Vec::new(), Vec::new());
    for subject in SUBJECTS {
        if !met.contains(&subject.indicator) {
            if met.len() == indicators {
                break;
            }
            met.push(subject.indicator);
        }
        chosen.push(*subject);
    }
    (chosen, met.len())
}
