//! A judgment on a loan.

// Semantics: [loan-26].

use super::replay::LoanReplay;
use crate::balance::error::Stopped;
use crate::balance::judgment::Judgment;
use crate::balance::record::{AllocationSource, Cause, Earner, Note, When};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::ledger::JUDGMENT_RATE;
use crate::postings::NONE;

impl<R: Recorder> LoanReplay<'_, R> {
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
            self.freeze(Components::GENERAL_INTEREST, true)?;
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
        self.post(Component::JudgmentInterest, amount, None, moment, Cause::Judgment { exact })
    }

    /// Last of all, what is left meets the interest of a judgment. Gives what is left then.
    #[cold]
    #[inline(never)]
    pub(super) fn meet_judgment_interest(&mut self, by: AllocationSource, mut left: i64) -> Result<i64, Stopped> {
        self.post_judgment_interest()?;
        while left > 0 {
            let at = self.postings.first(Component::JudgmentInterest);
            if at == NONE {
                break;
            }
            left = self.take(by, at, left)?;
        }
        Ok(left)
    }

    /// What it has earned and is not posted, rounded, and told.
    pub(super) fn judgment_interest(&mut self) -> Result<i64, Stopped> {
        let Some(judgment) = &self.judgment else { return Ok(0) };
        let exact = judgment.exact();
        let amount = exact.posted(self.terms.rounding()).ok_or(Stopped)?;
        self.note(Note::JudgmentSnapshot { exact, amount });
        Ok(amount)
    }
}
