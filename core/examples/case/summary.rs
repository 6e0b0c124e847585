//! The answer on one screen: what is owed, what to pay by when, how late it is, what changes next, the agreement in force.

use std::io::{self, Write};

use arrears::{Currency, Money};
use serde_json::Value;

use super::page::{Page, counted, is_not_zero, list, padded, text};

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
            self.print_together(out)?;
            self.print_owed(out)?;
            self.print_lateness(out)?;
            return self.print_class(out);
        }
        self.print_together(out)?;
        self.print_owed(out)?;
        self.print_deadlines(out)?;
        self.print_lateness(out)?;
        self.print_class(out)?;
        self.print_cost_of_delay(out)?;
        self.print_agreement_in_short(out)
    }

    /// Whether what is owed follows from an agreement that is kept, completed or breached, and not from the account alone.
    fn has_agreement(&self) -> bool {
        let status = text(self.report, "/agreement/followUp/status");
        matches!(status.as_str(), "onTrack" | "pastDue" | "completed" | "breached")
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
        let (of_it, of_it_zh) = if self.is_together() { (" on this account", "本账户") } else { ("", "") };
        if self.has_agreement() {
            self.line(
                out,
                format_args!("\nHad there been no agreement, owed{of_it} on {day}"),
                format_args!("\n如无协议，{of_it_zh}欠款（截至{day}）"),
            )?;
        } else {
            self.line(out, format_args!("\nOwed{of_it} on {day}"), format_args!("\n{of_it_zh}欠款（截至{day}）"))?;
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
        let heading = match self.is_together() && !self.has_agreement() {
            true => self.say("What to pay on this account by when", "本账户近期应还款项"),
            false => self.say("What to pay by when", "近期应还款项"),
        };
        writeln!(out, "\n{heading}")?;
        for deadline in list(self.report, "/deadlines").filter(says_more) {
            writeln!(out, "  {}", self.both(deadline, "/text"))?;
        }
        let due = text(self.report, "/agreement/followUp/due");
        if text(self.report, "/agreement/followUp/status") == "breached" && is_not_zero(&due) {
            self.line(
                out,
                format_args!("  {due} is due now: the agreement is breached"),
                format_args!("  协议已违约，应立即偿还{due}"),
            )?;
        }
        for note in list(self.report, "/notes") {
            writeln!(out, "  {}", self.both(note, "/text"))?;
        }
        Ok(())
    }

    /// Whether several accounts are in one plan.
    fn is_together(&self) -> bool {
        list(self.report, "/together").next().is_some()
    }

    /// The accounts in one plan and their sum, each with what is to be paid on it; those of the account of the case stand below.
    fn print_together(&self, out: &mut impl Write) -> io::Result<()> {
        if !self.is_together() {
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
                format_args!("  {name}{owed:>14} owed, {overdue} overdue, {} past due", counted(&days, "day")),
                format_args!("  {name}欠款{owed:>14}，逾期金额{overdue}，逾期{days}天"),
            )?;
            for deadline in list(account, "/deadlines").filter(says_more) {
                writeln!(out, "    {}", self.both(deadline, "/text"))?;
            }
        }
        let [owed, overdue] = ["/totalOwed", "/overdue"].map(|key| self.sum_of_accounts(key));
        let name = padded(self.say("in all", "合计"), 16);
        self.line(
            out,
            format_args!("  {name}{owed:>14} owed, {overdue} overdue"),
            format_args!("  {name}欠款{owed:>14}，逾期金额{overdue}"),
        )
    }

    /// The sum of an amount over all accounts in one plan.
    fn sum_of_accounts(&self, key: &str) -> String {
        let currency = Currency::from_code(&text(self.report, "/currency"));
        let amounts = list(self.report, "/together").map(|account| text(account, key));
        let sum = currency.and_then(|currency| {
            amounts.into_iter().try_fold(Money::zero(currency), |sum, amount| {
                Money::parse(&amount, currency).and_then(|amount| sum.plus(amount))
            })
        });
        sum.map_or_else(|_| "-".to_owned(), |sum| sum.to_string())
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
