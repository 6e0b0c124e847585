//! What is wrong with a text.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;

use super::tree::Step;

/// What is wrong with a text: no JSON at some byte, or JSON that does not fit.
#[derive(Debug)]
pub(crate) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    misfit: Misfit,
    message: String,
    path: String,
}

/// In what way a text does not fit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Misfit {
    /// It stops being JSON at this byte.
    NotJson { byte: usize },
    /// A key that the object does not have.
    UnknownKey,
    /// A key that the object must have.
    MissingKey,
    /// A key given twice.
    DuplicateKey,
    /// A value of another type, or out of range.
    WrongType,
    /// A text that is none of the names.
    UnknownName,
    /// More values than are read.
    TooLong,
}

impl Fault {
    #[cold]
    pub(super) fn new(misfit: Misfit, message: impl Into<String>) -> Self {
        Self(Box::new(Inner { misfit, message: message.into(), path: String::new() }))
    }

    #[cold]
    pub(super) fn wrong(what: &str, given: &str, expected: &str) -> Self {
        Self::new(Misfit::WrongType, format!("invalid {what}: {given}, expected {expected}"))
    }

    /// The fault of a part, told by the whole.
    #[cold]
    pub(super) fn within(mut self, step: &Step<'_>) -> Self {
        let inner = &self.0.path;
        let dot = if inner.is_empty() || inner.starts_with('[') { "" } else { "." };
        self.0.path = match step {
            Step::Root => return self,
            Step::Key(key) => format!("{}{dot}{inner}", shortened(key)),
            Step::Index(index) => format!("[{index}]{dot}{inner}"),
        };
        self
    }

    pub(crate) fn misfit(&self) -> Misfit {
        self.0.misfit
    }

    /// What is wrong, without where.
    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// Where, such as `events[3].amount`; empty at the outside.
    pub(crate) fn path(&self) -> &str {
        &self.0.path
    }

    /// Line and column, from 1, at which the text stops being JSON; `None` where it is JSON and does not fit.
    pub(crate) fn line_and_column(&self, text: &str) -> Option<(usize, usize)> {
        let Misfit::NotJson { byte } = self.0.misfit else { return None };
        let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Some((lines.saturating_add(1), column))
    }
}

/// Enough of a text to recognise it.
pub(crate) fn shortened(text: &str) -> Cow<'_, str> {
    const LONGEST: usize = 40;
    match text.char_indices().nth(LONGEST) {
        None => Cow::Borrowed(text),
        Some((end, _)) => Cow::Owned(format!("{}…", text.get(..end).unwrap_or_default())),
    }
}
