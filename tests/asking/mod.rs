//! Questions to the bundled reports: through the companion program, and straight to the library.

use std::path::Path;
use std::process::Command;

use binh_yen::analysis::{SeriesKey, reconcile};
use binh_yen::model::parse::{self, Document};
use binh_yen::model::{Dataset, Quantity, Report};
use serde_json::{Value, json};

pub fn data_folder() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/data"))
}

pub fn bundled() -> Dataset {
    let read = |name: &str| {
        let text = std::fs::read_to_string(data_folder().join(name)).unwrap();
        Document {
            file: name.to_owned(),
            text,
        }
    };
    let index = read("reports.json");
    let included = parse::includes(&index.text);
    let documents: Vec<Document> = std::iter::once(index)
        .chain(included.iter().map(|n| read(n)))
        .collect();
    parse::load(&documents)
}

/// `binh-yen compare data --json …` as JSON.
pub fn compare(indicator: &str, measure: &str, more: &[&str]) -> Vec<Value> {
    compare_in(data_folder(), indicator, measure, more)
}

pub fn compare_in(data: &Path, indicator: &str, measure: &str, more: &[&str]) -> Vec<Value> {
    let output = Command::new(env!("CARGO_BIN_EXE_binh-yen"))
        .arg("compare")
        .arg(data)
        .args(["--indicator", indicator, "--measure", measure, "--json"])
        .args(more)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    serde_json::from_slice(&output.stdout).unwrap()
}

/// The one comparison of a place between two periods.
pub fn years(place: &str, indicator: &str, measure: &str, periods: &str) -> Value {
    let found = compare(
        indicator,
        measure,
        &["--places", place, "--periods", periods],
    );
    assert_eq!(found.len(), 1, "{place} {indicator} {periods}");
    found[0].clone()
}

/// The one comparison of two places in a period.
pub fn places(places: &str, indicator: &str, measure: &str, period: &str) -> Value {
    let found = compare(
        indicator,
        measure,
        &["--places", places, "--periods", period],
    );
    assert_eq!(found.len(), 1, "{places} {indicator} {period}");
    found[0].clone()
}

pub fn level(end: &Value) -> (Value, Value, &str) {
    (
        end["low"].clone(),
        end["high"].clone(),
        end["known"].as_str().unwrap(),
    )
}

pub fn exactly(value: u64, known: &str) -> (Value, Value, &str) {
    (json!(value), json!(value), known)
}

pub fn report<'a>(data: &'a Dataset, id: &str) -> &'a Report {
    data.reports().iter().find(|r| r.id == id).unwrap()
}

pub fn stated(data: &Dataset, report_id: &str, indicator: &str, measure: &str) -> Quantity {
    let figures = &report(data, report_id).figures;
    let mut of = figures
        .iter()
        .filter(|f| f.indicator == indicator && f.measure == measure);
    of.find_map(|f| f.value).unwrap()
}

/// The exact levels of a series, as stated or implied, with their periods.
pub fn exact_series(
    place: &str,
    indicator: &str,
    scope: Option<&str>,
    kind: &str,
) -> Vec<(String, u64)> {
    let data = bundled();
    let key = SeriesKey {
        scope: scope.map(str::to_owned),
        ..SeriesKey::new(place, indicator, "cases")
    };
    let series = reconcile::series(&data, &key);
    let of_kind = series.estimates.iter().filter(|(period, _)| match kind {
        "year" => period.to_string().len() == 4,
        half => period.to_string().ends_with(half),
    });
    of_kind
        .filter_map(|(period, e)| Some((period.to_string(), e.exact()? as u64)))
        .collect()
}

pub fn points(points: &[(&str, u64)]) -> Vec<(String, u64)> {
    points
        .iter()
        .map(|(period, value)| ((*period).to_owned(), *value))
        .collect()
}
