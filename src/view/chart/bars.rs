//! Lays out bars across places. On a phone a name stands above its bar, as long ones do
//! everywhere; wider, beside it.

use super::marks::{self, Tone};
use super::scale::Scale;
use super::{Anchor, Drawing, Spot, text_width};
use crate::analysis::Span;
use crate::text::terms::terms;
use crate::text::{Lang, charts, names, phrase, places};
use crate::view::Kind;
use crate::view::places::{Bar, Places};
use crate::view::standing::Limits;

/// The widest that bars are drawn, px: longer ones say no more.
const WIDEST: f64 = 760.0;

/// Lays out the bars in `width` px.
pub fn draw(view: &Places, width: f64, lang: Lang) -> Drawing {
    let (room_for_all, width) = (width, width.min(WIDEST));
    let names_width = view
        .bars
        .iter()
        .map(|b| text_width(&b.name))
        .fold(0.0, f64::max);
    // Names are set larger than what `text_width` measures.
    let room = names_width * 1.18 + 14.0;
    let wide = width >= 520.0 && room <= width * 0.4;
    let (row, bar) = if wide { (44.0, 22.0) } else { (60.0, 18.0) };
    let left = if wide { room } else { 0.0 };
    let scale = scale(view, left, width, lang);
    let mut drawing = Drawing {
        width: room_for_all,
        height: row * view.bars.len() as f64 + 10.0,
        title: view.title.clone(),
        description: description(view),
        summary: summary(view, lang),
        ..Drawing::default()
    };
    if let Some(limits) = view.standing.band {
        band(&mut drawing, &scale, limits);
    }
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
        let end = match b.note {
            Some(_) => left,
            None => marks::bar(&mut drawing, y, bar, &scale, &b.shown, tone),
        };
        let end = intervals(&mut drawing, &scale, b, (y, bar), end);
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
            mark: (end.min(width), y),
            reach: (y - top, top + row - y),
            column: 0.0,
            row: i,
            head: charts::head(&names::capitalised(&b.name), &view.period),
            words: b.shown.words.clone(),
            change: b.change.clone(),
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

/// The limits that are the same for all bars, behind them.
fn band(drawing: &mut Drawing, scale: &Scale, limits: Limits) {
    let (top, bottom) = (2.0, drawing.height - 4.0);
    let (from, to) = (scale.px(limits.inner.0), scale.px(limits.inner.1));
    drawing.rect(from, top, to - from, bottom - top, "by-chart__band");
    for limit in [limits.outer.0, limits.outer.1] {
        let x = scale.px(limit);
        drawing.line((x, top), (x, bottom), "by-chart__limit");
    }
}

/// The interval of a rate on its bar and the limits of chance below it. Returns where the number
/// may stand.
fn intervals(
    drawing: &mut Drawing,
    scale: &Scale,
    of: &Bar,
    (y, bar): (f64, f64),
    end: f64,
) -> f64 {
    let mut end = end;
    if let Some((low, high)) = of.whisker {
        let from = scale.px(low);
        // Without an upper end it goes on as far as the open end of the bar does.
        let to = high.map_or(end, |high| scale.px(high));
        drawing.line((from, y), (to, y), "by-chart__whisker");
        for x in std::iter::once(from).chain(high.map(|_| to)) {
            drawing.line((x, y - 4.0), (x, y + 4.0), "by-chart__whisker");
        }
        end = end.max(to);
    }
    if let Some(limits) = of.limits {
        let y = y + bar / 2.0 + 4.0;
        let px = |(low, high): (f64, f64)| (scale.px(low), scale.px(high));
        let ((from, to), (inner_from, inner_to)) = (px(limits.outer), px(limits.inner));
        drawing.line((from, y), (to, y), "by-chart__bracket");
        drawing.line(
            (inner_from, y),
            (inner_to, y),
            "by-chart__bracket by-chart__bracket--inner",
        );
        for x in [from, to] {
            drawing.line((x, y - 3.0), (x, y), "by-chart__bracket");
        }
    }
    end
}

/// The scale on which every bar leaves room for the number at its end.
fn scale(view: &Places, left: f64, width: f64, lang: Lang) -> Scale {
    let span_end = |s: Span| if s.is_bounded() { s.high } else { s.low };
    let end = |b: &Bar, s: Span| {
        let whisker = b.whisker.and_then(|(_, high)| high).unwrap_or(0.0);
        span_end(s).max(whisker)
    };
    let spans = || view.bars.iter().filter_map(|b| Some((b, b.shown.span?)));
    let limits = view.bars.iter().filter_map(|b| b.limits);
    let limits = limits.chain(view.standing.band).map(|l| l.outer.1);
    let largest = spans().map(|(b, s)| end(b, s)).chain(limits);
    let largest = largest.fold(0.0, f64::max);
    let room = |(b, s): (&Bar, Span)| {
        let beyond = if s.is_bounded() { 0.0 } else { marks::OPEN };
        (width - left - beyond - 16.0 - text_width(&beside(b, lang))) * largest / end(b, s)
    };
    let length = spans()
        .filter(|(b, s)| end(b, *s) > 0.0)
        .map(room)
        .fold(width - left - 4.0, f64::min);
    Scale::filling(largest, left, left + length.max(60.0))
}

/// What stands at the end of a bar.
fn beside(bar: &Bar, lang: Lang) -> String {
    if let Some(note) = &bar.note {
        return note.clone();
    }
    let terms = terms(lang);
    let text = match bar.shown.kind {
        Kind::NotReported => terms.not_reported_mark.to_owned(),
        Kind::NoReport => terms.no_report_mark.to_owned(),
        Kind::Implied => phrase::implied(&bar.shown.short, lang),
        _ => bar.shown.short.clone(),
    };
    match bar.stands_out {
        Some(_) => format!("{text} · {}", places::stands_out(lang)),
        None => text,
    }
}

fn summary(view: &Places, lang: Lang) -> String {
    let known = |b: &&Bar| !matches!(b.shown.kind, Kind::NotReported | Kind::NoReport);
    let known = view.bars.iter().filter(known).count();
    charts::over_places(view.bars.len(), known, lang)
}

fn description(view: &Places) -> String {
    let each = view
        .bars
        .iter()
        .map(|b| format!("{}: {}", names::capitalised(&b.name), b.shown.words));
    format!("{}.", each.collect::<Vec<_>>().join("; "))
}
