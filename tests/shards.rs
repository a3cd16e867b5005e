//! Shards of a pack: what a selection needs of them gives the answers of the whole, in every view.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

mod common;
#[allow(dead_code, reason = "tests and benchmarks share it")]
mod country;
mod packed;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use binh_yen::components::{App, AppProps, Data, Tools, Whole};
use binh_yen::model::Dataset;
use binh_yen::model::parse::{Document, load};
use binh_yen::state::{Action, Selection, from_query, to_query};
use binh_yen::text::Lang;
use binh_yen::view::pack::needs::{self, Needs, needs};
use binh_yen::view::pack::notices::{State, notices};
use binh_yen::view::pack::{self, Index};
use binh_yen::view::{focus, page, said};
use common::bundled;
use futures::executor::block_on;
use packed::{Folder, Pack, all_files, files, notes, packed};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use yew::{Callback, LocalServerRenderer};

/// A view as it is drawn.
fn drawn(data: &Data, selection: &Selection) -> String {
    let props = AppProps {
        screen: Rc::new(page::screen(data, selection)),
        whole: Whole::Here(data.clone()),
        selection: selection.clone(),
        on_action: Callback::from(|_: Action| {}),
        on_need: Callback::noop(),
        choices: None,
        on_find: Callback::noop(),
        on_more: Callback::noop(),
        on_save: Callback::noop(),
        room: 0.0,
        tools: Tools::default(),
        on_looks: Callback::noop(),
        on_read: Callback::noop(),
        asked: "".into(),
        paper: "".into(),
        on_retry: None,
        on_drawn: Callback::noop(),
        in_steps: false,
        turn: 0,
        id: "by".into(),
    };
    let renderer = LocalServerRenderer::<App>::with_props(props);
    without_proposals(&block_on(renderer.hydratable(false).render()))
}

/// Which places are proposed first hangs on which of them are here and told of.
fn without_proposals(html: &str) -> String {
    let mut parts = html.split("<div class=\"by-similar\"");
    let mut kept = parts.next().unwrap().to_owned();
    for part in parts {
        kept.push_str(part.split_once("</div>").unwrap().1);
    }
    kept
}

/// What the widget ends with: it asks for what it needs until it needs no more.
fn needed(pack: &Pack, selection: &Selection) -> (Needs, Dataset) {
    let mut data = pack.part(&[], &[]);
    let mut last = needs(&pack.index, &data, &|_| false, selection);
    loop {
        data = pack.part(&last.all, &[]);
        let here = last.all.clone();
        let next = needs(&pack.index, &data, &|at| here.contains(&at), selection);
        if next.all.iter().all(|at| last.all.contains(at)) {
            return (
                Needs {
                    more: next.more,
                    ..last
                },
                data,
            );
        }
        last = next;
    }
}

/// A made-up country: its documents written into a folder.
fn made_up(folder: &Folder) -> (PathBuf, Dataset) {
    let plan = country::Plan {
        seed: 7,
        places: 60,
        years: 2,
        indicators: 8,
        plain: false,
    };
    let written = country::Country::new(plan).documents();
    let mut documents = Vec::new();
    for country::Written { file, text } in written {
        let path = folder.at(&file);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
        documents.push(Document { file, text });
    }
    (folder.at(country::INDEX), load(&documents))
}

/// Every so many of some places, in views that need only a part of the data.
fn selections(data: &Dataset, step: usize) -> Vec<Selection> {
    let mut all = vec!["view=years".to_owned(), "view=places".to_owned()];
    let places: Vec<_> = data.places().iter().collect();
    for (i, place) in places.iter().enumerate().step_by(step) {
        let (id, lang) = (&place.id, ["vi", "en"][i / step % 2]);
        all.push(format!("view=years&places={id}&lang={lang}"));
        all.push(format!("view=places&places={id}&lang={lang}"));
        let periods = focus::periods(data, id);
        if let Some(period) = periods.first() {
            all.push(format!(
                "view=places&places={id}&periods={period}&order=value"
            ));
        }
        let like = places
            .iter()
            .skip(i + 1)
            .filter(|p| p.level() == place.level());
        let like: Vec<&str> = like.step_by(3).take(3).map(|p| p.id.as_str()).collect();
        if !like.is_empty() {
            let ids = format!("{id},{}", like.join(","));
            all.push(format!("view=places&places={ids}&per=100k"));
            all.push(format!("view=years&places={ids}&lang={lang}"));
        }
    }
    all.iter().map(|query| from_query(query)).collect()
}

/// Draws each view of the whole and of what it needs; how many shards all of them needed, out of how
/// many.
fn same(pack: &Pack, whole: &Dataset, selections: &[Selection]) -> (usize, usize) {
    let whole = Data::new(whole.clone());
    let (mut asked, mut of) = (0, 0);
    for selection in selections {
        let (needs, part) = needed(pack, selection);
        asked += needs.all.len();
        of += pack.index.shards.len();
        let (part, query) = (Data::new(part), to_query(selection));
        let (a, b) = (drawn(&whole, selection), drawn(&part, selection));
        if a != b {
            let at = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
            let near = |text: &str| -> String {
                text.get(at.saturating_sub(200)..)
                    .unwrap_or("")
                    .chars()
                    .take(500)
                    .collect()
            };
            panic!("{query}, {needs:?}\n{}\n\n{}", near(&a), near(&b));
        }
    }
    (asked, of)
}

#[test]
fn the_bundled_data_is_fetched_whole_and_says_the_same() {
    let folder = Folder::new("bundled");
    let pack = Pack::of(&files(Path::new("data"), &folder.at("out")));
    assert!(pack.index.is_small());
    let data = bundled();
    let whole = pack.whole();
    assert_eq!(whole.reports(), data.reports());
    assert_eq!(whole.places(), data.places());
    assert_eq!(whole.catalogue, data.catalogue);
    assert_eq!(whole.title, data.title);
    let mut selections = selections(&data, 7);
    for view in ["table", "sources", "table&q=kbang"] {
        selections.push(from_query(&format!("view={view}&places=gia-lai/kbang")));
    }
    let (asked, of) = same(&pack, &data, &selections);
    assert_eq!(asked, of, "a small pack is needed as a whole");
}

/// The bundled data as if it were large: then each view needs its part.
#[test]
fn a_part_says_what_the_whole_says() {
    let folder = Folder::new("part");
    let mut pack = Pack::of(&files(Path::new("data"), &folder.at("out")));
    large_enough(&mut pack);
    let data = bundled();
    let (asked, of) = same(&pack, &data, &selections(&data, 1));
    assert!(asked * 3 < of, "{asked} of {of}");
}

fn large_enough(pack: &mut Pack) {
    pack.index.shards[0].file.bytes += pack::index::WHOLE;
    assert!(!pack.index.is_small());
}

#[test]
fn a_part_of_a_country_says_what_the_whole_says() {
    let folder = Folder::new("country");
    let (main, data) = made_up(&folder);
    let mut pack = Pack::of(&files(&main, &folder.at("out")));
    large_enough(&mut pack);
    assert!(pack.index.shards.len() > 2);
    assert_eq!(pack.whole().reports(), data.reports());
    let step = data.places().len() / 5;
    let (asked, of) = same(&pack, &data, &selections(&data, step));
    assert!(asked < of, "{asked} of {of}");
}

/// Each source of every prepared page is in the shards that the page's place needs.
#[test]
fn the_sources_of_a_page_are_in_the_shards_of_its_place() {
    let folder = Folder::new("sources");
    let files = files(Path::new("data"), &folder.at("out"));
    let mut pack = Pack::of(&files);
    large_enough(&mut pack);
    let mut words = 0;
    for place in bundled().places() {
        let selection = from_query(&format!("places={}", place.id));
        let (_, part) = needed(&pack, &selection);
        let page = &files[&pack::page_name(&place.id, Lang::Vi)];
        let page: Value = serde_json::from_str(page).unwrap();
        let mut open = vec![&page];
        while let Some(value) = open.pop() {
            match value {
                Value::Array(list) => open.extend(list),
                Value::String(word) if is_source(word) => {
                    assert!(said::place(&part, word).is_some(), "{}: {word}", place.id);
                    words += 1;
                }
                _ => {}
            }
        }
    }
    assert!(words > 500, "{words}");
}

/// As `kbang-2024.f3.9c1e`.
fn is_source(word: &str) -> bool {
    let parts: Vec<&str> = word.rsplitn(3, '.').collect();
    let [hash, item, _] = parts[..] else {
        return false;
    };
    let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    hash.len() == 4
        && hash.bytes().all(|b| b.is_ascii_hexdigit())
        && item
            .split_at_checked(1)
            .is_some_and(|(list, rest)| "fsmlt".contains(list) && number(rest))
}

#[test]
fn files_are_what_the_index_says_of_them() {
    let folder = Folder::new("hashes");
    let files = all_files(Path::new("data"), &folder.at("out"));
    let index = Index::parse(std::str::from_utf8(&files[pack::INDEX]).unwrap()).unwrap();
    let named = index.shards.iter().map(|s| &s.file).chain([&index.common]);
    for file in named {
        let bytes = &files[&file.name];
        let hash = Sha256::digest(bytes);
        let hash: String = hash.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(file.sha256, hash);
        let short = &hash[..16];
        assert!(
            file.name.ends_with(&format!(".{short}.json")),
            "{}",
            file.name
        );
        assert_eq!(file.bytes, bytes.len());
        assert_eq!(file.packed, files[&format!("{}.gz", file.name)].len());
    }
    for (name, bytes) in files.iter().filter(|(name, _)| name.ends_with(".json")) {
        let mut unpacked = Vec::new();
        let gzip = &files[&format!("{name}.gz")][..];
        assert_eq!(gzip[4..8], [0; 4], "no day stands in it");
        flate2::read::GzDecoder::new(gzip)
            .read_to_end(&mut unpacked)
            .unwrap();
        assert_eq!(unpacked, *bytes, "{name}");
        let mut unpacked = Vec::new();
        let mut brotli = &files[&format!("{name}.br")][..];
        brotli::BrotliDecompress(&mut brotli, &mut unpacked).unwrap();
        assert_eq!(unpacked, *bytes, "{name}");
    }
    assert_eq!(files.len() % 3, 0, "each file in three forms");
}

/// Reports of two provinces, one with figures of both.
fn two_provinces() -> Value {
    let place = |id: &str, kind: &str, parent: Option<&str>| json!({ "id": id, "name": id, "type": kind, "parent": parent });
    let report = |id: &str, place: &str, other: Option<&str>| {
        let figure = |place: Option<&str>, value: u32| json!({ "indicator": "fire", "measure": "cases", "value": value, "place": place });
        let mut figures = vec![figure(None, 3)];
        figures.extend(other.map(|other| figure(Some(other), 5)));
        json!({
            "id": id, "place": place, "period": "2024", "figures": figures,
            "source": { "publisher": "Báo", "title": "Tổng kết" },
        })
    };
    json!({
        "format": "binh-yen/1",
        "places": [
            place("a", "province", None), place("a/x", "rural_district", Some("a")),
            place("b", "province", None), place("b/y", "rural_district", Some("b")),
            place("c", "region", None),
        ],
        "reports": [
            report("b1", "b/y", None), report("ab", "a/x", Some("b/y")), report("a1", "a", None),
            report("c1", "c", None), report("b2", "b", None),
        ],
    })
}

/// Their pack, as if it were large.
fn large_pack(name: &str) -> Pack {
    let folder = Folder::new(name);
    let main = folder.write("reports.json", &two_provinces());
    let mut pack = Pack::of(&files(&main, &folder.at("out")));
    large_enough(&mut pack);
    pack
}

#[test]
fn a_report_stands_with_every_province_it_has_figures_of_and_counts_once() {
    let folder = Folder::new("both");
    let main = folder.write("reports.json", &two_provinces());
    let pack = Pack::of(&files(&main, &folder.at("out")));
    let provinces: Vec<&str> = pack
        .index
        .shards
        .iter()
        .map(|s| s.province.as_str())
        .collect();
    assert_eq!(provinces, ["", "a", "b"]);
    let ids = |shards: &[usize]| -> Vec<String> {
        let part = pack.part(shards, &[]);
        part.reports().iter().map(|r| r.id.clone()).collect()
    };
    assert_eq!(ids(&[1]), ["ab", "a1"]);
    assert_eq!(ids(&[2]), ["b1", "ab", "b2"]);
    for all in [[0, 1, 2], [2, 0, 1]] {
        assert_eq!(ids(&all), ["b1", "ab", "a1", "c1", "b2"]);
    }
    assert!(
        pack.index.shards[0]
            .file
            .name
            .starts_with("shards/general.")
    );
    let whole = pack.whole();
    assert_eq!(whole.reports_on("b/y").count(), 2);
    assert_eq!(pack.part(&[2], &[]).reports_on("b/y").count(), 2);
}

#[test]
fn a_folder_of_reports_is_packed_without_an_index() {
    let folder = Folder::new("loose");
    let whole = two_provinces();
    let part = |name: &str| json!({ "format": "binh-yen/1", name: whole[name] });
    fs::create_dir_all(folder.at("data")).unwrap();
    folder.write("data/b.json", &part("reports"));
    folder.write("data/a.json", &part("places"));
    fs::write(folder.at("data/notes.txt"), "not a document").unwrap();
    let loose = all_files(&folder.at("data"), &folder.at("out"));
    let main = folder.write("all.json", &whole);
    assert!(loose == all_files(&main, &folder.at("one")));
    // An error in one of them is as everywhere.
    folder.write("data/c.json", &json!({ "format": "binh-yen/2" }));
    let output = packed(&folder.at("data"), &folder.at("not"));
    assert_eq!(output.status.code(), Some(1));
    assert!(notes(&output).contains("c.json"), "{}", notes(&output));
    assert!(!folder.at("not").exists());
}

#[test]
fn of_what_did_not_come_nothing_is_said() {
    let pack = large_pack("lost");
    let selection = from_query("view=places&places=a/x,b/y");
    let (needs, _) = needed(&pack, &selection);
    assert_eq!((&needs.own[..], &needs.all[..]), (&[1][..], &[1, 2][..]));
    // The report with figures of both is here, and says a part of what there is of the other.
    let part = pack.part(&[1], &[2]);
    assert!(part.is_missing("b/y") && !part.is_missing("a/x"));
    let html = drawn(&Data::new(part), &selection);
    assert!(!html.contains("b/y"), "{html}");
    let state = |at| [State::Away, State::Here, State::Lost][at];
    let places = pack.part(&[], &[]);
    let said = notices(&pack.index, &places, &needs, &state, Lang::Vi);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].text, "1 trong 2 tỉnh chưa tải được: b.");
    assert!(said[0].urgent && !said[0].more && said[0].button == "Thử lại");
    let (table, _) = needed(&pack, &from_query("view=table&places=a/x,b/y"));
    let said = notices(&pack.index, &places, &table, &state, Lang::En);
    assert_eq!(said.len(), 2);
    assert_eq!(said[1].text, "Showing figures of a (1 of 3 provinces).");
    assert!(said[1].more && said[1].button.starts_with("Load 1 more province ("));
    let coming = |at| [State::Away, State::Here, State::Away][at];
    let said = notices(&pack.index, &places, &table, &coming, Lang::En);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].text, "Loading figures: 1 of 2 provinces…");
}

#[test]
fn places_that_nobody_chose_are_fetched_unasked_only_while_they_are_little() {
    let mut pack = large_pack("unasked");
    let of = |pack: &Pack, query: &str| needed(pack, &from_query(query)).0;
    let lists = |needs: &Needs| [needs.own.clone(), needs.all.clone(), needs.more.clone()];
    let places = "view=places&places=a/x&periods=2024";
    assert_eq!(lists(&of(&pack, places)), [vec![1], vec![1, 2], vec![]]);
    pack.index.shards[2].file.packed = needs::UNASKED + 1;
    assert_eq!(lists(&of(&pack, places)), [vec![1], vec![1], vec![1, 2]]);
    // What was chosen was asked for.
    let chosen = of(&pack, "view=places&places=a/x,b/y&periods=2024");
    assert_eq!(lists(&chosen), [vec![1], vec![1, 2], vec![]]);
    let years = of(&pack, "view=years&places=a/x");
    assert_eq!(lists(&years), [vec![1], vec![1], vec![]]);
    let state = |at| [State::Away, State::Here, State::Away][at];
    let all = pack.part(&[], &[]);
    let said = notices(&pack.index, &all, &of(&pack, places), &state, Lang::En);
    assert_eq!(said.len(), 1);
    assert_eq!(said[0].text, "Showing figures of a (1 of 2 provinces).");
    assert_eq!(said[0].button, "Load 1 more province (1\u{a0}MB)");
    assert!(said[0].more && !said[0].urgent);
}

/// What an earlier version packed is packed over.
#[test]
fn a_pack_of_another_version_is_no_stranger() {
    let folder = Folder::new("version");
    let main = folder.write("reports.json", &two_provinces());
    fs::create_dir_all(folder.at("out/documents")).unwrap();
    fs::write(
        folder.at("out/index.json"),
        r#"{"format":"binh-yen-pack/1","documents":[]}"#,
    )
    .unwrap();
    fs::write(folder.at("out/documents/old.json"), "{}").unwrap();
    let files = files(&main, &folder.at("out"));
    assert!(files.contains_key("documents/old.json"));
    assert!(Index::parse(&files[pack::INDEX]).is_some());
}
