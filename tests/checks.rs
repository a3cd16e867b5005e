//! What does not fit in a report: parts over the whole, shares that no count gives. Never raised on
//! what is true, or on words that may be wrong by a little.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::analysis::checks::{self, Check};
use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::text::{Lang, findings};
use proptest::prelude::*;
use serde_json::{Value, json};

fn of(figures: &[Value]) -> Dataset {
    let document = json!({
        "format": "binh-yen/1",
        "places": [{ "id": "a", "name": "A", "type": "province" }],
        "reports": [{
            "id": "r", "place": "a", "period": "2020",
            "source": { "publisher": "P", "title": "T" }, "figures": figures,
        }],
    });
    let data = load(&[Document {
        file: "generated".into(),
        text: document.to_string(),
    }]);
    assert_eq!(data.findings, []);
    data
}

fn figure(indicator: &str, measure: &str, scope: Option<&str>, value: &Value) -> Value {
    json!({ "indicator": indicator, "measure": measure, "scope": scope, "value": value })
}

fn cases(indicator: &str, value: impl Into<Value>) -> Value {
    figure(indicator, "cases", None, &value.into())
}

fn by(scope: &str, value: impl Into<Value>) -> Value {
    figure("traffic_accident", "cases", Some(scope), &value.into())
}

/// Sum of the parts, most of the whole, number of figures named.
fn over(figures: &[Value]) -> Vec<(f64, f64, usize)> {
    let checks = checks::all(&of(figures)).into_iter();
    checks
        .map(|check| match check {
            Check::PartsOverWhole {
                parts, sum, most, ..
            } => (sum, most, parts.len()),
            other => unreachable!("{other:?}"),
        })
        .collect()
}

#[test]
fn one_part_is_never_larger_than_the_whole() {
    let whole = cases("traffic_accident", 10);
    assert_eq!(over(&[whole.clone(), by("road", 11)]), [(11.0, 10.0, 1)]);
    assert_eq!(over(&[whole.clone(), by("road", 10)]), []);
    assert_eq!(
        over(&[whole, by("road", json!({ "at_least": 11 }))]).len(),
        1
    );
}

#[test]
fn parts_that_never_overlap_come_to_no_more_than_the_whole() {
    let whole = cases("traffic_accident", 10);
    let parts = [by("road", 8), by("rail", 2), by("waterway", 1)];
    let all: Vec<Value> = [whole.clone()].into_iter().chain(parts).collect();
    assert_eq!(over(&all), [(11.0, 10.0, 3)]);
    assert_eq!(over(&all[..3]), [], "what is not told counts as nothing");
    // Told twice, counted once; of the two wholes the smaller counts.
    assert_eq!(over(&[whole, by("road", 8), by("road", 8)]), []);
    let wholes = [
        cases("traffic_accident", json!({ "at_least": 5 })),
        cases("traffic_accident", 10),
    ];
    let more: Vec<Value> = wholes.into_iter().chain([by("road", 11)]).collect();
    assert_eq!(over(&more), [(11.0, 10.0, 1)]);
}

#[test]
fn kinds_of_offence_are_summed_where_the_catalogue_says_they_do_not_overlap() {
    let figures = [
        cases("social_order_crime", 20),
        cases("theft", 15),
        cases("murder", 1),
        cases("intentional_injury", 5),
    ];
    assert_eq!(over(&figures), [(21.0, 20.0, 3)]);
    let data = of(&figures);
    let check = &checks::all(&data)[0];
    assert_eq!(
        findings::check(&data, check, Lang::Vi),
        "Phạm tội về trật tự xã hội, tỉnh A, năm 2020: cộng trộm cắp tài sản, giết người và cố ý gây thương tích được 21, nhiều hơn số chung là 20"
    );
    let overlapping = [
        cases("social_order_crime", 20),
        cases("theft", 15),
        cases("property_crime", 18),
        cases("drug_crime", 40),
    ];
    assert_eq!(over(&overlapping), []);
    let property = [cases("property_crime", 14), cases("theft", 15)];
    assert_eq!(over(&property), [(15.0, 14.0, 1)]);
}

#[test]
fn words_that_may_be_wrong_by_a_little_raise_nothing() {
    let about = |n: u64| json!({ "about": n });
    assert_eq!(
        over(&[cases("traffic_accident", about(10)), by("road", 12)]),
        []
    );
    assert_eq!(
        over(&[cases("traffic_accident", 10), by("road", about(12))]),
        []
    );
    assert_eq!(
        over(&[
            cases("traffic_accident", json!({ "at_least": 10 })),
            by("road", 12)
        ]),
        []
    );
    // The economy together with smuggling is more than the economy.
    let beyond = figure(
        "economic_crime",
        "cases",
        Some("economy_smuggling"),
        &json!(9),
    );
    assert_eq!(over(&[cases("economic_crime", 5), beyond]), []);
}

#[test]
fn a_share_that_its_counts_do_not_give() {
    let share = |printed: &str| figure("theft", "share_percent", None, &json!(printed));
    let with = |printed| {
        let data = of(&[
            cases("social_order_crime", 40),
            cases("theft", 19),
            share(printed),
        ]);
        checks::all(&data)
    };
    assert_eq!(with("47.5"), []);
    assert_eq!(with("47"), [], "cut off");
    let found = with("49");
    let [
        check @ Check::RateMismatch {
            part: 19,
            whole: 40,
            ..
        },
    ] = &found[..]
    else {
        unreachable!("{found:?}")
    };
    assert_eq!(check.at().len(), 3, "the share and both counts");
    // Of a total that is not told, nothing can be said.
    let data = of(&[
        cases("property_crime", 30),
        cases("theft", 19),
        share("47.5"),
    ]);
    assert_eq!(checks::all(&data), []);
}

#[test]
fn a_percent_that_no_whole_number_gives() {
    let rate = |printed: &str| {
        let mut rate = figure("clearance", "rate_percent", None, &json!(printed));
        rate["of"] = json!(97);
        checks::all(&of(&[rate]))
    };
    assert_eq!(rate("98.97"), []);
    assert!(matches!(
        &rate("98.6")[..],
        [Check::NoSuchShare { whole: 97, .. }]
    ));
}

#[test]
fn a_direction_against_the_two_levels_printed_with_it() {
    let told = |direction: &str| {
        let mut said = cases("fire", 206);
        said["change"] = json!({ "direction": direction, "from": 113, "versus": "2019" });
        checks::all(&of(&[said]))
    };
    assert_eq!(told("up"), []);
    assert!(matches!(&told("down")[..], [Check::ChangeMismatch { .. }]));
}

#[test]
fn a_figure_knows_the_checks_it_takes_part_in() {
    let data = of(&[
        cases("traffic_accident", 10),
        by("road", 8),
        by("rail", 3),
        cases("fire", 2),
    ]);
    let all = checks::all(&data);
    let concerned: Vec<usize> = data
        .figures()
        .map(|(report, f, ..)| {
            let item = binh_yen::analysis::Item::Figure(f);
            checks::at(&data, binh_yen::analysis::At { report, item }).len()
        })
        .collect();
    assert_eq!((all.len(), concerned), (1, vec![1, 1, 1, 0]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_true_report_of_parts_fits(
        parts in prop::collection::vec(0_u64..200, 4),
        rest in 0_u64..50,
        told in prop::collection::vec(0_u8..3, 6),
    ) {
        let word = |n: u64, how: u8| match how {
            0 => json!(n),
            1 => json!({ "at_least": n.saturating_sub(3) }),
            _ => json!({ "at_most": n + 3 }),
        };
        let transport: u64 = parts[..3].iter().sum::<u64>() + rest;
        let crime: u64 = parts.iter().sum::<u64>() + rest;
        let mut figures = vec![
            cases("traffic_accident", word(transport, told[4])),
            cases("social_order_crime", word(crime, told[5])),
        ];
        for (i, scope) in ["road", "rail", "waterway"].into_iter().enumerate() {
            figures.push(by(scope, word(parts[i], told[i])));
        }
        for (i, kind) in ["theft", "murder", "robbery", "snatching"].into_iter().enumerate() {
            figures.push(cases(kind, word(parts[i], told[i])));
        }
        if crime > 0 && told[5] == 0 && told[0] == 0 {
            let tenths = (2000 * parts[0] + crime) / (2 * crime);
            let printed = format!("{}.{}", tenths / 10, tenths % 10);
            figures.push(figure("theft", "share_percent", None, &json!(printed)));
        }
        prop_assert_eq!(checks::all(&of(&figures)), []);
    }
}
