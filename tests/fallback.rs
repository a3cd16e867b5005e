//! What stands in the code for other pages, on the bundled data: every view of every place in plain
//! words, and the selection written down so that it stays the same view.

mod common;

use binh_yen::model::Dataset;
use binh_yen::state::{Selection, View, from_query, to_query};
use binh_yen::text::Lang;
use binh_yen::view::fallback::{Fallback, fallback, pinned};
use binh_yen::view::snippet::{Choices, Site, snippet};
use binh_yen::view::{Focus, places, source, summary, years};

fn of(data: &Dataset, query: &str) -> (Selection, Fallback) {
    let selection = from_query(query);
    let focus = Focus::new(data, &selection).expect("there are reports");
    (pinned(&focus, &selection), fallback(&focus, &selection))
}

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
                View::Places => assert_eq!(
                    places::places(&focus, open.order),
                    places::places(&again, fixed.order)
                ),
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
    let (fixed, _) = of(&data, "view=summary");
    let focus = Focus::new(&data, &Selection::default()).expect("there are reports");
    assert_eq!(fixed.places, [focus.place().id.clone()]);
    assert_eq!(fixed.periods, [focus.period]);
    // One that no data knows is never pinned to another.
    assert!(Focus::new(&data, &from_query("places=nowhere")).is_none());
}

#[test]
fn every_figure_of_a_summary_is_there_with_its_source() {
    let data = common::bundled();
    for lang in [Lang::Vi, Lang::En] {
        let selection = Selection {
            lang,
            ..from_query("places=gia-lai/kbang&periods=2024")
        };
        let focus = Focus::new(&data, &selection).expect("there are reports");
        let (shown, plain) = (summary::summary(&focus), fallback(&focus, &selection));
        let lead = shown.lead.clone().expect("it has one");
        assert!(plain.says.contains(&lead.text) && plain.says.contains(&lead.verdict));
        let cells: Vec<_> = shown.figures().flat_map(|r| &r.cells).collect();
        assert!(cells.len() > 3);
        for cell in cells {
            let is_there = |row: &&binh_yen::view::fallback::Line| {
                row.values.iter().any(|v| v.contains(&cell.value))
            };
            let row = plain.rows.iter().find(is_there).expect("every figure");
            let from = source::source(&data, cell.at, lang).expect("it has a source");
            assert_eq!(row.sources[0].name, from.publisher);
            assert_eq!(row.sources[0].url, from.url);
        }
    }
}

#[test]
fn every_view_says_something_and_no_more_rows_than_fit() {
    let data = common::bundled();
    for view in ["summary", "years", "places", "table", "sources"] {
        let (_, f) = of(&data, &format!("view={view}&places=gia-lai/kbang"));
        assert!(!f.title.is_empty() && !f.rows.is_empty(), "{view}: {f:?}");
        assert!(f.rows.len() <= 24, "{view}");
        for row in &f.rows {
            let full = row.values.len() + 2 == f.heads.len() + 1;
            assert!(full || row.values.is_empty(), "{view}: {row:?}");
        }
    }
    let (_, table) = of(&data, "view=table");
    assert_eq!(
        table.rows.len() + table.more,
        data.figures().count() + table_statements(&data)
    );
}

/// How many rows the table has for what is said of directions alone.
fn table_statements(data: &Dataset) -> usize {
    let all = data.reports().iter().flat_map(|r| &r.statements);
    all.map(|s| s.subjects.len()).sum()
}

#[test]
fn cautions_go_along() {
    let data = common::bundled();
    let (_, places) = of(
        &data,
        "view=places&places=gia-lai/kbang&periods=2023&indicator=social_order_crime",
    );
    assert!(!places.notes.is_empty(), "{places:?}");
    let (_, unlike) = of(
        &data,
        "view=years&places=bac-giang,gia-lai/kbang&indicator=social_order_crime",
    );
    assert!(
        unlike.notes.iter().any(|n| n.contains("Kbang")),
        "{unlike:?}"
    );
    let (_, unfit) = of(
        &data,
        "places=gia-lai/dak-doa&periods=2020-01-01..2021-12-31",
    );
    assert!(unfit.notes.iter().any(|n| n.contains('⚠')), "{unfit:?}");
}

#[test]
fn the_code_for_a_summary() {
    let data = common::bundled();
    let site = Site {
        base: "https://bao.example/binh-yen/".to_owned(),
        data: "https://bao.example/binh-yen/data/".to_owned(),
    };
    let (selection, f) = of(&data, "places=gia-lai/kbang");
    let code = snippet(&site, &selection, &f, Choices::default());
    insta::assert_snapshot!("snippet_kbang", plain(&code));
}
