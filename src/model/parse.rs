//! From JSON text to a [`Dataset`], losing nothing usable.
//!
//! Each report, and within it each figure, is read for itself: one that can't be read becomes a
//! finding and the rest stays. Values are read straight from the text, without a tree of it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::dataset::Origin;
use super::found::Found;
use super::{
    Dataset, Figure, Indicator, LocalText, Measure, Place, Problem, Report, Scope, validate,
};

/// The format this version reads and writes.
pub const FORMAT: &str = "binh-yen/1";

/// The largest document read. A national dataset is many documents.
pub const MAX_BYTES: usize = 20 << 20;

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
    includes_at(text)
        .into_iter()
        .map(|(_, name)| name)
        .collect()
}

/// As [`includes`], each with its place in the list.
pub fn includes_at(text: &str) -> Vec<(usize, String)> {
    let head: Head = match serde_json::from_str(without_mark(text)) {
        Ok(head) => head,
        Err(_) => return Vec::new(),
    };
    let names = head.include.iter().enumerate();
    names
        .filter_map(|(i, raw)| Some((i, serde_json::from_str(raw.get()).ok()?)))
        .filter(|(_, name): &(usize, String)| is_plain_relative(name))
        .collect()
}

/// The text without a byte order mark.
fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
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
    let mut found = Found::default();
    read_document("indicators.json", BUILT_IN, &mut dataset, &mut found);
    for document in documents {
        // The catalogue itself, named again: nothing new.
        if document.text != BUILT_IN {
            read_document(&document.file, &document.text, &mut dataset, &mut found);
        }
    }
    validate::run(&mut dataset, &mut found);
    dataset.findings = found.into_findings();
    dataset
}

/// Reads values of one document, noting what goes wrong.
struct Reader<'d> {
    file: &'d str,
    found: &'d mut Found,
}

impl Reader<'_> {
    fn error(&mut self, path: &str, problem: Problem) {
        self.found.error(self.file, path, problem);
    }

    fn unknown_field(&mut self, path: &str) {
        self.found.warning(self.file, path, Problem::UnknownField);
    }

    /// One value; `None` and a finding if it is not of the right shape.
    fn value<T: DeserializeOwned>(&mut self, path: &str, raw: &RawValue) -> Option<T> {
        match self.read(path, raw.get()) {
            Ok(value) => Some(value),
            Err((inner, message)) => {
                let message = without_position(&message);
                self.error(&join(path, &inner), Problem::Shape { message });
                None
            }
        }
    }

    /// Reads with the exact path of what is wrong, and finds fields that the format does not have.
    /// Both matter to editors, not to readers: natively only, to keep the widget small.
    #[cfg(not(target_arch = "wasm32"))]
    fn read<T: DeserializeOwned>(&mut self, path: &str, text: &str) -> Result<T, (String, String)> {
        let mut json = serde_json::Deserializer::from_str(text);
        let mut track = serde_path_to_error::Track::new();
        let tracked = serde_path_to_error::Deserializer::new(&mut json, &mut track);
        let read = serde_ignored::deserialize(tracked, |field| {
            let path = join(path, &field.to_string().replace('?', "value"));
            self.unknown_field(&path);
        });
        read.map_err(|e: serde_json::Error| (track.path().to_string(), e.to_string()))
    }

    /// Reads without the path within the value: the item it is in is named all the same.
    #[cfg(target_arch = "wasm32")]
    fn read<T: DeserializeOwned>(&mut self, _: &str, text: &str) -> Result<T, (String, String)> {
        serde_json::from_str(text).map_err(|e| (String::new(), e.to_string()))
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

    /// The items of a list that can be read, and the place in the list of each.
    fn list<T: DeserializeOwned>(
        &mut self,
        path: &str,
        raw: Option<&RawValue>,
    ) -> (Vec<usize>, Vec<T>) {
        let items = self.items(path, raw);
        let (mut places, mut kept) = (Vec::new(), Vec::new());
        for (i, item) in items.iter().enumerate() {
            if let Some(value) = self.value(&format!("{path}[{i}]"), item) {
                places.push(i);
                kept.push(value);
            }
            if self.found.is_hopeless(self.file) {
                break;
            }
        }
        kept.shrink_to_fit();
        (places, kept)
    }

    fn plain_list<T: DeserializeOwned>(&mut self, path: &str, raw: Option<&RawValue>) -> Vec<T> {
        self.list(path, raw).1
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

fn read_document(file: &str, text: &str, dataset: &mut Dataset, found: &mut Found) {
    let mut reader = Reader { file, found };
    let text = without_mark(text);
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
    let format: Option<String> = fields
        .get("format")
        .and_then(|raw| reader.value("format", raw));
    match format {
        None => return reader.error("format", Problem::FormatMissing),
        Some(found) if found != FORMAT => {
            return reader.error("format", Problem::FormatUnknown { found });
        }
        Some(_) => {}
    }
    for name in fields.keys() {
        if !DOCUMENT_FIELDS.contains(&name.as_str()) {
            reader.unknown_field(name);
        }
    }
    if let Some(raw) = fields.get("title") {
        let title: Option<LocalText> = reader.value("title", raw);
        dataset.title = dataset.title.take().or(title);
    }
    let (at, names) = reader.list::<String>("include", fields.get("include").copied());
    for (i, name) in at.into_iter().zip(names) {
        if !is_plain_relative(&name) {
            let reason = "not a relative path".to_owned();
            let include = name;
            reader.error(
                &format!("include[{i}]"),
                Problem::IncludeFailed { include, reason },
            );
        }
    }
    let get = |name: &str| fields.get(name).copied();
    let catalogue = &mut dataset.catalogue;
    let indicators: (_, Vec<Indicator>) = reader.list("indicators", get("indicators"));
    merge(
        &mut catalogue.indicators,
        indicators,
        |i| &i.id,
        "indicators",
        &mut reader,
    );
    let measures: (_, Vec<Measure>) = reader.list("measures", get("measures"));
    merge(
        &mut catalogue.measures,
        measures,
        |m| &m.id,
        "measures",
        &mut reader,
    );
    let scopes: (_, Vec<Scope>) = reader.list("scopes", get("scopes"));
    merge(
        &mut catalogue.scopes,
        scopes,
        |s| &s.id,
        "scopes",
        &mut reader,
    );
    let places: (_, Vec<Place>) = reader.list("places", get("places"));
    let read = merge(
        &mut dataset.places,
        places,
        |p| &p.id,
        "places",
        &mut reader,
    );
    let origins = read.into_iter().map(|index| (file.to_owned(), index));
    dataset.place_origins.extend(origins);
    for (index, raw) in reader
        .items("reports", get("reports"))
        .into_iter()
        .enumerate()
    {
        if let Some((report, figures)) = read_report(&format!("reports[{index}]"), raw, &mut reader)
        {
            dataset.reports.push(report);
            dataset.origins.push(Origin {
                file: file.to_owned(),
                index,
                figures,
            });
        }
        if reader.found.is_hopeless(file) {
            break;
        }
    }
}

const DOCUMENT_FIELDS: &[&str] = &[
    "$schema",
    "format",
    "title",
    "include",
    "indicators",
    "measures",
    "scopes",
    "places",
    "reports",
];

/// Adds what is new and says which those were; a second entry of the same id is an error and the
/// first one stays.
fn merge<T>(
    all: &mut Vec<T>,
    (at, new): (Vec<usize>, Vec<T>),
    id: impl Fn(&T) -> &String,
    list: &str,
    reader: &mut Reader,
) -> Vec<usize> {
    let mut known: BTreeSet<String> = all.iter().map(|item| id(item).clone()).collect();
    let mut added = Vec::with_capacity(new.len());
    for (index, item) in at.into_iter().zip(new) {
        let id = id(&item).clone();
        if known.insert(id.clone()) {
            all.push(item);
            added.push(index);
        } else {
            reader.error(&format!("{list}[{index}].id"), Problem::DuplicateId { id });
        }
    }
    added
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
            reader.unknown_field(&join(path, name));
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
    let (id, place, period, source) = (
        required("id"),
        required("place"),
        required("period"),
        required("source"),
    );
    let (id, place) = (
        reader.value(&at("id"), id?),
        reader.value(&at("place"), place?),
    );
    let (period, source) = (
        reader.value(&at("period"), period?),
        reader.value(&at("source"), source?),
    );
    let get = |name: &str| fields.get(name).copied();
    let (kept, mut figures) = reader.list(&at("figures"), get("figures"));
    read_corrections(&at("figures"), get("figures"), &kept, &mut figures, reader);
    let report = Report {
        id: id?,
        place: place?,
        period: period?,
        dates: get("dates").and_then(|raw| reader.value(&at("dates"), raw)),
        period_assumed: get("period_assumed")
            .and_then(|raw| reader.value(&at("period_assumed"), raw))
            .unwrap_or(false),
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

/// The corrections of figures, each for itself: a bad one does not lose its figure.
fn read_corrections(
    path: &str,
    raw: Option<&RawValue>,
    kept: &[usize],
    figures: &mut [Figure],
    reader: &mut Reader,
) {
    // Most reports have none, and are not read twice.
    let Some(raw) = raw.filter(|raw| raw.get().contains("\"corrections\"")) else {
        return;
    };
    let items: Vec<&RawValue> = serde_json::from_str(raw.get()).unwrap_or_default();
    for (figure, index) in figures.iter_mut().zip(kept) {
        let Some(item) = items.get(*index) else {
            continue;
        };
        // The figure itself was read, so this is an object.
        let fields: Fields = serde_json::from_str(item.get()).unwrap_or_default();
        let path = format!("{path}[{index}].corrections");
        figure.corrections = reader.plain_list(&path, fields.get("corrections").copied());
    }
}

const REPORT_FIELDS: &[&str] = &[
    "id",
    "place",
    "period",
    "dates",
    "period_assumed",
    "source",
    "figures",
    "statements",
    "models",
    "limitations",
    "tasks",
    "notes",
];
