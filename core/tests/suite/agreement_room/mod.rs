//! The signed plan: stories as the example prints them, follow-up from the ledger, breach by every switch, pages.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

mod breach;
pub(crate) mod desk;
mod follow_up;
mod keeping;
mod papers;
mod random;
mod stories;
