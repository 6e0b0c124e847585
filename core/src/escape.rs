//! How a text stands between the quotes of JSON: the same in a report and in what a digest is taken of.

use core::fmt::{self, Write};

/// Passes a text on with what JSON escapes escaped: `"` and `\` by `\`, a control character by its letter (`\n`) or
/// its number (`\u001f`). Every other character is itself.
pub(crate) struct Escaped<'a, W: ?Sized>(pub(crate) &'a mut W);

impl<W: Write + ?Sized> Write for Escaped<'_, W> {
    /// Nearly every text has nothing to escape.
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if is_plain(text.as_bytes()) { self.0.write_str(text) } else { escape(text, self.0) }
    }
}

/// Passes on a text that has something to escape.
#[cold]
#[inline(never)]
fn escape<W: Write + ?Sized>(text: &str, out: &mut W) -> fmt::Result {
    let mut left = text;
    while let Some(plain) = before_special(left.as_bytes()) {
        let (before, behind) = left.split_at_checked(plain).ok_or(fmt::Error)?;
        out.write_str(before)?;
        let mut characters = behind.chars();
        let Some(special) = characters.next() else { return Ok(()) };
        left = characters.as_str();
        out.write_str(match special {
            '"' => "\\\"",
            '\\' => "\\\\",
            '\u{8}' => "\\b",
            '\t' => "\\t",
            '\n' => "\\n",
            '\u{c}' => "\\f",
            '\r' => "\\r",
            _ => {
                write!(out, "\\u{:04x}", u32::from(special))?;
                continue;
            }
        })?;
    }
    out.write_str(left)
}

/// How many bytes stand before the first that is escaped, where one is.
fn before_special(text: &[u8]) -> Option<usize> {
    let plain = text.as_chunks().0.iter().take_while(|eight| !has_special(u64::from_le_bytes(**eight))).count();
    let plain = plain.saturating_mul(8);
    let more = text.get(plain..)?.iter().position(|byte| is_special(*byte))?;
    Some(plain.saturating_add(more))
}

const fn is_special(byte: u8) -> bool {
    matches!(byte, ..b' ' | b'"' | b'\\')
}

/// Whether no byte is escaped. Eight are looked at in one step; the last eight, or of fewer the first and the last four, may
/// overlap others.
#[inline]
fn is_plain(text: &[u8]) -> bool {
    let are_plain = |eight: &[u8; 8]| !has_special(u64::from_le_bytes(*eight));
    if let Some(last) = text.last_chunk() {
        return are_plain(last) && text.as_chunks().0.iter().all(are_plain);
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let [first, last] = [first, last].map(|four: &[u8; 4]| u64::from(u32::from_le_bytes(*four)));
        return !has_special(first << 32 | last);
    }
    !text.iter().any(|byte| is_special(*byte))
}

/// Whether one of eight bytes is below a space, a quote or a backslash.
///
/// Of a byte below `n` and below 128, the top bit is set in `byte - n` and not in the byte. A borrow may show a byte above
/// a special one as special too, but never the other way round.
const fn has_special(word: u64) -> bool {
    const EACH: u64 = 0x0101_0101_0101_0101;
    const TOP: u64 = EACH << 7;
    let control = word.wrapping_sub(EACH.wrapping_mul(0x20)) & !word;
    let quote = word ^ EACH.wrapping_mul(0x22);
    let backslash = word ^ EACH.wrapping_mul(0x5c);
    (control | (quote.wrapping_sub(EACH) & !quote) | (backslash.wrapping_sub(EACH) & !backslash)) & TOP != 0
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::format;
    use alloc::string::String;

    #[test]
    fn whatever_is_special_is_seen_wherever_it_stands() {
        for length in 0..20_usize {
            let plain: String = (0..length).map(|n| if n % 5 == 3 { '~' } else { ' ' }).collect();
            let mut out = String::new();
            Escaped(&mut out).write_str(&plain).unwrap();
            assert_eq!(out, plain);
            for at in 0..length {
                for (special, escaped) in
                    [('"', "\\\""), ('\\', "\\\\"), ('\u{1f}', "\\u001f"), ('\0', "\\u0000"), ('\n', "\\n")]
                {
                    let (before, after) = (&plain[..at], &plain[at..]);
                    let mut out = String::new();
                    Escaped(&mut out).write_str(&format!("{before}{special}é{after}")).unwrap();
                    assert_eq!(out, format!("{before}{escaped}é{after}"));
                }
            }
        }
    }
}
