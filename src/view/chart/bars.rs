//! Lays out bars across places. On a phone a name stands above its bar, as long ones do
//! everywhere; wider, beside it.

mod rows;

use super::marks::{self, Tone};
use super::scale::Scale;
use super::{Anchor, Drawing, Shape, Spot};
use crate::text::terms::terms;
use crate::text::{Lang, charts, names, phrase, places};
use crate::view::places::{Bar, Lineup, Places};
use crate::view::standing::Limits;
use crate::view::{Focus, Kind};
use rows::{InWords, Rows, Unsaid};

/// The widest that bars are drawn, px: longer ones say no more.
const WIDEST: f64 = 760.0;

/// The height of the lowest rows, px.
pub const LOWEST: f64 = 44.0;

/// Where bars are drawn, whichever of them are.
#[derive(Clone, Debug, PartialEq)]
pub struct Layout {
    /// The width of the bars, px.
    width: f64,
    /// The height of a row, px.
    pub row: f64,
    /// The height of a bar, px.
    bar: f64,
    /// Whether names stand beside the bars.
    wide: bool,
    /// Where bars begin, px.
    left: f64,
    scale: Scale,
    period: String,
    lang: Lang,
}

impl Layout {
    /// Lays out the bars of a view in `width` px, none of which need be in words.
    pub fn new(view: &Lineup, focus: &Focus, width: f64) -> Self {
        Self::of(view, &Unsaid::new(view, focus), width, focus.lang)
    }

    fn of(view: &Lineup, rows: &dyn Rows, width: f64, lang: Lang) -> Self {
        let width = width.min(WIDEST);
        // Names are set larger than what `text_width` measures.
        let room = rows.names() * 1.18 + 14.0;
        let wide = width >= 520.0 && room <= width * 0.4;
        let (row, bar) = if wide { (LOWEST, 22.0) } else { (60.0, 18.0) };
        let left = if wide { room } else { 0.0 };
        Self {
            width,
            row,
            bar,
            wide,
            left,
            scale: rows::scale(rows, view.standing.band, left, width),
            period: view.period.clone(),
            lang,
        }
    }

    /// What is there before any bar; `width` is that of all, `told` the places that something is told
    /// of.
    pub fn frame(&self, view: &Lineup, told: usize, count: usize, width: f64) -> Drawing {
        let mut drawing = Drawing {
            width,
            height: self.row * count as f64 + 10.0,
            title: view.title.clone(),
            summary: charts::over_places(count, told, self.lang),
            ..Drawing::default()
        };
        if let Some(limits) = view.standing.band {
            band(&mut drawing, &self.scale, limits);
        }
        drawing
    }

    /// The line that the bars begin at, in front of them.
    pub fn axis(&self, height: f64) -> Option<Shape> {
        self.wide.then_some(Shape::Line {
            x1: self.left,
            y1: 2.0,
            x2: self.left,
            y2: height - 4.0,
            class: "by-chart__axis",
        })
    }

    /// The top of a row, px.
    pub fn top(&self, i: usize) -> f64 {
        self.row * i as f64 + 4.0
    }

    /// A bar with its name and number.
    pub fn bar(&self, drawing: &mut Drawing, b: &Bar, i: usize) {
        let (left, bar) = (self.left, self.bar);
        let top = self.top(i);
        let y = match self.wide {
            true => top + self.row / 2.0,
            false => top + 28.0 + bar / 2.0,
        };
        let class = match b.chosen {
            true => "by-chart__name by-chart__name--chosen",
            false => "by-chart__name",
        };
        let name = names::capitalised(&b.name);
        match self.wide {
            true => drawing.text(left - 12.0, y + 5.0, Anchor::End, class, name.clone()),
            false => drawing.text(left, top + 20.0, Anchor::Start, class, name.clone()),
        }
        let tone = if b.chosen { Tone::One } else { Tone::Rest };
        if !self.wide {
            drawing.line(
                (left, y - bar / 2.0 - 3.0),
                (left, y + bar / 2.0 + 3.0),
                "by-chart__axis",
            );
        }
        let end = match b.note {
            Some(_) => left,
            None => marks::bar(drawing, y, bar, &self.scale, &b.shown, tone),
        };
        let end = intervals(drawing, &self.scale, b, (y, bar), end);
        let class = match b.shown.span {
            Some(_) => "by-chart__value",
            None => "by-chart__small",
        };
        let text = beside(b, self.lang);
        drawing.text(end + 8.0, y + 5.0, Anchor::Start, class, text);
        drawing.spots.push(Spot {
            x: 0.0,
            y: top,
            width: self.width,
            height: self.row,
            mark: (end.min(self.width), y),
            reach: (y - top, top + self.row - y),
            column: 0.0,
            row: i,
            head: charts::head(&name, &self.period),
            words: b.shown.words.clone(),
            change: b.change.clone(),
            at: b.shown.at.clone(),
            explains: String::new(),
        });
    }
}

/// Lays out all bars in `width` px.
pub fn draw(view: &Places, width: f64, lang: Lang) -> Drawing {
    let layout = Layout::of(view, &InWords { view, lang }, width, lang);
    let known = |b: &&Bar| !matches!(b.shown.kind, Kind::NotReported | Kind::NoReport);
    let told = view.bars.iter().filter(known).count();
    let mut drawing = layout.frame(view, told, view.bars.len(), width);
    drawing.description = description(view);
    for (i, bar) in view.bars.iter().enumerate() {
        layout.bar(&mut drawing, bar, i);
    }
    drawing.shapes.extend(layout.axis(drawing.height));
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

/// What stands at the end of a bar.
fn beside(bar: &Bar, lang: Lang) -> String {
    if let Some(note) = &bar.note {
        return note.clone();
    }
    noted(
        bar.shown.kind,
        &bar.shown.short,
        bar.stands_out.is_some(),
        lang,
    )
}

fn noted(kind: Kind, short: &str, stands_out: bool, lang: Lang) -> String {
    let terms = terms(lang);
    let text = match kind {
        Kind::NotReported => terms.not_reported_mark.to_owned(),
        Kind::NoReport => terms.no_report_mark.to_owned(),
        Kind::Implied => phrase::implied(short, lang),
        _ => short.to_owned(),
    };
    match stands_out {
        true => format!("{text} · {}", places::stands_out(lang)),
        false => text,
    }
}

fn description(view: &Places) -> String {
    let each = view
        .bars
        .iter()
        .map(|b| format!("{}: {}", names::capitalised(&b.name), b.shown.words));
    format!("{}.", each.collect::<Vec<_>>().join("; "))
}
