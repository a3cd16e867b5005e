//! What careful readers found wrong once: claims that do not fit each other, bases that nobody
//! names, periods of other lengths. Each as small as it can be told.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that can not go on has failed"
)]

use binh_yen::analysis::checks::{self, Check};
use binh_yen::analysis::{
    Comparison, Known, Reason, Refusal, SeriesKey, Side, Verdict, compare, series,
};
use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::text::{Lang, findings, sentence};
use binh_yen::view::shown;
use serde_json::{Value, json};

const KIND: &str = "social_order_crime";

/// A province, its district `p/a`, and one report for each `(place, period, figure)`.
fn told(reports: &[(&str, &str, Value)]) -> Dataset {
    let reports = reports
        .iter()
        .enumerate()
        .map(|(i, (place, period, said))| {
            let mut report = json!({
                "id": format!("r{i}"), "place": place, "period": period,
                "source": { "publisher": "P", "title": "T" },
            });
            if said.get("subjects").is_some() {
                report["statements"] = json!([said]);
            } else {
                let mut figure = json!({ "indicator": KIND, "measure": "cases" });
                for (name, value) in said.as_object().unwrap() {
                    figure[name] = value.clone();
                }
                report["figures"] = json!([figure]);
            }
            report
        });
    let document = json!({
        "format": "binh-yen/1",
        "places": [
            { "id": "p", "name": "P", "type": "province" },
            { "id": "p/a", "name": "A", "type": "rural_district", "parent": "p" },
            { "id": "p/b", "name": "B", "type": "rural_district", "parent": "p" },
        ],
        "reports": reports.collect::<Value>(),
    });
    load(&[Document {
        file: "told".into(),
        text: document.to_string(),
    }])
}

fn of(reports: &[(&str, Value)]) -> Dataset {
    let all: Vec<_> = reports
        .iter()
        .map(|(period, said)| ("p/a", *period, said.clone()))
        .collect();
    told(&all)
}

fn compared(data: &Dataset, place: &str, from: &str, to: &str) -> Comparison {
    let series = series(data, &SeriesKey::new(place, KIND, "cases"));
    let side = |period: &str| Side {
        series: &series,
        period: period.parse().unwrap(),
    };
    compare(data, side(from), side(to))
}

fn text(data: &Dataset, c: &Comparison, lang: Lang) -> String {
    sentence::comparison(data, c, lang).replace('\u{a0}', " ")
}

fn change(direction: &str, versus: &str) -> Value {
    json!({ "change": { "direction": direction, "versus": versus } })
}

fn by(direction: &str, by: u32, versus: &str) -> Value {
    json!({ "change": { "direction": direction, "by": by, "versus": versus } })
}

#[test]
fn a_change_that_contradicts_itself_has_no_verdict() {
    let data = of(&[(
        "2023",
        json!({ "change": { "direction": "down", "by": 1, "percent": 7.4, "versus": "2022" } }),
    )]);
    let c = compared(&data, "p/a", "2022", "2023");
    assert_eq!(
        (c.verdict, c.reason),
        (Verdict::Unknown, Reason::ContradictsItself)
    );
    let said = text(&data, &c, Lang::En);
    assert!(!said.contains("ordinary variation"), "{said}");
}

#[test]
fn two_sizes_of_one_change_are_a_quarrel_that_names_both() {
    let data = of(&[
        ("2023", by("down", 2, "2022")),
        ("2023", by("down", 40, "2022")),
    ]);
    let c = compared(&data, "p/a", "2022", "2023");
    assert_eq!((c.verdict, c.reason), (Verdict::Unknown, Reason::Conflict));
    let said = text(&data, &c, Lang::En);
    assert!(
        said.contains("down 2 ") && said.contains("down 40 "),
        "{said}"
    );
    let found = checks::all(&data);
    assert!(
        matches!(found[..], [Check::ChangesOpposed { .. }]),
        "{found:?}"
    );
    // One as a number, the other as a percent: both may be true.
    let percent = json!({ "change": { "direction": "down", "percent": 10, "versus": "2022" } });
    let data = of(&[("2023", by("down", 2, "2022")), ("2023", percent)]);
    assert_eq!(checks::all(&data), []);
}

#[test]
fn opposed_directions_are_a_quarrel() {
    let group = |way: &str| {
        let subject = |measure: &str| json!({ "indicator": KIND, "measure": measure });
        json!({ "subjects": [subject("cases"), subject("suspects")], "direction": way, "versus": "2022" })
    };
    for [first, second] in [
        [change("down", "2022"), change("up", "2022")],
        [group("down"), group("up")],
        [change("same", "2022"), change("up", "2022")],
    ] {
        let data = of(&[("2023", first), ("2023", second)]);
        let c = compared(&data, "p/a", "2022", "2023");
        assert_eq!((c.verdict, c.reason), (Verdict::Unknown, Reason::Conflict));
        assert_eq!(c.direction, None);
        let found = checks::of_series(&series(&data, &SeriesKey::new("p/a", KIND, "cases")));
        assert!(
            matches!(found[..], [Check::ChangesOpposed { .. }]),
            "{found:?}"
        );
        let said = text(&data, &c, Lang::En);
        assert!(said.contains("can't all be true"), "{said}");
        assert!(said.contains("up compared with 2022"), "{said}");
    }
}

#[test]
fn directions_that_lead_round_in_a_circle_are_a_quarrel() {
    let data = of(&[
        ("2021", change("up", "2020")),
        ("2022", change("up", "2021")),
        ("2022", change("down", "2020")),
    ]);
    let found = checks::all(&data);
    let [Check::ChangesOpposed { changes, .. }] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(changes.len(), 3);
    for (from, to) in [("2020", "2022"), ("2021", "2022")] {
        assert_eq!(compared(&data, "p/a", from, to).reason, Reason::Conflict);
    }
}

#[test]
fn an_assumed_base_is_told_and_makes_the_verdict_conditional() {
    let down = |by: u32| json!({ "value": 30, "change": { "direction": "down", "by": by } });
    let data = of(&[("2023", down(60))]);
    let c = compared(&data, "p/a", "2022", "2023");
    assert_eq!(c.verdict, Verdict::Clear);
    let said = text(&data, &c, Lang::En);
    assert!(
        said.contains("If the base is 2022, the difference is larger than chance"),
        "{said}"
    );
    assert!(
        said.contains("does not say what it compares with"),
        "{said}"
    );
    let said = text(&data, &c, Lang::Vi);
    assert!(
        said.contains("Nếu so với năm 2022 thì chênh lệch"),
        "{said}"
    );

    for said in [
        json!({ "change": { "direction": "down", "percent": "5.1" } }),
        json!({ "change": { "direction": "down" } }),
    ] {
        let data = of(&[("2023", said)]);
        let c = compared(&data, "p/a", "2022", "2023");
        let said = text(&data, &c, Lang::En);
        assert!(
            said.contains("does not say what it compares with; the period before is assumed"),
            "{said}"
        );
    }
    let data = of(&[(
        "2023",
        json!({ "change": { "direction": "down", "percent": "5.1" } }),
    )]);
    let series = series(&data, &SeriesKey::new("p/a", KIND, "cases"));
    let shown = shown::shown(&data, &series, "2023".parse().unwrap(), Lang::Vi);
    assert_eq!(shown.short, "−5,1%?");
}

#[test]
fn an_assumed_base_never_touches_a_printed_level() {
    let assumed =
        |value: Value| json!({ "value": value, "change": { "direction": "down", "by": 9 } });
    let over = json!({ "at_least": 30 });
    for value in [json!(45), over] {
        let data = of(&[
            ("2023", assumed(value.clone())),
            ("2022", json!({ "value": 50 })),
        ]);
        let c = compared(&data, "p/a", "2022", "2023");
        assert!(!c.from.estimate.set_aside && !c.to.estimate.set_aside);
        let low = c.to.estimate.span.unwrap().low;
        assert_eq!(low, value.as_f64().unwrap_or(30.0));
        let said = text(&data, &c, Lang::En);
        assert!(
            !said.contains("41") && !said.contains("does not fit"),
            "{said}"
        );
        assert_eq!(c.from.estimate.known, Known::Stated);
    }
}

fn level(data: &Dataset, period: &str) -> String {
    let series = series(data, &SeriesKey::new("p/a", KIND, "cases"));
    sentence::single(data, &series, period.parse().unwrap(), Lang::En).replace('\u{a0}', " ")
}

fn short(data: &Dataset, period: &str) -> String {
    let series = series(data, &SeriesKey::new("p/a", KIND, "cases"));
    shown::shown(data, &series, period.parse().unwrap(), Lang::En)
        .short
        .replace('\u{a0}', " ")
}

#[test]
fn another_report_is_not_called_a_change() {
    let both = |a: Value, b: Value| {
        of(&[
            ("2023", json!({ "value": a })),
            ("2023", json!({ "value": b })),
        ])
    };
    let data = both(json!({ "at_least": 1000 }), json!({ "at_most": 1100 }));
    let said = level(&data, "2023");
    assert!(
        said.contains("1,000") && said.contains("at most 1,100"),
        "{said}"
    );
    assert!(said.contains("together: 1,000 to 1,100"), "{said}");
    assert!(!said.contains("change"), "{said}");

    let data = both(json!({ "at_least": 1000 }), json!({ "just_under": 1000 }));
    let said = level(&data, "2023");
    assert!(
        said.contains("nearly 1,000") && said.contains("does not fit"),
        "{said}"
    );
    assert!(!said.contains("change"), "{said}");
    let found = checks::all(&data);
    assert!(matches!(found[..], [Check::SoftMisfit { .. }]), "{found:?}");

    let data = both(json!({ "about": 100 }), json!({ "at_least": 110 }));
    let said = level(&data, "2023");
    assert!(said.contains("about 100") && said.contains("110"), "{said}");
    assert!(!said.contains("change"), "{said}");
    assert_eq!(short(&data, "2023"), "110–150");
}

#[test]
fn an_end_of_which_only_a_change_is_told_is_not_called_silent() {
    let data = of(&[
        ("2022", by("down", 5, "2021")),
        ("2023", json!({ "value": 40 })),
    ]);
    let said = text(&data, &compared(&data, "p/a", "2022", "2023"), Lang::En);
    assert!(said.contains("only “down 5 cases”"), "{said}");
    assert!(said.contains("give only a change"), "{said}");
    assert!(!said.contains("not reported"), "{said}");

    let level = |value: u32, way: &str| json!({ "value": value, "change": { "direction": way, "versus": "2022" } });
    let data = told(&[
        ("p/a", "2023", level(10, "down")),
        ("p/b", "2023", level(12, "up")),
    ]);
    let of = |place| series(&data, &SeriesKey::new(place, KIND, "cases"));
    let (a, b) = (of("p/a"), of("p/b"));
    let side = |series| Side {
        series,
        period: "2022".parse().unwrap(),
    };
    let said = text(&data, &compare(&data, side(&a), side(&b)), Lang::En);
    assert!(
        said.contains("11 or more") && said.contains("at most 11"),
        "{said}"
    );
    assert!(!said.contains("not reported"), "{said}");
}

#[test]
fn a_contradiction_is_told_once_and_by_name() {
    let data = of(&[
        ("2022", json!({ "value": 50 })),
        ("2023", json!({ "value": 41 })),
        ("2023", by("down", 20, "2022")),
    ]);
    let found = checks::all(&data);
    assert_eq!(found.len(), 1, "{found:?}");
    let said = findings::check(&data, &found[0], Lang::En);
    assert!(!said.contains("r0") && said.contains("(P, 2022)"), "{said}");
}

#[test]
fn what_stands_in_brackets_does_not_part_number_and_noun() {
    let data = of(&[
        ("2023", json!({ "value": 12 })),
        ("2023", json!({ "value": { "about": 100 } })),
    ]);
    let said = level(&data, "2023");
    assert!(said.contains("12 offences "), "{said}");
    assert!(said.ends_with("does not fit)."), "{said}");
}

#[test]
fn districts_are_not_compared_across_the_end_of_their_police() {
    let value = |n: u32| json!({ "value": n });
    for (place, from, to, refused) in [
        ("p/a", "2025-Q1", "2025-Q2", true),
        ("p/a", "2024-H1", "2025-H1", true),
        ("p/a", "2024-Q1", "2024-Q2", false),
        ("p/a", "2025-01", "2025-02", false),
        ("p", "2024-H1", "2025-H1", false),
    ] {
        let data = told(&[(place, from, value(50)), (place, to, value(90))]);
        let c = compared(&data, place, from, to);
        let found = c.refused == Some(Refusal::PoliceDistrictsEnded);
        assert_eq!(found, refused, "{place} {from} {to}: {:?}", c.refused);
        if refused {
            assert!(text(&data, &c, Lang::Vi).contains("1-3-2025"));
        }
    }
}

#[test]
fn shorter_periods_are_tested_by_their_days() {
    let value = |n: u32| json!({ "value": n });
    let data = of(&[("2022-02", value(2800)), ("2022-03", value(3100))]);
    let c = compared(&data, "p/a", "2022-02", "2022-03");
    assert_eq!(c.verdict, Verdict::WithinChance);
    assert!(c.p.unwrap() > 0.9, "{:?}", c.p);
    let data = of(&[("2022-02", value(2800)), ("2022-03", value(2800))]);
    let c = compared(&data, "p/a", "2022-02", "2022-03");
    assert_eq!(c.verdict, Verdict::WithinChance, "equal counts");
    // Years count as equally long, and equal counts are equal.
    let data = of(&[("2023", value(1041)), ("2024", value(1041))]);
    let c = compared(&data, "p/a", "2023", "2024");
    assert_eq!(c.p, Some(1.0));
}

#[test]
fn stretches_with_days_in_common_are_not_compared() {
    let value = |n: u32| json!({ "value": n });
    let (from, to) = ("2019-01-01..2020-12-31", "2020-01-01..2021-12-31");
    let data = of(&[(from, value(50)), (to, value(90))]);
    assert_eq!(
        compared(&data, "p/a", from, to).refused,
        Some(Refusal::Overlap)
    );
}

#[test]
fn a_change_that_no_number_fits_is_told() {
    let percent =
        |p: &str, versus: &str| json!({ "direction": "down", "percent": p, "versus": versus });
    let data = of(&[
        (
            "2023",
            json!({ "value": 20, "change": percent("4.8", "2022") }),
        ),
        ("2022", json!({ "change": percent("10", "2021") })),
    ]);
    let c = compared(&data, "p/a", "2021", "2022");
    assert_eq!((c.verdict, c.reason), (Verdict::Unknown, Reason::Conflict));
    let said = text(&data, &c, Lang::En);
    assert!(said.contains("no number fits"), "{said}");
    let found = checks::all(&data);
    assert!(
        matches!(found[..], [Check::ChangeAgainstLevels { .. }]),
        "{found:?}"
    );
}

#[test]
fn no_change_is_not_tested() {
    let data = of(&[(
        "2023",
        json!({ "value": { "at_least": 10 }, "change": { "direction": "same", "versus": "2022" } }),
    )]);
    let c = compared(&data, "p/a", "2022", "2023");
    let said = text(&data, &c, Lang::En);
    assert!(
        said.contains("The report says that nothing changed."),
        "{said}"
    );
    assert!(!said.contains("chance"), "{said}");
}

#[test]
fn a_change_across_the_break_is_told_and_not_judged() {
    let mut said = by("down", 10, "2024");
    said["value"] = json!(100);
    let data = told(&[("p", "2025", said)]);
    let c = compared(&data, "p", "2024", "2025");
    assert_eq!(c.refused, Some(Refusal::AdministrativeBreak));
    let said = text(&data, &c, Lang::En);
    assert!(
        said.contains("“down 10 cases compared with 2024”"),
        "{said}"
    );
    assert!(said.contains("1 July 2025"), "{said}");
}

#[test]
fn a_part_of_a_year_is_not_more_than_the_year() {
    let value = |n: u32| json!({ "value": n });
    for (part, more, whole, most, fails) in [
        ("2023-H1", 20, "2023", 15, true),
        ("2023-9M", 50, "2023", 30, true),
        ("2023-02", 9, "2023-Q1", 8, true),
        ("2023-H1", 20, "2022", 15, false),
        ("2023-H1", 15, "2023", 15, false),
    ] {
        let data = of(&[(part, value(more)), (whole, value(most))]);
        let found = checks::all(&data);
        let is = matches!(found[..], [Check::PartOverYear { .. }]);
        assert_eq!(is, fails, "{part} {whole}: {found:?}");
    }
}

#[test]
fn a_chain_names_its_bases_and_its_size() {
    let data = of(&[
        ("2022", change("down", "2019")),
        ("2023", change("down", "2022")),
    ]);
    let c = compared(&data, "p/a", "2019", "2023");
    assert_eq!(c.reason, Reason::ChainedDirections);
    let said = text(&data, &c, Lang::En);
    assert!(said.contains("2022 down compared with 2019"), "{said}");
    assert!(
        !said.contains("not reported") && said.contains("is not known"),
        "{said}"
    );

    let data = of(&[
        ("2022", by("down", 5, "2021")),
        ("2023", by("down", 5, "2022")),
    ]);
    let c = compared(&data, "p/a", "2021", "2023");
    let said = text(&data, &c, Lang::En);
    assert!(said.contains("2023 was below 2021 by 10 cases."), "{said}");
    assert!(!said.contains("not reported"), "{said}");
    assert_eq!(c.chain.len(), 2);
}

#[test]
fn what_no_report_prints_does_not_stand_in_quotes() {
    let small = json!({ "direction": "up", "percent": 100, "versus": "2022" });
    let data = of(&[("2023", json!({ "value": 2, "change": small }))]);
    let said = text(&data, &compared(&data, "p/a", "2022", "2023"), Lang::En);
    assert!(
        said.contains("implied by the report: up, given as a percentage"),
        "{said}"
    );
    assert!(!said.contains("“up, given as a percentage”"), "{said}");
}
