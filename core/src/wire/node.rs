//! A value of a document read as what it stands for, with its path in every error.

use alloc::format;
use alloc::string::String;
use core::fmt;

use super::{WireError, WireFault};
use crate::calendar::{Date, MonthDay};
use crate::error::Error;
use crate::json::{Fault, MISSING, Maybe, Misfit, Node, Of, Shape, Tree, shortened};
use crate::money::{Currency, Money};
use crate::rate::Fraction;

/// Reads a document as a shape.
pub(super) fn read<'t>(text: &'t str, shape: &'static Shape) -> Result<Tree<'t>, WireError> {
    Tree::read(text, shape).map_err(|fault| refused(&fault))
}

/// Reads by its shape a part whose shape was left open.
pub(super) fn part<'d>(node: Node<'d>, shape: &'static Shape) -> Result<Tree<'d>, WireError> {
    node.read(shape).map_err(|fault| refused(&fault))
}

#[cold]
fn refused(fault: &Fault) -> WireError {
    let what = match fault.misfit() {
        Misfit::UnknownKey => WireFault::UnknownKey,
        Misfit::MissingKey => WireFault::MissingKey,
        Misfit::WrongType => WireFault::WrongType,
        Misfit::DuplicateKey => WireFault::DuplicateKey,
        Misfit::UnknownName => WireFault::UnknownName,
        Misfit::TooLong => WireFault::DocumentTooLarge,
        Misfit::NotJson { .. } => WireFault::NotJson,
    };
    WireError::new(what, fault.path().into(), fault.message())
}

impl<'d, T> Maybe<'d, T> {
    /// The value, where what else is given requires it.
    pub(super) fn needed(self) -> Result<Of<'d, T>, WireError> {
        self.given().ok_or_else(|| self.missing())
    }

    #[cold]
    pub(super) fn missing(self) -> WireError {
        WireError::new(WireFault::MissingKey, self.path(), MISSING)
    }

    /// A value of the library refused at this key, whether or not it is given.
    #[cold]
    pub(super) fn refused(self, error: impl Into<Error>) -> WireError {
        WireError::of(self.path(), error.into())
    }
}

impl Node<'_> {
    #[cold]
    pub(super) fn missing(self, key: &str) -> WireError {
        WireError::new(WireFault::MissingKey, self.path_of(key), MISSING)
    }

    /// A fault of the document that no type of the library knows.
    #[cold]
    pub(super) fn fault(self, fault: WireFault, message: impl Into<String>) -> WireError {
        WireError::new(fault, self.path(), message)
    }

    /// A key given beside another that excludes it.
    #[cold]
    pub(super) fn one_of(self, keys: &str) -> WireError {
        self.fault(WireFault::AmbiguousKeys, format!("only one of these keys is allowed: {keys}"))
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
        WireError::coded(error.code(), self.path(), format!("`{given}`: {error}"))
    }

    #[cold]
    pub(super) fn unknown_name(self, allowed: &str) -> WireError {
        WireError::new(
            WireFault::UnknownName,
            self.path(),
            format!("unknown name `{}`, allowed: {allowed}", shortened(self.text())),
        )
    }

    /// The same for the key that leads here.
    #[cold]
    pub(super) fn unknown_key_name(self, allowed: &str) -> WireError {
        WireError::new(
            WireFault::UnknownName,
            self.path(),
            format!("unknown name `{}`, allowed: {allowed}", shortened(self.key())),
        )
    }

    /// A word of the library that is the key that leads here.
    pub(super) fn key_word<T>(self, from_key: impl FnOnce(&str) -> Option<T>, keys: &str) -> Result<T, WireError> {
        from_key(self.key()).ok_or_else(|| self.unknown_key_name(keys))
    }

    /// The version of a document, which must be the one that is read.
    #[inline(never)]
    pub(super) fn version(self, read: &str) -> Result<(), WireError> {
        if self.text() == read {
            return Ok(());
        }
        let given = shortened(self.text());
        Err(self.fault(WireFault::UnknownVersion, format!("version `{given}` given, this library reads `{read}`")))
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
    use crate::json::{Keys, Shaped};
    use crate::wire::path::At;

    #[test]
    fn what_is_quoted_of_a_document_is_short() {
        let long = format!("\"{}\"", "é".repeat(10_000));
        let error = read(&long, &u8::SHAPE).unwrap_err();
        assert!(error.message().chars().count() < 100, "{error}");
        assert_eq!(At::root(&long).text().chars().count(), 41);
    }

    #[test]
    fn a_fault_in_a_part_is_told_where_the_part_stands() {
        static OUTER: Shape = Shape::Object(Keys { names: "law", shapes: &[&Shape::Tree] });
        static INNER: Shape = Shape::Object(Keys { names: "b", shapes: &[&u8::SHAPE] });
        for (text, path) in [("[]", "law"), (r#"{"a":1}"#, "law.a"), ("{}", "law.b"), (r#"{"b":[]}"#, "law.b")] {
            let text = format!("{{\"law\":{text}}}");
            let outer = read(&text, &OUTER).unwrap();
            let law = outer.root().get("law").unwrap();
            assert_eq!(part(law, &INNER).unwrap_err().path(), path);
        }
    }
}
