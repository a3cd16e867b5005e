//! `binh-yen render --as …`: views as static HTML. After a wanted change:
//! `INSTA_UPDATE=always cargo test --test prerender`, then read the diff.

#![cfg(not(target_arch = "wasm32"))]

mod common;

use std::path::Path;
use std::process::{Command, Output};

use binh_yen::state::{Selection, View};
use binh_yen::text::Lang;
use binh_yen::view::plain::plain;
use binh_yen::view::summary::summary;
use binh_yen::view::table::{Column, Row, Table};
use binh_yen::view::{Focus, years};

fn run(args: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_binh-yen"));
    program.current_dir(env!("CARGO_MANIFEST_DIR"));
    program.arg("render").args(args).output().expect("it runs")
}

fn rendered(args: &str) -> String {
    let output = run(&args.split(' ').collect::<Vec<_>>());
    let notes = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{args}: {notes}");
    String::from_utf8(output.stdout).expect("it is text")
}

/// One element a line, so that a diff shows what changed.
fn readable(html: &str) -> String {
    html.replace("><", ">\n<")
}

#[test]
fn an_element_in_both_languages() {
    for lang in ["vi", "en"] {
        let html = rendered(&format!(
            "data --as element --place gia-lai/kbang --period 2024 --lang {lang} --base https://example.vn/by"
        ));
        insta::assert_snapshot!(format!("element_{lang}"), readable(&html));
    }
}

#[test]
fn a_fragment_and_a_page() {
    let fragment = rendered("data --as fragment --place gia-lai/kbang --view years --lang vi");
    insta::assert_snapshot!("fragment_years", readable(&fragment));
    assert!(!fragment.contains("class="), "{fragment}");
    let page = rendered("data --as page --place gia-lai/kbang --lang vi --theme dark --base by");
    let (head, body) = page.split_once("<body").expect("a body");
    insta::assert_snapshot!("page_head", head);
    assert!(body.contains("<binh-yen src=\"data/reports.json\" view=\"summary\""));
    assert!(body.contains(" theme=\"dark\">") && page.ends_with("</html>\n"));
}

#[test]
fn the_style_is_written_into_the_element() {
    let file = |text: &str| {
        let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("own.css");
        std::fs::write(&file, text).expect("it is written");
        file.display().to_string()
    };
    let asked = |form: &str, text: &str| {
        let style = file(text);
        run(&[
            "data",
            "--as",
            form,
            "--place",
            "gia-lai/kbang",
            "--style",
            &style,
        ])
    };
    let css = ".a > .b { color: red }";
    let html = String::from_utf8(asked("element", css).stdout).expect("it is text");
    let linked = rendered("data --as element --place gia-lai/kbang");
    let link = "<link rel=\"stylesheet\" href=\"binh-yen.css\">";
    assert_eq!(html, linked.replace(link, &format!("<style>{css}</style>")));
    // What would end the style, and where there is none.
    for (form, css) in [("element", "a { } </STYLE><script>"), ("fragment", css)] {
        let output = asked(form, css);
        let notes = String::from_utf8_lossy(&output.stderr);
        assert!(
            !output.status.success() && notes.contains("style"),
            "{notes}"
        );
        assert!(output.stdout.is_empty());
    }
    let missing = run(&["data", "--as", "element", "--style", "nowhere.css"]);
    assert!(String::from_utf8_lossy(&missing.stderr).contains("nowhere.css: "));
}

#[test]
fn every_figure_of_a_summary_is_in_it() {
    let data = common::bundled();
    let mut seen = 0;
    for id in [
        "gia-lai/kbang",
        "bac-giang",
        "ba-ria-vung-tau",
        "quang-ninh/dam-ha",
    ] {
        let selection = Selection {
            places: vec![id.to_owned()],
            ..Selection::default()
        };
        let focus = Focus::new(&data, &selection).expect("it has reports");
        let shown = summary(&focus);
        let html = rendered(&format!("data --as element --place {id} --lang vi"));
        let (app, plain) = html.split_once("</template>").expect("both");
        let awards = binh_yen::view::details::awards(&focus);
        let rows = shown.figures().chain(&awards);
        let escaped = |text: &str| text.replace('<', "&lt;");
        for cell in rows.flat_map(|row| &row.cells) {
            // Once where the summary has it, once in the table of figures.
            assert!(
                app.contains(&format!(">{}<", escaped(&cell.value))),
                "{id}: {}",
                cell.value
            );
            seen += 1;
        }
        for text in shown.lead.iter().flat_map(|l| [&l.text, &l.verdict]) {
            assert!(app.contains(text.as_str()) && plain.contains(text.as_str()));
        }
        let table = Table::new(&data, Lang::Vi);
        let rows = table.chosen(&data, "", Column::Place, false).into_iter();
        let rows: Vec<Row> = rows.map(|row| table.row(&data, row)).collect();
        for report in data.reports_of(id, focus.period).map(|(r, _)| r) {
            let of_report = rows.iter().filter(|row| row.at.report == report);
            for row in of_report.filter(|row| !row.value.is_empty()) {
                assert!(
                    plain.contains(&format!("<b>{}</b>", escaped(&row.value))),
                    "{id}: {}",
                    row.value
                );
            }
        }
    }
    assert!(seen > 30, "{seen}");
}

#[test]
fn what_is_drawn_is_in_the_table_with_its_source() {
    let data = common::bundled();
    let selection = Selection {
        view: View::Years,
        places: vec!["gia-lai/kbang".to_owned()],
        ..Selection::default()
    };
    let focus = Focus::new(&data, &selection).expect("it has reports");
    let drawn = years::years(&focus, &[]);
    let said = plain(&data, &selection).expect("it has reports");
    let named: Vec<usize> = said.reports.iter().map(|r| r.report).collect();
    for at in drawn
        .rows
        .iter()
        .flat_map(|r| &r.values)
        .flat_map(|v| &v.at)
    {
        assert!(named.contains(&at.report), "{at:?}");
    }
    assert_eq!(said.rows.len(), 2, "a report for 2024 and one for 2019");
    assert_eq!(
        said.sentences,
        drawn
            .words
            .iter()
            .map(|w| w.text.clone())
            .collect::<Vec<_>>()
    );
}

#[test]
fn every_view_can_be_written_and_is_the_same_every_time() {
    for view in ["summary", "years", "places", "table", "sources"] {
        for lang in ["vi", "en"] {
            let args =
                format!("data --as element --view {view} --place gia-lai/kbang --lang {lang}");
            let html = rendered(&args);
            assert_eq!(html, rendered(&args), "{args}");
            for refused in ["<script", " style=", "javascript:", "onclick"] {
                assert!(!html.contains(refused), "{view}: {refused}");
            }
            assert_eq!(html.matches("<template").count(), 1);
            let (app, plain) = html.split_once("</template>").expect("both");
            assert!(app.contains("class=\"wait\"><div class=\"by-still\">"));
            assert!(plain.contains("<h2>") && plain.trim_end().ends_with("</binh-yen>"));
        }
    }
}

#[test]
fn what_a_table_leaves_out_is_said() {
    let html = rendered("data --as element --view table --lang en");
    let count = html.matches("These are the first 60 of ").count();
    assert_eq!(count, 2, "in the app's table and in the plain one");
}

#[test]
fn names_from_data_and_command_line_stay_text() {
    let folder = std::env::temp_dir().join(format!("binh-yen-prerender-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("hostile.json");
    let name =
        r#"<img src=x onerror=alert(1)>\"'&amp;</template></binh-yen><script>alert(2)</script>"#;
    let text = format!(
        r#"{{"format": "binh-yen/1", "places": [{{"id": "x", "name": "{name}", "type": "rural_district"}}],
        "reports": [{{"id": "a", "place": "x", "period": "2023",
        "source": {{"publisher": "{name}", "title": "{name}", "url": "https://example.vn/?a=1&b=<x>"}},
        "figures": [{{"indicator": "theft", "measure": "cases", "value": 20, "note": "{name}"}}],
        "limitations": ["{name}"]}}]}}"#
    );
    std::fs::write(&file, text).expect("written");
    for form in ["element", "page", "fragment"] {
        for view in ["summary", "years", "places", "table", "sources"] {
            let output = run(&[
                file.to_str().expect("a path"),
                "--as",
                form,
                "--view",
                view,
                "--src",
                "a\"><script>alert(3)</script>",
                "--base",
                "b\"><script>alert(4)</script>",
                "--q",
                "\"><script>alert(5)</script>",
            ]);
            let html = String::from_utf8(output.stdout).expect("it is text");
            assert!(
                html.contains("&lt;img src=x") || view == "table",
                "{form} {view}"
            );
            assert!(
                !html.contains("<script>") && !html.contains("<img"),
                "{form} {view}: {html}"
            );
            let ends = usize::from(form != "fragment");
            assert_eq!(html.matches("</template>").count(), ends);
            assert_eq!(html.matches("</binh-yen>").count(), ends);
        }
    }
    std::fs::remove_dir_all(&folder).expect("removed");
}

#[test]
fn what_can_not_be_written_is_said() {
    for (args, status, words) in [
        ("data --as elemnt", 2, "did you mean element"),
        ("data --as page --per 10k", 2, "100k"),
        ("data --as page --population soon", 2, "such as 2019"),
        ("data --as page --place gia-lai/kbnag", 2, "gia-lai/kbang"),
        ("data --view table", 2, "--as element"),
        ("none.json --as page", 1, "no report could be read"),
    ] {
        let output = run(&args.split(' ').collect::<Vec<_>>());
        let notes = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{args}: {notes}");
        assert!(notes.contains(words), "{args}: {notes}");
    }
    let svg = rendered("data --as svg --place gia-lai/kbang");
    assert!(svg.starts_with("<svg") && Path::new("data").is_dir());
}
