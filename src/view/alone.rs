//! What to offer where a place stands alone: periods in which others of its level have a number too.
//! Nothing is chosen for the reader.

use super::focus::Focus;
use crate::model::Period;
use crate::model::order;
use crate::text::{charts, names};

/// How many periods are offered.
const OFFERED: usize = 3;

/// A period in which there is more to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fuller {
    /// The period.
    pub period: Period,
    /// It and how many places have a number: `2023 · 4 nơi có số liệu`.
    pub words: String,
}

/// What [`fuller`] asks of each place, a few in each step.
pub fn read_each<'a>(focus: &'a Focus) -> impl Iterator<Item = ()> + 'a {
    focus.read_each(peers(focus), false)
}

/// The places of the level that something is told of.
fn peers(focus: &Focus) -> Vec<usize> {
    let (data, level) = (focus.data, focus.place().level());
    let told = (0..data.places().len()).filter(|i| data.is_told_of(*i));
    told.filter(|i| data.places()[*i].level() == level)
        .collect()
}

/// The periods of which most places of the level have a number, at least two, the fullest first and of
/// equally full ones the newest.
pub fn fuller(focus: &Focus) -> Vec<Fuller> {
    let mut counts: Vec<(Period, usize)> = Vec::new();
    let series = focus.each_series(false);
    for place in peers(focus) {
        let (series, _) = series(place);
        for (period, estimate) in &series.estimates {
            if *period == focus.period || !estimate.has_level() {
                continue;
            }
            match counts.iter_mut().find(|(p, _)| p == period) {
                Some((_, count)) => *count += 1,
                None => counts.push((*period, 1)),
            }
        }
    }
    counts.retain(|(_, count)| *count > 1);
    order::sort_by(&mut counts, |a, b| b.1.cmp(&a.1).then(b.0.cmp(&a.0)));
    let offer = |(period, count): (Period, usize)| Fuller {
        period,
        words: charts::with_places(&names::period_short(period, focus.lang), count, focus.lang),
    };
    counts.into_iter().take(OFFERED).map(offer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};
    use crate::state::from_query;

    #[test]
    fn the_fullest_other_period_is_offered_first() {
        let report = |place: &str, year: u16| {
            format!(
                r#"{{"id": "{place}{year}", "place": "{place}", "period": "{year}", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{{"indicator": "theft", "measure": "cases", "value": 30}}]}}"#
            )
        };
        let reports = [
            report("a", 2020),
            report("b", 2020),
            report("a", 2021),
            report("b", 2021),
            report("c", 2021),
            report("b", 2022),
            report("a", 2023),
        ];
        let data = load(&[Document {
            file: "t.json".into(),
            text: format!(
                r#"{{"format": "binh-yen/1", "places": [
                {{"id": "a", "name": "A", "type": "rural_district"}},
                {{"id": "b", "name": "B", "type": "rural_district"}},
                {{"id": "c", "name": "C", "type": "rural_district"}}], "reports": [{}]}}"#,
                reports.join(",")
            ),
        }]);
        let focus = Focus::new(&data, &from_query("places=a&lang=en")).unwrap();
        let words: Vec<String> = fuller(&focus).into_iter().map(|f| f.words).collect();
        assert_eq!(words, ["2021 · 3 places", "2020 · 2 places"]);
    }

    #[test]
    fn of_many_places_it_is_asked_in_steps() {
        let place =
            |i: usize| format!(r#"{{"id": "p{i}", "name": "P", "type": "rural_district"}}"#);
        let report = |i: usize| {
            format!(
                r#"{{"id": "r{i}", "place": "p{i}", "period": "2020", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{{"indicator": "theft", "measure": "cases", "value": 30}}]}}"#
            )
        };
        let all = |one: &dyn Fn(usize) -> String| (0..40).map(one).collect::<Vec<_>>().join(",");
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{}], "reports": [{}]}}"#,
            all(&place),
            all(&report)
        );
        let file = "t.json".into();
        let data = load(&[Document { file, text }]);
        let focus = Focus::new(&data, &from_query("places=p7&periods=2021&lang=en")).unwrap();
        assert_eq!(read_each(&focus).count(), 2);
        assert_eq!(read_each(&focus).count(), 0, "they are kept");
        let words: Vec<String> = fuller(&focus).into_iter().map(|f| f.words).collect();
        assert_eq!(words, ["2020 · 40 places"]);
    }
}
