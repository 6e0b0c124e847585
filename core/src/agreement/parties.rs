//! Who agrees, and how.

use crate::casework::Reference;

/// The parties, as opaque references: no name, identity number or telephone number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parties {
    /// The lender, by a reference of your own.
    pub lender: Reference,
    /// The borrower, by a reference of your own: no name, no identity number.
    pub debtor: Reference,
    /// The account that is owed on, by a reference of your own.
    pub account: Reference,
}

/// The form of an agreement.
///
/// # Source
/// 2011 Order art. 70: an oral agreement is possible; its recording is kept at least until the debt is settled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Signed.
    Written,
    /// Spoken and recorded.
    Oral {
        /// A reference to the recording.
        recording: Reference,
    },
}

impl Form {
    /// The key in a file.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Oral { .. } => "oral",
        }
    }
}
