//! A judgment on a card.

// Semantics: [card-33].

use super::event::Counts;
use super::replay::CardReplay;
use crate::balance::error::{ReplayFault, Stopped};
use crate::balance::judgment::Judgment;
use crate::balance::record::{AllocationSource, Cause, Earner, Recorder, When};
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::JUDGMENT_RATE;

impl<R: Recorder> CardReplay<'_, R> {
    pub(super) fn judge(
        &mut self,
        components: Components,
        amount: i64,
        perform_by: Date,
        interest_continues: bool,
    ) -> Result<(), Stopped> {
        if self.judgment.is_some() {
            return Err(self.fault.keep(ReplayFault::AlreadyJudged));
        }
        let owed = self.postings.unpaid_in(components)?;
        if amount > owed {
            return Err(self.fault.keep(ReplayFault::JudgmentTooLarge { asked: amount, owed }));
        }
        if !interest_continues {
            // A card has no penalty interest to stop.
            self.freeze(Components::GENERAL_INTEREST.without(Components::one(Component::PenaltyInterest)), true)?;
        }
        let from = perform_by.plus_days(1).map_err(|e| self.fault.of(e))?;
        self.judgment = Some(Judgment::new(self.next_moment()?, components, amount, from));
        self.recorder.rate(Earner::Judgment, from, JUDGMENT_RATE);
        Ok(())
    }

    #[cold]
    #[inline(never)]
    pub(super) fn accrue_judgment(&mut self, day: Date) -> Result<(), Stopped> {
        let Some(judgment) = &mut self.judgment else { return Ok(()) };
        if let Some(earned) = judgment.accrue_until(day)? {
            self.recorder.earned(When::Certain, earned);
        }
        Ok(())
    }

    /// What a judgment has earned is posted, rounded once, because something reaches it.
    pub(super) fn post_judgment_interest(&mut self) -> Result<(), Stopped> {
        let Some(judgment) = &mut self.judgment else { return Ok(()) };
        let exact = judgment.exact();
        let amount = exact.posted(self.terms.rounding()).ok_or(Stopped)?;
        if amount == 0 {
            return Ok(());
        }
        judgment.is_posted();
        let moment = self.next_moment()?;
        self.post(Component::JudgmentInterest, amount, moment, Cause::Judgment { exact })
    }

    /// Last of all, what is left meets the interest of a judgment. Gives what is left then.
    #[cold]
    #[inline(never)]
    pub(super) fn meet_judgment_interest(
        &mut self,
        minor: i64,
        source: AllocationSource,
        counts: Counts,
    ) -> Result<i64, Stopped> {
        self.post_judgment_interest()?;
        let order = self.terms.allocation().at(self.days_past_due);
        let last = Components::one(Component::JudgmentInterest);
        let mut left = minor;
        for billed in [true, false] {
            left = self.take_oldest(left, last, order, billed, source, counts)?;
        }
        Ok(left)
    }
}
