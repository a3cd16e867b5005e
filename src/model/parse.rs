//! From JSON texts to a [`Dataset`], losing nothing usable: each is read as a [`Piece`], and all are
//! validated together.

use std::rc::Rc;

use super::dataset::Described;
use super::found::Found;
use super::json;
use super::piece::{Before, PieceReading};
use super::read::Reader;
use super::{Dataset, Piece, validate};

/// The format this version reads and writes.
pub const FORMAT: &str = "binh-yen/1";

/// The largest document read. A national dataset is many documents.
pub const MAX_BYTES: usize = 20 << 20;

/// The catalogue as it is in the repository.
#[cfg(not(target_arch = "wasm32"))]
pub(super) const BUILT_IN: &str = include_str!("../../data/indicators.json");

/// The same without whitespace; `schema::catalogue` makes it.
#[cfg(target_arch = "wasm32")]
pub(super) const BUILT_IN: &str = include_str!("indicators.min.json");

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
pub(super) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// Relative, downwards, without a scheme: a document can't make the widget fetch elsewhere.
pub(super) fn is_plain_relative(name: &str) -> bool {
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
    pieces: Vec<Piece>,
    before: Before,
    found: Found,
}

impl Reading {
    /// Begins with the built-in catalogue.
    pub fn begin() -> Self {
        Self {
            pieces: Vec::new(),
            before: Before::nothing(),
            found: Found::default(),
        }
    }

    /// Reads one more.
    pub fn add(&mut self, document: &Document) {
        // The catalogue itself, named again: nothing new.
        let text = document.text.as_bytes();
        if text.len() != CATALOGUE.0 || fingerprint(text) != CATALOGUE.1 {
            let before = std::mem::take(&mut self.before);
            let found = std::mem::take(&mut self.found);
            let (file, text) = (document.file.clone(), document.text.as_str().into());
            let reading = PieceReading::after(before, found, file, text);
            let (piece, before, found) = reading.end_before();
            self.pieces.push(piece);
            (self.before, self.found) = (before, found);
        }
    }

    /// Looks for what is well-formed but wrong; the dataset then holds all that was found.
    pub fn end(mut self) -> Dataset {
        let described = Described::of(self.pieces.iter(), Some(&mut self.found));
        validate::run(&mut self.pieces, &described, &mut self.found);
        for piece in &mut self.pieces {
            piece.figures.finish();
        }
        let pieces = self.pieces.into_iter();
        let mut dataset = Dataset::told(described, pieces.map(|p| (Rc::new(p), &[][..])));
        dataset.findings = self.found.into_findings();
        dataset
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::piece;

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
        let of_widget = piece::catalogue(include_str!("indicators.min.json"));
        assert_eq!(of_widget.findings(), []);
        assert_eq!(of_widget.catalogue, *whole);
    }
}
