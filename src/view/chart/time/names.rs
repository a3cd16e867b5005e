//! Names of lines in a chart over time: at their ends, above the chart, or either side of a change
//! of term.

use super::super::marks::{OPEN, Tone, toned};
use super::super::{Anchor, text_width};
use super::{LINE, Placed, has_any_level, has_level};
use crate::model::order;
use crate::text::terms::terms;

impl Placed<'_> {
    /// Names at the ends of lines, pushed down where they would run into one already there.
    pub(super) fn end_labels(&mut self) {
        let mut ends: Vec<(f64, f64, usize)> = Vec::new();
        for (index, line) in self.input.lines.iter().enumerate() {
            let last = line
                .points
                .iter()
                .enumerate()
                .rev()
                .find_map(|(i, p)| Some((i, p.as_ref().filter(|p| has_level(p))?.shown.span?)));
            if let Some((slot, span)) = last {
                ends.push((self.scale.px(span.low), self.x(slot), index));
            }
        }
        order::sort_by(&mut ends, |a, b| a.0.total_cmp(&b.0));
        let mut placed: Vec<(f64, f64, f64)> = Vec::new();
        for (mut y, x, index) in ends {
            let label = self.input.lines[index].label.clone();
            let end = x + text_width(&label);
            for (from, to, at) in &placed {
                if *from < end && x < *to && y < at + LINE {
                    y = at + LINE;
                }
            }
            placed.push((x, end, y));
            let class = toned!(self.tone(index), "label");
            self.drawing
                .text(x + 14.0, y + 4.0, Anchor::Start, class, label);
        }
    }

    /// Where the name of a line can stand over its last number; `None` if it has none, or if it would
    /// run into another mark or its number.
    pub(super) fn over_last(&self, index: usize) -> Option<(f64, f64)> {
        let line = &self.input.lines[index];
        let mut points = line.points.iter().enumerate().rev();
        let (slot, span) = points
            .find_map(|(i, p)| Some((i, p.as_ref().filter(|p| has_level(p))?.shown.span?)))?;
        let half = text_width(&line.label) / 2.0;
        let mark = self.x_of(index, slot);
        let high = match span.is_bounded() {
            true => self.scale.px(span.high),
            false => self.scale.px(span.low) - OPEN,
        };
        let mut others = (0..self.input.lines.len()).filter(|i| *i != index);
        let clear = others.all(|other| {
            let points = self.input.lines[other].points.iter().enumerate();
            let mut levels = points.filter_map(|(i, p)| Some((i, p.as_ref()?.shown.span?)));
            levels.all(|(i, span)| {
                let (x, y) = (self.x_of(other, i), self.scale.px(span.low));
                // Its mark and the number over it.
                (x - mark).abs() > half + 24.0 || y < high - 60.0 || y > high + 30.0
            })
        });
        let x = mark.clamp(half, (self.drawing.width - half).max(half));
        clear.then_some((x, high - 5.0 - 7.0 - LINE + 2.0))
    }

    /// Names over the last numbers of lines.
    pub(super) fn names_over(&mut self) {
        for index in 0..self.input.lines.len() {
            if let Some((x, y)) = self.over_last(index) {
                let label = self.input.lines[index].label.clone();
                let class = toned!(self.tone(index), "label");
                self.drawing.text(x, y, Anchor::Middle, class, label);
            }
        }
    }

    /// Names above the chart, for lines that have no room for one at their end, or no end.
    pub(super) fn legend(&mut self, lines: &[usize]) {
        for (row, index) in lines.iter().enumerate() {
            let (line, y) = (&self.input.lines[*index], 12.0 + LINE * row as f64);
            let label = match has_any_level(line) {
                true => line.label.clone(),
                false => format!(
                    "{}: {}",
                    line.label,
                    terms(self.input.lang).nothing_to_draw_short
                ),
            };
            let tone = self.tone(*index);
            self.drawing.circle(6.0, y - 4.0, 5.0, toned!(tone, "fill"));
            self.drawing
                .text(18.0, y, Anchor::Start, toned!(tone, "label"), label);
        }
    }

    /// The two terms above the chart, where there is no one moment at which the term changes.
    pub(super) fn term_names(&mut self) {
        let Some(other) = self.input.lines.iter().find(|l| l.other_term) else {
            return;
        };
        let main = &self.input.lines[0];
        for (row, (line, tone)) in [(main, Tone::One), (other, Tone::Rest)]
            .into_iter()
            .enumerate()
        {
            let y = 12.0 + LINE * row as f64;
            self.drawing.circle(6.0, y - 4.0, 5.0, toned!(tone, "fill"));
            self.drawing.text(
                18.0,
                y,
                Anchor::Start,
                toned!(tone, "label"),
                line.label.clone(),
            );
        }
    }
}
