//! Documents read by themselves, bit by bit, and put together in any number.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that can not go on has failed")]

use std::rc::Rc;

use proptest::prelude::*;
use serde_json::{Value, json};

use binh_yen::model::parse::{Document, load};
use binh_yen::model::piece::PieceReading;
use binh_yen::model::{Dataset, Piece};

fn document(file: &str, text: &str) -> Document {
    Document {
        file: file.to_owned(),
        text: text.to_owned(),
    }
}

/// The bundled documents, the one that includes the others first.
fn bundled() -> Vec<Document> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let read = |name: &str| {
        let text = std::fs::read_to_string(folder.join(name)).unwrap();
        document(name, &text)
    };
    let main = read("reports.json");
    let names = binh_yen::model::parse::includes(&main.text);
    let included = names.iter().map(|name| read(name));
    std::iter::once(main)
        .chain(included.collect::<Vec<_>>())
        .collect()
}

fn in_bits(document: &Document, bytes: usize) -> Piece {
    let mut reading = PieceReading::new(document.file.clone(), document.text.as_str());
    while reading.read_some(bytes) {}
    reading.end()
}

#[test]
fn what_is_read_bit_by_bit_is_what_is_read_in_one_go() {
    let broken = [
        document("empty", " "),
        document("cut", r#"{"format": "binh-yen/1", "reports": [{"id": "a""#),
        document("other", r#"{"format": "binh-yen/9", "reports": []}"#),
        document("list", "[]"),
        document(
            "marked",
            "\u{feff}{\"format\": \"binh-yen/1\", \"places\": [1, 2, 3]}",
        ),
        document(
            "twice",
            r#"{"format": "binh-yen/1", "places": [
            {"id": "a", "name": "A", "type": "ward"}, {"id": "a", "name": "B", "type": "ward"}], "x": 1}"#,
        ),
    ];
    for document in bundled().iter().chain(&broken) {
        let whole = Piece::read(document.clone());
        let of_whole = Dataset::of(&[Rc::new(whole)]);
        for bytes in [1, 40, 3000] {
            let bits = Dataset::of(&[Rc::new(in_bits(document, bytes))]);
            assert_eq!(bits, of_whole, "{} by {bytes}", document.file);
        }
    }
}

#[test]
fn pieces_together_are_what_the_documents_are() {
    let documents = bundled();
    let loaded = load(&documents);
    assert_eq!(loaded.findings, []);
    let pieces: Vec<Rc<Piece>> = documents
        .into_iter()
        .map(|document| Rc::new(Piece::read(document)))
        .collect();
    assert_eq!(Dataset::of(&pieces), loaded);
    // Nothing is copied.
    let (one, other) = (Dataset::of(&pieces), Dataset::of(&pieces[1..]));
    let last = |data: &Dataset| std::ptr::from_ref(data.reports().iter().next_back().unwrap());
    assert_eq!(last(&one), last(&other));
    assert!(Rc::ptr_eq(&one.catalogue, &other.catalogue));
}

#[test]
fn the_first_of_an_id_counts_and_a_place_that_no_piece_describes_has_its_id_for_a_name() {
    let of = |text: &str| Rc::new(Piece::read(document("x", text)));
    let a = of(
        r#"{"format": "binh-yen/1", "title": "A", "places": [{"id": "p", "name": "P", "type": "ward"}],
        "scopes": [{"id": "s", "name": "S"}]}"#,
    );
    let b = of(
        r#"{"format": "binh-yen/1", "title": "B", "places": [{"id": "p", "name": "Q", "type": "ward"}],
        "scopes": [{"id": "s", "name": "T"}], "reports": [{"id": "r", "place": "q", "period": "2024",
        "source": {"publisher": "x", "title": "x"}, "notes": ["n"]}]}"#,
    );
    let data = Dataset::of(&[a, b]);
    assert_eq!(data.findings, []);
    assert_eq!(data.title.as_ref().unwrap().vi(), "A");
    let names: Vec<&str> = data.places().iter().map(|p| p.name.as_str()).collect();
    assert_eq!(names, ["P", "q"]);
    assert_eq!(data.catalogue.scope("s").unwrap().name.vi(), "S");
    assert_eq!(data.reports_on("q").count(), 1);
}

fn report(id: usize, place: usize) -> Value {
    json!({ "id": format!("r{id}"), "place": format!("p{place}"), "period": "2024",
        "source": { "publisher": "x", "title": "x" },
        "figures": [{ "indicator": "theft", "measure": "cases", "value": id }] })
}

fn text(reports: &[Value]) -> String {
    json!({ "format": "binh-yen/1", "reports": reports }).to_string()
}

proptest! {
    #[test]
    fn reports_of_some_pieces_stand_as_they_do_in_the_whole(
        of in prop::collection::vec(0..4_usize, 1..20), kept in prop::collection::vec(any::<bool>(), 4),
        turned in any::<bool>(), twice in any::<bool>(),
    ) {
        let mut pieces = Vec::new();
        for piece in (0..4).filter(|piece| kept[*piece]) {
            let own = (0..of.len()).filter(|report| of[*report] == piece);
            let order: Vec<usize> = own.collect();
            let reports: Vec<Value> = order.iter().map(|r| report(*r, piece)).collect();
            let read = Rc::new(Piece::read(document("x", &text(&reports))));
            // One report may stand in several parts.
            pieces.push((read.clone(), order.clone()));
            if twice {
                pieces.push((read, order));
            }
        }
        if turned {
            pieces.reverse();
        }
        let data = Dataset::part(&pieces);
        let ids: Vec<&str> = data.reports().iter().map(|r| r.id.as_str()).collect();
        let whole: Vec<String> = (0..of.len()).filter(|r| kept[of[*r]]).map(|r| format!("r{r}")).collect();
        prop_assert_eq!(ids, whole);
        prop_assert_eq!(&data.findings, &[]);
        for (piece, is_kept) in kept.iter().enumerate() {
            let on = data.reports_on(&format!("p{piece}")).count();
            prop_assert_eq!(on, of.iter().filter(|p| *is_kept && **p == piece).count());
        }
    }
}

#[test]
fn a_report_whose_place_in_the_whole_is_missing_or_beyond_all_comes_last() {
    let reports: Vec<Value> = (0..4).map(|r| report(r, 0)).collect();
    let read = Rc::new(Piece::read(document("x", &text(&reports))));
    let data = Dataset::part(&[(read, vec![9, usize::MAX, 2])]);
    let ids: Vec<&str> = data.reports().iter().map(|r| r.id.as_str()).collect();
    assert_eq!(ids, ["r2", "r0", "r1", "r3"]);
}

#[test]
fn corrections_are_in_the_order_of_their_days() {
    let correction = |day: &str, by: u64| json!({ "day": day, "before": { "value": by } });
    let mut of = report(1, 1);
    let list = [correction("2024-03-01", 7), correction("2024-02-01", 8)];
    of["figures"][0]["corrections"] = json!(list);
    let text = text(&[of]);
    let data = Dataset::of(&[Rc::new(Piece::read(document("x", &text)))]);
    assert_eq!(data.reports(), load(&[document("x", &text)]).reports());
}
