//! The offers of one account after another that ask the same.

// Semantics: [plan-18] [plan-29].

use alloc::string::String;
use alloc::vec::Vec;

use super::answer::negotiates;
use super::offers::negotiated;
use super::{AccountOpening, AccountTerms, Case, CaseError, LateFeeWaived, OfferQuestion, RepaymentCapacityQuestion};
use crate::balance::Position;
use crate::calendar::Date;
use crate::case::CasePlace;
use crate::ledger::Ledger;
use crate::money::Money;
use crate::offer::{
    AccountShare, CardStatus, Claim, Hardship, LimitAnswer, Negotiation, Offer, Offers, PerClass, RepaymentCapacity,
    SupportingDocument,
};

/// Who asks for offers, and what there is to pay with: what differs from one account to the next.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct OfferApplicant {
    /// Why it is hard to pay.
    pub hardship: Option<Hardship>,
    /// Whether the account is overdue for the first time.
    pub is_first_time: bool,
    /// Whether the card can still be used.
    pub card_status: CardStatus,
    /// The documents brought; `None` where nobody said which.
    pub supporting_documents: Option<Vec<SupportingDocument>>,
    /// What there is to pay with.
    pub capacity: RepaymentCapacityQuestion,
}

/// What can be offered for an account, and what cannot and why.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AccountOffers<'a> {
    /// What the offers are about.
    pub total_owed: Money,
    /// What there is to pay with.
    pub capacity: RepaymentCapacity,
    /// The offers, the best first, and the kinds refused.
    pub offers: Offers<'a>,
    /// The stresses that each offer's survival is held against, in the same order: a name for people, and what a month has then.
    pub stresses: Vec<(String, Money)>,
    /// Each proposal with its answer.
    pub negotiation: Negotiation<'a>,
    /// The answer to the temporary limit asked for.
    pub limit_request: Option<LimitAnswer>,
    /// The answer to the late fees that are to be waived alone.
    pub late_fee_waiver: Option<LateFeeWaived>,
    /// What each account owes, where there are several.
    owed: Vec<PerClass<Money>>,
}

impl AccountOffers<'_> {
    /// What of a plan is each account's, that of the case first; none where it stands alone.
    #[must_use]
    pub fn shares(&self, offer: &Offer<'_>) -> Vec<AccountShare> {
        offer.schedule().shares(&self.owed)
    }
}

impl Case {
    /// Asks the same about another account: of its kind and its currency, on its day, as known on a day or with everything known.
    /// Policy, rulebook and everything else stay.
    pub fn ask_about(
        &mut self,
        terms: impl Into<AccountTerms>,
        ledger: Ledger,
        opening: Option<AccountOpening>,
        (as_of, known_on): (Date, Option<Date>),
    ) {
        self.terms = terms.into();
        self.ledger = ledger;
        self.opening = opening;
        (self.as_of, self.known_on) = (as_of, known_on);
        self.ids.clear();
    }

    /// Who asks for offers, where offers are asked for.
    #[must_use]
    pub fn offer_applicant(&self) -> Option<OfferApplicant> {
        self.offers.as_ref().map(|question| OfferApplicant {
            hardship: question.hardship,
            is_first_time: question.is_first_time,
            card_status: question.card_status,
            supporting_documents: question.supporting_documents.clone(),
            capacity: question.capacity,
        })
    }

    /// Lets somebody else ask for offers; nothing where none are asked for.
    pub fn asked_by(&mut self, applicant: OfferApplicant) {
        if let Some(question) = &mut self.offers {
            question.hardship = applicant.hardship;
            question.is_first_time = applicant.is_first_time;
            question.card_status = applicant.card_status;
            question.supporting_documents = applicant.supporting_documents;
            question.capacity = applicant.capacity;
        }
    }

    /// The offers alone, from the position of the account on the day asked about: those of [`Case::answer`], without what doing
    /// nothing or paying the minimum leads to. `None` where no offers are asked for.
    ///
    /// # Errors
    /// As [`Case::answer`].
    pub fn offers_from(&self, position: &Position) -> Result<Option<AccountOffers<'_>>, CaseError> {
        let Some(question) = self.offers.as_ref().filter(negotiates) else { return Ok(None) };
        OfferQuestion::check(question)?;
        let in_law = self.in_law();
        in_law.check(CasePlace::CapFrom)?;
        self.check_opening()?;
        let account = self.account();
        let standing = in_law.standing(position).map_err(|error| CaseError::at(CasePlace::Law, error))?;
        let (together, payoff) = self.together_and_payoff(position)?;
        let budget = self.budget_answer(payoff)?;
        let asking = self.asking(question, &account, (position, &together), budget.as_ref())?;
        let book = self.law.book()?;
        let failed = |error| CaseError::at(CasePlace::Offers, error);
        let search = asking.search(&question.policy, book);
        let offers = search.run().map_err(failed)?;
        let negotiation = negotiated(question, &search)?;
        let limit = question.limit;
        let limit = limit.map(|asked| self.limit_answer(asked, &question.policy, &account, (position, standing)));
        let late_fee = question.late_fee;
        let late_fee = late_fee.map(|amount| self.late_fee_answer(amount, &question.policy, &account, position));
        Ok(Some(AccountOffers {
            total_owed: asking.claim.total().map_err(failed)?,
            capacity: asking.capacity,
            offers,
            negotiation,
            limit_request: limit.transpose()?,
            late_fee_waiver: late_fee.transpose()?,
            owed: asking.claims.iter().map(Claim::owed_by_class).collect(),
            stresses: asking.stresses,
        }))
    }
}
