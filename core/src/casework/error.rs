use super::chain_fault::ChainFault;
use super::limits::{MAX_CHARACTERS, MAX_RECORDS};
use super::state::{AllowedFrom, State};

/// What can be wrong with casework. No message repeats a reference.
///
/// ```
/// use arrears::casework::{CaseworkError, Reference};
/// let error = Reference::new("13800138000").unwrap_err();
/// assert_eq!((error, error.code()), (CaseworkError::LooksLikeMobile, 1604));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum CaseworkError {
    /// A reference without a visible character.
    #[error("a reference needs 1 to {} characters, one of them visible", MAX_CHARACTERS)]
    ReferenceEmpty,
    /// A reference that is too long.
    #[error("a reference of {given} characters, allowed at most {}", MAX_CHARACTERS)]
    ReferenceTooLong {
        /// Characters given.
        given: usize,
    },
    /// A reference with a control character.
    #[error("a reference with a control character, such as a line break")]
    ReferenceControl,
    /// A reference that looks like a Chinese identity number.
    #[error("looks like an identity number: personal data does not belong here, use a reference of your own")]
    LooksLikeIdentity,
    /// A reference that looks like a Chinese mobile number.
    #[error("looks like a mobile number: personal data does not belong here, use a reference of your own")]
    LooksLikeMobile,
    /// A step that is not in [`TRANSITIONS`](super::TRANSITIONS).
    #[error("`{}` does not lead to `{}`, allowed from there: {}", from.key(), to.key(), AllowedFrom(*from))]
    Forbidden {
        /// Where the case stands.
        from: State,
        /// Where it was to go.
        to: State,
    },
    /// A record older than the one before it.
    #[error("a record is not older than the one before it")]
    OutOfOrder,
    /// More records than a file may have.
    #[error("more than {} records", MAX_RECORDS)]
    TooManyRecords,
    /// The first record of a file does not open the case.
    #[error("the first record opens the case")]
    NotOpened,
    /// The chain of records is broken.
    #[error("record {at}: {}", fault.word())]
    ChainBroken {
        /// The place of the first record that does not fit, from 0.
        at: usize,
        /// What happened to the chain there.
        fault: ChainFault,
    },
    /// A row of a checklist that names no document.
    #[error("a row of a checklist names at least one document")]
    NothingNeeded,
    /// A record without a digest before one that has one.
    #[error("a record without a digest stands after all that have one")]
    Unsealed,
}

impl CaseworkError {
    /// The stable number of this error, 1600 to 1699.
    #[must_use]
    pub const fn code(self) -> u16 {
        match self {
            Self::ReferenceEmpty => 1600,
            Self::ReferenceTooLong { .. } => 1601,
            Self::ReferenceControl => 1602,
            Self::LooksLikeIdentity => 1603,
            Self::LooksLikeMobile => 1604,
            Self::Forbidden { .. } => 1605,
            Self::OutOfOrder => 1606,
            Self::TooManyRecords => 1607,
            Self::NotOpened => 1608,
            Self::ChainBroken { .. } => 1609,
            Self::NothingNeeded => 1610,
            Self::Unsealed => 1611,
        }
    }
}
