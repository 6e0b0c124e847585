//! A payment's money goes back: what it had met is owed again.

// Semantics: [loan-45] [loan-46].

use super::met::Met;
use super::replay::LoanReplay;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::{AllocationSource, Cause, Note};
use crate::balance::recorder::Recorder;
use crate::component::Component;
use crate::ledger::EventId;
use crate::terms::AllocationMode;

impl<R: Recorder> LoanReplay<'_, R> {
    /// Remembers what money met.
    #[cold]
    #[inline(never)]
    pub(super) fn remember_met(
        &mut self,
        by: AllocationSource,
        component: Component,
        minor: i64,
    ) -> Result<(), Stopped> {
        if matches!(by, AllocationSource::Waiver(_)) {
            return Ok(());
        }
        *self.met.get_mut(self.met_count).ok_or_else(|| self.fault.no_room())? = Met { component, minor };
        self.met_count = self.met_count.saturating_add(1);
        Ok(())
    }

    /// The newest money goes back: first what is credit, then what it met last.
    #[cold]
    #[inline(never)]
    pub(super) fn charge_back(&mut self, source: EventId, amount: i64) -> Result<(), Stopped> {
        if self.terms.allocation_mode() == AllocationMode::InstalmentFirst {
            return Err(self.fault.keep(ReplayFault::ChargebackByInstalment));
        }
        let met = self.met.get(..self.met_count).unwrap_or(&[]);
        let received = met.iter().try_fold(self.credit, |sum, met| sum.more(met.minor))?;
        if amount > received {
            return Err(self
                .fault
                .keep(ReplayFault::ChargebackTooLarge { asked: self.money(amount), received: self.money(received) }));
        }
        let of_credit = amount.min(self.credit);
        self.credit = less(self.credit, of_credit)?;
        if of_credit > 0 {
            self.note(Note::Returned { event: source, component: None, amount: of_credit });
        }
        let mut left = less(amount, of_credit)?;
        let mut returned = [0_i64; Component::COUNT];
        while left > 0 {
            let newest = self.met_count.checked_sub(1).ok_or(Stopped)?;
            let met = self.met.get_mut(newest).ok_or(Stopped)?;
            let part = left.min(met.minor);
            met.minor = less(met.minor, part)?;
            if met.minor == 0 {
                self.met_count = newest;
            }
            let sum = returned.get_mut(met.component.index()).ok_or(Stopped)?;
            *sum = sum.more(part)?;
            left = less(left, part)?;
        }
        for (component, minor) in Component::ALL.into_iter().zip(returned).filter(|(_, minor)| *minor > 0) {
            self.note(Note::Returned { event: source, component: Some(component), amount: minor });
        }
        self.owe_again(source, &returned)
    }

    /// What went back falls due with the running period, or today where none is running.
    fn owe_again(&mut self, source: EventId, returned: &[i64; Component::COUNT]) -> Result<(), Stopped> {
        let of = |component: Component| returned.get(component.index()).copied().unwrap_or(0);
        let cause = Cause::Returned(source);
        let (principal, interest, fee) = (of(Component::Loan), of(Component::Interest), of(Component::InstalmentFee));
        let moment = self.next_moment()?;
        let scheduled = [Component::Loan, Component::Interest, Component::InstalmentFee];
        for component in Component::ALL.into_iter().filter(|component| !scheduled.contains(component)) {
            self.post(component, of(component), None, moment, cause)?;
        }
        if self.course.next_due().is_none() {
            if principal.more(interest)?.more(fee)? > 0 {
                // Interest that a payment posted since, and left unpaid, falls due with it.
                self.fall_due_today([principal, interest, fee])?;
                self.add_instalment([principal, interest, fee], moment, cause)?;
            }
            return Ok(());
        }
        if interest > 0 || fee > 0 {
            let at = self.count;
            let next = self.begin_instalment()?;
            (next.interest, next.fee) = (next.interest.more(interest)?, next.fee.more(fee)?);
            self.post(Component::Interest, interest, Some(at), moment, cause)?;
            self.post(Component::InstalmentFee, fee, Some(at), moment, cause)?;
        }
        if principal > 0 {
            self.settle_running()?;
            // On its last day it changes nothing of what the period has earned.
            self.is_disturbed |= self.course.next_due() != Some(self.today);
            self.course.put_back(principal);
            if !self.terms.is_outstanding() && !self.course.is_in_advance() {
                self.running.set_base(self.running.base().more(principal)?);
            }
        }
        Ok(())
    }

    /// Credit is paid out.
    pub(super) fn refund_credit(&mut self, amount: i64) -> Result<(), Stopped> {
        if amount > self.credit {
            return Err(self.fault.keep(ReplayFault::CreditRefundTooLarge {
                asked: self.money(amount),
                credit: self.money(self.credit),
            }));
        }
        self.credit = less(self.credit, amount)?;
        Ok(())
    }
}
