//! What a list of postings refuses.

/// What can be wrong with what is posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AllocationError {
    /// More is posted than an account may owe.
    TooLarge,
    /// The space lent is full.
    NoRoom,
}

pub(super) fn plus(a: i64, b: i64) -> Result<i64, AllocationError> {
    a.checked_add(b).ok_or(AllocationError::TooLarge)
}

pub(super) fn minus(a: i64, b: i64) -> Result<i64, AllocationError> {
    a.checked_sub(b).ok_or(AllocationError::TooLarge)
}
