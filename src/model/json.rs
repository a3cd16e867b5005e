//! Walks through JSON text without a tree of it, borrowing what it can.
//!
//! First [`check`] says whether a text is JSON at all; after that a [`Json`] steps through it and
//! meets no surprise. Neither recurses, so that no nesting is too deep.

mod check;
mod number;
#[cfg(test)]
mod tests;

use std::borrow::Cow;

pub(super) use check::{Checked, check, fault};
pub use check::{Fault, Syntax};
pub(super) use number::Number;

/// What a value is, by its first character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    Text,
    Number,
    Flag(bool),
    Null,
}

/// So many digits fit into a number whatever they are.
const MOST_DIGITS: usize = 15;

/// A place in a text that is JSON. In any other text it finds nonsense, but comes to an end.
pub(super) struct Json<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Json<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// The byte it is at.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes to where it was before.
    pub(super) fn go(&mut self, at: usize) {
        self.at = at;
    }

    /// What the next value is.
    pub(super) fn kind(&mut self) -> Kind {
        match self.peek() {
            b'{' => Kind::Object,
            b'[' => Kind::List,
            b'"' => Kind::Text,
            b't' => Kind::Flag(true),
            b'f' => Kind::Flag(false),
            b'n' => Kind::Null,
            _ => Kind::Number,
        }
    }

    /// Steps into an object or a list.
    pub(super) fn open(&mut self) {
        self.peek();
        self.step();
    }

    /// The next key of the object it is in; `None` at its end, which it steps over.
    pub(super) fn key(&mut self) -> Option<Cow<'a, str>> {
        let mut next = self.peek();
        if next == b',' {
            self.step();
            next = self.peek();
        }
        if next != b'"' {
            self.step();
            return None;
        }
        let start = self.at;
        let plain = self.string();
        let end = self.at;
        self.peek();
        self.step();
        // Half a character is no name of ours; as it is written it is told of as unknown.
        Some(plain.map(Cow::Borrowed).unwrap_or_else(|| {
            let quoted = self.text.get(start..end).unwrap_or_default();
            unquoted(quoted).unwrap_or(Cow::Borrowed(quoted))
        }))
    }

    /// Whether the list it is in goes on; at its end it steps over it.
    pub(super) fn item(&mut self) -> bool {
        let mut next = self.peek();
        if next == b',' {
            self.step();
            next = self.peek();
        }
        let more = !matches!(next, b']' | 0);
        if !more {
            self.step();
        }
        more
    }

    /// The next value as it is written.
    pub(super) fn value(&mut self) -> &'a str {
        let first = self.peek();
        let start = self.at;
        match first {
            b'"' => {
                self.string();
            }
            b'{' | b'[' => self.nested(),
            _ => {
                self.step();
                while !matches!(
                    self.byte(),
                    0 | b',' | b'}' | b']' | b' ' | b'\n' | b'\t' | b'\r'
                ) {
                    self.step();
                }
            }
        }
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// The next value if it is a text without half characters (`\ud800`); else stays before it.
    pub(super) fn text(&mut self) -> Option<Cow<'a, str>> {
        if self.peek() != b'"' {
            return None;
        }
        let start = self.at;
        let plain = self.string().map(Cow::Borrowed);
        let text = plain.or_else(|| unquoted(self.text.get(start..self.at)?));
        if text.is_none() {
            self.at = start;
        }
        text
    }

    /// The next value, if it is a whole number of few digits; else stays before it.
    pub(super) fn plain_number(&mut self) -> Option<i64> {
        self.peek();
        let rest = self.text.as_bytes().get(self.at..)?;
        let mut number = 0;
        for (length, byte) in rest.iter().enumerate().take(MOST_DIGITS) {
            match byte {
                b'0'..=b'9' => number = number * 10 + i64::from(byte - b'0'),
                b',' | b'}' | b']' | b' ' | b'\n' | b'\r' if length > 0 => {
                    self.at += length;
                    return Some(number);
                }
                _ => return None,
            }
        }
        None
    }

    /// Where in the object that begins here the value of a key is; of two the last.
    pub(super) fn find(&mut self, name: &str) -> Option<usize> {
        if self.kind() != Kind::Object {
            return None;
        }
        let mut found = None;
        self.open();
        while let Some(key) = self.key() {
            if key == name {
                found = Some(self.at);
            }
            self.value();
        }
        found
    }

    fn byte(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn step(&mut self) {
        self.at = (self.at + 1).min(self.text.len());
    }

    /// The next byte that is not space. Most often it is the one here, and to see that is not worth
    /// a call.
    #[inline(always)]
    fn peek(&mut self) -> u8 {
        match self.byte() {
            byte if byte > b' ' => byte,
            _ => self.after_space(),
        }
    }

    fn after_space(&mut self) -> u8 {
        while is_space(self.byte()) {
            self.at += 1;
        }
        self.byte()
    }

    /// Over a string; what stands within if nothing is escaped.
    fn string(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        let mut is_plain = true;
        self.step();
        let bytes = self.text.as_bytes();
        while let Some(rest) = bytes.get(self.at..) {
            self.at += plain(rest);
            match bytes.get(self.at) {
                Some(b'"') => {
                    let plain = self.text.get(start..self.at).filter(|_| is_plain);
                    self.at += 1;
                    return plain;
                }
                Some(b'\\') => {
                    is_plain = false;
                    self.at += 2;
                }
                Some(_) => self.at += 1,
                None => break,
            }
        }
        self.at = bytes.len();
        None
    }

    /// Over an object or a list with all that is in it.
    fn nested(&mut self) {
        let mut depth = 0_usize;
        loop {
            match self.byte() {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth -= 1,
                _ if self.at == self.text.len() => return,
                _ => {}
            }
            self.step();
            if depth == 0 {
                return;
            }
        }
    }
}

/// Whether a byte may stand between values.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

/// How many bytes come before the first that ends a string, escapes or may not stand in one. Eight
/// are looked at together: to take more from a byte than it is sets its highest bit, and where that
/// was not set before, the first such byte is what is looked for. Those after it may be mistaken.
fn plain(bytes: &[u8]) -> usize {
    const EACH: u64 = u64::MAX / 0xff;
    let (eights, rest) = bytes.as_chunks();
    let mut before = 0;
    for eight in eights {
        let eight = u64::from_le_bytes(*eight);
        let is = |byte: u8| (eight ^ (EACH * u64::from(byte))).wrapping_sub(EACH);
        let below = eight.wrapping_sub(EACH * 0x20) | is(b'"') | is(b'\\');
        let found = below & !eight & (EACH * 0x80);
        if found != 0 {
            return before + found.trailing_zeros() as usize / 8;
        }
        before += 8;
    }
    let is_plain = |byte: &&u8| !matches!(byte, ..0x20 | b'"' | b'\\');
    before + rest.iter().take_while(is_plain).count()
}

/// The text of a string; `None` if it is no string, or has half a character.
fn unquoted(quoted: &str) -> Option<Cow<'_, str>> {
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    let Some(plain) = inner.find('\\') else {
        return Some(Cow::Borrowed(inner));
    };
    let mut text = String::with_capacity(inner.len());
    let mut rest = inner;
    let mut next = Some(plain);
    while let Some(end) = next {
        text.push_str(&rest[..end]);
        let (character, length) = escaped(&rest[end..])?;
        text.push(character);
        rest = rest.get(end + length..)?;
        next = rest.find('\\');
    }
    text.push_str(rest);
    Some(Cow::Owned(text))
}

/// The character that a text begins with in escaped form, and how long that is.
fn escaped(text: &str) -> Option<(char, usize)> {
    let plain = match text.as_bytes().get(1)? {
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => {
            let high = hex(text)?;
            if !(0xd800..0xdc00).contains(&high) {
                return Some((char::from_u32(high)?, 6));
            }
            let low = hex(text.get(6..)?)?.checked_sub(0xdc00)?;
            let pair = 0x10000 + ((high - 0xd800) << 10) + low;
            return (low < 0x400).then_some((char::from_u32(pair)?, 12));
        }
        other => char::from(*other),
    };
    Some((plain, 2))
}

/// The number in `\u00e0…`.
fn hex(text: &str) -> Option<u32> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u32::from_str_radix(digits, 16).ok()
}
