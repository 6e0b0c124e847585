//! What is wrong with one account, and rows that belong to none.

use arrears::case::CaseError;
use arrears::error::name_of;
use arrears::portfolio::RowError;
use arrears::wire::WireError;

// The numbers of the engine for what a table can get wrong as a document can.
/// `missingKey`: a value that must be there is null.
pub(crate) const MISSING: u16 = 1902;
/// `duplicateId`: a name stands twice.
pub(crate) const DUPLICATE: u16 = 1906;
/// `unknownId`: a name that nothing has.
pub(crate) const UNKNOWN: u16 = 1907;
/// `dateOutOfRange`.
pub(crate) const OUT_OF_RANGE: u16 = 302;
/// `notJson`.
pub(crate) const NOT_JSON: u16 = 1900;
/// `unknownName`: a word that is none of those allowed.
pub(crate) const UNKNOWN_NAME: u16 = 1905;
/// `unknownEventKind`.
pub(crate) const UNKNOWN_KIND: u16 = 515;

/// `notOfThisKind`: a value in a column that the kind does not have.
pub(crate) const NOT_OF_THIS_KIND: u16 = 521;

/// Why an account has no position.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) code: u16,
    pub(crate) text: String,
    /// The place of the event among the account's own, where it is about one.
    pub(crate) place: Option<u32>,
}

impl Fault {
    pub(crate) fn new(code: u16, text: impl Into<String>) -> Self {
        Self { code, text: text.into(), place: None }
    }

    pub(crate) const fn at(mut self, place: u32) -> Self {
        self.place = Some(place);
        self
    }

    pub(crate) fn name(&self) -> &'static str {
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

impl From<CaseError> for Fault {
    fn from(error: CaseError) -> Self {
        Self::new(error.code(), error.to_string())
    }
}

/// A row that belongs to no account.
#[derive(Clone, Debug)]
pub(crate) struct Stray {
    pub(crate) table: &'static str,
    pub(crate) row: usize,
    pub(crate) account: Option<String>,
    pub(crate) fault: Fault,
}
