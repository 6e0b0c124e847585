//! Accounts in columns: what each promised, by its product, and what happened to it.

use alloc::boxed::Box;

use super::{AccountColumn, AccountSpace, AsOf, PortfolioError, RowError};
use crate::balance::Position;
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::ledger::{Cells, Columns, Rows};
use crate::money::{Currency, Money};
use crate::rate::{Fraction, Rate, RatePeriod};
use crate::terms::{CardProductTerms, CardTerms, LoanContract, LoanProductTerms, LoanTerms};

/// The terms of a product, of cards or of loans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProductTerms {
    /// The terms of a card product.
    Card(Box<CardProductTerms>),
    /// The terms of a loan product.
    Loan(Box<LoanProductTerms>),
}

impl ProductTerms {
    /// The currency of its accounts.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        match self {
            Self::Card(product) => product.currency(),
            Self::Loan(product) => product.currency(),
        }
    }
}

impl From<CardProductTerms> for ProductTerms {
    fn from(product: CardProductTerms) -> Self {
        Self::Card(Box::new(product))
    }
}

impl From<LoanProductTerms> for ProductTerms {
    fn from(product: LoanProductTerms) -> Self {
        Self::Loan(Box::new(product))
    }
}

/// Accounts, one column a field, each borrowed where it lies. Days count as those of the events do. Start from
/// [`AccountColumns::NONE`].
#[derive(Clone, Copy, Debug)]
pub struct AccountColumns<'a> {
    /// The place of its product in the list of products; null means the first.
    pub product: Cells<'a, u32>,
    /// The day a card was opened, or a loan paid out.
    pub opened: Cells<'a, i32>,
    /// The statement day of a card, 1 to 31.
    pub statement_day: Cells<'a, u8>,
    /// The principal of a loan, in minor units.
    pub principal: Cells<'a, i64>,
    /// The first due date of a loan.
    pub first_due: Cells<'a, i32>,
    /// The number of periods of a loan, 1 to 600.
    pub periods: Cells<'a, u32>,
    /// The day of the month of a loan's due dates; null means that of the first.
    pub pay_day: Cells<'a, u8>,
    /// The contract rate of a loan, in 10^-12; null means its product's.
    pub rate: Cells<'a, i64>,
    /// The period of that rate: 1 a day, 2 a month, 3 a year; null means a year.
    pub rate_period: Cells<'a, u8>,
    /// The day asked about; null means that of all accounts.
    pub as_of: Cells<'a, i32>,
    /// The day whose knowledge answers; null means that of all accounts.
    pub known_on: Cells<'a, i32>,
}

impl AccountColumns<'_> {
    /// No columns.
    pub const NONE: Self = Self {
        product: Cells::NONE,
        opened: Cells::NONE,
        statement_day: Cells::NONE,
        principal: Cells::NONE,
        first_due: Cells::NONE,
        periods: Cells::NONE,
        pay_day: Cells::NONE,
        rate: Cells::NONE,
        rate_period: Cells::NONE,
        as_of: Cells::NONE,
        known_on: Cells::NONE,
    };

    fn fit(&self, count: usize) -> bool {
        self.product.fits(count)
            && self.opened.fits(count)
            && self.statement_day.fits(count)
            && self.principal.fits(count)
            && self.first_due.fits(count)
            && self.periods.fits(count)
            && self.pay_day.fits(count)
            && self.rate.fits(count)
            && self.rate_period.fits(count)
            && self.as_of.fits(count)
            && self.known_on.fits(count)
    }
}

/// Space for one account at a time, of either kind. Each thread has its own.
#[derive(Debug, Default)]
pub struct PortfolioSpace {
    cards: AccountSpace<CardTerms>,
    loans: AccountSpace<LoanTerms>,
}

impl PortfolioSpace {
    /// Space without a slot yet: the first account makes it grow.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The part for cards.
    pub const fn cards(&mut self) -> &mut AccountSpace<CardTerms> {
        &mut self.cards
    }

    /// The part for loans.
    pub const fn loans(&mut self) -> &mut AccountSpace<LoanTerms> {
        &mut self.loans
    }
}

/// Accounts of products in columns, with their events in columns. Any number of threads may ask at the same time, each in a space
/// of its own.
///
/// ```
/// use arrears::ledger::{Cells, Columns, EventColumns, EventKind};
/// use arrears::portfolio::{AccountColumns, Accounts, PortfolioSpace};
/// use arrears::terms::Issuer;
/// use arrears::{Date, MonthDay};
/// let products = [Issuer::Cmb.card(Date::MAX, MonthDay::new(1)?)?.product()?.into()];
/// let opened = [Date::new(2023, 3, 6)?, Date::new(2023, 3, 20)?].map(Date::serial);
/// let accounts = AccountColumns {
///     opened: Cells::new(&opened),
///     statement_day: Cells::new(&[5, 18]),
///     ..AccountColumns::NONE
/// };
/// let (days, kinds) = ([Date::new(2023, 3, 30)?.serial(); 2], [EventKind::Purchase.number(); 2]);
/// let events = EventColumns {
///     effective: Cells::new(&days),
///     kind: Cells::new(&kinds),
///     amount: Cells::new(&[100_000, 100_000]),
///     ..EventColumns::NONE
/// };
/// let columns = Columns::new(&[0, 1, 2], events)?;
/// let accounts = Accounts::new(&products, accounts, &columns, Date::new(2023, 5, 15)?.into())?;
/// let mut space = PortfolioSpace::new();
/// let days_past_due = [0, 1].map(|n| accounts.position(n, &mut space).map(|position| position.days_past_due()));
/// assert_eq!(days_past_due, [Ok(22), Ok(9)]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Accounts<'a> {
    products: &'a [ProductTerms],
    accounts: AccountColumns<'a>,
    events: &'a Columns<'a>,
    as_of: AsOf,
}

impl<'a> Accounts<'a> {
    /// Accounts of some products, with a day asked about of all those that have none of their own.
    ///
    /// # Errors
    /// [`PortfolioError::Columns`] where a column has another length than there are accounts of events.
    pub fn new(
        products: &'a [ProductTerms],
        accounts: AccountColumns<'a>,
        events: &'a Columns<'a>,
        as_of: AsOf,
    ) -> Result<Self, PortfolioError> {
        if !accounts.fit(events.account_count()) {
            return Err(PortfolioError::Columns);
        }
        Ok(Self { products, accounts, events, as_of })
    }

    /// How many accounts there are.
    #[must_use]
    pub const fn account_count(&self) -> usize {
        self.events.account_count()
    }

    /// The day asked about of account `n`, and the day whose knowledge answers.
    ///
    /// # Errors
    /// [`RowError::Account`] where a day is out of range.
    pub fn as_of(&self, n: usize) -> Result<AsOf, RowError> {
        Ok(AsOf {
            day: self.day(&self.accounts.as_of, n)?.unwrap_or(self.as_of.day),
            known_on: self.day(&self.accounts.known_on, n)?.or(self.as_of.known_on),
        })
    }

    /// The position of account `n`, from 0, on its day.
    ///
    /// # Errors
    /// [`RowError`]: one bad account is nothing to any other.
    #[inline(never)] // terms are large: one place for them, whatever is asked
    pub fn position(&self, n: usize, space: &mut PortfolioSpace) -> Result<Position, RowError> {
        let as_of = self.as_of(n)?;
        let (product, opened, rows) = self.product(n)?;
        match product {
            ProductTerms::Card(product) => space.cards.position(&self.card(product, opened, n)?, &rows, as_of),
            ProductTerms::Loan(product) => space.loans.position(&self.loan(product, opened, n)?, &rows, as_of),
        }
    }

    /// The positions of account `n` on several days in ascending order, whatever its own day: as
    /// [`AccountSpace::positions`].
    pub fn positions(
        &self,
        n: usize,
        days: &[Date],
        space: &mut PortfolioSpace,
        mut each: impl FnMut(usize, Result<Position, RowError>),
    ) {
        let asked = self.as_of(n).and_then(|as_of| {
            let (product, opened, rows) = self.product(n)?;
            match product {
                ProductTerms::Card(product) => {
                    let terms = self.card(product, opened, n)?;
                    space.cards.positions(&terms, &rows, days, as_of.known_on, &mut each);
                }
                ProductTerms::Loan(product) => {
                    let terms = self.loan(product, opened, n)?;
                    space.loans.positions(&terms, &rows, days, as_of.known_on, &mut each);
                }
            }
            Ok(())
        });
        if let Err(error) = asked {
            (0..days.len()).for_each(|place| each(place, Err(error)));
        }
    }

    fn day(&self, column: &Cells<'_, i32>, n: usize) -> Result<Option<Date>, PortfolioError> {
        let Some(day) = column.get(n) else { return Ok(None) };
        self.events.date(day).map(Some).ok_or(PortfolioError::Calendar(CalendarError::OutOfRange))
    }

    /// The product of an account, its first day and its rows.
    #[inline]
    fn product(&self, n: usize) -> Result<(&'a ProductTerms, Date, Rows<'a>), RowError> {
        let rows = self.events.account(n).ok_or(PortfolioError::NoAccount)?;
        let given = self.accounts.product.get(n).unwrap_or(0);
        let product = usize::try_from(given).ok().and_then(|place| self.products.get(place));
        let product = product.ok_or(PortfolioError::UnknownProduct { given })?;
        let opened = self.day(&self.accounts.opened, n)?.ok_or(null(AccountColumn::Opened))?;
        Ok((product, opened, rows))
    }

    fn card(&self, product: &CardProductTerms, opened: Date, n: usize) -> Result<CardTerms, RowError> {
        let of = &self.accounts;
        let foreign = [
            (of.principal.get(n).is_some(), AccountColumn::Principal),
            (of.first_due.get(n).is_some(), AccountColumn::FirstDue),
            (of.periods.get(n).is_some(), AccountColumn::Periods),
            (of.pay_day.get(n).is_some(), AccountColumn::PayDay),
            (of.rate.get(n).is_some(), AccountColumn::Rate),
            (of.rate_period.get(n).is_some(), AccountColumn::RatePeriod),
        ];
        if let Some((_, column)) = foreign.into_iter().find(|(is_given, _)| *is_given) {
            return Err(PortfolioError::NotOfThisKind { column }.into());
        }
        let statement_day = MonthDay::new(of.statement_day.get(n).ok_or(null(AccountColumn::StatementDay))?);
        Ok(product.terms(opened, statement_day.map_err(PortfolioError::from)?)?)
    }

    fn loan(&self, product: &LoanProductTerms, disbursed: Date, n: usize) -> Result<LoanTerms, RowError> {
        let of = &self.accounts;
        if of.statement_day.get(n).is_some() {
            return Err(PortfolioError::NotOfThisKind { column: AccountColumn::StatementDay }.into());
        }
        let principal = of.principal.get(n).ok_or(null(AccountColumn::Principal))?;
        let pay_day = of.pay_day.get(n).map(MonthDay::new).transpose();
        let own = LoanContract {
            principal: Money::from_minor(principal, product.currency()).map_err(PortfolioError::from)?,
            disbursed,
            first_due: self.day(&of.first_due, n)?.ok_or(null(AccountColumn::FirstDue))?,
            periods: of.periods.get(n).ok_or(null(AccountColumn::Periods))?,
            pay_day: pay_day.map_err(PortfolioError::from)?,
            rate: self.rate(n)?,
        };
        Ok(product.terms(&own)?)
    }

    fn rate(&self, n: usize) -> Result<Option<Rate>, PortfolioError> {
        let period = match self.accounts.rate_period.get(n) {
            Some(1) => RatePeriod::Daily,
            Some(2) => RatePeriod::Monthly,
            None | Some(3) => RatePeriod::Annual,
            Some(given) => return Err(PortfolioError::UnknownNumber { column: AccountColumn::RatePeriod, given }),
        };
        match self.accounts.rate.get(n) {
            Some(parts) => Ok(Some(Rate::new(Fraction::from_parts(parts)?, period)?)),
            None if self.accounts.rate_period.get(n).is_some() => Err(null(AccountColumn::Rate)),
            None => Ok(None),
        }
    }
}

const fn null(column: AccountColumn) -> PortfolioError {
    PortfolioError::NullValue { column }
}
