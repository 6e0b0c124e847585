//! Disputes of purchases.

// Semantics: [card-41].

use super::free_sums::ChargedFrom;
use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{AllocationSource, Cause, Note, When};
use crate::balance::recorder::Recorder;
use crate::component::Component;
use crate::ledger::EventId;
use crate::postings::Posting;

impl<R: Recorder> CardReplay<'_, R> {
    /// Sets an amount of a purchase apart, and takes out of statements and demands what it had put into them.
    pub(super) fn dispute(&mut self, id: EventId, target: Option<u32>, asked: Option<i64>) -> Result<(), Stopped> {
        let at = target.and_then(|entry| self.purchase_named(entry));
        let at = at.ok_or_else(|| self.fault.keep(ReplayFault::TargetMissing))?;
        let Some(posting) = self.postings.standing(at) else { return Err(self.fault.keep(ReplayFault::TargetMissing)) };
        let owed = posting.unpaid;
        let amount = asked.unwrap_or(owed);
        if amount > owed || amount == 0 {
            return Err(self
                .fault
                .keep(ReplayFault::DisputeTooLarge { asked: self.money(amount), owed: self.money(owed) }));
        }
        let billed = posting.moment < self.unbilled_from;
        if billed {
            self.lower_demands(&posting, amount)?;
        }
        if let Some(judgment) = &mut self.judgment {
            judgment.meet(&posting, amount)?;
        }
        let (mut from, mut index) = (posting.from, posting.index);
        if posting.bears {
            self.bearing.take(amount, billed)?;
            (from, index) = (self.purchase.until(), self.purchase.sum());
        } else {
            self.free_with(&posting).take(&posting, amount)?;
        }
        let part = Posting { unpaid: amount, from, index, entry: self.last_entry, previous: id.get(), ..posting };
        self.postings.set_apart(at, &posting, billed, part).map_err(|e| self.fault.of(e))?;
        let (component, posted, days_past_due) = (Component::Purchase, posting.from, self.days_past_due);
        let source = AllocationSource::Dispute(id);
        let from = self.today.max(self.purchase.until());
        self.recorder.note(self.today, Note::Taken { source, component, posted, from, amount, billed, days_past_due });
        self.note_satisfied()
    }

    /// B(k) of open windows falls by the amount, each open demand by what the amount had put into it, and M(k) by what the demands up to it fall.
    fn lower_demands(&mut self, posting: &Posting, amount: i64) -> Result<(), Stopped> {
        for window in self.windows.iter_mut().filter(|w| w.billed(posting)) {
            if !window.is_decided {
                window.balance = less(window.balance, amount)?;
            }
            window.unpaid = less(window.unpaid, amount)?;
        }
        let windows = &mut self.windows;
        self.demands.fall(posting.moment, amount, self.terms.rounding(), |statement, share| {
            for window in windows.iter_mut().filter(|window| window.billed(posting) && window.statement >= statement) {
                window.minimum = less(window.minimum, share)?.max(0);
            }
            Ok(())
        })?;
        for window in self.windows.iter_mut().filter(|w| w.billed(posting)) {
            window.minimum = window.minimum.min(window.balance);
        }
        Ok(())
    }

    /// The amount is posted again, with what it has earned as if it had never been disputed.
    pub(super) fn end_dispute(&mut self, id: EventId, dispute: EventId) -> Result<(), Stopped> {
        let part = self.postings.take_back(dispute.get());
        let part = part.ok_or_else(|| self.fault.keep(ReplayFault::TargetMissing))?;
        let moment = self.next_moment()?;
        let sum = self.purchase.sum();
        let (mut from, mut index) = (part.from, part.index);
        if part.bears {
            let exact = Accrued::earned(part.unpaid, less(sum, index)?.max(0));
            self.earned_purchase = self.earned_purchase.more(exact)?;
            self.tell_since(When::Certain, part.unpaid, &part)?;
            (from, index) = (self.today, sum);
        }
        self.post_from(Posting { from, index, moment, ..part }, Cause::Event(id))?;
        self.use_credit()
    }

    /// What is set apart was not paid by the end of a grace: it loses its interest-free period as if not disputed.
    #[cold]
    #[inline(never)]
    pub(super) fn lose_free_period_of_apart(&mut self, until: u32, no_earlier: ChargedFrom) {
        self.postings.change_apart(|part| {
            if part.moment < until && !part.bears {
                part.bears = true;
                part.index = part.index.max(no_earlier.index);
                part.from = part.from.max(no_earlier.day);
            }
        });
    }
}
