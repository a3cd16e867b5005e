//! Numbers of JSON without floating point: digits and a power of ten.

/// `digits` × 10^`exponent`, the digits without trailing zeros.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::model) struct Number {
    pub(in crate::model) negative: bool,
    pub(in crate::model) digits: u64,
    pub(in crate::model) exponent: i32,
    /// Whether all digits fit; if not, the first nineteen or twenty are kept.
    pub(in crate::model) exact: bool,
}

/// Exponents beyond it are cut: no number in use is so large or so small.
const FAR: i32 = 1_000_000;

impl Number {
    /// Reads a number as JSON writes it; `None` for what is none.
    pub(in crate::model) fn parse(text: &str) -> Option<Self> {
        let mut number = Self {
            negative: text.starts_with('-'),
            digits: 0,
            exponent: 0,
            exact: true,
        };
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (digits, exponent) = match unsigned.find(['e', 'E']) {
            Some(at) => (&unsigned[..at], power(&unsigned[at + 1..])?),
            None => (unsigned, 0),
        };
        if !digits.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (mut zeros, mut places, mut after_point) = (0, 0, false);
        for byte in digits.bytes() {
            match byte {
                b'.' if !after_point => after_point = true,
                b'0'..=b'9' => {
                    places += i32::from(after_point);
                    // Zeros count only once another digit follows.
                    zeros += 1;
                    if byte != b'0' {
                        number.push(u64::from(byte - b'0'), zeros);
                        zeros = 0;
                    }
                }
                _ => return None,
            }
        }
        let exponent = number.exponent + zeros - places + exponent;
        number.exponent = if number.digits == 0 { 0 } else { exponent };
        Some(number)
    }

    /// Appends a digit, which may have zeros before it.
    fn push(&mut self, digit: u64, places: i32) {
        let shifted = u32::try_from(places)
            .ok()
            .and_then(|places| 10_u64.checked_pow(places))
            .filter(|_| self.exact)
            .and_then(|factor| self.digits.checked_mul(factor)?.checked_add(digit));
        match shifted {
            Some(digits) => self.digits = digits,
            // Leading zeros shift nothing, however many.
            None if self.digits == 0 => self.digits = digit,
            None => {
                self.exact = false;
                self.exponent += places;
            }
        }
    }

    /// The nearest floating-point number, or one next to it; `None` beyond all of them.
    pub(in crate::model) fn to_f64(self) -> Option<f64> {
        let mut value = self.digits as f64;
        let mut left = self.exponent.unsigned_abs();
        while left > 0 && value != 0.0 && value.is_finite() {
            // Powers of ten up to the 22nd are exact.
            let part = left.min(22);
            let factor =
                10_u64.pow(part.min(19)) as f64 * 10_u64.pow(part.saturating_sub(19)) as f64;
            value = if self.exponent > 0 {
                value * factor
            } else {
                value / factor
            };
            left -= part;
        }
        let signed = if self.negative { -value } else { value };
        value.is_finite().then_some(signed)
    }
}

/// The number after `e`.
fn power(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = digits
        .bytes()
        .fold(0, |size, b| (size * 10 + i32::from(b - b'0')).min(FAR));
    Some(if text.starts_with('-') { -size } else { size })
}
