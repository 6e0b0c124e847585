//! A lender's rule for late fees that are waived alone.

// Semantics: [plan-28].

use super::OfferError;
use crate::money::{Currency, Money};

/// A lender's rule for waiving late fees alone (违约金减免).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LateFeeWaiverPolicy {
    /// The most that is waived at once, above zero.
    pub amount_at_most: Money,
    /// On how many days late fees may be waived within the months before: 1 or more.
    pub times_at_most: u16,
    /// Those months: 1 to 120.
    pub within_months: u8,
    /// The most days past due: 0 for an account that must be current.
    pub days_past_due_at_most: u16,
}

impl LateFeeWaiverPolicy {
    const MAX_MONTHS: i32 = 120;

    /// The key of whatever cannot be.
    pub(super) fn check(&self, currency: Currency) -> Result<(), (&'static str, OfferError)> {
        let amount = self.amount_at_most.of(currency).and_then(Money::positive);
        amount.map_err(|error| ("lateFeeWaiver.amountAtMost", error.into()))?;
        if self.times_at_most == 0 {
            let error = OfferError::ListLength { given: 0, min: 1, max: usize::from(u16::MAX) };
            return Err(("lateFeeWaiver.timesAtMost", error));
        }
        let given = i32::from(self.within_months);
        if !(1..=Self::MAX_MONTHS).contains(&given) {
            let error = OfferError::Months { given, min: 1, max: Self::MAX_MONTHS };
            return Err(("lateFeeWaiver.withinMonths", error));
        }
        Ok(())
    }
}
