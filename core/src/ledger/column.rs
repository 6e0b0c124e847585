//! One column of events: values where they lie, and which of them are null.

use super::LedgerFault;
use super::event_column::EventColumn;

/// Which values of a column are null.
#[derive(Clone, Copy, Debug)]
enum Nulls<'a, T> {
    /// No value is.
    Never,
    /// Those that are this one.
    Where(T),
    /// Those whose bit is not set: the bit of the first value is so many from the lowest of the first byte.
    Bits { valid: &'a [u8], first: usize },
}

/// A column of values, borrowed where they lie, some of which may be null.
///
/// ```
/// use arrears::ledger::Cells;
/// let minors = [100_000, 0, 5_000];
/// let read = |column: Cells<'_, i64>| [0, 1, 2].map(|row| column.get(row));
/// assert_eq!(read(Cells::new(&minors)), [Some(100_000), Some(0), Some(5_000)]);
/// assert_eq!(read(Cells::with_null(&minors, 0)), [Some(100_000), None, Some(5_000)]);
/// assert_eq!(read(Cells::with_validity(&minors, &[0b0000_1100], 1)), [None, Some(0), Some(5_000)]);
/// assert_eq!(read(Cells::NONE), [None; 3]);
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Cells<'a, T> {
    values: &'a [T],
    nulls: Nulls<'a, T>,
}

impl<'a, T: Copy + PartialEq> Cells<'a, T> {
    /// No column: every value is null. So is a column of no values.
    pub const NONE: Self = Self { values: &[], nulls: Nulls::Never };

    /// A column without nulls.
    #[must_use]
    pub const fn new(values: &'a [T]) -> Self {
        Self { values, nulls: Nulls::Never }
    }

    /// A column in which one value stands for null.
    #[must_use]
    pub const fn with_null(values: &'a [T], null: T) -> Self {
        Self { values, nulls: Nulls::Where(null) }
    }

    /// A column with a bit a value, set where it is not null: the lowest bit of the first byte first, as in Arrow. The bit of
    /// the first value is the `first`, from 0.
    #[must_use]
    pub const fn with_validity(values: &'a [T], valid: &'a [u8], first: usize) -> Self {
        Self { values, nulls: Nulls::Bits { valid, first } }
    }

    /// The value of a row; nothing where it is null or there is no such row.
    #[must_use]
    #[inline]
    pub fn get(&self, row: usize) -> Option<T> {
        let value = *self.values.get(row)?;
        let is_null = match self.nulls {
            Nulls::Never => false,
            Nulls::Where(null) => value == null,
            Nulls::Bits { valid, first } => {
                let bit = first.saturating_add(row);
                valid.get(bit / 8).is_none_or(|byte| byte >> (bit % 8) & 1 == 0)
            }
        };
        (!is_null).then_some(value)
    }

    /// The value of a row of a kind that needs one.
    #[inline]
    pub(super) fn needed(&self, row: usize, column: EventColumn) -> Result<T, LedgerFault> {
        self.get(row).ok_or(LedgerFault::NullValue { column })
    }

    /// How many values there are; none of no column.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no values: then it is no column.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Whether it is no column, or one of so many rows with a bit for each.
    pub(crate) fn fits(&self, rows: usize) -> bool {
        let has_bits = match self.nulls {
            Nulls::Bits { valid, first } => first.checked_add(rows).is_some_and(|bits| bits.div_ceil(8) <= valid.len()),
            Nulls::Never | Nulls::Where(_) => true,
        };
        self.is_empty() || (self.len() == rows && has_bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_fits_by_its_values_and_its_bits() {
        let nine = [0_u8; 9];
        assert!(Cells::new(&nine).fits(9) && !Cells::new(&nine).fits(8));
        assert!(Cells::with_validity(&nine, &[0, 0], 7).fits(9));
        assert!(!Cells::with_validity(&nine, &[0, 0], 8).fits(9));
        assert!(!Cells::with_validity(&nine, &[0, 0], usize::MAX).fits(9));
        assert!(Cells::<u8>::NONE.fits(9));
    }
}
