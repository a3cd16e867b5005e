//! What stands in the code for other pages, on the bundled data: the selection, written down so that it
//! stays the same view, and its name. What is drawn in it tests/prerender.rs and tests/e2e/builder.test.mjs see.

mod common;

use binh_yen::state::{Selection, View, from_query, to_query};
use binh_yen::view::pinned::{pinned, title};
use binh_yen::view::plain::plain as said;
use binh_yen::view::snippet::{Choices, Code, Inside, Site, snippet};
use binh_yen::view::{Focus, places, summary, years};

/// Spaces as they are typed.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{2011}'], " ")
}

#[test]
fn what_is_pinned_is_the_same_view() {
    let data = common::bundled();
    let mut seen = 0;
    for (i, place) in data.places().iter().enumerate() {
        // Those that reports are of, and some of the others.
        let told = data.reports().iter().any(|r| r.place == place.id);
        if !told && i % 8 > 0 {
            continue;
        }
        for view in [View::Summary, View::Years, View::Places] {
            let open = Selection {
                view,
                places: vec![place.id.clone()],
                ..Selection::default()
            };
            let focus = Focus::new(&data, &open).expect("there are reports");
            let fixed = pinned(&focus, &open);
            assert_eq!(from_query(&to_query(&fixed)), fixed);
            let again = Focus::new(&data, &fixed).expect("there are reports");
            assert_eq!(pinned(&again, &fixed), fixed, "{}", place.id);
            match view {
                View::Years => assert_eq!(
                    years::years(&focus, &open.periods),
                    years::years(&again, &fixed.periods)
                ),
                View::Places => {
                    let view = places::places(&focus, open.order);
                    let pinned = places::places(&again, fixed.order);
                    assert_eq!(view, pinned);
                    assert_eq!(view.told_in_words(&focus), pinned.told_in_words(&again));
                }
                _ => assert_eq!(summary::summary(&focus), summary::summary(&again)),
            }
            seen += 1;
        }
    }
    assert!(seen > 90, "{seen}");
}

#[test]
fn a_view_of_no_place_is_pinned_to_the_place_shown() {
    let data = common::bundled();
    let focus = Focus::new(&data, &Selection::default()).expect("there are reports");
    let fixed = pinned(&focus, &Selection::default());
    assert_eq!(fixed.places, [focus.place().id.clone()]);
    assert_eq!(fixed.periods, [focus.period]);
    // One that no data knows is never pinned to another.
    assert!(Focus::new(&data, &from_query("places=nowhere")).is_none());
}

#[test]
fn every_view_has_a_name_that_says_what_it_is_of() {
    let data = common::bundled();
    for (query, name) in [
        (
            "places=gia-lai/kbang",
            "Huyện Kbang, tỉnh Gia Lai – an ninh trật tự năm 2024",
        ),
        (
            "view=years&places=gia-lai/kbang,gia-lai/ia-pa",
            "Huyện Kbang, huyện Ia Pa – ",
        ),
        ("view=table&q=ma", " – ma"),
        ("view=sources", " – các báo cáo"),
    ] {
        let selection = from_query(query);
        let focus = Focus::new(&data, &selection).expect("there are reports");
        let title = plain(&title(&focus, &selection));
        assert!(title.contains(name), "{title}");
    }
}

#[test]
fn cautions_go_along() {
    let data = common::bundled();
    let of = |query: &str| said(&data, &from_query(query)).expect("there are reports");
    let places = of("view=places&places=gia-lai/kbang&periods=2023&indicator=social_order_crime");
    let focus = Focus::new(
        &data,
        &from_query("view=places&places=gia-lai/kbang&periods=2023&indicator=social_order_crime"),
    );
    let view = places::places(&focus.expect("there are reports"), Default::default());
    let caution = view.caution.clone();
    assert!(!caution.is_empty() && places.sentences.contains(&caution));
    let unlike = of("view=years&places=bac-giang,gia-lai/kbang&indicator=social_order_crime");
    assert!(
        unlike.sentences.iter().any(|n| n.contains("Kbang")),
        "{unlike:?}"
    );
}

#[test]
fn the_code_for_a_summary() {
    let data = common::bundled();
    let site = Site {
        base: "https://bao.example/binh-yen/".to_owned(),
        data: "https://bao.example/binh-yen/data/".to_owned(),
    };
    let selection = from_query("places=gia-lai/kbang");
    let focus = Focus::new(&data, &selection).expect("there are reports");
    let inside = Inside {
        title: title(&focus, &selection),
        app: "<div class=\"by-still\"></div>".to_owned(),
        plain: "<article></article>".to_owned(),
        height: Some(1234),
    };
    let selection = pinned(&focus, &selection);
    let mut all = String::new();
    for code in [Code::Element, Code::Frame, Code::Link] {
        let choices = Choices {
            code,
            ..Choices::default()
        };
        all.push_str(&snippet(&site, &selection, &inside, choices));
        all.push('\n');
    }
    insta::assert_snapshot!("snippet_kbang", plain(&all));
}
