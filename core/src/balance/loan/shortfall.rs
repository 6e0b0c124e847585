//! Instalments short by no more than the terms let pass: the rest is due with the next.

// Semantics: [loan-42].

use super::instalment::Instalment;
use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped};
use crate::balance::record::{Note, Recorder};
use crate::calendar::Date;

impl<R: Recorder> LoanReplay<'_, R> {
    /// What is unpaid of an instalment together with the rests that are due with it, where that may pass.
    #[inline]
    pub(super) fn lets_pass(&mut self, at: usize) -> Result<bool, Stopped> {
        let tolerance = self.terms.shortfall_tolerance_minor();
        if tolerance == 0 { Ok(false) } else { self.is_short_by_at_most(tolerance, at) }
    }

    #[cold]
    #[inline(never)]
    fn is_short_by_at_most(&mut self, tolerance: i64, at: usize) -> Result<bool, Stopped> {
        let together = self.instalments.get(self.rest_from.min(at)..=at).unwrap_or(&[]);
        let unpaid = together.iter().try_fold(0_i64, |sum, own| sum.more(own.unpaid()?))?;
        if unpaid > tolerance || self.course.next_due().is_none() {
            return Ok(false);
        }
        if unpaid == 0 {
            self.rest_from = usize::MAX;
            return Ok(true);
        }
        self.note(Note::ShortfallPassed { amount: unpaid });
        self.rest_from = self.rest_from.min(at);
        let next = at.saturating_add(1);
        let waiting = Instalment { due: Date::MAX, late_payment_grace_end: Date::MAX, ..Instalment::EMPTY };
        let with = self.instalments.get(next).copied().filter(|_| next < self.count).unwrap_or(waiting);
        self.due_with(next, &with);
        Ok(true)
    }

    /// The rests are due with an instalment, where there are any.
    #[cold]
    #[inline(never)]
    pub(super) fn due_with(&mut self, at: usize, with: &Instalment) {
        let Some(rests) = self.instalments.get_mut(self.rest_from.min(at)..at) else { return };
        for rest in rests {
            (rest.due, rest.late_payment_grace_end, rest.bears_from) =
                (with.due, with.late_payment_grace_end, with.bears_from);
            (rest.penalty_from, rest.compound_from) = (with.penalty_from, with.compound_from);
        }
    }
}
