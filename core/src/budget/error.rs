//! What a budget refuses, and where.

use core::fmt;

use crate::money::MoneyError;
use crate::words::{InChinese, in_chinese};

/// Which entry of a budget an error is about, its place counted from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BudgetItem {
    /// An income.
    Income(usize),
    /// An essential spending.
    Essential(usize),
    /// Another debt.
    Debt(usize),
    /// A balance among creditors.
    Balance(usize),
    /// A payment whose survival is asked for.
    Payment(usize),
    /// The policy.
    Policy,
    /// The budget as a whole.
    Whole,
}

impl fmt::Display for BudgetItem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Income(n) => write!(f, "incomes[{n}]"),
            Self::Essential(n) => write!(f, "essentials[{n}]"),
            Self::Debt(n) => write!(f, "debts[{n}]"),
            Self::Balance(n) => write!(f, "balances[{n}]"),
            Self::Payment(n) => write!(f, "payments[{n}]"),
            Self::Policy => f.write_str("policy"),
            Self::Whole => f.write_str("budget"),
        }
    }
}

/// The most people a household is believed to feed besides the debtor.
pub(super) const MAX_DEPENDANTS: u8 = 50;

/// What can be wrong with a budget; no message shows an amount.
///
/// ```
/// use arrears::budget::{Budget, BudgetFault, BudgetItem, CapacityPolicy};
/// use arrears::{Currency, Fraction, Money};
/// let policy = CapacityPolicy::new(Fraction::ONE, Money::zero(Currency::CNY))?;
/// let error = Budget::new().dependants(51).capacity(&policy).unwrap_err();
/// assert_eq!((error.item, error.fault), (BudgetItem::Whole, BudgetFault::TooManyDependants { given: 51 }));
/// assert_eq!((error.code(), error.to_string().as_str()), (1003, "budget: 51 dependants, allowed at most 50"));
/// # Ok::<(), arrears::budget::BudgetError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BudgetFault {
    /// An amount: of another currency, negative, or not above zero.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// More entries than a list may have.
    #[error("{given} entries, allowed at most {max}")]
    TooMany {
        /// How many were given.
        given: usize,
        /// The most allowed.
        max: usize,
    },
    /// A list's monthly total is beyond what an amount may be.
    #[error("the monthly total is beyond {} minor units", crate::Money::MAX_MINOR)]
    TotalTooLarge,
    /// A share above one.
    #[error("a share above 1")]
    ShareAboveOne,
    /// More dependants than a household is believed to have.
    #[error("{given} dependants, allowed at most {}", MAX_DEPENDANTS)]
    TooManyDependants {
        /// How many were given.
        given: u8,
    },
    /// The income that is lost under stress is not in the budget.
    #[error("no such income, there are {count}")]
    NoSuchIncome {
        /// How many incomes there are.
        count: usize,
    },
    /// No balance above zero to share by.
    #[error("no balance above zero to share by")]
    NothingOwed,
    /// A payment comes before the one listed before it.
    #[error("comes before the one listed before it")]
    OutOfOrder,
    /// The last day of an entry is before its first.
    #[error("its last day is before its first")]
    LastBeforeFirst,
    /// The capacity changes on more days than are looked at.
    #[error("changes on {given} days, allowed at most {max}")]
    TooManyChanges {
        /// On how many days it changes.
        given: usize,
        /// The most allowed.
        max: usize,
    },
    /// The output has not as many places as there are balances.
    #[error("{given} places for {needed} shares")]
    Places {
        /// The places given.
        given: usize,
        /// The places needed.
        needed: usize,
    },
}

in_chinese! {
    BudgetFault, of Money;
    TooMany { given, max } => "共{given}项，至多{max}项";
    TotalTooLarge => "每月合计超过{}个最小货币单位", crate::Money::MAX_MINOR;
    ShareAboveOne => "比例大于1";
    TooManyDependants { given } => "供养人数{given}，至多{}人", MAX_DEPENDANTS;
    NoSuchIncome { count } => "没有这项收入，共有{count}项";
    NothingOwed => "没有大于零的余额可据以分摊";
    OutOfOrder => "早于其前一项";
    LastBeforeFirst => "截止日早于起始日";
    TooManyChanges { given, max } => "收支变动日有{given}个，至多{max}个";
    Places { given, needed } => "有{needed}份，却只有{given}个位置";
}

/// What is wrong with a budget, and with which entry of it.
///
/// ```
/// use arrears::budget::{Budget, BudgetItem, CapacityPolicy, monthly};
/// use arrears::{Currency, Fraction, Money};
/// let nothing = Money::zero(Currency::CNY);
/// let policy = CapacityPolicy::new(Fraction::ONE, nothing)?;
/// let error = Budget::new().income(monthly(nothing)).capacity(&policy).unwrap_err();
/// assert_eq!((error.item, error.code()), (BudgetItem::Income(0), 105));
/// assert_eq!(error.to_string(), "incomes[0]: amount must be above zero");
/// # Ok::<(), arrears::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{item}: {fault}")]
pub struct BudgetError {
    /// The entry of the budget that is wrong.
    pub item: BudgetItem,
    /// What is wrong with it.
    pub fault: BudgetFault,
}

impl InChinese for BudgetError {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}：", self.item)?;
        self.fault.chinese(f)
    }
}

impl BudgetError {
    pub(super) fn new(item: BudgetItem, fault: impl Into<BudgetFault>) -> Self {
        Self { item, fault: fault.into() }
    }

    /// The stable number of this error, 1000 to 1099; that of an amount is the amount's.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self.fault {
            BudgetFault::Money(error) => error.code(),
            BudgetFault::TooMany { .. } => 1000,
            BudgetFault::TotalTooLarge => 1001,
            BudgetFault::ShareAboveOne => 1002,
            BudgetFault::TooManyDependants { .. } => 1003,
            BudgetFault::NoSuchIncome { .. } => 1004,
            BudgetFault::NothingOwed => 1005,
            BudgetFault::OutOfOrder => 1006,
            BudgetFault::Places { .. } => 1007,
            BudgetFault::LastBeforeFirst => 1008,
            BudgetFault::TooManyChanges { .. } => 1009,
        }
    }
}
