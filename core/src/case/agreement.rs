//! The agreement of a case: made or handed in, followed up, judged, quoted and written down.

use alloc::borrow::Cow;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::error::place_of;
use super::{
    AcceptanceQuestion, AccountTogether, AgreementQuestion, AgreementSource, BudgetAnswer, Case, CaseError, CasePlace,
    OfferQuestion, OffersAnswer, PageFormat, PageKind, PageQuestion,
};
use crate::agreement::{Acceptance, Agreement, AgreementError, AgreementStatus, FollowUp, PayoffQuote, Termination};
use crate::balance::{Account, Position, ReplayError};
use crate::calendar::Date;
use crate::delinquency::{Classification, Observation, Restructuring};
use crate::ledger::Ledger;
use crate::money::Money;
use crate::offer::{Claim, Negotiation, ProposalAnswer};
use crate::rulebook::{DocumentFacts, Facts, LegalDocument, PlanCategory, Product, Verdict};
use crate::words::Language;

/// The agreement of a case, and where it stands on the day of its follow-up.
#[derive(Clone, Debug)]
pub struct AgreementAnswer<'a> {
    follow_up: FollowUp<'a>,
    law: Vec<Verdict<'a>>,
    chain: Vec<Renegotiated<'a>>,
    observation: Option<Observed>,
    quote: Option<Quoted>,
    documents: Vec<Written>,
}

/// An agreement that was renegotiated, on its last day.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Renegotiated<'a> {
    /// The agreement that was renegotiated.
    pub agreement: &'a Agreement,
    /// Where it stood: superseded.
    pub status: AgreementStatus,
    /// The day the next one took effect.
    pub superseded_on: Date,
    /// The day it was breached, where it was.
    pub breached_on: Option<Date>,
    /// What was paid under it until its last day.
    pub paid: Money,
    /// Owed under it on its last day, conditional waivers included: what the next one is about.
    pub owed: Money,
}

/// What the restructurings of a hardship plan mean to the classification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observed {
    /// How often the account was restructured, this agreement included.
    pub restructurings: usize,
    /// The last of them.
    pub last: Restructuring,
    /// The class that the account cannot be better than on the day; `None` where no observation runs.
    pub floor: Option<Classification>,
}

/// What settles the agreement, valid to a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quoted {
    /// The last day on which it does.
    pub valid_until: Date,
    /// What is to be paid.
    pub amount: Money,
}

/// A document of the agreement that was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Written {
    /// What was asked for.
    pub question: PageQuestion,
    /// The page as a text in its format.
    pub content: String,
}

impl PageQuestion {
    /// Which document.
    #[must_use]
    pub const fn kind(&self) -> PageKind {
        self.kind
    }

    /// Its language; `None` of CSV, which has none.
    #[must_use]
    pub fn language(&self) -> Option<Language> {
        (self.kind != PageKind::Csv).then_some(self.language)
    }

    /// The format of a page; `None` of a calendar and of CSV.
    #[must_use]
    pub fn page_format(&self) -> Option<PageFormat> {
        self.kind.is_page().then_some(self.format)
    }

    fn write(
        self,
        agreement: &Agreement,
        quote: Option<&PayoffQuote<'_>>,
        product: Product,
    ) -> Result<Written, AgreementError> {
        let page = match (self.kind, quote) {
            (PageKind::RepaymentPlan, _) => Some(agreement.repayment_plan(self.language)?),
            (PageKind::Agreement, _) => Some(agreement.contract_of(product, self.language)?),
            (PageKind::PayoffQuote, Some(quote)) => Some(quote.page(self.language)?),
            _ => None,
        };
        let content: String = match (&page, self.kind) {
            (Some(page), _) => match self.format {
                PageFormat::Text => page.text(),
                PageFormat::Markdown => page.markdown(),
                PageFormat::Html => page.html(),
            },
            (None, PageKind::Csv) => agreement.csv()?.to_string(),
            (None, _) => agreement.calendar(self.language)?.to_string(),
        };
        Ok(Written { question: self, content })
    }
}

impl<'a> AgreementAnswer<'a> {
    /// The agreement.
    #[must_use]
    pub fn agreement(&self) -> &Agreement {
        self.follow_up.agreement()
    }

    /// Where it stands: what is paid, missed, owed, and by which day.
    #[must_use]
    pub const fn follow_up(&self) -> &FollowUp<'a> {
        &self.follow_up
    }

    /// What law says of it as a document.
    #[must_use]
    pub fn verdicts(&self) -> &[Verdict<'a>] {
        &self.law
    }

    /// The agreements before it, the first one first.
    #[must_use]
    pub fn chain(&self) -> &[Renegotiated<'a>] {
        &self.chain
    }

    /// What it means to the classification; `None` of a plan that is no hardship plan.
    #[must_use]
    pub const fn observation(&self) -> Option<&Observed> {
        self.observation.as_ref()
    }

    /// What settles it, where that was asked.
    #[must_use]
    pub const fn quote(&self) -> Option<Quoted> {
        self.quote
    }

    /// The documents asked for, in order.
    #[must_use]
    pub fn pages(&self) -> &[Written] {
        &self.documents
    }

    /// Whether it is in force, so that what is due is due under it.
    pub(super) const fn is_kept(&self) -> bool {
        matches!(self.follow_up.status(), AgreementStatus::OnTrack | AgreementStatus::PastDue)
    }

    /// Whether what is due is due under it, or nothing: the account is asked about as if there were none only where it was voided
    /// or another took its place.
    pub(super) const fn is_decisive(&self) -> bool {
        self.is_kept() || matches!(self.follow_up.status(), AgreementStatus::Breached | AgreementStatus::Completed)
    }

    /// Whether anything is due under it.
    pub(super) fn is_due(&self) -> bool {
        self.follow_up.due().minor() > 0
    }

    /// Whether it is performed; `None` where another has taken its place.
    pub(super) fn is_performed(&self) -> Option<bool> {
        let is_superseded = self.follow_up.status() == AgreementStatus::Superseded;
        (!is_superseded).then_some(self.follow_up.stops_collection())
    }
}

impl AgreementQuestion {
    fn last_of_chain(&self) -> Option<&Agreement> {
        self.previous.last()
    }

    /// The events of the account and the later ones.
    fn ledger(&self, known: &Ledger) -> Result<Ledger, CaseError> {
        if self.later.is_empty() {
            return Ok(known.clone());
        }
        let all = known.events().iter().chain(&self.later).copied();
        Ledger::new(all).map_err(|error| {
            let place = place_of(error.event);
            match place.checked_sub(known.events().len()) {
                Some(place) => CaseError::at(CasePlace::Later(place), error),
                None => CaseError::at(CasePlace::Event(place), error),
            }
        })
    }
}

impl Case {
    /// What offers are about: what is owed, under the agreement that is renegotiated where there is one.
    /// Account by account too, where there are several.
    pub(super) fn offered_claim(
        &self,
        account: &Account<'_>,
        (position, together): (&Position, &[AccountTogether<'_>]),
    ) -> Result<(Claim, Vec<Claim>), CaseError> {
        let under = |kept: &FollowUp<'_>| {
            let claim = kept.claim().map_err(|error| self.failed(error))?;
            let each =
                if together.is_empty() { Vec::new() } else { kept.claims().map_err(|error| self.failed(error))? };
            Ok((claim, each))
        };
        let Some(old) = self.renegotiated() else {
            // An agreement handed in and in force: what is offered is about what is owed under it.
            return match self.in_force(account)? {
                Some(kept) => under(&kept),
                None if together.is_empty() => Ok((self.claim(position), Vec::new())),
                None => {
                    let each: Vec<Claim> = together.iter().map(|one| one.claim).collect();
                    let claim = Claim::together(&each).map_err(|error| CaseError::at(CasePlace::Together, error))?;
                    Ok((claim, each))
                }
            };
        };
        self.check_accounts(old)?;
        let accounts = self.beside(account, false);
        let follow_up = FollowUp::new(old, &accounts, self.as_of, None).map_err(|error| self.failed(error))?;
        if follow_up.status() == AgreementStatus::Completed {
            return Err(self.failed(AgreementError::NothingToRenegotiate));
        }
        under(&follow_up)
    }

    /// The agreement that an acceptance supersedes.
    fn renegotiated(&self) -> Option<&Agreement> {
        let question = self.agreement.as_ref()?;
        matches!(question.source, AgreementSource::Accept(_)).then(|| question.last_of_chain()).flatten()
    }

    /// Whether an agreement holds on the day asked about, kept or breached: one handed in, or the one renegotiated.
    pub(super) fn is_under_agreement(&self, account: &Account<'_>) -> Result<bool, CaseError> {
        Ok(self.in_force(account)?.is_some())
    }

    /// The agreement that holds on the day asked about, kept or breached: one handed in, or the one renegotiated.
    pub(super) fn in_force(&self, account: &Account<'_>) -> Result<Option<FollowUp<'_>>, CaseError> {
        let Some(question) = self.agreement.as_ref().filter(|_| cfg!(feature = "negotiation")) else { return Ok(None) };
        let (agreement, termination) = match &question.source {
            AgreementSource::Signed(signed) => (Some(signed.as_ref()), question.termination),
            AgreementSource::Accept(_) => (question.last_of_chain(), None),
        };
        let Some(agreement) = agreement.filter(|agreement| agreement.accepted() <= self.as_of) else {
            return Ok(None);
        };
        self.check_accounts(agreement)?;
        let accounts = self.beside(account, false);
        let follow_up =
            FollowUp::new(agreement, &accounts, self.as_of, termination).map_err(|error| self.failed(error))?;
        let holds = matches!(
            follow_up.status(),
            AgreementStatus::OnTrack | AgreementStatus::PastDue | AgreementStatus::Breached
        );
        Ok(Some(follow_up).filter(|_| holds))
    }

    /// The restructurings that a renegotiation comes after.
    pub(super) fn earlier_restructurings(&self, account: &Account<'_>) -> Result<Vec<Restructuring>, CaseError> {
        let Some(question) = self.agreement.as_ref().filter(|_| self.renegotiated().is_some()) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for (place, agreement) in question.previous.iter().enumerate() {
            let next = question.previous.get(place.saturating_add(1)).map(Agreement::accepted);
            let termination = next.map(Termination::Superseded);
            self.check_accounts(agreement)?;
            let accounts = self.beside(account, false);
            let follow_up = FollowUp::new(agreement, &accounts, self.as_of, termination);
            found.push(follow_up.map_err(|error| self.failed(error))?.restructuring());
        }
        Ok(found)
    }

    pub(super) fn agreement_answer<'a>(
        &'a self,
        question: &'a AgreementQuestion,
        account: &Account<'_>,
        (position, together, budget): (&Position, &[AccountTogether<'_>], Option<&BudgetAnswer<'_>>),
        offered: Option<&OffersAnswer<'_>>,
    ) -> Result<AgreementAnswer<'a>, CaseError> {
        let here = |error| self.failed(error);
        let agreement = match &question.source {
            AgreementSource::Signed(signed) => Cow::Borrowed(signed.as_ref()),
            AgreementSource::Accept(accepting) => {
                let not_offered = || CaseError::at(CasePlace::Accept, AgreementError::NotOffered);
                let offers = self.offers.as_ref().zip(offered).ok_or_else(not_offered)?;
                Cow::Owned(self.accept(accepting, offers, account, (position, together, budget))?)
            }
        };
        let (ledger, day) = (question.ledger(&self.ledger)?, question.as_of.unwrap_or(self.as_of));
        let later = self.with_ledger(&ledger, self.known_on);
        self.check_accounts(&agreement)?;
        self.check_together(day)?;
        let later = self.beside(&later, true);
        let follow_up = FollowUp::new(agreement.clone(), &later, day, question.termination).map_err(here)?;
        let (chain, history) = self.chain(question, &agreement, &later)?;
        let history: Vec<Restructuring> = history.into_iter().chain([follow_up.restructuring()]).collect();
        let quote = question.quote_valid_until.map(|to| PayoffQuote::new(&agreement, &later, (day, to)));
        let quote = quote.transpose().map_err(|error| match error {
            AgreementError::QuoteDates { .. } => CaseError::at(CasePlace::QuoteValidUntil, error),
            _ => self.failed(error),
        })?;
        let law = self.said_of(&agreement)?;
        let observation = observation(&follow_up, &history).map_err(here)?;
        let documents =
            question.documents.iter().map(|wanted| wanted.write(&agreement, quote.as_ref(), self.law.product));
        let documents = documents.collect::<Result<Vec<_>, _>>().map_err(here)?;
        let quote = quote.map(|quote| Quoted { valid_until: quote.valid_until(), amount: quote.amount() });
        Ok(AgreementAnswer { follow_up, law, chain, observation, quote, documents })
    }

    /// The offer of the kind asked for, or the proposal that was accepted, as an agreement: of what the case is offered.
    fn accept(
        &self,
        accepting: &AcceptanceQuestion,
        (offers, offered): (&OfferQuestion, &OffersAnswer<'_>),
        account: &Account<'_>,
        (position, together, budget): (&Position, &[AccountTogether<'_>], Option<&BudgetAnswer<'_>>),
    ) -> Result<Agreement, CaseError> {
        let (asking, book) = (self.asking(offers, account, (position, together), budget)?, self.law.book()?);
        let (search, claim) = (asking.search(&offers.policy, book), &asking.claim);
        let acceptance = self.acceptance(accepting, &asking.claims);
        let accounts = self.beside(account, false);
        let accounts = accounts.as_slice();
        let not_offered = |place| CaseError::at(place, AgreementError::NotOffered);
        let made = if let Some(place) = accepting.proposal {
            let mut negotiation = Negotiation::new();
            for (day, proposal) in offers.proposals.iter().take(place.saturating_add(1)) {
                let round = negotiation.propose(*day, proposal.clone(), &search);
                round.map_err(|error| CaseError::at(CasePlace::AcceptProposal, error))?;
            }
            match negotiation.rounds().get(place).map(|round| &round.answer) {
                Some(ProposalAnswer::Accept(accepted))
                    if accepting.kind.is_none_or(|kind| kind == accepted.offer.kind()) =>
                {
                    acceptance.offer(&accepted.offer, claim, accounts)
                }
                _ => return Err(not_offered(CasePlace::AcceptProposal)),
            }
        } else {
            let offer = offered.offers().iter().find(|offer| Some(offer.kind()) == accepting.kind);
            acceptance.offer(offer.ok_or_else(|| not_offered(CasePlace::AcceptKind))?, claim, accounts)
        };
        made.map_err(|error| match error {
            AgreementError::Expired { .. } | AgreementError::AcceptedTooEarly { .. } => {
                CaseError::at(CasePlace::AcceptDate, error)
            }
            AgreementError::Notes => CaseError::at(CasePlace::AcceptNotes, error),
            AgreementError::PrepaymentProfile => CaseError::at(CasePlace::AcceptPrepayment, error),
            AgreementError::BalanceChanged { .. } => CaseError::at(CasePlace::AcceptDifference, error),
            _ => self.failed(error),
        })
    }

    fn acceptance(&self, accepting: &AcceptanceQuestion, claims: &[Claim]) -> Acceptance<'_> {
        let others = self.together.iter().zip(claims.iter().skip(1));
        let acceptance = others.fold(accepting.acceptance.clone(), |acceptance, (other, claim)| {
            acceptance.together(other.reference().clone(), *claim)
        });
        match self.renegotiated() {
            Some(previous) => acceptance.superseding(previous),
            None => acceptance,
        }
    }

    /// The agreements before the last, each on its last day, and what each meant to the classification.
    fn chain<'a>(
        &self,
        question: &'a AgreementQuestion,
        last: &Agreement,
        accounts: &[Account<'_>],
    ) -> Result<(Vec<Renegotiated<'a>>, Vec<Restructuring>), CaseError> {
        let (mut chain, mut history) = (Vec::new(), Vec::new());
        let next = question.previous.iter().skip(1).chain([last]);
        for (agreement, next) in question.previous.iter().zip(next) {
            let day = next.effective().max(agreement.accepted());
            let termination = Some(Termination::Superseded(day));
            self.check_accounts(agreement)?;
            let follow_up = FollowUp::new(agreement, accounts, day, termination).map_err(|error| self.failed(error))?;
            let owed = follow_up.claim().and_then(|claim| Ok(claim.total()?)).map_err(|error| self.failed(error))?;
            chain.push(Renegotiated {
                agreement,
                status: follow_up.status(),
                superseded_on: next.effective(),
                breached_on: follow_up.breached_on(),
                paid: follow_up.paid(),
                owed,
            });
            history.push(follow_up.restructuring());
        }
        Ok((chain, history))
    }

    /// What law says of the agreement as a document.
    fn said_of(&self, agreement: &Agreement) -> Result<Vec<Verdict<'_>>, CaseError> {
        let document = DocumentFacts { document: LegalDocument::Agreement, items: &Agreement::ITEMS };
        let facts = Facts::new(agreement.accepted(), self.law.product, self.law.lender).document(document);
        let verdicts = self.law.book()?.rules().iter().map(|rule| rule.judge(&facts));
        Ok(verdicts.filter(|verdict| verdict.given().is_some()).collect())
    }

    /// Where an agreement fails: at what it is held against.
    fn failed(&self, error: AgreementError) -> CaseError {
        let place = match error {
            AgreementError::Replay(error) => return self.locate_later(error),
            AgreementError::BeforeAcceptance { given, .. } => {
                match self.agreement.as_ref().and_then(|question| question.termination) {
                    Some(Termination::Voided(day)) if day == given => CasePlace::Voided,
                    Some(Termination::Superseded(day)) if day == given => CasePlace::Superseded,
                    _ => CasePlace::FollowUpDay,
                }
            }
            AgreementError::OtherLedger => CasePlace::Events,
            AgreementError::OtherLedgerBeside { account } => CasePlace::TogetherAccount(account.saturating_sub(1)),
            AgreementError::OtherAccounts { .. } => CasePlace::Together,
            _ => CasePlace::Agreement,
        };
        CaseError::at(place, error)
    }

    /// An event that cannot be replayed stands in the account or after it.
    fn locate_later(&self, error: ReplayError) -> CaseError {
        let place = error.event.map(place_of);
        match place.and_then(|place| place.checked_sub(self.ledger.events().len())) {
            Some(place) => CaseError::at(CasePlace::Later(place), error),
            None => located(error),
        }
    }
}

/// An error of the replay, at its event.
pub(super) fn located(error: ReplayError) -> CaseError {
    let place = error.event.map_or(CasePlace::AsOf, |event| CasePlace::Event(place_of(event)));
    CaseError::at(place, error)
}

fn observation(follow_up: &FollowUp<'_>, history: &[Restructuring]) -> Result<Option<Observed>, AgreementError> {
    if follow_up.agreement().parts().kind.category() != PlanCategory::Hardship {
        return Ok(None);
    }
    let Some(last) = history.last() else { return Ok(None) };
    let floor = Observation::ORDER_2023.floor(history, follow_up.day())?;
    Ok(Some(Observed { restructurings: history.len(), last: *last, floor }))
}
