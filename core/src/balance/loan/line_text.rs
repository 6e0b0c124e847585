//! A loan's line as text, in English and Chinese.

use alloc::vec::Vec;
use core::fmt;

use super::line::{LoanSegment, LoanWhat, Occasion};
use crate::accrual::Accrued;
use crate::balance::line_text::Words;
use crate::calendar::{Date, DayCount};
use crate::component::Component;
use crate::ledger::Action;
use crate::money::Money;
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::rounding::Rounding;
use crate::schedule::{ACCRUAL_UNIT, DueBasis, LevelInterest, LoanAccrued};

/// Minor units.
///
/// # Rounding
/// Half up to 10^-12 of a minor unit.
fn in_minor_units(exact: LoanAccrued) -> Accrued {
    let a_part = ACCRUAL_UNIT.checked_div(i128::from(Fraction::SCALE)).unwrap_or(1);
    Accrued::from_parts(Rounding::HalfUp.wide_quotient(exact.parts(), a_part).unwrap_or(0))
}

impl Words<'_> {
    pub(in super::super) fn loan(&mut self, what: &LoanWhat) -> fmt::Result {
        match what {
            LoanWhat::Due { component, amount, occasion, basis } => {
                let name = component.word().of(self.language);
                let how = if *occasion == Occasion::Accelerated {
                    self.pick("called due", "提前到期")
                } else {
                    self.pick("due", "到期")
                };
                self.say(format_args!("{name} +{amount}: {how}, "), format_args!("{name} +{amount}：{how}，"))?;
                self.due_basis(*amount, basis)
            }
            LoanWhat::Interest { component, amount, exact: _, carried, loan_segments, brought_forward, occasion } => {
                let name = component.word().of(self.language);
                match occasion {
                    Occasion::Capitalised => self.say(
                        format_args!("{name} +{amount} added to principal: "),
                        format_args!("{name} +{amount} 计入本金："),
                    )?,
                    Occasion::Accrued => self.say(
                        format_args!("{name} accrued, not yet posted {amount}: "),
                        format_args!("已计提未出账{name} {amount}："),
                    )?,
                    Occasion::Contingent => self.say(
                        format_args!("if what is in its grace is not paid, {name} {amount}: "),
                        format_args!("若宽限期内未还清，{name} {amount}："),
                    )?,
                    Occasion::Due | Occasion::Accelerated | Occasion::Posted => {
                        self.say(format_args!("{name} +{amount}: "), format_args!("{name} +{amount}："))?;
                    }
                }
                if *brought_forward != LoanAccrued::ZERO {
                    self.brought_forward(in_minor_units(*brought_forward))?;
                    self.out.write_str(if loan_segments.is_empty() { "" } else { " + " })?;
                }
                self.loan_segments(loan_segments)?;
                if *carried == LoanAccrued::ZERO {
                    return Ok(());
                }
                let is_alone = loan_segments.is_empty() && *brought_forward == LoanAccrued::ZERO;
                self.out.write_str(if is_alone { "0" } else { "" })?;
                self.carried(*carried)
            }
            LoanWhat::EarlyRepaymentFee { amount, principal, rate } => {
                let name = Component::ServiceFee.word().of(self.language);
                self.say(
                    format_args!("{name} +{amount}: early repayment, {principal} x "),
                    format_args!("{name} +{amount}：提前还款违约金，{principal} × "),
                )?;
                match Rate::new(*rate, RatePeriod::Annual) {
                    Ok(rate) => rate.write_percent(&mut self.out),
                    Err(_) => Ok(()),
                }
            }
            LoanWhat::Capped { component, amount } => {
                let name = component.word().of(self.language);
                self.say(
                    format_args!("{name} {amount} not charged: the cap on all charges is reached"),
                    format_args!("{name} {amount}不再计收：已达息费上限"),
                )
            }
            LoanWhat::ShortfallPassed { amount } => self.say(
                format_args!("instalment short by {amount}: within the tolerance, due with the next"),
                format_args!("当期差{amount}：在容差内，并入下期"),
            ),
            LoanWhat::Returned { component, amount, .. } => {
                let name = match component {
                    Some(component) => component.word().of(self.language),
                    None => self.pick("credit balance", "溢缴款"),
                };
                self.say(
                    format_args!("chargeback {amount}: taken back from {name}"),
                    format_args!("退回还款{amount}：原冲{name}"),
                )
            }
            LoanWhat::LateFee { amount, unpaid, rate, bound } => self.loan_late_fee(*amount, (*unpaid, *rate, *bound)),
            LoanWhat::Repaid { amount } => self.say(
                format_args!("principal +{amount}: repaid before it was due"),
                format_args!("本金 +{amount}：提前归还"),
            ),
        }
    }

    /// `payment 1066.19 - interest 120.00`, `12000.00 / 12`, `all that is left`, `12000.00 x 0.6% a month`.
    fn due_basis(&mut self, amount: Money, basis: &DueBasis) -> fmt::Result {
        match basis {
            DueBasis::Level { payment, interest, of, unpaid_interest, .. } => {
                let interest_of = match of {
                    LevelInterest::Due => self.pick("interest", "利息"),
                    LevelInterest::Period => self.pick("interest of the period", "本期利息"),
                    LevelInterest::Scheduled => self.pick("scheduled interest", "计划利息"),
                };
                self.say(
                    format_args!("payment {payment} - {interest_of} {interest}"),
                    format_args!("每期应还{payment} - {interest_of}{interest}"),
                )?;
                if unpaid_interest.minor() > 0 {
                    self.say(
                        format_args!(" - unpaid interest {unpaid_interest}"),
                        format_args!(" - 前计未还利息{unpaid_interest}"),
                    )?;
                }
            }
            DueBasis::Share { amount, of, takes_remainder, .. } => {
                write!(self.out, "{amount} / {of}")?;
                if *takes_remainder {
                    self.out.write_str(self.pick(" with the remainder", "，含余数"))?;
                }
            }
            DueBasis::Part { amount, .. } => {
                self.say(format_args!("{amount} each"), format_args!("每期本金{amount}"))?;
            }
            DueBasis::Rest => self.out.write_str(self.pick("all that is left", "剩余本金全部"))?,
            DueBasis::AboveResidual { left, residual } => self.say(
                format_args!("{left} left - residual {residual}"),
                format_args!("剩余本金{left} - 尾款{residual}"),
            )?,
            DueBasis::BeforeDisbursement { left, residual, .. } => {
                self.say(
                    format_args!("{left} left before more was paid out"),
                    format_args!("再次放款前剩余本金{left}"),
                )?;
                if residual.minor() > 0 {
                    self.say(format_args!(" - residual {residual}"), format_args!(" - 尾款{residual}"))?;
                }
            }
            DueBasis::Opening => self.out.write_str(self.pick("as the opening says", "期初所列"))?,
            DueBasis::DownPayment => self.out.write_str(self.pick("the down payment", "首付款"))?,
            DueBasis::Fee { base, rate, share } => {
                write!(self.out, "{base} {} ", self.pick("x", "×"))?;
                rate.write_percent(&mut self.out)?;
                self.share(*share, rate.period())?;
            }
            DueBasis::Returned => {
                self.say(format_args!("{amount} charged back"), format_args!("退回还款{amount}"))?;
            }
        }
        self.and_returned(basis.returned())
    }

    fn and_returned(&mut self, returned: Option<Money>) -> fmt::Result {
        match returned.filter(|returned| returned.minor() > 0) {
            Some(returned) => {
                self.say(format_args!(" + {returned} charged back"), format_args!(" + 退回还款{returned}"))
            }
            None => Ok(()),
        }
    }

    /// The fraction of the smallest unit that the posting before left.
    fn carried(&mut self, exact: LoanAccrued) -> fmt::Result {
        let ten_thousandths =
            Rounding::HalfUp.quotient(exact.parts().saturating_mul(10_000), ACCRUAL_UNIT).unwrap_or(0);
        let sign = if ten_thousandths < 0 { "-" } else { "+" };
        let shown = ten_thousandths.unsigned_abs();
        let (whole, part) = (shown.checked_div(10_000).unwrap_or(0), shown.checked_rem(10_000).unwrap_or(0));
        self.say(
            format_args!(" {sign} {whole}.{part:04} of the smallest unit carried"),
            format_args!(" {sign} 上期尾差{whole}.{part:04}（最小货币单位）"),
        )
    }

    /// What several instalments earned, each rounded by itself, stands in brackets: `[..] + [..], each rounded`.
    fn loan_segments(&mut self, loan_segments: &[LoanSegment]) -> fmt::Result {
        let mut owners: Vec<Option<usize>> = loan_segments.iter().map(|segment| segment.owner).collect();
        owners.sort_unstable();
        owners.dedup();
        let are_apart = owners.len() > 1;
        for (place, owner) in owners.iter().enumerate() {
            self.out.write_str(if place == 0 { "" } else { " + " })?;
            self.out.write_str(if are_apart { "[" } else { "" })?;
            for (n, segment) in loan_segments.iter().filter(|segment| segment.owner == *owner).enumerate() {
                self.out.write_str(if n == 0 { "" } else { " + " })?;
                self.loan_segment(segment)?;
            }
            self.out.write_str(if are_apart { "]" } else { "" })?;
        }
        self.out.write_str(if are_apart { self.pick(", each rounded", "，各自取整") } else { "" })
    }

    /// `10000.00 x 12% / 12`, `10000.00 x 12% x 46/365 (2023-01-10..2023-02-25)`, `1300.00 x 3% x 12 x 11/360 (..)`, or
    /// days of two kinds of year `10000.00 x 12% x (14/365 + 32/366) (2023-12-18..2024-02-02)`.
    fn loan_segment(&mut self, loan_segment: &LoanSegment) -> fmt::Result {
        let base = loan_segment.base;
        let times = self.pick("x", "×");
        write!(self.out, "{base} {times} ")?;
        loan_segment.rate.write_percent(&mut self.out)?;
        let (from, to) = (loan_segment.from, loan_segment.to);
        match (loan_segment.count, loan_segment.rate.period()) {
            (None, period) => self.share(loan_segment.share, period)?,
            (Some(count), RatePeriod::Annual | RatePeriod::Monthly) => {
                if loan_segment.rate.period() == RatePeriod::Monthly {
                    write!(self.out, " {times} 12")?;
                }
                write!(self.out, " {times} ")?;
                self.year_share(count, from, to)?;
            }
            (Some(_), RatePeriod::Daily) => {
                let days = to.days_since(from);
                self.say(format_args!(" x {days} d"), format_args!(" × {days}天"))?;
            }
        }
        let days = to.days_since(from);
        if let Some(of_days) = loan_segment.of_days.filter(|of_days| *of_days != days) {
            write!(self.out, " {times} {days}/{of_days}")?;
        }
        write!(self.out, " ({from}..{to})")
    }

    /// ` / 12`, ` x 3/12` or ` x 2/52` of an annual rate; ` a month`, ` x 3` or ` x 12 x 2/52` of a monthly one.
    fn share(&mut self, share: Option<(u16, u16)>, period: RatePeriod) -> fmt::Result {
        let times = self.pick("x", "×");
        match (share.unwrap_or((1, 12)), period) {
            ((1, 12), RatePeriod::Annual) => write!(self.out, " / 12"),
            ((1, 12), _) => self.out.write_str(self.pick(" a month", "（月）")),
            ((count, a_year), RatePeriod::Annual) => write!(self.out, " {times} {count}/{a_year}"),
            ((count, 12), _) => write!(self.out, "{} {times} {count}", self.pick(" a month", "（月）")),
            ((count, a_year), _) => write!(self.out, " {times} 12 {times} {count}/{a_year}"),
        }
    }

    /// `46/365`, or `(14/365 + 32/366)` where days fall into common and leap years.
    fn year_share(&mut self, count: DayCount, from: Date, to: Date) -> fmt::Result {
        if let Some(year) = count.year() {
            return write!(self.out, "{}/{year}", count.days(from, to));
        }
        match DayCount::common_and_leap_days(from, to) {
            (common, 0) => write!(self.out, "{common}/365"),
            (0, leap) => write!(self.out, "{leap}/366"),
            (common, leap) => write!(self.out, "({common}/365 + {leap}/366)"),
        }
    }

    /// What an event of a loan did that moved no posted amount.
    pub(in super::super) fn loan_event(&mut self, action: &Action) -> fmt::Result {
        match action {
            Action::Disbursement(amount) => self.say(format_args!("paid out {amount}"), format_args!("放款{amount}")),
            Action::PaymentChange(payment) => self.say(
                format_args!("payment from the next instalment on: {payment}"),
                format_args!("下期起每期应还{payment}"),
            ),
            Action::CreditRefund(amount) => {
                self.say(format_args!("credit paid out {amount}"), format_args!("退还溢缴款{amount}"))
            }
            Action::DueDateChange { due } => {
                self.say(format_args!("next instalment due on {due}"), format_args!("下期还款日改为{due}"))
            }
            Action::LoanRate(rate) => {
                self.out.write_str(self.pick("contract rate: ", "合同利率："))?;
                rate.write_percent(&mut self.out)?;
                let period = match rate.period() {
                    RatePeriod::Annual => self.pick(" a year", "（年）"),
                    RatePeriod::Monthly => self.pick(" a month", "（月）"),
                    RatePeriod::Daily => self.pick(" a day", "（日）"),
                };
                self.out.write_str(period)
            }
            _ => Ok(()),
        }
    }
}
