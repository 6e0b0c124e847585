//! What is wrong with one account, and rows that belong to none.

use arrears::error::name_of;
use arrears::portfolio::RowError;
use arrears::wire::WireError;

// The numbers of the engine for what a table can get wrong as a document can.
/// `missingKey`: a value that must be there is null.
pub(super) const MISSING: u16 = 1902;
/// `duplicateId`: a name stands twice.
pub(super) const DUPLICATE: u16 = 1906;
/// `unknownId`: a name that nothing has.
pub(super) const UNKNOWN: u16 = 1907;
/// `dateOutOfRange`.
pub(super) const OUT_OF_RANGE: u16 = 302;
/// `notJson`.
pub(super) const NOT_JSON: u16 = 1900;
/// `unknownName`: a word that is none of those allowed.
pub(super) const UNKNOWN_NAME: u16 = 1905;
/// `unknownEventKind`.
pub(super) const UNKNOWN_KIND: u16 = 515;

/// Why an account has no position.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) code: u16,
    pub(super) text: String,
    /// The place of the event among the account's own, where it is about one.
    pub(super) place: Option<u32>,
}

impl Fault {
    pub(super) fn new(code: u16, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), place: None }
    }

    pub(super) const fn at(mut self, place: u32) -> Self {
        self.place = Some(place);
        self
    }

    pub(super) fn name(&self) -> &'static str {
        name_of(self.code)
    }
}

impl From<RowError> for Fault {
    fn from(error: RowError) -> Self {
        Self { code: error.code(), text: error.to_string(), place: error.row().map(|row| row.get()) }
    }
}

impl From<WireError> for Fault {
    fn from(error: WireError) -> Self {
        let text = match error.path() {
            "" => error.message().to_owned(),
            path => format!("{path}: {}", error.message()),
        };
        Self::new(error.code(), text)
    }
}

/// A row that belongs to no account.
#[derive(Clone, Debug)]
pub(super) struct Stray {
    pub(super) table: &'static str,
    pub(super) row: usize,
    pub(super) account: Option<String>,
    pub(super) fault: Fault,
}
