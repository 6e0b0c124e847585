//! What a household can pay: incomes and spending to a capacity, what is left under stress, and what to look at twice.
//!
//! An entry may have a first and a last day; [`Sheet::on`] counts those of a day, [`Budget::changes`] tells the days of change.
//! Amounts of any frequency become monthly exactly and stay fractions until the one rounding, that of the capacity.
//! [`Budget`] collects them; [`Sheet`] computes, on slices, and needs no allocator. The `Debug` of every type here
//! shows how many entries there are and of what kind, never an amount.

#[cfg(feature = "alloc")]
mod budget;
mod creditors;
mod days;
mod error;
mod finding;
mod item;
mod policy;
mod recurring;
mod sheet;
mod stress;

#[cfg(feature = "alloc")]
pub use budget::Budget;
pub use creditors::pro_rata;
pub use days::CountedDays;
pub use error::{BudgetError, BudgetFault, BudgetItem};
pub use finding::{Finding, FindingKind};
pub use item::{Category, Income, IncomeCertainty, OtherDebt, Spending};
pub use policy::CapacityPolicy;
pub use recurring::{PerMonth, Recurring, fortnightly, four_weekly, monthly, quarterly, weekly, yearly};
pub use sheet::{Capacity, Sheet};
pub use stress::{Failure, Stress, StressSurvival};
