//! The bounds that an error names.

/// The most records of a file.
pub(super) const MAX_RECORDS: usize = 10_000;

/// The most characters of a reference.
pub(super) const MAX_CHARACTERS: usize = 64;

/// The most payments that an application asks for: thirty years.
pub(super) const MAX_ASKED_PAYMENTS: u16 = 360;

/// The most months that an application tells.
pub(super) const MAX_APPLICATION_MONTHS: usize = 120;

/// The most reasons of an application.
pub(super) const MAX_REASONS: usize = 20;

/// The most characters of a reason.
pub(super) const MAX_REASON_CHARACTERS: usize = 2000;
