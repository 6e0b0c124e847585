//! In which sequence money falls over what is posted.
//!
//! Semantics: [alloc-5] [alloc-6].

use super::account::Account;
use crate::oracle::Component;

impl Account<'_> {
    pub(super) fn posted(&self) -> i128 {
        self.lots.iter().map(|lot| lot.unpaid).sum()
    }

    /// Groups first: the groups of the order, inside a group the oldest posting. Instalments first: what belongs to none,
    /// then each instalment as it fell due, what was called last; inside each by groups.
    pub(super) fn by_order(&self) -> Vec<usize> {
        let rank = |lot: &super::instalment::Lot| match lot.instalment {
            Some(number) if self.terms.instalment_first => number + 1,
            _ => 0,
        };
        let mut found: Vec<usize> = (0..self.lots.len()).collect();
        found.sort_by_key(|index| {
            let lot = &self.lots[*index];
            let (group, listing) = self.terms.order.place(lot.component);
            (lot.component == Component::JudgmentInterest, rank(lot), group, lot.date, lot.moment, listing, *index)
        });
        found
    }

    /// For a waiver: only some components, the oldest posting first.
    pub(super) fn oldest_first(&self, components: &[Component]) -> Vec<usize> {
        let mut found: Vec<usize> =
            (0..self.lots.len()).filter(|index| components.contains(&self.lots[*index].component)).collect();
        found.sort_by_key(|index| {
            (self.lots[*index].date, self.lots[*index].moment, self.lots[*index].component, *index)
        });
        found
    }

    /// Take an amount off the lots in the sequence given; what no lot takes is left over.
    pub(super) fn take(&mut self, mut amount: i128, sequence: &[usize]) -> i128 {
        for index in sequence {
            let part = amount.min(self.lots[*index].unpaid);
            self.lots[*index].unpaid -= part;
            amount -= part;
            if self.lots[*index].awarded {
                self.award = (self.award - part).max(0);
            }
        }
        amount
    }

    /// A credit balance meets what was just posted.
    pub(super) fn meet_credit(&mut self) {
        let sequence = self.by_order();
        self.credit = self.meet(self.credit, &sequence);
    }
}
