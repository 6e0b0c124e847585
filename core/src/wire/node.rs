//! A value of a document read as what it stands for, with its path in every error.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::WireError;
use crate::calendar::{Date, MonthDay};
use crate::error::Error;
use crate::json::{Fault, Misfit, Node, Shape, Tree, shortened};
use crate::money::{Currency, Money};
use crate::rate::Fraction;

/// Reads a text as a shape; `base` is where it stands in the document, empty for the document itself.
pub(super) fn read<'t>(text: &'t str, shape: &'static Shape, base: &str) -> Result<Tree<'t>, WireError> {
    Tree::read(text, shape, base.into()).map_err(|fault| located(base, text, &fault))
}

/// Reads a part of a document that was kept as it is written.
pub(super) fn part<'d>(node: Node<'d>, shape: &'static Shape) -> Result<Tree<'d>, WireError> {
    read(node.text(), shape, &node.path())
}

#[cold]
fn located(base: &str, text: &str, fault: &Fault) -> WireError {
    let inner = fault.path();
    let dot = if base.is_empty() || inner.is_empty() || inner.starts_with('[') { "" } else { "." };
    let path = format!("{base}{dot}{inner}");
    let message = fault.message();
    let code = match fault.misfit() {
        Misfit::UnknownKey => 1901,
        Misfit::MissingKey => 1902,
        Misfit::WrongType => 1903,
        Misfit::DuplicateKey => 1904,
        Misfit::UnknownName => 1905,
        Misfit::TooLong => 1911,
        Misfit::NotJson { .. } => {
            let place = match fault.line_and_column(text) {
                // Where in the text it stands would mislead inside a part of the document.
                Some((line, column)) if base.is_empty() => format!(" at line {line} column {column}"),
                _ => String::new(),
            };
            return WireError::new(1900, path, format!("not JSON: {message}{place}"));
        }
    };
    WireError::new(code, path, message)
}

impl<'d> Node<'d> {
    /// The value of a key that its shape requires, or that what else is given requires.
    #[inline(never)]
    pub(super) fn need(self, key: &str) -> Result<Self, WireError> {
        self.get(key).ok_or_else(|| self.missing(key))
    }

    /// What a key that may be absent stands for.
    pub(super) fn maybe<T>(
        self,
        key: &str,
        read: impl FnOnce(Self) -> Result<T, WireError>,
    ) -> Result<Option<T>, WireError> {
        self.get(key).map(read).transpose()
    }

    /// The text of a key; empty where absent.
    #[inline(never)]
    pub(super) fn text_of(self, key: &str) -> &'d str {
        self.get(key).map_or("", Self::text)
    }

    #[cold]
    pub(super) fn missing(self, key: &str) -> WireError {
        WireError::new(1902, self.path_of(key), "this key is required")
    }

    /// A fault of the document that no type of the library knows.
    #[cold]
    pub(super) fn fault(self, code: u16, message: impl Into<String>) -> WireError {
        WireError::new(code, self.path(), message)
    }

    /// A value of the library refused here.
    #[cold]
    pub(super) fn refused(self, error: impl Into<Error>) -> WireError {
        WireError::of(self.path(), error.into())
    }

    /// The same at a key, whether or not it is given.
    #[cold]
    pub(super) fn refused_at(self, key: &str, error: impl Into<Error>) -> WireError {
        WireError::of(self.path_of(key), error.into())
    }

    /// A value of the library refused here, with the text that was given.
    #[cold]
    pub(super) fn given(self, error: impl Into<Error>) -> WireError {
        self.quoted(&shortened(self.text()), error.into())
    }

    #[cold]
    fn quoted(self, given: &dyn fmt::Display, error: Error) -> WireError {
        WireError::new(error.code(), self.path(), format!("`{given}`: {error}"))
    }

    #[cold]
    pub(super) fn unknown_name(self, allowed: &str) -> WireError {
        WireError::new(1905, self.path(), format!("unknown name `{}`, allowed: {allowed}", shortened(self.text())))
    }

    /// The same for the key that leads here.
    #[cold]
    pub(super) fn unknown_key_name(self, allowed: &str) -> WireError {
        WireError::new(1905, self.path(), format!("unknown name `{}`, allowed: {allowed}", shortened(self.key())))
    }

    /// A word of the library that is the key that leads here.
    pub(super) fn key_word<T>(self, from_key: impl FnOnce(&str) -> Option<T>, keys: &str) -> Result<T, WireError> {
        from_key(self.key()).ok_or_else(|| self.unknown_key_name(keys))
    }

    /// The version of a document, which must be the one that is read.
    #[inline(never)]
    pub(super) fn version(self, read: &str) -> Result<(), WireError> {
        let version = self.need("version")?;
        if version.text() == read {
            return Ok(());
        }
        let given = shortened(version.text());
        Err(version.fault(1908, format!("version `{given}` given, this library reads `{read}`")))
    }

    /// A word of the library.
    pub(super) fn word<T>(self, from_key: impl FnOnce(&str) -> Option<T>, keys: &str) -> Result<T, WireError> {
        from_key(self.text()).ok_or_else(|| self.unknown_name(keys))
    }

    #[inline(never)]
    pub(super) fn date(self) -> Result<Date, WireError> {
        Date::parse(self.text()).map_err(|error| self.given(error))
    }

    #[inline(never)]
    pub(super) fn money(self, currency: Currency) -> Result<Money, WireError> {
        Money::parse(self.text(), currency).map_err(|error| self.given(error))
    }

    #[inline(never)]
    pub(super) fn not_negative(self, currency: Currency) -> Result<Money, WireError> {
        self.money(currency)?.not_negative().map_err(|error| self.refused(error))
    }

    #[inline(never)]
    pub(super) fn currency(self) -> Result<Currency, WireError> {
        Currency::from_code(self.text()).map_err(|error| self.given(error))
    }

    #[inline(never)]
    pub(super) fn fraction(self) -> Result<Fraction, WireError> {
        Fraction::parse(self.text()).map_err(|error| self.given(error))
    }

    /// A day of the month.
    #[inline(never)]
    pub(super) fn month_day(self) -> Result<MonthDay, WireError> {
        let day: u8 = self.whole();
        MonthDay::new(day).map_err(|error| self.quoted(&day, error.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Shaped;
    use crate::wire::path::At;

    #[test]
    fn what_is_quoted_of_a_document_is_short() {
        let long = format!("\"{}\"", "é".repeat(10_000));
        let error = read(&long, &u8::SHAPE, "").unwrap_err();
        assert!(error.message().chars().count() < 100 && error.message().ends_with("expected u8"), "{error}");
        assert_eq!(At::root(&long).text().chars().count(), 41);
    }

    #[test]
    fn a_number_too_large_is_a_wrong_value_and_not_broken_json() {
        assert_eq!(read("1e999", &u8::SHAPE, "").unwrap_err().code(), 1903);
    }

    #[test]
    fn a_fault_in_a_part_is_told_where_the_part_stands() {
        for (text, path) in [("[]", "law"), (r#"{"a":1}"#, "law.a"), ("{}", "law.b")] {
            static SHAPE: Shape = Shape::Object(crate::json::Keys { names: "b", shapes: &[&u8::SHAPE] });
            assert_eq!(read(text, &SHAPE, "law").unwrap_err().path(), path);
        }
    }
}
