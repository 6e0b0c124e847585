//! Accounts that begin in the middle: an opening that the engine wrote goes on to the same cents as its history.

pub(crate) mod bills;
mod bounds;
mod exact;
mod property;
pub(crate) mod screens;
