//! All documents together: the catalogue, the places and the reports, ready to be asked.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::figures::{Figures, Grouped};
use super::found::Found;
use super::kept::Kept;
use super::known::Known;
use super::piece::{built_in, merged};
use super::{
    Beyond, Catalogue, Figure, FigureRef, Finding, Head, LocalText, Period, Piece, Place, Problem,
    Report, Reports, Shared, order,
};

/// Where a report was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Origin<'a> {
    /// The document's name as it was asked for.
    pub file: &'a str,
    /// Its place in the document's `reports`.
    pub index: usize,
}

/// What could be used of all documents, and what was found wrong in them.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// What the whole is called, if the first document says so.
    pub title: Option<LocalText>,
    /// The built-in catalogue with what the documents add.
    pub catalogue: Rc<Catalogue>,
    /// Everything wrong, in the order found.
    pub findings: Vec<Finding>,
    /// What is known of reports that are not here.
    pub beyond: Beyond,
    /// For what is worked out from the dataset.
    pub kept: Kept,
    places: Shared<Place>,
    place_index: Rc<Known>,
    heirs: OnceCell<BTreeMap<String, Vec<usize>>>,
    reports: Reports,
    parts: Vec<Part>,
    /// Who tells of a place: a piece, and the number it has there.
    tellers: Vec<(u32, u32)>,
    /// By place, which of these.
    told_by: Grouped,
}

/// A piece, and which number each of its reports has in the dataset.
#[derive(Clone, Debug)]
struct Part {
    piece: Rc<Piece>,
    numbers: Vec<u32>,
}

/// Stands for the number of a report that another piece holds too, and that is taken from there.
const TAKEN: u32 = u32::MAX;

/// More reports than are ever read: the place of one in the whole that is beyond is an error, and it
/// comes last.
const MOST: usize = 1 << 22;

impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        self.title == other.title
            && self.catalogue == other.catalogue
            && self.findings == other.findings
            && self.beyond == other.beyond
            && self.places == other.places
            && self.reports == other.reports
    }
}

/// Which items of which lists could not be used, so that those after them are still told of by
/// their own places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lost(BTreeMap<String, Vec<usize>>);

impl Lost {
    /// Notes the places, in order, of what could not be used in the list of this path.
    pub(super) fn add(&mut self, list: &str, places: Vec<usize>) {
        self.0.insert(list.to_owned(), places);
    }

    /// The place in the document's list of an item that was kept, by its place among the kept.
    pub(super) fn place(&self, list: &str, kept: usize) -> usize {
        let mut place = kept;
        for lost in self.0.get(list).into_iter().flatten() {
            place += usize::from(*lost <= place);
        }
        place
    }
}

/// What is described by some pieces: what reports may speak of.
#[derive(Default)]
pub(super) struct Described {
    pub(super) catalogue: Rc<Catalogue>,
    pub(super) places: Shared<Place>,
    pub(super) index: Rc<Known>,
}

impl Described {
    /// The first of an id counts. Places named by reports but described nowhere still get a name to
    /// be shown under; that is told if there is somebody to tell.
    pub(super) fn of<'p>(
        pieces: impl Iterator<Item = &'p Piece> + Clone,
        mut found: Option<&mut Found>,
    ) -> Self {
        let mut all = Self {
            catalogue: built_in(),
            ..Self::default()
        };
        for piece in pieces.clone() {
            all.take(piece);
        }
        for piece in pieces {
            let is_known = |(_, id): (u32, &str)| all.index.contains_key(id);
            if !piece.figures.places().all(is_known) {
                all.add_unknown(piece, found.as_deref_mut());
            }
        }
        all
    }

    /// Takes in what a piece describes.
    fn take(&mut self, piece: &Piece) {
        merged(&mut self.catalogue, &piece.catalogue);
        for place in &piece.places {
            self.add(place);
        }
    }

    /// The place of this id.
    pub(super) fn place(&self, id: &str) -> Option<&Place> {
        self.index.get(id).map(|at| &self.places[*at])
    }

    fn add(&mut self, place: &Rc<Place>) {
        if self.index.contains_key(&place.id) {
            return;
        }
        if Rc::get_mut(&mut self.index).is_none() {
            // Shared, and so made anew: the code that clones a map is 2 kB of wasm.
            let mut own = Known::new();
            for (at, place) in self.places.iter().enumerate() {
                own.insert(place.id.clone(), at);
            }
            self.index = Rc::new(own);
        }
        if let Some(index) = Rc::get_mut(&mut self.index) {
            index.insert(place.id.clone(), self.places.len());
            self.places.push(Rc::clone(place));
        }
    }

    fn add_unknown(&mut self, piece: &Piece, mut found: Option<&mut Found>) {
        for (report, read) in piece.reports.iter().enumerate() {
            let own = piece.figures.of_report(&read.head, report).enumerate();
            let own = own.map(|(kept, figure)| (Some(read.figure(kept)), figure.place));
            for (figure, id) in std::iter::once((None, &*read.head.place)).chain(own) {
                if self.index.contains_key(id) {
                    continue;
                }
                if let Some(found) = found.as_deref_mut() {
                    let figure = figure.map_or(String::new(), |at| format!(".figures[{at}]"));
                    let path = format!("reports[{}]{figure}.place", read.index);
                    let id = id.to_owned();
                    found.error(&piece.file, &path, Problem::UnknownPlace { id });
                }
                self.add(&Rc::new(Place::unknown(id, id)));
            }
        }
    }
}

impl Dataset {
    /// Puts together what some documents say, in any number, sharing all of it with the pieces: so
    /// one can be added or dropped without reading anything again. Nothing is validated, and the
    /// findings are those of reading alone: for documents that were checked when they were written.
    ///
    /// Reports stand in the order of the pieces. Of places and of what is added to the catalogue the
    /// first of an id counts.
    pub fn of(pieces: &[Rc<Piece>]) -> Self {
        let each = pieces.iter().map(|piece| (Rc::clone(piece), Vec::new()));
        Self::part(&each.collect::<Vec<_>>())
    }

    /// As [`Dataset::of`], of pieces that are parts of a whole. With each come the places that its
    /// reports have in the whole, in their order: so the reports of some parts stand to each other
    /// as they do in the whole, and one that is in several parts is there once. Reports without such
    /// a place come last.
    pub fn part(pieces: &[(Rc<Piece>, Vec<usize>)]) -> Self {
        let described = Described::of(pieces.iter().map(|(piece, _)| &**piece), None);
        let each = pieces.iter();
        let each = each.map(|(piece, order)| (Rc::clone(piece), &order[..]));
        let mut data = Self::told(described, each);
        let findings = pieces.iter().flat_map(|(piece, _)| &piece.findings);
        data.findings = findings.cloned().collect();
        data
    }

    /// As [`Dataset::part`], with what is described here, which is not looked at again: of a whole
    /// country that takes longest.
    pub fn with(&self, pieces: &[(Rc<Piece>, Vec<usize>)]) -> Self {
        let mut described = Described {
            catalogue: Rc::clone(&self.catalogue),
            places: self.places.clone(),
            index: Rc::clone(&self.place_index),
        };
        for (piece, _) in pieces {
            described.take(piece);
        }
        let each = pieces.iter();
        let each = each.map(|(piece, order)| (Rc::clone(piece), &order[..]));
        let mut data = Self::told(described, each);
        data.title.clone_from(&self.title);
        data.findings.clone_from(&self.findings);
        for (piece, _) in pieces {
            data.findings.extend_from_slice(&piece.findings);
        }
        data
    }

    /// What pieces tell of what is described. With each come the places of its reports in the whole.
    pub(super) fn told<'o>(
        mut described: Described,
        pieces: impl Iterator<Item = (Rc<Piece>, &'o [usize])>,
    ) -> Self {
        let mut parts = Vec::new();
        // No sort: of a whole country that is a third of the work.
        let (mut known, mut rest) = (Vec::new(), Vec::new());
        for (part, (piece, order)) in (0_usize..).zip(pieces) {
            for (at, read) in (0..).zip(&piece.reports) {
                let number = order.get(read.index as usize).copied();
                match number.filter(|number| *number < MOST) {
                    None => rest.push((part, at)),
                    Some(number) => {
                        if known.len() <= number {
                            known.resize(number + 1, None);
                        }
                        known[number].get_or_insert((part, at));
                    }
                }
            }
            let numbers = vec![TAKEN; piece.reports.len()];
            parts.push(Part { piece, numbers });
        }
        let all: Vec<(usize, u32)> = known.into_iter().flatten().chain(rest).collect();
        for (number, (part, at)) in (0..).zip(&all) {
            parts[*part].numbers[*at as usize] = number;
        }
        let reports = all.iter();
        let reports = reports.map(|(part, at)| (Rc::clone(&parts[*part].piece), *at));
        let reports = Reports::new(reports);
        let (mut tellers, mut told) = (Vec::new(), Vec::new());
        for (number, part) in (0..).zip(&parts) {
            let mut added = false;
            for (local, id) in part.piece.figures.places() {
                let mut place = described.index.get(id).copied();
                if place.is_none() && !added {
                    described.add_unknown(&part.piece, None);
                    added = true;
                    place = described.index.get(id).copied();
                }
                if let Some(place) = place {
                    told.push((place as u32, tellers.len() as u32));
                    tellers.push((number, local));
                }
            }
        }
        Self {
            title: parts.iter().find_map(|part| part.piece.title.clone()),
            catalogue: described.catalogue,
            findings: Vec::new(),
            beyond: Beyond::default(),
            kept: Kept::default(),
            told_by: Grouped::new(described.places.len(), &told),
            places: described.places,
            place_index: described.index,
            heirs: OnceCell::new(),
            reports,
            parts,
            tellers,
        }
    }

    /// All places, those without reports too.
    pub fn places(&self) -> &Shared<Place> {
        &self.places
    }

    /// The place of this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.place_index.get(id).map(|i| &self.places[*i])
    }

    /// Where among all places the one of this id stands.
    pub fn number_of(&self, id: &str) -> Option<usize> {
        self.place_index.get(id).copied()
    }

    /// All reports, in the order read.
    pub fn reports(&self) -> &Reports {
        &self.reports
    }

    /// A report that is there, without its figures.
    pub fn head(&self, report: usize) -> &Head {
        let (piece, at) = self.reports.origin(report);
        &piece.reports[at].head
    }

    /// The pieces that tell of a place, each with the number it has there.
    fn tellers(&self, place: &str) -> impl Iterator<Item = (&Part, u32)> + Clone {
        self.tellers_of(self.number_of(place))
    }

    fn tellers_of(&self, place: Option<usize>) -> impl Iterator<Item = (&Part, u32)> + Clone {
        let tellers = place.map_or(&[][..], |place| self.told_by.of(place as u32));
        tellers.iter().map(|teller| {
            let (part, local) = self.tellers[*teller as usize];
            (&self.parts[part as usize], local)
        })
    }

    /// The numbers of the reports that are of a place or have figures of it, in order.
    fn numbers_on(&self, place: &str) -> Vec<usize> {
        self.numbers(self.number_of(place), Figures::reports_on)
    }

    /// Those of the reports that each piece has of a place, in order.
    fn numbers(&self, place: Option<usize>, on: fn(&Figures, u32) -> &[u32]) -> Vec<usize> {
        let all = self.tellers_of(place).flat_map(|(part, local)| {
            let own = on(&part.piece.figures, local).iter();
            let numbers = own.map(move |at| part.numbers[*at as usize]);
            numbers.filter(|number| *number != TAKEN)
        });
        let all = all.map(|number| number as usize);
        let mut all: Vec<usize> = all.collect();
        if !all.is_sorted() {
            order::sort_by(&mut all, Ord::cmp);
        }
        all
    }

    /// The reports that are of a place or have figures of it, by index, in the order read.
    pub fn reports_on(&self, place: &str) -> impl Iterator<Item = (usize, &Report)> {
        let all = self.numbers_on(place).into_iter();
        all.map(|report| (report, &self.reports[report]))
    }

    /// The same without their figures, which is much cheaper.
    pub fn heads_on(&self, place: &str) -> impl Iterator<Item = (usize, &Head)> {
        let all = self.numbers_on(place).into_iter();
        all.filter_map(|report| Some((report, self.reports.head(report)?)))
    }

    /// The reports of a place, by its number, that state something in words, by index, in the order read. A
    /// place without a number is not known, and has none.
    pub fn heads_saying(&self, place: Option<usize>) -> impl Iterator<Item = (usize, &Head)> {
        let all = self.numbers(place, Figures::said_on).into_iter();
        all.filter_map(|report| Some((report, self.reports.head(report)?)))
    }

    /// The figures of one series, each with its report and its place in it, in the order read. The series is
    /// named by the number of its place and by indicator, measure and part; of a place without a number
    /// there are none.
    pub fn figures_of(
        &self,
        place: Option<usize>,
        kind: (&str, &str, Option<&str>),
    ) -> Vec<(usize, usize, FigureRef<'_>)> {
        let mut found = Vec::new();
        for (part, local) in self.tellers_of(place) {
            let figures = &part.piece.figures;
            for row in figures.of_kind(local, kind) {
                found.extend(part.found(row));
            }
        }
        in_order(found)
    }

    /// All figures of a place, each with its report and its place in it, in the order read.
    pub fn figures_on(&self, place: &str) -> Vec<(usize, usize, FigureRef<'_>)> {
        let mut found = Vec::new();
        for (part, local) in self.tellers(place) {
            for row in part.piece.figures.on(local) {
                found.extend(part.found(row));
            }
        }
        in_order(found)
    }

    /// The periods that reports give for a place, earliest first: those of its reports, and those of
    /// figures of it.
    pub fn periods_on(&self, place: &str) -> Vec<Period> {
        let mut all: Vec<Period> = self.all_periods_on(self.number_of(place)).collect();
        order::distinct(&mut all);
        all
    }

    /// The periods of reports and figures on any of the places, in the order in which they are met.
    pub fn periods_on_any<'a>(&self, places: impl Iterator<Item = &'a str>) -> Vec<Period> {
        // Few of thousands are different: that is no list to sort.
        let mut all: Vec<Period> = Vec::new();
        for place in places {
            for period in self.all_periods_on(self.number_of(place)) {
                if !all.contains(&period) {
                    all.push(period);
                }
            }
        }
        all
    }

    /// Whether a report or a figure is of a place, by its number.
    pub fn is_told_of(&self, place: usize) -> bool {
        !self.told_by.of(place as u32).is_empty()
    }

    /// Whether a report or a figure is of a place, by its number, and a period.
    pub fn is_told(&self, place: usize, period: Period) -> bool {
        self.all_periods_on(Some(place)).any(|told| told == period)
    }

    /// One may be there more than once.
    fn all_periods_on(&self, place: Option<usize>) -> impl Iterator<Item = Period> {
        let tellers = self.tellers_of(place);
        tellers.flat_map(|(part, local)| part.piece.figures.periods_on(local))
    }

    /// What figures of any of the places are of: indicators in their measures, whole or limited to a
    /// part, in the order of their ids.
    pub fn kinds(&self, places: &[&str]) -> Vec<(&str, &str, Option<&str>)> {
        let mut noted: Vec<Vec<bool>> = vec![Vec::new(); self.parts.len()];
        for place in places {
            let place = self.place_index.get(*place);
            for teller in place.map_or(&[][..], |place| self.told_by.of(*place as u32)) {
                let (part, local) = self.tellers[*teller as usize];
                let figures = &self.parts[part as usize].piece.figures;
                figures.note_kinds(local, &mut noted[part as usize]);
            }
        }
        let noted = self.parts.iter().zip(&noted).flat_map(|(part, noted)| {
            let told = (0..noted.len()).filter(move |kind| noted[*kind]);
            told.map(move |kind| part.piece.figures.kind_at(kind))
        });
        let mut all: Vec<_> = noted.collect();
        order::distinct(&mut all);
        all
    }

    /// Where the report at `index` was read.
    pub fn origin(&self, index: usize) -> Origin<'_> {
        let (piece, at) = self.reports.origin(index);
        Origin {
            file: &piece.file,
            index: piece.reports[at].index as usize,
        }
    }

    /// The JSON path of a figure, for messages to editors.
    pub fn figure_path(&self, report: usize, figure: usize) -> String {
        let (piece, at) = self.reports.origin(report);
        let read = &piece.reports[at];
        format!("reports[{}].figures[{}]", read.index, read.figure(figure))
    }

    /// The JSON path of an item in one of the other lists of a report, for messages to editors.
    pub fn item_path(&self, report: usize, list: &str, item: usize) -> String {
        let (piece, at) = self.reports.origin(report);
        let list = format!("reports[{}].{list}", piece.reports[at].index);
        let place = piece.lost.place(&list, item);
        format!("{list}[{place}]")
    }

    /// Every figure with its report, both by index. Of large datasets ask for
    /// [`Dataset::all_figures`].
    pub fn figures(&self) -> impl Iterator<Item = (usize, usize, &Report, &Figure)> {
        self.reports.iter().enumerate().flat_map(|(r, report)| {
            let figures = report.figures.iter().enumerate();
            figures.map(move |(f, figure)| (r, f, report, figure))
        })
    }

    /// Every figure with its report and its place in it.
    pub fn all_figures(&self) -> impl Iterator<Item = (usize, usize, FigureRef<'_>)> {
        (0..self.reports.len()).flat_map(|r| {
            let figures = self.reports.figures(r).enumerate();
            figures.map(move |(f, figure)| (r, f, figure))
        })
    }

    /// The reports of a place and period, by index.
    pub fn reports_of<'a>(
        &'a self,
        place: &'a str,
        period: Period,
    ) -> impl Iterator<Item = (usize, &'a Report)> {
        let all = self.heads_of(place, period);
        all.map(|(report, _)| (report, &self.reports[report]))
    }

    /// The same without their figures, which is much cheaper.
    pub fn heads_of<'a>(
        &'a self,
        place: &'a str,
        period: Period,
    ) -> impl Iterator<Item = (usize, &'a Head)> {
        let all = self.heads_on(place);
        all.filter(move |(_, head)| *head.place == *place && head.period == period)
    }

    /// The places that came before `id`: those that name it as a successor.
    pub fn predecessors(&self, id: &str) -> impl Iterator<Item = &Place> {
        let heirs = self.heirs.get_or_init(|| {
            let mut heirs: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for (at, place) in self.places.iter().enumerate() {
                for heir in &place.successors {
                    let before = heirs.entry(heir.clone()).or_default();
                    if before.last() != Some(&at) {
                        before.push(at);
                    }
                }
            }
            heirs
        });
        let before = heirs.get(id).map_or(&[][..], Vec::as_slice);
        before.iter().map(|at| &self.places[*at])
    }

    /// Whether there are reports on a place, be they here or not.
    pub fn is_reported(&self, place: &str) -> bool {
        let told = |(part, local): (&Part, u32)| !part.piece.figures.reports_on(local).is_empty();
        self.tellers(place).any(told) || self.is_among(place, &self.beyond.reported)
    }

    /// Whether reports on a place were asked for in vain.
    pub fn is_missing(&self, place: &str) -> bool {
        self.is_among(place, &self.beyond.missing)
    }

    /// The same of a place by its number.
    pub fn is_missing_at(&self, place: usize) -> bool {
        let missing = &self.beyond.missing;
        missing.get(place).copied().unwrap_or(false)
    }

    fn is_among(&self, place: &str, places: &[bool]) -> bool {
        let at = self.number_of(place);
        at.and_then(|at| places.get(at)).copied().unwrap_or(false)
    }

    /// The newest period of any report, be it here or not.
    pub fn newest(&self) -> Option<Period> {
        let here = self.reports.heads().map(|head| head.period).max();
        here.max(self.beyond.newest)
    }

    /// Whether there is no report at all.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty() && self.beyond.newest.is_none()
    }
}

impl Part {
    /// A figure by its report and its place in it, both as the piece counts them.
    fn found(&self, (report, figure): (u32, u32)) -> Option<(usize, usize, FigureRef<'_>)> {
        let (at, figure) = (report as usize, figure as usize);
        let head = &self.piece.reports[at].head;
        let number = self.numbers[at];
        let told = self.piece.figures.get(head, at, figure)?;
        (number != TAKEN).then_some((number as usize, figure, told))
    }
}

/// In the order of the reports.
fn in_order(mut found: Vec<(usize, usize, FigureRef)>) -> Vec<(usize, usize, FigureRef)> {
    let key = |(report, figure, _): &(usize, usize, FigureRef)| (*report, *figure);
    if !found.is_sorted_by_key(key) {
        order::sort_by(&mut found, |a, b| key(a).cmp(&key(b)));
    }
    found
}
