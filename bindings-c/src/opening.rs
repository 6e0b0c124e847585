//! An account that begins in the middle: where a bill or a servicer's screen says it stood at the end of a day.

use std::sync::Arc;

use engine::balance::{
    AccruedFigure, BilledBy, CardOpening, LoanFigure, LoanOpening, OpeningAmount, OpeningDemand, OpeningError,
    OpeningInstalment, OpeningPosting, OpeningStatement, ReplayError, ReplayFault,
};
use engine::case::AccountOpening;
use engine::ledger::{Action, Event};
use engine::wire::AccountTerms;
use engine::{Component, Currency, Date, Money};

use crate::account::{ArrearsAccount, events_of};
use crate::boundary::{Slot, lent, lent_or_null, sized, slice};
use crate::choice;
use crate::component::{ARREARS_COMPONENT_ROOM, component};
use crate::date::{ArrearsDate, date, date_or_none};
use crate::error::{ArrearsError, Failure};
use crate::event::ArrearsEvent;
use crate::money::money;
use crate::status::ArrearsStatus;
use crate::terms::ArrearsTerms;

/// Not billed yet.
pub const ARREARS_BILLED_NOT_YET: i32 = 0;
/// Billed by the last statement.
pub const ARREARS_BILLED_LAST: i32 = 1;
/// Billed by the statement before it, which is still open.
pub const ARREARS_BILLED_BEFORE: i32 = 2;
/// Billed by an earlier one.
pub const ARREARS_BILLED_EARLIER: i32 = 3;

/// A statement of an opening, as it was printed. Start from ARREARS_OPENING_STATEMENT_INIT.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsOpeningStatement {
    /// Its date.
    pub date: ArrearsDate,
    /// Its due date; ARREARS_DATE_NONE: by the terms.
    pub due: ArrearsDate,
    /// The last day of its late-payment grace; ARREARS_DATE_NONE: by the terms.
    pub late_payment_grace_end: ArrearsDate,
    /// ARREARS_YES or ARREARS_NO once its grace is over: whether it was paid in full; ARREARS_DEFAULT before.
    pub paid_in_full: i32,
    /// Its balance.
    pub balance_minor: i64,
    /// Its minimum payment.
    pub minimum_minor: i64,
    /// Paid since; ARREARS_UNSET: what the balance has more than is billed and unpaid.
    pub paid_minor: i64,
}

/// An amount of a card posted and unpaid. Start from ARREARS_OPENING_POSTING_INIT.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsOpeningPosting {
    /// What was posted: ARREARS_COMPONENT_...
    pub component: i32,
    /// Which statement billed it: ARREARS_BILLED_...
    pub billed: i32,
    /// The first day that it accrues; ARREARS_DATE_NONE: the day after the opening.
    pub posted: ArrearsDate,
    /// ARREARS_YES or ARREARS_NO: whether it bears interest; ARREARS_DEFAULT: as the decision on its statement says.
    pub bears: i32,
    /// What is unpaid, above zero.
    pub unpaid_minor: i64,
}

/// What a statement demanded anew and is not met.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsOpeningDemand {
    /// The due date of the statement.
    pub due: ArrearsDate,
    /// The last day of its late-payment grace; ARREARS_DATE_NONE: by the terms.
    pub late_payment_grace_end: ArrearsDate,
    /// What is unpaid, above zero.
    pub unpaid_minor: i64,
}

/// Where a card stood at the end of a day. Start from ARREARS_CARD_OPENING_INIT and set the day; of a bill that is its
/// statement alone. What is left out is not told, and what stands for it is in the guide. Pointers are only read by the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsCardOpening {
    /// sizeof(arrears_card_opening).
    pub struct_size: usize,
    /// The day at the end of which it stands; every event comes after it.
    pub day: ArrearsDate,
    /// The day of the next statement; ARREARS_DATE_NONE: by the terms.
    pub next_statement: ArrearsDate,
    /// The last statement; NULL where none was made yet.
    pub statement: *const ArrearsOpeningStatement,
    /// The statement before it, where its grace is not over; NULL for none.
    pub before: *const ArrearsOpeningStatement,
    /// What is posted and unpaid, oldest first; NULL: what the last statement leaves, as one purchase.
    pub owed: *const ArrearsOpeningPosting,
    /// How many; 0 of a list that is not NULL: nothing is owed.
    pub owed_count: usize,
    /// Demands of statements not met, oldest first; NULL: what the last minimum payment leaves.
    pub demands: *const ArrearsOpeningDemand,
    /// How many; 0 of a list that is not NULL: none.
    pub demand_count: usize,
    /// Minimum payments missed in a row; ARREARS_UNSET: the demands past their grace.
    pub missed_payments: i32,
    /// ARREARS_YES or ARREARS_NO: whether new purchases bear interest from their posting; ARREARS_DEFAULT is not told.
    pub revolving: i32,
    /// Paid in advance.
    pub credit_minor: i64,
    /// What purchases have earned since the last statement, as a screen shows it; ARREARS_UNSET is not told.
    pub accrued_purchase_minor: i64,
    /// The same of cash advances.
    pub accrued_cash_minor: i64,
    /// The same of billed unpaid interest.
    pub accrued_compound_minor: i64,
}

/// What fell due of a loan on a day, and what is unpaid of it.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsOpeningInstalment {
    /// The day it fell due.
    pub due: ArrearsDate,
    /// The last day of its late-payment grace; ARREARS_DATE_NONE: by the terms.
    pub late_payment_grace_end: ArrearsDate,
    /// What is unpaid of each component, ARREARS_COMPONENT_...
    pub unpaid_minor: [i64; ARREARS_COMPONENT_ROOM],
}

/// Where a loan stood at the end of a day. Start from ARREARS_LOAN_OPENING_INIT and set the day, the principal not yet due,
/// the periods left and the next due date. What is left out is not told. Pointers are only read by the call.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsLoanOpening {
    /// sizeof(arrears_loan_opening).
    pub struct_size: usize,
    /// The day at the end of which it stands; every event comes after it.
    pub day: ArrearsDate,
    /// When the running period ends.
    pub next_due: ArrearsDate,
    /// Periods left, the running one included.
    pub periods_left: u32,
    /// Principal that has not fallen due.
    pub principal_minor: i64,
    /// The level payment, or an equal part of principal; ARREARS_UNSET: solved for what is left.
    pub payment_minor: i64,
    /// What that principal has earned since interest was last posted, as a screen shows it; ARREARS_UNSET: by the rate.
    pub accrued_interest_minor: i64,
    /// What overdue amounts have earned of penalty interest, as a screen shows it; ARREARS_UNSET is not told.
    pub accrued_penalty_minor: i64,
    /// The same of compound interest.
    pub accrued_compound_minor: i64,
    /// What fell due and is unpaid, or is in its grace, oldest first; NULL for nothing.
    pub instalments: *const ArrearsOpeningInstalment,
    /// How many.
    pub instalment_count: usize,
    /// What is posted of each component and belongs to no instalment: fees, costs, penalty and compound interest.
    pub unpaid_minor: [i64; ARREARS_COMPONENT_ROOM],
    /// Paid in advance.
    pub credit_minor: i64,
}

/// An amount that is not below zero.
fn amount(minor: i64, currency: Currency, path: &str) -> Result<Money, Failure> {
    money(minor, currency, path)?.not_negative().map_err(|error| Failure::engine(path, error))
}

/// An amount above zero.
fn unpaid(minor: i64, currency: Currency) -> Result<Money, Failure> {
    let path = "unpaid_minor";
    money(minor, currency, path)?.positive().map_err(|error| Failure::engine(path, error))
}

/// What is left out is not told.
fn optional(given: i64, currency: Currency, path: &str) -> Result<Option<Money>, Failure> {
    choice::set(given).map(|minor| amount(minor, currency, path)).transpose()
}

/// The components with an amount.
fn amounts(
    given: &[i64; ARREARS_COMPONENT_ROOM],
    currency: Currency,
    path: &str,
) -> Result<Vec<(Component, Money)>, Failure> {
    let mut found = Vec::new();
    for (number, minor) in (0..=i64::MAX).zip(*given).filter(|(_, minor)| *minor != 0) {
        found.push((component(number, path)?, amount(minor, currency, path)?));
    }
    Ok(found)
}

impl ArrearsOpeningStatement {
    fn statement(&self, currency: Currency, at: &str) -> Result<OpeningStatement, Failure> {
        let path = |field: &str| format!("{at}.{field}");
        let balance = amount(self.balance_minor, currency, &path("balance_minor"))?;
        let minimum = amount(self.minimum_minor, currency, &path("minimum_minor"))?;
        let of = OpeningStatement::new(date(self.date, &path("date"))?, balance, minimum);
        let mut statement = of.map_err(|error| Failure::engine(at, error))?;
        statement.due = date_or_none(self.due, &path("due"))?;
        statement.late_payment_grace_end = date_or_none(self.late_payment_grace_end, &path("late_payment_grace_end"))?;
        statement.was_paid_in_full = choice::yes(self.paid_in_full, &path("paid_in_full"))?;
        statement.paid = optional(self.paid_minor, currency, &path("paid_minor"))?;
        Ok(statement)
    }
}

impl ArrearsOpeningPosting {
    fn posting(&self, currency: Currency) -> Result<OpeningPosting, Failure> {
        let unpaid = unpaid(self.unpaid_minor, currency)?;
        let mut posting = OpeningPosting::new(component(self.component, "component")?, unpaid);
        posting.billed = match self.billed {
            ARREARS_BILLED_NOT_YET => None,
            ARREARS_BILLED_LAST => Some(BilledBy::Last),
            ARREARS_BILLED_BEFORE => Some(BilledBy::Before),
            ARREARS_BILLED_EARLIER => Some(BilledBy::Earlier),
            other => return Err(Failure::unknown("billed", other, "0 to 3")),
        };
        posting.posted = date_or_none(self.posted, "posted")?;
        posting.bears = choice::yes(self.bears, "bears")?;
        Ok(posting)
    }
}

impl ArrearsOpeningDemand {
    fn demand(&self, currency: Currency) -> Result<OpeningDemand, Failure> {
        let mut demand = OpeningDemand::new(date(self.due, "due")?, unpaid(self.unpaid_minor, currency)?);
        demand.late_payment_grace_end = date_or_none(self.late_payment_grace_end, "late_payment_grace_end")?;
        Ok(demand)
    }
}

/// The rows of a list, each with its place where one is refused.
fn each<T, U>(rows: &[T], path: &str, of: impl Fn(&T) -> Result<U, Failure>) -> Result<Vec<U>, Failure> {
    rows.iter().enumerate().map(|(place, row)| of(row).map_err(|failure| failure.inside(path, place))).collect()
}

impl ArrearsCardOpening {
    /// # Safety
    /// The pointers are NULL or lead to as many elements as their counts say.
    unsafe fn opening(&self, currency: Currency) -> Result<CardOpening, Failure> {
        let mut opening = CardOpening::new(date(self.day, "opening.day")?, currency);
        opening.next_statement = date_or_none(self.next_statement, "opening.next_statement")?;
        // SAFETY: NULL or a statement, by this function's contract.
        let last = unsafe { lent_or_null(self.statement, "opening.statement") }?;
        opening.statement = last.map(|told| told.statement(currency, "opening.statement")).transpose()?;
        // SAFETY: as above.
        let before = unsafe { lent_or_null(self.before, "opening.before") }?;
        opening.before = before.map(|told| told.statement(currency, "opening.before")).transpose()?;
        // SAFETY: NULL or as many elements as the count says, by this function's contract.
        let owed = unsafe { slice(self.owed, self.owed_count, "opening.owed") }?;
        // SAFETY: as above.
        let demands = unsafe { slice(self.demands, self.demand_count, "opening.demands") }?;
        if !self.owed.is_null() {
            opening.owed = Some(each(owed, "opening.owed", |row| row.posting(currency))?);
        }
        if !self.demands.is_null() {
            opening.demands = Some(each(demands, "opening.demands", |row| row.demand(currency))?);
        }
        opening.missed_payments = choice::count(self.missed_payments, "opening.missed_payments")?;
        opening.is_revolving = choice::yes(self.revolving, "opening.revolving")?;
        opening.credit = amount(self.credit_minor, currency, "opening.credit_minor")?;
        let shown = |minor: i64, path| Ok::<_, Failure>(optional(minor, currency, path)?.map(AccruedFigure::Rounded));
        opening.accrued_purchase = shown(self.accrued_purchase_minor, "opening.accrued_purchase_minor")?;
        opening.accrued_cash = shown(self.accrued_cash_minor, "opening.accrued_cash_minor")?;
        opening.accrued_compound = shown(self.accrued_compound_minor, "opening.accrued_compound_minor")?;
        Ok(opening)
    }
}

impl ArrearsLoanOpening {
    /// # Safety
    /// The instalments are NULL or as many as their count says.
    unsafe fn opening(&self, currency: Currency) -> Result<LoanOpening, Failure> {
        let principal = amount(self.principal_minor, currency, "opening.principal_minor")?;
        let (day, next) = (date(self.day, "opening.day")?, date(self.next_due, "opening.next_due")?);
        let mut opening = LoanOpening::new(day, principal, self.periods_left, next);
        opening.payment = optional(self.payment_minor, currency, "opening.payment_minor")?;
        let shown = |minor: i64, path| Ok::<_, Failure>(optional(minor, currency, path)?.map(LoanFigure::Rounded));
        opening.accrued_interest = shown(self.accrued_interest_minor, "opening.accrued_interest_minor")?;
        opening.accrued_penalty = shown(self.accrued_penalty_minor, "opening.accrued_penalty_minor")?;
        opening.accrued_compound = shown(self.accrued_compound_minor, "opening.accrued_compound_minor")?;
        // SAFETY: NULL or as many elements as the count says, by this function's contract.
        let rows = unsafe { slice(self.instalments, self.instalment_count, "opening.instalments") }?;
        opening.instalments = each(rows, "opening.instalments", |row| {
            let mut due = OpeningInstalment::new(date(row.due, "due")?);
            due.late_payment_grace_end = date_or_none(row.late_payment_grace_end, "late_payment_grace_end")?;
            let unpaid = amounts(&row.unpaid_minor, currency, "unpaid_minor")?;
            Ok(unpaid.into_iter().fold(due, |due, (component, amount)| due.owing(component, amount)))
        })?;
        let apart = amounts(&self.unpaid_minor, currency, "opening.unpaid_minor")?;
        opening.owed = apart.into_iter().map(|(part, amount)| OpeningAmount::new(part, amount)).collect();
        opening.credit = amount(self.credit_minor, currency, "opening.credit_minor")?;
        Ok(opening)
    }
}

/// Every event comes after the opening.
fn after_opening(events: &[Event], day: Date) -> Result<(), Failure> {
    let is_early = |event: &Event| event.effective() <= day && !matches!(event.action(), Action::Reversal { .. });
    let Some(place) = events.iter().position(is_early) else { return Ok(()) };
    let date = events.get(place).map_or(day, Event::effective);
    let fault = ReplayFault::from(OpeningError::NotAfter { date, day });
    Err(Failure::engine("effective", ReplayError::from(fault)).inside("events", place))
}

/// Where an account of some kind stood.
trait Opened {
    /// The opening, checked against terms of its kind.
    ///
    /// # Safety
    /// The pointers are NULL or lead to as many elements as their counts say.
    unsafe fn opened(&self, terms: &AccountTerms) -> Result<AccountOpening, Failure>;
}

fn unfit(fault: ReplayFault) -> Failure {
    Failure::engine("opening", ReplayError::from(fault))
}

impl Opened for ArrearsCardOpening {
    unsafe fn opened(&self, terms: &AccountTerms) -> Result<AccountOpening, Failure> {
        let AccountTerms::Card(card) = terms else { return Err(Failure::unknown("terms", "a loan's", "a card's")) };
        // SAFETY: by this function's contract.
        let opening = unsafe { self.opening(terms.currency()) }?;
        opening.check(card).map_err(unfit)?;
        Ok(opening.into())
    }
}

impl Opened for ArrearsLoanOpening {
    unsafe fn opened(&self, terms: &AccountTerms) -> Result<AccountOpening, Failure> {
        let AccountTerms::Loan(loan) = terms else { return Err(Failure::unknown("terms", "a card's", "a loan's")) };
        // SAFETY: by this function's contract.
        let opening = unsafe { self.opening(terms.currency()) }?;
        opening.check(loan).map_err(unfit)?;
        Ok(opening.into())
    }
}

/// An account that begins where an opening says it stood, and what happened after that.
///
/// # Safety
/// As [`arrears_account_open_card`].
unsafe fn open<T: Opened>(
    terms: *const ArrearsTerms,
    opening: *const T,
    (events, count): (*const ArrearsEvent, usize),
    out: *mut *mut ArrearsAccount,
) -> Result<(), Failure> {
    // SAFETY: NULL or valid for writing, by this function's contract.
    let out = unsafe { Slot::new(out, "out") }?;
    // SAFETY: NULL or live terms, by this function's contract.
    let terms = &unsafe { lent(terms, "terms") }?.terms;
    // SAFETY: NULL or a struct that says its size, by this function's contract.
    let told = unsafe { sized(opening, "opening") }?;
    // SAFETY: its pointers are as this function's contract says.
    let opening = unsafe { told.opened(terms) }?;
    // SAFETY: NULL or as many events as the count says, by this function's contract.
    let given = unsafe { slice(events, count, "events") }?;
    let events = events_of(given, terms.currency())?;
    after_opening(&events, opening.day())?;
    out.fill(ArrearsAccount::of_events(Arc::clone(terms), events, Some(opening))?);
    Ok(())
}

/// A card that begins where an opening says it stood, and what happened after that.
///
/// @param terms   the terms of a card; may be freed before the account
/// @param opening where it stood; only read by the call
/// @param events  the events after it; only read by the call
/// @param count   how many
/// @param out     receives the account, the caller's to free; NULL on failure
///
/// # Safety
/// `terms` is NULL or terms that were not freed, `opening` NULL or a struct whose `struct_size` is set and whose pointers
/// are NULL or lead to what their counts say, `events` NULL or `count` events; `out` and `error` are NULL or valid for
/// writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_open_card(
    terms: *const ArrearsTerms,
    opening: *const ArrearsCardOpening,
    events: *const ArrearsEvent,
    count: usize,
    out: *mut *mut ArrearsAccount,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: by this function's contract.
        unsafe { open(terms, opening, (events, count), out) }
    })
}

/// A loan that begins where an opening says it stood, and what happened after that.
///
/// @param terms   the terms of a loan; may be freed before the account
/// @param opening where it stood; only read by the call
/// @param events  the events after it; only read by the call
/// @param count   how many
/// @param out     receives the account, the caller's to free; NULL on failure
///
/// # Safety
/// As arrears_account_open_card.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_open_loan(
    terms: *const ArrearsTerms,
    opening: *const ArrearsLoanOpening,
    events: *const ArrearsEvent,
    count: usize,
    out: *mut *mut ArrearsAccount,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: by this function's contract.
        unsafe { open(terms, opening, (events, count), out) }
    })
}
