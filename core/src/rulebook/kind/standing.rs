//! What law says of an account's class, of the order of its payments and of a pause.

// Semantics: [law-7].

use super::{check_distinct, check_list};
use crate::delinquency::{Classification, Ladder, Observation};
use crate::rulebook::verdict::{Finding, Silence};
use crate::rulebook::{Allowed, Facts, Figure, PaymentOrder, RulebookError};
use crate::words::words;
use crate::{Date, Word};
use alloc::vec::Vec;

/// One step of [`AllocationOrder`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AllocationStep {
    /// From this many days past due.
    pub from_day: u16,
    /// To this many, included; `None` for no end.
    pub to_day: Option<u16>,
    /// What a payment meets first.
    pub order: PaymentOrder,
}

/// What a payment meets first, by days past due on the day it is received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllocationOrder {
    /// Steps of rising days. Days that none covers are left to the contract.
    pub steps: Vec<AllocationStep>,
    /// Whether [`PaymentOrder::HighestRateFirst`] is asked of the whole payment, and not only of what exceeds the minimum
    /// payment.
    pub whole_payment: bool,
}

impl AllocationOrder {
    pub(super) fn judge(&self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        let payment = facts.payment.ok_or(Silence::NoFacts)?;
        if payment.days_past_due < 0 {
            return Err(Silence::BadFacts);
        }
        let covers = |step: &&AllocationStep| {
            i32::from(step.from_day) <= payment.days_past_due
                && step.to_day.is_none_or(|to| payment.days_past_due <= i32::from(to))
        };
        let order = self.steps.iter().find(covers).ok_or(Silence::OtherCase)?.order;
        let of_excess = order == PaymentOrder::HighestRateFirst && !self.whole_payment;
        // Of the two parts, the one that speaks against the rule is shown.
        let given = if of_excess || payment.order == order { payment.excess } else { payment.order };
        Ok(Finding::only(given.word(), order.word(), given == order))
    }

    pub(super) fn check(&self) -> Result<(), (&'static str, RulebookError)> {
        check_list("steps", &self.steps)?;
        let mut covered_to = None;
        for step in &self.steps {
            let follows = covered_to.is_none_or(|to: Option<u16>| to.is_some_and(|to| to < step.from_day));
            if !follows || step.to_day.is_some_and(|to| to < step.from_day) {
                return Err(("steps", RulebookError::InvertedBand));
            }
            covered_to = Some(step.to_day);
        }
        Ok(())
    }
}

fn at_least(given: Classification, least: Classification) -> Finding {
    let word = |classification: Classification| Figure::Word(classification.word());
    Finding { given: word(given), allowed: Allowed::AtLeast(word(least)), holds: given >= least }
}

/// An account's class must be at least as bad as its days past due make it.
pub(super) fn judge_classification(ladder: Ladder, facts: &Facts<'_>) -> Result<Finding, Silence> {
    let account = facts.account.ok_or(Silence::NoFacts)?;
    let least = ladder.classification(account.days_past_due).map_err(|_| Silence::BadFacts)?;
    Ok(at_least(account.classification, least))
}

/// A restructured account's class must not rise above the floor of its observation period.
pub(super) fn judge_observation(observation: Observation, facts: &Facts<'_>) -> Result<Finding, Silence> {
    let account = facts.account.ok_or(Silence::NoFacts)?;
    let floor = observation.floor(account.restructurings, facts.day).map_err(|_| Silence::BadFacts)?;
    Ok(at_least(account.classification, floor.ok_or(Silence::OtherCase)?))
}

words! {
    /// What stands still in a moratorium.
    pub enum Paused {
        /// Contact that asks for payment.
        Contact = "contact", "contact for payment", "催收联系";
        /// Interest, fees and charges.
        Accrual = "accrual", "interest and charges", "利息和费用";
    }
}

/// A statutory pause for a debtor.
#[doc(alias = "forbearance")]
#[doc(alias = "payment holiday")]
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moratorium {
    /// Days from its first, that day counted.
    pub days: u16,
    /// What stands still.
    pub pauses: Vec<Paused>,
}

impl Moratorium {
    /// The last day of one that began on `from`; `None` beyond the calendar.
    #[must_use]
    pub fn last_day(&self, from: Date) -> Option<Date> {
        from.plus_days(i32::from(self.days).saturating_sub(1)).ok()
    }

    pub(super) fn judge(&self, facts: &Facts<'_>) -> Result<Finding, Silence> {
        const STILL: Word = Word::new("everything paused", "已全部暂停");
        let account = facts.account.ok_or(Silence::NoFacts)?;
        let from = account.moratorium_from.ok_or(Silence::OtherCase)?;
        let last_day = self.last_day(from).ok_or(Silence::BadFacts)?;
        if !(from..=last_day).contains(&facts.day) {
            return Err(Silence::OtherCase);
        }
        let goes_on = |paused: &&Paused| match paused {
            Paused::Contact => facts.contact.is_some(),
            Paused::Accrual => !account.is_accrual_frozen,
        };
        let broken = self.pauses.iter().find(goes_on);
        Ok(Finding::only(broken.map_or(STILL, |paused| paused.word()), STILL, broken.is_none()))
    }

    pub(super) fn check(&self) -> Result<(), (&'static str, RulebookError)> {
        check_list("pauses", &self.pauses)?;
        check_distinct("pauses", &self.pauses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_must_rise() {
        let step = |from_day, to_day| AllocationStep { from_day, to_day, order: PaymentOrder::ChargesFirst };
        let check =
            |steps: &[AllocationStep]| AllocationOrder { steps: steps.to_vec(), whole_payment: false }.check().is_ok();
        assert!(check(&[step(1, Some(90)), step(91, None)]));
        assert!(check(&[step(0, None)]));
        assert!(!check(&[step(1, Some(91)), step(91, None)]));
        assert!(!check(&[step(1, None), step(91, None)]));
        assert!(!check(&[step(5, Some(4))]));
        assert!(!check(&[]));
    }
}
