//! The table as CSV and JSON, to be taken away: each row with qualifier, period, source and note.

use super::record::{Record, record};
use super::{RowId, Table};
use crate::model::Dataset;

/// A form that rows are taken away in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// UTF-8 with a byte-order mark for spreadsheets, one figure a line. A cell that a spreadsheet
    /// would run as a formula is defused with an apostrophe.
    Csv,
    /// An array of objects with the same columns as the CSV, all strings.
    Json,
}

/// The names of all columns.
const HEAD: &str = "\u{feff}place_id,place,period,period_start,period_end,indicator,measure,scope,qualifier,value,value_to,unit,change,source,title,url,published,paragraph,note,corrected,before_correction,period_kind,indicator_name,measure_name,scope_name,low,high,change_base,change_base_assumed,implied\r\n";

impl Form {
    /// What stands before all lines.
    fn begin(self) -> &'static str {
        match self {
            Self::Csv => HEAD,
            Self::Json => "[",
        }
    }

    /// Appends a line.
    fn push(self, record: &Record, is_first: bool, text: &mut String) {
        match self {
            Self::Csv => csv_line(record, text),
            Self::Json => {
                text.push_str(if is_first { "" } else { "," });
                json_object(record, text);
            }
        }
    }

    /// What stands after all lines.
    fn end(self) -> &'static str {
        match self {
            Self::Csv => "",
            Self::Json => "]",
        }
    }

    fn of(self, records: &[Record]) -> String {
        let mut text = String::from(self.begin());
        for (i, record) in records.iter().enumerate() {
            self.push(record, i == 0, &mut text);
        }
        text.push_str(self.end());
        text
    }
}

/// How many rows are written in one step.
const STEP: usize = if cfg!(test) { 3 } else { 20 };

/// Rows being written, a piece of work at a time. It holds no more than what was not taken yet.
#[derive(Debug)]
pub struct Writing {
    form: Form,
    text: String,
    next: usize,
    /// Whether no line is written yet.
    is_bare: bool,
}

impl Writing {
    /// No row is written yet.
    pub fn new(form: Form) -> Self {
        Self {
            form,
            text: form.begin().to_owned(),
            next: 0,
            is_bare: true,
        }
    }

    /// Writes some more of the rows; whether all are written now. Not to be asked again then.
    pub fn step(&mut self, data: &Dataset, table: &Table, rows: &[RowId]) -> bool {
        let end = (self.next + STEP).min(rows.len());
        for row in &rows[self.next..end] {
            if let Some(record) = record(data, &table.row(data, *row), table.lang) {
                self.form.push(&record, self.is_bare, &mut self.text);
                self.is_bare = false;
            }
        }
        self.next = end;
        let all = end == rows.len();
        if all {
            self.text.push_str(self.form.end());
        }
        all
    }

    /// What was written since it was last taken.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.text)
    }
}

fn whole(form: Form, data: &Dataset, table: &Table, rows: &[RowId]) -> String {
    let mut writing = Writing::new(form);
    while !writing.step(data, table, rows) {}
    writing.take()
}

/// The rows as [`Form::Csv`].
pub fn csv(data: &Dataset, table: &Table, rows: &[RowId]) -> String {
    whole(Form::Csv, data, table, rows)
}

/// Lines as [`Form::Csv`].
pub fn csv_of(records: &[Record]) -> String {
    Form::Csv.of(records)
}

/// The rows as [`Form::Json`].
pub fn json(data: &Dataset, table: &Table, rows: &[RowId]) -> String {
    whole(Form::Json, data, table, rows)
}

/// Lines as [`Form::Json`].
pub fn json_of(records: &[Record]) -> String {
    Form::Json.of(records)
}

fn csv_line(record: &Record, text: &mut String) {
    for (i, (_, cell)) in record.iter().enumerate() {
        text.push_str(if i > 0 { "," } else { "" });
        text.push_str(&csv_cell(cell));
    }
    text.push_str("\r\n");
}

fn json_object(record: &Record, text: &mut String) {
    text.push('{');
    for (i, (name, cell)) in record.iter().enumerate() {
        text.push_str(if i > 0 { ",\"" } else { "\"" });
        text.push_str(name);
        text.push_str("\":");
        json_string(cell, text);
    }
    text.push('}');
}

/// Appends a JSON string.
pub fn json_string(content: &str, text: &mut String) {
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

fn csv_cell(cell: &str) -> String {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) && !is_number(cell);
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
