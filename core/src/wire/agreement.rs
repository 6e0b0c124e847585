//! The agreement of a case: an offer accepted, or an earlier agreement followed up: the key `agreement`.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::agreement_document::{SignedShape, signed};
use super::casework::reference;
use super::event::{self, EventShape};
use super::{WireError, WireFault};
use crate::agreement::{
    AccrualRevival, Agreement, AgreementError, BreachClause, EarlyCompletion, Ending, Form, Parties, WaivedRevival,
};
use crate::calendar::Date;
use crate::json::{Maybe, Node, Of, shapes};
use crate::ledger::{Event, Ledger};
use crate::money::{Currency, Money};
use crate::offer::Kind;
use crate::words::{Language, keyed};

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
        quote_to: Option<String>,
        /// The papers wanted.
        documents: Option<Vec<WantedShape>>,
    }
    struct AcceptShape {
        /// The kind of offer; of several answers to proposals, `proposal` says which.
        kind: Option<String>,
        /// The place of an accepted proposal in `offers.proposals`, from 0.
        proposal: Option<usize>,
        /// `asOf` of the case where absent.
        date: Option<String>,
        /// Who agrees about which account.
        parties: PartiesShape,
        /// `written` or `oral`.
        form: String,
        /// Of an oral agreement: a reference to the recording.
        recording: Option<String>,
        /// When it is breached, and what follows.
        clause: ClauseShape,
        /// What paying everything early costs: `rebate` (where absent) or `inFull`.
        early: Option<String>,
        /// Other matters, in the words of the parties.
        notes: Option<Vec<String>>,
        /// Accepts also where what is owed has changed since the offer, and shows the difference.
        show_difference: Option<bool>,
    }
    /// Opaque references: no name, identity number or telephone number.
    pub(super) struct PartiesShape {
        /// A reference to the lender.
        lender: String,
        /// A reference to the debtor.
        debtor: String,
        /// A reference to the account.
        account: String,
    }
    /// When it is breached, and what follows.
    struct ClauseShape {
        /// So many misses in a row.
        consecutive: Option<u32>,
        /// So many misses in all.
        total: Option<u32>,
        /// 0 where absent.
        grace_days: Option<u16>,
        /// What may be wanting of a payment; 0 where absent.
        tolerance: Option<String>,
        /// Whether everything left is due at once.
        accelerates: bool,
        /// What becomes of waived amounts: `none`, `all` or `proRata`.
        waived: String,
        /// What accrues: `none`, `fromBreach` or `fromSigning`.
        accrual: String,
    }
    struct WantedShape {
        /// `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteTo`), `calendar` or `csv`.
        kind: WantedKind,
        /// `en` or `zh`; not of `csv`.
        language: Option<String>,
        /// `text`, `markdown` or `html`; not of `calendar` and `csv`.
        format: Option<Format>,
    }
}

keyed! {
    pub(super) enum WantedKind {
        RepaymentPlan = "repaymentPlan";
        Agreement = "agreement";
        PayoffQuote = "payoffQuote";
        Calendar = "calendar";
        Csv = "csv";
    }
}

keyed! {
    pub(super) enum Format {
        Text = "text";
        Markdown = "markdown";
        Html = "html";
    }
}

impl WantedKind {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::RepaymentPlan => "repaymentPlan",
            Self::Agreement => "agreement",
            Self::PayoffQuote => "payoffQuote",
            Self::Calendar => "calendar",
            Self::Csv => "csv",
        }
    }

    const fn is_paper(self) -> bool {
        matches!(self, Self::RepaymentPlan | Self::Agreement | Self::PayoffQuote)
    }
}

impl Format {
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
        }
    }
}

/// A paper wanted.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) kind: WantedKind,
    pub(super) language: Language,
    pub(super) format: Format,
}

/// An acceptance asked for.
#[derive(Clone, Debug)]
pub(super) struct Accepting {
    pub(super) kind: Option<Kind>,
    pub(super) proposal: Option<usize>,
    pub(super) date: Date,
    pub(super) parties: Parties,
    pub(super) form: Form,
    pub(super) clause: BreachClause,
    pub(super) early: EarlyCompletion,
    pub(super) notes: Vec<String>,
    pub(super) shows_difference: bool,
}

/// Where the agreement comes from.
#[derive(Clone, Debug)]
pub(super) enum Found {
    Accept(alloc::boxed::Box<Accepting>),
    Signed(alloc::boxed::Box<Agreement>),
}

/// What is asked about an agreement.
#[derive(Clone, Debug)]
pub(super) struct AgreementQuestion {
    pub(super) found: Found,
    pub(super) previous: Vec<Agreement>,
    /// The events of the account and the later ones.
    pub(super) ledger: Ledger,
    pub(super) as_of: Date,
    pub(super) ending: Option<Ending>,
    pub(super) quote_to: Option<Date>,
    pub(super) documents: Vec<Wanted>,
}

/// What the keys of an agreement are read against.
pub(super) struct Around<'a> {
    pub(super) currency: Currency,
    pub(super) opened: Date,
    pub(super) as_of: Date,
    pub(super) events: &'a [Event],
    pub(super) ids: &'a [Option<String>],
    /// How many proposals the offers of the case have; nothing where it asks for no offers.
    pub(super) proposals: Option<usize>,
}

/// What is asked about the agreement of a case.
pub(super) fn agreement(node: Of<'_, AgreementShape>, around: &Around<'_>) -> Result<AgreementQuestion, WireError> {
    let chain = node.previous();
    let previous = chain.parts().map(signed).collect::<Result<Vec<Agreement>, _>>()?;
    let found = match (node.accept().given(), node.signed().given()) {
        (Some(given), None) => {
            let without = || {
                WireError::new(
                    WireFault::MissingKey,
                    "offers".into(),
                    "this key is required; an offer of it is accepted",
                )
            };
            Found::Accept(accept(given, around, around.proposals.ok_or_else(without)?)?.into())
        }
        (None, Some(given)) => Found::Signed(signed(given)?.into()),
        (None, None) => return Err(node.accept().missing().with_note("or `signed`")),
        (Some(_), Some(signed)) => return Err(signed.one_of("accept signed")),
    };
    let last = match &found {
        Found::Signed(signed) => Some(signed.as_ref()),
        Found::Accept(_) => None,
    };
    if let Some(place) = misplaced(&previous, last) {
        let at = chain.parts().nth(place).or(node.signed().given()).map_or(node.node(), Of::node);
        return Err(at.refused(AgreementError::WrongPredecessor));
    }
    let mut all = around.events.to_vec();
    if let Some(list) = node.later().given() {
        let (later, _) = event::events(list, around.ids, around.currency)?;
        all.extend(&later);
        event::not_before_opening(&later, around.opened, list)?;
    }
    let ledger = Ledger::new(all.iter().copied()).map_err(|error| {
        let place = usize::try_from(error.event.get()).unwrap_or(usize::MAX);
        let given = node.later().parts().nth(place.saturating_sub(around.events.len()));
        given.map_or_else(|| node.refused(error), |given| event::at_event(given, all.get(place), error))
    })?;
    let ending = match (node.voided().given(), node.superseded().given()) {
        (Some(_), Some(other)) => {
            return Err(other.one_of("voided superseded"));
        }
        (Some(day), None) => Some(Ending::Voided(day.date()?)),
        (None, Some(day)) => Some(Ending::Superseded(day.date()?)),
        (None, None) => None,
    };
    let quote_to = node.quote_to().read(|day| day.date())?;
    let documents = node.documents().parts();
    let documents = documents.map(|given| {
        let wanted = wanted(given)?;
        if wanted.kind == WantedKind::PayoffQuote && quote_to.is_none() {
            return Err(node.quote_to().missing().with_note("a quote needs its last day"));
        }
        Ok(wanted)
    });
    Ok(AgreementQuestion {
        found,
        previous,
        ledger,
        as_of: node.as_of().read(|day| day.date())?.unwrap_or(around.as_of),
        ending,
        quote_to,
        documents: documents.collect::<Result<Vec<_>, _>>()?,
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

fn accept(node: Of<'_, AcceptShape>, around: &Around<'_>, proposals: usize) -> Result<Accepting, WireError> {
    let form = form(node.form(), node.recording())?;
    let proposal = node.proposal().given();
    if let Some(given) = proposal.filter(|given| given.whole::<usize>() >= proposals) {
        let place: usize = given.value();
        return Err(given.fault(WireFault::UnknownId, format!("{place} given, the case has {proposals} proposals")));
    }
    let kind = node.kind().read(|key| key.word(Kind::from_key, Kind::KEYS))?;
    if kind.is_none() && proposal.is_none() {
        return Err(node.kind().missing().with_note("or `proposal`"));
    }
    let early = node.early().read(|key| key.word(EarlyCompletion::from_key, EarlyCompletion::KEYS))?;
    Ok(Accepting {
        kind,
        proposal: proposal.map(Of::value),
        date: node.date().read(|day| day.date())?.unwrap_or(around.as_of),
        parties: parties(node.parties())?,
        form,
        clause: clause(node.clause(), around.currency)?,
        early: early.unwrap_or(EarlyCompletion::Rebate),
        notes: node.notes().parts().map(|note| note.text().into()).collect(),
        shows_difference: node.show_difference().value().unwrap_or(false),
    })
}

/// Written, or oral with a recording.
pub(super) fn form(form: Of<'_, String>, recording: Maybe<'_, String>) -> Result<Form, WireError> {
    match (form.text(), recording.given()) {
        ("written", None) => Ok(Form::Written),
        ("written", Some(recording)) => {
            Err(recording.fault(WireFault::KeyOfAnotherKind, "a written agreement does not have this key"))
        }
        ("oral", _) => Ok(Form::Oral { recording: reference(recording.needed()?)? }),
        _ => Err(form.unknown_name("written oral")),
    }
}

pub(super) fn parties(node: Of<'_, PartiesShape>) -> Result<Parties, WireError> {
    Ok(Parties {
        lender: reference(node.lender())?,
        debtor: reference(node.debtor())?,
        account: reference(node.account())?,
    })
}

fn clause(node: Of<'_, ClauseShape>, currency: Currency) -> Result<BreachClause, WireError> {
    let tolerance = node.tolerance().read(|tolerance| tolerance.not_negative(currency))?;
    let clause = BreachClause {
        consecutive: node.consecutive().value(),
        total: node.total().value(),
        grace_days: node.grace_days().value().unwrap_or(0),
        tolerance: tolerance.unwrap_or(Money::zero(currency)),
        accelerates: node.accelerates().flag(),
        waived: node.waived().word(WaivedRevival::from_key, WaivedRevival::KEYS)?,
        accrual: node.accrual().word(AccrualRevival::from_key, AccrualRevival::KEYS)?,
    };
    clause.check(currency).map_err(|error| match error {
        AgreementError::GraceTooLong { .. } => node.grace_days().refused(error),
        _ => node.refused(error),
    })?;
    Ok(clause)
}

fn wanted(node: Of<'_, WantedShape>) -> Result<Wanted, WireError> {
    let kind = node.kind().value();
    let not_of_this =
        |given: Node<'_>| given.fault(WireFault::KeyOfAnotherKind, "a document of this kind does not have this key");
    let language = match (node.language().given(), kind) {
        (Some(given), WantedKind::Csv) => return Err(not_of_this(given.node())),
        (None, WantedKind::Csv) => Language::English,
        (None, _) => return Err(node.language().missing()),
        (Some(given), _) => match given.text() {
            "en" => Language::English,
            "zh" => Language::Chinese,
            _ => return Err(given.unknown_name("en zh")),
        },
    };
    let format = match (node.format().given(), kind.is_paper()) {
        (Some(given), false) => return Err(not_of_this(given.node())),
        (None, false) => Format::Text,
        (None, true) => return Err(node.format().missing()),
        (Some(given), true) => given.value(),
    };
    Ok(Wanted { kind, language, format })
}
