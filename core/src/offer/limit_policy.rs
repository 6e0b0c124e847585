use super::{LimitFacts, OfferError};
use crate::calendar::{Date, MonthDay};
use crate::delinquency::Classification;
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::rounding::Rounding;

/// A lender's rule for temporary limits (临时额度).
///
/// What it asks of the account and of the amount, it asks of a raise: a limit that is not above the present one needs
/// only to cover what is owed and to keep the days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitPolicy {
    /// How far a raise may go, as a share of the present limit: 0.5 on 20,000.00 reaches 30,000.00.
    pub increase_at_most: Fraction,
    /// The highest limit, zero or above.
    pub limit_at_most: Money,
    /// Days from the first to the last, both included: 1 to 366.
    pub days_at_most: u16,
    /// The most days past due of an account whose limit may be raised: 0 for one that must be current.
    pub days_past_due_at_most: u16,
    /// The worst of the five tiers.
    pub worst_classification: Classification,
    /// Months from the opening of the account to the first day.
    pub months_open_at_least: u8,
    /// Whether a limit may be raised while an agreement is in force.
    pub under_agreement: bool,
}

impl LimitPolicy {
    const MAX_DAYS: i32 = 366;

    /// The key of whatever cannot be.
    pub(super) fn check(&self, currency: Currency) -> Result<(), (&'static str, OfferError)> {
        let limit = self.limit_at_most.of(currency).and_then(Money::not_negative);
        limit.map_err(|error| ("temporaryLimit.limitAtMost", error.into()))?;
        let given = i32::from(self.days_at_most);
        if !(1..=Self::MAX_DAYS).contains(&given) {
            return Err(("temporaryLimit.daysAtMost", OfferError::Days { given, min: 1, max: Self::MAX_DAYS }));
        }
        Ok(())
    }

    /// Whether an account is too late, classified too badly, or under an agreement, for a raise.
    pub(super) fn refuses(&self, account: &LimitFacts) -> [bool; 3] {
        [
            account.standing.days_past_due() > i32::from(self.days_past_due_at_most),
            account.standing.classification() > self.worst_classification,
            account.has_agreement && !self.under_agreement,
        ]
    }

    /// What a raise may reach by its share of the present limit, in minor units, rounded down.
    pub(super) fn reached_from(&self, present: Money) -> i64 {
        let whole = Fraction::ONE.parts();
        let share = whole.saturating_add(self.increase_at_most.parts());
        let reached = i128::from(present.minor()).saturating_mul(i128::from(share));
        // INVARIANT: at most 11 times an amount, which 64 bits hold.
        Rounding::TowardZero.quotient(reached, i128::from(whole)).unwrap_or(i64::MAX)
    }

    /// The first day on which an account is open long enough for a raise.
    pub(super) fn old_enough(&self, opened: Date) -> Result<Date, OfferError> {
        Ok(opened.plus_months(i32::from(self.months_open_at_least), MonthDay::from_date(opened))?)
    }
}
