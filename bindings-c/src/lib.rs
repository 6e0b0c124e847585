//! The C interface of `arrears`: pointers, copies and codes around the engine; no rule of its own.
//!
//! Three layers: typed values (`terms`, `account`, `balance`, `schedule`, `flows`), documents (`case`), columns of many
//! accounts (`batch`).
//!
//! Every export is written out (cbindgen reads it) and consists of one [`boundary!`] around its body, which turns
//! a panic, a NULL or text that is not UTF-8 into a status. `tests/exports.rs` counts exports against boundaries.
#![deny(clippy::undocumented_unsafe_blocks, clippy::multiple_unsafe_ops_per_block, unsafe_op_in_unsafe_fn)]

#[macro_use]
mod boundary;
pub mod account;
pub mod balance;
pub mod batch;
pub mod business_days;
pub mod card;
pub mod case;
pub mod choice;
pub mod classification;
pub mod component;
pub mod date;
pub mod error;
pub mod event;
pub mod flows;
pub mod law;
pub mod loan;
mod loan_conventions;
mod loan_shape;
pub mod money;
pub mod opening;
pub mod rate;
pub mod schedule;
pub mod status;
pub mod terms;
pub mod text;
pub mod version;
pub mod workspace;

#[cfg(test)]
mod tests;
