//! The integration suite: published figures, properties, the oracle, and the rules of the repository.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "a test that finds nothing fails, as it should"
)]

mod agreement;
mod agreement_room;
mod budget;
mod case_room;
mod cases;
mod casework;
mod choice;
mod circles;
mod consequences;
mod contact_purpose;
mod credit_repair;
mod deadlines;
mod edition;
mod errors;
mod extent;
#[cfg(feature = "json")]
mod fuzz_seeds;
mod hostile;
mod law;
mod listening;
mod loan;
mod loan_oracle;
mod offer;
mod opening;
mod oracle;
mod paper_kinds;
mod papers;
mod pieces;
mod portfolio;
mod processor_time;
mod properties;
mod random;
mod random_loan;
mod rates;
mod readmes;
mod refusals;
mod renamed;
mod report_schema;
mod rulebook;
mod rulebook_hostile;
mod rules_reached;
mod semantics;
mod story_series;
mod tidy;
mod vectors;
