//! Offers side by side, refusals with what would do, and what else there is.

use std::io::{self, Write};

use arrears::Frequency;
use serde_json::Value;

use super::page::{Page, Reader, list, padded, right, text};

impl Page<'_> {
    pub(crate) fn print_offers(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(offers) = self.report.get("offers") else { return Ok(()) };
        let at = |key: &str| text(offers, key);
        writeln!(out, "\n{}{}", self.say("Offers by the policy of ", "可行的方案，依据机构政策："), at("/policy"))?;
        let (owed, monthly, lump_sum) = (at("/totalOwed"), at("/monthly"), at("/lumpSum"));
        self.line(
            out,
            format_args!("  {owed} owed; {monthly} a month to pay with, {lump_sum} at hand\n"),
            format_args!("  欠款{owed}；每月可还{monthly}，目前可用资金{lump_sum}\n"),
        )?;
        if list(offers, "/offers").next().is_none() {
            writeln!(out, "  {}", self.say("none", "无"))?;
        } else {
            self.print_table(offers, out)?;
        }
        if let Some(best) = list(offers, "/offers").next() {
            self.print_in_full(best, out)?;
        }
        self.print_refused(offers, out)?;
        self.print_alternatives(offers, out)?;
        self.print_negotiation(offers, out)?;
        self.print_limit_request(offers, out)?;
        self.print_late_fee_waiver(offers, out)
    }

    fn print_table(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let [kind, payments, largest, total, interest, given_up, simple, last, recovery] = self.say(
            ["kind", "payments", "largest", "total", "interest", "given up", "simple", "last", "recovery"],
            ["方案", "期数", "最高一期", "还款总额", "分期利息", "减免", "单利年化", "末期还款日", "回收率"],
        );
        let (kind, payments, largest) = (padded(kind, 26), right(payments, 16), right(largest, 12));
        let (total, interest, given_up) = (right(total, 12), right(interest, 11), right(given_up, 11));
        let (simple, last) = (right(simple, 9), padded(last, 10));
        let is_lender = self.reader == Reader::Lender;
        let recovery = if is_lender { right(recovery, 9) } else { String::new() };
        writeln!(out, "    {kind}{payments}{largest}{total}{interest}{given_up}{simple}  {last}{recovery}")?;
        for offer in list(offers, "/offers") {
            let at = |key: &str| text(offer, key);
            let mark = if at("/pareto") == "true" { "*" } else { " " };
            let (periods, frequency) = (at("/terms/periods"), at("/terms/frequency"));
            let frequency = self.named(&frequency, |key| Frequency::from_key(key).map(Frequency::word));
            let payments = match periods.as_str() {
                "1" => self.say("one payment", "一次支付").to_owned(),
                _ => self.say(format!("{periods} {frequency}"), format!("{periods}期（{frequency}）")),
            };
            writeln!(
                out,
                "  {mark} {}{}{:>12}{:>12}{:>11}{:>11}{}  {:10}{}",
                padded(&self.both(offer, "/name"), 26),
                right(&payments, 16),
                at("/largestPayment"),
                at("/total"),
                at("/interest"),
                at("/givenUp"),
                right(&self.percent(offer, "/nominalRate"), 9),
                at("/lastDue"),
                if is_lender { right(&at("/recovery"), 9) } else { String::new() },
            )?;
        }
        self.line(
            out,
            format_args!("  * no other plan is better in total, largest payment and value to the lender at once"),
            format_args!("  带*的方案：没有其他方案在总额、最高一期、机构现值三方面全面更优"),
        )
    }

    fn print_refused(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        if list(offers, "/refused").next().is_none() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.say("Not offered", "不可行的方案"))?;
        for refused in list(offers, "/refused") {
            writeln!(out, "  {}{}", padded(&self.both(refused, "/name"), 26), self.both(refused, "/text"))?;
            for nearest in list(refused, "/nearest") {
                writeln!(out, "  {:26}-> {}", "", self.both(nearest, "/text"))?;
            }
        }
        Ok(())
    }

    fn print_alternatives(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(offers, &format!("/alternatives/{key}"));
        writeln!(out, "\n{}", self.say("Instead", "其他选择"))?;
        writeln!(out, "  {}{:>14}", padded(self.say("pay it all today", "今日结清"), 20), at("payingToday"))?;
        if offers.pointer("/alternatives/doingNothing").is_some() {
            let (owed, horizon, more) = (at("doingNothing/owed"), at("horizon"), at("doingNothing/increase"));
            let name = padded(self.say("do nothing", "不处理"), 20);
            self.line(
                out,
                format_args!("  {name}{owed:>14}  owed on {horizon}, {more} more than today"),
                format_args!("  {name}{owed:>14}  截至{horizon}的欠款，比今日多{more}"),
            )?;
            let most = at("doingNothing/inCourt");
            if most != owed && offers.pointer("/alternatives/doingNothing/inCourt").is_some() {
                let name = padded("", 20);
                self.line(
                    out,
                    format_args!(
                        "  {name}{most:>14}  of that at most in court, where the excess over the cap is cut on request"
                    ),
                    format_args!("  {name}{most:>14}  其中法院至多支持（依请求调减超出上限的息费）"),
                )?;
            }
        }
        if offers.pointer("/alternatives/minimumPayments").is_some() {
            let (total, payments, paid) =
                (at("minimumPayments/total"), at("minimumPayments/payments"), at("minimumPayments/paid"));
            let (owed, largest) = (at("minimumPayments/owed"), at("minimumPayments/largest"));
            let name = padded(self.say("only ever the minimum", "只还最低还款额"), 21);
            self.line(
                out,
                format_args!(
                    "  {name}{total:>13}  {paid} in {payments} payments of at most {largest}, and {owed} still owed"
                ),
                format_args!("  {name}{total:>13}  {payments}期共还{paid}（最高一期{largest}），仍欠{owed}"),
            )?;
        }
        Ok(())
    }
}
