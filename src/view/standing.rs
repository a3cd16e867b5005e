//! Who stands out from the group, in words and as limits to draw.

use super::focus::Focus;
use super::places::Bar;
use super::rates::Counted;
use crate::analysis::group::{Exposure, Group, LeftOut, Member, Way, group};
use crate::analysis::rate;
use crate::model::Basis;
use crate::text::places;

/// Limits within which chance would put a place, in the unit of the bars.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// 95%.
    pub inner: (f64, f64),
    /// 99.8%.
    pub outer: (f64, f64),
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

/// Tests the places of `bars`, which are in the same order as `shown`, and marks those that stand
/// out. With fewer than two places there is no group to speak of.
pub fn standing(focus: &Focus, shown: &[Counted], bars: &mut [Bar], as_rates: bool) -> Standing {
    let measure = focus.data.catalogue.measure(&focus.measure);
    if shown.len() < 2 {
        return Standing::default();
    }
    let members: Vec<Member> = shown
        .iter()
        .map(|c| Member {
            place: c.place,
            estimate: c.estimate.clone(),
            people: rate::population(c.place, focus.period, focus.population).map(|p| p.people),
        })
        .collect();
    let exposure = match as_rates {
        true => Exposure::People,
        false => Exposure::Equal,
    };
    let events = measure.is_some_and(|m| m.events);
    let found = group(focus.place(), &members, exposure, events);
    let mut standing = Standing {
        words: words(focus, &found, bars, exposure),
        ..Standing::default()
    };
    let tested = found.tested.as_deref().unwrap_or_default();
    for t in tested {
        let bar = &mut bars[t.member];
        bar.stands_out = t.stands_out;
        if let Some(way) = t.stands_out {
            let way = places::way(way, focus.lang);
            bar.shown.words = format!("{}; {way}", bar.shown.words);
        }
        let Some(limits) = t.limits else { continue };
        let people = members[t.member].people.filter(|_| as_rates);
        let unit = people.map_or(1.0, |people| 1e5 / people as f64);
        let in_unit = |(low, high): (u64, u64)| (low as f64 * unit, high as f64 * unit);
        let limits = Limits {
            inner: in_unit(limits.inner95),
            outer: in_unit(limits.outer998),
        };
        if !as_rates {
            standing.band = Some(limits);
        } else if bar.whisker.is_some() {
            bar.limits = Some(limits);
        } else {
            continue;
        }
        standing.key = places::limits(exposure, focus.lang);
    }
    standing
}

fn words(focus: &Focus, found: &Group, bars: &[Bar], exposure: Exposure) -> Vec<String> {
    let lang = focus.lang;
    let name = |i: usize| bars[i].name.clone();
    let tested = match &found.tested {
        Ok(tested) => tested,
        Err(why) => {
            let why = places::silent(*why, lang);
            return [why].into_iter().filter(|w| !w.is_empty()).collect();
        }
    };
    let side = |way: Way| -> Vec<String> {
        let of = tested.iter().filter(|t| t.stands_out == Some(way));
        of.map(|t| format!("{} ({})", name(t.member), bars[t.member].shown.short))
            .collect()
    };
    let mut words = vec![
        places::standing(&side(Way::Above), &side(Way::Below), tested.len(), lang),
        places::method(exposure, lang).to_owned(),
    ];
    let basis = focus.data.catalogue.basis(&focus.indicator, &focus.measure);
    if basis == Some(Basis::Detected) {
        words.push(places::detected(lang).to_owned());
    }
    let mut left_out: Vec<(LeftOut, Vec<String>)> = Vec::new();
    for (i, why) in &found.left_out {
        match left_out.iter_mut().find(|(w, _)| w == why) {
            Some((_, names)) => names.push(name(*i)),
            None => left_out.push((*why, vec![name(*i)])),
        }
    }
    words.push(places::left_out(&left_out, lang));
    words.retain(|w| !w.is_empty());
    words
}
