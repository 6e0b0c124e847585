//! A document that law prescribes, as it was written.

// Semantics: [law-12].

use alloc::string::String;
use alloc::vec::Vec;

use crate::calendar::Date;
use crate::rulebook::{DocumentFacts, LegalDocument, RequiredItem, RuleKind, Verdict};

/// A document that law prescribes (a letter that asks for payment, a statement, a contract) and what it states.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatedDocument {
    pub(crate) document: LegalDocument,
    pub(crate) day: Date,
    pub(crate) items: Vec<String>,
}

impl StatedDocument {
    /// A document of a day, and the keys of the items it states, as the rulebook names them.
    #[must_use]
    pub const fn new(document: LegalDocument, day: Date, items: Vec<String>) -> Self {
        Self { document, day, items }
    }

    /// Which document.
    #[must_use]
    pub const fn document(&self) -> LegalDocument {
        self.document
    }

    /// The day it is of: law of that day speaks on it.
    #[must_use]
    pub const fn day(&self) -> Date {
        self.day
    }

    /// Asks of it what law asks of a document.
    pub(super) fn judged<T>(&self, judge: impl FnOnce(DocumentFacts<'_>) -> T) -> T {
        let items: Vec<&str> = self.items.iter().map(String::as_str).collect();
        judge(DocumentFacts { document: self.document, items: &items })
    }

    /// What a rule asks for and this does not state.
    pub(super) fn missing<'a>(&self, verdict: Verdict<'a>) -> Vec<&'a RequiredItem> {
        let RuleKind::RequiredItems(required) = &verdict.rule().kind else { return Vec::new() };
        required.items.iter().filter(|item| !self.items.contains(&item.key)).collect()
    }
}
