//! Chart geometry: what is to be drawn ([`series`]) → where ([`time`], [`bars`]) → [`Drawing`].
//!
//! A drawing is plain shapes with class names; colours and markup come later.

pub mod bars;
pub mod marks;
pub mod scale;
pub mod series;
pub mod time;
pub mod touch;

use crate::analysis::At;

/// How a text is anchored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// Its start.
    Start,
    /// Its middle.
    Middle,
    /// Its end.
    End,
}

/// One shape. Lengths in px. `class` is a BEM element or modifier of the chart block.
#[derive(Clone, Debug, PartialEq)]
#[expect(missing_docs, reason = "fields are SVG's own attributes")]
pub enum Shape {
    /// A straight line.
    Line {
        x1: f64,
        y1: f64,
        x2: f64,
        y2: f64,
        class: &'static str,
    },
    /// A rectangle.
    Rect {
        x: f64,
        y: f64,
        width: f64,
        height: f64,
        class: &'static str,
    },
    /// A circle.
    Circle {
        cx: f64,
        cy: f64,
        r: f64,
        class: &'static str,
    },
    /// A path of straight lines.
    Path { d: String, class: &'static str },
    /// A text on one line.
    Text {
        x: f64,
        y: f64,
        anchor: Anchor,
        class: &'static str,
        text: String,
    },
}

/// A value, a gap or a break that can be pointed at and reached by keyboard.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Spot {
    /// Left edge of what is nearer to it than to any other, px.
    pub x: f64,
    /// Top edge, px.
    pub y: f64,
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// Where its mark is, px: its note stands beside it.
    pub mark: (f64, f64),
    /// How far above and below its mark there is what its note must not cover, px.
    pub reach: (f64, f64),
    /// Where it stands on the time axis, in slots from the left; 0 in a chart without one.
    pub column: f64,
    /// Which line or bar it is of, from the top.
    pub row: usize,
    /// Its place and period.
    pub head: String,
    /// The value in words.
    pub words: String,
    /// What reports say of its change; may be empty.
    pub change: String,
    /// Who says it.
    pub at: Vec<At>,
    /// What it explains, if it is no value; may be empty.
    pub explains: String,
}

impl Spot {
    /// All of it in one sentence, for those who hear it.
    pub fn label(&self) -> String {
        let label = format!("{}: {}", self.head, self.words);
        match self.change.is_empty() {
            true => label,
            false => format!("{}. {}", label.trim_end_matches('.'), self.change),
        }
    }
}

/// A finished drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Drawing {
    /// Width, px.
    pub width: f64,
    /// Height, px.
    pub height: f64,
    /// What it shows, as a heading.
    pub title: String,
    /// All values in words, for those who can't see it.
    pub description: String,
    /// What there is and what is missing, in a sentence.
    pub summary: String,
    /// In drawing order.
    pub shapes: Vec<Shape>,
    /// What can be pointed at, in reading order.
    pub spots: Vec<Spot>,
}

impl Drawing {
    fn line(&mut self, (x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &'static str) {
        self.shapes.push(Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class,
        });
    }

    fn rect(&mut self, x: f64, y: f64, width: f64, height: f64, class: &'static str) {
        let (width, height) = (width.max(0.0), height.max(0.0));
        self.shapes.push(Shape::Rect {
            x,
            y,
            width,
            height,
            class,
        });
    }

    fn circle(&mut self, cx: f64, cy: f64, r: f64, class: &'static str) {
        self.shapes.push(Shape::Circle { cx, cy, r, class });
    }

    fn path(&mut self, points: &[(f64, f64)], class: &'static str) {
        let step = |(i, (x, y)): (usize, &(f64, f64))| {
            format!("{}{} {}", if i == 0 { 'M' } else { 'L' }, px(*x), px(*y))
        };
        let d = points.iter().enumerate().map(step).collect();
        self.shapes.push(Shape::Path { d, class });
    }

    fn text(
        &mut self,
        x: f64,
        y: f64,
        anchor: Anchor,
        class: &'static str,
        text: impl Into<String>,
    ) {
        self.shapes.push(Shape::Text {
            x,
            y,
            anchor,
            class,
            text: text.into(),
        });
    }
}

/// A length as it is written: to a tenth of a pixel, without a zero after the point. A chart has hundreds:
/// formatting would take as long as all else of drawing it.
pub fn px(length: f64) -> String {
    let tenths = (length * 10.0).round() as i64;
    let mut text = match tenths < 0 {
        true => String::from("-"),
        false => String::new(),
    };
    let (whole, tenth) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    digits(&mut text, whole);
    if tenth > 0 {
        text.push('.');
        digits(&mut text, tenth);
    }
    text
}

fn digits(text: &mut String, number: u64) {
    if number >= 10 {
        digits(text, number / 10);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

/// About how wide a text of the chart's small type is, px. Only used to keep labels apart.
fn text_width(text: &str) -> f64 {
    text.chars().count() as f64 * 7.2
}
