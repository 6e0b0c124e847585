//! The cap on all charges of a loan.

// Semantics: [loan-44].

use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::record::{Cause, Note};
use crate::balance::recorder::Recorder;
use crate::component::{Component, Components};

impl<R: Recorder> LoanReplay<'_, R> {
    /// Principal is paid out, beyond what was before: the cap rises to its share of all of it.
    pub(super) fn raise_charge_cap(&mut self, before: i64) -> Result<(), Stopped> {
        if let Some((cap, had)) = self.terms.charge_cap_minor(self.drawn).zip(self.terms.charge_cap_minor(before)) {
            self.charges_left = self.charges_left.more(less(cap, had)?)?;
        }
        Ok(())
    }

    /// As much of a charge as the cap lets through; the rest is told, and was never owed. What goes back was counted before.
    #[cold]
    #[inline(never)]
    pub(super) fn within_cap(
        &mut self,
        component: Component,
        minor: i64,
        instalment: Option<usize>,
        cause: Cause,
    ) -> Result<i64, Stopped> {
        if !Components::CHARGES.contains(component) || matches!(cause, Cause::Returned(_)) {
            return Ok(minor);
        }
        let posted = minor.min(self.charges_left);
        self.charges_left = less(self.charges_left, posted)?;
        if posted < minor {
            let cut = less(minor, posted)?;
            self.note(Note::Capped { component, amount: cut });
            self.cut_scheduled(component, instalment, cut)?;
        }
        Ok(posted)
    }

    /// That much of a scheduled charge was never owed.
    fn cut_scheduled(&mut self, component: Component, instalment: Option<usize>, cut: i64) -> Result<(), Stopped> {
        let Some(at) = instalment else { return Ok(()) };
        let Some(own) = self.instalments.get_mut(at) else { return Ok(()) };
        own.reduce(component, cut)?;
        if own.is_overdue && component == Component::Interest {
            self.bear(at, 0, cut.saturating_neg())?;
        }
        Ok(())
    }

    /// Charges not posted yet, in this order, as far as the cap lets them be.
    pub(super) fn accrued_within_cap<const N: usize>(&self, accrued: [i64; N]) -> [i64; N] {
        if self.terms.charge_cap().is_none() {
            return accrued;
        }
        let mut left = self.charges_left;
        accrued.map(|minor| {
            let posted = minor.min(left);
            left = left.saturating_sub(posted);
            posted
        })
    }
}
