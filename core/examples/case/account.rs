//! The account: what was billed, what is posted, how late it is, what waiting adds, what has changed.

use std::io::{self, Write};

use arrears::Component;
use serde_json::Value;

use super::page::{Page, counted, is_not_zero, list, padded, right, text};

impl Page<'_> {
    pub(crate) fn print_title(&self, out: &mut impl Write) -> io::Result<()> {
        if let Some(title) = self.report.get("title").and_then(Value::as_str) {
            writeln!(out, "{title}")?;
        }
        let (day, currency) = (text(self.report, "/asOf"), text(self.report, "/currency"));
        let (mut known_en, mut known_zh) = (String::new(), String::new());
        if let Some(known) = self.report.get("knownOn").and_then(Value::as_str) {
            known_en = format!(", as known on {known}");
            known_zh = format!("（以{known}已知情况为准）");
        }
        let yuan = if currency == "CNY" { "人民币元" } else { &currency };
        self.line(
            out,
            format_args!("As of {day}{known_en}. Amounts in {currency}."),
            format_args!("截至{day}{known_zh}。金额单位：{yuan}。"),
        )
    }

    pub(crate) fn print_statements(&self, out: &mut impl Write) -> io::Result<()> {
        if list(self.report, "/statements").next().is_none() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.say("Statements", "账单"))?;
        let [date, balance, minimum, due, interest, compound] = self.say(
            ["date", "balance", "minimum", "due", "interest", "compound"],
            ["账单日", "本期账单余额", "最低还款额", "到期还款日", "利息", "复利"],
        );
        let (date, balance, minimum) = (padded(date, 10), right(balance, 14), right(minimum, 14));
        let (due, interest, compound) = (padded(due, 10), right(interest, 12), right(compound, 10));
        writeln!(out, "  {date}  {balance}  {minimum}  {due}  {interest}  {compound}")?;
        for statement in list(self.report, "/statements") {
            let at = |key| text(statement, key);
            let (date, balance, minimum) = (at("/date"), at("/balance"), at("/minimum"));
            let (due, interest, compound) = (at("/due"), at("/interest"), at("/compoundInterest"));
            writeln!(out, "  {date:10}  {balance:>14}  {minimum:>14}  {due:10}  {interest:>12}  {compound:>10}")?;
        }
        Ok(())
    }

    pub(crate) fn print_components(&self, out: &mut impl Write) -> io::Result<()> {
        if list(self.report, "/balance/components").next().is_none() {
            return Ok(());
        }
        writeln!(out, "\n{}", self.say("What is posted and unpaid", "已入账未还明细"))?;
        let (is_billed, is_unbilled) = (self.say("billed", "已出账"), self.say("unbilled", "未出账"));
        for part in list(self.report, "/balance/components") {
            let (name, billed, unbilled) =
                (self.component(&text(part, "/component")), text(part, "/billed"), text(part, "/unbilled"));
            writeln!(out, "  {}{billed:>16} {is_billed}{unbilled:>16} {is_unbilled}", padded(&name, 24))?;
        }
        Ok(())
    }

    pub(crate) fn print_lateness(&self, out: &mut impl Write) -> io::Result<()> {
        let at = |key: &str| text(self.report, &format!("/delinquency/{key}"));
        let (days, since, overdue) = (at("daysPastDue"), at("overdueSince"), at("overdue"));
        let bucket = at("bucket").to_uppercase().replace("PLUS", "+");
        if days == "0" {
            return self.line(out, format_args!("\nNot overdue ({bucket})"), format_args!("\n未逾期（{bucket}）"));
        }
        self.line(
            out,
            format_args!("\n{} past due since {since} ({bucket}), {overdue} overdue", counted(&days, "day")),
            format_args!("\n逾期天数：{days}天，自{since}起（{bucket}），逾期金额{overdue}"),
        )
    }

    pub(crate) fn print_cost_of_delay(&self, out: &mut impl Write) -> io::Result<()> {
        let payoffs = ["day", "week", "month"].map(|later| text(self.report, &format!("/costOfDelay/{later}/payoff")));
        if !payoffs.iter().any(|payoff| is_not_zero(payoff)) {
            return Ok(());
        }
        writeln!(
            out,
            "\n{}",
            self.say("If nothing more happens, to pay it all takes", "如不再消费也不还款，全部结清需还")
        )?;
        for (later, en, zh) in
            [("day", "tomorrow", "明日"), ("week", "in a week", "一周后"), ("month", "in a month", "一个月后")]
        {
            let at = |key: &str| text(self.report, &format!("/costOfDelay/{later}/{key}"));
            let (name, date, payoff, more) = (padded(self.say(en, zh), 12), at("date"), at("payoff"), at("increase"));
            self.line(
                out,
                format_args!("  {name}{date}{payoff:>16}  {more} more than today"),
                format_args!("  {name}{date}{payoff:>16}  比今日多{more}"),
            )?;
        }
        Ok(())
    }

    pub(crate) fn print_restatement(&self, out: &mut impl Write) -> io::Result<()> {
        let Some(restatement) = self.report.get("restatement") else { return Ok(()) };
        let other = text(restatement, "/comparedWith");
        self.line(
            out,
            format_args!("\nChanged since it was known on {other}"),
            format_args!("\n与{other}已知情况相比的变化"),
        )?;
        for change in list(restatement, "/changes") {
            let at = |key: &str| text(change, key);
            let name = padded(&self.changed(&at("/of")), 24);
            writeln!(out, "  {name}{:>16} -> {:>16}  ({})", at("/before"), at("/after"), at("/change"))?;
        }
        let (before, after) = (text(restatement, "/daysPastDueBefore"), text(restatement, "/daysPastDueAfter"));
        writeln!(out, "  {}{before:>16} -> {after:>16}", padded(self.say("days past due", "逾期天数"), 24))
    }

    fn component(&self, key: &str) -> String {
        self.named(key, |key| Component::from_name(key).map(Component::word))
    }

    /// The name of what changed.
    fn changed(&self, key: &str) -> String {
        let chinese = match key {
            "credit" => "溢缴款",
            "accruedInterest" => "已计提、未出账利息",
            "accruedPenaltyInterest" => "已计提、未出账罚息",
            "accruedCompoundInterest" => "已计提、未出账复利",
            "payoff" => "结清金额",
            _ => return self.component(key),
        };
        let english = match key {
            "accruedInterest" => "interest accrued",
            "accruedPenaltyInterest" => "penalty interest accrued",
            "accruedCompoundInterest" => "compound interest accrued",
            "payoff" => "to pay it all",
            other => other,
        };
        self.say(english, chinese).to_owned()
    }
}
