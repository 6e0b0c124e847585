//! Currencies by number, and amounts as text.

use std::ffi::c_char;

use engine::{Currency, Money};

use crate::boundary::{Brief, Place, put_text, text};
use crate::error::{ArrearsError, Failure};
use crate::status::ArrearsStatus;

/// A currency by its ISO 4217 number: any of the standard that has a minor unit, the common ones named below. Amounts are whole minor units of it, such as fen.
pub type ArrearsCurrency = i32;

/// Australian dollar.
pub const ARREARS_CURRENCY_AUD: ArrearsCurrency = 36;
/// Canadian dollar.
pub const ARREARS_CURRENCY_CAD: ArrearsCurrency = 124;
/// Brazilian real.
pub const ARREARS_CURRENCY_BRL: ArrearsCurrency = 986;
/// Swiss franc.
pub const ARREARS_CURRENCY_CHF: ArrearsCurrency = 756;
/// Renminbi, in fen.
pub const ARREARS_CURRENCY_CNY: ArrearsCurrency = 156;
/// Euro.
pub const ARREARS_CURRENCY_EUR: ArrearsCurrency = 978;
/// Pound sterling.
pub const ARREARS_CURRENCY_GBP: ArrearsCurrency = 826;
/// Hong Kong dollar.
pub const ARREARS_CURRENCY_HKD: ArrearsCurrency = 344;
/// Indian rupee.
pub const ARREARS_CURRENCY_INR: ArrearsCurrency = 356;
/// Yen, no decimals.
pub const ARREARS_CURRENCY_JPY: ArrearsCurrency = 392;
/// Won, no decimals.
pub const ARREARS_CURRENCY_KRW: ArrearsCurrency = 410;
/// Kuwaiti dinar, three decimals.
pub const ARREARS_CURRENCY_KWD: ArrearsCurrency = 414;
/// Pataca.
pub const ARREARS_CURRENCY_MOP: ArrearsCurrency = 446;
/// Singapore dollar.
pub const ARREARS_CURRENCY_SGD: ArrearsCurrency = 702;
/// New Taiwan dollar.
pub const ARREARS_CURRENCY_TWD: ArrearsCurrency = 901;
/// US dollar.
pub const ARREARS_CURRENCY_USD: ArrearsCurrency = 840;

/// The largest amount, either way, in minor units.
pub const ARREARS_MONEY_MAX_MINOR: i64 = 1000000000000000;
/// Room for an amount as text, with its terminating zero.
pub const ARREARS_MONEY_TEXT_SIZE: usize = 24;

pub(crate) fn currency(number: ArrearsCurrency, path: &str) -> Result<Currency, Failure> {
    let known = u16::try_from(number).ok().and_then(|number| Currency::from_number(number).ok());
    known.ok_or_else(|| Failure::unknown(path, number, "the ISO 4217 numbers, such as those of ARREARS_CURRENCY_..."))
}

pub(crate) fn number(currency: Currency) -> ArrearsCurrency {
    currency.number().into()
}

pub(crate) fn money(minor: i64, currency: Currency, path: &str) -> Result<Money, Failure> {
    Money::from_minor(minor, currency).map_err(|error| Failure::engine(path, error))
}

/// The three letters of a currency, such as "CNY"; NULL for a number that is none. Static text.
#[unsafe(no_mangle)]
pub extern "C" fn arrears_currency_code(currency: ArrearsCurrency) -> *const c_char {
    boundary!(or std::ptr::null(), {
        let known = self::currency(currency, "currency");
        known.map_or(std::ptr::null(), |currency| currency.code_with_nul().as_ptr())
    })
}

/// The number of a currency's three letters, such as "CNY".
///
/// # Safety
/// `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_currency_from_code(
    data: *const c_char,
    len: usize,
    out: *mut ArrearsCurrency,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out, "out") }?;
        // SAFETY: NULL or readable for `len` bytes, by this function's contract.
        let given = unsafe { text(data, len, "data") }?;
        let known = Currency::from_code(given).map_err(|error| Failure::engine("data", error))?;
        out.fill(number(known));
        Ok(())
    })
}

/// Reads `1234`, `1234.5` or `-1234.56` into minor units.
///
/// # Safety
/// `data` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_money_parse(
    data: *const c_char,
    len: usize,
    currency: ArrearsCurrency,
    out_minor: *mut i64,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Place::new(out_minor, "out_minor") }?;
        let currency = self::currency(currency, "currency")?;
        // SAFETY: NULL or readable for `len` bytes, by this function's contract.
        let given = unsafe { text(data, len, "data") }?;
        out.fill(Money::parse(given, currency).map_err(|error| Failure::engine("data", error))?.minor());
        Ok(())
    })
}

/// Writes minor units as `1234.56`, with a terminating zero: ARREARS_MONEY_TEXT_SIZE bytes are enough.
///
/// # Safety
/// `buffer` is NULL or valid for writing `size` bytes; `error` is NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_money_format(
    amount_minor: i64,
    currency: ArrearsCurrency,
    buffer: *mut c_char,
    size: usize,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        let amount = money(amount_minor, self::currency(currency, "currency")?, "amount_minor")?;
        // SAFETY: NULL or writable for `size` bytes, by this function's contract.
        unsafe { put_text(Brief::of(amount)?.as_str(), buffer, size) }
    })
}
