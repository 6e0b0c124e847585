//! The answer on one screen: what is owed, what to pay by when, how late it is, what changes next, the agreement in force.

use std::io::{self, Write};

use serde_json::Value;

use super::page::{Page, is_not_zero, list, padded, text};

/// Day 91 says the same as the bucket that begins with it.
fn says_more(deadline: &&Value) -> bool {
    text(deadline, "/bucket") != "m4"
}

impl Page<'_> {
    pub(crate) fn print_summary(&self, out: &mut impl Write) -> io::Result<()> {
        if self.has_agreement() {
            self.print_owed_under_agreement(out)?;
            self.print_deadlines(out)?;
            self.print_agreement_in_short(out)?;
            self.print_owed(out)?;
            self.print_together(out)?;
            self.print_lateness(out)?;
            return self.print_class(out);
        }
        self.print_owed(out)?;
        self.print_together(out)?;
        self.print_deadlines(out)?;
        self.print_lateness(out)?;
        self.print_class(out)?;
        self.print_cost_of_delay(out)?;
        self.print_agreement_in_short(out)
    }

    /// Whether what is owed follows from an agreement that is kept or completed, and not from the account alone.
    fn has_agreement(&self) -> bool {
        matches!(text(self.report, "/agreement/followUp/status").as_str(), "onTrack" | "pastDue" | "completed")
    }

    fn print_owed_under_agreement(&self, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(self.report, &format!("/agreement/followUp/{key}"));
        let (day, owed) = (at("asOf"), at("totalOwed"));
        self.line(
            out,
            format_args!("\nOwed under the agreement on {day}"),
            format_args!("\n协议项下欠款（截至{day}）"),
        )?;
        writeln!(out, "  {}{owed:>16}", padded(self.say("to pay it all", "全部结清需还"), 26))
    }

    fn print_owed(&self, out: &mut impl Write) -> io::Result<()> {
        let day = text(self.report, "/asOf");
        if self.has_agreement() {
            self.line(
                out,
                format_args!("\nHad there been no agreement, owed on {day}"),
                format_args!("\n如无协议，欠款（截至{day}）"),
            )?;
        } else {
            self.line(out, format_args!("\nOwed on {day}"), format_args!("\n欠款（截至{day}）"))?;
        }
        let rows = [
            ("payoff", "to pay it all", "全部结清需还"),
            ("posted", "of it posted", "其中已入账"),
            ("accrued/interest", "interest accrued", "已计提、未出账利息"),
            ("accrued/penaltyInterest", "penalty interest accrued", "已计提、未出账罚息"),
            ("accrued/compoundInterest", "compound interest accrued", "已计提、未出账复利"),
            ("accrued/judgmentInterest", "judgment interest accrued", "已计提的迟延履行利息"),
            ("planPrincipal", "principal not yet due", "未到期本金"),
            ("earlySettlementFee", "early-settlement fee", "提前结清手续费"),
            ("credit", "credit", "溢缴款"),
        ];
        for (key, en, zh) in rows {
            let amount = text(self.report, &format!("/balance/{key}"));
            if key == "payoff" || is_not_zero(&amount) {
                writeln!(out, "  {}{amount:>16}", padded(self.say(en, zh), 26))?;
            }
        }
        let retroactive_interest = text(self.report, "/balance/retroactiveInterest");
        if is_not_zero(&retroactive_interest) {
            self.line(
                out,
                format_args!(
                    "  and {retroactive_interest} more interest if the open statement is not paid in full in time"
                ),
                format_args!("  本期账单若未在最晚日期前全额还清，另计利息{retroactive_interest}"),
            )?;
        }
        Ok(())
    }

    fn print_deadlines(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\n{}", self.say("What to pay by when", "近期应还款项"))?;
        for deadline in list(self.report, "/deadlines").filter(says_more) {
            writeln!(out, "  {}", self.both(deadline, "/text"))?;
        }
        for note in list(self.report, "/notes") {
            writeln!(out, "  {}", self.both(note, "/text"))?;
        }
        Ok(())
    }

    /// The accounts in one plan, each with what is to be paid on it; those of the account of the case stand below.
    fn print_together(&self, out: &mut impl Write) -> io::Result<()> {
        if list(self.report, "/together").next().is_none() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.say("The accounts in one plan", "合并办理的账户"))?;
        for account in list(self.report, "/together") {
            let at = |key: &str| text(account, key);
            let (name, owed, overdue, days) = (at("/account"), at("/totalOwed"), at("/overdue"), at("/daysPastDue"));
            let name = if name == "-" { self.say("this account", "本账户").to_owned() } else { name };
            let name = padded(&name, 16);
            self.line(
                out,
                format_args!("  {name}{owed:>14} owed, {overdue} overdue, {days} days past due"),
                format_args!("  {name}欠款{owed:>14}，逾期金额{overdue}，逾期{days}天"),
            )?;
            for deadline in list(account, "/deadlines").filter(says_more) {
                writeln!(out, "    {}", self.both(deadline, "/text"))?;
            }
        }
        Ok(())
    }

    fn print_agreement_in_short(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(agreement) = self.report.get("agreement") else { return Ok(()) };
        let at = |key: &str| text(agreement, &format!("/followUp/{key}"));
        let (day, status) = (at("asOf"), self.both(agreement, "/followUp/text"));
        let (paid, owed) = (at("paid"), at("totalOwed"));
        self.line(
            out,
            format_args!("\nAgreement on {day}: {status}; {paid} paid, {owed} owed under it"),
            format_args!("\n协议履行情况（截至{day}）：{status}；已还{paid}，协议项下尚欠{owed}"),
        )
    }
}
