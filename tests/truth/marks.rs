//! What marks may show, given the truth: of values ready to be drawn, and of the drawings.
//!
//! A drawing is read as a reader reads it: two labels of the axis give the scale, and a value's
//! mark is what stands in its slot.

use binh_yen::analysis::Estimate;
use binh_yen::model::{Direction, MeasureUnit};
use binh_yen::text::Lang;
use binh_yen::view::chart::series::{ChartInput, Point};
use binh_yen::view::chart::{Anchor, Drawing, Shape, Spot};
use binh_yen::view::places::Places;
use binh_yen::view::{Kind, Shown};

use super::compared::{Holds, ensure};
use super::country::{Cell, Country};

/// Whether what is shown of a cell does not deny the truth.
pub fn shown_holds(country: &Country, cell: Cell, shown: &Shown, estimate: &Estimate) -> Holds {
    let told: Vec<Option<Direction>> = country
        .told_of(cell)
        .map(|t| t.change.map(|c| c.1))
        .collect();
    let silent = matches!(shown.kind, Kind::NotReported | Kind::NoReport);
    ensure(silent == told.is_empty() || !silent, || {
        format!("{:?}, but told {told:?}", shown.kind)
    })?;
    ensure(shown.kind != Kind::Conflict, || {
        format!("true reports conflict: {estimate:?}")
    })?;
    ensure(!estimate.set_aside, || {
        format!("true words are set aside: {estimate:?}")
    })?;
    let has_report = country
        .reports
        .iter()
        .any(|r| r.place == country.places[cell.0] && r.period == cell.2);
    match shown.kind {
        Kind::NoReport => ensure(!has_report, || "no report, but there is one".into())?,
        Kind::NotReported => ensure(has_report, || "not reported, but there is no report".into())?,
        Kind::ChangeOnly(way) | Kind::DirectionOnly(way) => {
            ensure(told.contains(&Some(way)), || {
                format!("{way:?}, but told {told:?}")
            })?;
        }
        _ => {}
    }
    let Some(truth) = country.at(cell) else {
        return ensure(shown.span.is_none(), || "a level of nothing".into());
    };
    let Some(span) = shown.span else {
        return Ok(());
    };
    // Numbers that are no counts are shown as printed, which is rounded.
    let rounding = estimate
        .claims
        .iter()
        .map(|c| c.rounding)
        .fold(0.0, f64::max);
    ensure(span.widened(rounding + 1e-9).contains(truth), || {
        format!("{truth} is not in {span:?} ({:?})", shown.kind)
    })?;
    let firmly = estimate.claims.iter().any(|c| c.is_stated() && !c.soft);
    let solid = matches!(shown.kind, Kind::Exact | Kind::Zero);
    ensure(firmly || !solid, || {
        format!("`about` is shown as {:?}", shown.kind)
    })?;
    let exact = span
        .exact()
        .is_some_and(|x| (x - truth).abs() <= rounding + 1e-9);
    match shown.kind {
        Kind::Exact => ensure(exact, || format!("exactly {span:?}, truly {truth}")),
        Kind::Zero => ensure(truth <= rounding, || format!("none, truly {truth}")),
        Kind::Implied if span.exact().is_some() => {
            ensure(exact, || format!("implied {span:?}, truly {truth}"))
        }
        _ => Ok(()),
    }
}

/// A number of an axis as it is labelled.
fn labelled(text: &str, lang: Lang) -> Option<f64> {
    let (thousands, point) = lang.pick(('.', ','), (',', '.'));
    let plain: String = text
        .trim_end_matches('%')
        .chars()
        .filter(|c| *c != thousands)
        .collect();
    plain.replace(point, ".").parse().ok()
}

/// Pixels from values, as the labels of the upright axis give it.
pub fn axis(drawing: &Drawing, lang: Lang) -> Option<impl Fn(f64) -> f64> {
    let mut ticks = drawing.shapes.iter().filter_map(|s| match s {
        Shape::Text {
            y,
            anchor: Anchor::End,
            class: "by-chart__small",
            text,
            ..
        } => Some((labelled(text, lang)?, y - 4.0)),
        _ => None,
    });
    let (first, last) = (ticks.next()?, ticks.next_back()?);
    let per_unit = (last.1 - first.1) / (last.0 - first.0);
    Some(move |value: f64| first.1 + (value - first.0) * per_unit)
}

/// Top and bottom of a shape that is part of a mark, if its middle lies between two x.
fn upright(shape: &Shape, from: f64, to: f64) -> Option<(f64, f64)> {
    let frame = ["grid", "axis", "gap", "break", "dotted", "line "];
    let (x, top, bottom, class) = match shape {
        Shape::Line {
            x1,
            y1,
            x2,
            y2,
            class,
        } => ((x1 + x2) / 2.0, y1.min(*y2), y1.max(*y2), class),
        Shape::Rect {
            x,
            y,
            width,
            height,
            class,
        } => (x + width / 2.0, *y, y + height, class),
        Shape::Circle { cx, cy, r, class } => (*cx, cy - r, cy + r, class),
        Shape::Path { .. } | Shape::Text { .. } => return None,
    };
    let is_frame = frame
        .iter()
        .any(|f| class.starts_with(&format!("by-chart__{f}")));
    (!is_frame && (from..=to).contains(&x)).then_some((top, bottom))
}

/// Whether a chart over time of one line shows each true value within its mark.
pub fn time_holds(
    input: &ChartInput,
    drawing: &Drawing,
    truth: impl Fn(&Point) -> Option<f64>,
) -> Holds {
    let mut points = input.lines.iter().flat_map(|l| &l.points).flatten();
    if !points.any(|p| p.shown.span.is_some()) {
        // Nothing has a place on a scale, so there must be none.
        let numbered = axis(drawing, input.lang).is_some();
        return if numbered {
            Err("an axis of nothing".into())
        } else {
            Ok(())
        };
    }
    let px = axis(drawing, input.lang).ok_or("no axis")?;
    for (i, (point, slot)) in input.lines[0].points.iter().zip(&input.slots).enumerate() {
        let column = i as f64 + 0.5;
        let is_here = |s: &&Spot| s.column == column && s.row == 0 && s.explains.is_empty();
        let spot = drawing.spots.iter().find(is_here);
        let told = point.as_ref().filter(|p| p.shown.kind != Kind::NoReport);
        let (Some(point), Some(spot)) = (told, spot) else {
            let without = told.is_none_or(|p| p.shown.span.is_none());
            ensure(without, || format!("a value without a spot: {}", slot.name))?;
            continue;
        };
        let Some(truth) = truth(point).filter(|_| point.shown.span.is_some()) else {
            continue;
        };
        let parts = drawing
            .shapes
            .iter()
            .filter_map(|s| upright(s, spot.x, spot.x + spot.width));
        let mark = parts.reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        let (top, bottom) = mark.ok_or_else(|| format!("{:?} without a mark", point.shown))?;
        let open = point.shown.span.is_some_and(|s| !s.is_bounded());
        let y = px(truth);
        // A rate is drawn as printed, perhaps to a whole percent; an open mark has no end.
        let rounded = if input.unit == MeasureUnit::Percent {
            0.5
        } else {
            0.0
        };
        let slack = 1.0 + rounded * (px(1.0) - px(0.0)).abs();
        let covers = y <= bottom + slack && (open || y >= top - slack);
        // `khoảng` is a blurred dot in the middle of what it leaves possible.
        let blurred = point.shown.kind == Kind::About;
        ensure(covers || blurred, || {
            format!(
                "{truth} at {y} is outside {top}..{bottom}: {:?}",
                point.shown
            )
        })?;
    }
    Ok(())
}

/// Whether bars agree with the truth on the scale that the bars of exact values set.
pub fn bars_hold(view: &Places, drawing: &Drawing, truth: impl Fn(usize) -> Option<f64>) -> Holds {
    let ends: Vec<Vec<(f64, f64)>> = drawing
        .spots
        .iter()
        .map(|spot| {
            let inside = |y: f64| (spot.y..spot.y + spot.height).contains(&y);
            let part = |s: &Shape| match s {
                Shape::Rect {
                    x,
                    y,
                    width,
                    height,
                    class,
                } if inside(y + height / 2.0) && !class.contains("__gap") => Some((*x, x + width)),
                _ => None,
            };
            drawing.shapes.iter().filter_map(part).collect()
        })
        .collect();
    ensure(ends.len() == view.bars.len(), || {
        "a bar without a spot".into()
    })?;
    let exact = |i: usize| {
        view.bars[i]
            .shown
            .span
            .and_then(|s| s.exact())
            .filter(|v| *v > 0.0 && view.bars[i].shown.kind == Kind::Exact)
    };
    let scale = (0..ends.len()).find_map(|i| {
        let (zero, end) = *ends[i].first()?;
        Some((zero, (end - zero) / exact(i)?))
    });
    let Some((zero, per_unit)) = scale else {
        return Ok(());
    };
    for (i, parts) in ends.iter().enumerate() {
        let shown = &view.bars[i].shown;
        let (Some(truth), Some(span)) = (truth(i), shown.span) else {
            continue;
        };
        let reach = parts.iter().map(|p| p.1).fold(zero, f64::max);
        let solid = parts.first().map_or(zero, |p| p.1);
        let x = zero + truth * per_unit;
        // A rate is drawn as printed, perhaps to a whole percent.
        let rounded = if view.unit == MeasureUnit::Percent {
            0.5
        } else {
            0.0
        };
        let slack = 2.5 + rounded * per_unit;
        let holds = match shown.kind {
            Kind::Exact | Kind::Zero => (reach - x).abs() <= slack + 2.0,
            Kind::Implied if span.exact().is_some() => (reach - x).abs() <= slack + 2.0,
            // What is solid is certain.
            Kind::AtLeast => x >= solid - slack,
            Kind::About => true,
            _ => !span.is_bounded() || x <= reach + slack,
        };
        ensure(holds, || {
            format!("{truth} at {x}, solid to {solid}, mark to {reach}: {shown:?}")
        })?;
    }
    Ok(())
}
