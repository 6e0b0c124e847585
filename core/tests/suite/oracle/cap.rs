//! What the cap on charges is counted on: every day's principal, added up without ado.
//!
//! Semantics: [law-4] [law-5].

use super::calendar::Day;

/// The days of an account as far as the cap asks.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct CapBook {
    /// The principal that each day accrues on, parts of plans to come included.
    pub(crate) daily: Vec<(Day, i128)>,
    /// The day the posted balance last rose from zero.
    pub(crate) rose: Option<Day>,
    /// Paid on charges, by day.
    pub(crate) paid: Vec<(Day, i128)>,
    /// How many of these came before the balance last rose.
    before: usize,
}

impl CapBook {
    pub(super) fn rise(&mut self, today: Day) {
        self.rose = Some(today);
        self.before = self.paid.len();
    }

    pub(super) fn pay(&mut self, today: Day, charges: i128) {
        self.paid.push((today, charges));
    }

    pub(crate) fn paid_since_it_rose(&self) -> i128 {
        self.paid[self.before..].iter().map(|(_, charges)| charges).sum()
    }

    pub(crate) fn paid_since(&self, start: Day) -> i128 {
        self.paid.iter().filter(|(day, _)| *day >= start).map(|(_, charges)| charges).sum()
    }
}

/// 24 % a year on each day's principal from `start` on, `end` not counted: half up, in minor units.
pub(crate) fn plain_cap(daily: &[(Day, i128)], start: Day, end: Day) -> i128 {
    let sum: i128 = daily.iter().filter(|(day, _)| (start..end).contains(day)).map(|(_, principal)| principal).sum();
    (sum * 24 * 2 + 36_500) / (36_500 * 2)
}
