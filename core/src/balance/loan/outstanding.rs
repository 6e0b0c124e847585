//! Contract interest where it accrues on all principal outstanding.

// Semantics: [loan-38].

use crate::balance::error::Stopped;
#[cfg(feature = "alloc")]
use crate::balance::opening::{BalanceDays, OpeningShares};
use crate::balance::record::LoanPiece;
use crate::calendar::{Date, DayCount};
use crate::component::Component;
use crate::rate::Rate;
#[cfg(feature = "alloc")]
use crate::schedule::LoanAccrued;
use crate::schedule::{Course, accrual_per_unit};

/// What all principal outstanding has earned since interest was last posted, in accrual units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Outstanding {
    earned: i128,
    /// Balance x days of the running period, where days are shares of a whole period; what one minor unit earns in that
    /// period; and what the product of both is divided by, its days or for weeks thirteen times those.
    shares: i128,
    per_unit: i128,
    of: i128,
    /// The same days by the day count: what they are should the period turn out to be no whole one.
    by_count: i128,
    /// By how much the day count would be more than the shares that stand.
    instead: i128,
    /// The period was moved: all its days go by the day count.
    is_moved: bool,
}

impl Outstanding {
    pub(super) const NONE: Self =
        Self { earned: 0, shares: 0, per_unit: 0, of: 1, by_count: 0, instead: 0, is_moved: false };

    /// So much before the period begins.
    pub(super) const fn holding(earned: i128) -> Self {
        Self { earned, ..Self::NONE }
    }

    /// Nothing earned, in what is left of the running period.
    pub(super) const fn rest(&self) -> Self {
        Self { is_moved: self.is_moved, ..Self::NONE }
    }

    /// As an opening tells it: what is earned, and balance x days of the running period with what those days earn by the
    /// day count.
    #[cfg(feature = "alloc")]
    pub(super) fn resumed(earned: i128, told: OpeningShares, course: &Course, rate: Rate) -> Result<Self, Stopped> {
        let (shares, by_count) = (told.balance_days.minor_days(), told.by_count.parts());
        let (instead, is_moved) = (told.instead.parts(), told.is_moved);
        let Some(((per_unit, over), of_days)) = course.share(rate).filter(|_| shares != 0 && !is_moved) else {
            let earned = earned.checked_add(by_count).ok_or(Stopped)?;
            return Ok(Self { earned, instead, is_moved, ..Self::NONE });
        };
        let of = i128::from(of_days).checked_mul(over).ok_or(Stopped)?;
        Ok(Self { earned, shares, per_unit, of, by_count, instead, is_moved })
    }

    /// What is earned beside the shares of the running period.
    #[cfg(feature = "alloc")]
    pub(super) const fn kept(&self) -> i128 {
        self.earned
    }

    /// Balance x days of the running period, what those days earn by the day count, and how days before them go.
    #[cfg(feature = "alloc")]
    pub(super) const fn shares(&self) -> OpeningShares {
        let (days, by_count) = (BalanceDays::from_minor_days(self.shares), LoanAccrued::from_parts(self.by_count));
        let mut told = OpeningShares::new(days, by_count);
        (told.instead, told.is_moved) = (LoanAccrued::from_parts(self.instead), self.is_moved);
        told
    }

    /// All of it.
    ///
    /// # Rounding
    /// Shares of a whole period are summed as balance x days and divided once, half up to an accrual unit; a period on one
    /// balance is exact.
    pub(super) fn exact(&self) -> Result<i128, Stopped> {
        if self.shares == 0 {
            return Ok(self.earned);
        }
        let twice = self.shares.checked_mul(self.per_unit).and_then(|all| all.checked_mul(2)).ok_or(Stopped)?;
        let twice_of = self.of.checked_mul(2).ok_or(Stopped)?;
        let rounded = twice.checked_add(self.of).and_then(|all| all.checked_div_euclid(twice_of)).ok_or(Stopped)?;
        self.earned.checked_add(rounded).ok_or(Stopped)
    }

    /// The days [from, to) of a course accrue on a balance; tells how.
    pub(super) fn accrue(
        &mut self,
        base: i64,
        (rate, count): (Rate, DayCount),
        course: &Course,
        [from, to]: [Date; 2],
    ) -> Result<LoanPiece, Stopped> {
        let by_count = i128::from(base).checked_mul(accrual_per_unit(rate, count, from, to)).ok_or(Stopped)?;
        let segment = LoanPiece {
            component: Component::Interest,
            owner: None,
            base,
            rate,
            count: Some(count),
            share: None,
            part_of: None,
            from,
            to,
            earned: by_count,
        };
        let Some(((per_unit, over), of_days)) = course.share(rate).filter(|_| !self.is_moved) else {
            self.earned = self.earned.checked_add(by_count).ok_or(Stopped)?;
            return Ok(segment);
        };
        let shares = i128::from(base).checked_mul(i128::from(to.days_since(from))).ok_or(Stopped)?;
        self.per_unit = per_unit;
        self.of = i128::from(of_days).checked_mul(over).ok_or(Stopped)?;
        self.shares = self.shares.checked_add(shares).ok_or(Stopped)?;
        self.by_count = self.by_count.checked_add(by_count).ok_or(Stopped)?;
        let earned = Self { earned: 0, shares, ..*self }.exact()?;
        let share = course.interval().share_of_year();
        Ok(LoanPiece { count: None, share, part_of: Some((course.period_start(), of_days)), earned, ..segment })
    }

    /// The shares so far stand: a new rate, or another period.
    pub(super) fn keep_shares(&mut self) -> Result<(), Stopped> {
        let exact = self.exact()?;
        let by_shares = exact.checked_sub(self.earned).ok_or(Stopped)?;
        let more = self.by_count.checked_sub(by_shares).ok_or(Stopped)?;
        self.instead = self.instead.checked_add(more).ok_or(Stopped)?;
        self.earned = exact;
        (self.shares, self.by_count) = (0, 0);
        Ok(())
    }

    /// The period is no whole one after all: its days so far go by the day count.
    pub(super) fn count_days(&mut self) -> Result<(), Stopped> {
        let by_count = self.by_count.checked_add(self.instead).ok_or(Stopped)?;
        self.earned = self.earned.checked_add(by_count).ok_or(Stopped)?;
        (self.shares, self.by_count, self.instead, self.is_moved) = (0, 0, 0, true);
        Ok(())
    }
}
