//! What is asked about pages that need no agreement, and a page once it is written.

// Semantics: [late-10].

use alloc::string::String;

use super::agreement_question::PageFormat;
use crate::words::{Language, keys};

keys! {
    /// The pages of a case.
    pub enum CasePageKind {
        /// What to pay by which day, and what that averts.
        Deadlines = "deadlines";
        /// The same as a calendar file, with or without an agreement.
        Calendar = "calendar";
        /// What being overdue leads to, as dated facts with their source.
        Consequences = "consequences";
        /// What is owed, and every line that led to it.
        Statement = "statement";
        /// What the loan, conversions, offers and the agreement cost, item by item.
        CostDisclosure = "costDisclosure";
        /// A letter that asks for what is overdue.
        Letter = "letter";
        /// What a borrower hands in to ask for a plan, or a form to fill in.
        Application = "application";
        /// That everything is settled, where it is.
        SettlementProof = "settlementProof";
    }
}

/// A page of a case that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CasePageQuestion {
    pub(crate) kind: CasePageKind,
    pub(crate) language: Language,
    pub(crate) format: PageFormat,
}

impl CasePageQuestion {
    /// A page in a language; as plain text until told otherwise.
    #[must_use]
    pub const fn new(kind: CasePageKind, language: Language) -> Self {
        Self { kind, language, format: PageFormat::Text }
    }

    /// Sets the format; a calendar has none.
    #[must_use]
    pub const fn format(mut self, format: PageFormat) -> Self {
        self.format = format;
        self
    }

    /// Which page.
    #[must_use]
    pub const fn kind(&self) -> CasePageKind {
        self.kind
    }

    /// Its language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Its format; `None` of a calendar.
    #[must_use]
    pub fn page_format(&self) -> Option<PageFormat> {
        self.kind.is_page().then_some(self.format)
    }
}

impl CasePageKind {
    /// Whether it is a page, which has a format, and no calendar file.
    #[must_use]
    pub const fn is_page(self) -> bool {
        !matches!(self, Self::Calendar)
    }
}

/// A page of a case that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CasePage {
    /// What was asked for.
    pub question: CasePageQuestion,
    /// Its text.
    pub content: String,
}
