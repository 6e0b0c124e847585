//! Who asks: what a policy and law need to know, and nothing else.

// Semantics: [capacity-6].

use alloc::vec::Vec;

use super::{Hardship, OfferError};
use crate::calendar::{Date, MonthDay};
use crate::delinquency::{Restructuring, Scheme};
use crate::money::Money;
use crate::rulebook::{Lender, Product};

/// Who asks, and for which product. No name, no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// What the debt is.
    pub product: Product,
    /// Who lends.
    pub lender: Lender,
    /// Why it is hard, where it is.
    pub hardship: Option<Hardship>,
    /// Whether it is overdue for the first time.
    pub is_first_time: bool,
    /// Restructurings of the past, in the order of agreement.
    pub restructurings: Vec<Restructuring>,
    /// The ladder that classifies.
    pub scheme: Scheme,
}

impl Applicant {
    /// Somebody without a hardship, and not for the first time.
    #[must_use]
    pub const fn new(product: Product, lender: Lender) -> Self {
        Self {
            product,
            lender,
            hardship: None,
            is_first_time: false,
            restructurings: Vec::new(),
            scheme: Scheme::Order2023,
        }
    }
}

/// What somebody can pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Means {
    pub(super) monthly: Money,
    pub(super) at_hand: Money,
    pub(super) from: Option<Date>,
    pub(super) pay_day: Option<MonthDay>,
}

impl Means {
    /// So much a month out of income, and so much at hand: a month's worth until told otherwise. One payment and a down
    /// payment are measured against what is at hand, instalments against the month.
    ///
    /// # Errors
    /// An amount below zero:
    /// ```
    /// use arrears::{Currency, Money, offer::Means};
    /// assert_eq!(Means::new(Money::from_minor(-1, Currency::CNY).unwrap()).unwrap_err().code(), 106);
    /// ```
    pub fn new(monthly: Money) -> Result<Self, OfferError> {
        let monthly = monthly.not_negative()?;
        Ok(Self { monthly, at_hand: monthly, from: None, pay_day: None })
    }

    /// With an amount at hand.
    ///
    /// # Errors
    /// An amount below zero, or of another currency.
    pub fn at_hand(mut self, amount: Money) -> Result<Self, OfferError> {
        self.at_hand = amount.of(self.monthly.currency())?.not_negative()?;
        Ok(self)
    }

    /// With nothing to pay before a day.
    #[must_use]
    pub const fn from(mut self, day: Date) -> Self {
        self.from = Some(day);
        self
    }

    /// With the day of the month that payments should fall on.
    #[must_use]
    pub const fn pay_day(mut self, day: MonthDay) -> Self {
        self.pay_day = Some(day);
        self
    }

    /// So much a month.
    #[must_use]
    pub const fn monthly(&self) -> Money {
        self.monthly
    }

    /// So much at hand.
    #[must_use]
    pub const fn money_at_hand(&self) -> Money {
        self.at_hand
    }

    /// What of a month's money a period has, rounded down: x 12 / periods a year.
    pub(super) fn a_period(&self, times_a_year: u16) -> i64 {
        let yearly = i128::from(self.monthly.minor()).saturating_mul(12);
        crate::rounding::Rounding::TowardZero.quotient(yearly, i128::from(times_a_year)).unwrap_or(0)
    }
}

/// The least monthly amount of which a period has so much.
pub(super) fn monthly_for(payment: i64, times_a_year: u16) -> i64 {
    let yearly = i128::from(payment).saturating_mul(i128::from(times_a_year));
    i64::try_from(yearly.saturating_add(11).checked_div(12).unwrap_or(0)).unwrap_or(i64::MAX)
}
