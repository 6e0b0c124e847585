//! Contract interest where it accrues on all principal outstanding, and the fraction that a posting leaves.

// Semantics: [loan-27] [loan-28] [loan-29].

use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped};
use crate::balance::record::{LoanSegment, Note, Recorder};
use crate::calendar::Date;
use crate::component::Component;
use crate::schedule::{ACCRUAL_UNIT, accrual_per_unit};

/// What all principal outstanding has earned since interest was last posted, in accrual units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outstanding {
    earned: i128,
    /// Balance x days of the running period, where days are shares of a whole period, and what one minor unit earns in that
    /// period of so many days.
    shares: i128,
    per_unit: i128,
    of_days: i32,
    /// The same days by the day count: what they are should the period turn out to be no whole one.
    by_count: i128,
}

impl Outstanding {
    pub(super) const NONE: Self = Self { earned: 0, shares: 0, per_unit: 0, of_days: 1, by_count: 0 };

    /// So much before the period begins.
    pub(super) const fn holding(earned: i128) -> Self {
        Self { earned, ..Self::NONE }
    }

    /// All of it.
    ///
    /// # Rounding
    /// Shares of a whole period are summed as balance x days and divided once, half up to an accrual unit; a period on one
    /// balance is exact.
    fn exact(&self) -> Result<i128, Stopped> {
        if self.shares == 0 {
            return Ok(self.earned);
        }
        let days = i128::from(self.of_days);
        let twice = self.shares.checked_mul(self.per_unit).and_then(|all| all.checked_mul(2)).ok_or(Stopped)?;
        let twice_days = days.checked_mul(2).ok_or(Stopped)?;
        let rounded = twice.checked_add(days).and_then(|all| all.checked_div_euclid(twice_days)).ok_or(Stopped)?;
        self.earned.checked_add(rounded).ok_or(Stopped)
    }

    /// The shares so far stand: a new rate, or another period.
    fn keep_shares(&mut self) -> Result<(), Stopped> {
        self.earned = self.exact()?;
        (self.shares, self.by_count) = (0, 0);
        Ok(())
    }
}

impl<R: Recorder> LoanReplay<'_, R> {
    /// All principal outstanding: not yet due, and due and unpaid.
    pub(super) fn outstanding_principal(&self) -> Result<i64, Stopped> {
        let undue = if self.is_disbursed { self.course.undue() } else { 0 };
        undue.more(self.postings.unpaid(Component::Loan))
    }

    /// The days before `day` accrue on all principal outstanding.
    pub(super) fn accrue_outstanding(&mut self, day: Date) -> Result<(), Stopped> {
        let (base, from) = (self.outstanding_principal()?, self.until);
        let Some((rate, count)) = self.contract.terms().filter(|_| base > 0 && !self.contract.is_frozen()) else {
            return Ok(());
        };
        let days = day.days_since(from);
        let by_count = i128::from(base).checked_mul(accrual_per_unit(rate, count, from, day)).ok_or(Stopped)?;
        let segment = LoanSegment {
            component: Component::Interest,
            owner: None,
            base,
            rate,
            count: Some(count),
            of_days: None,
            from,
            to: day,
            earned: by_count,
        };
        let Some((per_unit, of_days)) = self.course.share(rate) else {
            self.outstanding.earned = self.outstanding.earned.checked_add(by_count).ok_or(Stopped)?;
            self.recorder.loan_segment(segment);
            return Ok(());
        };
        let shares = i128::from(base).checked_mul(i128::from(days)).ok_or(Stopped)?;
        let own = &mut self.outstanding;
        (own.per_unit, own.of_days) = (per_unit, of_days);
        own.shares = own.shares.checked_add(shares).ok_or(Stopped)?;
        own.by_count = own.by_count.checked_add(by_count).ok_or(Stopped)?;
        let earned = Outstanding { earned: 0, shares, ..*own }.exact()?;
        self.recorder.loan_segment(LoanSegment { count: None, of_days: Some(of_days), earned, ..segment });
        Ok(())
    }

    /// The rate is about to change: days so far keep theirs.
    pub(super) fn keep_outstanding(&mut self) -> Result<(), Stopped> {
        self.outstanding.keep_shares()
    }

    /// The running period is no whole one after all: its days so far go by the day count.
    pub(super) fn outstanding_by_count(&mut self) -> Result<(), Stopped> {
        let own = &mut self.outstanding;
        own.earned = own.earned.checked_add(own.by_count).ok_or(Stopped)?;
        (own.shares, own.by_count) = (0, 0);
        Ok(())
    }

    /// What contract interest has accrued and is not posted, without a fraction carried.
    pub(super) fn contract_accrued(&mut self) -> Result<i128, Stopped> {
        if self.terms.is_outstanding() {
            return self.outstanding.exact();
        }
        self.settle_running()?;
        Ok(self.running.settled())
    }

    /// Contract interest to be posted: what accrued with the fraction carried, rounded once; and that sum. What rounding
    /// leaves is carried on, but for the last.
    pub(super) fn post_fraction(&mut self, accrued: i128, is_last: bool) -> Result<(i64, i128), Stopped> {
        if !self.terms.carries_fraction() {
            return Ok((self.rounded(accrued)?, accrued));
        }
        let exact = accrued.checked_add(self.fraction).ok_or(Stopped)?;
        let minor = self.rounded(exact)?.max(0);
        if self.fraction != 0 {
            self.note(Note::FractionCarried { exact: self.fraction });
        }
        let posted = i128::from(minor).checked_mul(ACCRUAL_UNIT).ok_or(Stopped)?;
        self.fraction = if is_last { 0 } else { exact.checked_sub(posted).ok_or(Stopped)? };
        Ok((minor, exact))
    }

    /// What has accrued of contract interest, rounded as it would be posted.
    pub(super) fn contract_interest(&mut self) -> Result<(i64, i128), Stopped> {
        let exact = self.contract_accrued()?.checked_add(self.fraction).ok_or(Stopped)?;
        Ok((self.rounded(exact)?.max(0), exact))
    }
}
