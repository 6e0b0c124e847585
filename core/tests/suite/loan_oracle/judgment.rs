//! A judgment about a loan: as about a card, of what is posted.
//!
//! Semantics: [loan-22] [alloc-5].

use super::account::Account;
use crate::oracle::{Component, Judged, Judgment, Refused, refuse};

impl Account<'_> {
    /// After what falls due and what is called.
    pub(super) fn judge(&mut self, judgment: &Judgment) -> Result<(), Refused> {
        if self.judged.is_some() {
            return refuse!("a second judgment");
        }
        let is_awarded = |component: Component| judgment.components.contains(&component);
        let mut posted = 0;
        for lot in self.lots.iter_mut().filter(|lot| is_awarded(lot.component)) {
            lot.awarded = true;
            posted += lot.unpaid;
        }
        if posted < judgment.amount {
            return refuse!("a judgment of more than is owed");
        }
        self.award = judgment.amount;
        self.judged = Some(Judged::new(judgment));
        Ok(())
    }

    pub(super) fn judgment_interest(&self) -> i128 {
        self.judged.as_ref().map_or(0, |judged| self.terms.rounding.minor(judged.earned))
    }

    /// Money falls over everything posted; what is left of it reaches what the award earned, which is posted then.
    pub(super) fn fall(&mut self, amount: i128) -> i128 {
        let sequence = self.by_order();
        let left = self.meet(amount, &sequence);
        let earned = self.judgment_interest();
        if left == 0 || earned == 0 {
            return left;
        }
        self.moment += 1;
        self.post(Component::JudgmentInterest, earned, None);
        if let Some(judged) = &mut self.judged {
            judged.earned = 0;
        }
        let sequence = self.by_order();
        self.meet(left, &sequence)
    }
}
