//! The agreement of a case: an offer accepted, or an earlier agreement followed up: the key `agreement`.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::WireError;
use super::agreement_document::SignedShape;
use super::case::at_event;
use super::event::{self, EventShape};
use super::path::At;
use super::policy::word;
use super::shape::{date, money};
use crate::agreement::{
    AccrualRevival, Agreement, AgreementError, BreachClause, EarlyCompletion, Ending, Form, Parties, WaivedRevival,
};
use crate::calendar::Date;
use crate::casework::Reference;
use crate::ledger::{Event, Ledger};
use crate::money::{Currency, Money};
use crate::offer::Kind;
use crate::words::Language;

/// An offer accepted or an earlier agreement, what happened since, and what is wanted of it.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AcceptShape {
    /// The kind of offer; of several answers to proposals, `proposal` says which.
    kind: Option<String>,
    /// The place of an accepted proposal in `offers.proposals`, from 0.
    proposal: Option<usize>,
    /// `asOf` of the case where absent.
    date: Option<String>,
    parties: PartiesShape,
    /// `written` or `oral`.
    form: String,
    /// Of an oral agreement: a reference to the recording.
    recording: Option<String>,
    clause: ClauseShape,
    /// What paying everything early costs: `rebate` (where absent) or `inFull`.
    early: Option<String>,
    /// Other matters, in the words of the parties.
    notes: Option<Vec<String>>,
    /// Accepts also where what is owed has changed since the offer, and shows the difference.
    show_difference: Option<bool>,
}

/// Opaque references: no name, identity number or telephone number.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct PartiesShape {
    lender: String,
    debtor: String,
    account: String,
}

/// When it is breached, and what follows.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
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

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct WantedShape {
    /// `repaymentPlan`, `agreement`, `payoffQuote` (with `quoteTo`), `calendar` or `csv`.
    kind: WantedKind,
    /// `en` or `zh`; not of `csv`.
    language: Option<String>,
    /// `text`, `markdown` or `html`; not of `calendar` and `csv`.
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) enum WantedKind {
    RepaymentPlan,
    Agreement,
    PayoffQuote,
    Calendar,
    Csv,
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

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) enum Format {
    Text,
    Markdown,
    Html,
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

const AT: At<'static> = At::root("agreement");

impl AgreementShape {
    pub(super) fn build(self, around: &Around<'_>) -> Result<AgreementQuestion, WireError> {
        let (at_accept, at_signed, at_previous) = (AT.key("accept"), AT.key("signed"), AT.key("previous"));
        let previous = self.previous.into_iter().flatten().enumerate();
        let previous = previous.map(|(place, signed)| signed.build(&at_previous.index(place)));
        let previous = previous.collect::<Result<Vec<Agreement>, WireError>>()?;
        let found = match (self.accept, self.signed) {
            (Some(accept), None) => {
                let proposals = around
                    .proposals
                    .ok_or_else(|| WireError::missing(&At::root("offers")).with_note("an offer of it is accepted"))?;
                Found::Accept(accept.build(around, proposals, &at_accept)?.into())
            }
            (None, Some(signed)) => Found::Signed(signed.build(&at_signed)?.into()),
            (None, None) => return Err(WireError::missing(&at_accept).with_note("or `signed`")),
            (Some(_), Some(_)) => {
                return Err(WireError::new(1910, at_signed.text(), "`accept` and `signed`: only one of them can be"));
            }
        };
        let signed = match &found {
            Found::Signed(signed) => Some(signed.as_ref()),
            Found::Accept(_) => None,
        };
        in_a_chain(&previous, signed, &at_previous)?;
        let at_later = AT.key("later");
        let later = event::build_after(self.later.unwrap_or_default(), around.ids, around.currency, &at_later)?;
        let all: Vec<Event> = around.events.iter().chain(&later).copied().collect();
        let ledger = Ledger::new(all.iter().copied()).map_err(|error| {
            let place = usize::try_from(error.event.get()).unwrap_or(usize::MAX);
            at_event(&at_later, place.saturating_sub(around.events.len()), all.get(place), error)
        })?;
        super::case::not_before_opening(&later, around.opened, &at_later)?;
        let day = |text: &Option<String>, key: &str| -> Result<Option<Date>, WireError> {
            text.as_deref().map(|text| date(text, &AT.key(key))).transpose()
        };
        let ending = match (day(&self.voided, "voided")?, day(&self.superseded, "superseded")?) {
            (Some(_), Some(_)) => {
                let message = "`voided` and `superseded`: only one of them can be";
                return Err(WireError::new(1910, AT.key("superseded").text(), message));
            }
            (voided, superseded) => voided.map(Ending::Voided).or(superseded.map(Ending::Superseded)),
        };
        let at_documents = AT.key("documents");
        let quote_to = day(&self.quote_to, "quoteTo")?;
        let documents = self.documents.into_iter().flatten().enumerate();
        let documents = documents.map(|(place, wanted)| wanted.build(quote_to.is_some(), &at_documents.index(place)));
        Ok(AgreementQuestion {
            found,
            previous,
            ledger,
            as_of: day(&self.as_of, "asOf")?.unwrap_or(around.as_of),
            ending,
            quote_to,
            documents: documents.collect::<Result<Vec<_>, _>>()?,
        })
    }
}

/// Each agreement names the one before it.
fn in_a_chain(previous: &[Agreement], last: Option<&Agreement>, at: &At<'_>) -> Result<(), WireError> {
    let all = previous.iter().chain(last);
    let mut before: Option<&Agreement> = None;
    for (place, agreement) in all.enumerate() {
        let fits = match before {
            Some(before) => {
                agreement.parts().previous == Some(before.digest())
                    && agreement.parts().number == before.parts().number.saturating_add(1)
            }
            None => place < previous.len() && agreement.parts().number == 1 || previous.is_empty(),
        };
        if !fits {
            let at = if place < previous.len() { at.index(place) } else { AT.key("signed") };
            return Err(WireError::at(&at, AgreementError::WrongPredecessor));
        }
        before = Some(agreement);
    }
    Ok(())
}

impl AcceptShape {
    fn build(self, around: &Around<'_>, proposals: usize, at: &At<'_>) -> Result<Accepting, WireError> {
        let at_recording = at.key("recording");
        let form = match (self.form.as_str(), self.recording) {
            ("written", None) => Form::Written,
            ("written", Some(_)) => {
                return Err(WireError::new(1909, at_recording.text(), "a written agreement does not have this key"));
            }
            ("oral", Some(recording)) => Form::Oral { recording: reference(recording, &at_recording)? },
            ("oral", None) => return Err(WireError::missing(&at_recording)),
            (other, _) => return Err(WireError::unknown_name(&at.key("form"), other, "written oral")),
        };
        let at_proposal = at.key("proposal");
        if let Some(place) = self.proposal.filter(|place| *place >= proposals) {
            let message = alloc::format!("{place} given, the case has {proposals} proposals");
            return Err(WireError::new(1907, at_proposal.text(), message));
        }
        let kind = self.kind.as_deref().map(|kind| word(kind, &at.key("kind"), Kind::from_key, Kind::KEYS));
        let kind = kind.transpose()?;
        if kind.is_none() && self.proposal.is_none() {
            return Err(WireError::missing(&at.key("kind")).with_note("or `proposal`"));
        }
        let early = self.early.as_deref().unwrap_or(EarlyCompletion::Rebate.key());
        Ok(Accepting {
            kind,
            proposal: self.proposal,
            date: self.date.map(|day| date(&day, &at.key("date"))).transpose()?.unwrap_or(around.as_of),
            parties: self.parties.build(&at.key("parties"))?,
            form,
            clause: self.clause.build(around.currency, &at.key("clause"))?,
            early: word(early, &at.key("early"), EarlyCompletion::from_key, EarlyCompletion::KEYS)?,
            notes: self.notes.unwrap_or_default(),
            shows_difference: self.show_difference.unwrap_or(false),
        })
    }
}

impl PartiesShape {
    pub(super) fn build(self, at: &At<'_>) -> Result<Parties, WireError> {
        Ok(Parties {
            lender: reference(self.lender, &at.key("lender"))?,
            debtor: reference(self.debtor, &at.key("debtor"))?,
            account: reference(self.account, &at.key("account"))?,
        })
    }
}

pub(super) fn reference(text: String, at: &At<'_>) -> Result<Reference, WireError> {
    Reference::new(text).map_err(|error| WireError::at(at, error))
}

impl ClauseShape {
    fn build(self, currency: Currency, at: &At<'_>) -> Result<BreachClause, WireError> {
        let at_tolerance = at.key("tolerance");
        let tolerance = self.tolerance.map(|text| money(&text, currency, &at_tolerance)).transpose()?;
        let tolerance = tolerance.unwrap_or(Money::zero(currency));
        tolerance.not_negative().map_err(|error| WireError::at(&at_tolerance, error))?;
        let clause = BreachClause {
            consecutive: self.consecutive,
            total: self.total,
            grace_days: self.grace_days.unwrap_or(0),
            tolerance,
            accelerates: self.accelerates,
            waived: word(&self.waived, &at.key("waived"), WaivedRevival::from_key, WaivedRevival::KEYS)?,
            accrual: word(&self.accrual, &at.key("accrual"), AccrualRevival::from_key, AccrualRevival::KEYS)?,
        };
        clause.check(currency).map_err(|error| match error {
            AgreementError::GraceTooLong { .. } => WireError::at(&at.key("graceDays"), error),
            _ => WireError::at(at, error),
        })?;
        Ok(clause)
    }
}

impl WantedShape {
    fn build(self, has_quote: bool, at: &At<'_>) -> Result<Wanted, WireError> {
        let not_of_this =
            |key: &str| WireError::new(1909, at.key(key).text(), "a document of this kind does not have this key");
        if self.kind == WantedKind::PayoffQuote && !has_quote {
            return Err(WireError::missing(&AT.key("quoteTo")).with_note("a quote needs its last day"));
        }
        let at_language = at.key("language");
        let language = match self.language.as_deref() {
            Some(_) if self.kind == WantedKind::Csv => return Err(not_of_this("language")),
            Some("en") => Language::English,
            Some("zh") => Language::Chinese,
            Some(other) => return Err(WireError::unknown_name(&at_language, other, "en zh")),
            None if self.kind == WantedKind::Csv => Language::English,
            None => return Err(WireError::missing(&at_language)),
        };
        let format = match self.format {
            Some(_) if !self.kind.is_paper() => return Err(not_of_this("format")),
            Some(format) => format,
            None if !self.kind.is_paper() => Format::Text,
            None => return Err(WireError::missing(&at.key("format"))),
        };
        Ok(Wanted { kind: self.kind, language, format })
    }
}
