//! A budget put together entry by entry.

use alloc::vec::Vec;
use core::fmt;

use super::days::CountedDays;
use super::error::{BudgetError, BudgetFault, BudgetItem};
use super::finding::Finding;
use super::item::{Income, OtherDebt, Spending};
use super::policy::CapacityPolicy;
use super::sheet::{Capacity, Sheet};
use crate::calendar::Date;
use crate::sort::sort_by_key;

/// Incomes, essential spending, other debts and dependants of a household. Its `Debug` shows no amount.
///
/// ```
/// use arrears::budget::{Budget, CapacityPolicy, OtherDebt, monthly, weekly};
/// use arrears::{Currency, Fraction, Money};
/// let cny = |text| Money::parse(text, Currency::CNY);
/// let policy = CapacityPolicy::new(Fraction::parse("0.8")?, cny("200")?)?;
/// let budget = Budget::new().income(monthly(cny("8000")?)).essential(monthly(cny("5200")?));
/// assert_eq!(budget.capacity(&policy)?.amount(), cny("2040.00")?); // 2,800 x 0.8 - 200
/// let budget = budget.debt(OtherDebt::new(cny("30000")?, weekly(cny("100")?)));
/// assert_eq!(budget.capacity(&policy)?.amount(), cny("1693.33")?); // 433.33.. less, x 0.8
/// assert_eq!(format!("{budget:?}"), "Budget { incomes: 1, essentials: 1, debts: 1, .. }");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Budget {
    incomes: Vec<Income>,
    essentials: Vec<Spending>,
    debts: Vec<OtherDebt>,
    dependants: u8,
}

impl Budget {
    /// A budget of nothing: its capacity is zero.
    #[must_use]
    pub const fn new() -> Self {
        Self { incomes: Vec::new(), essentials: Vec::new(), debts: Vec::new(), dependants: 0 }
    }

    /// Adds an income; a bare recurring amount is a regular one.
    #[must_use]
    pub fn income(mut self, income: impl Into<Income>) -> Self {
        self.incomes.push(income.into());
        self
    }

    /// Adds an essential spending; a bare recurring amount is all of it in one figure.
    #[must_use]
    pub fn essential(mut self, spending: impl Into<Spending>) -> Self {
        self.essentials.push(spending.into());
        self
    }

    /// Adds a debt to another creditor.
    #[must_use]
    pub fn debt(mut self, debt: OtherDebt) -> Self {
        self.debts.push(debt);
        self
    }

    /// Sets how many people live on the household's income beside the borrower.
    #[must_use]
    pub fn dependants(mut self, count: u8) -> Self {
        self.dependants = count;
        self
    }

    /// The budget on slices, where stress and findings are asked for.
    #[must_use]
    pub fn sheet(&self) -> Sheet<'_> {
        Sheet {
            incomes: &self.incomes,
            essentials: &self.essentials,
            debts: &self.debts,
            dependants: self.dependants,
            day: None,
        }
    }

    /// As [`Sheet::capacity`]: every entry counts, whatever its days; [`Sheet::on`] is for those of a day.
    ///
    /// # Errors
    /// As [`Sheet::capacity`].
    pub fn capacity(&self, policy: &CapacityPolicy) -> Result<Capacity, BudgetError> {
        self.sheet().capacity(policy)
    }

    /// The days after `today` from which on another capacity may hold, in order.
    ///
    /// # Errors
    /// [`BudgetFault::TooManyChanges`].
    pub fn changes(&self, today: Date) -> Result<Vec<Date>, BudgetError> {
        let days = self.sheet().days().filter(|days| !days.are_all());
        let mut changes: Vec<Date> = days.flat_map(CountedDays::changes).filter(|day| *day > today).collect();
        sort_by_key(&mut changes, |day| *day);
        changes.dedup();
        let (given, max) = (changes.len(), Sheet::MAX_CHANGES);
        if given > max {
            return Err(BudgetError::new(BudgetItem::Whole, BudgetFault::TooManyChanges { given, max }));
        }
        Ok(changes)
    }

    /// As [`Sheet::each_finding`] of the budget of `today`, in a list.
    ///
    /// # Errors
    /// As [`Sheet::capacity`].
    pub fn findings(&self, policy: &CapacityPolicy, today: Date) -> Result<Vec<Finding>, BudgetError> {
        let mut findings = Vec::new();
        self.sheet().on(today).each_finding(policy, today, |finding| findings.push(finding))?;
        Ok(findings)
    }
}

impl fmt::Debug for Budget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Budget")
            .field("incomes", &self.incomes.len())
            .field("essentials", &self.essentials.len())
            .field("debts", &self.debts.len())
            .finish_non_exhaustive()
    }
}
