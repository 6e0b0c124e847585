//! What a customer proposed, and what was answered.

use std::io::{self, Write};

use arrears::offer::{Concession, PlanKind};
use serde_json::Value;

use super::page::{Page, list, padded, percent, text};

impl Page<'_> {
    pub(crate) fn print_negotiation(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        for round in list(offers, "/negotiation") {
            let items: Vec<String> = list(round, "/proposed")
                .map(|item| {
                    let concession = text(item, "/term");
                    format!("{} {}", self.concession(&concession), self.value(&concession, &text(item, "/value")))
                })
                .collect();
            let (date, items) = (text(round, "/date"), items.join(self.say(", ", "，")));
            self.line(out, format_args!("\n{date} proposed: {items}"), format_args!("\n{date} 客户提出：{items}"))?;
            let answer = text(round, "/answer");
            let chinese = match answer.as_str() {
                "accept" => "可以接受",
                "counter" => "反馈其他可行方案",
                "refuse" => "不可行",
                other => other,
            };
            let english = match answer.as_str() {
                "accept" => "accepted",
                "counter" => "not as proposed; these would do",
                "refuse" => "refused",
                other => other,
            };
            writeln!(out, "  {}", self.say(english, chinese))?;
            for counter in list(round, "/offers") {
                self.print_counter(counter, out)?;
            }
            // What was said of a kind already is not said again.
            let known: Vec<&Value> = list(offers, "/refused").collect();
            let refused: Vec<&Value> = list(round, "/refused").collect();
            let is_said =
                |one: &&&Value| known.iter().any(|said| said["kind"] == one["kind"] && said["text"] == one["text"]);
            for one in refused.iter().filter(|one| !is_said(one)) {
                writeln!(out, "  {}{}", padded(&self.both(one, "/name"), 26), self.both(one, "/text"))?;
            }
            if refused.iter().any(|one| is_said(&one)) {
                writeln!(out, "  {}", self.say("other kinds: for the reasons above", "其他方案：原因同上"))?;
            }
        }
        Ok(())
    }

    fn print_counter(&self, counter: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(counter, &format!("/offer{key}"));
        let name = padded(&self.both(counter, "/offer/name"), 26);
        let (periods, largest, total) = (at("/terms/periods"), at("/largestPayment"), at("/total"));
        if periods == "1" {
            self.line(out, format_args!("  {name}one payment of {total}"), format_args!("  {name}一次支付{total}"))?;
        } else {
            self.line(
                out,
                format_args!("  {name}{periods:>4} payments of at most {largest}, {total} in all"),
                format_args!("  {name}{periods:>4}期，每期不超过{largest}，还款总额{total}"),
            )?;
        }
        for change in list(counter, "/changes") {
            let key = text(change, "/term");
            let value = |pointer: &str| self.value(&key, &text(change, pointer));
            let (concession, offered, proposed) = (self.concession(&key), value("/offered"), value("/proposed"));
            // A plan without a rate of its own goes on at the contract's.
            let goes_on = key == "rate" && text(change, "/offered") == "-";
            let offered = match text(change, "/offered").as_str() {
                "-" if key == "monthly" => self.say("one payment", "一次付清").to_owned(),
                "-" if goes_on => self.say("the contract's own", "可办按原合同").to_owned(),
                "-" => self.say("none with this plan", "本方案无此项").to_owned(),
                _ => self.say(offered.clone(), format!("可办{offered}")),
            };
            self.line(
                out,
                format_args!("  {:26}{concession}: {offered} instead of {proposed}", ""),
                format_args!("  {:26}{concession}：{offered}（客户申请{proposed}）", ""),
            )?;
        }
        Ok(())
    }

    /// The name of what a customer proposes.
    fn concession(&self, key: &str) -> String {
        let (english, chinese) = match Concession::from_key(key) {
            Some(Concession::Periods) => ("periods", "期数"),
            Some(Concession::Deferral) => ("deferral", "延期"),
            Some(Concession::DownPayment) => ("down payment", "首付"),
            Some(Concession::Rate) => ("yearly rate", "年利率"),
            Some(Concession::Discount) => ("discount", "减免"),
            Some(Concession::Waive(class)) => {
                let class = class.word().of(self.language);
                return self.say(format!("waiver of {class}"), format!("{class}减免"));
            }
            None if key == "kind" => ("kind of plan", "方案种类"),
            None if key == "monthly" => ("at most a month", "每月最多还款"),
            None => (key, key),
        };
        self.say(english, chinese).to_owned()
    }

    /// The value of a concession: of a kind of plan its name, of periods their number, a share as percent, of one that an offer does not have,
    /// nothing.
    fn value(&self, concession: &str, value: &str) -> String {
        match (concession, value) {
            (_, "-") => self.say("-", "无").to_owned(),
            ("kind", kind) => self.named(kind, |key| PlanKind::from_key(key).map(PlanKind::word)),
            ("monthly", amount) => amount.to_owned(),
            (key, value) => match Concession::from_key(key) {
                Some(Concession::Periods | Concession::Deferral) => self.say(value.to_owned(), format!("{value}期")),
                Some(_) => percent(value),
                None => value.to_owned(),
            },
        }
    }
}
