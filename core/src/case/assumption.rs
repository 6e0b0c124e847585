//! What an answer rests on although nobody told it for certain.

// Semantics: [value-16].

use alloc::string::String;

use crate::rulebook::Text;
use crate::words::words;

words! {
    /// How sure a value is that an answer rests on.
    pub enum AssumptionCertainty {
        /// Press, a law firm, a portal: likely.
        Reported = "reported", "reported", "据报道";
        /// From memory, or sources disagree.
        Unconfirmed = "unconfirmed", "unconfirmed", "未核实";
        /// Taken from an amount that was rounded before it was told: true to half of the smallest unit.
        Rounded = "rounded", "rounded", "已取整";
        /// Follows from what else was told and from the terms.
        Derived = "derived", "derived", "推算";
        /// Neither told nor known: the simplest that agrees with what was.
        Simplest = "simplest", "simplest", "从简";
        /// Nobody knows: what would follow from it is left out.
        Unknown = "unknown", "unknown", "未知";
    }
}

/// A value that an answer rests on although nobody told it for certain: the usual due day of an issuer, interest of a bill
/// that was rounded, the posting days of purchases that a bill does not list.
///
/// ```
/// use arrears::case::{Assumption, AssumptionCertainty};
/// use arrears::rulebook::Text;
/// let source = Text { en: "the issuer's usual terms".into(), zh: "发卡行通行条款".into() };
/// let due = Assumption::new("account.terms.due", AssumptionCertainty::Reported, source).value("20 days");
/// assert_eq!((due.key(), due.given_value()), ("account.terms.due", Some("20 days")));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    key: String,
    value: Option<String>,
    certainty: AssumptionCertainty,
    source: Text,
}

impl Assumption {
    /// A key of the case document that was left open, how sure it is what stands for it, and where that comes from or why
    /// nothing does. No value so far: nothing stands for it.
    #[must_use]
    pub fn new(key: impl Into<String>, certainty: AssumptionCertainty, source: Text) -> Self {
        Self { key: key.into(), value: None, certainty, source }
    }

    /// Sets the value that stands for it, as a document would write it.
    #[must_use]
    pub fn value(mut self, value: impl Into<String>) -> Self {
        self.value = Some(value.into());
        self
    }

    /// The path of the key in the case document.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// What stands for it; `None` where nothing does, and what would follow is left out.
    #[must_use]
    pub fn given_value(&self) -> Option<&str> {
        self.value.as_deref()
    }

    /// How sure it is.
    #[must_use]
    pub const fn certainty(&self) -> AssumptionCertainty {
        self.certainty
    }

    /// Where the value comes from, or why there is none.
    #[must_use]
    pub const fn source(&self) -> &Text {
        &self.source
    }
}
