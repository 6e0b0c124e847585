//! What is written as a text.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{Arguments, Display};

use crate::digits::Digits;

/// What stands between quotes in a report, as it displays itself.
pub(crate) trait Text: Display {
    /// Its characters, where it is an amount or a date: a report has hundreds of those, and none of their characters is escaped.
    fn digits(&self) -> Option<Digits> {
        None
    }

    /// The text, where it is one already.
    fn as_text(&self) -> Option<&str> {
        None
    }
}

impl<T: Text + ?Sized> Text for &T {
    fn digits(&self) -> Option<Digits> {
        (**self).digits()
    }

    fn as_text(&self) -> Option<&str> {
        (**self).as_text()
    }
}

impl Text for str {
    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for String {
    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Text for Cow<'_, str> {
    fn as_text(&self) -> Option<&str> {
        Some(self)
    }
}

macro_rules! texts {
    ($($type:ty)+) => {
        $(impl $crate::json::Text for $type {})+
    };
}

pub(crate) use texts;

texts! { Arguments<'_> dyn Display + '_ u8 }
