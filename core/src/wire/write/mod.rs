//! An [`Answer`](crate::case::Answer) into a report document: each part in the file of its name.

mod agreement;
mod application;
mod budget;
mod casework;
mod deadline;
mod law;
mod line;
mod loan_opening;
mod offer;
mod opening;
mod report;
mod texts;
mod values;

#[cfg(feature = "schema")]
pub(super) use report::ReportShape;
pub use report::{REPORT_VERSION, report, write};
