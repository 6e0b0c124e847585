//! Billing: what is posted goes from the unbilled end of its queue to the billed one in front, and either end is taken off at once.

// Semantics: [alloc-4].

use super::error::{TooLarge, plus};
use super::posting::{NONE, Posting, Postings, Queue};
use crate::component::{Component, Components};

impl Postings<'_> {
    /// Minor units posted and unpaid, of what is billed or of what is not.
    pub(crate) const fn on_side(&self, billed: bool) -> i64 {
        self.unpaid.on(billed)
    }

    /// Everything posted so far is billed.
    pub(crate) fn bill(&mut self) {
        for component in self.present.iter() {
            let queue = self.queue_mut(component);
            queue.unbilled = NONE;
            queue.unpaid.bill();
        }
        self.unpaid.bill();
    }

    /// Minor units posted and unpaid of some components, of what is billed or of what is not.
    pub(crate) fn unpaid_on_side(&self, components: Components, billed: bool) -> Result<i64, TooLarge> {
        components.iter().try_fold(0_i64, |sum, component| plus(sum, self.queue(component).unpaid.on(billed)))
    }

    /// The oldest posting of a component that is billed, or that is not, and the one at which such postings end.
    pub(crate) fn side(&self, component: Component, billed: bool) -> (u32, u32) {
        let Queue { first, unbilled, .. } = *self.queue(component);
        if billed { (first, unbilled) } else { (unbilled, NONE) }
    }

    /// Takes all that is billed of a component off at once, whatever the slots of it say: all of it was posted before `until`.
    pub(crate) fn clear_billed(&mut self, component: Component, until: u32) -> Result<(), TooLarge> {
        let queue = self.queue_mut(component);
        let (billed, rest) = (queue.unpaid.billed, queue.unbilled);
        queue.unpaid.billed = 0;
        (queue.cleared, queue.first, queue.free) = (until, rest, rest);
        if rest == NONE {
            queue.last = NONE;
            self.present = self.present.without(Components::one(component));
        } else if let Some(head) = self.get_mut(rest) {
            head.previous = NONE;
        }
        self.unpaid.take(billed, true)
    }

    /// Leaves nothing unpaid of an unbilled posting, and gives it as it was. It is still in its queue: whoever spends all that
    /// is unbilled of one calls [`Postings::clear_unbilled`] next.
    #[inline]
    pub(crate) fn spend(&mut self, at: u32) -> Option<Posting> {
        let slot = self.get_mut(at)?;
        let posting = *slot;
        slot.unpaid = 0;
        Some(posting)
    }

    /// Takes all that is unbilled of a component out of its queue, each of it spent.
    pub(crate) fn clear_unbilled(&mut self, component: Component) -> Result<(), TooLarge> {
        let Queue { unbilled, free, unpaid, .. } = *self.queue(component);
        let before = self.get(unbilled).map_or(NONE, |posting| posting.previous);
        let is_free_spent = self.get(free).is_some_and(|posting| posting.unpaid == 0);
        if let Some(end) = self.get_mut(before) {
            end.next = NONE;
        }
        let queue = self.queue_mut(component);
        (queue.last, queue.unbilled) = (before, NONE);
        queue.unpaid.unbilled = 0;
        if is_free_spent {
            queue.free = NONE;
        }
        if before == NONE {
            queue.first = NONE;
            self.present = self.present.without(Components::one(component));
        }
        self.unpaid.take(unpaid.unbilled, false)
    }
}
