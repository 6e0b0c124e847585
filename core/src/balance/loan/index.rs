//! Rate indices of a loan, and the balances that earn by them.

use crate::balance::error::Stopped;
use crate::balance::record::LoanPiece;
use crate::balance::recorder::Recorder;
use crate::calendar::{Date, DayCount};
use crate::component::Component;
use crate::rate::Rate;
use crate::schedule::{accrual_a_day, accrual_per_unit};

/// What one minor unit has earned over all days so far, frozen ones left out, in accrual units.
///
/// Two days apart, the difference of the index times a balance is what the balance earned between them.
#[derive(Clone, Copy, Debug)]
pub(super) struct RateIndex {
    /// `None`: earns nothing.
    rate: Option<Rate>,
    count: DayCount,
    frozen: bool,
    /// What a day adds, in accrual units, where every day adds the same.
    a_day: Option<i64>,
    sum: i128,
}

/// Where an index stands before a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct IndexDay {
    pub(super) sum: i128,
    pub(super) day: Date,
}

impl IndexDay {
    /// Before all days.
    #[cfg(feature = "alloc")]
    pub(super) const FIRST: Self = Self { sum: i128::MIN, day: Date::MIN };
    /// Beyond all days.
    pub(super) const BEYOND: Self = Self { sum: i128::MAX, day: Date::MAX };
}

impl RateIndex {
    /// One that earns nothing yet.
    pub(super) const fn new(count: DayCount) -> Self {
        Self { rate: None, count, frozen: false, a_day: Some(0), sum: 0 }
    }

    pub(super) const fn sum(&self) -> i128 {
        self.sum
    }

    /// The rate and its day count, where it earns.
    pub(super) fn terms(&self) -> Option<(Rate, DayCount)> {
        self.rate.map(|rate| (rate, self.count))
    }

    pub(super) const fn is_frozen(&self) -> bool {
        self.frozen
    }

    pub(super) const fn freeze(&mut self, frozen: bool) {
        self.frozen = frozen;
    }

    pub(super) fn change_rate(&mut self, rate: Option<Rate>) {
        self.rate = rate;
        self.a_day = rate.map_or(Some(0), |rate| accrual_a_day(rate, self.count));
    }

    /// What the days [from, to) add.
    pub(super) fn added(&self, from: Date, to: Date) -> i128 {
        match (self.a_day, self.rate) {
            _ if self.frozen => 0,
            // INVARIANT: both fit 64 bits, so the product fits.
            (Some(a_day), _) => i128::from(a_day).saturating_mul(i128::from(to.days_since(from))),
            (None, rate) => rate.map_or(0, |rate| accrual_per_unit(rate, self.count, from, to)),
        }
    }

    pub(super) fn advance(&mut self, from: Date, to: Date) -> Result<(), Stopped> {
        self.sum = self.sum.checked_add(self.added(from, to)).ok_or(Stopped)?;
        Ok(())
    }
}

/// A balance that earns by an index, and what it has earned since that was last posted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Earning {
    base: i64,
    /// The index, and the day, up to which `earned` counts.
    mark: i128,
    since: Date,
    earned: i128,
}

impl Earning {
    pub(super) const NONE: Self = Self { base: 0, mark: 0, since: Date::MIN, earned: 0 };

    /// All it has earned by a state of the index.
    #[inline(never)]
    pub(super) fn earned(&self, index: &RateIndex) -> Result<i128, Stopped> {
        let added = index.sum.checked_sub(self.mark);
        let more = added.and_then(|added| i128::from(self.base).checked_mul(added));
        more.and_then(|more| self.earned.checked_add(more)).ok_or(Stopped)
    }

    /// Counts up to `day`, where the index stands, and tells over which days what stood still.
    #[inline(never)]
    pub(super) fn settle<R: Recorder>(
        &mut self,
        index: &RateIndex,
        day: Date,
        component: Component,
        owner: Option<usize>,
        recorder: &mut R,
    ) -> Result<(), Stopped> {
        if self.base == 0 {
            (self.mark, self.since) = (index.sum, day);
            return Ok(());
        }
        let before = self.earned;
        self.earned = self.earned(index)?;
        if let Some(rate) = index.rate.filter(|_| self.earned > before) {
            let (base, count, from) = (self.base, Some(index.count), self.since);
            let earned = self.earned.saturating_sub(before);
            recorder.loan_segment(LoanPiece {
                component,
                owner,
                base,
                rate,
                count,
                share: None,
                part_of: None,
                from,
                to: day,
                earned,
            });
        }
        (self.mark, self.since) = (index.sum, day);
        Ok(())
    }

    /// What has been earned up to the last settling, which is now posted.
    pub(super) const fn take(&mut self) -> i128 {
        let earned = self.earned;
        self.earned = 0;
        earned
    }

    pub(super) const fn set_earned(&mut self, earned: i128) {
        self.earned = earned;
    }

    pub(super) fn add_earned(&mut self, earned: i128) -> Result<(), Stopped> {
        self.earned = self.earned.checked_add(earned).ok_or(Stopped)?;
        Ok(())
    }

    /// Whether it earns nothing and has earned nothing since it was posted.
    pub(super) const fn is_nothing(&self) -> bool {
        self.base == 0 && self.earned == 0
    }

    pub(super) const fn settled(&self) -> i128 {
        self.earned
    }

    /// Another balance that has earned nothing yet, from `day` on, where the index stands.
    pub(super) const fn restart(&mut self, index: &RateIndex, day: Date, base: i64) {
        *self = Self { base, mark: index.sum, since: day, earned: 0 };
    }

    /// Another balance from the day it was last settled on.
    pub(super) const fn set_base(&mut self, base: i64) {
        self.base = base;
    }

    pub(super) const fn base(&self) -> i64 {
        self.base
    }
}
