//! What can be pointed at in a chart over time: every value, every gap, every break. Together they
//! cover the chart, so that from anywhere the nearest is found.

use super::super::Spot;
use super::{Placed, Point};
use crate::model::order;
use crate::text::{breaks, charts, names, ui};
use crate::view::Kind;
use crate::view::chart::series::{Break, BreakLabel};

/// Half the width of the strip that explains a break, px; less where periods are narrow.
const STRIP: f64 = 16.0;

/// How far above the axis the sign of what has no level stands, px.
const FLOAT: f64 = 26.0;

impl Placed<'_> {
    /// All of them, in the order of time and of lines.
    pub(super) fn spots(&mut self) {
        let mut spots: Vec<Spot> = Vec::new();
        for slot in 0..self.input.slots.len() {
            self.of_slot(slot, &mut spots);
        }
        for (start, end) in self.silent_runs() {
            spots.push(self.of_gap(start, end));
        }
        for b in &self.input.breaks {
            spots.push(self.of_break(b));
        }
        order::sort_by(&mut spots, |a, b| {
            let columns = a.column.total_cmp(&b.column);
            columns.then(a.row.cmp(&b.row))
        });
        self.drawing.spots = spots;
    }

    /// The values of a slot share its column at the middles between their marks.
    fn of_slot(&self, slot: usize, into: &mut Vec<Spot>) {
        // Of one place there is a report or there is none, whichever term it uses.
        let terms = self.input.lines.iter().any(|l| l.other_term);
        let lines = self.input.lines.iter().enumerate();
        let points = lines.filter_map(|(i, l)| Some((i, l.points.get(slot)?.as_ref()?)));
        let mut found: Vec<(usize, &Point, f64)> = points
            .filter(|(_, p)| !self.said_in_another_term(slot, p))
            .filter(|(_, p)| !(terms && p.shown.kind == Kind::NoReport))
            .map(|(i, p)| (i, p, self.mark_of(p)))
            .collect();
        if found.iter().all(|(_, p, _)| p.shown.kind == Kind::NoReport) {
            return;
        }
        order::sort_by(&mut found, |a, b| a.2.total_cmp(&b.2));
        let (left, right) = self.column(slot);
        let mut y = self.top - super::TOP;
        for (nth, (row, point, mark)) in found.iter().enumerate() {
            let end = match found.get(nth + 1) {
                Some((_, _, next)) => (mark + next) / 2.0,
                None => self.drawing.height,
            };
            into.push(Spot {
                x: left,
                y,
                width: right - left,
                height: end - y,
                mark: (self.x_of(*row, slot), *mark),
                // A number stands over most marks.
                reach: (28.0, 14.0),
                column: slot as f64 + 0.5,
                row: *row,
                head: self.head(*row, point),
                words: point.shown.words.clone(),
                change: point.change.clone(),
                at: match point.shown.kind {
                    Kind::NoReport => Vec::new(),
                    _ => point.shown.at.clone(),
                },
                explains: String::new(),
            });
            y = end;
        }
    }

    /// The height of a mark, px.
    fn mark_of(&self, point: &Point) -> f64 {
        match (point.shown.span, point.shown.kind) {
            (Some(span), _) if span.is_bounded() => self.scale.px((span.low + span.high) / 2.0),
            (Some(span), _) => self.scale.px(span.low),
            (None, Kind::NoReport) => self.base,
            (None, _) => self.base - FLOAT,
        }
    }

    /// The edges of a slot, without what the strips of breaks take.
    fn column(&self, slot: usize) -> (f64, f64) {
        let (start, end) = (slot as f64, slot as f64 + 1.0);
        let strip = |at: f64| {
            let mut breaks = self.input.breaks.iter();
            match breaks.any(|b| (b.at - at).abs() < 0.01) {
                true => self.strip(),
                false => 0.0,
            }
        };
        (
            self.left + self.step * start + strip(start),
            self.left + self.step * end - strip(end),
        )
    }

    /// Half a strip: 24 px to press on a phone too, as long as the periods beside it keep as much.
    fn strip(&self) -> f64 {
        STRIP.min((self.step / 4.0).max(12.0)).min(self.step / 3.0)
    }

    /// `Huyện Kbang, năm 2023`; the term too where there are two.
    fn head(&self, row: usize, point: &Point) -> String {
        let line = &self.input.lines[row];
        let head = charts::head(&line.place, &names::period(point.period, self.input.lang));
        match self.input.lines.iter().any(|l| l.other_term) {
            true => format!("{head} · {}", line.label),
            false => head,
        }
    }

    fn of_gap(&self, start: usize, end: usize) -> Spot {
        let ((x, _), (_, right)) = (self.column(start), self.column(end - 1));
        let slots = &self.input.slots;
        let run = charts::run(&slots[start].name, &slots[end - 1].name);
        let mut places = self.input.lines.iter().filter(|l| !l.other_term);
        let head = match (places.next(), places.next()) {
            (Some(one), None) => charts::head(&one.place, &run),
            _ => run,
        };
        let y = self.top - super::TOP;
        Spot {
            x,
            y,
            width: right - x,
            height: self.drawing.height - y,
            mark: ((x + right) / 2.0, (self.top + self.base) / 2.0),
            reach: (14.0, 14.0),
            column: (start + end) as f64 / 2.0,
            row: 0,
            head,
            words: ui::words(self.input.lang).no_report_mark.to_owned(),
            ..Spot::default()
        }
    }

    /// The strip along a break; only its word where it lies within a period.
    fn of_break(&self, b: &Break) -> Spot {
        let x = self.left + self.step * b.at;
        let between = (b.at - b.at.round()).abs() < 0.01;
        let (half, height) = match between {
            true => (self.strip(), self.drawing.height),
            false => (22.0, self.top),
        };
        let left = (x - half).max(0.0);
        let label = match &b.label {
            BreakLabel::Text(text) => text.clone(),
            BreakLabel::Terms { .. } => breaks::heading(self.input.lang).to_owned(),
        };
        Spot {
            x: left,
            y: 0.0,
            width: (x + half).min(self.drawing.width) - left,
            height,
            mark: (x, self.top),
            // After a value or gap in whose middle it lies.
            column: b.at + 0.01,
            row: 0,
            head: label,
            words: b.words.clone(),
            explains: b.words.clone(),
            ..Spot::default()
        }
    }
}
