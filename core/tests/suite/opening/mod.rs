//! Accounts that begin in the middle: an opening that the engine wrote goes on to the same cents as its history.

mod bills;
mod property;
