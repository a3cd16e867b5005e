//! What the former places of a new one come to together, or why no sum is made.

use super::focus::Focus;
use crate::analysis::lineage::{Gathered, Missing, Part, gathered};
use crate::analysis::{At, SeriesKey, Span};
use crate::model::Measure;
use crate::model::order;
use crate::text::{names, number, places, sentence};

/// How many subjects are said at most.
const SUBJECTS: usize = 6;

/// What is said of a place that came of others.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// The heading.
    pub title: String,
    /// One sentence a subject, with who says the parts.
    pub lines: Vec<(String, Vec<At>)>,
}

/// For a place without a report of its own. `None` where there is nothing to say: no predecessors,
/// or none of them is told of in the period.
pub fn lineage(focus: &Focus) -> Option<Lineage> {
    let (data, lang) = (focus.data, focus.lang);
    let title = places::gathered_title(&names::period(focus.period, lang), lang);
    let mut whole = Vec::new();
    let mut broken = Vec::new();
    let kinds = ["crime", "kinds", "accidents"];
    let told = data
        .catalogue
        .indicators
        .iter()
        .filter(|i| kinds.contains(&i.group.as_str()));
    for indicator in told {
        let Some(measure) = indicator.measures.first() else {
            continue;
        };
        let key = SeriesKey::new(&focus.place().id, &indicator.id, measure);
        let Some(found) = gathered(data, &key, focus.period) else {
            continue;
        };
        let at = sources(&found);
        if at.is_empty() {
            continue;
        }
        if found.parts.iter().any(|p| p.count == Err(Missing::Split)) {
            let line = places::divided(&divided(focus, &found), lang);
            return Some(Lineage {
                title: places::divided_title(lang).to_owned(),
                lines: vec![(line, at)],
            });
        }
        let measure = sentence::measure_or_id(data, measure);
        let subject = names::indicator(data, &indicator.id, lang);
        match found.sum {
            Some(sum) => {
                let count = |span: Span| number::bounds(span, &measure, lang);
                let part = |p: &Part| Some((name(focus, p), short(p.count.ok()?, &measure, focus)));
                let parts: Vec<_> = found.parts.iter().filter_map(part).collect();
                whole.push((places::gathered(subject, &count(sum), &parts), at));
            }
            None => {
                let missing =
                    |p: &Part| Some(places::missing(&name(focus, p), p.count.err()?, lang));
                let mut reasons: Vec<String> = found.parts.iter().filter_map(missing).collect();
                if !found.complete {
                    reasons.push(places::incomplete(lang).to_owned());
                }
                broken.push((places::not_gathered(subject, &reasons, lang), at));
            }
        }
    }
    let mut lines = whole;
    // What can't be added up is said once, of the main subject, if nothing can be.
    if lines.is_empty() {
        lines.extend(broken.into_iter().take(1));
    }
    lines.truncate(SUBJECTS);
    (!lines.is_empty()).then_some(Lineage { title, lines })
}

fn sources(found: &Gathered) -> Vec<At> {
    let claims = found.parts.iter().flat_map(|p| &p.estimate.claims);
    let mut at: Vec<At> = claims.map(|c| c.at).collect();
    order::distinct(&mut at);
    at
}

fn short(span: Span, measure: &Measure, focus: &Focus) -> String {
    number::short_bounds(span, measure.unit, focus.lang)
}

fn name(focus: &Focus, part: &Part) -> String {
    let same = part.place.name == focus.place().name && part.place.level() == focus.place().level();
    places::former(&names::place(part.place, focus.lang), same, focus.lang)
}

fn divided(focus: &Focus, found: &Gathered) -> Vec<String> {
    let split = found
        .parts
        .iter()
        .filter(|p| p.count == Err(Missing::Split));
    split.map(|p| name(focus, p)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};
    use crate::state::from_query;

    /// The new Bắc Ninh has the code that Bắc Giang had.
    fn said(reports: &[(&str, &str)]) -> Option<Lineage> {
        said_of(true, reports)
    }

    fn said_of(complete: bool, reports: &[(&str, &str)]) -> Option<Lineage> {
        let place = |id: &str, name: &str, code: &str| {
            format!(
                r#"{{"id": "{id}", "name": "{name}", "type": "province", "successors": ["bac-ninh-2025"],
                "codes": [{{"code": "{code}", "to": "2025-06-30"}}], "valid": {{"to": "2025-06-30"}}}}"#
            )
        };
        let report = |(id, value): &(&str, &str)| {
            format!(
                r#"{{"id": "{id}", "place": "{id}", "period": "2023", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{{"indicator": "theft", "measure": "cases", "value": {value}}}]}}"#
            )
        };
        let reports: Vec<String> = reports.iter().map(report).collect();
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{}, {}, {{"id": "bac-ninh-2025", "name": "Bắc Ninh",
            "type": "province", "codes": [{{"code": "24", "from": "2025-07-01"}}], "valid": {{"from": "2025-07-01"}},
            "predecessors_complete": {complete}}}],
            "reports": [{}]}}"#,
            place("bac-giang", "Bắc Giang", "24"),
            place("bac-ninh", "Bắc Ninh", "27"),
            reports.join(",")
        );
        let data = load(&[Document {
            file: "t.json".into(),
            text,
        }]);
        lineage(&Focus::new(&data, &from_query("places=bac-ninh-2025")).unwrap())
    }

    #[test]
    fn the_whole_sum_names_its_parts() {
        let lineage = said(&[("bac-giang", "100"), ("bac-ninh", r#"{"at_least": 70}"#)]).unwrap();
        assert_eq!(lineage.title, "Gộp các địa bàn cũ, năm 2023");
        assert_eq!(
            lineage.lines[0].0,
            "Trộm cắp tài sản: từ 170\u{a0}vụ trở lên (tỉnh Bắc Giang: 100 + tỉnh Bắc Ninh cũ: ≥\u{a0}70)."
        );
        assert_eq!(lineage.lines[0].1.len(), 2, "both sources are reached");
    }

    #[test]
    fn what_may_lack_a_part_is_said_so() {
        let lineage = said_of(false, &[("bac-giang", "100"), ("bac-ninh", "70")]).unwrap();
        assert_eq!(
            lineage.lines[0].0,
            "Trộm cắp tài sản: chưa gộp được, vì chưa chắc đã đủ các địa bàn cũ."
        );
    }

    #[test]
    fn half_a_sum_is_none() {
        let lineage = said(&[("bac-giang", "100")]).unwrap();
        assert_eq!(
            lineage.lines[0].0,
            "Trộm cắp tài sản: chưa gộp được, vì chưa có số của tỉnh Bắc Ninh cũ."
        );
    }
}
