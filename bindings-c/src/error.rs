//! Why a call failed, in a struct on the caller's stack.

use std::ffi::c_char;
use std::fmt::Display;

use engine::balance::ReplayError;
use engine::ledger::EventId;

use crate::status::{
    ARREARS_STATUS_BUFFER_TOO_SMALL, ARREARS_STATUS_BUSY, ARREARS_STATUS_MISALIGNED, ARREARS_STATUS_NOT_UTF8,
    ARREARS_STATUS_NULL_POINTER, ARREARS_STATUS_PANIC, ARREARS_STATUS_STRUCT_SIZE, ARREARS_STATUS_TOO_LONG,
    ARREARS_STATUS_UNKNOWN_VALUE, ArrearsStatus,
};

/// Room for the name of an error, with its terminating zero.
pub const ARREARS_ERROR_NAME_SIZE: usize = 64;
/// Room for the path of a field, with its terminating zero.
pub const ARREARS_ERROR_PATH_SIZE: usize = 256;
/// Room for a message, with its terminating zero.
pub const ARREARS_ERROR_MESSAGE_SIZE: usize = 512;

/// Why a call failed. The caller owns it and need not initialise it: every call that takes one sets it, after a success
/// to 0 and empty texts. Texts are UTF-8, end with a zero, and are cut at a character if they are longer than their room.
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
    /// What the caller gets to see of a failure.
    pub(crate) fn of(failure: &Failure) -> Self {
        Self {
            code: failure.0.code,
            name: terminated(&failure.0.name),
            path: terminated(&failure.0.path),
            message: terminated(&failure.0.message),
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
#[derive(Debug)]
pub(crate) struct Failure(Box<Told>);

/// Behind one pointer: a failure is rare, and should not make every answer large.
#[derive(Debug)]
struct Told {
    code: ArrearsStatus,
    name: String,
    path: String,
    message: String,
}

impl Failure {
    #[cold]
    fn own(code: ArrearsStatus, name: &str, path: &str, message: String) -> Self {
        Self(Box::new(Told { code, name: name.to_owned(), path: path.to_owned(), message }))
    }

    #[cold]
    pub(crate) fn null(argument: &str) -> Self {
        Self::own(ARREARS_STATUS_NULL_POINTER, "nullPointer", argument, format!("`{argument}` is NULL"))
    }

    #[cold]
    pub(crate) fn not_utf8(argument: &str, at: usize) -> Self {
        let message = format!("`{argument}` is not UTF-8 from byte {at} on");
        Self::own(ARREARS_STATUS_NOT_UTF8, "notUtf8", argument, message)
    }

    #[cold]
    pub(crate) fn too_long(argument: &str, len: usize) -> Self {
        let message = format!("`{argument}` cannot have {len} elements: no object is larger than {} bytes", isize::MAX);
        Self::own(ARREARS_STATUS_TOO_LONG, "tooLong", argument, message)
    }

    #[cold]
    pub(crate) fn unknown(path: &str, given: impl Display, allowed: impl Display) -> Self {
        Self::stands_for_nothing(path, &given, &allowed)
    }

    #[cold]
    fn stands_for_nothing(path: &str, given: &dyn Display, allowed: &dyn Display) -> Self {
        let message = format!("`{given}` stands for nothing here, allowed: {allowed}");
        Self::own(ARREARS_STATUS_UNKNOWN_VALUE, "unknownValue", path, message)
    }

    #[cold]
    pub(crate) fn struct_size(argument: &str, given: usize, known: usize) -> Self {
        let message = format!("`{argument}` says it has {given} bytes, this library knows {known}");
        Self::own(ARREARS_STATUS_STRUCT_SIZE, "structSize", argument, message)
    }

    #[cold]
    pub(crate) fn too_small(argument: &str, needed: usize, given: usize) -> Self {
        let message = format!("`{argument}` has room for {given}, needed are {needed}");
        Self::own(ARREARS_STATUS_BUFFER_TOO_SMALL, "bufferTooSmall", argument, message)
    }

    #[cold]
    pub(crate) fn misaligned(argument: &str, alignment: usize) -> Self {
        let message = format!("`{argument}` must lie on a boundary of {alignment} bytes");
        Self::own(ARREARS_STATUS_MISALIGNED, "misaligned", argument, message)
    }

    #[cold]
    pub(crate) fn busy() -> Self {
        let message = "the workspace is at work in another thread, each thread needs its own";
        Self::own(ARREARS_STATUS_BUSY, "busy", "workspace", message.to_owned())
    }

    /// An error of the engine, and the argument or field it is about.
    #[cold]
    pub(crate) fn engine(path: &str, error: impl Into<engine::Error>) -> Self {
        Self::of(path, error.into())
    }

    #[cold]
    fn of(path: &str, error: engine::Error) -> Self {
        Self::own(ArrearsStatus::from(error.code()), error.name(), path, error.to_string())
    }

    /// The same failure of a field of an element of an array.
    #[cold]
    pub(crate) fn inside(mut self, array: &str, place: usize) -> Self {
        let dot = if self.0.path.is_empty() { "" } else { "." };
        self.0.path = format!("{array}[{place}]{dot}{}", self.0.path);
        self
    }

    #[cold]
    pub(crate) fn replay(error: ReplayError) -> Self {
        Self::at_event(error.event, error)
    }

    /// An error of a replay or a ledger: at its event, where it is about one.
    #[cold]
    pub(crate) fn at_event(event: Option<EventId>, error: impl Into<engine::Error>) -> Self {
        Self::engine(&event.map_or_else(String::new, |event| format!("events[{}]", event.get())), error)
    }

    #[cold]
    pub(crate) fn panic() -> Self {
        let message = "a defect inside the library, please report it; the call had no effect";
        Self::own(ARREARS_STATUS_PANIC, "panic", "", message.to_owned())
    }

    pub(crate) const fn status(&self) -> ArrearsStatus {
        self.0.code
    }
}

impl From<engine::wire::WireError> for Failure {
    #[cold]
    fn from(error: engine::wire::WireError) -> Self {
        Self::own(ArrearsStatus::from(error.code()), error.name(), error.path(), error.to_string())
    }
}
