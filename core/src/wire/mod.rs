//! The JSON contract: a case document in, a report document out. The same text in Rust, C and JavaScript.
//!
//! Amounts and rates are decimal strings, dates ISO; keys are camelCase and unknown ones refused; an error carries a
//! stable number, its name, and the path of the field. `core/schema` holds the JSON Schema made from these shapes.

mod agreement;
mod agreement_document;
mod agreement_report;
mod agreement_shape;
mod budget;
mod card;
mod case;
mod casework;
mod casework_report;
mod credit_repair;
mod error;
mod event;
mod law;
mod law_facts;
mod law_report;
mod limit_request;
mod line_shape;
mod loan;
mod node;
mod offer;
mod offer_report;
mod offer_shape;
mod path;
mod policy;
mod report;
mod report_shape;
#[cfg(feature = "schema")]
mod schema;
mod written;

pub use case::{AccountTerms, CASE_VERSION, Case};
pub use error::WireError;
use error::WireFault;
pub use policy::{POLICY_VERSION, read_policy};
pub use report::{REPORT_VERSION, report};
#[cfg(feature = "schema")]
pub use schema::{report_schema, schema};
