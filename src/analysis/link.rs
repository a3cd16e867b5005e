//! What a stated change ties together: an earlier and a later level.
//!
//! Solved over whole numbers. A percent printed to d decimals stands for every ratio from
//! v − ½·10⁻ᵈ up to, but not including, v + ½·10⁻ᵈ; of 45 published triples of count, change and
//! percent all 45 fit rounding. Truncation is tolerated before a contradiction is raised.

mod percent;

use super::span::{self, Span};
use crate::model::{Change, Direction, MeasureUnit, Quantity, Scale};
use percent::{Percent, Printed, percent};

/// A change between two levels of one series.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    direction: Direction,
    by: Option<Span>,
    percent: Option<Quantity>,
    unit: MeasureUnit,
    printed: Printed,
}

/// How far a search for the first possible whole number goes before it gives up and leaves the
/// bound as it is, which is never wrong, only wider.
const SEARCH: i128 = 100_000;

impl Link {
    /// The link that a change makes between levels counted in `unit`.
    pub fn new(change: &Change, unit: MeasureUnit) -> Self {
        let same = change.direction == Direction::Same;
        let size = if unit == MeasureUnit::Percent {
            change.points
        } else {
            change.by
        };
        let by = size.map(|q| {
            let read = span::read(q, change.unit, unit);
            read.span.widened(read.rounding)
        });
        Self {
            direction: change.direction,
            by: if same {
                by.or(Some(Span::point(0.0)))
            } else {
                by
            },
            percent: if same { None } else { change.percent },
            unit,
            printed: Printed::Rounded,
        }
    }

    /// The link of a direction without a number.
    pub fn direction(direction: Direction, unit: MeasureUnit) -> Self {
        let change = Change {
            direction,
            by: None,
            percent: None,
            points: None,
            from: None,
            unit: Scale::One,
            versus: None,
            ambiguous: None,
        };
        Self::new(&change, unit)
    }

    /// The same with percents read as cut off instead of rounded.
    pub fn truncated(&self) -> Self {
        Self {
            printed: Printed::Truncated,
            ..self.clone()
        }
    }

    /// Both tellings of one change as one: the number of one and the percent of the other. `None`
    /// if they differ in direction or both tell the same part.
    pub fn joined(&self, other: &Self) -> Option<Self> {
        let parts = self.by.xor(other.by).is_some() && self.percent.xor(other.percent).is_some();
        (parts && self.direction == other.direction).then(|| Self {
            by: self.by.or(other.by),
            percent: self.percent.or(other.percent),
            ..self.clone()
        })
    }

    /// Only the change in numbers, without the percent.
    pub fn by_only(&self) -> Self {
        Self {
            percent: None,
            ..self.clone()
        }
    }

    /// Only the percent, without the number; `None` if there is none.
    pub fn percent_only(&self) -> Option<Self> {
        self.percent.map(|_| Self {
            by: None,
            ..self.clone()
        })
    }

    /// Whether it has a size, in numbers or percent.
    pub fn has_size(&self) -> bool {
        self.by.is_some() || self.percent.is_some()
    }

    /// Whether it has both, so that one checks the other.
    pub fn has_both(&self) -> bool {
        self.by.is_some() && self.percent.is_some()
    }

    /// The size in numbers, unsigned.
    pub fn size(&self) -> Option<Span> {
        self.by
    }

    /// The percents that the printed one may stand for, from the first (included) to the last (not
    /// included unless equal; infinite where nothing is said above); `None` if it prints none.
    pub fn percents(&self) -> Option<Span> {
        self.percent_span().map(|p| {
            let percent = |n: i128| n as f64 / p.den as f64;
            Span::new(percent(p.low), p.high.map_or(f64::INFINITY, percent))
        })
    }

    /// The direction.
    pub fn way(&self) -> Direction {
        self.direction
    }

    fn percent_span(&self) -> Option<Percent> {
        self.percent.map(|q| percent(q, self.printed))
    }

    /// What the earlier and the later level can be, given what is known of both; `None` if no pair
    /// fits.
    pub fn narrow(&self, prev: Span, cur: Span) -> Option<(Span, Span)> {
        let (prev, cur) = self.narrow_loosely(prev, cur)?;
        match (self.unit, self.percent_span()) {
            (MeasureUnit::Count, Some(p)) => self.narrow_whole(p, prev, cur),
            _ => Some((prev, cur)),
        }
    }

    /// By interval arithmetic alone: sound, but it may leave ends that no whole number reaches.
    fn narrow_loosely(&self, prev: Span, cur: Span) -> Option<(Span, Span)> {
        let (mut prev, mut cur) = (prev, cur);
        let step = if self.unit == MeasureUnit::Count {
            1.0
        } else {
            0.0
        };
        let size = self.by.unwrap_or(match self.direction {
            Direction::Same => Span::point(0.0),
            _ => Span::new(step, f64::INFINITY),
        });
        // later = earlier ± size, both ways round.
        let (up, down) = match self.direction {
            Direction::Down => (negative(size), size),
            _ => (size, negative(size)),
        };
        cur = add(prev, up).and(cur)?;
        prev = add(cur, down).and(prev)?;
        if let Some(p) = self.percent_span() {
            let ratio = |n: i128| {
                let p = n as f64 / p.den as f64 / 100.0;
                if self.direction == Direction::Down {
                    1.0 - p
                } else {
                    1.0 + p
                }
            };
            let far = p.high.map_or(
                if self.direction == Direction::Down {
                    0.0
                } else {
                    f64::INFINITY
                },
                ratio,
            );
            let (least, most) = (ratio(p.low).min(far).max(0.0), ratio(p.low).max(far));
            // A hair wider than computed, so that rounding of the arithmetic never cuts a truth off.
            let wider = |span: Span| {
                span.widened(
                    1e-9 * if span.is_bounded() {
                        span.high
                    } else {
                        span.low
                    },
                )
            };
            let times = |bound: f64, by: f64| {
                if bound == 0.0 || by == 0.0 {
                    0.0
                } else {
                    bound * by
                }
            };
            cur = wider(Span::new(times(prev.low, least), times(prev.high, most))).and(cur)?;
            let low = if most.is_finite() {
                cur.low / most
            } else {
                0.0
            };
            let high = if least > 0.0 {
                cur.high / least
            } else {
                f64::INFINITY
            };
            prev = wider(Span::new(low, high)).and(prev)?;
            // A size in numbers and in percent together give the earlier level.
            if let Some(by) = self.by {
                let whole = |n: i128| 100.0 * p.den as f64 / n as f64;
                let low = p.high.map_or(0.0, |n| by.low * whole(n));
                let high = if p.low > 0 {
                    by.high * whole(p.low)
                } else {
                    f64::INFINITY
                };
                prev = wider(Span::new(low, high)).and(prev)?;
                cur = add(prev, up).and(cur)?;
            }
        }
        if self.unit == MeasureUnit::Count {
            (prev, cur) = (inward(prev)?, inward(cur)?);
        }
        Some((prev, cur))
    }

    /// Moves the ends inwards to earlier levels that some later level really fits.
    fn narrow_whole(&self, p: Percent, prev: Span, cur: Span) -> Option<(Span, Span)> {
        if !prev.is_bounded() && !cur.is_bounded() && self.by.is_none() {
            return Some((prev, cur));
        }
        let first = prev.low as i128;
        let last = if prev.is_bounded() {
            prev.high as i128
        } else {
            first + SEARCH
        };
        let found_low = (first..=last.min(first + SEARCH)).find_map(|n| self.later(p, n, cur));
        let low = match found_low {
            Some(found) => Some(found),
            None if last <= first + SEARCH && prev.is_bounded() => return None,
            None => None,
        };
        let high = prev.is_bounded().then(|| {
            let from = first.max(last - SEARCH);
            (from..=last).rev().find_map(|n| self.later(p, n, cur))
        });
        let high = high.flatten();
        let mut narrowed = (prev, cur);
        if let Some((n, from, _)) = low {
            narrowed.0.low = n as f64;
            narrowed.1.low = narrowed.1.low.max(from as f64);
        }
        if let Some((n, _, to)) = high {
            narrowed.0.high = n as f64;
            narrowed.1.high = narrowed.1.high.min(to as f64);
        }
        Some(narrowed)
    }

    /// The later levels that fit the earlier level `prev`, first and last.
    fn later(&self, p: Percent, prev: i128, cur: Span) -> Option<(i128, i128, i128)> {
        let (mut first, mut last) = p.sizes(prev)?;
        if let Some(by) = self.by {
            first = first.max(by.low.ceil() as i128);
            last = last.min(bound(by.high));
        }
        let down = self.direction == Direction::Down;
        let (from, to) = if down {
            (prev - last.min(prev), prev - first)
        } else {
            (prev + first, prev.saturating_add(last))
        };
        let from = from.max(cur.low as i128);
        let to = to.min(bound(cur.high));
        (first <= last && from <= to && to >= 0).then_some((prev, from, to))
    }

    /// Every pair of whole numbers that fits, earliest first; `None` if there are more than `cap`
    /// or no end to them.
    pub fn pairs(&self, prev: Span, cur: Span, cap: usize) -> Option<Vec<(u64, u64)>> {
        let Some((prev, cur)) = self.narrow(prev, cur) else {
            return Some(Vec::new());
        };
        if !prev.is_bounded() || prev.high - prev.low > cap as f64 {
            return None;
        }
        let mut pairs = Vec::new();
        for n in prev.low as i128..=prev.high as i128 {
            let (from, to) = match self.percent_span() {
                Some(p) => match self.later(p, n, cur) {
                    Some((_, from, to)) => (from, to),
                    None => continue,
                },
                None => {
                    let Some((_, cur)) = self.narrow_loosely(Span::point(n as f64), cur) else {
                        continue;
                    };
                    (cur.low as i128, bound(cur.high))
                }
            };
            if to - from > cap as i128 {
                return None;
            }
            for c in from..=to {
                pairs.push((u64::try_from(n).ok()?, u64::try_from(c).ok()?));
                if pairs.len() > cap {
                    return None;
                }
            }
        }
        Some(pairs)
    }
}

fn bound(high: f64) -> i128 {
    if high.is_finite() {
        high as i128
    } else {
        i128::from(i64::MAX)
    }
}

fn negative(span: Span) -> Span {
    Span::new(-span.high, -span.low)
}

/// Sum of two spans, not below 0.
fn add(a: Span, b: Span) -> Span {
    Span::new((a.low + b.low).max(0.0), a.high + b.high)
}

fn inward(span: Span) -> Option<Span> {
    Span::new(span.low.ceil(), span.high.floor()).and(Span::ANY)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Decimal;

    fn change(direction: Direction, by: Option<&str>, percent: Option<&str>) -> Link {
        let exact = |text: &str| Quantity::Exact(Decimal::parse(text).unwrap());
        let mut link = Link::direction(direction, MeasureUnit::Count);
        link.by = by.map(|t| Span::point(t.parse().unwrap())).or(link.by);
        link.percent = percent.map(exact);
        link
    }

    fn point(value: f64) -> Span {
        Span::point(value)
    }

    #[test]
    fn kbang_down_4_8_percent_to_20_was_21() {
        let link = change(Direction::Down, None, Some("4.8"));
        assert_eq!(
            link.narrow(Span::ANY, point(20.0)),
            Some((point(21.0), point(20.0)))
        );
        assert_eq!(link.truncated().narrow(Span::ANY, point(20.0)), None);
    }

    #[test]
    fn bac_giang_has_two_pairs() {
        let link = change(Direction::Down, Some("67"), Some("6.23"));
        let over_1000 = Span::new(1000.0, f64::INFINITY);
        let narrowed = link.narrow(Span::ANY, over_1000);
        assert_eq!(
            narrowed,
            Some((Span::new(1075.0, 1076.0), Span::new(1008.0, 1009.0)))
        );
        let pairs = link.pairs(Span::ANY, over_1000, 100);
        assert_eq!(pairs, Some(vec![(1075, 1008), (1076, 1009)]));
        let cut = link.truncated().pairs(Span::ANY, over_1000, 100);
        assert_eq!(cut, Some(vec![(1074, 1007), (1075, 1008)]));
    }

    #[test]
    fn the_other_published_triples() {
        let link = change(Direction::Down, Some("171"), Some("32.2"));
        assert_eq!(
            link.pairs(Span::ANY, point(360.0), 9),
            Some(vec![(531, 360)])
        );
        let link = change(Direction::Down, Some("3009"), Some("24.25"));
        assert_eq!(
            link.pairs(Span::ANY, point(9398.0), 9),
            Some(vec![(12407, 9398)])
        );
        let link = change(Direction::Down, Some("1"), Some("6.2"));
        assert_eq!(link.narrow(Span::ANY, point(20.0)), None);
    }

    #[test]
    fn a_direction_alone_bounds_the_other_end() {
        let link = change(Direction::Down, None, None);
        let narrowed = link.narrow(Span::ANY, point(10.0));
        assert_eq!(
            narrowed,
            Some((Span::new(11.0, f64::INFINITY), point(10.0)))
        );
        let link = change(Direction::Same, None, None);
        assert_eq!(
            link.narrow(Span::ANY, point(5.0)),
            Some((point(5.0), point(5.0)))
        );
    }

    #[test]
    fn a_change_by_a_number_implies_the_other_level() {
        let link = change(Direction::Down, Some("9"), None);
        assert_eq!(
            link.narrow(Span::ANY, point(41.0)),
            Some((point(50.0), point(41.0)))
        );
        let link = change(Direction::Up, Some("3"), None);
        assert_eq!(link.narrow(Span::ANY, point(2.0)), None, "0 or more before");
    }
}
