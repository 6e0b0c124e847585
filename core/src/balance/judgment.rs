//! What a judgment that is not performed in time earns.

// Semantics: [card-33] [loan-26].

use super::error::{Checked, ReplayFault, Stopped, less};
#[cfg(feature = "alloc")]
use super::opening::OpeningJudgment;
use super::record::{Earned, Earner};
use crate::accrual::Accrued;
use crate::calendar::Date;
use crate::component::Components;
use crate::ledger::JUDGMENT_RATE;
#[cfg(feature = "alloc")]
use crate::money::Currency;
use crate::money::Money;
use crate::postings::Posting;
use crate::rounding::Rounding;

/// A judgment while it is performed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judgment {
    /// What was posted at this moment and later is not judged.
    moment: u32,
    components: Components,
    /// Interest that it ends: nothing but its reversal lets that go on.
    ends: Components,
    /// What is unpaid of what it awards, general interest left out.
    unpaid: i64,
    /// The first day not yet counted; until then at the earliest the day after the last one to perform it.
    until: Date,
    /// Earned and not yet posted.
    exact: Accrued,
}

impl Judgment {
    /// A judgment of `amount` of what is posted and unpaid of some components, to be performed by a day: the first on an
    /// account that owes so much of them, from a moment on.
    pub(super) fn of(
        known: Option<&Self>,
        (components, amount, perform_by): (Components, Money, Date),
        owed: Money,
        moment: u32,
    ) -> Result<Self, ReplayFault> {
        if known.is_some() {
            return Err(ReplayFault::AlreadyJudged);
        }
        if amount.minor() > owed.minor() {
            return Err(ReplayFault::JudgmentTooLarge { asked: amount, owed });
        }
        let (ends, until) = (Components::NONE, perform_by.plus_days(1)?);
        Ok(Self { moment, components, ends, unpaid: amount.minor(), until, exact: Accrued::ZERO })
    }

    /// The interest of the contract ends with it.
    pub(super) const fn ending(mut self, interest: Components) -> Self {
        self.ends = interest;
        self
    }

    /// Of some components, those that may go on earning.
    pub(super) const fn leave(&self, components: Components) -> Components {
        components.without(self.ends)
    }

    /// The first day not yet counted.
    pub(super) const fn until(&self) -> Date {
        self.until
    }

    /// One that an opening tells: `moment` is the first that is not judged.
    #[cfg(feature = "alloc")]
    pub(super) const fn resumed(told: &OpeningJudgment, moment: u32) -> Self {
        let OpeningJudgment { components, ends, unpaid, from, accrued, .. } = *told;
        Self { moment, components, ends, unpaid: unpaid.minor(), until: from, exact: accrued }
    }

    /// As an opening tells it, its moment as it is here.
    #[cfg(feature = "alloc")]
    pub(super) const fn told(&self, currency: Currency) -> OpeningJudgment {
        OpeningJudgment {
            components: self.components,
            ends: self.ends,
            unpaid: Money::saturating(self.unpaid, currency),
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
        let rate = JUDGMENT_RATE.fraction().parts().checked_mul(i64::from(day.days_since(from))).ok_or(Stopped)?;
        self.exact = self.exact.more(Accrued::earned(self.unpaid, rate))?;
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

    /// What was earned, to be posted, rounded once and exactly; counting begins anew. Nothing where it rounds to nothing.
    pub(super) fn posted(&mut self, rounding: Rounding) -> Result<Option<(i64, Accrued)>, Stopped> {
        let exact = self.exact;
        let amount = exact.posted(rounding).ok_or(Stopped)?;
        if amount == 0 {
            return Ok(None);
        }
        self.exact = Accrued::ZERO;
        Ok(Some((amount, exact)))
    }
}
