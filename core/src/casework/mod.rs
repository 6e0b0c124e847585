//! The work on a case beside its figures: where it stands, what was done, whom one may ask, what is missing, what is kept.
//!
//! - [`State`] is a closed list, [`TRANSITIONS`] the steps between them as data, each with its reason. Every other step is
//!   refused, and the refusal says what is allowed.
//! - [`Casework`] is an append-only file of [`Record`]s, each chained to the one before by SHA-256. [`verify`] finds what was
//!   changed, removed, inserted or re-ordered, and where.
//! - [`may_contact`] asks the rulebook before anybody is called, and says when the next time is.
//! - [`Checklist`] says what documents a request needs and which are missing.
//! - [`erasure`] says from when a record may be erased and by when it must be.
//!
//! No name, identity number or telephone number is needed: people and telephones are [`Reference`]s of your own, and one
//! that looks like a Chinese identity or mobile number is refused. Of a text only the digest is kept. `Debug` of a file
//! shows no reference; [`Casework::redacted`] is the file without any.

mod application;
mod casework;
mod chain;
mod chain_fault;
mod checklist;
mod contact;
mod error;
mod limits;
mod record;
mod reference;
mod retention;
mod state;
mod step;

pub use application::{Application, AskedPlan, ExpectedMonth, Relief};
pub use casework::{Assignment, Casework, RecordError};
pub use chain::{Verified, verify};
pub use chain_fault::ChainFault;
pub use checklist::{Checklist, Needed, Purpose, Requirement};

pub use crate::hardship::Hardship;
pub use crate::supporting_document::SupportingDocument;
pub use contact::{ContactAnswer, ContactQuestion, may_contact};
pub use error::CaseworkError;
pub use record::{Happening, Moment, Record, RecordEntry};
pub use reference::Reference;
pub use retention::{Erasure, Kept, MayErase, erasure};
pub use state::{State, TRANSITIONS, Transition};
