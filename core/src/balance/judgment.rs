//! What a judgment that is not performed in time earns.

// Semantics: [card-33] [loan-26].

use super::error::{Checked, Stopped, less};
#[cfg(feature = "alloc")]
use super::opening::OpeningJudgment;
use super::record::{Earned, Earner};
use crate::accrual::Accrued;
use crate::calendar::Date;
use crate::component::Components;
use crate::ledger::JUDGMENT_RATE;
use crate::postings::Posting;

/// A judgment while it is performed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgment {
    /// What was posted at this moment and later is not judged.
    moment: u32,
    components: Components,
    /// What is unpaid of what it awards, general interest left out.
    unpaid: i64,
    /// The first day not yet counted; until then at the earliest the day after the last one to perform it.
    until: Date,
    /// Earned and not yet posted.
    exact: Accrued,
}

impl Judgment {
    /// `from` is the first day that earns.
    pub(super) const fn new(moment: u32, components: Components, unpaid: i64, from: Date) -> Self {
        Self { moment, components, unpaid, until: from, exact: Accrued::ZERO }
    }

    /// One that an opening tells: `moment` is the first that is not judged.
    #[cfg(feature = "alloc")]
    pub(super) const fn resumed(told: &OpeningJudgment, moment: u32) -> Self {
        let OpeningJudgment { components, unpaid, from, accrued, .. } = *told;
        Self { moment, components, unpaid, until: from, exact: accrued }
    }

    /// As an opening tells it, its moment as it is here.
    #[cfg(feature = "alloc")]
    pub(super) const fn told(&self) -> OpeningJudgment {
        OpeningJudgment {
            components: self.components,
            unpaid: self.unpaid,
            from: self.until,
            moment: Some(self.moment),
            accrued: self.exact,
        }
    }

    /// Counts the days before `day`; gives what stood still over them.
    pub(super) fn accrue_until(&mut self, day: Date) -> Result<Option<Earned>, Stopped> {
        let from = self.until;
        if day <= from {
            return Ok(None);
        }
        self.until = day;
        let rate = JUDGMENT_RATE.checked_mul(i64::from(day.days_since(from))).ok_or(Stopped)?;
        self.exact = self.exact.more(Accrued::earned(self.unpaid, rate).ok_or(Stopped)?)?;
        let earned = Earned { earner: Earner::Judgment, base: self.unpaid, from, to: day };
        Ok(Some(earned).filter(|earned| earned.base > 0))
    }

    /// An amount was taken from a posting: of what is judged first.
    pub(super) fn meet(&mut self, posting: &Posting, amount: i64) -> Result<(), Stopped> {
        if posting.moment < self.moment && self.components.contains(posting.component) {
            self.unpaid = less(self.unpaid, amount.min(self.unpaid))?;
        }
        Ok(())
    }

    /// Earned and not yet posted.
    pub(super) const fn exact(&self) -> Accrued {
        self.exact
    }

    /// What was earned is posted: counting begins anew.
    pub(super) const fn is_posted(&mut self) {
        self.exact = Accrued::ZERO;
    }
}
