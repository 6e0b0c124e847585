//! Words in the two languages the engine speaks.
//!
//! Whatever the engine says to a person it can say in English and in simplified Chinese. A [`Word`] holds both; the fixed vocabularies
//! ([`crate::Hardship`], [`crate::Frequency`], ..) give one by `word()`.
//!
//! ```
//! use arrears::{Frequency, Language};
//! let word = Frequency::Weekly.word();
//! assert_eq!([word.of(Language::English), word.of(Language::Chinese)], ["weekly", "每周"]);
//! ```

#[cfg(feature = "json")]
use alloc::string::String;
use core::fmt;

/// A language of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese (简体中文).
    Chinese,
}

impl Language {
    /// The key in a document: `en` or `zh`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// Of two texts the one in this language.
    #[cfg(feature = "alloc")]
    pub(crate) const fn say<'a>(self, en: &'a str, zh: &'a str) -> &'a str {
        match self {
            Self::English => en,
            Self::Chinese => zh,
        }
    }
}

/// A fixed word or short phrase in both languages. `Display` writes the English.
///
/// ```
/// use arrears::{Language, delinquency::Classification};
/// let word = Classification::SpecialMention.word();
/// assert_eq!(word.to_string(), "special mention");
/// assert_eq!(word.of(Language::Chinese), "关注");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word {
    en: &'static str,
    zh: &'static str,
}

impl Word {
    pub(crate) const fn new(en: &'static str, zh: &'static str) -> Self {
        Self { en, zh }
    }

    /// The word in `language`.
    #[must_use]
    pub const fn of(self, language: Language) -> &'static str {
        match language {
            Language::English => self.en,
            Language::Chinese => self.zh,
        }
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.en)
    }
}

/// A [`Said`] from two formats, which name what stands in them.
#[cfg(feature = "json")]
macro_rules! said {
    ($en:literal, $zh:literal) => {
        $crate::words::Said { en: alloc::format!($en), zh: alloc::format!($zh) }
    };
}

/// What is said once, in both languages, with figures in it.
#[cfg(feature = "json")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Said {
    pub(crate) en: String,
    pub(crate) zh: String,
}

#[cfg(feature = "json")]
impl Said {
    /// What is the same in both languages: a figure, a name, a quotation.
    pub(crate) fn alike(text: &dyn fmt::Display) -> Self {
        said!("{text}", "{text}")
    }
}

#[cfg(feature = "json")]
impl From<Word> for Said {
    fn from(word: Word) -> Self {
        Self { en: word.en.into(), zh: word.zh.into() }
    }
}

/// A text that is none of the keys of a closed list.
///
/// ```
/// use arrears::{Frequency, words::UnknownKey};
/// assert_eq!("monthly".parse::<Frequency>()?.to_string(), "monthly");
/// let error: UnknownKey = "hourly".parse::<Frequency>().unwrap_err();
/// assert_eq!((error.code(), error.allowed), (1905, Frequency::KEYS));
/// # Ok::<(), UnknownKey>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("unknown name, allowed: {allowed}")]
#[non_exhaustive]
pub struct UnknownKey {
    /// The keys there are, with a space between them.
    pub allowed: &'static str,
}

impl UnknownKey {
    /// The stable number of this error, 1905.
    #[must_use]
    pub const fn code(self) -> u16 {
        1905
    }
}

/// An error that can say in Chinese what its `Display` says in English.
pub(crate) trait InChinese {
    /// Writes the Chinese.
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result;
}

/// An error as its Chinese, to be written.
#[cfg(feature = "json")]
pub(crate) struct Chinese<'a>(pub(crate) &'a dyn InChinese);

#[cfg(feature = "json")]
impl fmt::Display for Chinese<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chinese(f)
    }
}

impl InChinese for UnknownKey {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "不认识的名称，可用：{}", self.allowed)
    }
}

/// The Chinese of an error, a row for each variant, beside the English of its `#[error(..)]`. A variant named behind `of` holds the error of
/// another room and says what that says.
macro_rules! in_chinese {
    ($error:ident $(, of $($held:ident)+)?; $($variant:ident $({ $($field:ident),+ })? => $text:literal $(, $value:expr)*;)*) => {
        impl $crate::words::InChinese for $error {
            fn chinese(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                match self {
                    $($(Self::$held(held) => $crate::words::InChinese::chinese(held, f),)+)?
                    $(Self::$variant $({ $($field),+ })? => write!(f, $text $(, $value)*),)*
                }
            }
        }
    };
}

/// A closed list of plain values, each with its key in a file.
pub(crate) trait Keyed: Copy + 'static {
    /// The first of them.
    #[cfg(feature = "json")]
    const FIRST: Self;
    /// All of them, in the order of [`Self::LISTED`].
    const VALUES: &'static [Self];
    /// Their keys, a space between two.
    const LISTED: &'static str;
}

/// Declares a closed list of plain values, each with its key in a file.
macro_rules! keyed {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident {
        $(#[$first_meta:meta])* $first:ident = $first_key:literal;
        $($(#[$value_meta:meta])* $value:ident = $key:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $visibility enum $name {
            $(#[$first_meta])* #[cfg_attr(feature = "schema", schemars(rename = $first_key))] $first,
            $($(#[$value_meta])* #[cfg_attr(feature = "schema", schemars(rename = $key))] $value,)*
        }

        impl $crate::words::Keyed for $name {
            #[cfg(feature = "json")]
            const FIRST: Self = Self::$first;
            const VALUES: &'static [Self] = &[Self::$first $(, Self::$value)*];
            const LISTED: &'static str = concat!($first_key $(, " ", $key)*);
        }
    };
}

/// The same as part of the library: a value tells its key, and a key its value.
macro_rules! keys {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$value_meta:meta])* $value:ident = $key:literal;)* }) => {
        $crate::words::keyed! {
            $(#[$meta])*
            pub enum $name { $($(#[$value_meta])* $value = $key;)* }
        }

        impl $name {
            /// Every value, in the order of the listing.
            pub const ALL: &'static [Self] = <Self as $crate::words::Keyed>::VALUES;
            /// The keys of [`Self::ALL`], for an error's text.
            pub const KEYS: &'static str = <Self as $crate::words::Keyed>::LISTED;

            /// The key in a file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    $(Self::$value => $key,)*
                }
            }

            /// The value of a key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }
        }

        /// Its key.
        #[cfg(feature = "serde")]
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }
    };
}

/// The same with a word in both languages.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident {
        $($(#[$value_meta:meta])* $value:ident = $key:literal, $en:literal, $zh:literal;)*
    }) => {
        $crate::words::keys! {
            $(#[$meta])*
            #[derive(PartialOrd, Ord)]
            pub enum $name { $($(#[$value_meta])* $value = $key;)* }
        }

        impl $name {
            /// The word in both languages.
            #[must_use]
            pub const fn word(self) -> $crate::words::Word {
                match self {
                    $(Self::$value => $crate::words::Word::new($en, $zh),)*
                }
            }
        }

        /// Its key.
        impl core::fmt::Display for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(self.key())
            }
        }

        /// From its key.
        impl core::str::FromStr for $name {
            type Err = $crate::words::UnknownKey;

            fn from_str(key: &str) -> Result<Self, Self::Err> {
                Self::from_key(key).ok_or($crate::words::UnknownKey { allowed: Self::KEYS })
            }
        }
    };
}

pub(crate) use in_chinese;
pub(crate) use keyed;
pub(crate) use keys;
#[cfg(feature = "json")]
pub(crate) use said;
pub(crate) use words;
