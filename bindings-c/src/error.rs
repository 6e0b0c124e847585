//! Why a call failed, in a struct on the caller's stack.

use std::ffi::c_char;

use crate::status::{
    ARREARS_STATUS_NOT_UTF8, ARREARS_STATUS_NULL_POINTER, ARREARS_STATUS_PANIC, ARREARS_STATUS_TOO_LONG, ArrearsStatus,
};

/// Room for the name of an error, with its terminating zero.
pub const ARREARS_ERROR_NAME_SIZE: usize = 64;
/// Room for the path of a field, with its terminating zero.
pub const ARREARS_ERROR_PATH_SIZE: usize = 256;
/// Room for a message, with its terminating zero.
pub const ARREARS_ERROR_MESSAGE_SIZE: usize = 512;

/// Why a call failed. The caller owns it and need not initialise it: every call that takes one sets it. Texts are
/// UTF-8, end with a zero, and are cut at a character if they are longer than their room.
#[repr(C)]
pub struct ArrearsError {
    /// The status the call returned, 0 on success.
    pub code: ArrearsStatus,
    /// The stable name of the code, such as "unknownKey".
    pub name: [c_char; ARREARS_ERROR_NAME_SIZE],
    /// Where in the document, such as "account.events[3].amount"; or the name of the argument; may be empty.
    pub path: [c_char; ARREARS_ERROR_PATH_SIZE],
    /// What was wrong, for a person.
    pub message: [c_char; ARREARS_ERROR_MESSAGE_SIZE],
}

impl ArrearsError {
    /// What the caller gets to see of an outcome.
    pub(crate) fn of(outcome: &Result<(), Failure>) -> Self {
        let nothing = Failure::default();
        let failure = outcome.as_ref().err().unwrap_or(&nothing);
        Self {
            code: failure.code,
            name: terminated(&failure.name),
            path: terminated(&failure.path),
            message: terminated(&failure.message),
        }
    }
}

/// As much of the text as fits, whole characters only, with zeros behind it.
fn terminated<const SIZE: usize>(text: &str) -> [c_char; SIZE] {
    let mut room = [0; SIZE];
    for (place, byte) in room.iter_mut().zip(start_of(text, SIZE.saturating_sub(1)).bytes()) {
        *place = c_char::from_ne_bytes([byte]);
    }
    room
}

/// The longest start of `text` of at most `most` bytes (`str::floor_char_boundary` is newer than our oldest Rust).
fn start_of(text: &str, most: usize) -> &str {
    (0..=most.min(text.len())).rev().find_map(|end| text.get(..end)).unwrap_or_default()
}

/// A failure on its way out.
#[derive(Debug, Default)]
pub(crate) struct Failure {
    code: ArrearsStatus,
    name: String,
    path: String,
    message: String,
}

impl Failure {
    fn own(code: ArrearsStatus, name: &str, path: &str, message: String) -> Self {
        Self { code, name: name.to_owned(), path: path.to_owned(), message }
    }

    pub(crate) fn null(argument: &str) -> Self {
        Self::own(ARREARS_STATUS_NULL_POINTER, "nullPointer", argument, format!("`{argument}` is NULL"))
    }

    pub(crate) fn not_utf8(argument: &str, at: usize) -> Self {
        let message = format!("`{argument}` is not UTF-8 from byte {at} on");
        Self::own(ARREARS_STATUS_NOT_UTF8, "notUtf8", argument, message)
    }

    pub(crate) fn too_long(argument: &str, len: usize) -> Self {
        let message = format!("`{argument}` cannot have {len} bytes, at most {} are possible", isize::MAX);
        Self::own(ARREARS_STATUS_TOO_LONG, "tooLong", argument, message)
    }

    pub(crate) fn panic() -> Self {
        let message = "a defect inside the library, please report it; the call had no effect";
        Self::own(ARREARS_STATUS_PANIC, "panic", "", message.to_owned())
    }

    pub(crate) const fn status(&self) -> ArrearsStatus {
        self.code
    }
}

impl From<engine::wire::WireError> for Failure {
    fn from(error: engine::wire::WireError) -> Self {
        // The engine's codes are small; one that did not fit would be our defect, and is reported as one.
        let code = ArrearsStatus::try_from(error.code()).unwrap_or(ARREARS_STATUS_PANIC);
        Self::own(code, error.name(), error.path(), error.to_string())
    }
}
