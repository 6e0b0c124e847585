//! What is owed and why, to the cent.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a test that unwraps nothing fails, as it should"))]

#[cfg(feature = "alloc")]
#[expect(unused_extern_crates, reason = "used from the ledger on")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod calendar;
pub mod money;
pub mod rate;
pub mod rounding;

pub use calendar::{CalendarError, Date, DayCount, MonthDay};
pub use money::{Currency, Money, MoneyError};
pub use rate::{Fraction, Rate, RateError, RatePeriod};
pub use rounding::{Remainder, Rounding, Split};
