//! What came in, by the day it took effect.

// Semantics: [agree-5] [agree-20].

use alloc::vec::Vec;

use crate::balance::Account;
use crate::calendar::Date;
use crate::ledger::Action;
use crate::sort::sort_by_key;

/// Payments, early repayments and refunds known, in the order of their days, with the sum so far in minor units.
///
/// Waivers and freezes of the ledger do not count: they may be how the plan itself was booked.
pub(super) struct Received(Vec<(Date, i64)>);

impl Received {
    /// What came in on any of several accounts.
    pub(super) fn on(accounts: &[Account<'_>]) -> Self {
        if let [account] = accounts {
            return Self::of(account);
        }
        let mut amounts: Vec<(Date, i64)> = Vec::new();
        for account in accounts {
            let mut before = 0;
            amounts.extend(Self::of(account).0.into_iter().map(|(day, sum)| {
                let amount = sum.saturating_sub(before);
                before = sum;
                (day, amount)
            }));
        }
        sort_by_key(&mut amounts, |(day, _)| *day);
        let mut sum = 0_i64;
        for (_, amount) in &mut amounts {
            sum = sum.saturating_add(*amount);
            *amount = sum;
        }
        Self(amounts)
    }

    pub(super) fn of(account: &Account<'_>) -> Self {
        let mut sum = 0_i64;
        let entries = account.ledger().entries().iter().filter(|entry| entry.is_known_on(account.known_on()));
        let amounts = entries.filter_map(|entry| match entry.action() {
            Action::Payment(amount) | Action::EarlyRepayment { amount, .. } | Action::Refund { amount, .. } => {
                sum = sum.saturating_add(amount.minor());
                Some((entry.effective(), sum))
            }
            _ => None,
        });
        Self(amounts.collect())
    }

    /// Everything that took effect up to a day.
    pub(super) fn by(&self, day: Date) -> i64 {
        let until = self.0.partition_point(|(effective, _)| *effective <= day);
        until.checked_sub(1).and_then(|last| self.0.get(last)).map_or(0, |(_, sum)| *sum)
    }

    /// The first day on which the sum reaches an amount.
    pub(super) fn first(&self, amount: i64) -> Option<Date> {
        let place = self.0.partition_point(|(_, sum)| *sum < amount);
        self.0.get(place).map(|(day, _)| *day)
    }

    /// The days on which something came in, after one and up to another.
    pub(super) fn days(&self, after: Date, until: Date) -> impl Iterator<Item = Date> + '_ {
        self.0.iter().map(|(day, _)| *day).filter(move |day| *day > after && *day <= until)
    }
}
