//! From JSON text to a [`Dataset`], losing nothing usable.
//!
//! Each report, and within it each figure, is read for itself: one that can't be read becomes a
//! finding and the rest stays. Values are read straight from the text, without a tree of it.

use std::collections::BTreeSet;

use super::dataset::Origin;
use super::found::Found;
use super::json::{self, Kind};
use super::read::Reader;
use super::{
    Dataset, Indicator, LocalText, Measure, Place, Problem, Report, Scope, Syntax, validate,
};

/// The format this version reads and writes.
pub const FORMAT: &str = "binh-yen/1";

/// The largest document read. A national dataset is many documents.
pub const MAX_BYTES: usize = 20 << 20;

/// The catalogue as it is in the repository.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const BUILT_IN: &str = include_str!("../../data/indicators.json");

/// The same without whitespace; `schema::catalogue` makes it.
#[cfg(target_arch = "wasm32")]
const BUILT_IN: &str = include_str!("indicators.min.json");

/// Length and fingerprint of the catalogue as it is published, to know it again. Taken when the
/// program is compiled; the text itself is not kept for it.
const CATALOGUE: (usize, u64) = {
    let text = include_bytes!("../../data/indicators.json");
    (text.len(), fingerprint(text))
};

/// FNV-1a, 64 bits: <http://www.isthe.com/chongo/tech/comp/fnv/>.
pub const fn fingerprint(bytes: &[u8]) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325;
    let mut at = 0;
    while at < bytes.len() {
        hash = (hash ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    hash
}

/// A document by the name it was asked for.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its name: a path or an address.
    pub file: String,
    /// Its text.
    pub text: String,
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
    let text = without_mark(text);
    if json::check(text).is_err() {
        return Vec::new();
    }
    // Nothing is told here, and so anything may be found.
    let mut found = Found::default();
    let mut reader = Reader::new("", text, &mut found);
    let Some(at) = reader.json.find("include") else {
        return Vec::new();
    };
    reader.json.go(at);
    let (places, names) = reader.placed(Reader::text);
    let names = places.into_iter().zip(names);
    names.filter(|(_, name)| is_plain_relative(name)).collect()
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
    let mut reading = Reading::begin();
    for document in documents {
        reading.add(document);
    }
    reading.end()
}

/// A dataset that is being read, document by document, for who has other things to do in between.
pub struct Reading {
    dataset: Dataset,
    found: Found,
}

impl Reading {
    /// Begins with the built-in catalogue.
    pub fn begin() -> Self {
        let (mut dataset, mut found) = (Dataset::default(), Found::default());
        read_document("indicators.json", BUILT_IN, &mut dataset, &mut found);
        Self { dataset, found }
    }

    /// Reads one more.
    pub fn add(&mut self, document: &Document) {
        // The catalogue itself, named again: nothing new.
        let text = document.text.as_bytes();
        if text.len() != CATALOGUE.0 || fingerprint(text) != CATALOGUE.1 {
            let Self { dataset, found } = self;
            read_document(&document.file, &document.text, dataset, found);
        }
    }

    /// Looks for what is well-formed but wrong; the dataset then holds all that was found.
    pub fn end(mut self) -> Dataset {
        validate::run(&mut self.dataset, &mut self.found);
        self.dataset.findings = self.found.into_findings();
        self.dataset
    }
}

fn read_document(file: &str, text: &str, dataset: &mut Dataset, found: &mut Found) {
    let text = without_mark(text);
    let mut reader = Reader::new(file, text, found);
    if text.trim().is_empty() {
        return reader.error(Problem::Empty);
    }
    if text.len() > MAX_BYTES {
        let bytes = text.len();
        return reader.error(Problem::TooLarge { bytes });
    }
    if let Err(fault) = json::check(text) {
        return reader.error(Problem::NotJson(fault));
    }
    if reader.json.kind() != Kind::Object {
        let fault = json::fault(text, reader.json.at(), Syntax::Object);
        return reader.error(Problem::NotJson(fault));
    }
    if !is_our_format(&mut reader) {
        return;
    }
    // Where each field is: they are read in this order, whatever order they are written in.
    let mut fields = [None; DOCUMENT_FIELDS.len()];
    reader.lenient_object(&[], &mut |r, name| {
        let known = DOCUMENT_FIELDS.iter().position(|field| *field == name);
        if let Some(field) = known {
            fields[field] = Some(r.json.at());
            r.json.value();
        }
        known.is_some()
    });
    for (name, at) in DOCUMENT_FIELDS.iter().zip(fields) {
        if let Some(at) = at {
            reader.json.go(at);
            reader.path = (*name).to_owned();
            read_field(name, &mut reader, dataset);
        }
    }
}

/// Whether the document says that it is of this format; if not, that is told.
fn is_our_format(reader: &mut Reader) -> bool {
    let at = reader.json.find("format");
    reader.path = "format".to_owned();
    let format = at.and_then(|at| {
        reader.json.go(at);
        reader.text()
    });
    match format {
        None => reader.error(Problem::FormatMissing),
        Some(found) if found != FORMAT => reader.error(Problem::FormatUnknown { found }),
        Some(_) => {
            reader.path.clear();
            reader.json.go(0);
            return true;
        }
    }
    false
}

/// Reads one field of a document.
fn read_field(name: &str, reader: &mut Reader, dataset: &mut Dataset) {
    let catalogue = &mut dataset.catalogue;
    match name {
        "title" => {
            let title = reader.apart(LocalText::read);
            dataset.title = dataset.title.take().or(title);
        }
        "include" => {
            let (at, names) = reader.placed(Reader::text);
            for (i, include) in at.into_iter().zip(names) {
                if !is_plain_relative(&include) {
                    reader.path = format!("include[{i}]");
                    reader.error(Problem::IncludeFailed {
                        include,
                        reason: None,
                    });
                }
            }
        }
        "indicators" => {
            let read = reader.placed(Indicator::read);
            merge(&mut catalogue.indicators, read, |i| &i.id, reader);
        }
        "measures" => {
            let read = reader.placed(Measure::read);
            merge(&mut catalogue.measures, read, |m| &m.id, reader);
        }
        "scopes" => {
            let read = reader.placed(Scope::read);
            merge(&mut catalogue.scopes, read, |s| &s.id, reader);
        }
        "places" => {
            let read = reader.placed(Place::read);
            let read = merge(&mut dataset.places, read, |p| &p.id, reader);
            let origins = read
                .into_iter()
                .map(|index| (reader.file.to_owned(), index));
            dataset.place_origins.extend(origins);
        }
        "reports" => read_reports(reader, dataset),
        _ => {}
    }
}

/// The reports, each with where it stands.
fn read_reports(reader: &mut Reader, dataset: &mut Dataset) {
    let (places, reports) = reader.placed(Report::read);
    for (index, (report, figures)) in places.into_iter().zip(reports) {
        dataset.reports.push(report);
        dataset.origins.push(Origin {
            file: reader.file.to_owned(),
            index,
            figures,
        });
    }
    for (list, places) in std::mem::take(&mut reader.lost) {
        dataset.lost.add(reader.file, &list, places);
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
    id: fn(&T) -> &String,
    reader: &mut Reader,
) -> Vec<usize> {
    let list = reader.path.clone();
    let mut known: BTreeSet<String> = all.iter().map(|item| id(item).clone()).collect();
    let mut added = Vec::with_capacity(new.len());
    for (index, item) in at.into_iter().zip(new) {
        let id = id(&item).clone();
        if known.insert(id.clone()) {
            all.push(item);
            added.push(index);
        } else {
            reader.path = format!("{list}[{index}].id");
            reader.error(Problem::DuplicateId { id });
        }
    }
    added
}

#[cfg(test)]
mod tests {
    use super::*;

    fn findings(text: &str) -> usize {
        let (file, text) = ("a.json".to_owned(), text.to_owned());
        load(&[Document { file, text }]).findings.len()
    }

    #[test]
    fn the_catalogue_named_again_is_nothing_new() {
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
        assert_eq!(findings(BUILT_IN), 0);
        assert!(findings(&format!("{BUILT_IN} ")) > 100);
        assert!(findings(&BUILT_IN.replacen("Offences", "offences", 1)) > 100);
    }

    #[test]
    fn the_widget_has_the_same_catalogue() {
        let whole = load(&[]).catalogue;
        let mut of_widget = Dataset::default();
        let mut found = Found::default();
        let text = include_str!("indicators.min.json");
        read_document("indicators.json", text, &mut of_widget, &mut found);
        assert_eq!(found.into_findings(), []);
        assert_eq!(of_widget.catalogue, whole);
    }
}
