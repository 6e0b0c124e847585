//! What a call came to, as a number.

use std::ffi::{CStr, c_char};

use engine::error::{CODES, codes};

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
/// A number stands for no value of its enumeration; the path names the argument or field.
pub const ARREARS_STATUS_UNKNOWN_VALUE: ArrearsStatus = 4;
/// A struct's `struct_size` is not the size this library knows: start from its _INIT macro.
pub const ARREARS_STATUS_STRUCT_SIZE: ArrearsStatus = 5;
/// The caller's buffer is too small.
pub const ARREARS_STATUS_BUFFER_TOO_SMALL: ArrearsStatus = 6;
/// The workspace is at work in another thread: each thread needs its own.
pub const ARREARS_STATUS_BUSY: ArrearsStatus = 7;
/// A pointer does not lie on the boundary that its type needs.
pub const ARREARS_STATUS_MISALIGNED: ArrearsStatus = 8;
/// A defect inside the library; the call had no effect. Please report it.
pub const ARREARS_STATUS_PANIC: ArrearsStatus = 99;

/// The stable name of a status, such as "ok", "nullPointer" or "unknownKey"; "unknown" for a number that is none.
/// Static text.
#[unsafe(no_mangle)]
pub extern "C" fn arrears_status_name(status: ArrearsStatus) -> *const c_char {
    boundary!(or std::ptr::null(), {
        match status {
            ARREARS_STATUS_OK => c"ok",
            ARREARS_STATUS_NULL_POINTER => c"nullPointer",
            ARREARS_STATUS_NOT_UTF8 => c"notUtf8",
            ARREARS_STATUS_TOO_LONG => c"tooLong",
            ARREARS_STATUS_UNKNOWN_VALUE => c"unknownValue",
            ARREARS_STATUS_STRUCT_SIZE => c"structSize",
            ARREARS_STATUS_BUFFER_TOO_SMALL => c"bufferTooSmall",
            ARREARS_STATUS_BUSY => c"busy",
            ARREARS_STATUS_MISALIGNED => c"misaligned",
            ARREARS_STATUS_PANIC => c"panic",
            code => engine_name(code).unwrap_or(c"unknown"),
        }
        .as_ptr()
    })
}

fn engine_name(code: ArrearsStatus) -> Option<&'static CStr> {
    let at = codes().position(|(known, _)| i32::from(known) == code)?;
    let line = TERMINATED.split_inclusive(|byte| *byte == 0).nth(at)?;
    let name = line.splitn(2, |byte| *byte == b' ').nth(1)?;
    CStr::from_bytes_with_nul(name).ok()
}

/// The engine's list with a zero at the end of each line.
static TERMINATED: [u8; CODES.len() + 1] = {
    let mut lines = [0; CODES.len() + 1];
    let mut left: &mut [u8] = &mut lines;
    let mut listed = CODES.as_bytes();
    while let ([byte, rest @ ..], Some((room, behind))) = (listed, left.split_first_mut()) {
        *room = if *byte == b'\n' { 0 } else { *byte };
        (left, listed) = (behind, rest);
    }
    lines
};
