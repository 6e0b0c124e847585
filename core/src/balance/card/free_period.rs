//! What becomes of interest-free periods: lost, begun anew, counted.

// Semantics: [card-9] [card-10] [card-12] [card-35].

use super::compounding::Together;
use super::free_sums::{ChargedFrom, FreeSums};
use super::replay::CardReplay;
use super::window::Window;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::record::When;
use crate::balance::recorder::Recorder;
use crate::component::Component;
use crate::postings::{NONE, Posting};
use crate::terms::ChargeBack;

impl<R: Recorder> CardReplay<'_, R> {
    /// How far back the decision about a statement charges.
    pub(super) const fn charged_from(&self, window: &Window) -> ChargedFrom {
        match self.terms.charge_back() {
            ChargeBack::FromPosting => ChargedFrom::POSTING,
            ChargeBack::LatestCycle => window.charged_from,
        }
    }

    /// What all that a statement billed and that is in its interest-free period has earned since posting, where its sums alone
    /// say: nobody hears of one posting after the other, each of them is counted, and no day compounds.
    pub(super) fn earned_by_sums(&self, window: &Window) -> Option<Accrued> {
        if !self.recorder.is_silent() || !self.counts_free || self.compounds_daily() {
            return None;
        }
        window.free.earned(self.purchase.sum(), self.charged_from(window))
    }

    /// Paid in full: what little is left of principal starts an interest-free period of its own tomorrow, to be billed anew.
    pub(super) fn renew_free_period(&mut self, window: &Window) -> Result<(), Stopped> {
        if window.unpaid == 0 {
            return Ok(());
        }
        let (from, index) = (self.tomorrow()?, self.purchase.sum());
        let moment = self.next_moment()?;
        for component in self.with_free_period().and(self.postings.present()).iter() {
            let mut at = self.postings.first(component);
            while let Some(&posting) = self.postings.get(at).filter(|p| window.billed(p)) {
                let unpaid = posting.unpaid;
                if posting.bears {
                    self.bearing.take(unpaid, true)?;
                }
                for other in self.windows.iter_mut().filter(|w| w.billed(&posting)) {
                    other.unpaid = less(other.unpaid, unpaid)?;
                }
                if let Some(judgment) = &mut self.judgment {
                    judgment.meet(&posting, unpaid)?;
                }
                let renewed = Posting { from, index, moment, bears: false, from_next_day: false, ..posting };
                self.postings.renew(at, renewed).map_err(|e| self.fault.of(e))?;
                self.free_unbilled.add(&renewed)?;
                at = posting.next;
            }
        }
        Ok(())
    }

    /// What is unpaid of a component's postings, billed or not and of moments before `until`, has earned since its posting, and
    /// goes on earning.
    pub(super) fn lose_free_period_of(
        &mut self,
        component: Component,
        (billed, until): (bool, u32),
        no_earlier: ChargedFrom,
    ) -> Result<(), Stopped> {
        let index = self.purchase.sum();
        let mut all = Together::NOTHING;
        let mut at = if billed { self.postings.first_free(component) } else { self.postings.first_unbilled(component) };
        while at != NONE {
            let Some(posting) = self.postings.get_mut(at).filter(|p| p.moment < until) else { break };
            let free = *posting;
            posting.bears = true;
            at = free.next;
            if free.bears {
                continue;
            }
            let (unpaid, lost) = (free.unpaid, no_earlier.of(&free));
            let earned_since = lost.index.min(index);
            self.earn_together(&mut all, unpaid, lost.from, earned_since)?;
            self.bearing.add(unpaid, billed)?;
            if !billed {
                self.free_unbilled.take(&free, unpaid)?;
            }
            self.tell_since(When::Certain, unpaid, &lost)?;
        }
        self.earned_purchase = self.earned_purchase.more(self.earned_together(&all)?)?;
        Ok(())
    }

    /// What a posting in its interest-free period is counted with.
    pub(super) fn free_with(&mut self, posting: &Posting) -> &mut FreeSums {
        let here = self.windows.iter_mut().find(|window| window.billed_here(posting));
        here.map_or(&mut self.free_unbilled, |window| &mut window.free)
    }

    /// What was billed up to a statement is no longer in an interest-free period that began before.
    pub(super) fn end_free_period(&mut self, window: &Window) {
        for other in self.windows.iter_mut().filter(|other| other.until <= window.until) {
            other.free = FreeSums::NOTHING;
        }
    }

    /// Counts what an opening tells to be in its interest-free period with the statement that billed it.
    #[cfg(feature = "alloc")]
    pub(super) fn count_free(&mut self) -> Result<(), Stopped> {
        for component in self.with_free_period().iter() {
            let mut at = self.postings.first_free(component);
            while let Some(&posting) = self.postings.get(at).filter(|posting| posting.moment < self.unbilled_from) {
                at = posting.next;
                if posting.bears {
                    continue;
                }
                match self.windows.iter_mut().find(|window| window.billed_here(&posting)) {
                    Some(window) => window.free.add(&posting)?,
                    None => self.counts_free = false,
                }
            }
        }
        Ok(())
    }
}
