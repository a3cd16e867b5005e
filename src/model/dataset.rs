//! All documents together: the catalogue, the places and the reports, ready to be asked.

use std::collections::BTreeMap;

use super::{Catalogue, Figure, Finding, LocalText, Period, Place, Report};

/// Where a report was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The document's name as it was asked for.
    pub file: String,
    /// Its place in the document's `reports`.
    pub index: usize,
    /// The place in the report's `figures` of each figure that was kept.
    pub figures: Vec<usize>,
}

/// What could be used of all documents, and what was found wrong in them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dataset {
    /// What the whole is called, if the first document says so.
    pub title: Option<LocalText>,
    /// The built-in catalogue with what the documents add.
    pub catalogue: Catalogue,
    /// Everything wrong, in the order found.
    pub findings: Vec<Finding>,
    pub(super) places: Vec<Place>,
    /// The document and the place in its `places` of each place that some document describes.
    pub(super) place_origins: Vec<(String, usize)>,
    pub(super) place_index: BTreeMap<String, usize>,
    pub(super) reports: Vec<Report>,
    /// By place: the reports with something about it.
    pub(super) reports_on: BTreeMap<String, Vec<usize>>,
    pub(super) origins: Vec<Origin>,
    pub(super) lost: Lost,
}

/// Which items of which lists could not be used, so that those after them are still told of by
/// their own places.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Lost(BTreeMap<String, Vec<usize>>);

impl Lost {
    /// Notes the places, in order, of what could not be used in the list of this path.
    pub(super) fn add(&mut self, file: &str, list: &str, places: Vec<usize>) {
        self.0.insert(key(file, list), places);
    }

    /// The place in the document's list of an item that was kept, by its place among the kept.
    pub(super) fn place(&self, file: &str, list: &str, kept: usize) -> usize {
        if self.0.is_empty() {
            return kept;
        }
        let mut place = kept;
        for lost in self.0.get(&key(file, list)).into_iter().flatten() {
            place += usize::from(*lost <= place);
        }
        place
    }
}

fn key(file: &str, list: &str) -> String {
    format!("{file}: {list}")
}

impl Dataset {
    /// All places, those without reports too.
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The place of this id.
    pub fn place(&self, id: &str) -> Option<&Place> {
        self.place_index.get(id).map(|i| &self.places[*i])
    }

    /// All reports, in the order read.
    pub fn reports(&self) -> &[Report] {
        &self.reports
    }

    /// The reports that are of a place or have figures of it, by index, in the order read.
    pub fn reports_on(&self, place: &str) -> impl Iterator<Item = (usize, &Report)> {
        let found = self.reports_on.get(place).map_or(&[][..], Vec::as_slice);
        found.iter().map(|r| (*r, &self.reports[*r]))
    }

    /// Where the report at `index` was read.
    pub fn origin(&self, index: usize) -> &Origin {
        &self.origins[index]
    }

    /// The JSON path of a figure, for messages to editors.
    pub fn figure_path(&self, report: usize, figure: usize) -> String {
        let origin = &self.origins[report];
        let figure = origin.figures.get(figure).copied().unwrap_or(figure);
        format!("reports[{}].figures[{figure}]", origin.index)
    }

    /// The JSON path of an item in one of the other lists of a report, for messages to editors.
    pub fn item_path(&self, report: usize, list: &str, item: usize) -> String {
        let origin = &self.origins[report];
        let list = format!("reports[{}].{list}", origin.index);
        let place = self.lost.place(&origin.file, &list, item);
        format!("{list}[{place}]")
    }

    /// Every figure with its report, both by index.
    pub fn figures(&self) -> impl Iterator<Item = (usize, usize, &Report, &Figure)> {
        self.reports.iter().enumerate().flat_map(|(r, report)| {
            let figures = report.figures.iter().enumerate();
            figures.map(move |(f, figure)| (r, f, report, figure))
        })
    }

    /// The reports of a place and period, by index.
    pub fn reports_of<'a>(
        &'a self,
        place: &'a str,
        period: Period,
    ) -> impl Iterator<Item = (usize, &'a Report)> {
        let all = self.reports_on(place);
        all.filter(move |(_, r)| r.place == place && r.period == period)
    }

    /// The places that came before `id`: those that name it as a successor.
    pub fn predecessors<'a>(&'a self, id: &'a str) -> impl Iterator<Item = &'a Place> {
        let is_heir = move |p: &&Place| p.successors.iter().any(|s| s == id);
        self.places.iter().filter(is_heir)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.reports.is_empty()
    }
}
