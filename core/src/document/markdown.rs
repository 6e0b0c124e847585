//! A document as Markdown.

use super::model::put;
use super::{Align, Block, Page, Table, harmless};
use alloc::string::String;

impl Page {
    /// As Markdown (CommonMark with tables), with every character escaped that could be markup.
    #[must_use]
    pub fn markdown(&self) -> String {
        render(self)
    }
}

fn render(document: &Page) -> String {
    let mut text = alloc::format!("# {}\n", escaped(&document.title));
    for block in &document.blocks {
        text.push('\n');
        match block {
            Block::Heading(heading) => put(&mut text, format_args!("## {}\n", escaped(heading))),
            Block::Paragraph(paragraph) => put(&mut text, format_args!("{}\n", escaped(paragraph))),
            Block::Facts(facts) => {
                for (name, value) in facts {
                    put(&mut text, format_args!("- **{}**{}{}\n", escaped(name), document.colon(), escaped(value)));
                }
            }
            Block::Table(table) => piped(table, &mut text),
            Block::Notes(notes) => {
                for (place, note) in notes.iter().enumerate() {
                    put(&mut text, format_args!("{}. {}\n", place.saturating_add(1), escaped(note)));
                }
            }
            Block::Signatures(parties) => {
                const RULE: &str = "\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_\\_";
                let (colon, date) = (document.colon(), document.date_word());
                for (place, party) in parties.iter().enumerate() {
                    let gap = if place > 0 { "\n" } else { "" };
                    put(&mut text, format_args!("{gap}{}{colon}{RULE} {date}{colon}{RULE}\n", escaped(party)));
                }
            }
        }
    }
    text
}

fn piped(table: &Table, text: &mut String) {
    let row = |cells: &mut dyn Iterator<Item = String>, text: &mut String| {
        text.push('|');
        for cell in cells {
            put(text, format_args!(" {cell} |"));
        }
        text.push('\n');
    };
    row(&mut table.columns.iter().map(|column| escaped(&column.head)), text);
    let rule = |align| match align {
        Align::Left => "---",
        Align::Right => "---:",
    };
    row(&mut table.columns.iter().map(|column| String::from(rule(column.align))), text);
    for cells in &table.rows {
        row(&mut cells.iter().map(|cell| escaped(cell)), text);
    }
    if let Some(total) = &table.total {
        let strong = |cell: &String| match escaped(cell) {
            empty if empty.trim().is_empty() => empty,
            cell => alloc::format!("**{}**", cell.trim()),
        };
        row(&mut total.iter().map(strong), text);
    }
}

fn is_www(four: &[u8]) -> bool {
    four.eq_ignore_ascii_case(b"www.")
}

/// A text that Markdown shows as it is: a backslash before whatever could be markup.
fn escaped(text: &str) -> String {
    let text = harmless(text);
    let bytes = text.as_bytes();
    let (is_address, is_www) = (bytes.windows(3).any(|three| three == b"://"), bytes.windows(4).any(is_www));
    let mut written = String::with_capacity(text.len());
    // At the beginning a list, a heading's underline or a code block could start.
    let mut in_number = true;
    for (place, character) in text.trim().chars().enumerate() {
        let could_be_markup = match character {
            // `@` and `:` make links of bare addresses; `.` does after `www`.
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '#' | '!' | '$' | '^' | '{' | '}'
            | '@' => true,
            ':' => is_address,
            '.' => in_number || is_www,
            ')' => in_number,
            '-' | '+' | '=' => place == 0,
            _ => false,
        };
        in_number &= character.is_ascii_digit();
        if could_be_markup {
            written.push('\\');
        }
        written.push(character);
    }
    written
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
            assert_eq!(escaped(given), written, "{given}");
        }
    }
}
