//! How good a choice is, at most and at least.

use super::{ExpectedValue, LastMove, Limits, Tally, Thresholds};
use crate::money::Money;

/// What a choice reaches, and what no choice within the limits can pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Certificate {
    accounts: u64,
    conceded: Money,
    value: ExpectedValue,
    upper_bound: ExpectedValue,
}

impl Certificate {
    /// From what all partitions take together and the last move.
    ///
    /// Semantics: [choice-6]
    #[must_use]
    pub fn new<A: Ord + Clone>(
        limits: &Limits,
        thresholds: &Thresholds<A>,
        tally: &Tally,
        last: Option<&LastMove<A>>,
    ) -> Self {
        let whole = thresholds.whole.as_ref().map(|place| place.increment);
        let at_whole = |left: u64, up: bool| whole.map_or(0, |increment| increment.at_rate(left, up));
        let mut beyond = at_whole(tally.left(limits), true);
        for (group, cap) in limits.caps_minor() {
            let Some(own) = thresholds.groups.get(&group) else { continue };
            let left = tally.left_of(group, cap);
            // What a unit more of the cap would bring beyond what a unit of the budget brings, where it brings more.
            let more = own.increment.at_rate(left, true).saturating_sub(at_whole(left, false));
            beyond = beyond.saturating_add(more);
        }
        let gain = last.map_or(ExpectedValue::ZERO, |last| last.gain);
        let moved = last.map_or(0, |last| last.concession);
        Self {
            accounts: tally.accounts().saturating_add(u64::from(last.is_some_and(|last| last.is_new))),
            conceded: limits.money(limits.budget_minor().saturating_sub(tally.left(limits)).saturating_add(moved)),
            value: tally.value().plus(gain),
            upper_bound: tally.value().plus(ExpectedValue::from_millionths(beyond)),
        }
    }

    /// How many accounts get an offer.
    #[must_use]
    pub const fn accounts(&self) -> u64 {
        self.accounts
    }

    /// What is conceded.
    #[must_use]
    pub const fn conceded(&self) -> Money {
        self.conceded
    }

    /// What the choice is expected to bring.
    #[must_use]
    pub const fn value(&self) -> ExpectedValue {
        self.value
    }

    /// What no choice within the limits can bring more than.
    #[must_use]
    pub const fn upper_bound(&self) -> ExpectedValue {
        self.upper_bound
    }

    /// The most that the choice can be short of the best one.
    #[must_use]
    pub const fn gap(&self) -> ExpectedValue {
        let (upper, value) = (self.upper_bound.millionths(), self.value.millionths());
        ExpectedValue::from_millionths(upper.saturating_sub(value))
    }
}
