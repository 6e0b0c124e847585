//! How one payment falls through an order: what is posted and unpaid, in the order in which money meets it.
//!
//! The order itself is a term ([`crate::terms::Order`]). Who takes from a posting and what follows from it, that a
//! minimum is met or a balance stops to accrue, is the replay's business ([`crate::balance`]).

mod error;
mod posting;

pub(crate) use error::{AllocationError, TooLarge};
pub use posting::Posting;
pub(crate) use posting::{NONE, Postings};
