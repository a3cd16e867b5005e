//! Bars that are put into words one by one are drawn as those that are all in words at once.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

mod common;
#[allow(dead_code, reason = "tests and benchmarks share it")]
mod country;

use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::state::from_query;
use binh_yen::view::Focus;
use binh_yen::view::alphabetical::ByName;
use binh_yen::view::chart::Drawing;
use binh_yen::view::chart::bars::{Layout, draw};
use binh_yen::view::options::indicators;
use binh_yen::view::places::{Lineup, MANY, places, read_each};

/// The queries of some places, one in `step`, with each of its indicators, in every order, as counts and as
/// rates.
fn queries(data: &Dataset, step: usize) -> Vec<String> {
    let mut all = Vec::new();
    for place in data.places().iter().step_by(step) {
        let groups = indicators(data, &[&place.id], binh_yen::text::Lang::Vi);
        for indicator in groups.iter().flat_map(|g| &g.choices) {
            for how in [
                "",
                "&order=value",
                "&per=100k",
                "&per=100k&order=value&lang=en",
            ] {
                let (place, indicator) = (&place.id, &indicator.id);
                all.push(format!(
                    "view=places&place={place}&indicator={indicator}{how}"
                ));
            }
        }
    }
    all
}

/// Figures of every kind, of more places than stand beside each other in real reports.
fn made_up() -> Dataset {
    let plan = country::Plan {
        seed: 3,
        places: 60,
        years: 2,
        indicators: 8,
        plain: false,
    };
    let written = country::Country::new(plan).documents().into_iter();
    let documents = written.map(|country::Written { file, text }| Document { file, text });
    load(&documents.collect::<Vec<_>>())
}

#[test]
fn a_bar_is_the_same_whoever_draws_it() {
    let (drawn, long) = compared(&common::bundled(), 1);
    assert!(drawn > 1000 && long >= 5, "{drawn} of at most {long}");
    let (drawn, long) = compared(&made_up(), 20);
    assert!(drawn > 100 && long > MANY, "{drawn} of at most {long}");
}

/// How many drawings were compared, and how many bars the longest had.
fn compared(data: &Dataset, step: usize) -> (usize, usize) {
    let names = ByName::of(data);
    let (mut drawn, mut long) = (0, 0);
    for query in queries(data, step) {
        let selection = from_query(&query);
        let focus = Focus::new(data, &selection).unwrap();
        let view = places(&focus, selection.order);
        let lineup = Lineup::new(&focus, selection.order, &names);
        long = long.max(lineup.len());
        for width in [320.0, 760.0] {
            let whole = draw(&view, width, focus.lang);
            let layout = Layout::new(&lineup, &focus, width);
            let count = lineup.len();
            let mut one_by_one = layout.frame(&lineup, lineup.told(&focus), count, width);
            for i in 0..count {
                layout.bar(&mut one_by_one, &lineup.bar(&focus, i), i);
            }
            let axis = layout.axis(one_by_one.height);
            one_by_one.shapes.extend(axis);
            let whole = Drawing {
                description: String::new(),
                ..whole
            };
            assert_eq!(one_by_one, whole, "{query} {width}");
            drawn += 1;
        }
    }
    (drawn, long)
}

#[test]
fn places_that_nothing_is_told_of_are_not_read() {
    let places = (0..100).map(|p| {
        serde_json::json!({ "id": format!("p{p}"), "name": format!("P {p}"), "type": "rural_district" })
    });
    let reports = (0..50).map(|p| {
        serde_json::json!({ "id": format!("r{p}"), "place": format!("p{p}"), "period": "2024",
            "source": { "publisher": "x", "title": "x" },
            "figures": [{ "indicator": "theft", "measure": "cases", "value": p }] })
    });
    let text = serde_json::json!({ "format": "binh-yen/1", "places": places.collect::<Vec<_>>(),
        "reports": reports.collect::<Vec<_>>() });
    let file = "x".to_owned();
    let data = load(&[Document {
        file,
        text: text.to_string(),
    }]);
    let selection = from_query("view=places&place=p3&indicator=theft");
    let focus = Focus::new(&data, &selection).unwrap();
    // Sixteen in a step.
    assert_eq!(read_each(&focus).count(), 3);
    assert_eq!(read_each(&focus).count(), 0, "they are kept");
    let lineup = Lineup::new(&focus, selection.order, &ByName::of(&data));
    assert_eq!(lineup.len(), 50);
    assert!(lineup.len() > MANY, "only what bears on the period is read");
}
