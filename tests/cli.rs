//! The companion program as an editor or a script meets it: output, messages, exit status.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "in a test, stopping at once is what should happen"
)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

fn run(args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_binh-yen"));
    program
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .args(args)
        .output()
        .unwrap()
}

fn out(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).unwrap()
}

fn notes(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

fn parsed(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

/// A folder of its own, gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("binh-yen-cli-{}-{name}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn write(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[test]
fn help_is_there_for_all_and_for_each_command() {
    for args in [&["--help"][..], &["-h"], &["help"]] {
        let output = run(args);
        assert!(output.status.success() && out(&output).contains("binh-yen COMMAND"));
    }
    for command in ["check", "compare", "counts", "pack", "render", "schema"] {
        let output = run(&[command, "--help"]);
        assert!(output.status.success(), "{command}");
        assert!(
            out(&output).contains(&format!("Usage: binh-yen {command}")),
            "{command}"
        );
        assert!(
            out(&run(&["--help"])).contains(&format!("\n  {command} ")),
            "{command}"
        );
    }
    assert_eq!(
        out(&run(&["--version"])),
        concat!("binh-yen ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn wrong_usage_is_status_2_with_a_way_out_on_stderr() {
    let compare = [
        "compare",
        "data",
        "--indicator",
        "fire",
        "--measure",
        "cases",
    ];
    let more = |more: &[&'static str]| -> Vec<&str> { [&compare[..], more].concat() };
    for (args, hint) in [
        (vec![], "--help"),
        (vec!["chekc"], "did you mean check?"),
        (vec!["check"], "binh-yen check data"),
        (vec!["check", "data", "--jason"], "--jason"),
        (vec!["check", "data", "--lang", "fr"], "known: vi, en"),
        (vec!["compare", "data"], "--indicator"),
        (
            vec![
                "compare",
                "data",
                "--indicator",
                "fires",
                "--measure",
                "cases",
            ],
            "did you mean fire?",
        ),
        (
            vec![
                "compare",
                "data",
                "--indicator",
                "fire",
                "--measure",
                "caes",
            ],
            "did you mean cases",
        ),
        (more(&["--scope", "roads"]), "did you mean road"),
        (
            more(&["--places", "gia-lai/kbnag"]),
            "did you mean gia-lai/kbang",
        ),
        (more(&["--places", "K'Bang"]), "did you mean gia-lai/kbang"),
        (more(&["--periods", "2024H1"]), "did you mean 2024-H1"),
        (more(&[]), "--places"),
        (
            more(&["--places", "gia-lai/kbang", "--periods", "2024"]),
            "second",
        ),
        (vec!["counts", "5"], "two numbers"),
        (vec!["counts", "-1", "2"], "from 0 up"),
        (vec!["counts", "1.5", "2"], "whole number"),
        (vec!["counts", "1", "nan"], "whole number"),
        (vec!["counts", "1", "99999999999999999999"], "too large"),
        (vec!["counts", "1", "2", "--exposures", "0", "1"], "above 0"),
        (vec!["schema", "please"], "please"),
    ] {
        let output = run(&args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(output.stdout.is_empty(), "{args:?}");
        let text = notes(&output);
        assert!(
            text.starts_with("binh-yen: ") && text.contains(hint),
            "{args:?}: {text}"
        );
    }
}

#[test]
fn the_bundled_data_has_no_errors() {
    let output = run(&["check", "data"]);
    assert_eq!(output.status.code(), Some(0), "{}", out(&output));
    assert!(
        notes(&output).starts_with("0 errors, "),
        "{}",
        notes(&output)
    );
    assert!(
        out(&output)
            .contains("ba-ria-vung-tau.json: reports[0].figures[3]: Solved cases, Bà Rịa - Vũng Tàu province, 2021: the rate is given as 87.6%")
    );
    let vi = run(&["check", "data/reports.json", "--lang", "vi"]);
    assert!(out(&vi).contains("tỷ lệ ghi là 87,6%, nhưng 726 trên 832 là 87,26%"));
    assert!(notes(&vi).starts_with("0 lỗi, "));
    // The catalogue is built in; naming it again is no mistake.
    let all = run(&["check", "data", "data/indicators.json", "data/places.json"]);
    assert_eq!((all.status.code(), out(&all)), (Some(0), out(&output)));
}

#[test]
fn check_follows_includes_and_tells_everything_in_the_order_of_the_files() {
    let folder = Folder::new("includes");
    folder.write("reports.json", r#"{"format":"binh-yen/1","include":["b/two.json","gone.json","reports.json","../up.json"]}"#);
    folder.write(
        "b/two.json",
        r#"{"format":"binh-yen/1","include":["three.json"],"colour":1}"#,
    );
    let figure = r#"{"indicator":"fire","measure":"cases","value":-1}"#;
    folder.write("b/three.json", format!(
        r#"{{"format":"binh-yen/1","places":[{{"id":"x","name":"X","type":"town"}}],"reports":[{{"id":"a","place":"x","period":"2024","source":{{"publisher":"B","title":"T"}},"figures":[{}]}}]}}"#,
        [figure; 11].join(",")
    ));
    let output = run(&["check", folder.path().to_str().unwrap(), "--json"]);
    assert_eq!(output.status.code(), Some(1));
    let found = parsed(&output);
    let told: Vec<(&str, &str, &str)> = found
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            let mut names: Vec<&str> = f.as_object().unwrap().keys().map(String::as_str).collect();
            names.sort_unstable();
            assert_eq!(
                names,
                ["file", "found", "path", "problem", "severity", "todo"]
            );
            let file = f["file"].as_str().unwrap().rsplit('/').next().unwrap();
            (
                file,
                f["path"].as_str().unwrap(),
                f["problem"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told[..3],
        [
            ("reports.json", "include[1]", "include_failed"),
            ("reports.json", "include[3]", "include_failed"),
            ("two.json", "colour", "unknown_field"),
        ]
    );
    assert_eq!(
        told[3],
        ("three.json", "reports[0].figures[0].value", "negative")
    );
    assert_eq!(
        told[13],
        ("three.json", "reports[0].figures[10].value", "negative")
    );
    assert_eq!(found[2]["severity"], "warning");
    assert_eq!(notes(&output), "13 errors, 1 warning in 3 files\n");
}

#[test]
fn what_can_not_be_read_is_a_finding_with_a_remedy() {
    let folder = Folder::new("unreadable");
    let gone = folder.path().join("gone.json").to_str().unwrap().to_owned();
    let large = folder.write("large.json", "");
    fs::File::options()
        .write(true)
        .open(&large)
        .unwrap()
        .set_len(200 << 20)
        .unwrap();
    let mut junk: Vec<u8> = (0..=255).cycle().take(100_000).collect();
    junk.extend_from_slice(&[0xff; 100]);
    for (file, expected) in [
        (gone.clone(), "there is no such file"),
        (
            folder.write("empty.json", ""),
            "the file is empty; write a document",
        ),
        (folder.write("junk.json", junk), "not UTF-8 text: byte 129"),
        (
            folder.write("latin.json", b"{\"title\": \"\xe0\"}"),
            "byte 12 can't be read; save the file again as UTF-8",
        ),
        (
            folder.write("deep.json", "[".repeat(100_000)),
            "not valid JSON",
        ),
        (large, "the file has 200.0 MB, more than the 20.0 MB"),
    ] {
        let output = run(&["check", &file]);
        assert_eq!(output.status.code(), Some(1), "{file}");
        assert!(
            out(&output).starts_with(&format!("{file}: (whole file): ")),
            "{}",
            out(&output)
        );
        assert!(
            out(&output).contains(expected) && out(&output).lines().count() == 1,
            "{}",
            out(&output)
        );
        assert_eq!(notes(&output), "1 error, 0 warnings in 1 file\n");
    }
    let output = run(&[
        "compare",
        &gone,
        "--indicator",
        "fire",
        "--measure",
        "cases",
        "--periods",
        "2024",
    ]);
    assert_eq!((output.status.code(), out(&output)), (Some(1), ""));
    assert!(notes(&output).contains("no such file"));
}

#[test]
fn compare_pairs_periods_of_one_place_places_of_one_period_and_cells_of_both() {
    let base = [
        "compare",
        "data",
        "--indicator",
        "social_order_crime",
        "--measure",
        "cases",
        "--json",
    ];
    let ask = |more: &[&str]| {
        let output = run(&[&base[..], more].concat());
        assert_eq!(output.status.code(), Some(0), "{}", notes(&output));
        let end = |end: &Value| {
            format!(
                "{} {}",
                end["place"].as_str().unwrap().rsplit('/').next().unwrap(),
                end["period"].as_str().unwrap()
            )
        };
        let pairs: Vec<String> = parsed(&output)
            .as_array()
            .unwrap()
            .iter()
            .map(|c| format!("{} – {}", end(&c["from"]), end(&c["to"])))
            .collect();
        pairs
    };
    assert_eq!(
        ask(&["--places", "gia-lai/kbang"]),
        ["kbang 2023 – kbang 2024"]
    );
    assert_eq!(
        ask(&["--places", "gia-lai/kbang", "--periods", "2024,2019,2023"]),
        ["kbang 2019 – kbang 2023", "kbang 2023 – kbang 2024"]
    );
    let halves = ask(&["--places", "ba-ria-vung-tau"]);
    assert!(
        halves.contains(&"ba-ria-vung-tau 2022-H1 – ba-ria-vung-tau 2023-H1".to_owned()),
        "{halves:?}"
    );
    assert!(
        halves.contains(&"ba-ria-vung-tau 2022 – ba-ria-vung-tau 2023".to_owned()),
        "{halves:?}"
    );
    assert_eq!(
        ask(&[
            "--places",
            "gia-lai/ia-pa,gia-lai/kbang",
            "--periods",
            "2023"
        ]),
        ["ia-pa 2023 – kbang 2023"]
    );
    let of_2023 = ask(&["--periods", "2023"]);
    assert!(
        of_2023.contains(&"kbang 2023 – ia-pa 2023".to_owned()),
        "{of_2023:?}"
    );
    let cells = ask(&[
        "--places",
        "gia-lai/ia-pa,gia-lai/kbang",
        "--periods",
        "2023,2024",
    ]);
    assert_eq!(
        cells,
        [
            "ia-pa 2023 – kbang 2023",
            "ia-pa 2023 – ia-pa 2024",
            "ia-pa 2023 – kbang 2024",
            "kbang 2023 – ia-pa 2024",
            "kbang 2023 – kbang 2024",
            "ia-pa 2024 – kbang 2024",
        ]
    );
}

#[test]
fn every_field_of_a_comparison_is_there_and_documented() {
    let output = run(&[
        "compare",
        "data",
        "--indicator",
        "social_order_crime",
        "--measure",
        "cases",
        "--places",
        "gia-lai/kbang",
        "--json",
        "--lang",
        "vi",
    ]);
    let found = parsed(&output);
    let documented =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md")).unwrap();
    let mut names = Vec::new();
    collect_names(&found, &mut names);
    assert!(names.contains(&"ratio_low".to_owned()) && names.contains(&"refused_term".to_owned()));
    for name in names {
        assert!(
            documented.contains(&format!("`{name}`")),
            "docs/cli.md does not describe `{name}`"
        );
    }
    let sentence = found[0]["sentence"].as_str().unwrap();
    assert!(
        sentence.contains("20 vụ") || sentence.contains("20\u{a0}vụ"),
        "{sentence}"
    );
}

fn collect_names(value: &Value, names: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                names.push(name.clone());
                collect_names(field, names);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| collect_names(item, names)),
        _ => {}
    }
}

#[test]
fn compare_without_json_gives_sentences_with_their_sources() {
    let output = run(&[
        "compare",
        "data",
        "--indicator",
        "social_order_crime",
        "--measure",
        "cases",
        "--places",
        "gia-lai/kbang",
    ]);
    let text = out(&output);
    assert!(
        text.contains("Kbang") && text.contains("21") && text.contains("\n  – "),
        "{text}"
    );
}

#[test]
fn counts_gives_the_reference_values() {
    let of = |args: &[&str]| parsed(&run(&[&["counts"], args, &["--json"]].concat()));
    let found = of(&["21", "20"]);
    assert!((found["p"].as_f64().unwrap() - 0.877_614_328_75).abs() < 1e-9);
    assert_eq!(
        (&found["verdict"], &found["verdict_before_guard"]),
        (&json!("within_chance"), &json!("within_chance"))
    );
    let found = of(&["0", "5"]);
    assert_eq!(
        (&found["ratio"], &found["ratio_high"]),
        (&Value::Null, &Value::Null)
    );
    assert!((found["p"].as_f64().unwrap() - 0.031_25).abs() < 1e-9);
    assert_eq!(
        (&found["verdict"], &found["verdict_before_guard"]),
        (&json!("within_chance"), &json!("some_sign"))
    );
    let found = of(&["0", "0"]);
    assert_eq!(
        (&found["p"], &found["ratio"], &found["ratio_low"]),
        (&json!(1), &Value::Null, &json!(0))
    );
    let doubled = of(&["20", "40", "--exposures", "1000", "2000"]);
    assert_eq!(
        (&doubled["ratio"], &doubled["verdict"]),
        (&json!(1), &json!("within_chance"))
    );
    assert!(out(&run(&["counts", "100", "60", "--lang", "vi"])).contains("tỷ số 0,60"));
}

#[test]
fn schema_prints_the_published_schema() {
    let output = run(&["schema"]);
    let published =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("data/schema.json")).unwrap();
    assert!(out(&output) == published, "run `cargo xtask schema`");
}

#[test]
fn render_prints_a_picture_that_stands_by_itself() {
    let kbang = [
        "render",
        "data",
        "--places",
        "gia-lai/kbang",
        "--width",
        "360",
    ];
    let light = run(&kbang);
    assert!(light.status.success(), "{}", notes(&light));
    let svg = out(&light);
    assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(svg.ends_with("</svg>\n"));
    assert!(svg.contains("<title ") && svg.contains("<desc ") && svg.contains("fill: #fff"));
    // Nothing but the namespace names an address, and nothing runs.
    assert_eq!(svg.matches("http").count(), 1, "{svg}");
    assert!(!svg.contains("var(") && !svg.contains("<script"), "{svg}");
    let dark = run(&[&kbang[..], &["--theme", "dark", "--lang", "vi"]].concat());
    assert!(out(&dark).contains("#56b4e9") && out(&dark).contains("lang=\"vi\""));
    let bars = run(&[
        "render",
        "data",
        "--view",
        "places",
        "--places",
        "gia-lai/kbang",
        "--periods",
        "2023",
    ]);
    assert!(out(&bars).contains("by-chart__bar"), "{}", notes(&bars));
}

#[test]
fn render_says_what_it_can_not_draw() {
    for (args, status, words) in [
        (&["render"][..], 2, "DATA is missing"),
        (&["render", "data", "--view", "summary"], 2, "has no chart"),
        (
            &["render", "data", "--view", "yaers"],
            2,
            "did you mean years",
        ),
        (
            &["render", "data", "--places", "gia-lai/kbnag"],
            2,
            "gia-lai/kbang",
        ),
        (&["render", "data", "--theme", "drak"], 2, "dark"),
        (&["render", "data", "--width", "12"], 2, "from 240 to 2000"),
        (&["render", "data", "--periods", "2024-H3"], 2, "2024-H3"),
        (
            &["render", "data", "--into", "x"],
            2,
            "--scenes FILE together",
        ),
        (&["render", "none.json"], 1, "no report could be read"),
        (
            &[
                "render",
                "data",
                "--places",
                "gia-lai/kbang",
                "--indicator",
                "murder",
            ],
            1,
            "no report gives",
        ),
    ] {
        let output = run(args);
        assert_eq!(output.status.code(), Some(status), "{args:?}");
        assert!(
            notes(&output).contains(words),
            "{args:?}: {}",
            notes(&output)
        );
    }
}

#[test]
fn scenes_are_drawn_in_every_way() {
    let folder = Folder::new("scenes");
    let scenes = folder.write(
        "scenes.txt",
        "# one\nkbang data/reports.json view=years&places=gia-lai/kbang\n",
    );
    let output = run(&[
        "render",
        "--scenes",
        &scenes,
        "--into",
        folder.path().to_str().unwrap(),
    ]);
    assert!(output.status.success(), "{}", notes(&output));
    let hashes = fs::read_to_string(folder.path().join("hashes.txt")).unwrap();
    assert_eq!(hashes.lines().count(), 16, "{hashes}");
    assert!(folder.path().join("kbang-360-dark-vi.svg").is_file());
    let broken = folder.write("broken.txt", "kbang\n");
    let output = run(&[
        "render",
        "--scenes",
        &broken,
        "--into",
        folder.path().to_str().unwrap(),
    ]);
    assert_eq!(output.status.code(), Some(1));
    assert!(notes(&output).contains("name data query"));
}
