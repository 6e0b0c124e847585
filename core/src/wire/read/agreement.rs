//! The agreement of a case: an offer accepted, or an earlier agreement followed up: the key `agreement`.

use alloc::string::String;
use alloc::vec::Vec;

use super::agreement_document::{SignedShape, signed};
use super::event::{self, EventShape, Known};
use super::parties::{PartiesShape, form, parties};
use crate::agreement::{
    Acceptance, AccrualReinstatement, Agreement, AgreementError, BreachClause, EarlyCompletion, Termination,
    WaiverReinstatement,
};
use crate::calendar::Date;
use crate::case::{AcceptanceQuestion, AgreementQuestion, AgreementSource, PageFormat, PageKind, PageQuestion};
use crate::json::{Node, Of, shapes};
use crate::ledger::{Event, Ledger};
use crate::money::{Currency, Money};
use crate::offer::{PlanKind, PrepaymentEffect};
use crate::wire::{WireError, WireFault};
use crate::words::{Language, Word, said};

shapes! {
    /// An offer accepted or an earlier agreement, what happened since, and what is wanted of it.
    pub(super) struct AgreementShape {
        /// An offer of this case accepted: needs `offers`. Either this or `signed`.
        accept: Option<AcceptShape>,
        /// An agreement made earlier, as a report gave it.
        signed: Option<SignedShape>,
        /// The agreements that it, or the one accepted, stands in a chain with: the first one first.
        previous: Option<Vec<SignedShape>>,
        /// What happened after `account.events`, for the follow-up only.
        later: Option<Vec<EventShape>>,
        /// The day of the follow-up: `asOf` of the case where absent.
        as_of: Option<String>,
        /// The day it was voided.
        voided: Option<String>,
        /// The day another took its place.
        superseded: Option<String>,
        /// Asks what settles it, valid to this day.
        quote_valid_until: Option<String>,
        /// The pages wanted.
        pages: Option<Vec<WantedShape>>,
    }
    struct AcceptShape {
        /// The kind of offer accepted; of several answers to proposals, `proposal` says which.
        kind: Option<PlanKind>,
        /// The place of an accepted proposal in `offers.proposals`, from 0.
        proposal: Option<usize>,
        /// The day of acceptance; `asOf` of the case where absent.
        date: Option<String>,
        /// Who agrees about which account.
        parties: PartiesShape,
        /// The form of the agreement: `written` or `oral`.
        form: String,
        /// Of an oral agreement: a reference to the recording.
        recording: Option<String>,
        /// When it is breached, and what follows.
        clause: ClauseShape,
        /// What paying everything early costs: `rebate` (where absent) or `inFull`.
        early: Option<EarlyCompletion>,
        /// What becomes of money that comes in beyond the running payment: `nothing` (where absent), it waits for the next ones; `shorten` or
        /// `lower`, it repays principal at once.
        prepayment: Option<PrepaymentEffect>,
        /// Other matters, in the words of the parties.
        notes: Option<Vec<String>>,
        /// Accepts also where what is owed has changed since the offer, and shows the difference.
        show_difference: Option<bool>,
    }
    /// When it is breached, and what follows.
    struct ClauseShape {
        /// This many missed payments in a row breach it.
        consecutive: Option<u32>,
        /// This many missed payments in all breach it.
        total: Option<u32>,
        /// Days after a due date in which a payment is still in time; 0 where absent.
        late_payment_grace_days: Option<u16>,
        /// What may be wanting of a payment; 0 where absent.
        tolerance: Option<String>,
        /// Whether everything left is due at once.
        accelerates: bool,
        /// What becomes of waived amounts: `none`, `all` or `proRata`.
        waived: WaiverReinstatement,
        /// What accrues: `none`, `fromBreach` or `fromSigning`.
        accrual: AccrualReinstatement,
    }
    struct WantedShape {
        /// `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteValidUntil`), `calendar` or `csv`.
        kind: PageKind,
        /// `en` or `zh`; not of `csv`.
        language: Option<String>,
        /// `text`, `markdown` or `html`; not of `calendar` and `csv`.
        format: Option<PageFormat>,
    }
}

/// What the keys of an agreement are read against.
pub(super) struct Around<'a> {
    pub(super) currency: Currency,
    pub(super) opened: Date,
    /// The day of the case.
    pub(super) as_of: Date,
    pub(super) events: &'a [Event],
    pub(super) ids: Known<'a>,
    /// How many proposals the offers of the case have; nothing where it asks for no offers.
    pub(super) proposals: Option<usize>,
}

/// What is asked about the agreement of a case.
pub(super) fn agreement(node: Of<'_, AgreementShape>, around: &Around<'_>) -> Result<AgreementQuestion, WireError> {
    let chain = node.previous();
    let previous = chain.parts().map(signed).collect::<Result<Vec<Agreement>, _>>()?;
    let source = match (node.accept().given(), node.signed().given()) {
        (Some(given), None) => {
            let without = || {
                WireError::new(
                    WireFault::MissingKey,
                    "offers".into(),
                    Word::new("this key is required; an offer of it is accepted", "缺少此必填键：所接受的是其中的方案"),
                )
            };
            AgreementSource::Accept(accept(given, around, around.proposals.ok_or_else(without)?)?.into())
        }
        (None, Some(given)) => AgreementSource::Signed(signed(given)?.into()),
        (None, None) => return Err(node.accept().missing().with_note(Word::new("or `signed`", "或填`signed`"))),
        (Some(_), Some(signed)) => return Err(signed.one_of("accept signed")),
    };
    let last = match &source {
        AgreementSource::Signed(signed) => Some(signed.as_ref()),
        AgreementSource::Accept(_) => None,
    };
    if let Some(place) = misplaced(&previous, last) {
        let at = chain.parts().nth(place).or(node.signed().given()).map_or(node.node(), Of::node);
        return Err(at.refused(AgreementError::WrongPredecessor));
    }
    let later = node.later().read(|list| later(list, around))?.unwrap_or_default();
    let termination = termination(node)?;
    let quote_valid_until = node.quote_valid_until().read(|day| day.date())?;
    let documents = node.pages().parts();
    let documents = documents.map(|given| {
        let wanted = wanted(given)?;
        if wanted.kind == PageKind::PayoffQuote && quote_valid_until.is_none() {
            return Err(node
                .quote_valid_until()
                .missing()
                .with_note(Word::new("a quote needs its last day", "结清报价须有有效期")));
        }
        Ok(wanted)
    });
    Ok(AgreementQuestion {
        source,
        previous,
        later,
        as_of: node.as_of().read(|day| day.date())?,
        termination,
        quote_valid_until,
        documents: documents.collect::<Result<Vec<_>, _>>()?,
    })
}

/// What happened after the events of the account: with them, one ledger.
fn later(list: Of<'_, Vec<EventShape>>, around: &Around<'_>) -> Result<Vec<Event>, WireError> {
    let (later, _) = event::events(list, &around.ids, around.currency)?;
    event::not_before_opening(&later, (around.opened, around.ids.day), list)?;
    let all = around.events.iter().chain(&later).copied();
    Ledger::new(all).map_err(|error| {
        let place = usize::try_from(error.event.get()).unwrap_or(usize::MAX).saturating_sub(around.events.len());
        let given = list.parts().nth(place);
        given.map_or_else(|| list.refused(error), |given| event::at_event(given, later.get(place), error))
    })?;
    Ok(later)
}

/// What ended it from outside, and when.
fn termination(node: Of<'_, AgreementShape>) -> Result<Option<Termination>, WireError> {
    Ok(match (node.voided().given(), node.superseded().given()) {
        (Some(_), Some(other)) => return Err(other.one_of("voided superseded")),
        (Some(day), None) => Some(Termination::Voided(day.date()?)),
        (None, Some(day)) => Some(Termination::Superseded(day.date()?)),
        (None, None) => None,
    })
}

/// The first of a chain that does not name the one before it.
fn misplaced(previous: &[Agreement], last: Option<&Agreement>) -> Option<usize> {
    let mut before: Option<&Agreement> = None;
    for (place, agreement) in previous.iter().chain(last).enumerate() {
        let fits = match before {
            Some(before) => {
                agreement.parts().previous == Some(before.digest())
                    && agreement.parts().number == before.parts().number.saturating_add(1)
            }
            None => place < previous.len() && agreement.parts().number == 1 || previous.is_empty(),
        };
        if !fits {
            return Some(place);
        }
        before = Some(agreement);
    }
    None
}

fn accept(node: Of<'_, AcceptShape>, around: &Around<'_>, proposals: usize) -> Result<AcceptanceQuestion, WireError> {
    let form = form(node.form(), node.recording())?;
    let proposal = node.proposal().given();
    if let Some(given) = proposal.filter(|given| given.whole::<usize>() >= proposals) {
        let place: usize = given.value();
        let message =
            said!("{place} given, the case has {proposals} proposals", "给出的是{place}，本案有{proposals}项提议");
        return Err(given.fault(WireFault::UnknownId, message));
    }
    let kind = node.kind().value();
    if kind.is_none() && proposal.is_none() {
        return Err(node.kind().missing().with_note(Word::new("or `proposal`", "或填`proposal`")));
    }
    let early = node.early().value();
    let day = node.date().read(|day| day.date())?.unwrap_or(around.as_of);
    let parties = parties(node.parties())?;
    let mut acceptance = Acceptance::new(day, parties, form, clause(node.clause(), around.currency)?);
    acceptance = acceptance.early(early.unwrap_or(EarlyCompletion::Rebate));
    acceptance = acceptance.prepayment(node.prepayment().value().unwrap_or(PrepaymentEffect::Nothing));
    for note in node.notes().parts() {
        acceptance = acceptance.note(note.text());
    }
    if node.show_difference().value().unwrap_or(false) {
        acceptance = acceptance.showing_difference();
    }
    Ok(AcceptanceQuestion { kind, proposal: proposal.map(Of::value), acceptance })
}

fn clause(node: Of<'_, ClauseShape>, currency: Currency) -> Result<BreachClause, WireError> {
    let tolerance = node.tolerance().read(|tolerance| tolerance.not_negative(currency))?;
    let clause = BreachClause {
        consecutive: node.consecutive().value(),
        total: node.total().value(),
        late_payment_grace_days: node.late_payment_grace_days().value().unwrap_or(0),
        tolerance: tolerance.unwrap_or(Money::zero(currency)),
        accelerates: node.accelerates().flag(),
        waived: node.waived().value(),
        accrual: node.accrual().value(),
    };
    clause.check(currency).map_err(|error| match error {
        AgreementError::GraceTooLong { .. } => node.late_payment_grace_days().refused(error),
        _ => node.refused(error),
    })?;
    Ok(clause)
}

fn wanted(node: Of<'_, WantedShape>) -> Result<PageQuestion, WireError> {
    let kind = node.kind().value();
    let not_of_this = |given: Node<'_>| {
        given.fault(
            WireFault::KeyOfAnotherKind,
            Word::new("a document of this kind does not have this key", "这种文书没有这个键"),
        )
    };
    let language = match (node.language().given(), kind) {
        (Some(given), PageKind::Csv) => return Err(not_of_this(given.node())),
        (None, PageKind::Csv) => Language::English,
        (None, _) => return Err(node.language().missing()),
        (Some(given), _) => match given.text() {
            "en" => Language::English,
            "zh" => Language::Chinese,
            _ => return Err(given.unknown_name("en zh")),
        },
    };
    let format = match (node.format().given(), kind.is_page()) {
        (Some(given), false) => return Err(not_of_this(given.node())),
        (None, false) => PageFormat::Text,
        (None, true) => return Err(node.format().missing()),
        (Some(given), true) => given.value(),
    };
    Ok(PageQuestion { kind, language, format })
}
