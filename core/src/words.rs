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

use core::fmt;

/// A language of the texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese (简体中文).
    Chinese,
}

/// A fixed word or short phrase in both languages. `Display` writes the English.
///
/// ```
/// use arrears::{Language, delinquency::Tier};
/// let word = Tier::SpecialMention.word();
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

/// A closed list of plain values, each with its key in a file and its word in both languages.
macro_rules! words {
    ($(#[$meta:meta])* pub enum $name:ident {
        $(#[$first_meta:meta])* $first:ident = $first_key:literal, $first_en:literal, $first_zh:literal;
        $($(#[$value_meta:meta])* $value:ident = $key:literal, $en:literal, $zh:literal;)*
    }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name {
            $(#[$first_meta])* $first,
            $($(#[$value_meta])* $value,)*
        }

        impl $name {
            /// Every value, in the order of the listing.
            pub const ALL: &'static [Self] = &[Self::$first $(, Self::$value)*];
            /// The keys of [`Self::ALL`], for an error's text.
            pub const KEYS: &'static str = concat!($first_key $(, " ", $key)*);

            /// The key in a file.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self {
                    Self::$first => $first_key,
                    $(Self::$value => $key,)*
                }
            }

            /// The value of a key.
            #[must_use]
            pub fn from_key(key: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.key() == key)
            }

            /// The word in both languages.
            #[must_use]
            pub const fn word(self) -> $crate::words::Word {
                match self {
                    Self::$first => $crate::words::Word::new($first_en, $first_zh),
                    $(Self::$value => $crate::words::Word::new($en, $zh),)*
                }
            }
        }
    };
}
pub(crate) use words;
