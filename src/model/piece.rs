//! What one document says, read once and shared by all datasets that it is a part of.
//!
//! Each report, and within it each figure, is read for itself: one that can't be read becomes a
//! finding and the rest stays. Values are read straight from the text, without a tree of it, and a
//! long text bit by bit.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use super::dataset::Lost;
use super::figures::Figures;
use super::found::Found;
use super::head::Common;
use super::json::{self, Checked, Kind};
use super::known::Known;
use super::parse::{BUILT_IN, Document, FORMAT, MAX_BYTES, is_plain_relative, without_mark};
use super::read::{Items, Reader};
use super::{
    Catalogue, Finding, Head, Indicator, LocalText, Measure, Place, Problem, Report, Scope, Syntax,
};

/// What one document says. [`super::Dataset::of`] makes a dataset of any number of these.
#[derive(Debug)]
pub struct Piece {
    pub(super) file: String,
    pub(super) title: Option<LocalText>,
    /// What it adds to the built-in catalogue.
    pub(super) catalogue: Catalogue,
    pub(super) places: Vec<Rc<Place>>,
    /// Of each place, where in the document's list it stands.
    pub(super) place_indexes: Vec<usize>,
    pub(super) reports: Vec<Read>,
    pub(super) figures: Figures,
    pub(super) lost: Lost,
    pub(super) findings: Vec<Finding>,
}

/// A report without its figures, and where it was read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) head: Head,
    /// Its place in the document's `reports`.
    pub(super) index: u32,
    /// The place in the report's `figures` of each figure that was kept; empty if all were.
    pub(super) figures: Box<[u32]>,
    /// The report with its figures, once it was asked for.
    whole: OnceCell<Box<Report>>,
}

impl Read {
    fn new(head: Head, index: usize, figures: Vec<usize>) -> Self {
        let mut this = Self {
            head,
            index: index as u32,
            figures: Box::default(),
            whole: OnceCell::new(),
        };
        if figures.iter().enumerate().any(|(kept, at)| kept != *at) {
            this.figures = figures.into_iter().map(|at| at as u32).collect();
        }
        this
    }

    /// Where in the document's list a figure stands, by its place among those kept.
    pub(super) fn figure(&self, kept: usize) -> usize {
        self.figures.get(kept).map_or(kept, |at| *at as usize)
    }

    /// Leaves out figures that are not kept after all; there are so many now.
    pub(super) fn retain(&mut self, keep: &[bool]) {
        let kept = (0..keep.len()).filter(|at| keep[*at]);
        self.figures = kept.map(|at| self.figure(at) as u32).collect();
    }
}

impl Piece {
    /// Reads a document in one go.
    pub fn read(document: Document) -> Self {
        PieceReading::new(document.file, document.text).end()
    }

    /// What was found wrong in the document by itself.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// A report with its figures.
    pub(super) fn whole(&self, at: usize) -> &Report {
        let read = &self.reports[at];
        let whole = || Box::new(read.head.with(self.figures.unfolded(at)));
        read.whole.get_or_init(whole)
    }

    /// Whether a report was put together with its figures.
    #[cfg(test)]
    pub(super) fn is_whole(&self, at: usize) -> bool {
        self.reports[at].whole.get().is_some()
    }

    /// How many reports it holds.
    pub fn reports(&self) -> usize {
        self.reports.len()
    }
}

thread_local! {
    static CATALOGUE: Rc<Catalogue> = Rc::new(catalogue(BUILT_IN).catalogue);
}

/// Reads what the built-in catalogue is written in: it comes after nothing.
pub(super) fn catalogue(text: &str) -> Piece {
    let (before, found) = (Before::default(), Found::default());
    PieceReading::after(before, found, "indicators.json".to_owned(), text.into()).end()
}

/// Reads the built-in catalogue, which otherwise the first document does.
pub fn read_catalogue() {
    built_in();
}

/// The built-in catalogue, read when it is first asked for.
pub(super) fn built_in() -> Rc<Catalogue> {
    CATALOGUE.with(Rc::clone)
}

/// What was said before a document. A second entry of an id is an error, and the first one stays.
#[derive(Default)]
pub(super) struct Before {
    pub(super) catalogue: Rc<Catalogue>,
    pub(super) places: Known,
}

impl Before {
    /// Nothing but the built-in catalogue.
    pub(super) fn nothing() -> Self {
        Self {
            catalogue: built_in(),
            places: Known::new(),
        }
    }
}

/// A document that is being read, bit by bit for who has other things to do in between.
pub struct PieceReading<'d> {
    text: Cow<'d, str>,
    piece: Piece,
    pub(super) before: Before,
    pub(super) found: Found,
    stage: Stage,
    /// Of the list that is being read, the places of what is kept.
    kept: Vec<usize>,
    common: Common,
}

/// What is to be done next.
enum Stage {
    /// See whether it is JSON.
    Check(Checked),
    /// Read the fields from this one on, in the order of [`FIELDS`].
    Field(Fields, usize),
    /// Go on with the list of this field, from this byte on.
    List(Fields, usize, Items, usize),
    Done,
}

/// Where in the text the value of each field is.
type Fields = [Option<usize>; FIELDS.len()];

const FIELDS: [&str; 9] = [
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

impl<'d> PieceReading<'d> {
    /// Begins to read a document that stands for itself.
    pub fn new(file: String, text: impl Into<Cow<'d, str>>) -> Self {
        Self::after(Before::nothing(), Found::default(), file, text.into())
    }

    /// Begins to read one that comes after others.
    pub(super) fn after(before: Before, found: Found, file: String, text: Cow<'d, str>) -> Self {
        let mut this = Self {
            text: match text {
                Cow::Borrowed(text) => Cow::Borrowed(without_mark(text)),
                Cow::Owned(text) => match without_mark(&text) {
                    rest if rest.len() < text.len() => Cow::Owned(rest.to_owned()),
                    _ => Cow::Owned(text),
                },
            },
            piece: Piece {
                file,
                title: None,
                catalogue: Catalogue::default(),
                places: Vec::new(),
                place_indexes: Vec::new(),
                reports: Vec::new(),
                figures: Figures::default(),
                lost: Lost::default(),
                findings: Vec::new(),
            },
            before,
            found,
            stage: Stage::Check(Checked::default()),
            kept: Vec::new(),
            common: Common::default(),
        };
        if this.text.trim().is_empty() {
            this.give_up(Problem::Empty);
        } else if this.text.len() > MAX_BYTES {
            let bytes = this.text.len();
            this.give_up(Problem::TooLarge { bytes });
        }
        this
    }

    /// Reads on in about so many bytes of the text; whether there is more to read.
    pub fn read_some(&mut self, bytes: usize) -> bool {
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Check(mut checked) => match checked.go_on(&self.text, bytes) {
                Ok(false) => Stage::Check(checked),
                Ok(true) => self.fields(&checked.keys),
                Err(fault) => return self.give_up(Problem::NotJson(fault)),
            },
            Stage::Field(fields, next) => self.field(fields, next, bytes),
            Stage::List(fields, of, items, at) => self.list(fields, of, items, at, bytes),
            Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }

    /// Reads what is left of the document.
    pub fn end(mut self) -> Piece {
        while self.read_some(usize::MAX) {}
        let found = std::mem::take(&mut self.found);
        self.piece.findings = found.into_findings();
        // What validation does for documents that are read together.
        self.piece.figures.order_corrections();
        self.piece.figures.finish();
        self.piece
    }

    /// As [`PieceReading::end`], with what the next document comes after, and all that was found.
    pub(super) fn end_before(mut self) -> (Piece, Before, Found) {
        while self.read_some(usize::MAX) {}
        let Before { catalogue, places } = &mut self.before;
        merged(catalogue, &self.piece.catalogue);
        for place in &self.piece.places {
            places.insert(place.id.clone(), 0);
        }
        (self.piece, self.before, self.found)
    }

    fn give_up(&mut self, problem: Problem) -> bool {
        self.found.error(&self.piece.file, "", problem);
        self.stage = Stage::Done;
        false
    }

    /// Looks where each field is: they are read in one order, whatever order they are written in.
    fn fields(&mut self, keys: &[usize]) -> Stage {
        let mut reader = Reader::new(&self.piece.file, &self.text, &mut self.found);
        if reader.json.kind() != Kind::Object {
            let fault = json::fault(&self.text, reader.json.at(), Syntax::Object);
            reader.error(Problem::NotJson(fault));
            return Stage::Done;
        }
        let keys = keys.iter().filter_map(|at| {
            reader.json.go(*at);
            Some((reader.json.key()?, reader.json.at()))
        });
        let keys: Vec<_> = keys.collect();
        let format = keys.iter().rfind(|(name, _)| name == "format");
        if !is_our_format(&mut reader, format.map(|(_, at)| *at)) {
            return Stage::Done;
        }
        let mut fields = [None; FIELDS.len()];
        for (name, at) in keys {
            match FIELDS.iter().position(|field| *field == name) {
                Some(field) => {
                    if fields[field].replace(at).is_some() {
                        let last_counts = true;
                        reader.note(&name, Problem::DuplicateKey { last_counts });
                    }
                }
                None => reader.note(&name, Problem::UnknownField),
            }
        }
        Stage::Field(fields, 0)
    }

    /// Reads a field; a long list only up to some byte.
    fn field(&mut self, fields: Fields, field: usize, bytes: usize) -> Stage {
        let Some(name) = FIELDS.get(field) else {
            return Stage::Done;
        };
        let next = Stage::Field(fields, field + 1);
        let Some(at) = fields[field] else {
            return next;
        };
        let mut reader = Reader::new(&self.piece.file, &self.text, &mut self.found);
        reader.json.go(at);
        (*name).clone_into(&mut reader.path);
        match *name {
            "title" => self.piece.title = reader.apart(LocalText::read),
            "include" => read_includes(&mut reader),
            "$schema" | "format" => {}
            _ if reader.is_list() => {
                reader.json.open();
                let at = reader.json.at();
                return self.list(fields, field, Items::default(), at, bytes);
            }
            _ => {}
        }
        next
    }

    /// Goes on with a list that began before `at`.
    fn list(
        &mut self,
        fields: Fields,
        field: usize,
        mut items: Items,
        at: usize,
        bytes: usize,
    ) -> Stage {
        let until = at.saturating_add(bytes);
        let piece = &mut self.piece;
        let mut reader = Reader::new(&piece.file, &self.text, &mut self.found);
        reader.json.go(at);
        FIELDS[field].clone_into(&mut reader.path);
        let (known, kept) = (&mut piece.catalogue, &mut self.kept);
        let list = FIELDS[field];
        let all = reader.items(&mut items, until, &mut |r, i| match list {
            "indicators" => r.keep(Indicator::read, i, kept, &mut known.indicators),
            "measures" => r.keep(Measure::read, i, kept, &mut known.measures),
            "scopes" => r.keep(Scope::read, i, kept, &mut known.scopes),
            "places" => r.keep(|r| Place::read(r).map(Rc::new), i, kept, &mut piece.places),
            _ => {
                let (figures, common) = (&mut piece.figures, &mut self.common);
                let read = Head::read(r, figures, common).filter(|_| r.is_well());
                let of = read.as_ref().map(|(head, _)| head);
                let says = of.is_some_and(|head| !head.statements().is_empty());
                figures.end_report(of.map(|head| (&*head.place, head.period)), says);
                let is_kept = read.is_some();
                let read = read.map(|(head, figures)| Read::new(head, i, figures));
                piece.reports.extend(read);
                is_kept
            }
        });
        for (list, places) in std::mem::take(&mut reader.lost) {
            piece.lost.add(&list, places);
        }
        if !all {
            return Stage::List(fields, field, items, reader.json.at());
        }
        let (kept, before) = (std::mem::take(kept), &self.before.catalogue);
        match list {
            "indicators" => {
                let is_old = |id: &str| before.indicator(id).is_some();
                distinct(&mut known.indicators, kept, |i| &i.id, &is_old, &mut reader);
            }
            "measures" => {
                let is_old = |id: &str| before.measure(id).is_some();
                distinct(&mut known.measures, kept, |m| &m.id, &is_old, &mut reader);
            }
            "scopes" => {
                let is_old = |id: &str| before.scope(id).is_some();
                distinct(&mut known.scopes, kept, |s| &s.id, &is_old, &mut reader);
            }
            "places" => {
                let is_old = |id: &str| self.before.places.contains_key(id);
                piece.place_indexes =
                    distinct(&mut piece.places, kept, |p| &p.id, &is_old, &mut reader);
            }
            _ => piece.reports.shrink_to_fit(),
        }
        Stage::Field(fields, field + 1)
    }
}

/// Whether the document says that it is of this format; if not, that is told.
fn is_our_format(reader: &mut Reader, at: Option<usize>) -> bool {
    reader.path = "format".to_owned();
    let format = at.and_then(|at| {
        reader.json.go(at);
        reader.text()
    });
    match format {
        None => reader.error(Problem::FormatMissing),
        Some(found) if found != FORMAT => reader.error(Problem::FormatUnknown { found }),
        Some(_) => return true,
    }
    false
}

/// Documents that can't be asked for by their names are told of.
fn read_includes(reader: &mut Reader) {
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

/// Keeps what is new and says where in the list that stands; a second entry of the same id is an
/// error and the first one stays.
fn distinct<T>(
    new: &mut Vec<T>,
    at: Vec<usize>,
    id: fn(&T) -> &String,
    is_old: &dyn Fn(&str) -> bool,
    reader: &mut Reader,
) -> Vec<usize> {
    let list = reader.path.clone();
    let mut known = Known::new();
    let mut kept = Vec::with_capacity(new.len());
    let mut places = at.into_iter();
    new.retain(|item| {
        let (id, index) = (id(item), places.next().unwrap_or_default());
        let is_new = !is_old(id) && known.insert(id.clone(), 0).is_none();
        if is_new {
            kept.push(index);
        } else {
            reader.path = format!("{list}[{index}].id");
            reader.error(Problem::DuplicateId { id: id.clone() });
        }
        is_new
    });
    kept
}

/// A catalogue with what another one adds.
pub(super) fn merged(all: &mut Rc<Catalogue>, more: &Catalogue) {
    let is_new = (
        |i: &&Indicator| all.indicator(&i.id).is_none(),
        |m: &&Measure| all.measure(&m.id).is_none(),
        |s: &&Scope| all.scope(&s.id).is_none(),
    );
    let indicators: Vec<_> = more.indicators.iter().filter(is_new.0).cloned().collect();
    let measures: Vec<_> = more.measures.iter().filter(is_new.1).cloned().collect();
    let scopes: Vec<_> = more.scopes.iter().filter(is_new.2).cloned().collect();
    // A catalogue that nothing is added to stays shared.
    if indicators.len() + measures.len() + scopes.len() > 0 {
        let all = Rc::make_mut(all);
        all.indicators.extend(indicators);
        all.measures.extend(measures);
        all.scopes.extend(scopes);
    }
}
