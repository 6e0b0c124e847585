//! What happened and why: the newest first with empty months in one line, or the whole of it.

use std::io::{self, Write};

use serde_json::Value;

use super::page::{Page, is_not_zero, list, text};

impl Page<'_> {
    /// Everything, oldest first, with every statement.
    pub(crate) fn print_history(&self, out: &mut impl Write) -> io::Result<()> {
        self.print_title(out)?;
        writeln!(out, "\n{}", self.say("What happened, and why", "发生了什么，为什么"))?;
        for line in list(self.report, "/lines") {
            self.print_line(line, out)?;
        }
        self.print_statements(out)
    }

    pub(crate) fn print_newest_first(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.say("What happened, and why, newest first", "发生了什么，为什么（由近及远）"))?;
        let empty: Vec<String> = list(self.report, "/statements")
            .filter(|statement| !is_not_zero(&text(statement, "/balance")))
            .map(|statement| text(statement, "/date"))
            .collect();
        let says_nothing = |line: &Value| {
            let about = text(line, "/text/en");
            match text(line, "/kind").as_str() {
                "statement" => empty.contains(&text(line, "/date")),
                "interestFreePeriodKept" => empty.iter().any(|day| about.contains(day.as_str())),
                _ => false,
            }
        };
        let mut lines: Vec<&Value> = list(self.report, "/lines").collect();
        lines.reverse();
        let mut skipped: Vec<String> = Vec::new();
        for line in lines {
            if says_nothing(line) {
                if text(line, "/kind") == "statement" {
                    skipped.push(text(line, "/date"));
                }
                continue;
            }
            self.print_skipped(&mut skipped, out)?;
            self.print_line(line, out)?;
        }
        self.print_skipped(&mut skipped, out)
    }

    fn print_line(&self, line: &Value, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "  {}  {}", text(line, "/date"), self.both(line, "/text"))
    }

    /// Statements of nothing, newest first, in one line.
    fn print_skipped(&self, skipped: &mut Vec<String>, out: &mut impl Write) -> io::Result<()> {
        let days = std::mem::take(skipped);
        let (Some(last), Some(first)) = (days.first(), days.last()) else { return Ok(()) };
        let count = days.len();
        if count == 1 {
            return self.line(
                out,
                format_args!("  {last}  statement of nothing"),
                format_args!("  {last}  账单金额为零"),
            );
        }
        self.line(
            out,
            format_args!("  {first} to {last}: {count} statements of nothing"),
            format_args!("  {first}至{last}：{count}期账单金额均为零"),
        )
    }
}
