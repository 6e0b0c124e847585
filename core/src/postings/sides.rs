//! Minor units on the two sides of a statement.

use super::error::{TooLarge, minus, plus};

/// Minor units unpaid.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sides {
    pub(super) billed: i64,
    pub(super) unbilled: i64,
}

impl Sides {
    pub(crate) const NOTHING: Self = Self { billed: 0, unbilled: 0 };

    /// Of both.
    #[inline]
    pub(crate) const fn sum(self) -> i64 {
        // INVARIANT: both together are what is owed, and one posting more than `Money::MAX_MINOR` stops the replay.
        self.billed.wrapping_add(self.unbilled)
    }

    /// Of one of them.
    #[inline]
    pub(crate) const fn on(self, billed: bool) -> i64 {
        if billed { self.billed } else { self.unbilled }
    }

    #[inline]
    pub(crate) fn add(&mut self, minor: i64, billed: bool) -> Result<(), TooLarge> {
        let side = if billed { &mut self.billed } else { &mut self.unbilled };
        *side = plus(*side, minor)?;
        Ok(())
    }

    #[inline]
    pub(crate) fn take(&mut self, minor: i64, billed: bool) -> Result<(), TooLarge> {
        let side = if billed { &mut self.billed } else { &mut self.unbilled };
        *side = minus(*side, minor)?;
        Ok(())
    }

    /// What is left where all that is billed is paid.
    pub(crate) const fn without_billed(self) -> Self {
        Self { billed: 0, ..self }
    }

    /// Nothing is unbilled any more.
    pub(crate) const fn bill(&mut self) {
        *self = Self { billed: self.sum(), unbilled: 0 };
    }
}
