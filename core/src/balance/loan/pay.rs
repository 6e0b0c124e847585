//! How money falls through what is posted.

// Semantics: [loan-15] [loan-16] [loan-23] [alloc-5] [alloc-6].

use super::instalment::{EARLY_INTEREST, SLOTS, slot};
use super::overdue::OVERDUE_INTEREST;
use super::replay::LoanReplay;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{AllocationSource, Cause, Note};
use crate::balance::recorder::Recorder;
use crate::component::{Component, Components};
use crate::ledger::EventId;
use crate::postings::NONE;
use crate::terms::{AllocationMode, Excess};

/// What an event may charge by itself, belonging to no instalment.
const OF_EVENTS: Components = Components::FEE.or(Components::one(Component::Cost));

impl<R: Recorder> LoanReplay<'_, R> {
    pub(super) fn pay(&mut self, source: EventId, amount: i64) -> Result<(), Stopped> {
        let by = AllocationSource::Payment(source);
        let moment = self.post_overdue_interest()?;
        if self.terms.is_outstanding() {
            return self.pay_outstanding(source, amount, moment);
        }
        let left = self.allocate(by, amount)?;
        self.keep_credit(by, left)
    }

    /// A simple-interest loan after its last due date: interest is posted by payments, at the moment of theirs.
    #[inline]
    pub(super) fn post_interest_after_maturity(&mut self, moment: u32) -> Result<(), Stopped> {
        if self.terms.is_outstanding() && self.course.next_due().is_none() {
            self.post_interest_so_far(moment)?;
            self.begin_rest_of_period();
        }
        Ok(())
    }

    /// A payment of a simple-interest loan: what it brings beyond what is posted may go on to interest accrued and to
    /// principal.
    #[cold]
    #[inline(never)]
    fn pay_outstanding(&mut self, source: EventId, amount: i64, moment: u32) -> Result<(), Stopped> {
        let by = AllocationSource::Payment(source);
        self.post_interest_after_maturity(moment)?;
        let mut left = self.allocate(by, amount)?;
        if left > 0 && self.terms.excess() == Excess::Prepay && self.is_disbursed && self.course.undue() > 0 {
            let moment = self.next_moment()?;
            self.post_interest_so_far(moment)?;
            self.use_credit()?;
            left = self.allocate(by, left)?;
            left = self.prepay(by, source, left, moment, None)?;
            self.begin_rest_of_period();
        }
        self.keep_credit(by, left)
    }

    /// A fee or cost of an event.
    pub(super) fn charge(&mut self, source: EventId, component: Component, minor: i64) -> Result<(), Stopped> {
        let moment = self.next_moment()?;
        self.post(component, minor, None, moment, Cause::Event(source))?;
        self.use_credit()
    }

    pub(super) fn waive(&mut self, source: EventId, components: Components, amount: i64) -> Result<(), Stopped> {
        self.post_accrued(components)?;
        if components.contains(Component::JudgmentInterest) {
            self.post_judgment_interest()?;
        }
        let owed = self.postings.unpaid_in(components)?;
        if amount > owed {
            return Err(self
                .fault
                .keep(ReplayFault::WaiverTooLarge { asked: self.money(amount), owed: self.money(owed) }));
        }
        let by = AllocationSource::Waiver(source);
        let charges = self.postings.unpaid_in(Components::CHARGES)?;
        match self.terms.allocation_mode() {
            AllocationMode::GroupFirst => self.take_oldest(by, components, amount)?,
            AllocationMode::InstalmentFirst => self.take_oldest_of_all(by, components, amount)?,
        };
        // What is waived does not count towards the cap on charges.
        let waived = less(charges, self.postings.unpaid_in(Components::CHARGES)?)?;
        self.charges_left = self.charges_left.more(waived)?;
        Ok(())
    }

    /// Lets an amount fall through the order; returns what is left.
    pub(super) fn allocate(&mut self, by: AllocationSource, amount: i64) -> Result<i64, Stopped> {
        let terms = self.terms;
        let mut left = amount;
        match terms.allocation_mode() {
            AllocationMode::GroupFirst if self.pays_all(left) => {
                left = less(left, self.postings.total())?;
                self.take_all()?;
            }
            AllocationMode::GroupFirst => {
                for group in terms.order().groups() {
                    left = self.take_oldest(by, group, left)?;
                }
            }
            AllocationMode::InstalmentFirst => {
                for group in terms.order().groups() {
                    left = self.take_of_events(by, group.and(OF_EVENTS), left)?;
                }
                let last = self.count.saturating_add(usize::from(self.is_next_begun));
                while left > 0 && self.first_owed < last {
                    for group in terms.order().groups() {
                        left = self.take_of_instalment(by, self.first_owed, group, left)?;
                    }
                    if left > 0 {
                        self.first_owed = self.first_owed.saturating_add(1);
                    }
                }
            }
        }
        if left > 0 && self.judgment.is_some() {
            left = self.meet_judgment_interest(by, left)?;
        }
        Ok(left)
    }

    /// Whether an amount pays everything posted, and nobody asks in which order.
    fn pays_all(&self, minor: i64) -> bool {
        self.postings.total() <= minor && self.recorder.is_silent() && self.judgment.is_none() && self.met.is_empty()
    }

    /// Pays everything posted: one walk a component.
    fn take_all(&mut self) -> Result<(), Stopped> {
        for component in self.postings.present().iter() {
            let mut at = self.postings.first(component);
            while let Some(posting) = self.postings.spend(at) {
                at = posting.next;
                let owner = usize::try_from(posting.entry).map_err(|_| self.fault.no_room())?;
                let Some(instalment) = self.instalments.get_mut(owner) else { continue };
                instalment.reduce(component, posting.unpaid)?;
                if instalment.is_overdue {
                    self.stop_bearing(owner, component, posting.unpaid)?;
                }
            }
            self.postings.clear_unbilled(component)?;
        }
        Ok(())
    }

    /// What was paid of an overdue instalment bears no more.
    fn stop_bearing(&mut self, at: usize, component: Component, paid: i64) -> Result<(), Stopped> {
        match component {
            Component::Loan => self.bear(at, paid.saturating_neg(), 0),
            Component::Interest => self.bear(at, 0, paid.saturating_neg()),
            _ => Ok(()),
        }
    }

    /// The oldest posting of some components first, whatever it belongs to.
    fn take_oldest(&mut self, by: AllocationSource, components: Components, mut left: i64) -> Result<i64, Stopped> {
        let terms = self.terms;
        while left > 0 {
            let at = self.postings.oldest(components, terms.order(), false);
            if at == NONE {
                break;
            }
            left = self.take(by, at, left)?;
        }
        Ok(left)
    }

    /// The same where the postings of overdue interest have several ages: those of one moment after another.
    fn take_oldest_of_all(
        &mut self,
        by: AllocationSource,
        components: Components,
        mut left: i64,
    ) -> Result<i64, Stopped> {
        let terms = self.terms;
        let aged = components.and(OVERDUE_INTEREST);
        while left > 0 {
            let at = self.postings.oldest(components.without(aged), terms.order(), false);
            let moment = self.postings.get(at).map_or(u32::MAX, |posting| posting.moment);
            match self.oldest_moment(aged) {
                Some(older) if older < moment => left = self.take_of_moment(by, aged, older, left)?,
                _ if at == NONE => break,
                _ => left = self.take(by, at, left)?,
            }
        }
        Ok(left)
    }

    /// When the oldest unpaid of some overdue interest was posted.
    fn oldest_moment(&self, components: Components) -> Option<u32> {
        let open = components.iter().flat_map(|component| {
            let own = move |at| self.own_posting(Some(at), component).and_then(|own| self.postings.get(own));
            (self.first_owed..self.count).filter_map(own).filter(|posting| posting.unpaid > 0)
        });
        open.map(|posting| posting.moment).min()
    }

    /// Overdue interest posted at one moment: by the listing of the order, then one instalment after another.
    fn take_of_moment(
        &mut self,
        by: AllocationSource,
        components: Components,
        moment: u32,
        mut left: i64,
    ) -> Result<i64, Stopped> {
        let (penalty, compound) = (Component::PenaltyInterest, Component::CompoundInterest);
        let order = self.terms.order();
        let is_compound_first = order.place(compound) < order.place(penalty);
        let listed = if is_compound_first { [compound, penalty] } else { [penalty, compound] };
        for component in listed.into_iter().filter(|component| components.contains(*component)) {
            for at in self.first_owed..self.count {
                let Some(own) = self.own_posting(Some(at), component) else { continue };
                let open = self.postings.get(own).filter(|posting| posting.unpaid > 0 && posting.moment == moment);
                if left > 0 && open.is_some() {
                    left = self.take(by, own, left)?;
                }
            }
        }
        Ok(left)
    }

    /// The same among what events charged.
    fn take_of_events(&mut self, by: AllocationSource, components: Components, mut left: i64) -> Result<i64, Stopped> {
        while left > 0 {
            let mut best = (u32::MAX, u8::MAX, NONE);
            for component in components.iter() {
                let mut at = self.postings.first(component);
                while let Some(posting) = self.postings.get(at) {
                    if posting.entry == NONE {
                        best = best.min((posting.moment, self.terms.order().place(component), at));
                        break;
                    }
                    at = posting.next;
                }
            }
            if best.2 == NONE {
                break;
            }
            left = self.take(by, best.2, left)?;
        }
        Ok(left)
    }

    /// The same within one instalment.
    fn take_of_instalment(
        &mut self,
        by: AllocationSource,
        at: usize,
        components: Components,
        mut left: i64,
    ) -> Result<i64, Stopped> {
        while left > 0 {
            let mut best = (u32::MAX, u8::MAX, NONE);
            let own = self.instalments.get(at).map_or([NONE; SLOTS], |instalment| instalment.postings);
            for own in own {
                let Some(open) = self.postings.get(own).filter(|posting| posting.unpaid > 0) else { continue };
                if components.contains(open.component) {
                    best = best.min((open.moment, self.terms.order().place(open.component), own));
                }
            }
            if best.2 == NONE {
                break;
            }
            left = self.take(by, best.2, left)?;
        }
        Ok(left)
    }

    /// Pays a posting, or the oldest that it is made of, as far as the money goes; returns what is left of that.
    pub(super) fn take(&mut self, by: AllocationSource, at: u32, left: i64) -> Result<i64, Stopped> {
        let Some(&posting) = self.postings.get(at) else { return Ok(left) };
        let (component, posted) = (posting.component, posting.from);
        let (mut amount, mut is_overdue) = (left.min(posting.unpaid), false);
        let owner = usize::try_from(posting.entry).map_err(|_| self.fault.no_room())?;
        // What an event charged belongs to none.
        if let Some(instalment) = self.instalments.get_mut(owner) {
            if let Some(queue) = instalment.runs(component) {
                let (taken, oldest) = self.runs.take(queue, component, amount, self.terms.rounding())?;
                amount = taken;
                if let Some(posting) = self.postings.get_mut(at) {
                    (posting.from, posting.moment) = (oldest.day, oldest.moment);
                }
            }
            instalment.reduce(component, amount)?;
            is_overdue = instalment.is_overdue;
        }
        if let Some(judgment) = &mut self.judgment {
            judgment.meet(&posting, amount)?;
        }
        self.postings.reduce(at, &posting, amount, false)?;
        if !self.met.is_empty() {
            self.remember_met(by, component, amount)?;
        }
        let (billed, days_past_due) = (true, self.days_past_due);
        let from = self.today.max(self.until);
        self.note(Note::Taken { source: by, component, posted, from, amount, billed, days_past_due });
        if is_overdue {
            self.stop_bearing(owner, component, amount)?;
        }
        less(left, amount)
    }

    /// The posting made for a component of an instalment, open or paid, where instalments are paid one after another.
    pub(super) fn own_posting(&self, instalment: Option<usize>, component: Component) -> Option<u32> {
        if self.terms.allocation_mode() == AllocationMode::GroupFirst {
            return None;
        }
        let at = instalment?;
        let own = self.instalments.get(at)?;
        let is_early = at >= self.count && component == Component::Interest;
        let slot = if is_early { EARLY_INTEREST } else { slot(component)? };
        own.postings.get(slot).copied().filter(|at| *at != NONE)
    }

    pub(super) fn remember_posting(&mut self, instalment: Option<usize>, component: Component, at: u32) {
        if self.terms.allocation_mode() == AllocationMode::GroupFirst {
            return;
        }
        let is_early = instalment.is_some_and(|instalment| instalment >= self.count);
        let slot = if is_early { Some(EARLY_INTEREST) } else { slot(component) };
        let own = instalment.and_then(|instalment| self.instalments.get_mut(instalment));
        if let Some(open) = own.zip(slot).and_then(|(own, slot)| own.postings.get_mut(slot)) {
            *open = at;
        }
    }

    pub(super) fn keep_credit(&mut self, by: AllocationSource, minor: i64) -> Result<(), Stopped> {
        if minor > 0 {
            self.credit = self.credit.more(minor)?;
            self.note(Note::Credited { source: by, amount: minor });
        }
        Ok(())
    }

    /// A credit meets whatever is posted, at once.
    pub(super) fn use_credit(&mut self) -> Result<(), Stopped> {
        if self.credit > 0 && self.postings.total() > 0 {
            self.credit = self.allocate(AllocationSource::Credit, self.credit)?;
        }
        Ok(())
    }
}
