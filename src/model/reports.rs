//! The reports of a dataset, each put together when it is first looked at.

use std::fmt;
use std::ops::Index;
use std::rc::Rc;

use serde::{Serialize, Serializer};

use super::{Figure, FigureRef, Head, Piece, Report};

/// All reports of a dataset, in order. What they tell is held by the pieces in little room
/// ([`FigureRef`], [`Head`]); to look at a report as a whole puts it together, once. So whoever asks
/// something of all reports asks their heads or figures.
#[derive(Clone, Default)]
pub struct Reports(Vec<Slot>);

#[derive(Clone)]
struct Slot {
    piece: Rc<Piece>,
    at: u32,
}

impl Slot {
    fn head(&self) -> &Head {
        &self.piece.reports[self.at as usize].head
    }

    fn whole(&self) -> &Report {
        self.piece.whole(self.at as usize)
    }
}

impl Reports {
    pub(super) fn new(of: impl Iterator<Item = (Rc<Piece>, u32)>) -> Self {
        let slot = |(piece, at)| Slot { piece, at };
        Self(of.map(slot).collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The report at a place, from 0.
    pub fn get(&self, at: usize) -> Option<&Report> {
        self.0.get(at).map(Slot::whole)
    }

    /// All of them.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Report> + ExactSizeIterator {
        self.0.iter().map(Slot::whole)
    }

    /// What a report is, without its figures.
    pub fn head(&self, at: usize) -> Option<&Head> {
        self.0.get(at).map(Slot::head)
    }

    /// All of these.
    pub fn heads(&self) -> impl DoubleEndedIterator<Item = &Head> + ExactSizeIterator {
        self.0.iter().map(Slot::head)
    }

    /// A figure by its place in its report.
    pub fn figure(&self, report: usize, figure: usize) -> Option<FigureRef<'_>> {
        let slot = self.0.get(report)?;
        let figures = &slot.piece.figures;
        figures.get(slot.head(), slot.at as usize, figure)
    }

    /// The figures of a report, in their order.
    pub fn figures(&self, report: usize) -> impl Iterator<Item = FigureRef<'_>> + Clone {
        (0..self.count(report)).filter_map(move |figure| self.figure(report, figure))
    }

    /// A figure that was corrected, put together for one use; `None` of any other.
    pub fn corrected(&self, report: usize, figure: usize) -> Option<Figure> {
        let slot = self.0.get(report)?;
        slot.piece.figures.corrected(slot.at as usize, figure)
    }

    /// How many figures a report has.
    pub fn count(&self, report: usize) -> usize {
        let slot = self.0.get(report);
        slot.map_or(0, |slot| slot.piece.figures.count(slot.at as usize))
    }

    /// How many were put together so far.
    #[cfg(test)]
    pub(crate) fn put_together(&self) -> usize {
        let all = self.0.iter();
        all.filter(|slot| slot.piece.is_whole(slot.at as usize))
            .count()
    }

    /// The piece that a report is of, and its place there.
    pub(super) fn origin(&self, at: usize) -> (&Piece, usize) {
        let slot = &self.0[at];
        (&slot.piece, slot.at as usize)
    }
}

impl Index<usize> for Reports {
    type Output = Report;

    fn index(&self, at: usize) -> &Report {
        self.0[at].whole()
    }
}

impl<'a> IntoIterator for &'a Reports {
    type Item = &'a Report;
    type IntoIter = Box<dyn Iterator<Item = &'a Report> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        Box::new(self.iter())
    }
}

impl PartialEq for Reports {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl fmt::Debug for Reports {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Serialize for Reports {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}
