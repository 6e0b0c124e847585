//! A judgment: what it awards, what that earns once it should have been performed, and where money meets it.
//!
//! Semantics: [card-27] [alloc-4].

use super::account::Account;
use super::calendar::Day;
use super::number::ONE;
use super::order::Component;
use super::terms::{amount_or, components};
use super::{Refused, refuse};
use serde_json::Value;

/// What one minor unit earns a day, in 10^-12ths: 0.0175 %.
const DAILY: i128 = 175 * ONE / 1_000_000;

/// What a court said.
#[derive(Debug, Clone)]
pub(crate) struct Judgment {
    pub(crate) amount: i128,
    pub(crate) components: Vec<Component>,
    pub(crate) perform_by: Day,
    /// Contract, penalty and compound interest go on.
    pub(crate) continues: bool,
}

impl Judgment {
    pub(crate) fn read(row: &Value, places: usize) -> Result<Self, Refused> {
        let awarded = match &row["components"] {
            Value::Null => {
                let all = Component::ALL.into_iter().map(|(component, _)| component);
                all.filter(|component| !component.is_general_interest()).collect()
            }
            names => components(names)?,
        };
        if awarded.iter().any(|component| component.is_general_interest()) {
            return refuse!("general interest is awarded beside the amount");
        }
        let perform_by = Day::of(&row["performBy"])?;
        if perform_by < Day::of(&row["date"])? {
            return refuse!("to be performed before the judgment");
        }
        let amount = amount_or(&row["amount"], places, 0)?;
        Ok(Self { amount, components: awarded, perform_by, continues: row["interestContinues"] == true })
    }
}

/// A judgment that was given, and what the award has earned, exactly.
#[derive(Debug, Clone)]
pub(crate) struct Judged {
    pub(crate) perform_by: Day,
    pub(crate) earned: i128,
}

impl Judged {
    pub(crate) fn new(judgment: &Judgment) -> Self {
        Self { perform_by: judgment.perform_by, earned: 0 }
    }

    /// A day, on what is unpaid of the award.
    pub(crate) fn accrue(&mut self, today: Day, award: i128) {
        if today > self.perform_by {
            self.earned += award * DAILY;
        }
    }
}

impl Account<'_> {
    /// After the charges of its day.
    pub(super) fn judge(&mut self, judgment: &Judgment) -> Result<(), Refused> {
        if self.judged.is_some() {
            return refuse!("a second judgment");
        }
        let is_awarded = |component: Component| judgment.components.contains(&component);
        if self.lots.unpaid(|lot| is_awarded(lot.component)) < judgment.amount {
            return refuse!("a judgment of more than is owed");
        }
        for lot in self.lots.0.iter_mut().filter(|lot| is_awarded(lot.component)) {
            lot.awarded = true;
        }
        self.lots.1 = judgment.amount;
        self.judged = Some(Judged::new(judgment));
        Ok(())
    }

    pub(super) fn accrue_award(&mut self) {
        if let Some(judged) = &mut self.judged {
            judged.accrue(self.today, self.lots.1);
        }
    }

    pub(super) fn judgment_interest(&self) -> i128 {
        self.judged.as_ref().map_or(0, |judged| self.terms.rounding.minor(judged.earned))
    }

    /// Money falls over everything posted; what is left of it reaches what the award earned, which is posted then.
    pub(super) fn fall(&mut self, amount: i128) -> (Vec<super::lot::Taken>, i128) {
        let sequence = self.lots.by_order(self.stage());
        let (mut taken, left) = self.lots.take(amount, &sequence);
        let earned = self.judgment_interest();
        if left == 0 || earned == 0 {
            return (taken, left);
        }
        self.moment += 1;
        self.post(Component::JudgmentInterest, earned, None);
        if let Some(judged) = self.judged.as_mut() {
            judged.earned = 0;
        }
        let sequence = self.lots.by_order(self.stage());
        let (more, left) = self.lots.take(left, &sequence);
        taken.extend(more);
        (taken, left)
    }
}
