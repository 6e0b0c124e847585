//! The JSON contract: a case document in, a report document out. The same text in Rust, C and JavaScript.
//!
//! Amounts and rates are decimal strings, dates ISO; keys are camelCase and unknown ones refused; an error carries a
//! stable number, its name, and the path of the field. `core/schema` holds the JSON Schema made from these shapes.
//!
//! `read` makes a [`Case`] of a document, `write` a document of its [`Answer`](crate::case::Answer); what lies between is
//! the room [`case`](crate::case).
//!
//! ```
//! use arrears::wire;
//! let error = wire::report(r#"{ "asof": "2024-06-01" }"#).unwrap_err();
//! println!("{} {} at {}: {}", error.code(), error.name(), error.path(), error.message());
//! assert_eq!(error.path(), "asof"); // the key is `asOf`, and unknown keys are refused
//! ```

mod error;
mod exact;
mod path;
mod read;
#[cfg(feature = "schema")]
mod schema;
mod write;

pub use crate::case::{AccountTerms, Case};
use error::WireFault;
pub use error::{WireError, WireErrorText};
pub use read::{AccountStart, CASE_VERSION, POLICY_VERSION, read_account, read_policy, read_product, read_terms};
#[cfg(feature = "schema")]
pub use schema::{error_schema, report_schema, schema};
pub use write::{REPORT_VERSION, report, write};
