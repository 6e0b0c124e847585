//! Terms as an object: checked once, used for any number of accounts.

use std::ffi::c_char;
use std::sync::Arc;

use engine::wire::AccountTerms;

use crate::boundary::{Slot, sized, text};
use crate::card::{ArrearsCardOptions, issuer};
use crate::date::{ArrearsDate, date, month_day};
use crate::error::{ArrearsError, Failure};
use crate::loan::ArrearsLoanOptions;
use crate::status::ArrearsStatus;

/// Terms of a card or a loan, checked. Never changes; accounts made from it keep what they need of it.
pub struct ArrearsTerms {
    pub(crate) terms: Arc<AccountTerms>,
}

impl ArrearsTerms {
    fn new(terms: AccountTerms) -> Self {
        Self { terms: Arc::new(terms) }
    }
}

/// The terms of a card.
///
/// @param options the terms; only read by the call
/// @param out     receives the terms, the caller's to free; NULL on failure
///
/// # Safety
/// `options` is NULL or points to a struct whose `struct_size` is right and whose pointers are NULL or point to as many
/// elements as their counts say; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_terms_new_card(
    options: *const ArrearsCardOptions,
    out: *mut *mut ArrearsTerms,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let options = unsafe { sized(options, "options") }?;
        // SAFETY: its pointers are as this function's contract says.
        let terms = unsafe { options.terms() }?;
        out.fill(ArrearsTerms::new(AccountTerms::Card(Box::new(terms))));
        Ok(())
    })
}

/// The usual terms of a card of an issuer with a preset, without anything set over them.
///
/// @param issuer        the issuer's name, such as "cmb"
/// @param opened        the day the account was opened
/// @param statement_day the day of the month of statements, 1 to 31
/// @param out           receives the terms, the caller's to free; NULL on failure
///
/// # Safety
/// `issuer` is NULL or valid for reading `issuer_len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_terms_new_preset_card(
    issuer: *const c_char,
    issuer_len: usize,
    opened: ArrearsDate,
    statement_day: i32,
    out: *mut *mut ArrearsTerms,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or readable for its length, by this function's contract.
        let issuer = self::issuer(unsafe { text(issuer, issuer_len, "issuer") }?, "issuer")?;
        let draft = issuer.card(date(opened, "opened")?, month_day(statement_day, "statement_day")?);
        let terms = draft.and_then(|draft| draft.build()).map_err(|error| Failure::engine("", error))?;
        out.fill(ArrearsTerms::new(AccountTerms::Card(Box::new(terms))));
        Ok(())
    })
}

/// The terms of an instalment loan.
///
/// @param options the terms; only read by the call
/// @param out     receives the terms, the caller's to free; NULL on failure
///
/// # Safety
/// As arrears_terms_new_card.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_terms_new_loan(
    options: *const ArrearsLoanOptions,
    out: *mut *mut ArrearsTerms,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or a struct that says its size, by this function's contract.
        let options = unsafe { sized(options, "options") }?;
        // SAFETY: its pointers are as this function's contract says.
        let terms = unsafe { options.terms() }?;
        out.fill(ArrearsTerms::new(AccountTerms::Loan(Box::new(terms))));
        Ok(())
    })
}

/// The terms of a card or a loan from JSON: the `account` of a case document without its `events`, that is
/// `{ "kind": "card", "terms": { ... } }`. Whatever a document can say of terms, this can.
///
/// @param json the text
/// @param out  receives the terms, the caller's to free; NULL on failure
///
/// # Safety
/// `json` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_terms_from_json(
    json: *const c_char,
    len: usize,
    out: *mut *mut ArrearsTerms,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or readable for its length, by this function's contract.
        let terms = engine::wire::read_terms(unsafe { text(json, len, "json") }?)?;
        out.fill(ArrearsTerms::new(terms));
        Ok(())
    })
}

/// Frees terms; accounts made from them stay good. NULL is allowed and does nothing.
///
/// # Safety
/// `terms` is NULL or terms that were not freed.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_terms_free(terms: *mut ArrearsTerms) {
    boundary!(or(), {
        // SAFETY: NULL, or made by `Slot::fill` and not freed, by this function's contract.
        unsafe { crate::boundary::free(terms) }
    })
}
