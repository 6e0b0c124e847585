//! One column of events: values where they lie, and which of them are null.

use super::LedgerFault;
use crate::words::keys;

keys! {
    /// The columns that events may stand in, by name.
    ///
    /// ```
    /// use arrears::ledger::EventColumn;
    /// assert_eq!(EventColumn::RatePeriod.key(), "ratePeriod");
    /// ```
    pub enum EventColumn {
        /// The day an event takes effect.
        Effective = "effective";
        /// The day it was recorded.
        Recorded = "recorded";
        /// What it is.
        Kind = "kind";
        /// Its amount; a new credit limit; what an assertion expects.
        Amount = "amount";
        /// The event it is about.
        Reference = "reference";
        /// The fee of a cash advance.
        Fee = "fee";
        /// The components it is about.
        Components = "components";
        /// The parts of a conversion.
        Periods = "periods";
        /// What a conversion costs.
        Charge = "charge";
        /// The rate of that, or a loan's new contract rate.
        Rate = "rate";
        /// The period of a loan's new contract rate.
        RatePeriod = "ratePeriod";
        /// A card's new daily rate of purchases.
        PurchaseRate = "purchaseRate";
        /// A card's new daily rate of cash advances.
        CashRate = "cashRate";
        /// A new due date, or the last day to perform a judgment.
        Due = "due";
        /// What an early repayment leaves alone.
        Keep = "keep";
        /// A card's new statement day.
        StatementDay = "statementDay";
        /// Which rule its statements are due by from then on.
        DueRule = "dueRule";
        /// The days after the statement, or the day of the month, of that rule.
        DueDays = "dueDays";
        /// For whom a dispute ends.
        Outcome = "outcome";
        /// Whether interest goes on after a judgment.
        InterestContinues = "interestContinues";
        /// The place of an event among those of its account.
        Order = "order";
    }
}

impl EventColumn {
    /// A bit of its own.
    pub(super) const fn bit(self) -> u32 {
        1 << match self {
            Self::Effective => 0,
            Self::Recorded => 1,
            Self::Kind => 2,
            Self::Amount => 3,
            Self::Reference => 4,
            Self::Fee => 5,
            Self::Components => 6,
            Self::Periods => 7,
            Self::Charge => 8,
            Self::Rate => 9,
            Self::RatePeriod => 10,
            Self::PurchaseRate => 11,
            Self::CashRate => 12,
            Self::Due => 13,
            Self::Keep => 14,
            Self::StatementDay => 15,
            Self::DueRule => 16,
            Self::DueDays => 17,
            Self::Outcome => 18,
            Self::InterestContinues => 19,
            Self::Order => 20,
        }
    }
}

/// Which values of a column are null.
#[derive(Clone, Copy, Debug)]
enum Nulls<'a, T> {
    /// None.
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
    fn every_column_has_a_bit_of_its_own() {
        let bits = EventColumn::ALL.iter().fold(0, |bits, column| bits + column.bit());
        assert_eq!(bits.count_ones(), u32::try_from(EventColumn::ALL.len()).unwrap());
    }

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
