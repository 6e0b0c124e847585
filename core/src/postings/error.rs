//! What a list of postings refuses.

/// More is posted than an account may owe.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct TooLarge;

/// What can be wrong with what is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PostingError {
    /// More is posted than an account may owe.
    TooLarge,
    /// The space lent is full.
    NoRoom,
}

impl From<TooLarge> for PostingError {
    fn from(_: TooLarge) -> Self {
        Self::TooLarge
    }
}

pub(super) fn plus(a: i64, b: i64) -> Result<i64, TooLarge> {
    a.checked_add(b).ok_or(TooLarge)
}

pub(super) fn minus(a: i64, b: i64) -> Result<i64, TooLarge> {
    a.checked_sub(b).ok_or(TooLarge)
}
