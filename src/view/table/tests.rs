//! The table against one that does everything the plain way: a text for each row, every row compared.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::*;
use crate::model::parse::{Document, includes, load};
use crate::text::search;

const COLUMNS: [Column; 4] = [
    Column::Place,
    Column::Period,
    Column::Indicator,
    Column::Value,
];

thread_local! {
    /// Of each test, since a dataset stays in its thread.
    static DATA: &'static Dataset = Box::leak(Box::new(read()));
}

fn bundled() -> &'static Dataset {
    DATA.with(|data| *data)
}

fn read() -> Dataset {
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

/// A row with its texts and what it is sorted by.
struct Plain {
    row: Row,
    searched: String,
    place: (Vec<u32>, Vec<u8>),
    period: Period,
    indicator: (usize, String),
    measure: usize,
    value: f64,
}

fn plain(data: &Dataset, lang: Lang) -> Vec<Plain> {
    let table = Table::new(data, lang);
    let all = (0..table.len()).map(|i| {
        let id = RowId(i);
        let row = table.row(data, id);
        let (place, period) = table.of(id);
        let known = data.place(place);
        let report = &data.reports()[row.at.report];
        let figure = sentence::figure_at(data, row.at);
        let measure = match row.at.item {
            Item::Statement(s) => report.statements[s].subjects[row.part].measure.clone(),
            _ => figure.map(|f| f.measure.to_owned()),
        };
        let value = figure.and_then(|f| Some(f.value?.printed().to_f64() * f.unit.factor()));
        let text = [
            row.place.as_str(),
            &known.map(|p| p.aliases.join(" ")).unwrap_or_default(),
            &row.period,
            &period.year().to_string(),
            &row.indicator,
            &row.measure,
        ];
        Plain {
            searched: search::folded(&text.join(" ")),
            place: search::sort_key(known.map_or(place, |p| &p.name)),
            period,
            indicator: (
                data.catalogue.rank(table.indicator(id)),
                row.indicator.clone(),
            ),
            measure: measure.map_or(0, |m| data.catalogue.measure_rank(&m)),
            value: value.unwrap_or(f64::NEG_INFINITY),
            row,
        }
    });
    all.collect()
}

fn order(a: &Plain, b: &Plain, by: Column) -> Ordering {
    let period = b.period.cmp(&a.period);
    let rest = a.place.cmp(&b.place).then(period);
    let rest = rest.then_with(|| a.indicator.cmp(&b.indicator));
    let rest = rest.then(a.measure.cmp(&b.measure));
    let rest = rest.then((a.row.at, a.row.part).cmp(&(b.row.at, b.row.part)));
    match by {
        Column::Place => rest,
        Column::Period => period.then(rest),
        Column::Indicator => a.indicator.cmp(&b.indicator).then(rest),
        Column::Value => b.value.total_cmp(&a.value).then(rest),
    }
}

/// What the plain way chooses.
fn wanted<'p>(all: &'p [Plain], filter: &str, by: Column, reversed: bool) -> Vec<&'p Row> {
    let query = search::folded(filter);
    let kept = all.iter().filter(|p| search::matches(&p.searched, &query));
    let mut kept: Vec<&Plain> = kept.collect();
    kept.sort_by(|a, b| order(a, b, by));
    if reversed {
        kept.reverse();
    }
    kept.into_iter().map(|p| &p.row).collect()
}

fn worded(table: &Table, rows: &[RowId]) -> Vec<Row> {
    let rows = rows.iter();
    rows.map(|row| table.row(bundled(), *row)).collect()
}

/// Beginnings of words that some rows have, in any order, and sometimes of none.
fn filters() -> impl Strategy<Value = String> {
    let word = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        1_usize..9,
    );
    let own = prop::collection::vec(word, 0..4).prop_map(|words| {
        let all = plain(bundled(), Lang::Vi);
        let begun = words.into_iter().map(|(row, word, length)| {
            let words: Vec<&str> = row.get(&all).searched.split(' ').collect();
            word.get(&words).chars().take(length).collect::<String>()
        });
        begun.collect::<Vec<String>>().join(" ")
    });
    prop_oneof![8 => own, 1 => "[a-z\u{111} 0-9',.-]{0,12}", 1 => "( ?[kt2]){30,70}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn finds_and_orders_rows_as_the_plain_way_does(
        filter in filters(), by in 0_usize..4, reversed: bool, english: bool,
    ) {
        let (data, by) = (bundled(), COLUMNS[by]);
        let lang = if english { Lang::En } else { Lang::Vi };
        let table = Table::new(data, lang);
        let found = table.chosen(data, &filter, by, reversed);
        let found = worded(&table, &found);
        let all = plain(data, lang);
        let wanted = wanted(&all, &filter, by, reversed);
        prop_assert_eq!(found.iter().collect::<Vec<_>>(), wanted, "{}", filter);
    }
}

#[test]
fn an_order_is_the_same_whichever_was_asked_for_before() {
    let data = bundled();
    let table = Table::new(data, Lang::Vi);
    for by in COLUMNS.into_iter().rev().chain(COLUMNS) {
        let fresh = Table::new(data, Lang::Vi);
        let wanted = fresh.chosen(data, "", by, false);
        assert_eq!(table.chosen(data, "", by, false), wanted, "{by:?}");
        assert_eq!(wanted.len(), table.len());
    }
}

#[test]
fn places_in_view_come_first_and_the_rest_as_it_was() {
    let data = bundled();
    let table = Table::new(data, Lang::Vi);
    let first = ["gia-lai/kbang", "bac-giang"];
    let mut choosing = Choosing::new(&table, "2023", Default::default(), &first);
    while !choosing.step(&table, data) {}
    let all = table.chosen(data, "2023", Column::Place, false);
    let (mut own, rest): (Vec<RowId>, Vec<RowId>) = all
        .into_iter()
        .partition(|row| first.contains(&table.of(*row).0));
    assert!(!own.is_empty() && !rest.is_empty());
    own.extend(rest);
    assert_eq!(choosing.rows(), own);
}

#[test]
fn larger_numbers_have_larger_bits() {
    let all = [f64::NEG_INFINITY, -2.0, -0.5, 0.0, 1e-9, 3.0, 3.5, 1e12];
    let ranks = all.map(super::sort::ascending);
    assert!(ranks.windows(2).all(|pair| pair[0] < pair[1]), "{ranks:?}");
}

/// Two reports with what the bundled ones have little of: corrections, dates, words to be quoted.
fn in_a_nutshell() -> Dataset {
    let text = r#"{"format":"binh-yen/1",
        "places":[{"id":"x","name":"Xa","type":"rural_district"},{"id":"y","name":"Yen","type":"rural_district"}],
        "reports":[
          {"id":"a","place":"x","period":"2023","dates":{"from":"2022-12-15","to":"2023-12-14"},
           "source":{"publisher":"Bao \"Thu\", so 1","title":"=Tong ket","url":"https://example.org/a","published":"2024-01"},
           "figures":[
             {"indicator":"fire","measure":"cases","value":20,"paragraph":3,"note":"Ghi chu",
              "change":{"direction":"down","by":2,"versus":"2022"},
              "corrections":[{"day":"2024-01-10","before":{"value":19}},{"day":"2024-03-12","before":{"value":21}}]},
             {"indicator":"theft","measure":"cases","place":"y","period":"2022","value":{"at_least":3}},
             {"indicator":"theft","measure":"cases","place":"y","period":"2021","dates":{"from":"2020-12-15","to":"2021-12-14"},"value":4}],
           "statements":[{"subjects":[{"indicator":"theft"},{"indicator":"fire","measure":"cases"}],"direction":"up","paragraph":5}]},
          {"id":"b","place":"y","period":"2023","source":{"publisher":"Dai","title":"Tin"},
           "figures":[{"indicator":"fire","measure":"cases","change":{"direction":"up","by":1}}]}]}"#;
    load(&[Document {
        file: "all.json".to_owned(),
        text: text.to_owned(),
    }])
}

/// What a report put together says of a row, by the names of columns.
fn told(data: &Dataset, row: &Row) -> Vec<(&'static str, String)> {
    let report = &data.reports()[row.at.report];
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let number = |number: Option<u16>| number.map_or(String::new(), |n| n.to_string());
    let note = |note: &Option<crate::model::LocalText>| {
        let note = note.as_ref();
        note.map_or(String::new(), |n| called::local(n, Lang::Vi).to_owned())
    };
    let mut told = vec![
        ("url", text(report.source.url.as_deref())),
        ("published", text(report.source.published.as_deref())),
    ];
    match row.at.item {
        Item::Figure(f) => {
            let figure = &report.figures[f];
            let period = report.period_of(figure);
            let dates = match figure.period {
                Some(_) => figure.dates,
                None => figure.dates.or(report.dates),
            };
            let from = dates.map_or(period.start(), |d| d.from);
            let to = dates.map_or(period.end(), |d| d.to);
            let days = figure.corrections.iter().map(|c| c.day.to_string());
            told.extend([
                ("place_id", report.place_of(figure).to_owned()),
                ("period", period.to_string()),
                ("period_start", from.to_string()),
                ("period_end", to.to_string()),
                ("indicator", figure.indicator.clone()),
                ("measure", figure.measure.clone()),
                ("scope", text(figure.scope.as_deref())),
                ("paragraph", number(figure.paragraph)),
                ("note", note(&figure.note)),
                ("corrected", days.collect::<Vec<_>>().join("; ")),
            ]);
        }
        Item::Statement(s) => {
            let statement = &report.statements[s];
            told.extend([
                ("place_id", report.place.clone()),
                ("period", report.period.to_string()),
                ("indicator", statement.subjects[row.part].indicator.clone()),
                (
                    "measure",
                    text(statement.subjects[row.part].measure.as_deref()),
                ),
                ("paragraph", number(statement.paragraph)),
                ("note", note(&statement.note)),
            ]);
        }
        _ => unreachable!("no row of the table"),
    }
    told
}

#[test]
fn a_line_says_what_its_report_put_together_says() {
    let nutshell = in_a_nutshell();
    assert!(nutshell.findings.is_empty(), "{:?}", nutshell.findings);
    for data in [bundled(), &nutshell] {
        let table = Table::new(data, Lang::Vi);
        let rows = table.chosen(data, "", Column::Value, false);
        let lines = records(data, &table, &rows);
        assert_eq!(lines.len(), rows.len());
        for (row, line) in rows.iter().zip(lines) {
            for wanted in told(data, &table.row(data, *row)) {
                assert!(line.contains(&wanted), "{wanted:?} in {line:?}");
            }
        }
    }
}

#[test]
fn written_piece_by_piece_is_as_written_whole_and_no_report_is_put_together() {
    for data in [read(), in_a_nutshell(), Dataset::default()] {
        for by in COLUMNS {
            let table = Table::new(&data, Lang::En);
            for filter in ["", "2023", "no row has this"] {
                let rows = table.chosen(&data, filter, by, true);
                let lines = records(&data, &table, &rows);
                let whole = [
                    (Form::Csv, csv_of(&lines), csv(&data, &table, &rows)),
                    (Form::Json, json_of(&lines), json(&data, &table, &rows)),
                ];
                for (form, wanted, whole) in whole {
                    assert_eq!(whole, wanted);
                    let mut writing = Writing::new(form);
                    let (mut text, mut steps) = (String::new(), 1);
                    while !writing.step(&data, &table, &rows) {
                        text.push_str(&writing.take());
                        steps += 1;
                    }
                    text.push_str(&writing.take());
                    assert_eq!(text, wanted);
                    assert_eq!(steps, rows.len().div_ceil(3).max(1));
                }
            }
        }
        assert_eq!(data.reports().put_together(), 0);
    }
}

#[test]
fn a_file_has_its_head_and_all_that_a_row_says() {
    let data = in_a_nutshell();
    let table = Table::new(&data, Lang::Vi);
    let rows = table.chosen(&data, "", Column::Place, false);
    let csv = csv(&data, &table, &rows);
    let json: serde_json::Value = serde_json::from_str(&json(&data, &table, &rows)).unwrap();
    assert_eq!(csv.lines().count(), rows.len() + 1);
    assert_eq!(json.as_array().unwrap().len(), rows.len());
    for has in [
        ",\"Bao \"\"Thu\"\", so 1\",'=Tong ket,https://example.org/a,2024-01,3,Ghi chu,2024-01-10; 2024-03-12,",
        "2022-12-15,2023-12-14",
        "2020-12-15,2021-12-14",
        ",direction_only,",
        ",not_stated,",
        ",at_least,3,",
    ] {
        assert!(csv.contains(has), "{has} in {csv}");
    }
}
