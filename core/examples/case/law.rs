//! The classes of the account, and what the law says of it.

use std::io::{self, Write};

use arrears::delinquency::Classification;
use arrears::rulebook::Rulebook;
use serde_json::Value;

use super::page::{Page, counted, is_not_zero, list, text};

impl Page<'_> {
    /// A private lender classes no loans and is on no credit record.
    fn is_of_a_private_lender(&self) -> bool {
        text(self.report, "/law/lender") == "private"
    }

    pub(crate) fn print_class(&self, out: &mut impl Write) -> io::Result<()> {
        if self.is_of_a_private_lender() {
            return Ok(());
        }
        let at = |pointer: &str| text(self.report, &format!("/delinquency/{pointer}"));
        let (classification, classification_rules) =
            (self.classification(&at("classification")), at("classificationRules"));
        let order = match classification_rules.as_str() {
            "order2023" => "the order on classifying assets of 2023",
            "cardLadder2011" => "the card ladder of 2011",
            "stricter" => "the stricter of 2023 and 2011",
            "own" => "the lender's own ladder",
            other => other,
        };
        let by = match classification_rules.as_str() {
            "order2023" => "2023年金融资产风险分类办法",
            "cardLadder2011" => "2011年信用卡业务管理办法",
            "stricter" => "2023年、2011年办法从严",
            "own" => "机构自定标准",
            other => other,
        };
        self.line(
            out,
            format_args!("Class: {classification} (by {order})"),
            format_args!("五级分类：{classification}（{by}）"),
        )
    }

    pub(crate) fn print_credit_history(&self, out: &mut impl Write) -> io::Result<()> {
        let at = |pointer: &str| text(self.report, &format!("/delinquency/{pointer}"));
        let months = list(self.report, "/delinquency/creditHistory/months");
        if let Some(last) = months.last().filter(|_| !self.is_of_a_private_lender()) {
            let (payment_history, end) = (at("creditHistory/paymentHistory"), text(last, "/monthEnd"));
            self.line(
                out,
                format_args!("\nCredit history of 24 months: {payment_history} ..{end}"),
                format_args!("\n24个月还款记录：{payment_history}（至{end}）"),
            )?;
            self.line(
                out,
                format_args!(
                    "  * no account or nothing to report, N paid as due, 1 to 7 so many months late, C closed"
                ),
                format_args!("  *当月无还款记录，N正常还款，1至7逾期期数，C结清"),
            )?;
        }
        if self.report.pointer("/delinquency/borrower").is_some() {
            let (days, classification) =
                (at("borrower/daysPastDue"), self.classification(&at("borrower/classification")));
            self.line(
                out,
                format_args!("over all accounts: {} past due, {classification}", counted(&days, "day")),
                format_args!("合并名下账户：逾期{days}天，{classification}"),
            )?;
        }
        Ok(())
    }

    pub(crate) fn print_credit_repair(&self, out: &mut impl Write) -> io::Result<()> {
        if list(self.report, "/creditRepair").next().is_some() {
            writeln!(out, "\n{}", self.say("Credit repair", "信用修复"))?;
        }
        for record in list(self.report, "/creditRepair") {
            let (arose, hidden) = (text(record, "/arose"), text(record, "/hiddenFrom"));
            let separator = self.say("; ", "；");
            let why: Vec<String> = list(record, "/obstacles").map(|obstacle| self.both(obstacle, "/text")).collect();
            let why = why.join(separator);
            match text(record, "/repaired").as_str() {
                "true" => self.line(
                    out,
                    format_args!("  overdue since {arose}: repaired, not shown from {hidden} at the latest"),
                    format_args!("  {arose}发生的逾期：可修复，最迟{hidden}起不再展示"),
                ),
                _ => self.line(
                    out,
                    format_args!("  overdue since {arose}: not repaired: {why}"),
                    format_args!("  {arose}发生的逾期：不予修复：{why}"),
                ),
            }?;
        }
        Ok(())
    }

    pub(crate) fn print_consequences(&self, out: &mut impl Write) -> io::Result<()> {
        if list(self.report, "/consequences").next().is_some() {
            writeln!(out, "\n{}", self.say("What being overdue leads to", "逾期的后果（事实说明）"))?;
        }
        for fact in list(self.report, "/consequences") {
            writeln!(out, "  {}", self.both(fact, "/text"))?;
        }
        Ok(())
    }

    pub(crate) fn print_law(&self, out: &mut impl Write) -> io::Result<()> {
        let passes = |verdict: &&Value| text(verdict, "/outcome") == "pass";
        let passed = list(self.report, "/law/verdicts").filter(passes).count();
        let book = text(self.report, "/law/jurisdiction");
        let china = Rulebook::china().ok().filter(|china| china.jurisdiction() == book);
        let name = match (book.as_str(), china.as_ref()) {
            (_, Some(china)) => china.name().of(self.language),
            ("us", None) => self.say("United States", "美国"),
            ("gb", None) => self.say("United Kingdom", "英国"),
            (other, None) => other,
        };
        self.line(
            out,
            format_args!("\nThe law ({name}): {}", holding(passed)),
            format_args!("\n法规（{name}）：{passed}项符合"),
        )?;
        self.print_broken(out, self.report, "  ")?;
        for account in list(self.report, "/together").filter(|account| account.get("law").is_some()) {
            let (name, passed) = (text(account, "/account"), list(account, "/law/verdicts").filter(passes).count());
            self.line(out, format_args!("  {name}: {passed} rules hold"), format_args!("  {name}：{passed}项符合"))?;
            self.print_broken(out, account, "    ")?;
        }
        Ok(())
    }

    /// The verdicts of an account that are not that a rule holds, and what is above the cap on charges.
    fn print_broken(&self, out: &mut impl Write, account: &Value, indent: &str) -> io::Result<()> {
        for verdict in list(account, "/law/verdicts").filter(|verdict| text(verdict, "/outcome") != "pass") {
            writeln!(out, "{indent}{}", self.both(verdict, "/text"))?;
        }
        let cap = |key: &str| text(account, &format!("/law/chargeCap/{key}"));
        let (excess, from) = (cap("excess"), cap("from"));
        if is_not_zero(&excess) {
            self.line(
                out,
                format_args!("{indent}above that cap: {excess} (counted since {from})"),
                format_args!("{indent}超出上限：{excess}（起算日{from}）"),
            )?;
        }
        Ok(())
    }

    fn classification(&self, key: &str) -> &'static str {
        Classification::from_key(key).map_or("", |classification| classification.word().of(self.language))
    }
}

fn holding(count: usize) -> String {
    if count == 1 { String::from("1 rule holds") } else { format!("{count} rules hold") }
}
