//! Which other places to propose first for a comparison.
//!
//! The same administrative level is required; several districts together and parts of a province
//! have none. Then those first that lie in the mountains as the place does, then those of nearest
//! population density, then those of the same province. What is not known of both never counts for
//! or against a place. Likeness is of the places alone, never of their figures.

use super::claim::SeriesKey;
use super::compare::unlike_places;
use crate::model::order;
use crate::model::{Dataset, Period, Place, PopulationKind};

/// Two densities are called near if neither is more than a quarter above the other.
const NEAR: f64 = 1.25;

/// In what a place is like another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Likeness {
    /// Both in the mountains, or both not.
    Mountainous(bool),
    /// Population densities near each other, people/km².
    Density {
        /// Of the place in view.
        own: f64,
        /// Of the place proposed.
        other: f64,
        /// One of them is from a merger file, which is not a census.
        merger_file: bool,
    },
    /// In the same province.
    SameProvince,
    /// Only the level is the same, as far as is known.
    LevelOnly,
}

/// A place to propose.
#[derive(Clone, Debug, PartialEq)]
pub struct Similar<'a> {
    /// The place.
    pub place: &'a Place,
    /// In what it is alike, at least one reason.
    pub reasons: Vec<Likeness>,
    /// Whether a report speaks of the series in view for the period in view.
    pub told: bool,
}

/// The places like the one of `key`, those of which a report speaks in `period` before all others.
/// `alike` are those [`by_likeness`] to it.
pub fn similar<'a>(
    data: &'a Dataset,
    key: &SeriesKey,
    period: Period,
    alike: impl Iterator<Item = &'a Place>,
) -> Vec<Similar<'a>> {
    let mut all: Vec<Similar> = with_reasons(data, key, alike).collect();
    for one in &mut all {
        one.told = is_told(data, one.place, key, period);
    }
    order::sort_by_key(&mut all, |one| !one.told);
    all
}

/// The first `most` of those that are `wanted`. Who is told of is asked only until so many are found: of
/// thousands the first may do.
pub fn likest<'a>(
    data: &'a Dataset,
    key: &SeriesKey,
    period: Period,
    alike: impl Iterator<Item = &'a Place>,
    most: usize,
    wanted: impl Fn(&Similar) -> bool,
) -> Vec<Similar<'a>> {
    let (mut told, mut untold) = (Vec::new(), Vec::new());
    for one in with_reasons(data, key, alike).filter(|one| wanted(one)) {
        if is_told(data, one.place, key, period) {
            told.push(Similar { told: true, ..one });
        } else if untold.len() < most {
            untold.push(one);
        }
        if told.len() == most {
            break;
        }
    }
    told.extend(untold);
    told.truncate(most);
    told
}

/// The places like one, the likest first. `candidates` are in the order that settles ties (by name);
/// those without any report, and those of another level or time, are dropped.
pub fn by_likeness<'a>(data: &'a Dataset, place: &str, candidates: &[&'a Place]) -> Vec<&'a Place> {
    let own = data.place(place);
    let alike = own.into_iter().flat_map(|own| {
        let alike = candidates.iter().filter(move |p| {
            p.id != own.id && unlike_places(own, p).is_none() && data.is_reported(&p.id)
        });
        alike.map(move |place| (own, *place, distance(own, place)))
    });
    let mut alike: Vec<(&Place, &'a Place, f64)> = alike.collect();
    order::sort_by(&mut alike, |(own, a, near), (_, b, far)| {
        let away = |place: &Place| !same_province(own, place);
        terrain(own, a)
            .cmp(&terrain(own, b))
            .then(near.total_cmp(far))
            .then(away(a).cmp(&away(b)))
    });
    alike.into_iter().map(|(_, place, _)| place).collect()
}

/// In what they are like the place of `key`; nothing is said yet of who is told of.
fn with_reasons<'a>(
    data: &'a Dataset,
    key: &SeriesKey,
    alike: impl Iterator<Item = &'a Place>,
) -> impl Iterator<Item = Similar<'a>> {
    let own = data.place(&key.place);
    alike.filter_map(move |place| {
        Some(Similar {
            place,
            reasons: reasons(own?, place),
            told: false,
        })
    })
}

/// Whether a figure is of the series and the period, or gives a change on the period. Not
/// reconciled: this is asked of every place there is.
fn is_told(data: &Dataset, place: &Place, key: &SeriesKey, period: Period) -> bool {
    let scope = key.scope.as_deref();
    let figures = data.figures_of(
        data.number_of(&place.id),
        (&key.indicator, &key.measure, scope),
    );
    figures.iter().any(|(.., figure)| {
        let base = figure
            .change
            .and_then(|c| c.versus.or_else(|| figure.period.same_period_before()));
        figure.period == period || base == Some(period)
    })
}

fn reasons(own: &Place, other: &Place) -> Vec<Likeness> {
    let terrain = (own.mountainous == other.mountainous)
        .then_some(own.mountainous)
        .flatten()
        .map(Likeness::Mountainous);
    let near = distance(own, other) <= NEAR.ln();
    let densities = density(own).zip(density(other)).filter(|_| near);
    let density = densities.map(|((own, a), (other, b))| Likeness::Density {
        own,
        other,
        merger_file: a || b,
    });
    let province = same_province(own, other).then_some(Likeness::SameProvince);
    let mut reasons: Vec<Likeness> = [terrain, density, province].into_iter().flatten().collect();
    if reasons.is_empty() {
        reasons.push(Likeness::LevelOnly);
    }
    reasons
}

/// 0: both in the mountains or both not; 1: not known of both; 2: one is, the other is not.
fn terrain(own: &Place, other: &Place) -> u8 {
    match own.mountainous.zip(other.mountainous) {
        Some((a, b)) if a == b => 0,
        Some(_) => 2,
        None => 1,
    }
}

fn same_province(own: &Place, other: &Place) -> bool {
    own.parent.is_some() && own.parent == other.parent
}

/// |ln(density / density)|; infinite where not both are known.
fn distance(own: &Place, other: &Place) -> f64 {
    let known = density(own).zip(density(other));
    known.map_or(f64::INFINITY, |((a, _), (b, _))| (a / b).ln().abs())
}

/// People/km² by the newest population known, and whether that is from a merger file.
fn density(place: &Place) -> Option<(f64, bool)> {
    let area = place.area_km2.filter(|a| a.is_finite() && *a > 0.0)?;
    let known = place.populations.iter().filter(|p| p.people > 0);
    let newest = known.max_by_key(|p| p.year)?;
    let merger_file = newest.kind == PopulationKind::MergerFile;
    Some((newest.people as f64 / area, merger_file))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse::{Document, load};

    fn data() -> Dataset {
        let place = |id: &str, rest: &str| {
            format!(r#"{{"id": "{id}", "name": "{id}", "type": "rural_district"{rest}}}"#)
        };
        let people = |n: u64| {
            format!(
                r#", "area_km2": 100, "populations": [{{"year": 2020, "people": {n}, "kind": "census", "source": "x"}}]"#
            )
        };
        let places = [
            r#"{"id": "p", "name": "P", "type": "province"}"#.to_owned(),
            r#"{"id": "g", "name": "G", "type": "district_group"}"#.to_owned(),
            place(
                "own",
                &format!(r#", "parent": "p", "mountainous": true{}"#, people(3800)),
            ),
            place("bare", ""),
            place("far", &format!(r#", "mountainous": true{}"#, people(20000))),
            place(
                "flat",
                &format!(r#", "mountainous": false{}"#, people(3800)),
            ),
            place("home", r#", "parent": "p""#),
            place("near", &format!(r#", "mountainous": true{}"#, people(4500))),
            place("wide", &format!(r#", "mountainous": true{}"#, people(6700))),
            place(
                "silent",
                &format!(r#", "mountainous": true{}"#, people(3800)),
            ),
            place(
                "untold",
                &format!(r#", "mountainous": true{}"#, people(3800)),
            ),
            place(
                "later",
                r#", "mountainous": true, "valid": {"from": "2025-07-01"}"#,
            ),
        ];
        let told = [
            "p", "g", "own", "bare", "far", "flat", "home", "near", "wide", "later",
        ];
        let report = |place: &str, indicator: &str| {
            format!(
                r#"{{"id": "{place}", "place": "{place}", "period": "2023", "source": {{"publisher": "x", "title": "x"}},
                "figures": [{{"indicator": "{indicator}", "measure": "cases", "value": 9}}]}}"#
            )
        };
        let mut reports: Vec<String> = told.iter().map(|p| report(p, "theft")).collect();
        reports.push(report("untold", "murder"));
        let text = format!(
            r#"{{"format": "binh-yen/1", "places": [{}], "reports": [{}]}}"#,
            places.join(","),
            reports.join(",")
        )
        .replace(
            r#""type": "rural_district", "parent": "p", "mountainous": true"#,
            r#""type": "rural_district", "valid": {"to": "2025-06-30"}, "parent": "p", "mountainous": true"#,
        );
        load(&[Document {
            file: "t.json".into(),
            text,
        }])
    }

    fn ranked<'a>(data: &'a Dataset, place: &str) -> Vec<Similar<'a>> {
        let all: Vec<&Place> = data.places().iter().collect();
        let key = SeriesKey::new(place, "theft", "cases");
        let alike = by_likeness(data, place, &all).into_iter();
        similar(data, &key, "2023".parse().unwrap(), alike)
    }

    #[test]
    fn the_likest_are_the_first_of_all() {
        let data = data();
        let key = SeriesKey::new("own", "theft", "cases");
        let period = "2023".parse().unwrap();
        let candidates: Vec<&Place> = data.places().iter().collect();
        let alike = || by_likeness(&data, "own", &candidates).into_iter();
        let all = similar(&data, &key, period, alike());
        assert!(all.len() > 3);
        for most in 0..=all.len() + 1 {
            let first = likest(&data, &key, period, alike(), most, |_| true);
            assert_eq!(first, all[..most.min(all.len())], "{most}");
        }
        let far = |s: &Similar| s.place.id != all[0].place.id;
        assert_eq!(likest(&data, &key, period, alike(), 1, far), all[1..2]);
    }

    #[test]
    fn the_likest_come_first_and_the_untold_last() {
        let data = data();
        let names: Vec<String> = ranked(&data, "own")
            .iter()
            .map(|s| s.place.id.clone())
            .collect();
        // Another level, another time, no report at all: none of them.
        assert_eq!(
            names,
            ["near", "wide", "far", "home", "bare", "flat", "untold"]
        );
    }

    #[test]
    fn reasons_say_only_what_is_known() {
        let data = data();
        let all = ranked(&data, "own");
        let of = |id: &str| {
            all.iter()
                .find(|s| s.place.id == id)
                .unwrap()
                .reasons
                .clone()
        };
        let density = Likeness::Density {
            own: 38.0,
            other: 45.0,
            merger_file: false,
        };
        assert_eq!(of("near"), [Likeness::Mountainous(true), density]);
        for far in ["wide", "far"] {
            assert_eq!(of(far), [Likeness::Mountainous(true)], "{far} is not near");
        }
        assert_eq!(of("home"), [Likeness::SameProvince]);
        assert_eq!(of("bare"), [Likeness::LevelOnly]);
    }

    #[test]
    fn several_districts_together_are_like_nothing() {
        assert_eq!(ranked(&data(), "g"), []);
    }
}
