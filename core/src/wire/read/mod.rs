//! A case document into a [`Case`](crate::case::Case): each key in the file of its name.

mod account;
mod agreement;
mod agreement_document;
mod any_account;
mod application;
mod budget;
mod business_days;
mod card;
mod case;
mod casework;
mod credit_repair;
mod event;
mod law;
mod limit_request;
mod loan;
mod loan_opening;
mod node;
mod offer;
mod opening;
mod page;
mod parties;
mod policy;
mod rates;
mod shared;
mod terms;
mod together;

pub use account::{AccountStart, read_account};
pub use case::CASE_VERSION;
#[cfg(feature = "schema")]
pub(super) use case::CaseShape;
#[cfg(feature = "schema")]
pub(super) use event::keys_of;
pub use policy::{POLICY_VERSION, read_policy};
pub use terms::{read_product, read_terms};
