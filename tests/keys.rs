//! The head of the summary: which figures stand there, and the small chart beside the opening.

mod common;

use binh_yen::model::parse::{Document, load};
use binh_yen::model::{Dataset, Period};
use binh_yen::state::Selection;
use binh_yen::text::Lang;
use binh_yen::view::Focus;
use binh_yen::view::summary::{Row, Summary, summary};

fn data(reports: &[(&str, &str)]) -> Dataset {
    let report = |(i, (period, told)): (usize, &(&str, &str))| {
        format!(
            r#"{{"id":"r{i}","place":"x","period":"{period}","source":{{"publisher":"B","title":"T"}},{told}}}"#
        )
    };
    let reports: Vec<String> = reports.iter().enumerate().map(report).collect();
    load(&[Document {
        file: "x.json".into(),
        text: format!(
            r#"{{"format":"binh-yen/1","places":[{{"id":"x","name":"X","type":"town"}}],"reports":[{}]}}"#,
            reports.join(",")
        ),
    }])
}

fn figures(all: &[(&str, &str, &str)]) -> String {
    let one = |(indicator, measure, rest): &(&str, &str, &str)| {
        format!(r#"{{"indicator":"{indicator}","measure":"{measure}",{rest}}}"#)
    };
    let all: Vec<String> = all.iter().map(one).collect();
    format!(r#""figures":[{}]"#, all.join(","))
}

fn of(data: &Dataset, place: &str, period: Option<Period>) -> Summary {
    let selection = Selection {
        places: vec![place.to_owned()],
        periods: period.into_iter().collect(),
        lang: Lang::En,
        ..Selection::default()
    };
    summary(&Focus::new(data, &selection).expect("reports"))
}

fn told(row: &Row) -> (String, Vec<String>) {
    let cells = row.cells.iter().map(|c| format!("{} {}", c.value, c.unit));
    (row.indicator.clone(), cells.collect())
}

#[test]
fn the_same_subjects_in_the_same_order_and_the_silent_ones_named() {
    let data = data(&[(
        "2024",
        &figures(&[
            ("drug_crime", "cases", r#""value":7"#),
            ("drug_crime", "accused", r#""value":5"#),
            ("traffic_accident", "deaths", r#""value":2"#),
            ("traffic_accident", "cases", r#""value":9"#),
            ("theft", "cases", r#""value":4"#),
            ("social_order_crime", "cases", r#""value":20"#),
        ]),
    )]);
    let s = of(&data, "x", None);
    let keys: Vec<_> = s.keys.rows.iter().map(told).collect();
    let expected = [
        ("social_order_crime", vec!["20 cases"]),
        ("traffic_accident", vec!["9 cases", "2 deaths"]),
        ("drug_crime", vec!["7 cases"]),
    ];
    let expected = expected.map(|(id, cells)| {
        let cells: Vec<String> = cells.into_iter().map(str::to_owned).collect();
        (id.to_owned(), cells)
    });
    assert_eq!(keys, expected);
    assert_eq!(s.keys.silent, ["fires", "drowning"]);
    let rest: Vec<&str> = s.rows.iter().map(|r| r.indicator.as_str()).collect();
    assert_eq!(
        rest,
        ["drug_crime", "theft"],
        "what is not large is not lost"
    );
}

#[test]
fn none_of_a_part_is_never_shown_as_none() {
    let data = data(&[(
        "2024",
        &figures(&[
            ("social_order_crime", "cases", r#""value":20"#),
            ("fire", "cases", r#""value":0,"scope":"especially_serious""#),
        ]),
    )]);
    let s = of(&data, "x", None);
    assert_eq!(s.keys.rows.len(), 1, "{:?}", s.keys.rows);
    assert!(s.keys.silent.iter().any(|name| name.starts_with("fire")));
    assert_eq!(s.rows.len(), 1, "it is told further down, as of a part");
    assert!(s.rows[0].title.contains('('), "{}", s.rows[0].title);
}

#[test]
fn a_direction_without_a_number_says_so() {
    let statements = r#""statements":[{"subjects":[{"indicator":"traffic_accident","measure":"cases"},{"indicator":"traffic_accident","measure":"deaths"}],"direction":"down"}]"#;
    let crime = figures(&[("social_order_crime", "cases", r#""value":20"#)]);
    let data = data(&[("2024", &format!("{crime},{statements}"))]);
    let s = of(&data, "x", None);
    let row = s.keys.rows.last().expect("a row");
    let unit = "cases, deaths · no number given";
    assert_eq!(
        told(row),
        ("traffic_accident".to_owned(), vec![format!("fell {unit}")])
    );
    assert_eq!(s.figures().count(), 1, "a direction is no figure");
    assert!(!s.keys.silent.iter().any(|name| name.contains("traffic")));
}

#[test]
fn every_figure_of_every_summary_stands_there_once() {
    let data = common::bundled();
    let mut seen = 0;
    for place in data.places() {
        let own = data.reports_on(&place.id).map(|(_, r)| r.period);
        let periods: std::collections::BTreeSet<Period> = own.collect();
        for period in periods {
            let s = of(&data, &place.id, Some(period));
            let cells = s.figures().flat_map(|r| &r.cells);
            let mut shown: Vec<_> = cells.map(|c| c.at).collect();
            shown.sort();
            let told = data.figures().filter(|(_, _, r, f)| {
                r.place_of(f) == place.id && r.period_of(f) == period && f.indicator != "awards"
            });
            assert_eq!(shown.len(), told.count(), "{} {period}", place.id);
            shown.dedup();
            seen += shown.len();
        }
    }
    assert!(seen > 400, "{seen}");
}

#[test]
fn the_small_chart_joins_nothing_it_does_not_know() {
    let level = |n: &str| figures(&[("social_order_crime", "cases", &format!(r#""value":{n}"#))]);
    let (a, b, c, half) = (level("40"), level("30"), level("20"), level("9"));
    let data = data(&[("2019", &a), ("2020", &b), ("2023", &c), ("2021-H1", &half)]);
    let strip = of(&data, "x", None)
        .lead
        .and_then(|l| l.strip)
        .expect("a chart");
    let values: Vec<&str> = strip.columns.iter().map(|c| c.value.as_str()).collect();
    assert_eq!(
        values,
        ["40", "30", "…", "20"],
        "no half-year, and a gap that is seen"
    );
    let height = |i: usize| strip.columns[i].sure[3].parse::<f64>().expect("px");
    assert!(
        (height(0) / height(3) - 2.0).abs() < 0.02,
        "lengths are in proportion"
    );
    assert!(strip.columns[2].sure.is_empty());
    let now: Vec<bool> = strip.columns.iter().map(|c| c.now).collect();
    assert_eq!(now, [false, false, false, true]);
    assert!(
        strip.label.contains("2019: 40\u{a0}cases"),
        "{}",
        strip.label
    );
}

#[test]
fn one_level_alone_has_no_chart() {
    let alone = figures(&[("social_order_crime", "cases", r#""value":20"#)]);
    let lead = of(&data(&[("2024", &alone)]), "x", None)
        .lead
        .expect("an opening");
    assert_eq!(lead.strip, None);
}
