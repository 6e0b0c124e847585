//! What happened: events with the day they take effect and the day they were recorded.
//!
//! An [`Event`] is one thing that happened: a purchase, a payment, a fee, a freeze, a reversal. A payment that arrived on the 3rd and was booked
//! on the 9th is one event with two days, and asked "as known on the 5th" it is not there yet. A `Ledger` puts events into the order in which
//! they are processed; nothing in it is ever patched, a mistake is taken back by a reversal.
//!
//! ```
//! # #[cfg(feature = "alloc")] {
//! use arrears::ledger::{Event, Ledger};
//! use arrears::{Currency, Date, Money};
//! let yuan = |text| Money::parse(text, Currency::CNY);
//! let ledger = Ledger::new([
//!     Event::purchase(Date::new(2023, 3, 30)?, yuan("1000.00")?),
//!     Event::payment(Date::new(2023, 4, 3)?, yuan("100.00")?).recorded(Date::new(2023, 4, 9)?),
//! ])?;
//! assert_eq!(ledger.events().len(), 2);
//! # }
//! # Ok::<(), arrears::Error>(())
//! ```

mod columns;
mod entry;
mod error;
mod event;
#[cfg(feature = "alloc")]
mod ledger;

pub use columns::{ColumnEntries, Columns, EntryKind};
pub use entry::{LedgerEntry, Step};
pub use error::{LedgerError, LedgerFault};
pub(crate) use event::JUDGED;
pub use event::{Action, Event, EventId, JUDGMENT_RATE, PlanCharge};
#[cfg(feature = "alloc")]
pub use ledger::Ledger;
