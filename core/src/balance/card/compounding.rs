//! Interest that compounds by the day.

// Semantics: [card-16].

use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{ReplayFault, Stopped, less};
use crate::balance::record::Recorder;
use crate::calendar::Date;
use crate::terms::Compounding;

/// The latest rates of purchases, each with the day it holds from: what is charged back day by day earns the rate of each.
#[derive(Clone, Copy, Debug)]
pub(super) struct RecentRates {
    /// The newest last.
    changes: [(Date, i64); Self::MAX],
    count: usize,
}

impl RecentRates {
    /// How many changes are remembered.
    pub(super) const MAX: usize = 24;

    /// One rate from a day on.
    pub(super) const fn since(from: Date, a_day: i64) -> Self {
        Self { changes: [(from, a_day); Self::MAX], count: 1 }
    }

    /// A rate in parts (10^-12) a day from a day on; of several of one day the last holds, and one in force is no change.
    pub(super) fn push(&mut self, from: Date, a_day: i64) {
        let mut newest = self.count.checked_sub(1).and_then(|newest| self.changes.get_mut(newest));
        if let Some((_, newest)) = newest.as_mut().filter(|(day, _)| *day == from) {
            *newest = a_day;
            return;
        }
        if newest.is_some_and(|(_, in_force)| *in_force == a_day) {
            return;
        }
        if self.count == Self::MAX {
            self.changes.rotate_left(1);
            self.count = self.count.saturating_sub(1);
        }
        if let Some(slot) = self.changes.get_mut(self.count) {
            *slot = (from, a_day);
            self.count = self.count.saturating_add(1);
        }
    }

    /// The rates as an opening tells them, the newest last.
    #[cfg(feature = "alloc")]
    pub(super) fn told(&self) -> &[(Date, i64)] {
        self.changes.get(..self.count).unwrap_or(&[])
    }

    /// The rate of a day; `None` where it is forgotten.
    fn on(&self, day: Date) -> Option<i64> {
        let known = self.changes.get(..self.count)?;
        known.iter().rfind(|(from, _)| *from <= day).map(|(_, a_day)| *a_day)
    }
}

impl<R: Recorder> CardReplay<'_, R> {
    pub(super) fn compounds_daily(&self) -> bool {
        self.terms.compounding() == Compounding::Daily
    }

    /// What an amount has earned at the rate of purchases from a day on, at which the rate index stood at `index`.
    pub(super) fn earned_since(&mut self, minor: i64, from: Date, index: i64) -> Result<Accrued, Stopped> {
        if self.compounds_daily() {
            return self.compounded_since(minor, from);
        }
        Accrued::earned(minor, less(self.purchase.sum(), index)?.max(0)).ok_or(Stopped)
    }

    #[cold]
    #[inline(never)]
    fn compounded_since(&mut self, minor: i64, from: Date) -> Result<Accrued, Stopped> {
        let (mut exact, mut day, until) = (Accrued::ZERO, from, self.purchase.until());
        while day < until {
            let a_day = self.recent_rates.on(day);
            let a_day = a_day.ok_or_else(|| self.fault.keep(ReplayFault::TooManyRates { max: RecentRates::MAX }))?;
            exact = exact.compounded(minor, a_day).ok_or(Stopped)?;
            day = day.plus_days(1).map_err(|e| self.fault.of(e))?;
        }
        Ok(exact)
    }

    /// Lets what bears, and everything earned and not yet posted, owed or to be charged back, earn over some days at today's
    /// rates.
    #[cold]
    #[inline(never)]
    pub(super) fn compound(&mut self, days: i32) -> Result<(), Stopped> {
        let (purchase, cash) = (self.purchase.a_day(), self.cash.a_day());
        self.earned_purchase = compounded(self.earned_purchase, self.bearing_purchase, purchase, days)?;
        self.earned_cash = compounded(self.earned_cash, self.bearing_cash, cash, days)?;
        self.stepped_unbilled = compounded(self.stepped_unbilled, 0, purchase, days)?;
        for window in self.windows.iter_mut().filter(|window| !window.is_decided) {
            window.stepped = compounded(window.stepped, 0, purchase, days)?;
        }
        Ok(())
    }
}

fn compounded(mut exact: Accrued, minor: i64, a_day: i64, days: i32) -> Result<Accrued, Stopped> {
    if a_day != 0 && (minor != 0 || exact != Accrued::ZERO) {
        for _ in 0..days {
            exact = exact.compounded(minor, a_day).ok_or(Stopped)?;
        }
    }
    Ok(exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_of_a_day_is_the_last_one_told_of_the_days_up_to_it() {
        let day = |n| Date::MIN.plus_days(n).unwrap();
        let mut rates = RecentRates::since(day(0), 5);
        rates.push(day(10), 0);
        rates.push(day(10), 7);
        assert_eq!([0, 9, 10, 11].map(|n| rates.on(day(n))), [Some(5), Some(5), Some(7), Some(7)]);
        for n in 11..=33 {
            rates.push(day(n), i64::from(n));
        }
        assert_eq!([9, 10, 33].map(|n| rates.on(day(n))), [None, Some(7), Some(33)]);
    }
}
