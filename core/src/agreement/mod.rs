//! The signed plan: one accepted offer, frozen; followed up from the ledger; breached, completed or renegotiated.
//!
//! An [`Agreement`] is made by an [`Acceptance`] and never changes: its text is canonical and its digest tells whether a
//! copy is the one that was signed. A [`FollowUp`] is a pure function of agreement, account and day: payments are read
//! from the ledger by the day they took effect, so one that is back-dated or reversed needs no repair.

mod acceptance;
mod accounts;
mod agreed_account;
#[expect(clippy::module_inception, reason = "the noun of the room")]
mod agreement;
mod canonical;
mod clause;
mod completion;
mod contract;
mod error;
mod fingerprint;
mod follow_up;
mod hand_out;
mod keeping;
mod limits;
mod owed;
mod page;
mod parties;
mod parts;
mod prepaid;
mod progress;
mod quote;
mod received;
mod tongue;

pub use acceptance::Acceptance;
pub use accounts::{AgreedAccounts, OtherAccount};
pub use agreed_account::AgreedAccount;
pub use agreement::Agreement;
pub use canonical::AGREEMENT_VERSION;
pub use clause::{AccrualReinstatement, BreachClause, EarlyCompletion, WaiverReinstatement};
pub use error::AgreementError;
pub use fingerprint::AccountFingerprint;
pub use follow_up::{AgreementStatus, FollowUp, Termination};
pub use keeping::PaymentDeadline;
pub use owed::{Owed, Reinstatement};
pub use parties::{Form, Parties};
pub use parts::Parts;
pub use progress::{PaymentState, Progress};
pub use quote::PayoffQuote;
#[cfg(feature = "std")]
pub(crate) use tongue::Tongue;
