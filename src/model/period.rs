//! Periods with real dates and a kind; only like is compared with like.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::{Serialize, Serializer};

use super::read::Reader;
use super::shape::Wanted;

/// What kind of stretch of time, and which one of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodKind {
    /// A calendar or reporting year.
    Year,
    /// The first (1) or second (2) half.
    Half(u8),
    /// The first nine months.
    NineMonths,
    /// A quarter, 1 to 4.
    Quarter(u8),
    /// A month, 1 to 12.
    Month(u8),
    /// Any other run of days.
    Range,
}

/// A period: inclusive dates and a kind.
///
/// Written `2024`, `2024-H1`, `2024-9M`, `2024-Q1`, `2024-11` or `2021-06-15..2022-06-14`.
/// The dates of a named period are the calendar's; a report whose reporting year runs otherwise
/// declares its dates beside the period.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    kind: PeriodKind,
    start: NaiveDate,
    end: NaiveDate,
}

/// Why a text is no period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodError {
    /// None of the forms a period is written in.
    Form,
    /// A date that does not exist.
    Date,
    /// The end is before the start.
    Backwards,
}

impl fmt::Display for PeriodError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => {
                "not a period; write 2024, 2024-H1, 2024-9M, 2024-Q1, 2024-11 or 2021-06-15..2022-06-14"
            }
            Self::Date => "a date that does not exist",
            Self::Backwards => "the period ends before it starts; put the earlier date first",
        })
    }
}

impl std::error::Error for PeriodError {}

impl Period {
    /// A named period of `year`; `None` outside the years 1900–2200 or for no such part.
    pub fn of(year: i32, kind: PeriodKind) -> Option<Self> {
        if !(1900..=2200).contains(&year) {
            return None;
        }
        let (first, months) = match kind {
            PeriodKind::Year => (1, 12),
            PeriodKind::Half(n @ 1..=2) => (u32::from(n - 1) * 6 + 1, 6),
            PeriodKind::NineMonths => (1, 9),
            PeriodKind::Quarter(n @ 1..=4) => (u32::from(n - 1) * 3 + 1, 3),
            PeriodKind::Month(n @ 1..=12) => (u32::from(n), 1),
            _ => return None,
        };
        let start = NaiveDate::from_ymd_opt(year, first, 1)?;
        let end = start + Months::new(months) - Days::new(1);
        Some(Self { kind, start, end })
    }

    /// Any run of days.
    pub fn range(start: NaiveDate, end: NaiveDate) -> Result<Self, PeriodError> {
        if end < start {
            return Err(PeriodError::Backwards);
        }
        Ok(Self {
            kind: PeriodKind::Range,
            start,
            end,
        })
    }

    /// The kind.
    pub fn kind(self) -> PeriodKind {
        self.kind
    }

    /// The first day.
    pub fn start(self) -> NaiveDate {
        self.start
    }

    /// The last day, included.
    pub fn end(self) -> NaiveDate {
        self.end
    }

    /// The year it starts in.
    pub fn year(self) -> i32 {
        self.start.year()
    }

    /// How many days, both ends included.
    pub fn days(self) -> i64 {
        (self.end - self.start).num_days() + 1
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.start <= other.end && other.start <= self.end
    }

    /// Whether every day of `other` is one of this period's.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether two periods are alike enough for their counts to stand side by side: the same kind,
    /// and for odd ranges the same length within three days (leap years, month ends).
    pub fn is_like(self, other: Self) -> bool {
        match (self.kind, other.kind) {
            (PeriodKind::Range, PeriodKind::Range) => (self.days() - other.days()).abs() <= 3,
            (PeriodKind::Half(_), PeriodKind::Half(_))
            | (PeriodKind::Quarter(_), PeriodKind::Quarter(_))
            | (PeriodKind::Month(_), PeriodKind::Month(_)) => true,
            (a, b) => a == b,
        }
    }

    /// The period that "cùng kỳ" means: the same part of the year before; for a range of more
    /// than a year the stretch of the same length just before it.
    pub fn same_period_before(self) -> Option<Self> {
        if self.kind != PeriodKind::Range {
            return Self::of(self.year() - 1, self.kind);
        }
        let years = u32::try_from((self.days() + 182) / 365).ok()?.max(1);
        let back = Months::new(years * 12);
        Self::range(
            self.start.checked_sub_months(back)?,
            self.end.checked_sub_months(back)?,
        )
        .ok()
    }
}

impl Ord for Period {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        (self.end, self.start, self.kind).cmp(&(other.end, other.start, other.kind))
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = self.year();
        match self.kind {
            PeriodKind::Year => write!(f, "{year}"),
            PeriodKind::Half(n) => write!(f, "{year}-H{n}"),
            PeriodKind::NineMonths => write!(f, "{year}-9M"),
            PeriodKind::Quarter(n) => write!(f, "{year}-Q{n}"),
            PeriodKind::Month(n) => write!(f, "{year}-{n:02}"),
            PeriodKind::Range => write!(f, "{}..{}", self.start, self.end),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

pub(super) fn date(text: &str) -> Result<NaiveDate, PeriodError> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| -> Result<u32, PeriodError> {
        let part = parts.next().ok_or(PeriodError::Form)?;
        if part.len() != digits || !part.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PeriodError::Form);
        }
        part.parse().map_err(|_| PeriodError::Form)
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() {
        return Err(PeriodError::Form);
    }
    let year = i32::try_from(year).map_err(|_| PeriodError::Date)?;
    NaiveDate::from_ymd_opt(year, month, day).ok_or(PeriodError::Date)
}

impl FromStr for Period {
    type Err = PeriodError;

    fn from_str(text: &str) -> Result<Self, PeriodError> {
        // To look for one point is much cheaper than to look for two.
        if let Some((start, end)) = text.split_once('.')
            && let Some(end) = end.strip_prefix('.')
        {
            return Self::range(date(start)?, date(end)?);
        }
        let (year, part) = match text.split_once('-') {
            Some((year, part)) => (year, Some(part)),
            None => (text, None),
        };
        if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
            return Err(PeriodError::Form);
        }
        let year: i32 = year.parse().map_err(|_| PeriodError::Form)?;
        let digit = |c: u8| c.wrapping_sub(b'0');
        let kind = match part.map(str::as_bytes) {
            None => PeriodKind::Year,
            Some(b"9M") => PeriodKind::NineMonths,
            Some([b'H', n]) => PeriodKind::Half(digit(*n)),
            Some([b'Q', n]) => PeriodKind::Quarter(digit(*n)),
            Some([a @ b'0'..=b'9', b @ b'0'..=b'9']) => {
                PeriodKind::Month(digit(*a) * 10 + digit(*b))
            }
            Some(_) => return Err(PeriodError::Form),
        };
        Self::of(year, kind).ok_or(PeriodError::Date)
    }
}

impl Serialize for Period {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl Period {
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        let start = reader.json.at();
        let text = reader.word(Wanted::Period(PeriodError::Form))?;
        match text.parse() {
            Ok(period) => Some(period),
            Err(error) => {
                reader.wrong_at(start, Wanted::Period(error));
                None
            }
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl schemars::JsonSchema for Period {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Period".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "description": "2024, 2024-H1, 2024-9M, 2024-Q1, 2024-11 or 2021-06-15..2022-06-14",
            "type": "string",
            "pattern": "^\\d{4}(-(H[12]|9M|Q[1-4]|(0[1-9]|1[0-2])))?$|^\\d{4}-\\d{2}-\\d{2}\\.\\.\\d{4}-\\d{2}-\\d{2}$"
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn every_form_round_trips() {
        for text in [
            "2024",
            "2024-H1",
            "2024-H2",
            "2024-9M",
            "2024-Q4",
            "2024-11",
            "2021-06-15..2022-06-14",
        ] {
            assert_eq!(period(text).to_string(), text);
        }
    }

    #[test]
    fn dates_are_the_calendars_and_inclusive() {
        assert_eq!(
            period("2024-H1").end(),
            NaiveDate::from_ymd_opt(2024, 6, 30).unwrap()
        );
        assert_eq!(period("2024").days(), 366);
        assert_eq!(period("2023-02").days(), 28);
        assert_eq!(
            period("2024-9M").end(),
            NaiveDate::from_ymd_opt(2024, 9, 30).unwrap()
        );
    }

    #[test]
    fn says_what_is_wrong() {
        assert_eq!("2024-H3".parse::<Period>(), Err(PeriodError::Date));
        assert_eq!("2024-13".parse::<Period>(), Err(PeriodError::Date));
        assert_eq!("24".parse::<Period>(), Err(PeriodError::Form));
        assert_eq!(
            "2024-01-02..2024-01-01".parse::<Period>(),
            Err(PeriodError::Backwards)
        );
        assert_eq!(
            "2024-02-30..2024-03-01".parse::<Period>(),
            Err(PeriodError::Date)
        );
        assert_eq!(
            "+024-01-01..2024-03-01".parse::<Period>(),
            Err(PeriodError::Form)
        );
        assert_eq!("năm 2024".parse::<Period>(), Err(PeriodError::Form));
    }

    #[test]
    fn like_is_compared_with_like_only() {
        assert!(period("2024").is_like(period("2020")));
        assert!(!period("2024-H1").is_like(period("2024")));
        assert!(period("2018-01-01..2019-12-31").is_like(period("2020-01-01..2021-12-31")));
        assert!(!period("2024-01-01..2024-12-31").is_like(period("2024")));
    }

    #[test]
    fn the_same_period_before() {
        let before = |text| period(text).same_period_before().map(|p| p.to_string());
        assert_eq!(before("2024").as_deref(), Some("2023"));
        assert_eq!(before("2024-H1").as_deref(), Some("2023-H1"));
        assert_eq!(
            before("2022-01-01..2022-11-30").as_deref(),
            Some("2021-01-01..2021-11-30")
        );
        assert_eq!(
            before("2020-01-01..2021-12-31").as_deref(),
            Some("2018-01-01..2019-12-31")
        );
        assert_eq!(
            before("2021-12-15..2022-08-14").as_deref(),
            Some("2020-12-15..2021-08-14")
        );
    }
}
