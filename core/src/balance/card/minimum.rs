//! What a statement asks for anew.

// Semantics: [card-5] [card-33].

use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, ReplayFault, Stopped, less};
use crate::balance::record::Recorder;
use crate::component::{Component, Components};
use crate::rate::Fraction;
use crate::terms::MinimumRatios;

/// What a statement asks for anew, and what of it is the part of the principal above the credit limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) minor: i64,
    /// `None` where no credit limit is in force.
    pub(super) over_limit: Option<i64>,
}

impl<R: Recorder> CardReplay<'_, R> {
    /// O(k): with ratio 1 what is newly billed, with a lower one that share of all that is billed; rounded once.
    ///
    /// What is above the credit limit is asked in full: it is taken from the principal with the lowest ratio first.
    pub(super) fn newly_demanded(&mut self) -> Result<Asked, Stopped> {
        let opened = self.terms.opened();
        let ratios = self.terms.minimum_ratios().on(self.today);
        // INVARIANT: checked terms have ratios in force at the opening.
        let ratios = ratios.ok_or_else(|| self.fault.keep(ReplayFault::BeforeOpening { date: self.today, opened }))?;
        let above = self.above_limit()?;
        let over = match above {
            Some(above) if above > 0 => self.taken_in_full(ratios, above),
            _ => [0; Component::COUNT],
        };
        let mut exact = Accrued::ZERO;
        let mut over_limit: i64 = 0;
        for component in self.postings.present().iter() {
            let ratio = ratios.of(component);
            let in_full = over.get(component.index()).copied().unwrap_or(0);
            let base = if ratio == Fraction::ONE {
                self.postings.unpaid_unbilled(component)
            } else {
                less(self.postings.unpaid(component), in_full)?
            };
            over_limit = over_limit.more(in_full)?;
            exact = exact.more(Accrued::earned(base, ratio.parts()).ok_or(Stopped)?)?;
        }
        let minor = exact.posted(self.terms.rounding()).ok_or(Stopped)?.more(over_limit)?;
        Ok(Asked { minor, over_limit: above.map(|_| over_limit) })
    }

    /// How far principal, the unbilled parts of plans included, is above the credit limit; `None` where there is none.
    fn above_limit(&self) -> Result<Option<i64>, Stopped> {
        let Some(limit) = self.credit_limit() else { return Ok(None) };
        let mut principal = self.postings.unpaid_in(Components::PRINCIPAL)?;
        for plan in self.plans.iter().take(self.plan_count).filter(|plan| plan.is_open()) {
            principal = principal.more(plan.left)?;
        }
        Ok(Some(less(principal, limit)?.max(0)))
    }

    /// The limit in force today: of the terms and of the events, the last one to come into force.
    fn credit_limit(&self) -> Option<i64> {
        let of_terms = self.terms.credit_limits().iter().take_while(|(from, _)| *from <= self.today).last();
        match (of_terms, self.changed_limit) {
            (Some((from, _)), Some((changed, limit))) if changed >= from => Some(limit),
            (None, Some((_, limit))) => Some(limit),
            (of_terms, _) => of_terms.map(|(_, limit)| limit.minor()),
        }
    }

    /// How much of each kind of principal counts in full, the lowest ratio first; kinds that count in full anyway give nothing.
    fn taken_in_full(&self, ratios: &MinimumRatios, mut above: i64) -> [i64; Component::COUNT] {
        let mut taken = [0; Component::COUNT];
        let mut left = Components::PRINCIPAL.and(self.postings.present());
        while above > 0 {
            let lowest = left.iter().filter(|c| ratios.of(*c) < Fraction::ONE).min_by_key(|c| ratios.of(*c));
            let Some(component) = lowest else { break };
            left = left.without(Components::one(component));
            let part = self.postings.unpaid(component).min(above);
            above = above.saturating_sub(part);
            if let Some(slot) = taken.get_mut(component.index()) {
                *slot = part;
            }
        }
        taken
    }
}
