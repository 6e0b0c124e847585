//! What falls due, and what changes when it does.

// Semantics: [loan-6] [loan-8] [loan-17] [loan-18] [loan-19] [loan-20] [loan-21].

use super::instalment::Instalment;
use super::replay::LoanReplay;
use crate::balance::error::{Checked, ReplayFault, Stopped};
use crate::balance::record::{AllocationSource, Cause, LoanSegment, Note, Recorder};
use crate::calendar::Date;
use crate::component::Component;
use crate::ledger::{Action, EventId};
use crate::postings::NONE;
use crate::rate::Rate;
use crate::schedule::{Method, RecastKeeps};

impl<R: Recorder> LoanReplay<'_, R> {
    /// The running period ends today, where it does.
    pub(super) fn fall_due(&mut self) -> Result<(), Stopped> {
        if !self.is_disbursed || self.course.next_due() != Some(self.today) {
            return Ok(());
        }
        self.accrue_until(self.today)?;
        let exact = self.period_interest()?;
        if !self.course.posts() {
            self.course.fall_due(0).map_err(|e| self.fault.of(e))?;
            self.begin_period(exact);
            return Ok(());
        }
        let interest = self.rounded(exact)?;
        let row = self.course.fall_due(interest).map_err(|e| self.fault.of(e))?;
        self.begin_period(0);
        let mut instalment = self.next_instalment()?;
        instalment.due = self.today;
        instalment.late_payment_grace_end =
            self.today.plus_days(i32::from(self.terms.late_payment_grace_days())).map_err(|e| self.fault.of(e))?;
        (instalment.principal, instalment.fee) = (row.principal_minor, row.fee_minor);
        instalment.interest = instalment.interest.more(interest)?;
        let (penalty, compound, from) = self.bearing_from()?;
        (instalment.penalty_from, instalment.compound_from, instalment.bears_from) = (penalty, compound, from);
        let cause = Cause::Instalment { exact };
        self.add_instalment(instalment, [row.principal_minor, interest, row.fee_minor], cause)
    }

    /// What the running period earned, exactly: a twelfth of a year where it is a whole month that nothing disturbed.
    fn period_interest(&mut self) -> Result<i128, Stopped> {
        if self.is_disturbed || !self.course.is_twelfth() {
            self.settle_running()?;
            return Ok(self.running.settled());
        }
        let earned = self.course.earned().map_err(|e| self.fault.of(e))?;
        if earned > 0 {
            self.recorder.loan_segment(LoanSegment {
                component: Component::Interest,
                owner: None,
                base: self.running.base(),
                rate: self.course.rate(),
                count: None,
                from: self.course.period_start(),
                to: self.today,
                earned,
            });
        }
        self.carried.checked_add(earned).ok_or(Stopped)
    }

    /// A period begins with the principal that has not fallen due, and with what it earned before.
    fn begin_period(&mut self, carried: i128) {
        self.running.restart(&self.contract, self.until, self.course.undue());
        self.running.set_earned(carried);
        self.carried = carried;
        self.is_disturbed = false;
    }

    /// The indices on the first day that bears penalty and compound interest of what falls due today, and that day.
    fn bearing_from(&mut self) -> Result<(i128, i128, Date), Stopped> {
        let from = match self.terms.overdue_from() {
            crate::terms::OverdueFrom::DueDate => self.today,
            crate::terms::OverdueFrom::DayAfterDue => self.tomorrow()?,
        };
        let at =
            |index: &super::index::RateIndex| index.sum().checked_add(index.added(self.until, from)).ok_or(Stopped);
        Ok((at(&self.penalty)?, at(&self.compound)?, from))
    }

    /// The instalment that falls due next, with the interest already posted to it.
    pub(super) fn next_instalment(&mut self) -> Result<Instalment, Stopped> {
        let next = *self.instalments.get(self.count).ok_or_else(|| self.fault.no_room())?;
        Ok(if self.is_next_begun { next } else { Instalment::EMPTY })
    }

    /// Posts an instalment: principal, interest and fee of one moment.
    fn add_instalment(
        &mut self,
        instalment: Instalment,
        [principal, interest, fee]: [i64; 3],
        cause: Cause,
    ) -> Result<(), Stopped> {
        let at = self.count;
        *self.instalments.get_mut(at).ok_or_else(|| self.fault.no_room())? = instalment;
        self.count = at.saturating_add(1);
        self.is_next_begun = false;
        let moment = self.next_moment()?;
        for (component, minor) in
            [(Component::Loan, principal), (Component::Interest, interest), (Component::InstalmentFee, fee)]
        {
            self.post(component, minor, Some(at), moment, cause)?;
        }
        self.use_credit()
    }

    /// Money that comes back before its time, after any credit: over all posted, then what accrued, then principal; more is
    /// credit.
    pub(super) fn repay_early(
        &mut self,
        source: EventId,
        amount: i64,
        keep: Option<RecastKeeps>,
    ) -> Result<(), Stopped> {
        let by = AllocationSource::EarlyRepayment(source);
        self.post_overdue_interest()?;
        self.use_credit()?;
        let mut left = self.allocate(by, amount)?;
        if left > 0 && self.is_disbursed && self.course.undue() > 0 {
            self.settle_running()?;
            let exact = self.running.take();
            let interest = self.rounded(exact)?;
            let at = self.count;
            let mut next = Instalment::EMPTY;
            next.interest = interest;
            *self.instalments.get_mut(at).ok_or_else(|| self.fault.no_room())? = next;
            self.is_next_begun = true;
            let moment = self.next_moment()?;
            self.post(Component::Interest, interest, Some(at), moment, Cause::Accrued { exact, owner: None })?;
            self.course.cut(self.until).map_err(|e| self.fault.of(e))?;
            self.use_credit()?;
            left = self.allocate(by, left)?;
            left = self.prepay(source, left, moment, keep)?;
            self.begin_period(0);
        }
        self.keep_credit(by, left)
    }

    /// Principal not yet due comes back, from the credit and then from what is left of the money; returns what is left then.
    fn prepay(
        &mut self,
        source: EventId,
        mut left: i64,
        moment: u32,
        keep: Option<RecastKeeps>,
    ) -> Result<i64, Stopped> {
        let principal = self.credit.more(left)?.min(self.course.undue());
        // INVARIANT: money is left only where everything posted is paid; where none is, nothing comes back.
        if left == 0 || principal == 0 {
            return Ok(left);
        }
        if keep.is_none() && principal < self.course.undue() {
            return Err(self.fault.keep(ReplayFault::KeepMissing));
        }
        self.post(Component::Loan, principal, None, moment, Cause::Repaid(source))?;
        if self.credit > 0 {
            let at = self.postings.first(Component::Loan);
            self.credit = self.take(AllocationSource::Credit, at, self.credit)?;
        }
        let at = self.postings.first(Component::Loan);
        left = self.take(AllocationSource::EarlyRepayment(source), at, left)?;
        let keep = keep.unwrap_or(RecastKeeps::Term);
        self.course.repay(principal, keep).map_err(|e| self.fault.of(e))?;
        Ok(left)
    }

    /// All principal is due today, with what accrued; instalments in late-payment grace lose it.
    pub(super) fn accelerate(&mut self, source: EventId) -> Result<(), Stopped> {
        if !self.terms.accelerates() || !self.is_disbursed || self.course.undue() == 0 {
            return Err(self.fault.keep(ReplayFault::NothingToAccelerate));
        }
        self.end_all_graces();
        self.settle_running()?;
        let exact = self.running.take();
        let interest = self.rounded(exact)?;
        let principal = self.course.accelerate();
        self.begin_period(0);
        let mut accelerated = self.next_instalment()?;
        (accelerated.due, accelerated.late_payment_grace_end, accelerated.bears_from) =
            (self.today, self.today, self.today);
        (accelerated.is_overdue, accelerated.is_accelerated) = (true, true);
        accelerated.principal = principal;
        accelerated.interest = accelerated.interest.more(interest)?;
        let at = self.count;
        let (overdue_principal, overdue_interest) = (accelerated.principal, accelerated.interest);
        *self.instalments.get_mut(at).ok_or_else(|| self.fault.no_room())? = accelerated;
        self.bear(at, overdue_principal, overdue_interest)?;
        let accelerated = *self.instalments.get(at).ok_or_else(|| self.fault.no_room())?;
        self.add_instalment(accelerated, [principal, interest, 0], Cause::Accelerated { event: source, exact })
    }

    pub(super) fn change_due_date(&mut self, source: EventId, due: Date) -> Result<(), Stopped> {
        if !self.is_disbursed || self.course.next_due().is_none() || due <= self.today {
            return Err(self.fault.keep(ReplayFault::DueDate { due, day: self.today }));
        }
        self.course.move_due(due).map_err(|e| self.fault.of(e))?;
        let action = Action::DueDateChange { due };
        self.note(Note::Event { event: source, action });
        Ok(())
    }

    pub(super) fn change_rate(&mut self, source: EventId, rate: Rate) -> Result<(), Stopped> {
        if self.terms.amortisation().method() == Method::FlatFee {
            return Err(self.fault.keep(ReplayFault::WrongKind));
        }
        self.settle_all()?;
        // On a due date the change is for the period that begins.
        let is_running = self.course.period_start() < self.today && self.course.next_due().is_some();
        self.is_disturbed |= is_running && self.course.next_due() != Some(self.today);
        if is_running && (self.is_disturbed || !self.course.is_twelfth()) {
            self.settle_running()?;
        }
        self.set_rates(rate)?;
        self.course.change_rate(rate, self.today).map_err(|e| self.fault.of(e))?;
        let action = Action::LoanRate(rate);
        self.note(Note::Event { event: source, action });
        Ok(())
    }

    pub(super) fn settle_running(&mut self) -> Result<(), Stopped> {
        self.running.settle(&self.contract, self.until, Component::Interest, None, &mut self.recorder)
    }

    /// Posts an amount of an instalment, or of none.
    pub(super) fn post(
        &mut self,
        component: Component,
        minor: i64,
        instalment: Option<usize>,
        moment: u32,
        cause: Cause,
    ) -> Result<(), Stopped> {
        let exact = match cause {
            Cause::Accrued { exact, .. } => exact,
            Cause::Instalment { exact } | Cause::Accelerated { exact, .. } if component == Component::Interest => exact,
            _ => 0,
        };
        // An amount that rounds to nothing is told: its remainder is dropped.
        if minor != 0 || exact != 0 {
            self.note(Note::Posted { component, amount: minor, cause });
        }
        if minor == 0 {
            return Ok(());
        }
        let owner = match instalment {
            Some(at) => {
                self.first_owed = self.first_owed.min(at);
                u32::try_from(at).map_err(|_| self.fault.no_room())?
            }
            None => NONE,
        };
        if let Some(own) = self.own_posting(instalment, component) {
            return self.postings.raise(own, minor, self.today, moment).map_err(|e| self.fault.of(e));
        }
        let at = self.postings.push_owned(component, minor, self.today, moment, owner);
        let at = at.map_err(|e| self.fault.of(e))?;
        self.remember_posting(instalment, component, at);
        Ok(())
    }
}
