//! A payment of which a part meets principal by its rate, the highest first.

// Semantics: [alloc-8].

use super::replay::CardReplay;
use super::take::Counts;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::record::AllocationSource;
use crate::balance::recorder::Recorder;
use crate::component::{Component, Components};
use crate::terms::HighestRateFirst;

/// Principal that bears the purchase rate.
const AT_PURCHASE_RATE: Components = Components::PRINCIPAL.without(CASH);
const CASH: Components = Components::one(Component::Cash);

impl<R: Recorder> CardReplay<'_, R> {
    /// Lets a payment fall, `asked` being unpaid of the minimum payment before it; gives what is left.
    pub(super) fn allocate_payment(
        &mut self,
        minor: i64,
        asked: i64,
        source: AllocationSource,
    ) -> Result<i64, Stopped> {
        let by_order = match self.terms.allocation().by_rate() {
            None => return self.allocate(minor, source, Counts::No),
            Some(HighestRateFirst::Excess) => minor.min(asked),
            Some(HighestRateFirst::Payment) => 0,
        };
        let rest = less(minor, by_order)?;
        let mut left = self.allocate(by_order, source, Counts::No)?.more(rest)?;
        let (purchase, cash) = (self.purchase.rate_a_day(), self.cash.rate_a_day());
        let groups = match cash.cmp(&purchase) {
            core::cmp::Ordering::Greater => [CASH, AT_PURCHASE_RATE],
            core::cmp::Ordering::Less => [AT_PURCHASE_RATE, CASH],
            core::cmp::Ordering::Equal => [Components::PRINCIPAL, Components::NONE],
        };
        let terms = self.terms;
        let order = terms.allocation().at(self.days_past_due);
        for group in groups {
            for billed in [true, false] {
                left = self.take_oldest(left, group, order, billed, source, Counts::No)?;
            }
        }
        self.allocate(left, source, Counts::No)
    }
}
