//! How an implied level follows: the arithmetic behind it, step by step, so that it can be shown.

use super::claim::{At, Ground, Other};
use super::reconcile::Series;
use super::span::Span;
use crate::model::{Direction, Period};

/// The arithmetic that takes one level to another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Step {
    /// The known level and the size of the change: 41 + 9.
    Sum {
        /// The size, unsigned.
        by: Span,
        /// Whether it is added; otherwise taken away.
        added: bool,
    },
    /// The known level divided by what is left of the earlier one: 20 ÷ (1 − 4.75…4.85%).
    Divided {
        /// The percents that the printed one may stand for.
        percents: Span,
        /// Up or down.
        direction: Direction,
    },
    /// The known level times what the change makes of it: 21 × (1 − 4.75…4.85%).
    Times {
        /// The percents that the printed one may stand for.
        percents: Span,
        /// Up or down.
        direction: Direction,
    },
    /// The size of the change in numbers divided by its size in percent: 67 ÷ 6.225…6.235%. It
    /// gives the earlier level.
    SizeByPercent {
        /// The size, unsigned.
        by: Span,
        /// The percents that the printed one may stand for.
        percents: Span,
        /// Up or down.
        direction: Direction,
    },
}

/// How one claim about one level follows from a change.
#[derive(Clone, Debug, PartialEq)]
pub struct Working {
    /// Who states the change.
    pub at: At,
    /// The period whose level follows.
    pub onto: Period,
    /// The period of the other level.
    pub from: Period,
    /// What was known of the other level; [`Span::ANY`] if nothing was.
    pub known: Span,
    /// The arithmetic.
    pub step: Step,
    /// What the arithmetic gives before only whole numbers, and only those that fit everything the
    /// report says, are kept.
    pub raw: Span,
    /// What is left.
    pub result: Span,
    /// Every pair of earlier and later level that fits, if both vary and the pairs are few.
    pub pairs: Vec<(u64, u64)>,
    /// The percent was read as cut off: rounded, nothing would fit.
    pub truncated: bool,
    /// The report does not name the period compared with; the one before is assumed.
    pub assumed_base: bool,
}

/// The most pairs worth listing.
const MOST_PAIRS: usize = 6;

/// How every level of the series that the report's change at `at` implies follows, earliest first.
pub fn workings(series: &Series, at: At) -> Vec<Working> {
    let mut all = Vec::new();
    for (onto, estimate) in &series.estimates {
        for claim in estimate.claims.iter().filter(|c| c.at == at) {
            let Ground::Implied(other) = &claim.ground else {
                continue;
            };
            let Other { from, known, .. } = **other;
            let change = series.changes.iter().find(|c| {
                c.at == at && ((c.from, c.to) == (*onto, from) || (c.from, c.to) == (from, *onto))
            });
            let Some(change) = change else { continue };
            let forward = change.to == *onto;
            let ends = |prev, cur| if forward { (known, cur) } else { (prev, known) };
            let (prev, cur) = ends(Span::ANY, Span::ANY);
            let truncated = change.link.narrow(prev, cur).is_none()
                && change.link.truncated().narrow(prev, cur).is_some();
            let link = match truncated {
                true => change.link.truncated(),
                false => change.link.clone(),
            };
            let Some((step, raw)) = step(&link, known, forward) else {
                continue;
            };
            let listed = link.pairs(prev, cur, MOST_PAIRS).unwrap_or_default();
            let varied =
                |end: fn(&(u64, u64)) -> u64| listed.first().map(end) != listed.last().map(end);
            let both_vary = varied(|p| p.0) && varied(|p| p.1);
            let working = Working {
                at,
                onto: *onto,
                from,
                known,
                step,
                raw,
                result: claim.span,
                pairs: if both_vary { listed } else { Vec::new() },
                truncated,
                assumed_base: claim.assumed_base,
            };
            // What a report implies by itself may come again from another report that says the same.
            if !all.contains(&working) {
                all.push(working);
            }
        }
    }
    all
}

fn step(link: &super::link::Link, known: Span, forward: bool) -> Option<(Step, Span)> {
    let direction = link.way();
    let down = direction == Direction::Down;
    match (link.size(), link.percents()) {
        (Some(by), Some(percents)) if !known.is_bounded() => {
            let earlier = quotient(by, percents);
            let raw = match (forward, down) {
                (false, _) => earlier,
                (true, true) => Span::new(earlier.low - by.high, earlier.high - by.low),
                (true, false) => Span::new(earlier.low + by.low, earlier.high + by.high),
            };
            let step = Step::SizeByPercent {
                by,
                percents,
                direction,
            };
            Some((step, raw))
        }
        (Some(by), _) => {
            let added = forward != down;
            let raw = match added {
                true => Span::new(known.low + by.low, known.high + by.high),
                false => Span::new((known.low - by.high).max(0.0), known.high - by.low),
            };
            Some((Step::Sum { by, added }, raw))
        }
        (None, Some(percents)) => {
            let factor = |percent: f64| match down {
                true => 1.0 - percent / 100.0,
                false => 1.0 + percent / 100.0,
            };
            let (a, b) = (factor(percents.low), factor(percents.high));
            let factor = Span::new(a.min(b).max(0.0), a.max(b));
            Some(match forward {
                true => (
                    Step::Times {
                        percents,
                        direction,
                    },
                    Span::new(times(known.low, factor.low), times(known.high, factor.high)),
                ),
                false => (
                    Step::Divided {
                        percents,
                        direction,
                    },
                    Span::new(over(known.low, factor.high), over(known.high, factor.low)),
                ),
            })
        }
        (None, None) => None,
    }
}

fn quotient(by: Span, percents: Span) -> Span {
    Span::new(
        over(by.low * 100.0, percents.high),
        over(by.high * 100.0, percents.low),
    )
}

/// 0 × ∞ is 0 here: a level of nothing stays nothing.
fn times(level: f64, factor: f64) -> f64 {
    if level == 0.0 || factor == 0.0 {
        0.0
    } else {
        level * factor
    }
}

fn over(level: f64, factor: f64) -> f64 {
    match (level, factor) {
        (_, f) if f.is_infinite() => 0.0,
        (0.0, _) => 0.0,
        (_, 0.0) => f64::INFINITY,
        (level, factor) => level / factor,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::link::Link;
    use crate::model::{Change, Decimal, MeasureUnit, Quantity, Scale};

    fn link(direction: Direction, by: Option<&str>, percent: Option<&str>) -> Link {
        let exact = |text: &str| Quantity::Exact(Decimal::parse(text).unwrap());
        let change = Change {
            direction,
            by: by.map(exact),
            percent: percent.map(exact),
            points: None,
            from: None,
            unit: Scale::One,
            versus: None,
            ambiguous: None,
        };
        Link::new(&change, MeasureUnit::Count)
    }

    fn rounded(span: Span) -> (f64, f64) {
        let to = |x: f64| (x * 1e3).round() / 1e3;
        (to(span.low), to(span.high))
    }

    #[test]
    fn twenty_down_4_8_percent() {
        let link = link(Direction::Down, None, Some("4.8"));
        let (found, raw) = step(&link, Span::point(20.0), false).unwrap();
        assert!(
            matches!(found, Step::Divided { percents, .. } if rounded(percents) == (4.75, 4.85))
        );
        assert_eq!(rounded(raw), (20.997, 21.019));
    }

    #[test]
    fn sixty_seven_are_6_23_percent() {
        let link = link(Direction::Down, Some("67"), Some("6.23"));
        let over_1000 = Span::new(1000.0, f64::INFINITY);
        let (_, earlier) = step(&link, over_1000, false).unwrap();
        assert_eq!(rounded(earlier), (1074.579, 1076.305));
        let (_, later) = step(&link, Span::ANY, true).unwrap();
        assert_eq!(rounded(later), (1007.579, 1009.305));
    }

    #[test]
    fn sums_go_both_ways() {
        let down = link(Direction::Down, Some("9"), None);
        let up = link(Direction::Up, Some("9"), None);
        let raw = |link: &Link, forward| step(link, Span::point(41.0), forward).unwrap().1;
        assert_eq!(raw(&down, false), Span::point(50.0));
        assert_eq!(raw(&down, true), Span::point(32.0));
        assert_eq!(raw(&up, false), Span::point(32.0));
        assert_eq!(raw(&up, true), Span::point(50.0));
    }

    #[test]
    fn nothing_divided_by_nothing_is_nothing() {
        let all_gone = link(Direction::Down, None, Some("100"));
        let (_, raw) = step(&all_gone, Span::point(0.0), false).unwrap();
        assert_eq!(raw.low, 0.0);
    }
}
