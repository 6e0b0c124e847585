//! Reads a case document and prints, for a person, what is owed and why.
//!
//! `cargo run --release --example case -- core/examples/cases/e1.json` reads a file, `-` standard input.
//! `--zh` prints the lines in Chinese, `--json` the report document.

use std::error::Error;
use std::fs;
use std::io::{self, Read, Write};
use std::process::ExitCode;

use arrears::delinquency::Tier;
use arrears::{Language, wire};
use serde_json::Value;

const USAGE: &str = "usage: case [--json] [--zh] FILE   (FILE `-` reads standard input)";

fn main() -> ExitCode {
    let printed = Options::parse(std::env::args().skip(1)).and_then(|options| options.run());
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that has seen enough, such as `head`, is no failure.
        Err(error) if error.downcast_ref().is_some_and(|e: &io::Error| e.kind() == io::ErrorKind::BrokenPipe) => {
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

struct Options {
    json: bool,
    language: &'static str,
    file: String,
}

impl Options {
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, Box<dyn Error>> {
        let (mut json, mut language, mut file) = (false, "en", None);
        for argument in arguments {
            match argument.as_str() {
                "--json" => json = true,
                "--zh" => language = "zh",
                flag if flag.starts_with("--") => return Err(format!("unknown option {flag}\n{USAGE}").into()),
                name if file.is_none() => file = Some(name.to_owned()),
                _ => return Err(USAGE.into()),
            }
        }
        Ok(Self { json, language, file: file.ok_or(USAGE)? })
    }

    fn run(&self) -> Result<(), Box<dyn Error>> {
        let case = match self.file.as_str() {
            "-" => {
                let mut text = String::new();
                io::stdin().read_to_string(&mut text)?;
                text
            }
            file => fs::read_to_string(file).map_err(|error| format!("{file}: {error}"))?,
        };
        let report: Value = serde_json::from_str(&wire::report(&case)?)?;
        let mut out = io::stdout().lock();
        if self.json {
            writeln!(out, "{}", serde_json::to_string_pretty(&report)?)?;
            return Ok(());
        }
        Page { report: &report, language: self.language }.print(&mut out)?;
        Ok(())
    }
}

/// A report as a page for a person.
struct Page<'a> {
    report: &'a Value,
    language: &'a str,
}

impl Page<'_> {
    fn print(&self, out: &mut impl Write) -> io::Result<()> {
        let at = |pointer: &str| text(self.report, pointer);
        if let Some(title) = self.report.get("title").and_then(Value::as_str) {
            writeln!(out, "{title}")?;
        }
        write!(out, "As of {}", at("/asOf"))?;
        if let Some(known) = self.report.get("knownOn").and_then(Value::as_str) {
            write!(out, ", as known on {known}")?;
        }
        writeln!(out, ". Amounts in {}.", at("/currency"))?;
        self.print_lines(out)?;
        self.print_statements(out)?;
        self.print_balance(out)?;
        self.print_lateness(out)?;
        self.print_classes(out)?;
        self.print_law(out)?;
        self.print_casework(out)?;
        self.print_waiting(out)?;
        self.print_restatement(out)
    }

    fn print_lines(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\nWhat happened, and why")?;
        for line in list(self.report, "/lines") {
            writeln!(out, "  {}  {}", text(line, "/date"), text(line, &format!("/text/{}", self.language)))?;
        }
        Ok(())
    }

    fn print_statements(&self, out: &mut impl Write) -> io::Result<()> {
        if list(self.report, "/statements").next().is_none() {
            return Ok(());
        }
        writeln!(out, "\nStatements")?;
        let heads = ["date", "balance", "minimum", "due", "interest", "compound"];
        let [date, balance, minimum, due, interest, compound] = heads;
        writeln!(out, "  {date:10}  {balance:>14}  {minimum:>14}  {due:10}  {interest:>12}  {compound:>10}")?;
        for statement in list(self.report, "/statements") {
            let at = |key| text(statement, key);
            let (date, balance, minimum) = (at("/date"), at("/balance"), at("/minimum"));
            let (due, interest, compound) = (at("/due"), at("/interest"), at("/compoundInterest"));
            writeln!(out, "  {date:10}  {balance:>14}  {minimum:>14}  {due:10}  {interest:>12}  {compound:>10}")?;
        }
        Ok(())
    }

    fn print_balance(&self, out: &mut impl Write) -> io::Result<()> {
        writeln!(out, "\nOwed")?;
        for part in list(self.report, "/balance/components") {
            let (name, billed, unbilled) = (text(part, "/component"), text(part, "/billed"), text(part, "/unbilled"));
            writeln!(out, "  {name:24}{billed:>16} billed{unbilled:>16} unbilled")?;
        }
        let rows = [
            ("posted", "/balance/posted"),
            ("interest accrued", "/balance/accrued/interest"),
            ("penalty accrued", "/balance/accrued/penaltyInterest"),
            ("compound accrued", "/balance/accrued/compoundInterest"),
            ("instalments to come", "/balance/planPrincipal"),
            ("early-settlement fee", "/balance/earlySettlementFee"),
            ("credit", "/balance/credit"),
            ("to pay it all today", "/balance/payoff"),
        ];
        for (name, pointer) in rows {
            let amount = text(self.report, pointer);
            let always = matches!(name, "posted" | "to pay it all today");
            if always || amount.bytes().any(|b| matches!(b, b'1'..=b'9')) {
                writeln!(out, "  {name:24}{amount:>16}")?;
            }
        }
        let contingent = text(self.report, "/balance/contingent");
        if contingent.bytes().any(|b| matches!(b, b'1'..=b'9')) {
            writeln!(out, "  plus {contingent} if an open statement is not paid in full by the end of its grace")?;
        }
        Ok(())
    }

    fn print_lateness(&self, out: &mut impl Write) -> io::Result<()> {
        let (days, since) =
            (text(self.report, "/delinquency/daysPastDue"), text(self.report, "/delinquency/overdueSince"));
        let bucket = text(self.report, "/delinquency/bucket").to_uppercase().replace("PLUS", "+");
        match self.report.pointer("/delinquency/daysPastDue").and_then(Value::as_i64) {
            Some(0) => writeln!(out, "\nNot overdue ({bucket})"),
            _ => {
                let overdue = text(self.report, "/delinquency/overdue");
                writeln!(out, "\n{days} days past due since {since} ({bucket}), {overdue} overdue")
            }
        }
    }

    fn print_classes(&self, out: &mut impl Write) -> io::Result<()> {
        let at = |pointer: &str| text(self.report, &format!("/delinquency/{pointer}"));
        let (tier, scheme) = (self.tier(&at("tier")), at("scheme"));
        writeln!(out, "{} {tier} ({scheme})", self.say("class:", "五级分类："))?;
        if let Some(last) = list(self.report, "/delinquency/creditHistory/months").last() {
            let (grid, end) = (at("creditHistory/grid"), text(last, "/monthEnd"));
            writeln!(out, "{} {grid} ..{end}", self.say("24 months of credit history:", "24个月还款记录："))?;
        }
        if self.report.pointer("/delinquency/borrower").is_some() {
            let (days, tier) = (at("borrower/daysPastDue"), self.tier(&at("borrower/tier")));
            let (over_all, past_due) =
                (self.say("over all accounts:", "合并名下账户："), self.say("days past due", "天逾期"));
            writeln!(out, "{over_all} {days} {past_due}, {tier}")?;
        }
        Ok(())
    }

    fn print_law(&self, out: &mut impl Write) -> io::Result<()> {
        let passes = |verdict: &&Value| text(verdict, "/outcome") == "pass";
        let passed = list(self.report, "/law/verdicts").filter(passes).count();
        let (law, hold) = (self.say("The law", "法规"), self.say("rules hold", "项符合"));
        writeln!(out, "\n{law} ({}): {passed} {hold}", text(self.report, "/law/jurisdiction"))?;
        for verdict in list(self.report, "/law/verdicts").filter(|verdict| !passes(verdict)) {
            writeln!(out, "  {}", text(verdict, &format!("/text/{}", self.language)))?;
        }
        let cap = |key: &str| text(self.report, &format!("/law/chargeCap/{key}"));
        let (excess, from) = (cap("excess"), cap("from"));
        if excess.bytes().any(|b| matches!(b, b'1'..=b'9')) {
            let (above, since) = (self.say("above that cap", "超出上限"), self.say("counted since", "起算日"));
            writeln!(out, "  {above}: {excess} ({since} {from})")?;
        }
        Ok(())
    }

    fn print_casework(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(work) = self.report.get("casework") else { return Ok(()) };
        let both = |value: &Value, pointer: &str| text(value, &format!("{pointer}/{}", self.language));
        writeln!(out, "\n{}", self.say("Casework", "个案处理"))?;
        if work.pointer("/verification/intact") != Some(&Value::Bool(true)) {
            let (broken, at) = (self.say("record", "记录"), text(work, "/verification/at"));
            return writeln!(out, "  {broken} {at}: {}", both(work, "/verification/text"));
        }
        writeln!(out, "  {}", both(work, "/state/text"))?;
        for step in list(work, "/next") {
            writeln!(out, "    -> {:20} {}", text(step, "/to"), both(step, "/reason"))?;
        }
        writeln!(out, "  {} {}", self.say("head", "链尾"), text(work, "/verification/head"))?;
        for record in list(work, "/records") {
            let at = |key: &str| text(record, &format!("/{key}"));
            let about =
                ["to", "person", "document", "record", "given"].map(|key| record.get(key).and_then(Value::as_str));
            let about = about.into_iter().flatten().next().unwrap_or_default();
            let digest: String = at("digest").chars().take(12).collect();
            writeln!(
                out,
                "  {:>3}  {} {}  {:8}  {about:20}  {digest}..",
                at("number"),
                at("date"),
                at("time"),
                at("kind")
            )?;
        }
        if let Some(contact) = work.get("contact") {
            let (may, may_not) = (self.say("contact allowed", "可以联系"), self.say("no contact", "不可联系"));
            let allowed = contact.get("allowed") == Some(&Value::Bool(true));
            writeln!(out, "  {}", if allowed { may } else { may_not })?;
            for rule in list(contact, "/refused").chain(list(contact, "/warnings")) {
                writeln!(out, "    {}", both(rule, "/text"))?;
            }
            if let Some(next) = contact.get("nextAllowed").filter(|_| !allowed) {
                let from = self.say("again from", "最早可联系时间");
                writeln!(out, "    {from} {} {}", text(next, "/date"), text(next, "/time"))?;
            }
        }
        for needed in list(work, "/checklist/needed") {
            let has =
                if needed.get("metBy").is_some() { self.say("has", "已收") } else { self.say("missing", "缺少") };
            writeln!(out, "  {has:8} {}", both(needed, "/text"))?;
        }
        for kept in list(work, "/retention") {
            let at = |key: &str| text(kept, &format!("/{key}"));
            let keep = self.say("keep record", "保存记录");
            let until = match (at("mayEraseFrom"), at("mustEraseBy")) {
                _ if kept.get("untilSettled") == Some(&Value::Bool(true)) => {
                    String::from(self.say("until the debt is paid", "至债务结清"))
                }
                (from, by) if by != "-" && from == "-" => format!("{} {by}", self.say("no longer than", "不超过")),
                (from, _) if from != "-" => format!("{} {from}", self.say("to", "至")),
                _ => String::from(self.say("as long as you like", "不限")),
            };
            writeln!(out, "  {keep} {} ({}) {until}", at("record"), at("kept"))?;
        }
        Ok(())
    }

    fn say(&self, en: &'static str, zh: &'static str) -> &'static str {
        if self.language == "zh" { zh } else { en }
    }

    fn tier(&self, key: &str) -> &'static str {
        Tier::from_key(key)
            .map_or("", |tier| self.say(tier.word().of(Language::English), tier.word().of(Language::Chinese)))
    }

    fn print_waiting(&self, out: &mut impl Write) -> io::Result<()> {
        if self.report.get("waiting").is_none() {
            return Ok(());
        }
        writeln!(out, "\nWaiting, if nothing more happens")?;
        writeln!(out, "  pay today           {:>16}", text(self.report, "/waiting/today"))?;
        for later in ["day", "week", "month"] {
            let at = |key: &str| text(self.report, &format!("/waiting/{later}/{key}"));
            writeln!(out, "  a {later:6}({}) {:>16}  {} more", at("date"), at("payoff"), at("more"))?;
        }
        Ok(())
    }

    fn print_restatement(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(restatement) = self.report.get("restatement") else { return Ok(()) };
        writeln!(out, "\nChanged since it was known on {}", text(restatement, "/comparedWith"))?;
        for change in list(restatement, "/changes") {
            let at = |key: &str| text(change, key);
            writeln!(out, "  {:24}{:>16} -> {:>16}  ({})", at("/of"), at("/before"), at("/after"), at("/change"))?;
        }
        let (before, after) = (text(restatement, "/daysPastDueBefore"), text(restatement, "/daysPastDueAfter"));
        writeln!(out, "  days past due           {before:>16} -> {after:>16}")
    }
}

fn text(value: &Value, pointer: &str) -> String {
    match value.pointer(pointer) {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Null) | None => String::from("-"),
        Some(other) => other.to_string(),
    }
}

fn list<'a>(value: &'a Value, pointer: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
    value.pointer(pointer).and_then(Value::as_array).into_iter().flatten()
}
