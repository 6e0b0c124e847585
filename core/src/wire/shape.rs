//! Text into shapes, with the path of whatever does not fit.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

use super::WireError;
use super::path::At;
use crate::calendar::Date;
use crate::money::{Currency, Money};
use crate::rate::Fraction;

/// Reads a text into a shape; `at` is where the text stands in the document.
pub(super) fn read<T: DeserializeOwned>(text: &str, at: Option<&At<'_>>) -> Result<T, WireError> {
    let mut json = serde_json::Deserializer::from_str(text);
    let shape = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let inner = error.path().to_string();
        located(at, &inner, error.inner())
    })?;
    json.end().map_err(|error| located(at, ".", &error))?;
    Ok(shape)
}

fn located(at: Option<&At<'_>>, inner: &str, error: &serde_json::Error) -> WireError {
    let message = error.to_string();
    // The parser adds where in the text it stood; inside a part of the document that would mislead.
    let message = message.split(" at line ").next().unwrap_or(&message).to_string();
    let outer = at.map(At::text).unwrap_or_default();
    let path = match (outer.is_empty(), inner) {
        (true, ".") => String::new(),
        (true, inner) => inner.to_string(),
        (false, ".") => outer,
        (false, inner) if inner.starts_with('[') => format!("{outer}{inner}"),
        (false, inner) => format!("{outer}.{inner}"),
    };
    if !error.is_data() {
        return WireError::new(1900, path, format!("not JSON: {error}"));
    }
    for (prefix, code) in [("unknown field `", 1901), ("missing field `", 1902), ("duplicate field `", 1904)] {
        let Some((key, _)) = message.strip_prefix(prefix).and_then(|rest| rest.split_once('`')) else { continue };
        // The path of an unknown or repeated key already ends in it; that of a missing one does not.
        let ends_in_key = path == key || path.ends_with(&format!(".{key}"));
        let path = match (path.is_empty(), ends_in_key && code != 1902) {
            (true, _) => key.to_string(),
            (false, true) => path,
            (false, false) => format!("{path}.{key}"),
        };
        return WireError::new(code, path, message);
    }
    let code = if message.starts_with("unknown variant") { 1905 } else { 1903 };
    WireError::new(code, path, message)
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
