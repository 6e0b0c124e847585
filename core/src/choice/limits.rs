//! How much may be given up: in all, and by group.

use alloc::collections::BTreeMap;

use super::ChoiceError;
use crate::money::{Currency, Money};

/// The concessions that a lender can afford: a budget over all accounts and, where wanted, a cap for each of some groups of accounts
/// (branches, products). Every account belongs to one group at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limits {
    currency: Currency,
    budget: u64,
    caps: BTreeMap<u32, u64>,
}

impl Limits {
    /// A budget of concessions over all accounts.
    ///
    /// # Errors
    /// [`ChoiceError::Money`] where it is negative.
    pub fn new(budget: Money) -> Result<Self, ChoiceError> {
        let minor = budget.not_negative()?.minor().unsigned_abs();
        Ok(Self { currency: budget.currency(), budget: minor, caps: BTreeMap::new() })
    }

    /// A cap on the concessions of the accounts of one group.
    ///
    /// # Errors
    /// [`ChoiceError::Money`] where it is negative or of another currency, [`ChoiceError::CapTwice`]:
    /// ```
    /// use arrears::choice::{ChoiceError, Limits};
    /// use arrears::{Currency, Money};
    /// let (budget, cap) = (Money::from_minor(100, Currency::CNY)?, Money::from_minor(60, Currency::CNY)?);
    /// let twice = Limits::new(budget)?.cap(1, cap)?.cap(1, cap);
    /// assert_eq!(twice.unwrap_err(), ChoiceError::CapTwice { group: 1 });
    /// # Ok::<(), ChoiceError>(())
    /// ```
    pub fn cap(mut self, group: u32, cap: Money) -> Result<Self, ChoiceError> {
        let minor = cap.of(self.currency)?.not_negative()?.minor().unsigned_abs();
        match self.caps.insert(group, minor) {
            Some(_) => Err(ChoiceError::CapTwice { group }),
            None => Ok(self),
        }
    }

    /// The currency of every amount.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.currency
    }

    /// The budget.
    #[must_use]
    pub fn budget(&self) -> Money {
        self.money(self.budget)
    }

    /// The same in minor units.
    pub(super) const fn budget_minor(&self) -> u64 {
        self.budget
    }

    /// The groups that have a cap, each with its cap, by number.
    pub fn caps(&self) -> impl Iterator<Item = (u32, Money)> {
        self.caps_minor().map(|(group, cap)| (group, self.money(cap)))
    }

    /// The same in minor units.
    pub(super) fn caps_minor(&self) -> impl Iterator<Item = (u32, u64)> {
        self.caps.iter().map(|(group, cap)| (*group, *cap))
    }

    // INVARIANT: limits were amounts.
    pub(super) fn money(&self, minor: u64) -> Money {
        Money::saturating(i64::try_from(minor).unwrap_or(i64::MAX), self.currency)
    }

    /// The most that one account of a group can be given: no offer beyond it can be chosen.
    pub(super) fn most(&self, group: Option<u32>) -> u64 {
        group.and_then(|group| self.caps.get(&group)).map_or(self.budget, |cap| self.budget.min(*cap))
    }
}
