//! A comparison as JSON, every claim with its source. `docs/cli.md` describes the fields.

use serde_json::{Map, Value, json};

use super::check::json_path;
use super::{around, codes, json_number};
use crate::analysis::working::workings;
use crate::analysis::{
    At, Claim, Comparison, End, Ground, Item, Other, Series, Span, StatedChange, reconcile,
};
use crate::model::{Change, Dataset, Direction, Period, Quantity, Report, Scale};
use crate::text::{Lang, expert, names, sentence, working};

pub(super) fn json(data: &Dataset, c: &Comparison, lang: Lang) -> Value {
    let refused_term = match &c.refused {
        Some(crate::analysis::Refusal::Term { other }) => Some(other),
        _ => None,
    };
    let (ratio_low, ratio_high) = match c.ratio {
        Some(ratio) => (
            json_number(ratio.low),
            ratio.high.map_or(Value::Null, json_number),
        ),
        None => (Value::Null, Value::Null),
    };
    json!({
        "indicator": c.from.key.indicator,
        "measure": c.from.key.measure,
        "scope": c.from.key.scope,
        "from": end(data, &c.from, lang),
        "to": end(data, &c.to, lang),
        "verdict": codes::verdict(c.verdict),
        "reason": codes::reason(c.reason),
        "p": c.p.map(json_number),
        "ratio_low": ratio_low,
        "ratio_high": ratio_high,
        "direction": c.direction.map(codes::direction),
        "pairs": c.pairs.iter().map(|(a, b)| json!([a, b])).collect::<Value>(),
        "chain": c.chain.iter().map(|s| stated(data, s)).collect::<Value>(),
        "quarrel": c.quarrel.iter().map(|s| stated(data, s)).collect::<Value>(),
        "stated": c.stated.iter().map(|s| stated(data, s)).collect::<Value>(),
        "agreement": c.agreement.iter().map(|a| json!(codes::agreement(*a))).collect::<Value>(),
        "refused": c.refused.as_ref().map(codes::refusal),
        "refused_term": refused_term,
        "weakest": c.weakest.map(|(a, b)| json!([a, b])),
        "expert": expert::line(c, lang),
        "sentence": sentence::comparison(data, c, lang),
    })
}

fn end(data: &Dataset, end: &End, lang: Lang) -> Value {
    let series = reconcile::series(data, &end.key);
    let claims = end.estimate.claims.iter();
    let claims = claims.map(|c| claim(data, &series, end.period, c, lang));
    let without_level = unlevelled(&series, end).map(|change| unlevelled_claim(data, change));
    let (low, high) = bounds(end.estimate.span);
    json!({
        "place": end.key.place,
        "period": end.period.to_string(),
        "low": low,
        "high": high,
        "known": codes::known(end.estimate.known),
        "claims": claims.chain(without_level).collect::<Value>(),
        "coverage": around::coverage(data, end),
        "checks": around::checks(data, end, lang),
        "similar": around::similar(data, end, lang),
        "per_100k": around::rate(data, end),
        "parts": around::parts(data, end),
    })
}

/// Changes stated for this end that make no claim about its level: directions, differences alone,
/// and those that may belong to another figure.
fn unlevelled<'s>(series: &'s Series, end: &'s End) -> impl Iterator<Item = &'s StatedChange> {
    let claims = &end.estimate.claims;
    series
        .changes_to(end.period)
        .filter(move |change| claims.iter().all(|c| c.at != change.at))
}

fn bounds(span: Option<Span>) -> (Value, Value) {
    span.map_or((Value::Null, Value::Null), |s| {
        (json_number(s.low), json_number(s.high))
    })
}

fn claim(data: &Dataset, series: &Series, period: Period, claim: &Claim, lang: Lang) -> Value {
    let (low, high) = bounds(Some(claim.span));
    let kind = match claim.ground {
        Ground::Stated | Ground::StatedAsEarlier => "stated",
        Ground::Implied(_) => "implied",
        Ground::Direction(_) => "direction",
    };
    let figure = sentence::figure_at(data, claim.at);
    let change = figure.and_then(|f| f.change);
    let printed = sentence::printed(data, claim).map(|(value, scale)| quantity(value, scale));
    let working = match &claim.ground {
        Ground::Stated => Value::Null,
        Ground::StatedAsEarlier => {
            json!({ "printed_beside": data.reports()[claim.at.report].period.to_string() })
        }
        Ground::Implied(other) => {
            let Other { from, known, .. } = **other;
            let (low, high) = bounds(Some(known));
            let steps = workings(series, claim.at);
            let step = steps.iter().find(|w| w.onto == period && w.from == from);
            let formula = step.map(|w| working::working(data, series, w, lang));
            json!({ "from": from.to_string(), "low": low, "high": high, "change": change.map(sizes), "formula": formula })
        }
        Ground::Direction(other) => {
            json!({ "from": other.from.to_string(), "change": direction_of(data, claim.at) })
        }
    };
    json!({
        "source": source(data, claim.at),
        "file": data.origin(claim.at.report).file,
        "path": json_path(data, claim.at),
        "kind": kind,
        "printed": printed,
        "low": low,
        "high": high,
        "rounding": json_number(claim.rounding),
        "soft": claim.soft,
        "assumed_base": claim.assumed_base,
        "working": working,
    })
}

fn unlevelled_claim(data: &Dataset, change: &StatedChange) -> Value {
    let kind = if change.link.has_size() {
        "change"
    } else {
        "direction"
    };
    json!({
        "source": source(data, change.at),
        "file": data.origin(change.at.report).file,
        "path": json_path(data, change.at),
        "kind": kind,
        "printed": Value::Null,
        "low": Value::Null,
        "high": Value::Null,
        "rounding": 0,
        "soft": change.assumed_base || change.assumed_measure,
        "assumed_base": change.assumed_base,
        "working": stated(data, change),
    })
}

/// A change as its report prints it.
fn stated(data: &Dataset, stated: &StatedChange) -> Value {
    let figure = sentence::figure_at(data, stated.at);
    let mut fields = match figure.and_then(|f| f.change) {
        Some(change) => sizes(change),
        None => direction_of(data, stated.at),
    };
    if let Value::Object(fields) = &mut fields {
        fields.insert("versus".to_owned(), json!(stated.from.to_string()));
        fields.insert("period".to_owned(), json!(stated.to.to_string()));
        fields.insert("assumed_base".to_owned(), json!(stated.assumed_base));
        fields.insert("assumed_measure".to_owned(), json!(stated.assumed_measure));
        fields.insert("ambiguous".to_owned(), json!(stated.ambiguous));
        fields.insert(
            "contradicts_itself".to_owned(),
            json!(stated.contradicts_itself),
        );
        fields.insert("source".to_owned(), source(data, stated.at));
        fields.insert("file".to_owned(), json!(data.origin(stated.at.report).file));
        fields.insert("path".to_owned(), json!(json_path(data, stated.at)));
    }
    fields
}

/// Direction and sizes, qualified and precise as printed.
fn sizes(change: &Change) -> Value {
    let mut fields = direction(change.direction);
    fields["by"] = change.by.map_or(Value::Null, |q| quantity(q, change.unit));
    fields["percent"] = change
        .percent
        .map_or(Value::Null, |q| quantity(q, Scale::One));
    fields["points"] = change
        .points
        .map_or(Value::Null, |q| quantity(q, Scale::One));
    fields
}

fn direction(direction: Direction) -> Value {
    json!({ "direction": codes::direction(direction), "by": null, "percent": null, "points": null })
}

fn direction_of(data: &Dataset, at: At) -> Value {
    let report: &Report = &data.reports()[at.report];
    let said = match at.item {
        Item::Figure(f) => report
            .figures
            .get(f)
            .and_then(|f| f.change.as_ref())
            .map(|c| c.direction),
        Item::Statement(s) => report.statements.get(s).map(|s| s.direction),
        _ => None,
    };
    said.map_or(Value::Object(Map::new()), direction)
}

/// As in the data files, with its unit if that is not one: `20`, `{"at_least": 1000}`.
fn quantity(value: Quantity, scale: Scale) -> Value {
    let number = serde_json::to_value(value).unwrap_or(Value::Null);
    if scale.is_one() {
        number
    } else {
        json!({ "value": number, "unit": scale })
    }
}

fn source(data: &Dataset, at: At) -> Value {
    let report: &Report = &data.reports()[at.report];
    json!({
        "report": report.id,
        "publisher": report.source.publisher.vi(),
        "title": report.source.title,
        "url": report.source.url,
        "published": report.source.published,
    })
}

/// Who says what is compared, each report once, in the order of the data.
pub(super) fn source_lines(data: &Dataset, c: &Comparison, lang: Lang) -> Vec<String> {
    let mut reports: Vec<usize> = c
        .stated
        .iter()
        .chain(&c.chain)
        .chain(&c.quarrel)
        .map(|s| s.at.report)
        .collect();
    for end in [&c.from, &c.to] {
        let series = reconcile::series(data, &end.key);
        reports.extend(end.estimate.claims.iter().map(|claim| claim.at.report));
        reports.extend(unlevelled(&series, end).map(|change| change.at.report));
    }
    reports.sort_unstable();
    reports.dedup();
    reports
        .into_iter()
        .map(|r| source_line(&data.reports()[r], lang))
        .collect()
}

fn source_line(report: &Report, lang: Lang) -> String {
    let source = &report.source;
    let published = names::published(source, lang).map(|when| format!(", {when}"));
    let url = source.url.as_ref().map(|url| format!(" <{url}>"));
    format!(
        "{}: {}{}{}",
        names::local(&source.publisher, lang),
        names::local(&source.title, lang),
        published.unwrap_or_default(),
        url.unwrap_or_default()
    )
}
