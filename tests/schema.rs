//! The published schema is the one the types give, and every bundled document keeps to it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

use std::path::{Path, PathBuf};

use binh_yen::model::schema;
use serde_json::{Map, Value};

fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn data_schema_json_is_current() {
    let published = std::fs::read_to_string(data().join("schema.json")).unwrap_or_default();
    let current = format!("{:#}\n", schema::document());
    assert!(
        published == current,
        "data/schema.json is out of date: run `cargo xtask schema`"
    );
}

#[test]
fn the_catalogue_of_the_widget_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/model/indicators.min.json");
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(
        Some(kept) == schema::catalogue(),
        "src/model/indicators.min.json is out of date: run `cargo xtask schema`"
    );
}

#[test]
fn every_bundled_document_keeps_to_the_schema() {
    let schema = schema::document();
    let mut files = vec![
        data().join("reports.json"),
        data().join("places.json"),
        data().join("indicators.json"),
    ];
    files.extend(
        std::fs::read_dir(data().join("reports"))
            .unwrap()
            .map(|entry| entry.unwrap().path()),
    );
    assert!(files.len() > 10);
    for file in files {
        let problems = Validator { root: &schema }.check(&schema, &read(&file), "$");
        assert!(problems.is_empty(), "{}: {problems:#?}", file.display());
    }
}

#[test]
fn the_schema_marks_typos_and_wrong_shapes() {
    let schema = schema::document();
    let report = |more: &str| {
        format!(
            r#"{{"format":"binh-yen/1","reports":[{{"id":"a","place":"p","period":"2024","source":{{"publisher":"B","title":"T"}}{more}}}]}}"#
        )
    };
    let figure = |more: &str| {
        report(&format!(
            r#","figures":[{{"indicator":"fire","measure":"cases"{more}}}]"#
        ))
    };
    for good in [
        report(""),
        figure(r#","value":{"at_least":3}"#),
        figure(r#","value":"4.80","of":{"target":5}"#),
        figure(r#","value":3,"corrections":[{"day":"2024-03-12","before":{"value":4}}]"#),
        report(r#","tasks":["A",{"vi":"A"},{"vi":"A","en":"B","topic":"c"}]"#),
        report(r#","models":[{"name":"A","topic":"c"}]"#),
    ] {
        let value: Value = serde_json::from_str(&good).unwrap();
        assert_eq!(
            Validator { root: &schema }.check(&schema, &value, "$"),
            Vec::<String>::new(),
            "{good}"
        );
    }
    for bad in [
        r#"{"reports":[]}"#.to_owned(),
        r#"{"format":"binh-yen/2"}"#.to_owned(),
        report(r#","figure":[]"#),
        figure(r#","valu":3"#),
        figure(r#","value":3,"corrections":[{"before":{"value":4}}]"#),
        figure(r#","value":3,"corrections":[{"day":"2024-03-12","before":{"was":4}}]"#),
        report(r#","tasks":[{"en":"A"}]"#),
        report(r#","tasks":[{"vi":"A","subject":"c"}]"#),
        figure(r#","value":{"over":3}"#),
        figure(r#","change":{"direction":"downwards"}"#),
    ] {
        let value: Value = serde_json::from_str(&bad).unwrap();
        assert!(
            !Validator { root: &schema }
                .check(&schema, &value, "$")
                .is_empty(),
            "{bad}"
        );
    }
}

/// Checks the keywords that our schema uses and fails on any other. (The `jsonschema` crate would
/// bring 70 more, one under a licence that deny.toml does not have.)
struct Validator<'s> {
    root: &'s Value,
}

impl Validator<'_> {
    fn check(&self, schema: &Value, value: &Value, path: &str) -> Vec<String> {
        let Value::Object(keywords) = schema else {
            assert!(schema == &Value::Bool(true), "{schema}");
            return Vec::new();
        };
        let mut problems = Vec::new();
        for (keyword, rule) in keywords {
            let fits = match keyword.as_str() {
                "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
                // Patterns are the parser's business; it has tests of its own.
                "pattern" => true,
                "$ref" => {
                    let name = rule.as_str().unwrap().strip_prefix("#/$defs/").unwrap();
                    problems.extend(self.check(&self.root["$defs"][name], value, path));
                    true
                }
                "const" => value == rule,
                "enum" => rule.as_array().unwrap().contains(value),
                "type" => match rule {
                    Value::Array(types) => types.iter().any(|t| is(t, value)),
                    one => is(one, value),
                },
                "minimum" => value.as_f64().is_none_or(|v| v >= rule.as_f64().unwrap()),
                "maximum" => value.as_f64().is_none_or(|v| v <= rule.as_f64().unwrap()),
                "minItems" => value
                    .as_array()
                    .is_none_or(|v| v.len() as u64 >= rule.as_u64().unwrap()),
                "maxItems" => value
                    .as_array()
                    .is_none_or(|v| v.len() as u64 <= rule.as_u64().unwrap()),
                "required" => value.as_object().is_none_or(|fields| {
                    rule.as_array()
                        .unwrap()
                        .iter()
                        .all(|name| fields.contains_key(name.as_str().unwrap()))
                }),
                "anyOf" => self.fitting(rule, value, path) > 0,
                "oneOf" => self.fitting(rule, value, path) == 1,
                "items" => {
                    for (i, item) in value.as_array().into_iter().flatten().enumerate() {
                        problems.extend(self.check(rule, item, &format!("{path}[{i}]")));
                    }
                    true
                }
                "properties" => {
                    problems.extend(self.properties(rule.as_object().unwrap(), value, path));
                    true
                }
                "additionalProperties" => {
                    assert_eq!(rule, &Value::Bool(false));
                    let known = &keywords["properties"];
                    value
                        .as_object()
                        .is_none_or(|fields| fields.keys().all(|name| known.get(name).is_some()))
                }
                other => panic!("the test does not know the keyword {other}"),
            };
            if !fits {
                problems.push(format!("{path}: {keyword} {rule}"));
            }
        }
        problems
    }

    fn fitting(&self, schemas: &Value, value: &Value, path: &str) -> usize {
        let schemas = schemas.as_array().unwrap().iter();
        schemas
            .filter(|schema| self.check(schema, value, path).is_empty())
            .count()
    }

    fn properties(&self, rules: &Map<String, Value>, value: &Value, path: &str) -> Vec<String> {
        let fields = value.as_object().into_iter().flatten();
        let known = fields.filter_map(|(name, field)| Some((name, rules.get(name)?, field)));
        known
            .flat_map(|(name, rule, field)| self.check(rule, field, &format!("{path}.{name}")))
            .collect()
    }
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str().unwrap() {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        other => panic!("no such type: {other}"),
    }
}
