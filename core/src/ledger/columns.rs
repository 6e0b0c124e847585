//! The events of many accounts, in columns.

use super::{Cells, Event, EventColumn, EventId, LedgerError, LedgerFault};
use crate::calendar::Date;
use crate::money::Currency;

/// Events, one column a field, each borrowed where it lies: whatever a case document can say of an event.
///
/// A kind of event says which columns it has values in ([`EventKind::columns`](super::EventKind::columns)); in every other
/// column its value is null. Amounts are minor units, rates 10^-12. Start from [`EventColumns::NONE`].
#[derive(Clone, Copy, Debug)]
pub struct EventColumns<'a> {
    /// The day it takes effect. Null of a reversal alone, which counts from its target's.
    pub effective: Cells<'a, i32>,
    /// The day it was recorded; where null, the day it takes effect.
    pub recorded: Cells<'a, i32>,
    /// [`EventKind::number`](super::EventKind::number).
    pub kind: Cells<'a, u8>,
    /// The amount of the kind in minor units, above zero; a new credit limit, 0 or more; what an assertion expects. Null of a dispute means the
    /// whole purchase.
    pub amount: Cells<'a, i64>,
    /// The event it is about, by its row among those of the account, from 0: the purchase refunded or disputed, the dispute
    /// ended, the event reversed, the conversion settled (where null, every one).
    pub reference: Cells<'a, u32>,
    /// The fee of a cash advance, in minor units.
    pub fee: Cells<'a, i64>,
    /// The components it is about, as [`Components::bits`](crate::Components::bits); of a fee exactly one. Null of a judgment means
    /// all but general interest.
    pub components: Cells<'a, u32>,
    /// The parts of a conversion, 1 to 600.
    pub periods: Cells<'a, u32>,
    /// What a conversion costs: 1 a monthly fee, 2 interest of level payments, both at `rate`; 0 or null nothing.
    pub charge: Cells<'a, u8>,
    /// The rate of a conversion's charge, or a loan's new contract rate, in 10^-12.
    pub rate: Cells<'a, i64>,
    /// The period of a loan's new contract rate: 1 a day, 2 a month, 3 a year.
    pub rate_period: Cells<'a, u8>,
    /// A card's new rate of purchases, in 10^-12 a day.
    pub purchase_rate: Cells<'a, i64>,
    /// A card's new rate of cash advances, in 10^-12 a day.
    pub cash_rate: Cells<'a, i64>,
    /// A new due date, or the last day to perform a judgment.
    pub due: Cells<'a, i32>,
    /// What an early repayment leaves alone: 1 the term, 2 the payment.
    pub keep: Cells<'a, u8>,
    /// A card's new statement day, 1 to 31.
    pub statement_day: Cells<'a, u8>,
    /// By which rule its statements are due from then on: 1 days after the statement, 2 a day of the month.
    pub due_rule: Cells<'a, u8>,
    /// The days, or the day of the month.
    pub due_days: Cells<'a, i32>,
    /// For whom a dispute ends: 1 the customer, 2 against the customer.
    pub outcome: Cells<'a, u8>,
    /// Whether contract, penalty and compound interest go on after a judgment: 1 yes, 0 or null no.
    pub interest_continues: Cells<'a, u8>,
    /// The place of an event among those of its account: of two in one step of a day the lower is processed first. Null stands before all others;
    /// where there is no such column, or it is the same, the place of the row counts.
    pub order: Cells<'a, i32>,
}

impl EventColumns<'_> {
    /// No columns.
    pub const NONE: Self = Self {
        effective: Cells::NONE,
        recorded: Cells::NONE,
        kind: Cells::NONE,
        amount: Cells::NONE,
        reference: Cells::NONE,
        fee: Cells::NONE,
        components: Cells::NONE,
        periods: Cells::NONE,
        charge: Cells::NONE,
        rate: Cells::NONE,
        rate_period: Cells::NONE,
        purchase_rate: Cells::NONE,
        cash_rate: Cells::NONE,
        due: Cells::NONE,
        keep: Cells::NONE,
        statement_day: Cells::NONE,
        due_rule: Cells::NONE,
        due_days: Cells::NONE,
        outcome: Cells::NONE,
        interest_continues: Cells::NONE,
        order: Cells::NONE,
    };

    /// Whether a row has a value in a column.
    #[inline]
    pub(super) fn has(&self, column: EventColumn, row: usize) -> bool {
        self.about(column, |column| column.has(row))
    }

    /// Asks a column of whatever type.
    fn about<R>(&self, column: EventColumn, ask: impl Fn(&dyn AnyColumn) -> R) -> R {
        match column {
            EventColumn::Effective => ask(&self.effective),
            EventColumn::Recorded => ask(&self.recorded),
            EventColumn::Kind => ask(&self.kind),
            EventColumn::Amount => ask(&self.amount),
            EventColumn::Reference => ask(&self.reference),
            EventColumn::Fee => ask(&self.fee),
            EventColumn::Components => ask(&self.components),
            EventColumn::Periods => ask(&self.periods),
            EventColumn::Charge => ask(&self.charge),
            EventColumn::Rate => ask(&self.rate),
            EventColumn::RatePeriod => ask(&self.rate_period),
            EventColumn::PurchaseRate => ask(&self.purchase_rate),
            EventColumn::CashRate => ask(&self.cash_rate),
            EventColumn::Due => ask(&self.due),
            EventColumn::Keep => ask(&self.keep),
            EventColumn::StatementDay => ask(&self.statement_day),
            EventColumn::DueRule => ask(&self.due_rule),
            EventColumn::DueDays => ask(&self.due_days),
            EventColumn::Outcome => ask(&self.outcome),
            EventColumn::InterestContinues => ask(&self.interest_continues),
            EventColumn::Order => ask(&self.order),
        }
    }
}

/// What is asked of a column whatever its type.
trait AnyColumn {
    fn fits(&self, rows: usize) -> bool;
    fn is_given(&self) -> bool;
    fn has(&self, row: usize) -> bool;
}

impl<T: Copy + PartialEq> AnyColumn for Cells<'_, T> {
    fn fits(&self, rows: usize) -> bool {
        Cells::fits(self, rows)
    }

    fn is_given(&self) -> bool {
        !self.is_empty()
    }

    fn has(&self, row: usize) -> bool {
        self.get(row).is_some()
    }
}

/// The events of many accounts in columns, checked against each other, and which rows are whose.
///
/// The rows of an account stand together, in any order: they are put into processing order as a [`Ledger`](super::Ledger)
/// puts its events. Nothing is copied and nothing allocated.
///
/// ```
/// use arrears::ledger::{Cells, Columns, EventColumns, EventKind};
/// use arrears::Date;
/// let days = [(2023, 3, 30), (2023, 4, 23), (2023, 3, 31)].map(|(y, m, d)| Date::new(y, m, d).unwrap().serial());
/// let kinds = [EventKind::Purchase, EventKind::Payment, EventKind::Purchase].map(EventKind::number);
/// let minors = [100_000_i64, 10_000, 5_000];
/// let events = EventColumns {
///     effective: Cells::new(&days),
///     kind: Cells::new(&kinds),
///     amount: Cells::new(&minors),
///     ..EventColumns::NONE
/// };
/// let columns = Columns::new(&[0, 2, 3], events)?;
/// let rows: Vec<usize> = columns.accounts().map(|rows| rows.len()).collect();
/// assert_eq!(rows, [2, 1]);
/// # Ok::<(), arrears::ledger::LedgerFault>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Columns<'a> {
    pub(super) events: EventColumns<'a>,
    /// Which columns there are.
    pub(super) given: u32,
    /// What a day in a column is more than a [`Date::serial`].
    pub(super) epoch: i32,
    offsets: &'a [u32],
    listed: Option<&'a [u32]>,
}

impl<'a> Columns<'a> {
    /// Columns of events; those of account `n` are the rows from `offsets[n]` to before `offsets[n + 1]`. Days count from
    /// 1900-01-01, as [`Date::serial`] does.
    ///
    /// # Errors
    /// [`LedgerFault::Columns`] where columns differ in length or have too few bits, or the offsets descend or leave the columns:
    /// ```
    /// use arrears::ledger::{Cells, Columns, EventColumns, LedgerFault};
    /// let days_alone = EventColumns { effective: Cells::new(&[0]), ..EventColumns::NONE };
    /// assert_eq!(Columns::new(&[0, 1], days_alone).unwrap_err(), LedgerFault::Columns);
    /// ```
    pub fn new(offsets: &'a [u32], events: EventColumns<'a>) -> Result<Self, LedgerFault> {
        Self::checked(offsets, None, events, events.kind.len())
    }

    /// The same where the rows of accounts do not stand together: those of account `n` are the rows that `listed` names from
    /// its place `offsets[n]` to before `offsets[n + 1]`. A reference is to a place in that part of the list.
    ///
    /// # Errors
    /// As [`Columns::new`], and where a row named is none.
    pub fn listed(offsets: &'a [u32], listed: &'a [u32], events: EventColumns<'a>) -> Result<Self, LedgerFault> {
        let rows = events.kind.len();
        if listed.iter().any(|row| usize::try_from(*row).map_or(true, |row| row >= rows)) {
            return Err(LedgerFault::Columns);
        }
        Self::checked(offsets, Some(listed), events, listed.len())
    }

    fn checked(
        offsets: &'a [u32],
        listed: Option<&'a [u32]>,
        events: EventColumns<'a>,
        ends: usize,
    ) -> Result<Self, LedgerFault> {
        let rows = events.kind.len();
        let all_fit = EventColumn::ALL.iter().all(|column| events.about(*column, |column| column.fits(rows)));
        let ends_inside = offsets.last().is_none_or(|end| usize::try_from(*end).is_ok_and(|end| end <= ends));
        if !all_fit || !ascends(offsets) || !ends_inside {
            return Err(LedgerFault::Columns);
        }
        let given = EventColumn::ALL.iter().filter(|column| events.about(**column, |column| column.is_given()));
        let given = given.fold(0, |bits, column| bits | column.bit());
        Ok(Self { events, given, epoch: 0, offsets, listed })
    }

    /// The same columns with days that count from 1970-01-01, as `date32` of Arrow and Parquet does.
    ///
    /// ```
    /// use arrears::ledger::{Cells, Columns, EventColumns, EventKind};
    /// use arrears::{Currency, Date};
    /// let (day, payment, minor) = ([Date::new(2023, 4, 23)?.unix_days()], [EventKind::Payment.number()], [10_000]);
    /// let events = EventColumns {
    ///     effective: Cells::new(&day),
    ///     kind: Cells::new(&payment),
    ///     amount: Cells::new(&minor),
    ///     ..EventColumns::NONE
    /// };
    /// let columns = Columns::new(&[0, 1], events)?.unix_days();
    /// let rows = columns.account(0).ok_or("no account")?;
    /// assert_eq!(rows.event(0, Currency::CNY)?.effective(), Date::new(2023, 4, 23)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn unix_days(mut self) -> Self {
        self.epoch = Date::UNIX_EPOCH.serial();
        self
    }

    /// The date of a day in a column.
    #[must_use]
    #[inline]
    pub fn date(&self, day: i32) -> Option<Date> {
        day.checked_add(self.epoch).and_then(Date::from_serial)
    }

    /// How many accounts there are.
    #[must_use]
    pub const fn account_count(&self) -> usize {
        self.offsets.len().saturating_sub(1)
    }

    /// The rows of account `n`, from 0.
    #[must_use]
    #[inline]
    pub fn account(&self, n: usize) -> Option<Rows<'_>> {
        let from = usize::try_from(*self.offsets.get(n)?).ok()?;
        let to = usize::try_from(*self.offsets.get(n.checked_add(1)?)?).ok()?;
        Some(Rows { columns: self, from, to })
    }

    /// The rows of each account, in the order of the offsets.
    pub fn accounts(&self) -> impl Iterator<Item = Rows<'_>> {
        (0..self.account_count()).filter_map(|n| self.account(n))
    }
}

/// The rows of one account.
#[derive(Clone, Copy, Debug)]
pub struct Rows<'a> {
    columns: &'a Columns<'a>,
    from: usize,
    to: usize,
}

impl Rows<'_> {
    /// How many rows the account has.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.to.saturating_sub(self.from)
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The event of a row, by its place among those of the account, with its amounts in a currency.
    ///
    /// # Errors
    /// A [`LedgerError`] with that place: [`LedgerFault::UnknownKind`], [`LedgerFault::NullValue`] and
    /// [`LedgerFault::NotOfThisKind`] where a column and the kind disagree, [`LedgerFault::UnknownNumber`], or the fault of a
    /// value:
    /// ```
    /// use arrears::ledger::{Cells, Columns, EventColumn, EventColumns, EventKind, LedgerFault};
    /// use arrears::Currency;
    /// let (days, kinds) = ([40_000], [EventKind::Payment.number()]);
    /// let events = EventColumns { effective: Cells::new(&days), kind: Cells::new(&kinds), ..EventColumns::NONE };
    /// let columns = Columns::new(&[0, 1], events)?;
    /// let error = columns.account(0).ok_or(LedgerFault::Columns)?.event(0, Currency::CNY).unwrap_err();
    /// assert_eq!(error.fault, LedgerFault::NullValue { column: EventColumn::Amount });
    /// assert_eq!(error.to_string(), "event #0: `amount` must not be null for this kind of event");
    /// # Ok::<(), LedgerFault>(())
    /// ```
    pub fn event(&self, place: u32, currency: Currency) -> Result<Event, LedgerError> {
        let event = EventId::new(place);
        let row = self.row(place).ok_or(LedgerError { event, fault: LedgerFault::Columns })?;
        self.columns.event(row, currency).map_err(|fault| LedgerError { event, fault })
    }

    /// The events, in the order of the rows.
    pub fn events(&self, currency: Currency) -> impl Iterator<Item = Result<Event, LedgerError>> {
        let count = u32::try_from(self.len()).unwrap_or(u32::MAX);
        (0..count).map(move |place| self.event(place, currency))
    }

    /// What the column of the order says of a row; nothing where there is no such column.
    #[cfg(feature = "alloc")]
    pub(crate) fn order(&self, place: u32) -> Option<i32> {
        self.row(place).and_then(|row| self.columns.events.order.get(row))
    }

    /// Whether an order of the rows is given.
    #[cfg(feature = "alloc")]
    pub(crate) const fn is_ordered(&self) -> bool {
        !self.columns.events.order.is_empty()
    }

    #[inline]
    fn row(&self, place: u32) -> Option<usize> {
        let row = self.from.checked_add(usize::try_from(place).ok()?).filter(|row| *row < self.to)?;
        match self.columns.listed {
            None => Some(row),
            Some(listed) => listed.get(row).and_then(|row| usize::try_from(*row).ok()),
        }
    }
}

/// As `is_sorted` of the standard library, which the compiler cannot show to be free of panics.
fn ascends(offsets: &[u32]) -> bool {
    offsets.iter().zip(offsets.iter().skip(1)).all(|(offset, next)| offset <= next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ledger::EventKind;

    fn payments<'a>(kinds: &'a [u8]) -> EventColumns<'a> {
        EventColumns { kind: Cells::new(kinds), ..EventColumns::NONE }
    }

    #[test]
    fn offsets_that_point_nowhere() {
        let kinds = [EventKind::Payment.number(); 2];
        let accounts = |offsets: &[u32]| Columns::new(offsets, payments(&kinds)).map(|columns| columns.account_count());
        assert_eq!(accounts(&[]), Ok(0));
        assert_eq!(accounts(&[0, 0, 2]), Ok(2));
        assert_eq!(accounts(&[0, 3]), Err(LedgerFault::Columns));
        assert_eq!(accounts(&[0, 2, 1]), Err(LedgerFault::Columns));
    }

    #[test]
    fn rows_that_are_listed_stand_anywhere() {
        let kinds = [EventKind::Payment, EventKind::WriteOff, EventKind::Acceleration].map(EventKind::number);
        let days = [3, 1, 2];
        let amounts = [7, 0, 0];
        let events =
            EventColumns { effective: Cells::new(&days), amount: Cells::with_null(&amounts, 0), ..payments(&kinds) };
        let columns = Columns::listed(&[0, 1, 3], &[1, 2, 0], events).unwrap();
        let read = columns.accounts().map(|rows| {
            let events = rows.events(Currency::CNY).map(|event| EventKind::of(event.unwrap().action()));
            events.fold((rows.len(), EventKind::Purchase), |(rows, _), kind| (rows, kind))
        });
        assert!(read.eq([(1, EventKind::WriteOff), (2, EventKind::Payment)]));
        assert!(Columns::listed(&[0, 1], &[3], events).is_err());
        assert!(Columns::listed(&[0, 2], &[1, 3], events).is_err());
        assert!(Columns::listed(&[0, 2], &[1], events).is_err());
    }
}
