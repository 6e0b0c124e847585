//! A judgment on a card.

// Semantics: [card-33].

use super::replay::CardReplay;
use super::take::Counts;
use crate::balance::error::Stopped;
use crate::balance::judgment::Judgment;
use crate::balance::record::{AllocationSource, Cause, Earner, When};
use crate::balance::recorder::Recorder;
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
        let (owed, moment) = (self.postings.unpaid_in(components)?, self.next_moment()?);
        let asked = (components, self.money(amount), perform_by);
        let judged = Judgment::of(self.judgment.as_ref(), asked, self.money(owed), moment);
        let mut judged = judged.map_err(|fault| self.fault.keep(fault))?;
        if !interest_continues {
            // A card has no penalty interest to stop.
            self.freeze(Components::GENERAL_INTEREST.without(Components::one(Component::PenaltyInterest)), true)?;
            judged = judged.ending(Components::GENERAL_INTEREST);
        }
        self.recorder.rate(Earner::Judgment, judged.until(), JUDGMENT_RATE.fraction().parts());
        self.judgment = Some(judged);
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
        let rounding = self.terms.rounding();
        let Some((amount, exact)) = self.judgment.as_mut().map_or(Ok(None), |judged| judged.posted(rounding))? else {
            return Ok(());
        };
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
