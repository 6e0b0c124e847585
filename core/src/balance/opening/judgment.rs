//! A judgment as an opening tells it.

// Semantics: [open-5].

use crate::accrual::Accrued;
use crate::calendar::Date;
use crate::component::Components;
use crate::money::Money;

/// A judgment while it is performed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpeningJudgment {
    /// Which components it awards, general interest left out.
    pub components: Components,
    /// Interest of the contract that it ended: nothing lets that go on.
    pub ends: Components,
    /// What is unpaid of what it awards.
    pub unpaid: Money,
    /// The first day not yet counted; at the earliest the day after the last one to perform it.
    pub from: Date,
    /// Of what is posted and unpaid, what has a lower place in the order of posting is judged; all of it where absent.
    pub moment: Option<u32>,
    /// Earned and not yet posted.
    pub accrued: Accrued,
}

impl OpeningJudgment {
    /// A judgment on some components, `unpaid` of which earns from a day on.
    #[must_use]
    pub const fn new(components: Components, unpaid: Money, from: Date) -> Self {
        Self { components, ends: Components::GENERAL_INTEREST, unpaid, from, moment: None, accrued: Accrued::ZERO }
    }
}
