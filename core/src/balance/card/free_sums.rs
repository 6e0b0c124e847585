//! Sums of purchases in their interest-free period, by which what all of them have earned is known without looking at one.

// Semantics: [card-9] [card-10].

use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::calendar::Date;
use crate::postings::Posting;

/// The first day that interest is charged back to, and the rate index on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChargedFrom {
    pub(super) index: i64,
    pub(super) day: Date,
}

impl ChargedFrom {
    /// The posting days, whatever they are.
    pub(super) const POSTING: Self = Self { index: i64::MIN, day: Date::MIN };

    /// A posting as far as it is charged back.
    pub(super) fn of(self, posting: &Posting) -> Posting {
        Posting { index: posting.index.max(self.index), from: posting.from.max(self.day), ..*posting }
    }
}

/// Sums of what is unpaid of such postings.
#[derive(Clone, Copy, Debug)]
pub(super) struct FreeSums {
    /// Minor units unpaid.
    unpaid: i64,
    /// Each amount times the rate index on the first day that it accrues.
    at_posting: Accrued,
    /// None of these indices is above this.
    latest: i64,
}

impl FreeSums {
    pub(super) const NOTHING: Self = Self { unpaid: 0, at_posting: Accrued::ZERO, latest: i64::MIN };

    #[inline]
    pub(super) fn add(&mut self, posting: &Posting) -> Result<(), Stopped> {
        self.unpaid = self.unpaid.more(posting.unpaid)?;
        self.at_posting = self.at_posting.more(Accrued::earned(posting.unpaid, posting.index))?;
        self.latest = self.latest.max(posting.index);
        Ok(())
    }

    /// So much of a posting is no longer unpaid, or no longer in its interest-free period.
    pub(super) fn take(&mut self, posting: &Posting, amount: i64) -> Result<(), Stopped> {
        self.unpaid = less(self.unpaid, amount)?;
        self.at_posting = self.at_posting.minus(Accrued::earned(amount, posting.index)).ok_or(Stopped)?;
        Ok(())
    }

    /// What all of it has earned since its posting, where the rate index stands at `index`; `None` where some is charged back
    /// to its posting and some is not, or some begins to accrue tomorrow.
    pub(super) fn earned(&self, index: i64, no_earlier: ChargedFrom) -> Option<Accrued> {
        if self.unpaid == 0 {
            return Some(Accrued::ZERO);
        }
        if self.latest > index {
            return None;
        }
        if no_earlier.index == ChargedFrom::POSTING.index {
            return Accrued::earned(self.unpaid, index).minus(self.at_posting);
        }
        let earned = Accrued::earned(self.unpaid, index.checked_sub(no_earlier.index)?.max(0));
        Some(earned).filter(|_| self.latest <= no_earlier.index)
    }
}
