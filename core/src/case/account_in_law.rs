//! One account of a case as law looks at it.

// Semantics: [law-15].

use super::{AccountLaw, AccountTerms, Case, CaseError, CasePlace, Law, StatedDocument, TogetherAccount};
use crate::balance::{Account, Position, PrincipalHistory, ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::delinquency::{CreditStanding, DelinquencyError, Observation};
use crate::rulebook::{Product, RulebookError};

/// An account, and what the case says of it beyond its history.
#[derive(Clone, Copy)]
pub(super) struct AccountInLaw<'a> {
    pub(super) account: Account<'a>,
    pub(super) terms: &'a AccountTerms,
    pub(super) as_of: Date,
    /// Rulebook, lender, and what is said of the borrower.
    pub(super) law: &'a Law,
    pub(super) product: Product,
    /// What is said of this account.
    pub(super) own: &'a AccountLaw,
    pub(super) documents: &'a [StatedDocument],
}

impl Case {
    /// The account of the case.
    pub(super) fn in_law(&self) -> AccountInLaw<'_> {
        let law = &self.law;
        AccountInLaw {
            account: self.account(),
            terms: &self.terms,
            as_of: self.as_of,
            law,
            product: law.product,
            own: &law.account,
            documents: &law.documents,
        }
    }

    /// Another account of the lender.
    pub(super) fn other_in_law<'a>(&'a self, other: &'a TogetherAccount) -> AccountInLaw<'a> {
        let (law, own, is_loan) = (&self.law, &other.law, other.terms.is_loan());
        let alike = if is_loan == self.terms.is_loan() { law.product } else { Law::usual_product(is_loan) };
        AccountInLaw {
            account: other.account(false, self.known_on),
            terms: &other.terms,
            as_of: self.as_of,
            law,
            product: own.product.unwrap_or(alike),
            own,
            // A document of the case is about the account of the case.
            documents: &[],
        }
    }

    /// Every account in one plan, that of the case first.
    pub(super) fn each_in_law(&self) -> impl Iterator<Item = AccountInLaw<'_>> {
        core::iter::once(self.in_law()).chain(self.together.iter().map(|other| self.other_in_law(other)))
    }
}

impl AccountInLaw<'_> {
    /// A recorder of the principal that the cap on charges is a share of.
    pub(super) fn history(&self) -> PrincipalHistory {
        let history = PrincipalHistory::new(self.terms.currency());
        match self.own.cap_from {
            Some(day) => history.starting(day),
            None => history,
        }
    }

    /// Days past due and class, by the classification rules and by the observation of a restructured account.
    pub(super) fn standing(&self, position: &Position) -> Result<CreditStanding, DelinquencyError> {
        let floor = Observation::ORDER_2023.floor(&self.own.restructurings, position.as_of())?;
        let rules = self.law.classification_rules_of(self.product, position.as_of());
        CreditStanding::new(position.days_past_due(), rules, floor)
    }

    /// The cap on charges counts from a day between the opening and the day asked about.
    pub(super) fn check(&self, place: CasePlace) -> Result<(), CaseError> {
        let Some(date) = self.own.cap_from else { return Ok(()) };
        let opened = self.terms.opened();
        if date < opened {
            let fault = ReplayFault::BeforeOpening { date, opened };
            return Err(CaseError::at(place, ReplayError::from(fault)));
        }
        if date > self.as_of {
            return Err(CaseError::at(place, RulebookError::SegmentInverted { index: 0 }));
        }
        Ok(())
    }
}
