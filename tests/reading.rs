//! Documents are read as they are written: all of them, every field, and without a panic whatever
//! is done to them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

use std::path::Path;

use binh_yen::model::Dataset;
use binh_yen::model::parse::{self, Document};
use binh_yen::text::{Lang, findings};
use proptest::prelude::*;
use serde_json::{Value, json};

fn load(text: &str) -> Dataset {
    let file = "a.json".to_owned();
    parse::load(&[Document {
        file,
        text: text.to_owned(),
    }])
}

/// The bundled documents.
fn bundled() -> Vec<String> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let index = std::fs::read_to_string(data.join("reports.json")).unwrap();
    let names = parse::includes(&index);
    assert!(names.len() > 10);
    let read = |name: String| std::fs::read_to_string(data.join(name)).unwrap();
    std::iter::once(index)
        .chain(names.into_iter().map(read))
        .collect()
}

/// A document with every field that the format has.
fn everything() -> Value {
    let text = json!({ "vi": "Một", "en": "One" });
    let quantities = [
        json!(20),
        json!({ "at_least": 1000 }),
        json!({ "at_most": 5 }),
        json!({ "just_under": 96.5 }),
        json!({ "about": "4.80" }),
        json!({ "between": [10, "12.0"] }),
    ];
    let figures = quantities.iter().map(|value| {
        json!({
            "indicator": "i", "measure": "m", "scope": "s", "value": value, "unit": "thousand",
            "of": { "target": 5 }, "place": "p/q", "period": "2023-H1", "derived": true,
            "dates": { "from": "2022-12-15", "to": "2023-06-14" }, "note": text, "paragraph": 3,
            "change": {
                "direction": "down", "by": value, "percent": value, "points": value, "from": value,
                "unit": "million", "versus": "2022-H1", "ambiguous": "Không rõ",
            },
            "corrections": [{
                "day": "2024-03-12", "note": text, "publisher": "Báo B", "url": "https://b.vn",
                "before": {
                    "value": value, "unit": "billion", "of": 7,
                    "change": { "direction": "same", "ambiguous": text },
                },
            }],
        })
    });
    let places = [
        "province",
        "municipality",
        "rural_district",
        "urban_district",
        "town",
        "provincial_city",
        "commune",
        "ward",
        "township",
        "special_zone",
        "district_group",
        "region",
    ];
    let places = places.iter().map(|kind| {
        json!({
            "id": format!("p/{kind}"), "name": "P", "name_en": "The P", "type": kind, "parent": "p",
            "aliases": ["K'P", "Ộ \"P\"\n"], "codes": [{ "code": "07", "from": "2020-01-01", "to": "2025-06-30" }],
            "valid": { "from": "2020-01-01", "to": "2025-06-30" }, "successors": ["q"],
            "area_km2": 1845.25, "mountainous": false, "predecessors_complete": true, "note": text,
            "populations": [
                { "year": 2019, "people": 70_000, "kind": "census", "source": text },
                { "year": 2021, "people": 71_000, "kind": "estimate", "source": "A" },
                { "year": 2025, "people": 72_000, "kind": "merger_file", "source": "A" },
            ],
        })
    });
    let stages = [
        "occurred",
        "detected",
        "prosecuted",
        "cleared",
        "sanctioned",
        "activity",
    ];
    let ways = ["fewer_better", "more_better", "double_edged"];
    let indicators = stages
        .iter()
        .zip(ways.iter().cycle())
        .map(|(basis, polarity)| {
            json!({
                "id": format!("i_{basis}"), "name": text, "group": "crime", "polarity": polarity,
                "basis": basis, "measures": ["m"], "about": text, "close_to": ["a"],
                "share_of": ["b", "c"], "part_of": ["d"], "usual": true,
            })
        });
    let measures = ["count", "percent", "vnd"].iter().map(|unit| {
        json!({
            "id": format!("m_{unit}"), "name": text, "noun": text, "noun_one": "one", "unit": unit,
            "basis": "cleared", "events": true, "over_100": true,
        })
    });
    let models = ["new", "replicated", "maintained", "planned"].iter();
    let models = models
        .map(|status| json!({ "name": text, "places": text, "status": status, "topic": "t" }));
    let told =
        json!(["Một", { "vi": "Một", "topic": "t" }, { "vi": "Một", "en": "One", "topic": "t" }]);
    json!({
        "$schema": "schema.json", "format": "binh-yen/1", "title": text,
        "indicators": indicators.collect::<Vec<_>>(), "measures": measures.collect::<Vec<_>>(),
        "scopes": [{ "id": "s", "name": text, "partition": "x", "beyond": true }],
        "places": places.collect::<Vec<_>>(),
        "reports": [{
            "id": "r", "place": "p", "period": "2023", "period_assumed": true,
            "dates": { "from": "2022-12-15", "to": "2023-12-14" },
            "source": {
                "publisher": text, "title": text, "url": "https://a.vn", "published": "2024-01",
                "event": "2024-01-02",
            },
            "figures": figures.collect::<Vec<_>>(), "models": models.collect::<Vec<_>>(),
            "statements": [{
                "subjects": [{ "indicator": "i", "measure": "m", "scope": "s" }], "direction": "up",
                "versus": "2022", "note": text, "paragraph": 1,
            }],
            "limitations": told, "tasks": told, "notes": ["Một", text],
        }],
    })
}

/// Takes from an object what says no more than its absence does, as it is not written.
fn without_defaults(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            fields.values_mut().for_each(without_defaults);
            fields.retain(|name, value| {
                let empty = value.as_array().is_some_and(Vec::is_empty);
                let one = name == "unit" && value == "one";
                !empty && !one && !value.is_null() && value != &Value::Bool(false)
            });
        }
        Value::Array(items) => items.iter_mut().for_each(without_defaults),
        // `4.0` is 4.
        Value::Number(n) if n.as_f64().is_some_and(|n| n.fract() == 0.0) => {
            *value = json!(n.as_f64().unwrap() as i64);
        }
        _ => {}
    }
}

/// What was read of a document, written again.
fn written(data: &Dataset, like: &Value) -> Value {
    let ids = |list: &str| -> Vec<String> {
        let items = like[list].as_array().into_iter().flatten();
        items
            .map(|item| item["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let catalogue = &data.catalogue;
    let of = |list: &str| match list {
        "indicators" => json!(
            ids(list)
                .iter()
                .map(|id| catalogue.indicator(id))
                .collect::<Vec<_>>()
        ),
        "measures" => json!(
            ids(list)
                .iter()
                .map(|id| catalogue.measure(id))
                .collect::<Vec<_>>()
        ),
        "scopes" => json!(
            ids(list)
                .iter()
                .map(|id| catalogue.scope(id))
                .collect::<Vec<_>>()
        ),
        "places" => json!(
            ids(list)
                .iter()
                .map(|id| data.place(id))
                .collect::<Vec<_>>()
        ),
        "title" => json!(data.title),
        "reports" => json!(data.reports()),
        other => like[other].clone(),
    };
    let names = like.as_object().unwrap().keys();
    names.map(|name| (name.clone(), of(name))).collect()
}

#[test]
fn what_is_read_is_what_is_written() {
    let mut documents: Vec<Value> = bundled()
        .iter()
        .map(|text| serde_json::from_str(text).unwrap())
        .collect();
    documents.push(serde_json::from_str(include_str!("../data/indicators.json")).unwrap());
    documents.push(everything());
    for mut document in documents {
        let mut read = written(&load(&document.to_string()), &document);
        without_defaults(&mut read);
        without_defaults(&mut document);
        assert_eq!(read, document);
    }
}

#[test]
fn the_format_has_no_field_that_the_test_does_not_try() {
    // Every name in the schema stands in the document with everything.
    fn names<'v>(value: &'v Value, found: &mut Vec<&'v String>) {
        if let Value::Object(fields) = value {
            if let Some(Value::Object(properties)) = fields.get("properties") {
                found.extend(properties.keys());
            }
            fields.values().for_each(|v| names(v, found));
        } else if let Value::Array(items) = value {
            items.iter().for_each(|v| names(v, found));
        }
    }
    let schema = binh_yen::model::schema::document();
    let mut all = Vec::new();
    names(&schema, &mut all);
    assert!(all.len() > 80);
    let text = everything().to_string();
    for name in all {
        assert!(
            name == "include" || text.contains(&format!("\"{name}\":")),
            "{name}"
        );
    }
}

#[test]
fn nothing_is_lost_or_doubted_where_null_stands_for_what_may_be_missing() {
    fn nullable<'s>(schema: &'s Value, name: &str) -> Vec<&'s String> {
        let properties = schema["$defs"][name]["properties"].as_object().unwrap();
        let may_be_null = |field: &Value| field.to_string().contains("\"null\"");
        properties
            .iter()
            .filter(|(_, field)| may_be_null(field))
            .map(|(name, _)| name)
            .collect()
    }
    let schema = binh_yen::model::schema::document();
    let mut document = everything();
    for (list, name) in [
        ("indicators", "Indicator"),
        ("measures", "Measure"),
        ("scopes", "Scope"),
        ("places", "Place"),
        ("reports", "Report"),
    ] {
        let fields = nullable(&schema, name);
        assert!(!fields.is_empty(), "{name}");
        for field in fields {
            document[list][0][field] = Value::Null;
        }
    }
    for (list, name) in [
        ("figures", "Figure"),
        ("statements", "Statement"),
        ("models", "CommunityModel"),
    ] {
        for field in nullable(&schema, name) {
            if (list, field.as_str()) != ("figures", "value") {
                document["reports"][0][list][0][field] = Value::Null;
            }
        }
    }
    for field in nullable(&schema, "Source") {
        document["reports"][0]["source"][field] = Value::Null;
    }
    let data = load(&document.to_string());
    let forms = data
        .findings
        .iter()
        .filter(|f| matches!(f.problem, binh_yen::model::Problem::Shape(_)));
    assert_eq!(forms.count(), 0, "{:?}", data.findings);
    assert_eq!(data.reports()[0].figures.len(), 6);
}

/// What may be put into a document in place of something.
fn bit() -> impl Strategy<Value = String> {
    let bits = prop::sample::select(vec![
        "",
        "null",
        "true",
        "-1",
        "4.80",
        "1e999",
        "\"\"",
        "\"\\ud800\"",
        "{}",
        "[]",
        "[[",
        "{\"a\":",
        "\"",
        "\\",
        ",",
        ":",
        "}",
        "]",
        "\u{0}",
        "ộ",
        "\"2024\"",
        "\"vi\":1,",
    ]);
    prop_oneof![bits.prop_map(str::to_owned), any::<String>()]
}

proptest! {
    #[test]
    fn a_spoilt_document_is_told_of(
        which: prop::sample::Index, at: prop::sample::Index, cut in 0..20_usize, bit in bit(),
    ) {
        let documents = [bundled(), vec![everything().to_string()]].concat();
        let text = &documents[which.index(documents.len())];
        let start = text.floor_char_boundary(at.index(text.len()));
        let end = text.floor_char_boundary((start + cut).min(text.len()));
        let spoilt = format!("{}{bit}{}", &text[..start], &text[end..]);
        let data = load(&spoilt);
        parse::includes(&spoilt);
        for finding in &data.findings {
            for lang in [Lang::Vi, Lang::En] {
                prop_assert!(findings::found(&finding.problem, lang).chars().count() > 8);
            }
        }
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert!(!load(&text).findings.is_empty());
    }
}
