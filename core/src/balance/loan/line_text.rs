//! A loan's line as text, in English and Chinese.

use core::fmt::{self, Write};

use super::line::{LoanWhat, Told};
use crate::balance::line_text::Words;
use crate::balance::record::LoanSegment;
use crate::component::Component;
use crate::ledger::Action;
use crate::rate::RatePeriod;
use crate::schedule::ACCRUAL_UNIT;

/// Accrual units as minor units, to six decimals.
struct InUnits(i128);

impl fmt::Display for InUnits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.div_euclid(ACCRUAL_UNIT), self.0.rem_euclid(ACCRUAL_UNIT));
        let millionths = rest.saturating_mul(1_000_000).div_euclid(ACCRUAL_UNIT);
        write!(f, "{whole}.{millionths:06}")
    }
}

impl Words {
    pub(in super::super) fn loan(&mut self, what: &LoanWhat) -> fmt::Result {
        match what {
            LoanWhat::Due { component, amount, told } => {
                let (name, amount) = (component.word().of(self.language), self.money(*amount));
                let how = if *told == Told::Accelerated {
                    self.pick("called due", "提前到期")
                } else {
                    self.pick("due", "到期")
                };
                self.say(format_args!("{name} +{amount}: {how}"), format_args!("{name} +{amount}：{how}"))
            }
            LoanWhat::Interest { component, amount, loan_segments, brought_forward, told, .. } => {
                let (name, amount) = (component.word().of(self.language), self.money(*amount));
                if *told != Told::Accrued {
                    self.say(format_args!("{name} +{amount}: "), format_args!("{name} +{amount}："))?;
                } else {
                    self.say(
                        format_args!("{name} accrued, not yet posted {amount}: "),
                        format_args!("已计未入账{name} {amount}："),
                    )?;
                }
                if *brought_forward != 0 {
                    self.brought_forward(&InUnits(*brought_forward))?;
                }
                for (n, loan_segment) in loan_segments.iter().enumerate() {
                    self.out.write_str(if n == 0 && *brought_forward == 0 { "" } else { " + " })?;
                    self.loan_segment(loan_segment)?;
                }
                Ok(())
            }
            LoanWhat::LateFee { amount, unpaid } => {
                let name = Component::LateFee.word().of(self.language);
                let (amount, unpaid) = (self.money(*amount), self.money(*unpaid));
                self.say(
                    format_args!("{name} +{amount}: {unpaid} of the instalment unpaid after grace"),
                    format_args!("{name} +{amount}：宽限期满当期未还{unpaid}"),
                )
            }
            LoanWhat::Repaid { amount } => {
                let amount = self.money(*amount);
                self.say(
                    format_args!("principal +{amount}: repaid before it was due"),
                    format_args!("本金 +{amount}：提前归还"),
                )
            }
        }
    }

    /// `10000.00 x 12% / 12` or `10000.00 x 12% x 46/365 (2023-01-10..2023-02-25)`.
    fn loan_segment(&mut self, loan_segment: &LoanSegment) -> fmt::Result {
        let base = self.money(loan_segment.base);
        let times = self.pick("x", "×");
        write!(self.out, "{base} {times} ")?;
        loan_segment.rate.write_percent(&mut self.out)?;
        let (from, to) = (loan_segment.from, loan_segment.to);
        match (loan_segment.count, loan_segment.rate.period()) {
            (None, RatePeriod::Annual) => write!(self.out, " / 12")?,
            (None, _) => {}
            (Some(count), RatePeriod::Annual) => {
                let (days, year) = (count.days(from, to), count.year());
                match year {
                    Some(year) => write!(self.out, " {times} {days}/{year}")?,
                    None => {
                        self.say(format_args!(" x {days} d actual/actual"), format_args!(" × {days}天/实际天数"))?
                    }
                }
            }
            (Some(count), RatePeriod::Monthly) => {
                let days = count.days(from, to);
                self.say(format_args!(" a month x {days} d"), format_args!("（月）× {days}天"))?;
            }
            (Some(_), RatePeriod::Daily) => {
                let days = to.days_since(from);
                self.say(format_args!(" x {days} d"), format_args!(" × {days}天"))?;
            }
        }
        write!(self.out, " ({from}..{to})")
    }

    /// What an event of a loan did that moved no posted amount.
    pub(in super::super) fn loan_event(&mut self, action: &Action) -> fmt::Result {
        match action {
            Action::Disbursement(amount) => self.say(format_args!("paid out {amount}"), format_args!("放款{amount}")),
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
