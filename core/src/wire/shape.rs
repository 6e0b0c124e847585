//! Text into shapes, with the path of whatever does not fit.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

use super::WireError;
use super::error::shortened;
use super::path::At;
use crate::calendar::Date;
use crate::json::{Fault, Reader};
use crate::money::{Currency, Money};
use crate::rate::Fraction;

/// Reads a text into a shape; `at` is where the text stands in the document.
pub(super) fn read<T: DeserializeOwned>(text: &str, at: Option<&At<'_>>) -> Result<T, WireError> {
    let mut reader = Reader::new(text);
    reader.read().map_err(|fault| located(at, text, reader.path(), &fault))
}

fn located(at: Option<&At<'_>>, text: &str, inner: &str, fault: &Fault) -> WireError {
    let message = fault.message();
    let outer = at.map(At::text).unwrap_or_default();
    let path = match (outer.is_empty(), inner.is_empty()) {
        (true, _) => inner.to_string(),
        (false, true) => outer,
        (false, false) if inner.starts_with('[') => format!("{outer}{inner}"),
        (false, false) => format!("{outer}.{inner}"),
    };
    if let Some((line, column)) = fault.line_and_column(text) {
        // Where in the text it stands would mislead inside a part of the document.
        let place = if at.is_some() { String::new() } else { format!(" at line {line} column {column}") };
        return WireError::new(1900, path, format!("not JSON: {message}{place}"));
    }
    for (prefix, suffix, code) in
        [("unknown field `", "`, expected ", 1901), ("missing field `", "`", 1902), ("duplicate field `", "`", 1904)]
    {
        let Some(rest) = message.strip_prefix(prefix) else { continue };
        let key = rest.split_once(suffix).map_or(rest, |(key, _)| key);
        // The path of an unknown or repeated key already ends in it; that of a missing one does not.
        let before = if code == 1902 { None } else { path.strip_suffix(key) };
        let before = match before {
            Some("") => "",
            Some(before) => before.strip_suffix('.').unwrap_or(&path),
            None => &path,
        };
        let (key, dot) = (shortened(key), if before.is_empty() { "" } else { "." });
        return WireError::new(code, format!("{before}{dot}{key}"), brief(message));
    }
    let code = if message.starts_with("unknown variant") { 1905 } else { 1903 };
    WireError::new(code, path, brief(message))
}

/// A message that may quote a value as long as the document: its beginning and its end.
fn brief(message: &str) -> String {
    const BEGINNING: usize = 100;
    const END: usize = 400;
    let length = message.chars().count();
    if length <= BEGINNING.saturating_add(END) {
        return message.to_string();
    }
    let beginning = message.chars().take(BEGINNING);
    let end = message.chars().skip(length.saturating_sub(END));
    beginning.chain(['…']).chain(end).collect()
}

/// An object whose keys are data: kept in order, repeated keys refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pairs<T>(pub(super) Vec<(String, T)>);

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pairs<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct PairsVisitor<T>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>> Visitor<'de> for PairsVisitor<T> {
            type Value = Pairs<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs<T>, A::Error> {
                let mut pairs: Vec<(String, T)> = Vec::new();
                while let Some((key, value)) = map.next_entry::<String, T>()? {
                    if pairs.iter().any(|(known, _)| *known == key) {
                        return Err(serde::de::Error::custom(format!("duplicate field `{key}`")));
                    }
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }

        deserializer.deserialize_map(PairsVisitor(PhantomData))
    }
}

pub(super) fn date(text: &str, at: &At<'_>) -> Result<Date, WireError> {
    Date::parse(text).map_err(|error| WireError::given(at, text, error))
}

pub(super) fn money(text: &str, currency: Currency, at: &At<'_>) -> Result<Money, WireError> {
    Money::parse(text, currency).map_err(|error| WireError::given(at, text, error))
}

pub(super) fn fraction(text: &str, at: &At<'_>) -> Result<Fraction, WireError> {
    Fraction::parse(text).map_err(|error| WireError::given(at, text, error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_of_a_document_is_short() {
        let long = format!("\"{}\"", "é".repeat(10_000));
        let error = read::<u8>(&long, None).unwrap_err();
        assert!(error.message().chars().count() < 600 && error.message().ends_with("expected u8"), "{error}");
        assert_eq!(At::root(&long).text().chars().count(), 41);
    }

    #[test]
    fn a_number_too_large_is_a_wrong_value_and_not_broken_json() {
        assert_eq!(read::<u8>("1e999", None).unwrap_err().code(), 1903);
    }
}
