//! The C interface of `arrears`: pointers, copies and codes around the engine; no rule of its own.
//!
//! Every export is written out (cbindgen reads it) and consists of one [`boundary!`] around its body, which turns
//! a panic, a NULL or text that is not UTF-8 into a status. `tests/exports.rs` counts exports against boundaries.
#![deny(clippy::undocumented_unsafe_blocks, clippy::multiple_unsafe_ops_per_block, unsafe_op_in_unsafe_fn)]

#[macro_use]
mod boundary;
pub mod case;
pub mod error;
pub mod status;
pub mod text;
pub mod version;

#[cfg(test)]
mod tests;
