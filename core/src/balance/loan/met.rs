//! What money of payments has met.

// Semantics: [loan-45].

use crate::component::Component;

/// What money met: one component, and how much of it.
#[derive(Clone, Copy, Debug)]
pub struct Met {
    pub(super) component: Component,
    pub(super) minor: i64,
}

impl Met {
    /// An empty slot: what scratch space is filled with.
    pub const EMPTY: Self = Self { component: Component::Loan, minor: 0 };
}
