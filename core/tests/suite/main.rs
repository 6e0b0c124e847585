//! The integration suite: published figures, properties, the oracle, and the rules of the repository.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test that finds nothing fails, as it should"
)]

mod agreement;
mod cases;
#[cfg(feature = "json")]
mod fuzz_seeds;
mod hostile;
mod loan;
mod offer;
mod oracle;
mod random;
mod refusals;
mod rulebook;
mod rulebook_hostile;
mod tidy;
mod vectors;
