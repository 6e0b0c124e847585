//! A value of a document read as what it stands for, with its path in every error.

use core::fmt;

use crate::calendar::{Date, MonthDay};
use crate::error::Error;
use crate::json::{Fault, MISSING, Maybe, Misfit, Node, Of, Shape, Tree, shortened};
use crate::money::{Currency, Money};
use crate::rate::Fraction;
use crate::wire::error::in_both;
use crate::wire::{WireError, WireFault};
use crate::words::{Said, Word, said};

/// Reads a document as a shape.
pub(in crate::wire) fn read<'t>(text: &'t str, shape: &'static Shape) -> Result<Tree<'t>, WireError> {
    Tree::read(text, shape).map_err(|fault| refused(&fault))
}

/// Reads by its shape a part whose shape was left open.
pub(in crate::wire) fn part<'d>(node: Node<'d>, shape: &'static Shape) -> Result<Tree<'d>, WireError> {
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
    WireError::new(what, fault.path().into(), fault.message().clone())
}

impl<'d, T> Maybe<'d, T> {
    /// The value, where what else is given requires it.
    pub(in crate::wire) fn needed(self) -> Result<Of<'d, T>, WireError> {
        self.given().ok_or_else(|| self.missing())
    }

    /// What stands under a key of the negotiation. A build without the feature `negotiation` refuses it by name: nothing is behind it.
    pub(super) fn negotiated<R>(
        self,
        read: impl FnOnce(Of<'d, T>) -> Result<R, WireError>,
    ) -> Result<Option<R>, WireError> {
        if !cfg!(feature = "negotiation") && self.given().is_some() {
            let message = Word::new(
                "needs the feature `negotiation`, which this build of the library leaves out",
                "需要`negotiation`功能，本构建不含该功能",
            );
            return Err(WireError::new(WireFault::NotInThisBuild, self.path(), message));
        }
        self.read(read)
    }

    #[cold]
    pub(in crate::wire) fn missing(self) -> WireError {
        WireError::new(WireFault::MissingKey, self.path(), MISSING)
    }

    /// A value of the library refused at this key, whether or not it is given.
    #[cold]
    pub(in crate::wire) fn refused(self, error: impl Into<Error>) -> WireError {
        WireError::of(self.path(), error.into())
    }
}

impl Node<'_> {
    #[cold]
    pub(in crate::wire) fn missing(self, key: &str) -> WireError {
        WireError::new(WireFault::MissingKey, self.path_of(key), MISSING)
    }

    /// A fault of the document that no type of the library knows.
    #[cold]
    pub(in crate::wire) fn fault(self, fault: WireFault, message: impl Into<Said>) -> WireError {
        WireError::new(fault, self.path(), message)
    }

    /// A key given beside another that excludes it.
    #[cold]
    pub(in crate::wire) fn one_of(self, keys: &str) -> WireError {
        self.fault(
            WireFault::AmbiguousKeys,
            said!("only one of these keys is allowed: {keys}", "以下各键只能填一个：{keys}"),
        )
    }

    /// A value of the library refused here.
    #[cold]
    pub(in crate::wire) fn refused(self, error: impl Into<Error>) -> WireError {
        WireError::of(self.path(), error.into())
    }

    /// The same at a key, whether or not it is given.
    #[cold]
    pub(in crate::wire) fn refused_at(self, key: &str, error: impl Into<Error>) -> WireError {
        WireError::of(self.path_of(key), error.into())
    }

    /// A value of the library refused here, with the text that was given.
    #[cold]
    pub(in crate::wire) fn given(self, error: impl Into<Error>) -> WireError {
        self.quoted(&shortened(self.text()), error.into())
    }

    #[cold]
    fn quoted(self, given: &dyn fmt::Display, error: Error) -> WireError {
        let Said { en, zh } = in_both(&error, &error);
        WireError::coded(error.code(), self.path(), said!("`{given}`: {en}", "`{given}`：{zh}"))
    }

    #[cold]
    pub(in crate::wire) fn unknown_name(self, allowed: &str) -> WireError {
        self.unknown(&shortened(self.text()), allowed)
    }

    /// The same for the key that leads here.
    #[cold]
    pub(in crate::wire) fn unknown_key_name(self, allowed: &str) -> WireError {
        self.unknown(&shortened(self.key()), allowed)
    }

    #[cold]
    fn unknown(self, given: &str, allowed: &str) -> WireError {
        let message = said!("unknown name `{given}`, allowed: {allowed}", "不认识的名称`{given}`，可用：{allowed}");
        WireError::new(WireFault::UnknownName, self.path(), message)
    }

    /// A word of the library that is the key that leads here.
    pub(in crate::wire) fn key_word<T>(
        self,
        from_key: impl FnOnce(&str) -> Option<T>,
        keys: &str,
    ) -> Result<T, WireError> {
        from_key(self.key()).ok_or_else(|| self.unknown_key_name(keys))
    }

    /// The version of a document, which must be the one that is read.
    #[inline(never)]
    pub(in crate::wire) fn version(self, read: &str) -> Result<(), WireError> {
        if self.text() == read {
            return Ok(());
        }
        let given = shortened(self.text());
        let message =
            said!("version `{given}` given, this library reads `{read}`", "给出的版本为`{given}`，本系统读取`{read}`");
        Err(self.fault(WireFault::UnknownVersion, message))
    }

    /// A word of the library.
    pub(in crate::wire) fn word<T>(self, from_key: impl FnOnce(&str) -> Option<T>, keys: &str) -> Result<T, WireError> {
        from_key(self.text()).ok_or_else(|| self.unknown_name(keys))
    }

    #[inline(never)]
    pub(in crate::wire) fn date(self) -> Result<Date, WireError> {
        Date::parse(self.text()).map_err(|error| self.given(error))
    }

    #[inline(never)]
    pub(in crate::wire) fn money(self, currency: Currency) -> Result<Money, WireError> {
        Money::parse(self.text(), currency).map_err(|error| self.given(error))
    }

    #[inline(never)]
    pub(in crate::wire) fn not_negative(self, currency: Currency) -> Result<Money, WireError> {
        self.money(currency)?.not_negative().map_err(|error| self.refused(error))
    }

    #[inline(never)]
    pub(in crate::wire) fn currency(self) -> Result<Currency, WireError> {
        Currency::from_code(self.text()).map_err(|error| self.given(error))
    }

    #[inline(never)]
    pub(in crate::wire) fn fraction(self) -> Result<Fraction, WireError> {
        Fraction::parse(self.text()).map_err(|error| self.given(error))
    }

    /// A day of the month.
    #[inline(never)]
    pub(in crate::wire) fn month_day(self) -> Result<MonthDay, WireError> {
        let day: u8 = self.whole();
        MonthDay::new(day).map_err(|error| self.quoted(&day, error.into()))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

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
