//! What is wrong with a table as a whole, so that nothing was computed.

use core::fmt;

/// A table that cannot be read: which, which column, which row, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableError {
    /// The table: `accounts`, `events`, `products`, `offers`.
    pub table: &'static str,
    /// The column, where it is about one.
    pub column: Option<String>,
    /// The row, from 0, where it is about one.
    pub row: Option<usize>,
    /// Why.
    pub refusal: Refusal,
}

/// Why a table cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// A column that must be there is not.
    MissingColumn,
    /// A column that the table does not have: a misspelt name would otherwise be left out in silence.
    UnknownColumn {
        /// Those it has.
        known: &'static [&'static str],
    },
    /// Two columns of one name.
    ColumnTwice,
    /// A type that does not fit.
    WrongType {
        /// What would.
        wanted: &'static str,
        /// What was given.
        given: String,
    },
    /// An amount in floating point: cents would be lost.
    Float,
    /// A value that must be there is null.
    Null,
    /// A value that is none of those allowed.
    BadValue {
        /// What is wrong with it.
        why: String,
    },
    /// A name that stands twice.
    Twice {
        /// The name.
        name: String,
    },
    /// Decimals of other places than the currency has.
    Decimals {
        /// The places given.
        given: i8,
        /// The places of the currency.
        wanted: u8,
    },
    /// More rows than a 32-bit place counts: give the accounts in parts.
    TooManyRows,
    /// Buffers that are no Arrow.
    Invalid {
        /// What Arrow says.
        why: String,
    },
    /// The caller asked to stop.
    Stopped,
}

impl TableError {
    pub(crate) fn of(table: &'static str, refusal: Refusal) -> Self {
        Self { table, column: None, row: None, refusal }
    }

    pub(crate) fn column(table: &'static str, column: &str, refusal: Refusal) -> Self {
        Self { table, column: Some(column.to_owned()), row: None, refusal }
    }

    pub(crate) fn cell(table: &'static str, column: &str, row: usize, refusal: Refusal) -> Self {
        Self { table, column: Some(column.to_owned()), row: Some(row), refusal }
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.table)?;
        if let Some(column) = &self.column {
            write!(f, ".{column}")?;
        }
        if let Some(row) = self.row {
            write!(f, "[{row}]")?;
        }
        f.write_str(": ")?;
        match &self.refusal {
            Refusal::MissingColumn => f.write_str("the column is missing"),
            Refusal::UnknownColumn { known } => {
                write!(f, "no such column; the table has {}", known.join(", "))
            }
            Refusal::ColumnTwice => f.write_str("the column stands twice"),
            Refusal::WrongType { wanted, given } => write!(f, "of type {given}, wanted {wanted}"),
            Refusal::Float => f.write_str(
                "floating point loses cents: give int64 minor units or decimal, such as `cast(amount as decimal(18, 2))`",
            ),
            Refusal::Null => f.write_str("null"),
            Refusal::BadValue { why } | Refusal::Invalid { why } => f.write_str(why),
            Refusal::Twice { name } => write!(f, "`{name}` stands twice"),
            Refusal::Decimals { given, wanted } => {
                write!(f, "decimals of {given} places, the currency has {wanted}: cast to decimal(18, {wanted})")
            }
            Refusal::TooManyRows => f.write_str("more than 4294967295 rows: give the accounts in parts"),
            Refusal::Stopped => f.write_str("stopped by the caller"),
        }
    }
}

impl core::error::Error for TableError {}
