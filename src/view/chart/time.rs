//! Lays out a chart over time. Drawn anew for each width: on a phone labels thin out and lines are
//! named above the chart, they do not shrink.

mod breaks;
mod names;
mod spots;

use super::marks::{self, Tone, toned};
use super::scale::Scale;
use super::series::{BreakLabel, ChartInput, Line, Point};
use super::{Anchor, Drawing, text_width};
use crate::model::MeasureUnit;
use crate::text::terms::terms;
use crate::text::{charts, number};
use crate::view::Kind;

const BOTTOM: f64 = 30.0;

/// Fewer levels than this are dots: a line between two or three suggests a course.
const LINE_FROM: usize = 4;

/// Room above the largest value, for its number.
const TOP: f64 = 24.0;

/// Height of a line of small type.
const LINE: f64 = 17.0;

/// Two marks nearer than this, px, would have one number run into the other.
const NEAR: f64 = 30.0;

/// Two marks nearer than this, px, would cover each other.
const COVERED: f64 = 12.0;

/// The widest that one period is drawn, px: two dots at the two ends of a desk are not one picture.
const WIDEST: f64 = 124.0;

/// But few periods together take so much where there is room, px.
const LEAST: f64 = 400.0;

/// Lays out the chart in `width` px.
pub fn draw(input: &ChartInput, width: f64) -> Drawing {
    let wide = width >= 560.0;
    let several = input.lines.iter().filter(|l| !l.other_term).count() > 1;
    let all = || 0..input.lines.len();
    let without: Vec<usize> = match several {
        true => all().filter(|i| !has_any_level(&input.lines[*i])).collect(),
        false => Vec::new(),
    };
    let mut chart = Placed::new(input, width, &without, several && wide);
    if !several || wide {
        chart.draw(&without, several.then_some(Placed::end_labels));
        return chart.drawing;
    }
    // On a phone names stand over the last values; where they would run into something, above the
    // chart.
    let beside = all().filter(|i| !without.contains(i));
    if beside.clone().all(|i| chart.over_last(i).is_some()) {
        chart.draw(&without, Some(Placed::names_over));
        return chart.drawing;
    }
    let named: Vec<usize> = all().collect();
    let mut chart = Placed::new(input, width, &named, false);
    chart.draw(&named, None);
    chart.drawing
}

struct Placed<'a> {
    drawing: Drawing,
    input: &'a ChartInput,
    scale: Scale,
    tick_labels: Vec<String>,
    top: f64,
    base: f64,
    left: f64,
    step: f64,
}

/// The largest value that must be on the scale; an open end gets room above it.
pub fn largest(input: &ChartInput) -> f64 {
    let points = input.lines.iter().flat_map(|l| &l.points).flatten();
    let spans = points.filter_map(|p| p.shown.span);
    spans
        .map(|s| if s.is_bounded() { s.high } else { s.low * 1.15 })
        .fold(0.0, f64::max)
}

fn longest_label(input: &ChartInput) -> f64 {
    input
        .lines
        .iter()
        .map(|l| text_width(&l.label))
        .fold(0.0, f64::max)
}

fn has_level(point: &Point) -> bool {
    point.shown.span.is_some() && point.shown.kind != Kind::Conflict
}

fn has_any_level(line: &Line) -> bool {
    line.points.iter().flatten().any(has_level)
}

/// Where on the scale a line passes through a value; nowhere if it is open upwards, since a line
/// from one lower bound to the next would tell of a course that nobody knows; so would one through
/// the middle of "at most 20".
fn through(point: &Point) -> Option<f64> {
    let span = point.shown.span.filter(|s| s.is_bounded())?;
    if point.shown.kind == Kind::AtMost {
        return None;
    }
    has_level(point).then_some((span.low + span.high) / 2.0)
}

impl<'a> Placed<'a> {
    /// The empty chart, with room above it for `named` lines, and beside it for names if they stand
    /// at the ends of lines.
    fn new(input: &'a ChartInput, width: f64, named: &[usize], beside: bool) -> Self {
        let wide = width >= 560.0;
        let several = input.lines.iter().filter(|l| !l.other_term).count() > 1;
        let terms = if input.lines.iter().any(|l| l.other_term) {
            2.0 * LINE
        } else {
            0.0
        };
        let dated = input
            .breaks
            .iter()
            .any(|b| matches!(b.label, BreakLabel::Text(_)));
        let dates = if dated { LINE } else { 0.0 };
        // A name over the largest value.
        let over = if several && !wide && named.len() < input.lines.len() {
            LINE
        } else {
            0.0
        };
        let top = TOP + terms + dates + over + LINE * named.len() as f64;
        // Without any level there is nothing that numbers on the axis could be of.
        let mut points = input.lines.iter().flat_map(|l| &l.points).flatten();
        let levels = points.any(|p| p.shown.span.is_some());
        let (room, ticks) = match (input.shared_top, wide) {
            (None, _) if !levels => (94.0, 1.0),
            (Some(_), _) => (150.0, 2.0),
            (None, true) => (276.0, 4.0),
            (None, false) => (224.0, 3.0),
        };
        let height = top + room;
        let base = height - BOTTOM;
        let scale = Scale::new(
            input.shared_top.unwrap_or_else(|| largest(input)),
            ticks,
            input.unit == MeasureUnit::Count,
            base,
            top,
        );
        let tick_labels: Vec<String> = scale
            .ticks
            .iter()
            .filter(|_| levels || input.shared_top.is_some())
            .map(|t| number::value(*t, input.unit, input.lang))
            .collect();
        let left = tick_labels
            .iter()
            .map(|l| text_width(l))
            .fold(18.0, f64::max)
            + 8.0;
        let right = if beside {
            longest_label(input) + 16.0
        } else {
            14.0
        };
        let slots = input.slots.len().max(1) as f64;
        let step = (width - left - right) / slots;
        Self {
            drawing: Drawing {
                width,
                height,
                title: input.title.clone(),
                description: description(input),
                summary: summary(input),
                ..Drawing::default()
            },
            input,
            scale,
            tick_labels,
            top,
            base,
            left,
            step: step.min(WIDEST.max(LEAST / slots)),
        }
    }

    /// Draws everything; `names` puts names beside lines, `named` have theirs above the chart.
    fn draw(&mut self, named: &[usize], names: Option<fn(&mut Self)>) {
        self.grid();
        self.gaps();
        for (i, line) in self.input.lines.iter().enumerate() {
            self.line(i, line);
        }
        if let Some(names) = names {
            names(self);
        }
        self.legend(named);
        self.breaks();
        self.spots();
    }

    fn x(&self, slot: usize) -> f64 {
        self.left + self.step * (slot as f64 + 0.5)
    }

    fn grid(&mut self) {
        let right = self.left + self.step * self.input.slots.len() as f64;
        let labels = std::mem::take(&mut self.tick_labels);
        if labels.is_empty() {
            self.drawing
                .line((self.left, self.base), (right, self.base), "by-chart__axis");
        }
        for (tick, label) in self.scale.ticks.clone().into_iter().zip(labels) {
            let y = self.scale.px(tick);
            let class = if tick == 0.0 {
                "by-chart__axis"
            } else {
                "by-chart__grid"
            };
            self.drawing.line((self.left, y), (right, y), class);
            self.drawing.text(
                self.left - 8.0,
                y + 4.0,
                Anchor::End,
                "by-chart__small",
                label.clone(),
            );
        }
        let widest = self
            .input
            .slots
            .iter()
            .map(|s| text_width(&s.label))
            .fold(0.0, f64::max);
        let every = ((widest + 10.0) / self.step).ceil().max(1.0) as usize;
        let last = self.input.slots.len().saturating_sub(1);
        for (i, slot) in self.input.slots.iter().enumerate() {
            // Counted from the newest, which is the one looked for.
            if (last - i).is_multiple_of(every) {
                let x = self.x(i);
                self.drawing.text(
                    x,
                    self.base + 20.0,
                    Anchor::Middle,
                    "by-chart__small",
                    slot.label.clone(),
                );
            }
        }
    }

    /// Runs of slots of which no line has anything: a labelled gap, never a zero.
    fn silent_runs(&self) -> Vec<(usize, usize)> {
        let silent = |i: usize| {
            let lines = self.input.lines.iter();
            let mut points = lines.filter_map(|l| l.points.get(i)?.as_ref());
            points.all(|p| p.shown.kind == Kind::NoReport)
        };
        let slots = self.input.slots.len();
        let mut runs = Vec::new();
        let mut start = 0;
        while start < slots {
            let end = (start..slots).find(|i| !silent(*i)).unwrap_or(slots);
            if end > start {
                runs.push((start, end));
            }
            start = end.max(start + 1);
        }
        runs
    }

    fn gaps(&mut self) {
        for (start, end) in self.silent_runs() {
            self.gap(start, end);
        }
    }

    fn gap(&mut self, start: usize, end: usize) {
        let (x, width) = (
            self.left + self.step * start as f64 + 3.0,
            self.step * (end - start) as f64 - 6.0,
        );
        self.drawing
            .rect(x, self.top, width, self.base - self.top, "by-chart__gap");
        let words = terms(self.input.lang).no_report_mark;
        let (middle, y) = (x + width / 2.0, (self.top + self.base) / 2.0);
        if text_width(words) < width {
            return self.drawing.text(
                middle,
                y,
                Anchor::Middle,
                "by-chart__small by-chart__silence",
                words,
            );
        }
        let lines: Vec<&str> = words.split(' ').collect();
        if lines.iter().all(|l| text_width(l) < width + 4.0) {
            for (i, word) in lines.iter().enumerate() {
                self.drawing.text(
                    middle,
                    y + 15.0 * i as f64 - 12.0,
                    Anchor::Middle,
                    "by-chart__small by-chart__silence",
                    *word,
                );
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

    fn line(&mut self, index: usize, line: &Line) {
        let tone = self.tone(index);
        if line
            .points
            .iter()
            .flatten()
            .filter(|p| through(p).is_some())
            .count()
            >= LINE_FROM
        {
            self.segments(index, line, tone);
        }
        for (i, point) in line.points.iter().enumerate() {
            let Some(point) = point else { continue };
            if point.shown.kind == Kind::NoReport || self.said_in_another_term(i, point) {
                continue;
            }
            let x = self.x_of(index, i);
            let top = marks::point(
                &mut self.drawing,
                x,
                &self.scale,
                self.base,
                &point.shown,
                tone,
            );
            self.value(index, i, top, point, tone);
        }
    }

    /// What a report does not say in this term but says in the other needs no mark of its own.
    fn said_in_another_term(&self, slot: usize, point: &Point) -> bool {
        let others = self
            .input
            .lines
            .iter()
            .filter(|l| l.other_term)
            .filter_map(|l| l.points.get(slot)?.as_ref());
        point.shown.kind == Kind::NotReported && others.into_iter().any(|p| p.shown.span.is_some())
    }

    /// Joins neighbouring levels only: a line never crosses a gap, nor starts from an open end.
    fn segments(&mut self, index: usize, line: &Line, tone: Tone) {
        for i in 1..line.points.len() {
            let pair = (line.points[i - 1].as_ref(), line.points[i].as_ref());
            if let (Some(a), Some(b)) = pair
                && let (Some(from), Some(to)) = (through(a), through(b))
                && !self.broken_before(i)
            {
                let ends = (
                    (self.x_of(index, i - 1), self.scale.px(from)),
                    (self.x_of(index, i), self.scale.px(to)),
                );
                self.drawing.line(ends.0, ends.1, toned!(tone, "line"));
            }
        }
    }

    /// The number above its mark, or below it where another line's mark is just above; left out
    /// where it would run into its neighbours.
    fn value(&mut self, line: usize, slot: usize, top: f64, point: &Point, tone: Tone) {
        let text = match point.shown.kind {
            // A small chart has room for the sign only; the words are in its label.
            Kind::NotReported if self.input.shared_top.is_none() => {
                terms(self.input.lang).not_reported_mark
            }
            _ => &point.shown.short,
        };
        let primary = tone == Tone::One || self.input.lines.len() <= 2;
        if !primary {
            return;
        }
        // In a narrow slot a number leans towards the side where there is room.
        let narrow = text_width(text) >= self.step * 1.25 && self.step <= 60.0;
        let free = |slot: Option<usize>| slot.is_some_and(|s| !self.is_marked(s));
        let (anchor, lean) = match (narrow, free(slot.checked_sub(1)), free(Some(slot + 1))) {
            (false, ..) | (true, true, true) => (Anchor::Middle, 0.0),
            (true, true, false) => (Anchor::End, 8.0),
            (true, false, true) => (Anchor::Start, -8.0),
            // At the left edge it can stand below its mark, under its neighbour.
            (true, false, false) if slot == 0 => (Anchor::Start, -8.0),
            (true, false, false) => return,
        };
        let below = narrow && slot == 0 && anchor == Anchor::Start;
        let class = if point.shown.span.is_some() {
            "by-chart__value"
        } else {
            "by-chart__small"
        };
        // Too wide to stand beside its neighbours' numbers: every other one, counted from the newest.
        let last = self.input.slots.len().saturating_sub(1);
        let beside = self.is_known(line, slot.wrapping_sub(1)) || self.is_known(line, slot + 1);
        if beside && text_width(text) > self.step && (last - slot) % 2 == 1 {
            return;
        }
        let low = point.shown.span.map(|s| self.scale.px(s.low));
        let is_below = |low: &f64| {
            below || self.mark_above(line, slot, *low, top) || self.in_valley(line, slot)
        };
        let y = match low.filter(is_below) {
            Some(low) => low + 20.0,
            None => top - 7.0,
        };
        let x = self.x_of(line, slot) + lean;
        self.drawing.text(x, y, anchor, class, text);
    }

    /// Whether any line has a mark in a slot; outside the chart there is no room either.
    fn is_marked(&self, slot: usize) -> bool {
        let points = self.input.lines.iter().map(|l| l.points.get(slot));
        let mut points = points.map(|p| p.map(Option::as_ref));
        points.any(|p| match p {
            None => true,
            Some(point) => point.is_some_and(|p| p.shown.kind != Kind::NoReport),
        })
    }

    /// The middle of a slot; beside it where two lines' marks would cover each other.
    fn x_of(&self, line: usize, slot: usize) -> f64 {
        let level = |l: &Line| {
            l.points
                .get(slot)?
                .as_ref()?
                .shown
                .span
                .map(|s| self.scale.px(s.low))
        };
        let covered = level(&self.input.lines[line]).is_some_and(|y| {
            self.levels_beside(line, slot)
                .any(|(_, other)| (other - y).abs() < COVERED)
        });
        match (covered, line % 2) {
            (false, _) => self.x(slot),
            (true, 0) => self.x(slot) + COVERED / 2.0,
            (true, _) => self.x(slot) - COVERED / 2.0,
        }
    }

    /// Whether another line's mark is just above one that reaches from `y` up to `top`.
    fn mark_above(&self, line: usize, slot: usize, y: f64, top: f64) -> bool {
        self.levels_beside(line, slot).any(|(i, other)| {
            let is_above = other < y || (other == y && i < line);
            is_above && (y - other < NEAR || top - other < NEAR)
        })
    }

    fn is_known(&self, line: usize, slot: usize) -> bool {
        let point = self.input.lines[line].points.get(slot);
        point.is_some_and(|p| p.as_ref().is_some_and(|p| p.shown.span.is_some()))
    }

    /// Whether the line falls to a mark and rises from it, so that a number over it would stand on the
    /// line; where there is room for it below.
    fn in_valley(&self, line: usize, slot: usize) -> bool {
        let points = &self.input.lines[line].points;
        let level = |slot: usize| {
            let point = points.get(slot)?.as_ref()?;
            through(point).map(|value| self.scale.px(value))
        };
        let drawn = (0..points.len()).filter(|i| level(*i).is_some()).count() >= LINE_FROM;
        let before = slot.checked_sub(1).and_then(level);
        let joined = drawn && !self.broken_before(slot) && !self.broken_before(slot + 1);
        match (before, level(slot), level(slot + 1)) {
            (Some(before), Some(own), Some(after)) => {
                joined && before < own && after < own && own + 24.0 < self.base
            }
            _ => false,
        }
    }

    /// The levels of the other lines in a slot, with their index, px.
    fn levels_beside(&self, line: usize, slot: usize) -> impl Iterator<Item = (usize, f64)> {
        let others = self
            .input
            .lines
            .iter()
            .enumerate()
            .filter(move |(i, _)| *i != line);
        others.filter_map(move |(i, l)| {
            Some((
                i,
                self.scale.px(l.points.get(slot)?.as_ref()?.shown.span?.low),
            ))
        })
    }
}

/// Of how many periods there is what.
fn summary(input: &ChartInput) -> String {
    let (Some(first), Some(last)) = (input.slots.first(), input.slots.last()) else {
        return String::new();
    };
    let mut told = [0; 3];
    for i in 0..input.slots.len() {
        let lines = input.lines.iter();
        let points = || lines.clone().filter_map(|l| l.points.get(i)?.as_ref());
        let kind = match () {
            () if points().all(|p| p.shown.kind == Kind::NoReport) => 2,
            () if points().all(|p| !told_of(p.shown.kind)) => 1,
            () => 0,
        };
        told[kind] += 1;
    }
    charts::over_time(&first.name, &last.name, told, input.lang)
}

fn told_of(kind: Kind) -> bool {
    !matches!(kind, Kind::NoReport | Kind::NotReported)
}

/// All values of the chart in words.
fn description(input: &ChartInput) -> String {
    let of = |line: &Line| {
        let points = line
            .points
            .iter()
            .zip(&input.slots)
            .filter_map(|(p, slot)| {
                let p = p.as_ref()?;
                Some(format!("{}: {}", slot.name, p.shown.words))
            });
        let points = points.collect::<Vec<_>>().join("; ");
        if input.lines.len() > 1 {
            format!("{}. {points}.", line.label)
        } else {
            format!("{points}.")
        }
    };
    input.lines.iter().map(of).collect::<Vec<_>>().join(" ")
}
