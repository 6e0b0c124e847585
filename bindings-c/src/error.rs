//! Why a call failed, in a struct on the caller's stack.

use std::ffi::c_char;
use std::fmt::Display;

use engine::Language;
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
    /// What was wrong, for a person, in English.
    pub message: [c_char; ARREARS_ERROR_MESSAGE_SIZE],
    /// The same in Chinese.
    pub message_zh: [c_char; ARREARS_ERROR_MESSAGE_SIZE],
}

impl ArrearsError {
    /// What the caller gets to see of a failure.
    pub(crate) fn of(failure: &Failure) -> Self {
        Self {
            code: failure.0.code,
            name: terminated(&failure.0.name),
            path: terminated(&failure.0.path),
            message: terminated(&failure.0.message.en),
            message_zh: terminated(&failure.0.message.zh),
        }
    }
}

/// As much of the text as fits, whole characters only, with zeros behind it.
pub(crate) fn terminated<const SIZE: usize>(text: &str) -> [c_char; SIZE] {
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
    message: Message,
}

/// What was wrong, in both languages.
#[derive(Debug)]
struct Message {
    en: String,
    zh: String,
}

/// A [`Message`] from two formats, which name what stands in them.
macro_rules! message {
    ($en:literal, $zh:literal) => {
        Message { en: format!($en), zh: format!($zh) }
    };
}

impl Failure {
    #[cold]
    fn own(code: ArrearsStatus, name: &str, path: &str, message: Message) -> Self {
        Self(Box::new(Told { code, name: name.to_owned(), path: path.to_owned(), message }))
    }

    #[cold]
    pub(crate) fn null(argument: &str) -> Self {
        Self::own(
            ARREARS_STATUS_NULL_POINTER,
            "nullPointer",
            argument,
            message!("`{argument}` is NULL", "`{argument}`为NULL"),
        )
    }

    #[cold]
    pub(crate) fn not_utf8(argument: &str, at: usize) -> Self {
        let message = message!("`{argument}` is not UTF-8 from byte {at} on", "`{argument}`自第{at}字节起不是UTF-8");
        Self::own(ARREARS_STATUS_NOT_UTF8, "notUtf8", argument, message)
    }

    #[cold]
    pub(crate) fn too_long(argument: &str, len: usize) -> Self {
        let most = isize::MAX;
        let message = message!(
            "`{argument}` cannot have {len} elements: no object is larger than {most} bytes",
            "`{argument}`不可能有{len}个元素：对象至多{most}字节"
        );
        Self::own(ARREARS_STATUS_TOO_LONG, "tooLong", argument, message)
    }

    #[cold]
    pub(crate) fn unknown(path: &str, given: impl Display, allowed: impl Display) -> Self {
        Self::stands_for_nothing(path, &given, &allowed)
    }

    #[cold]
    fn stands_for_nothing(path: &str, given: &dyn Display, allowed: &dyn Display) -> Self {
        let message =
            message!("`{given}` stands for nothing here, allowed: {allowed}", "`{given}`在此没有含义，可用：{allowed}");
        Self::own(ARREARS_STATUS_UNKNOWN_VALUE, "unknownValue", path, message)
    }

    #[cold]
    pub(crate) fn struct_size(argument: &str, given: usize, known: usize) -> Self {
        let message = message!(
            "`{argument}` says it has {given} bytes, this library knows {known}",
            "`{argument}`自称有{given}字节，本库所知为{known}字节"
        );
        Self::own(ARREARS_STATUS_STRUCT_SIZE, "structSize", argument, message)
    }

    #[cold]
    pub(crate) fn too_small(argument: &str, needed: usize, given: usize) -> Self {
        let message =
            message!("`{argument}` has room for {given}, needed are {needed}", "`{argument}`只容{given}，需要{needed}");
        Self::own(ARREARS_STATUS_BUFFER_TOO_SMALL, "bufferTooSmall", argument, message)
    }

    #[cold]
    pub(crate) fn misaligned(argument: &str, alignment: usize) -> Self {
        let message =
            message!("`{argument}` must lie on a boundary of {alignment} bytes", "`{argument}`须按{alignment}字节对齐");
        Self::own(ARREARS_STATUS_MISALIGNED, "misaligned", argument, message)
    }

    #[cold]
    pub(crate) fn busy() -> Self {
        let message = message!(
            "the workspace is at work in another thread, each thread needs its own",
            "工作空间正被另一线程使用，每个线程须用自己的工作空间"
        );
        Self::own(ARREARS_STATUS_BUSY, "busy", "workspace", message)
    }

    /// An error of the engine, and the argument or field it is about.
    #[cold]
    pub(crate) fn engine(path: &str, error: impl Into<engine::Error>) -> Self {
        Self::of(path, error.into())
    }

    #[cold]
    fn of(path: &str, error: engine::Error) -> Self {
        let message = Message { en: error.to_string(), zh: error.text(Language::Chinese).to_string() };
        Self::own(ArrearsStatus::from(error.code()), error.name(), path, message)
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
        let message = message!(
            "a defect inside the library, please report it; the call had no effect",
            "程序库内部缺陷，请报告；本次调用未产生任何效果"
        );
        Self::own(ARREARS_STATUS_PANIC, "panic", "", message)
    }

    pub(crate) const fn status(&self) -> ArrearsStatus {
        self.0.code
    }
}

impl From<engine::wire::WireError> for Failure {
    #[cold]
    fn from(error: engine::wire::WireError) -> Self {
        let message = Message { en: error.to_string(), zh: error.text(Language::Chinese).to_string() };
        Self::own(ArrearsStatus::from(error.code()), error.name(), error.path(), message)
    }
}
