//! What an error says, in either language.

use core::fmt;

use super::Error;
use crate::words::{InChinese, Language};

impl InChinese for Error {
    fn chinese(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.in_its_room().chinese(f)
    }
}

/// An [`Error`] in words.
#[derive(Clone, Copy, Debug)]
pub struct ErrorText<'a> {
    error: &'a Error,
    language: Language,
}

impl<'a> ErrorText<'a> {
    pub(super) const fn new(error: &'a Error, language: Language) -> Self {
        Self { error, language }
    }
}

impl fmt::Display for ErrorText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.language {
            Language::English => self.error.fmt(f),
            Language::Chinese => self.error.chinese(f),
        }
    }
}

impl Error {
    /// The error of the room that it is of.
    fn in_its_room(&self) -> &dyn InChinese {
        match self {
            Self::Money(e) => e,
            Self::Rate(e) => e,
            Self::Calendar(e) => e,
            Self::Terms(e) => e,
            Self::Ledger(e) => e,
            Self::Key(e) => e,
            Self::Replay(e) => e,
            Self::Schedule(e) => e,
            Self::Delinquency(e) => e,
            Self::Rulebook(e) => e,
            #[cfg(feature = "alloc")]
            Self::Load(e) => e,
            #[cfg(feature = "alloc")]
            Self::Policy(e) => e,
            Self::Budget(e) => e,
            Self::CashFlow(e) => e,
            #[cfg(feature = "alloc")]
            Self::Offer(e) => e,
            #[cfg(feature = "alloc")]
            Self::Agreement(e) => e,
            Self::Digest(e) => e,
            #[cfg(feature = "alloc")]
            Self::Document(e) => e,
            #[cfg(feature = "alloc")]
            Self::Casework(e) => e,
            #[cfg(feature = "alloc")]
            Self::Record(e) => e,
            #[cfg(feature = "alloc")]
            Self::Portfolio(e) => e,
            #[cfg(feature = "alloc")]
            Self::Choice(e) => e,
        }
    }
}
