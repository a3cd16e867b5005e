//! Rates of two places against each other: is the difference more than chance?
//!
//! Two counts with their populations as exposures are tested as two counts of a series are (see
//! [`super::chance`]), with the same guard. Where reports leave a count open, the pair that speaks
//! least for a difference is tested. Rates of different levels may be compared, since a rate does not
//! grow with the place; never of a place and one that it lies in, whose counts share events.

use super::chance::{
    Counts, LEVEL, RatioInterval, Tier, guarded_tier, mid_p, ratio, ratio_interval, tier,
};
use super::rate::PlaceRate;
use crate::model::{Dataset, Direction, Level, Place};

/// Why two rates are not compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// One place lies in the other.
    Within,
    /// They did not exist at one time.
    Apart,
    /// One is not an administrative unit.
    NotAUnit,
}

/// Two rates compared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Against {
    /// The counts tested: of the base, then of the other; the weakest pair if several are possible.
    pub pair: (u64, u64),
    /// The populations that they are of.
    pub people: (u64, u64),
    /// Which way the other's rate lies from the base's.
    pub way: Direction,
    /// Central mid-p, in [0, 1].
    pub p: f64,
    /// What p alone says.
    pub unguarded: Tier,
    /// What is said: one lower where crime's own variation could do it.
    pub tier: Tier,
    /// The other's rate over the base's; `None` where the base has none.
    pub ratio: Option<f64>,
    /// Its 95% interval.
    pub interval: RatioInterval,
    /// Whether reports leave several pairs open.
    pub several: bool,
}

/// Whether, and how, the rate of `other` differs from that of `base`. `Ok(None)` where the bounds of
/// the two overlap: which one is higher is then not known, let alone by how much.
pub fn against(
    data: &Dataset,
    (base_place, base): (&Place, &PlaceRate),
    (other_place, other): (&Place, &PlaceRate),
) -> Result<Option<Against>, Refused> {
    if let Some(why) = refused(data, base_place, other_place) {
        return Err(why);
    }
    let several = base.events.low < base.events.high || other.events.low < other.events.high;
    let (low, high) = match () {
        () if base.rate.high <= other.rate.low => (base.events.high, other.events.low),
        () if other.rate.high <= base.rate.low => (base.events.low, other.events.high),
        () if several => return Ok(None),
        () => (base.events.low, other.events.low),
    };
    let pair = (low as u64, high as u64);
    let people = (base.population.people, other.population.people);
    let counts = Counts::new(pair.0, pair.1, people.0 as f64, people.1 as f64);
    let Ok(counts) = counts else { return Ok(None) };
    let ratio = ratio(&counts);
    Ok(Some(Against {
        pair,
        people,
        way: match ratio {
            Some(r) if r < 1.0 => Direction::Down,
            Some(r) if r <= 1.0 => Direction::Same,
            _ => Direction::Up,
        },
        p: mid_p(&counts),
        unguarded: tier(mid_p(&counts)),
        tier: guarded_tier(&counts),
        ratio,
        interval: ratio_interval(&counts, LEVEL),
        several,
    }))
}

fn refused(data: &Dataset, a: &Place, b: &Place) -> Option<Refused> {
    let odd = |p: &Place| matches!(p.level(), Level::Group | Level::Region);
    match () {
        () if odd(a) || odd(b) => Some(Refused::NotAUnit),
        () if !a.valid.overlaps(&b.valid) => Some(Refused::Apart),
        () if lies_in(data, a, b) || lies_in(data, b, a) => Some(Refused::Within),
        () => None,
    }
}

/// Whether `part` lies in `whole`. Parents that go round in a circle end the search.
fn lies_in(data: &Dataset, part: &Place, whole: &Place) -> bool {
    let mut at = part;
    for _ in 0..8 {
        match at.parent.as_deref() {
            Some(id) if id == whole.id => return true,
            Some(id) => match data.place(id) {
                Some(parent) => at = parent,
                None => return false,
            },
            None => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::analysis::rate::Reliability;
    use crate::analysis::span::Span;
    use crate::model::parse::{Document, load};
    use crate::model::{Population, PopulationKind};

    fn data() -> Dataset {
        let text = r#"{"format": "binh-yen/1", "places": [
            {"id": "p", "name": "P", "type": "province"},
            {"id": "q", "name": "Q", "type": "province"},
            {"id": "new", "name": "N", "type": "province", "valid": {"from": "2025-07-01"}},
            {"id": "p/a", "name": "A", "type": "rural_district", "parent": "p", "valid": {"to": "2025-06-30"}},
            {"id": "p/b", "name": "B", "type": "rural_district", "parent": "p"},
            {"id": "p/g", "name": "G", "type": "district_group", "parent": "p"}], "reports": []}"#;
        load(&[Document {
            file: "t.json".into(),
            text: text.to_owned(),
        }])
    }

    fn people(people: u64) -> Population {
        Population {
            year: 2023,
            people,
            kind: PopulationKind::Census,
            source: crate::model::LocalText::Vietnamese("x".to_owned()),
        }
    }

    fn rate(events: Span, population: &Population) -> PlaceRate<'_> {
        let of = |n: f64| n * 1e5 / population.people as f64;
        PlaceRate {
            population,
            events,
            rate: Span::new(of(events.low), of(events.high)),
            low: 0.0,
            high: None,
            reliability: Reliability::Enough,
            implied: false,
            others: Vec::new(),
        }
    }

    fn compared(a: (Span, u64), b: (Span, u64)) -> Option<Against> {
        let data = data();
        let (of_a, of_b) = (people(a.1), people(b.1));
        let of = |id: &str| data.place(id).unwrap();
        let (a, b) = (rate(a.0, &of_a), rate(b.0, &of_b));
        against(&data, (of("p/a"), &a), (of("p/b"), &b)).unwrap()
    }

    #[test]
    fn populations_are_exposures() {
        // Twice the cases of twice the people is the same rate.
        let of = (Span::point(40.0), 60_000);
        let same = compared((Span::point(20.0), 30_000), of).unwrap();
        assert_eq!((same.way, same.tier), (Direction::Same, Tier::WithinChance));
        // As many cases of a tenth of the people is not.
        let far = compared((Span::point(40.0), 600_000), of).unwrap();
        assert_eq!((far.way, far.tier), (Direction::Up, Tier::Clear));
        assert!((far.ratio.unwrap() - 10.0).abs() < 1e-9 && far.interval.low > 5.0);
    }

    #[test]
    fn open_counts_are_tested_by_the_weakest_pair_or_not_at_all() {
        let of = (Span::point(40.0), 50_000);
        let found = compared((Span::new(100.0, 120.0), 50_000), of).unwrap();
        assert_eq!((found.pair, found.several), ((100, 40), true));
        assert_eq!(compared((Span::new(30.0, 90.0), 50_000), of), None);
        assert_eq!(compared((Span::new(30.0, f64::INFINITY), 50_000), of), None);
    }

    #[test]
    fn a_place_is_not_compared_with_one_that_holds_it() {
        let data = data();
        let some = people(50_000);
        let of = |a: &str, b: &str| {
            let rate = rate(Span::point(30.0), &some);
            let place = |id: &str| data.place(id).unwrap();
            against(&data, (place(a), &rate), (place(b), &rate)).err()
        };
        assert_eq!(of("p", "p/a"), Some(Refused::Within));
        assert_eq!(of("p/a", "p"), Some(Refused::Within));
        assert_eq!(of("p/a", "new"), Some(Refused::Apart));
        assert_eq!(of("p/g", "q"), Some(Refused::NotAUnit));
        assert_eq!((of("q", "p/a"), of("p/a", "p/b")), (None, None));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn no_pair_left_open_speaks_less_for_a_difference(
            a in 10_u64..80, more in 0_u64..20, b in 10_u64..200, n in 10_000_u64..90_000,
        ) {
            let span = Span::new(a as f64, (a + more) as f64);
            if let Some(found) = compared((span, n), (Span::point(b as f64), 50_000)) {
                for x in a..=a + more {
                    let exact = compared((Span::point(x as f64), n), (Span::point(b as f64), 50_000));
                    prop_assert!(exact.unwrap().p <= found.p + 1e-12);
                }
            }
        }
    }
}
