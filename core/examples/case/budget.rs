//! What the household can pay a month, who shares it, what to look at twice, what is left if income falls, and what each
//! period has where incomes or spending begin or end.

use std::io::{self, Write};

use super::page::{Page, list, padded, text};

impl Page<'_> {
    pub(crate) fn print_budget(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(budget) = self.report.get("budget") else { return Ok(()) };
        writeln!(out, "\n{}", self.say("What a month has", "每月收支"))?;
        let rows = [
            ("/income", "income that counts", "计入收入"),
            ("/essentials", "essential spending", "必要支出"),
            ("/debts", "other debts", "其他债务还款"),
            ("/surplus", "left", "结余"),
            ("/capacity", "can be asked for", "可还金额"),
        ];
        for (pointer, en, zh) in rows {
            writeln!(out, "  {}{:>12}", padded(self.say(en, zh), 24), text(budget, pointer))?;
        }
        for (place, creditor) in list(budget, "/creditors").enumerate() {
            let at = |key: &str| text(creditor, key);
            let name = if place == 0 { self.say("this account", "本账户").to_owned() } else { at("/name") };
            let (name, share, balance) = (padded(&name, 22), at("/share"), at("/balance"));
            self.line(
                out,
                format_args!("    {name}{share:>12}  of {balance}"),
                format_args!("    {name}{share:>12}  余额{balance}"),
            )?;
        }
        for finding in list(budget, "/findings") {
            writeln!(out, "  ! {}", self.both(finding, "/text"))?;
        }
        for stress in list(budget, "/stresses") {
            writeln!(out, "  {}{:>12}", padded(&self.both(stress, "/text"), 24), text(stress, "/capacity"))?;
        }
        for period in list(budget, "/periods") {
            let at = |key: &str| text(period, key);
            let (from, to, capacity) = (at("/from"), at("/to"), at("/capacity"));
            let until_en = if to == "-" { String::new() } else { format!(" to {to}") };
            let until_zh = if to == "-" { "起".to_owned() } else { format!("至{to}") };
            let name_en = padded(&format!("from {from}{until_en}"), 28);
            let name_zh = padded(&format!("{from}{until_zh}"), 28);
            self.line(out, format_args!("  {name_en}{capacity:>12}"), format_args!("  {name_zh}{capacity:>12}"))?;
            for stress in list(period, "/stresses") {
                writeln!(out, "    {}{:>12}", padded(&self.both(stress, "/text"), 26), text(stress, "/capacity"))?;
            }
        }
        Ok(())
    }

    /// A stress that an offer names as the budget does in English; one that a case names keeps its name.
    pub(crate) fn stress(&self, name: &str) -> String {
        let mut known = list(self.report, "/budget/stresses").filter(|stress| text(stress, "/text/en") == name);
        known.next().map_or_else(|| name.to_owned(), |stress| self.both(stress, "/text"))
    }
}
