//! Breaks in a series: where they lie, what they say, and that no line crosses them.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::state::from_query;
use binh_yen::view::chart::{Drawing, Shape, time};
use binh_yen::view::years::{Years, years};
use binh_yen::view::{Focus, chart::series::BreakLabel};
use serde_json::{Value, json};

fn dataset(places: Value, reports: Vec<Value>) -> Dataset {
    let document = json!({ "format": "binh-yen/1", "places": places, "reports": reports });
    let data = load(&[Document {
        file: "breaks.json".to_owned(),
        text: document.to_string(),
    }]);
    assert!(data.findings.is_empty(), "{:?}", data.findings);
    data
}

fn report(place: &str, period: &str, indicator: &str, measure: &str, value: u32) -> Value {
    json!({
        "id": format!("{}-{period}", place.replace('/', "-")).replace("..", "-").to_lowercase(),
        "place": place,
        "period": period,
        "source": { "publisher": "P", "title": "T" },
        "figures": [{ "indicator": indicator, "measure": measure, "value": value }]
    })
}

fn view(data: &Dataset, query: &str) -> Years {
    let selection = from_query(query);
    years(&Focus::new(data, &selection).unwrap(), &selection.periods)
}

/// The x of both ends of every line that joins two values.
fn joins(drawing: &Drawing) -> Vec<(f64, f64)> {
    let lines = drawing.shapes.iter().filter_map(|s| match s {
        Shape::Line { x1, x2, class, .. } if class.starts_with("by-chart__line") => {
            Some((*x1, *x2))
        }
        _ => None,
    });
    lines.collect()
}

#[test]
fn no_line_is_drawn_through_2025() {
    let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
    let years = [
        "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027",
    ];
    let reports = years.map(|y| report("a", y, "social_order_crime", "cases", 100));
    let data = dataset(places, reports.to_vec());
    let view = view(&data, "view=years&places=a");
    let at: Vec<f64> = view.chart.breaks.iter().map(|b| b.at).collect();
    // 181 of the 365 days of 2025 lie before 1 July.
    assert_eq!(at, [5.0 + 181.0 / 365.0]);
    let joined = joins(&time::draw(&view.chart, 768.0)).len();
    assert_eq!(joined, 5, "2020 to 2024, and 2026 to 2027");
    assert!(view.chart.breaks[0].words.contains("1-7-2025"));
}

#[test]
fn a_district_has_both_days_and_its_end() {
    let places = json!([
        { "id": "a/b", "name": "B", "type": "rural_district", "valid": { "to": "2025-06-30" },
          "successors": ["a/c"] },
        { "id": "a/c", "name": "C", "type": "commune", "valid": { "from": "2025-07-01" } }
    ]);
    let until_may = ["2024-01-01..2024-05-31", "2025-01-01..2025-05-31"];
    let reports = until_may.map(|p| report("a/b", p, "social_order_crime", "cases", 10));
    let data = dataset(places.clone(), reports.to_vec());
    let breaks = view(&data, "view=years&places=a/b").chart.breaks;
    assert_eq!(breaks.len(), 1, "{breaks:?}");
    // 59 days of the second span lie before 1 March.
    assert_eq!(breaks[0].at, 1.0 + 59.0 / 151.0);

    let years = ["2023", "2024"].map(|p| report("a/b", p, "social_order_crime", "cases", 10));
    let data = dataset(places, years.to_vec());
    let breaks = view(&data, "view=years&places=a/b").chart.breaks;
    assert_eq!(breaks.len(), 1);
    assert_eq!(breaks[0].at, 2.0, "at the right edge");
    assert!(breaks[0].words.contains("xã C"), "{}", breaks[0].words);
}

#[test]
fn another_term_either_way_round() {
    for (first, second, main_first) in [
        ("criminal_offence", "social_order_crime", false),
        ("social_order_crime", "criminal_offence", true),
    ] {
        let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
        let reports = vec![
            report("a", "2019", first, "cases", 40),
            report("a", "2020", first, "cases", 41),
            report("a", "2021", second, "cases", 30),
        ];
        let view = view(
            &dataset(places, reports),
            "view=years&places=a&indicator=social_order_crime",
        );
        let breaks = &view.chart.breaks;
        assert_eq!(breaks.len(), 1);
        assert_eq!(breaks[0].at, 2.0);
        assert_eq!(breaks[0].label, BreakLabel::Terms { main_first });
    }
}

#[test]
fn another_stage_of_counting() {
    let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
    let reports = vec![
        report("a", "2019", "drug_crime", "cases", 40),
        report("a", "2020", "drug_crime", "cases", 41),
        report("a", "2021", "drug_crime", "cases_prosecuted", 30),
    ];
    let view = view(
        &dataset(places, reports),
        "view=years&places=a&indicator=drug_crime&measure=cases&periods=2021",
    );
    assert_eq!(view.chart.slots.len(), 3, "2021 is there, without a number");
    assert_eq!(view.chart.breaks.len(), 1);
    assert_eq!(view.chart.breaks[0].at, 2.0);
    assert_eq!(
        view.chart.breaks[0].words,
        "Từ kỳ 2021, báo cáo nêu số vụ khởi tố; trước đó là số vụ (bị phát hiện). Hai số này được đếm ở hai khâu khác nhau nên không nối với nhau và không đem so."
    );
}

#[test]
fn every_break_can_be_opened_and_says_why() {
    let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
    let reports = ["2024", "2025"].map(|y| report("a", y, "fire", "cases", 5));
    let data = dataset(places, reports.to_vec());
    let view = view(&data, "view=years&places=a&lang=en");
    let drawing = time::draw(&view.chart, 328.0);
    let spot = drawing
        .spots
        .iter()
        .find(|s| !s.explains.is_empty())
        .unwrap();
    assert!(spot.label().contains("neither joined nor compared"));
    assert!(spot.x >= 0.0 && spot.x + spot.width <= drawing.width);
}

#[test]
fn an_axis_without_any_level_has_no_numbers() {
    let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
    let mut only_change = report("a", "2024", "theft", "cases", 0);
    only_change["figures"] = json!([{ "indicator": "theft", "measure": "cases",
        "change": { "direction": "down", "by": 105, "versus": "2023" } }]);
    let data = dataset(places, vec![only_change]);
    let view = view(&data, "view=years&places=a");
    let drawing = time::draw(&view.chart, 328.0);
    let numbers = drawing.shapes.iter().filter(|s| {
        matches!(s, Shape::Text { text, .. } if text.chars().all(|c| c.is_ascii_digit()) && text.len() < 4)
    });
    assert_eq!(numbers.count(), 0);
}

#[test]
fn two_quarters_of_one_year_are_both_on_the_axis() {
    let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
    let quarters = ["2023-Q1", "2023-Q2", "2024-Q1", "2024-Q2"];
    let reports = quarters.map(|p| report("a", p, "fire", "cases", 12));
    let data = dataset(places, reports.to_vec());
    let both = view(&data, "view=years&places=a&periods=2024-Q1,2024-Q2");
    let names: Vec<&str> = both.chart.slots.iter().map(|s| s.name.as_str()).collect();
    assert_eq!(
        names,
        ["quý I/2023", "quý II/2023", "quý I/2024", "quý II/2024"]
    );
    let one = view(&data, "view=years&places=a&periods=2023-Q1,2024-Q1");
    assert_eq!(one.chart.slots.len(), 2);
}

#[test]
fn the_first_pair_in_words_is_one_that_can_be_compared() {
    let places = json!([{ "id": "a", "name": "A", "type": "province" }]);
    let reports = vec![
        report("a", "2018", "criminal_offence", "cases", 38),
        report("a", "2019", "criminal_offence", "cases", 28),
        report("a", "2023", "social_order_crime", "cases", 21),
        report("a", "2024", "social_order_crime", "cases", 20),
    ];
    let data = dataset(places, reports);
    let pair = view(&data, "view=years&places=a&indicator=criminal_offence").pair;
    let pair = pair.map(|(a, b)| (a.to_string(), b.to_string()));
    assert_eq!(pair, Some(("2018".to_owned(), "2019".to_owned())));
}
