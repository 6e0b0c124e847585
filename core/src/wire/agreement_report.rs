//! The agreement of a case in its report: made or read, followed up, and put on paper.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::agreement::{Accepting, AgreementQuestion, Format, Found, Wanted, WantedKind};
use super::agreement_shape::{
    AgreementReport, ChainShape, DocumentOut, FollowUpShape, NextDueShape, ObservationShape, PaymentShape, QuoteShape,
};
use super::case::AccountTerms;
use super::offer::OfferQuestion;
use super::offer_shape::{ClassAmountShape, VerdictShape, WordShape};
use super::path::At;
use super::report::text;
use super::{Case, WireError};
use crate::agreement::{Acceptance, Agreement, AgreementError, Ending, FollowUp, Owed, PayoffQuote, Standing};
use crate::balance::{Account, CardAccount, LoanAccount, Position, ReplayError};
use crate::calendar::Date;
use crate::delinquency::{Observation, Restructuring};
use crate::money::Currency;
use crate::offer::{Answer, Claim, Negotiation, PerClass};
use crate::rulebook::{Document, DocumentFacts, Facts};
use crate::words::Language;

const AT: At<'static> = At::root("agreement");

impl Case {
    /// What offers are about: what is owed, under the agreement that is renegotiated where there is one.
    pub(super) fn offered_claim(&self, account: &Account<'_>, position: &Position) -> Result<Claim, WireError> {
        let Some(old) = self.renegotiated() else { return self.claim(position) };
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

    pub(super) fn agreement_report(
        &self,
        question: &AgreementQuestion,
        account: &Account<'_>,
        position: &Position,
    ) -> Result<AgreementReport, WireError> {
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
        Ok(AgreementReport {
            document: agreement.text().clone(),
            digest: agreement.digest().to_string(),
            number: agreement.parts().number,
            difference: amounts(&agreement.parts().difference, agreement.currency()),
            law: self.said_of(agreement)?,
            chain,
            follow_up: FollowUpShape::of(&follow_up, observation(&follow_up, &history).map_err(here)?),
            quote: quote
                .map(|quote| QuoteShape { valid_to: quote.valid_to().to_string(), amount: quote.amount().to_string() }),
            documents: documents.collect::<Result<Vec<_>, _>>().map_err(here)?,
        })
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
        self.searching(offers, account, position, |search, claim| {
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
                    let round = negotiation.propose(*day, proposal.clone(), search);
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
        })
    }

    /// The agreements before the last, each on its last day.
    fn chain(
        &self,
        question: &AgreementQuestion,
        last: &Agreement,
        account: &Account<'_>,
    ) -> Result<(Vec<ChainShape>, Vec<Restructuring>), WireError> {
        let (mut shapes, mut history) = (Vec::new(), Vec::new());
        let next = question.previous.iter().skip(1).chain([last]);
        for (agreement, next) in question.previous.iter().zip(next) {
            let day = next.effective().max(agreement.accepted());
            let ending = Some(Ending::Superseded(day));
            let follow_up = FollowUp::new(agreement, account, day, ending).map_err(|error| self.failed(error))?;
            let owed = follow_up.claim().and_then(|claim| Ok(claim.total()?)).map_err(|error| self.failed(error))?;
            shapes.push(ChainShape {
                number: agreement.parts().number,
                digest: agreement.digest().to_string(),
                status: follow_up.standing().key(),
                superseded_on: next.effective().to_string(),
                breached_on: follow_up.breached_on().map(|day| day.to_string()),
                paid: follow_up.paid().to_string(),
                owed: owed.to_string(),
            });
            history.push(follow_up.restructuring());
        }
        Ok((shapes, history))
    }

    /// What law says of the agreement as a document.
    fn said_of(&self, agreement: &Agreement) -> Result<Vec<VerdictShape>, WireError> {
        let document = DocumentFacts { document: Document::Agreement, items: &Agreement::ITEMS };
        let facts = Facts::new(agreement.accepted(), self.law.product, self.law.lender).document(document);
        let book = self.law.book()?;
        let verdicts = book.verdicts(&facts).filter(|verdict| verdict.given().is_some());
        Ok(verdicts.map(VerdictShape::of).collect())
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

fn observation(
    follow_up: &FollowUp<'_>,
    history: &[Restructuring],
) -> Result<Option<ObservationShape>, AgreementError> {
    if follow_up.agreement().parts().kind.head() != crate::rulebook::PlanKind::Hardship {
        return Ok(None);
    }
    let Some(last) = history.last() else { return Ok(None) };
    let floor = Observation::ORDER_2023.floor(history, follow_up.day())?;
    Ok(Some(ObservationShape {
        restructurings: history.len(),
        first_new_due: last.first_new_due.to_string(),
        second_consecutive_paid: last.second_consecutive_paid.map(|day| day.to_string()),
        floor: floor.map(crate::delinquency::Tier::key),
    }))
}

fn amounts(amounts: &PerClass<i64>, currency: Currency) -> Vec<ClassAmountShape> {
    let above = amounts.iter().filter(|(_, minor)| *minor != 0);
    above.map(|(class, minor)| ClassAmountShape { class: class.key(), amount: text(minor, currency) }).collect()
}

impl FollowUpShape {
    fn of(follow_up: &FollowUp<'_>, observation: Option<ObservationShape>) -> Self {
        let currency = follow_up.agreement().currency();
        let Owed { classes, interest, since_breach } = *follow_up.owed();
        let day = |day: Option<Date>| day.map(|day| day.to_string());
        let revival = follow_up.revival();
        let none = PerClass::all(0);
        let rows = follow_up.payments();
        Self {
            as_of: follow_up.day().to_string(),
            status: follow_up.standing().key(),
            text: WordShape::of(follow_up.standing().word()),
            paid: follow_up.paid().to_string(),
            behind: follow_up.amount_behind().to_string(),
            misses: rows.iter().filter(|row| row.is_miss()).count(),
            misses_left: follow_up.misses_left(),
            near_breach: follow_up.is_near_breach(),
            next_due: follow_up.next_due().map(|row| NextDueShape {
                number: row.number,
                due: row.due.to_string(),
                amount: text(row.wanting(), currency),
            }),
            breached_on: day(follow_up.breached_on()),
            completed_on: day(follow_up.completed_on()),
            owed: amounts(&classes, currency),
            plan_interest: text(interest, currency),
            interest_since_breach: text(since_breach, currency),
            total_owed: text(follow_up.owed().total(), currency),
            due: follow_up.due().to_string(),
            without_agreement: follow_up.position().payoff().to_string(),
            revived: amounts(revival.map_or(&none, |revival| &revival.revived), currency),
            still_waived: amounts(revival.map_or(&none, |revival| &revival.waived), currency),
            conditional: amounts(&follow_up.conditional(), currency),
            conditional_final: follow_up.standing() == Standing::Completed,
            rebate: follow_up.rebate().to_string(),
            overpaid: follow_up.overpaid().to_string(),
            collection_stops: follow_up.stops_collection(),
            payments: rows
                .iter()
                .map(|row| PaymentShape {
                    number: row.number,
                    due: row.due.to_string(),
                    grace_ends: row.grace_ends.to_string(),
                    payment: text(row.amount, currency),
                    paid: text(row.paid, currency),
                    state: row.state.key(),
                    text: WordShape::of(row.state.word()),
                    paid_on: day(row.paid_on),
                })
                .collect(),
            observation,
        }
    }
}

impl Wanted {
    fn write(self, agreement: &Agreement, quote: Option<&PayoffQuote<'_>>) -> Result<DocumentOut, AgreementError> {
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
        Ok(DocumentOut {
            kind: self.kind.key(),
            language: (self.kind != WantedKind::Csv).then_some(language),
            format: paper.is_some().then(|| self.format.key()),
            content,
        })
    }
}
