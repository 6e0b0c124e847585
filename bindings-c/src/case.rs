//! Documents: any case in, its report out.

use std::ffi::c_char;

use crate::boundary::{Slot, text};
use crate::error::ArrearsError;
use crate::status::ArrearsStatus;
use crate::text::ArrearsText;

/// Computes the report of a case document.
///
/// @param json  the case document, `arrears-case/2`: UTF-8, `len` bytes
/// @param len   the length of `json` in bytes
/// @param out   receives the report document, `arrears-report/2`, the caller's to free; NULL on failure
/// @param error receives the code, the path in the document and a message; may be NULL
///
/// # Safety
/// `json` is NULL or valid for reading `len` bytes; `out` and `error` are NULL or valid for writing.
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn arrears_case_report(
    json: *const c_char,
    len: usize,
    out: *mut *mut ArrearsText,
    error: *mut ArrearsError,
) -> ArrearsStatus {
    boundary!(error, {
        // SAFETY: NULL or valid for writing, by this function's contract.
        let out = unsafe { Slot::new(out, "out") }?;
        // SAFETY: NULL or readable for `len` bytes, by this function's contract.
        let case = unsafe { text(json, len, "json") }?;
        out.fill(ArrearsText::new(engine::wire::report(case)?));
        Ok(())
    })
}
