//! How a loan accrues, what a payment does beyond what is posted, and what limits its charges.

// Semantics: [loan-38] [loan-39] [loan-40] [loan-41] [loan-42] [loan-43] [loan-44] [loan-47].

use super::TermsError;
use crate::calendar::BusinessDays;
use crate::money::Money;
use crate::rate::Fraction;
use crate::words::keys;

keys! {
    /// What contract interest accrues on.
    ///
    /// 1,200.00 at 12 % in six payments of 207.06, nothing paid, the second interest: `Scheduled` 10.05 on what has not
    /// fallen due, `Outstanding` 12.00 on all of it.
    pub enum LoanAccrual {
        /// On principal that has not fallen due: the schedule is the interest.
        Scheduled = "scheduled";
        /// Each day on all principal outstanding, overdue included: a simple-interest loan.
        Outstanding = "outstanding";
    }
}

keys! {
    /// What becomes of the fraction that rounding leaves of each interest posted.
    ///
    /// 55,000.00 at 10 %, interest only, 36 months: `Dropped` 458.33 each, 16,499.88 in all; `Carried` 458.33, 458.34, 458.33,
    /// 16,500.00 in all.
    pub enum InterestFraction {
        /// It is dropped.
        Dropped = "dropped";
        /// It joins the next posting before that is rounded; the last due date drops it.
        Carried = "carried";
    }
}

keys! {
    /// What a payment does with what it brings beyond everything posted.
    ///
    /// 500.00 where 207.06 is posted: 292.94 is credit under `Credit`; under `Prepay` it meets the interest accrued and then
    /// principal, that day.
    pub enum Excess {
        /// It waits as a credit for what is posted next.
        Credit = "credit";
        /// It meets accrued interest and then principal not yet due.
        Prepay = "prepay";
    }
}

keys! {
    /// The last day to pay what falls due on a day off.
    ///
    /// Due on Saturday, 10 February 2024, Saturdays and Sundays off: `Same` that day, `NextBusinessDay` the 12th.
    pub enum DeadlineRule {
        /// The due date, whatever day it is.
        Same = "same";
        /// The next business day; interest and schedule keep the due date.
        NextBusinessDay = "nextBusinessDay";
    }
}

/// A fee on principal that is repaid before it is due, by the age of the loan in whole months since the disbursement.
///
/// On the month where one rate gives way to the next the lower of the two holds.
///
/// ```
/// use arrears::terms::EarlyRepaymentFee;
/// use arrears::{Fraction, TermsError};
/// let fee = EarlyRepaymentFee::new(Fraction::parse("0.03")?).then(12, Fraction::parse("0.01")?)?;
/// assert_eq!([11, 12, 13].map(|months| fee.rate(months).to_string()), ["0.03", "0.01", "0.01"]);
/// assert_eq!(fee.then(12, Fraction::ZERO), Err(TermsError::AgesNotAscending { months: 12 }));
/// # Ok::<(), TermsError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EarlyRepaymentFee {
    first: Fraction,
    later: [Option<(u16, Fraction)>; Self::MAX],
}

impl EarlyRepaymentFee {
    /// The most changes of the rate.
    pub const MAX: usize = 7;

    /// One rate, from the disbursement on.
    #[must_use]
    pub const fn new(rate: Fraction) -> Self {
        Self { first: rate, later: [None; Self::MAX] }
    }

    /// Another rate from an age on, in whole months.
    ///
    /// # Errors
    /// [`TermsError::AgesNotAscending`], [`TermsError::HistoryTooLong`].
    pub fn then(mut self, months: u16, rate: Fraction) -> Result<Self, TermsError> {
        let last = self.later.iter().flatten().last().map_or(0, |(months, _)| *months);
        if months <= last {
            return Err(TermsError::AgesNotAscending { months });
        }
        let free = self.later.iter_mut().find(|slot| slot.is_none());
        *free.ok_or(TermsError::HistoryTooLong { max: Self::MAX.saturating_add(1) })? = Some((months, rate));
        Ok(self)
    }

    /// Each rate and the whole months from which it is charged, from 0 on.
    pub fn iter(&self) -> impl Iterator<Item = (u16, Fraction)> + '_ {
        core::iter::once((0, self.first)).chain(self.later.iter().flatten().copied())
    }

    /// The rate at an age in whole months.
    #[must_use]
    pub fn rate(&self, months: u16) -> Fraction {
        let mut now = self.first;
        for (from, rate) in self.later.iter().flatten() {
            if *from < months {
                now = *rate;
            } else if *from == months {
                now = if rate.parts() < now.parts() { *rate } else { now };
            }
        }
        now
    }
}

/// The conventions of a loan beside its schedule and its overdue terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LoanConventions {
    pub(super) accrual: LoanAccrual,
    pub(super) fraction: InterestFraction,
    pub(super) excess: Excess,
    pub(super) tolerance: Option<Money>,
    pub(super) early_fee: Option<EarlyRepaymentFee>,
    pub(super) charge_cap: Option<Fraction>,
    pub(super) business_days: Option<BusinessDays>,
}

impl LoanConventions {
    pub(super) const PLAIN: Self = Self {
        accrual: LoanAccrual::Scheduled,
        fraction: InterestFraction::Dropped,
        excess: Excess::Credit,
        tolerance: None,
        early_fee: None,
        charge_cap: None,
        business_days: None,
    };
}
