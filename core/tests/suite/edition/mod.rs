//! Cases that were tried on the product before its second edition, by the ids they were kept under, and the worked
//! numbers that came with it.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may panic; it may not hide a wrong cent behind error handling"
)]

mod judgment;
mod loans;
