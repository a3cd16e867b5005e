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
    assert!(matches!(problem, Problem::Shape { .. }));
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
            matches!(&problem, Problem::NotJson { message } if message.contains("line 1")),
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
    let Problem::Shape { message } = problem else {
        panic!("{problem:?}")
    };
    assert!(
        message.contains("ends before it starts") && message.contains("put the earlier date first"),
        "{message}"
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
        assert!(matches!(finding.problem, Problem::Shape { .. }), "{value}");
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
