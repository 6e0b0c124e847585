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

    /// The budget, in minor units.
    #[must_use]
    pub const fn budget(&self) -> u64 {
        self.budget
    }

    /// The groups that have a cap, each with its cap in minor units, by number.
    pub fn caps(&self) -> impl Iterator<Item = (u32, u64)> {
        self.caps.iter().map(|(group, cap)| (*group, *cap))
    }

    /// The most that one account of a group can be given: no offer beyond it can be chosen.
    pub(super) fn most(&self, group: Option<u32>) -> u64 {
        group.and_then(|group| self.caps.get(&group)).map_or(self.budget, |cap| self.budget.min(*cap))
    }
}
