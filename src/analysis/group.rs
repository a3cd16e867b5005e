//! Which places of a group stand out from the rest of it in one period? No ranking.
//!
//! Each place is tested against all others together by the conditional test of [`super::chance`],
//! guarded because crime varies more than Poisson. One of many comparisons is below p = 0.05 by
//! chance alone, so only p < 0.01 counts. Where counts are only bounded, a place stands out only if
//! it does for every value that the bounds allow: at its own end nearest the others and the others'
//! end nearest to it, since p is monotone in both.

use super::allowed::allowed;
use super::chance::{Counts, Funnel, GUARD_Z, Tier, funnel, guarded_tier, z};
use super::compare::unlike_places;
use super::reconcile::{Estimate, Known};
use super::span::Span;
use crate::model::Place;

/// Fewer places with a known count give no statement.
pub const FEWEST: usize = 5;

/// A place of the group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member<'a> {
    /// The place.
    pub place: &'a Place,
    /// Its count.
    pub estimate: &'a Estimate,
    /// How many live there, if known.
    pub people: Option<u64>,
}

/// What the counts are exposed to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// The same for all: counts are compared as they are.
    Equal,
    /// The people who live there: rates are compared.
    People,
}

/// On which side of the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// More than the rest.
    Above,
    /// Fewer than the rest.
    Below,
}

/// Why a place is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Another level than the place in view, or another time.
    Unlike,
    /// No count is reported.
    NotReported,
    /// Reports conflict.
    Conflict,
    /// "Over 1,000": it may be any number above.
    Unbounded,
    /// Nobody knows how many live there.
    NoPopulation,
}

/// Why nothing is said of the group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silent {
    /// Not a count of separate events: people come in clusters, percents and money are no counts.
    NotEvents,
    /// Fewer than five places with a count; how many.
    TooFew(usize),
}

/// A place that was tested.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tested {
    /// Its position among the members.
    pub member: usize,
    /// Its side, if it stands out with p < 0.01 for every allowed value.
    pub stands_out: Option<Way>,
    /// Its share of what the group is exposed to, 0 to 1.
    pub share: f64,
}

/// What came of a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// Those tested, in the order of the members, or why none was.
    pub tested: Result<Vec<Tested>, Silent>,
    /// Those left out, by position among the members.
    pub left_out: Vec<(usize, LeftOut)>,
    /// What those tested come to.
    pub total: Span,
}

impl Group {
    /// What was found of a member; `None` if it was not tested.
    pub fn of(&self, member: usize) -> Option<&Tested> {
        self.tested
            .as_ref()
            .ok()
            .and_then(|all| Some(&all[all.binary_search_by_key(&member, |t| t.member).ok()?]))
    }

    /// The counts that chance explains if the whole group were alike, 95% and 99.8%, for a share of
    /// it; `None` if nobody was counted. Where the group's total is only bounded: the widest limits it
    /// allows.
    pub fn limits(&self, share: f64) -> Option<Funnel> {
        let (least, most) = (
            funnel(self.total.low * share)?,
            funnel(self.total.high * share)?,
        );
        (self.total.high > 0.0).then_some(Funnel {
            inner95: (least.inner95.0, most.inner95.1),
            outer998: (least.outer998.0, most.outer998.1),
        })
    }
}

/// Tests every member against the rest. `main` is the place in view: only places like it take part.
/// `events` tells whether the measure counts separate events ([`crate::model::Measure::events`]).
pub fn group(main: &Place, members: &[Member], exposure: Exposure, events: bool) -> Group {
    if !events {
        return Group {
            tested: Err(Silent::NotEvents),
            left_out: Vec::new(),
            total: Span::point(0.0),
        };
    }
    let mut left_out = Vec::new();
    let mut used: Vec<Used> = Vec::new();
    for (i, member) in members.iter().enumerate() {
        match counted(main, member, exposure) {
            Ok((span, people)) => used.push((i, span, people)),
            Err(why) => left_out.push((i, why)),
        }
    }
    let sum = |of: fn(&Used) -> f64| used.iter().map(of).sum::<f64>();
    let total = Span::new(sum(|u| u.1.low), sum(|u| u.1.high));
    let tested = match used.len() {
        n if n < FEWEST => Err(Silent::TooFew(n)),
        _ => Ok(tested(&used, total)),
    };
    Group {
        tested,
        left_out,
        total,
    }
}

/// A member that takes part: its position, its count, what it is exposed to.
type Used = (usize, Span, f64);

fn counted(main: &Place, member: &Member, exposure: Exposure) -> Result<(Span, f64), LeftOut> {
    let same = member.place.id == main.id;
    if !same && unlike_places(main, member.place).is_some() {
        return Err(LeftOut::Unlike);
    }
    let span = match (allowed(member.estimate), member.estimate.known) {
        (Some(span), _) if span.is_bounded() => span,
        (Some(_), _) => return Err(LeftOut::Unbounded),
        (None, Known::Conflict) => return Err(LeftOut::Conflict),
        (None, _) => return Err(LeftOut::NotReported),
    };
    match (exposure, member.people) {
        (Exposure::Equal, _) => Ok((span, 1.0)),
        (Exposure::People, Some(people)) if people > 0 => Ok((span, people as f64)),
        (Exposure::People, _) => Err(LeftOut::NoPopulation),
    }
}

fn tested(used: &[Used], all: Span) -> Vec<Tested> {
    let exposed = used.iter().map(|u| u.2).sum::<f64>();
    let each = used.iter().map(|(member, own, exposure)| {
        let rest = Span::new(all.low - own.low, all.high - own.high);
        let others = exposed - exposure;
        let clear = |own: f64, rest: f64| {
            let counts = Counts::new(rest as u64, own as u64, others, *exposure).ok()?;
            let z = z(&counts);
            let way = if z > 0.0 { Way::Above } else { Way::Below };
            // Nothing is clear below the guard: hundreds of p-values need not be computed.
            (z.abs() >= GUARD_Z && guarded_tier(&counts) == Tier::Clear).then_some(way)
        };
        let above = clear(own.low, rest.high).filter(|w| *w == Way::Above);
        let below = || clear(own.high, rest.low).filter(|w| *w == Way::Below);
        Tested {
            member: *member,
            stands_out: above.or_else(below),
            share: exposure / exposed,
        }
    });
    each.collect()
}
