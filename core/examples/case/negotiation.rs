//! What a customer proposed, and what was answered.

use std::io::{self, Write};

use arrears::offer::{Concession, PlanKind};
use serde_json::Value;

use crate::page::{Page, list, padded, text};

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
        let (periods, largest, total) = (at("/terms/periods"), at("/largestPayment"), at("/total"));
        self.line(
            out,
            format_args!("  {name}{periods:>4} payments of at most {largest}, {total} in all"),
            format_args!("  {name}{periods:>4}期，每期不超过{largest}，还款总额{total}"),
        )?;
        for change in list(counter, "/changes") {
            let key = text(change, "/term");
            let value = |pointer: &str| self.value(&key, &text(change, pointer));
            let (concession, offered, proposed) = (self.concession(&key), value("/offered"), value("/proposed"));
            self.line(
                out,
                format_args!("  {:26}{concession}: {offered} instead of {proposed}", ""),
                format_args!("  {:26}{concession}：可为{offered}，客户提出{proposed}", ""),
            )?;
        }
        Ok(())
    }

    /// The name of what a customer proposes.
    fn concession(&self, key: &str) -> String {
        let chinese = match Concession::from_key(key) {
            Some(Concession::Periods) => "期数",
            Some(Concession::Deferral) => "延期期数",
            Some(Concession::DownPayment) => "首付比例",
            Some(Concession::Rate) => "年利率",
            Some(Concession::Discount) => "优惠比例",
            Some(Concession::Waive(class)) => {
                return self.named(key, |_| Some(class.word())) + self.say("", "减免比例");
            }
            None if key == "kind" => "方案种类",
            None if key == "monthly" => "每月最多还款",
            None => key,
        };
        self.say(key, chinese).to_owned()
    }

    /// The value of a concession: of a kind of plan its name, of one that an offer does not have, nothing.
    fn value(&self, concession: &str, value: &str) -> String {
        match (concession, value) {
            (_, "-") => self.say("-", "无").to_owned(),
            ("kind", kind) => self.named(kind, |key| PlanKind::from_key(key).map(PlanKind::word)),
            _ => value.to_owned(),
        }
    }
}
