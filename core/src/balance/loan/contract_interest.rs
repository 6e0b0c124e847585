//! What contract interest has accrued, and the fraction that a posting leaves.

// Semantics: [loan-8] [loan-38] [loan-39] [loan-40].

use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped};
use crate::balance::record::Note;
use crate::balance::recorder::Recorder;
use crate::calendar::Date;
use crate::component::Component;
use crate::schedule::{ACCRUAL_UNIT, Earned};

impl<R: Recorder> LoanReplay<'_, R> {
    /// All principal outstanding: not yet due, and due and unpaid.
    pub(super) fn outstanding_principal(&self) -> Result<i64, Stopped> {
        let undue = if self.is_disbursed { self.course.undue() } else { 0 };
        undue.more(self.postings.unpaid(Component::Loan))
    }

    /// The days before `day` accrue on all principal outstanding.
    #[cold]
    #[inline(never)]
    pub(super) fn accrue_outstanding(&mut self, day: Date) -> Result<(), Stopped> {
        let (base, from) = (self.outstanding_principal()?, self.until);
        let Some(terms) = self.contract.terms().filter(|_| base > 0 && !self.contract.is_frozen()) else {
            return Ok(());
        };
        let segment = self.outstanding.accrue(base, terms, &self.course, [from, day])?;
        self.recorder.loan_segment(segment);
        Ok(())
    }

    /// The rate is about to change: days so far keep theirs.
    pub(super) fn keep_outstanding(&mut self) -> Result<(), Stopped> {
        self.outstanding.keep_shares()
    }

    /// The running period is no whole one after all: its days so far go by the day count.
    pub(super) fn outstanding_by_count(&mut self) -> Result<(), Stopped> {
        if let Some((_, count)) = self.contract.terms() {
            self.recorder.counted(self.course.period_start(), count);
        }
        self.outstanding.count_days()
    }

    /// What contract interest has accrued and is not posted, without a fraction carried.
    pub(super) fn contract_accrued(&mut self) -> Result<i128, Stopped> {
        if self.terms.is_outstanding() {
            return self.outstanding.exact();
        }
        self.settle_running()?;
        Ok(self.running.settled())
    }

    /// What the running period has earned when it ends, with the fraction carried.
    pub(super) fn earned(&mut self, accrued: i128) -> Result<Earned, Stopped> {
        let is_begun = self.is_next_begun;
        let posted = || self.instalments.get(self.count).filter(|_| is_begun).map_or(0, |next| next.interest);
        let interest_first = if self.terms.is_outstanding() { Some(posted()) } else { None };
        let exact = accrued.checked_add(self.fraction).ok_or(Stopped)?;
        Ok(Earned { exact, waiting: self.carried, is_disturbed: self.is_disturbed, interest_first })
    }

    /// What weeks leave of an accrual unit at the end of the running period, where that is carried.
    pub(super) fn left_over(&mut self, earned: &Earned) -> Result<i128, Stopped> {
        if !self.terms.carries_fraction() {
            return Ok(0);
        }
        self.course.left_over(earned).map_err(|e| self.fault.of(e))
    }

    /// A period posted `minor` of `exact`: what rounding left is carried on, where the terms say so, but for the last.
    #[inline]
    pub(super) fn carry_on(&mut self, exact: i128, minor: i64, left_over: i128) -> Result<(), Stopped> {
        if self.terms.carries_fraction() { self.carry_rest(exact, minor, left_over) } else { Ok(()) }
    }

    #[cold]
    #[inline(never)]
    fn carry_rest(&mut self, exact: i128, minor: i64, left_over: i128) -> Result<(), Stopped> {
        self.carry_fraction(exact, minor)?;
        if self.course.next_due().is_none() {
            self.fraction = 0;
        } else {
            self.course.hold_over(left_over);
        }
        Ok(())
    }

    fn carry_fraction(&mut self, exact: i128, minor: i64) -> Result<(), Stopped> {
        if self.fraction != 0 {
            self.note(Note::FractionCarried { exact: self.fraction });
        }
        let posted = i128::from(minor).checked_mul(ACCRUAL_UNIT).ok_or(Stopped)?;
        self.fraction = exact.checked_sub(posted).ok_or(Stopped)?;
        Ok(())
    }

    /// Contract interest to be posted on the way: what accrued with the fraction carried, rounded once; and that sum. What
    /// rounding leaves is carried on.
    pub(super) fn post_fraction(&mut self, accrued: i128) -> Result<(i64, i128), Stopped> {
        if !self.terms.carries_fraction() {
            return Ok((self.rounded(accrued)?, accrued));
        }
        let exact = accrued.checked_add(self.fraction).ok_or(Stopped)?;
        let minor = self.rounded(exact)?.max(0);
        self.carry_fraction(exact, minor)?;
        Ok((minor, exact))
    }

    /// What has accrued of contract interest, rounded as it would be posted.
    pub(super) fn contract_interest(&mut self) -> Result<(i64, i128), Stopped> {
        let exact = self.contract_accrued()?.checked_add(self.fraction).ok_or(Stopped)?;
        Ok((self.rounded(exact)?.max(0), exact))
    }
}
