//! Places over periods: a chart, any two periods in words, and the same as a table.

use std::rc::Rc;

use super::breaks::told_otherwise;
use super::change::change;
use super::chart::series::{ChartInput, Line, Point, Slot};
use super::chart::time::largest;
use super::focus::Focus;
use super::options::{Comparable, comparable};
use super::shown::{Kind, Shown, shown};
use super::words::{self, Words};
use crate::analysis::{Reason, Series, SeriesKey, Side, compare, kept};
use crate::model::order;
use crate::model::{Period, PeriodKind, Place};
use crate::text::names;
use crate::text::terms::terms;

/// Everything the view shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Years {
    /// The heading: subject, measure, place.
    pub title: String,
    /// What is drawn.
    pub chart: ChartInput,
    /// The comparison in words, one paragraph a place.
    pub words: Vec<Words>,
    /// The periods on the axis, earliest first.
    pub periods: Vec<Period>,
    /// What can be chosen as the earlier and as the later period in words.
    pub choices: (Vec<Comparable>, Vec<Comparable>),
    /// The two compared.
    pub pair: Option<(Period, Period)>,
    /// One period of each kind that the series has, to switch to; empty if there is but one kind.
    pub kinds: Vec<Period>,
    /// The same as a table.
    pub rows: Vec<TableRow>,
}

/// A row of the table beside a chart.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// The period or place.
    pub head: String,
    /// One value a line of the chart.
    pub values: Vec<Shown>,
}

/// Makes the view. `chosen` are the two periods chosen, if two are.
pub fn years(focus: &Focus, chosen: &[Period]) -> Years {
    let lang = focus.lang;
    let all: Vec<(&Place, Rc<Series>)> = focus
        .places
        .iter()
        .map(|p| (*p, focus.series(&p.id)))
        .collect();
    let view_period = if chosen.is_empty() {
        fullest(&all, focus.period)
    } else {
        focus.period
    };
    let focus = &Focus {
        period: view_period,
        ..focus.clone()
    };
    // Two quarters of one year chosen: all quarters on the axis, else the pair would not be seen.
    let mixed = matches!(chosen, [a, b] if a.is_like(*b) && !same_part(*a, *b));
    let kinds = kinds(&all, view_period);
    let terms = if all.len() == 1 {
        other_terms(focus, &all[0].1)
    } else {
        Vec::new()
    };
    let mut periods: Vec<Period> = all
        .iter()
        .flat_map(|(_, s)| level_periods(s))
        .chain(terms.iter().flat_map(|s| level_periods(s)))
        .chain(all.iter().flat_map(|(_, s)| told_otherwise(focus, s)))
        .filter(|p| p.is_like(focus.period) && (mixed || same_part(*p, focus.period)))
        .collect();
    order::distinct(&mut periods);
    let slots = slots(&periods, focus, mixed);
    let mut lines: Vec<Line> = all
        .iter()
        .map(|(place, s)| line(focus, place.name.clone(), place, s, &slots, false))
        .collect();
    for term in &terms {
        let name = names::indicator(focus.data, &term.key.indicator, lang).to_owned();
        lines.push(line(focus, name, all[0].0, term, &slots, true));
    }
    if terms
        .iter()
        .any(|t| level_periods(t).iter().any(|p| periods.contains(p)))
    {
        lines[0].label = names::indicator(focus.data, &focus.indicator, lang).to_owned();
    } else {
        lines.truncate(all.len());
    }
    let pair = pair(focus, &all[0].1, &periods, chosen);
    let words = pair
        .map(|pair| words(focus, &all, pair))
        .unwrap_or_default();
    let rows = slots.iter().rev().filter_map(|slot| {
        let period = slot.period?;
        let values = all
            .iter()
            .map(|(_, s)| s)
            .chain(terms.iter().take(lines.len() - all.len()));
        Some(TableRow {
            head: names::capitalised(&names::period(period, lang)),
            values: values.map(|s| shown(focus.data, s, period, lang)).collect(),
        })
    });
    let title = match view_period.kind() {
        PeriodKind::Year | PeriodKind::Range | PeriodKind::Month(_) => title(focus),
        _ => format!(
            "{} · {}",
            title(focus),
            names::small(&names::period_alike(view_period, lang))
        ),
    };
    Years {
        title: title.clone(),
        rows: rows.collect(),
        chart: ChartInput {
            title,
            unit: all[0].1.unit,
            breaks: super::breaks::breaks(focus, &all[0].1, &lines, &slots),
            shared_top: None,
            lines,
            slots,
            lang,
        },
        words,
        periods,
        choices: pair.map_or_else(Default::default, |(from, to)| {
            let choices = |other, own| comparable(focus.data, &all[0].1, other, own, lang);
            (choices(to, from), choices(from, to))
        }),
        pair,
        kinds,
    }
}

impl Years {
    /// One small chart a place, all on one scale, where there are too many lines to tell apart;
    /// otherwise empty.
    pub fn panels(&self) -> Vec<ChartInput> {
        let whole = &self.chart;
        if whole.lines.iter().filter(|l| !l.other_term).count() < PANELS_FROM {
            return Vec::new();
        }
        let top = largest(whole);
        let panel = |line: &Line| ChartInput {
            title: format!("{}: {}", line.label, whole.title),
            lines: vec![line.clone()],
            shared_top: Some(top),
            ..whole.clone()
        };
        whole.lines.iter().map(panel).collect()
    }
}

/// From so many lines on each has a chart of its own.
const PANELS_FROM: usize = 3;

/// The newest period of the kind that most levels are known of; the period in view if none is.
fn fullest(all: &[(&Place, Rc<Series>)], now: Period) -> Period {
    let mut periods: Vec<Period> = all.iter().flat_map(|(_, s)| level_periods(s)).collect();
    order::distinct(&mut periods);
    let alike = |p: Period| {
        periods
            .iter()
            .filter(|q| q.is_like(p) && same_part(**q, p))
            .count()
    };
    periods
        .iter()
        .copied()
        .max_by_key(|p| (alike(*p), *p))
        .unwrap_or(now)
}

/// The newest period of every kind, the kind in view among them.
fn kinds(all: &[(&Place, Rc<Series>)], now: Period) -> Vec<Period> {
    let mut periods: Vec<Period> = all.iter().flat_map(|(_, s)| level_periods(s)).collect();
    periods.push(now);
    order::sort_by(&mut periods, Ord::cmp);
    let mut kinds: Vec<Period> = Vec::new();
    for period in periods.into_iter().rev() {
        if !kinds
            .iter()
            .any(|k| k.is_like(period) && same_part(*k, period))
        {
            kinds.push(period);
        }
    }
    order::sort_by_key(&mut kinds, |p| p.kind());
    if kinds.len() > 1 { kinds } else { Vec::new() }
}

/// Subject and measure: `Phạm tội về trật tự xã hội · số vụ`.
pub fn title(focus: &Focus) -> String {
    let what = names::indicator_scoped(
        focus.data,
        &focus.indicator,
        focus.scope.as_deref(),
        focus.lang,
    );
    let measure = names::small(names::measure(focus.data, &focus.measure, focus.lang));
    format!("{what} · {measure}")
}

/// The series of near terms, which are drawn beside but never joined.
fn other_terms(focus: &Focus, main: &Series) -> Vec<Rc<Series>> {
    let close = focus
        .data
        .catalogue
        .indicator(&focus.indicator)
        .map_or(&[][..], |i| &i.close_to);
    let of = |id: &String| {
        kept(
            focus.data,
            &SeriesKey {
                indicator: id.clone(),
                ..SeriesKey::clone(&main.key)
            },
        )
    };
    close
        .iter()
        .map(of)
        .filter(|s| !level_periods(s).is_empty())
        .collect()
}

/// The periods of which something can be shown, and those that a stated change compares with.
fn level_periods(series: &Series) -> Vec<Period> {
    let told = |(p, e): &(Period, crate::analysis::Estimate)| {
        let changes = series.changes_to(*p).next().is_some();
        (e.has_level() || e.known == crate::analysis::Known::Conflict || changes).then_some(*p)
    };
    series.estimates.iter().filter_map(told).collect()
}

/// Halves with the same half, quarters with the same quarter; other kinds as they are.
fn same_part(a: Period, b: Period) -> bool {
    !matches!(a.kind(), PeriodKind::Half(_) | PeriodKind::Quarter(_)) || a.kind() == b.kind()
}

/// One slot a year where periods come yearly, so that a missing year is seen as a gap.
fn slots(periods: &[Period], focus: &Focus, mixed: bool) -> Vec<Slot> {
    let kind = focus.period.kind();
    let name = |p: Period| names::period_short(p, focus.lang);
    let yearly = !mixed && !matches!(kind, PeriodKind::Range | PeriodKind::Month(_));
    let (Some(first), Some(last), true) = (periods.first(), periods.last(), yearly) else {
        let slot = |p: &Period| Slot {
            label: name(*p),
            name: name(*p),
            period: Some(*p),
        };
        return periods.iter().map(slot).collect();
    };
    // Which half or quarter is said above the chart; on the axis the year is enough.
    let slot = |year: i32| Slot {
        label: year.to_string(),
        name: Period::of(year, kind).map_or_else(|| year.to_string(), name),
        period: Period::of(year, kind),
    };
    (first.year()..=last.year()).map(slot).collect()
}

fn line(
    focus: &Focus,
    label: String,
    place: &Place,
    series: &Series,
    slots: &[Slot],
    other_term: bool,
) -> Line {
    let points = slots.iter().map(|slot| {
        let period = slot.period?;
        let mut shown = shown(focus.data, series, period, focus.lang);
        // Whether another term was used is said by the other term's own line.
        if other_term && matches!(shown.kind, Kind::NotReported | Kind::NoReport) {
            return None;
        }
        if shown.kind == Kind::NoReport {
            shown.at.clear();
        }
        Some(Point {
            period,
            change: change(focus.data, series, period, &shown, focus.lang),
            shown,
        })
    });
    Line {
        label,
        place: names::capitalised(&names::place(place, focus.lang)),
        other_term,
        points: points.collect(),
    }
}

/// The two periods to put in words: those chosen, or the last two of which there is something to
/// say; failing that the last two.
fn pair(
    focus: &Focus,
    series: &Series,
    periods: &[Period],
    chosen: &[Period],
) -> Option<(Period, Period)> {
    if let [from, to] = chosen
        && from != to
    {
        return Some((*from, *to));
    }
    let before = |to: Period| {
        let stated = series.changes_to(to).map(|c| c.from);
        let stated = stated.into_iter().find(|p| p.is_like(to));
        let before = || periods.iter().rev().find(|p| **p < to).copied();
        Some((stated.or_else(before)?, to))
    };
    if let Some(to) = chosen.last().filter(|p| periods.contains(p)) {
        return before(*to);
    }
    let side = |period| Side { series, period };
    let told = |(from, to): &(Period, Period)| {
        let c = compare(focus.data, side(*from), side(*to));
        c.refused.is_none() && c.reason != Reason::NotReported
    };
    let mut pairs = periods.iter().rev().filter_map(|to| before(*to));
    pairs.find(told).or_else(|| before(*periods.last()?))
}

fn words(focus: &Focus, all: &[(&Place, Rc<Series>)], (from, to): (Period, Period)) -> Vec<Words> {
    let each = all.iter().map(|(_, series)| {
        let side = |period| Side { series, period };
        let c = compare(focus.data, side(from), side(to));
        words::words(focus.data, &c, focus.lang)
    });
    each.collect()
}

/// What to say where there is nothing to compare.
pub fn empty_hint(view: &Years, focus: &Focus) -> Option<&'static str> {
    let terms = terms(focus.lang);
    match view.periods.len() {
        0 => Some(terms.nothing_to_draw),
        1 if view.pair.is_none() => Some(terms.only_one),
        _ => None,
    }
}
