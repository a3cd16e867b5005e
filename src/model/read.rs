//! Reads values of a document one by one, noting where something is wrong and going on.
//!
//! Every function reads exactly one value, whatever it is; what it gives back for a wrong one is
//! not used, as the item it belongs to has failed. Nothing here is compiled anew for every type
//! that is read: reading is a good part of the widget.

use std::borrow::Cow;

use super::found::Found;
use super::json::{Json, Kind, Number};
use super::shape::{Shape, Wanted};
use super::{Problem, day};

/// How many characters of a wrong value are told.
const MOST_TOLD: usize = 80;

/// Reads one item; `None` if it can't be used.
pub(super) type Read<'a, T> = fn(&mut Reader<'a>) -> Option<T>;

/// How far a list was read.
#[derive(Default)]
pub(super) struct Items {
    next: usize,
    lost: Vec<usize>,
}

/// A step into an object or a list.
#[derive(Clone, Copy)]
enum Step {
    /// To the value of a key, by its place among [`Reader::keys`].
    Key(usize),
    Item(usize),
}

/// A document that is being read.
pub(super) struct Reader<'a> {
    pub(super) json: Json<'a>,
    pub(super) file: &'a str,
    pub(super) found: &'a mut Found,
    /// From where on it reads: `reports`.
    pub(super) path: String,
    /// The way from there to where it is: `[3].figures[2].value`.
    trail: Vec<Step>,
    /// Of each list in which something could not be used, its path and the places of that.
    pub(super) lost: Vec<(String, Vec<usize>)>,
    /// Whether the item being read can't be used.
    failed: bool,
    /// The keys met in the objects it is in, outermost first; the last of each is of the value that
    /// is being read.
    keys: Vec<Cow<'a, str>>,
}

impl<'a> Reader<'a> {
    /// Reads text that was found to be JSON.
    pub(super) fn new(file: &'a str, text: &'a str, found: &'a mut Found) -> Self {
        Self {
            json: Json::new(text),
            file,
            found,
            path: String::new(),
            trail: Vec::new(),
            lost: Vec::new(),
            failed: false,
            keys: Vec::new(),
        }
    }

    /// Where it is: `reports[3].figures[2].value`.
    fn at(&self) -> String {
        let mut path = self.path.clone();
        for step in &self.trail {
            match step {
                Step::Key(key) => {
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&self.keys[*key]);
                }
                Step::Item(at) => {
                    path.push('[');
                    path.push_str(&at.to_string());
                    path.push(']');
                }
            }
        }
        path
    }

    /// Notes an error; the item can't be used.
    pub(super) fn error(&mut self, problem: Problem) {
        self.failed = true;
        let path = self.at();
        self.found.error(self.file, &path, problem);
    }

    /// Whether all is well with the item being read, so far.
    pub(super) fn is_well(&self) -> bool {
        !self.failed
    }

    fn warning(&mut self, problem: Problem) {
        let path = self.at();
        self.found.warning(self.file, &path, problem);
    }

    /// Notes a warning of a field of the document.
    pub(super) fn note(&mut self, field: &str, problem: Problem) {
        self.found.warning(self.file, field, problem);
    }

    /// Steps over a value that is not what was wanted.
    pub(super) fn wrong(&mut self, wanted: Wanted) {
        let written = self.json.value();
        let mut found: String = written.chars().take(MOST_TOLD).collect();
        if found.len() < written.len() {
            found.push('…');
        }
        self.error(Problem::Shape(Shape::Not { wanted, found }));
    }

    /// As [`Reader::wrong`], of the value that began there.
    pub(super) fn wrong_at(&mut self, start: usize, wanted: Wanted) {
        self.json.go(start);
        self.wrong(wanted);
    }

    /// An object whose fields `read` reads by name, `false` for a name that the format does not
    /// have. Says whether all is well with it and what is in it. A field written twice is an error,
    /// as nothing tells which of the two is meant.
    pub(super) fn object(
        &mut self,
        must: &[&'static str],
        read: &mut dyn FnMut(&mut Self, &str) -> bool,
    ) -> bool {
        self.fields(must, false, read)
    }

    /// As [`Reader::object`], but of a field written twice the last counts: a report or a document
    /// is not lost for that.
    pub(super) fn lenient_object(
        &mut self,
        must: &[&'static str],
        read: &mut dyn FnMut(&mut Self, &str) -> bool,
    ) -> bool {
        self.fields(must, true, read)
    }

    fn fields(
        &mut self,
        must: &[&'static str],
        last_counts: bool,
        read: &mut dyn FnMut(&mut Self, &str) -> bool,
    ) -> bool {
        if self.json.kind() != Kind::Object {
            self.wrong(Wanted::Object);
            return false;
        }
        let outer = std::mem::take(&mut self.failed);
        let (first, end) = (self.keys.len(), self.trail.len());
        self.json.open();
        while let Some(key) = self.json.key() {
            let last = self.keys.len();
            let twice = self.keys[first..].contains(&key);
            let mut is_new = !twice;
            self.trail.push(Step::Key(last));
            self.keys.push(key.clone());
            if twice && !last_counts {
                self.error(Problem::DuplicateKey { last_counts });
                self.json.value();
            } else if !read(self, &key) {
                is_new = false;
                self.warning(Problem::UnknownField);
                self.json.value();
            } else if twice {
                self.warning(Problem::DuplicateKey { last_counts });
            }
            if !is_new {
                self.keys.truncate(last);
            }
            self.trail.truncate(end);
        }
        for field in must {
            if !self.keys[first..].iter().any(|key| key == field) {
                self.error(Problem::Shape(Shape::Missing { field }));
            }
        }
        self.keys.truncate(first);
        let well = !self.failed;
        self.failed |= outer;
        well
    }

    /// A list each of whose items `item` reads, `false` for one that can't be used. Those are lost
    /// alone, and their places kept in [`Reader::lost`].
    pub(super) fn each(&mut self, item: &mut dyn FnMut(&mut Self, usize) -> bool) {
        let outer = self.failed;
        let mut list = Items::default();
        if self.is_list() {
            self.json.open();
            self.items(&mut list, usize::MAX, item);
        }
        self.failed = outer;
    }

    /// Whether there is a list; if not, that is told and what is there stepped over.
    pub(super) fn is_list(&mut self) -> bool {
        let is_list = self.json.kind() == Kind::List;
        if !is_list {
            self.wrong(Wanted::List);
        }
        is_list
    }

    /// Items of a list that it is in, up to the first that begins at `until` or later; whether these
    /// were all.
    pub(super) fn items(
        &mut self,
        list: &mut Items,
        until: usize,
        item: &mut dyn FnMut(&mut Self, usize) -> bool,
    ) -> bool {
        let end = self.trail.len();
        while self.json.item() {
            if self.found.is_hopeless(self.file) {
                self.json.value();
                continue;
            }
            self.trail.push(Step::Item(list.next));
            self.failed = false;
            if !item(self, list.next) || self.failed {
                list.lost.push(list.next);
            }
            self.trail.truncate(end);
            list.next += 1;
            if self.json.at() >= until {
                return false;
            }
        }
        let lost = std::mem::take(&mut list.lost);
        if !lost.is_empty() {
            self.lost.push((self.at(), lost));
        }
        true
    }

    /// The items of a list that can be used, and the place in the list of each.
    pub(super) fn placed<T>(&mut self, read: Read<'a, T>) -> (Vec<usize>, Vec<T>) {
        let (mut places, mut kept) = (Vec::new(), Vec::new());
        self.each(&mut |reader, index| reader.keep(read, index, &mut places, &mut kept));
        kept.shrink_to_fit();
        (places, kept)
    }

    /// Reads an item of a list and keeps it with its place, if it can be used.
    pub(super) fn keep<T>(
        &mut self,
        read: Read<'a, T>,
        index: usize,
        places: &mut Vec<usize>,
        kept: &mut Vec<T>,
    ) -> bool {
        let value = read(self).filter(|_| !self.failed);
        let is_kept = value.is_some();
        if let Some(value) = value {
            places.push(index);
            kept.push(value);
        }
        is_kept
    }

    /// The items of a list that can be used.
    pub(super) fn list<T>(&mut self, read: Read<'a, T>) -> Vec<T> {
        self.placed(read).1
    }

    /// All items of a list; one that can't be used fails what the list belongs to.
    pub(super) fn all<T>(&mut self, read: Read<'a, T>) -> Vec<T> {
        let before = self.lost.len();
        let is_list = self.json.kind() == Kind::List;
        let all = self.list(read);
        self.failed |= !is_list || self.lost.len() > before;
        self.lost.truncate(before);
        all
    }

    /// What fails nothing but itself.
    pub(super) fn apart<T>(&mut self, read: Read<'a, T>) -> Option<T> {
        let outer = std::mem::take(&mut self.failed);
        let value = read(self).filter(|_| !self.failed);
        self.failed = outer;
        value
    }

    /// A value or `null`, which is the same as none.
    pub(super) fn maybe<T>(&mut self, read: Read<'a, T>) -> Option<T> {
        if self.json.kind() == Kind::Null {
            self.json.value();
            return None;
        }
        read(self)
    }

    /// A text, borrowed where it can be.
    pub(super) fn word(&mut self, wanted: Wanted) -> Option<Cow<'a, str>> {
        let text = self.json.text();
        if text.is_none() {
            self.wrong(wanted);
        }
        text
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<String> {
        self.word(Wanted::Text).map(Cow::into_owned)
    }

    /// A text that must be there.
    pub(super) fn must_text(&mut self) -> String {
        self.text().unwrap_or_default()
    }

    /// `true` or `false`.
    pub(super) fn flag(&mut self) -> bool {
        match self.json.kind() {
            Kind::Flag(flag) => {
                self.json.value();
                flag
            }
            _ => {
                self.wrong(Wanted::Flag);
                false
            }
        }
    }

    /// A whole number up to `most`.
    pub(super) fn whole(&mut self, most: u64) -> Option<u64> {
        let start = self.json.at();
        // A text has its quotes here, and so is no number.
        let number = self.json.value().parse().ok().filter(|n| *n <= most);
        if number.is_none() {
            self.wrong_at(start, Wanted::Whole(most));
        }
        number
    }

    /// A number of any size and precision.
    pub(super) fn float(&mut self) -> Option<f64> {
        let start = self.json.at();
        let number = Number::parse(self.json.value()).and_then(Number::to_f64);
        if number.is_none() {
            self.wrong_at(start, Wanted::Number);
        }
        number
    }

    /// Which of some words it is.
    pub(super) fn choice(&mut self, words: &'static [&'static str]) -> Option<usize> {
        let start = self.json.at();
        let word = self.json.text();
        let known = word.and_then(|word| words.iter().position(|w| *w == word));
        if known.is_none() {
            self.wrong_at(start, Wanted::OneOf(words));
        }
        known
    }

    /// A day.
    pub(super) fn day(&mut self) -> Option<chrono::NaiveDate> {
        let start = self.json.at();
        let day = self.json.text().and_then(|text| day::parse(&text));
        if day.is_none() {
            self.wrong_at(start, Wanted::Day);
        }
        day
    }
}

/// Gives an enum of plain words its reader: `choice!(Way { "up" => Up, "down" => Down })`.
macro_rules! choice {
    ($type:ident { $($word:literal => $value:ident),+ $(,)? }) => {
        impl $type {
            /// Reads one of its words.
            pub(super) fn read(reader: &mut $crate::model::read::Reader) -> Option<Self> {
                const VALUES: &[$type] = &[$($type::$value),+];
                let chosen = reader.choice(&[$($word),+])?;
                VALUES.get(chosen).copied()
            }
        }
    };
}
pub(super) use choice;

/// Reads one value by itself, for tests.
#[cfg(test)]
pub(crate) fn one<T>(
    text: &str,
    read: for<'a> fn(&mut Reader<'a>) -> Option<T>,
) -> Result<T, Vec<super::Finding>> {
    super::json::check(text).expect("it is JSON");
    let mut found = Found::default();
    let mut reader = Reader::new("test", text, &mut found);
    let value = reader.apart(read);
    assert_eq!(
        reader.json.at(),
        text.trim_end().len(),
        "{text} is read to its end"
    );
    let findings = found.into_findings();
    match value {
        Some(value) if findings.is_empty() => Ok(value),
        _ => Err(findings),
    }
}
