//! Changes weighed: stated directions against numbers, directions one after the other, percents of
//! small numbers, and what stands beside a figure and in its source.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::analysis::{
    Agreement, At, Comparison, Item, Reason, SeriesKey, Side, Verdict, compare, series,
};
use binh_yen::model::parse::{Document, load};
use binh_yen::model::{Dataset, Direction};
use binh_yen::text::{Lang, expert, sentence};
use binh_yen::view::source::source;
use binh_yen::view::weighed;
use serde_json::{Value, json};

/// One report for each `(year, figures, statements)`.
fn told(reports: &[(u16, Value, Value)]) -> Dataset {
    let reports = reports
        .iter()
        .enumerate()
        .map(|(i, (year, figures, statements))| {
            json!({
                "id": format!("r{i}"), "place": "a", "period": year.to_string(),
                "source": { "publisher": "P", "title": "T" },
                "figures": figures, "statements": statements,
            })
        });
    let document = json!({
        "format": "binh-yen/1",
        "places": [{ "id": "a", "name": "A", "type": "province" }],
        "reports": reports.collect::<Value>(),
    });
    let data = load(&[Document {
        file: "told".into(),
        text: document.to_string(),
    }]);
    assert_eq!(data.findings, []);
    data
}

fn cases(value: impl Into<Value>, change: Value) -> Value {
    let mut figure = json!({ "indicator": "traffic_accident", "measure": "cases" });
    let value: Value = value.into();
    if !value.is_null() {
        figure["value"] = value;
    }
    if !change.is_null() {
        figure["change"] = change;
    }
    figure
}

fn compared(data: &Dataset, measure: &str, from: &str, to: &str) -> Comparison {
    let series = series(data, &SeriesKey::new("a", "traffic_accident", measure));
    let side = |period: &str| Side {
        series: &series,
        period: period.parse().unwrap(),
    };
    compare(data, side(from), side(to))
}

fn figure(report: usize, index: usize) -> At {
    At {
        report,
        item: Item::Figure(index),
    }
}

fn down(versus: &str) -> Value {
    json!({ "direction": "down", "versus": versus })
}

#[test]
fn a_direction_is_held_against_numbers_given_apart_from_it() {
    let with = |later: u32| {
        told(&[
            (2021, json!([cases(50, Value::Null)]), json!([])),
            (2022, json!([cases(later, down("2021"))]), json!([])),
        ])
    };
    let c = compared(&with(41), "cases", "2021", "2022");
    assert_eq!(c.agreement, [Agreement::Agrees]);
    let text = sentence::comparison(&with(41), &c, Lang::Vi);
    assert!(
        text.contains("Báo cáo nêu giảm, đúng với hai con số nêu riêng."),
        "{text}"
    );

    let data = with(60);
    let c = compared(&data, "cases", "2021", "2022");
    let went = Direction::Up;
    assert_eq!(c.agreement, [Agreement::Disagrees { went }]);
    let text = sentence::comparison(&data, &c, Lang::Vi);
    assert!(
        text.contains("Báo cáo nêu giảm, nhưng hai con số nêu riêng lại cho thấy tăng."),
        "{text}"
    );
}

#[test]
fn a_level_that_follows_from_the_change_is_no_agreement() {
    let implied = json!({ "direction": "down", "by": 9, "versus": "2021" });
    let data = told(&[
        (2022, json!([cases(41, implied.clone())]), json!([])),
        (2022, json!([cases(Value::Null, implied)]), json!([])),
    ]);
    let c = compared(&data, "cases", "2021", "2022");
    assert_eq!(c.from.estimate.exact(), Some(50.0));
    assert_eq!(c.agreement, [Agreement::CannotTell, Agreement::CannotTell]);
    // Nor is a base that is only assumed.
    let data = told(&[
        (2021, json!([cases(50, Value::Null)]), json!([])),
        (
            2022,
            json!([cases(41, json!({ "direction": "down" }))]),
            json!([]),
        ),
    ]);
    let c = compared(&data, "cases", "2021", "2022");
    assert_eq!(c.agreement, [Agreement::CannotTell]);
}

#[test]
fn a_claim_on_three_measures_is_weighed_for_each() {
    let level = |measure: &str, value: u32| json!({ "indicator": "traffic_accident", "measure": measure, "value": value });
    let subject = |measure: &str| json!({ "indicator": "traffic_accident", "measure": measure });
    let statement = json!([{
        "subjects": [subject("cases"), subject("deaths"), subject("injured")],
        "direction": "down", "versus": "2021",
    }]);
    let data = told(&[
        (
            2021,
            json!([level("cases", 50), level("deaths", 5)]),
            json!([]),
        ),
        (
            2022,
            json!([level("cases", 41), level("deaths", 7), level("injured", 3)]),
            statement,
        ),
    ]);
    let of = |measure| compared(&data, measure, "2021", "2022").agreement[0];
    assert_eq!(of("cases"), Agreement::Agrees);
    let went = Direction::Up;
    assert_eq!(of("deaths"), Agreement::Disagrees { went });
    assert_eq!(of("injured"), Agreement::CannotTell);
    let at = At {
        report: 1,
        item: Item::Statement(0),
    };
    let shown = source(&data, at, Lang::Vi).unwrap().weighed;
    let text: Vec<&str> = shown.verdicts.iter().map(|v| v.text.as_str()).collect();
    let text = text.join(" ");
    assert!(
        text.contains("Số người chết: Vì các nguồn nêu khác nhau nên không so sánh. Báo cáo nêu giảm, nhưng hai con số nêu riêng lại cho thấy tăng."),
        "{text}"
    );
    assert!(
        text.contains("Báo cáo nêu giảm, đúng với hai con số nêu riêng."),
        "{text}"
    );
    assert!(!text.contains("bị thương"), "{text}");
    // As a comparison of one measure.
    let c = compared(&data, "cases", "2021", "2022");
    let text = sentence::comparison(&data, &c, Lang::Vi);
    assert!(
        text.contains("Riêng về số vụ, câu đó đúng với hai con số nêu riêng."),
        "{text}"
    );
    // What does not fit is told there too.
    assert!(shown.doubts[0].contains("số người chết"), "{shown:?}");
}

#[test]
fn directions_one_after_the_other_reach_further() {
    let said = |year: u16, change: Value| (year, json!([cases(Value::Null, change)]), json!([]));
    let data = told(&[said(2022, down("2021")), said(2023, down("2022"))]);
    let c = compared(&data, "cases", "2021", "2023");
    assert_eq!(
        (c.verdict, c.reason, c.direction),
        (
            Verdict::DirectionOnly,
            Reason::ChainedDirections,
            Some(Direction::Down)
        )
    );
    let text = sentence::comparison(&data, &c, Lang::Vi);
    assert!(
        text.contains("Theo các báo cáo liên tiếp (năm 2022 giảm so với năm 2021 và năm 2023 giảm so với năm 2022), năm 2023 thấp hơn năm 2021; không rõ thấp hơn bao nhiêu."),
        "{text}"
    );
    let up = json!({ "direction": "up", "versus": "2022" });
    let assumed = json!({ "direction": "down" });
    for last in [up, assumed] {
        let data = told(&[said(2022, down("2021")), said(2023, last)]);
        let c = compared(&data, "cases", "2021", "2023");
        assert_eq!((c.direction, c.reason), (None, Reason::NotReported));
    }
}

#[test]
fn percents_of_small_numbers_stay_in_the_source() {
    let percent = |value: u32, percent: &str| {
        let change = json!({ "direction": "down", "percent": percent, "versus": "2021" });
        told(&[(2022, json!([cases(value, change)]), json!([]))])
    };
    for (value, printed, beside, small) in [
        (2, "33.3", "giảm 1 vụ (tính ra)", "rất nhỏ"),
        (11, "26.67", "giảm 4 vụ (tính ra)", "số nhỏ"),
        (20, "4.8", "giảm 4,8%", ""),
    ] {
        let data = percent(value, printed);
        let shown = weighed::beside(&data, figure(0, 0), Lang::Vi);
        assert_eq!(shown.change.replace('\u{a0}', " "), beside);
        let source = source(&data, figure(0, 0), Lang::Vi).unwrap();
        assert!(source.says.contains('%'), "as printed: {}", source.says);
        assert_eq!(source.weighed.small.is_empty(), small.is_empty());
        assert!(
            source.weighed.small.contains(small),
            "{}",
            source.weighed.small
        );
    }
    // Nor in sentences: the working says by a percent, a quotation keeps only the number.
    let data = percent(2, "33.3");
    let c = compared(&data, "cases", "2021", "2022");
    let text = sentence::comparison(&data, &c, Lang::Vi);
    assert!(
        text.contains("suy từ mức giảm theo phần trăm mà báo cáo nêu"),
        "{text}"
    );
    assert!(!text.contains('%'), "{text}");
    let both = json!({ "direction": "down", "by": 1, "percent": "33.3", "versus": "2021" });
    let data = told(&[
        (2021, json!([cases(3, Value::Null)]), json!([])),
        (2022, json!([cases(2, both)]), json!([])),
    ]);
    let c = compared(&data, "cases", "2021", "2022");
    let text = sentence::comparison(&data, &c, Lang::Vi).replace('\u{a0}', " ");
    assert!(
        text.contains("Báo cáo nêu giảm 1 vụ, đúng với hai con số nêu riêng."),
        "{text}"
    );
    // Without the level, the base may be large.
    let unknown = json!({ "direction": "down", "percent": "33.3", "versus": "2021" });
    let data = told(&[(2022, json!([cases(Value::Null, unknown)]), json!([]))]);
    assert_eq!(
        weighed::beside(&data, figure(0, 0), Lang::Vi).change,
        "giảm 33,3%"
    );
}

#[test]
fn a_size_that_no_report_prints_is_computed_after_the_counts() {
    let level = |year: u16, value: Value| (year, json!([cases(value, Value::Null)]), json!([]));
    let size = |from: Value, to: Value| {
        let data = told(&[level(2021, from), level(2022, to)]);
        let c = compared(&data, "cases", "2021", "2022");
        let text = sentence::comparison(&data, &c, Lang::Vi);
        text.split_once("Tính ra: ")
            .map(|(_, rest)| rest.split(". ").next().unwrap().replace('\u{a0}', " "))
    };
    assert_eq!(
        size(json!(203), json!(178)).as_deref(),
        Some("giảm 25 vụ (12,3%)")
    );
    assert_eq!(
        size(json!(19), json!(9)),
        None,
        "no percent of a small number"
    );
    assert_eq!(size(json!(30), json!(30)), None);
    let between = json!({ "between": [100, 102] });
    assert_eq!(
        size(between, json!(90)).as_deref(),
        Some("giảm từ 10 đến 12 vụ (10% đến 11,8%)")
    );
    assert_eq!(
        size(json!({ "between": [88, 92] }), json!(90)),
        None,
        "either way"
    );
    // What a report prints is not said twice.
    let printed = json!({ "direction": "down", "by": 25, "versus": "2021" });
    let data = told(&[(2022, json!([cases(178, printed)]), json!([]))]);
    let c = compared(&data, "cases", "2021", "2022");
    assert!(!sentence::comparison(&data, &c, Lang::Vi).contains("Tính ra"));
}

#[test]
fn only_clear_changes_are_marked_in_a_row() {
    let change = |value: u32, by: u32| {
        let change = json!({ "direction": "down", "by": by, "versus": "2021" });
        let data = told(&[(2022, json!([cases(value, change)]), json!([]))]);
        weighed::beside(&data, figure(0, 0), Lang::Vi).clear
    };
    assert_eq!(change(832, 124), "khác rõ");
    assert_eq!(change(788, 88), "", "some sign at most");
    // Deaths are never tested.
    let deaths = json!({
        "indicator": "traffic_accident", "measure": "deaths", "value": 10,
        "change": { "direction": "down", "by": 90, "versus": "2021" },
    });
    let data = told(&[(2022, json!([deaths]), json!([]))]);
    assert_eq!(weighed::beside(&data, figure(0, 0), Lang::Vi).clear, "");
    // Nor is a change against a base that is only assumed marked.
    let assumed = json!({ "direction": "down", "by": 124 });
    let data = told(&[(2022, json!([cases(832, assumed)]), json!([]))]);
    assert_eq!(weighed::beside(&data, figure(0, 0), Lang::Vi).clear, "");
}

#[test]
fn the_line_of_statistics_names_its_pair_and_what_the_guard_did() {
    let data = told(&[
        (2021, json!([cases(876, Value::Null)]), json!([])),
        (2022, json!([cases(788, Value::Null)]), json!([])),
    ]);
    let c = compared(&data, "cases", "2021", "2022");
    assert_eq!(
        expert::line(&c, Lang::En).unwrap(),
        "876 → 788: p = 0.031 (two-sided mid-p, conditional binomial); ratio 0.9, 95% interval 0.82 to 0.99. By p alone “some sign of a difference”; lowered to “may be chance” because crime counts vary more than pure chance (|z| < 2.772)."
    );
    let vi = expert::line(&c, Lang::Vi).unwrap();
    assert!(vi.starts_with("876 → 788: p = 0,031 ("), "{vi}");
    let people = compared(&data, "deaths", "2021", "2022");
    assert_eq!(expert::line(&people, Lang::Vi), None);
}
