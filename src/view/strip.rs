//! The small chart beside an opening: the same subject in the periods around, as columns that carry
//! their numbers. Only levels are drawn, and only of periods of the same kind; a stretch of which
//! nothing is known is left open with a sign, never bridged.

use super::chart::px;
pub use super::page::{Column, Strip};
use super::shown::{Kind, shown};
use crate::analysis::{Series, Span};
use crate::model::{Dataset, Period};
use crate::text::{Lang, keys as words, names};

/// How many columns there are at most.
const MOST: usize = 6;
/// Width of the place of one column, px, at least.
const STEP: f64 = 54.0;
/// Width of a letter of its number and the room between two numbers, px.
const LETTER: f64 = 7.4;
const APART: f64 = 8.0;
/// Width of a column, px.
const WIDE: f64 = 34.0;
/// Width of a gap, px.
const GAP: f64 = 22.0;
/// Where the number of the highest column stands, px from the top.
const TOP: f64 = 18.0;
/// Where columns stand, px from the top.
const GROUND: f64 = 84.0;
/// Height of all, px.
const HEIGHT: u32 = 104;
/// The text size that the lengths are meant for, px.
const EM: f64 = 16.0;
/// How far a column without a known top goes on, px.
const OPEN: f64 = 9.0;

struct Level {
    period: Period,
    span: Span,
    value: String,
    words: String,
    implied: bool,
}

/// Draws a series around `now`; `None` if fewer than two levels are known.
pub fn strip(data: &Dataset, series: &Series, now: Period, lang: Lang) -> Option<Strip> {
    let known = series.estimates.iter();
    let known = known.filter(|(p, e)| p.is_like(now) && e.has_level());
    let mut levels: Vec<Level> = known
        .filter_map(|(period, _)| {
            let shown = shown(data, series, *period, lang);
            Some(Level {
                period: *period,
                span: shown.span?,
                value: shown.short,
                words: shown.words,
                implied: shown.kind == Kind::Implied,
            })
        })
        .collect();
    // The latest ones, but never without the one in view.
    let at = levels.iter().position(|l| l.period == now)?;
    let from = levels.len().saturating_sub(MOST).min(at);
    levels.drain(..from);
    levels.truncate(MOST);
    if levels.len() < 2 {
        return None;
    }
    let told = |l: &Level| format!("{}: {}", names::period_short(l.period, lang), l.words);
    let told: Vec<String> = levels.iter().map(told).collect();
    let name = names::indicator_scoped(
        data,
        &series.key.indicator,
        series.key.scope.as_deref(),
        lang,
    );
    let (columns, width) = columns(&levels, now, lang);
    Some(Strip {
        width: format!("{}em", px(width / EM)),
        view_box: format!("0 0 {} {HEIGHT}", px(width)),
        label: words::strip(&name, &told, lang),
        columns,
    })
}

fn columns(levels: &[Level], now: Period, lang: Lang) -> (Vec<Column>, f64) {
    let top = |span: Span| {
        if span.is_bounded() {
            span.high
        } else {
            span.low
        }
    };
    let largest = levels.iter().map(|l| top(l.span)).fold(1.0, f64::max);
    // From zero, always: columns are compared by their length.
    let y = |value: f64| GROUND - (GROUND - TOP - OPEN) * value / largest;
    let longest = levels.iter().map(|l| l.value.chars().count()).max();
    let step = (longest.unwrap_or(0) as f64 * LETTER + APART).max(STEP);
    let mut columns = Vec::new();
    let (mut x, mut before) = (0.0, None);
    for level in levels {
        if before.is_some() && level.period.same_period_before() != before {
            columns.push(Column {
                x: px(x + GAP / 2.0),
                value: "…".to_owned(),
                y: px(GROUND - 4.0),
                ..Column::default()
            });
            x += GAP;
        }
        before = Some(level.period);
        let left = x + (step - WIDE) / 2.0;
        let (low, high) = (y(level.span.low), y(top(level.span)));
        let end = if level.span.is_bounded() {
            high
        } else {
            low - OPEN
        };
        let rect = |from: f64, to: f64| {
            let sides = [left, to, WIDE, from - to];
            sides.iter().map(|side| px(*side)).collect()
        };
        columns.push(Column {
            x: px(x + step / 2.0),
            value: level.value.clone(),
            period: names::period_short(level.period, lang),
            sure: rect(GROUND, low),
            open: if low - end >= 1.0 {
                rect(low, end)
            } else {
                Vec::new()
            },
            y: px(end - 5.0),
            now: level.period == now,
            implied: level.implied,
        });
        x += step;
    }
    (columns, x)
}
