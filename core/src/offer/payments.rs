//! The payments of a plan, one after the other, without storing them.

// Semantics: [plan-6] [plan-7] [plan-8] [plan-24].

use super::breakdown::{BalanceBreakdown, ROUNDING};
use super::plan::RepaymentProfile;
use super::{Class, OfferError};
use crate::money::Money;
use crate::rate::Fraction;
use crate::rounding::{Rounding, Split};
use crate::schedule::{StepUp, level_payment_after_minor, level_payment_of_minor};

/// One payment, in minor units, by what it pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Payment {
    /// Interest of the plan.
    pub(super) interest: i64,
    /// Of the amortised balance.
    pub(super) repaid: i64,
    /// Of capitalised fees.
    pub(super) fees: i64,
    /// What is payable first.
    pub(super) first: i64,
    /// What was deferred to maturity.
    pub(super) deferred: i64,
}

impl Payment {
    pub(super) fn total(&self) -> i64 {
        [self.interest, self.repaid, self.fees, self.first, self.deferred].into_iter().fold(0, i64::saturating_add)
    }
}

impl BalanceBreakdown {
    /// The interest of a period, from 0.
    fn interest_of(&self, period: u32, opening: i64) -> i64 {
        if self.annual == Fraction::ZERO {
            return 0;
        }
        if period == 0 { self.first_interest(opening) } else { self.interest(opening) }
    }

    /// The same in parts of a day of a period: the exact interest x unit x 365.
    pub(super) fn exact_interest(&self, period: u32, opening: i64) -> i128 {
        let (length, of) = if period == 0 { self.first_period.parts(self.times_a_year) } else { (1, 1) };
        let days = i128::from(length).saturating_mul(365_i128.checked_div(i128::from(of)).unwrap_or(0));
        i128::from(opening).saturating_mul(i128::from(self.annual.parts())).saturating_mul(days)
    }

    /// The level payment over so many periods, the first one among them.
    pub(super) fn level(&self, principal: i64, periods: u32) -> Result<i64, OfferError> {
        let (first, annual, times) = (self.first_period, self.annual, self.times_a_year);
        Ok(level_payment_after_minor(principal, first, annual, times, periods.max(1), ROUNDING)?)
    }

    /// Walks over the payments until `each` says stop (`false`).
    pub(super) fn walk(
        &self,
        profile: RepaymentProfile,
        periods: u32,
        mut each: impl FnMut(u32, Payment) -> bool,
    ) -> Result<(), OfferError> {
        if let RepaymentProfile::Fixed { payment } = profile {
            self.walk_fixed(payment.minor(), periods, each);
            return Ok(());
        }
        let opening = self.opening();
        let mut pace = Pace::new(self, profile, periods)?;
        let (last, fee) = (periods.saturating_sub(1), self.fees.checked_div(i64::from(periods)).unwrap_or(0));
        let mut balance = opening;
        for period in 0..periods {
            let is_last = period == last;
            let (interest, repaid) = pace.next(self, period, is_last, balance)?;
            let repaid = if is_last { balance } else { repaid.min(balance).max(0) };
            balance = balance.saturating_sub(repaid);
            let interest = interest.saturating_add(self.period_fee);
            let mut payment = Payment { interest, repaid, fees: fee, first: 0, deferred: 0 };
            if period == 0 {
                payment.first = self.first_sum;
                let with_first = self.deferral_first.saturating_add(self.once_fee);
                payment.interest = payment.interest.saturating_add(with_first);
            }
            if is_last {
                payment.fees = Split::STANDARD.part_minor(self.fees, periods, period).unwrap_or(0);
                payment.deferred = self.deferred_sum;
            }
            if !each(period, payment) {
                break;
            }
        }
        Ok(())
    }

    /// One amount until everything is paid: interest, then what bears it, then what does not. Interest that it does not cover waits and
    /// bears. What is payable first is in the first payment, whatever that is; what is deferred comes on top of the last one.
    fn walk_fixed(&self, amount: i64, periods: u32, mut each: impl FnMut(u32, Payment) -> bool) {
        let (mut balance, mut fees, mut unpaid) = (self.opening(), self.fees, self.deferral_first);
        for period in 0..periods {
            // Interest of a deferral waits from its end on, and bears from the first payment.
            let waiting = if period == 0 { 0 } else { unpaid };
            let earned = self.interest_of(period, balance.saturating_add(waiting));
            let due = earned.saturating_add(unpaid);
            let first = if period == 0 { self.first_sum } else { 0 };
            let is_last = period == periods.saturating_sub(1);
            let mut left = if is_last { i64::MAX } else { amount.saturating_sub(first).max(0) };
            let mut pay = |owed: i64| {
                let paid = owed.min(left);
                left = left.saturating_sub(paid);
                paid
            };
            let mut payment = Payment { interest: pay(due), repaid: pay(balance), fees: pay(fees), first, deferred: 0 };
            unpaid = due.saturating_sub(payment.interest);
            balance = balance.saturating_sub(payment.repaid);
            fees = fees.saturating_sub(payment.fees);
            let is_done = unpaid == 0 && balance == 0 && fees == 0;
            if is_done {
                payment.deferred = self.deferred_sum;
            }
            if !each(period, payment) || is_done {
                break;
            }
        }
    }

    /// How many payments there are: fewer than the most where a fixed amount ends them.
    pub(super) fn payments(&self, profile: RepaymentProfile, periods: u32) -> Result<u32, OfferError> {
        let RepaymentProfile::Fixed { .. } = profile else { return Ok(periods) };
        let mut count = 0;
        self.walk(profile, periods, |period, _| {
            count = period.saturating_add(1);
            true
        })?;
        Ok(count)
    }

    /// The largest payment.
    pub(super) fn largest(&self, profile: RepaymentProfile, periods: u32) -> Result<i64, OfferError> {
        let mut largest = 0;
        self.walk(profile, periods, |_, payment| {
            largest = payment.total().max(largest);
            true
        })?;
        Ok(largest)
    }

    /// Whether no payment is above a limit.
    pub(super) fn fits(&self, profile: RepaymentProfile, periods: u32, limit: i64) -> Result<bool, OfferError> {
        let mut fits = true;
        self.walk(profile, periods, |_, payment| {
            fits = payment.total() <= limit;
            fits
        })?;
        Ok(fits)
    }

    /// The payment with which the final row comes to at most `last`: the smallest that does.
    fn before_balloon(&self, periods: u32, last: i64) -> Result<i64, OfferError> {
        let opening = self.opening();
        let does = |payment: i64| {
            let mut balance = opening;
            for period in 0..periods.saturating_sub(1) {
                let repaid = payment.saturating_sub(self.interest_of(period, balance)).min(balance).max(0);
                balance = balance.saturating_sub(repaid);
            }
            balance.saturating_add(self.interest(balance)) <= last
        };
        if periods == 1 || does(0) {
            return Ok(0);
        }
        // Between the payment that leaves all of `last` to the end and pays its interest, and ever further from it.
        let kept = last.min(opening).max(0);
        let level =
            level_payment_of_minor(opening.saturating_sub(kept), self.annual, self.times_a_year, periods, ROUNDING)?;
        let start = level.saturating_add(self.interest(kept));
        let (mut low, mut high, mut stride) = (start, start, 1_i64);
        while low > 0 && does(low) {
            high = low;
            low = low.saturating_sub(stride).max(0);
            stride = stride.saturating_mul(2);
        }
        stride = 1;
        while !does(high) {
            low = high;
            high = high.saturating_add(stride);
            stride = stride.saturating_mul(2);
        }
        // INVARIANT: `low` does not, `high` does.
        while low.saturating_add(1) < high {
            let middle = low.midpoint(high);
            if does(middle) { high = middle } else { low = middle }
        }
        Ok(high)
    }
}

/// How much of the balance each payment repays, and its interest.
enum Pace {
    /// Equal payments. Where the first period earns more than one, what is not paid of it waits, and bears as the rest does.
    Level {
        payment: i64,
        unpaid: i64,
    },
    Payment(i64),
    Part(i64),
    OnlyThenPayment {
        only: u32,
        payment: i64,
    },
    Steps {
        rising: StepUp,
        every: u32,
        step: u32,
        payment: i64,
    },
    PrincipalFirst {
        periods: u32,
        principal: i64,
        part: i64,
        earned: i128,
    },
}

impl Pace {
    fn new(breakdown: &BalanceBreakdown, profile: RepaymentProfile, periods: u32) -> Result<Self, OfferError> {
        let opening = breakdown.opening();
        let annuity = |n: u32| level_payment_of_minor(opening, breakdown.annual, breakdown.times_a_year, n, ROUNDING);
        Ok(match profile {
            RepaymentProfile::Level | RepaymentProfile::InterestOnly { periods: 0 } => {
                Self::Level { payment: breakdown.level(opening, periods)?, unpaid: 0 }
            }
            // A fixed amount is walked by itself.
            RepaymentProfile::Fixed { payment } => Self::Payment(payment.minor()),
            RepaymentProfile::EqualPrincipal => Self::Part(opening.checked_div(i64::from(periods)).unwrap_or(0)),
            RepaymentProfile::InterestOnly { periods: only } => {
                Self::OnlyThenPayment { only, payment: annuity(periods.saturating_sub(only))? }
            }
            RepaymentProfile::StepUp { every, factor } => {
                let (annual, times) = (breakdown.annual, breakdown.times_a_year);
                let rising =
                    StepUp::new(Money::saturating(opening, breakdown.currency), annual, times, periods, every, factor)?;
                let rising = rising.after(breakdown.first_period, annual, times)?;
                Self::Steps { rising, every, step: 0, payment: rising.payment_minor(0, ROUNDING)? }
            }
            RepaymentProfile::PrincipalFirst => {
                let principal = breakdown.capitalised.get(Class::Principal);
                let part = Rounding::TowardZero.quotient(i128::from(principal), i128::from(periods)).unwrap_or(0);
                Self::PrincipalFirst { periods, principal, part, earned: 0 }
            }
            RepaymentProfile::Balloon { last } => Self::Payment(breakdown.before_balloon(periods, last.minor())?),
        })
    }

    /// The interest of a payment and what it repays.
    fn next(
        &mut self,
        breakdown: &BalanceBreakdown,
        period: u32,
        is_last: bool,
        balance: i64,
    ) -> Result<(i64, i64), OfferError> {
        let interest = |on: i64| breakdown.interest_of(period, on);
        Ok(match self {
            Self::Level { payment, unpaid } => {
                let earned = interest(balance.saturating_add(*unpaid));
                let due = earned.saturating_add(*unpaid);
                // After the first period nothing grows: a payment rounded below the interest is the interest.
                let paid = match period {
                    _ if is_last => due,
                    0 => due.min(*payment),
                    _ => due.min(earned.max(*payment)),
                };
                *unpaid = due.saturating_sub(paid);
                (paid, payment.saturating_sub(paid))
            }
            Self::Payment(payment) => (interest(balance), payment.saturating_sub(interest(balance))),
            Self::Part(part) => (interest(balance), *part),
            Self::OnlyThenPayment { only, .. } if period < *only => (interest(balance), 0),
            Self::OnlyThenPayment { payment, .. } => (interest(balance), payment.saturating_sub(interest(balance))),
            Self::Steps { rising, every, step, payment } => {
                let now = period.checked_div(*every).unwrap_or(0);
                if now != *step {
                    *payment = rising.payment_minor(now, ROUNDING)?;
                    *step = now;
                }
                (interest(balance), payment.saturating_sub(interest(balance)))
            }
            Self::PrincipalFirst { periods, principal, part, earned } => {
                *earned = earned.saturating_add(breakdown.exact_interest(period, balance));
                if period.saturating_add(1) < *periods {
                    *principal = principal.saturating_sub(*part);
                    return Ok((0, *part));
                }
                (ROUNDING.quotient(*earned, breakdown.unit().saturating_mul(365)).unwrap_or(i64::MAX), *principal)
            }
        })
    }
}

#[cfg(test)]
mod tests;
