//! An offer in full.

use std::io::{self, Write};

use arrears::SupportingDocument;
use arrears::delinquency::Classification;
use arrears::offer::{Class, WaivedWhen};
use serde_json::Value;

use super::page::{Page, Reader, is_not_zero, list, padded, percent, right, text};

impl Page<'_> {
    pub(crate) fn print_in_full(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(offer, key);
        let name = self.both(offer, "/name");
        self.line(out, format_args!("\nThe plan in full: {name}"), format_args!("\n方案全文：{name}"))?;
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
        if self.reader == Reader::Lender {
            let (worth, recovery) = (at("/presentValue"), percent(&at("/recovery")));
            self.line(
                out,
                format_args!("  worth {worth} to the lender today, {recovery} of what is owed"),
                format_args!("  机构所得现值{worth}，回收率（现值与欠款之比）{recovery}"),
            )?;
        }
        self.print_against(offer, out)?;
        for stress in list(offer, "/survives") {
            let at = |key: &str| text(stress, key);
            let (name, monthly, payments) = (self.stress(&at("/stress")), at("/monthly"), at("/payments"));
            let (lasts_en, lasts_zh) = match at("/whole").as_str() {
                "true" => ("to the end".to_owned(), "可履行至结束".to_owned()),
                _ if payments == "0" => ("not even the first payment".to_owned(), "第1期起即无力足额还款".to_owned()),
                _ => (format!("{payments} payments"), format!("可还{payments}期，之后不足")),
            };
            self.line(
                out,
                format_args!("  {name} ({monthly} a month): lasts {lasts_en}"),
                format_args!("  {name}（每月可还{monthly}）：{lasts_zh}"),
            )?;
        }
        for verdict in list(offer, "/law") {
            writeln!(out, "  {}", self.both(verdict, "/text"))?;
        }
        let supporting_documents: Vec<String> = list(offer, "/supportingDocuments")
            .filter_map(Value::as_str)
            .map(|paper| self.named(paper, |key| SupportingDocument::from_key(key).map(SupportingDocument::word)))
            .collect();
        let supporting_documents = match supporting_documents.join(self.say(", ", "、")) {
            nothing if nothing.is_empty() => self.say("nothing", "无").to_owned(),
            documents => documents,
        };
        let classification = self
            .named(&at("/classificationAfterSigning"), |key| Classification::from_key(key).map(Classification::word));
        self.line(
            out,
            format_args!("  class after signing: {classification}; to bring: {supporting_documents}"),
            format_args!("  签约后五级分类：{classification}；所需材料：{supporting_documents}"),
        )
    }

    fn print_waived(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let when = |when: WaivedWhen| when.word().of(self.language);
        for (key, when) in [
            ("waivedAtSigning", when(WaivedWhen::AtSigning)),
            ("waivedOnCompletion", when(WaivedWhen::OnCompletion)),
            ("discounted", self.say("once paid in time", "按期结清后")),
        ] {
            for part in list(offer, &format!("/{key}")) {
                let part = self.part(part);
                self.line(out, format_args!("  waived {when}: {part}"), format_args!("  {when}减免：{part}"))?;
            }
        }
        Ok(())
    }

    fn print_against(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let [nothing, minimum, today] =
            ["doingNothing", "minimumPayments", "payingToday"].map(|key| text(offer, &format!("/against/{key}")));
        let against = [
            (nothing, "doing nothing", "不处理"),
            (minimum, "minimum payments", "只还最低还款额"),
            (today, "paying today", "今日结清"),
        ];
        // Less is not more with a minus sign.
        let more = |(amount, en, zh): (String, &str, &str)| match amount.strip_prefix('-') {
            Some("") => None,
            Some(less) => Some(self.say(format!("saves {less} against {en}"), format!("比{zh}少付{less}"))),
            None if !is_not_zero(&amount) => Some(self.say(format!("costs as much as {en}"), format!("与{zh}持平"))),
            None => Some(self.say(format!("costs {amount} more than {en}"), format!("比{zh}多付{amount}"))),
        };
        let said: Vec<String> = against.into_iter().filter_map(more).collect();
        if said.is_empty() { Ok(()) } else { writeln!(out, "  {}", said.join(self.say(", ", "，"))) }
    }

    /// A class and its amount.
    fn part(&self, part: &Value) -> String {
        let class = self.named(&text(part, "/class"), |key| Class::from_key(key).map(Class::word));
        format!("{class} {}", text(part, "/amount"))
    }

    /// A rate as `7.00%`, or that there is none.
    pub(crate) fn percent(&self, offer: &Value, pointer: &str) -> String {
        match offer.pointer(&format!("{pointer}/percent")).and_then(Value::as_str) {
            Some(percent) => format!("{percent}%"),
            None => self.say("none", "无").to_owned(),
        }
    }
}
