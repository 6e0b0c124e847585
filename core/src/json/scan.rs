//! The tokens of JSON.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use super::fault::{Fault, Misfit};

/// A place in a text.
#[derive(Clone)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

/// A number of a document: whole, or as it is written.
pub(super) enum Number<'t> {
    Natural(u64),
    Negative(i64),
    /// With a fraction, an exponent, or more digits than a whole number has.
    Other(&'t str),
}

impl<'t> Scanner<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, at: 0 }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) const fn eat(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn next(&mut self) -> Option<u8> {
        let byte = self.byte()?;
        self.eat();
        Some(byte)
    }

    /// The next byte that is not space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        while let Some(b' ' | b'\n' | b'\t' | b'\r') = self.byte() {
            self.eat();
        }
        self.byte()
    }

    /// The next byte that is not space, where one must come.
    pub(super) fn needed(&mut self, within: &str) -> Result<u8, Fault> {
        self.peek().ok_or_else(|| self.fault(within))
    }

    /// A fault at the byte that comes.
    #[cold]
    pub(super) fn fault(&self, message: &str) -> Fault {
        Fault::new(Misfit::NotJson { byte: self.at.saturating_add(1).min(self.text.len()) }, message)
    }

    /// A fault at the byte that was taken.
    #[cold]
    fn fault_behind(&self, message: &str) -> Fault {
        Fault::new(Misfit::NotJson { byte: self.at.min(self.text.len()) }, message)
    }

    /// `null`, `true` or `false`, the first letter of which is next.
    pub(super) fn word(&mut self, word: &str) -> Result<(), Fault> {
        for wanted in word.bytes() {
            match self.next() {
                Some(byte) if byte == wanted => {}
                Some(_) => return Err(self.fault_behind("expected ident")),
                None => return Err(self.fault_behind("EOF while parsing a value")),
            }
        }
        Ok(())
    }

    /// A number, the first byte of which is next.
    pub(super) fn number(&mut self) -> Result<Number<'t>, Fault> {
        let from = self.at;
        let negative = self.byte() == Some(b'-');
        if negative {
            self.eat();
        }
        let mut value = Some(0_u64);
        if self.byte() == Some(b'0') {
            self.eat();
            if let Some(b'0'..=b'9') = self.byte() {
                return Err(self.fault("invalid number"));
            }
        } else {
            self.digits(|digit| {
                value = value.and_then(|value| value.checked_mul(10)?.checked_add(u64::from(digit)));
            })?;
        }
        if self.byte() == Some(b'.') {
            self.eat();
            value = None;
            self.digits(|_| {})?;
        }
        if let Some(b'e' | b'E') = self.byte() {
            self.eat();
            value = None;
            if let Some(b'+' | b'-') = self.byte() {
                self.eat();
            }
            self.digits(|_| {})?;
        }
        let whole = match value {
            Some(value) if !negative => Some(Number::Natural(value)),
            Some(value) if value > 0 => 0_i64.checked_sub_unsigned(value).map(Number::Negative),
            _ => None,
        };
        Ok(whole.unwrap_or_else(|| Number::Other(self.text.get(from..self.at).unwrap_or_default())))
    }

    fn digits(&mut self, mut each: impl FnMut(u8)) -> Result<(), Fault> {
        let from = self.at;
        while let Some(byte @ b'0'..=b'9') = self.byte() {
            each(byte.saturating_sub(b'0'));
            self.eat();
        }
        match self.byte() {
            _ if self.at > from => Ok(()),
            Some(_) => Err(self.fault("invalid number")),
            None => Err(self.fault("EOF while parsing a value")),
        }
    }

    /// A string, the opening quote of which is next.
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Fault> {
        self.eat();
        let mut from = self.at;
        let mut whole = String::new();
        loop {
            let piece = self.text.get(from..self.at).unwrap_or_default();
            match self.next() {
                Some(b'"') if whole.is_empty() => return Ok(Cow::Borrowed(piece)),
                Some(b'"') => {
                    whole.push_str(piece);
                    return Ok(Cow::Owned(whole));
                }
                Some(b'\\') => {
                    whole.push_str(piece);
                    whole.push(self.escape()?);
                    from = self.at;
                }
                byte => self.inside(byte)?,
            }
        }
    }

    /// What may stand in a string: no control character, and not the end.
    fn inside(&self, byte: Option<u8>) -> Result<(), Fault> {
        match byte {
            Some(..b' ') => Err(self.fault_behind("control character (\\u0000-\\u001F) found while parsing a string")),
            Some(_) => Ok(()),
            None => Err(self.fault("EOF while parsing a string")),
        }
    }

    fn escape(&mut self) -> Result<char, Fault> {
        let Some(byte) = self.simple_escape()? else {
            let first = self.hex()?;
            let unit = match first {
                0xD800..=0xDBFF => {
                    for wanted in [b'\\', b'u'] {
                        if self.byte().is_some_and(|byte| byte != wanted) {
                            self.eat();
                            return Err(self.fault_behind("unexpected end of hex escape"));
                        }
                        self.eat();
                    }
                    let second = self.hex()?;
                    char::decode_utf16([first, second]).next()
                }
                _ => char::decode_utf16([first]).next(),
            };
            let lone = || self.fault_behind("lone leading surrogate in hex escape");
            return unit.and_then(Result::ok).ok_or_else(lone);
        };
        Ok(char::from(byte))
    }

    /// The character of an escape of one letter; `None` for `u`.
    fn simple_escape(&mut self) -> Result<Option<u8>, Fault> {
        Ok(Some(match self.next() {
            Some(byte @ (b'"' | b'\\' | b'/')) => byte,
            Some(b'b') => 8,
            Some(b'f') => 12,
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'u') => return Ok(None),
            Some(_) => return Err(self.fault_behind("invalid escape")),
            None => return Err(self.fault("EOF while parsing a string")),
        }))
    }

    fn hex(&mut self) -> Result<u16, Fault> {
        let end = self.at.saturating_add(4);
        let digits = self.text.as_bytes().get(self.at..end);
        let Some(digits) = digits else {
            self.at = self.text.len();
            return Err(self.fault("EOF while parsing a string"));
        };
        self.at = end;
        let value = digits.iter().try_fold(0_u16, |value, byte| {
            let digit = char::from(*byte).to_digit(16)?;
            value.checked_mul(16)?.checked_add(u16::try_from(digit).ok()?)
        });
        value.ok_or_else(|| self.fault_behind("invalid escape"))
    }

    fn skip_string(&mut self) -> Result<(), Fault> {
        self.eat();
        loop {
            match self.next() {
                Some(b'"') => return Ok(()),
                Some(b'\\') => {
                    if self.simple_escape()?.is_none() {
                        self.hex()?;
                    }
                }
                byte => self.inside(byte)?,
            }
        }
    }

    /// The text of a value, whatever it is. However deep it is, the stack is not.
    pub(super) fn value(&mut self) -> Result<&'t str, Fault> {
        self.peek();
        let from = self.at;
        let mut open: Vec<u8> = Vec::new();
        loop {
            match self.needed("EOF while parsing a value")? {
                b'n' => self.word("null")?,
                b't' => self.word("true")?,
                b'f' => self.word("false")?,
                b'-' | b'0'..=b'9' => {
                    self.number()?;
                }
                b'"' => self.skip_string()?,
                bracket @ (b'[' | b'{') => {
                    self.eat();
                    let close = if bracket == b'[' { b']' } else { b'}' };
                    if self.needed(end_of(close))? == close {
                        self.eat();
                    } else {
                        open.push(close);
                        self.skip_key(close)?;
                        continue;
                    }
                }
                _ => return Err(self.fault("expected value")),
            }
            // What comes after a value: the ends of what is open, or a comma.
            loop {
                let Some(close) = open.last().copied() else {
                    return Ok(self.text.get(from..self.at).unwrap_or_default());
                };
                if !self.goes_on(close)? {
                    self.eat();
                    open.pop();
                    continue;
                }
                self.skip_key(close)?;
                break;
            }
        }
    }

    /// After a part of a list or an object: whether another comes; the closing bracket is left where it is.
    pub(super) fn goes_on(&mut self, close: u8) -> Result<bool, Fault> {
        match self.needed(end_of(close))? {
            byte if byte == close => Ok(false),
            b',' => {
                self.eat();
                if self.needed("EOF while parsing a value")? == close {
                    return Err(self.fault("trailing comma"));
                }
                Ok(true)
            }
            _ if close == b']' => Err(self.fault("expected `,` or `]`")),
            _ => Err(self.fault("expected `,` or `}`")),
        }
    }

    fn skip_key(&mut self, close: u8) -> Result<(), Fault> {
        if close == b'}' {
            self.quote()?;
            self.skip_string()?;
            self.colon()?;
        }
        Ok(())
    }

    /// The opening quote of a key.
    pub(super) fn quote(&mut self) -> Result<(), Fault> {
        match self.needed("EOF while parsing an object")? {
            b'"' => Ok(()),
            _ => Err(self.fault("key must be a string")),
        }
    }

    pub(super) fn colon(&mut self) -> Result<(), Fault> {
        match self.needed("EOF while parsing an object")? {
            b':' => {
                self.eat();
                Ok(())
            }
            _ => Err(self.fault("expected `:`")),
        }
    }
}

pub(super) const fn end_of(close: u8) -> &'static str {
    if close == b']' { "EOF while parsing a list" } else { "EOF while parsing an object" }
}
