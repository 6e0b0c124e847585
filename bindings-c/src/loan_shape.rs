//! How the schedule of a loan departs from a plain one, as a plain struct.

use engine::schedule::{Amortisation, DeferredInterest, Interval, OddPeriod, PaymentRounding, Shape};
use engine::{Currency, Money};

use crate::choice;
use crate::error::Failure;

/// How the schedule of a loan departs from a plain one. Start from ARREARS_LOAN_SHAPE_INIT.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsLoanShape {
    /// What the time between due dates is counted in: ARREARS_INTERVAL_...; ARREARS_DEFAULT for one month, and `interval_count` is not read.
    pub interval: i32,
    /// How many of them due dates are apart: 1, 2, 3, 6 or 12 months, 1 to 52 weeks, 1 to 366 days.
    pub interval_count: u32,
    /// ARREARS_PAYMENT_...: where a level payment comes from.
    pub payment_basis: i32,
    /// The level payment, or each equal part of principal, where the contract names it; ARREARS_UNSET.
    pub payment_minor: i64,
    /// ARREARS_PAYMENT_ROUNDING_... of a level payment; ARREARS_DEFAULT, and the two below are not read.
    pub payment_rounding: i32,
    /// ARREARS_LAST_PAYMENT_...: what the last payment may be.
    pub last_payment: i32,
    /// Payments are multiples of this.
    pub payment_multiple_minor: i64,
    /// Principal that stays to the end and falls due with the last payment; 0 for none.
    pub residual_minor: i64,
    /// Principal due on the day of disbursement; 0 for none.
    pub down_payment_minor: i64,
    /// Periods with nothing due, at the start.
    pub deferred_periods: u32,
    /// What becomes of the interest of those: ARREARS_DEFERRED_INTEREST_...
    pub deferred_interest: i32,
    /// Periods of interest alone, at the start or after those with nothing due.
    pub interest_only_periods: u32,
    /// What an odd period does to a level payment: ARREARS_ODD_PERIOD_...
    pub odd_period: i32,
    /// What a further disbursement does to the payment: ARREARS_FURTHER_DISBURSEMENT_...
    pub further_disbursement: i32,
    /// ARREARS_INTEREST_...: at the end of a period or on its first day.
    pub interest_timing: i32,
}

impl ArrearsLoanShape {
    /// How far apart due dates are.
    pub(crate) fn interval(&self) -> Result<Interval, Failure> {
        let path = "options.shape.interval_count";
        let unknown = || Failure::unknown(path, self.interval_count, "a number from 1");
        let count = || u16::try_from(self.interval_count).map_err(|_| unknown());
        let interval = match self.interval {
            choice::ARREARS_DEFAULT => return Ok(Interval::MONTH),
            choice::ARREARS_INTERVAL_MONTHS => Interval::months(count()?),
            choice::ARREARS_INTERVAL_WEEKS => Interval::weeks(count()?),
            choice::ARREARS_INTERVAL_DAYS => Interval::days(count()?),
            other => return Err(Failure::unknown("options.shape.interval", other, "0 to 3")),
        };
        interval.map_err(|error| Failure::engine(path, error))
    }

    /// The loan in this shape.
    pub(crate) fn of(&self, loan: Amortisation) -> Result<Amortisation, Failure> {
        let plain = Shape::PLAIN;
        let money = |minor: Option<i64>, path| {
            let amount = minor.map(|minor| Money::from_minor(minor, loan.currency())).transpose();
            amount.map_err(|error| Failure::engine(path, error))
        };
        let some = |minor: i64| (minor != 0).then_some(minor);
        let shape = Shape {
            payment: money(choice::set(self.payment_minor), "options.shape.payment_minor")?,
            basis: choice::payment_basis(self.payment_basis, "options.shape.payment_basis")?.unwrap_or(plain.basis),
            rounding: self.rounding(loan.currency())?,
            residual: money(some(self.residual_minor), "options.shape.residual_minor")?,
            down_payment: money(some(self.down_payment_minor), "options.shape.down_payment_minor")?,
            deferred: self.deferred_periods,
            deferred_interest: choice::deferred_interest(self.deferred_interest, "options.shape.deferred_interest")?
                .unwrap_or(DeferredInterest::Capitalised),
            interest_only: self.interest_only_periods,
            odd_period: choice::odd_period(self.odd_period, "options.shape.odd_period")?
                .unwrap_or(OddPeriod::KeepPrincipal),
            further_disbursement: choice::further_disbursement(
                self.further_disbursement,
                "options.shape.further_disbursement",
            )?
            .unwrap_or(plain.further_disbursement),
            interest_timing: choice::interest_timing(self.interest_timing, "options.shape.interest_timing")?
                .unwrap_or(plain.interest_timing),
        };
        loan.shaped(shape).map_err(|error| Failure::engine("options.shape", error))
    }

    fn rounding(&self, currency: Currency) -> Result<Option<PaymentRounding>, Failure> {
        let Some(mode) = choice::payment_rounding(self.payment_rounding, "options.shape.payment_rounding")? else {
            return Ok(None);
        };
        let last = choice::last_payment(self.last_payment, "options.shape.last_payment")?;
        let last = last.unwrap_or(engine::schedule::LastPayment::Any);
        let path = "options.shape.payment_multiple_minor";
        let multiple = Money::from_minor(self.payment_multiple_minor, currency);
        let multiple = multiple.map_err(|error| Failure::engine(path, error))?;
        let rounding = PaymentRounding::new(mode, multiple, last);
        rounding.map(Some).map_err(|error| Failure::engine(path, error))
    }
}
