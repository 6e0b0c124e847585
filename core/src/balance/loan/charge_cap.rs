//! The cap on all charges of a loan.

// Semantics: [loan-33].

use super::replay::LoanReplay;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::record::{Note, Recorder};
use crate::component::{Component, Components};

impl<R: Recorder> LoanReplay<'_, R> {
    /// Principal is paid out: the cap rises.
    pub(super) fn raise_charge_cap(&mut self, paid_out: i64) -> Result<(), Stopped> {
        if let Some(cap) = self.terms.charge_cap_minor(paid_out) {
            self.charges_left = self.charges_left.more(cap)?;
        }
        Ok(())
    }

    /// As much of a charge as the cap lets through; the rest is told.
    pub(super) fn within_cap(&mut self, component: Component, minor: i64) -> Result<i64, Stopped> {
        if self.terms.charge_cap().is_none() || !Components::CHARGES.contains(component) {
            return Ok(minor);
        }
        let posted = minor.min(self.charges_left);
        self.charges_left = less(self.charges_left, posted)?;
        if posted < minor {
            self.note(Note::Capped { component, amount: less(minor, posted)? });
        }
        Ok(posted)
    }

    /// A charge was waived: it does not count.
    pub(super) fn uncount(&mut self, component: Component, minor: i64) -> Result<(), Stopped> {
        if self.terms.charge_cap().is_some() && Components::CHARGES.contains(component) {
            self.charges_left = self.charges_left.more(minor)?;
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
