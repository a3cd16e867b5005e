//! How a report tells of a number: in which words the level, and how much of its change.

use super::random::{Quota, Random};
use super::subjects::{Subject, Unit};
use super::truth::{Level, Truth, Way, way};
use super::write::{decimal, text};

/// How a level is told. The order is that of [`KINDS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `41 vụ`.
    Exact,
    /// `trên`, `hơn`.
    AtLeast,
    /// `khoảng`, `ước`.
    About,
    /// `gần`.
    JustUnder,
    /// `không quá`.
    AtMost,
    /// `giảm 17 vụ`, and no level.
    Untold,
}

const ALL: [Kind; 6] = [
    Kind::Exact,
    Kind::AtLeast,
    Kind::About,
    Kind::JustUnder,
    Kind::AtMost,
    Kind::Untold,
];

/// How often each was met in 858 figures of 89 reports.
pub const KINDS: [u64; 6] = [740, 43, 19, 7, 2, 47];
/// Levels told with a change and without.
pub const CHANGED: [u64; 2] = [154, 657];
/// Changes down, up, and none.
pub const WAYS: [u64; 3] = [131, 68, 2];
/// Sizes of changes: in numbers, in percent, in both, in neither.
pub const SIZES: [u64; 4] = [125, 52, 21, 3];
/// Zeros among 858 figures, and those that are of a part only.
pub const ZEROS: (u64, u64) = (18, 6);
/// All figures.
pub const FIGURES: u64 = 858;

/// What has been told so far, so that all of it keeps its proportions.
#[derive(Clone, Debug)]
pub struct Manner {
    kinds: Quota<6>,
    changed: Quota<2>,
    ways: Quota<3>,
    sizes: Quota<4>,
    figures: u64,
    zeros: u64,
}

impl Manner {
    /// Nothing told yet.
    pub fn new() -> Self {
        Self {
            kinds: Quota::new(KINDS),
            changed: Quota::new(CHANGED),
            ways: Quota::new(WAYS),
            sizes: Quota::new(SIZES),
            figures: 0,
            zeros: 0,
        }
    }

    /// The figure of a report, field by field; none where it is silent.
    pub fn figure(
        &mut self,
        subject: &Subject,
        truth: Truth,
        random: &mut Random,
    ) -> Option<Vec<String>> {
        let none = truth.now == Level::Whole(0);
        // Most that did not happen is not spoken of.
        if none && (subject.unit() == Unit::Money || !self.says_none()) {
            return None;
        }
        self.figures += 1;
        self.zeros += u64::from(none);
        let mut fields = vec![
            format!("\"indicator\": {}", text(subject.indicator)),
            format!("\"measure\": {}", text(subject.measure)),
        ];
        if none {
            fields.push("\"value\": 0".to_owned());
            self.plainly();
            return Some(fields);
        }
        let wanted = subject.unit() != Unit::Money && self.wanted(truth);
        let possible = ALL.map(|kind| match kind {
            Kind::Untold => wanted && subject.unit() == Unit::Count,
            _ => value(kind, truth.now, 0).is_some(),
        });
        let kind = ALL[self.kinds.choose(random, possible)];
        fields.extend(value(kind, truth.now, random.below(1_000)));
        if kind == Kind::Untold || self.changed.choose(random, [wanted, true]) == 0 {
            fields.extend(self.change(subject, truth, random));
        }
        Some(fields)
    }

    /// Notes a number that is told exactly and without a change, here or elsewhere.
    pub fn plainly(&mut self) {
        self.kinds.tell(0);
        self.changed.tell(1);
    }

    /// Whether there is room for another zero.
    fn says_none(&self) -> bool {
        self.zeros * FIGURES < ZEROS.0 * self.figures
    }

    /// Whether its rise or fall is behind, so that as many of each are told as in the reports.
    fn wanted(&self, truth: Truth) -> bool {
        way(truth).is_some_and(|way| self.ways.is_behind(way as usize))
    }

    /// The change on the period before.
    fn change(&mut self, subject: &Subject, truth: Truth, random: &mut Random) -> Option<String> {
        let way = way(truth)?;
        self.ways.tell(way as usize);
        let name = ["down", "up", "same"][way as usize];
        let mut fields = vec![format!("\"direction\": \"{name}\"")];
        if way != Way::Same {
            fields.extend(self.size(subject, truth, random));
        }
        // 29 of 201 leave it to the reader what is compared with.
        if !random.chance(29, 201) {
            let versus = truth.when.before().written();
            fields.push(format!("\"versus\": {}", text(&versus)));
        }
        Some(format!("\"change\": {{ {} }}", fields.join(", ")))
    }

    fn size(&mut self, subject: &Subject, truth: Truth, random: &mut Random) -> Vec<String> {
        let percent = match subject.unit() {
            Unit::Count => percent(truth, random),
            _ => None,
        };
        let has = percent.is_some();
        let size = self.sizes.choose(random, [true, has, has, true]);
        let number = match (truth.now, truth.before) {
            (Level::Whole(now), Some(Level::Whole(before))) => {
                format!("\"by\": {}", now.abs_diff(before))
            }
            (now, before) => {
                let by = (now.value() - before.map_or(0.0, Level::value)).abs();
                format!("\"points\": {}", decimal((by * 100.0).round() as u64, 2))
            }
        };
        match size {
            0 => vec![number],
            1 => percent.into_iter().collect(),
            2 => std::iter::once(number).chain(percent).collect(),
            _ => Vec::new(),
        }
    }
}

/// The percent of change, rounded as printed; 7 of 73 are told as a bound.
fn percent(truth: Truth, random: &mut Random) -> Option<String> {
    let (Level::Whole(now), Some(Level::Whole(before))) = (truth.now, truth.before) else {
        return None;
    };
    let decimals = random.one_of(&[0, 1, 1, 2, 2]);
    let n = now.abs_diff(before) * 100 * 10_u64.pow(decimals);
    let rounded = (2 * n + before).checked_div(2 * before)?;
    if rounded == 0 {
        return None;
    }
    let below = now.abs_diff(before) * 100 / before;
    let size = match random.below(73) {
        0..4 if below > 0 => format!("{{ \"at_least\": {below} }}"),
        4..7 if below > 0 => format!("{{ \"just_under\": {} }}", below + 1),
        _ => decimal(rounded, decimals),
    };
    Some(format!("\"percent\": {size}"))
}

/// The level in these words; none where they can't be said of it. `dice` decides how coarsely.
fn value(kind: Kind, level: Level, dice: u64) -> Option<String> {
    match level {
        _ if kind == Kind::Untold => None,
        Level::Whole(n) if n > 3_000_000 => money(kind, n, dice),
        Level::Whole(n) => count(kind, n, dice),
        Level::Percent(n, of) => {
            let decimals = [1, 2, 0][(dice % 3) as usize];
            let most = 100 * 10_u64.pow(decimals);
            printed(kind, n * most, of, decimals, most, "")
        }
    }
}

/// A count, in words for round numbers where it is large enough to be rounded.
fn count(kind: Kind, n: u64, dice: u64) -> Option<String> {
    let unit = match n {
        10_000.. => [1_000, 100, 100][(dice % 3) as usize],
        1_000.. => [100, 100, 10][(dice % 3) as usize],
        30.. => 10,
        5.. => 5,
        _ => 1,
    };
    match kind {
        Kind::Exact => Some(format!("\"value\": {n}")),
        Kind::AtMost => Some(said("at_most", &(n.div_ceil(unit) * unit).to_string(), "")),
        _ if n < 30 => None,
        // `gần 1.240`: everyday words are said of round numbers.
        Kind::JustUnder if n.is_multiple_of(unit) => None,
        _ => {
            let digits = match kind {
                Kind::AtLeast => n / unit,
                Kind::About => (n + unit / 2) / unit,
                _ => n / unit + 1,
            };
            Some(said(kind.key(), &(digits * unit).to_string(), ""))
        }
    }
}

/// `2,4 tỷ đồng`, `33,5 triệu đồng`.
fn money(kind: Kind, dong: u64, dice: u64) -> Option<String> {
    let (scale, unit, decimals) = match dong {
        1_000_000_000.. => (1_000_000_000, "billion", [1, 2, 1, 3][(dice % 4) as usize]),
        _ => (1_000_000, "million", [0, 1][(dice % 2) as usize]),
    };
    let unit = format!(", \"unit\": \"{unit}\"");
    printed(
        kind,
        dong * 10_u64.pow(decimals),
        scale,
        decimals,
        u64::MAX,
        &unit,
    )
}

/// `n` of `of`, which is in units of the last decimal, as it is printed with so many.
fn printed(kind: Kind, n: u64, of: u64, decimals: u32, most: u64, unit: &str) -> Option<String> {
    let (rounded, below) = ((2 * n + of) / (2 * of), n / of);
    let digits = match kind {
        Kind::Exact => return Some(format!("\"value\": {}{unit}", decimal(rounded, decimals))),
        Kind::About => rounded,
        Kind::AtLeast => below,
        Kind::JustUnder => below + 1,
        Kind::AtMost | Kind::Untold => return None,
    };
    let is_said = digits > 0 && digits <= most;
    is_said.then(|| said(kind.key(), &decimal(digits, decimals), unit))
}

fn said(key: &str, number: &str, unit: &str) -> String {
    format!("\"value\": {{ \"{key}\": {number} }}{unit}")
}

impl Kind {
    fn key(self) -> &'static str {
        match self {
            Self::AtLeast => "at_least",
            Self::About => "about",
            Self::JustUnder => "just_under",
            Self::AtMost => "at_most",
            Self::Exact | Self::Untold => "exact",
        }
    }
}
