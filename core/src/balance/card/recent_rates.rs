//! What the rate of purchases was of late, where interest compounds by the day.

// Semantics: [card-16].

use crate::calendar::Date;

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
        let mut changes = [(Date::MIN, 0); Self::MAX];
        let [first, ..] = &mut changes;
        *first = (from, a_day);
        Self { changes, count: 1 }
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
    pub(super) fn on(&self, day: Date) -> Option<i64> {
        let known = self.changes.get(..self.count)?;
        known.iter().rfind(|(from, _)| *from <= day).map(|(_, a_day)| *a_day)
    }
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
