//! What an amount takes from what is posted and unpaid.

// Semantics: [card-15] [card-23] [alloc-1] [alloc-4].

use super::free_sums::{ChargedFrom, FreeSums};
use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::record::{AllocationSource, Note, When};
use crate::balance::recorder::Recorder;
use crate::component::{Component, Components};
use crate::postings::{NONE, Posting};
use crate::terms::Order;

/// Whether amounts taken from billed postings count toward statements and minimum payments.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Counts {
    Yes,
    No,
}

/// What is taken at once from one component's postings, all of them billed or none.
struct Taken {
    component: Component,
    billed: bool,
    source: AllocationSource,
    amount: i64,
    /// Of that, what bore interest as purchases do.
    bearing: i64,
    /// Of that, what each window had billed.
    windows: [i64; 2],
    /// Whether what did not bear was in its interest-free period.
    is_free: bool,
}

impl<R: Recorder> CardReplay<'_, R> {
    /// Lets an amount fall through the allocation order of today's stage, billed before unbilled. Gives what is left.
    pub(super) fn allocate(&mut self, minor: i64, source: AllocationSource, counts: Counts) -> Result<i64, Stopped> {
        let terms = self.terms;
        let order = terms.allocation().at(self.days_past_due);
        let mut left = minor;
        for billed in [true, false] {
            let owed = self.postings.on_side(billed);
            if owed == 0 {
                continue;
            }
            if self.recorder.is_silent() && owed <= left && self.judgment.is_none() {
                if !billed || !self.take_bill(counts)? {
                    self.take_each(self.postings.present(), billed, source, counts)?;
                }
                left = less(left, owed)?;
                continue;
            }
            for group in order.groups() {
                if left == 0 || self.postings.on_side(billed) == 0 {
                    break;
                }
                left = self.take_oldest(left, group, order, billed, source, counts)?;
            }
        }
        if left > 0 && self.judgment.is_some() {
            left = self.meet_judgment_interest(left, source, counts)?;
        }
        Ok(left)
    }

    /// Takes from the oldest postings of a group, billed or unbilled. Gives what is left.
    pub(super) fn take_oldest(
        &mut self,
        minor: i64,
        group: Components,
        order: &Order,
        billed: bool,
        source: AllocationSource,
        counts: Counts,
    ) -> Result<i64, Stopped> {
        let here = self.postings.present().and(group);
        if here.is_empty() {
            return Ok(minor);
        }
        // Whoever listens is told of the oldest first.
        if self.recorder.is_silent() || here.single().is_some() {
            let owed = self.postings.unpaid_on_side(here, billed)?;
            if owed <= minor {
                self.take_each(here, billed, source, counts)?;
                return less(minor, owed);
            }
        }
        let mut left = minor;
        while left > 0 {
            let at = self.postings.oldest(here, order, billed);
            if at == NONE {
                break;
            }
            left = self.take(at, left, source, counts)?;
        }
        Ok(left)
    }

    /// Takes at most `minor` from a posting in its queue. Gives what is left of `minor`.
    pub(super) fn take(
        &mut self,
        at: u32,
        minor: i64,
        source: AllocationSource,
        counts: Counts,
    ) -> Result<i64, Stopped> {
        let Some(&posting) = self.postings.get(at) else { return Ok(minor) };
        let amount = posting.unpaid.min(minor);
        if amount == 0 {
            return Ok(minor);
        }
        let mut taken = self.nothing_of(posting.component, posting.moment < self.unbilled_from, source);
        self.reach(&posting, amount, &mut taken)?;
        self.postings.reduce(at, &posting, amount, taken.billed)?;
        self.settle_taken(&taken, counts)?;
        less(minor, amount)
    }

    /// Takes whatever is unpaid of some components, of what is billed or of what is not.
    fn take_each(
        &mut self,
        components: Components,
        billed: bool,
        source: AllocationSource,
        counts: Counts,
    ) -> Result<(), Stopped> {
        for component in components.iter() {
            let (first, end) = self.postings.side(component, billed);
            if first != end {
                self.take_all(component, (first, end), billed, source, counts)?;
            }
        }
        Ok(())
    }

    /// The same of one: one walk, and every sum changes once.
    fn take_all(
        &mut self,
        component: Component,
        (first, end): (u32, u32),
        billed: bool,
        source: AllocationSource,
        counts: Counts,
    ) -> Result<(), Stopped> {
        let mut taken = self.nothing_of(component, billed, source);
        let mut at = first;
        while at != end {
            let Some(posting) = self.postings.spend(at) else { break };
            self.reach(&posting, posting.unpaid, &mut taken)?;
            at = posting.next;
        }
        match billed {
            true => self.postings.clear_billed(component, self.unbilled_from)?,
            false => self.postings.clear_unbilled(component)?,
        }
        self.settle_taken(&taken, counts)
    }

    /// Takes all that is billed without looking at a posting, where sums alone say what parts repaid in their interest-free
    /// period have earned.
    fn take_bill(&mut self, counts: Counts) -> Result<bool, Stopped> {
        let [before, last] = &self.windows;
        let (Some(before), Some(last)) = (self.earned_by_sums(before), self.earned_by_sums(last)) else {
            return Ok(false);
        };
        let owed = self.postings.on_side(true);
        for component in self.postings.present().iter() {
            self.postings.clear_billed(component, self.unbilled_from)?;
        }
        for (window, earned) in self.windows.iter_mut().zip([before, last]) {
            window.stepped = window.stepped.more(earned)?;
            window.free = FreeSums::NOTHING;
            let unpaid = core::mem::take(&mut window.unpaid);
            if counts == Counts::Yes {
                window.meet(unpaid)?;
            }
        }
        if counts == Counts::Yes {
            self.demands.meet(owed)?;
        }
        self.bearing = self.bearing.without_billed();
        Ok(true)
    }

    #[inline]
    fn nothing_of(&self, component: Component, billed: bool, source: AllocationSource) -> Taken {
        let is_free = self.with_free_period().contains(component);
        Taken { component, billed, source, amount: 0, bearing: 0, windows: [0; 2], is_free }
    }

    /// An amount is taken from a posting.
    #[inline(always)] // the inside of a walk
    fn reach(&mut self, posting: &Posting, amount: i64, taken: &mut Taken) -> Result<(), Stopped> {
        taken.amount = taken.amount.more(amount)?;
        for (window, sum) in self.windows.iter().zip(&mut taken.windows) {
            if window.billed(posting) {
                *sum = sum.more(amount)?;
            }
        }
        if let Some(judgment) = &mut self.judgment {
            judgment.meet(posting, amount)?;
        }
        if posting.bears {
            taken.bearing = taken.bearing.more(amount)?;
        } else if taken.is_free {
            self.step_down(posting, amount)?;
        }
        let Taken { component, billed, source, .. } = *taken;
        let (posted, days_past_due) = (posting.posted(), self.days_past_due);
        // A credit balance meets what is posted this moment, before any of it accrues.
        let from = if source == AllocationSource::Credit { self.today } else { self.today.max(self.purchase.until()) };
        let note = Note::Taken { source, component, posted, from, amount, billed, days_past_due };
        self.recorder.note(self.today, note);
        Ok(())
    }

    /// What was taken is no longer owed: it bears nothing, and counts toward statements and minimum payments where it does.
    #[inline]
    fn settle_taken(&mut self, taken: &Taken, counts: Counts) -> Result<(), Stopped> {
        for (window, amount) in self.windows.iter_mut().zip(taken.windows) {
            window.unpaid = less(window.unpaid, amount)?;
            if counts == Counts::Yes {
                window.meet(amount)?;
            }
        }
        if counts == Counts::Yes && taken.billed {
            self.demands.meet(taken.amount)?;
        }
        match taken.component {
            Component::Cash | Component::Interest | Component::CompoundInterest => Ok(()),
            _ => Ok(self.bearing.take(taken.bearing, taken.billed)?),
        }
    }

    /// A repaid part of a purchase is no longer in its interest-free period; what it will have earned is remembered, should that
    /// period be lost.
    #[inline]
    fn step_down(&mut self, posting: &Posting, amount: i64) -> Result<(), Stopped> {
        let open = self.windows.iter().position(|window| window.billed_here(posting));
        let free = match open.and_then(|at| self.windows.get_mut(at)) {
            Some(window) => &mut window.free,
            None => &mut self.free_unbilled,
        };
        free.take(posting, amount)?;
        // Of what is not billed yet, the next decision.
        let decides = match open {
            Some(at) => self.windows.get(at),
            None => self.windows.iter().find(|window| !window.is_decided),
        };
        let no_earlier = decides.map_or(ChargedFrom::POSTING, |window| self.charged_from(window));
        let charged = no_earlier.of(posting);
        let exact = self.earned_since(amount, charged.from, charged.index)?;
        if exact == Accrued::ZERO {
            return Ok(());
        }
        let when = match open.and_then(|at| self.windows.get_mut(at)) {
            Some(window) => {
                window.stepped = window.stepped.more(exact)?;
                When::IfLost(window.statement)
            }
            None if posting.component != Component::Instalment
                && !self.terms.new_purchases_keep_interest_free_period() =>
            {
                self.stepped_unbilled = self.stepped_unbilled.more(exact)?;
                When::IfRevolving
            }
            None => return Ok(()),
        };
        self.tell_since(when, amount, &charged)
    }
}
