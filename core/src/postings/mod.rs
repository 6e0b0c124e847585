//! What is posted and unpaid, in the order in which money meets it: one queue a component, oldest first.
//!
//! Which component comes first is a term ([`crate::terms::Order`]); the replay takes a payment through that order, and
//! decides what follows, that a minimum is paid or a balance stops to accrue ([`crate::balance`]).

mod billing;
mod error;
mod posting;
mod sides;

pub(crate) use error::{PostingError, TooLarge};
pub use posting::Posting;
pub(crate) use posting::{NONE, Postings};
pub(crate) use sides::Sides;
