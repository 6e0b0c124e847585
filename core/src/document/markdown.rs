//! A document as Markdown.

use super::model::put;
use super::{Align, Block, Page, Table, shown_of};
use alloc::string::String;

impl Page {
    /// As Markdown (CommonMark with tables), with every character escaped that could be markup.
    #[must_use]
    pub fn markdown(&self) -> String {
        render(self)
    }
}

fn render(document: &Page) -> String {
    let mut text = String::new();
    line(&mut text, "# ", &document.title);
    for block in &document.blocks {
        text.push('\n');
        match block {
            Block::Heading(heading) => line(&mut text, "## ", heading),
            Block::Paragraph(paragraph) => line(&mut text, "", paragraph),
            Block::Facts(facts) => {
                for (name, value) in facts {
                    text.push_str("- **");
                    escape(name, &mut text);
                    text.push_str("**");
                    line(&mut text, document.colon(), value);
                }
            }
            Block::Table(table) => piped(table, &mut text),
            Block::Notes(notes) => {
                for (place, note) in notes.iter().enumerate() {
                    put(&mut text, format_args!("{}", place.saturating_add(1)));
                    line(&mut text, ". ", note);
                }
            }
            Block::Signatures(parties) => {
                const RULE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
                let (colon, date) = (document.colon(), document.date_word());
                for (place, party) in parties.iter().enumerate() {
                    text.push_str(if place > 0 { "\n" } else { "" });
                    escape(party, &mut text);
                    put(&mut text, format_args!("{colon}{RULE} {date}{colon}{RULE}\n"));
                }
            }
        }
    }
    text
}

/// A line: markup, then a text that is none.
fn line(text: &mut String, markup: &str, plain: &str) {
    text.push_str(markup);
    escape(plain, text);
    text.push('\n');
}

fn piped(table: &Table, text: &mut String) {
    let row = |cells: &mut dyn Iterator<Item = &str>, around: &str, text: &mut String| {
        text.push('|');
        for cell in cells {
            let around = if shown_of(cell).trim().is_empty() { "" } else { around };
            text.push(' ');
            text.push_str(around);
            escape(cell, text);
            text.push_str(around);
            text.push_str(" |");
        }
        text.push('\n');
    };
    row(&mut table.columns.iter().map(|column| column.head.as_str()), "", text);
    text.push('|');
    for column in &table.columns {
        text.push_str(match column.align {
            Align::Left => " --- |",
            Align::Right => " ---: |",
        });
    }
    text.push('\n');
    for cells in &table.rows {
        row(&mut cells.iter().map(String::as_str), "", text);
    }
    if let Some(total) = &table.total {
        row(&mut total.iter().map(String::as_str), "**", text);
    }
}

fn is_www(four: &[u8]) -> bool {
    four.eq_ignore_ascii_case(b"www.")
}

/// Adds a text so that Markdown shows it as it is: a backslash before whatever could be markup.
fn escape(text: &str, written: &mut String) {
    let shown = shown_of(text);
    let (is_address, is_www) = (shown.contains("://"), shown.as_bytes().windows(4).any(is_www));
    let text = shown.trim();
    // At the beginning a list, a heading's underline or a code block could start.
    let mut in_number = true;
    // All of these are of ASCII, so whatever stands between two of them is a text; it is added in one piece.
    let mut from = 0;
    for (place, byte) in text.bytes().enumerate() {
        let could_be_markup = match byte {
            // `@` and `:` make links of bare addresses; `.` does after `www`.
            b'\\' | b'`' | b'*' | b'_' | b'[' | b']' | b'<' | b'>' | b'&' | b'|' | b'~' | b'#' | b'!' | b'$' | b'^'
            | b'{' | b'}' | b'@' => true,
            b':' => is_address,
            b'.' => in_number || is_www,
            b')' => in_number,
            b'-' | b'+' | b'=' => place == 0,
            _ => false,
        };
        in_number &= byte.is_ascii_digit();
        if could_be_markup {
            written.push_str(text.get(from..place).unwrap_or_default());
            written.push('\\');
            from = place;
        }
    }
    written.push_str(text.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_shown_and_not_obeyed() {
        for (given, written) in [
            ("<script>alert(1)</script>", "\\<script\\>alert(1)\\</script\\>"),
            ("[x](http://x)", "\\[x\\](http\\://x)"),
            ("![x](y)", "\\!\\[x\\](y)"),
            ("a|b", "a\\|b"),
            ("**b** _i_ `c` ~~s~~", "\\*\\*b\\*\\* \\_i\\_ \\`c\\` \\~\\~s\\~\\~"),
            ("# h", "\\# h"),
            ("- item", "\\- item"),
            ("+ item", "\\+ item"),
            ("1. item", "1\\. item"),
            ("12) item", "12\\) item"),
            ("===", "\\==="),
            ("    code", "code"),
            ("> quote", "\\> quote"),
            ("&lt;", "\\&lt;"),
            ("www.x.com a@b.c", "www\\.x\\.com a\\@b\\.c"),
            ("back\\slash", "back\\\\slash"),
            ("line\n\n# two", "line  \\# two"),
            ("2026-12-01", "2026-12-01"),
            ("1,072.00", "1,072.00"),
            ("1072.00 元", "1072\\.00 元"),
            ("甲方：乙", "甲方：乙"),
        ] {
            let mut escaped = String::new();
            escape(given, &mut escaped);
            assert_eq!(escaped, written, "{given}");
        }
    }
}
