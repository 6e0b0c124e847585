//! Many accounts at once: Arrow tables in, Arrow tables out.
//!
//! [`positions`] takes a table of accounts, a table of their events and a table of products, and gives where every account
//! stands: what is owed, by component, how late, in which bucket. [`offers`] takes a table of applicants beside them, and gives
//! what can be offered to whom, and what cannot and why. [`choose`] takes the offers of many accounts and a budget
//! of concessions, and gives each account one offer or none. One account that is wrong gets a row that says so; it stops no
//! other. Results do not depend on the order of rows, on chunks or on the number of threads.
//!
//! The columns are listed in the README of the crate.
#![cfg_attr(test, expect(clippy::unwrap_used, reason = "a test that finds nothing fails, as it should"))]

mod book;
mod choose;
mod error;
mod ffi;
mod offers;
mod positions;
mod results;
mod table;

pub use book::{Options, PositionTables};
pub use choose::{ChoiceInParts, Chosen, PartAnswer, answer_part, choose};
pub use error::{Refusal, TableError};
pub use offers::{OfferOptions, OfferTables, OffersFound, offers};
pub use positions::{Positions, positions};
pub use results::result_schemas;
pub use table::Table;
