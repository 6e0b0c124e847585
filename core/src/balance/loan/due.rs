//! What falls due, and what changes when it does.

// Semantics: [loan-6] [loan-8] [loan-17] [loan-18] [loan-19] [loan-20] [loan-21] [loan-32] [loan-35] [loan-36] [loan-38] [loan-43].

use super::instalment::Instalment;
use super::outstanding::Outstanding;
use super::replay::LoanReplay;
use crate::balance::error::{Checked, ReplayFault, Stopped};
use crate::balance::record::{AllocationSource, Cause, LoanPiece, Note};
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::Component;
use crate::ledger::{Action, EventId};
use crate::money::Money;
use crate::postings::NONE;
use crate::rate::{Fraction, Rate};
use crate::schedule::{AmortisationRow, Course, Earned, Ended, Method, RecastKeeps};

impl<R: Recorder> LoanReplay<'_, R> {
    /// The running period ends today, where it does; what was paid out today is for the one that begins.
    pub(super) fn fall_due(&mut self) -> Result<(), Stopped> {
        if !self.is_disbursed || self.course.next_due() != Some(self.today) {
            return Ok(());
        }
        self.end_period()?;
        if self.waiting_draw == 0 { Ok(()) } else { self.draw_waiting() }
    }

    #[cold]
    fn draw_waiting(&mut self) -> Result<(), Stopped> {
        if self.course.next_due().is_none() {
            let principal = self.money(self.terms.amortisation().principal_minor());
            return Err(self.fault.keep(ReplayFault::Disbursement { principal, day: self.terms.disbursed() }));
        }
        let amount = core::mem::take(&mut self.waiting_draw);
        self.disburse_more(amount)?;
        self.penalise_outstanding()
    }

    fn end_period(&mut self) -> Result<(), Stopped> {
        self.accrue_until(self.today)?;
        if self.course.is_in_advance() {
            return self.end_in_advance();
        }
        let accrued = self.period_interest()?;
        let earned = self.earned(accrued)?;
        let left_over = self.left_over(&earned)?;
        let exact = earned.exact;
        // Whoever listens hears how what falls due came to its amounts.
        let before = (!self.recorder.is_silent()).then_some(self.course);
        match self.course.end(&earned).map_err(|e| self.fault.of(e))? {
            Ended::Due(row) => {
                if let Some(before) = before {
                    self.tell_due_basis(&before, Some(&earned), &row)?;
                }
                self.carry_on(exact, row.interest, left_over)?;
                self.begin_period(0);
                self.post_instalment([row.principal, row.interest, row.fee], exact.max(0))
            }
            Ended::Capitalised(amount) => {
                self.carry_on(exact, amount, left_over)?;
                if exact > 0 {
                    let cause = Cause::Capitalised { exact };
                    self.note(Note::Posted { component: Component::Interest, amount, cause });
                }
                self.begin_period(0);
                self.penalise_outstanding()
            }
            Ended::Waits => {
                self.begin_period(accrued);
                Ok(())
            }
        }
    }

    /// How what falls due came to its amounts, as the running period ended that was `before`.
    #[cold]
    pub(super) fn tell_due_basis(
        &mut self,
        before: &Course,
        earned: Option<&Earned>,
        row: &AmortisationRow,
    ) -> Result<(), Stopped> {
        let principal = before.due_basis(earned, row).map_err(|e| self.fault.of(e))?;
        self.note(Note::FallsDue { principal, fee: before.fee_basis() });
        Ok(())
    }

    /// Principal, interest and fee fall due today.
    pub(super) fn post_instalment(&mut self, [principal, interest, fee]: [i64; 3], exact: i128) -> Result<(), Stopped> {
        self.fall_due_today([principal, interest, fee])?;
        let moment = self.next_moment()?;
        self.add_instalment([principal, interest, fee], moment, Cause::Instalment { exact })?;
        self.penalise_outstanding()
    }

    /// The next instalment is due today: what of it, its grace, the first day that bears, and the rests that are due with it.
    #[inline(always)] // the other caller is rare
    pub(super) fn fall_due_today(&mut self, [principal, interest, fee]: [i64; 3]) -> Result<(), Stopped> {
        let due = self.terms.last_day_to_pay(self.today).map_err(|e| self.fault.of(e))?;
        let grace_days = i32::from(self.terms.late_payment_grace_days());
        let late_payment_grace_end = due.plus_days(grace_days).map_err(|e| self.fault.of(e))?;
        let (penalty, compound, from) = self.bearing_from(due)?;
        let next = self.begin_instalment()?;
        (next.due, next.late_payment_grace_end) = (due, late_payment_grace_end);
        (next.penalty_from, next.compound_from, next.bears_from) = (penalty, compound, from);
        next.principal = principal;
        (next.interest, next.fee) = (next.interest.more(interest)?, next.fee.more(fee)?);
        // Where one before it is still in its grace, they are due with that.
        if self.rest_from < self.count && self.undecided == self.count {
            self.due_with_next();
        }
        Ok(())
    }

    #[cold]
    #[inline(never)]
    fn due_with_next(&mut self) {
        if let Some(&next) = self.instalments.get(self.count) {
            self.due_with(self.count, &next);
        }
    }

    /// Money goes out: the first on the day that the terms say, more of it while principal is still to fall due.
    pub(super) fn disburse(&mut self, source: EventId, action: Action, amount: i64) -> Result<(), Stopped> {
        let (principal, day) = (self.terms.amortisation().principal_minor(), self.terms.disbursed());
        let down = self.terms.amortisation().shape().down_payment_minor();
        let is_first = !self.is_disbursed;
        if !is_first && self.course.is_in_advance() {
            return Err(self.fault.keep(ReplayFault::InterestInAdvance));
        }
        let before = self.drawn;
        self.drawn = before.more(amount)?;
        self.raise_charge_cap(before)?;
        // On a due date it is for the period that begins, after what falls due.
        let waits = !is_first && self.course.next_due() == Some(self.today);
        let is_timely = match is_first {
            true => self.today == day && amount >= down,
            false => {
                let is_last = self.course.is_last(self.is_disturbed, self.terms.is_outstanding());
                self.course.next_due().is_some() && !(waits && is_last)
            }
        };
        if self.drawn > principal || !is_timely {
            return Err(self.fault.keep(ReplayFault::Disbursement { principal: self.money(principal), day }));
        }
        self.note(Note::Event { event: source, action });
        if waits {
            self.waiting_draw = self.waiting_draw.more(amount)?;
            return Ok(());
        }
        if !is_first {
            return self.disburse_more(amount);
        }
        self.is_disbursed = true;
        if amount != principal {
            self.course.begin_with(amount).map_err(|e| self.fault.of(e))?;
        }
        self.begin_period(0);
        self.fall_due_at_once(down)
    }

    /// On the first day of the running period it belongs to that; else that one goes by days, each on its balance.
    fn disburse_more(&mut self, amount: i64) -> Result<(), Stopped> {
        self.settle_running()?;
        self.is_disturbed |= self.course.period_start() < self.today;
        self.course.draw(amount, self.drawn, self.today).map_err(|e| self.fault.of(e))?;
        if !self.terms.is_outstanding() {
            self.running.set_base(self.course.undue());
        }
        Ok(())
    }

    /// What the running period earned, exactly: a twelfth of a year where it is a whole month that nothing disturbed.
    fn period_interest(&mut self) -> Result<i128, Stopped> {
        if self.terms.is_outstanding() {
            return self.contract_accrued();
        }
        if self.is_disturbed || !self.course.is_twelfth() {
            self.settle_running()?;
            return Ok(self.running.settled());
        }
        let earned = self.course.earned().map_err(|e| self.fault.of(e))?;
        if earned > 0 {
            self.recorder.loan_segment(LoanPiece {
                component: Component::Interest,
                owner: None,
                base: self.running.base(),
                rate: self.course.rate(),
                count: None,
                share: self.course.interval().share_of_year(),
                part_of: None,
                from: self.course.period_start(),
                to: self.today,
                earned,
            });
        }
        self.carried.checked_add(earned).ok_or(Stopped)
    }

    /// A period begins with the principal that has not fallen due, and with what it earned before.
    pub(super) fn begin_period(&mut self, carried: i128) {
        self.is_disturbed = false;
        self.carried = carried;
        if self.terms.is_outstanding() {
            self.outstanding = Outstanding::holding(carried);
            return;
        }
        // Interest in advance is posted before it would accrue.
        let base = if self.course.is_in_advance() { 0 } else { self.course.undue() };
        self.running.restart(&self.contract, self.until, base);
        self.running.set_earned(carried);
    }

    /// The indices on the first day that bears penalty and compound interest of what could be paid until a day, and that
    /// first day.
    pub(super) fn bearing_from(&mut self, due: Date) -> Result<(i128, i128, Date), Stopped> {
        let from = match self.terms.overdue_from() {
            crate::terms::OverdueFrom::DueDate => due,
            crate::terms::OverdueFrom::DayAfterDue => due.plus_days(1).map_err(|e| self.fault.of(e))?,
        };
        let at =
            |index: &super::index::RateIndex| index.sum().checked_add(index.added(self.until, from)).ok_or(Stopped);
        Ok((at(&self.penalty)?, at(&self.compound)?, from))
    }

    /// The instalment that falls due next, with the interest already posted to it.
    #[inline]
    pub(super) fn begin_instalment(&mut self) -> Result<&mut Instalment, Stopped> {
        let next = self.instalments.get_mut(self.count).ok_or_else(|| self.fault.no_room())?;
        if !self.is_next_begun {
            *next = Instalment::EMPTY;
            self.is_next_begun = true;
        }
        Ok(next)
    }

    /// Posts the next instalment: principal, interest and fee of one moment.
    pub(super) fn add_instalment(
        &mut self,
        [principal, interest, fee]: [i64; 3],
        moment: u32,
        cause: Cause,
    ) -> Result<(), Stopped> {
        let at = self.count;
        self.count = at.saturating_add(1);
        self.is_next_begun = false;
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
        let moment = self.post_overdue_interest()?;
        self.post_interest_after_maturity(moment)?;
        self.use_credit()?;
        let mut left = self.allocate(by, amount)?;
        if left > 0 && self.is_disbursed && self.course.undue() > 0 {
            let moment = self.next_moment()?;
            self.post_interest_so_far(moment)?;
            if !self.terms.is_outstanding() {
                self.course.cut(self.until).map_err(|e| self.fault.of(e))?;
            }
            self.use_credit()?;
            left = self.allocate(by, left)?;
            left = self.prepay(by, source, left, moment, keep)?;
            self.begin_rest_of_period();
        }
        self.keep_credit(by, left)
    }

    /// Contract interest accrued so far is posted; what of it is not paid stays with the running instalment.
    pub(super) fn post_interest_so_far(&mut self, moment: u32) -> Result<(), Stopped> {
        let accrued = self.contract_accrued()?;
        let (interest, exact) = self.post_fraction(accrued)?;
        let at = self.count;
        let next = self.begin_instalment()?;
        next.interest = next.interest.more(interest)?;
        self.post(Component::Interest, interest, Some(at), moment, Cause::Accrued { exact, owner: None })
    }

    /// What is left of the period begins to earn anew: as a period of its own, or still with its share of the whole.
    pub(super) fn begin_rest_of_period(&mut self) {
        let is_disturbed = self.is_disturbed && self.terms.is_outstanding();
        let rest = self.outstanding.rest();
        self.begin_period(0);
        (self.is_disturbed, self.outstanding) = (is_disturbed, rest);
    }

    /// Principal not yet due comes back, from the credit and then from what is left of the money; returns what is left then.
    pub(super) fn prepay(
        &mut self,
        by: AllocationSource,
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
        let keeps_all = self.terms.is_outstanding() && keep != Some(RecastKeeps::Term);
        if keep.is_none() && !keeps_all && principal < self.course.undue() {
            return Err(self.fault.keep(ReplayFault::KeepMissing));
        }
        self.post(Component::Loan, principal, None, moment, Cause::Repaid(source))?;
        if self.credit > 0 {
            let at = self.postings.first(Component::Loan);
            self.credit = self.take(AllocationSource::Credit, at, self.credit)?;
        }
        let at = self.postings.first(Component::Loan);
        left = self.take(by, at, left)?;
        if keeps_all {
            self.course.repay_keeping_all(principal);
        } else {
            let keep = keep.unwrap_or(RecastKeeps::Term);
            self.course.repay(principal, keep).map_err(|e| self.fault.of(e))?;
        }
        if self.course.next_due().is_none() {
            self.fraction = 0;
        }
        match by {
            AllocationSource::EarlyRepayment(_) => self.charge_early_fee(by, principal, left),
            _ => Ok(left),
        }
    }

    /// The fee on principal repaid before it was due, on top of it.
    fn charge_early_fee(&mut self, by: AllocationSource, principal: i64, left: i64) -> Result<i64, Stopped> {
        let (rate, fee) = self.early_fee(principal)?;
        if fee == 0 {
            return Ok(left);
        }
        let moment = self.next_moment()?;
        self.post(Component::ServiceFee, fee, None, moment, Cause::EarlyRepaymentFee { principal, rate })?;
        self.use_credit()?;
        self.allocate(by, left)
    }

    /// The fee on so much principal repaid today, and its rate.
    ///
    /// # Rounding
    /// Rate x principal, once.
    pub(super) fn early_fee(&self, principal: i64) -> Result<(Fraction, i64), Stopped> {
        let Some(table) = self.terms.early_repayment_fee() else { return Ok((Fraction::ZERO, 0)) };
        let rate = table.rate(self.terms.disbursed().whole_months_to(self.today));
        let exact = i128::from(principal).checked_mul(i128::from(rate.parts())).ok_or(Stopped)?;
        let fee = self.terms.rounding().quotient(exact, i128::from(Fraction::SCALE)).ok_or(Stopped)?;
        Ok((rate, fee))
    }

    /// All principal is due today, with what accrued; instalments in late-payment grace lose it.
    pub(super) fn accelerate(&mut self, source: EventId) -> Result<(), Stopped> {
        if !self.terms.accelerates() || !self.is_disbursed || self.course.undue() == 0 {
            return Err(self.fault.keep(ReplayFault::NothingToAccelerate));
        }
        self.end_all_graces()?;
        let accrued = self.contract_accrued()?;
        let (interest, exact) = self.post_fraction(accrued)?;
        self.fraction = 0;
        let principal = self.course.accelerate();
        self.begin_period(0);
        let (today, at) = (self.today, self.count);
        self.is_called = true;
        let next = self.begin_instalment()?;
        (next.due, next.late_payment_grace_end, next.bears_from) = (today, today, today);
        (next.is_overdue, next.is_accelerated) = (true, true);
        (next.principal, next.interest) = (principal, next.interest.more(interest)?);
        let overdue_interest = next.interest;
        self.bear(at, principal, overdue_interest)?;
        let moment = self.next_moment()?;
        self.add_instalment([principal, interest, 0], moment, Cause::Accelerated { event: source, exact })
    }

    pub(super) fn change_due_date(&mut self, source: EventId, due: Date) -> Result<(), Stopped> {
        if !self.is_disbursed || self.course.next_due().is_none() || due <= self.today {
            return Err(self.fault.keep(ReplayFault::DueDate { due, day: self.today }));
        }
        if self.course.is_in_advance() {
            return Err(self.fault.keep(ReplayFault::InterestInAdvance));
        }
        let before = self.course.next_due();
        self.course.move_due(self.today, due).map_err(|e| self.fault.of(e))?;
        if self.course.next_due() != before {
            self.outstanding_by_count()?;
        }
        // What changed or was paid out today, were it a due date, is now inside the period.
        self.is_disturbed |= self.course.is_rate_waiting();
        let drawn = core::mem::take(&mut self.waiting_draw);
        if drawn > 0 {
            self.disburse_more(drawn)?;
        }
        let action = Action::DueDateChange { due };
        self.note(Note::Event { event: source, action });
        Ok(())
    }

    pub(super) fn change_rate(&mut self, source: EventId, rate: Rate) -> Result<(), Stopped> {
        self.terms.amortisation().takes_rate(rate).map_err(|e| self.fault.of(e))?;
        self.settle_all()?;
        self.keep_outstanding()?;
        // On a due date the change is for the period that begins.
        let is_running = self.course.period_start() < self.today && self.course.next_due().is_some();
        self.is_disturbed |= is_running && self.course.next_due() != Some(self.today);
        if is_running {
            self.settle_running()?;
        }
        self.set_rates(rate)?;
        self.bear_later()?;
        self.course.change_rate(rate, self.today).map_err(|e| self.fault.of(e))?;
        let action = Action::LoanRate(rate);
        self.note(Note::Event { event: source, action });
        Ok(())
    }

    /// Another level payment, from the first instalment after the day on.
    pub(super) fn change_payment(&mut self, source: EventId, amount: Money) -> Result<(), Stopped> {
        if self.terms.amortisation().method() != Method::Level {
            return Err(self.fault.keep(ReplayFault::WrongKind));
        }
        if !self.is_disbursed || self.course.next_due().is_none() {
            return Err(self.fault.keep(ReplayFault::NoInstalmentRunning));
        }
        self.course.change_payment(amount.minor()).map_err(|e| self.fault.of(e))?;
        self.note(Note::Event { event: source, action: Action::PaymentChange(amount) });
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
        let is_capped = self.terms.charge_cap().is_some();
        let minor = if is_capped { self.within_cap(component, minor, instalment, cause)? } else { minor };
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
