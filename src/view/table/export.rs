//! The table as CSV and JSON, to be taken away: each row with qualifier, period, source and note.

use super::Row;
use crate::analysis::Item;
use crate::model::{Dataset, Figure, Quantity, Report};
use crate::text::{Lang, names, sentence};
use crate::view::{correction, source};

/// The rows as CSV: UTF-8 with a byte-order mark for spreadsheets, one figure a line, with
/// qualifier, period, source and note. A cell that a spreadsheet would run as a formula is
/// defused with an apostrophe.
pub fn csv(data: &Dataset, rows: &[&Row], lang: Lang) -> String {
    let mut text = String::from(
        "\u{feff}place_id,place,period,period_start,period_end,indicator,measure,scope,qualifier,value,value_to,unit,change,source,title,url,published,paragraph,note,corrected,before_correction\r\n",
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
    let mut text = String::from("[");
    for cells in rows.iter().filter_map(|row| record(data, row, lang)) {
        text.push_str(if text.len() > 1 { ",{" } else { "{" });
        for (i, (name, cell)) in cells.iter().enumerate() {
            text.push_str(if i > 0 { ",\"" } else { "\"" });
            text.push_str(name);
            text.push_str("\":");
            json_string(cell, &mut text);
        }
        text.push('}');
    }
    text.push(']');
    text
}

/// Appends a JSON string.
fn json_string(content: &str, text: &mut String) {
    text.push('"');
    for c in content.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            '\0'..' ' => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            _ => text.push(c),
        }
    }
    text.push('"');
}

fn record(data: &Dataset, row: &Row, lang: Lang) -> Option<Vec<(&'static str, String)>> {
    let report = data.reports().get(row.at.report)?;
    let f = match row.at.item {
        Item::Figure(f) => f,
        Item::Statement(s) => return statement_record(data, report, row, s, lang),
        // No rows of the table.
        Item::Model(_) | Item::Limitation(_) | Item::Task(_) => return None,
    };
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
        (
            "corrected",
            corrected(figure, |i| figure.corrections[i].day.to_string()),
        ),
        (
            "before_correction",
            corrected(figure, |i| {
                let (before, after) = (figure.before(i), figure.before(i + 1));
                correction::differing(data, &before, &after, lang)
            }),
        ),
    ])
}

/// Something of each correction, in their order.
fn corrected(figure: &Figure, part: impl Fn(usize) -> String) -> String {
    let all: Vec<String> = (0..figure.corrections.len()).map(part).collect();
    all.join("; ")
}

fn csv_cell(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !is_number(cell);
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

/// Whether a cell is a plain number, which a spreadsheet may take as one.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.')
}

/// A direction without a number, for one of the things it is said of.
fn statement_record(
    data: &Dataset,
    report: &Report,
    row: &Row,
    index: usize,
    lang: Lang,
) -> Option<Vec<(&'static str, String)>> {
    let statement = report.statements.get(index)?;
    let subject = statement.subjects.get(row.part)?;
    let note = statement
        .note
        .as_ref()
        .map(|n| names::local(n, lang).to_owned());
    let paragraph = statement.paragraph.map(|n| n.to_string());
    Some(vec![
        ("place_id", report.place.clone()),
        ("place", row.place.clone()),
        ("period", report.period.to_string()),
        ("period_start", report.period.start().to_string()),
        ("period_end", report.period.end().to_string()),
        ("indicator", subject.indicator.clone()),
        ("measure", subject.measure.clone().unwrap_or_default()),
        ("scope", subject.scope.clone().unwrap_or_default()),
        ("qualifier", "direction_only".to_owned()),
        ("value", String::new()),
        ("value_to", String::new()),
        ("unit", String::new()),
        (
            "change",
            names::capitalised(&sentence::statement_text(data, statement, lang)),
        ),
        ("source", row.source.clone()),
        ("title", names::local(&report.source.title, lang).to_owned()),
        ("url", report.source.url.clone().unwrap_or_default()),
        (
            "published",
            report.source.published.clone().unwrap_or_default(),
        ),
        ("paragraph", paragraph.unwrap_or_default()),
        ("note", note.unwrap_or_default()),
        ("corrected", String::new()),
        ("before_correction", String::new()),
    ])
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
        assert_eq!(csv_cell("-0.5"), "-0.5");
        assert_eq!(csv_cell("-inf"), "'-inf");
        assert_eq!(csv_cell("-2+3"), "'-2+3");
    }

    #[test]
    fn any_text_is_a_json_string() {
        let all: String = (0..0x2100)
            .filter_map(char::from_u32)
            .chain("\u{1f4a1}".chars())
            .collect();
        for content in ["", "a\"b\\c/d", "\r\n\t\u{8}\u{0}", &all] {
            let mut text = String::new();
            json_string(content, &mut text);
            let read: String = serde_json::from_str(&text).unwrap();
            assert_eq!(read, content);
        }
    }
}
