//! Why an account in columns has no position.

use crate::balance::ReplayError;
use crate::ledger::{EventId, LedgerError};

/// Why an account in columns has no position.
///
/// ```
/// use arrears::ledger::{Column, Columns, EventColumns};
/// use arrears::portfolio::AccountSpace;
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let day = Date::new(2023, 4, 1)?;
/// let terms = Issuer::Cmb.card(day, MonthDay::new(5)?)?.build()?;
/// let (days, kinds) = ([day.serial()], [99]);
/// let events = EventColumns { effective: Column::new(&days), kind: Column::new(&kinds), ..EventColumns::NONE };
/// let columns = Columns::new(&[0, 1], events)?;
/// let rows = columns.account(0).ok_or("no account")?;
/// let error = AccountSpace::new().position(&terms, &rows, day).unwrap_err();
/// assert_eq!((error.code(), error.row().map(|row| row.get())), (515, Some(0)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RowError {
    /// A row that is no event, or does not fit the others.
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    /// What cannot be replayed.
    #[error(transparent)]
    Replay(#[from] ReplayError),
}

impl RowError {
    /// The stable number: that of the ledger's or the replay's fault.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Ledger(error) => error.fault.code(),
            Self::Replay(error) => error.code(),
        }
    }

    /// The row it is about, from 0 among those of the account, where it is about one.
    #[must_use]
    pub const fn row(self) -> Option<EventId> {
        match self {
            Self::Ledger(error) => Some(error.event),
            Self::Replay(error) => error.event,
        }
    }

    /// The same with the events renamed.
    pub(super) fn renamed(self, name: impl Fn(EventId) -> EventId) -> Self {
        match self {
            Self::Ledger(LedgerError { event, fault }) => {
                Self::Ledger(LedgerError { event: name(event), fault: fault.renamed(name) })
            }
            Self::Replay(error) => Self::Replay(ReplayError {
                event: error.event.map(&name),
                reversal: error.reversal.map(&name),
                fault: error.fault,
            }),
        }
    }
}
