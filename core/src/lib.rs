//! What is owed and why, to the cent.
#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(
    test,
    expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that finds nothing fails, as it should")
)]

#[cfg(feature = "alloc")]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod accrual;
#[cfg(feature = "alloc")]
pub mod agreement;
pub mod allocation;
pub mod balance;
pub mod budget;
pub mod calendar;
#[cfg(feature = "std")]
pub mod case;
#[cfg(feature = "alloc")]
pub mod casework;
pub mod cash_flow;
pub mod component;
pub mod delinquency;
pub mod digest;
#[cfg(feature = "alloc")]
pub mod document;
pub mod error;
#[cfg(feature = "alloc")]
mod escape;
pub mod frequency;
pub mod hardship;
#[cfg(feature = "json")]
mod json;
pub mod ledger;
pub mod money;
#[cfg(feature = "alloc")]
pub mod offer;
pub mod paper;
#[cfg(feature = "alloc")]
pub mod portfolio;
pub mod rate;
pub mod rounding;
pub mod rulebook;
pub mod schedule;
#[cfg(feature = "alloc")]
mod sort;
pub mod terms;
#[cfg(feature = "json")]
pub mod wire;
#[cfg(feature = "serde")]
mod with_serde;
pub mod words;

pub use calendar::{CalendarError, Date, DayCount, MonthDay, TimeOfDay};
pub use component::{Component, Components};
pub use digest::Digest;
pub use error::Error;
pub use frequency::Frequency;
pub use hardship::Hardship;
pub use money::{Currency, Money, MoneyError};
pub use paper::Paper;
pub use rate::{Fraction, Rate, RateError, RatePeriod};
pub use rounding::{Remainder, Rounding, Split};
pub use schedule::{ACCRUAL_UNIT, ScheduleError, accrual_per_unit, level_payment, month_interest};
pub use terms::{CardTerms, Order, TermsError};
pub use words::{Language, Word};

/// The version of the calculation: it changes whenever a computed amount does.
pub const CALC_VERSION: &str = "1";
