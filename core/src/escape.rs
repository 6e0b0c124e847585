//! How a text stands between the quotes of JSON: the same in a report and in what a digest is taken of.

use core::fmt::{self, Write};

/// Passes a text on with what JSON escapes escaped: `"` and `\` by `\`, a control character by its letter (`\n`) or
/// its number (`\u001f`). Every other character is itself.
pub(crate) struct Escaped<'a, W: ?Sized>(pub(crate) &'a mut W);

impl<W: Write + ?Sized> Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut left = text;
        loop {
            let plain = plain(left.as_bytes());
            if plain == left.len() {
                return self.0.write_str(left);
            }
            let (before, behind) = left.split_at_checked(plain).ok_or(fmt::Error)?;
            self.0.write_str(before)?;
            let mut characters = behind.chars();
            let Some(special) = characters.next() else { return Ok(()) };
            left = characters.as_str();
            self.0.write_str(match special {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\u{8}' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\u{c}' => "\\f",
                '\r' => "\\r",
                _ => {
                    write!(self.0, "\\u{:04x}", u32::from(special))?;
                    continue;
                }
            })?;
        }
    }
}

/// How many bytes stand before the first that is escaped. Eight are looked at in one step.
fn plain(text: &[u8]) -> usize {
    let (words, _) = text.as_chunks::<8>();
    let is_plain = |word: &[u8; 8]| !has_special(u64::from_le_bytes(*word));
    let whole = words.iter().take_while(|word| is_plain(word)).count().saturating_mul(8);
    // What is left behind the last whole eight lies in the last eight, some of which are looked at twice.
    if words.len().saturating_mul(8) == whole && text.last_chunk().is_some_and(is_plain) {
        return text.len();
    }
    let rest = text.get(whole..).unwrap_or_default();
    let more = rest.iter().position(|byte| matches!(byte, ..b' ' | b'"' | b'\\')).unwrap_or(rest.len());
    whole.saturating_add(more)
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
