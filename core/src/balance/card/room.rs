//! How much space the replay of a card needs.

use crate::calendar::Date;
use crate::ledger::{Action, LedgerEntry};
use crate::terms::CardTerms;

/// How much space a replay needs at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    pub(super) postings: usize,
    pub(super) demands: usize,
    pub(super) plans: usize,
}

impl Room {
    /// Slots for postings.
    #[must_use]
    pub const fn postings(self) -> usize {
        self.postings
    }

    /// Slots for minimum payments not yet paid.
    #[must_use]
    pub const fn minimums_due(self) -> usize {
        self.demands
    }

    /// Slots for plans.
    #[must_use]
    pub const fn plans(self) -> usize {
        self.plans
    }

    /// The most that a card needs for a number of events up to a day, none of them a conversion or a change of the cycle.
    #[must_use]
    pub fn for_events(terms: &CardTerms, count: usize, until: Date) -> Self {
        let room = Self::for_card(terms, [], until);
        Self { postings: room.postings.saturating_add(count.saturating_mul(2)), ..room }
    }

    /// How many statements there are at most, unless events bring further ones.
    fn statements(terms: &CardTerms, until: Date) -> usize {
        let months = usize::try_from(until.days_since(terms.opened())).unwrap_or(0) / 28;
        months.saturating_add(2).saturating_add(terms.statement_dates().as_slice().len())
    }

    /// The same after an opening, with so many events.
    #[cfg(feature = "alloc")]
    #[must_use]
    pub fn after(self, opening: &crate::balance::CardOpening, events: usize) -> Self {
        // Each plan may bill its parts, principal and charge, and be settled.
        let listed = opening.owed.as_ref().map_or(1, alloc::vec::Vec::len).saturating_add(opening.disputes.len());
        let plans = opening.plans.iter().map(|plan| {
            let parts = usize::try_from(plan.periods).unwrap_or(usize::MAX).min(self.demands);
            parts.saturating_mul(2).saturating_add(2)
        });
        // What reaches judgment interest posts it.
        let judgment = if opening.judgment.is_some() { events } else { 0 };
        let postings = plans.fold(listed, usize::saturating_add).saturating_add(judgment);
        let demands = opening.demands.as_ref().map_or(1, alloc::vec::Vec::len);
        Self {
            postings: self.postings.saturating_add(postings),
            demands: self.demands.saturating_add(demands),
            plans: self.plans.saturating_add(opening.plans.len()),
        }
    }

    /// The most that a card needs for some entries up to a day.
    #[must_use]
    pub fn for_card<'e>(terms: &CardTerms, entries: impl IntoIterator<Item = &'e LedgerEntry>, until: Date) -> Self {
        let entries = entries.into_iter().take_while(|entry| entry.effective() <= until);
        let statements = Self::statements(terms, until);
        // A statement posts interest and compound interest, and the day after its late-payment grace a late fee.
        let mut room = Self { postings: statements.saturating_mul(3), demands: statements, plans: 0 };
        let mut changes: usize = 0;
        let (mut taken, mut is_judged) = (0_usize, false);
        for entry in entries {
            let postings = match entry.action() {
                Action::Purchase(_)
                | Action::Fee { .. }
                | Action::Cost(_)
                | Action::Dispute { .. }
                | Action::DisputeEnd { .. } => 1,
                Action::CashAdvance { .. } => 2,
                Action::Conversion { periods, .. } => {
                    room.plans = room.plans.saturating_add(1);
                    // Principal and charge of each part, and of a settlement.
                    let parts = usize::try_from(*periods).unwrap_or(usize::MAX).min(statements);
                    parts.saturating_mul(2).saturating_add(2)
                }
                Action::CycleChange { .. } => {
                    // One statement more, which may bill a part of each plan.
                    changes = changes.saturating_add(1);
                    3
                }
                Action::Payment(_) | Action::Refund { .. } | Action::Waiver { .. } => {
                    taken = taken.saturating_add(1);
                    0
                }
                Action::Judgment { .. } => {
                    is_judged = true;
                    0
                }
                _ => 0,
            };
            room.postings = room.postings.saturating_add(postings);
        }
        room.demands = room.demands.saturating_add(changes);
        room.postings = room.postings.saturating_add(room.plans.saturating_mul(2).saturating_mul(changes));
        // What reaches judgment interest posts it.
        if is_judged {
            room.postings = room.postings.saturating_add(taken);
        }
        room
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::MonthDay;
    use crate::terms::Issuer;

    #[test]
    fn an_event_posts_twice_at_most() {
        let day = |month| Date::new(2023, month, 6).unwrap();
        let terms = Issuer::Cmb.card(day(1), MonthDay::new(5).unwrap()).unwrap().build().unwrap();
        let [none, some] = [0, 10].map(|count| Room::for_events(&terms, count, day(12)));
        assert_eq!((some.postings(), some.demands, some.plans), (none.postings() + 20, none.demands, none.plans));
    }
}
