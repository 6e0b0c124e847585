//! Rates: a fraction with the period it is for.

use std::ffi::c_char;

use engine::terms::History;
use engine::{Date, Fraction, Rate, RatePeriod};

use crate::boundary::{Brief, Place, put_text, text};
use crate::date::{ARREARS_DATE_NONE, ArrearsDate, date};
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// No rate: the period of a rate that is left out.
pub const ARREARS_PERIOD_NONE: i32 = 0;
/// A rate a day, whatever the year.
pub const ARREARS_PERIOD_DAILY: i32 = 1;
/// A rate a month.
pub const ARREARS_PERIOD_MONTHLY: i32 = 2;
/// A rate a year, to be read with a day count.
pub const ARREARS_PERIOD_ANNUAL: i32 = 3;

/// One, in parts of 10^-12: fractions are given in these.
pub const ARREARS_PPT: i64 = 1000000000000;
/// Room for a rate as text, with its terminating zero.
pub const ARREARS_RATE_TEXT_SIZE: usize = 64;

/// A rate: a fraction in parts of 10^-12, and the period it is for. 0.05 % a day is 500000000 a
/// ARREARS_PERIOD_DAILY.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsRate {
    /// The fraction, in parts of 10^-12; 0 to 10 a year or its equivalent.
    pub fraction_ppt: i64,
    /// ARREARS_PERIOD_...; ARREARS_PERIOD_NONE for no rate.
    pub period: i32,
}

/// A rate and the day it comes into force.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct ArrearsRateFrom {
    /// The first day; ARREARS_DATE_NONE in the first of a list: always.
    pub from: ArrearsDate,
    /// The rate.
    pub rate: ArrearsRate,
}

pub(crate) fn fraction(given_ppt: i64, path: &str) -> Result<Fraction, Failure> {
    Fraction::from_parts(given_ppt).map_err(|error| Failure::engine(path, error))
}

fn period(given: i32, path: &str) -> Result<RatePeriod, Failure> {
    Ok(match given {
        ARREARS_PERIOD_DAILY => RatePeriod::Daily,
        ARREARS_PERIOD_MONTHLY => RatePeriod::Monthly,
        ARREARS_PERIOD_ANNUAL => RatePeriod::Annual,
        other => return Err(Failure::unknown(path, other, "1 daily, 2 monthly, 3 annual")),
    })
}

pub(crate) fn rate(given: &ArrearsRate, path: &str) -> Result<Rate, Failure> {
    let period = period(given.period, path)?;
    Rate::new(fraction(given.fraction_ppt, path)?, period).map_err(|error| Failure::engine(path, error))
}

pub(crate) fn rate_or_none(given: &ArrearsRate, path: &str) -> Result<Option<Rate>, Failure> {
    if given.period == ARREARS_PERIOD_NONE { Ok(None) } else { rate(given, path).map(Some) }
}

/// What a list of versions says, each with the day it comes into force.
pub(crate) fn history<G, T: Copy>(
    given: &[G],
    path: &str,
    from: impl Fn(&G) -> ArrearsDate,
    value: impl Fn(&G) -> Result<T, Failure>,
) -> Result<History<T>, Failure> {
    let mut history = History::never();
    for (index, version) in given.iter().enumerate() {
        let mut add = || {
            let day = match from(version) {
                ARREARS_DATE_NONE if index == 0 => Date::MIN,
                given => date(given, "from")?,
            };
            history.add(day, value(version)?).map_err(|error| Failure::engine("from", error))
        };
        add().map_err(|failure: Failure| failure.inside(path, index))?;
    }
    Ok(history)
}

pub(crate) fn rates(given: &[ArrearsRateFrom], path: &str) -> Result<History<Rate>, Failure> {
    history(given, path, |version| version.from, |version| rate(&version.rate, "rate"))
}

/// Reads a decimal fraction such as `0.0005` as a rate of a period.
///
/// # Safety
/// `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_rate_parse(
    data: *const c_char,
    len: usize,
    period: i32,
    out: *mut ArrearsRate,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        let known = self::period(period, "period")?;
        // SAFETY: NULL or readable for `len` bytes, by this function's contract.
        let given = unsafe { text(data, len, "data") }?;
        let parsed = Fraction::parse(given).and_then(|fraction| Rate::new(fraction, known));
        let parsed = parsed.map_err(|error| Failure::engine("data", error))?;
        out.fill(ArrearsRate { fraction_ppt: parsed.fraction().parts(), period });
        Ok(())
    })
}

/// Writes a rate as `0.05% a day`, with a terminating zero: ARREARS_RATE_TEXT_SIZE bytes are enough.
///
/// # Safety
/// `rate` is NULL or valid for reading, `buffer` NULL or valid for writing `size` bytes, `error` NULL or valid for
/// writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_rate_format(
    rate: *const ArrearsRate,
    buffer: *mut c_char,
    size: usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for reading, by this function's contract.
        let given = unsafe { crate::boundary::lent(rate, "rate") }?;
        let shown = Brief::of(self::rate(given, "rate")?)?;
        // SAFETY: NULL or writable for `size` bytes, by this function's contract.
        unsafe { put_text(shown.as_str(), buffer, size) }
    })
}
