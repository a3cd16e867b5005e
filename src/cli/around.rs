//! What stands around one end of a comparison: how much its reports give, what in them does not
//! fit, which places are like it, its rate and its parts. `docs/cli.md` describes the fields.

use serde_json::{Value, json};

use super::{codes, json_number};
use crate::analysis::similar::{self, Likeness};
use crate::analysis::{End, Span, checks, coverage, lineage, rate};
use crate::model::{Dataset, Place, Population};
use crate::text::{Lang, findings, places as words, search};

/// How many similar places are listed.
const MOST_SIMILAR: usize = 5;

/// The coverage of the end's own reports; `null` if it has none.
pub(super) fn coverage(data: &Dataset, end: &End) -> Value {
    let (place, period) = (&end.key.place, end.period);
    let Some(of) = coverage::of_period(data, place, period) else {
        return Value::Null;
    };
    let beside = coverage::beside(data, place, period);
    let before = beside.and_then(|b| b.before).map(|b| {
        json!({ "period": b.period.to_string(), "given": b.given, "added": b.added, "dropped": b.dropped })
    });
    json!({ "given": of.given, "missing": of.missing, "before": before })
}

/// Failed checks that any claim of the end takes part in, each once.
pub(super) fn checks(data: &Dataset, end: &End, lang: Lang) -> Value {
    let mut found: Vec<checks::Check> = Vec::new();
    for claim in &end.estimate.claims {
        for check in checks::at(data, claim.at) {
            if !found.contains(&check) {
                found.push(check);
            }
        }
    }
    let check = |c: &checks::Check| json!({ "problem": codes::check(c), "found": findings::check(data, c, lang) });
    found.iter().map(check).collect()
}

/// The places to compare the end's with first.
pub(super) fn similar(data: &Dataset, end: &End, lang: Lang) -> Value {
    let mut by_name: Vec<&Place> = data.places().iter().collect();
    by_name.sort_by_cached_key(|p| (search::sort_key(&p.name), p.id.clone()));
    let alike = similar::by_likeness(data, &end.key.place, &by_name);
    let all = similar::similar(data, &end.key, end.period, alike.into_iter());
    let reason = |likeness: &Likeness| json!({ "reason": codes::likeness(likeness), "words": words::likeness(*likeness, lang) });
    let place = |s: &similar::Similar| {
        let reasons = s.reasons.iter().map(reason).collect::<Value>();
        json!({ "place": s.place.id, "reasons": reasons, "told": s.told })
    };
    all.iter().take(MOST_SIMILAR).map(place).collect()
}

/// Events per 100,000 people, with the population it is of; or why there is no rate.
pub(super) fn rate(data: &Dataset, end: &End) -> Value {
    let key = (end.key.indicator.as_str(), end.key.measure.as_str());
    let Some(place) = data.place(&end.key.place) else {
        return Value::Null;
    };
    match rate::rate(data, key, place, &end.estimate, end.period, None) {
        Err(why) => json!({ "refused": codes::no_rate(why) }),
        Ok(of) => {
            let other = |o: &rate::Alternative| json!({ "population": population(o.population), "rate": span(o.rate), "change": json_number(o.change) });
            json!({
                "rate": span(of.rate),
                "interval": [json_number(of.low), of.high.map(json_number)],
                "population": population(of.population),
                "reliability": codes::reliability(of.reliability),
                "others": of.others.iter().map(other).collect::<Value>(),
            })
        }
    }
}

/// For a place that came of others: their levels, and the sum if every part is whole and known.
pub(super) fn parts(data: &Dataset, end: &End) -> Value {
    let Some(of) = lineage::gathered(data, &end.key, end.period) else {
        return Value::Null;
    };
    let part = |p: &lineage::Part| {
        let missing = p.count.err().map(codes::missing);
        json!({ "place": p.place.id, "bounds": p.count.ok().map(span), "missing": missing })
    };
    json!({
        "parts": of.parts.iter().map(part).collect::<Value>(),
        "complete": of.complete,
        "sum": of.sum.map(span),
    })
}

fn population(p: &Population) -> Value {
    json!({ "people": p.people, "year": p.year, "kind": p.kind, "source": p.source })
}

/// `[low, high]`, `null` for an open end.
fn span(span: Span) -> Value {
    let high = span.is_bounded().then(|| json_number(span.high));
    json!([json_number(span.low), high])
}
