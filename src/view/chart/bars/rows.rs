//! What the scale of bars hangs on, whether they are in words yet or not.

use std::cell::RefCell;

use super::super::scale::Scale as Axis;
use super::super::{marks, text_width};
use super::{beside, noted};
use crate::analysis::Span;
use crate::model::{Decimal, MeasureUnit, Quantity, Scale};
use crate::text::{Lang, doubt, number};
use crate::view::places::{Lineup, Places};
use crate::view::standing::Limits;
use crate::view::{Focus, Kind};

/// Bars to be laid out.
pub(super) trait Rows {
    /// How many.
    fn len(&self) -> usize;
    /// The width of the longest name, px.
    fn names(&self) -> f64;
    /// What is possible, and the upper end of an interval.
    fn extent(&self, i: usize) -> Option<(Span, Option<f64>)>;
    /// The limits of chance for one alone.
    fn limits(&self, i: usize) -> Option<Limits>;
    /// The width of what stands at its end, px.
    fn beside(&self, i: usize) -> f64;
    /// No less than that, and sooner had.
    fn beside_at_most(&self, i: usize) -> f64;
}

/// Bars in words.
pub(super) struct InWords<'a> {
    pub(super) view: &'a Places,
    pub(super) lang: Lang,
}

impl Rows for InWords<'_> {
    fn len(&self) -> usize {
        self.view.bars.len()
    }

    fn names(&self) -> f64 {
        let names = self.view.bars.iter().map(|bar| text_width(&bar.name));
        names.fold(0.0, f64::max)
    }

    fn extent(&self, i: usize) -> Option<(Span, Option<f64>)> {
        let bar = &self.view.bars[i];
        Some((bar.shown.span?, bar.whisker.and_then(|(_, high)| high)))
    }

    fn limits(&self, i: usize) -> Option<Limits> {
        self.view.bars[i].limits
    }

    fn beside(&self, i: usize) -> f64 {
        text_width(&beside(&self.view.bars[i], self.lang))
    }

    fn beside_at_most(&self, i: usize) -> f64 {
        self.beside(i)
    }
}

/// How wide the names of places are in each language, px: kept with the data, since there may be thousands.
#[derive(Default)]
struct Widths(RefCell<[Vec<Option<f64>>; 2]>);

/// Bars of which next to nothing is in words.
pub(super) struct Unsaid<'a> {
    view: &'a Lineup,
    focus: &'a Focus<'a>,
    /// The width of a number under a hundred with every sign that it may have, px; and if it stands
    /// out.
    short: (f64, f64),
}

impl<'a> Unsaid<'a> {
    pub(super) fn new(view: &'a Lineup, focus: &'a Focus) -> Self {
        let lang = focus.lang;
        // The longest way to print one: in thousands.
        let few = Quantity::Exact(Decimal::new(99, 3));
        let number = number::short(few, Scale::Thousand, MeasureUnit::Count, lang);
        let (short, _) = doubt::marked(&format!("{number}*"), "", lang);
        let width = |out| text_width(&noted(Kind::Exact, &short, out, lang));
        Self {
            view,
            focus,
            short: (width(false), width(true)),
        }
    }
}

impl Rows for Unsaid<'_> {
    fn len(&self) -> usize {
        self.view.len()
    }

    fn names(&self) -> f64 {
        let data = self.focus.data;
        let kept = data.kept.get(Widths::default);
        let mut kept = kept.0.borrow_mut();
        let of = &mut kept[self.focus.lang as usize];
        of.resize(data.places().len(), None);
        let widths = (0..self.len()).map(|i| {
            let width = || text_width(&self.view.name(self.focus, i));
            *of[self.view.place(i)].get_or_insert_with(width)
        });
        widths.fold(0.0, f64::max)
    }

    fn extent(&self, i: usize) -> Option<(Span, Option<f64>)> {
        self.view.extent(i)
    }

    fn limits(&self, i: usize) -> Option<Limits> {
        self.view.limits(i)
    }

    fn beside(&self, i: usize) -> f64 {
        let lang = self.focus.lang;
        text_width(&match self.view.number(self.focus, i, true) {
            Some((kind, short)) => noted(kind, &short, self.view.stands_out(i), lang),
            None => beside(&self.view.bar(self.focus, i), lang),
        })
    }

    fn beside_at_most(&self, i: usize) -> f64 {
        let out = self.view.stands_out(i);
        let Some(count) = self.view.stated(i) else {
            let marked = self.view.number(self.focus, i, false);
            return marked.map_or(f64::INFINITY, |(kind, short)| {
                text_width(&noted(kind, &short, out, self.focus.lang))
            });
        };
        let short = match out {
            true => self.short.1,
            false => self.short.0,
        };
        // A letter more for each digit, and a point for every third.
        let digits = count.max(1.0).log10().floor();
        short + text_width("0") * (digits * 4.0 / 3.0).ceil()
    }
}

/// A bar that the scale has to leave room beside.
struct Long {
    i: usize,
    /// Between its beginning and the end of the chart, px, with what stands beside it.
    room: f64,
    /// How often it goes into the longest.
    by: f64,
    /// How long that can be at least, px.
    least: f64,
}

/// The scale on which every bar leaves room for the number at its end.
pub(super) fn scale(rows: &dyn Rows, band: Option<Limits>, left: f64, width: f64) -> Axis {
    let span_end = |s: Span| if s.is_bounded() { s.high } else { s.low };
    let end = |(s, most): (Span, Option<f64>)| span_end(s).max(most.unwrap_or(0.0));
    let all = 0..rows.len();
    let extents = all.clone().filter_map(|i| Some((i, rows.extent(i)?)));
    let extents: Vec<(usize, (Span, Option<f64>))> = extents.collect();
    let limits = all.filter_map(|i| rows.limits(i)).chain(band);
    let ends = extents.iter().map(|(_, extent)| end(*extent));
    let largest = ends.chain(limits.map(|l| l.outer.1)).fold(0.0, f64::max);
    let mut length = width - left - 4.0;
    let mut long: Vec<Long> = Vec::new();
    for (i, extent) in extents {
        let beyond = if extent.0.is_bounded() {
            0.0
        } else {
            marks::OPEN
        };
        let (end, room) = (end(extent), width - left - beyond - 16.0);
        if end > 0.0 {
            let by = largest / end;
            let least = (room - rows.beside_at_most(i)) * by;
            long.push(Long { i, room, by, least });
        }
    }
    // The one that may leave least room first: next to it most others need no look.
    let first = long.iter().min_by(|a, b| a.least.total_cmp(&b.least));
    for bar in first.into_iter().chain(&long) {
        if bar.least < length {
            length = length.min((bar.room - rows.beside(bar.i)) * bar.by);
        }
    }
    Axis::filling(largest, left, left + length.max(60.0))
}
