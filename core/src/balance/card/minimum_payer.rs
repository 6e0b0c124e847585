//! What a card costs somebody who pays exactly the minimum, on its due date, and nothing else happens.

// Semantics: [plan-18].

use core::cell::Cell;

use super::Workspace;
use crate::balance::record::Note;
use crate::balance::recorder::{Recorder, heard};
use crate::balance::{CardAccount, Position, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::ledger::{Action, EventId, LedgerEntry};
use crate::money::Money;

/// What paying the minimum leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MinimumPayments {
    /// What was paid.
    pub paid: Money,
    /// In how many payments.
    pub payments: u32,
    /// The largest of them.
    pub largest: Money,
    /// The last payment, where nothing is owed any more after it.
    pub paid_off: Option<Date>,
    /// Where the account stands at the horizon.
    pub position: Position,
}

/// Remembers the due dates of the last two statements; read while the replay listens.
#[derive(Debug, Default)]
struct DueDates(Cell<[Option<(u32, Date)>; 2]>);

impl Recorder for &DueDates {
    fn note(&mut self, _day: Date, note: Note) {
        if let Note::Statement { number, due, .. } | Note::OpenedStatement { number, due, .. } = note {
            let [_, last] = self.0.get();
            self.0.set([last, Some((number, due))]);
        }
    }
}

impl CardAccount<'_> {
    /// Replays to a day, then pays on each due date after it what its statement's minimum still lacks, up to `horizon`.
    ///
    /// # Errors
    /// As [`CardAccount::as_of`], and a horizon before the day.
    pub fn paying_minimum(&self, day: Date, horizon: Date) -> Result<MinimumPayments, ReplayError> {
        let mut workspace = Workspace::new();
        let due_dates = DueDates::default();
        let mut listener = &due_dates;
        let mut replay = self.begin(&mut workspace, horizon, heard(&mut listener))?;
        self.feed(&mut replay, 0, day)?;
        let mut position = replay.close(day)?;
        let nothing = Money::zero(self.terms().currency());
        let (mut paid, mut payments, mut largest) = (0_i64, 0_u32, nothing);
        let (mut last, mut paid_up_to) = (None, None);
        loop {
            let [older, newer] = due_dates.0.get();
            let mut cost_of_delay = [older, newer].into_iter().flatten();
            let next = cost_of_delay.find(|(number, due)| *due > day && paid_up_to.is_none_or(|done| *number > done));
            let Some((number, due)) = next else {
                // Every statement is dealt with: on to the next.
                let statement = replay.next_statement;
                if statement > horizon {
                    break;
                }
                position = replay.close(statement)?;
                continue;
            };
            if due > horizon {
                break;
            }
            paid_up_to = Some(number);
            let lacking = replay.windows.iter().find(|window| window.statement == number && !window.is_decided);
            let amount = lacking.map_or(0, super::window::Window::shortfall);
            if amount == 0 {
                continue;
            }
            let amount = Money::from_minor(amount, nothing.currency()).map_err(ReplayFault::from)?;
            let entry = LedgerEntry::new(due, EventId::new(u32::MAX), None, Action::Payment(amount));
            let entry = entry.map_err(|_| ReplayFault::OutOfOrder)?;
            replay.apply(u32::MAX, &entry)?;
            paid = paid.saturating_add(amount.minor());
            payments = payments.saturating_add(1);
            largest = core::cmp::max_by_key(largest, amount, |payment| payment.minor());
            position = replay.close(due)?;
            last = (position.payoff() == nothing).then_some(due);
        }
        if position.as_of() < horizon {
            position = replay.close(horizon)?;
        }
        let paid = Money::from_minor(paid, nothing.currency()).map_err(ReplayFault::from)?;
        let paid_off = last.filter(|_| position.payoff() == nothing);
        Ok(MinimumPayments { paid, payments, largest, paid_off, position })
    }
}
