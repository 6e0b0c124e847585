//! Repayment capacity over time: what a month has from a day on.

// Semantics: [capacity-7].

use alloc::vec::Vec;

use super::OfferError;
use crate::calendar::Date;
use crate::money::Money;

/// What a month has from a day on, until the next such day.
///
/// ```
/// use arrears::{Currency, Date, Money, offer::CapacityPeriod};
/// let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
/// let less = CapacityPeriod::new(Date::new(2023, 8, 1)?, yuan(50_000))?;
/// assert_eq!((less.from(), less.monthly()), (Date::new(2023, 8, 1)?, yuan(50_000)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CapacityPeriod {
    from: Date,
    monthly: Money,
    stressed: Vec<Money>,
}

impl CapacityPeriod {
    /// An amount a month from a day on, under every stress too until [`stressed`](Self::stressed) says otherwise.
    ///
    /// # Errors
    /// An amount below zero.
    pub fn new(from: Date, monthly: Money) -> Result<Self, OfferError> {
        Ok(Self { from, monthly: monthly.not_negative()?, stressed: Vec::new() })
    }

    /// With what a month has under each stress, in the order of those of [`OfferSearch::stressed`](super::OfferSearch::stressed).
    #[must_use]
    pub fn stressed(mut self, monthly: Vec<Money>) -> Self {
        self.stressed = monthly;
        self
    }

    /// The first day.
    #[must_use]
    pub const fn from(&self) -> Date {
        self.from
    }

    /// The amount a month.
    #[must_use]
    pub const fn monthly(&self) -> Money {
        self.monthly
    }

    /// So much a month under a stress, by its place.
    pub(super) fn under(&self, stress: usize) -> Money {
        self.stressed.get(stress).copied().unwrap_or(self.monthly)
    }
}

/// The period that a day is in; nothing before the first.
pub(super) fn on(periods: &[CapacityPeriod], day: Date) -> Option<&CapacityPeriod> {
    periods.iter().rev().find(|period| period.from <= day)
}

/// Whether periods begin one after the other, after a day, in one currency.
pub(super) fn check(periods: &[CapacityPeriod], after: Date, like: Money) -> Result<(), OfferError> {
    let mut before = after;
    for period in periods {
        period.monthly.of(like.currency())?;
        for stressed in &period.stressed {
            stressed.of(like.currency())?;
        }
        if period.from <= before {
            return Err(OfferError::PeriodsOutOfOrder);
        }
        before = period.from;
    }
    Ok(())
}
