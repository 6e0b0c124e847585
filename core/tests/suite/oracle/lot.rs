//! One posting with its whole past, and the heap of them an account owes.

use super::calendar::Day;
use super::order::{Component, Order};

/// An amount posted, and what became of it.
#[derive(Debug, Clone)]
pub(crate) struct Lot {
    pub(crate) component: Component,
    /// The posting day; a tolerated remainder gets a new one.
    pub(crate) date: Day,
    /// Which event or statement posted it, counted through the account's life.
    pub(crate) moment: usize,
    /// The id of the event that posted it.
    pub(crate) source: Option<String>,
    /// The first day it can accrue.
    pub(crate) from: Day,
    pub(crate) unpaid: i128,
    /// The number of the statement that billed it.
    pub(crate) billed: Option<usize>,
    pub(crate) unpaid_when_billed: i128,
    /// No interest-free period, or none any more.
    pub(crate) bears: bool,
    /// A judgment awards it, as far as it awards anything.
    pub(crate) awarded: bool,
    /// The balance that each day since `from` accrues on.
    pub(crate) past: Vec<(Day, i128)>,
}

/// What was taken off a lot.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Taken {
    pub(crate) billed: Option<usize>,
    pub(crate) amount: i128,
}

/// Everything posted, in the order posted, and what is unpaid of an award.
#[derive(Debug, Default)]
pub(crate) struct Lots(pub(crate) Vec<Lot>, pub(crate) i128);

impl Lots {
    pub(crate) fn unpaid(&self, wanted: impl Fn(&Lot) -> bool) -> i128 {
        self.0.iter().filter(|lot| wanted(lot)).map(|lot| lot.unpaid).sum()
    }

    pub(crate) fn posted(&self) -> i128 {
        self.unpaid(|_| true)
    }

    /// What is unpaid of all that was billed at a statement or before it.
    pub(crate) fn billed_through(&self, number: usize) -> i128 {
        self.unpaid(|lot| lot.billed.is_some_and(|billed| billed <= number))
    }

    /// Billed before unbilled, then the groups of the order, inside a group the oldest.
    pub(crate) fn by_order(&self, order: &Order) -> Vec<usize> {
        self.sorted(
            |_| true,
            |lot| {
                let (group, listing) = order.place(lot.component);
                let last = lot.component == Component::JudgmentInterest;
                (last, lot.billed.is_none(), group, lot.date, lot.moment, listing)
            },
        )
    }

    /// Principal by its rate, the highest first; of one rate billed before unbilled, then the oldest.
    pub(crate) fn by_rate(&self, rate: &dyn Fn(Component) -> i128, order: &Order) -> Vec<usize> {
        self.sorted(
            |lot| lot.component.is_principal(),
            |lot| (-rate(lot.component), lot.billed.is_none(), lot.date, lot.moment, order.place(lot.component)),
        )
    }

    /// Billed first, then the oldest, of one moment by the order.
    pub(crate) fn oldest_first(&self, components: &[Component], order: &Order) -> Vec<usize> {
        self.sorted(
            |lot| components.contains(&lot.component),
            |lot| (lot.billed.is_none(), lot.date, lot.moment, order.place(lot.component)),
        )
    }

    /// The named purchase, the newest unbilled, the oldest billed.
    pub(crate) fn by_refund(&self, named: Option<&str>) -> Vec<usize> {
        let purchase = |lot: &Lot| lot.component == Component::Purchase;
        let mut found = self.sorted(
            |lot| purchase(lot) && named.is_some() && lot.source.as_deref() == named,
            |lot| (lot.date, lot.moment),
        );
        let mut unbilled = self.sorted(|lot| purchase(lot) && lot.billed.is_none(), |lot| (lot.date, lot.moment));
        unbilled.reverse();
        let billed = self.sorted(|lot| purchase(lot) && lot.billed.is_some(), |lot| (lot.date, lot.moment));
        found.extend(unbilled);
        found.extend(billed);
        found
    }

    fn sorted<K: Ord>(&self, wanted: impl Fn(&Lot) -> bool, key: impl Fn(&Lot) -> K) -> Vec<usize> {
        let mut found: Vec<usize> = (0..self.0.len()).filter(|index| wanted(&self.0[*index])).collect();
        found.sort_by_cached_key(|index| key(&self.0[*index]));
        found
    }

    /// Take an amount off the lots in the sequence given; what no lot takes is left over.
    pub(crate) fn take(&mut self, mut amount: i128, sequence: &[usize]) -> (Vec<Taken>, i128) {
        let mut taken = Vec::new();
        for index in sequence {
            let lot = &mut self.0[*index];
            let part = amount.min(lot.unpaid);
            lot.unpaid -= part;
            amount -= part;
            if lot.awarded {
                self.1 = (self.1 - part).max(0);
            }
            if part > 0 {
                taken.push(Taken { billed: lot.billed, amount: part });
            }
        }
        (taken, amount)
    }
}
