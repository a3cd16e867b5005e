//! Lays out bars across places. On a phone a name stands above its bar; wider, beside it.

use super::marks::{self, Tone};
use super::scale::Scale;
use super::{Anchor, Drawing, Spot, text_width};
use crate::text::{Lang, names, ui};
use crate::view::Kind;
use crate::view::places::{Bar, Places};

/// Lays out the bars in `width` px.
pub fn draw(view: &Places, width: f64, lang: Lang) -> Drawing {
    let wide = width >= 520.0;
    let (row, bar) = if wide { (44.0, 22.0) } else { (58.0, 20.0) };
    let names_width = view.bars.iter().map(|b| text_width(&b.name)).fold(0.0, f64::max);
    let left = if wide { (names_width + 18.0).min(width * 0.36) } else { 2.0 };
    let value_room = view.bars.iter().map(|b| text_width(&beside(b, lang))).fold(40.0, f64::max);
    let right = (width - value_room.min(width * 0.45) - 34.0).max(left + 60.0);
    let spans = view.bars.iter().filter_map(|b| b.shown.span);
    let largest = spans.map(|s| if s.is_bounded() { s.high } else { s.low }).fold(0.0, f64::max);
    let scale = Scale::filling(largest, left, right);
    let mut drawing = Drawing {
        width,
        height: row * view.bars.len() as f64 + 10.0,
        title: view.title.clone(),
        description: description(view),
        ..Drawing::default()
    };
    for (i, b) in view.bars.iter().enumerate() {
        let top = row * i as f64 + 4.0;
        let y = if wide { top + row / 2.0 } else { top + row - bar / 2.0 - 6.0 };
        let name = if b.chosen { "by-chart__name by-chart__name--chosen" } else { "by-chart__name" };
        if wide {
            drawing.text(left - 12.0, y + 5.0, Anchor::End, name, names::capitalised(&b.name));
        } else {
            drawing.text(left, top + 18.0, Anchor::Start, name, names::capitalised(&b.name));
        }
        let tone = if b.chosen { Tone::One } else { Tone::Rest };
        let end = marks::bar(&mut drawing, y, bar, &scale, &b.shown, tone);
        let class = if b.shown.span.is_some() { "by-chart__value" } else { "by-chart__small" };
        drawing.text(end + 8.0, y + 5.0, Anchor::Start, class, beside(b, lang));
        drawing.spots.push(Spot {
            x: 0.0,
            y: top,
            width,
            height: row,
            label: format!("{}: {}", names::capitalised(&b.name), b.shown.words),
            at: b.shown.at.clone(),
        });
    }
    let bottom = drawing.height - 4.0;
    drawing.line((left, 2.0), (left, bottom), "by-chart__axis");
    drawing
}

/// What stands at the end of a bar.
fn beside(bar: &Bar, lang: Lang) -> String {
    let w = ui::words(lang);
    match bar.shown.kind {
        Kind::NotReported => w.not_reported_mark.to_owned(),
        Kind::NoReport => w.no_report_mark.to_owned(),
        Kind::Implied => format!("{} {}", bar.shown.short, lang.pick("(suy ra)", "(implied)")),
        _ => bar.shown.short.clone(),
    }
}

fn description(view: &Places) -> String {
    let each = view.bars.iter().map(|b| format!("{}: {}", names::capitalised(&b.name), b.shown.words));
    format!("{}.", each.collect::<Vec<_>>().join("; "))
}
