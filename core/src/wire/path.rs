//! Where in a document something stands.

use alloc::format;
use alloc::string::String;

use crate::json::shortened;

/// A place in a document, as a chain from the inside out. Costs nothing until it is printed.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    parent: Option<&'a At<'a>>,
    step: Step<'a>,
}

#[derive(Clone, Copy, Debug)]
enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> At<'a> {
    pub(super) const fn root(key: &'a str) -> Self {
        Self { parent: None, step: Step::Key(key) }
    }

    pub(super) const fn key(&'a self, key: &'a str) -> Self {
        Self { parent: Some(self), step: Step::Key(key) }
    }

    pub(super) const fn index(&'a self, index: usize) -> Self {
        Self { parent: Some(self), step: Step::Index(index) }
    }

    /// `account.events[3].amount`.
    pub(super) fn text(&self) -> String {
        let before = self.parent.map(Self::text).unwrap_or_default();
        match self.step {
            // The keys of a document are short; one that is not was made up.
            Step::Key(key) if before.is_empty() => shortened(key).into(),
            Step::Key(key) => format!("{before}.{}", shortened(key)),
            Step::Index(index) => format!("{before}[{index}]"),
        }
    }
}
