//! The work on a case: where it stands, its records, who may be contacted, which documents are missing, what is kept.

use std::io::{self, Write};

use arrears::casework::State;
use arrears::rulebook::{Person, RecordKind};
use arrears::{Hardship, SupportingDocument};
use serde_json::Value;

use super::page::{Page, list, padded, text};

impl Page<'_> {
    pub(crate) fn print_casework(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(work) = self.report.get("casework") else { return Ok(()) };
        writeln!(out, "\n{}", self.say("Casework", "个案处理"))?;
        if work.pointer("/verification/intact") != Some(&Value::Bool(true)) {
            let (at, fault) = (text(work, "/verification/at"), self.both(work, "/verification/text"));
            return self.line(out, format_args!("  record {at}: {fault}"), format_args!("  记录{at}：{fault}"));
        }
        writeln!(out, "  {}", self.both(work, "/state/text"))?;
        for step in list(work, "/next") {
            let to = self.named(&text(step, "/to"), |key| State::from_key(key).map(State::word));
            writeln!(out, "    -> {} {}", padded(&to, 24), self.both(step, "/reason"))?;
        }
        let head = text(work, "/verification/head");
        self.line(out, format_args!("  digest of the last record {head}"), format_args!("  末条记录摘要 {head}"))?;
        for record in list(work, "/records") {
            self.print_record(record, out)?;
        }
        for agency in list(work, "/agencies") {
            let at = |key: &str| text(agency, &format!("/{key}"));
            let (name, from, first) = (at("agency"), at("from/date"), at("firstContact"));
            self.line(
                out,
                format_args!("  {name} collects since {from}; record of its first contact: {first}"),
                format_args!("  {name}自{from}起受托催收；首次联系记录：{first}"),
            )?;
        }
        if let Some(contact) = work.get("contact") {
            self.print_contact(contact, out)?;
        }
        self.print_needed(work, "/checklist/needed", out)?;
        for kept in list(work, "/retention") {
            self.print_kept(kept, out)?;
        }
        Ok(())
    }

    /// The documents asked for, each with whether it is there.
    fn print_needed(&self, of: &Value, pointer: &str, out: &mut impl Write) -> io::Result<()> {
        for needed in list(of, pointer) {
            let has =
                if needed.get("metBy").is_some() { self.say("has", "已收") } else { self.say("missing", "缺少") };
            writeln!(out, "  {} {}", padded(has, 8), self.both(needed, "/text"))?;
        }
        Ok(())
    }

    /// What was handed in to ask for a plan: what is left in each month, and what the plan asks of it.
    pub(crate) fn print_application(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(asked) = self.report.get("application") else { return Ok(()) };
        let at = |key: &str| text(asked, &format!("/{key}"));
        let hardship = self.named(&at("hardship"), |key| Hardship::from_key(key).map(Hardship::word));
        self.line(out, format_args!("\nApplication: {hardship}"), format_args!("\n还款计划书：{hardship}"))?;
        let (payment, payments, first, last, total) =
            (at("plan/payment"), at("plan/payments"), at("plan/firstDue"), at("plan/lastDue"), at("plan/total"));
        self.line(
            out,
            format_args!("  asks for {payments} payments of {payment}, {first} to {last}, {total} in all"),
            format_args!("  申请{payments}期，每期{payment}，{first}至{last}，合计{total}"),
        )?;
        for ask in list(asked, "/asks") {
            writeln!(out, "  {}", self.both(ask, "/text"))?;
        }
        let uncovered = at("uncovered");
        if asked.get("uncovered").is_some() {
            self.line(
                out,
                format_args!("  {uncovered} of what is owed today are not covered by it"),
                format_args!("  按今日欠款计尚差{uncovered}"),
            )?;
        }
        for month in list(asked, "/months") {
            let at = |key: &str| text(month, &format!("/{key}"));
            let name: String = at("month").chars().take(7).collect();
            let (left, payment) = (at("left"), at("payment"));
            let short = month.get("short") == Some(&Value::Bool(true));
            let said = if short { self.say("  not enough", "  不足") } else { "" };
            self.line(
                out,
                format_args!("  {name}  {left:>12} left, {payment:>12} to pay{said}"),
                format_args!("  {name}  可用{left:>12}，计划还款{payment:>12}{said}"),
            )?;
        }
        self.print_needed(asked, "/needed", out)
    }

    fn print_record(&self, record: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(record, &format!("/{key}"));
        let about = ["to", "person", "supportingDocument", "record", "agency"]
            .map(|key| record.get(key).and_then(Value::as_str).map(|value| (key, value)));
        let about = about.into_iter().flatten().next().map_or_else(String::new, |(key, value)| {
            self.named(value, |value| match key {
                "to" => State::from_key(value).map(State::word),
                "person" => Person::from_key(value).map(Person::word),
                "supportingDocument" => SupportingDocument::from_key(value).map(SupportingDocument::word),
                _ => RecordKind::from_key(value).map(RecordKind::word),
            })
        });
        let about = match (about.is_empty(), record.get("callsADay")) {
            (true, Some(calls)) => calls.to_string(),
            _ => about,
        };
        let kind = at("kind");
        let (in_english, in_chinese) = match kind.as_str() {
            "step" => ("step", "进展"),
            "contact" => ("contact", "联系"),
            "consent" => ("consent", "授权"),
            "contactAgreement" => ("agreed calls a day", "约定每日拨打次数"),
            "agency" => ("agency", "催收机构"),
            "supportingDocument" => ("received", "收件"),
            "kept" => ("kept", "留存"),
            "note" => ("note", "备注"),
            other => (other, other),
        };
        let (number, date, time) = (at("number"), at("date"), at("time"));
        let digest: String = at("digest").chars().take(12).collect();
        let (kind, about) = (padded(self.say(in_english, in_chinese), 10), padded(&about, 26));
        writeln!(out, "  {number:>3}  {date} {time}  {kind}  {about}  {digest}..")
    }

    fn print_contact(&self, contact: &Value, out: &mut impl Write) -> io::Result<()> {
        let (may, may_not) = (self.say("contact allowed", "可以联系"), self.say("no contact", "不可联系"));
        let allowed = contact.get("allowed") == Some(&Value::Bool(true));
        writeln!(out, "  {}", if allowed { may } else { may_not })?;
        for rule in list(contact, "/refused").chain(list(contact, "/warnings")) {
            writeln!(out, "    {}", self.both(rule, "/text"))?;
        }
        if let Some(next) = contact.get("nextAllowed").filter(|_| !allowed) {
            let from = self.say("again from ", "最早可联系时间：");
            writeln!(out, "    {from}{} {}", text(next, "/date"), text(next, "/time"))?;
        }
        Ok(())
    }

    fn print_kept(&self, kept: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(kept, &format!("/{key}"));
        let until = match (at("mayEraseFrom"), at("mustEraseBy")) {
            _ if kept.get("untilSettled") == Some(&Value::Bool(true)) => {
                self.say("until the debt is paid", "至债务结清").to_owned()
            }
            (from, by) if by != "-" && from == "-" => format!("{}{by}", self.say("no longer than ", "不超过")),
            (from, _) if from != "-" => format!("{}{from}", self.say("to ", "至")),
            _ => self.say("as long as you like", "不限").to_owned(),
        };
        let kind = self.named(&at("kept"), |key| RecordKind::from_key(key).map(RecordKind::word));
        let record = at("record");
        self.line(
            out,
            format_args!("  keep record {record} ({kind}) {until}"),
            format_args!("  保存记录{record}（{kind}）{until}"),
        )
    }
}
