use crate::calendar::CalendarError;
use crate::money::Currency;
use crate::words::in_chinese;

/// What can be wrong with a document.
///
/// ```
/// use arrears::document::{DocumentError, capital_amount};
/// use arrears::{Currency, Money};
/// let dollars = Currency::from_code("USD")?;
/// let error = capital_amount(Money::zero(dollars)).unwrap_err();
/// assert_eq!((error, error.code()), (DocumentError::NotRenminbi { given: dollars }, 1800));
/// # Ok::<(), arrears::MoneyError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DocumentError {
    /// Chinese capitals are for renminbi.
    #[error("an amount in {given}, Chinese capitals are for CNY")]
    NotRenminbi {
        /// The currency given.
        given: Currency,
    },
    /// A row has more or fewer cells than the table has columns.
    #[error("a row of {given} cells, the table has {columns} columns")]
    RowLength {
        /// Cells given.
        given: usize,
        /// Columns of the table.
        columns: usize,
    },
    /// Two events of a calendar have one key: a reader would keep one of them.
    #[error("two events of the calendar have one key")]
    EventTwice,
    /// A date, given or derived, is outside the calendar.
    #[error(transparent)]
    Calendar(#[from] CalendarError),
}

in_chinese! {
    DocumentError, of Calendar;
    NotRenminbi { given } => "币种为{given}，中文大写只用于人民币";
    RowLength { given, columns } => "该行有{given}格，表格有{columns}列";
    EventTwice => "日历中有两项使用同一标识";
}

impl DocumentError {
    /// The stable number of this error, 1800 to 1849, or that of the calendar error inside.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::NotRenminbi { .. } => 1800,
            Self::RowLength { .. } => 1801,
            Self::EventTwice => 1802,
            Self::Calendar(inner) => inner.code(),
        }
    }
}
