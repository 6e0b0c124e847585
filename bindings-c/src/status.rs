//! What a call came to, as a number.

use std::ffi::c_char;

/// What a call came to: 0 on success, below 100 the boundary's own codes (ARREARS_STATUS_...), from 100 on the
/// engine's stable error codes, which are the same numbers in every language. Numbers are never reused.
pub type ArrearsStatus = i32;

/// Success.
pub const ARREARS_STATUS_OK: ArrearsStatus = 0;
/// A pointer that must not be NULL is NULL.
pub const ARREARS_STATUS_NULL_POINTER: ArrearsStatus = 1;
/// Text is not UTF-8.
pub const ARREARS_STATUS_NOT_UTF8: ArrearsStatus = 2;
/// A length is larger than any object.
pub const ARREARS_STATUS_TOO_LONG: ArrearsStatus = 3;
/// A defect inside the library; the call had no effect. Please report it.
pub const ARREARS_STATUS_PANIC: ArrearsStatus = 99;

/// The name of one of the boundary's own codes, "engine" for a code of the engine (whose name the error carries),
/// "unknown" for any other number. Static text.
#[unsafe(no_mangle)]
pub extern "C" fn arrears_status_name(status: ArrearsStatus) -> *const c_char {
    boundary!(or std::ptr::null(), {
        match status {
            ARREARS_STATUS_OK => c"ok",
            ARREARS_STATUS_NULL_POINTER => c"nullPointer",
            ARREARS_STATUS_NOT_UTF8 => c"notUtf8",
            ARREARS_STATUS_TOO_LONG => c"tooLong",
            ARREARS_STATUS_PANIC => c"panic",
            100.. => c"engine",
            _ => c"unknown",
        }
        .as_ptr()
    })
}
