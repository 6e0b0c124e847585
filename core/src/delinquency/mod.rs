//! How late an account is, and what that makes it: bucket, credit-report code, five-tier class, credit repair.
//!
//! Days past due come in as a plain number and dates as dates; nothing here needs a balance. Names and thresholds are
//! those of mainland China; another ladder is another [`Ladder`].

mod bucket;
mod credit_history;
mod credit_repair;
mod error;
mod five_tier;
mod month_end;
mod restructured;
mod standing;

pub use bucket::Bucket;
pub use credit_history::CreditHistory;
pub use credit_repair::{CreditRepair, CreditRepairPolicy, OverdueRecord, RepairObstacle};
pub use error::DelinquencyError;
pub use five_tier::{Ladder, Scheme, Tier};
pub use month_end::{CreditCode, MonthEnd};
pub use restructured::{Observation, Restructuring};
pub use standing::Standing;
