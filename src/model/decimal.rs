//! Decimal numbers with the precision they were printed with: 4.8 and 4.80 are not the same claim.

use std::fmt;

use serde::{Serialize, Serializer};

use super::json::{Kind, Number};
use super::read::Reader;
use super::shape::Wanted;

/// A number as printed: `digits` × 10^−`decimals`.
///
/// In JSON a number (`4.8`) or, where a trailing zero matters, a string (`"4.80"`).
/// At most six decimals and an absolute value of `digits` up to 2⁵³ − 1.
///
/// Held as `digits` × 8 + `decimals` in eight bytes that may stand anywhere: figures are many.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Decimal([u8; 8]);

impl Decimal {
    /// The most decimals a printed figure may have.
    pub const MAX_DECIMALS: u8 = 6;

    /// `digits` × 10^−`decimals`, with at most 2⁶⁰ − 1 digits and seven decimals.
    pub fn new(digits: i64, decimals: u8) -> Self {
        Self(((digits << 3) | i64::from(decimals & 7)).to_le_bytes())
    }

    /// A whole number.
    pub fn whole(value: i64) -> Self {
        Self::new(value, 0)
    }

    /// All digits, without the point.
    pub fn digits(self) -> i64 {
        i64::from_le_bytes(self.0) >> 3
    }

    /// How many of the digits stand after the point.
    pub fn decimals(self) -> u8 {
        self.0[0] & 7
    }

    /// 10^`decimals`.
    pub fn denominator(self) -> i64 {
        10_i64.pow(u32::from(self.decimals()))
    }

    /// The nearest floating-point number.
    pub fn to_f64(self) -> f64 {
        self.digits() as f64 / self.denominator() as f64
    }

    /// The whole number this is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.digits() % self.denominator() == 0).then(|| self.digits() / self.denominator())
    }

    /// One unit of the last printed digit: 0.1 for 4.8, 1 for 12.
    pub fn last_digit_unit(self) -> f64 {
        1.0 / self.denominator() as f64
    }

    /// Whether it is below zero.
    pub fn is_negative(self) -> bool {
        self.digits() < 0
    }

    /// Reads `-12`, `4.80`; `None` for anything else, for too many decimals and beyond 2⁵³ − 1.
    pub fn parse(text: &str) -> Option<Self> {
        let (negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (whole, fraction) = match unsigned.split_once('.') {
            Some((_, "")) => return None,
            Some(parts) => parts,
            None => (unsigned, ""),
        };
        let is_digits = |s: &str| s.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !is_digits(whole) || !is_digits(fraction) {
            return None;
        }
        let decimals = u8::try_from(fraction.len())
            .ok()
            .filter(|d| *d <= Self::MAX_DECIMALS)?;
        let digits: i64 = format!("{whole}{fraction}").parse().ok()?;
        (digits <= super::MAX_SAFE)
            .then(|| Self::new(if negative { -digits } else { digits }, decimals))
    }

    /// A number as JSON writes it. Trailing zeros after the point do not count there (`4.80` is
    /// 4.8), and exponents are allowed.
    fn from_number(number: Number) -> Option<Self> {
        let size = number.exponent.unsigned_abs();
        let (factor, decimals) = match number.exponent {
            0.. => (10_u64.checked_pow(size)?, 0),
            _ => (1, u8::try_from(size).ok()?),
        };
        let digits = number.digits.checked_mul(factor)?;
        let digits = i64::try_from(digits).ok()?;
        (number.exact && digits <= super::MAX_SAFE && decimals <= Self::MAX_DECIMALS)
            .then(|| Self::new(if number.negative { -digits } else { digits }, decimals))
    }

    /// A number, or a text with one.
    pub(super) fn read(reader: &mut Reader) -> Option<Self> {
        Self::read_or(reader, Wanted::Decimal)
    }

    /// As [`Decimal::read`]; anything else is told to be not what was wanted.
    pub(super) fn read_or(reader: &mut Reader, wanted: Wanted) -> Option<Self> {
        if let Some(number) = reader.json.plain_number() {
            return Some(Self::whole(number));
        }
        let start = reader.json.at();
        let number = match reader.json.kind() {
            Kind::Number => Number::parse(reader.json.value()).and_then(Self::from_number),
            _ => reader.json.text().and_then(|text| Self::parse(&text)),
        };
        if number.is_none() {
            reader.wrong_at(start, wanted);
        }
        number
    }

    fn from_f64(value: f64) -> Option<Self> {
        // The shortest text that reads back as the same number is what was written by hand.
        value.is_finite().then(|| Self::parse(&value.to_string()))?
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.digits() < 0 { "-" } else { "" };
        let digits = self.digits().unsigned_abs();
        if self.decimals() == 0 {
            return write!(f, "{sign}{digits}");
        }
        let denominator = self.denominator().unsigned_abs();
        write!(
            f,
            "{sign}{}.{:0width$}",
            digits / denominator,
            digits % denominator,
            width = usize::from(self.decimals())
        )
    }
}

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.decimals() == 0 {
            serializer.serialize_i64(self.digits())
        } else if Self::from_f64(self.to_f64()) == Some(*self) {
            serializer.serialize_f64(self.to_f64())
        } else {
            serializer.collect_str(self)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<Decimal, Vec<crate::model::Finding>> {
        crate::model::read::one(json, Decimal::read)
    }

    #[test]
    fn keeps_the_printed_precision() {
        assert_eq!(read("4.8"), Ok(Decimal::new(48, 1)));
        assert_eq!(read("\"4.80\""), Ok(Decimal::new(480, 2)));
        assert_eq!(read("-0.5"), Ok(Decimal::new(-5, 1)));
        assert_eq!(read("91.09"), Ok(Decimal::new(9109, 2)));
    }

    #[test]
    fn refuses_what_can_not_be_held_exactly() {
        for bad in [
            "9007199254740992",
            "1e300",
            "0.1234567",
            "\"4,8\"",
            "\"\"",
            "\"4.\"",
            "null",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
        assert_eq!(
            read("9007199254740991"),
            Ok(Decimal::whole(super::super::MAX_SAFE))
        );
    }

    #[test]
    fn writes_what_it_read() {
        for text in ["20", "4.8", "\"4.80\"", "-0.05", "0"] {
            let value = read(text).unwrap();
            assert_eq!(serde_json::to_string(&value).unwrap(), text);
        }
        assert_eq!(Decimal::new(-5, 2).to_string(), "-0.05");
    }
}
