//! How an amount is spread over periods.

mod annuity;
mod error;
mod level;
mod wide;

pub use error::ScheduleError;
pub use level::{level_payment, month_interest};

/// The most periods a schedule may have: 50 years of months.
pub const MAX_PERIODS: u32 = 600;
