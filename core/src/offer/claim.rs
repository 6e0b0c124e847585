//! What a plan is about: the amounts owed on the day it is signed.

// Semantics: [plan-1].

use super::{Class, OfferError, PerClass};
use crate::balance::Position;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate};
use crate::terms::Contract;

/// What is owed on a day, by class: everything that paying today would settle, accrued penalties included.
///
/// ```
/// use arrears::{Currency, Date, Money, Rate};
/// use arrears::offer::{Claim, Class};
/// let yuan = |text| Money::parse(text, Currency::CNY).unwrap();
/// let claim = Claim::new(Date::new(2026, 3, 1)?, Currency::CNY, Rate::daily("0.0005")?)
///     .with(Class::Principal, yuan("50000.00"))?
///     .with(Class::LateFee, yuan("1200.00"))?;
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
    /// Nothing owed yet on a day, under a contract at a rate: accrual goes on at it where a plan lets accrual go on. A
    /// daily rate counts x 365 a year, a monthly one x 12.
    ///
    /// ```
    /// use arrears::{Currency, Date, Rate, offer::Claim};
    /// let claim = Claim::new(Date::MIN, Currency::CNY, Rate::daily("0.0005")?);
    /// assert_eq!(claim.contract_annual().to_string(), "0.1825");
    /// # Ok::<(), arrears::RateError>(())
    /// ```
    #[must_use]
    pub const fn new(as_of: Date, currency: Currency, contract: Rate) -> Self {
        Self {
            as_of,
            currency,
            owed: PerClass::all(0),
            contains_instalments: false,
            days_past_due: 0,
            contract_annual: contract.yearly(),
        }
    }

    /// With an amount of a class.
    ///
    /// # Errors
    /// An amount of another currency or below zero:
    /// ```
    /// use arrears::{Currency, Date, Money, Rate, offer::{Claim, Class}};
    /// let claim = Claim::new(Date::MIN, Currency::CNY, Rate::ZERO);
    /// let below = Money::from_minor(-1, Currency::CNY)?;
    /// assert_eq!(claim.with(Class::Fee, below).unwrap_err().code(), 106);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with(mut self, class: Class, amount: Money) -> Result<Self, OfferError> {
        let amount = amount.of(self.currency)?.not_negative()?;
        self.owed.set(class, amount.minor());
        Ok(self)
    }

    /// With days past due.
    #[must_use]
    pub const fn with_days_past_due(mut self, days: i32) -> Self {
        self.days_past_due = days;
        self
    }

    /// With some of it in instalments already, or with none.
    #[must_use]
    pub const fn with_instalments(mut self, contains: bool) -> Self {
        self.contains_instalments = contains;
        self
    }

    /// What a position owes under a contract: its posted components, what accrued (rounded as its payoff rounds it), the
    /// principal of its instalment plans, its early-settlement fee, and interest that paying today could no longer avert.
    /// A credit balance is taken off the principal. The total is the payoff.
    ///
    /// The terms, or the account, say the rate at which accrual goes on where a plan lets it:
    /// ```
    /// use arrears::balance::CardAccount;
    /// use arrears::ledger::{Event, Ledger};
    /// use arrears::offer::{Claim, Class};
    /// use arrears::terms::Issuer;
    /// use arrears::{Currency, Date, Money, MonthDay};
    /// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
    /// let spent = Event::purchase(Date::new(2023, 3, 30)?, Money::parse("1000.00", Currency::CNY)?);
    /// let ledger = Ledger::new([spent])?;
    /// let position = CardAccount::new(&terms, &ledger).as_of(Date::new(2023, 5, 5)?)?;
    /// let claim = Claim::of(&position, &terms);
    /// assert_eq!((claim.total()?, claim.owed(Class::Principal).to_string()), (position.payoff(), "1000.00".into()));
    /// assert_eq!(claim.contract_annual().to_string(), "0.1825"); // 0.05 % a day
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn of(position: &Position, contract: &impl Contract) -> Self {
        let has_parts =
            position.plan_principal().minor() > 0 || position.posted_minor(Components::one(Component::Instalment)) > 0;
        Self {
            as_of: position.as_of(),
            currency: position.currency(),
            owed: owed_of(position),
            contains_instalments: has_parts && !contract.is_loan(),
            days_past_due: position.days_past_due(),
            contract_annual: contract.contract_rate(position.as_of()).yearly(),
        }
    }

    /// Whether some of it is in instalments already.
    #[must_use]
    pub const fn has_instalments(&self) -> bool {
        self.contains_instalments
    }

    /// The contract's rate as an annual one.
    #[must_use]
    pub const fn contract_annual(&self) -> Fraction {
        self.contract_annual
    }

    /// The days past due on the day.
    #[must_use]
    pub const fn days_past_due(&self) -> i32 {
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

    /// What is owed of a class.
    #[must_use]
    pub fn owed(&self, class: Class) -> Money {
        // INVARIANT: taken from an amount, or from a position that owes no more than an amount holds.
        Money::saturating(self.owed_minor(class), self.currency)
    }

    /// What is owed of every class.
    #[must_use]
    pub fn owed_by_class(&self) -> PerClass<Money> {
        self.owed.in_currency(self.currency)
    }

    /// The same in minor units.
    pub(crate) const fn owed_minor(&self, class: Class) -> i64 {
        self.owed.get(class)
    }

    /// What is owed of every class, in minor units.
    pub(crate) const fn classes(&self) -> PerClass<i64> {
        self.owed
    }

    /// What is owed.
    ///
    /// # Errors
    /// A sum beyond what an amount holds.
    pub fn total(&self) -> Result<Money, OfferError> {
        Ok(Money::from_minor(self.owed.sum(), self.currency)?)
    }
}

/// What a position owes, by class, in minor units.
pub(crate) fn owed_of(position: &Position) -> PerClass<i64> {
    let mut owed = PerClass::all(0_i64);
    for class in Class::ALL.iter().copied() {
        owed.set(class, position.posted_minor(class.components()));
    }
    let add = |owed: &mut PerClass<i64>, class: Class, minor: i64| {
        owed.set(class, owed.get(class).saturating_add(minor));
    };
    add(&mut owed, Class::Interest, position.accrued_interest().minor());
    add(&mut owed, Class::PenaltyInterest, position.accrued_penalty_interest().minor());
    add(&mut owed, Class::PenaltyInterest, position.accrued_judgment_interest().minor());
    add(&mut owed, Class::CompoundInterest, position.accrued_compound_interest().minor());
    add(&mut owed, Class::Principal, position.plan_principal().minor());
    add(&mut owed, Class::Fee, position.early_settlement_fee().minor());
    // The payoff is never below what is listed less the credit; what it is above is interest not to be averted.
    let unavertable = position.payoff().minor().saturating_sub(owed.sum().saturating_sub(position.credit().minor()));
    add(&mut owed, Class::Interest, unavertable.max(0));
    let mut credit = owed.sum().saturating_sub(position.payoff().minor()).max(0);
    for class in Class::ALL.iter().copied() {
        let taken = owed.get(class).min(credit);
        owed.set(class, owed.get(class).saturating_sub(taken));
        credit = credit.saturating_sub(taken);
    }
    owed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::balance::CardAccount;
    use crate::calendar::MonthDay;
    use crate::ledger::{Event, Ledger, PlanCharge};
    use crate::terms::{CardTermsDraft, DueRule};

    /// What is owed on a card of statements on the 5th that are due on the 23rd, at 0.05 % a day, and what settles it.
    fn owed(events: &[Event], as_of: Date) -> (PerClass<i64>, i64) {
        let draft = CardTermsDraft::new(day("2023-03-06"), MonthDay::new(5).unwrap());
        let draft = draft.due(DueRule::DayOfMonth(MonthDay::new(23).unwrap()));
        let terms = draft.purchase_rate(Rate::daily("0.0005").unwrap()).build().unwrap();
        let ledger = Ledger::new(events.iter().copied()).unwrap();
        let position = CardAccount::new(&terms, &ledger).as_of(as_of).unwrap();
        (owed_of(&position), position.payoff().minor())
    }

    fn day(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn yuan(text: &str) -> Money {
        Money::parse(text, Currency::CNY).unwrap()
    }

    /// 1,000.00 of goods that went back are no payment of the statement: eleven days at 0.50 are owed, whatever is paid today.
    #[test]
    fn interest_that_paying_cannot_avert_is_claimed() {
        let bought = Event::purchase(day("2023-03-30"), yuan("1000.00"));
        let events = [bought, Event::refund(day("2023-04-10"), yuan("1000.00"))];
        assert_eq!(owed(&events, day("2023-04-12")), (PerClass::all(0).with(Class::Interest, 550), 550));
    }

    /// 1,000.00 in twelve parts to come, and 100.00 paid before any is billed.
    #[test]
    fn a_credit_balance_is_taken_off_the_principal() {
        let bought = Event::purchase(day("2023-03-30"), yuan("1000.00"));
        let converted = Event::conversion(day("2023-03-31"), yuan("1000.00"), 12, PlanCharge::Free);
        let paid = Event::payment(day("2023-04-01"), yuan("100.00"));
        let events = [bought, converted, paid];
        assert_eq!(owed(&events, day("2023-04-02")), (PerClass::all(0).with(Class::Principal, 90_000), 90_000));
        // More credit than there is to pay is nobody's claim.
        assert_eq!(
            owed(&[bought, Event::payment(day("2023-04-01"), yuan("1200.00"))], day("2023-04-02")),
            (PerClass::all(0), 0)
        );
    }
}
