//! Bad data gives findings that name the file, the JSON path, what was found and what to do; all of
//! them at once; and what is usable is still there.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

use std::time::{Duration, Instant};

use binh_yen::analysis::checks::{self, Check};
use binh_yen::analysis::{Known, SeriesKey, reconcile};
use binh_yen::model::parse::{self, Document, MAX_BYTES};
use binh_yen::model::{Dataset, Finding, Problem, Severity};
use binh_yen::text::{Lang, findings};
use serde_json::{Value, json};

const FILE: &str = "bad.json";

fn load(text: &str) -> Dataset {
    parse::load(&[Document {
        file: FILE.to_owned(),
        text: text.to_owned(),
    }])
}

/// A document with one place, one good report and whatever is added.
fn document(reports: &[Value]) -> String {
    let good = report(
        json!({ "id": "good", "figures": [{ "indicator": "fire", "measure": "cases", "value": 3 }] }),
    );
    let mut all = vec![good];
    all.extend_from_slice(reports);
    json!({
        "format": "binh-yen/1",
        "places": [{ "id": "x", "name": "X", "type": "rural_district", "valid": { "to": "2025-06-30" } }],
        "reports": all,
    })
    .to_string()
}

/// A report of place x and the year 2024 with some fields replaced.
fn report(fields: Value) -> Value {
    let mut report = json!({
        "id": "bad", "place": "x", "period": "2024", "source": { "publisher": "Báo A", "title": "Tổng kết năm" },
    });
    for (name, value) in fields.as_object().unwrap() {
        report[name] = value.clone();
    }
    report
}

fn figure(fields: Value) -> Value {
    let mut figure = json!({ "indicator": "social_order_crime", "measure": "cases" });
    for (name, value) in fields.as_object().unwrap() {
        figure[name] = value.clone();
    }
    report(
        json!({ "figures": [figure, { "indicator": "drowning", "measure": "cases", "value": 1 }] }),
    )
}

/// What every finding must have, and that the good report is still usable.
fn assert_told(data: &Dataset) {
    for finding in &data.findings {
        assert_eq!(finding.file, FILE, "{finding:?}");
        for lang in [Lang::Vi, Lang::En] {
            for text in [
                findings::found(&finding.problem, lang),
                findings::remedy(&finding.problem, lang),
            ] {
                assert!(
                    text.chars().count() > 8 && !text.contains('\n') && !text.ends_with('.'),
                    "{finding:?}: {text:?}"
                );
            }
        }
    }
    assert!(
        data.reports()
            .iter()
            .any(|r| r.id == "good" && r.figures.len() == 1),
        "{:?}",
        data.findings
    );
}

/// The findings of a bad report in a document that is otherwise good, as (path, problem).
fn told(report: Value) -> Vec<(Severity, String, Problem)> {
    let data = load(&document(&[report]));
    assert_told(&data);
    data.findings
        .into_iter()
        .map(|f| (f.severity, f.path, f.problem))
        .collect()
}

fn only(report: Value) -> (Severity, String, Problem) {
    let all = told(report);
    assert_eq!(all.len(), 1, "{all:?}");
    all.into_iter().next().unwrap()
}

fn only_finding(text: &str) -> Finding {
    let data = load(text);
    assert!(data.is_empty());
    assert_eq!(data.findings.len(), 1, "{:?}", data.findings);
    let finding = data.findings[0].clone();
    assert_eq!((finding.severity, &*finding.file), (Severity::Error, FILE));
    finding
}

#[test]
fn a_bad_topic_is_dropped_and_the_words_stay() {
    let bad = report(json!({
        "limitations": [{ "vi": "Lừa đảo tăng.", "topic": "Lừa đảo" }, { "vi": "Còn ít.", "en": "Few.", "topic": "few" }],
        "tasks": [{ "vi": "Lắp camera.", "topic": "" }],
        "models": [{ "name": "Camera an ninh", "topic": "security-cameras" }],
    }));
    let at = |path: &str, id: &str| {
        let path = format!("reports[1].{path}");
        let problem = Problem::BadTopic { id: id.to_owned() };
        (Severity::Error, path, problem)
    };
    assert_eq!(
        told(bad.clone()),
        [
            at("limitations[0].topic", "Lừa đảo"),
            at("tasks[0].topic", ""),
            at("models[0].topic", "security-cameras"),
        ]
    );
    let data = load(&document(&[bad]));
    let kept = &data.reports()[1];
    let topics: Vec<_> = kept.limitations.iter().map(|t| t.topic.clone()).collect();
    assert_eq!(topics, [None, Some("few".to_owned())]);
    assert_eq!(kept.limitations[0].text.vi(), "Lừa đảo tăng.");
    assert_eq!(
        (&kept.tasks[0].topic, &kept.models[0].topic),
        (&None, &None)
    );
}

#[test]
fn words_are_still_a_plain_string_or_two_languages() {
    let good = report(json!({
        "limitations": ["Còn ít.", { "vi": "Còn ít.", "en": "Few." }],
        "tasks": [{ "vi": "Lắp camera." }],
    }));
    assert_eq!(told(good.clone()), []);
    let data = load(&document(&[good]));
    assert_eq!(data.reports()[1].limitations[1].text.en(), Some("Few."));
    let (severity, path, problem) =
        only(report(json!({ "limitations": ["Còn ít."], "tasks": [7] })));
    assert_eq!((severity, &*path), (Severity::Error, "reports[1].tasks[0]"));
    assert!(matches!(problem, Problem::Shape(_)));
}

#[test]
fn a_bad_correction_does_not_lose_its_figure() {
    let day = |day: &str, before: Value| json!({ "day": day, "before": before });
    let corrected = |corrections: Value| figure(json!({ "value": 20, "corrections": corrections }));
    let cases = [
        (
            json!([day("12-3-2024", json!({ "value": 21 }))]),
            "[0].day",
            0,
        ),
        (json!([{ "before": { "value": 21 } }]), "[0]", 0),
        (json!([{ "day": "2024-03-12" }]), "[0]", 0),
        (json!([7]), "[0]", 0),
        (json!("2024-03-12"), "", 0),
        (
            json!([day("2024-03-12", json!({ "value": -1 }))]),
            "[0].before.value",
            0,
        ),
        (
            json!([day("2024-03-12", json!({ "value": 2.5 }))]),
            "[0].before.value",
            0,
        ),
        (
            json!([day(
                "2024-03-12",
                json!({ "change": { "direction": "up", "by": -1 } })
            )]),
            "[0].before.change.by",
            0,
        ),
        (
            json!([day("2024-03-12", json!({ "values": 21 }))]),
            "[0].before.values",
            1,
        ),
        (
            json!([{ "day": "2024-03-12", "before": { "value": 21 }, "url": "javascript:alert(1)" }]),
            "[0].url",
            1,
        ),
    ];
    for (corrections, path, kept) in cases {
        let bad = corrected(corrections.clone());
        let all = told(bad.clone());
        let path = format!("reports[1].figures[0].corrections{path}");
        assert_eq!(all[0].1, path, "{corrections}: {all:?}");
        let data = load(&document(&[bad]));
        let figure = &data.reports()[1].figures[0];
        assert_eq!(
            figure.value.and_then(|v| v.exact()).map(|d| d.digits()),
            Some(20)
        );
        assert_eq!(figure.corrections.len(), kept, "{corrections}");
        assert!(figure.corrections.iter().all(|c| c.url.is_none()));
    }
}

#[test]
fn corrections_stand_in_the_order_of_their_days_and_change_something() {
    let corrected = |corrections: Value| figure(json!({ "value": 20, "corrections": corrections }));
    let good = corrected(json!([
        { "day": "2024-03-12", "before": { "value": 21 } },
        { "day": "2024-03-12", "before": { "change": { "direction": "down", "by": 1 } } },
    ]));
    assert_eq!(told(good), []);

    let late = "2024-05-01";
    let turned = corrected(json!([
        { "day": late, "before": { "value": 19 } },
        { "day": "2024-03-12", "before": { "value": 21 } },
    ]));
    let (severity, path, problem) = only(turned.clone());
    assert_eq!(
        (severity, problem),
        (Severity::Warning, Problem::CorrectionsBackwards)
    );
    assert_eq!(path, "reports[1].figures[0].corrections[1].day");
    let data = load(&document(&[turned]));
    let corrections = &data.reports()[1].figures[0].corrections;
    assert_eq!(corrections[1].day.to_string(), late);

    let mut early = corrected(json!([{ "day": "2024-03-12", "before": { "value": 21 } }]));
    early["source"]["published"] = json!("2024-04");
    assert_eq!(only(early).2, Problem::CorrectionsBackwards);

    let nothing = corrected(json!([{ "day": "2024-03-12", "before": { "value": 20 } }]));
    let (severity, path, problem) = only(nothing);
    assert_eq!(
        (severity, problem),
        (Severity::Warning, Problem::NothingCorrected)
    );
    assert_eq!(path, "reports[1].figures[0].corrections[0].before");
}

#[test]
fn a_finding_after_a_figure_that_was_lost_still_points_to_its_own() {
    let bad = report(json!({ "figures": [
        { "indicator": "fire", "measure": "cases", "value": "many" },
        { "indicator": "fire", "measure": "cases", "value": -3 },
        { "indicator": "fire", "measure": "deaths", "value": 0,
          "corrections": [{ "day": "2024-03-12", "before": { "value": 0 } }] },
    ] }));
    let paths: Vec<String> = told(bad).into_iter().map(|(_, path, _)| path).collect();
    assert_eq!(
        paths,
        [
            "reports[1].figures[0].value",
            "reports[1].figures[2].corrections[0].before",
            "reports[1].figures[1].value",
        ]
    );
}

#[test]
fn what_is_no_document_is_one_finding() {
    assert_eq!(only_finding("").problem, Problem::Empty);
    assert_eq!(only_finding(" \n\t").problem, Problem::Empty);
    for text in [
        "{",
        "[1, 2]",
        "null",
        "not json",
        "{\"format\": \"binh-yen/1\",}",
        "\u{0}\u{1}",
    ] {
        let problem = only_finding(text).problem;
        assert!(
            matches!(&problem, Problem::NotJson(fault) if fault.line == 1),
            "{text}: {problem:?}"
        );
    }
    let old = only_finding(r#"{"format":"binh-yen/0","reports":[]}"#);
    assert_eq!(
        (&*old.path, old.problem),
        (
            "format",
            Problem::FormatUnknown {
                found: "binh-yen/0".to_owned()
            }
        )
    );
    assert_eq!(
        only_finding(r#"{"reports":[]}"#).problem,
        Problem::FormatMissing
    );
}

#[test]
fn what_is_not_json_is_told_with_its_place_in_both_languages() {
    let broken = "{\n  \"format\": \"binh-yen/1\",\n  \"title\": \"Ộ\" \"b\"\n}";
    for (text, vi, en) in [
        (
            broken,
            "không phải JSON hợp lệ: dòng 3, cột 16 cần dấu phẩy hoặc }, nhưng ở đó là \"\"\"",
            "not valid JSON: line 3, column 16 should have a comma or }, but there is \"\"\"",
        ),
        (
            "{\"a\":",
            "không phải JSON hợp lệ: dòng 1, cột 6 cần một giá trị, nhưng tệp đã hết",
            "not valid JSON: line 1, column 6 should have a value, but the file ends there",
        ),
        (
            "{\"a\": \"b\n\"}",
            "không phải JSON hợp lệ: dòng 1, cột 9 cần dấu ngoặc kép đóng, nhưng ở đó là U+000A",
            "not valid JSON: line 1, column 9 should have the closing quotation mark, but there is U+000A",
        ),
        (
            " [1]",
            "không phải JSON hợp lệ: dòng 1, cột 2 cần một đối tượng {…}, nhưng ở đó là \"[\"",
            "not valid JSON: line 1, column 2 should have an object {…}, but there is \"[\"",
        ),
    ] {
        let problem = only_finding(text).problem;
        assert_eq!(findings::found(&problem, Lang::Vi), vi);
        assert_eq!(findings::found(&problem, Lang::En), en);
    }
}

#[test]
fn every_wrong_form_is_told_by_its_own_words() {
    let good = json!({ "value": 2 });
    let cases = [
        (
            json!({ "value": "vài vụ" }),
            ".value",
            "it should be a number up to 2^53 − 1 with at most 6 decimals, or an object with just one of at_least, at_most, just_under, about, between, but it is \"vài vụ\"",
        ),
        (
            json!({ "value": { "about": true } }),
            ".value.about",
            "it should be a number up to 2^53 − 1 with at most 6 decimals, such as 20, 4.8 or \"4.80\", but it is true",
        ),
        (
            json!({ "value": { "over": 3 } }),
            ".value.over",
            "it should be one of at_least, at_most, just_under, about, between, but it is 3",
        ),
        (
            json!({ "value": { "between": [3] } }),
            ".value.between",
            "it should be a list of two numbers, but it is a list […]",
        ),
        (
            json!({ "value": { "about": 1, "at_least": 2 } }),
            ".value",
            "just one of at_least, at_most, just_under, about, between, but it is an object {…}",
        ),
        (
            json!({ "value": 2, "of": -1 }),
            ".of",
            "it should be a whole number from 0 up, or an object with \"target\", but it is -1",
        ),
        (
            json!({ "value": 2, "of": { "target": 1.5 } }),
            ".of.target",
            "it should be a whole number from 0 to 18446744073709551615, but it is 1.5",
        ),
        (
            json!({ "value": 2, "unit": "dozen" }),
            ".unit",
            "it should be one of one, thousand, million, billion, but it is \"dozen\"",
        ),
        (
            json!({ "value": 2, "period": "năm 2024" }),
            ".period",
            "it should be a period, written as 2024, ",
        ),
        (
            json!({ "value": 2, "period": "2024-13" }),
            ".period",
            "it should be a period with dates that exist, but",
        ),
        (
            json!({ "value": 2, "dates": { "from": "2024-02-30", "to": "2024-03-01" } }),
            ".dates.from",
            "it should be a day that exists, written as 2024-01-12, but it is \"2024-02-30\"",
        ),
        (
            json!({ "value": 2, "dates": { "to": "2024-03-01" } }),
            ".dates",
            "the field is missing: \"from\"",
        ),
        (
            json!({ "value": 2, "note": 3 }),
            ".note",
            "it should be a text in quotation marks, or an object with \"vi\" and \"en\", but it is 3",
        ),
        (
            json!({ "value": 2, "note": { "vi": "Ghi chú" } }),
            ".note",
            "the field is missing: \"en\"",
        ),
        (
            json!({ "value": 2, "scope": 3 }),
            ".scope",
            "it should be a text in quotation marks, but it is 3",
        ),
        (
            json!({ "value": 2, "derived": "yes" }),
            ".derived",
            "it should be true or false, but it is \"yes\"",
        ),
        (
            json!({ "value": 2, "paragraph": 70000 }),
            ".paragraph",
            "it should be a whole number from 0 to 65535, but it is 70000",
        ),
        (
            json!({ "value": 2, "change": [] }),
            ".change",
            "it should be an object {…}, but it is a list […]",
        ),
    ];
    assert_eq!(told(figure(good)), []);
    for (fields, path, words) in cases {
        let (severity, at, problem) = only(figure(fields.clone()));
        assert_eq!(severity, Severity::Error);
        assert_eq!(at, format!("reports[1].figures[0]{path}"), "{fields}");
        let found = findings::found(&problem, Lang::En);
        assert!(found.contains(words), "{fields}: {found}");
        let found = findings::found(&problem, Lang::Vi);
        assert!(
            found.contains("nhưng ở đây là") || found.starts_with("thiếu trường"),
            "{found}"
        );
    }
}

#[test]
fn an_include_elsewhere_is_refused_and_named() {
    let text = document(&[]).replacen(
        '{',
        "{\"include\":[7,\"a/b.json\",\"../b.json\",\"https://x/y\"],",
        1,
    );
    let data = load(&text);
    assert_told(&data);
    let told: Vec<_> = data
        .findings
        .iter()
        .map(|f| (&*f.path, findings::found(&f.problem, Lang::Vi)))
        .collect();
    let text = "không đúng dạng: cần một văn bản trong ngoặc kép, nhưng ở đây là 7";
    assert_eq!(told[0], ("include[0]", text.to_owned()));
    let up = "không đọc được \"../b.json\": không phải tên tương đối";
    assert_eq!(told[1], ("include[2]", up.to_owned()));
    assert_eq!(told[2].0, "include[3]");
    assert_eq!(told.len(), 3);
}

#[test]
fn a_year_of_a_population_is_whole() {
    let place = json!({ "id": "x", "name": "X", "type": "town", "populations": [
        { "year": 2023.5, "people": -3, "kind": "guess", "source": "A" },
    ] });
    let data = load(&json!({ "format": "binh-yen/1", "places": [place] }).to_string());
    let told: Vec<_> = data
        .findings
        .iter()
        .map(|f| (&*f.path, findings::found(&f.problem, Lang::En)))
        .collect();
    let at = |field: &str| format!("places[0].populations[0].{field}");
    let form = |wanted: &str| format!("not of the right form: it should be {wanted}");
    assert_eq!(
        told,
        [
            (
                &*at("kind"),
                form("one of census, estimate, merger_file, but it is \"guess\"")
            ),
            (
                &*at("people"),
                form("a whole number from 0 to 18446744073709551615, but it is -3")
            ),
            (
                &*at("year"),
                form("a year, written as 2023, but it is 2023.5")
            ),
        ]
    );
    assert!(data.places().is_empty());
}

#[test]
fn a_field_written_twice_is_told() {
    let twice = |text: &str, field: &str| {
        let data = load(text);
        assert_told(&data);
        let [finding] = &data.findings[..] else {
            panic!("{:?}", data.findings)
        };
        assert!(finding.path.ends_with(field), "{finding:?}");
        (finding.severity, finding.problem.clone(), data)
    };
    let text = document(&[figure(json!({ "value": 2 }))]);
    // Nothing tells which of two values is meant, and neither is used.
    let (severity, problem, data) = twice(
        &text.replace("\"value\":2", "\"value\":2,\"value\":3"),
        "reports[1].figures[0].value",
    );
    assert_eq!(
        (severity, problem),
        (
            Severity::Error,
            Problem::DuplicateKey { last_counts: false }
        )
    );
    assert_eq!(data.reports()[1].figures.len(), 1);
    // A report or a document is not lost.
    let (severity, problem, data) = twice(
        &text.replace("\"id\":\"bad\"", "\"id\":\"first\",\"\\u0069d\":\"bad\""),
        "reports[1].id",
    );
    assert_eq!(
        (severity, problem),
        (
            Severity::Warning,
            Problem::DuplicateKey { last_counts: true }
        )
    );
    assert_eq!(data.reports()[1].id, "bad");
    let (severity, _, data) = twice(
        &text.replacen('{', "{\"title\":\"A\",\"title\":\"B\",", 1),
        "title",
    );
    assert_eq!(severity, Severity::Warning);
    assert_eq!(data.title.unwrap().vi(), "B");
}

#[test]
fn a_finding_after_anything_that_was_lost_still_points_to_its_own() {
    let bad = report(json!({
        "statements": [7, { "subjects": [{ "indicator": "x" }], "direction": "up" }],
        "models": [{}, { "name": "A" }, { "name": 1 }, { "name": "<b>" }],
        "limitations": [1, 2, "<i>"],
        "tasks": ["A", {}, { "vi": "B", "topic": "B" }],
        "notes": [{}, "<p>"],
        "figures": [
            {},
            { "indicator": "fire", "measure": "cases", "value": 2, "place": "y", "corrections": [
                { "day": "2024-03-12", "before": { "value": 2 } },
                7,
                { "day": "2024-03-11", "before": { "value": -2 } },
            ] },
        ],
    }));
    let data = load(&document(&[bad]));
    let warned = data
        .findings
        .iter()
        .filter(|f| !matches!(f.problem, Problem::Shape(_)));
    let paths: Vec<&str> = warned.map(|f| &*f.path).collect();
    assert_eq!(
        paths,
        [
            "reports[1].figures[1].place",
            "reports[1].limitations[2]",
            "reports[1].tasks[2].topic",
            "reports[1].notes[1]",
            "reports[1].models[3].name",
            "reports[1].statements[1].subjects[0].indicator",
            "reports[1].figures[1].corrections[2].day",
            "reports[1].figures[1].corrections[2].before.value",
            "reports[1].figures[1].corrections[0].before",
        ]
    );
    assert_eq!(data.item_path(1, "tasks", 1), "reports[1].tasks[2]");
}

#[test]
fn a_byte_order_mark_is_no_mistake() {
    let text = format!("\u{feff}{}", document(&[]));
    assert_eq!(load(&text).findings, []);
    assert_eq!(
        parse::includes("\u{feff}{\"include\":[\"a.json\",\"../b\",\"https://x\"]}"),
        ["a.json"]
    );
}

#[test]
fn unknown_ids_are_named_and_kept() {
    let (severity, path, problem) = only(figure(json!({ "indicator": "witchcraft", "value": 2 })));
    assert_eq!(
        (severity, &*path),
        (Severity::Warning, "reports[1].figures[0].indicator")
    );
    assert_eq!(
        problem,
        Problem::UnknownIndicator {
            id: "witchcraft".to_owned()
        }
    );
    let (severity, path, problem) = only(figure(json!({ "measure": "fathoms", "value": 2 })));
    assert_eq!(
        (severity, &*path),
        (Severity::Warning, "reports[1].figures[0].measure")
    );
    assert_eq!(
        problem,
        Problem::UnknownMeasure {
            id: "fathoms".to_owned()
        }
    );
    let data = load(&document(&[figure(
        json!({ "indicator": "witchcraft", "value": 2 }),
    )]));
    assert_eq!(data.reports()[1].figures.len(), 2);
    let (severity, path, problem) = only(report(
        json!({ "place": "atlantis", "limitations": ["Còn ít."] }),
    ));
    assert_eq!((severity, &*path), (Severity::Error, "reports[1].place"));
    assert_eq!(
        problem,
        Problem::UnknownPlace {
            id: "atlantis".to_owned()
        }
    );
}

#[test]
fn the_first_of_two_entries_with_one_id_counts() {
    let place = json!({ "id": "x", "name": "X", "type": "town" });
    let text = json!({ "format": "binh-yen/1", "places": [place, { "id": "x", "name": "Y", "type": "town" }, { "id": "Ộ", "name": "B", "type": "town" }] });
    let data = load(&text.to_string());
    let told: Vec<_> = data
        .findings
        .iter()
        .map(|f| (&*f.file, &*f.path, &f.problem))
        .collect();
    let (twice, bad) = (
        Problem::DuplicateId { id: "x".to_owned() },
        Problem::BadId {
            id: "Ộ".to_owned()
        },
    );
    assert_eq!(
        told,
        [(FILE, "places[1].id", &twice), (FILE, "places[2].id", &bad)]
    );
    assert_eq!(data.place("x").unwrap().name, "X");

    let again = report(json!({ "id": "good", "limitations": ["Còn ít."] }));
    let (_, path, problem) = only(again);
    assert_eq!(
        (&*path, problem),
        (
            "reports[1].id",
            Problem::DuplicateId {
                id: "good".to_owned()
            }
        )
    );
}

#[test]
fn a_period_that_ends_before_it_starts_loses_its_report_only() {
    let (severity, path, problem) = only(report(json!({ "period": "2024-06-30..2024-01-01" })));
    assert_eq!((severity, &*path), (Severity::Error, "reports[1].period"));
    assert_eq!(
        findings::found(&problem, Lang::En),
        "not of the right form: it should be a period whose earlier date comes first, but it is \"2024-06-30..2024-01-01\""
    );
    assert_eq!(
        findings::found(&problem, Lang::Vi),
        "không đúng dạng: cần một kỳ có ngày đầu đứng trước ngày cuối, nhưng ở đây là \"2024-06-30..2024-01-01\""
    );
    let dates = json!({ "dates": { "from": "2024-12-14", "to": "2023-12-15" }, "limitations": ["Còn ít."] });
    let (_, path, problem) = only(report(dates));
    assert_eq!(
        (&*path, problem),
        ("reports[1].dates", Problem::DatesBackwards)
    );
}

#[test]
fn impossible_numbers_lose_their_figure_only() {
    let found = |text: &str| text.to_owned();
    for (fields, at, expected) in [
        (
            json!({ "value": -1 }),
            "value",
            Problem::Negative { found: found("-1") },
        ),
        (
            json!({ "value": 2.5 }),
            "value",
            Problem::NotWhole {
                found: found("2.5"),
            },
        ),
        (
            json!({ "indicator": "clearance", "measure": "rate_percent", "value": 101.5 }),
            "value",
            Problem::Over100 {
                found: found("101.5"),
            },
        ),
        (
            json!({ "value": 9_007_199_254_740_991_u64, "unit": "billion" }),
            "value",
            Problem::TooBig {
                found: found("9007199254740991"),
            },
        ),
        (
            json!({ "value": { "between": [9, 3] } }),
            "value",
            Problem::RangeBackwards,
        ),
        (
            json!({ "value": 5, "change": { "direction": "down", "by": -3 } }),
            "change.by",
            Problem::Negative { found: found("-3") },
        ),
        (
            json!({ "value": 5, "change": { "direction": "down", "versus": "2024" } }),
            "change.versus",
            Problem::VersusItself,
        ),
    ] {
        let report = figure(fields.clone());
        let (severity, path, problem) = only(report.clone());
        assert_eq!(
            (severity, path, problem),
            (
                Severity::Error,
                format!("reports[1].figures[0].{at}"),
                expected
            )
        );
        let data = load(&document(&[report]));
        assert_eq!(data.reports()[1].figures.len(), 1, "{fields}");
        assert_eq!(data.figure_path(1, 0), "reports[1].figures[1]");
    }
}

#[test]
fn numbers_beyond_2_to_the_53_are_not_rounded_but_refused() {
    for value in [
        "9007199254740992",
        "18446744073709551616",
        "1e300",
        "-1e300",
        "1e999",
        "0.1234567",
    ] {
        let text = document(&[figure(json!({ "value": "NUMBER" }))]).replace("\"NUMBER\"", value);
        let data = load(&text);
        assert_told(&data);
        let [finding] = &data.findings[..] else {
            panic!("{value}: {:?}", data.findings)
        };
        assert_eq!(finding.path, "reports[1].figures[0].value", "{value}");
        assert!(matches!(finding.problem, Problem::Shape(_)), "{value}");
        assert_eq!(data.reports()[1].figures.len(), 1);
    }
}

#[test]
fn more_cleared_than_occurred_is_legal_and_worth_a_look() {
    let (severity, path, problem) = only(figure(
        json!({ "indicator": "clearance", "value": 30, "of": 28 }),
    ));
    assert_eq!(
        (severity, &*path),
        (Severity::Warning, "reports[1].figures[0].value")
    );
    assert_eq!(
        problem,
        Problem::PartOverWhole {
            part: "30".to_owned(),
            whole: 28
        }
    );
}

#[test]
fn claims_that_contradict_each_other_are_both_kept() {
    let data = load(&document(&[figure(json!({ "value": 20 })), {
        let mut second = figure(json!({ "value": 25 }));
        second["id"] = json!("second");
        second
    }]));
    assert_eq!(data.findings, []);
    let series = reconcile::series(&data, &SeriesKey::new("x", "social_order_crime", "cases"));
    let estimate = series.at("2024".parse().unwrap());
    assert_eq!(
        (estimate.known, estimate.span, estimate.claims.len()),
        (Known::Conflict, None, 2)
    );
    let conflicts = checks::all(&data);
    let [conflict @ Check::Conflict { at, .. }] = &conflicts[..] else {
        panic!("{conflicts:?}")
    };
    assert_eq!(at.len(), 2);
    let text = findings::check(&data, conflict, Lang::En);
    assert!(
        text.contains("20 (Báo A, 2024), 25 (Báo A, 2024)"),
        "{text}"
    );
}

#[test]
fn links_that_are_not_web_addresses_are_dropped() {
    for url in [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " https://a.vn",
        "data:text/html,x",
        "//a.vn",
        "https://a.vn/\"onclick=",
        "file:///etc/passwd",
    ] {
        let source = json!({ "publisher": "Báo A", "title": "Tổng kết năm", "url": url });
        let bad = report(json!({ "source": source, "limitations": ["Còn ít."] }));
        let (severity, path, problem) = only(bad.clone());
        assert_eq!(
            (severity, &*path),
            (Severity::Error, "reports[1].source.url"),
            "{url}"
        );
        assert_eq!(
            problem,
            Problem::UnsafeLink {
                found: url.to_owned()
            }
        );
        assert_eq!(load(&document(&[bad])).reports()[1].source.url, None);
    }
}

#[test]
fn markup_and_decomposed_letters_are_warned_of_wherever_they_are() {
    let bad = report(json!({
        "source": { "publisher": "Ba\u{301}o A", "title": { "vi": "Tổng kết", "en": "<b>Review</b>" } },
        "limitations": ["<script>alert(1)</script>", "5 < 6 và 7 > 6"],
        "models": [{ "name": "Thôn bi\u{300}nh yên" }],
    }));
    let told: Vec<_> = told(bad)
        .into_iter()
        .map(|(severity, path, problem)| {
            assert_eq!(severity, Severity::Warning);
            (path, problem)
        })
        .collect();
    let at = |path: &str, problem| (format!("reports[1].{path}"), problem);
    assert_eq!(
        told,
        [
            at("source.title", Problem::Markup),
            at("source.publisher", Problem::Decomposed),
            at("limitations[0]", Problem::Markup),
            at("models[0].name", Problem::Decomposed),
        ]
    );
}

#[test]
fn all_that_is_wrong_is_told_at_once() {
    let bad = report(json!({
        "colour": "red",
        "figures": [
            { "indicator": "fire", "measure": "cases", "value": -1 },
            { "indicator": "fire", "measure": "cases" },
            { "indicator": "fire" },
            { "indicator": "fire", "measure": "cases", "value": "vài vụ" },
            { "indicator": "fire", "measure": "cases", "value": 2, "valu": 3 },
        ],
        "statements": [{ "subjects": [], "direction": "up" }, { "subjects": [{ "indicator": "fire" }], "direction": "sideways" }],
    }));
    let data = load(&document(&[
        bad,
        report(json!({ "id": "third", "period": "năm 2024" })),
    ]));
    assert_told(&data);
    let paths: Vec<&str> = data.findings.iter().map(|f| &*f.path).collect();
    for path in [
        "reports[1].colour",
        "reports[1].figures[0].value",
        "reports[1].figures[1]",
        "reports[1].figures[2]",
        "reports[1].figures[3].value",
        "reports[1].figures[4].valu",
        "reports[1].statements[0]",
        "reports[1].statements[1].direction",
        "reports[2].period",
    ] {
        assert!(paths.contains(&path), "{path} is not among {paths:?}");
    }
    assert_eq!(paths.len(), 9);
    assert_eq!(data.reports()[1].figures.len(), 1);
}

#[test]
fn deep_nesting_is_an_error_and_no_overflow() {
    let (deep, end) = ("[".repeat(100_000), "]".repeat(100_000));
    only_finding(&deep);
    only_finding(&format!("{}1", "{\"a\":".repeat(100_000)));
    for place in [
        "\"value\":NEST",
        "\"value\":{\"about\":NEST}",
        "\"value\":1,\"note\":NEST",
        "\"value\":1,\"other\":NEST",
    ] {
        let inner = place.replace("NEST", &format!("{deep}{end}"));
        let text = document(&[figure(json!({ "value": "X" }))]).replace("\"value\":\"X\"", &inner);
        let data = load(&text);
        assert_told(&data);
        assert_eq!(data.findings.len(), 1, "{place}");
        assert!(
            data.findings[0].path.starts_with("reports[1].figures[0]."),
            "{place}"
        );
    }
}

#[test]
fn the_largest_document_is_read_in_seconds_and_told_of_in_a_thousand_lines() {
    let bad = r#"{"indicator":"fire","measure":"cases","value":-1,"note":"Ghi chú dài để tệp lớn lên nhanh hơn, không nói gì thêm về số liệu này."}"#;
    let figures = vec![bad; (MAX_BYTES - 1_000_000) / (bad.len() + 1)].join(",");
    let text =
        document(&[report(json!({ "figures": ["FIGURES"] }))]).replace("\"FIGURES\"", &figures);
    assert!(text.len() > MAX_BYTES - 2_000_000 && text.len() < MAX_BYTES);
    let start = Instant::now();
    let data = load(&text);
    assert!(
        start.elapsed() < Duration::from_secs(60),
        "{:?}",
        start.elapsed()
    );
    assert_told(&data);
    assert_eq!(data.findings.len(), 1001);
    assert!(matches!(data.findings[1000].problem, Problem::More { count } if count > 100_000));
}

#[test]
fn fifty_megabytes_are_refused_at_once() {
    let text = " x".repeat(25_000_000);
    assert_eq!(
        only_finding(&text).problem,
        Problem::TooLarge { bytes: 50_000_000 }
    );
}
