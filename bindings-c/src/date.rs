//! Dates, as plain numbers.

use std::ffi::c_char;

use engine::{CalendarError, Date, MonthDay};

use crate::boundary::{Brief, Place, put_text, text};
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// A day: the number of days since 1900-01-01, up to 2199-12-31. Differences and days added are plain arithmetic.
pub type ArrearsDate = i32;

/// No date, where a date may be left out.
pub const ARREARS_DATE_NONE: ArrearsDate = -1;
/// 1900-01-01.
pub const ARREARS_DATE_MIN: ArrearsDate = 0;
/// 2199-12-31.
pub const ARREARS_DATE_MAX: ArrearsDate = 109572;
/// Room for a date as text, with its terminating zero.
pub const ARREARS_DATE_TEXT_SIZE: usize = 11;

pub(crate) fn date(given: ArrearsDate, path: &str) -> Result<Date, Failure> {
    Date::from_serial(given).ok_or_else(|| Failure::engine(path, CalendarError::OutOfRange))
}

pub(crate) fn date_or_none(given: ArrearsDate, path: &str) -> Result<Option<Date>, Failure> {
    if given == ARREARS_DATE_NONE { Ok(None) } else { date(given, path).map(Some) }
}

/// A day of the month, 1 to 31.
pub(crate) fn month_day(given: i32, path: &str) -> Result<MonthDay, Failure> {
    let small = u8::try_from(given).map_err(|_| Failure::unknown(path, given, "1 to 31"))?;
    MonthDay::new(small).map_err(|error| Failure::engine(path, error))
}

/// The date of a year, a month from 1 and a day from 1.
///
/// # Safety
/// `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_date_from_ymd(
    year: i32,
    month: i32,
    day: i32,
    out: *mut ArrearsDate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        let month = u8::try_from(month).map_err(|_| Failure::unknown("month", month, "1 to 12"))?;
        let day = u8::try_from(day).map_err(|_| Failure::unknown("day", day, "1 to 31"))?;
        out.fill(Date::new(year, month, day).map_err(|error| Failure::engine("", error))?.serial());
        Ok(())
    })
}

/// Year, month from 1 and day from 1 of a date.
///
/// # Safety
/// `year`, `month`, `day` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_date_to_ymd(
    date: ArrearsDate,
    year: *mut i32,
    month: *mut i32,
    day: *mut i32,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let year = unsafe { Place::new(year, "year") }?;
        // SAFETY: as above.
        let month = unsafe { Place::new(month, "month") }?;
        // SAFETY: as above.
        let day = unsafe { Place::new(day, "day") }?;
        let (y, m, d) = self::date(date, "date")?.ymd();
        year.fill(y);
        month.fill(m.into());
        day.fill(d.into());
        Ok(())
    })
}

/// Reads `2026-01-31`.
///
/// # Safety
/// `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_date_parse(
    data: *const c_char,
    len: usize,
    out: *mut ArrearsDate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        // SAFETY: NULL or readable for `len` bytes, by this function's contract.
        let given = unsafe { text(data, len, "data") }?;
        out.fill(Date::parse(given).map_err(|error| Failure::engine("data", error))?.serial());
        Ok(())
    })
}

/// Writes a date as `2026-01-31`, with a terminating zero: ARREARS_DATE_TEXT_SIZE bytes are enough.
///
/// # Safety
/// `buffer` is NULL or valid for writing `size` bytes; `error` is NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_date_format(
    date: ArrearsDate,
    buffer: *mut c_char,
    size: usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        let shown = Brief::of(self::date(date, "date")?)?;
        // SAFETY: NULL or writable for `size` bytes, by this function's contract.
        unsafe { put_text(shown.as_str(), buffer, size) }
    })
}

/// The date some months later (earlier where negative), on `intended_day` of the month or its last day: from 31 January
/// one month is 28 February and two are 31 March, with an intended day of 31.
///
/// # Safety
/// `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_date_plus_months(
    date: ArrearsDate,
    months: i32,
    intended_day: i32,
    out: *mut ArrearsDate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        let day = month_day(intended_day, "intended_day")?;
        let later = self::date(date, "date")?.plus_months(months, day);
        out.fill(later.map_err(|error| Failure::engine("months", error))?.serial());
        Ok(())
    })
}
