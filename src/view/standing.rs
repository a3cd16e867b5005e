//! Who stands out from the group, in words and as limits to draw.

use super::focus::Focus;
use super::places::{Row, bar};
use crate::analysis::chance::Funnel;
use crate::analysis::group::{Exposure, Group, LeftOut, Member, Tested, Way, group};
use crate::analysis::rate;
use crate::model::Basis;
use crate::text::{names, places};

/// Limits within which chance would put a place, in the unit of the bars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// 95%.
    pub inner: (f64, f64),
    /// 99.8%.
    pub outer: (f64, f64),
}

impl Limits {
    fn new(of: Funnel, unit: f64) -> Self {
        let in_unit = |(low, high): (u64, u64)| (low as f64 * unit, high as f64 * unit);
        Self {
            inner: in_unit(of.inner95),
            outer: in_unit(of.outer998),
        }
    }
}

/// What is said of the group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Standing {
    /// Who stands out, or why nothing is said; who was left out; how it was tested.
    pub words: Vec<String>,
    /// The limits that are the same for all bars: those of counts.
    pub band: Option<Limits>,
    /// What the limits drawn mean; empty if none are.
    pub key: &'static str,
}

/// Tests the places and marks those that stand out. With fewer than two there is no group to speak of.
pub(super) fn standing(focus: &Focus, rows: &mut [Row], as_rates: bool) -> Standing {
    let measure = focus.data.catalogue.measure(&focus.measure);
    if rows.len() < 2 {
        return Standing::default();
    }
    let exposure = match as_rates {
        true => Exposure::People,
        false => Exposure::Equal,
    };
    let events = measure.is_some_and(|m| m.events);
    let members: Vec<Member> = rows
        .iter()
        .map(|row| member(focus, row, as_rates))
        .collect();
    let people: Vec<Option<u64>> = members.iter().map(|m| m.people).collect();
    let found = group(focus.place(), &members, exposure, events);
    let mut standing = Standing {
        words: words(focus, &found, rows, exposure),
        ..Standing::default()
    };
    let tested = found.tested.as_deref().unwrap_or_default();
    for t in tested {
        rows[t.member].stands_out = t.stands_out;
    }
    let drawn = match as_rates {
        true => limits_of_rates(&found, tested, rows, &people),
        false => {
            let limits = tested.first().and_then(|t| found.limits(t.share));
            standing.band = limits.map(|limits| Limits::new(limits, 1.0));
            standing.band.is_some()
        }
    };
    if drawn {
        standing.key = places::limits(exposure, focus.lang);
    }
    standing
}

fn member<'a>(focus: &Focus<'a>, row: &'a Row, as_rates: bool) -> Member<'a> {
    let place = &focus.data.places()[row.place];
    let people = rate::population(place, focus.period, focus.population);
    Member {
        place,
        estimate: row.known(),
        people: people.filter(|_| as_rates).map(|p| p.people),
    }
}

/// The limits of each rate that is drawn; whether there are any.
fn limits_of_rates(
    found: &Group,
    tested: &[Tested],
    rows: &mut [Row],
    people: &[Option<u64>],
) -> bool {
    let mut any = false;
    for t in tested {
        if let (Some(people), Some(rate)) = (people[t.member], rows[t.member].rate.as_mut()) {
            let limits = found.limits(t.share);
            rate.limits = limits.map(|limits| Limits::new(limits, 1e5 / people as f64));
            any |= rate.limits.is_some();
        }
    }
    any
}

fn words(focus: &Focus, found: &Group, rows: &[Row], exposure: Exposure) -> Vec<String> {
    let lang = focus.lang;
    let name = |i: usize| names::place(&focus.data.places()[rows[i].place], lang);
    let tested = match &found.tested {
        Ok(tested) => tested,
        Err(why) => {
            let why = places::silent(*why, lang);
            return [why].into_iter().filter(|w| !w.is_empty()).collect();
        }
    };
    let valued = |t: &Tested| {
        let bar = bar(focus, &rows[t.member], exposure == Exposure::People);
        format!("{} ({})", bar.name, bar.shown.short)
    };
    let side = |way: Way| {
        let of = || tested.iter().filter(|t| t.stands_out == Some(way));
        places::Named {
            first: of().take(places::NAMED).map(valued).collect(),
            count: of().count(),
        }
    };
    let mut words = vec![
        places::standing(&side(Way::Above), &side(Way::Below), tested.len(), lang),
        places::method(exposure, lang).to_owned(),
    ];
    let basis = focus.data.catalogue.basis(&focus.indicator, &focus.measure);
    if basis == Some(Basis::Detected) {
        words.push(places::detected(lang).to_owned());
    }
    let mut left_out: Vec<(LeftOut, places::Named)> = Vec::new();
    for (i, why) in &found.left_out {
        if !left_out.iter().any(|(known, _)| known == why) {
            left_out.push((*why, places::Named::default()));
        }
        let of = left_out.iter_mut().find(|(known, _)| known == why);
        if let Some((_, named)) = of {
            named.count += 1;
            if named.first.len() < places::NAMED {
                named.first.push(name(*i));
            }
        }
    }
    words.push(places::left_out(&left_out, lang));
    words.retain(|w| !w.is_empty());
    words
}
