//! Other accounts of the same lender, in one plan with the account of the case.

// Semantics: [plan-29] [agree-19] [law-15].

use alloc::vec::Vec;

use super::{AgreementSource, Case, CaseError, CasePlace, Deadline, LawAnswer, TogetherAccount};
use crate::agreement::AgreementError;
use crate::balance::{Account, Position};
use crate::calendar::Date;
use crate::casework::Reference;
use crate::money::Money;
use crate::offer::Claim;

/// One of the accounts in one plan, on the day asked about.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AccountTogether<'a> {
    /// By what it is called; `None` of the account of the case.
    pub reference: Option<&'a Reference>,
    /// What is owed on it.
    pub position: Position,
    /// The same by class.
    pub claim: Claim,
    /// What to pay on it by which day, where no agreement over it is in force; of the account of the case see [`Answer::deadlines`](super::Answer::deadlines).
    pub deadlines: Vec<Deadline>,
    /// What the rulebook says of it; `None` of the account of the case, of which it is [`Answer::law`](super::Answer::law).
    pub law: Option<LawAnswer<'a>>,
}

impl Case {
    /// Adds another account of the same lender: offers, an agreement and its follow-up are then over all of them.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn together(mut self, account: TogetherAccount) -> Self {
        self.together.push(account);
        self
    }

    /// Asks about one account together with these others, in place of those it stood together with; alone where there are none.
    #[cfg(feature = "negotiation")]
    pub fn ask_together(&mut self, others: Vec<TogetherAccount>) {
        self.together = others;
    }

    /// An account of the case and the other accounts of the lender, known on the same day.
    pub(super) fn beside<'x>(&'x self, account: &Account<'x>, is_followed: bool) -> Vec<Account<'x>> {
        let others = self.together.iter().map(|other| other.account(is_followed, account.known_on()));
        core::iter::once(*account).chain(others).collect()
    }

    /// The accounts in one plan, that of the case first; none where it stands alone.
    pub(super) fn accounts_together(&self, first: &Position) -> Result<Vec<AccountTogether<'_>>, CaseError> {
        if self.together.is_empty() {
            return Ok(Vec::new());
        }
        let given = self.together.len().saturating_add(1);
        if given > Claim::MAX_TOGETHER {
            let error = crate::offer::OfferError::Accounts { given, max: Claim::MAX_TOGETHER };
            return Err(CaseError::at(CasePlace::Together, error));
        }
        let mut all = alloc::vec![AccountTogether {
            reference: None,
            position: *first,
            claim: self.claim(first),
            deadlines: Vec::new(),
            law: None,
        }];
        for (place, other) in self.together.iter().enumerate() {
            let is_named = |known: &TogetherAccount| known.reference == other.reference;
            if self.together.iter().take(place).any(is_named) || self.accepted_account() == Some(&other.reference) {
                return Err(CaseError::at(CasePlace::TogetherReference(place), AgreementError::AccountTwice));
            }
            let account = other.account(false, self.known_on);
            let position = account.as_of(self.as_of).map_err(|error| other.located(place, error))?;
            let payoff = first.payoff().of(position.currency());
            payoff.map_err(|error| CaseError::at(CasePlace::TogetherAccount(place), error))?;
            let claim = Claim::of(&position, &account);
            let (reference, deadlines) = (Some(&other.reference), Vec::new());
            all.push(AccountTogether { reference, position, claim, deadlines, law: None });
        }
        Ok(all)
    }

    /// The other accounts, each with what law says of it.
    pub(super) fn judged_each<'a>(
        &'a self,
        mut together: Vec<AccountTogether<'a>>,
    ) -> Result<Vec<AccountTogether<'a>>, CaseError> {
        for (place, (account, other)) in together.iter_mut().skip(1).zip(&self.together).enumerate() {
            let in_law = self.other_in_law(other);
            in_law.check(CasePlace::TogetherCapFrom(place))?;
            let replayed = in_law.account.replay(self.as_of, in_law.recorders());
            let (position, (_, (watch, history))) = replayed.map_err(|error| other.located(place, error))?;
            let standing = in_law.standing(&position);
            let standing = standing.map_err(|error| CaseError::at(CasePlace::TogetherLaw(place), error))?;
            account.law = Some(in_law.answer((&position, standing), &watch, (&history, &in_law.annual_costs()))?);
        }
        Ok(together)
    }

    /// The same, and what ends the debt on all of them today.
    pub(super) fn together_and_payoff(&self, first: &Position) -> Result<(Vec<AccountTogether<'_>>, Money), CaseError> {
        if !cfg!(feature = "negotiation") {
            return Ok((Vec::new(), first.payoff()));
        }
        let together = self.accounts_together(first)?;
        let mut others = together.iter().skip(1);
        let payoff = others.try_fold(first.payoff(), |sum, one| sum.plus(one.position.payoff()));
        let payoff = payoff.map_err(|error| CaseError::at(CasePlace::Together, error))?;
        Ok((together, payoff))
    }

    /// The other accounts on the day of a follow-up: an event that cannot be replayed is told with its account.
    pub(super) fn check_together(&self, day: Date) -> Result<(), CaseError> {
        for (place, other) in self.together.iter().enumerate() {
            other.account(true, self.known_on).as_of(day).map_err(|error| other.located(place, error))?;
        }
        Ok(())
    }

    /// The account of the parties of an acceptance.
    fn accepted_account(&self) -> Option<&Reference> {
        match &self.agreement.as_ref()?.source {
            AgreementSource::Accept(accepting) => Some(accepting.acceptance.account()),
            AgreementSource::Signed(signed) => Some(&signed.parts().parties.account),
        }
    }

    /// Where the accounts of the case are not those that an agreement is over, by their references.
    pub(super) fn check_accounts(&self, agreement: &crate::agreement::Agreement) -> Result<(), CaseError> {
        let (given, needed) = (self.together.len(), agreement.parts().together.len());
        let named = agreement.parts().together.iter().map(|other| &other.account);
        if given == needed && named.eq(self.together.iter().map(|other| &other.reference)) {
            return Ok(());
        }
        let count = |others: usize| others.saturating_add(1);
        let error = AgreementError::OtherAccounts { given: count(given), needed: count(needed) };
        Err(CaseError::at(CasePlace::Together, error))
    }
}
