//! What a comparison may say, given the truth.

use binh_yen::analysis::chance::{self, Tier};
use binh_yen::analysis::compare::{self, police_districts_ended, units_changed};
use binh_yen::analysis::{Comparison, Known, Reason, Refusal, Series, Side, Verdict};
use binh_yen::model::{Direction, Period};

use super::country::{Cell, Country, way};

/// A failure in words.
pub type Holds = Result<(), String>;

/// Fails with words unless `is`.
pub fn ensure(is: bool, words: impl FnOnce() -> String) -> Holds {
    if is { Ok(()) } else { Err(words()) }
}

/// Two cells set beside each other.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    /// The first or earlier one.
    pub from: Cell,
    /// The other one.
    pub to: Cell,
}

/// Every two periods of a place and every two places of a period, like and unlike; and beside
/// them pairs that must never be compared.
pub fn pairs(country: &Country) -> Vec<Pair> {
    let mut all = Vec::new();
    let places = country.places.len();
    for (nth, series) in country.series.iter().copied().enumerate() {
        for (i, period) in country.periods.iter().enumerate() {
            for place in 0..places {
                let cell = (place, series, *period);
                for later in &country.periods[i + 1..] {
                    all.push(Pair {
                        from: cell,
                        to: (place, series, *later),
                    });
                }
                for other in place + 1..places {
                    all.push(Pair {
                        from: cell,
                        to: (other, series, *period),
                    });
                }
            }
            // Another place in another period; another thing counted; backwards in time.
            let next = country.periods[(i + 1) % country.periods.len()];
            let cell = (0, series, *period);
            all.push(Pair {
                from: cell,
                to: (1, series, next),
            });
            all.push(Pair {
                from: cell,
                to: (0, country.series[(nth + 1) % country.series.len()], *period),
            });
            if i > 0 {
                all.push(Pair {
                    from: cell,
                    to: (0, series, country.periods[0]),
                });
            }
        }
    }
    all
}

/// Before, across or after each of the two days on which units changed; the country has only
/// districts.
fn side_of_break(period: Period) -> [u8; 2] {
    [police_districts_ended(), units_changed()]
        .map(|day| u8::from(period.end() >= day) + u8::from(period.start() >= day))
}

/// Whether the two are unlike, so that no comparison may be made. Both ends silent counts too.
pub fn unlike(pair: Pair, from: &Series, to: &Series) -> bool {
    let ((place_a, series_a, a), (place_b, series_b, b)) = (pair.from, pair.to);
    let silent = |s: &Series, p| s.at(p).known == Known::NotReported;
    let spoken_between = from.changes.iter().any(|c| (c.from, c.to) == (a, b));
    series_a != series_b
        || !a.is_like(b)
        || (place_a != place_b && a != b)
        || side_of_break(a) != side_of_break(b)
        || (silent(from, a) && silent(to, b) && !spoken_between)
}

/// The sides of a pair.
pub fn sides<'a>(pair: Pair, from: &'a Series, to: &'a Series) -> (Side<'a>, Side<'a>) {
    let side = |series, period| Side { series, period };
    (side(from, pair.from.2), side(to, pair.to.2))
}

/// What the truth comes to, by the same test.
fn true_test(from: Period, to: Period, a: f64, b: f64) -> (f64, Tier) {
    let counts = compare::counts(from, to, a as u64, b as u64);
    (chance::mid_p(&counts), compare::tier(&counts))
}

/// Whether the comparison says nothing that the truth denies. `None` as a level: there is none
/// (a rate of nothing).
pub fn holds(c: &Comparison, unlike: bool, truth: (Option<f64>, Option<f64>)) -> Holds {
    ensure(unlike == c.refused.is_some(), || {
        format!("unlike is {unlike}, but refused is {:?}", c.refused)
    })?;
    ensure(
        (c.verdict == Verdict::Refused) == c.refused.is_some(),
        || format!("{:?} with {:?}", c.verdict, c.refused),
    )?;
    if c.refused.is_some() {
        let silent = c.direction.is_none() && c.p.is_none() && c.pairs.is_empty();
        return ensure(silent, || {
            "a refused comparison tells of a difference".into()
        });
    }
    let (Some(a), Some(b)) = truth else {
        let is = c.verdict == Verdict::Unknown && c.direction.is_none() && c.pairs.is_empty();
        return ensure(is, || format!("{:?} of nothing", c.verdict));
    };
    ensure(
        c.reason != Reason::Conflict && c.reason != Reason::ContradictsItself,
        || format!("true reports are said to disagree: {:?}", c.reason),
    )?;
    let true_way = way(a, b);
    ensure(c.direction.is_none_or(|d| d == true_way), || {
        format!("said {:?}, truly {a} to {b}", c.direction)
    })?;
    let listed = c.pairs.is_empty() || c.pairs.contains(&(a as u64, b as u64));
    ensure(listed, || format!("({a}, {b}) is not among {:?}", c.pairs))?;
    let (true_p, tier) = true_test(c.from.period, c.to.period, a, b);
    match (c.verdict, c.reason) {
        (Verdict::Clear, _) => ensure(tier == Tier::Clear, || {
            format!("clear, but {a} to {b} is not")
        })?,
        (Verdict::SomeSign, Reason::Tested) => ensure(tier == Tier::SomeSign, || {
            format!("some sign, but {a} to {b} is {tier:?}")
        })?,
        (Verdict::SomeSign, _) => ensure(tier >= Tier::SomeSign, || {
            format!("some sign, but {a} to {b} shows none")
        })?,
        (Verdict::WithinChance, Reason::Tested | Reason::TooSmallAtAnyLevel) => {
            ensure(tier == Tier::WithinChance, || {
                format!("within chance, but {a} to {b} is {tier:?}")
            })?;
        }
        (Verdict::DirectionOnly, _) => ensure(c.direction.is_some(), || {
            "only a direction, but none".into()
        })?,
        _ => {}
    }
    // The p of the weakest pair allowed is never below that of the true one.
    let weakest = c.p.is_none_or(|p| p >= true_p * (1.0 - 1e-6));
    ensure(weakest, || {
        format!("p is {:?}, but {true_p} for the true {a} and {b}", c.p)
    })?;
    let same = c.direction == Some(Direction::Same) && c.reason == Reason::Tested;
    ensure(!same || a == b, || format!("equal, but {a} and {b}"))
}

/// The refusals a reader may be told of here; the country has only districts.
pub fn plausible(refusal: &Refusal) -> bool {
    !matches!(
        refusal,
        Refusal::Level | Refusal::NotAUnit | Refusal::Term { .. }
    )
}
