//! Penalty and compound interest of instalments that are paid one after another, posting by posting.
//!
//! Each payment and each waiver posts what every overdue instalment has earned, and each posting has its own age. Kept
//! apart they would need space for instalments x payments. But an instalment earns on the same balance from one mark to
//! the next until some of it is paid: a run of postings is told by that balance, and what a mark posted to it is computed
//! again when money reaches it.

use super::mark::Mark;
use crate::balance::error::{Stopped, less};
use crate::component::Component;
use crate::postings::NONE;
use crate::rounding::Rounding;
use crate::schedule::ACCRUAL_UNIT;

/// Postings of one component to one instalment, mark after mark, on one balance.
#[derive(Clone, Copy, Debug)]
pub struct Run {
    /// What every posting but the first was earned on, in minor units.
    base: i64,
    /// Minor units unpaid of the oldest posting; those after it are untouched.
    unpaid: i64,
    /// The marks of the oldest posting and of the newest.
    oldest: u32,
    newest: u32,
    /// The run after it, of the same component and instalment.
    next: u32,
}

impl Run {
    /// An empty slot: what scratch space is filled with.
    pub const EMPTY: Self = Self { base: 0, unpaid: 0, oldest: 0, newest: 0, next: NONE };
}

/// The runs of one component of an instalment, oldest first. The last stays when it is paid, and is used again.
#[derive(Clone, Copy, Debug)]
pub(super) struct Queue {
    first: u32,
    last: u32,
}

impl Queue {
    pub(super) const EMPTY: Self = Self { first: NONE, last: NONE };
}

/// All runs, and the marks that they are told by, over space that the caller lends.
#[derive(Debug)]
pub(super) struct Runs<'a> {
    marks: &'a mut [Mark],
    marked: u32,
    runs: &'a mut [Run],
    used: u32,
}

impl<'a> Runs<'a> {
    pub(super) const fn new(marks: &'a mut [Mark], runs: &'a mut [Run]) -> Self {
        Self { marks, marked: 0, runs, used: 0 }
    }

    /// The newest mark.
    pub(super) fn newest(&self) -> Mark {
        self.marked.checked_sub(1).map_or(Mark::EMPTY, |at| self.mark(at))
    }

    fn mark(&self, at: u32) -> Mark {
        usize::try_from(at).ok().and_then(|at| self.marks.get(at)).copied().unwrap_or(Mark::EMPTY)
    }

    fn run(&self, at: u32) -> Option<&Run> {
        usize::try_from(at).ok().and_then(|at| self.runs.get(at))
    }

    fn run_mut(&mut self, at: u32) -> Option<&mut Run> {
        usize::try_from(at).ok().and_then(|at| self.runs.get_mut(at))
    }

    /// What a mark added to the index of a component.
    fn added(&self, at: u32, component: Component) -> i128 {
        let before = at.checked_sub(1).map_or(0, |before| self.mark(before).index(component));
        self.mark(at).index(component).saturating_sub(before)
    }

    /// Sets a mark; `None` where there is no room.
    pub(super) fn add_mark(&mut self, mark: Mark) -> Option<()> {
        *usize::try_from(self.marked).ok().and_then(|at| self.marks.get_mut(at))? = mark;
        self.marked = self.marked.checked_add(1)?;
        Some(())
    }

    /// Posts an amount above zero at the newest mark, now that `base` earns; `None` where there is no room.
    pub(super) fn post(&mut self, queue: &mut Queue, base: i64, minor: i64) -> Option<()> {
        let (mark, used) = (self.marked.checked_sub(1)?, self.used);
        let fresh = Run { base, unpaid: minor, oldest: mark, newest: mark, next: NONE };
        match self.run_mut(queue.last) {
            Some(paid) if paid.unpaid == 0 => *paid = fresh,
            // INVARIANT: what an instalment earns on never rises, and each mark takes all of it. So it stood still since
            // the newest posting of the run, and what marks in between took came to nothing when rounded.
            Some(open) if open.base == base => open.newest = mark,
            last => {
                match last {
                    Some(last) => last.next = used,
                    None => queue.first = used,
                }
                queue.last = used;
                *self.run_mut(used)? = fresh;
                self.used = used.checked_add(1)?;
            }
        }
        Some(())
    }

    /// Whether any mark is set.
    #[cfg(feature = "alloc")]
    pub(super) const fn is_marked(&self) -> bool {
        self.marked > 0
    }

    /// What is unpaid of each posting, oldest first, with its mark.
    ///
    /// # Rounding
    /// As [`Runs::take`].
    #[cfg(feature = "alloc")]
    pub(super) fn unpaid(
        &self,
        queue: Queue,
        component: Component,
        rounding: Rounding,
    ) -> Result<alloc::vec::Vec<(Mark, i64)>, Stopped> {
        let (mut told, mut next) = (alloc::vec::Vec::new(), queue.first);
        while let Some(run) = self.run(next) {
            next = run.next;
            for at in run.oldest..=run.newest {
                let exact = i128::from(run.base).checked_mul(self.added(at, component)).ok_or(Stopped)?;
                let minor = match at {
                    oldest if oldest == run.oldest => run.unpaid,
                    _ if exact == 0 => 0,
                    _ => rounding.quotient(exact, ACCRUAL_UNIT).ok_or(Stopped)?,
                };
                if minor > 0 {
                    told.push((self.mark(at), minor));
                }
            }
        }
        Ok(told)
    }

    /// Takes from the oldest posting, at most all of it; how much, and the mark of what is the oldest then.
    ///
    /// # Rounding
    /// What a mark posted is computed as it was then: exactly, and rounded once.
    pub(super) fn take(
        &mut self,
        queue: &mut Queue,
        component: Component,
        most: i64,
        rounding: Rounding,
    ) -> Result<(i64, Mark), Stopped> {
        let mut run = *self.run(queue.first).ok_or(Stopped)?;
        let taken = most.min(run.unpaid);
        run.unpaid = less(run.unpaid, taken)?;
        while run.unpaid == 0 && run.oldest < run.newest {
            run.oldest = run.oldest.saturating_add(1);
            let exact = i128::from(run.base).checked_mul(self.added(run.oldest, component)).ok_or(Stopped)?;
            run.unpaid = if exact == 0 { 0 } else { rounding.quotient(exact, ACCRUAL_UNIT).ok_or(Stopped)? };
        }
        *self.run_mut(queue.first).ok_or(Stopped)? = run;
        if run.unpaid == 0 && run.next != NONE {
            queue.first = run.next;
            run = *self.run(run.next).ok_or(Stopped)?;
        }
        Ok((taken, self.mark(run.oldest)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Date;

    /// Postings kept one by one, and the same in runs: what is oldest is the same, whatever is taken and whenever.
    #[test]
    fn runs_are_the_postings_they_stand_for() {
        let mut state = 1_u64;
        let mut dice = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % sides
        };
        for rounding in [Rounding::HalfUp, Rounding::HalfEven, Rounding::TowardZero] {
            let (mut marks, mut space) = ([Mark::EMPTY; 400], [Run::EMPTY; 41]);
            let mut runs = Runs::new(&mut marks, &mut space);
            let (mut queue, mut postings) = (Queue::EMPTY, [0_i64; 400]);
            let (mut base, mut changes) = (100_000_i64, 0);
            let mut sum = 0_i128;
            for moment in 0..400 {
                let earned_on = base;
                if changes < 40 && dice(8) == 0 {
                    (base, changes) = (base - i64::try_from(dice(2_400)).unwrap(), changes + 1);
                }
                // Nothing while frozen, and what is rounded to nothing, among the rest.
                let added =
                    i128::from([0, 1, 5, 70, 999][usize::try_from(dice(5)).unwrap()]) * ACCRUAL_UNIT / 1_000_000;
                sum += added;
                runs.add_mark(Mark { day: Date::MIN, moment, penalty: sum, compound: 0 }).unwrap();
                // Where the balance has changed, half of it was earned on the one before.
                let exact = (i128::from(earned_on) * (added / 2)) + i128::from(base) * (added - added / 2);
                let minor = rounding.quotient(exact, ACCRUAL_UNIT).unwrap();
                if minor > 0 {
                    runs.post(&mut queue, base, minor).unwrap();
                    postings[usize::try_from(moment).unwrap()] = minor;
                }
                for _ in 0..dice(4) {
                    let Some(unpaid) = postings.iter_mut().find(|unpaid| **unpaid > 0) else { break };
                    let most = i64::try_from(dice(90)).unwrap() + 1;
                    let (taken, oldest) = runs.take(&mut queue, Component::PenaltyInterest, most, rounding).unwrap();
                    assert_eq!(taken, most.min(*unpaid));
                    *unpaid -= taken;
                    let first = postings.iter().position(|unpaid| *unpaid > 0);
                    assert!(first.is_none_or(|first| u32::try_from(first) == Ok(oldest.moment)));
                }
            }
            assert!(changes == 40 && runs.used > 2);
        }
    }

    #[test]
    fn a_run_without_room_is_refused() {
        let (mut marks, mut queue) = ([Mark::EMPTY; 1], Queue::EMPTY);
        let mut runs = Runs::new(&mut marks, &mut []);
        runs.add_mark(Mark::EMPTY).unwrap();
        assert_eq!(runs.add_mark(Mark::EMPTY), None);
        assert_eq!(runs.post(&mut queue, 1, 1), None);
    }
}
