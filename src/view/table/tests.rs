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
        let figure = figure_at(data, row.at);
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
