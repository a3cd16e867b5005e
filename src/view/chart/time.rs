//! Lays out a chart over time. Drawn anew for each width: on a phone labels thin out and lines are
//! named above the chart, they do not shrink.

use super::marks::{self, Tone, toned};
use super::scale::Scale;
use super::series::{ChartInput, Line, Point};
use super::{Anchor, Drawing, Spot, text_width};
use crate::model::MeasureUnit;
use crate::text::{number, ui};
use crate::view::Kind;

const TOP: f64 = 44.0;
const BOTTOM: f64 = 30.0;

/// Fewer points than this are dots without a line.
const LINE_FROM: usize = 4;

/// Lays out the chart in `width` px.
pub fn draw(input: &ChartInput, width: f64) -> Drawing {
    let wide = width >= 560.0;
    let height = if wide { 300.0 } else { 248.0 };
    let base = height - BOTTOM;
    let scale = Scale::new(largest(input), if wide { 4.0 } else { 3.0 }, input.unit == MeasureUnit::Count, base, TOP);
    let tick_labels: Vec<String> = scale.ticks.iter().map(|t| number::value(*t, input.unit, input.lang)).collect();
    let left = tick_labels.iter().map(|l| text_width(l)).fold(18.0, f64::max) + 8.0;
    let several = input.lines.iter().filter(|l| !l.other_term).count() > 1;
    let right = if several && wide { longest_label(input) + 16.0 } else { 14.0 };
    let mut chart = Placed {
        drawing: Drawing {
            width,
            height,
            title: input.title.clone(),
            description: description(input),
            ..Drawing::default()
        },
        input,
        scale,
        base,
        left,
        step: (width - left - right) / input.slots.len().max(1) as f64,
    };
    chart.grid(&tick_labels, width - right);
    chart.gaps();
    for (i, line) in input.lines.iter().enumerate() {
        chart.line(i, line, several && wide);
    }
    chart.term_break();
    chart.spots();
    chart.drawing
}

struct Placed<'a> {
    drawing: Drawing,
    input: &'a ChartInput,
    scale: Scale,
    base: f64,
    left: f64,
    step: f64,
}

/// The largest value that must be on the scale; an open end gets room above it.
fn largest(input: &ChartInput) -> f64 {
    let points = input.lines.iter().flat_map(|l| &l.points).flatten();
    let spans = points.filter_map(|p| p.shown.span);
    spans.map(|s| if s.is_bounded() { s.high } else { s.low * 1.15 }).fold(0.0, f64::max)
}

fn longest_label(input: &ChartInput) -> f64 {
    input.lines.iter().map(|l| text_width(&l.label)).fold(0.0, f64::max)
}

fn has_level(point: &Point) -> bool {
    point.shown.span.is_some() && point.shown.kind != Kind::Conflict
}

impl Placed<'_> {
    fn x(&self, slot: usize) -> f64 {
        self.left + self.step * (slot as f64 + 0.5)
    }

    fn grid(&mut self, labels: &[String], right: f64) {
        for (tick, label) in self.scale.ticks.clone().into_iter().zip(labels) {
            let y = self.scale.px(tick);
            let class = if tick == 0.0 { "by-chart__axis" } else { "by-chart__grid" };
            self.drawing.line((self.left, y), (right, y), class);
            self.drawing.text(self.left - 8.0, y + 4.0, Anchor::End, "by-chart__small", label.clone());
        }
        let widest = self.input.slots.iter().map(|s| text_width(&s.label)).fold(0.0, f64::max);
        let every = ((widest + 10.0) / self.step).ceil().max(1.0) as usize;
        let last = self.input.slots.len().saturating_sub(1);
        for (i, slot) in self.input.slots.iter().enumerate() {
            // Counted from the newest, which is the one looked for.
            if (last - i).is_multiple_of(every) {
                let x = self.x(i);
                self.drawing.text(x, self.base + 20.0, Anchor::Middle, "by-chart__small", slot.label.clone());
            }
        }
    }

    /// Runs of slots of which no line has anything are a labelled gap, never a zero.
    fn gaps(&mut self) {
        let silent = |i: usize| {
            let mut points = self.input.lines.iter().filter_map(|l| l.points.get(i)?.as_ref());
            points.all(|p| p.shown.kind == Kind::NoReport)
        };
        let slots = self.input.slots.len();
        let mut start = 0;
        while start < slots {
            let end = (start..slots).find(|i| !silent(*i)).unwrap_or(slots);
            if end > start {
                self.gap(start, end);
            }
            start = end.max(start + 1);
        }
    }

    fn gap(&mut self, start: usize, end: usize) {
        let (x, width) = (self.left + self.step * start as f64 + 3.0, self.step * (end - start) as f64 - 6.0);
        self.drawing.rect(x, TOP, width, self.base - TOP, "by-chart__gap");
        let words = ui::words(self.input.lang).no_report_mark;
        let (middle, y) = (x + width / 2.0, (TOP + self.base) / 2.0);
        if text_width(words) < width {
            return self.drawing.text(middle, y, Anchor::Middle, "by-chart__small", words);
        }
        let lines: Vec<&str> = words.split(' ').collect();
        if lines.iter().all(|l| text_width(l) < width + 4.0) {
            for (i, word) in lines.iter().enumerate() {
                self.drawing.text(middle, y + 15.0 * i as f64 - 12.0, Anchor::Middle, "by-chart__small", *word);
            }
        }
    }

    fn tone(&self, index: usize) -> Tone {
        match (index, self.input.lines[index].other_term) {
            (_, true) => Tone::Rest,
            (0, _) => Tone::One,
            (1, _) => Tone::Two,
            _ => Tone::Rest,
        }
    }

    fn line(&mut self, index: usize, line: &Line, labelled: bool) {
        let tone = self.tone(index);
        let known = line.points.iter().flatten().filter(|p| has_level(p)).count();
        if known >= LINE_FROM || index > 0 || self.input.lines.iter().filter(|l| !l.other_term).count() > 1 {
            self.segments(line, tone);
        } else if known >= 2 {
            self.segments(line, tone);
        }
        let mut end = None;
        for (i, point) in line.points.iter().enumerate() {
            let Some(point) = point else { continue };
            if point.shown.kind == Kind::NoReport {
                continue;
            }
            let x = self.x(i);
            let top = marks::point(&mut self.drawing, x, &self.scale, self.base, &point.shown, tone);
            self.value(x, top, point, tone);
            if let Some(span) = point.shown.span {
                end = Some((x, self.scale.px(span.low)));
            }
        }
        if let (true, Some((x, y))) = (labelled, end) {
            self.drawing.text(x + 12.0, y + 4.0, Anchor::Start, toned!(tone, "label"), line.label.clone());
        }
    }

    /// Joins neighbouring levels only: a line never crosses a gap.
    fn segments(&mut self, line: &Line, tone: Tone) {
        for i in 1..line.points.len() {
            let pair = (line.points[i - 1].as_ref(), line.points[i].as_ref());
            if let (Some(a), Some(b)) = pair
                && has_level(a)
                && has_level(b)
                && let (Some(from), Some(to)) = (a.shown.span, b.shown.span)
            {
                let ends = ((self.x(i - 1), self.scale.px(from.low)), (self.x(i), self.scale.px(to.low)));
                self.drawing.line(ends.0, ends.1, toned!(tone, "line"));
            }
        }
    }

    /// The number above its mark, unless it would run into its neighbours.
    fn value(&mut self, x: f64, top: f64, point: &Point, tone: Tone) {
        let text = match point.shown.kind {
            Kind::NotReported => ui::words(self.input.lang).not_reported_mark,
            _ => &point.shown.short,
        };
        let primary = tone == Tone::One || self.input.lines.len() <= 2;
        let fits = text_width(text) < self.step * 1.25 || self.step > 60.0;
        if primary && fits {
            let class = if point.shown.span.is_some() { "by-chart__value" } else { "by-chart__small" };
            self.drawing.text(x, top - 7.0, Anchor::Middle, class, text);
        }
    }

    /// Where reports change the term, a broken upright line with both names.
    fn term_break(&mut self) {
        let Some(other) = self.input.lines.iter().find(|l| l.other_term) else {
            return;
        };
        let main = &self.input.lines[0];
        let used = |l: &Line, i: usize| l.points.get(i).and_then(Option::as_ref).is_some_and(|p| p.shown.span.is_some());
        let slots = 0..self.input.slots.len();
        let last_other = slots.clone().rev().find(|i| used(other, *i) && !used(main, *i));
        let first_main = slots.clone().find(|i| used(main, *i));
        match (last_other, first_main) {
            (Some(a), Some(b)) if a < b => {
                let x = (self.x(b) + self.x(b - 1)) / 2.0;
                self.drawing.line((x, 18.0), (x, self.base), "by-chart__break");
                self.drawing.text(x - 6.0, 14.0, Anchor::End, "by-chart__small by-chart--rest-text", other.label.clone());
                let room = self.drawing.width - x;
                let anchor = if text_width(&main.label) < room { Anchor::Start } else { Anchor::End };
                let x = if anchor == Anchor::Start { x + 6.0 } else { self.drawing.width - 2.0 };
                self.drawing.text(x, 30.0, anchor, "by-chart__small by-chart--one-text", main.label.clone());
            }
            _ => {
                self.drawing.text(self.left, 14.0, Anchor::Start, "by-chart__small by-chart--one-text", format!("● {}", main.label));
                self.drawing.text(self.left, 30.0, Anchor::Start, "by-chart__small by-chart--rest-text", format!("● {}", other.label));
            }
        }
    }

    fn spots(&mut self) {
        let several = self.input.lines.len() > 1;
        for (i, slot) in self.input.slots.iter().enumerate() {
            let points = self.input.lines.iter().filter_map(|l| Some((l, l.points.get(i)?.as_ref()?)));
            let said: Vec<(&Line, &Point)> = points.filter(|(_, p)| p.shown.kind != Kind::NoReport).collect();
            if said.is_empty() {
                continue;
            }
            let label = said.iter().map(|(l, p)| match several {
                true => format!("{}: {}", l.label, p.shown.words),
                false => p.shown.words.clone(),
            });
            let label = label.collect::<Vec<_>>().join("; ");
            self.drawing.spots.push(Spot {
                x: self.left + self.step * i as f64,
                y: TOP - 20.0,
                width: self.step,
                height: self.base - TOP + 20.0,
                label: format!("{}: {label}", slot.label),
                at: said.iter().flat_map(|(_, p)| p.shown.at.clone()).collect(),
            });
        }
    }
}

/// All values of the chart in words.
fn description(input: &ChartInput) -> String {
    let of = |line: &Line| {
        let points = line.points.iter().zip(&input.slots).filter_map(|(p, slot)| {
            let p = p.as_ref()?;
            Some(format!("{}: {}", slot.label, p.shown.words))
        });
        let points = points.collect::<Vec<_>>().join("; ");
        if input.lines.len() > 1 { format!("{}. {points}.", line.label) } else { format!("{points}.") }
    };
    input.lines.iter().map(of).collect::<Vec<_>>().join(" ")
}
