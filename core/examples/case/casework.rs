//! The work on a case: where it stands, its records, who may be contacted, which documents are missing, what is kept.

use std::io::{self, Write};

use arrears::SupportingDocument;
use arrears::casework::State;
use arrears::rulebook::{Person, RecordKind};
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
            writeln!(out, "    -> {} {}", padded(&to, 20), self.both(step, "/reason"))?;
        }
        writeln!(out, "  {} {}", self.say("head", "链尾"), text(work, "/verification/head"))?;
        for record in list(work, "/records") {
            self.print_record(record, out)?;
        }
        if let Some(contact) = work.get("contact") {
            self.print_contact(contact, out)?;
        }
        for needed in list(work, "/checklist/needed") {
            let has =
                if needed.get("metBy").is_some() { self.say("has", "已收") } else { self.say("missing", "缺少") };
            writeln!(out, "  {} {}", padded(has, 8), self.both(needed, "/text"))?;
        }
        for kept in list(work, "/retention") {
            self.print_kept(kept, out)?;
        }
        Ok(())
    }

    fn print_record(&self, record: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(record, &format!("/{key}"));
        let about = ["to", "person", "supportingDocument", "record", "given"]
            .map(|key| record.get(key).and_then(Value::as_str).map(|value| (key, value)));
        let about = about.into_iter().flatten().next().map_or_else(String::new, |(key, value)| {
            self.named(value, |value| match key {
                "to" => State::from_key(value).map(State::word),
                "person" => Person::from_key(value).map(Person::word),
                "supportingDocument" => SupportingDocument::from_key(value).map(SupportingDocument::word),
                _ => RecordKind::from_key(value).map(RecordKind::word),
            })
        });
        let kind = at("kind");
        let in_chinese = match kind.as_str() {
            "step" => "进展",
            "contact" => "联系",
            "consent" => "授权",
            "supportingDocument" => "收件",
            "kept" => "留存",
            "note" => "备注",
            other => other,
        };
        let (number, date, time) = (at("number"), at("date"), at("time"));
        let digest: String = at("digest").chars().take(12).collect();
        let (kind, about) = (padded(self.say(&kind, in_chinese), 8), padded(&about, 20));
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
