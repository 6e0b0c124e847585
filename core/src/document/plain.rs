//! A document as plain text.

use super::{Align, Block, Page, Table, harmless};
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
    underlined(&document.title, '=', &mut text);
    for block in &document.blocks {
        text.push('\n');
        match block {
            Block::Heading(heading) => underlined(heading, '-', &mut text),
            Block::Paragraph(paragraph) => line(&harmless(paragraph), &mut text),
            Block::Facts(facts) => {
                for (name, value) in facts {
                    line(&[&harmless(name), document.colon(), &harmless(value)].concat(), &mut text);
                }
            }
            Block::Table(table) => aligned(table, &mut text),
            Block::Notes(notes) => {
                for (place, note) in notes.iter().enumerate() {
                    line(&alloc::format!("{}. {}", place.saturating_add(1), harmless(note)), &mut text);
                }
            }
            Block::Signatures(parties) => {
                const RULE: &str = "____________________";
                for (place, party) in parties.iter().enumerate() {
                    if place > 0 {
                        text.push('\n');
                    }
                    let (party, colon, date) = (harmless(party), document.colon(), document.date_word());
                    line(&alloc::format!("{party}{colon}{RULE}  {date}{colon}{RULE}"), &mut text);
                }
            }
        }
    }
    text
}

fn line(line: &str, text: &mut String) {
    text.push_str(line.trim_end());
    text.push('\n');
}

fn underlined(heading: &str, rule: char, text: &mut String) {
    let heading = harmless(heading);
    line(&heading, text);
    text.extend(core::iter::repeat_n(rule, heading.width()));
    text.push('\n');
}

fn aligned(table: &Table, text: &mut String) {
    let places = 0..table.columns.len();
    let widest = |place| table.column(place).map(|cell| harmless(cell).width()).max().unwrap_or(0);
    let widths: Vec<usize> = places.map(widest).collect();
    let row = |cells: &mut dyn Iterator<Item = &str>, text: &mut String| {
        let mut written = String::new();
        for ((cell, column), width) in cells.zip(&table.columns).zip(&widths) {
            if !written.is_empty() {
                written.push_str("  ");
            }
            let cell = harmless(cell);
            let room = width.saturating_sub(cell.width());
            let spaces = core::iter::repeat_n(' ', room);
            match column.align {
                Align::Left => {
                    written.push_str(&cell);
                    written.extend(spaces);
                }
                Align::Right => {
                    written.extend(spaces);
                    written.push_str(&cell);
                }
            }
        }
        line(&written, text);
    };
    let rule = || widths.iter().map(|width| "-".repeat(*width)).collect::<Vec<_>>().join("  ");
    row(&mut table.columns.iter().map(|column| column.head.as_str()), text);
    line(&rule(), text);
    for cells in &table.rows {
        row(&mut cells.iter().map(String::as_str), text);
    }
    if let Some(total) = &table.total {
        line(&rule(), text);
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
