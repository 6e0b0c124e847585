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
        self.print_restatement(out)?;
        self.print_budget(out)?;
        self.print_offers(out)?;
        self.print_agreement(out)
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

    /// What the household can pay a month, who shares it, what to look at twice, what is left if income falls.
    fn print_budget(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(budget) = self.report.get("budget") else { return Ok(()) };
        writeln!(out, "\n{}", self.say("What a month has", "每月收支"))?;
        let rows = [
            ("/income", "income that counts", "计入收入"),
            ("/essentials", "essential spending", "必要支出"),
            ("/debts", "other debts", "其他债务还款"),
            ("/surplus", "left", "结余"),
            ("/capacity", "can be asked for", "可还金额"),
        ];
        for (pointer, en, zh) in rows {
            writeln!(out, "  {}{:>12}", padded(self.say(en, zh), 24), text(budget, pointer))?;
        }
        for (place, creditor) in list(budget, "/creditors").enumerate() {
            let at = |key: &str| text(creditor, key);
            let name = if place == 0 { self.say("this account", "本账户").to_owned() } else { at("/name") };
            let of = self.say("of", "，余额");
            writeln!(out, "    {}{:>12}  {of} {}", padded(&name, 22), at("/share"), at("/balance"))?;
        }
        for finding in list(budget, "/findings") {
            writeln!(out, "  ! {}", text(finding, &format!("/text/{}", self.language)))?;
        }
        for stress in list(budget, "/stresses") {
            let name = text(stress, &format!("/text/{}", self.language));
            writeln!(out, "  {}{:>12}", padded(&name, 24), text(stress, "/capacity"))?;
        }
        Ok(())
    }

    /// Offers side by side, one in full, refusals with what would do, what else there is, the negotiation.
    fn print_offers(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(offers) = self.report.get("offers") else { return Ok(()) };
        let at = |key: &str| text(offers, key);
        writeln!(out, "\nOffers by the policy of {}", at("/policy"))?;
        let (owed, monthly, at_hand) = (at("/totalOwed"), at("/monthly"), at("/atHand"));
        writeln!(out, "  {owed} owed; {monthly} a month to pay with, {at_hand} at hand\n")?;
        if list(offers, "/offers").next().is_none() {
            writeln!(out, "  none")?;
        } else {
            self.print_table(offers, out)?;
        }
        if let Some(best) = list(offers, "/offers").next() {
            self.print_in_full(best, out)?;
        }
        self.print_refused(offers, out)?;
        print_otherwise(offers, out)?;
        self.print_negotiation(offers, out)
    }

    fn print_agreement(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(agreement) = self.report.get("agreement") else { return Ok(()) };
        let at = |key: &str| text(agreement, key);
        let follow = |key: &str| text(agreement, &format!("/followUp/{key}"));
        writeln!(
            out,
            "\nAgreement {} of {} (accepted {}, {})",
            at("/number"),
            at("/document/plan/signed"),
            at("/document/accepted"),
            at("/document/form")
        )?;
        writeln!(out, "  digest {}", at("/digest"))?;
        for verdict in list(agreement, "/law") {
            writeln!(out, "  {}", text(verdict, &format!("/text/{}", self.language)))?;
        }
        for earlier in list(agreement, "/chain") {
            let at = |key: &str| text(earlier, key);
            let (owed, day) = (at("/owed"), at("/supersededOn"));
            writeln!(out, "  in place of agreement {}: {owed} owed under it on {day}", at("/number"))?;
        }
        let status = follow(&format!("text/{}", self.language));
        writeln!(out, "\nOn {}: {status}", follow("asOf"))?;
        for (name, key) in [("breached on", "breachedOn"), ("completed on", "completedOn")] {
            if follow(key) != "-" {
                writeln!(out, "  {name} {}", follow(key))?;
            }
        }
        for row in list(agreement, "/followUp/payments").filter(|row| text(row, "/state") != "upcoming") {
            let at = |key: &str| text(row, key);
            let state = at(&format!("/text/{}", self.language));
            let (number, due, payment, paid, on) =
                (at("/number"), at("/due"), at("/payment"), at("/paid"), at("/paidOn"));
            writeln!(out, "  {number:>3}  {due:10}{payment:>12}{paid:>12}  {}{on}", padded(&state, 12))?;
        }
        let rows = [
            ("paid", "paid"),
            ("behind", "behind"),
            ("owed", "totalOwed"),
            ("of it due", "due"),
            ("without the agreement", "withoutAgreement"),
            ("interest not charged", "rebate"),
        ];
        for (name, key) in rows {
            writeln!(out, "  {name:24}{:>16}", follow(key))?;
        }
        if let Some(next) = agreement.pointer("/followUp/nextDue") {
            let (due, amount) = (text(next, "/due"), text(next, "/amount"));
            writeln!(out, "  next {amount} on {due}; {} more missed payment(s) breach it", follow("missesLeft"))?;
        }
        if agreement.get("quote").is_some() {
            writeln!(out, "  {} settle it until {}", at("/quote/amount"), at("/quote/validTo"))?;
        }
        for document in list(agreement, "/documents") {
            writeln!(out, "\n{}", text(document, "/content"))?;
        }
        Ok(())
    }

    fn print_table(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        let heads = ["kind", "payments", "largest", "total", "interest", "given up", "simple", "last", "recovery"];
        let [kind, payments, largest, total, interest, given_up, simple, last, recovery] = heads;
        writeln!(
            out,
            "    {}{payments:>16}{largest:>12}{total:>12}{interest:>11}{given_up:>11}{simple:>9}  {last:10}{recovery:>9}",
            padded(kind, 26)
        )?;
        for offer in list(offers, "/offers") {
            let at = |key: &str| text(offer, key);
            let mark = if at("/pareto") == "true" { "*" } else { " " };
            let name = at(&format!("/name/{}", self.language));
            let payments = format!("{} {}", at("/levers/periods"), at("/levers/frequency"));
            let rate = percent(offer, "/nominalRate");
            writeln!(
                out,
                "  {mark} {}{payments:>16}{:>12}{:>12}{:>11}{:>11}{rate:>9}  {:10}{:>9}",
                padded(&name, 26),
                at("/largestPayment"),
                at("/total"),
                at("/interest"),
                at("/givenUp"),
                at("/lastDue"),
                at("/recovery"),
            )?;
        }
        writeln!(
            out,
            "  * nothing else is as good in total, largest payment and value to the lender, and better in one"
        )
    }

    fn print_in_full(&self, offer: &Value, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(offer, key);
        writeln!(out, "\n{} in full", at(&format!("/name/{}", self.language)))?;
        writeln!(
            out,
            "  {:>3}  {:10}{:>12}{:>11}  {:44}{:>12}",
            "", "due", "payment", "interest", "pays", "remaining"
        )?;
        for row in list(offer, "/schedule") {
            let at = |key: &str| text(row, key);
            let split: Vec<String> =
                list(row, "/split").map(|part| format!("{} {}", text(part, "/class"), text(part, "/amount"))).collect();
            let (number, due, payment, interest) = (at("/number"), at("/due"), at("/payment"), at("/interest"));
            let (pays, remaining) = (split.join(", "), at("/remaining"));
            writeln!(out, "  {number:>3}  {due:10}{payment:>12}{interest:>11}  {pays:44}{remaining:>12}")?;
        }
        writeln!(
            out,
            "  {} in all, {} of it interest, {} fees; {} simple, {} compound a year",
            at("/total"),
            at("/interest"),
            at("/fees"),
            percent(offer, "/nominalRate"),
            percent(offer, "/effectiveRate"),
        )?;
        for (key, when) in [
            ("waivedAtSigning", "at signing"),
            ("waivedOnCompletion", "on completion"),
            ("discounted", "once paid in time"),
        ] {
            for part in list(offer, &format!("/{key}")) {
                writeln!(out, "  waived {when}: {} {}", text(part, "/class"), text(part, "/amount"))?;
            }
        }
        writeln!(out, "  worth {} to the lender today, {} of what is owed", at("/presentValue"), at("/recovery"))?;
        let against = |key: &str| text(offer, &format!("/against/{key}"));
        writeln!(
            out,
            "  costs {} against doing nothing, {} against minimum payments, {} against paying today",
            against("doingNothing"),
            against("minimumPayments"),
            against("payingToday"),
        )?;
        for stress in list(offer, "/survives") {
            let at = |key: &str| text(stress, key);
            let lasts =
                if at("/whole") == "true" { "to the end".to_owned() } else { format!("{} payments", at("/payments")) };
            writeln!(out, "  {} ({} a month): lasts {lasts}", at("/stress"), at("/monthly"))?;
        }
        for verdict in list(offer, "/law") {
            writeln!(out, "  {}", text(verdict, &format!("/text/{}", self.language)))?;
        }
        let papers: Vec<&str> = list(offer, "/documents").filter_map(Value::as_str).collect();
        writeln!(out, "  class after signing: {}; to bring: {}", at("/tierAfterSigning"), papers.join(", "))
    }

    fn print_refused(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        if list(offers, "/refused").next().is_none() {
            return Ok(());
        }
        writeln!(out, "\nNot offered")?;
        for refused in list(offers, "/refused") {
            let name = text(refused, &format!("/name/{}", self.language));
            writeln!(out, "  {}{}", padded(&name, 26), text(refused, &format!("/text/{}", self.language)))?;
            for nearest in list(refused, "/nearest") {
                writeln!(out, "  {:26}-> {}", "", text(nearest, &format!("/text/{}", self.language)))?;
            }
        }
        Ok(())
    }

    fn print_negotiation(&self, offers: &Value, out: &mut impl Write) -> io::Result<()> {
        for round in list(offers, "/negotiation") {
            let items: Vec<String> = list(round, "/proposed")
                .map(|item| format!("{} {}", text(item, "/lever"), text(item, "/value")))
                .collect();
            writeln!(out, "\n{} proposed: {}", text(round, "/date"), items.join(", "))?;
            writeln!(out, "  {}", text(round, "/answer"))?;
            for counter in list(round, "/offers") {
                let at = |key: &str| text(counter, &format!("/offer{key}"));
                let name = at(&format!("/name/{}", self.language));
                let (periods, largest, total) = (at("/levers/periods"), at("/largestPayment"), at("/total"));
                writeln!(out, "  {}{periods:>4} payments of at most {largest}, {total} in all", padded(&name, 26))?;
                for change in list(counter, "/changes") {
                    let at = |key: &str| text(change, key);
                    writeln!(out, "  {:26}{}: {} instead of {}", "", at("/lever"), at("/offered"), at("/proposed"))?;
                }
            }
        }
        Ok(())
    }
}

fn print_otherwise(offers: &Value, out: &mut impl Write) -> io::Result<()> {
    let at = |key: &str| text(offers, &format!("/otherwise/{key}"));
    writeln!(out, "\nInstead")?;
    writeln!(out, "  pay it all today    {:>14}", at("payingToday"))?;
    if offers.pointer("/otherwise/doingNothing").is_some() {
        let (owed, horizon, more) = (at("doingNothing/owed"), at("horizon"), at("doingNothing/more"));
        writeln!(out, "  do nothing          {owed:>14}  owed on {horizon}, {more} more than today")?;
    }
    if offers.pointer("/otherwise/minimumPayments").is_some() {
        let (total, payments, paid) =
            (at("minimumPayments/total"), at("minimumPayments/payments"), at("minimumPayments/paid"));
        let owed = at("minimumPayments/owed");
        writeln!(out, "  only ever the minimum{total:>13}  {paid} in {payments} payments, and {owed} still owed")?;
    }
    Ok(())
}

/// A rate as `7.00%`, or why there is none.
fn percent(offer: &Value, pointer: &str) -> String {
    match offer.pointer(&format!("{pointer}/percent")).and_then(Value::as_str) {
        Some(percent) => format!("{percent}%"),
        None => "none".to_owned(),
    }
}

/// Padded to a width on screen, where a Chinese character takes two columns.
fn padded(text: &str, width: usize) -> String {
    let columns: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    format!("{text}{}", " ".repeat(width.saturating_sub(columns)))
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
