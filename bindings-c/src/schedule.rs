//! Schedules, written into the caller's rows.

use engine::schedule::{Amortisation, AmortisationRow};
use engine::wire::AccountTerms;

use crate::boundary::{Column, Place, lent, sized};
use crate::date::ArrearsDate;
use crate::error::{ArrearsError, Failure};
use crate::loan::ArrearsLoanOptions;
use crate::status::ArrearsStatus;
use crate::terms::ArrearsTerms;

/// One instalment of a schedule, in minor units.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsInstalment {
    /// When it falls due.
    pub due: ArrearsDate,
    /// What is owed of the principal before it.
    pub opening_minor: i64,
    /// The principal in it.
    pub principal_minor: i64,
    /// The interest in it.
    pub interest_minor: i64,
    /// The fee in it.
    pub fee_minor: i64,
    /// What is to be paid: principal, interest and fee.
    pub payment_minor: i64,
}

impl From<&AmortisationRow> for ArrearsInstalment {
    fn from(row: &AmortisationRow) -> Self {
        Self {
            due: row.due().serial(),
            opening_minor: row.opening().minor(),
            principal_minor: row.principal().minor(),
            interest_minor: row.interest().minor(),
            fee_minor: row.fee().minor(),
            payment_minor: row.payment().minor(),
        }
    }
}

/// The most rows a schedule has: 600 periods and a down payment.
pub const ARREARS_SCHEDULE_MAX: usize = 601;

const SHORT: usize = 60;

fn build(loan: &Amortisation, rows: &Column<ArrearsInstalment>, room: usize) -> Result<usize, Failure> {
    let needed = usize::try_from(loan.row_count()).unwrap_or(usize::MAX);
    if needed > room {
        return Err(Failure::too_small("rows", needed, room));
    }
    // On the stack, and no more of it than is needed.
    if needed <= SHORT { copy::<SHORT>(loan, rows) } else { copy::<ARREARS_SCHEDULE_MAX>(loan, rows) }
}

fn copy<const N: usize>(loan: &Amortisation, rows: &Column<ArrearsInstalment>) -> Result<usize, Failure> {
    let mut made = [AmortisationRow::EMPTY; N];
    let count = loan.build(&mut made).map_err(|error| Failure::engine("options", error))?;
    for (index, row) in made.iter().take(count).enumerate() {
        rows.put(index, row.into());
    }
    Ok(count)
}

/// How many rows there are, and the rows where they fit.
///
/// # Safety
/// `rows` is NULL or valid for writing `room` rows; `count` is NULL or valid for writing.
unsafe fn answer(
    loan: &Amortisation,
    rows: *mut ArrearsInstalment,
    room: usize,
    count: *mut usize,
) -> Result<(), Failure> {
    // SAFETY: this function's contract.
    let place = unsafe { Place::new(count, "count") }?;
    let made = if rows.is_null() {
        Err(Failure::null("rows"))
    } else {
        // SAFETY: this function's contract.
        unsafe { Column::new(rows, room, "rows") }.and_then(|column| build(loan, &column, room))
    };
    // Where there is no room, how many rows it may have at most.
    let most = usize::try_from(loan.row_count()).unwrap_or(usize::MAX);
    place.fill(made.as_ref().copied().unwrap_or(most));
    made.map(drop)
}

/// The schedule of a loan, without the heap.
///
/// @param options the loan; what it says of overdue amounts is not read
/// @param rows    receives the rows
/// @param room    how many rows there is room for
/// @param count   receives how many rows the schedule has, where the room is too small how many it may have at most
///
/// # Safety
/// `options` is NULL or points to a struct whose `struct_size` is right; `rows` is NULL or valid for writing `room` rows;
/// `count` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_schedule_build(
    options: *const ArrearsLoanOptions,
    rows: *mut ArrearsInstalment,
    room: usize,
    count: *mut usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let options = unsafe { sized(options, "options") }?;
        // SAFETY: the shape is NULL or there by this function's contract.
        let loan = unsafe { options.amortisation() }?;
        // SAFETY: this function's contract.
        unsafe { answer(&loan, rows, room, count) }
    })
}

/// The schedule that the terms of a loan promise, without the heap. Terms of a card have none: the code is `wrongKind`.
///
/// @param rows  receives the rows
/// @param room  how many rows there is room for
/// @param count receives how many rows the schedule has, where the room is too small how many it may have at most
///
/// # Safety
/// `terms` is NULL or terms that were not freed; `rows` is NULL or valid for writing `room` rows; `count` and `error` are
/// NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_terms_schedule(
    terms: *const ArrearsTerms,
    rows: *mut ArrearsInstalment,
    room: usize,
    count: *mut usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or live terms, by this function's contract.
        let AccountTerms::Loan(loan) = &*unsafe { lent(terms, "terms") }?.terms else {
            return Err(Failure::engine("terms", engine::balance::ReplayFault::WrongKind));
        };
        // SAFETY: this function's contract.
        unsafe { answer(loan.amortisation(), rows, room, count) }
    })
}
