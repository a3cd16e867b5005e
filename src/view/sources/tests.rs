//! The reports of other places against those found the plain way, report by report.

use std::cmp::Reverse;

use super::*;
use crate::model::Report;
use crate::model::parse::{Document, includes, load};
use crate::state::Selection;
use crate::text::search;

fn bundled() -> Dataset {
    let read = |file: String| {
        let path = format!("{}/data/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(path).expect("it is part of the project");
        Document { file, text }
    };
    let index = read("reports.json".to_owned());
    let mut documents: Vec<Document> = includes(&index.text).into_iter().map(read).collect();
    documents.insert(0, index);
    load(&documents)
}

fn of(place: &str, lang: Lang) -> Selection {
    Selection {
        places: vec![place.to_owned()],
        lang,
        ..Selection::default()
    }
}

/// The places with reports by their order, each with its reports; all reports are looked through for
/// each.
fn plain(focus: &Focus) -> Vec<Listed> {
    let (data, lang) = (focus.data, focus.lang);
    let told = |place: &&Place| data.reports().iter().any(|r| r.place == place.id);
    let all = data.places().into_iter().filter(told);
    let mut all: Vec<&Place> = all.filter(|p| p.id != focus.place().id).collect();
    all.sort_by_key(|p| (search::sort_key(&p.name), &p.id));
    let entry = |(i, r): (usize, &Report)| Entry {
        period: names::capitalised(&names::period(r.period, lang)),
        figures: r.figures.len() + r.statements.len(),
        line: report_line(focus, i),
        notes: r
            .notes
            .iter()
            .map(|n| names::local(n, lang).to_owned())
            .collect(),
    };
    let listed = |place: &Place| {
        let own = data.reports().iter().enumerate();
        let mut own: Vec<_> = own.filter(|(_, r)| r.place == place.id).collect();
        own.sort_by_key(|(_, r)| Reverse(r.period));
        Listed {
            place: names::capitalised(&names::place_in_full(data, place, lang)),
            entries: own.into_iter().map(entry).collect(),
        }
    };
    all.into_iter().map(listed).collect()
}

fn assert_as_plain(data: &Dataset, selection: &Selection) -> Sources {
    let focus = Focus::new(data, selection).expect("there are reports");
    let view = sources(&focus);
    let all = view.others.iter().map(|other| listed(&focus, *other));
    let all: Vec<Listed> = all.collect();
    assert_eq!(all, plain(&focus));
    let counted = view.others.iter().map(|other| other.reports);
    let found = all.iter().map(|listed| listed.entries.len());
    assert!(counted.clone().eq(found));
    assert_eq!(counted.sum::<usize>(), view.count);
    assert_eq!(view.own.len() + view.count, data.reports().len());
    view
}

#[test]
fn other_places_have_the_reports_that_a_search_finds_in_vietnamese_order() {
    let data = bundled();
    for lang in [Lang::Vi, Lang::En] {
        let kbang = assert_as_plain(&data, &of("gia-lai/kbang", lang));
        assert!(kbang.others.len() > 20);
        // A place with none of its own leaves out nobody.
        let none = data
            .places()
            .into_iter()
            .find(|p| !data.reports().heads().any(|r| *r.place == *p.id));
        let none = assert_as_plain(&data, &of(&none.expect("some have none").id, lang));
        assert!(none.own.is_empty());
        assert_eq!(none.count, data.reports().len());
        assert_eq!(none.others.len(), kbang.others.len() + 1);
    }
}

/// Named so that they stand in an order of their own, told of from the last to the first, and each by
/// the report on another one too.
#[test]
fn of_hundreds_of_places_each_is_listed_once() {
    const COUNT: usize = 705;
    // The last have signs of their own and stand behind the letters that they are made of.
    let names = "abcdeghiklmnopqrstuvxy\u{103}\u{e2}\u{111}\u{ea}\u{f4}\u{1a1}\u{1b0}";
    let names: Vec<char> = names.chars().collect();
    let name = |i: usize| format!("{}{}", names[i % names.len()], names[i / names.len()]);
    let places = (0..COUNT).map(|i| {
        let name = name(i);
        format!(r#"{{"id": "p{i}", "name": "{name}", "type": "commune"}}"#)
    });
    let report = |i: usize, year: usize| {
        let beside = (i + 1) % COUNT;
        format!(
            r#"{{"id": "p{i}-{year}", "place": "p{i}", "period": "{year}", "source": {{"publisher": "A", "title": "B"}},
            "figures": [{{"indicator": "fire", "measure": "cases", "value": {i}}},
                {{"indicator": "theft", "measure": "cases", "value": {i}, "place": "p{beside}"}}]}}"#
        )
    };
    let years = |i: usize| (2020..2021 + i % 3).map(move |year| report(i, year));
    let reports: Vec<String> = (0..COUNT).rev().flat_map(years).collect();
    let places: Vec<String> = places.collect();
    let text = format!(
        r#"{{"format": "binh-yen/1", "places": [{}], "reports": [{}]}}"#,
        places.join(","),
        reports.join(",")
    );
    let file = "country.json".to_owned();
    let data = load(&[Document { file, text }]);
    assert_eq!(data.reports().len(), COUNT * 2);
    let view = assert_as_plain(&data, &of("p3", Lang::Vi));
    assert_eq!(view.others.len(), COUNT - 1);
    assert_eq!(view.count, COUNT * 2 - 1);
    assert!((view.usual() - 2.0).abs() < 0.01);
}
