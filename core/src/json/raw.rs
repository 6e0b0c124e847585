//! A value kept as it is written, to be read once it is known what it should be.

use alloc::boxed::Box;
use core::fmt;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

/// The text of a value, without the space around it. JSON, but not more than that is known of it.
#[derive(Clone, Debug)]
pub(crate) struct Raw(Box<str>);

impl Raw {
    /// The name by which [`Reader`](super::Reader) knows that the text is wanted.
    pub(super) const NAME: &'static str = "$raw";

    pub(crate) fn get(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Raw;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("any value")
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<Raw, E> {
                Ok(Raw(text.into()))
            }
        }

        deserializer.deserialize_newtype_struct(Self::NAME, Text)
    }
}
