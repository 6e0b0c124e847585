//! The bounds that an error names.

/// The most records of a file.
pub(super) const MAX_RECORDS: usize = 10_000;

/// The most characters of a reference.
pub(super) const MAX_CHARACTERS: usize = 64;
