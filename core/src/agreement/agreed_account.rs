//! An agreement over several accounts on a day, account by account.

// Semantics: [agree-20] [agree-21].

use alloc::vec::Vec;

use super::clause::AccrualReinstatement;
use super::{AgreementError, AgreementStatus, FollowUp, Owed};
use crate::balance::Position;
use crate::casework::Reference;
use crate::money::Money;
use crate::offer::{Claim, Class, PerClass, owed_of, pro_rata_in_order, totals_of};

/// One account of an agreement on a day.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct AgreedAccount<'f> {
    /// Its reference.
    pub account: &'f Reference,
    /// What came in on it under the agreement; it pays the plan, whichever account it came in on.
    pub received: Money,
    /// Its share of what is owed under the agreement.
    pub owed: Money,
    /// What would be owed on it had there been no agreement.
    pub without_agreement: Money,
    /// Its days past due had there been none.
    pub days_past_due: i32,
}

impl FollowUp<'_> {
    /// Each account of the agreement on the day, that of the parties first.
    #[must_use]
    pub fn accounts(&self) -> Vec<AgreedAccount<'_>> {
        let shares = self.owed_each().into_iter().map(|owed| owed.total());
        let money = |minor: i64| Money::saturating(minor, self.agreement().currency());
        let (names, positions) = (self.agreement().parts().accounts(), self.positions());
        let each = names.zip(positions).zip(self.received.iter().zip(shares));
        each.map(|((account, position), (received, share))| AgreedAccount {
            account,
            received: money(*received),
            owed: share,
            without_agreement: position.payoff(),
            days_past_due: position.days_past_due(),
        })
        .collect()
    }

    /// What is owed under the agreement in shares: each account's by class, its interest of the plan, and its interest since a breach.
    pub(crate) fn owed_each(&self) -> Vec<Owed> {
        let owed = self.owed();
        let interest = self.shared(Class::Principal, owed.interest);
        let since_breach = self.shared(Class::Principal, owed.since_breach);
        let both = interest.into_iter().zip(since_breach);
        let share = |(interest, since_breach)| Owed { interest, since_breach, ..Owed::nothing(owed.currency) };
        let mut each: Vec<Owed> = both.map(share).collect();
        for (class, amount) in owed.classes.iter() {
            for (one, part) in each.iter_mut().zip(self.shared(class, amount)) {
                one.classes.set(class, part);
            }
        }
        each
    }

    fn positions(&self) -> impl Iterator<Item = &Position> {
        core::iter::once(&self.position).chain(&self.others)
    }

    /// What a renegotiation is about, account by account: [`claim`](FollowUp::claim) in shares, each with its own days past due.
    ///
    /// # Errors
    /// As [`FollowUp::claim`].
    pub fn claims(&self) -> Result<Vec<Claim>, AgreementError> {
        let claim = self.claim()?;
        let positions = self.positions().map(|position| claim.with_days_past_due(position.days_past_due()));
        let mut claims: Vec<Claim> = positions.collect();
        for class in Class::ALL.iter().copied() {
            for (one, part) in claims.iter_mut().zip(self.shared(class, claim.owed_minor(class))) {
                *one = one.with(class, Money::saturating(part, claim.currency()))?;
            }
        }
        Ok(claims)
    }

    /// By what each account shares in what is owed of a class: what it owed of it in the claim, or, where what is owed is that of the
    /// accounts themselves, what it owes.
    pub(super) fn weights(&self, positions: &[Position]) -> Vec<PerClass<i64>> {
        let clause = &self.agreement().parts().clause;
        let from_signing = self.breached_on().is_some() && clause.accrual == AccrualReinstatement::FromSigning;
        if self.status() == AgreementStatus::Voided || from_signing {
            return positions.iter().map(owed_of).collect();
        }
        self.agreement().parts().owed_each()
    }

    /// An amount of a class in shares; pro rata to everything where nobody has any of it.
    fn shared(&self, class: Class, amount: i64) -> Vec<i64> {
        let of_class: Vec<i64> = self.each.iter().map(|of| of.get(class)).collect();
        if of_class.iter().any(|weight| *weight > 0) {
            return pro_rata_in_order(amount, &of_class);
        }
        pro_rata_in_order(amount, &totals_of(&self.each))
    }
}
