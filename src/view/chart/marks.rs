//! The mark for each kind of value, told apart by shape and texture as well as colour.

use super::scale::Scale;
use super::{Anchor, Drawing};
use crate::model::Direction;
use crate::view::{Kind, Shown};

/// Which colours a mark takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The place in view.
    One,
    /// A second place.
    Two,
    /// Everything else.
    Rest,
}

macro_rules! toned {
    ($tone:expr, $base:literal) => {
        match $tone {
            Tone::One => concat!("by-chart__", $base, " by-chart--one"),
            Tone::Two => concat!("by-chart__", $base, " by-chart--two"),
            Tone::Rest => concat!("by-chart__", $base, " by-chart--rest"),
        }
    };
}
pub(super) use toned;

/// How far an open end reaches beyond the last certain value, px.
pub(super) const OPEN: f64 = 26.0;

/// Draws a value at `x` on a vertical scale. Returns the y of its top, for the label.
pub fn point(
    drawing: &mut Drawing,
    x: f64,
    scale: &Scale,
    base: f64,
    shown: &Shown,
    tone: Tone,
) -> f64 {
    let Some(span) = shown.span else {
        return without_level(drawing, x, base, shown.kind, tone);
    };
    let low = scale.px(span.low);
    let high = if span.is_bounded() {
        scale.px(span.high)
    } else {
        (low - OPEN).max(scale.px(scale.max))
    };
    // A direction without a size stands beside its level.
    if let Some(direction) = shown.said {
        arrow(drawing, x - 20.0, (low + high) / 2.0, direction, tone);
    }
    match shown.kind {
        Kind::Zero => {
            drawing.rect(x - 7.0, low - 2.5, 14.0, 5.0, toned!(tone, "fill"));
            low - 3.0
        }
        Kind::Implied if span.exact().is_some() => {
            drawing.circle(x, low, 5.0, toned!(tone, "ring"));
            low - 5.0
        }
        Kind::Implied | Kind::Range if !span.is_bounded() => {
            drawing.rect(x - 5.0, high, 10.0, low - high, toned!(tone, "ring"));
            drawing.line((x - 8.0, low), (x + 8.0, low), toned!(tone, "edge"));
            drawing.path(
                &[
                    (x - 4.0, high - 1.0),
                    (x, high - 6.0),
                    (x + 4.0, high - 1.0),
                ],
                toned!(tone, "stroke"),
            );
            high - 7.0
        }
        Kind::Implied | Kind::Range => {
            drawing.rect(
                x - 5.0,
                high - 5.0,
                10.0,
                low - high + 10.0,
                toned!(tone, "ring"),
            );
            high - 5.0
        }
        Kind::AtLeast => {
            drawing.rect(x - 5.0, high, 10.0, low - high, toned!(tone, "hatch"));
            drawing.line((x - 8.0, low), (x + 8.0, low), toned!(tone, "edge"));
            drawing.path(
                &[
                    (x - 4.0, high + 1.0),
                    (x, high - 5.0),
                    (x + 4.0, high + 1.0),
                ],
                toned!(tone, "stroke"),
            );
            high - 6.0
        }
        Kind::AtMost | Kind::JustUnder => {
            let low = low.max(high + 12.0);
            drawing.rect(x - 5.0, high, 10.0, low - high, toned!(tone, "hatch"));
            drawing.line((x - 8.0, high), (x + 8.0, high), toned!(tone, "edge"));
            high - 3.0
        }
        Kind::About => {
            let middle = (low + high) / 2.0;
            drawing.rect(x - 8.0, middle - 7.0, 16.0, 14.0, toned!(tone, "soft"));
            drawing.circle(x, middle, 4.0, toned!(tone, "fill"));
            middle - 7.0
        }
        Kind::Conflict => {
            drawing.line(
                (x, low),
                (x, high),
                "by-chart__conflict by-chart__conflict--between",
            );
            drawing.line((x - 8.0, low), (x + 8.0, low), "by-chart__conflict");
            drawing.line((x - 8.0, high), (x + 8.0, high), "by-chart__conflict");
            high - 3.0
        }
        _ => {
            drawing.circle(x, low, 5.0, toned!(tone, "fill"));
            low - 5.0
        }
    }
}

/// Signs that have no place on the scale: they float above the axis, with words beside them.
fn without_level(drawing: &mut Drawing, x: f64, base: f64, kind: Kind, tone: Tone) -> f64 {
    let y = base - 26.0;
    match kind {
        Kind::DirectionOnly(direction) => {
            arrow(drawing, x, y, direction, tone);
            y - 12.0
        }
        Kind::ChangeOnly(direction) => {
            step(drawing, x, y, direction, tone);
            y - 10.0
        }
        Kind::NotReported => {
            drawing.line((x, base - 5.0), (x, base - 34.0), "by-chart__dotted");
            base - 36.0
        }
        _ => base,
    }
}

/// An arrow without a length: a direction.
pub fn arrow(drawing: &mut Drawing, x: f64, y: f64, direction: Direction, tone: Tone) {
    let d = match direction {
        Direction::Up => -1.0,
        Direction::Down => 1.0,
        Direction::Same => {
            drawing.path(&[(x - 8.0, y), (x + 8.0, y)], toned!(tone, "stroke"));
            return;
        }
    };
    drawing.path(
        &[(x - 8.0, y - 6.0 * d), (x + 7.0, y + 6.0 * d)],
        toned!(tone, "stroke"),
    );
    drawing.path(
        &[
            (x, y + 7.0 * d),
            (x + 8.0, y + 7.0 * d),
            (x + 8.0, y - 1.0 * d),
        ],
        toned!(tone, "stroke"),
    );
}

/// A step without a level: a change in number.
pub fn step(drawing: &mut Drawing, x: f64, y: f64, direction: Direction, tone: Tone) {
    let d = -5.0 * direction.sign() as f64;
    drawing.path(
        &[(x - 11.0, y - d), (x, y - d), (x, y + d), (x + 11.0, y + d)],
        toned!(tone, "stroke"),
    );
}

/// Draws a value as a bar from `scale`'s zero, `y` its middle. Returns the x of its end.
pub fn bar(
    drawing: &mut Drawing,
    y: f64,
    height: f64,
    scale: &Scale,
    shown: &Shown,
    tone: Tone,
) -> f64 {
    let (zero, top) = (scale.px(0.0), y - height / 2.0);
    let Some(span) = shown.span else {
        match shown.kind {
            Kind::DirectionOnly(direction) => arrow(drawing, zero + 16.0, y, direction, tone),
            Kind::ChangeOnly(direction) => step(drawing, zero + 18.0, y, direction, tone),
            Kind::NoReport => drawing.rect(zero + 4.0, top, 56.0, height, "by-chart__gap"),
            _ => drawing.line((zero + 4.0, y), (zero + 60.0, y), "by-chart__dotted"),
        }
        let wide = matches!(shown.kind, Kind::DirectionOnly(_) | Kind::ChangeOnly(_));
        return zero + if wide { 32.0 } else { 62.0 };
    };
    let low = scale.px(span.low);
    let high = if span.is_bounded() {
        scale.px(span.high)
    } else {
        low + OPEN
    };
    let solid = |drawing: &mut Drawing, to: f64| {
        drawing.rect(zero, top, to - zero, height, toned!(tone, "bar"))
    };
    match shown.kind {
        Kind::Zero => drawing.rect(zero, top, 4.0, height, toned!(tone, "bar")),
        Kind::Implied if span.exact().is_some() => {
            drawing.rect(
                zero + 1.0,
                top + 1.0,
                (low - zero - 2.0).max(2.0),
                height - 2.0,
                toned!(tone, "ring"),
            );
        }
        Kind::AtLeast => {
            solid(drawing, low);
            drawing.rect(low, top, high - low, height, toned!(tone, "hatch"));
        }
        Kind::AtMost | Kind::JustUnder => {
            let low = low.min(high - 10.0).max(zero);
            solid(drawing, low);
            drawing.rect(low, top, high - low, height, toned!(tone, "hatch"));
            drawing.line(
                (high, top - 4.0),
                (high, top + height + 4.0),
                toned!(tone, "edge"),
            );
        }
        Kind::About => {
            solid(drawing, low.min(high - 8.0));
            drawing.rect(
                low.min(high - 8.0),
                top,
                (high - low).max(16.0),
                height,
                toned!(tone, "soft"),
            );
            return high + 8.0;
        }
        Kind::Conflict => {
            drawing.line(
                (low, y),
                (high, y),
                "by-chart__conflict by-chart__conflict--between",
            );
            drawing.line(
                (low, top - 2.0),
                (low, top + height + 2.0),
                "by-chart__conflict",
            );
            drawing.line(
                (high, top - 2.0),
                (high, top + height + 2.0),
                "by-chart__conflict",
            );
        }
        Kind::Implied | Kind::Range => {
            drawing.rect(
                zero + 1.0,
                top + 1.0,
                (low - zero).max(2.0),
                height - 2.0,
                toned!(tone, "ring"),
            );
            drawing.rect(
                low,
                top + height / 2.0 - 3.0,
                (high - low).max(4.0),
                6.0,
                toned!(tone, "fill"),
            );
        }
        _ => solid(drawing, low),
    }
    let end = high.max(zero + 4.0);
    match shown.said {
        Some(direction) => {
            arrow(drawing, end + 16.0, y, direction, tone);
            end + 26.0
        }
        None => end,
    }
}

/// A sample of each mark for the key, in a box of 120 × 24 px.
pub fn sample(shown: &Shown) -> Drawing {
    let mut drawing = Drawing {
        width: 120.0,
        height: 24.0,
        ..Drawing::default()
    };
    let scale = Scale::new(100.0, 4.0, true, 2.0, 86.0);
    drawing.line((2.0, 0.0), (2.0, 24.0), "by-chart__axis");
    let end = bar(&mut drawing, 12.0, 14.0, &scale, shown, Tone::One);
    drawing.text(
        end + 6.0,
        16.0,
        Anchor::Start,
        "by-chart__small",
        shown.short.clone(),
    );
    drawing
}
