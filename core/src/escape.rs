//! How a text stands between the quotes of JSON: the same in a report and in what a digest is taken of.

use core::fmt::{self, Write};

/// Passes a text on with what JSON escapes escaped: `"` and `\` by `\`, a control character by its letter (`\n`) or
/// its number (`\u001f`). Every other character is itself.
pub(crate) struct Escaped<'a, W: ?Sized>(pub(crate) &'a mut W);

impl<W: Write + ?Sized> Write for Escaped<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut left = text;
        loop {
            let plain = left.bytes().position(|byte| matches!(byte, ..b' ' | b'"' | b'\\')).unwrap_or(left.len());
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
