//! What the places that a new one was made of come to together.
//!
//! A sum is made only if the data says that all predecessors are known, every one wholly became this
//! place and a count of every one is known for the period: half a sum is no figure of the new place.
//! Bounds add. A place with one
//! known predecessor is not summed: whether that was all of it, the data does not tell.

use super::allowed::allowed;
use super::claim::SeriesKey;
use super::reconcile::{Estimate, Known, kept};
use super::span::Span;
use crate::model::{Dataset, Level, MeasureUnit, Period, Place};

/// Why a part does not enter the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It became several places, of which this is one.
    Split,
    /// No count of it is reported.
    NotReported,
    /// Reports of it conflict.
    Conflict,
}

/// A predecessor.
#[derive(Clone, Debug, PartialEq)]
pub struct Part<'a> {
    /// The place.
    pub place: &'a Place,
    /// What is known of it.
    pub estimate: Estimate,
    /// Its count, in whole numbers, or why there is none.
    pub count: Result<Span, Missing>,
}

/// A successor's predecessors.
#[derive(Clone, Debug, PartialEq)]
pub struct Gathered<'a> {
    /// Every known predecessor, in the order of the data.
    pub parts: Vec<Part<'a>>,
    /// Whether the data says that there were no others.
    pub complete: bool,
    /// The sum, if it is whole.
    pub sum: Option<Span>,
}

/// The predecessors of the place of `key` in `period`. `None` where there is nothing to gather: it
/// has no or only one undivided predecessor, one that did not exist throughout the period, or the
/// measure is not a count.
pub fn gathered<'a>(data: &'a Dataset, key: &SeriesKey, period: Period) -> Option<Gathered<'a>> {
    let place = data.place(&key.place)?;
    let measure = data.catalogue.measure(&key.measure)?;
    if measure.unit != MeasureUnit::Count || place.valid.covers(period) {
        return None;
    }
    let parts: Vec<Part> = predecessors(data, place)
        .into_iter()
        .map(|p| part(data, key, place, p, period))
        .collect();
    if !parts.iter().all(|p| p.place.valid.covers(period)) {
        return None;
    }
    let split = parts.iter().any(|p| p.count == Err(Missing::Split));
    if parts.is_empty() || (parts.len() == 1 && !split) {
        return None;
    }
    let counts: Option<Vec<Span>> = parts.iter().map(|p| p.count.ok()).collect();
    let add = |a: Span, b: &Span| Span::new(a.low + b.low, a.high + b.high);
    let complete = place.predecessors_complete;
    let counts = counts.filter(|_| complete);
    let sum = counts.map(|c| c.iter().fold(Span::point(0.0), add));
    Some(Gathered {
        parts,
        complete,
        sum,
    })
}

/// Those that came before at the same level. Communes may also come straight from districts; a
/// district named beside the province it belonged to would be counted twice.
fn predecessors<'a>(data: &'a Dataset, place: &'a Place) -> Vec<&'a Place> {
    let all: Vec<&Place> = data.predecessors(&place.id).collect();
    let at = |level: Level| -> Vec<&Place> {
        all.iter().copied().filter(|p| p.level() == level).collect()
    };
    let same = at(place.level());
    match (same.is_empty(), place.level()) {
        (true, Level::Commune) => at(Level::District),
        _ => same,
    }
}

fn part<'a>(
    data: &'a Dataset,
    key: &SeriesKey,
    heir: &Place,
    place: &'a Place,
    period: Period,
) -> Part<'a> {
    let own = SeriesKey {
        place: place.id.clone(),
        ..key.clone()
    };
    let estimate = kept(data, &own).at(period);
    // A successor that no document describes may be of this level too.
    let rival = |id: &&String| {
        let known = data.place(id);
        **id != heir.id && known.is_none_or(|p| p.level() == heir.level())
    };
    let split = place.successors.iter().any(|id| rival(&id));
    let count = match (split, allowed(&estimate), estimate.known) {
        (true, ..) => Err(Missing::Split),
        (_, Some(span), _) => Ok(span),
        (_, None, Known::Conflict) => Err(Missing::Conflict),
        (_, None, _) => Err(Missing::NotReported),
    };
    Part {
        place,
        estimate,
        count,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    /// Codes 52 and 24 as they were reused: Bình Định, then the new Gia Lai; Bắc Giang, then the
    /// new Bắc Ninh.
    const PLACES: &str = r#"
        {"id": "gia-lai", "name": "Gia Lai", "type": "province", "codes": [{"code": "64", "to": "2025-06-30"}],
         "valid": {"to": "2025-06-30"}, "successors": ["gia-lai-2025"]},
        {"id": "binh-dinh", "name": "Bình Định", "type": "province", "codes": [{"code": "52", "to": "2025-06-30"}],
         "valid": {"to": "2025-06-30"}, "successors": ["gia-lai-2025"]},
        {"id": "gia-lai/kbang", "name": "Kbang", "type": "rural_district", "parent": "gia-lai", "valid": {"to": "2025-06-30"},
         "successors": ["gia-lai-2025", "gia-lai-2025/xa-kbang", "gia-lai-2025/xa-krong"]},
        {"id": "gia-lai-2025", "name": "Gia Lai", "type": "province", "codes": [{"code": "52", "from": "2025-07-01"}],
         "valid": {"from": "2025-07-01"}, "predecessors_complete": true},
        {"id": "gia-lai-2025/xa-kbang", "name": "Kbang", "type": "commune", "parent": "gia-lai-2025", "valid": {"from": "2025-07-01"}},
        {"id": "gia-lai-2025/xa-krong", "name": "Krong", "type": "commune", "parent": "gia-lai-2025", "valid": {"from": "2025-07-01"}},
        {"id": "bac-giang", "name": "Bắc Giang", "type": "province", "codes": [{"code": "24", "to": "2025-06-30"}],
         "valid": {"to": "2025-06-30"}, "successors": ["bac-ninh-2025"]},
        {"id": "bac-ninh", "name": "Bắc Ninh", "type": "province", "codes": [{"code": "27", "to": "2025-06-30"}],
         "valid": {"to": "2025-06-30"}, "successors": ["bac-ninh-2025"]},
        {"id": "bac-ninh-2025", "name": "Bắc Ninh", "type": "province", "codes": [{"code": "24", "from": "2025-07-01"}],
         "valid": {"from": "2025-07-01"}, "predecessors_complete": true}"#;

    fn data(told: &[(&str, &str, &str)]) -> Dataset {
        data_of(PLACES, told)
    }

    fn data_of(places: &str, told: &[(&str, &str, &str)]) -> Dataset {
        let reports: Vec<String> = told
            .iter()
            .enumerate()
            .map(|(i, (place, period, value))| {
                format!(
                    r#"{{"id": "r{i}", "place": "{place}", "period": "{period}", "source": {{"publisher": "x", "title": "x"}},
                    "figures": [{{"indicator": "theft", "measure": "cases", "value": {value}}},
                                {{"indicator": "clearance", "measure": "rate_percent", "value": 80}}]}}"#
                )
            })
            .collect();
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{places}], "reports": [{}]}}"#,
            reports.join(",")
        );
        load(&[Document {
            file: "t.json".into(),
            text,
        }])
    }

    fn theft<'a>(data: &'a Dataset, place: &str, period: &str) -> Option<Gathered<'a>> {
        let key = SeriesKey::new(place, "theft", "cases");
        gathered(data, &key, period.parse().unwrap())
    }

    #[test]
    fn a_reused_code_keeps_its_two_places_apart() {
        let data = data(&[]);
        for (code, before, after) in [
            ("52", "binh-dinh", "gia-lai-2025"),
            ("24", "bac-giang", "bac-ninh-2025"),
        ] {
            let of = |day: &str| -> Vec<&str> {
                let on: Period = format!("{day}..{day}").parse().unwrap();
                let places = data.places().iter();
                let known =
                    places.filter(|p| p.codes.iter().any(|c| c.code == code && c.valid.covers(on)));
                known.map(|p| p.id.as_str()).collect()
            };
            assert_eq!(of("2025-06-30"), [before]);
            assert_eq!(of("2025-07-01"), [after]);
        }
    }

    #[test]
    fn whole_parts_add_and_a_district_is_not_counted_twice() {
        let data = data(&[
            ("gia-lai", "2023", "500"),
            ("binh-dinh", "2023", r#"{"between": [400, 410]}"#),
            ("gia-lai/kbang", "2023", "21"),
        ]);
        let found = theft(&data, "gia-lai-2025", "2023").unwrap();
        assert_eq!(found.sum, Some(Span::new(900.0, 910.0)));
        let parts: Vec<&str> = found.parts.iter().map(|p| p.place.id.as_str()).collect();
        assert_eq!(parts, ["gia-lai", "binh-dinh"]);
    }

    #[test]
    fn what_may_lack_a_predecessor_is_not_summed() {
        let told = [("bac-giang", "2023", "1000"), ("bac-ninh", "2023", "700")];
        assert!(
            theft(&data(&told), "bac-ninh-2025", "2023")
                .unwrap()
                .complete
        );
        let places = PLACES.replace(", \"predecessors_complete\": true", "");
        let found = data_of(&places, &told);
        let found = theft(&found, "bac-ninh-2025", "2023").unwrap();
        assert_eq!((found.complete, found.sum), (false, None));
        assert!(found.parts.iter().all(|p| p.count.is_ok()));
    }

    #[test]
    fn open_bounds_stay_open() {
        let data = data(&[
            ("bac-giang", "2023", r#"{"at_least": 1000}"#),
            ("bac-ninh", "2023", "700"),
        ]);
        let sum = theft(&data, "bac-ninh-2025", "2023").unwrap().sum.unwrap();
        assert_eq!((sum.low, sum.is_bounded()), (1700.0, false));
    }

    #[test]
    fn a_part_not_reported_leaves_no_sum_and_is_named() {
        let data = data(&[("bac-giang", "2023", "1000"), ("bac-ninh", "2022", "700")]);
        let found = theft(&data, "bac-ninh-2025", "2023").unwrap();
        assert_eq!(found.sum, None);
        let missing: Vec<_> = found.parts.iter().map(|p| p.count.err()).collect();
        assert_eq!(missing, [None, Some(Missing::NotReported)]);
    }

    #[test]
    fn conflicting_reports_leave_no_sum() {
        let data = data(&[
            ("bac-giang", "2023", "1000"),
            ("bac-giang", "2023", "900"),
            ("bac-ninh", "2023", "700"),
        ]);
        let found = theft(&data, "bac-ninh-2025", "2023").unwrap();
        assert_eq!(
            (found.sum, found.parts[0].count),
            (None, Err(Missing::Conflict))
        );
    }

    #[test]
    fn a_divided_district_gives_its_communes_nothing() {
        let data = data(&[("gia-lai/kbang", "2023", "21")]);
        let found = theft(&data, "gia-lai-2025/xa-kbang", "2023").unwrap();
        assert_eq!(found.sum, None);
        assert_eq!(found.parts[0].count, Err(Missing::Split));
    }

    #[test]
    fn nothing_is_gathered_across_the_break_or_of_percents() {
        let data = data(&[("bac-giang", "2025", "1"), ("bac-ninh", "2025", "1")]);
        assert_eq!(theft(&data, "bac-ninh-2025", "2025"), None);
        assert_eq!(theft(&data, "bac-giang", "2023"), None);
        let key = SeriesKey::new("bac-ninh-2025", "clearance", "rate_percent");
        assert_eq!(gathered(&data, &key, "2023".parse().unwrap()), None);
    }
}
