//! Balance assertions: what the ledger says the account owed, against what the replay says.

// Semantics: [value-14].

use alloc::vec::Vec;

use super::account::of_either;
use super::record::Note;
use super::recorder::Recorder;
use super::replay_terms::ReplayTerms;
use super::{Account, AccountOf, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::ledger::{Action, EventId, LedgerEntry};
use crate::money::{Currency, Money};
use crate::sort::sort_by_key;

/// An assertion with what it was compared with.
///
/// It compares with posted amounts less credit at the snapshot of its own day, as known on the day it was recorded: a
/// payment that became known later does not make an assertion wrong that was right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AssertionCheck {
    /// The event.
    pub event: EventId,
    /// What it says the balance should be; below zero for a credit balance.
    pub expected: Money,
    /// What the account says: posted amounts less credit.
    pub actual: Money,
}

impl AssertionCheck {
    /// Whether both agree.
    #[must_use]
    pub const fn holds(&self) -> bool {
        self.expected.minor() == self.actual.minor()
    }
}

/// The most assertions that may need a replay of their own: each costs as much as the whole account.
const MOST_REPLAYS: usize = 256;

impl<T: ReplayTerms> AccountOf<'_, T> {
    /// Every assertion known, up to a day, compared; in ledger order.
    ///
    /// # Errors
    /// [`ReplayError`] where the history known to an assertion cannot be replayed;
    /// [`ReplayFault::TooManyAssertions`] where more than 256 of them were made before something they rest on changed.
    pub fn assertions(&self, day: Date) -> Result<Vec<AssertionCheck>, ReplayError> {
        checks(self, day)
    }
}

impl Account<'_> {
    /// Every assertion known, up to a day, compared; in ledger order.
    ///
    /// # Errors
    /// As [`AccountOf::assertions`].
    pub fn assertions(&self, day: Date) -> Result<Vec<AssertionCheck>, ReplayError> {
        of_either!(self, account => account.assertions(day))
    }
}

fn checks<T: ReplayTerms>(account: &AccountOf<'_, T>, day: Date) -> Result<Vec<AssertionCheck>, ReplayError> {
    let mut checks: Vec<AssertionCheck> = Vec::new();
    let mut replays: usize = 0;
    // The last day on which anything so far became known, or was reversed.
    let mut changed = Date::MIN;
    let mut all = None;
    let until = account.ledger().entries().iter().take_while(|entry| entry.effective() <= day);
    for entry in until {
        if !matches!(entry.action(), Action::Assertion(_)) {
            // One that was taken back since is in no replay of today and was in those of before.
            changed = changed.max(last_change(account, entry));
            continue;
        }
        if !entry.is_known_on(account.known_on()) {
            continue;
        }
        let known_then = entry.recorded_on();
        let compared = if changed <= known_then {
            match &all {
                Some(all) => all,
                None => all.insert(compare(account, day)?),
            }
            .find(entry.source())?
        } else {
            replays = replays.saturating_add(1);
            if replays > MOST_REPLAYS {
                let fault = ReplayFault::TooManyAssertions { max: MOST_REPLAYS };
                return Err(ReplayError { event: Some(entry.source()), reversal: None, fault });
            }
            compare(&account.as_known_on(known_then), entry.effective())?.find(entry.source())?
        };
        checks.extend(compared);
    }
    sort_by_key(&mut checks, |check| check.event);
    Ok(checks)
}

fn compare<T: ReplayTerms>(account: &AccountOf<'_, T>, day: Date) -> Result<Compared, ReplayError> {
    let (position, Heard(mut compared)) = account.replay(day, Heard::default())?;
    sort_by_key(&mut compared, |(event, ..)| *event);
    Ok(Compared { compared, currency: position.currency() })
}

fn last_change<T: ReplayTerms>(account: &AccountOf<'_, T>, entry: &LedgerEntry) -> Date {
    let knows = |recorded: Date| account.known_on().is_none_or(|day| recorded <= day);
    match entry.reversed_on().filter(|day| knows(*day)) {
        Some(reversed) => reversed,
        None if knows(entry.recorded_on()) => entry.recorded_on(),
        None => Date::MIN,
    }
}

/// What a replay compared, in the order of the events.
struct Compared {
    compared: Vec<(EventId, i64, i64)>,
    currency: Currency,
}

impl Compared {
    fn find(&self, event: EventId) -> Result<Option<AssertionCheck>, ReplayError> {
        let place = self.compared.binary_search_by_key(&event, |(event, ..)| *event).ok();
        let Some((_, expected, actual)) = place.and_then(|place| self.compared.get(place)) else { return Ok(None) };
        let money = |minor: &i64| Money::from_minor(*minor, self.currency).map_err(ReplayFault::from);
        Ok(Some(AssertionCheck { event, expected: money(expected)?, actual: money(actual)? }))
    }
}

/// Keeps what a replay compares, as it is told.
#[derive(Default)]
struct Heard(Vec<(EventId, i64, i64)>);

impl Recorder for Heard {
    fn note(&mut self, _day: Date, note: Note) {
        if let Note::Asserted { event, expected, actual } = note {
            self.0.push((event, expected, actual));
        }
    }
}
