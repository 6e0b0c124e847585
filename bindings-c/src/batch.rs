//! Many accounts in one call: columns in, columns out.

use engine::balance::Position;
use engine::ledger::{Column as Given, Columns, EventColumns, EventId, LedgerError, Rows};
use engine::portfolio::RowError;
use engine::wire::AccountTerms;
use engine::{Component, Date, Money, MoneyError};

use crate::boundary::{Column, Place, lent_or_null, sized, slice};
use crate::component::ARREARS_COMPONENT_ROOM;
use crate::date::{ARREARS_DATE_NONE, ArrearsDate, date};
use crate::error::{ArrearsError, Failure};
use crate::event::ARREARS_NO_EVENT;
use crate::status::{ARREARS_STATUS_OK, ArrearsStatus};
use crate::terms::ArrearsTerms;
use crate::workspace::{ArrearsWorkspace, Spaces, within};

/// Many accounts of one currency, a column a field. Start from ARREARS_BATCH_INIT.
///
/// The events of account n are the rows from `offsets[n]` to before `offsets[n + 1]`, in processing order: by day, and
/// on one day charges before payments. Rows after the day asked about are not looked at.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsBatch {
    /// sizeof(arrears_batch).
    pub struct_size: usize,
    /// How many accounts.
    pub account_count: usize,
    /// How many rows the columns of events have.
    pub event_count: usize,
    /// The terms that accounts have, `terms_count` of them.
    pub terms: *const *const ArrearsTerms,
    /// How many.
    pub terms_count: usize,
    /// The place in `terms` of each account's; NULL where all have the first.
    pub terms_index: *const u32,
    /// The first row of each account, and behind the last the end: `account_count` + 1.
    pub offsets: *const u32,
    /// The day of each event.
    pub event_days: *const ArrearsDate,
    /// The kind of each event, ARREARS_EVENT_....
    pub event_kinds: *const u8,
    /// The amount of each event.
    pub event_minors: *const i64,
    /// The day asked about for each account; NULL where `as_of_all` is that of all.
    pub as_of: *const ArrearsDate,
    /// The day asked about for all accounts.
    pub as_of_all: ArrearsDate,
}

/// Columns of results, one row an account; any but `statuses` may be NULL. Start from ARREARS_BATCH_BALANCES_INIT.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsBatchBalances {
    /// sizeof(arrears_batch_balances).
    pub struct_size: usize,
    /// What each account came to: 0, or the code of why it has no balance; its other columns are then zero.
    pub statuses: *mut ArrearsStatus,
    /// The row, from 0 among those of the account, that the code is about; ARREARS_NO_EVENT.
    pub events: *mut u32,
    /// What ends the debt.
    pub payoff_minors: *mut i64,
    /// Posted and unpaid.
    pub posted_minors: *mut i64,
    /// Paid in advance.
    pub credit_minors: *mut i64,
    /// Interest, penalty and compound interest earned and not yet posted.
    pub accrued_minors: *mut i64,
    /// Demanded, not met, and past late-payment grace.
    pub overdue_minors: *mut i64,
    /// The due date the days past due count from; ARREARS_DATE_NONE.
    pub overdue_since: *mut ArrearsDate,
    /// Days past due.
    pub days_past_due: *mut i32,
    /// Posted and unpaid by component: ARREARS_COMPONENT_ROOM cells an account.
    pub component_minors: *mut i64,
}

/// Why an account has no balance: a code, and the row it is about.
struct Refused {
    status: ArrearsStatus,
    event: u32,
}

impl Refused {
    fn new(status: u16, event: Option<EventId>) -> Self {
        Self { status: status.into(), event: event.map_or(ARREARS_NO_EVENT, EventId::get) }
    }
}

impl From<RowError> for Refused {
    fn from(error: RowError) -> Self {
        Self::new(error.code(), error.row())
    }
}

/// The columns of the caller, checked against each other.
struct Accounts<'a> {
    columns: Columns<'a>,
    terms: Vec<&'a AccountTerms>,
    terms_index: &'a [u32],
    as_of: &'a [ArrearsDate],
    as_of_all: ArrearsDate,
    count: usize,
}

impl<'a> Accounts<'a> {
    /// # Safety
    /// The pointers of `batch` are NULL or point to as many elements as its counts say, and its terms were not freed.
    unsafe fn of(batch: &'a ArrearsBatch) -> Result<Self, Failure> {
        let (count, rows) = (batch.account_count, batch.event_count);
        // SAFETY: NULL or as many elements as the count says, by this function's contract; so are the other six.
        let handles = unsafe { slice(batch.terms, batch.terms_count, "batch.terms") }?;
        let mut terms = Vec::with_capacity(handles.len());
        for (place, handle) in handles.iter().enumerate() {
            // SAFETY: NULL or live terms, by this function's contract.
            let known = unsafe { lent_or_null(*handle, "batch.terms") }?;
            let known = known.ok_or_else(|| Failure::null(&format!("batch.terms[{place}]")))?;
            terms.push(&*known.terms);
        }
        let Some(first) = terms.first() else { return Err(Failure::null("batch.terms")) };
        for (place, other) in terms.iter().enumerate() {
            let mixed = MoneyError::MixedCurrencies { left: first.currency(), right: other.currency() };
            if other.currency() != first.currency() {
                return Err(Failure::engine("", mixed).inside("batch.terms", place));
            }
        }
        let ends = count.checked_add(1).ok_or_else(|| Failure::too_long("batch.offsets", count))?;
        // SAFETY: as above.
        let offsets = unsafe { slice(batch.offsets, ends, "batch.offsets") }?;
        // SAFETY: as above.
        let days = unsafe { slice(batch.event_days, rows, "batch.event_days") }?;
        // SAFETY: as above.
        let kinds = unsafe { slice(batch.event_kinds, rows, "batch.event_kinds") }?;
        // SAFETY: as above.
        let minors = unsafe { slice(batch.event_minors, rows, "batch.event_minors") }?;
        let events = EventColumns {
            effective: Given::new(days),
            kind: Given::new(kinds),
            amount: Given::new(minors),
            ..EventColumns::NONE
        };
        let columns = Columns::new(offsets, events)
            .map_err(|fault| Failure::engine("batch.offsets", LedgerError { event: EventId::new(0), fault }))?;
        let optional = |length: usize, is_null: bool| if is_null { 0 } else { length };
        let length = optional(count, batch.terms_index.is_null());
        // SAFETY: as above.
        let terms_index = unsafe { slice(batch.terms_index, length, "batch.terms_index") }?;
        let length = optional(count, batch.as_of.is_null());
        // SAFETY: as above.
        let as_of = unsafe { slice(batch.as_of, length, "batch.as_of") }?;
        for (place, index) in terms_index.iter().enumerate() {
            if usize::try_from(*index).map_or(true, |index| index >= terms.len()) {
                let failure = Failure::unknown("", index, format!("below {}", terms.len()));
                return Err(failure.inside("batch.terms_index", place));
            }
        }
        if as_of.is_empty() && count > 0 {
            date(batch.as_of_all, "batch.as_of_all")?;
        }
        Ok(Self { columns, terms, terms_index, as_of, as_of_all: batch.as_of_all, count })
    }

    /// Every account's position, or why it has none, in order.
    fn replay(&self, spaces: &mut Spaces, mut each: impl FnMut(usize, Result<Position, Refused>)) {
        for (place, rows) in self.columns.accounts().enumerate() {
            let index = self.terms_index.get(place).and_then(|index| usize::try_from(*index).ok()).unwrap_or(0);
            let day = self.as_of.get(place).copied().unwrap_or(self.as_of_all);
            // INVARIANT: every index was compared with the number of terms.
            let Some(terms) = self.terms.get(index) else { continue };
            each(place, position(terms, &rows, day, spaces));
        }
    }
}

/// Where one account stands: its rows up to the day, replayed with nobody listening.
fn position(terms: &AccountTerms, rows: &Rows<'_>, day: ArrearsDate, spaces: &mut Spaces) -> Result<Position, Refused> {
    let day = Date::from_serial(day).ok_or(Refused::new(engine::CalendarError::OutOfRange.code(), None))?;
    Ok(match terms {
        AccountTerms::Card(terms) => spaces.cards.position(terms, rows, day)?,
        AccountTerms::Loan(terms) => spaces.loans.position(terms, rows, day)?,
    })
}

/// The columns that the caller wants filled.
struct Results {
    statuses: Column<ArrearsStatus>,
    events: Column<u32>,
    payoff: Column<i64>,
    posted: Column<i64>,
    credit: Column<i64>,
    accrued: Column<i64>,
    overdue: Column<i64>,
    since: Column<ArrearsDate>,
    days: Column<i32>,
    components: Column<i64>,
}

impl Results {
    /// # Safety
    /// The pointers of `out` are NULL or valid for writing as many rows as there are accounts.
    unsafe fn of(out: &ArrearsBatchBalances, count: usize) -> Result<Self, Failure> {
        if out.statuses.is_null() {
            return Err(Failure::null("out.statuses"));
        }
        let cells = count.checked_mul(ARREARS_COMPONENT_ROOM);
        let cells = cells.ok_or_else(|| Failure::too_long("out.component_minors", count))?;
        Ok(Self {
            // SAFETY: NULL or writable for a row an account, by this function's contract; so are all the others.
            statuses: unsafe { Column::new(out.statuses, count, "out.statuses") }?,
            // SAFETY: as above.
            events: unsafe { Column::new(out.events, count, "out.events") }?,
            // SAFETY: as above.
            payoff: unsafe { Column::new(out.payoff_minors, count, "out.payoff_minors") }?,
            // SAFETY: as above.
            posted: unsafe { Column::new(out.posted_minors, count, "out.posted_minors") }?,
            // SAFETY: as above.
            credit: unsafe { Column::new(out.credit_minors, count, "out.credit_minors") }?,
            // SAFETY: as above.
            accrued: unsafe { Column::new(out.accrued_minors, count, "out.accrued_minors") }?,
            // SAFETY: as above.
            overdue: unsafe { Column::new(out.overdue_minors, count, "out.overdue_minors") }?,
            // SAFETY: as above.
            since: unsafe { Column::new(out.overdue_since, count, "out.overdue_since") }?,
            // SAFETY: as above.
            days: unsafe { Column::new(out.days_past_due, count, "out.days_past_due") }?,
            // SAFETY: as above, with as many cells an account.
            components: unsafe { Column::new(out.component_minors, cells, "out.component_minors") }?,
        })
    }

    fn put(&self, place: usize, position: Option<&Position>) {
        let minor = |of: fn(&Position) -> Money| position.map_or(0, |position| of(position).minor());
        self.payoff.put(place, minor(Position::payoff));
        self.posted.put(place, minor(Position::posted));
        self.credit.put(place, minor(Position::credit));
        let accrued = [
            minor(Position::accrued_interest),
            minor(Position::accrued_compound_interest),
            minor(Position::accrued_penalty_interest),
        ];
        // INVARIANT: the payoff holds all three, and is in range.
        self.accrued.put(place, accrued.into_iter().fold(0, i64::saturating_add));
        self.overdue.put(place, minor(Position::overdue));
        let since = position.and_then(Position::overdue_since);
        self.since.put(place, since.map_or(ARREARS_DATE_NONE, |day| day.serial()));
        self.days.put(place, position.map_or(0, Position::days_past_due));
        let first = place.saturating_mul(ARREARS_COMPONENT_ROOM);
        for cell in 0..ARREARS_COMPONENT_ROOM {
            let owed = position.map_or(0, |position| {
                let of = |minors: &[i64; Component::COUNT]| minors.get(cell).copied().unwrap_or(0);
                of(position.billed_minors()).saturating_add(of(position.unbilled_minors()))
            });
            self.components.put(first.saturating_add(cell), owed);
        }
    }
}

/// Where each of many accounts stands. One account that cannot be replayed does not stop the others: its row in
/// `statuses` says why.
///
/// @param batch     the accounts; only read by the call
/// @param out       the columns to fill; they must not overlap those of `batch`
/// @param failed    receives how many accounts have no balance; may be NULL
/// @param workspace space to work in; NULL for space of the call's own
///
/// # Safety
/// `batch` and `out` are NULL or point to structs whose `struct_size` is right and whose pointers are NULL or point to as
/// many elements as their counts say; terms and `workspace` were not freed; `failed` and `error` are NULL or valid for
/// writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_batch_balance(
    batch: *const ArrearsBatch,
    out: *const ArrearsBatchBalances,
    failed: *mut usize,
    workspace: *const ArrearsWorkspace,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let batch = unsafe { sized(batch, "batch") }?;
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let out = unsafe { sized(out, "out") }?;
        // SAFETY: its pointers are as this function's contract says.
        let accounts = unsafe { Accounts::of(batch) }?;
        // SAFETY: its pointers are as this function's contract says.
        let results = unsafe { Results::of(out, accounts.count) }?;
        let mut refused = 0_usize;
        let fill = |place, outcome: Result<Position, Refused>| {
            let (status, event) = match &outcome {
                Ok(_) => (ARREARS_STATUS_OK, ARREARS_NO_EVENT),
                Err(Refused { status, event }) => (*status, *event),
            };
            refused = refused.saturating_add(usize::from(outcome.is_err()));
            results.statuses.put(place, status);
            results.events.put(place, event);
            results.put(place, outcome.ok().as_ref());
        };
        let work = |spaces: &mut Spaces| {
            accounts.replay(spaces, fill);
            Ok(())
        };
        // SAFETY: NULL or a live workspace, by this function's contract.
        unsafe { within(workspace, work) }?;
        if !failed.is_null() {
            // SAFETY: not NULL, and valid for writing by this function's contract.
            unsafe { Place::new(failed, "failed") }?.fill(refused);
        }
        Ok(())
    })
}
