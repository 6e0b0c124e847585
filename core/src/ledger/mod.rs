//! What happened: events with the day they take effect and the day they were recorded.

mod columns;
mod entry;
mod error;
mod event;
#[cfg(feature = "alloc")]
mod ledger;

pub use columns::{ColumnEntries, Columns, Kind};
pub use entry::{Entry, Step};
pub use error::{LedgerError, LedgerFault};
pub use event::{Action, Event, EventId, PlanCharge};
#[cfg(feature = "alloc")]
pub use ledger::Ledger;
