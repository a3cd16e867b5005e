//! From JSON text to a [`Dataset`], losing nothing usable.
//!
//! Each report, and within it each figure, is read for itself: one that can't be read becomes a
//! finding and the rest stays. Values are read straight from the text, without a tree of it.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::dataset::Origin;
use super::{
    Dataset, Finding, Indicator, LocalText, Measure, Place, Problem, Report, Scope,
    Severity, validate,
};

/// The format this version reads and writes.
pub const FORMAT: &str = "binh-yen/1";

/// The largest document read. A national dataset is many documents.
pub const MAX_BYTES: usize = 64 << 20;

/// How many findings of one document are listed before the rest is only counted.
const MAX_FINDINGS: usize = 1000;

const BUILT_IN: &str = include_str!("../../data/indicators.json");

/// A document by the name it was asked for.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name: a path or an address.
    pub file: String,
    /// Its text.
    pub text: String,
}

#[derive(Deserialize)]
struct Head<'a> {
    #[serde(default, borrow)]
    include: Vec<&'a RawValue>,
}

/// The names of the documents that this one includes, relative to it. What is wrong with the
/// document is told by [`load`].
pub fn includes(text: &str) -> Vec<String> {
    let head: Head = match serde_json::from_str(text) {
        Ok(head) => head,
        Err(_) => return Vec::new(),
    };
    let names = head.include.iter();
    names
        .filter_map(|raw| serde_json::from_str(raw.get()).ok())
        .filter(|name: &String| is_plain_relative(name))
        .collect()
}

/// Relative, downwards, without a scheme: a document can't make the widget fetch elsewhere.
fn is_plain_relative(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./".contains(c);
    !name.is_empty()
        && name.chars().all(plain)
        && !name.starts_with('/')
        && name.split('/').all(|part| !part.is_empty() && part != "..")
}

/// Reads all documents into one dataset. Never fails: what is wrong is in its findings.
pub fn load(documents: &[Document]) -> Dataset {
    let mut dataset = Dataset::default();
    read_document("indicators.json", BUILT_IN, &mut dataset);
    for document in documents {
        let before = dataset.findings.len();
        read_document(&document.file, &document.text, &mut dataset);
        cut(&mut dataset.findings, before, &document.file);
    }
    validate::run(&mut dataset);
    dataset
}

fn cut(findings: &mut Vec<Finding>, before: usize, file: &str) {
    let found = findings.len() - before;
    if found > MAX_FINDINGS {
        findings.truncate(before + MAX_FINDINGS);
        let count = found - MAX_FINDINGS;
        findings.push(error(file, "", Problem::More { count }));
    }
}

pub(super) fn error(file: &str, path: &str, problem: Problem) -> Finding {
    Finding {
        severity: Severity::Error,
        file: file.to_owned(),
        path: path.to_owned(),
        problem,
    }
}

pub(super) fn warning(file: &str, path: &str, problem: Problem) -> Finding {
    Finding {
        severity: Severity::Warning,
        ..error(file, path, problem)
    }
}

/// Reads values of one document, noting what goes wrong.
struct Reader<'d> {
    file: &'d str,
    findings: &'d mut Vec<Finding>,
}

impl Reader<'_> {
    fn error(&mut self, path: &str, problem: Problem) {
        self.findings.push(error(self.file, path, problem));
    }

    /// One value; `None` and a finding if it is not of the right shape.
    fn value<T: DeserializeOwned>(&mut self, path: &str, raw: &RawValue) -> Option<T> {
        let mut json = serde_json::Deserializer::from_str(raw.get());
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
        match self.read(path, tracked) {
            Ok(value) => Some(value),
            Err(e) => {
                let inner = track.path().to_string();
                let message = without_position(&e.to_string());
                self.error(&join(path, &inner), Problem::Shape { message });
                None
            }
        }
    }

    /// Fields that the format does not have matter to editors, not to readers: looked for natively
    /// only, to keep the widget small.
    #[cfg(not(target_arch = "wasm32"))]
    fn read<'de, T: DeserializeOwned, D: serde::Deserializer<'de>>(
        &mut self,
        path: &str,
        from: D,
    ) -> Result<T, D::Error> {
        serde_ignored::deserialize(from, |field| {
            let path = join(path, &field.to_string().replace('?', "value"));
            let found = warning(self.file, &path, Problem::UnknownField);
            self.findings.push(found);
        })
    }

    #[cfg(target_arch = "wasm32")]
    fn read<'de, T: DeserializeOwned, D: serde::Deserializer<'de>>(
        &mut self,
        _: &str,
        from: D,
    ) -> Result<T, D::Error> {
        T::deserialize(from)
    }

    /// The items of a list, unread; none and a finding if it is no list.
    fn items<'a>(&mut self, path: &str, raw: Option<&'a RawValue>) -> Vec<&'a RawValue> {
        match raw.map(|r| serde_json::from_str(r.get())) {
            None => Vec::new(),
            Some(Ok(items)) => items,
            Some(Err(e)) => {
                let message = without_position(&e.to_string());
                self.error(path, Problem::Shape { message });
                Vec::new()
            }
        }
    }

    /// The items of a list that can be read, each with its place in the list.
    fn list<T: DeserializeOwned>(&mut self, path: &str, raw: Option<&RawValue>) -> Vec<(usize, T)> {
        let items = self.items(path, raw);
        let mut kept = Vec::with_capacity(items.len());
        for (i, item) in items.iter().enumerate() {
            if let Some(value) = self.value(&format!("{path}[{i}]"), item) {
                kept.push((i, value));
            }
            if self.findings.len() > 2 * MAX_FINDINGS {
                break;
            }
        }
        kept
    }

    fn plain_list<T: DeserializeOwned>(&mut self, path: &str, raw: Option<&RawValue>) -> Vec<T> {
        let kept = self.list(path, raw);
        kept.into_iter().map(|(_, value)| value).collect()
    }
}

fn join(path: &str, inner: &str) -> String {
    match (path, inner) {
        (path, "" | ".") => path.to_owned(),
        ("", inner) => inner.to_owned(),
        (path, inner) if inner.starts_with('[') => format!("{path}{inner}"),
        (path, inner) => format!("{path}.{inner}"),
    }
}

/// A line and column within one value would mislead; the JSON path says where.
fn without_position(message: &str) -> String {
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message.to_owned(),
    }
}

type Fields<'a> = BTreeMap<String, &'a RawValue>;

fn read_document(file: &str, text: &str, dataset: &mut Dataset) {
    let mut reader = Reader {
        file,
        findings: &mut dataset.findings,
    };
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        return reader.error("", Problem::Empty);
    }
    if text.len() > MAX_BYTES {
        let bytes = text.len();
        return reader.error("", Problem::TooLarge { bytes });
    }
    let fields: Fields = match serde_json::from_str(text) {
        Ok(fields) => fields,
        Err(e) => {
            let message = e.to_string();
            return reader.error("", Problem::NotJson { message });
        }
    };
    let format: Option<String> = fields.get("format").and_then(|raw| reader.value("format", raw));
    match format {
        None => return reader.error("format", Problem::FormatMissing),
        Some(found) if found != FORMAT => {
            return reader.error("format", Problem::FormatUnknown { found });
        }
        Some(_) => {}
    }
    for name in fields.keys() {
        if !DOCUMENT_FIELDS.contains(&name.as_str()) {
            let found = warning(file, name, Problem::UnknownField);
            reader.findings.push(found);
        }
    }
    if let Some(raw) = fields.get("title") {
        let title: Option<LocalText> = reader.value("title", raw);
        dataset.title = dataset.title.take().or(title);
    }
    for (i, name) in reader.list::<String>("include", fields.get("include").copied()) {
        if !is_plain_relative(&name) {
            let reason = "not a relative path".to_owned();
            let include = name;
            reader.error(&format!("include[{i}]"), Problem::IncludeFailed { include, reason });
        }
    }
    let get = |name: &str| fields.get(name).copied();
    let catalogue = &mut dataset.catalogue;
    let indicators: Vec<(usize, Indicator)> = reader.list("indicators", get("indicators"));
    merge(&mut catalogue.indicators, indicators, |i| &i.id, "indicators", &mut reader);
    let measures: Vec<(usize, Measure)> = reader.list("measures", get("measures"));
    merge(&mut catalogue.measures, measures, |m| &m.id, "measures", &mut reader);
    let scopes: Vec<(usize, Scope)> = reader.list("scopes", get("scopes"));
    merge(&mut catalogue.scopes, scopes, |s| &s.id, "scopes", &mut reader);
    let places: Vec<(usize, Place)> = reader.list("places", get("places"));
    merge(&mut dataset.places, places, |p| &p.id, "places", &mut reader);
    for (index, raw) in reader.items("reports", get("reports")).into_iter().enumerate() {
        if let Some((report, figures)) = read_report(&format!("reports[{index}]"), raw, &mut reader) {
            dataset.reports.push(report);
            dataset.origins.push(Origin {
                file: file.to_owned(),
                index,
                figures,
            });
        }
    }
}

const DOCUMENT_FIELDS: &[&str] = &[
    "$schema", "format", "title", "include", "indicators", "measures", "scopes", "places", "reports",
];

/// Adds what is new; a second entry of the same id is an error and the first one stays.
fn merge<T>(
    all: &mut Vec<T>,
    new: Vec<(usize, T)>,
    id: impl Fn(&T) -> &String,
    list: &str,
    reader: &mut Reader,
) {
    for (index, item) in new {
        if all.iter().any(|known| id(known) == id(&item)) {
            let id = id(&item).clone();
            reader.error(&format!("{list}[{index}].id"), Problem::DuplicateId { id });
        } else {
            all.push(item);
        }
    }
}

/// A report; one bad item of its lists does not lose it.
fn read_report(path: &str, raw: &RawValue, reader: &mut Reader) -> Option<(Report, Vec<usize>)> {
    let fields: Fields = match serde_json::from_str(raw.get()) {
        Ok(fields) => fields,
        Err(e) => {
            let message = without_position(&e.to_string());
            reader.error(path, Problem::Shape { message });
            return None;
        }
    };
    for name in fields.keys() {
        if !REPORT_FIELDS.contains(&name.as_str()) {
            let found = warning(reader.file, &join(path, name), Problem::UnknownField);
            reader.findings.push(found);
        }
    }
    let at = |name: &str| join(path, name);
    let mut required = |name: &str| {
        let found = fields.get(name).copied();
        if found.is_none() {
            let message = format!("missing field `{name}`");
            reader.error(path, Problem::Shape { message });
        }
        found
    };
    let (id, place, period, source) =
        (required("id"), required("place"), required("period"), required("source"));
    let (id, place) = (reader.value(&at("id"), id?), reader.value(&at("place"), place?));
    let (period, source) = (reader.value(&at("period"), period?), reader.value(&at("source"), source?));
    let get = |name: &str| fields.get(name).copied();
    let figures: Vec<(usize, super::Figure)> = reader.list(&at("figures"), get("figures"));
    let (kept, figures) = figures.into_iter().unzip();
    let report = Report {
        id: id?,
        place: place?,
        period: period?,
        dates: get("dates").and_then(|raw| reader.value(&at("dates"), raw)),
        source: source?,
        figures,
        statements: reader.plain_list(&at("statements"), get("statements")),
        models: reader.plain_list(&at("models"), get("models")),
        limitations: reader.plain_list(&at("limitations"), get("limitations")),
        tasks: reader.plain_list(&at("tasks"), get("tasks")),
        notes: reader.plain_list(&at("notes"), get("notes")),
    };
    Some((report, kept))
}

const REPORT_FIELDS: &[&str] = &[
    "id", "place", "period", "dates", "source", "figures", "statements", "models", "limitations",
    "tasks", "notes",
];
