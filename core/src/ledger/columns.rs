//! The events of many accounts, in columns.

use super::{Action, EventId, LedgerEntry, LedgerError, LedgerFault, Step};
use crate::calendar::{CalendarError, Date};
use crate::component::Component;
use crate::money::{Currency, Money};

/// What an event in a column is: an action that an amount describes in full.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// A purchase.
    Purchase,
    /// A payment.
    Payment,
    /// A cash advance; its fee is an event of its own.
    CashAdvance,
    /// A refund that names no purchase.
    Refund,
    /// A cost of enforcing the claim.
    Cost,
    /// An annual fee.
    AnnualFee,
    /// A cash-advance fee.
    CashFee,
    /// Another service fee.
    ServiceFee,
    /// A loan paid out.
    Disbursement,
}

impl EntryKind {
    /// Every kind; the place of a kind is its number in a column, from 0.
    pub const ALL: [Self; 9] = [
        Self::Purchase,
        Self::Payment,
        Self::CashAdvance,
        Self::Refund,
        Self::Cost,
        Self::AnnualFee,
        Self::CashFee,
        Self::ServiceFee,
        Self::Disbursement,
    ];

    /// The number in a column.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::Purchase => 0,
            Self::Payment => 1,
            Self::CashAdvance => 2,
            Self::Refund => 3,
            Self::Cost => 4,
            Self::AnnualFee => 5,
            Self::CashFee => 6,
            Self::ServiceFee => 7,
            Self::Disbursement => 8,
        }
    }

    /// The kind of a number in a column.
    #[must_use]
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.get(usize::from(number)).copied()
    }

    /// The action of this kind that moves an amount.
    #[must_use]
    pub const fn of(self, amount: Money) -> Action {
        match self {
            Self::Purchase => Action::Purchase(amount),
            Self::Payment => Action::Payment(amount),
            Self::CashAdvance => Action::CashAdvance { amount, fee: Money::zero(amount.currency()) },
            Self::Refund => Action::Refund { amount, of: None },
            Self::Cost => Action::Cost(amount),
            Self::AnnualFee => Action::Fee { component: Component::AnnualFee, amount },
            Self::CashFee => Action::Fee { component: Component::CashFee, amount },
            Self::ServiceFee => Action::Fee { component: Component::ServiceFee, amount },
            Self::Disbursement => Action::Disbursement(amount),
        }
    }
}

/// The events of many accounts of one currency, one column a field, borrowed where they lie.
///
/// The events of an account stand together and in processing order: by day, and on one day charges before payments.
/// Entries are made one by one as a replay asks for them; nothing is copied and nothing allocated.
///
/// ```
/// use arrears::ledger::{Columns, EntryKind};
/// use arrears::{Currency, Date};
/// let days = [(2023, 3, 30), (2023, 4, 23), (2023, 3, 31)].map(|(y, m, d)| Date::new(y, m, d).unwrap().serial());
/// let kinds = [EntryKind::Purchase, EntryKind::Payment, EntryKind::Purchase].map(EntryKind::number);
/// let columns = Columns::new(Currency::CNY, &days, &kinds, &[100_000_i64, 10_000, 5_000], &[0_u32, 2, 3])?;
/// let events: Vec<usize> = columns.accounts().map(|entries| entries.len()).collect();
/// assert_eq!(events, [2, 1]);
/// # Ok::<(), arrears::ledger::LedgerFault>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    currency: Currency,
    days: &'a [i32],
    kinds: &'a [u8],
    minors: &'a [i64],
    offsets: &'a [u32],
}

impl<'a> Columns<'a> {
    /// Columns of days (as [`Date::serial`]), kinds (as [`EntryKind::number`]) and minor units, one row an event; the events
    /// of account `n` are the rows from `offsets[n]` to before `offsets[n + 1]`.
    ///
    /// # Errors
    /// [`LedgerFault::Columns`] where the columns differ in length, or the offsets descend or leave the columns:
    /// ```
    /// use arrears::ledger::{Columns, LedgerFault};
    /// let missing = Columns::new(arrears::Currency::CNY, &[0], &[0], &[], &[0, 1]);
    /// assert_eq!(missing.unwrap_err(), LedgerFault::Columns);
    /// ```
    pub fn new(
        currency: Currency,
        days: &'a [i32],
        kinds: &'a [u8],
        minors: &'a [i64],
        offsets: &'a [u32],
    ) -> Result<Self, LedgerFault> {
        let rows = days.len();
        let ends_inside = offsets.last().is_none_or(|end| usize::try_from(*end).is_ok_and(|end| end <= rows));
        if kinds.len() != rows || minors.len() != rows || !ascends(offsets) || !ends_inside {
            return Err(LedgerFault::Columns);
        }
        Ok(Self { currency, days, kinds, minors, offsets })
    }

    /// The entries of each account, in the order of the offsets.
    pub fn accounts(&self) -> impl Iterator<Item = ColumnEntries<'a>> + use<'a> {
        let columns = *self;
        let ends = columns.offsets.iter().skip(1);
        columns.offsets.iter().zip(ends).filter_map(move |(from, to)| columns.rows(*from, *to))
    }

    fn rows(&self, from: u32, to: u32) -> Option<ColumnEntries<'a>> {
        let rows = usize::try_from(from).ok()?..usize::try_from(to).ok()?;
        Some(ColumnEntries {
            currency: self.currency,
            days: self.days.get(rows.clone())?,
            kinds: self.kinds.get(rows.clone())?,
            minors: self.minors.get(rows)?,
            place: 0,
            last: (Date::MIN, Step::Condition),
        })
    }
}

/// The entries of one account, made from its rows one by one.
///
/// An entry that cannot be made is an error with the place of its row among those of the account.
#[derive(Clone, Debug)]
pub struct ColumnEntries<'a> {
    currency: Currency,
    days: &'a [i32],
    kinds: &'a [u8],
    minors: &'a [i64],
    place: u32,
    last: (Date, Step),
}

impl ColumnEntries<'_> {
    fn entry(&mut self, day: i32, kind: u8, minor: i64) -> Result<LedgerEntry, LedgerFault> {
        let day = Date::from_serial(day).ok_or(CalendarError::OutOfRange)?;
        let kind = EntryKind::from_number(kind).ok_or(LedgerFault::UnknownKind { given: kind })?;
        let action = kind.of(Money::from_minor(minor, self.currency)?);
        let at = (day, Step::of(&action));
        if at < self.last {
            return Err(LedgerFault::OutOfOrder);
        }
        self.last = at;
        LedgerEntry::new(day, EventId::new(self.place), None, action)
    }
}

impl Iterator for ColumnEntries<'_> {
    type Item = Result<LedgerEntry, LedgerError>;

    fn next(&mut self) -> Option<Self::Item> {
        let (day, days) = self.days.split_first()?;
        let (kind, kinds) = self.kinds.split_first()?;
        let (minor, minors) = self.minors.split_first()?;
        let entry = self.entry(*day, *kind, *minor);
        let event = EventId::new(self.place);
        (self.days, self.kinds, self.minors) = (days, kinds, minors);
        self.place = self.place.saturating_add(1);
        Some(entry.map_err(|fault| LedgerError { event, fault }))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.days.len(), Some(self.days.len()))
    }
}

impl ExactSizeIterator for ColumnEntries<'_> {}

/// As `is_sorted` of the standard library, which the compiler cannot show to be free of panics.
fn ascends(offsets: &[u32]) -> bool {
    offsets.iter().zip(offsets.iter().skip(1)).all(|(offset, next)| offset <= next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::MoneyError;

    fn fault(days: &[i32], kinds: &[u8], minors: &[i64]) -> Option<LedgerError> {
        let rows = u32::try_from(days.len()).unwrap();
        let offsets = [0, rows];
        let columns = Columns::new(Currency::CNY, days, kinds, minors, &offsets);
        columns.unwrap().accounts().flatten().find_map(Result::err)
    }

    #[test]
    fn rows_that_are_no_events() {
        let at = |n, fault| Some(LedgerError { event: EventId::new(n), fault });
        assert_eq!(fault(&[0, 0, 1], &[0, 1, 3], &[1, 1, 1]), None);
        assert_eq!(fault(&[1, 0], &[0, 0], &[1, 1]), at(1, LedgerFault::OutOfOrder));
        assert_eq!(fault(&[0, 0], &[1, 0], &[1, 1]), at(1, LedgerFault::OutOfOrder)); // a purchase after a payment
        assert_eq!(fault(&[0], &[9], &[1]), at(0, LedgerFault::UnknownKind { given: 9 }));
        assert_eq!(fault(&[0], &[0], &[0]), at(0, LedgerFault::Money(MoneyError::NotPositive)));
        assert_eq!(fault(&[-1], &[0], &[1]), at(0, CalendarError::OutOfRange.into()));
    }

    #[test]
    fn offsets_that_point_nowhere() {
        let columns = |offsets: &[u32]| {
            let columns = Columns::new(Currency::CNY, &[0, 0], &[0, 0], &[1, 1], offsets);
            columns.map(|columns| columns.accounts().count())
        };
        assert_eq!(columns(&[]), Ok(0));
        assert_eq!(columns(&[0, 0, 2]), Ok(2));
        assert_eq!(columns(&[0, 3]), Err(LedgerFault::Columns));
        assert_eq!(columns(&[0, 2, 1]), Err(LedgerFault::Columns));
    }

    #[test]
    fn numbers_are_places() {
        for (n, kind) in (0..).zip(EntryKind::ALL) {
            assert_eq!((kind.number(), EntryKind::from_number(n)), (n, Some(kind)));
        }
    }
}
