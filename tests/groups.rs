//! Who stands out from a group: rarely where all are alike, and never for only some of the values
//! that the reports allow.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::analysis::chance::{Counts, Funnel, Tier, guarded_tier, z};
use binh_yen::analysis::group::{Exposure, FEWEST, Group, LeftOut, Member, Silent, Way, group};
use binh_yen::analysis::rate::rate;
use binh_yen::analysis::{Estimate, SeriesKey, series};
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{Dataset, LocalText, Place, Population, PopulationKind};
use proptest::prelude::*;

/// Districts of one province, each with a printed count of the year 2023; an empty one is not told.
fn country(printed: &[String]) -> Dataset {
    let place = |i: usize| format!(r#"{{"id": "p/{i}", "name": "{i}", "type": "rural_district"}}"#);
    let report = |(i, value): (usize, &String)| {
        let figure = match value.is_empty() {
            true => String::new(),
            false => {
                format!(r#"{{"indicator": "theft", "measure": "cases", "value": {value}}}"#)
            }
        };
        format!(
            r#"{{"id": "r{i}", "place": "p/{i}", "period": "2023",
            "source": {{"publisher": "x", "title": "x"}}, "figures": [{figure}]}}"#
        )
    };
    let places: Vec<String> = (0..printed.len()).map(place).collect();
    let reports: Vec<String> = printed.iter().enumerate().map(report).collect();
    let text = format!(
        r#"{{"format": "binh-yen/1", "places": [{}], "reports": [{}]}}"#,
        places.join(","),
        reports.join(",")
    );
    load(&[Document {
        file: "t.json".into(),
        text,
    }])
}

fn estimates(data: &Dataset) -> Vec<Estimate> {
    let period = "2023".parse().unwrap();
    let of = |place: &Place| series(data, &SeriesKey::new(&place.id, "theft", "cases")).at(period);
    data.places().iter().map(of).collect()
}

fn members<'a>(data: &'a Dataset, estimates: &'a [Estimate], people: &[u64]) -> Vec<Member<'a>> {
    let places = data.places().iter().zip(estimates).enumerate();
    let of = |(i, (place, estimate))| Member {
        place,
        estimate,
        people: people.get(i).copied(),
    };
    places.map(of).collect()
}

fn tested(data: &Dataset, people: &[u64], exposure: Exposure) -> Group {
    let estimates = estimates(data);
    let members = members(data, &estimates, people);
    group(&data.places()[0], &members, exposure, true)
}

fn limits(found: &Group, member: usize) -> Option<Funnel> {
    found.limits(found.of(member).unwrap().share)
}

fn sides(group: &Group) -> Vec<Option<Way>> {
    let tested = group.tested.as_ref().unwrap();
    tested.iter().map(|t| t.stands_out).collect()
}

fn exact(counts: &[u64]) -> Vec<String> {
    counts.iter().map(u64::to_string).collect()
}

#[test]
fn one_far_above_the_rest_stands_out_and_the_rest_do_not() {
    let data = country(&exact(&[20, 22, 18, 60, 21, 19]));
    let found = tested(&data, &[], Exposure::Equal);
    let expected = [None, None, None, Some(Way::Above), None, None];
    assert_eq!(sides(&found), expected);
    assert!(limits(&found, 3).is_some());
    assert_eq!(limits(&found, 3), limits(&found, 0), "one band for all");
}

#[test]
fn populations_explain_what_counts_do_not() {
    let data = country(&exact(&[20, 22, 18, 60, 21, 19]));
    let people = [10_000, 10_000, 10_000, 30_000, 10_000, 10_000];
    let found = tested(&data, &people, Exposure::People);
    assert_eq!(sides(&found), [None; 6]);
    let people = [10_000, 10_000, 10_000, 30_000, 10_000];
    let found = tested(&data, &people, Exposure::People);
    assert_eq!(found.left_out, [(5, LeftOut::NoPopulation)]);
}

#[test]
fn who_has_no_bounded_count_is_left_out_and_named() {
    let printed = ["20", "22", "", r#"{"at_least": 900}"#, "18", "19", "21"];
    let data = country(&printed.map(str::to_owned));
    let found = tested(&data, &[], Exposure::Equal);
    assert_eq!(
        found.left_out,
        [(2, LeftOut::NotReported), (3, LeftOut::Unbounded)]
    );
    assert_eq!(sides(&found), [None; 5]);
}

#[test]
fn of_fewer_than_five_nothing_is_said() {
    let data = country(&exact(&[1, 1, 1, 500]));
    let found = tested(&data, &[], Exposure::Equal);
    assert_eq!(found.tested, Err(Silent::TooFew(FEWEST - 1)));
}

#[test]
fn people_and_percents_are_never_tested() {
    let data = country(&exact(&[1, 1, 1, 1, 500]));
    let estimates = estimates(&data);
    let members = members(&data, &estimates, &[]);
    let found = group(&data.places()[0], &members, Exposure::Equal, false);
    assert_eq!(found.tested, Err(Silent::NotEvents));
}

/// Ten alike districts, many times: by chance one in a hundred or so may stand out, no more.
#[test]
fn of_alike_places_hardly_any_stands_out() {
    let mut state = 7_u64;
    let mut uniform = || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    // Poisson with a mean of 20, by counting exponential gaps.
    let mut poisson = || {
        let (mut count, mut product) = (0, uniform());
        while product > (-20.0_f64).exp() {
            product *= uniform();
            count += 1;
        }
        count
    };
    let mut standing = 0;
    for _ in 0..100 {
        let counts: Vec<u64> = (0..10).map(|_| poisson()).collect();
        let data = country(&exact(&counts));
        let found = tested(&data, &[], Exposure::Equal);
        standing += sides(&found).iter().flatten().count();
    }
    assert!(standing <= 15, "{standing} of 1000 stand out");
}

fn reference(table: &str) -> Vec<Vec<serde_json::Value>> {
    let all: serde_json::Value =
        serde_json::from_str(include_str!("fixtures/reference.json")).unwrap();
    serde_json::from_value(all[table].clone()).unwrap()
}

#[test]
fn limits_of_a_group_are_the_reference() {
    for row in reference("funnel_E_in95_in998") {
        let expected = row[0].as_u64().unwrap();
        let pair = |i: usize| (row[i][0].as_u64().unwrap(), row[i][1].as_u64().unwrap());
        // The mean is what counts: half the places have one more, half one fewer.
        let counts: Vec<u64> = (0..10).map(|i| expected + 2 * (i % 2) - 1).collect();
        let data = country(&exact(&counts));
        for exposure in [Exposure::Equal, Exposure::People] {
            let found = tested(&data, &[30_000; 10], exposure);
            let limits = limits(&found, 4).unwrap();
            assert_eq!((limits.inner95, limits.outer998), (pair(1), pair(2)));
        }
    }
}

#[test]
fn rates_of_places_are_the_reference() {
    let year = "2023".parse().unwrap();
    for row in reference("rate100k") {
        let (events, people) = (row[0].as_u64().unwrap(), row[1].as_u64().unwrap());
        let data = country(&exact(&[events]));
        let mut place = data.places()[0].clone();
        place.populations.push(Population {
            year: 2021,
            people,
            kind: PopulationKind::Estimate,
            source: LocalText::Vietnamese("x".to_owned()),
        });
        let estimate = &estimates(&data)[0];
        let found = rate(&data, ("theft", "cases"), &place, estimate, year, None);
        let Ok(found) = found else {
            assert!(events < 10, "{row:?}: {found:?}");
            continue;
        };
        let values = [found.rate.low, found.low, found.high.unwrap()];
        for (value, expected) in values.iter().zip(&row[2..]) {
            let expected = expected.as_f64().unwrap();
            assert!(
                (value - expected).abs() <= 1e-6 * expected.max(1.0),
                "{row:?}"
            );
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    /// Whatever the true counts within the bounds: who was said to stand out does so.
    #[test]
    fn who_stands_out_does_for_every_allowed_value(
        bounds in prop::collection::vec((0_u64..120, 0_u64..25), 5..9),
        people in prop::collection::vec(5_000_u64..90_000, 9),
        shares in prop::collection::vec(0.0_f64..=1.0, 9),
        by_people in any::<bool>(),
    ) {
        let printed: Vec<String> = bounds
            .iter()
            .map(|(low, more)| format!(r#"{{"between": [{low}, {}]}}"#, low + more))
            .collect();
        let data = country(&printed);
        let exposure = if by_people { Exposure::People } else { Exposure::Equal };
        let found = tested(&data, &people, exposure);
        let truth: Vec<u64> = bounds
            .iter()
            .zip(&shares)
            .map(|((low, more), share)| low + (*more as f64 * share).round() as u64)
            .collect();
        let exposed = |i: usize| if by_people { people[i] as f64 } else { 1.0 };
        let all: f64 = (0..truth.len()).map(exposed).sum();
        for t in found.tested.unwrap() {
            let Some(way) = t.stands_out else { continue };
            let own = truth[t.member];
            let rest = truth.iter().sum::<u64>() - own;
            let counts = Counts::new(rest, own, all - exposed(t.member), exposed(t.member)).unwrap();
            prop_assert_eq!(guarded_tier(&counts), Tier::Clear);
            prop_assert_eq!(z(&counts) > 0.0, way == Way::Above);
        }
    }

    /// Alike counts: nobody stands out, whatever their number.
    #[test]
    fn of_equal_counts_nobody_stands_out(count in 0_u64..5000, places in 5_usize..12) {
        let data = country(&exact(&vec![count; places]));
        let found = tested(&data, &[], Exposure::Equal);
        prop_assert!(sides(&found).iter().all(Option::is_none));
        let limits = limits(&found, 0);
        prop_assert_eq!(limits.is_some(), count > 0);
        if let Some(limits) = limits {
            prop_assert!(limits.inner95.0 <= count && count <= limits.inner95.1);
        }
    }
}
