//! Why an account in columns has no position.

use super::AccountColumn;
use crate::balance::ReplayError;
use crate::calendar::CalendarError;
use crate::ledger::{EventId, LedgerError};
use crate::money::MoneyError;
use crate::rate::RateError;
use crate::terms::TermsError;
use crate::words::in_chinese;

/// Why an account in columns has no position.
///
/// ```
/// use arrears::ledger::{Cells, Columns, EventColumns};
/// use arrears::portfolio::AccountSpace;
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let day = Date::new(2023, 4, 1)?;
/// let terms = Issuer::Cmb.card(day, MonthDay::new(5)?)?.build()?;
/// let (days, kinds) = ([day.serial()], [99]);
/// let events = EventColumns { effective: Cells::new(&days), kind: Cells::new(&kinds), ..EventColumns::NONE };
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
    /// An account that cannot be replayed: the event and the reason.
    #[error(transparent)]
    Replay(#[from] ReplayError),
    /// A fault of the account's own columns.
    #[error(transparent)]
    Account(#[from] PortfolioError),
    /// Terms that contradict each other, as the account's product and its own columns make them.
    #[error(transparent)]
    Terms(#[from] TermsError),
}

impl RowError {
    /// The stable number: that of the ledger's or the replay's fault.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Ledger(error) => error.fault.code(),
            Self::Replay(error) => error.code(),
            Self::Account(error) => error.code(),
            Self::Terms(error) => error.code(),
        }
    }

    /// The row it is about, from 0 among those of the account, where it is about one.
    #[must_use]
    pub const fn row(self) -> Option<EventId> {
        match self {
            Self::Ledger(error) => Some(error.event),
            Self::Replay(error) => error.event,
            Self::Account(_) | Self::Terms(_) => None,
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
            other @ (Self::Account(_) | Self::Terms(_)) => other,
        }
    }
}

/// What is wrong with an account's own columns.
///
/// ```
/// use arrears::ledger::{Columns, EventColumns};
/// use arrears::portfolio::{AccountColumns, Accounts, PortfolioError, PortfolioSpace};
/// use arrears::Date;
/// let events = Columns::new(&[0, 0], EventColumns::NONE)?;
/// let accounts = Accounts::new(&[], AccountColumns::NONE, &events, Date::MIN.into())?;
/// let error = accounts.position(0, &mut PortfolioSpace::new()).unwrap_err();
/// assert_eq!(error, PortfolioError::UnknownProduct { given: 0 }.into());
/// assert_eq!((error.code(), error.row(), error.to_string().as_str()), (2101, None, "there is no product 0"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortfolioError {
    /// Columns of accounts that differ in length from the accounts of the events.
    #[error("columns of accounts must be as long as there are accounts of events")]
    Columns,
    /// A product that is not in the list.
    #[error("there is no product {given}")]
    UnknownProduct {
        /// Its place.
        given: u32,
    },
    /// An account that is not in the columns.
    #[error("there are fewer accounts")]
    NoAccount,
    /// A null in a column where this kind of account needs a value.
    #[error("`{}` must not be null for this kind of account", column.key())]
    NullValue {
        /// The column.
        column: AccountColumn,
    },
    /// A value in a column that this kind of account does not have.
    #[error("`{}` must be null for this kind of account", column.key())]
    NotOfThisKind {
        /// The column.
        column: AccountColumn,
    },
    /// A number in a column that stands for nothing there.
    #[error("`{given}` means nothing in `{}`", column.key())]
    UnknownNumber {
        /// The column.
        column: AccountColumn,
        /// The number given.
        given: u8,
    },
    /// A fault of a day of the account.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
    /// A fault of an amount of the account.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// A fault of a rate of the account.
    #[error(transparent)]
    Rate(#[from] RateError),
}

in_chinese! {
    PortfolioError, of Calendar Money Rate;
    Columns => "账户各列的长度须与有记录的账户数一致";
    UnknownProduct { given } => "没有第{given}号产品";
    NoAccount => "账户没有这么多";
    NullValue { column } => "这种账户的`{}`不得为空", column.key();
    NotOfThisKind { column } => "这种账户的`{}`须为空", column.key();
    UnknownNumber { column, given } => "`{}`中的`{given}`没有含义", column.key();
}

impl PortfolioError {
    /// The stable number of this error: 2100 to 2199, or that of the value that is wrong.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::Columns => 2100,
            Self::UnknownProduct { .. } => 2101,
            Self::NoAccount => 2102,
            Self::NullValue { .. } => 2103,
            Self::NotOfThisKind { .. } => 2104,
            Self::UnknownNumber { .. } => 2105,
            Self::Calendar(error) => error.code(),
            Self::Money(error) => error.code(),
            Self::Rate(error) => error.code(),
        }
    }
}
