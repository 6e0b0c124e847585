//! What is wrong with a text.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;

use serde::de::{Error, Expected, Unexpected};

/// What is wrong with a text: no JSON at some byte, or JSON that does not fit.
#[derive(Debug)]
pub(crate) struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: String,
    /// The byte at which the text stops being JSON.
    byte: Option<usize>,
}

impl Fault {
    #[cold]
    pub(super) fn not_json(message: &str, byte: usize) -> Self {
        Self(Box::new(Inner { message: message.into(), byte: Some(byte) }))
    }

    /// What is wrong, without where.
    pub(crate) fn message(&self) -> &str {
        &self.0.message
    }

    /// Line and column, from 1, at which the text stops being JSON; `None` where it is JSON and does not fit.
    pub(crate) fn line_and_column(&self, text: &str) -> Option<(usize, usize)> {
        let before = text.as_bytes().get(..self.0.byte?).unwrap_or(text.as_bytes());
        let lines = before.iter().filter(|byte| **byte == b'\n').count();
        let column = before.iter().rev().take_while(|byte| **byte != b'\n').count();
        Some((lines.saturating_add(1), column))
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl core::error::Error for Fault {}

impl Error for Fault {
    #[cold]
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(Box::new(Inner { message: message.to_string(), byte: None }))
    }

    #[cold]
    fn invalid_type(given: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::wrong("type", &words(given), expected)
    }

    #[cold]
    fn invalid_value(given: Unexpected<'_>, expected: &dyn Expected) -> Self {
        Self::wrong("value", &words(given), expected)
    }
}

impl Fault {
    #[cold]
    pub(super) fn wrong(what: &str, given: &str, expected: &dyn Expected) -> Self {
        let message = format!("invalid {what}: {given}, expected {expected}");
        Self(Box::new(Inner { message, byte: None }))
    }
}

/// What was given, in the words of JSON. No float is ever printed: that would take the code that can.
fn words(given: Unexpected<'_>) -> String {
    match given {
        Unexpected::Bool(value) => format!("boolean `{value}`"),
        Unexpected::Unsigned(value) => format!("integer `{value}`"),
        Unexpected::Signed(value) => format!("integer `{value}`"),
        Unexpected::Str(text) => format!("string {text:?}"),
        Unexpected::Float(_) => "floating point".into(),
        Unexpected::Unit => "null".into(),
        Unexpected::Seq => "sequence".into(),
        Unexpected::Map => "map".into(),
        Unexpected::Other(text) => text.into(),
        _ => "a value".into(),
    }
}
