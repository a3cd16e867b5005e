//! Whether a text is JSON, and if not, where and why not.

use super::{is_space, plain};

/// What is not JSON about a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// What should stand there.
    pub wanted: Syntax,
    /// What does; `None` at the end of the text.
    pub found: Option<char>,
    /// The line, from 1.
    pub line: usize,
    /// The character in that line, from 1.
    pub column: usize,
    /// The byte in the text, from 1.
    pub byte: usize,
}

/// What should stand somewhere in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A value.
    Value,
    /// An object, as a document is one.
    Object,
    /// A key in quotation marks.
    Key,
    /// `:` after a key.
    Colon,
    /// `,` or `}` after a value in an object.
    CommaOrBrace,
    /// `,` or `]` after a value in a list.
    CommaOrBracket,
    /// Nothing more.
    End,
    /// A digit.
    Digit,
    /// What can follow a backslash.
    Escape,
    /// A character that may stand in a string, or its closing quotation mark.
    Character,
}

/// Whether the text is JSON, by the grammar alone: numbers may be of any size, and strings may
/// have half characters (`\ud800`).
pub(in crate::model) fn check(text: &str) -> Result<(), Fault> {
    Checked::default().go_on(text, usize::MAX).map(|_| ())
}

/// How far a text was checked.
#[derive(Default)]
pub(in crate::model) struct Checked {
    at: usize,
    /// The brackets that are open there.
    open: Vec<u8>,
    /// Where the keys of the outermost object are.
    pub(in crate::model) keys: Vec<usize>,
}

impl Checked {
    /// Checks the next `bytes` of the text, always the same one, or a little more; whether that was
    /// all of it.
    pub(in crate::model) fn go_on(&mut self, text: &str, bytes: usize) -> Result<bool, Fault> {
        let mut checker = Checker {
            bytes: text.as_bytes(),
            at: self.at,
            open: std::mem::take(&mut self.open),
            keys: std::mem::take(&mut self.keys),
        };
        let done = checker.document(self.at.saturating_add(bytes));
        let done = done.map_err(|wanted| fault(text, checker.at, wanted));
        (self.at, self.open, self.keys) = (checker.at, checker.open, checker.keys);
        done
    }
}

/// A fault at a byte, with its line and column.
pub(in crate::model) fn fault(text: &str, at: usize, wanted: Syntax) -> Fault {
    // A fault within a character is a fault of that character.
    let at = (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0);
    let (before, after) = text.split_at(at);
    let line = before.rfind('\n').map_or(0, |end| end + 1);
    Fault {
        wanted,
        found: after.chars().next(),
        line: before.bytes().filter(|b| *b == b'\n').count() + 1,
        column: before[line..].chars().count() + 1,
        byte: at + 1,
    }
}

struct Checker<'a> {
    bytes: &'a [u8],
    at: usize,
    open: Vec<u8>,
    keys: Vec<usize>,
}

impl Checker<'_> {
    /// From before one value to before another, from `until` on, or to the end, which it says.
    fn document(&mut self, until: usize) -> Result<bool, Syntax> {
        while self.at < until {
            match self.after_space() {
                bracket @ (b'{' | b'[') => {
                    self.at += 1;
                    // The closing one is two after the opening one in ASCII.
                    if self.after_space() == bracket + 2 {
                        self.at += 1;
                    } else {
                        self.open.push(bracket);
                        if bracket == b'{' {
                            self.key()?;
                        }
                        continue;
                    }
                }
                b'"' => self.string()?,
                b't' => self.word(b"true")?,
                b'f' => self.word(b"false")?,
                b'n' => self.word(b"null")?,
                b'-' | b'0'..=b'9' => self.number()?,
                _ => return Err(Syntax::Value),
            }
            loop {
                let next = self.after_space();
                let Some(bracket) = self.open.last().copied() else {
                    return match self.at == self.bytes.len() {
                        true => Ok(true),
                        false => Err(Syntax::End),
                    };
                };
                if next == b',' {
                    self.at += 1;
                    if bracket == b'{' {
                        self.after_space();
                        self.key()?;
                    }
                    break;
                }
                if next != bracket + 2 {
                    return Err(match bracket {
                        b'{' => Syntax::CommaOrBrace,
                        _ => Syntax::CommaOrBracket,
                    });
                }
                self.at += 1;
                self.open.pop();
            }
        }
        Ok(false)
    }

    /// The byte here; 0 at the end, which is allowed nowhere either.
    fn byte(&self) -> u8 {
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    fn after_space(&mut self) -> u8 {
        while is_space(self.byte()) {
            self.at += 1;
        }
        self.byte()
    }

    fn key(&mut self) -> Result<(), Syntax> {
        if self.byte() != b'"' {
            return Err(Syntax::Key);
        }
        if self.open.len() == 1 {
            self.keys.push(self.at);
        }
        self.string()?;
        if self.after_space() != b':' {
            return Err(Syntax::Colon);
        }
        self.at += 1;
        Ok(())
    }

    fn word(&mut self, word: &[u8]) -> Result<(), Syntax> {
        if !self.bytes[self.at..].starts_with(word) {
            return Err(Syntax::Value);
        }
        self.at += word.len();
        Ok(())
    }

    fn string(&mut self) -> Result<(), Syntax> {
        loop {
            self.at += 1;
            self.at += plain(self.bytes.get(self.at..).unwrap_or_default());
            match self.byte() {
                b'"' => break,
                b'\\' => {
                    self.at += 1;
                    match self.byte() {
                        b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => {}
                        b'u' => {
                            for _ in 0..4 {
                                self.at += 1;
                                if !self.byte().is_ascii_hexdigit() {
                                    return Err(Syntax::Escape);
                                }
                            }
                        }
                        _ => return Err(Syntax::Escape),
                    }
                }
                0..0x20 => return Err(Syntax::Character),
                _ => {}
            }
        }
        self.at += 1;
        Ok(())
    }

    fn number(&mut self) -> Result<(), Syntax> {
        if self.byte() == b'-' {
            self.at += 1;
        }
        match self.byte() {
            b'0' => self.at += 1,
            _ => self.digits()?,
        }
        if self.byte() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.byte(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.byte(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Syntax> {
        let start = self.at;
        while self.byte().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start {
            return Err(Syntax::Digit);
        }
        Ok(())
    }
}
