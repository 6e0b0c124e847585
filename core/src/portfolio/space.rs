//! Space that accounts in columns are read and replayed in, one after the other.

use super::{RowError, RowOrder};
use crate::balance::{AccountOf, Position, ReplayTerms};
use crate::calendar::Date;
use crate::ledger::{Ledger, LedgerSpace, Rows};

/// The day a question is about, and the day whose knowledge answers it.
///
/// ```
/// use arrears::portfolio::AsOf;
/// use arrears::Date;
/// let (day, audit) = (Date::new(2023, 4, 30)?, Date::new(2023, 5, 2)?);
/// assert_eq!(AsOf::from(day), AsOf { day, known_on: None });
/// assert_eq!(AsOf::from(day).known_on(audit).known_on, Some(audit));
/// # Ok::<(), arrears::CalendarError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AsOf {
    /// The day asked about.
    pub day: Date,
    /// Without what was recorded after this day; with everything where absent.
    pub known_on: Option<Date>,
}

impl AsOf {
    /// As it was known on a day: without what was recorded later, reversals included.
    #[must_use]
    pub const fn known_on(self, day: Date) -> Self {
        Self { known_on: Some(day), ..self }
    }
}

impl From<Date> for AsOf {
    fn from(day: Date) -> Self {
        Self { day, known_on: None }
    }
}

/// Space for one account at a time, of cards or of loans, which grows to the largest. Each thread has its own.
///
/// ```
/// use arrears::ledger::{Cells, Columns, EventColumns, EventKind};
/// use arrears::portfolio::AccountSpace;
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
/// let days = [Date::new(2023, 3, 30)?, Date::new(2023, 4, 23)?].map(Date::serial);
/// let kinds = [EventKind::Purchase, EventKind::Payment].map(EventKind::number);
/// let events = EventColumns {
///     effective: Cells::new(&days),
///     kind: Cells::new(&kinds),
///     amount: Cells::new(&[100_000, 10_000]),
///     ..EventColumns::NONE
/// };
/// let columns = Columns::new(&[0, 2], events)?;
/// let mut space = AccountSpace::new();
/// for rows in columns.accounts() {
///     let position = space.position(&terms, &rows, Date::new(2023, 5, 5)?)?;
///     assert_eq!(position.payoff().to_string(), "917.40");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct AccountSpace<T: ReplayTerms> {
    ledger: Ledger,
    ordering: LedgerSpace,
    order: RowOrder,
    replay: T::Workspace,
}

impl<T: ReplayTerms> Default for AccountSpace<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: ReplayTerms> AccountSpace<T> {
    /// Space without a slot yet: the first account makes it grow.
    #[must_use]
    pub fn new() -> Self {
        Self {
            ledger: Ledger::default(),
            ordering: LedgerSpace::default(),
            order: RowOrder::default(),
            replay: T::Workspace::default(),
        }
    }

    /// The position of an account from its rows, as of a day.
    ///
    /// # Errors
    /// [`RowError`] names a row that is no event, does not fit the others or cannot be replayed, by its place among those of
    /// the account.
    pub fn position(&mut self, terms: &T, rows: &Rows<'_>, as_of: impl Into<AsOf>) -> Result<Position, RowError> {
        self.position_from(terms, None, rows, as_of)
    }

    /// The position of an account that may begin in the middle: at the end of its opening's day, where it has one. What its rows refer to of that
    /// opening is [`EventId::opened`](crate::ledger::EventId::opened) and [`EventId::opened_plan`](crate::ledger::EventId::opened_plan).
    ///
    /// ```
    /// use arrears::balance::{CardOpening, OpeningStatement};
    /// use arrears::ledger::{Cells, Columns, EventColumns, EventKind};
    /// use arrears::portfolio::AccountSpace;
    /// use arrears::terms::Issuer;
    /// use arrears::{Currency, Date, Money, MonthDay};
    /// let bill = Date::new(2023, 4, 5)?;
    /// let terms = Issuer::Cmb.card(bill, MonthDay::new(5)?)?.build()?;
    /// let yuan = |text| Money::parse(text, Currency::CNY);
    /// let mut opening = CardOpening::new(bill, Currency::CNY);
    /// opening.statement = Some(OpeningStatement::new(bill, yuan("1000.00")?, yuan("100.00")?)?);
    /// let (day, kind) = ([Date::new(2023, 4, 20)?.serial()], [EventKind::Payment.number()]);
    /// let events = EventColumns {
    ///     effective: Cells::new(&day),
    ///     kind: Cells::new(&kind),
    ///     amount: Cells::new(&[10_000]),
    ///     ..EventColumns::NONE
    /// };
    /// let columns = Columns::new(&[0, 1], events)?;
    /// let rows = columns.account(0).ok_or("no account")?;
    /// let position = AccountSpace::new().position_from(&terms, Some(&opening), &rows, Date::new(2023, 4, 21)?)?;
    /// assert_eq!(position.payoff().to_string(), "900.00");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// As [`AccountSpace::position`].
    pub fn position_from(
        &mut self,
        terms: &T,
        opening: Option<&T::Opening>,
        rows: &Rows<'_>,
        as_of: impl Into<AsOf>,
    ) -> Result<Position, RowError> {
        let AsOf { day, known_on } = as_of.into();
        self.take(terms, rows)?;
        let account = account(terms, &self.ledger, (opening, known_on));
        account.as_of_in(&mut self.replay, day).map_err(|error| self.order.of_rows(error.into()))
    }

    /// The positions of an account on several days in ascending order, from one replay: the place of each day and the position on it, or why there is
    /// none. From the first day without one that is not before the account itself on, there are none.
    ///
    /// ```
    /// use arrears::ledger::{Cells, Columns, EventColumns, EventKind};
    /// use arrears::portfolio::AccountSpace;
    /// use arrears::terms::Issuer;
    /// use arrears::{Date, MonthDay};
    /// let terms = Issuer::Cmb.card(Date::new(2023, 3, 6)?, MonthDay::new(5)?)?.build()?;
    /// let (day, kind) = ([Date::new(2023, 3, 30)?.serial()], [EventKind::Purchase.number()]);
    /// let events = EventColumns {
    ///     effective: Cells::new(&day),
    ///     kind: Cells::new(&kind),
    ///     amount: Cells::new(&[100_000]),
    ///     ..EventColumns::NONE
    /// };
    /// let columns = Columns::new(&[0, 1], events)?;
    /// let rows = columns.account(0).ok_or("no account")?;
    /// let month_ends = [Date::new(2023, 2, 28)?, Date::new(2023, 3, 31)?, Date::new(2023, 5, 31)?];
    /// let mut owed = Vec::new();
    /// AccountSpace::new().positions(&terms, &rows, &month_ends, None, |_, position| {
    ///     owed.push(position.map_or_else(|error| error.to_string(), |position| position.payoff().to_string()));
    /// });
    /// assert_eq!(owed, ["dated 2023-02-28, before the account was opened on 2023-03-06", "1000.00", "1052.63"]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn positions(
        &mut self,
        terms: &T,
        rows: &Rows<'_>,
        days: &[Date],
        known_on: Option<Date>,
        each: impl FnMut(usize, Result<Position, RowError>),
    ) {
        self.positions_from((terms, None), rows, days, known_on, each);
    }

    /// The same of an account that may begin in the middle, as [`AccountSpace::position_from`].
    pub fn positions_from(
        &mut self,
        (terms, opening): (&T, Option<&T::Opening>),
        rows: &Rows<'_>,
        days: &[Date],
        known_on: Option<Date>,
        mut each: impl FnMut(usize, Result<Position, RowError>),
    ) {
        if let Err(error) = self.take(terms, rows) {
            (0..days.len()).for_each(|place| each(place, Err(error)));
            return;
        }
        let order = &self.order;
        let told = |place, answer: Result<Position, _>| {
            each(place, answer.map_err(|error: crate::balance::ReplayError| order.of_rows(error.into())));
        };
        account(terms, &self.ledger, (opening, known_on)).on_each_day(&mut self.replay, days, told);
    }

    /// The ledger of an account's rows, for whatever else is asked of it: lines, offers, agreements.
    ///
    /// # Errors
    /// [`RowError`] names a row that is no event or does not fit the others.
    pub fn ledger(&mut self, terms: &T, rows: &Rows<'_>) -> Result<&Ledger, RowError> {
        self.take(terms, rows)?;
        Ok(&self.ledger)
    }

    /// The space for replays alone, for an account that has a ledger of its own.
    pub const fn workspace(&mut self) -> &mut T::Workspace {
        &mut self.replay
    }

    fn take(&mut self, terms: &T, rows: &Rows<'_>) -> Result<(), RowError> {
        self.order.take(rows);
        let taken = if self.order.is_plain() {
            self.ledger.refill(rows.events(terms.currency()), &mut self.ordering)
        } else {
            self.ledger.refill(self.order.events(rows, terms.currency()), &mut self.ordering)
        };
        taken.map_err(|error| self.order.of_rows(error.into()))
    }
}

fn account<'a, T: ReplayTerms>(
    terms: &'a T,
    ledger: &'a Ledger,
    (opening, known_on): (Option<&'a T::Opening>, Option<Date>),
) -> AccountOf<'a, T> {
    let account = AccountOf::new(terms, ledger);
    let account = opening.map_or(account, |opening| account.opened_with(opening));
    known_on.map_or(account, |day| account.as_known_on(day))
}
