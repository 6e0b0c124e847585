//! What was promised: card and loan terms, allocation orders, presets of issuers and products as data.

mod card;
mod card_draft;
mod contract;
mod error;
mod history;
mod late_fee;
mod loan;
mod loan_preset;
mod minimum;
mod order;
mod preset;

pub use card::{CardTerms, Compounding, DueRule, InterestBase, PaymentDay, StatementDayAccrual};
pub use card_draft::CardTermsDraft;
pub use contract::Contract;
#[cfg(feature = "alloc")]
pub(crate) use contract::sealed::Sealed;
pub use error::TermsError;
pub use history::History;
pub use late_fee::{LateFeeRule, LateFeeStop, RepeatedMiss};
pub use loan::{
    AllocationMode, Compound, LoanLateFee, LoanTerms, LoanTermsDraft, OverdueFrom, Penalty, PenaltyBase, PenaltyRate,
};
pub use loan_preset::{LOAN_PRESETS, LoanPreset, LoanProduct};
pub use minimum::{Carry, MinimumRatios};
pub use order::{AllocationOrders, Order};
pub use preset::{Certainty, Issuer, Listing, PRESETS, Preset, Sourced};
