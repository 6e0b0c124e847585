//! What a statement asks for anew.

// Semantics: [card-5] [card-37] [card-40].

use super::replay::CardReplay;
use crate::accrual::Accrued;
use crate::balance::error::{Checked, Stopped, less};
use crate::balance::recorder::Recorder;
use crate::component::{Component, Components};
use crate::rate::Fraction;
use crate::terms::{MinimumAlternative, MinimumRatios};

/// What a statement asks for anew, and what of it is the part of the principal above the credit limit.
#[derive(Clone, Copy, Debug)]
pub(super) struct Asked {
    pub(super) minor: i64,
    /// `None` where no credit limit is in force.
    pub(super) over_limit: Option<i64>,
    /// Which alternative asked for it, from 1; `None` where the ratios did, or nothing is asked.
    pub(super) alternative: Option<u32>,
    /// What share of purchases it asks for, in parts of a fraction, beside those that it asks for in full.
    pub(super) purchase_parts: i64,
    pub(super) purchases_in_full: i64,
}

/// How much of each component counts in full because it is above the credit limit.
type InFull = [i64; Component::COUNT];

impl<R: Recorder> CardReplay<'_, R> {
    /// O(k): the greatest of what the ratios and the alternatives in force ask for.
    ///
    /// What is above the credit limit is asked in full by each: it is taken from the principal with the lowest ratio first.
    pub(super) fn newly_demanded(&mut self) -> Result<Asked, Stopped> {
        let above = self.above_limit()?;
        let mut greatest = match (self.terms.minimum_ratios().on(self.today), above) {
            (Some(ratios), Some(1..)) => Some(self.asked_by_ratios(ratios, above)?),
            (Some(ratios), _) => Some(Asked {
                minor: self.share_asked(ratios)?,
                over_limit: above,
                alternative: None,
                purchase_parts: ratios.of(Component::Purchase).parts(),
                purchases_in_full: 0,
            }),
            (None, _) => None,
        };
        for (number, alternative) in (1..=u32::MAX).zip(self.terms.minimum_alternatives().iter()) {
            if alternative.is_in_force(self.today) {
                let asked = self.asked_by(alternative, number, above)?;
                if greatest.is_none_or(|greatest| asked.minor > greatest.minor) {
                    greatest = Some(asked);
                }
            }
        }
        Ok(greatest.unwrap_or(Asked {
            minor: 0,
            over_limit: above.map(|_| 0),
            alternative: None,
            purchase_parts: 0,
            purchases_in_full: 0,
        }))
    }

    /// With ratio 1 what is newly billed, with a lower one that share of all that is billed; rounded once.
    fn share_asked(&self, ratios: &MinimumRatios) -> Result<i64, Stopped> {
        let mut exact = Accrued::ZERO;
        for component in self.postings.present().iter() {
            let ratio = ratios.of(component);
            let base = if ratio == Fraction::ONE {
                self.postings.unpaid_unbilled(component)
            } else {
                self.postings.unpaid(component)
            };
            exact = exact.more(Accrued::earned(base, ratio.parts()))?;
        }
        exact.posted(self.terms.rounding()).ok_or(Stopped)
    }

    /// As [`Self::share_asked`], with what is above the credit limit in full and out of what the ratios are of.
    #[cold]
    #[inline(never)]
    fn asked_by_ratios(&self, ratios: &MinimumRatios, above: Option<i64>) -> Result<Asked, Stopped> {
        let over = self.taken_in_full(above, |component| ratios.of(component).parts());
        let over_limit = over.iter().try_fold(0_i64, |sum, part| sum.more(*part))?;
        let mut exact = Accrued::whole(over_limit);
        for component in self.postings.present().iter() {
            let ratio = ratios.of(component);
            let in_full = over.get(component.index()).copied().unwrap_or(0);
            let base = if ratio == Fraction::ONE {
                self.postings.unpaid_unbilled(component)
            } else {
                less(self.postings.unpaid(component), in_full)?
            };
            exact = exact.more(Accrued::earned(base, ratio.parts()))?;
        }
        let minor = exact.posted(self.terms.rounding()).ok_or(Stopped)?;
        Ok(Asked {
            minor,
            over_limit: above.map(|_| over_limit),
            alternative: None,
            purchase_parts: ratios.of(Component::Purchase).parts(),
            purchases_in_full: of_purchases(&over),
        })
    }

    /// The fixed amount, the shares and what is above the limit, the whole rounded once.
    #[inline(never)]
    fn asked_by(&self, by: &MinimumAlternative, number: u32, above: Option<i64>) -> Result<Asked, Stopped> {
        let over = self.taken_in_full(above, |component| by.parts_of(component));
        let over_limit = over.iter().try_fold(0_i64, |sum, part| sum.more(*part))?;
        let mut exact = Accrued::whole(by.amount().minor().more(over_limit)?);
        for share in by.shares() {
            let mut base: i64 = 0;
            for component in share.components().and(self.postings.present()).iter() {
                let in_full = over.get(component.index()).copied().unwrap_or(0);
                base = base.more(if share.is_of_newly_billed() {
                    self.postings.unpaid_unbilled(component)
                } else {
                    less(self.postings.unpaid(component), in_full)?
                })?;
            }
            exact = exact.more(Accrued::from_parts(share.parts_of(base).ok_or(Stopped)?))?;
        }
        let minor = match by.multiple() {
            Some(multiple) => multiple.nearest(exact.parts(), Fraction::SCALE),
            None => exact.posted(self.terms.rounding()),
        };
        let minor = minor.ok_or(Stopped)?;
        Ok(Asked {
            minor,
            over_limit: above.map(|_| over_limit),
            alternative: Some(number).filter(|_| minor > 0),
            purchase_parts: by.parts_of(Component::Purchase),
            purchases_in_full: of_purchases(&over),
        })
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
    fn taken_in_full(&self, above: Option<i64>, parts_of: impl Fn(Component) -> i64) -> InFull {
        let mut taken = [0; Component::COUNT];
        let mut above = above.unwrap_or(0);
        let mut left = Components::PRINCIPAL.and(self.postings.present());
        while above > 0 {
            let below_one = left.iter().filter(|component| parts_of(*component) < Fraction::SCALE);
            let Some(component) = below_one.min_by_key(|component| parts_of(*component)) else { break };
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

fn of_purchases(in_full: &InFull) -> i64 {
    in_full.get(Component::Purchase.index()).copied().unwrap_or(0)
}
