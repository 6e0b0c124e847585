//! A document as plain text.

use super::{Align, Block, Page, Table, shown_of};
use alloc::string::String;
use alloc::vec::Vec;
use unicode_width::UnicodeWidthStr;

impl Page {
    /// As plain text: columns are aligned by the width that a terminal gives each character, two columns for a Chinese
    /// one. Lines end in a line feed and are not wrapped.
    #[must_use]
    pub fn text(&self) -> String {
        render(self)
    }
}

fn render(document: &Page) -> String {
    let mut text = String::new();
    // A line before its end is cut, in space that all lines share.
    let mut line = String::new();
    underlined(&document.title, '=', &mut text);
    for block in &document.blocks {
        text.push('\n');
        match block {
            Block::Heading(heading) => underlined(heading, '-', &mut text),
            Block::Paragraph(paragraph) => end(&shown_of(paragraph), &mut text),
            Block::Facts(facts) => {
                for (name, value) in facts {
                    line.clear();
                    for part in [&shown_of(name), document.colon(), &shown_of(value)] {
                        line.push_str(part);
                    }
                    end(&line, &mut text);
                }
            }
            Block::Table(table) => aligned(table, &mut line, &mut text),
            Block::Notes(notes) => {
                for (place, note) in notes.iter().enumerate() {
                    end(&alloc::format!("{}. {}", place.saturating_add(1), shown_of(note)), &mut text);
                }
            }
            Block::Signatures(parties) => {
                const RULE: &str = "____________________";
                for (place, party) in parties.iter().enumerate() {
                    if place > 0 {
                        text.push('\n');
                    }
                    let (party, colon, date) = (shown_of(party), document.colon(), document.date_word());
                    end(&alloc::format!("{party}{colon}{RULE}  {date}{colon}{RULE}"), &mut text);
                }
            }
        }
    }
    text
}

/// Ends a line.
fn end(line: &str, text: &mut String) {
    text.push_str(line.trim_end());
    text.push('\n');
}

/// The columns that a text takes that is shown as it is.
fn width(shown: &str) -> usize {
    if shown.is_ascii() { shown.len() } else { shown.width() }
}

fn underlined(heading: &str, rule: char, text: &mut String) {
    let heading = shown_of(heading);
    end(&heading, text);
    text.extend(core::iter::repeat_n(rule, width(&heading)));
    text.push('\n');
}

fn aligned(table: &Table, line: &mut String, text: &mut String) {
    let places = 0..table.columns.len();
    let widest = |place| table.column(place).map(|cell| width(&shown_of(cell))).max().unwrap_or(0);
    let widths: Vec<usize> = places.map(widest).collect();
    let mut row = |cells: &mut dyn Iterator<Item = &str>, text: &mut String| {
        line.clear();
        for ((cell, column), widest) in cells.zip(&table.columns).zip(&widths) {
            if !line.is_empty() {
                line.push_str("  ");
            }
            let cell = shown_of(cell);
            let spaces = core::iter::repeat_n(' ', widest.saturating_sub(width(&cell)));
            match column.align {
                Align::Left => {
                    line.push_str(&cell);
                    line.extend(spaces);
                }
                Align::Right => {
                    line.extend(spaces);
                    line.push_str(&cell);
                }
            }
        }
        end(line, text);
    };
    let rule = widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ");
    row(&mut table.columns.iter().map(|column| column.head.as_str()), text);
    end(&rule, text);
    for cells in &table.rows {
        row(&mut cells.iter().map(String::as_str), text);
    }
    if let Some(total) = &table.total {
        end(&rule, text);
        row(&mut total.iter().map(String::as_str), text);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;
    use crate::document::Column;

    /// Every row of a table is as wide as its rule, whatever is in its cells.
    #[test]
    fn columns_stand_under_each_other() {
        let mut table = Table::new([Column::left("项目"), Column::right("金额"), Column::right("x")]);
        for cell in ["还款", "a", "中a中", "é", "e\u{301}", "￥1", "ｱ", "한글", "\u{202e}x\u{7}", "（一）"]
        {
            table = table.row([cell, cell, "|"]).unwrap();
        }
        let text =
            Page::new(Language::Chinese, "表").with(Block::Table(table.total(["合计", "0", "|"]).unwrap())).text();
        let rows: Vec<usize> = text.lines().skip(3).map(UnicodeWidthStr::width).collect();
        assert!(rows.len() == 14 && rows.iter().all(|width| *width == rows[0]), "{rows:?}\n{text}");
    }

    #[test]
    fn an_empty_first_cell_keeps_its_column() {
        let table = Table::new([Column::left(""), Column::left("b")]).row(["", "x"]).unwrap().row(["yy", "x"]).unwrap();
        let text = Page::new(Language::English, "t").with(Block::Table(table)).text();
        assert_eq!(text, "t\n=\n\n    b\n--  -\n    x\nyy  x\n");
    }
}
