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
    extern crate alloc;
    use alloc::vec::Vec;

    use crate::calendar::MonthDay;
    use crate::component::{Component, Components};
    use crate::ledger::{EventId, PlanCharge};
    use crate::money::{Currency, Money};
    use crate::terms::Issuer;

    fn day(month: u8) -> Date {
        Date::new(2023, month, 6).unwrap()
    }

    fn terms() -> CardTerms {
        Issuer::Cmb.card(day(1), MonthDay::new(5).unwrap()).unwrap().build().unwrap()
    }

    const ONE: Money = Money::saturating(1, Currency::CNY);

    fn part(periods: u32) -> Action {
        Action::Conversion { amount: ONE, periods, charge: PlanCharge::Free }
    }

    fn judgment() -> Action {
        let components = Components::PRINCIPAL;
        Action::Judgment { amount: ONE, components, perform_by: day(12), interest_continues: false }
    }

    fn cycle() -> Action {
        Action::CycleChange { statement_day: MonthDay::new(20).unwrap(), due: None }
    }

    /// What some events of July add to the room of a card up to December: postings, minimum payments, plans.
    fn added(actions: &[Action]) -> [usize; 3] {
        let entries: Vec<LedgerEntry> =
            actions.iter().map(|action| LedgerEntry::new(day(7), EventId::new(0), None, *action).unwrap()).collect();
        let [none, some] = [&[], entries.as_slice()].map(|entries| Room::for_card(&terms(), entries, day(12)));
        let slots = |room: Room| [room.postings, room.demands, room.plans];
        let mut added = slots(some).into_iter().zip(slots(none)).map(|(some, none)| some.checked_sub(none).unwrap());
        [(); 3].map(|()| added.next().unwrap())
    }

    #[test]
    fn an_event_posts_twice_at_most() {
        let [none, some] = [0, 10].map(|count| Room::for_events(&terms(), count, day(12)));
        assert_eq!((some.postings(), some.demands, some.plans), (none.postings() + 20, none.demands, none.plans));
    }

    /// 334 days are eleven times 28 and some: eleven statements and two more, each with interest, compound interest and a late
    /// fee.
    #[test]
    fn statements_have_room_for_three_postings_each() {
        let room = Room::for_card(&terms(), [], day(12));
        assert_eq!(room, Room { postings: 39, demands: 13, plans: 0 });
    }

    #[test]
    fn each_event_has_room_for_what_it_may_post() {
        let (fee, components) = (Component::ServiceFee, Components::PRINCIPAL);
        for (action, postings) in [
            (Action::Purchase(ONE), 1),
            (Action::Fee { component: fee, amount: ONE }, 1),
            (Action::Cost(ONE), 1),
            (Action::CashAdvance { amount: ONE, fee: ONE }, 2),
            (Action::Payment(ONE), 0),
            (Action::Refund { amount: ONE, of: None }, 0),
            (Action::Waiver { components, amount: ONE }, 0),
            (Action::WriteOff, 0),
            (judgment(), 0),
        ] {
            assert_eq!(added(&[action]), [postings, 0, 0], "{action:?}");
        }
    }

    /// Principal and charge of each part and of a settlement: of 3 parts 8, and no more parts than there are statements.
    #[test]
    fn a_plan_has_room_for_its_parts_and_a_settlement() {
        assert_eq!(added(&[part(3)]), [8, 0, 1]);
        assert_eq!(added(&[part(13)]), [28, 0, 1]);
        assert_eq!(added(&[part(14)]), [28, 0, 1]);
    }

    /// One statement more a change, with three postings, and a part of each plan in it: 2 x (3 + 2 x 2) and twice 8.
    #[test]
    fn another_cycle_has_room_for_a_statement_and_parts_of_plans() {
        assert_eq!(added(&[cycle()]), [3, 1, 0]);
        assert_eq!(added(&[part(3), cycle(), part(3), cycle()]), [30, 2, 2]);
    }

    #[test]
    fn what_reaches_a_judgment_has_room_for_its_interest() {
        let taken = [Action::Payment(ONE), Action::Waiver { components: Components::PRINCIPAL, amount: ONE }];
        let refund = Action::Refund { amount: ONE, of: None };
        assert_eq!(added(&[taken[0], taken[1], refund]), [0, 0, 0]);
        assert_eq!(added(&[taken[0], judgment(), taken[1], refund]), [3, 0, 0]);
    }

    #[test]
    fn what_comes_after_the_day_needs_no_room() {
        let late = LedgerEntry::new(day(12).plus_days(1).unwrap(), EventId::new(0), None, part(3)).unwrap();
        assert_eq!(Room::for_card(&terms(), [&late], day(12)), Room::for_card(&terms(), [], day(12)));
    }

    /// Ten slots, four minimum payments and a plan; beside them what the last statement left and asked. Plans of 3 and 5 parts: at
    /// most four are billed, so 8 and 10.
    #[cfg(feature = "alloc")]
    #[test]
    fn what_an_opening_tells_has_room_beside_the_events() {
        use crate::balance::{CardOpening, OpeningDispute, OpeningJudgment, OpeningPlan, OpeningPosting};
        let room = Room { postings: 10, demands: 4, plans: 1 };
        let mut opening = CardOpening::new(day(7), Currency::CNY);
        assert_eq!(room.after(&opening, 9), Room { postings: 11, demands: 5, plans: 1 });
        opening.plans = [3, 5].map(|periods| OpeningPlan::new(ONE, periods, PlanCharge::Free, 1)).to_vec();
        assert_eq!(room.after(&opening, 9), Room { postings: 29, demands: 5, plans: 3 });
        let bought = OpeningPosting::new(Component::Purchase, ONE);
        (opening.owed, opening.disputes) = (Some([bought; 3].to_vec()), [OpeningDispute::new(bought)].to_vec());
        opening.demands = Some(Vec::new());
        assert_eq!(room.after(&opening, 9), Room { postings: 32, demands: 4, plans: 3 });
        // Nine events, each of which may reach the judgment.
        opening.judgment = Some(OpeningJudgment::new(Components::PRINCIPAL, ONE, day(7)));
        assert_eq!(room.after(&opening, 9), Room { postings: 41, demands: 4, plans: 3 });
    }
}
