//! Is one level different from another, and may they be compared at all?
//!
//! Two counts are tested as in [`super::chance`]. Where a count is only bounded, every pair that
//! the claims allow is considered and the weakest verdict reported, so that no truth consistent
//! with the reports can falsify what is said. Exposures are equal for years, for plain counts of
//! two places, whose populations the test then leaves out of account; and for the
//! same part of two years; otherwise they are the days, as February is shorter than March.

use chrono::NaiveDate;

use super::agree::{self, Agreement};
use super::chance::{self, Counts, RatioInterval, Tier};
use super::claim::{SeriesKey, StatedChange};
use super::quarrel;
use super::reconcile::{self, Estimate, Known, Series};
use super::span::Span;
use crate::model::{Dataset, Direction, Level, MeasureUnit, Period, Place};

/// What a comparison comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Larger than chance variation.
    Clear,
    /// Some sign of a difference.
    SomeSign,
    /// Not distinguishable from chance.
    WithinChance,
    /// Only the direction is stated.
    DirectionOnly,
    /// Nothing can be said.
    Unknown,
    /// Must not be compared.
    Refused,
}

/// Why two levels must not be compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// A half-year beside a year, or the like.
    PeriodKind,
    /// Two places in different periods.
    DifferentPeriods,
    /// A province beside a district.
    Level,
    /// A group of districts or part of a province beside anything else.
    NotAUnit,
    /// Occurred beside detected, prosecuted or cleared.
    Basis,
    /// The reports use another, near but not equal term at one end.
    Term {
        /// The other indicator's id.
        other: String,
    },
    /// Two stretches of time that have days in common.
    Overlap,
    /// Of a district, before and after 1 March 2025, when district police forces ended.
    PoliceDistrictsEnded,
    /// The administrative units of before and after 1 July 2025 are not the same.
    AdministrativeBreak,
    /// Neither end is reported, or the two are different things.
    NothingInCommon,
}

/// What the verdict rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Every pair of counts that the claims allow gives this verdict.
    Tested,
    /// The allowed pairs give different verdicts; the weakest is reported.
    WeakestOfSeveral,
    /// Only the difference is known, and no levels with it could differ by more than chance.
    TooSmallAtAnyLevel,
    /// Only the change is known, and the verdict hangs on the levels.
    LevelsUnknown,
    /// Only the direction is stated.
    OnlyDirection,
    /// Only directions are stated, each on the period before, and they all go one way.
    ChainedDirections,
    /// Percents, money, people hurt or arrested, work done: no chance test suits them.
    NotTested,
    /// The report's own numbers do not fit each other.
    ContradictsItself,
    /// One end is not reported.
    NotReported,
    /// Claims on one end contradict each other.
    Conflict,
    /// See the refusal.
    Refused,
}

/// One end of a comparison.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// Which series.
    pub key: SeriesKey,
    /// Which period.
    pub period: Period,
    /// What is known.
    pub estimate: Estimate,
}

/// Two levels side by side.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// The earlier or first one.
    pub from: End,
    /// The later or second one.
    pub to: End,
    /// What it comes to.
    pub verdict: Verdict,
    /// What that rests on.
    pub reason: Reason,
    /// Why it is refused.
    pub refused: Option<Refusal>,
    /// The direction from `from` to `to` that every allowed pair has, or that a report states.
    pub direction: Option<Direction>,
    /// Mid-p of the weakest allowed pair, 0 to 1.
    pub p: Option<f64>,
    /// 95% interval of to/from for the weakest allowed pair.
    pub ratio: Option<RatioInterval>,
    /// All pairs of whole numbers that the claims allow, if there are but few.
    pub pairs: Vec<(u64, u64)>,
    /// The weakest allowed pair, which `p` and `ratio` are of.
    pub weakest: Option<(u64, u64)>,
    /// What reports say of the change itself.
    pub stated: Vec<StatedChange>,
    /// Of each of `stated`, how it stands to the levels known otherwise.
    pub agreement: Vec<Agreement>,
    /// Stated changes, one after the other from the first period to the last, where none is stated
    /// between the two: they give the direction.
    pub chain: Vec<StatedChange>,
    /// Stated changes, one of `stated` among them, that can't all be true.
    pub quarrel: Vec<StatedChange>,
}

impl Comparison {
    /// Whether all that is known of the change rests on a base or measure that is only assumed.
    pub fn is_assumed(&self) -> bool {
        let ends = [&self.from.estimate, &self.to.estimate];
        match ends.iter().all(|e| e.has_level()) {
            true => ends.iter().any(|e| e.is_assumed()),
            false => !self.stated.is_empty() && self.stated.iter().all(StatedChange::is_assumed),
        }
    }
}

/// A series and the period of it that is compared.
#[derive(Clone, Copy)]
pub struct Side<'a> {
    /// The series.
    pub series: &'a Series,
    /// The period.
    pub period: Period,
}

/// The most pairs listed one by one.
const MOST_PAIRS: usize = 200;

/// Compares two levels.
pub fn compare(data: &Dataset, from: Side, to: Side) -> Comparison {
    let end = |side: Side| End {
        key: SeriesKey::clone(&side.series.key),
        period: side.period,
        estimate: side.series.at(side.period),
    };
    let mut comparison = Comparison {
        from: end(from),
        to: end(to),
        verdict: Verdict::Refused,
        reason: Reason::Refused,
        refused: refusal(data, from, to),
        direction: None,
        p: None,
        ratio: None,
        pairs: Vec::new(),
        weakest: None,
        stated: Vec::new(),
        agreement: Vec::new(),
        chain: Vec::new(),
        quarrel: Vec::new(),
    };
    if from.series.key == to.series.key {
        let told = from.series.changes_between(from.period, to.period);
        comparison.stated = told.filter(|c| c.ambiguous.is_none()).cloned().collect();
    }
    if comparison.refused.is_none() {
        if from.series.key == to.series.key {
            let told = std::mem::take(&mut comparison.stated);
            // What is certain comes first.
            let (firm, assumed): (Vec<_>, Vec<_>) = told.into_iter().partition(|c| !c.is_assumed());
            comparison.stated = firm.into_iter().chain(assumed).collect();
            let mut quarrels = comparison
                .stated
                .iter()
                .map(|c| quarrel::against(from.series, c));
            let quarrel = quarrels.find(|all| !all.is_empty());
            comparison.quarrel = quarrel.into_iter().flatten().cloned().collect();
            let pair = (from.period, to.period);
            comparison.agreement = agree::agreements(data, from.series, pair, &comparison.stated);
        }
        let events = data
            .catalogue
            .measure(&from.series.key.measure)
            .is_some_and(|m| m.events);
        judge(&mut comparison, from.series.unit, events);
        let open = comparison.direction.is_none() && comparison.reason != Reason::Conflict;
        if open && from.series.key == to.series.key {
            chain(&mut comparison, from.series);
        }
    }
    comparison
}

fn judge(c: &mut Comparison, unit: MeasureUnit, events: bool) {
    let set = |c: &mut Comparison, verdict, reason| (c.verdict, c.reason) = (verdict, reason);
    if c.from.estimate.known == Known::Conflict || c.to.estimate.known == Known::Conflict {
        return set(c, Verdict::Unknown, Reason::Conflict);
    }
    if c.stated.iter().any(|s| s.unfit) {
        return set(c, Verdict::Unknown, Reason::Conflict);
    }
    // Where both levels are printed, a change that does not fit is held against them.
    let printed = (c.from.estimate.known, c.to.estimate.known) == (Known::Stated, Known::Stated);
    if !printed && !c.quarrel.is_empty() {
        return set(c, Verdict::Unknown, Reason::Conflict);
    }
    let both = c.from.estimate.has_level() && c.to.estimate.has_level();
    if let (true, Some(a), Some(b)) = (both, c.from.estimate.allowed(), c.to.estimate.allowed()) {
        let certain = c.is_assumed() || c.stated.iter().any(|s| !s.is_assumed());
        let told = || stated_direction(c).filter(|_| certain);
        c.direction = sure_direction(a, b).or_else(told);
        if unit == MeasureUnit::Count {
            c.pairs = joint_pairs(c, a, b);
            c.direction = c.direction.or_else(|| pairs_direction(&c.pairs));
        }
        if events {
            return test(c, a, b);
        }
        return set(c, Verdict::Unknown, Reason::NotTested);
    }
    c.direction = stated_direction(c);
    match (c.direction, stated_size(c)) {
        (Some(_), _) if c.stated.iter().any(|s| s.contradicts_itself) => {
            set(c, Verdict::Unknown, Reason::ContradictsItself);
        }
        (Some(_), Some(size)) if events => {
            let (fall, rise) = chance::difference_only(size as u64);
            let possible = if c.direction == Some(Direction::Down) {
                fall
            } else {
                rise
            };
            let alike = days_share(c.from.period, c.to.period) == 1.0;
            match possible.filter(|_| alike).or((!alike).then_some(0)) {
                None => set(c, Verdict::WithinChance, Reason::TooSmallAtAnyLevel),
                Some(_) => set(c, Verdict::Unknown, Reason::LevelsUnknown),
            }
        }
        (Some(_), _) if c.stated.iter().any(|s| s.link.has_size()) => {
            set(c, Verdict::Unknown, Reason::LevelsUnknown);
        }
        (Some(_), _) => set(c, Verdict::DirectionOnly, Reason::OnlyDirection),
        // Of several changes whose base is only assumed, some say up and some down.
        (None, _) if !c.stated.is_empty() => {
            c.quarrel = c.stated.clone();
            set(c, Verdict::Unknown, Reason::Conflict);
        }
        (None, _) => set(c, Verdict::Unknown, Reason::NotReported),
    }
}

/// The changes that count for the direction and size: the certain ones, if there are any.
fn counting(c: &Comparison) -> impl Iterator<Item = &StatedChange> {
    let firm = c.stated.iter().any(|s| !s.is_assumed());
    c.stated.iter().filter(move |s| !(firm && s.is_assumed()))
}

/// The one size that all stated changes leave, if it is exact.
fn stated_size(c: &Comparison) -> Option<f64> {
    let mut sizes = counting(c).filter_map(|s| s.link.size());
    let first = sizes.next()?;
    sizes.try_fold(first, |all, size| all.and(size))?.exact()
}

/// Where no report speaks of the two periods together, but several one after the other.
fn chain(c: &mut Comparison, series: &Series) {
    if let Some((way, links)) = agree::chained(series, c.from.period, c.to.period) {
        c.direction = Some(way);
        c.chain = links.into_iter().cloned().collect();
    }
    if c.direction.is_some() && c.reason == Reason::NotReported {
        (c.verdict, c.reason) = (Verdict::DirectionOnly, Reason::ChainedDirections);
    }
}

fn stated_direction(c: &Comparison) -> Option<Direction> {
    let mut ways = counting(c).map(|s| s.link.way());
    let first = ways.next()?;
    ways.all(|way| way == first).then_some(first)
}

/// The direction that every two values of the spans have.
pub(super) fn sure_direction(a: Span, b: Span) -> Option<Direction> {
    match () {
        () if b.low > a.high => Some(Direction::Up),
        () if b.high < a.low => Some(Direction::Down),
        () if a.exact().is_some() && a == b => Some(Direction::Same),
        () => None,
    }
}

fn pairs_direction(pairs: &[(u64, u64)]) -> Option<Direction> {
    let way = |(a, b): &(u64, u64)| match a.cmp(b) {
        std::cmp::Ordering::Less => Direction::Up,
        std::cmp::Ordering::Equal => Direction::Same,
        std::cmp::Ordering::Greater => Direction::Down,
    };
    let first = pairs.first().map(way)?;
    pairs.iter().all(|pair| way(pair) == first).then_some(first)
}

/// The pairs that a stated change leaves of two spans, or all of them if they are but few.
fn joint_pairs(c: &Comparison, a: Span, b: Span) -> Vec<(u64, u64)> {
    let assume = c.is_assumed();
    let mut lists = c
        .stated
        .iter()
        .filter(|s| !s.contradicts_itself && (assume || !s.is_assumed()))
        .filter_map(|s| {
            let rounded = s.link.pairs(a, b, MOST_PAIRS)?;
            if rounded.is_empty() {
                s.link.truncated().pairs(a, b, MOST_PAIRS)
            } else {
                Some(rounded)
            }
        });
    if let Some(first) = lists.next() {
        let rest: Vec<_> = lists.collect();
        return first
            .into_iter()
            .filter(|pair| rest.iter().all(|list| list.contains(pair)))
            .collect();
    }
    let count = (a.high - a.low + 1.0) * (b.high - b.low + 1.0);
    if !count.is_finite() || count > MOST_PAIRS as f64 {
        return Vec::new();
    }
    let whole = |span: Span| span.low as u64..=span.high as u64;
    whole(a)
        .flat_map(|x| whole(b).map(move |y| (x, y)))
        .collect()
}

/// Tests the weakest and the strongest pair that the claims allow. The mid-p falls as either count
/// moves away from the other, so over two spans both lie at corners.
fn test(c: &mut Comparison, a: Span, b: Span) {
    let lowest = lowest_pairs(c, a, b);
    let share = days_share(c.from.period, c.to.period);
    let point = a.exact().is_some() && b.exact().is_some();
    let crossing =
        !point && lowest.is_empty() && b.low <= a.high * share && a.low * share <= b.high;
    let candidates = match (c.pairs.is_empty(), lowest.is_empty()) {
        (false, _) => c.pairs.clone(),
        (true, false) => lowest,
        (true, true) => corners(a, b, share),
    };
    let tested = candidates
        .iter()
        .map(|&(x, y)| counts(c.from.period, c.to.period, x, y));
    let tested: Vec<(f64, Counts)> = tested
        .map(|counts| (chance::mid_p(&counts), counts))
        .collect();
    let Some((p, weakest)) = tested.iter().max_by(|x, y| x.0.total_cmp(&y.0)) else {
        return;
    };
    let tiers = || tested.iter().map(|(_, counts)| tier(counts));
    let open = c.pairs.is_empty() && !(a.is_bounded() && b.is_bounded());
    let strongest = if open {
        Some(Tier::Clear)
    } else {
        tiers().max()
    };
    let tier = tiers().min().unwrap_or(Tier::WithinChance);
    // Somewhere between the bounds both are alike.
    let alike = crossing && c.pairs.is_empty();
    c.p = Some(if alike { 1.0 } else { *p });
    c.weakest = Some(weakest.pair());
    c.ratio = Some(chance::ratio_interval(weakest, 0.95));
    c.verdict = match tier {
        Tier::Clear => Verdict::Clear,
        Tier::SomeSign => Verdict::SomeSign,
        Tier::WithinChance => Verdict::WithinChance,
    };
    c.reason = if strongest == Some(tier) {
        Reason::Tested
    } else {
        Reason::WeakestOfSeveral
    };
}

/// Where levels have no upper end but a percent ties them, the pairs at the lowest levels: the same
/// percent of more cases is only clearer, so the weakest pair is among these. A change by s is
/// allowed up to the level of which s is the least share, so the first s reaches less than
/// 1/share beyond the lowest level.
fn lowest_pairs(c: &Comparison, a: Span, b: Span) -> Vec<(u64, u64)> {
    if a.is_bounded() {
        return Vec::new();
    }
    let percents = c
        .stated
        .iter()
        .filter(|s| s.link.has_size() && s.link.size().is_none())
        .filter(|s| !s.is_assumed() || c.is_assumed());
    let mut lists = percents.filter_map(|s| {
        let share = Some(s.link.percents()?.low / 100.0).filter(|share| *share > 0.0)?;
        let lowest = Span::new(a.low, a.low + (1.0 / share).max(50.0).ceil());
        s.link.pairs(lowest, b, 10 * MOST_PAIRS)
    });
    lists.next().unwrap_or_default()
}

/// The pairs at the corners of two spans, and where both would be alike for their days.
fn corners(a: Span, b: Span, share: f64) -> Vec<(u64, u64)> {
    let mut all = Vec::new();
    for x in [a.low, a.high] {
        let alike = (x * share).round().clamp(b.low, b.high);
        all.extend([b.low, b.high, alike].map(|y| (x, y)));
    }
    for y in [b.low, b.high] {
        all.push(((y / share).round().clamp(a.low, a.high), y));
    }
    all.retain(|(x, y)| x.is_finite() && y.is_finite());
    all.into_iter().map(|(x, y)| (x as u64, y as u64)).collect()
}

fn refusal(data: &Dataset, from: Side, to: Side) -> Option<Refusal> {
    let (a, b) = (&from.series.key, &to.series.key);
    let same_place = a.place == b.place;
    let (place_a, place_b) = (data.place(&a.place), data.place(&b.place));
    if let (false, Some(x), Some(y)) = (same_place, place_a, place_b)
        && let Some(refusal) = unlike_places(x, y)
    {
        return Some(refusal);
    }
    if !from.period.is_like(to.period) {
        return Some(Refusal::PeriodKind);
    }
    if !same_place && from.period != to.period {
        return Some(Refusal::DifferentPeriods);
    }
    if (&a.indicator, &a.measure, &a.scope) != (&b.indicator, &b.measure, &b.scope) {
        return Some(unlike_series(data, a, b));
    }
    let sides = |day| (side_of(day, from.period), side_of(day, to.period));
    let (a, b) = sides(units_changed());
    if a != b {
        return Some(Refusal::AdministrativeBreak);
    }
    let (a, b) = sides(police_districts_ended());
    if a != b && place_a.is_some_and(|p| p.level() == Level::District) {
        return Some(Refusal::PoliceDistrictsEnded);
    }
    if from.period != to.period && from.period.overlaps(to.period) {
        return Some(Refusal::Overlap);
    }
    let silent = |side: Side| side.series.get(side.period).known == Known::NotReported;
    let spoken_between = || {
        from.series
            .changes_between(from.period, to.period)
            .next()
            .is_some()
    };
    if (silent(from) || silent(to)) && !spoken_between() {
        let other = [from, to]
            .into_iter()
            .filter(|s| silent(*s))
            .find_map(|s| other_term(data, s));
        if let Some(other) = other {
            return Some(Refusal::Term { other });
        }
        if silent(from) && silent(to) {
            return Some(Refusal::NothingInCommon);
        }
    }
    None
}

/// Why two places must not stand side by side: their levels, or the times in which they existed.
pub fn unlike_places(a: &Place, b: &Place) -> Option<Refusal> {
    let odd = |p: &Place| matches!(p.level(), Level::Group | Level::Region);
    match () {
        () if odd(a) || odd(b) => Some(Refusal::NotAUnit),
        () if a.level() != b.level() => Some(Refusal::Level),
        () if !a.valid.overlaps(&b.valid) => Some(Refusal::AdministrativeBreak),
        () => None,
    }
}

fn unlike_series(data: &Dataset, a: &SeriesKey, b: &SeriesKey) -> Refusal {
    let basis = |key: &SeriesKey| data.catalogue.basis(&key.indicator, &key.measure);
    let close = data
        .catalogue
        .indicator(&a.indicator)
        .is_some_and(|i| i.close_to.contains(&b.indicator));
    match () {
        () if basis(a) != basis(b) => Refusal::Basis,
        () if close && a.measure == b.measure => Refusal::Term {
            other: b.indicator.clone(),
        },
        () => Refusal::NothingInCommon,
    }
}

/// A near but not equal indicator that does give a level where this one is silent.
pub fn other_term(data: &Dataset, side: Side) -> Option<String> {
    let key = &side.series.key;
    let close = &data.catalogue.indicator(&key.indicator)?.close_to;
    let reported = |other: &&String| {
        let key = SeriesKey {
            indicator: (*other).clone(),
            ..SeriesKey::clone(key)
        };
        reconcile::kept(data, &key).get(side.period).has_level()
    };
    close.iter().find(reported).cloned()
}

/// The day from which the new administrative units exist: two tiers, 34 provinces.
pub fn units_changed() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 7, 1).unwrap_or(NaiveDate::MAX)
}

/// The day from which there are no district police forces.
pub fn police_districts_ended() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 3, 1).unwrap_or(NaiveDate::MAX)
}

#[derive(PartialEq)]
enum SideOfBreak {
    Before,
    Across,
    After,
}

fn side_of(day: NaiveDate, period: Period) -> SideOfBreak {
    match () {
        () if period.end() < day => SideOfBreak::Before,
        () if period.start() >= day => SideOfBreak::After,
        () => SideOfBreak::Across,
    }
}

/// Two counts of two periods with the time in which they could happen. The same part of two years
/// counts as equally long, a leap day more or less; otherwise the days count.
pub fn counts(from: Period, to: Period, a: u64, b: u64) -> Counts {
    let share = days_share(from, to);
    Counts::new(a, b, 1.0, share).unwrap_or(Counts::equal_periods(a, b))
}

/// How many times as many days the later period has; 1 where only a leap day makes the difference,
/// unless it is a month.
pub(crate) fn days_share(from: Period, to: Period) -> f64 {
    let (a, b) = (from.days(), to.days());
    let leap_day = from.kind() == to.kind() && (a - b).abs() <= 1 && a.min(b) > 31;
    if leap_day { 1.0 } else { b as f64 / a as f64 }
}

/// How sure a difference between two counts is. Where the longer period has the larger count, and
/// yet fewer a day, or the two are equal, nothing is made of it.
pub fn tier(counts: &Counts) -> Tier {
    let (a, b) = counts.pair();
    let opposite = match a.cmp(&b) {
        std::cmp::Ordering::Less => chance::z(counts) < 0.0,
        std::cmp::Ordering::Equal => true,
        std::cmp::Ordering::Greater => chance::z(counts) > 0.0,
    };
    match opposite {
        true => Tier::WithinChance,
        false => chance::guarded_tier(counts),
    }
}
