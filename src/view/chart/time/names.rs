//! Names of lines in a chart over time: at their ends, above the chart, or either side of a change
//! of term.

use super::super::marks::{Tone, toned};
use super::super::{Anchor, text_width};
use super::{LINE, Placed, has_any_level, has_level};
use crate::model::order;
use crate::text::ui;
use crate::view::chart::series::Line;

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

    /// Names above the chart, for lines that have no room for one at their end, or no end.
    pub(super) fn legend(&mut self, lines: &[usize]) {
        for (row, index) in lines.iter().enumerate() {
            let (line, y) = (&self.input.lines[*index], 12.0 + LINE * row as f64);
            let label = match has_any_level(line) {
                true => line.label.clone(),
                false => format!(
                    "{}: {}",
                    line.label,
                    ui::words(self.input.lang).nothing_to_draw_short
                ),
            };
            let tone = self.tone(*index);
            self.drawing.circle(6.0, y - 4.0, 5.0, toned!(tone, "fill"));
            self.drawing
                .text(18.0, y, Anchor::Start, toned!(tone, "label"), label);
        }
    }

    /// Where reports change the term, a broken upright line with both names.
    pub(super) fn term_break(&mut self) {
        let Some(other) = self.input.lines.iter().find(|l| l.other_term) else {
            return;
        };
        let main = &self.input.lines[0];
        let used = |l: &Line, i: usize| {
            l.points
                .get(i)
                .and_then(Option::as_ref)
                .is_some_and(|p| p.shown.span.is_some())
        };
        let slots = 0..self.input.slots.len();
        let last_other = slots.clone().rev().find(|i| used(other, *i));
        let first_main = slots.clone().find(|i| used(main, *i));
        match (last_other, first_main) {
            (Some(a), Some(b)) if a < b => {
                let x = (self.x(b) + self.x(b - 1)) / 2.0;
                let beside = text_width(&other.label) < x - 8.0
                    && text_width(&main.label) < self.drawing.width - x - 8.0;
                // Side by side at the line, or, where there is no room, one below the other and
                // the line below both.
                let (top, left, right) = match beside {
                    true => (
                        0.0,
                        (x - 7.0, 12.0, Anchor::End),
                        (x + 7.0, 12.0, Anchor::Start),
                    ),
                    false => (
                        2.0 * LINE + 2.0,
                        (0.0, 12.0, Anchor::Start),
                        (self.drawing.width, 12.0 + LINE, Anchor::End),
                    ),
                };
                self.drawing
                    .line((x, top), (x, self.base), "by-chart__break");
                self.drawing.text(
                    left.0,
                    left.1,
                    left.2,
                    "by-chart__small by-chart--rest-text",
                    other.label.clone(),
                );
                self.drawing.text(
                    right.0,
                    right.1,
                    right.2,
                    "by-chart__small by-chart--one-text",
                    main.label.clone(),
                );
            }
            _ => {
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
    }
}
