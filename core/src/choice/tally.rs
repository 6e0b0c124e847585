//! What is taken up to the thresholds, and the one move that what is left still pays for.

use alloc::collections::BTreeMap;
use core::cmp::Reverse;

use super::candidates::{Account, Partition};
use super::curve::Point;
use super::expected_value::amount;
use super::{ExpectedValue, Limits, Thresholds};
use crate::money::{Currency, Money, MoneyError};

/// What the accounts of some partitions get up to the thresholds, together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Tally {
    accounts: u64,
    conceded: u128,
    value: ExpectedValue,
    #[cfg_attr(feature = "serde", serde(with = "super::carried::pairs"))]
    by_group: BTreeMap<u32, u128>,
}

impl Tally {
    /// Both tallies added up.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        self.accounts = self.accounts.saturating_add(other.accounts);
        self.conceded = self.conceded.saturating_add(other.conceded);
        self.value = self.value.plus(other.value);
        for (group, conceded) in &other.by_group {
            self.count_group(*group, *conceded);
        }
        self
    }

    /// How many accounts get an offer.
    #[must_use]
    pub const fn accounts(&self) -> u64 {
        self.accounts
    }

    /// What is conceded, in the currency of the limits.
    ///
    /// # Errors
    /// [`MoneyError::OutOfRange`] beyond [`Money::MAX_MINOR`]: never within the limits.
    pub fn conceded(&self, currency: Currency) -> Result<Money, MoneyError> {
        amount(self.conceded, currency)
    }

    /// What it is expected to bring.
    #[must_use]
    pub const fn value(&self) -> ExpectedValue {
        self.value
    }

    fn count_group(&mut self, group: u32, conceded: u128) {
        let sum = self.by_group.entry(group).or_default();
        *sum = sum.saturating_add(conceded);
    }

    /// What is left of a limit.
    pub(super) fn left(&self, limits: &Limits) -> u64 {
        u64::try_from(u128::from(limits.budget_minor()).saturating_sub(self.conceded)).unwrap_or(0)
    }

    /// What is left of a group's cap.
    pub(super) fn left_of(&self, group: u32, cap: u64) -> u64 {
        let conceded = self.by_group.get(&group).copied().unwrap_or(0);
        u64::try_from(u128::from(cap).saturating_sub(conceded)).unwrap_or(0)
    }
}

/// One account moved to another offer, by what is left of the limits.
///
/// Semantics: [choice-5]
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct LastMove<A> {
    pub(super) account: A,
    pub(super) number: u32,
    pub(super) gain: ExpectedValue,
    pub(super) concession: u64,
    /// Whether the account had no offer before.
    pub(super) is_new: bool,
}

impl<A: Ord + Clone> LastMove<A> {
    /// Whose it is.
    #[must_use]
    pub const fn account(&self) -> &A {
        &self.account
    }

    /// The number of the offer moved to.
    #[must_use]
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// The better of two moves: the one that brings more; of equal ones the one that costs less, then that of the earlier account.
    #[must_use]
    pub fn better(self, other: Self) -> Self {
        if self.rank() <= other.rank() { self } else { other }
    }

    fn rank(&self) -> (Reverse<ExpectedValue>, u64, &A) {
        (Reverse(self.gain), self.concession, &self.account)
    }
}

impl<A: Ord + Clone> Partition<A> {
    /// The point that an account stands at: the last step taken, or what costs nothing.
    pub(super) fn taken(&self, account: &Account<A>, thresholds: &Thresholds<A>) -> Option<&Point> {
        let free = self.points(account).first().filter(|first| first.concession == 0);
        let steps = self.steps(account);
        let taken =
            steps.take_while(|(number, point, increment)| thresholds.takes(account, *number, point, *increment));
        taken.last().map(|(_, point, _)| point).or(free)
    }

    /// What the accounts get up to the thresholds.
    #[must_use]
    pub fn tally(&self, thresholds: &Thresholds<A>) -> Tally {
        let mut tally = Tally::default();
        for account in &self.accounts {
            let Some(point) = self.taken(account, thresholds) else { continue };
            tally.accounts = tally.accounts.saturating_add(1);
            tally.conceded = tally.conceded.saturating_add(u128::from(point.concession));
            tally.value = tally.value.plus(point.value);
            if let Some(group) = account.group {
                tally.count_group(group, u128::from(point.concession));
            }
        }
        tally
    }

    /// The move of one of these accounts that brings most and that what all partitions leave of the limits pays for.
    #[must_use]
    pub fn last_move(&self, thresholds: &Thresholds<A>, of_all: &Tally) -> Option<LastMove<A>> {
        let left = of_all.left(&self.limits);
        let caps: BTreeMap<u32, u64> =
            self.limits.caps_minor().map(|(group, cap)| (group, of_all.left_of(group, cap))).collect();
        let mut best: Option<LastMove<A>> = None;
        for account in &self.accounts {
            let own = account.group.and_then(|group| caps.get(&group)).map_or(left, |cap| left.min(*cap));
            let at = self.taken(account, thresholds);
            let (concession, value) = at.map_or((0, 0), |at| (at.concession, at.value.millionths()));
            let most = concession.saturating_add(own);
            // Points rise in both: the dearest that can be paid for brings most.
            let dearest = self.points(account).iter().take_while(|point| point.concession <= most).last();
            let Some(to) = dearest.filter(|to| to.concession > concession) else { continue };
            let found = LastMove {
                account: account.id.clone(),
                number: to.number,
                gain: ExpectedValue::from_millionths(to.value.millionths().saturating_sub(value)),
                concession: to.concession.saturating_sub(concession),
                is_new: at.is_none(),
            };
            best = Some(match best {
                Some(best) => best.better(found),
                None => found,
            });
        }
        best
    }

    /// The offer of each account, in the order of the accounts: its number, or none.
    pub fn picks<'a>(
        &'a self,
        thresholds: &'a Thresholds<A>,
        last: Option<&'a LastMove<A>>,
    ) -> impl Iterator<Item = (&'a A, Option<u32>)> {
        self.accounts.iter().map(move |account| {
            let moved = last.filter(|last| last.account == account.id).map(|last| last.number);
            let number = moved.or_else(|| self.taken(account, thresholds).map(|point| point.number));
            (&account.id, number)
        })
    }
}
