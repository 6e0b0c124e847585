//! One account, what happened to it, and everything asked about it on a day.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

#[cfg(feature = "json")]
use super::OpeningIds;
use super::{
    AccountOpening, AccountTerms, AgreementQuestion, Assumption, BudgetQuestion, CasePageQuestion, CaseworkQuestion,
    CreditRepairQuestion, Law, OfferQuestion, RateQuestion, TogetherAccount,
};
use crate::balance::Account;
use crate::calendar::Date;
use crate::casework::Application;
#[cfg(feature = "json")]
use crate::ledger::EventId;
use crate::ledger::Ledger;

/// A case: one account, its history, the day asked about, and what is asked beyond what is owed.
///
/// Built here, or read from a document by `wire`. [`Case::answer`] says everything.
#[derive(Clone, Debug)]
pub struct Case {
    /// What the case is called, for people.
    pub(crate) title: Option<String>,
    /// What was promised.
    pub(crate) terms: AccountTerms,
    /// What happened.
    pub(crate) ledger: Ledger,
    /// The name of each event in ledger order, where it has one: what lines of a report call it.
    pub(crate) ids: Vec<Option<String>>,
    /// The day asked about.
    pub(crate) as_of: Date,
    /// The day of knowledge: leaves out what was recorded later. Everything known where absent.
    pub(crate) known_on: Option<Date>,
    /// A second day of knowledge: the answer says what changed between the two.
    pub(crate) compared_with: Option<Date>,
    pub(crate) opening: Option<AccountOpening>,
    /// The names that an opening gives to what events may refer to.
    #[cfg(feature = "json")]
    pub(crate) opening_ids: OpeningIds,
    pub(crate) writes_opening: bool,
    pub(crate) assumptions: Vec<Assumption>,
    pub(crate) law: Law,
    /// Other accounts of the same lender, in one plan with this one.
    pub(crate) together: Vec<TogetherAccount>,
    pub(crate) budget: Option<BudgetQuestion>,
    pub(crate) offers: Option<OfferQuestion>,
    pub(crate) agreement: Option<AgreementQuestion>,
    pub(crate) casework: Option<CaseworkQuestion>,
    pub(crate) application: Option<Box<Application>>,
    pub(crate) credit_repair: Option<CreditRepairQuestion>,
    pub(crate) pages: Vec<CasePageQuestion>,
    pub(crate) rates: Vec<RateQuestion>,
}

impl Case {
    /// An account, its history, and the day asked about; judged by the law of mainland China as a bank's card or loan.
    #[must_use]
    pub fn new(terms: impl Into<AccountTerms>, ledger: Ledger, as_of: Date) -> Self {
        let terms = terms.into();
        Self {
            title: None,
            law: Law::new(Law::usual_product(terms.is_loan())),
            terms,
            ledger,
            together: Vec::new(),
            ids: Vec::new(),
            as_of,
            known_on: None,
            compared_with: None,
            opening: None,
            #[cfg(feature = "json")]
            opening_ids: OpeningIds::default(),
            writes_opening: false,
            assumptions: Vec::new(),
            budget: None,
            offers: None,
            agreement: None,
            casework: None,
            application: None,
            credit_repair: None,
            pages: Vec::new(),
            rates: Vec::new(),
        }
    }

    /// Sets what the case is called, for people.
    #[must_use]
    pub fn called(mut self, title: impl Into<String>) -> Self {
        self.title = Some(title.into());
        self
    }

    /// Sets the name of each event in ledger order, where it has one: what lines of a report call it.
    #[must_use]
    pub fn event_names(mut self, names: Vec<Option<String>>) -> Self {
        self.ids = names;
        self
    }

    /// Answers as known on a day: what was recorded later is left out.
    #[must_use]
    pub const fn as_known_on(mut self, day: Date) -> Self {
        self.known_on = Some(day);
        self
    }

    /// Compares with what was known on another day: the answer says what changed between the two.
    #[must_use]
    pub const fn compared_with(mut self, day: Date) -> Self {
        self.compared_with = Some(day);
        self
    }

    /// Lets the account begin in the middle: at the end of the opening's day, with every event after it.
    #[must_use]
    pub fn opened_with(mut self, opening: impl Into<AccountOpening>) -> Self {
        self.opening = Some(opening.into());
        self
    }

    /// Asks for the opening that goes on from the end of the day asked about.
    #[must_use]
    pub const fn writing_opening(mut self) -> Self {
        self.writes_opening = true;
        self
    }

    /// Sets the law it is judged by.
    #[must_use]
    pub fn law(mut self, law: Law) -> Self {
        self.law = law;
        self
    }

    /// Asks what can be paid each month, by a budget.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn budget(mut self, question: BudgetQuestion) -> Self {
        self.budget = Some(question);
        self
    }

    /// Asks for offers.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn offers(mut self, question: OfferQuestion) -> Self {
        self.offers = Some(question);
        self
    }

    /// Accepts an offer, or follows up an agreement.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn agreement(mut self, question: AgreementQuestion) -> Self {
        self.agreement = Some(question);
        self
    }

    /// Adds the work on the case, and what is asked about it.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn casework(mut self, question: CaseworkQuestion) -> Self {
        self.casework = Some(question);
        self
    }

    /// Adds what the borrower hands in to ask for a plan.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn application(mut self, application: Application) -> Self {
        self.application = Some(Box::new(application));
        self
    }

    /// Asks for a page: of its deadlines, or a calendar file of them.
    #[cfg(feature = "negotiation")]
    #[must_use]
    pub fn page(mut self, question: CasePageQuestion) -> Self {
        self.pages.push(question);
        self
    }

    /// Asks what flows cost a year, whatever they are of.
    #[must_use]
    pub fn rates(mut self, question: RateQuestion) -> Self {
        self.rates.push(question);
        self
    }

    /// Asks whether records of the borrower's credit report are repaired.
    #[must_use]
    pub fn credit_repair(mut self, question: CreditRepairQuestion) -> Self {
        self.credit_repair = Some(question);
        self
    }

    /// What the case is called, for people.
    #[must_use]
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// What was promised: the terms of the card or loan.
    #[must_use]
    pub const fn terms(&self) -> &AccountTerms {
        &self.terms
    }

    /// What happened: the events of the account.
    #[must_use]
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// The name of an event, by its place in the ledger from 0, where it has one.
    #[must_use]
    pub fn event_name(&self, place: usize) -> Option<&str> {
        self.ids.get(place)?.as_deref()
    }

    /// The day asked about.
    #[must_use]
    pub const fn as_of(&self) -> Date {
        self.as_of
    }

    /// The day of knowledge: what was recorded later is left out; everything known where absent.
    #[must_use]
    pub const fn known_on(&self) -> Option<Date> {
        self.known_on
    }

    /// Its terms, its ledger, and the opening it may begin with, moved out: for whoever goes on with the account alone.
    #[must_use]
    pub fn into_account(self) -> (AccountTerms, Ledger, Option<AccountOpening>) {
        (self.terms, self.ledger, self.opening)
    }

    /// Where its history begins in the middle; `None` where it begins with the account.
    #[must_use]
    pub const fn opening(&self) -> Option<&AccountOpening> {
        self.opening.as_ref()
    }

    /// The account, as known on the day of knowledge.
    #[must_use]
    pub fn account(&self) -> Account<'_> {
        self.with_ledger(&self.ledger, self.known_on)
    }

    /// The account with another ledger, or another day of knowledge.
    pub(crate) fn with_ledger<'a>(&'a self, ledger: &'a Ledger, known_on: Option<Date>) -> Account<'a> {
        self.terms.account(ledger, (self.opening.as_ref(), known_on))
    }

    /// The name of an event, or of what an opening tells.
    #[cfg(feature = "json")]
    pub(crate) fn id_of(&self, event: EventId) -> Option<&str> {
        let (names, place) = match (event.of_opening(), event.of_opening_plan()) {
            (Some(place), _) => (&self.opening_ids.postings, place),
            (_, Some(place)) => (&self.opening_ids.plans, place),
            _ => (&self.ids, event.get()),
        };
        names.get(usize::try_from(place).ok()?)?.as_deref()
    }
}
