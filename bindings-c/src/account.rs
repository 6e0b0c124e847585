//! An account: terms and events, asked for balances.

use std::ffi::c_char;
use std::sync::Arc;

use engine::balance::{Account, Position, ReplayError};
use engine::case::AccountOpening;
use engine::ledger::{Event, EventId, Ledger, LedgerError, LedgerFault};
use engine::portfolio::PortfolioSpace;
use engine::wire::{AccountTerms, Case};
use engine::{Currency, Date};

use crate::balance::ArrearsBalance;
use crate::boundary::{Place, Slot, lent, put_rows, slice, text};
use crate::date::{ARREARS_DATE_NONE, ArrearsDate, date, date_or_none};
use crate::error::{ArrearsError, Failure};
use crate::event::ArrearsEvent;
use crate::money::{ArrearsCurrency, number};
use crate::status::ArrearsStatus;
use crate::terms::ArrearsTerms;
use crate::workspace::{ArrearsWorkspace, within};

/// One account: its terms and what happened to it. Never changes.
pub struct ArrearsAccount {
    terms: Arc<AccountTerms>,
    ledger: Ledger,
    opening: Option<AccountOpening>,
    currency: ArrearsCurrency,
}

impl ArrearsAccount {
    fn new(terms: Arc<AccountTerms>, ledger: Ledger) -> Result<Self, Failure> {
        let currency = number(terms.currency());
        Ok(Self { terms, ledger, opening: None, currency })
    }

    /// An account of these events, after an opening where there is one.
    pub(crate) fn of_events(
        terms: Arc<AccountTerms>,
        events: Vec<Event>,
        opening: Option<AccountOpening>,
    ) -> Result<Self, Failure> {
        let ledger = Ledger::new(events).map_err(|error| Failure::at_event(Some(error.event), error))?;
        Ok(Self { opening, ..Self::new(terms, ledger)? })
    }

    fn known_on(&self, day: Option<Date>) -> Account<'_> {
        self.terms.account(&self.ledger, (self.opening.as_ref(), day))
    }

    /// The case of this account on a day, with nothing asked beside it.
    pub(crate) fn case(&self, day: Date, known_on: Option<Date>) -> Case {
        let case = Case::new((*self.terms).clone(), self.ledger.clone(), day);
        let case = match known_on {
            Some(known_on) => case.as_known_on(known_on),
            None => case,
        };
        match &self.opening {
            Some(opening) => case.opened_with(opening.clone()),
            None => case,
        }
    }

    fn position(&self, day: Date, known_on: Option<Date>, space: &mut PortfolioSpace) -> Result<Position, ReplayError> {
        match self.known_on(known_on) {
            Account::Card(account) => account.as_of_in(space.cards().workspace(), day),
            Account::Loan(account) => account.as_of_in(space.loans().workspace(), day),
        }
    }
}

/// An account from its terms and its events, in any order; a place in the array is what `target` names.
///
/// @param terms  the terms; may be freed before the account
/// @param events the events; only read by the call
/// @param count  how many
/// @param out    receives the account, the caller's to free; NULL on failure
///
/// # Safety
/// `terms` is NULL or terms that were not freed, `events` NULL or `count` events; `out` and `error` are NULL or valid
/// for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_new(
    terms: *const ArrearsTerms,
    events: *const ArrearsEvent,
    count: usize,
    out: *mut *mut ArrearsAccount,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or live terms, by this function's contract.
        let terms = Arc::clone(&unsafe { lent(terms, "terms") }?.terms);
        // SAFETY: NULL or as many events as the count says, by this function's contract.
        let given = unsafe { slice(events, count, "events") }?;
        let events = events_of(given, terms.currency())?;
        out.fill(ArrearsAccount::of_events(terms, events, None)?);
        Ok(())
    })
}

/// The events that a caller gives, each refused with its place.
pub(crate) fn events_of(given: &[ArrearsEvent], currency: Currency) -> Result<Vec<Event>, Failure> {
    if given.len() > Ledger::MAX_EVENTS {
        let (event, fault) = (EventId::new(0), LedgerFault::TooManyEvents { max: Ledger::MAX_EVENTS });
        return Err(Failure::engine("events", LedgerError { event, fault }));
    }
    let mut events = Vec::with_capacity(given.len());
    for (place, event) in given.iter().enumerate() {
        events.push(event.event(currency).map_err(|failure| failure.inside("events", place))?);
    }
    Ok(events)
}

/// The account of a case document, and the days it asks about.
///
/// @param json     the case document, `arrears-case/2`: UTF-8, `len` bytes
/// @param len      the length of `json` in bytes
/// @param out      receives the account, the caller's to free; NULL on failure
/// @param as_of    receives the day asked about; may be NULL
/// @param known_on receives the day of knowledge, or ARREARS_DATE_NONE; may be NULL
///
/// # Safety
/// `json` is NULL or valid for reading `len` bytes; the others are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_from_case(
    json: *const c_char,
    len: usize,
    out: *mut *mut ArrearsAccount,
    as_of: *mut ArrearsDate,
    known_on: *mut ArrearsDate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or readable for `len` bytes, by this function's contract.
        let case = Case::read(unsafe { text(json, len, "json") }?)?;
        if !as_of.is_null() {
            // SAFETY: not NULL, and valid for writing by this function's contract.
            unsafe { Place::new(as_of, "as_of") }?.fill(case.as_of().serial());
        }
        if !known_on.is_null() {
            let day = case.known_on().map_or(ARREARS_DATE_NONE, |day| day.serial());
            // SAFETY: not NULL, and valid for writing by this function's contract.
            unsafe { Place::new(known_on, "known_on") }?.fill(day);
        }
        let (terms, ledger, opening) = case.into_account();
        out.fill(ArrearsAccount { opening, ..ArrearsAccount::new(Arc::new(terms), ledger)? });
        Ok(())
    })
}

/// Where the account stands on a day.
///
/// @param account   the account
/// @param as_of     the day asked about
/// @param known_on  leaves out what was recorded later than this day; ARREARS_DATE_NONE for everything known
/// @param workspace space to work in, so that the heap is not asked; NULL for space of the call's own
/// @param out       receives the balance; its `struct_size` must be set
///
/// # Safety
/// `account` and `workspace` are NULL or were not freed; `out` is NULL or points to a struct whose `struct_size` is set;
/// `error` is NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_balance(
    account: *const ArrearsAccount,
    as_of: ArrearsDate,
    known_on: ArrearsDate,
    workspace: *const ArrearsWorkspace,
    out: *mut ArrearsBalance,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let out = unsafe { Place::sized(out, "out") }?;
        // SAFETY: NULL or a live account, by this function's contract.
        let account = unsafe { lent(account, "account") }?;
        let day = date(as_of, "as_of")?;
        let known_on = date_or_none(known_on, "known_on")?;
        let ask = |space: &mut PortfolioSpace| match account.position(day, known_on, space) {
            Ok(position) => {
                out.fill(ArrearsBalance::of(&position, account.currency));
                Ok(())
            }
            Err(error) => Err(Failure::replay(error)),
        };
        // SAFETY: NULL or a live workspace, by this function's contract.
        unsafe { within(workspace, ask) }
    })
}

/// A balance assertion with what it was compared with.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsAssertion {
    /// The place of its event.
    pub event: u32,
    /// 1 where both agree, or 0.
    pub holds: i32,
    /// What it says the balance should be; below zero for a credit balance.
    pub expected_minor: i64,
    /// What the account says: posted amounts less credit, as known on the day it was recorded.
    pub actual_minor: i64,
}

/// Every balance assertion known up to a day, compared, in the order of the events.
///
/// @param account  the account
/// @param as_of    the day asked about
/// @param known_on leaves out what was recorded later than this day; ARREARS_DATE_NONE for everything known
/// @param rows     receives the rows
/// @param room     how many rows there is room for
/// @param count    receives how many there are, also where the room is too small
///
/// # Safety
/// `account` is NULL or an account that was not freed; `rows` is NULL or valid for writing `room` rows; `count` and
/// `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_assertions(
    account: *const ArrearsAccount,
    as_of: ArrearsDate,
    known_on: ArrearsDate,
    rows: *mut ArrearsAssertion,
    room: usize,
    count: *mut usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let count = unsafe { Place::new(count, "count") }?;
        // SAFETY: NULL or a live account, by this function's contract.
        let account = unsafe { lent(account, "account") }?;
        let (day, known_on) = (date(as_of, "as_of")?, date_or_none(known_on, "known_on")?);
        let checks = match account.known_on(known_on) {
            Account::Card(asked) => asked.assertions(day),
            Account::Loan(asked) => asked.assertions(day),
        };
        let checks = checks.map_err(Failure::replay)?;
        let made = checks.iter().map(|check| ArrearsAssertion {
            event: check.event.get(),
            holds: i32::from(check.holds()),
            expected_minor: check.expected.minor(),
            actual_minor: check.actual.minor(),
        });
        // SAFETY: NULL or writable for as many rows, by this function's contract.
        unsafe { put_rows(made, rows, room, &count) }
    })
}

/// Frees an account. NULL is allowed and does nothing.
///
/// # Safety
/// `account` is NULL or an account that was not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_account_free(account: *mut ArrearsAccount) {
    boundary!(or(), {
        // SAFETY: NULL, or made by `Slot::fill` and not freed, by this function's contract.
        unsafe { crate::boundary::free(account) }
    })
}
