//! How late an account is, and what that makes it: bucket, credit-report code, five-tier class, credit repair.
//!
//! Days past due come in as a plain number and dates as dates; nothing here needs a balance. Names and thresholds are
//! those of mainland China; another ladder is another [`Ladder`].
//!
//! ```
//! use arrears::delinquency::Bucket;
//! assert_eq!(Bucket::from_days_past_due(0)?, Bucket::M0);
//! assert_eq!(Bucket::from_days_past_due(40)?, Bucket::M2); // 31 to 60 days
//! # Ok::<(), arrears::Error>(())
//! ```

mod bucket;
mod classification;
mod credit_history;
mod credit_repair;
mod error;
mod month_end;
mod restructured;
mod standing;

pub use bucket::Bucket;
pub use classification::{Classification, ClassificationRules, Ladder};
pub use credit_history::CreditHistory;
pub use credit_repair::{CreditRepair, CreditRepairPolicy, OverdueRecord, RepairObstacle};
pub use error::DelinquencyError;
pub use month_end::{CreditCode, MonthEnd};
pub use restructured::{Observation, Restructuring};
pub use standing::CreditStanding;
