//! The budget of a case: a household, how the lender reads it, and who else is to be paid.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use crate::budget::{Budget, CapacityPolicy};
use crate::money::Money;

/// A household's budget, the lender's reading of it, and who shares what is left. `Debug` shows no amount.
#[derive(Clone, Debug)]
pub struct BudgetQuestion {
    pub(crate) budget: Budget,
    pub(crate) policy: CapacityPolicy,
    pub(crate) creditors: Vec<Creditor>,
}

/// Another creditor who shares the capacity, pro rata to what is owed. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct Creditor {
    pub(crate) name: String,
    pub(crate) balance: Money,
}

impl Creditor {
    /// A creditor with what is owed to them.
    #[must_use]
    pub fn new(name: impl Into<String>, balance: Money) -> Self {
        Self { name: name.into(), balance }
    }
}

impl fmt::Debug for Creditor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Creditor")
    }
}

impl BudgetQuestion {
    /// A household's budget, read by a lender's policy.
    #[must_use]
    pub const fn new(budget: Budget, policy: CapacityPolicy) -> Self {
        Self { budget, policy, creditors: Vec::new() }
    }

    /// Adds another creditor who shares the capacity.
    #[must_use]
    pub fn creditor(mut self, creditor: Creditor) -> Self {
        self.creditors.push(creditor);
        self
    }
}
