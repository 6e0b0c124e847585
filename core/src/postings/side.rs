//! The two sides of a queue: what is billed, and behind it what is not.

// Semantics: [alloc-4].

use super::error::{TooLarge, minus, plus};
use super::posting::{NONE, Posting, Postings, Queue};
use crate::component::{Component, Components};

impl Postings<'_> {
    /// Minor units posted and unpaid, of what is billed or of what is not.
    pub(crate) fn on_side(&self, billed: bool) -> Result<i64, TooLarge> {
        if billed { self.billed() } else { Ok(self.unbilled) }
    }

    /// The same of some components.
    pub(crate) fn unpaid_on_side(&self, components: Components, billed: bool) -> Result<i64, TooLarge> {
        components.iter().try_fold(0_i64, |sum, component| {
            let Queue { unpaid, unpaid_unbilled, .. } = *self.queue(component);
            plus(sum, if billed { minus(unpaid, unpaid_unbilled)? } else { unpaid_unbilled })
        })
    }

    /// The oldest posting of a component that is billed, or that is not, and the one at which such postings end.
    pub(crate) fn side(&self, component: Component, billed: bool) -> (u32, u32) {
        let Queue { first, unbilled, .. } = *self.queue(component);
        if billed { (first, unbilled) } else { (unbilled, NONE) }
    }

    /// Leaves nothing unpaid of a posting, and gives it as it was. It is still in its queue: whoever spends all on one side of
    /// it calls [`Postings::cut`] next.
    #[inline]
    pub(crate) fn spend(&mut self, at: u32) -> Option<Posting> {
        let slot = self.get_mut(at)?;
        let posting = *slot;
        slot.unpaid = 0;
        Some(posting)
    }

    /// Takes all on one side of a component's queue out of it, `minor` having been unpaid of that, and none being so any more.
    pub(crate) fn cut(&mut self, component: Component, billed: bool, minor: i64) -> Result<(), TooLarge> {
        let is_spent = |posting: &Posting| posting.unpaid == 0;
        let free = self.queue(component).free;
        let is_free_spent = self.get(free).is_some_and(is_spent);
        let unbilled = self.queue(component).unbilled;
        let before = if billed { NONE } else { self.get(unbilled).map_or(NONE, |posting| posting.previous) };
        let rest = if billed { unbilled } else { NONE };
        if let Some(head) = self.get_mut(rest) {
            head.previous = NONE;
        }
        if let Some(end) = self.get_mut(before) {
            end.next = NONE;
        }
        let queue = self.queue_mut(component);
        queue.unpaid = minus(queue.unpaid, minor)?;
        if is_free_spent {
            queue.free = rest;
        }
        if billed {
            queue.first = rest;
        } else {
            (queue.last, queue.unbilled, queue.unpaid_unbilled) = (before, NONE, 0);
        }
        if rest == NONE && before == NONE {
            (queue.first, queue.last) = (NONE, NONE);
            self.present = self.present.without(Components::one(component));
        }
        self.total = minus(self.total, minor)?;
        if !billed {
            self.unbilled = minus(self.unbilled, minor)?;
        }
        Ok(())
    }
}
