//! What is measured: accounts whose replay costs something, and the bodies that replay them.
//!
//! See README.md for how to run and the last figures.
#![expect(
    clippy::unwrap_used,
    clippy::arithmetic_side_effects,
    reason = "the accounts are made here, from small numbers: what cannot be made shall stop the bench"
)]

mod account;
mod book;
mod choice;
mod loan;
mod offers;
mod portfolio;
mod schedule;
mod shape;
mod year;

pub use account::{Account, replay};
pub use book::Book;
pub use choice::Choices;
pub use loan::{Loan, loan_of_36};
pub use offers::Question;
pub use portfolio::Portfolio;
pub use schedule::{flows_of_60, level_of_60};
pub use shape::{SHAPES, Shape};
pub use year::{stretched, year};

use arrears::{Currency, Date, Money};

/// Yuan from fen.
fn fen(minor: i64) -> Money {
    Money::from_minor(minor, Currency::CNY).unwrap()
}

fn day(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).unwrap()
}
