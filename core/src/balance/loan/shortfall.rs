//! Instalments short by no more than the terms let pass: the rest is due with the next.

// Semantics: [loan-42].

use super::instalment::Instalment;
use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped};
use crate::balance::record::Note;
use crate::balance::recorder::Recorder;
use crate::calendar::Date;

impl<R: Recorder> LoanReplay<'_, R> {
    /// What is unpaid of an instalment together with the rests that are due with it, where that may pass.
    #[inline]
    pub(super) fn lets_pass(&mut self, at: usize) -> Result<bool, Stopped> {
        if self.terms.shortfall_tolerance_minor() == 0 { Ok(false) } else { self.pass(at) }
    }

    /// Whether what is unpaid of some instalments together would pass, were the last late-payment grace of them over.
    pub(super) fn would_pass(&self, first: usize, last: usize) -> Result<bool, Stopped> {
        let tolerance = self.terms.shortfall_tolerance_minor();
        Ok(tolerance > 0 && self.has_another_after(last) && self.unpaid_together(first, last)? <= tolerance)
    }

    /// Whether an instalment is not the last one, nor the loan called.
    fn has_another_after(&self, at: usize) -> bool {
        self.course.next_due().is_some() || (at.saturating_add(1) < self.count && !self.is_called)
    }

    fn unpaid_together(&self, first: usize, last: usize) -> Result<i64, Stopped> {
        let together = self.instalments.get(first..=last).unwrap_or(&[]);
        together.iter().try_fold(0_i64, |sum, own| sum.more(own.unpaid()?))
    }

    #[cold]
    #[inline(never)]
    fn pass(&mut self, at: usize) -> Result<bool, Stopped> {
        let first = self.rest_from.min(at);
        if !self.would_pass(first, at)? {
            return Ok(false);
        }
        let unpaid = self.unpaid_together(first, at)?;
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
