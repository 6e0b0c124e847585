//! What a plan is about: the amounts owed on the day it is signed.

// Semantics: [plan-1].

use super::{Class, OfferError, PerClass};
use crate::balance::Position;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RateError, RatePeriod};

/// What is owed on a day, by class: everything that paying today would settle, accrued penalties included.
///
/// ```
/// use arrears::{Currency, Date, Fraction, Money};
/// use arrears::offer::{Claim, Class, OfferError};
/// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
/// let claim = Claim::new(Date::new(2026, 3, 1)?, Currency::CNY)
///     .owed(Class::Principal, yuan("50000.00"))?
///     .owed(Class::LateFee, yuan("1200.00"))?;
/// assert_eq!(claim.total()?, yuan("51200.00"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    pub(super) as_of: Date,
    pub(super) currency: Currency,
    pub(super) owed: PerClass<i64>,
    pub(super) contains_instalments: bool,
    pub(super) days_past_due: i32,
    pub(super) contract_annual: Fraction,
}

impl Claim {
    /// Nothing owed yet on a day.
    #[must_use]
    pub const fn new(as_of: Date, currency: Currency) -> Self {
        Self {
            as_of,
            currency,
            owed: PerClass::all(0),
            contains_instalments: false,
            days_past_due: 0,
            contract_annual: Fraction::ZERO,
        }
    }

    /// With an amount of a class.
    ///
    /// # Errors
    /// An amount of another currency or below zero:
    /// ```
    /// use arrears::{Currency, Date, Money, offer::{Claim, Class}};
    /// let claim = Claim::new(Date::MIN, Currency::CNY);
    /// let below = Money::from_minor(-1, Currency::CNY).unwrap();
    /// assert_eq!(claim.owed(Class::Fee, below).unwrap_err().code(), 106);
    /// ```
    pub fn owed(mut self, class: Class, amount: Money) -> Result<Self, OfferError> {
        let amount = amount.of(self.currency)?.not_negative()?;
        self.owed.set(class, amount.minor());
        Ok(self)
    }

    /// With days past due.
    #[must_use]
    pub const fn days_past_due(mut self, days: i32) -> Self {
        self.days_past_due = days;
        self
    }

    /// Where some of it is in instalments already.
    #[must_use]
    pub const fn contains_instalments(mut self, contains: bool) -> Self {
        self.contains_instalments = contains;
        self
    }

    /// Whether some of it is in instalments already.
    #[must_use]
    pub const fn has_instalments(&self) -> bool {
        self.contains_instalments
    }

    /// With the rate of the contract, at which accrual goes on where a plan lets it go on: a daily rate x 365, a monthly
    /// rate x 12.
    ///
    /// # Errors
    /// A yearly equivalent beyond what a rate holds.
    pub fn contract_rate(mut self, rate: Rate) -> Result<Self, OfferError> {
        let times: i64 = match rate.period() {
            RatePeriod::Daily => 365,
            RatePeriod::Monthly => 12,
            RatePeriod::Annual => 1,
        };
        let parts = rate.fraction().parts().checked_mul(times).ok_or(RateError::OutOfRange)?;
        self.contract_annual = Fraction::from_parts(parts)?;
        Ok(self)
    }

    /// What a position owes: its posted components, what accrued (rounded as its payoff rounds it), the principal of
    /// its instalment plans, its early-settlement fee, and interest that paying today could no longer avert. A credit
    /// balance is taken off the principal. The total is the payoff.
    #[must_use]
    pub fn of(position: &Position) -> Self {
        let mut owed = PerClass::all(0_i64);
        for class in Class::ALL.iter().copied() {
            owed.set(class, position.posted_minor(class.components()));
        }
        let add = |owed: &mut PerClass<i64>, class: Class, minor: i64| {
            owed.set(class, owed.get(class).saturating_add(minor));
        };
        add(&mut owed, Class::Interest, position.accrued_interest().minor());
        add(&mut owed, Class::PenaltyInterest, position.accrued_penalty_interest().minor());
        add(&mut owed, Class::CompoundInterest, position.accrued_compound_interest().minor());
        add(&mut owed, Class::Principal, position.plan_principal().minor());
        add(&mut owed, Class::Fee, position.early_settlement_fee().minor());
        // The payoff is never below what is listed less the credit; what it is above is interest not to be averted.
        let unavertable =
            position.payoff().minor().saturating_sub(owed.sum().saturating_sub(position.credit().minor()));
        add(&mut owed, Class::Interest, unavertable.max(0));
        let mut credit = owed.sum().saturating_sub(position.payoff().minor()).max(0);
        for class in Class::ALL.iter().copied() {
            let taken = owed.get(class).min(credit);
            owed.set(class, owed.get(class).saturating_sub(taken));
            credit = credit.saturating_sub(taken);
        }
        let instalments = Components::one(Component::Instalment);
        Self {
            as_of: position.as_of(),
            currency: position.currency(),
            owed,
            contains_instalments: position.plan_principal().minor() > 0 || position.posted_minor(instalments) > 0,
            days_past_due: position.days_past_due(),
            contract_annual: Fraction::ZERO,
        }
    }

    /// The contract's rate as an annual one; zero where none was given.
    #[must_use]
    pub const fn contract_annual(&self) -> Fraction {
        self.contract_annual
    }

    /// The days past due on the day.
    #[must_use]
    pub const fn days_late(&self) -> i32 {
        self.days_past_due
    }

    /// The day.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// The currency.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// What is owed of a class, in minor units.
    #[must_use]
    pub const fn owed_minor(&self, class: Class) -> i64 {
        self.owed.get(class)
    }

    /// What is owed.
    ///
    /// # Errors
    /// A sum beyond what an amount holds.
    pub fn total(&self) -> Result<Money, OfferError> {
        Ok(Money::from_minor(self.owed.sum(), self.currency)?)
    }
}
