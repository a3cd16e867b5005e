//! Breaks in a chart over time: a broken upright line and a word beside it.

use super::super::{Anchor, text_width};
use super::{LINE, Placed};
use crate::view::chart::series::{Break, BreakLabel};

impl Placed<'_> {
    /// Draws every break. Terms take the first two lines above the chart, dates the one below.
    pub(super) fn breaks(&mut self) {
        let input = self.input;
        let has_terms = |b: &Break| matches!(b.label, BreakLabel::Terms { .. });
        if !input.breaks.iter().any(has_terms) {
            self.term_names();
        }
        let mut taken = f64::NEG_INFINITY;
        for b in &input.breaks {
            let x = self.left + self.step * b.at;
            let top = match &b.label {
                BreakLabel::Terms { main_first } => self.terms(x, *main_first),
                BreakLabel::Text(text) => {
                    let y = self.top - super::TOP - 4.0;
                    let width = text_width(text);
                    // Before the line where there is room: it says what ends there.
                    let class = "by-chart__small";
                    let (at, anchor, left) = match x - width > taken.max(0.0) {
                        true => (x - 6.0, Anchor::End, x - width),
                        false => {
                            let left = (x - width / 2.0).clamp(0.0, self.drawing.width - width);
                            (left, Anchor::Start, left)
                        }
                    };
                    if left > taken {
                        self.drawing.text(at, y, anchor, class, text.clone());
                        taken = left + width + 8.0;
                    }
                    y + 5.0
                }
            };
            self.drawing
                .line((x, top), (x, self.base), "by-chart__break");
        }
    }

    /// The names of the terms either side of the line. Returns where the line begins.
    fn terms(&mut self, x: f64, main_first: bool) -> f64 {
        let Some(other) = self.input.lines.iter().find(|l| l.other_term) else {
            return 0.0;
        };
        let main = (
            &self.input.lines[0].label,
            "by-chart__small by-chart--one-text",
        );
        let other = (&other.label, "by-chart__small by-chart--rest-text");
        let (before, after) = match main_first {
            true => (main, other),
            false => (other, main),
        };
        let beside =
            text_width(before.0) < x - 8.0 && text_width(after.0) < self.drawing.width - x - 8.0;
        // Side by side at the line, or, where there is no room, one below the other and the line
        // below both.
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
        for ((x, y, anchor), (text, class)) in [(left, before), (right, after)] {
            self.drawing.text(x, y, anchor, class, text.clone());
        }
        top
    }

    /// Whether a line must not be drawn to `slot` from the one before: a break lies between them,
    /// or within either.
    pub(super) fn broken_before(&self, slot: usize) -> bool {
        let (from, to) = (slot as f64 - 1.0, slot as f64 + 1.0);
        let mut breaks = self.input.breaks.iter();
        breaks.any(|b| b.at > from && b.at < to)
    }
}
