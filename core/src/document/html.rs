//! A document as a page.

use super::model::put;
use super::{Align, Block, Page, Table, shown_of};
use crate::words::Language;
use alloc::string::String;

/// No script runs and nothing is loaded, whatever the page says.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE: &str = "\
:root{color-scheme:light}
body{margin:0;background:#fff;color:#111;font:16px/1.6 system-ui,-apple-system,\"Segoe UI\",\"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK SC\",sans-serif}
main{max-width:46rem;margin:0 auto;padding:2rem 1rem}
h1{font-size:1.6rem;text-align:center;margin:0 0 1.5rem}
h2{font-size:1.15rem;margin:1.6rem 0 .5rem}
dl{display:grid;grid-template-columns:minmax(8rem,max-content) 1fr;gap:.25rem 1rem;margin:1rem 0}
dt{color:#444}
dd{margin:0;overflow-wrap:anywhere}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;margin:1rem 0;font-variant-numeric:tabular-nums}
th,td{border:1px solid #999;padding:.3rem .5rem;text-align:left;vertical-align:top}
td:first-child{white-space:nowrap}
thead th{background:#f0f0f0}
.r{text-align:right}
.d{white-space:nowrap}
tfoot td{font-weight:600}
.sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr));gap:2.5rem 2rem;margin-top:3rem}
.sign p{margin:0 0 1.5rem;border-bottom:1px solid #111;padding-bottom:.2rem}
@media print{
body{font-size:11pt}
main{max-width:none;padding:0}
h2,thead{break-after:avoid}
tr,.sign,li{break-inside:avoid}
thead{display:table-header-group}
tfoot{display:table-row-group}
.wide{overflow:visible}
}
@page{size:A4;margin:20mm 18mm}
";

impl Page {
    /// As a page that needs nothing else: its style is inside, it loads nothing and runs nothing, and it prints on A4.
    #[must_use]
    pub fn html(&self) -> String {
        render(self)
    }
}

fn render(document: &Page) -> String {
    let lang = match document.language {
        Language::English => "en",
        Language::Chinese => "zh-CN",
    };
    let title = escaped(&document.title);
    let mut page = alloc::format!(
        "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"ltr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{}</h1>\n",
        isolated(&document.title)
    );
    for block in &document.blocks {
        render_block(document, block, &mut page);
    }
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

fn render_block(document: &Page, block: &Block, page: &mut String) {
    match block {
        Block::Heading(heading) => put(page, format_args!("<h2>{}</h2>\n", isolated(heading))),
        Block::Paragraph(paragraph) => put(page, format_args!("<p>{}</p>\n", isolated(paragraph))),
        Block::Facts(facts) => {
            page.push_str("<dl>\n");
            for (name, value) in facts {
                put(page, format_args!("<dt>{}</dt><dd>{}</dd>\n", isolated(name), isolated(value)));
            }
            page.push_str("</dl>\n");
        }
        Block::Table(table) => render_table(table, page),
        Block::Notes(notes) => {
            page.push_str("<ol>\n");
            for note in notes {
                put(page, format_args!("<li>{}</li>\n", isolated(note)));
            }
            page.push_str("</ol>\n");
        }
        Block::Signatures(parties) => {
            let (colon, date) = (document.colon(), document.date_word());
            page.push_str("<div class=\"sign\">\n");
            for party in parties {
                put(page, format_args!("<div><p>{}{colon}</p><p>{date}{colon}</p></div>\n", isolated(party)));
            }
            page.push_str("</div>\n");
        }
    }
}

fn render_table(table: &Table, page: &mut String) {
    let side = |align| match align {
        Align::Left => "",
        Align::Right => " class=\"r\"",
    };
    let class = |align, cell: &str| match align {
        Align::Left if is_date(cell) => " class=\"d\"",
        align => side(align),
    };
    let row = |cells: &[String], page: &mut String| {
        page.push_str("<tr>");
        for (cell, column) in cells.iter().zip(&table.columns) {
            put(page, format_args!("<td{}>{}</td>", class(column.align, cell), isolated(cell)));
        }
        page.push_str("</tr>\n");
    };
    page.push_str("<div class=\"wide\">\n<table>\n<thead>\n<tr>");
    for column in &table.columns {
        put(page, format_args!("<th scope=\"col\"{}>{}</th>", side(column.align), isolated(&column.head)));
    }
    page.push_str("</tr>\n</thead>\n<tbody>\n");
    for cells in &table.rows {
        row(cells, page);
    }
    page.push_str("</tbody>\n");
    if let Some(total) = &table.total {
        page.push_str("<tfoot>\n");
        row(total, page);
        page.push_str("</tfoot>\n");
    }
    page.push_str("</table>\n</div>\n");
}

/// Whether a text is a date alone, which stays on one line: `2026-01-24` or `2026年1月24日`.
fn is_date(text: &str) -> bool {
    let mut parts = text.trim_end_matches('日').split(['-', '年', '月']);
    let is_number = |part: &str, longest: usize| {
        (1..=longest).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    let is_whole = [4, 2, 2].iter().all(|longest| parts.next().is_some_and(|part| is_number(part, *longest)));
    is_whole && parts.next().is_none()
}

/// Text that is text, in an element or in a quoted attribute.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for character in shown_of(text).chars() {
        match character {
            '&' => written.push_str("&amp;"),
            '<' => written.push_str("&lt;"),
            '>' => written.push_str("&gt;"),
            '"' => written.push_str("&quot;"),
            '\'' => written.push_str("&#39;"),
            other => written.push(other),
        }
    }
    written
}

/// The same; letters that run from right to left stay among themselves.
fn isolated(text: &str) -> String {
    let text = escaped(text);
    let is_right_to_left = |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    if text.contains(is_right_to_left) { alloc::format!("<bdi>{text}</bdi>") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Column;

    #[test]
    fn dates_stay_on_one_line_and_nothing_else_is_a_date() {
        for date in ["2026-01-24", "2026年1月24日"] {
            assert!(is_date(date), "{date}");
        }
        for other in ["", "2026", "card-9", "2026-01", "1-2-3-4", "this account", "12026-01-24", "2026-ab-24"] {
            assert!(!is_date(other), "{other}");
        }
        let table = Table::new([Column::left("day")]).row(["2026-01-24"]).unwrap().row(["later"]).unwrap();
        let page = Page::new(Language::English, "days").with(Block::Table(table)).html();
        assert!(page.contains("<td class=\"d\">2026-01-24</td>") && page.contains("<td>later</td>"), "{page}");
    }

    #[test]
    fn nothing_put_in_becomes_markup() {
        const EVIL: &str = "</title></style><script>alert('x')</script>\"><img src=x onerror=1>&amp;\u{202e}";
        let texts = || alloc::vec![String::from(EVIL)];
        let table = Table::new([Column::left(EVIL)]).row([EVIL]).unwrap().total([EVIL]).unwrap();
        let page = Page::new(Language::English, EVIL)
            .with(Block::Heading(EVIL.into()))
            .with(Block::Paragraph(EVIL.into()))
            .with(Block::Facts(alloc::vec![(EVIL.into(), EVIL.into())]))
            .with(Block::Table(table))
            .with(Block::Notes(texts()))
            .with(Block::Signatures(texts()))
            .html();
        assert_eq!(page.matches("&lt;script&gt;alert(&#39;x&#39;)").count(), 11);
        assert!(!page.contains("<script") && !page.contains("<img") && !page.contains('\u{202e}'));
        // As many closing tags as a harmless document of the same blocks has.
        assert_eq!((page.matches("</title>").count(), page.matches("</style>").count()), (1, 1));
    }

    #[test]
    fn letters_from_right_to_left_are_isolated() {
        assert_eq!(isolated("שלום 7"), "<bdi>שלום 7</bdi>");
        assert_eq!(isolated("甲方 7"), "甲方 7");
    }
}
