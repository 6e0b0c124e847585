//! The agreement: what it is, how it is kept, what is owed under it, its pages.

use std::io::{self, Write};

use serde_json::Value;

use super::page::{Page, list, padded, text};

impl Page<'_> {
    pub(crate) fn print_agreement(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(agreement) = self.report.get("agreement") else { return Ok(()) };
        let at = |key: &str| text(agreement, key);
        let (number, signed, accepted) =
            (at("/number"), at("/canonicalText/plan/signed"), at("/canonicalText/accepted"));
        let form = at("/canonicalText/form");
        let in_chinese = match form.as_str() {
            "written" => "书面",
            "oral" => "口头（录音）",
            other => other,
        };
        self.line(
            out,
            format_args!("\nAgreement {number} of {signed} (accepted {accepted}, {form})"),
            format_args!("\n协议序号{number}，签约日期{signed}（接受日期{accepted}，{in_chinese}）"),
        )?;
        writeln!(out, "  {} {}", self.say("digest", "摘要"), at("/digest"))?;
        for verdict in list(agreement, "/law") {
            writeln!(out, "  {}", self.both(verdict, "/text"))?;
        }
        for earlier in list(agreement, "/chain") {
            let at = |key: &str| text(earlier, key);
            let (number, owed, day) = (at("/number"), at("/owed"), at("/supersededOn"));
            self.line(
                out,
                format_args!("  in place of agreement {number}: {owed} owed under it on {day}"),
                format_args!("  取代协议{number}：{day}该协议项下欠款{owed}"),
            )?;
        }
        self.print_follow_up(agreement, out)?;
        if agreement.get("quote").is_some() {
            let (amount, until) = (at("/quote/amount"), at("/quote/validUntil"));
            self.line(
                out,
                format_args!("  {amount} settle it until {until}"),
                format_args!("  结清金额{amount}，有效期至{until}"),
            )?;
        }
        Ok(())
    }

    fn print_follow_up(&self, agreement: &Value, out: &mut impl Write) -> io::Result<()> {
        let follow = |key: &str| text(agreement, &format!("/followUp/{key}"));
        let (day, status) = (follow("asOf"), self.both(agreement, "/followUp/text"));
        self.line(out, format_args!("\nOn {day}: {status}"), format_args!("\n截至{day}：{status}"))?;
        for (key, en, zh) in
            [("breachedOn", "breached on", "违约日期"), ("completedOn", "completed on", "履行完毕日期")]
        {
            if follow(key) != "-" {
                writeln!(out, "  {} {}", self.say(en, zh), follow(key))?;
            }
        }
        for row in list(agreement, "/followUp/payments").filter(|row| text(row, "/state") != "upcoming") {
            let at = |key: &str| text(row, key);
            let state = padded(&self.both(row, "/text"), 12);
            let (number, due, payment, paid, on) =
                (at("/number"), at("/due"), at("/payment"), at("/paid"), at("/paidOn"));
            // What came in beyond the running payment has no number of its own.
            let (number, state) = match at("/prepayment").as_str() {
                "true" => ("+".to_owned(), padded(self.say("prepaid", "提前还款"), 12)),
                _ => (number, state),
            };
            writeln!(out, "  {number:>3}  {due:10}{payment:>12}{paid:>12}  {state}{on}")?;
        }
        let rows = [
            ("paid", "paid", "已还"),
            ("behind", "behind", "到期未还"),
            ("totalOwed", "owed", "欠款"),
            ("due", "of it due", "其中已到期"),
            ("withoutAgreement", "without the agreement", "若无协议的欠款"),
            ("rebate", "interest not charged", "不再收取的分期利息"),
        ];
        for (key, en, zh) in rows {
            writeln!(out, "  {}{:>16}", padded(self.say(en, zh), 24), follow(key))?;
        }
        for account in list(agreement, "/followUp/accounts") {
            let at = |key: &str| text(account, key);
            let (name, received, owed) = (padded(&at("/account"), 12), at("/received"), at("/totalOwed"));
            self.line(
                out,
                format_args!("  {name} received {received:>12}, owed {owed:>12}"),
                format_args!("  {name} 已收{received:>12}，欠款{owed:>12}"),
            )?;
        }
        if let Some(next) = agreement.pointer("/followUp/nextDue") {
            let (due, amount, missed_payments) =
                (text(next, "/due"), text(next, "/amount"), follow("missedPaymentsLeft"));
            let more = match missed_payments.as_str() {
                "1" => "1 more missed payment breaches it".to_owned(),
                count => format!("{count} more missed payments breach it"),
            };
            self.line(
                out,
                format_args!("  next {amount} on {due}; {more}"),
                format_args!("  下期还款{amount}，还款日{due}；再有{missed_payments}期未按期还款即构成违约"),
            )?;
        }
        Ok(())
    }
}
