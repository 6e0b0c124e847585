//! What a row of payments costs a year, and what it is worth today.
//!
//! The room is named after what enters it. Out come two figures: the internal rate of the flows, quoted a year as a
//! simple (nominal) and a compound (effective) rate, and their present value at a discount rate. A plan, a card
//! instalment with a fee and a loan all stand here as the same thing: an amount lent and what comes back when.
//!
//! # How exact
//! No float and no power function: whole numbers and + - x / only, so native and WASM agree to the bit. A rate is a
//! bracket of discount factors in 2^-62 on whose two ends the worth of the flows has opposite signs, each proven against
//! the bound on what the fixed point drops. The figures of a bracket lie within 10^-9 percentage points of each other, or
//! there is an error instead of a figure.
//!
//! # Which root
//! Flows that change sign once have exactly one rate. Others may have none or several: the range -99 % to 1000 % a year
//! is scanned, and [`CashFlowError::NoRoot`] and [`CashFlowError::SeveralRoots`] say so.

mod dated;
mod error;
mod estimate;
mod fixed;
mod interval;
mod periodic;
mod present_value;
mod quoted;
mod root;
mod scan;
mod unit_period;
mod worth;

pub use dated::{DatedFlow, DatedFlows, DatedRate, YearFraction};
pub use error::CashFlowError;
pub use interval::{MonthsAndDays, UnitPeriod, UnitPeriods};
pub use periodic::{PeriodicFlows, PeriodicRate, PeriodsAYear};
pub use present_value::present_value;
pub use quoted::{Basis, QuotedRate};
pub use unit_period::{UnitPeriodFlow, UnitPeriodFlows, UnitPeriodRate};

/// The most flows a row may have: the amount lent and 600 payments.
pub const MAX_FLOWS: usize = 601;
