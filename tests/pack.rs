//! Data packed for a web server: what was prepared is what would be computed, and reads back.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

mod common;
mod packed;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use binh_yen::analysis::{At, Item};
use binh_yen::model::Dataset;
use binh_yen::state::{Selection, View};
use binh_yen::text::Lang;
use binh_yen::view::options::{self, Choice};
use binh_yen::view::pack::Index;
use binh_yen::view::page::{self, Block, FORMAT, Line, Named, Page, PeriodPage, PlacePages};
use binh_yen::view::{focus, pack, said};
use common::bundled;
use packed::{Folder, Pack, all_files, files, notes, packed};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The places to choose from as the search field needs them: without what only the other views ask.
fn choices(data: &Dataset, lang: Lang) -> Vec<Choice> {
    let mut all = options::places(data, lang);
    for choice in &mut all {
        choice.level = None;
    }
    all
}

/// A document with two places, each with a report.
fn two_places() -> Value {
    let place = |id: &str, name: &str| json!({ "id": id, "name": name, "type": "province" });
    let report = |id: &str, place: &str| {
        json!({
            "id": id, "place": place, "period": "2024",
            "source": { "publisher": "Báo", "title": "Tổng kết" },
            "figures": [{ "indicator": "fire", "measure": "cases", "value": 3 }],
        })
    };
    json!({
        "format": "binh-yen/1",
        "places": [place("mot", "Một"), place("hai", "Hai")],
        "reports": [report("mot-2024", "mot"), report("hai-2024", "hai")],
    })
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    let folder = Folder::new("twice");
    let first = all_files(Path::new("data"), &folder.at("a"));
    let second = all_files(Path::new("data"), &folder.at("b"));
    assert!(first == second);
    let again = all_files(Path::new("data"), &folder.at("a"));
    assert!(first == again, "over itself");
}

#[test]
fn data_with_an_error_is_refused_and_nothing_written() {
    let folder = Folder::new("error");
    let mut data = two_places();
    data["reports"][1]["place"] = json!("nowhere");
    let file = folder.write("reports.json", &data);
    let output = packed(&file, &folder.at("out"));
    assert_eq!(output.status.code(), Some(1));
    let said = notes(&output);
    assert!(
        said.contains("reports[1].place") && said.contains("nowhere"),
        "{said}"
    );
    assert!(said.contains("not packed"), "{said}");
    assert!(!folder.at("out").exists());
}

#[test]
fn a_folder_with_something_else_in_it_is_refused_and_left_alone() {
    let folder = Folder::new("other");
    let file = folder.write("reports.json", &two_places());
    for name in ["letter.txt", "index.json"] {
        let out = folder.at(name.split('.').next().unwrap());
        fs::create_dir_all(out.join("pages")).unwrap();
        fs::write(out.join(name), "{\"mine\":1}").unwrap();
        let output = packed(&file, &out);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = notes(&output);
        assert!(said.contains("something else"), "{said}");
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "{\"mine\":1}");
        assert!(out.join("pages").is_dir());
        assert_eq!(fs::read_dir(&out).unwrap().count(), 2, "{name}");
    }
}

#[test]
fn usage_says_what_to_write() {
    for args in [&["pack"][..], &["pack", "data"], &["pack", "--out", "x"]] {
        let mut program = Command::new(env!("CARGO_BIN_EXE_binh-yen"));
        let output = program.args(args).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(notes(&output).contains("binh-yen pack data --out packed"));
    }
}

#[test]
fn packing_over_a_pack_drops_pages_of_places_that_are_gone() {
    let folder = Folder::new("over");
    let mut data = two_places();
    let file = folder.write("reports.json", &data);
    let first = files(&file, &folder.at("out"));
    for place in ["mot", "hai"] {
        for lang in [Lang::Vi, Lang::En] {
            assert!(first.contains_key(&pack::page_name(place, lang)));
        }
    }
    data["places"].as_array_mut().unwrap().pop();
    data["reports"].as_array_mut().unwrap().pop();
    folder.write("reports.json", &data);
    let second = files(&file, &folder.at("out"));
    let pages = |files: &BTreeMap<String, String>| -> Vec<String> {
        let names = files.keys().filter(|name| name.starts_with("pages/"));
        names.cloned().collect()
    };
    assert_eq!(pages(&second), ["pages/en/mot.json", "pages/vi/mot.json"]);
    let places = pack::places(&second[&pack::places_name(Lang::Vi)]).unwrap();
    assert_eq!(places.len(), 1);
    // Who opened the page before still finds the shards that it knows of.
    let before = Index::parse(&first[pack::INDEX]).unwrap();
    for shard in &before.shards {
        assert!(second.contains_key(&shard.file.name), "{:?}", shard.file);
    }
    assert_eq!(Pack::of(&second).whole().places().len(), 1);
}

/// Every place, period and language: prepared, computed, and computed of what was packed.
#[test]
fn prepared_answers_are_the_computed_ones() {
    let folder = Folder::new("same");
    let files = files(Path::new("data"), &folder.at("out"));
    let (data, again) = (bundled(), Pack::of(&files).whole());
    assert_eq!(data.places().len(), again.places().len());
    assert_eq!(data.reports(), again.reports());
    let mut compared = 0;
    for lang in [Lang::Vi, Lang::En] {
        let mut same = |pages: &PlacePages, selection: &Selection| {
            let prepared = pages.screen(selection);
            let prepared = prepared.unwrap_or_else(|| panic!("not there: {selection:?}"));
            assert!(prepared.notices.is_empty() && !prepared.no_data);
            let computed = page::screen(&data, selection);
            assert_eq!(prepared, computed, "{selection:?}");
            assert_eq!(computed, page::screen(&again, selection), "{selection:?}");
            compared += 1;
        };
        let unasked = Selection {
            lang,
            ..Selection::default()
        };
        same(
            &PlacePages::parse(&files[&pack::first_name(lang)]).unwrap(),
            &unasked,
        );
        for place in data.places() {
            let file = &files[&pack::page_name(&place.id, lang)];
            let pages = PlacePages::parse(file).unwrap();
            let selection = Selection {
                places: vec![place.id.clone()],
                ..unasked.clone()
            };
            same(&pages, &selection);
            for period in focus::periods(&data, &place.id) {
                let periods = vec![period];
                same(
                    &pages,
                    &Selection {
                        periods,
                        ..selection.clone()
                    },
                );
            }
        }
        let listed = pack::places(&files[&pack::places_name(lang)]).unwrap();
        assert_eq!(listed, choices(&data, lang));
    }
    assert!(compared > 200, "{compared}");
}

#[test]
fn what_was_not_prepared_is_not_answered() {
    let pages = page::place_pages(&bundled(), "gia-lai/kbang", Lang::Vi).unwrap();
    let place = |ids: &[&str]| Selection {
        places: ids.iter().map(|id| (*id).to_owned()).collect(),
        ..Selection::default()
    };
    assert!(pages.screen(&place(&["gia-lai/kbang"])).is_some());
    assert!(pages.screen(&place(&["gia-lai/ia-pa"])).is_none());
    let two = place(&["gia-lai/kbang", "gia-lai/ia-pa"]);
    assert!(pages.screen(&two).is_none());
    let years = Selection {
        view: View::Years,
        ..place(&[])
    };
    assert!(pages.screen(&years).is_none());
    let other = Selection {
        periods: vec!["1999".parse().unwrap()],
        ..place(&[])
    };
    assert!(pages.screen(&other).is_none());
}

/// The text of a file of pages, as `pack` writes it.
fn written(pages: &PlacePages) -> String {
    serde_json::to_string(&(FORMAT, pages)).unwrap()
}

fn pages_of(text: &str) -> PlacePages {
    let text = || text.to_owned();
    let named = Named {
        id: text(),
        name: text(),
    };
    let line = Line {
        name: text(),
        text: text(),
        at: vec![text(), text()],
        ..Line::default()
    };
    let block = Block {
        title: text(),
        lines: vec![line],
        ..Block::default()
    };
    PlacePages {
        place: text(),
        name: text(),
        pages: vec![PeriodPage {
            period: text(),
            periods: vec![named],
            page: Page {
                kicker: vec![text(), String::new(), text()],
                title: text(),
                blocks: vec![block],
                ..Page::default()
            },
        }],
    }
}

const HOSTILE: [&str; 8] = [
    "\"'\\\"",
    "</script><!--<script>",
    "\u{0}\u{1}\u{8}\u{c}\n\r\t\u{1f}\u{7f}",
    "Ti\u{302}\u{301}ng Vie\u{323}\u{302}t",
    "👮🏽‍♀️ 🇻🇳",
    "\u{2028}\u{2029}\u{feff}\u{202e}",
    "\\u0041\\",
    "{\"format\":\"x\"}",
];

#[test]
fn hostile_texts_survive() {
    for text in HOSTILE {
        let pages = pages_of(text);
        assert_eq!(PlacePages::parse(&written(&pages)), Some(pages), "{text:?}");
    }
}

/// By the program itself, from a name in a document to the name on the page.
#[test]
fn hostile_names_survive_packing() {
    let folder = Folder::new("hostile");
    for name in HOSTILE {
        let mut data = two_places();
        data["places"][0]["name"] = json!(name);
        let file = folder.write("reports.json", &data);
        let files = files(&file, &folder.at("out"));
        let again = Pack::of(&files).whole();
        assert_eq!(again.place("mot").unwrap().name, name);
        let pages = PlacePages::parse(&files[&pack::page_name("mot", Lang::Vi)]).unwrap();
        assert!(pages.name.contains(name), "{:?}", pages.name);
        let selection = Selection {
            places: vec!["mot".to_owned()],
            ..Selection::default()
        };
        assert_eq!(
            pages.screen(&selection).unwrap(),
            page::screen(&again, &selection)
        );
        let places = pack::places(&files[&pack::places_name(Lang::Vi)]).unwrap();
        assert_eq!(places, choices(&again, Lang::Vi));
    }
}

proptest! {
    #[test]
    fn any_text_survives(text in any::<String>(), hostile in 0..HOSTILE.len()) {
        let pages = pages_of(&format!("{text}{}{text}", HOSTILE[hostile]));
        prop_assert_eq!(PlacePages::parse(&written(&pages)), Some(pages));
    }

    #[test]
    fn cut_short_it_is_nothing(text in any::<String>(), cut in any::<prop::sample::Index>()) {
        let whole = written(&pages_of(&text));
        let ends: Vec<usize> = whole.char_indices().map(|(at, _)| at).collect();
        prop_assert_eq!(PlacePages::parse(&whole[..*cut.get(&ends)]), None);
    }
}

#[test]
fn a_real_page_index_or_list_cut_short_is_nothing() {
    let data = bundled();
    let whole = written(&page::place_pages(&data, "gia-lai/kbang", Lang::Vi).unwrap());
    assert!(PlacePages::parse(&whole).is_some());
    for at in whole.char_indices().map(|(at, _)| at).step_by(7) {
        assert_eq!(PlacePages::parse(&whole[..at]), None, "{at}");
    }
    let places = json!({ "format": pack::FORMAT, "places": [] }).to_string();
    assert!(pack::places(&places).is_some());
    for at in 0..places.len() {
        assert_eq!(pack::places(&places[..at]), None, "{at}");
    }
    let folder = Folder::new("cut");
    let index = &files(Path::new("data"), &folder.at("out"))[pack::INDEX];
    assert!(Index::parse(index).is_some());
    for at in (0..index.len()).step_by(7) {
        assert_eq!(Index::parse(&index[..at]), None, "{at}");
    }
}

#[test]
fn unknown_fields_are_left_alone_and_other_formats_refused() {
    let pages = pages_of("x");
    let mut file: Value = serde_json::from_str(&written(&pages)).unwrap();
    // What a later version adds stands after what this one knows.
    let add = |list: &mut Value, later: Value| list.as_array_mut().expect("a list").push(later);
    add(
        &mut file,
        json!({ "pages": [1, { "format": "other" }], "place": null }),
    );
    add(&mut file[1], json!([[], {}, "</script>", 1e300]));
    add(&mut file[1][2][0][1][0], json!({ "later": true }));
    assert_eq!(PlacePages::parse(&file.to_string()), Some(pages));
    for format in [
        json!("binh-yen-page/2"),
        json!("binh-yen/1"),
        json!(1),
        json!(null),
    ] {
        file[0] = format;
        assert_eq!(PlacePages::parse(&file.to_string()), None, "{file}");
        let other = json!({ "format": file[0], "places": [] }).to_string();
        assert_eq!(pack::places(&other), None);
        let other = json!([file[0], [["a", "b", 1, 1], []]]).to_string();
        assert_eq!(Index::parse(&other), None);
    }
    for other in [
        "",
        "null",
        "[]",
        "{}",
        "<!doctype html>",
        "\"binh-yen-page/1\"",
    ] {
        assert_eq!(PlacePages::parse(other), None, "{other}");
        assert_eq!(Index::parse(other), None, "{other}");
        assert_eq!(pack::places(other), None, "{other}");
    }
}

/// The item of an index.
type ItemOf = fn(usize) -> Item;

#[test]
fn where_something_is_said_reads_back() {
    let data = bundled();
    let mut seen = [0; 5];
    for (report, of) in data.reports().iter().enumerate() {
        let lists: [(usize, ItemOf); 5] = [
            (of.figures.len(), Item::Figure),
            (of.statements.len(), Item::Statement),
            (of.models.len(), Item::Model),
            (of.limitations.len(), Item::Limitation),
            (of.tasks.len(), Item::Task),
        ];
        for (seen, (length, item)) in seen.iter_mut().zip(lists) {
            *seen += length;
            for index in 0..length {
                let item = item(index);
                let at = At { report, item };
                let words = said::words(&data, &[at]);
                assert_eq!(words.len(), 1);
                assert_eq!(said::place(&data, &words[0]), Some(at), "{words:?}");
            }
        }
    }
    assert!(seen.iter().all(|n| *n > 0), "{seen:?}");
    let id = &data.reports()[0].id;
    for wrong in ["", ".", "f0", ".f0", "nobody.f0"] {
        assert_eq!(said::place(&data, wrong), None, "{wrong}");
    }
    for wrong in [
        "",
        ".",
        ".f",
        ".x0",
        ".f-1",
        ".fx",
        ".ệ0",
        ".f99999999999999999999999",
    ] {
        assert_eq!(said::place(&data, &format!("{id}{wrong}")), None, "{wrong}");
    }
    let nobody = At {
        report: data.reports().len(),
        item: Item::Figure(0),
    };
    assert!(said::words(&data, &[nobody]).is_empty());
}
