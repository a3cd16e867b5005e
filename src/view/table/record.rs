//! A row of the table as a line to be taken away. It is read from the columns of figures, so that no
//! report is put together for it: all of them are taken away at once.

use super::{Row, RowId, Table};
use crate::analysis::span::{self, Span};
use crate::analysis::{At, Estimate, Item, Known, Series};
use crate::model::{Dataset, FigureRef, Head, MeasureUnit, Period, PeriodKind, Quantity, order};
use crate::text::{Lang, names, sentence};
use crate::view::{correction, source};

/// One line of what is taken away: names of columns and what stands in them.
pub type Record = Vec<(&'static str, String)>;

/// The rows as lines.
pub fn records(data: &Dataset, table: &Table, rows: &[RowId]) -> Vec<Record> {
    let rows = rows.iter().map(|row| table.row(data, *row));
    rows.filter_map(|row| record(data, &row, table.lang))
        .collect()
}

/// A row as a line.
pub(super) fn record(data: &Dataset, row: &Row, lang: Lang) -> Option<Record> {
    let report = data.reports().head(row.at.report)?;
    let f = match row.at.item {
        Item::Figure(f) => f,
        Item::Statement(s) => return statement_record(data, report, row, s, lang),
        // No rows of the table.
        Item::Model(_) | Item::Limitation(_) | Item::Task(_) => return None,
    };
    let figure = data.reports().figure(row.at.report, f)?;
    let period = figure.period;
    let dates = figure.declared(report);
    let (start, end) = dates.map_or((period.start(), period.end()), |d| (d.from, d.to));
    let factor = figure.unit.factor();
    let number = |d: crate::model::Decimal| match figure.unit.is_one() {
        true => d.to_string(),
        false => format!("{}", (d.to_f64() * factor).round()),
    };
    let (qualifier, value, value_to) = match figure.value {
        None => ("not_stated", String::new(), String::new()),
        Some(Quantity::Exact(d)) => ("exact", number(d), String::new()),
        Some(Quantity::AtLeast(d)) => ("at_least", number(d), String::new()),
        Some(Quantity::AtMost(d)) => ("at_most", number(d), String::new()),
        Some(Quantity::JustUnder(d)) => ("just_under", number(d), String::new()),
        Some(Quantity::About(d)) => ("about", number(d), String::new()),
        Some(Quantity::Between(a, b)) => ("between", number(a), number(b)),
    };
    let unit = data
        .catalogue
        .measure(figure.measure)
        .map(|m| names::local(&m.noun, lang));
    let note = figure.note.map(|n| names::local(n, lang).to_owned());
    let change = figure.change.map_or(String::new(), |_| {
        source::figure_says(data, report, figure, lang)
    });
    let (corrected, before) = corrections(data, row.at.report, f, figure, lang);
    let counts = data.catalogue.measure(figure.measure);
    let counts = counts.map_or(MeasureUnit::Count, |m| m.unit);
    let possible = figure
        .value
        .map(|q| span::read(q, figure.unit, counts).span);
    let base = figure.change.map(|c| c.versus);
    let mut cells = vec![
        ("place_id", figure.place.to_owned()),
        ("place", row.place.clone()),
        ("period", period.to_string()),
        ("period_start", start.to_string()),
        ("period_end", end.to_string()),
        ("indicator", figure.indicator.to_owned()),
        ("measure", figure.measure.to_owned()),
        ("scope", figure.scope.unwrap_or_default().to_owned()),
        ("qualifier", qualifier.to_owned()),
        ("value", value),
        ("value_to", value_to),
        ("unit", unit.unwrap_or_default().to_owned()),
        ("change", change),
        ("source", row.source.clone()),
        ("title", names::local(&report.source.title, lang).to_owned()),
        ("url", owned(report.source.url.as_deref())),
        ("published", owned(report.source.published.as_deref())),
        (
            "paragraph",
            figure.paragraph.map(|n| n.to_string()).unwrap_or_default(),
        ),
        ("note", note.unwrap_or_default()),
        ("corrected", corrected),
        ("before_correction", before),
    ];
    let subject = Subject {
        indicator: figure.indicator,
        measure: figure.measure,
        scope: figure.scope,
    };
    cells.extend(explained(data, period, subject, lang));
    cells.extend(bounds(possible));
    cells.extend(against(period, base));
    cells.push(("implied", String::new()));
    Some(cells)
}

/// What a line is of, by ids.
#[derive(Clone, Copy)]
struct Subject<'a> {
    indicator: &'a str,
    measure: &'a str,
    scope: Option<&'a str>,
}

/// The kind of period, and what ids are called.
fn explained(data: &Dataset, period: Period, of: Subject, lang: Lang) -> Record {
    let kind = match period.kind() {
        PeriodKind::Year => "year",
        PeriodKind::Half(_) => "half",
        PeriodKind::NineMonths => "nine_months",
        PeriodKind::Quarter(_) => "quarter",
        PeriodKind::Month(_) => "month",
        PeriodKind::Range => "range",
    };
    let measure = match of.measure {
        "" => "",
        id => names::measure(data, id, lang),
    };
    let scope = of.scope.map(|id| match data.catalogue.scope(id) {
        Some(scope) => names::local(&scope.name, lang),
        None => id,
    });
    vec![
        ("period_kind", kind.to_owned()),
        (
            "indicator_name",
            names::indicator(data, of.indicator, lang).to_owned(),
        ),
        ("measure_name", measure.to_owned()),
        ("scope_name", scope.unwrap_or_default().to_owned()),
    ]
}

/// What is possible; empty where there is no limit.
fn bounds(span: Option<Span>) -> Record {
    let end = |x: f64| match x.is_finite() {
        true => plain(x),
        false => String::new(),
    };
    let (low, high) = span.map_or((String::new(), String::new()), |s| {
        (end(s.low), end(s.high))
    });
    vec![("low", low), ("high", high)]
}

/// The period that a change is on: `None` without a change, `Some(None)` where none is named.
fn against(period: Period, base: Option<Option<Period>>) -> Record {
    let named = base.map(|named| named.or_else(|| period.same_period_before()));
    let id = named.flatten().map(|p| p.to_string());
    let assumed = if base == Some(None) { "yes" } else { "" };
    vec![
        ("change_base", id.unwrap_or_default()),
        ("change_base_assumed", assumed.to_owned()),
    ]
}

/// A number with at most three decimals and a point.
fn plain(x: f64) -> String {
    let text = format!("{x:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A level that no report states but that follows from a change that one does: a line of its own, with
/// those who say the change as its sources. `None` for what is stated, and what is not known.
pub fn implied(data: &Dataset, series: &Series, period: Period, lang: Lang) -> Option<Record> {
    let estimate: Estimate = series.at(period);
    let span = estimate.span.filter(|_| estimate.known == Known::Implied)?;
    let mut reports: Vec<usize> = estimate.counted().map(|c| c.at.report).collect();
    order::distinct(&mut reports);
    let reports: Vec<&Head> = reports
        .iter()
        .filter_map(|r| data.reports().head(*r))
        .collect();
    let each = |part: &dyn Fn(&Head) -> String| {
        let all: Vec<String> = reports.iter().map(|r| part(r)).collect();
        all.join("; ")
    };
    let key = &series.key;
    let at: Vec<At> = estimate.counted().map(|c| c.at).collect();
    let working = at.iter().filter_map(|at| match at.item {
        Item::Figure(f) => Some(source::figure_says(
            data,
            data.reports().head(at.report)?,
            data.reports().figure(at.report, f)?,
            lang,
        )),
        _ => None,
    });
    let note = working.collect::<Vec<_>>().join("; ");
    let unit = data.catalogue.measure(&key.measure);
    let assumed = if estimate.is_assumed() { "yes" } else { "" };
    let mut cells = vec![
        ("place_id", key.place.clone()),
        (
            "place",
            names::capitalised(&names::place_by_id(data, &key.place, lang)),
        ),
        ("period", period.to_string()),
        ("period_start", period.start().to_string()),
        ("period_end", period.end().to_string()),
        ("indicator", key.indicator.clone()),
        ("measure", key.measure.clone()),
        ("scope", key.scope.clone().unwrap_or_default()),
        ("qualifier", "implied".to_owned()),
        ("value", span.exact().map_or(String::new(), plain)),
        ("value_to", String::new()),
        (
            "unit",
            unit.map_or(String::new(), |m| names::local(&m.noun, lang).to_owned()),
        ),
        ("change", String::new()),
        (
            "source",
            each(&|r| names::local(&r.source.publisher, lang).to_owned()),
        ),
        (
            "title",
            each(&|r| names::local(&r.source.title, lang).to_owned()),
        ),
        ("url", each(&|r| owned(r.source.url.as_deref()))),
        ("published", each(&|r| owned(r.source.published.as_deref()))),
        ("paragraph", String::new()),
        ("note", note),
        ("corrected", String::new()),
        ("before_correction", String::new()),
    ];
    let subject = Subject {
        indicator: &key.indicator,
        measure: &key.measure,
        scope: key.scope.as_deref(),
    };
    cells.extend(explained(data, period, subject, lang));
    cells.extend(bounds(Some(span)));
    cells.push(("change_base", String::new()));
    cells.push(("change_base_assumed", assumed.to_owned()));
    cells.push(("implied", "yes".to_owned()));
    Some(cells)
}

/// The days of a figure's corrections, and what stood before each, in their order.
fn corrections(
    data: &Dataset,
    report: usize,
    index: usize,
    figure: FigureRef,
    lang: Lang,
) -> (String, String) {
    let days = figure.corrections.iter().map(|c| c.day.to_string());
    let all = data.reports().corrected(report, index);
    let stood = all.iter().flat_map(|figure| {
        (0..figure.corrections.len()).map(|i| {
            let (before, after) = (figure.before(i), figure.before(i + 1));
            correction::differing(data, &before, &after, lang)
        })
    });
    let join = |parts: Vec<String>| parts.join("; ");
    (join(days.collect()), join(stood.collect()))
}

/// A direction without a number, for one of the things it is said of.
fn statement_record(
    data: &Dataset,
    report: &Head,
    row: &Row,
    index: usize,
    lang: Lang,
) -> Option<Record> {
    let statement = report.statements().get(index)?;
    let subject = statement.subjects.get(row.part)?;
    let note = statement
        .note
        .as_ref()
        .map(|n| names::local(n, lang).to_owned());
    let paragraph = statement.paragraph.map(|n| n.to_string());
    let mut cells = vec![
        ("place_id", report.place.to_string()),
        ("place", row.place.clone()),
        ("period", report.period.to_string()),
        ("period_start", report.period.start().to_string()),
        ("period_end", report.period.end().to_string()),
        ("indicator", subject.indicator.clone()),
        ("measure", subject.measure.clone().unwrap_or_default()),
        ("scope", subject.scope.clone().unwrap_or_default()),
        ("qualifier", "direction_only".to_owned()),
        ("value", String::new()),
        ("value_to", String::new()),
        ("unit", String::new()),
        (
            "change",
            names::capitalised(&sentence::statement_text(data, statement, lang)),
        ),
        ("source", row.source.clone()),
        ("title", names::local(&report.source.title, lang).to_owned()),
        ("url", owned(report.source.url.as_deref())),
        ("published", owned(report.source.published.as_deref())),
        ("paragraph", paragraph.unwrap_or_default()),
        ("note", note.unwrap_or_default()),
        ("corrected", String::new()),
        ("before_correction", String::new()),
    ];
    let of = Subject {
        indicator: &subject.indicator,
        measure: subject.measure.as_deref().unwrap_or_default(),
        scope: subject.scope.as_deref(),
    };
    cells.extend(explained(data, report.period, of, lang));
    cells.extend(bounds(None));
    cells.extend(against(report.period, Some(statement.versus)));
    cells.push(("implied", String::new()));
    Some(cells)
}

fn owned(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}
