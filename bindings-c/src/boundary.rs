//! The one way from C into Rust and back.

use std::ffi::c_char;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::{ArrearsError, Failure};
use crate::status::{ARREARS_STATUS_OK, ArrearsStatus};

/// The whole body of an export.
///
/// `boundary!(error, { .. Ok(()) })` for a function that returns a status;
/// `boundary!(or fallback, { .. })` for one that returns a value, with the value it returns should it panic.
macro_rules! boundary {
    (or $fallback:expr, $body:block) => {
        $crate::boundary::guarded(|| $body).unwrap_or($fallback)
    };
    ($error:expr, $body:block) => {{
        let outcome = $crate::boundary::guarded(|| $body);
        // SAFETY: the caller passes NULL or a pointer to an error that it owns, as the header says.
        unsafe { $crate::boundary::report(outcome, $error) }
    }};
}

/// Runs the body; a panic ends here.
pub(crate) fn guarded<T>(body: impl FnOnce() -> T) -> Option<T> {
    // Unwind safe: a body only reads what it is given and writes its results as its last act.
    match catch_unwind(AssertUnwindSafe(body)) {
        Ok(value) => Some(value),
        Err(payload) => {
            // The payload's own destructor might panic, and there is nobody left to catch it: leak it.
            std::mem::forget(payload);
            None
        }
    }
}

/// Writes the outcome into the caller's error, if there is one, and names it by its status.
///
/// # Safety
/// `error` is NULL or valid for writing.
pub(crate) unsafe fn report(outcome: Option<Result<(), Failure>>, error: *mut ArrearsError) -> ArrearsStatus {
    let outcome = outcome.unwrap_or_else(|| Err(Failure::panic()));
    let status = outcome.as_ref().map_or_else(Failure::status, |()| ARREARS_STATUS_OK);
    if !error.is_null() {
        // SAFETY: not NULL, and valid for writing by this function's contract.
        unsafe { error.write(ArrearsError::of(&outcome)) };
    }
    status
}

/// UTF-8 text that the caller lends for the call.
///
/// # Safety
/// `data` is NULL or valid for reading `len` bytes.
pub(crate) unsafe fn text<'a>(data: *const c_char, len: usize, argument: &'static str) -> Result<&'a str, Failure> {
    if data.is_null() {
        return Err(Failure::null(argument));
    }
    // A slice longer than this is undefined; no object is, so the length must be garbage.
    if isize::try_from(len).is_err() {
        return Err(Failure::too_long(argument, len));
    }
    // SAFETY: not NULL, `len` bytes readable by this function's contract, and not longer than a slice may be.
    let bytes = unsafe { std::slice::from_raw_parts(data.cast::<u8>(), len) };
    std::str::from_utf8(bytes).map_err(|error| Failure::not_utf8(argument, error.valid_up_to()))
}

/// Where an owned result goes: set to NULL at once, and to the object on success.
pub(crate) struct Slot<T>(*mut *mut T);

impl<T> Slot<T> {
    /// # Safety
    /// `out` is NULL or valid for writing for as long as the slot lives.
    pub(crate) unsafe fn new(out: *mut *mut T, argument: &'static str) -> Result<Self, Failure> {
        if out.is_null() {
            return Err(Failure::null(argument));
        }
        // SAFETY: not NULL, and valid for writing by this function's contract.
        unsafe { out.write(std::ptr::null_mut()) };
        Ok(Self(out))
    }

    pub(crate) fn fill(self, value: T) {
        let owned = Box::into_raw(Box::new(value));
        // SAFETY: checked in `new`, whose contract covers the life of the slot.
        unsafe { self.0.write(owned) };
    }
}
