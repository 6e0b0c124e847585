//! What is posted and unpaid: one queue a component, oldest first, over space that the caller lends.

use super::error::{Checked, ReplayFault, less};
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::money::Money;
use crate::terms::Order;

/// No posting: the end of a queue.
pub(super) const NONE: u32 = u32::MAX;

/// An amount posted and not yet wholly paid.
#[derive(Clone, Copy, Debug)]
pub struct Posting {
    /// Minor units unpaid.
    pub(super) unpaid: i64,
    /// The rate index on the first day that this amount accrues.
    pub(super) index: i64,
    /// The first day that this amount accrues.
    pub(super) from: Date,
    /// When it was posted among all postings: those of one moment share a number.
    pub(super) moment: u32,
    /// The entry, in processing order, that it came from; [`NONE`] where a statement posted it.
    pub(super) entry: u32,
    pub(super) component: Component,
    /// Whether it bears interest already; a purchase in its free period does not.
    pub(super) bears: bool,
    /// The neighbours in its queue.
    pub(super) next: u32,
    pub(super) previous: u32,
}

impl Posting {
    /// Free space.
    pub const EMPTY: Self = Self {
        unpaid: 0,
        index: 0,
        from: Date::MIN,
        moment: 0,
        entry: NONE,
        component: Component::Purchase,
        bears: false,
        next: NONE,
        previous: NONE,
    };
}

#[derive(Clone, Copy, Debug)]
struct Queue {
    first: u32,
    last: u32,
    /// The first posting not yet billed.
    unbilled: u32,
    /// No posting before this one is still in its free period.
    free: u32,
    /// Minor units unpaid, and of these not yet billed.
    unpaid: i64,
    unpaid_unbilled: i64,
}

impl Queue {
    const EMPTY: Self = Self { first: NONE, last: NONE, unbilled: NONE, free: NONE, unpaid: 0, unpaid_unbilled: 0 };
}

/// Everything posted and unpaid.
#[derive(Debug)]
pub(super) struct Postings<'a> {
    space: &'a mut [Posting],
    used: u32,
    queues: [Queue; Component::COUNT],
    present: Components,
    total: i64,
    unbilled: i64,
}

impl<'a> Postings<'a> {
    pub(super) fn new(space: &'a mut [Posting]) -> Self {
        Self {
            space,
            used: 0,
            queues: [Queue::EMPTY; Component::COUNT],
            present: Components::NONE,
            total: 0,
            unbilled: 0,
        }
    }

    fn queue(&self, component: Component) -> Queue {
        self.queues.get(component.index()).copied().unwrap_or(Queue::EMPTY)
    }

    fn queue_mut(&mut self, component: Component) -> &mut Queue {
        let [first, rest @ ..] = &mut self.queues;
        match component.index().checked_sub(1).and_then(|n| rest.get_mut(n)) {
            Some(queue) => queue,
            None => first,
        }
    }

    pub(super) fn get(&self, at: u32) -> Option<&Posting> {
        usize::try_from(at).ok().and_then(|at| self.space.get(at))
    }

    pub(super) fn get_mut(&mut self, at: u32) -> Option<&mut Posting> {
        usize::try_from(at).ok().and_then(|at| self.space.get_mut(at))
    }

    /// The components of which anything is unpaid.
    pub(super) const fn present(&self) -> Components {
        self.present
    }

    /// Minor units posted and unpaid.
    pub(super) const fn total(&self) -> i64 {
        self.total
    }

    /// Minor units posted, billed and unpaid.
    pub(super) fn billed(&self) -> Result<i64, ReplayFault> {
        less(self.total, self.unbilled)
    }

    pub(super) fn unpaid(&self, component: Component) -> i64 {
        self.queue(component).unpaid
    }

    pub(super) fn unpaid_unbilled(&self, component: Component) -> i64 {
        self.queue(component).unpaid_unbilled
    }

    pub(super) fn unpaid_in(&self, components: Components) -> Result<i64, ReplayFault> {
        components.iter().try_fold(0_i64, |sum, component| sum.more(self.unpaid(component)))
    }

    /// The oldest posting of a component, and the oldest not yet billed.
    pub(super) fn first(&self, component: Component) -> u32 {
        self.queue(component).first
    }

    pub(super) fn first_unbilled(&self, component: Component) -> u32 {
        self.queue(component).unbilled
    }

    /// The first posting of a component that may still be in its free period.
    ///
    /// The mark moves forward over those that bear, so that each posting is passed once.
    pub(super) fn first_free(&mut self, component: Component) -> u32 {
        let mut at = self.queue(component).free;
        while let Some(posting) = self.get(at).filter(|p| p.bears) {
            at = posting.next;
        }
        self.queue_mut(component).free = at;
        at
    }

    /// Posts an amount above zero at the end of its component's queue, unbilled.
    pub(super) fn push(&mut self, posting: Posting) -> Result<u32, ReplayFault> {
        let at = self.used;
        *self.get_mut(at).ok_or(ReplayFault::ScratchTooSmall)? = posting;
        self.used = at.checked_add(1).ok_or(ReplayFault::ScratchTooSmall)?;
        self.append(at)?;
        Ok(at)
    }

    /// Takes a posting out of its place and posts it anew, unbilled, at the end of its queue.
    pub(super) fn renew(&mut self, at: u32, change: impl FnOnce(&mut Posting)) -> Result<(), ReplayFault> {
        self.unlink(at)?;
        if let Some(posting) = self.get_mut(at) {
            change(posting);
        }
        self.append(at)
    }

    /// Posts an amount of a loan. `owner` is the instalment it belongs to, or [`NONE`].
    pub(super) fn push_owned(
        &mut self,
        component: Component,
        unpaid: i64,
        from: Date,
        moment: u32,
        owner: u32,
    ) -> Result<u32, ReplayFault> {
        self.push(Posting { unpaid, from, moment, entry: owner, component, ..Posting::EMPTY })
    }

    /// Adds to a posting that is still open; one that was paid off is posted anew.
    pub(super) fn raise(&mut self, at: u32, minor: i64, from: Date, moment: u32) -> Result<(), ReplayFault> {
        let Some(posting) = self.get_mut(at) else { return Ok(()) };
        if posting.unpaid == 0 {
            (posting.unpaid, posting.from, posting.moment) = (minor, from, moment);
            return self.append(at);
        }
        posting.unpaid = posting.unpaid.more(minor)?;
        let component = posting.component;
        let queue = self.queue_mut(component);
        queue.unpaid = queue.unpaid.more(minor)?;
        queue.unpaid_unbilled = queue.unpaid_unbilled.more(minor)?;
        self.total = self.total.more(minor)?;
        self.unbilled = self.unbilled.more(minor)?;
        if self.total > Money::MAX_MINOR { Err(ReplayFault::OwedTooLarge) } else { Ok(()) }
    }

    fn append(&mut self, at: u32) -> Result<(), ReplayFault> {
        let Some(&Posting { unpaid, component, .. }) = self.get(at) else { return Ok(()) };
        let last = self.queue(component).last;
        if let Some(posting) = self.get_mut(at) {
            (posting.previous, posting.next) = (last, NONE);
        }
        if let Some(before) = self.get_mut(last) {
            before.next = at;
        }
        let queue = self.queue_mut(component);
        queue.last = at;
        for mark in [&mut queue.first, &mut queue.unbilled, &mut queue.free] {
            if *mark == NONE {
                *mark = at;
            }
        }
        queue.unpaid = queue.unpaid.more(unpaid)?;
        queue.unpaid_unbilled = queue.unpaid_unbilled.more(unpaid)?;
        self.present = self.present.or(Components::one(component));
        self.total = self.total.more(unpaid)?;
        self.unbilled = self.unbilled.more(unpaid)?;
        if self.total > Money::MAX_MINOR {
            return Err(ReplayFault::OwedTooLarge);
        }
        Ok(())
    }

    /// Lowers what is unpaid of a posting; a posting paid off leaves its queue.
    ///
    /// `billed` says which side of the statement it is on: its owner knows.
    pub(super) fn reduce(&mut self, at: u32, minor: i64, billed: bool) -> Result<(), ReplayFault> {
        let Some(posting) = self.get_mut(at) else { return Ok(()) };
        posting.unpaid = less(posting.unpaid, minor)?;
        let (component, left) = (posting.component, posting.unpaid);
        let queue = self.queue_mut(component);
        queue.unpaid = less(queue.unpaid, minor)?;
        self.total = less(self.total, minor)?;
        if !billed {
            let queue = self.queue_mut(component);
            queue.unpaid_unbilled = less(queue.unpaid_unbilled, minor)?;
            self.unbilled = less(self.unbilled, minor)?;
        }
        if left == 0 { self.unlink(at) } else { Ok(()) }
    }

    /// Takes a posting out of its queue, with what is unpaid of it (billed, or nothing).
    fn unlink(&mut self, at: u32) -> Result<(), ReplayFault> {
        let Some(&Posting { unpaid, component, next, previous, .. }) = self.get(at) else { return Ok(()) };
        if let Some(before) = self.get_mut(previous) {
            before.next = next;
        }
        if let Some(after) = self.get_mut(next) {
            after.previous = previous;
        }
        let queue = self.queue_mut(component);
        for mark in [&mut queue.first, &mut queue.unbilled, &mut queue.free] {
            if *mark == at {
                *mark = next;
            }
        }
        if queue.last == at {
            queue.last = previous;
        }
        queue.unpaid = less(queue.unpaid, unpaid)?;
        let is_empty = queue.first == NONE;
        self.total = less(self.total, unpaid)?;
        if is_empty {
            self.present = self.present.without(Components::one(component));
        }
        Ok(())
    }

    /// Everything posted so far is billed.
    pub(super) fn bill(&mut self) {
        for queue in &mut self.queues {
            queue.unbilled = NONE;
            queue.unpaid_unbilled = 0;
        }
        self.unbilled = 0;
    }

    /// The oldest posting of some components, billed or not; of one moment, the first by the listing of `order`.
    pub(super) fn oldest(&self, components: Components, order: &Order, billed: bool) -> u32 {
        let mut best = (u32::MAX, u8::MAX, NONE);
        for component in self.present.and(components).iter() {
            let queue = self.queue(component);
            let at = if billed { queue.first } else { queue.unbilled };
            // The billed postings of a queue stand before its unbilled ones.
            if at == NONE || (billed && at == queue.unbilled) {
                continue;
            }
            let moment = self.get(at).map_or(u32::MAX, |posting| posting.moment);
            best = best.min((moment, order.place(component), at));
        }
        best.2
    }

    /// The purchase that an entry posted, paid or not.
    ///
    /// Postings are made in the order of their entries, so the search halves the space; what statements posted between
    /// them carries the last entry before it.
    pub(super) fn purchase_of(&self, entry: u32) -> Option<u32> {
        let used = usize::try_from(self.used).ok()?;
        let space = self.space.get(..used)?;
        let start = space.partition_point(|posting| posting.entry < entry);
        let found = space
            .get(start..)?
            .iter()
            .take_while(|p| p.entry == entry)
            .position(|p| p.component == Component::Purchase)?;
        u32::try_from(start.checked_add(found)?).ok()
    }

    /// The newest purchase not yet billed, or the oldest billed one.
    pub(super) fn purchase_to_refund(&self) -> u32 {
        let queue = self.queue(Component::Purchase);
        if queue.unbilled == NONE { queue.first } else { queue.last }
    }
}
