//! Bars that are put into words one by one are drawn as those that are all in words at once.

#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

mod common;

use binh_yen::model::Dataset;
use binh_yen::state::from_query;
use binh_yen::view::Focus;
use binh_yen::view::alphabetical::ByName;
use binh_yen::view::chart::Drawing;
use binh_yen::view::chart::bars::{Layout, draw};
use binh_yen::view::options::indicators;
use binh_yen::view::places::{Lineup, places};

/// The queries of every place with each of its indicators, in every order, as counts and as rates.
fn queries(data: &Dataset) -> Vec<String> {
    let mut all = Vec::new();
    for place in data.places() {
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

#[test]
fn a_bar_is_the_same_whoever_draws_it() {
    let data = common::bundled();
    let names = ByName::of(&data);
    let (mut drawn, mut long) = (0, 0);
    for query in queries(&data) {
        let selection = from_query(&query);
        let focus = Focus::new(&data, &selection).unwrap();
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
    assert!(drawn > 1000 && long >= 5, "{drawn} of at most {long}");
}
