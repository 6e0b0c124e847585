//! What is posted and unpaid: one queue a component, oldest first, over space that the caller lends.

// Semantics: [alloc-1] [alloc-4].

use super::error::{PostingError, TooLarge, minus, plus};
use super::sides::Sides;
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::money::Money;
use crate::terms::Order;

/// No posting: the end of a queue.
pub(crate) const NONE: u32 = u32::MAX;

/// An amount posted and not yet wholly paid.
#[derive(Clone, Copy, Debug)]
pub struct Posting {
    /// Minor units unpaid.
    pub(crate) unpaid: i64,
    /// The rate index on the first day that this amount accrues.
    pub(crate) index: i64,
    /// The first day that this amount accrues.
    pub(crate) from: Date,
    /// When it was posted among all postings: those of one moment share a number.
    pub(crate) moment: u32,
    /// The entry, in processing order, that it came from; [`NONE`] where a statement posted it.
    pub(crate) entry: u32,
    pub(crate) component: Component,
    /// Whether it bears interest already; a purchase in its interest-free period does not.
    pub(crate) bears: bool,
    /// Whether it accrues from the day after it was posted, as a settled plan does.
    pub(crate) from_next_day: bool,
    /// The neighbours in its queue.
    pub(crate) next: u32,
    pub(crate) previous: u32,
}

impl Posting {
    /// An empty slot: what scratch space is filled with.
    pub const EMPTY: Self = Self {
        unpaid: 0,
        index: 0,
        from: Date::MIN,
        moment: 0,
        entry: NONE,
        component: Component::Purchase,
        bears: false,
        from_next_day: false,
        next: NONE,
        previous: NONE,
    };

    /// The day it was posted.
    pub(crate) fn posted(&self) -> Date {
        // A day that is followed by one has one before it.
        if self.from_next_day { self.from.plus_days(-1).unwrap_or(self.from) } else { self.from }
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Queue {
    pub(super) first: u32,
    pub(super) last: u32,
    /// The first posting not yet billed.
    pub(super) unbilled: u32,
    /// No posting before this one is still in its interest-free period.
    pub(super) free: u32,
    /// Whatever was posted before this moment is paid off, whatever its slot says.
    pub(super) cleared: u32,
    pub(super) unpaid: Sides,
}

impl Queue {
    const EMPTY: Self =
        Self { first: NONE, last: NONE, unbilled: NONE, free: NONE, cleared: 0, unpaid: Sides::NOTHING };
}

/// Everything posted and unpaid.
#[derive(Debug)]
pub(crate) struct Postings<'a> {
    space: &'a mut [Posting],
    used: u32,
    /// The first so many are an opening's.
    opened: u32,
    queues: [Queue; Component::COUNT],
    pub(super) present: Components,
    pub(super) unpaid: Sides,
    /// What disputes set apart: the newest first, linked by `next`, and its sum.
    apart: u32,
    apart_total: i64,
}

impl<'a> Postings<'a> {
    pub(crate) fn new(space: &'a mut [Posting]) -> Self {
        Self {
            space,
            used: 0,
            opened: 0,
            queues: [Queue::EMPTY; Component::COUNT],
            present: Components::NONE,
            unpaid: Sides::NOTHING,
            apart: NONE,
            apart_total: 0,
        }
    }

    pub(super) fn queue(&self, component: Component) -> &Queue {
        self.queues.get(component.index()).unwrap_or(&Queue::EMPTY)
    }

    pub(super) fn queue_mut(&mut self, component: Component) -> &mut Queue {
        let [first, rest @ ..] = &mut self.queues;
        match component.index().checked_sub(1).and_then(|n| rest.get_mut(n)) {
            Some(queue) => queue,
            None => first,
        }
    }

    pub(crate) fn get(&self, at: u32) -> Option<&Posting> {
        usize::try_from(at).ok().and_then(|at| self.space.get(at))
    }

    pub(crate) fn get_mut(&mut self, at: u32) -> Option<&mut Posting> {
        usize::try_from(at).ok().and_then(|at| self.space.get_mut(at))
    }

    /// The components of which anything is unpaid.
    pub(crate) const fn present(&self) -> Components {
        self.present
    }

    /// A posting as it stands, in its queue or paid off.
    pub(crate) fn standing(&self, at: u32) -> Option<Posting> {
        let posting = *self.get(at)?;
        let is_cleared = posting.moment < self.queue(posting.component).cleared;
        Some(if is_cleared { Posting { unpaid: 0, ..posting } } else { posting })
    }

    /// Minor units posted and unpaid.
    pub(crate) const fn total(&self) -> i64 {
        self.unpaid.sum()
    }

    pub(crate) fn unpaid(&self, component: Component) -> i64 {
        self.queue(component).unpaid.sum()
    }

    pub(crate) fn unpaid_unbilled(&self, component: Component) -> i64 {
        self.queue(component).unpaid.unbilled
    }

    pub(crate) fn unpaid_in(&self, components: Components) -> Result<i64, TooLarge> {
        components.iter().try_fold(0_i64, |sum, component| plus(sum, self.unpaid(component)))
    }

    /// The oldest posting of a component, and the oldest not yet billed.
    pub(crate) fn first(&self, component: Component) -> u32 {
        self.queue(component).first
    }

    pub(crate) fn first_unbilled(&self, component: Component) -> u32 {
        self.queue(component).unbilled
    }

    /// The first posting of a component that may still be in its interest-free period.
    ///
    /// The mark moves forward over those that bear, so that each posting is passed once.
    pub(crate) fn first_free(&mut self, component: Component) -> u32 {
        let mut at = self.queue(component).free;
        while let Some(posting) = self.get(at).filter(|p| p.bears) {
            at = posting.next;
        }
        self.queue_mut(component).free = at;
        at
    }

    /// Posts an amount above zero at the end of its component's queue, unbilled.
    #[inline(always)] // of a purchase most is known where it is posted
    pub(crate) fn push(&mut self, posting: Posting) -> Result<u32, PostingError> {
        let at = self.used;
        self.used = at.checked_add(1).ok_or(PostingError::NoRoom)?;
        self.append(at, posting)?;
        Ok(at)
    }

    /// What is posted so far is an opening's.
    #[cfg(feature = "alloc")]
    pub(crate) const fn end_opening(&mut self) {
        self.opened = self.used;
    }

    /// Takes a billed posting out of its place and posts it anew, unbilled, at the end of its queue.
    pub(crate) fn renew(&mut self, at: u32, renewed: Posting) -> Result<(), PostingError> {
        let Some(&posting) = self.get(at) else { return Ok(()) };
        self.unlink(&posting, at);
        self.lower(posting.component, posting.unpaid, true)?;
        self.append(at, renewed)
    }

    /// Posts an amount of a loan. `owner` is the instalment it belongs to, or [`NONE`].
    pub(crate) fn push_owned(
        &mut self,
        component: Component,
        unpaid: i64,
        from: Date,
        moment: u32,
        owner: u32,
    ) -> Result<u32, PostingError> {
        self.push(Posting { unpaid, from, moment, entry: owner, component, ..Posting::EMPTY })
    }

    /// Adds to a posting that is still open, which keeps its age: whoever does so knows how old each part of it is. One
    /// that was paid off is posted anew.
    pub(crate) fn raise(&mut self, at: u32, minor: i64, from: Date, moment: u32) -> Result<(), PostingError> {
        let Some(posting) = self.get_mut(at) else { return Ok(()) };
        if posting.unpaid == 0 {
            (posting.unpaid, posting.from, posting.moment) = (minor, from, moment);
            let posting = *posting;
            return self.append(at, posting);
        }
        posting.unpaid = plus(posting.unpaid, minor)?;
        let component = posting.component;
        self.queue_mut(component).unpaid.add(minor, false)?;
        self.owe(minor)
    }

    /// So much more is owed, unbilled.
    #[inline]
    fn owe(&mut self, minor: i64) -> Result<(), PostingError> {
        self.unpaid.add(minor, false)?;
        if self.total() > Money::MAX_MINOR { Err(PostingError::TooLarge) } else { Ok(()) }
    }

    /// So much less of a component is owed, on one side.
    #[inline]
    pub(super) fn lower(&mut self, component: Component, minor: i64, billed: bool) -> Result<(), TooLarge> {
        self.queue_mut(component).unpaid.take(minor, billed)?;
        self.unpaid.take(minor, billed)
    }

    #[inline(always)]
    fn append(&mut self, at: u32, mut posting: Posting) -> Result<(), PostingError> {
        let Posting { unpaid, component, .. } = posting;
        let queue = self.queue_mut(component);
        let last = core::mem::replace(&mut queue.last, at);
        for mark in [&mut queue.first, &mut queue.unbilled, &mut queue.free] {
            if *mark == NONE {
                *mark = at;
            }
        }
        queue.unpaid.add(unpaid, false)?;
        self.present = self.present.or(Components::one(component));
        self.owe(unpaid)?;
        (posting.previous, posting.next) = (last, NONE);
        *self.get_mut(at).ok_or(PostingError::NoRoom)? = posting;
        if let Some(before) = self.get_mut(last) {
            before.next = at;
        }
        Ok(())
    }

    /// Lowers what is unpaid of a posting; a posting paid off leaves its queue.
    ///
    /// `posting` is the one at `at` as it was; `billed` says which side of the statement it is on: its owner knows.
    #[inline]
    pub(crate) fn reduce(&mut self, at: u32, posting: &Posting, minor: i64, billed: bool) -> Result<(), TooLarge> {
        let left = minus(posting.unpaid, minor)?;
        if let Some(posting) = self.get_mut(at) {
            posting.unpaid = left;
        }
        self.lower(posting.component, minor, billed)?;
        if left == 0 {
            self.unlink(posting, at);
        }
        Ok(())
    }

    /// Sets a part of a posting apart: it stands in no queue and no sum until it is taken back.
    ///
    /// `part` is the posting as it will be taken back, its `previous` the number it is found by.
    pub(crate) fn set_apart(
        &mut self,
        at: u32,
        posting: &Posting,
        billed: bool,
        part: Posting,
    ) -> Result<(), PostingError> {
        self.reduce(at, posting, part.unpaid, billed)?;
        self.keep_apart(part)
    }

    /// Keeps something apart, found by its `previous`.
    pub(crate) fn keep_apart(&mut self, mut part: Posting) -> Result<(), PostingError> {
        let slot = self.used;
        self.used = slot.checked_add(1).ok_or(PostingError::NoRoom)?;
        part.next = self.apart;
        *self.get_mut(slot).ok_or(PostingError::NoRoom)? = part;
        self.apart = slot;
        self.apart_total = plus(self.apart_total, part.unpaid)?;
        Ok(())
    }

    /// Takes back what was set apart under a number.
    pub(crate) fn take_back(&mut self, number: u32) -> Option<Posting> {
        let (mut before, mut at) = (NONE, self.apart);
        loop {
            let part = *self.get(at)?;
            if part.previous == number {
                match self.get_mut(before) {
                    Some(before) => before.next = part.next,
                    None => self.apart = part.next,
                }
                self.apart_total = minus(self.apart_total, part.unpaid).ok()?;
                return Some(part);
            }
            (before, at) = (at, part.next);
        }
    }

    /// Whatever is set apart, one after the other.
    pub(crate) fn change_apart(&mut self, mut change: impl FnMut(&mut Posting)) {
        let mut at = self.apart;
        while let Some(part) = self.get_mut(at) {
            change(part);
            at = part.next;
        }
    }

    /// Minor units set apart.
    pub(crate) const fn apart_total(&self) -> i64 {
        self.apart_total
    }

    /// Takes a posting out of its queue.
    fn unlink(&mut self, posting: &Posting, at: u32) {
        let Posting { component, next, previous, .. } = *posting;
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
        if queue.first == NONE {
            self.present = self.present.without(Components::one(component));
        }
    }

    /// The oldest posting of some components, billed or not; of one moment, the first by the listing of `order`.
    pub(crate) fn oldest(&self, components: Components, order: &Order, billed: bool) -> u32 {
        let components = self.present.and(components);
        if let Some(only) = components.single() {
            return self.oldest_of(only, billed);
        }
        let (mut first, mut oldest) = ((u32::MAX, u8::MAX), NONE);
        for component in components.iter() {
            let at = self.oldest_of(component, billed);
            let Some(posting) = self.get(at) else { continue };
            // No two components have the same place.
            let its = (posting.moment, order.place(component));
            if its < first {
                (first, oldest) = (its, at);
            }
        }
        oldest
    }

    fn oldest_of(&self, component: Component, billed: bool) -> u32 {
        let queue = self.queue(component);
        // The billed postings of a queue stand before its unbilled ones.
        match billed {
            false => queue.unbilled,
            true if queue.first == queue.unbilled => NONE,
            true => queue.first,
        }
    }

    /// The purchase that an entry posted, paid or not.
    ///
    /// Postings are made in the order of their entries, so the search halves the space; what statements posted between
    /// them carries the last entry before it.
    pub(crate) fn purchase_of(&self, entry: u32) -> Option<u32> {
        let (opened, used) = (usize::try_from(self.opened).ok()?, usize::try_from(self.used).ok()?);
        let space = self.space.get(opened..used)?;
        let start = space.partition_point(|posting| posting.entry < entry);
        let found = space
            .get(start..)?
            .iter()
            .take_while(|p| p.entry == entry)
            .position(|p| p.component == Component::Purchase)?;
        u32::try_from(opened.checked_add(start)?.checked_add(found)?).ok()
    }

    /// The purchase in a place of the opening, paid or not, that has this entry.
    pub(crate) fn opened_purchase(&self, place: u32, entry: u32) -> Option<u32> {
        let posting = self.get(place).filter(|_| place < self.opened)?;
        (posting.component == Component::Purchase && posting.entry == entry).then_some(place)
    }

    /// The newest purchase not yet billed, or the oldest billed one.
    pub(crate) fn purchase_to_refund(&self) -> u32 {
        let queue = self.queue(Component::Purchase);
        if queue.unbilled == NONE { queue.first } else { queue.last }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    extern crate alloc;
    use alloc::vec::Vec;

    const COMPONENTS: [Component; 4] = [Component::Purchase, Component::Interest, Component::LateFee, Component::Loan];

    /// What a posting is to somebody who keeps a plain list, in the order of its queue.
    #[derive(Clone, Copy, Debug)]
    struct Open {
        at: u32,
        component: Component,
        unpaid: i64,
        billed: bool,
        bears: bool,
    }

    fn sum(open: &[Open], of: impl Fn(&&Open) -> bool) -> i64 {
        open.iter().filter(of).map(|o| o.unpaid).sum()
    }

    fn walked(postings: &Postings<'_>, mut at: u32) -> Vec<(u32, i64)> {
        let mut seen = Vec::new();
        let mut before = NONE;
        while let Some(posting) = postings.get(at) {
            assert_eq!(posting.previous, before, "neighbours know each other");
            seen.push((at, posting.unpaid));
            (before, at) = (at, posting.next);
        }
        seen
    }

    fn hold_against(postings: &mut Postings<'_>, open: &[Open]) {
        assert_eq!(postings.total(), sum(open, |_| true));
        assert_eq!([true, false].map(|b| postings.on_side(b)), [true, false].map(|b| sum(open, |o| o.billed == b)));
        assert_eq!(postings.unpaid_in(Components::ALL), Ok(sum(open, |_| true)));
        for component in COMPONENTS {
            let its: Vec<Open> = open.iter().filter(|o| o.component == component).copied().collect();
            let first = |of: &dyn Fn(&&Open) -> bool| its.iter().find(of).map_or(NONE, |o| o.at);
            assert_eq!(postings.present().contains(component), !its.is_empty());
            assert_eq!(postings.unpaid(component), sum(&its, |_| true));
            assert_eq!(postings.unpaid_unbilled(component), sum(&its, |o| !o.billed));
            assert_eq!(postings.first_unbilled(component), first(&|o| !o.billed));
            assert_eq!(postings.first_free(component), first(&|o| !o.bears));
            assert_eq!(postings.oldest(Components::one(component), &Order::LOAN, true), first(&|o| o.billed));
            assert_eq!(postings.oldest(Components::one(component), &Order::LOAN, false), first(&|o| !o.billed));
            let listed: Vec<(u32, i64)> = its.iter().map(|o| (o.at, o.unpaid)).collect();
            assert_eq!(walked(postings, postings.first(component)), listed);
        }
        let purchases = || open.iter().filter(|o| o.component == Component::Purchase);
        let refunded = purchases().rfind(|o| !o.billed).or_else(|| purchases().next());
        assert_eq!(postings.purchase_to_refund(), refunded.map_or(NONE, |o| o.at));
    }

    /// Posted, refunded in the middle of a queue, paid, billed, posted anew, raised, disputed: whatever the order, the queues
    /// say what a plain list says.
    #[test]
    fn queues_are_lists() {
        let mut seed = 7_u64;
        let mut below = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(seed >> 33).unwrap() % n
        };
        for _ in 0..200 {
            let mut space = [Posting::EMPTY; 80];
            let mut postings = Postings::new(&mut space);
            let (mut open, mut paid_off, mut apart): (Vec<Open>, Vec<Open>, Vec<(u32, i64)>) = Default::default();
            let (mut purchases, mut billed_until) = (Vec::new(), 0);
            for entry in 0..80_u32 {
                let chosen = (!open.is_empty()).then(|| below(open.len()));
                match (below(10), chosen) {
                    (9, Some(n)) => {
                        let Open { component, billed, .. } = open[n];
                        let is_taken = |o: &Open| (o.component, o.billed) == (component, billed);
                        let (first, end) = postings.side(component, billed);
                        let (mut at, mut taken) = (first, Vec::new());
                        while at != end {
                            let posting = match billed {
                                true => *postings.get(at).unwrap(),
                                false => postings.spend(at).unwrap(),
                            };
                            taken.push((at, posting.unpaid));
                            at = posting.next;
                        }
                        let listed: Vec<(u32, i64)> =
                            open.iter().filter(|o| is_taken(o)).map(|o| (o.at, o.unpaid)).collect();
                        assert_eq!(taken, listed);
                        let sum = taken.iter().map(|(_, unpaid)| *unpaid).sum();
                        assert_eq!(postings.unpaid_on_side(Components::one(component), billed), Ok(sum));
                        match billed {
                            true => postings.clear_billed(component, billed_until).unwrap(),
                            false => postings.clear_unbilled(component).unwrap(),
                        }
                        assert!(taken.iter().all(|(at, _)| postings.standing(*at).unwrap().unpaid == 0));
                        // What a bill cleared is a card's, and of cards nothing is raised.
                        paid_off.extend(open.iter().filter(|o| is_taken(o) && !billed));
                        open.retain(|o| !is_taken(o));
                    }
                    (3..=5, Some(n)) => {
                        let Open { at, unpaid, billed, .. } = open[n];
                        let minor = 1 + i64::try_from(below(usize::try_from(unpaid).unwrap())).unwrap();
                        let posting = *postings.get(at).unwrap();
                        postings.reduce(at, &posting, minor, billed).unwrap();
                        open[n].unpaid -= minor;
                        if minor == unpaid {
                            paid_off.push(open.remove(n));
                        }
                    }
                    (6, Some(n)) if open[n].billed => {
                        let renewed = Open { billed: false, bears: false, ..open.remove(n) };
                        let posting = Posting { bears: false, moment: entry, ..*postings.get(renewed.at).unwrap() };
                        postings.renew(renewed.at, posting).unwrap();
                        open.push(renewed);
                    }
                    (6, Some(n)) => {
                        let (at, minor) = (open[n].at, 3);
                        postings.raise(at, minor, Date::MIN, entry).unwrap();
                        open[n].unpaid += minor;
                    }
                    (7, Some(n)) => {
                        let (Open { at, unpaid, billed, .. }, posting) = (open[n], *postings.get(open[n].at).unwrap());
                        let part = Posting { unpaid, entry, component: Component::Cash, previous: entry, ..posting };
                        postings.set_apart(at, &posting, billed, part).unwrap();
                        open.remove(n);
                        apart.push((entry, unpaid));
                    }
                    (8, Some(n)) if below(2) == 0 => {
                        open[n].bears = true;
                        postings.get_mut(open[n].at).unwrap().bears = true;
                    }
                    (8, _) => {
                        postings.bill();
                        billed_until = entry;
                        open.iter_mut().for_each(|o| o.billed = true);
                    }
                    (2, _) if !paid_off.is_empty() => {
                        let again = Open { unpaid: 5, billed: false, ..paid_off.swap_remove(0) };
                        postings.raise(again.at, again.unpaid, Date::MIN, entry).unwrap();
                        open.push(again);
                    }
                    _ => {
                        let component = COMPONENTS[below(4)];
                        let unpaid = 1 + i64::try_from(below(9)).unwrap();
                        let at = postings
                            .push(Posting { unpaid, entry, component, moment: entry, ..Posting::EMPTY })
                            .unwrap();
                        open.push(Open { at, component, unpaid, billed: false, bears: false });
                        if component == Component::Purchase {
                            purchases.push((entry, at));
                        }
                    }
                }
                hold_against(&mut postings, &open);
                assert_eq!(postings.apart_total(), apart.iter().map(|(_, unpaid)| *unpaid).sum::<i64>());
                if below(6) == 0 && !apart.is_empty() {
                    let (number, unpaid) = apart.remove(below(apart.len()));
                    assert_eq!(postings.take_back(number).map(|part| part.unpaid), Some(unpaid));
                    assert!(postings.take_back(number).is_none());
                }
            }
            let mut left = Vec::new();
            postings.change_apart(|part| left.push((part.previous, part.unpaid)));
            left.reverse();
            assert_eq!(left, apart);
            assert!(purchases.iter().all(|(entry, at)| postings.purchase_of(*entry) == Some(*at)));
            assert_eq!(postings.purchase_of(80), None);
        }
    }

    #[test]
    fn no_more_is_posted_than_there_is_room_and_amounts_for() {
        let mut space = [Posting::EMPTY; 2];
        let mut postings = Postings::new(&mut space);
        let most = Posting { unpaid: Money::MAX_MINOR, ..Posting::EMPTY };
        assert_eq!(postings.push(most), Ok(0));
        assert_eq!(postings.raise(0, 1, Date::MIN, 0), Err(PostingError::TooLarge));
        let mut postings = Postings::new(&mut space);
        for at in 0..2 {
            assert_eq!(postings.push(Posting { unpaid: 1, ..Posting::EMPTY }), Ok(at));
        }
        assert_eq!(postings.push(Posting { unpaid: 1, ..Posting::EMPTY }), Err(PostingError::NoRoom));
    }
}
