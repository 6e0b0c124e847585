//! The bounds that an error names.

/// The most agreements in a chain of renegotiations.
pub(super) const MAX_CHAIN: u32 = 64;

/// The most days of late-payment grace.
pub(super) const MAX_GRACE_DAYS: u16 = 90;
