//! The agreement of a case in its report: made or read, followed up, and put on paper.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::agreement::{Accepting, AgreementQuestion, Format, Found, Wanted, WantedKind};
use super::agreement_shape::AgreementReport;
use super::case::AccountTerms;
use super::offer::OfferQuestion;
use super::path::At;
use super::{Case, WireError};
use crate::agreement::{Acceptance, Agreement, AgreementError, Ending, FollowUp, PayoffQuote, Standing};
use crate::balance::{Account, CardAccount, LoanAccount, Position, ReplayError};
use crate::calendar::Date;
use crate::delinquency::{Observation, Restructuring, Tier};
use crate::json::Part;
use crate::money::Money;
use crate::offer::{Answer, Claim, Negotiation};
use crate::rulebook::{Document, DocumentFacts, Facts, Verdict};
use crate::words::Language;

const AT: At<'static> = At::root("agreement");

/// What is written of an agreement.
pub(super) struct Agreed<'a> {
    pub(super) follow_up: FollowUp<'a>,
    pub(super) law: Vec<Verdict<'a>>,
    pub(super) chain: Vec<Chained<'a>>,
    pub(super) observation: Option<Observed>,
    pub(super) quote: Option<PayoffQuote<'a>>,
    pub(super) documents: Vec<OnPaper>,
}

/// An agreement that was renegotiated, on its last day.
pub(super) struct Chained<'a> {
    pub(super) agreement: &'a Agreement,
    pub(super) standing: Standing,
    pub(super) superseded_on: Date,
    pub(super) breached_on: Option<Date>,
    pub(super) paid: Money,
    pub(super) owed: Money,
}

/// What the restructurings mean to the classification.
pub(super) struct Observed {
    pub(super) restructurings: usize,
    pub(super) last: Restructuring,
    pub(super) floor: Option<Tier>,
}

/// A paper of an agreement.
pub(super) struct OnPaper {
    pub(super) kind: WantedKind,
    pub(super) language: Option<&'static str>,
    pub(super) format: Option<&'static str>,
    pub(super) content: String,
}

impl Case {
    /// What offers are about: what is owed, under the agreement that is renegotiated where there is one.
    pub(super) fn offered_claim(&self, account: &Account<'_>, position: &Position) -> Result<Claim, WireError> {
        let Some(old) = self.renegotiated() else { return Ok(self.claim(position)) };
        let follow_up = FollowUp::new(old, account, self.as_of, None).map_err(|error| self.failed(error))?;
        if follow_up.standing() == Standing::Completed {
            return Err(self.failed(AgreementError::NothingToRenegotiate));
        }
        follow_up.claim().map_err(|error| self.failed(error))
    }

    /// The agreement that an acceptance supersedes.
    fn renegotiated(&self) -> Option<&Agreement> {
        let question = self.agreement.as_ref()?;
        matches!(question.found, Found::Accept(_)).then(|| question.previous.last()).flatten()
    }

    /// Whether an agreement holds on the day asked about, kept or breached: one handed in, or the one renegotiated.
    pub(super) fn is_under_agreement(&self, account: &Account<'_>) -> Result<bool, WireError> {
        let Some(question) = &self.agreement else { return Ok(false) };
        let (agreement, ending) = match &question.found {
            Found::Signed(signed) => (Some(signed.as_ref()), question.ending),
            Found::Accept(_) => (question.previous.last(), None),
        };
        let Some(agreement) = agreement.filter(|agreement| agreement.accepted() <= self.as_of) else {
            return Ok(false);
        };
        let follow_up = FollowUp::new(agreement, account, self.as_of, ending).map_err(|error| self.failed(error))?;
        Ok(matches!(follow_up.standing(), Standing::OnTrack | Standing::InGrace | Standing::Breached))
    }

    /// The restructurings that a renegotiation comes after.
    pub(super) fn earlier_restructurings(&self, account: &Account<'_>) -> Result<Vec<Restructuring>, WireError> {
        let Some(question) = self.agreement.as_ref().filter(|_| self.renegotiated().is_some()) else {
            return Ok(Vec::new());
        };
        let mut found = Vec::new();
        for (place, agreement) in question.previous.iter().enumerate() {
            let next = question.previous.get(place.saturating_add(1)).map(Agreement::accepted);
            let ending = next.map(Ending::Superseded);
            let follow_up = FollowUp::new(agreement, account, self.as_of, ending);
            found.push(follow_up.map_err(|error| self.failed(error))?.restructuring());
        }
        Ok(found)
    }

    /// What is said of an agreement, and whether it is performed: nothing where another has taken its place.
    pub(super) fn agreement_report(
        &self,
        question: &AgreementQuestion,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<(Part<AgreementReport>, Option<bool>), WireError> {
        let here = |error| self.failed(error);
        let made;
        let agreement = match &question.found {
            Found::Signed(signed) => signed.as_ref(),
            Found::Accept(accepting) => {
                // INVARIANT: a case is read only where an acceptance has offers beside it.
                let offers = self.offers.as_ref().ok_or_else(|| WireError::missing(&At::root("offers")))?;
                made = self.accept(accepting, offers, account, position)?;
                &made
            }
        };
        let later = match &self.terms {
            AccountTerms::Card(terms) => Account::Card(CardAccount::new(terms, &question.ledger)),
            AccountTerms::Loan(terms) => Account::Loan(LoanAccount::new(terms, &question.ledger)),
        };
        let later = self.known_on.map_or(later, |day| later.as_known_on(day));
        let follow_up = FollowUp::new(agreement, &later, question.as_of, question.ending).map_err(here)?;
        let (chain, history) = self.chain(question, agreement, &later)?;
        let history: Vec<Restructuring> = history.into_iter().chain([follow_up.restructuring()]).collect();
        let quote = question.quote_to.map(|to| PayoffQuote::new(agreement, &later, (question.as_of, to)));
        let quote = quote.transpose().map_err(|error| match error {
            AgreementError::QuoteDates { .. } => WireError::at(&AT.key("quoteTo"), error),
            _ => self.failed(error),
        })?;
        let documents = question.documents.iter().map(|wanted| wanted.write(agreement, quote.as_ref()));
        let is_superseded = follow_up.standing() == Standing::Superseded;
        let is_performed = (!is_superseded).then_some(follow_up.stops_collection());
        let report = Part::of(&Agreed {
            law: self.said_of(agreement)?,
            chain,
            observation: observation(&follow_up, &history).map_err(here)?,
            follow_up,
            documents: documents.collect::<Result<Vec<_>, _>>().map_err(here)?,
            quote,
        });
        Ok((report, is_performed))
    }

    /// The offer of the kind asked for, or the proposal that was accepted, as an agreement.
    fn accept(
        &self,
        accepting: &Accepting,
        offers: &OfferQuestion,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<Agreement, WireError> {
        let at = AT.key("accept");
        let previous = self.renegotiated();
        let (asking, book) = (self.asking(offers, account, position)?, self.law.book()?);
        let (search, claim) = (asking.search(&offers.policy, book), &asking.claim);
        let mut acceptance =
            Acceptance::new(accepting.date, accepting.parties.clone(), accepting.form.clone(), accepting.clause)
                .early(accepting.early);
        for note in &accepting.notes {
            acceptance = acceptance.note(note.clone());
        }
        if accepting.shows_difference {
            acceptance = acceptance.showing_difference();
        }
        if let Some(previous) = previous {
            acceptance = acceptance.superseding(previous);
        }
        let not_offered = |key: &str| WireError::at(&at.key(key), AgreementError::NotOffered);
        let made = if let Some(place) = accepting.proposal {
            let mut negotiation = Negotiation::new();
            for (day, proposal) in offers.proposals.iter().take(place.saturating_add(1)) {
                let round = negotiation.propose(*day, proposal.clone(), &search);
                round.map_err(|error| WireError::at(&at.key("proposal"), error))?;
            }
            match negotiation.rounds().last().map(|round| &round.answer) {
                Some(Answer::Accept(offer)) if accepting.kind.is_none_or(|kind| kind == offer.kind()) => {
                    acceptance.offer(offer, claim, account)
                }
                _ => return Err(not_offered("proposal")),
            }
        } else {
            let found = search.run().map_err(|error| WireError::at(&at, error))?;
            let offer = found.offers().iter().find(|offer| Some(offer.kind()) == accepting.kind);
            acceptance.offer(offer.ok_or_else(|| not_offered("kind"))?, claim, account)
        };
        made.map_err(|error| match error {
            AgreementError::Expired { .. } | AgreementError::AcceptedTooEarly { .. } => {
                WireError::at(&at.key("date"), error)
            }
            AgreementError::Notes => WireError::at(&at.key("notes"), error),
            AgreementError::BalanceChanged { .. } => WireError::at(&at.key("showDifference"), error),
            _ => self.failed(error),
        })
    }

    /// The agreements before the last, each on its last day.
    fn chain<'a>(
        &self,
        question: &'a AgreementQuestion,
        last: &Agreement,
        account: &Account<'_>,
    ) -> Result<(Vec<Chained<'a>>, Vec<Restructuring>), WireError> {
        let (mut chain, mut history) = (Vec::new(), Vec::new());
        let next = question.previous.iter().skip(1).chain([last]);
        for (agreement, next) in question.previous.iter().zip(next) {
            let day = next.effective().max(agreement.accepted());
            let ending = Some(Ending::Superseded(day));
            let follow_up = FollowUp::new(agreement, account, day, ending).map_err(|error| self.failed(error))?;
            let owed = follow_up.claim().and_then(|claim| Ok(claim.total()?)).map_err(|error| self.failed(error))?;
            chain.push(Chained {
                agreement,
                standing: follow_up.standing(),
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
    fn said_of(&self, agreement: &Agreement) -> Result<Vec<Verdict<'_>>, WireError> {
        let document = DocumentFacts { document: Document::Agreement, items: &Agreement::ITEMS };
        let facts = Facts::new(agreement.accepted(), self.law.product, self.law.lender).document(document);
        let verdicts = self.law.book()?.rules().iter().map(|rule| rule.judge(&facts));
        Ok(verdicts.filter(|verdict| verdict.given().is_some()).collect())
    }

    /// Where an agreement fails: at what it is held against.
    fn failed(&self, error: AgreementError) -> WireError {
        match error {
            AgreementError::Replay(error) => self.locate_later(error),
            AgreementError::BeforeAcceptance { given, .. } => {
                let key = match self.agreement.as_ref().and_then(|question| question.ending) {
                    Some(Ending::Voided(day)) if day == given => "voided",
                    Some(Ending::Superseded(day)) if day == given => "superseded",
                    _ => "asOf",
                };
                WireError::at(&AT.key(key), error)
            }
            AgreementError::OtherLedger => WireError::at(&At::root("account").key("events"), error),
            _ => WireError::at(&AT, error),
        }
    }

    /// An event that cannot be replayed stands in the account or after it.
    fn locate_later(&self, error: ReplayError) -> WireError {
        let known = self.ledger.events().len();
        let place = error.event.and_then(|event| usize::try_from(event.get()).ok());
        match place.and_then(|place| place.checked_sub(known)) {
            Some(place) => WireError::at(&AT.key("later").index(place), error),
            None => self.locate(error),
        }
    }
}

fn observation(follow_up: &FollowUp<'_>, history: &[Restructuring]) -> Result<Option<Observed>, AgreementError> {
    if follow_up.agreement().parts().kind.head() != crate::rulebook::PlanKind::Hardship {
        return Ok(None);
    }
    let Some(last) = history.last() else { return Ok(None) };
    let floor = Observation::ORDER_2023.floor(history, follow_up.day())?;
    Ok(Some(Observed { restructurings: history.len(), last: *last, floor }))
}

impl Wanted {
    fn write(self, agreement: &Agreement, quote: Option<&PayoffQuote<'_>>) -> Result<OnPaper, AgreementError> {
        let paper = match (self.kind, quote) {
            (WantedKind::RepaymentPlan, _) => Some(agreement.repayment_plan(self.language)?),
            (WantedKind::Agreement, _) => Some(agreement.contract(self.language)?),
            (WantedKind::PayoffQuote, Some(quote)) => Some(quote.paper(self.language)?),
            _ => None,
        };
        let content: String = match (&paper, self.kind) {
            (Some(paper), _) => match self.format {
                Format::Text => paper.text(),
                Format::Markdown => paper.markdown(),
                Format::Html => paper.html(),
            },
            (None, WantedKind::Csv) => agreement.csv()?.to_string(),
            (None, _) => agreement.calendar(self.language)?.to_string(),
        };
        let language = match self.language {
            Language::English => "en",
            Language::Chinese => "zh",
        };
        Ok(OnPaper {
            kind: self.kind,
            language: (self.kind != WantedKind::Csv).then_some(language),
            format: paper.is_some().then(|| self.format.key()),
            content,
        })
    }
}
