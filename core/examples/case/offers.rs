//! Offers side by side, one in full, refusals with what would do, what else there is, the negotiation.

use std::io::{self, Write};

use arrears::delinquency::Tier;
use arrears::offer::{Class, Kind, Lever, WaivedWhen};
use arrears::{Frequency, Paper};
use serde_json::Value;

use crate::page::{Page, list, padded, right, text};

impl Page<'_> {
    pub(crate) fn print_offers(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(offers) = self.report.get("offers") else { return Ok(()) };
        let at = |key: &str| text(offers, key);
        writeln!(out, "\n{}{}", self.say("Offers by the policy of ", "可行的方案，依据机构政策："), at("/policy"))?;
        let (owed, monthly, at_hand) = (at("/totalOwed"), at("/monthly"), at("/atHand"));
        self.line(
            out,
            format_args!("  {owed} owed; {monthly} a month to pay with, {at_hand} at hand\n"),
            format_args!("  欠款{owed}；每月可还{monthly}，目前可用资金{at_hand}\n"),
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
        self.print_otherwise(offers, out)?;
        self.print_negotiation(offers, out)
    }

    fn print_table(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let [kind, payments, largest, total, interest, given_up, simple, last, recovery] = self.say(
            ["kind", "payments", "largest", "total", "interest", "given up", "simple", "last", "recovery"],
            ["方案", "期数", "最高一期", "还款总额", "分期利息", "减免", "单利年化", "末期还款日", "回收率"],
        );
        let (kind, payments, largest) = (padded(kind, 26), right(payments, 16), right(largest, 12));
        let (total, interest, given_up) = (right(total, 12), right(interest, 11), right(given_up, 11));
        let (simple, last, recovery) = (right(simple, 9), padded(last, 10), right(recovery, 9));
        writeln!(out, "    {kind}{payments}{largest}{total}{interest}{given_up}{simple}  {last}{recovery}")?;
        for offer in list(offers, "/offers") {
            let at = |key: &str| text(offer, key);
            let mark = if at("/pareto") == "true" { "*" } else { " " };
            let (periods, frequency) = (at("/levers/periods"), at("/levers/frequency"));
            let frequency = self.named(&frequency, |key| Frequency::from_key(key).map(Frequency::word));
            let payments = self.say(format!("{periods} {frequency}"), format!("{periods}期（{frequency}）"));
            writeln!(
                out,
                "  {mark} {}{}{:>12}{:>12}{:>11}{:>11}{}  {:10}{:>9}",
                padded(&self.both(offer, "/name"), 26),
                right(&payments, 16),
                at("/largestPayment"),
                at("/total"),
                at("/interest"),
                at("/givenUp"),
                right(&self.percent(offer, "/nominalRate"), 9),
                at("/lastDue"),
                at("/recovery"),
            )?;
        }
        self.line(
            out,
            format_args!(
                "  * nothing else is as good in total, largest payment and value to the lender, and better in one"
            ),
            format_args!("  * 就还款总额、最高一期和贷款人所得现值而言，没有其他方案各项均不逊色且有一项更优"),
        )
    }

    fn print_in_full(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(offer, key);
        let name = self.both(offer, "/name");
        self.line(out, format_args!("\n{name} in full"), format_args!("\n方案全文：{name}"))?;
        let [number, due, payment, interest, pays, remaining] = self.say(
            ["", "due", "payment", "interest", "pays", "remaining"],
            ["期", "还款日", "还款金额", "分期利息", "偿还", "剩余"],
        );
        let (number, due, payment) = (right(number, 3), padded(due, 10), right(payment, 12));
        let (interest, pays, remaining) = (right(interest, 11), padded(pays, 44), right(remaining, 12));
        writeln!(out, "  {number}  {due}{payment}{interest}  {pays}{remaining}")?;
        for row in list(offer, "/schedule") {
            let at = |key: &str| text(row, key);
            let split: Vec<String> = list(row, "/split").map(|part| self.part(part)).collect();
            let (number, due, payment, interest) = (at("/number"), at("/due"), at("/payment"), at("/interest"));
            let (pays, remaining) = (padded(&split.join(self.say(", ", "，")), 44), at("/remaining"));
            writeln!(out, "  {number:>3}  {due:10}{payment:>12}{interest:>11}  {pays}{remaining:>12}")?;
        }
        let (total, interest, fees) = (at("/total"), at("/interest"), at("/fees"));
        let (simple, compound) = (self.percent(offer, "/nominalRate"), self.percent(offer, "/effectiveRate"));
        self.line(
            out,
            format_args!(
                "  {total} in all, {interest} of it interest, {fees} fees; {simple} simple, {compound} compound a year"
            ),
            format_args!(
                "  还款总额{total}，其中分期利息{interest}、费用{fees}；年化利率：单利{simple}，复利{compound}"
            ),
        )?;
        self.print_waived(offer, out)?;
        let (worth, recovery) = (at("/presentValue"), at("/recovery"));
        self.line(
            out,
            format_args!("  worth {worth} to the lender today, {recovery} of what is owed"),
            format_args!("  贷款人所得现值{worth}，回收率（现值与欠款之比）{recovery}"),
        )?;
        self.print_against(offer, out)?;
        for stress in list(offer, "/survives") {
            let at = |key: &str| text(stress, key);
            let (name, monthly, payments) = (self.stress(&at("/stress")), at("/monthly"), at("/payments"));
            let (lasts_en, lasts_zh) = match at("/whole").as_str() {
                "true" => ("to the end".to_owned(), "履行至结束".to_owned()),
                _ => (format!("{payments} payments"), format!("还{payments}期")),
            };
            self.line(
                out,
                format_args!("  {name} ({monthly} a month): lasts {lasts_en}"),
                format_args!("  {name}（每月可还{monthly}）：可{lasts_zh}"),
            )?;
        }
        for verdict in list(offer, "/law") {
            writeln!(out, "  {}", self.both(verdict, "/text"))?;
        }
        let papers: Vec<String> = list(offer, "/documents")
            .filter_map(Value::as_str)
            .map(|paper| self.named(paper, |key| Paper::from_key(key).map(Paper::word)))
            .collect();
        let papers = papers.join(self.say(", ", "、"));
        let tier = self.named(&at("/tierAfterSigning"), |key| Tier::from_key(key).map(Tier::word));
        self.line(
            out,
            format_args!("  class after signing: {tier}; to bring: {papers}"),
            format_args!("  签约后五级分类：{tier}；所需材料：{papers}"),
        )
    }

    fn print_waived(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let when = |when: WaivedWhen| when.word().of(self.language);
        for (key, when, chinese) in [
            ("waivedAtSigning", when(WaivedWhen::AtSigning), "减免"),
            ("waivedOnCompletion", when(WaivedWhen::OnCompletion), "减免"),
            ("discounted", self.say("once paid in time", "按期还清后"), "优惠"),
        ] {
            for part in list(offer, &format!("/{key}")) {
                let part = self.part(part);
                self.line(out, format_args!("  waived {when}: {part}"), format_args!("  {when}{chinese}：{part}"))?;
            }
        }
        Ok(())
    }

    fn print_against(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let [nothing, minimum, today] =
            ["doingNothing", "minimumPayments", "payingToday"].map(|key| text(offer, &format!("/against/{key}")));
        // In Chinese less is not more with a minus sign.
        let more = |amount: &str| match amount.strip_prefix('-') {
            Some("") => "不适用".to_owned(),
            Some(less) => format!("少付{less}"),
            None => format!("多付{amount}"),
        };
        let zh = [&nothing, &minimum, &today].map(|amount| more(amount));
        let [nothing_zh, minimum_zh, today_zh] = zh;
        self.line(
            out,
            format_args!(
                "  costs {nothing} against doing nothing, {minimum} against minimum payments, \
                 {today} against paying today"
            ),
            format_args!("  与不处理相比{nothing_zh}，与只还最低还款额相比{minimum_zh}，与今日结清相比{today_zh}"),
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

    fn print_otherwise(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(offers, &format!("/otherwise/{key}"));
        writeln!(out, "\n{}", self.say("Instead", "其他选择"))?;
        writeln!(out, "  {}{:>14}", padded(self.say("pay it all today", "今日结清"), 20), at("payingToday"))?;
        if offers.pointer("/otherwise/doingNothing").is_some() {
            let (owed, horizon, more) = (at("doingNothing/owed"), at("horizon"), at("doingNothing/more"));
            let name = padded(self.say("do nothing", "不处理"), 20);
            self.line(
                out,
                format_args!("  {name}{owed:>14}  owed on {horizon}, {more} more than today"),
                format_args!("  {name}{owed:>14}  截至{horizon}的欠款，比今日多{more}"),
            )?;
        }
        if offers.pointer("/otherwise/minimumPayments").is_some() {
            let (total, payments, paid) =
                (at("minimumPayments/total"), at("minimumPayments/payments"), at("minimumPayments/paid"));
            let owed = at("minimumPayments/owed");
            let name = padded(self.say("only ever the minimum", "只还最低还款额"), 21);
            self.line(
                out,
                format_args!("  {name}{total:>13}  {paid} in {payments} payments, and {owed} still owed"),
                format_args!("  {name}{total:>13}  {payments}期共还{paid}，仍欠{owed}"),
            )?;
        }
        Ok(())
    }

    fn print_negotiation(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        for round in list(offers, "/negotiation") {
            let items: Vec<String> = list(round, "/proposed")
                .map(|item| {
                    let lever = text(item, "/lever");
                    format!("{} {}", self.lever(&lever), self.value(&lever, &text(item, "/value")))
                })
                .collect();
            let (date, items) = (text(round, "/date"), items.join(self.say(", ", "，")));
            self.line(out, format_args!("\n{date} proposed: {items}"), format_args!("\n{date} 客户提出：{items}"))?;
            let answer = text(round, "/answer");
            let chinese = match answer.as_str() {
                "accept" => "可以接受",
                "counter" => "另提方案",
                "refuse" => "不可行",
                other => other,
            };
            writeln!(out, "  {}", self.say(answer.as_str(), chinese))?;
            for counter in list(round, "/offers") {
                self.print_counter(counter, out)?;
            }
        }
        Ok(())
    }

    fn print_counter(&self, counter: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(counter, &format!("/offer{key}"));
        let name = padded(&self.both(counter, "/offer/name"), 26);
        let (periods, largest, total) = (at("/levers/periods"), at("/largestPayment"), at("/total"));
        self.line(
            out,
            format_args!("  {name}{periods:>4} payments of at most {largest}, {total} in all"),
            format_args!("  {name}{periods:>4}期，每期不超过{largest}，还款总额{total}"),
        )?;
        for change in list(counter, "/changes") {
            let key = text(change, "/lever");
            let value = |pointer: &str| self.value(&key, &text(change, pointer));
            let (lever, offered, proposed) = (self.lever(&key), value("/offered"), value("/proposed"));
            self.line(
                out,
                format_args!("  {:26}{lever}: {offered} instead of {proposed}", ""),
                format_args!("  {:26}{lever}：可为{offered}，客户提出{proposed}", ""),
            )?;
        }
        Ok(())
    }

    /// A class and its amount.
    fn part(&self, part: &Value) -> String {
        let class = self.named(&text(part, "/class"), |key| Class::from_key(key).map(Class::word));
        format!("{class} {}", text(part, "/amount"))
    }

    /// A rate as `7.00%`, or that there is none.
    fn percent(&self, offer: &Value, pointer: &str) -> String {
        match offer.pointer(&format!("{pointer}/percent")).and_then(Value::as_str) {
            Some(percent) => format!("{percent}%"),
            None => self.say("none", "无").to_owned(),
        }
    }

    /// The name of what a customer proposes.
    fn lever(&self, key: &str) -> String {
        let chinese = match Lever::from_key(key) {
            Some(Lever::Periods) => "期数",
            Some(Lever::Deferral) => "延期期数",
            Some(Lever::DownPayment) => "首付比例",
            Some(Lever::Rate) => "年利率",
            Some(Lever::Discount) => "优惠比例",
            Some(Lever::Waive(class)) => return self.named(key, |_| Some(class.word())) + self.say("", "减免比例"),
            None if key == "kind" => "方案种类",
            None if key == "monthly" => "每月最多还款",
            None => key,
        };
        self.say(key, chinese).to_owned()
    }

    /// The value of a lever: of a kind of plan its name, of one that an offer does not have, nothing.
    fn value(&self, lever: &str, value: &str) -> String {
        match (lever, value) {
            (_, "-") => self.say("-", "无").to_owned(),
            ("kind", kind) => self.named(kind, |key| Kind::from_key(key).map(Kind::word)),
            _ => value.to_owned(),
        }
    }
}
