//! From JSON texts to a [`Dataset`], losing nothing usable: each is read as a [`Piece`], and all are
//! validated together.

use std::rc::Rc;

use super::dataset::Described;
use super::found::Found;
use super::json::Checked;
use super::piece::{Before, PieceReading};
use super::read::Reader;
use super::validate::{self, Seen};
use super::{Dataset, Piece};

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
    Including::new(text).look(usize::MAX).unwrap_or_default()
}

/// Looks for what a document includes, bit by bit for who has other things to do in between.
pub struct Including<'d> {
    text: &'d str,
    checked: Checked,
}

impl<'d> Including<'d> {
    /// Begins to look.
    pub fn new(text: &'d str) -> Self {
        Self {
            text: without_mark(text),
            checked: Checked::default(),
        }
    }

    /// Looks on in about so many bytes; what is found, as by [`includes_at`], once all was looked at.
    pub fn look(&mut self, bytes: usize) -> Option<Vec<(usize, String)>> {
        match self.checked.go_on(self.text, bytes) {
            Ok(false) => return None,
            Ok(true) => {}
            Err(_) => return Some(Vec::new()),
        }
        // Nothing is told here, and so anything may be found.
        let mut found = Found::default();
        let mut reader = Reader::new("", self.text, &mut found);
        let Some(at) = reader.json.find("include") else {
            return Some(Vec::new());
        };
        reader.json.go(at);
        let (places, names) = reader.placed(Reader::text);
        let names = places.into_iter().zip(names);
        Some(names.filter(|(_, name)| is_plain_relative(name)).collect())
    }
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
        if let Some(reading) = self.open(document) {
            self.take(reading);
        }
    }

    /// Begins to read one more, bit by bit; `None` if there is nothing new in it. When it is read it is
    /// to be given back: [`Reading::take`].
    pub fn open<'d>(&mut self, document: &'d Document) -> Option<PieceReading<'d>> {
        // The catalogue itself, named again: nothing new.
        let text = document.text.as_bytes();
        if text.len() == CATALOGUE.0 && fingerprint(text) == CATALOGUE.1 {
            return None;
        }
        let before = std::mem::take(&mut self.before);
        let found = std::mem::take(&mut self.found);
        let (file, text) = (document.file.clone(), document.text.as_str().into());
        Some(PieceReading::after(before, found, file, text))
    }

    /// Takes in what was read, after what is left of it.
    pub fn take(&mut self, reading: PieceReading) {
        let (piece, before, found) = reading.end_before();
        self.pieces.push(piece);
        (self.before, self.found) = (before, found);
    }

    /// Looks for what is well-formed but wrong; the dataset then holds all that was found.
    pub fn end(self) -> Dataset {
        let mut ending = self.look();
        while ending.step() {}
        ending.dataset()
    }

    /// Begins to look for that, document by document.
    pub fn look(mut self) -> Ending {
        let described = Described::of(self.pieces.iter(), Some(&mut self.found));
        for piece in &self.pieces {
            validate::places(piece, &described, &mut self.found);
        }
        Ending {
            left: self.pieces.into_iter(),
            done: Vec::new(),
            described,
            seen: Seen::default(),
            found: self.found,
        }
    }
}

/// Documents that were read and are being looked through.
pub struct Ending {
    left: std::vec::IntoIter<Piece>,
    done: Vec<Rc<Piece>>,
    described: Described,
    seen: Seen,
    found: Found,
}

impl Ending {
    /// Looks through one more; whether there was one.
    pub fn step(&mut self) -> bool {
        let Some(mut piece) = self.left.next() else {
            return false;
        };
        validate::reports(&mut piece, &self.described, &mut self.seen, &mut self.found);
        piece.figures.finish();
        self.done.push(Rc::new(piece));
        true
    }

    /// What all make together.
    pub fn dataset(self) -> Dataset {
        let pieces = self.done.into_iter();
        let mut dataset = Dataset::told(self.described, pieces.map(|p| (p, &[][..])));
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
