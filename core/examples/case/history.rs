//! What happened and why: the newest of it with empty months in one line, or the whole of it.

use std::io::{self, Write};

use serde_json::Value;

use super::page::{Page, is_not_zero, list, text};

/// Lines of what happened that stand on the page.
const NEWEST: usize = 12;

impl Page<'_> {
    /// Everything, oldest first, with every statement.
    pub(crate) fn print_history(&self, out: &mut impl Write) -> io::Result<()> {
        self.print_title(out)?;
        writeln!(out, "\n{}", self.say("What happened, and why", "发生了什么，为什么"))?;
        for line in list(self.report, "/lines") {
            writeln!(out, "  {}", self.told(line))?;
        }
        self.print_statements(out)
    }

    /// The newest of it, empty months in one line; how much there is before.
    pub(crate) fn print_newest_first(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.say("What happened, and why, newest first", "发生了什么，为什么（由近及远）"))?;
        let told = self.newest_first();
        // A few more take no more room than saying that there are.
        let shown = if told.len() <= NEWEST.saturating_add(2) { told.len() } else { NEWEST };
        for line in told.iter().take(shown) {
            writeln!(out, "  {line}")?;
        }
        match told.len().saturating_sub(shown) {
            0 => Ok(()),
            earlier => self.line(
                out,
                format_args!("  {earlier} earlier lines: --why tells all of it"),
                format_args!("  另有{earlier}条更早的记录，加--why可查看全部"),
            ),
        }
    }

    fn newest_first(&self) -> Vec<String> {
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
        let (mut told, mut skipped): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for line in lines {
            if says_nothing(line) {
                if text(line, "/kind") == "statement" {
                    skipped.push(text(line, "/date"));
                }
                continue;
            }
            told.extend(self.skipped(&std::mem::take(&mut skipped)));
            told.push(self.told(line));
        }
        told.extend(self.skipped(&skipped));
        told
    }

    fn told(&self, line: &Value) -> String {
        format!("{}  {}", text(line, "/date"), self.both(line, "/text"))
    }

    /// Statements of nothing, newest first, in one line.
    fn skipped(&self, days: &[String]) -> Option<String> {
        let (last, first, count) = (days.first()?, days.last()?, days.len());
        Some(match count {
            1 => self.say(format!("{last}  statement of nothing"), format!("{last}  账单金额为零")),
            _ => self.say(
                format!("{first} to {last}: {count} statements of nothing"),
                format!("{first}至{last}：{count}期账单金额均为零"),
            ),
        })
    }
}
