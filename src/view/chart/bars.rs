//! Lays out bars across places. On a phone a name stands above its bar; wider, beside it.

use super::marks::{self, Tone};
use super::scale::Scale;
use super::{Anchor, Drawing, Spot, text_width};
use crate::analysis::Span;
use crate::text::{Lang, names, phrase, ui};
use crate::view::Kind;
use crate::view::places::{Bar, Places};

/// Lays out the bars in `width` px.
pub fn draw(view: &Places, width: f64, lang: Lang) -> Drawing {
    let wide = width >= 520.0;
    let (row, bar) = if wide { (44.0, 22.0) } else { (60.0, 18.0) };
    let names_width = view
        .bars
        .iter()
        .map(|b| text_width(&b.name))
        .fold(0.0, f64::max);
    // Names are set larger than what `text_width` measures.
    let left = if wide {
        (names_width * 1.18 + 14.0).min(width * 0.36)
    } else {
        0.0
    };
    let scale = scale(view, left, width, lang);
    let mut drawing = Drawing {
        width,
        height: row * view.bars.len() as f64 + 10.0,
        title: view.title.clone(),
        description: description(view),
        ..Drawing::default()
    };
    for (i, b) in view.bars.iter().enumerate() {
        let top = row * i as f64 + 4.0;
        let y = if wide {
            top + row / 2.0
        } else {
            top + 28.0 + bar / 2.0
        };
        let name = if b.chosen {
            "by-chart__name by-chart__name--chosen"
        } else {
            "by-chart__name"
        };
        if wide {
            drawing.text(
                left - 12.0,
                y + 5.0,
                Anchor::End,
                name,
                names::capitalised(&b.name),
            );
        } else {
            drawing.text(
                left,
                top + 20.0,
                Anchor::Start,
                name,
                names::capitalised(&b.name),
            );
        }
        let tone = if b.chosen { Tone::One } else { Tone::Rest };
        if !wide {
            drawing.line(
                (left, y - bar / 2.0 - 3.0),
                (left, y + bar / 2.0 + 3.0),
                "by-chart__axis",
            );
        }
        let end = marks::bar(&mut drawing, y, bar, &scale, &b.shown, tone);
        let class = if b.shown.span.is_some() {
            "by-chart__value"
        } else {
            "by-chart__small"
        };
        drawing.text(end + 8.0, y + 5.0, Anchor::Start, class, beside(b, lang));
        drawing.spots.push(Spot {
            x: 0.0,
            y: top,
            width,
            height: row,
            label: format!("{}: {}", names::capitalised(&b.name), b.shown.words),
            at: b.shown.at.clone(),
            explains: String::new(),
        });
    }
    if wide {
        let bottom = drawing.height - 4.0;
        drawing.line((left, 2.0), (left, bottom), "by-chart__axis");
    }
    drawing
}

/// The scale on which every bar leaves room for the number at its end.
fn scale(view: &Places, left: f64, width: f64, lang: Lang) -> Scale {
    let end = |s: Span| if s.is_bounded() { s.high } else { s.low };
    let spans = || view.bars.iter().filter_map(|b| Some((b, b.shown.span?)));
    let largest = spans().map(|(_, s)| end(s)).fold(0.0, f64::max);
    let room = |(b, s): (&Bar, Span)| {
        let beyond = if s.is_bounded() { 0.0 } else { marks::OPEN };
        (width - left - beyond - 16.0 - text_width(&beside(b, lang))) * largest / end(s)
    };
    let length = spans()
        .filter(|(_, s)| end(*s) > 0.0)
        .map(room)
        .fold(width - left, f64::min);
    Scale::filling(largest, left, left + length.max(60.0))
}

/// What stands at the end of a bar.
fn beside(bar: &Bar, lang: Lang) -> String {
    let w = ui::words(lang);
    match bar.shown.kind {
        Kind::NotReported => w.not_reported_mark.to_owned(),
        Kind::NoReport => w.no_report_mark.to_owned(),
        Kind::Implied => phrase::implied(&bar.shown.short, lang),
        _ => bar.shown.short.clone(),
    }
}

fn description(view: &Places) -> String {
    let each = view
        .bars
        .iter()
        .map(|b| format!("{}: {}", names::capitalised(&b.name), b.shown.words));
    format!("{}.", each.collect::<Vec<_>>().join("; "))
}
