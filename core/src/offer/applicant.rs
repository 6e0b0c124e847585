//! Who asks: what a policy and law need to know, and nothing else.

// Semantics: [capacity-6].

use alloc::vec::Vec;

use super::{CardStatus, Hardship, OfferError, SupportingDocument};
use crate::calendar::{Date, MonthDay};
use crate::delinquency::{ClassificationRules, Restructuring};
use crate::money::Money;
use crate::rulebook::{Lender, Product, RateDisplay};

/// Who asks, and for which product. No name, no number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applicant {
    /// What the debt is.
    pub product: Product,
    /// The kind of lender: some rules bind only banks.
    pub lender: Lender,
    /// Why it is hard, where it is.
    pub hardship: Option<Hardship>,
    /// Whether it is overdue for the first time.
    pub is_first_time: bool,
    /// Whether the card can still be used; a loan is `Normal`.
    pub card_status: CardStatus,
    /// The documents brought; `None` where nobody said which.
    pub supporting_documents: Option<Vec<SupportingDocument>>,
    /// Restructurings of the past, in the order of agreement.
    pub restructurings: Vec<Restructuring>,
    /// The classification rules in force for the account.
    pub classification_rules: ClassificationRules,
    /// How the annual rate of a plan is shown to them.
    pub rate_display: RateDisplay,
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
            card_status: CardStatus::Normal,
            supporting_documents: None,
            restructurings: Vec::new(),
            classification_rules: ClassificationRules::Order2023,
            rate_display: RateDisplay::SimpleNamed,
        }
    }
}

/// Repayment capacity: what the borrower can pay, an amount a month out of income and a lump sum once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RepaymentCapacity {
    pub(super) monthly: Money,
    pub(super) lump_sum: Money,
    pub(super) from: Option<Date>,
    pub(super) pay_day: Option<MonthDay>,
}

impl RepaymentCapacity {
    /// What can be paid a month from income, and nothing at hand until [`lump_sum`](Self::lump_sum) says so. Instalments
    /// are measured against the month, a single payment and a down payment against the lump sum.
    ///
    /// # Errors
    /// An amount below zero:
    /// ```
    /// use arrears::{Currency, Money, offer::RepaymentCapacity};
    /// let yuan = |minor| Money::from_minor(minor, Currency::CNY).unwrap();
    /// assert_eq!(RepaymentCapacity::new(yuan(-1)).unwrap_err().code(), 106);
    /// let capacity = RepaymentCapacity::new(yuan(90_000))?;
    /// assert_eq!(capacity.available_lump_sum(), yuan(0));
    /// assert_eq!(capacity.lump_sum(yuan(500_000))?.available_lump_sum(), yuan(500_000));
    /// # Ok::<(), arrears::Error>(())
    /// ```
    pub fn new(monthly: Money) -> Result<Self, OfferError> {
        let (monthly, lump_sum) = (monthly.not_negative()?, Money::zero(monthly.currency()));
        Ok(Self { monthly, lump_sum, from: None, pay_day: None })
    }

    /// Sets the lump sum: an amount at hand, once.
    ///
    /// # Errors
    /// An amount below zero, or of another currency.
    pub fn lump_sum(mut self, amount: Money) -> Result<Self, OfferError> {
        self.lump_sum = amount.of(self.monthly.currency())?.not_negative()?;
        Ok(self)
    }

    /// Sets the day before which nothing can be paid.
    #[must_use]
    pub const fn from(mut self, day: Date) -> Self {
        self.from = Some(day);
        self
    }

    /// Sets the day of the month that payments should fall on.
    #[must_use]
    pub const fn pay_day(mut self, day: MonthDay) -> Self {
        self.pay_day = Some(day);
        self
    }

    /// What can be paid a month.
    #[must_use]
    pub const fn monthly(&self) -> Money {
        self.monthly
    }

    /// The lump sum: what is at hand, once.
    #[must_use]
    pub const fn available_lump_sum(&self) -> Money {
        self.lump_sum
    }

    /// What of a month's money a period has, rounded down: x 12 / periods a year.
    pub(super) fn a_period(&self, times_a_year: u16) -> i64 {
        a_period_of(self.monthly.minor(), times_a_year)
    }
}

/// What of a month's amount a period has, rounded down.
pub(super) fn a_period_of(monthly: i64, times_a_year: u16) -> i64 {
    let yearly = i128::from(monthly).saturating_mul(12);
    crate::rounding::Rounding::TowardZero.quotient(yearly, i128::from(times_a_year)).unwrap_or(0)
}

/// The least monthly amount of which a period has so much.
pub(super) fn monthly_for(payment: i64, times_a_year: u16) -> i64 {
    let yearly = i128::from(payment).saturating_mul(i128::from(times_a_year));
    i64::try_from(yearly.saturating_add(11).checked_div(12).unwrap_or(0)).unwrap_or(i64::MAX)
}
