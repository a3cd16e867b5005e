//! Collects what all reports say of one series, and what follows from it, as claims.

use std::rc::Rc;

use super::{Known, Said, Series, combine};
use crate::analysis::claim::{At, Claim, Ground, Other, SeriesKey, StatedChange};
use crate::analysis::link::Link;
use crate::analysis::quarrel;
use crate::analysis::span::{self, Span};
use crate::model::{Change, FigureRef, MeasureUnit, Period, order};

/// A change as one figure tells it, with the levels that figure tells beside it.
pub(super) struct Draft {
    change: StatedChange,
    earlier: Span,
    level: Span,
    soft: bool,
}

/// Figures of one report that tell of the same change in parts (`giảm 67 vụ` in one sentence,
/// `giảm 6,23%` in another) are one change.
pub(super) fn merged(drafts: Vec<Draft>) -> Vec<Draft> {
    let mut all: Vec<Draft> = Vec::new();
    for draft in drafts {
        let same = |d: &&mut Draft| {
            let (a, b) = (&d.change, &draft.change);
            (a.from, a.to) == (b.from, b.to) && a.ambiguous.is_none() && b.ambiguous.is_none()
        };
        let found = all.iter_mut().find(same);
        let joined = found.and_then(|d| {
            let link = d.change.link.joined(&draft.change.link)?;
            Some((d, link))
        });
        match joined {
            Some((d, link)) => {
                d.change.link = link;
                d.change.vague |= draft.change.vague;
                d.change.with.push(draft.change.at);
                d.change.assumed_base &= draft.change.assumed_base;
                d.earlier = d.earlier.and(draft.earlier).unwrap_or(d.earlier);
                d.level = d.level.and(draft.level).unwrap_or(d.level);
                d.soft |= draft.soft;
            }
            None => all.push(draft),
        }
    }
    all
}

pub(super) struct Collected {
    pub(super) unit: MeasureUnit,
    /// By period, in the order in which they are met: there are few.
    pub(super) claims: Vec<(Period, Vec<Claim>)>,
    pub(super) changes: Vec<StatedChange>,
    pub(super) spoken_of: Vec<(Period, Known)>,
}

impl Collected {
    fn add(&mut self, period: Period, claim: Claim) {
        match self.claims.iter_mut().find(|(of, _)| *of == period) {
            Some((_, claims)) => claims.push(claim),
            // Mostly there is one, and a country keeps thousands of series.
            None => self.claims.push((period, vec![claim])),
        }
    }

    fn claims_on(&self, period: Period) -> &[Claim] {
        let found = self.claims.iter().find(|(of, _)| *of == period);
        found.map_or(&[], |(_, claims)| claims)
    }

    pub(super) fn figure(&mut self, at: At, figure: FigureRef, drafts: &mut Vec<Draft>) {
        let period = figure.period;
        let level = figure.value.map(|q| span::read(q, figure.unit, self.unit));
        if let Some(level) = level {
            self.add(period, stated(at, level, Ground::Stated));
        }
        let Some(change) = figure.change else {
            return;
        };
        let Some(base) = base(change.versus, period) else {
            return;
        };
        let earlier = change.from.map(|q| span::read(q, change.unit, self.unit));
        if let Some(earlier) = earlier {
            self.add(base, stated(at, earlier, Ground::StatedAsEarlier));
        }
        let known = |reading: Option<span::Reading>| {
            reading.map_or(Span::ANY, |r| r.span.widened(r.rounding))
        };
        drafts.push(Draft {
            change: StatedChange {
                at,
                from: base,
                to: period,
                link: Link::new(change, self.unit),
                assumed_base: change.versus.is_none(),
                assumed_measure: false,
                ambiguous: change.ambiguous.clone(),
                contradicts_itself: false,
                vague: is_vague(change),
                unfit: false,
                with: Vec::new(),
            },
            earlier: known(earlier),
            level: known(level),
            soft: level.is_some_and(|r| r.soft)
                || earlier.is_some_and(|r| r.soft)
                || is_vague(change),
        });
    }

    pub(super) fn change(&mut self, draft: Draft) {
        let mut change = draft.change;
        self.spoken_of.push((change.to, said_by(&change.link)));
        if change.ambiguous.is_none() {
            self.imply(&mut change, draft.earlier, draft.level, draft.soft);
        }
        self.changes.push(change);
    }

    pub(super) fn statement(&mut self, said: &Said) {
        self.spoken_of.push((said.period, Known::DirectionOnly));
        let versus = said.statement.versus;
        let Some(base) = base(versus, said.period) else {
            return;
        };
        self.changes.push(StatedChange {
            at: said.at,
            from: base,
            to: said.period,
            link: Link::direction(said.statement.direction, self.unit),
            assumed_base: versus.is_none(),
            assumed_measure: said.subject.measure.is_none(),
            ambiguous: None,
            contradicts_itself: false,
            vague: false,
            unfit: false,
            with: Vec::new(),
        });
    }

    /// What one report's own level and change imply. If they do not fit each other, each part of
    /// the change implies for itself, so that both sides are seen.
    fn imply(&mut self, change: &mut StatedChange, earlier: Span, level: Span, soft: bool) {
        if !change.link.has_size() {
            // `206/113, down`: the direction and the two levels printed with it.
            change.contradicts_itself = !soft && change.link.narrow(earlier, level).is_none();
            return;
        }
        let links = match change.link.narrow(earlier, level) {
            Some(_) => vec![change.link.clone()],
            None if change.link.truncated().narrow(earlier, level).is_some() => {
                vec![change.link.truncated()]
            }
            None => {
                change.contradicts_itself = true;
                let parts = [Some(change.link.by_only()), change.link.percent_only()];
                if change.link.has_both() {
                    parts.into_iter().flatten().collect()
                } else {
                    Vec::new()
                }
            }
        };
        for link in links {
            let Some((new_earlier, new_level)) = link.narrow(earlier, level) else {
                continue;
            };
            let cut = link.truncated().narrow(earlier, level);
            // "Down by 1" alone says of the year before only that it was not nothing.
            if earlier == Span::ANY && level == Span::ANY && !new_earlier.is_bounded() {
                continue;
            }
            if new_earlier != earlier {
                let claim = implied(
                    change,
                    change.to,
                    level,
                    new_earlier,
                    soft,
                    cut.map(|c| c.0),
                );
                self.add(change.from, claim);
            }
            if new_level != level {
                let claim = implied(
                    change,
                    change.from,
                    earlier,
                    new_level,
                    soft,
                    cut.map(|c| c.1),
                );
                self.add(change.to, claim);
            }
        }
    }

    /// Forgets every change stated between two periods, what it implies, and the earlier level
    /// printed beside it (`206/113`).
    pub(super) fn leave_out(&mut self, (from, to): (Period, Period)) {
        let told = std::mem::take(&mut self.changes);
        let (out, kept): (Vec<_>, Vec<_>) =
            told.into_iter().partition(|c| (c.from, c.to) == (from, to));
        self.changes = kept;
        for (period, claims) in &mut self.claims {
            if [from, to].contains(period) {
                let follows =
                    |c: &Claim| c.ground != Ground::Stated && out.iter().any(|x| x.at == c.at);
                claims.retain(|c| !follows(c));
            }
        }
    }

    /// Carries levels over changes whose own report gives no level at that end, from report to
    /// report, until nothing gets narrower. Changes that no period links are carried by themselves: what
    /// is known of a period hangs on nothing else.
    pub(super) fn carry_across_reports(&mut self) {
        let links = self.changes.iter().map(|c| [c.from, c.to]);
        let links: Vec<[Period; 2]> = links.collect();
        let mut left: Vec<usize> = (0..links.len()).collect();
        while let Some(first) = left.first() {
            let near = linked(links[*first][0], &links);
            let is_near = |at: &usize| near.contains(&links[*at][0]);
            let group: Vec<usize> = left.iter().copied().filter(is_near).collect();
            left.retain(|at| !is_near(at));
            self.carry(&group);
        }
    }

    /// Each round starts from what the reports say themselves and what the round before carried, so that
    /// the order of reports does not matter. Changes that go round in a circle never end; then what the
    /// last round left counts.
    fn carry(&mut self, group: &[usize]) {
        // Mostly nothing is carried.
        let mut told = None;
        let mut before: Vec<(Period, Claim)> = Vec::new();
        for _ in 0..=2 * group.len() {
            let mut carried = Vec::new();
            for change in group.iter().map(|at| &self.changes[*at]) {
                if change.ambiguous.is_some() || change.contradicts_itself {
                    continue;
                }
                for (start, onto) in [(change.from, change.to), (change.to, change.from)] {
                    carried.extend(self.carried(change, start, onto).map(|claim| (onto, claim)));
                }
            }
            if carried == before {
                break;
            }
            self.claims = told.get_or_insert_with(|| self.claims.clone()).clone();
            for (period, claim) in &carried {
                self.add(*period, claim.clone());
            }
            before = carried;
        }
    }

    /// The claim on `onto` that `change` makes of what other reports tell of `start`; `None` if
    /// they tell nothing, or the change's own report has told both ends already.
    fn carried(&self, change: &StatedChange, start: Period, onto: Period) -> Option<Claim> {
        let told = |period: Period| {
            self.claims_on(period)
                .iter()
                .find(|c| c.at == change.at && c.is_stated() && c.span.exact().is_some())
        };
        if told(start).is_some() && change.link.has_size() {
            return None;
        }
        let others: Vec<Claim> = self
            .claims_on(start)
            .iter()
            .filter(|c| c.at != change.at || c.is_stated())
            .cloned()
            .collect();
        let known = combine(others, Known::NotReported);
        let from = known.allowed()?;
        let own = |period| {
            let own = self
                .claims_on(period)
                .iter()
                .filter(|c| c.at == change.at && c.is_stated());
            own.map(Claim::allowed)
                .fold(Span::ANY, |all, c| all.and(c).unwrap_or(all))
        };
        let narrow = |link: &Link| {
            if onto == change.to {
                link.narrow(from, own(change.to)).map(|n| n.1)
            } else {
                link.narrow(own(change.from), from).map(|n| n.0)
            }
        };
        let span = narrow(&change.link).or_else(|| narrow(&change.link.truncated()))?;
        if span == own(onto) || span == Span::ANY {
            return None;
        }
        let soft = known.counted().any(|c| c.soft);
        let assumed = known.counted().any(|c| c.assumed);
        let cut = narrow(&change.link.truncated());
        let claim = implied(change, start, from, span, soft, cut);
        Some(Claim {
            assumed: claim.assumed || assumed,
            ..claim
        })
    }

    pub(super) fn finish(self, key: Rc<SeriesKey>) -> Series {
        let mut periods: Vec<Period> = self.claims.iter().map(|(of, _)| *of).collect();
        periods.extend(self.spoken_of.iter().map(|(period, _)| *period));
        periods.extend(
            self.changes
                .iter()
                .filter(|c| c.ambiguous.is_none())
                .map(|c| c.from),
        );
        order::distinct(&mut periods);
        let mut claims = self.claims;
        let estimates = periods.into_iter().map(|period| {
            let said = self.spoken_of.iter().filter(|(of, _)| *of == period);
            let said = said.map(|(_, known)| *known).max();
            let found = claims.iter_mut().find(|(of, _)| *of == period);
            let claims = found.map_or(Vec::new(), |(_, claims)| std::mem::take(claims));
            (period, combine(claims, said.unwrap_or(Known::NotReported)))
        });
        let mut series = Series {
            key,
            unit: self.unit,
            estimates: estimates.collect(),
            changes: self.changes,
        };
        let unfit: Vec<bool> = series
            .changes
            .iter()
            .map(|c| is_unfit(&series, c))
            .collect();
        for (change, unfit) in series.changes.iter_mut().zip(unfit) {
            change.unfit = unfit;
        }
        series
    }
}

/// Whether firm claims on both ends leave nothing that the change fits, although neither end is a
/// conflict by itself. Levels that are both printed are held against it elsewhere.
fn is_unfit(series: &Series, change: &StatedChange) -> bool {
    let ends = [series.get(change.from), series.get(change.to)];
    let known = ends.map(|e| e.known);
    if !quarrel::is_firm(change)
        || change.vague
        || known.contains(&Known::Conflict)
        || known == [Known::Stated; 2]
    {
        return false;
    }
    let firm = |claims: &[Claim]| {
        let others = claims
            .iter()
            .filter(|c| !c.soft && (c.at != change.at || c.is_stated()));
        others
            .map(Claim::wide)
            .try_fold(Span::ANY, |all, span| all.and(span))
    };
    let (Some(from), Some(to)) = (firm(&ends[0].claims), firm(&ends[1].claims)) else {
        return false;
    };
    if from == Span::ANY && to == Span::ANY {
        return false;
    }
    let links = [change.link.clone(), change.link.truncated()];
    links.iter().all(|link| link.narrow(from, to).is_none())
}

/// A period and all that these link it with, near or through others.
pub(super) fn linked(period: Period, links: &[[Period; 2]]) -> Vec<Period> {
    let mut near = vec![period];
    // Those that are added are looked at in their turn.
    let mut at = 0;
    while let Some(here) = near.get(at).copied() {
        for link in links.iter().filter(|link| link.contains(&here)) {
            for other in link {
                if !near.contains(other) {
                    near.push(*other);
                }
            }
        }
        at += 1;
    }
    near
}

/// The period that a change is against: the one before, where none is named.
pub(super) fn base(versus: Option<Period>, period: Period) -> Option<Period> {
    versus.or_else(|| period.same_period_before())
}

fn is_vague(change: &Change) -> bool {
    use crate::model::Quantity::{About, JustUnder};
    let sizes = [change.by, change.percent, change.points];
    sizes
        .iter()
        .flatten()
        .any(|q| matches!(q, About(_) | JustUnder(_)))
}

fn said_by(link: &Link) -> Known {
    if link.has_size() {
        Known::ChangeOnly
    } else {
        Known::DirectionOnly
    }
}

fn stated(at: At, reading: span::Reading, ground: Ground) -> Claim {
    Claim {
        at,
        ground,
        span: reading.span,
        rounding: reading.rounding,
        soft: reading.soft,
        assumed_base: false,
        assumed: false,
    }
}

fn implied(
    change: &StatedChange,
    from: Period,
    known: Span,
    span: Span,
    soft: bool,
    cut: Option<Span>,
) -> Claim {
    let assumed = change.is_assumed();
    let other = Box::new(Other {
        from,
        known,
        if_truncated: cut.filter(|c| *c != span),
    });
    Claim {
        at: change.at,
        ground: if change.link.has_size() {
            Ground::Implied(other)
        } else {
            Ground::Direction(other)
        },
        span,
        rounding: 0.0,
        soft: soft || assumed,
        assumed_base: change.assumed_base,
        assumed,
    }
}
