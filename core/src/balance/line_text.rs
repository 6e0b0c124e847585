//! A line as text, in English and Chinese.

use alloc::format;
use alloc::string::{String, ToString};
use core::fmt::{self, Write};

use super::line::{Interest, Line, Segment, What};
use super::record::AllocationSource;
use crate::accrual::Accrued;
use crate::calendar::{Date, MonthDay};
use crate::component::{Component, Components};
use crate::ledger::Action;
use crate::money::{Currency, Money};
use crate::terms::DueRule;
use crate::words::Language;

/// The bytes of a usual line.
const ROOM: usize = 256;

/// The words of a line in one language, on their way to a text.
pub(super) struct Words<'o> {
    pub(super) language: Language,
    pub(super) currency: Currency,
    /// The day of the line.
    pub(super) day: Date,
    pub(super) out: &'o mut dyn Write,
}

/// A line in one language, as it displays itself.
pub(crate) struct LineText<'l> {
    line: &'l Line,
    language: Language,
}

impl LineText<'_> {
    fn write(&self, out: &mut dyn Write) -> fmt::Result {
        let Line { day, currency, ref what, above_cap } = *self.line;
        let mut words = Words { language: self.language, currency, day, out };
        words.line(what)?;
        words.above_cap(above_cap)
    }
}

impl fmt::Display for LineText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}

impl Line {
    /// The line as text, without its date.
    ///
    /// `interest +17.40: 1000.00 x 0.05% x 24 d (2023-03-30..2023-04-23) + 900.00 x 0.05% x 12 d (2023-04-23..2023-05-05)`
    ///
    /// Days are half-open: the first is counted, the last is not (算头不算尾).
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let mut text = String::with_capacity(ROOM);
        // Writing to a string cannot fail.
        let _ = self.in_language(language).write(&mut text);
        text
    }

    /// The same, to be written into another text.
    pub(crate) const fn in_language(&self, language: Language) -> LineText<'_> {
        LineText { line: self, language }
    }
}

/// The day and the English text: `2023-05-05 interest +17.40: 1000.00 x 0.05% x 24 d (2023-03-30..2023-04-23) + ..`.
impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, self.in_language(Language::English))
    }
}

impl Words<'_> {
    pub(super) fn pick(&self, english: &'static str, chinese: &'static str) -> &'static str {
        match self.language {
            Language::English => english,
            Language::Chinese => chinese,
        }
    }

    /// A component by the name it had on the day it was posted: until the end of 2016 issuers charged 滞纳金 and not 违约金.
    pub(super) fn name(&self, component: Component, posted: Date) -> &'static str {
        let (year, ..) = posted.ymd();
        match (self.language, component) {
            (Language::Chinese, Component::LateFee) if year < 2017 => "滞纳金",
            _ => component.word().of(self.language),
        }
    }

    pub(super) fn say(&mut self, english: fmt::Arguments<'_>, chinese: fmt::Arguments<'_>) -> fmt::Result {
        match self.language {
            Language::English => self.out.write_fmt(english),
            Language::Chinese => self.out.write_fmt(chinese),
        }
    }

    fn line(&mut self, what: &What) -> fmt::Result {
        match what {
            What::Charge { component, amount, .. } => {
                let name = component.word().of(self.language);
                write!(self.out, "{name} +{amount}")
            }
            What::Interest(interest) => self.posted_interest(Component::Interest, interest),
            What::CompoundInterest(interest) => self.posted_interest(Component::CompoundInterest, interest),
            What::JudgmentInterest(interest) => self.posted_interest(Component::JudgmentInterest, interest),
            What::Part { component, amount, number, of, basis, .. } => {
                let name = component.word().of(self.language);
                self.say(
                    format_args!("{name} +{amount}: part {number} of {of}, "),
                    format_args!("{name} +{amount}：第{number}期，共{of}期，"),
                )?;
                self.part_basis(*basis)
            }
            What::Settlement { component, amount, basis, .. } => {
                let name = component.word().of(self.language);
                self.say(
                    format_args!("{name} +{amount}: plan settled early, "),
                    format_args!("{name} +{amount}：分期提前结清，"),
                )?;
                self.part_basis(*basis)
            }
            What::LateFee { amount, shortfall, rate, missed_payments, bound } => {
                self.card_late_fee(*amount, (*shortfall, *rate, *bound), *missed_payments)
            }
            What::Allocation { source, amount, days_past_due, applications, credit } => {
                self.allocation(*source, *amount, *days_past_due, applications, *credit)
            }
            What::Event { action, .. } => self.event(action),
            What::Statement { balance, credit, minimum, over_limit, alternative, due, .. } => {
                self.statement([*balance, *credit, *minimum], *over_limit, *alternative, *due)
            }
            What::InterestFreePeriod { statement, kept, rest, shortfall } => {
                self.interest_free_period(*statement, *kept, *rest, *shortfall)
            }
            What::Assertion { expected, actual, .. } => self.assertion(*expected, *actual),
            What::Accrued(interest) => self.accrued_interest(Component::Interest, interest),
            What::AccruedCompound(interest) => self.accrued_interest(Component::CompoundInterest, interest),
            What::AccruedJudgment(interest) => self.accrued_interest(Component::JudgmentInterest, interest),
            What::Loan(what) => self.loan(what),
            What::RetroactiveInterest { statement, interest } => {
                self.say(
                    format_args!("if the statement of {statement} is not paid in full, "),
                    format_args!("若{statement}账单未全额还清，"),
                )?;
                let name = self.pick("interest", "利息");
                self.interest(name, "", interest)
            }
        }
    }

    fn above_cap(&mut self, above: Option<Money>) -> fmt::Result {
        let Some(above) = above else { return Ok(()) };
        self.say(
            format_args!("; {above} above the cap on all charges left out"),
            format_args!("；超出息费上限的{above}不计"),
        )
    }

    fn assertion(&mut self, expected: Money, actual: Money) -> fmt::Result {
        let (holds, differs) = (self.pick("holds", "相符"), self.pick("DIFFERS", "不符"));
        let verdict = if expected == actual { holds } else { differs };
        self.say(
            format_args!("assertion {verdict}: {expected} stated, {actual} calculated"),
            format_args!("余额核对{verdict}：声明{expected}，计算{actual}"),
        )
    }

    fn posted_interest(&mut self, component: Component, interest: &Interest) -> fmt::Result {
        self.interest(component.word().of(self.language), "+", interest)
    }

    fn accrued_interest(&mut self, component: Component, interest: &Interest) -> fmt::Result {
        let name = component.word().of(self.language);
        let accrued = match self.language {
            Language::English => format!("{name} accrued, not yet posted"),
            Language::Chinese => format!("已计提未出账{name}"),
        };
        self.interest(&accrued, "", interest)
    }

    fn interest(&mut self, name: &str, sign: &str, interest: &Interest) -> fmt::Result {
        let amount = interest.amount;
        let colon = self.pick(": ", "：");
        write!(self.out, "{name} {sign}{amount}{colon}")?;
        let is_brought = interest.brought_forward != Accrued::ZERO;
        if is_brought {
            self.brought_forward(interest.brought_forward)?;
        }
        for (n, segment) in interest.segments.iter().enumerate() {
            self.out.write_str(if n == 0 && !is_brought { "" } else { " + " })?;
            self.segment(segment)?;
        }
        self.compounded(interest.compounded())?;
        self.raised(Component::Purchase, interest.purchase_raised)?;
        self.raised(Component::Cash, interest.cash_raised)
    }

    /// What was earned before an account that begins in the middle does.
    pub(super) fn brought_forward(&mut self, exact: Accrued) -> fmt::Result {
        let exact = in_units(exact, self.currency.decimals());
        self.say(format_args!("{exact} brought forward by the opening"), format_args!("{exact} 期初结转"))
    }

    fn segment(&mut self, segment: &Segment) -> fmt::Result {
        let (base, days) = (segment.base, segment.days());
        let (from, to) = (segment.from, segment.to);
        let (times, day) = (self.pick("x", "×"), self.pick(" d", "天"));
        write!(self.out, "{base} {times} ")?;
        segment.rate.write_percent(&mut self.out)?;
        write!(self.out, " {times} {days}{day} ({from}..{to})")
    }

    fn allocation(
        &mut self,
        source: AllocationSource,
        amount: Money,
        days_past_due: i32,
        applications: &[super::line::PaymentApplication],
        credit: Money,
    ) -> fmt::Result {
        let name = match source {
            AllocationSource::Payment(_) => self.pick("payment", "还款"),
            AllocationSource::Refund(_) => self.pick("refund", "退款"),
            AllocationSource::Waiver(_) => self.pick("waiver", "减免"),
            AllocationSource::Conversion(_) => self.pick("converted into instalments", "转为分期"),
            AllocationSource::EarlyRepayment(_) => self.pick("early repayment", "提前还款"),
            AllocationSource::Dispute(_) => self.pick("disputed, set apart", "有争议，暂不计入欠款"),
            AllocationSource::Credit => self.pick("from the credit balance", "溢缴款抵扣"),
        };
        self.say(
            format_args!("{name} -{amount}, {days_past_due} days past due: "),
            format_args!("{name} -{amount}，逾期{days_past_due}天："),
        )?;
        for (n, application) in applications.iter().enumerate() {
            let part = application.amount;
            let component = self.name(application.component, application.posted);
            let (comma, posted) = (if n == 0 { "" } else { self.pick(", ", "，") }, application.posted);
            let billed =
                if application.billed { self.pick("billed", "已出账") } else { self.pick("unbilled", "未出账") };
            self.say(
                format_args!("{comma}{part} to {component} of {posted} ({billed})"),
                format_args!("{comma}{part}冲{posted}{component}（{billed}）"),
            )?;
        }
        if credit.minor() > 0 {
            let comma = if applications.is_empty() { "" } else { self.pick(", ", "，") };
            self.say(format_args!("{comma}{credit} to credit"), format_args!("{comma}{credit}转溢缴款"))?;
        }
        Ok(())
    }

    fn event(&mut self, action: &Action) -> fmt::Result {
        match action {
            Action::Freeze(components) => {
                self.say(format_args!("accrual stops: "), format_args!("停止计收："))?;
                self.components(*components)
            }
            Action::Unfreeze(components) => {
                self.say(format_args!("accrual goes on: "), format_args!("恢复计收："))?;
                self.components(*components)
            }
            Action::RateChange { purchase, cash } => {
                let rates = [(Component::Purchase, purchase), (Component::Cash, cash)];
                let changed = rates.into_iter().filter_map(|(of, rate)| Some((of, (*rate)?)));
                for (n, (component, rate)) in changed.enumerate() {
                    let name = component.word().of(self.language);
                    self.out.write_str(if n == 0 { self.pick("daily rate: ", "日利率：") } else { ", " })?;
                    write!(self.out, "{name} ")?;
                    rate.write_percent(&mut self.out)?;
                }
                Ok(())
            }
            Action::CycleChange { statement_day, due } => self.cycle(*statement_day, *due),
            Action::CreditLimitChange(limit) => {
                self.say(format_args!("credit limit: {limit}"), format_args!("信用额度：{limit}"))
            }
            Action::Judgment { amount, perform_by, interest_continues, .. } => {
                self.judgment(*amount, *perform_by, *interest_continues)
            }
            Action::DisputeEnd { .. } => self.say(
                format_args!("dispute ended against the customer: the amount is owed again, with its interest"),
                format_args!("争议处理结果不利于持卡人：恢复该笔欠款并补计利息"),
            ),
            Action::WriteOff => {
                self.say(format_args!("written off in the books; the debt stays"), format_args!("核销，债权保留"))
            }
            Action::InstalmentSettlement { .. } => {
                self.say(format_args!("instalments settled early"), format_args!("分期提前结清"))
            }
            _ => self.loan_event(action),
        }
    }

    fn cycle(&mut self, statement_day: MonthDay, due: Option<DueRule>) -> fmt::Result {
        self.say(
            format_args!("statement day from now on: {statement_day}"),
            format_args!("账单日改为每月{statement_day}日"),
        )?;
        match due {
            None => Ok(()),
            Some(DueRule::DaysAfterStatement(days)) => {
                self.say(format_args!(", due {days} days after it"), format_args!("，到期还款日为账单日后第{days}天"))
            }
            Some(DueRule::DayOfMonth(day)) => {
                self.say(format_args!(", due on day {day}"), format_args!("，到期还款日为每月{day}日"))
            }
        }
    }

    fn judgment(&mut self, amount: Money, perform_by: Date, interest_continues: bool) -> fmt::Result {
        self.say(
            format_args!(
                "judgment: {amount} to be paid by {perform_by}; what is unpaid of it then earns 0.0175% a day from the day after; "
            ),
            format_args!("判决：应于{perform_by}前（含当日）履行{amount}；逾期未履行部分自次日起按日0.0175%加倍计付利息；"),
        )?;
        let (on, off) = (
            self.pick("interest of the contract goes on", "合同利息、罚息、复利继续计收"),
            self.pick("interest of the contract stops", "合同利息、罚息、复利停止计收"),
        );
        self.out.write_str(if interest_continues { on } else { off })
    }

    fn components(&mut self, components: Components) -> fmt::Result {
        for (n, component) in components.iter().enumerate() {
            let comma = if n == 0 { "" } else { self.pick(", ", "、") };
            write!(self.out, "{comma}{}", component.word().of(self.language))?;
        }
        Ok(())
    }

    fn statement(
        &mut self,
        [balance, credit, minimum]: [Money; 3],
        over_limit: Option<Money>,
        alternative: Option<u32>,
        due: Date,
    ) -> fmt::Result {
        self.say(
            format_args!("statement: balance {balance}, minimum {minimum}, due {due}"),
            format_args!("账单：应还{balance}，最低还款额{minimum}，到期还款日{due}"),
        )?;
        if let Some(number) = alternative {
            self.say(
                format_args!(", the minimum by alternative {number}"),
                format_args!("，最低还款额按第{number}种算法"),
            )?;
        }
        if let Some(over) = over_limit.filter(|over| over.minor() > 0) {
            self.say(
                format_args!(", {over} of the minimum is above the credit limit"),
                format_args!("，其中超出信用额度部分{over}"),
            )?;
        }
        if credit.minor() > 0 {
            self.say(format_args!(", credit {credit}"), format_args!("，溢缴款{credit}"))?;
        }
        Ok(())
    }

    fn interest_free_period(&mut self, statement: Date, kept: bool, rest: Money, shortfall: Money) -> fmt::Result {
        if kept && rest.minor() <= 0 {
            return self
                .say(format_args!("statement of {statement} paid in full"), format_args!("{statement}账单已全额还清"));
        }
        if kept {
            return self.say(
                format_args!("statement of {statement} counts as paid in full: {rest} left, within tolerance"),
                format_args!("{statement}账单视同全额还款：未还{rest}，在容差之内"),
            );
        }
        self.say(
            format_args!(
                "statement of {statement} not paid in full: {rest} left, {shortfall} of it minimum; \
                 the interest-free period is lost"
            ),
            format_args!("{statement}账单未全额还款：未还{rest}，其中最低还款额未还{shortfall}；不再享受免息期"),
        )
    }
}

/// Exact minor units as units of the currency: `12.05` of a currency with two decimals is `0.1205`.
pub(super) fn in_units(exact: Accrued, decimals: u8) -> String {
    let text = exact.to_string();
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let width = usize::from(decimals).saturating_add(1);
    let units = alloc::format!("{whole:0>width$}");
    match units.split_at_checked(units.len().saturating_sub(usize::from(decimals))) {
        Some((units, parts)) if decimals > 0 || !rest.is_empty() => alloc::format!("{units}.{parts}{rest}"),
        _ => units,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exact_amounts_are_told_in_units() {
        let earned = Accrued::earned;
        assert_eq!(in_units(earned(1205, 10_000_000_000), 2), "0.1205");
        assert_eq!(in_units(earned(1, 500_000_000_000), 0), "0.5");
        assert_eq!(in_units(Accrued::whole(7), 2), "0.07");
        assert_eq!(in_units(Accrued::whole(12_345), 3), "12.345");
    }
}
