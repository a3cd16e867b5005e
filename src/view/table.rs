//! Every figure of every report, as rows: for reading, filtering, sorting and taking away.

use super::source;
use crate::analysis::{At, Item};
use crate::model::{Dataset, Quantity};
use crate::text::{Lang, names, number, search, sentence};

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Where it is said.
    pub at: At,
    /// Place.
    pub place: String,
    /// Period, for reading.
    pub period: String,
    /// Indicator with its part.
    pub indicator: String,
    /// Measure.
    pub measure: String,
    /// Value with signs; empty where only a change is told.
    pub value: String,
    /// Change as reported.
    pub change: String,
    /// Publisher.
    pub source: String,
    /// What it is sorted by in each column.
    keys: Keys,
    searched: String,
}

#[derive(Clone, Debug, PartialEq)]
struct Keys {
    place: (Vec<u32>, Vec<u8>),
    period: crate::model::Period,
    indicator: usize,
    measure: usize,
    value: f64,
}

/// By which column rows are sorted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// Place, in Vietnamese order.
    #[default]
    Place,
    /// Period.
    Period,
    /// Indicator, in catalogue order.
    Indicator,
    /// Value; rows without one last.
    Value,
}

/// All figures, ordered by place, then newest first, then as in the catalogue.
pub fn rows(data: &Dataset, lang: Lang) -> Vec<Row> {
    let mut all: Vec<Row> = data
        .figures()
        .map(|(r, f, _, _)| row(data, r, f, lang))
        .collect();
    crate::model::order::sort_by(&mut all, |a, b| order(a, b, Column::Place));
    all
}

fn row(data: &Dataset, r: usize, f: usize, lang: Lang) -> Row {
    let report = &data.reports()[r];
    let figure = &report.figures[f];
    let measure = sentence::measure_or_id(data, &figure.measure);
    let id = report.place_of(figure);
    let place = names::capitalised(&names::place_by_id(data, id, lang));
    let period = report.period_of(figure);
    let indicator = names::indicator_scoped(data, &figure.indicator, figure.scope.as_deref(), lang);
    let measure_name = names::local(&measure.name, lang).to_owned();
    let aliases = data
        .place(id)
        .map(|p| p.aliases.join(" "))
        .unwrap_or_default();
    let period_name = names::period_short(period, lang);
    let text = [
        place.as_str(),
        &aliases,
        &period_name,
        &period.year().to_string(),
        &indicator,
        &measure_name,
    ];
    Row {
        at: At {
            report: r,
            item: Item::Figure(f),
        },
        searched: search::folded(&text.join(" ")),
        value: figure
            .value
            .map(|q| number::short(q, figure.unit, measure.unit, lang))
            .unwrap_or_default(),
        change: figure
            .change
            .as_ref()
            .map(|c| sentence::change(c, &measure, lang))
            .unwrap_or_default(),
        source: names::local(&report.source.publisher, lang).to_owned(),
        keys: Keys {
            place: search::sort_key(data.place(id).map_or(id, |p| &p.name)),
            period,
            indicator: data.catalogue.rank(&figure.indicator),
            measure: data.catalogue.measure_rank(&figure.measure),
            value: figure.value.map_or(f64::NEG_INFINITY, |q| {
                q.printed().to_f64() * figure.unit.factor()
            }),
        },
        place,
        period: period_name,
        indicator,
        measure: measure_name,
    }
}

fn order(a: &Row, b: &Row, by: Column) -> std::cmp::Ordering {
    let (x, y) = (&a.keys, &b.keys);
    let place = x.place.cmp(&y.place);
    let period = y.period.cmp(&x.period);
    let indicator = (x.indicator, &a.indicator).cmp(&(y.indicator, &b.indicator));
    let rest = place
        .then(period)
        .then(indicator)
        .then(x.measure.cmp(&y.measure))
        .then(a.at.cmp(&b.at));
    match by {
        Column::Place => rest,
        Column::Period => period.then(rest),
        Column::Indicator => indicator.then(rest),
        Column::Value => y.value.total_cmp(&x.value).then(rest),
    }
}

/// The rows that match a filter, in order.
pub fn chosen<'r>(rows: &'r [Row], filter: &str, by: Column, reversed: bool) -> Vec<&'r Row> {
    let query = search::folded(filter);
    let mut kept: Vec<&Row> = rows
        .iter()
        .filter(|r| search::matches(&r.searched, &query))
        .collect();
    crate::model::order::sort_by(&mut kept, |a, b| order(a, b, by));
    if reversed {
        kept.reverse();
    }
    kept
}

/// The rows as CSV: UTF-8 with a byte-order mark for spreadsheets, one figure a line, with
/// qualifier, period, source and note. A cell that a spreadsheet would run as a formula is
/// defused with an apostrophe.
pub fn csv(data: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let mut text = String::from(
        "\u{feff}place_id,place,period,period_start,period_end,indicator,measure,scope,qualifier,value,value_to,unit,change,source,title,url,published,paragraph,note\r\n",
    );
    for cells in rows.iter().filter_map(|row| record(data, row, lang)) {
        let quoted: Vec<String> = cells.iter().map(|(_, cell)| csv_cell(cell)).collect();
        text.push_str(&quoted.join(","));
        text.push_str("\r\n");
    }
    text
}

/// The rows as JSON: an array of objects with the same columns as the CSV, all strings.
pub fn json(data: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let objects = rows
        .iter()
        .filter_map(|row| record(data, row, lang))
        .map(|cells| {
            let fields = cells
                .into_iter()
                .map(|(name, cell)| (name.to_owned(), cell.into()));
            serde_json::Value::Object(fields.collect())
        });
    serde_json::Value::Array(objects.collect()).to_string()
}

fn record(data: &Dataset, row: &Row, lang: Lang) -> Option<Vec<(&'static str, String)>> {
    let Item::Figure(f) = row.at.item else {
        return None;
    };
    let report = data.reports().get(row.at.report)?;
    let figure = report.figures.get(f)?;
    let period = report.period_of(figure);
    let dates = figure
        .dates
        .or(report.dates.filter(|_| figure.period.is_none()));
    let (start, end) = dates.map_or((period.start(), period.end()), |d| (d.from, d.to));
    let factor = figure.unit.factor();
    let number = |d: crate::model::Decimal| match figure.unit.is_one() {
        true => d.to_string(),
        false => format!("{}", (d.to_f64() * factor).round()),
    };
    let (qualifier, value, value_to) = match figure.value {
        None => ("not_stated", String::new(), String::new()),
        Some(Quantity::Exact(d)) => ("exact", number(d), String::new()),
        Some(Quantity::AtLeast(d)) => ("at_least", number(d), String::new()),
        Some(Quantity::AtMost(d)) => ("at_most", number(d), String::new()),
        Some(Quantity::JustUnder(d)) => ("just_under", number(d), String::new()),
        Some(Quantity::About(d)) => ("about", number(d), String::new()),
        Some(Quantity::Between(a, b)) => ("between", number(a), number(b)),
    };
    let unit = data
        .catalogue
        .measure(&figure.measure)
        .map(|m| names::local(&m.noun, lang));
    let note = figure
        .note
        .as_ref()
        .map(|n| names::local(n, lang).to_owned());
    let change = source::figure_says(data, report, f, lang);
    Some(vec![
        ("place_id", report.place_of(figure).to_owned()),
        ("place", row.place.clone()),
        ("period", period.to_string()),
        ("period_start", start.to_string()),
        ("period_end", end.to_string()),
        ("indicator", figure.indicator.clone()),
        ("measure", figure.measure.clone()),
        ("scope", figure.scope.clone().unwrap_or_default()),
        ("qualifier", qualifier.to_owned()),
        ("value", value),
        ("value_to", value_to),
        ("unit", unit.unwrap_or_default().to_owned()),
        (
            "change",
            if figure.change.is_some() {
                change
            } else {
                String::new()
            },
        ),
        ("source", row.source.clone()),
        ("title", names::local(&report.source.title, lang).to_owned()),
        ("url", report.source.url.clone().unwrap_or_default()),
        (
            "published",
            report.source.published.clone().unwrap_or_default(),
        ),
        (
            "paragraph",
            figure.paragraph.map(|n| n.to_string()).unwrap_or_default(),
        ),
        ("note", note.unwrap_or_default()),
    ])
}

fn csv_cell(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<f64>().is_err();
    let safe = if runs {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if safe.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_formulas_defused() {
        assert_eq!(csv_cell("a,b"), "\"a,b\"");
        assert_eq!(csv_cell("say \"x\""), "\"say \"\"x\"\"\"");
        assert_eq!(csv_cell("=1+1"), "'=1+1");
        assert_eq!(csv_cell("-5"), "-5");
    }
}
