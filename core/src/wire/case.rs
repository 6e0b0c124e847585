//! The case document: one account and the questions asked about it.

use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::Deserialize;

use super::agreement::{AgreementQuestion, AgreementShape, Around};
use super::budget::{BudgetQuestion, BudgetShape};
use super::card::CardTermsShape;
use super::casework::{Asked, CaseworkShape};
use super::event::{self, EventShape};
use super::law::{Law, LawShape, Whose};
use super::loan::LoanTermsShape;
use super::offer::{OfferQuestion, OffersShape};
use super::path::At;
use super::{WireError, shape};
use crate::balance::{ReplayError, ReplayFault};
use crate::calendar::Date;
use crate::json::Raw;
use crate::ledger::{Action, Event, Ledger, LedgerError, LedgerFault};
use crate::money::Currency;
use crate::terms::{CardTerms, LoanTerms};

/// The version of the case document that this library reads.
pub const CASE_VERSION: &str = "arrears-case/1";

/// The largest case document read, in bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// What was promised, by the kind of account.
#[derive(Clone, Debug)]
pub enum AccountTerms {
    /// A revolving card.
    Card(Box<CardTerms>),
    /// An instalment loan.
    Loan(Box<LoanTerms>),
}

impl AccountTerms {
    /// The currency of the account.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        match self {
            Self::Card(terms) => terms.currency(),
            Self::Loan(terms) => terms.currency(),
        }
    }

    /// The first day of the account: a card's opening, a loan's disbursement.
    #[must_use]
    pub const fn opened(&self) -> Date {
        match self {
            Self::Card(terms) => terms.opened(),
            Self::Loan(terms) => terms.disbursed(),
        }
    }
}

/// A case read and checked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Case {
    /// What the case is called.
    pub title: Option<String>,
    /// The account.
    pub terms: AccountTerms,
    /// Its events.
    pub ledger: Ledger,
    /// The name of each event, where it has one.
    pub ids: Vec<Option<String>>,
    /// The day asked about.
    pub as_of: Date,
    /// The day of knowledge, where not everything known is meant.
    pub known_on: Option<Date>,
    /// A second day of knowledge to compare with.
    pub compared_with: Option<Date>,
    /// What the household has and needs.
    pub(super) budget: Option<BudgetQuestion>,
    /// What is asked about offers.
    pub(super) offers: Option<OfferQuestion>,
    /// The offer accepted, or the agreement followed up.
    pub(super) agreement: Option<AgreementQuestion>,
    /// The law it is judged by.
    pub(super) law: Law,
    /// The work on it.
    pub(super) casework: Option<Asked>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct CaseShape {
    /// `arrears-case/1`.
    version: String,
    /// For people.
    title: Option<String>,
    /// For people.
    #[expect(dead_code, reason = "for people: read past, so that a case can carry it")]
    note: Option<String>,
    /// For people: where the case comes from.
    #[expect(dead_code, reason = "for people: read past, so that a case can carry it")]
    source: Option<String>,
    /// The account.
    #[cfg_attr(feature = "schema", schemars(with = "AnyAccountShape"))]
    account: Raw,
    /// The day asked about.
    as_of: String,
    /// Leaves out what was recorded later than this day.
    known_on: Option<String>,
    /// A second day of knowledge: the report shows what changed between the two.
    compared_with: Option<String>,
    /// What comes in, what must go out, and who shares what is left.
    #[cfg_attr(feature = "schema", schemars(with = "Option<BudgetShape>"))]
    budget: Option<Raw>,
    /// Who asks for offers, with what to pay, by which policy.
    #[cfg_attr(feature = "schema", schemars(with = "Option<OffersShape>"))]
    offers: Option<Raw>,
    /// An offer accepted, or an agreement followed up.
    #[cfg_attr(feature = "schema", schemars(with = "Option<AgreementShape>"))]
    agreement: Option<Raw>,
    /// What the account is judged by; mainland China's rules where absent.
    law: Option<LawShape>,
    /// The work on the case: its records, and whether somebody may be contacted.
    casework: Option<CaseworkShape>,
}

/// Only the kind of an account; the rest is read once that is known.
#[derive(Deserialize)]
struct KindShape {
    kind: AccountKind,
}

#[derive(Clone, Copy, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) enum AccountKind {
    /// A revolving card.
    Card,
    /// An instalment loan.
    Loan,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct AccountShape<T> {
    #[expect(dead_code, reason = "read first, by KindShape")]
    kind: AccountKind,
    /// What was promised.
    terms: T,
    /// What happened, in ledger order.
    events: Vec<EventShape>,
}

/// What the schema says of an account.
#[cfg(feature = "schema")]
#[derive(schemars::JsonSchema)]
#[serde(untagged)]
#[expect(dead_code, reason = "only its schema is used")]
pub(super) enum AnyAccountShape {
    Card(AccountShape<CardTermsShape>),
    Loan(AccountShape<LoanTermsShape>),
}

impl Case {
    /// Reads a case document.
    ///
    /// # Errors
    /// [`WireError`] with the number of what is wrong and the path of the field:
    /// ```
    /// use arrears::wire::Case;
    /// let error = Case::read("[]").unwrap_err();
    /// assert_eq!((error.name(), error.path()), ("wrongType", ""));
    /// ```
    pub fn read(text: &str) -> Result<Self, WireError> {
        if text.len() > MAX_BYTES {
            let message = format!("{} bytes given, at most {MAX_BYTES}", text.len());
            return Err(WireError::new(1911, String::new(), message));
        }
        let case: CaseShape = shape::read(text, None)?;
        if case.version != CASE_VERSION {
            let given = super::error::shortened(&case.version);
            let message = format!("version `{given}` given, this library reads `{CASE_VERSION}`");
            return Err(WireError::new(1908, "version".into(), message));
        }
        let account = At::root("account");
        let (text, at_terms) = (case.account.get(), account.key("terms"));
        let KindShape { kind } = shape::read(text, Some(&account))?;
        let (terms, events) = match kind {
            AccountKind::Card => {
                let shape: AccountShape<CardTermsShape> = shape::read(text, Some(&account))?;
                (AccountTerms::Card(Box::new(shape.terms.build(&at_terms)?)), shape.events)
            }
            AccountKind::Loan => {
                let shape: AccountShape<LoanTermsShape> = shape::read(text, Some(&account))?;
                (AccountTerms::Loan(Box::new(shape.terms.build(&at_terms)?)), shape.events)
            }
        };
        let at_events = account.key("events");
        let (events, ids) = event::build(events, terms.currency(), &at_events)?;
        let ledger = Ledger::new(events.iter().copied()).map_err(|error| in_account(&at_events, &events, error))?;
        not_before_opening(&events, terms.opened(), &at_events)?;
        let on = |text: &Option<String>, key: &str| -> Result<Option<Date>, WireError> {
            text.as_deref().map(|text| shape::date(text, &At::root(key))).transpose()
        };
        let as_of = shape::date(&case.as_of, &At::root("asOf"))?;
        let budget = case.budget.map(|budget| -> Result<BudgetQuestion, WireError> {
            shape::read::<BudgetShape>(budget.get(), Some(&At::root("budget")))?.build(terms.currency())
        });
        let budget = budget.transpose()?;
        let offers = case.offers.map(|offers| -> Result<OfferQuestion, WireError> {
            shape::read::<OffersShape>(offers.get(), Some(&At::root("offers")))?.build(
                terms.currency(),
                as_of,
                budget.is_some(),
            )
        });
        let is_loan = matches!(terms, AccountTerms::Loan(_));
        let law = case.law.unwrap_or_default().build(&Whose { is_loan, opened: terms.opened(), as_of })?;
        let offers = offers.transpose()?;
        let around = Around {
            currency: terms.currency(),
            opened: terms.opened(),
            as_of,
            events: &events,
            ids: &ids,
            proposals: offers.as_ref().map(|question| question.proposals.len()),
        };
        let agreement = case.agreement.map(|agreement| -> Result<AgreementQuestion, WireError> {
            shape::read::<AgreementShape>(agreement.get(), Some(&At::root("agreement")))?.build(&around)
        });
        let agreement = agreement.transpose()?;
        Ok(Self {
            offers,
            agreement,
            budget,
            title: case.title,
            terms,
            ledger,
            ids,
            as_of,
            known_on: on(&case.known_on, "knownOn")?,
            compared_with: on(&case.compared_with, "comparedWith")?,
            law,
            casework: case.casework.map(CaseworkShape::build).transpose()?,
        })
    }
}

/// A contradiction between events, at the key of the one that brought it.
fn in_account(at: &At<'_>, events: &[Event], error: LedgerError) -> WireError {
    let place = usize::try_from(error.event.get()).unwrap_or(usize::MAX);
    at_event(at, place, events.get(place), error)
}

/// The same, where the event stands elsewhere.
pub(super) fn at_event(at: &At<'_>, place: usize, event: Option<&Event>, error: LedgerError) -> WireError {
    let at = at.index(place);
    let key = match error.fault {
        LedgerFault::RecordedTooEarly | LedgerFault::ReversedTooEarly { .. } => "recorded",
        LedgerFault::UnknownTarget { .. }
        | LedgerFault::ReversalOfReversal { .. }
        | LedgerFault::ReversedTwice { .. }
        | LedgerFault::WrongTarget { .. }
        | LedgerFault::BeforeTarget { .. } => match event.map(Event::action) {
            Some(Action::InstalmentSettlement { .. }) => "plan",
            _ => "of",
        },
        _ => return WireError::at(&at, error),
    };
    WireError::at(&at.key(key), error)
}

/// An event before the opening is wrong whether or not it is known on the day asked about, or reversed by then.
pub(super) fn not_before_opening(events: &[Event], opened: Date, at: &At<'_>) -> Result<(), WireError> {
    let is_early = |event: &Event| event.effective() < opened && !matches!(event.action(), Action::Reversal { .. });
    let Some(place) = events.iter().position(is_early) else { return Ok(()) };
    let date = events.get(place).map_or(opened, Event::effective);
    let fault = ReplayFault::BeforeOpening { date, opened };
    Err(WireError::at(&at.index(place).key("date"), ReplayError::from(fault)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    fn refused(events: &str) -> WireError {
        let terms = r#"{"opened":"2023-03-06","statementDay":5,"due":{"rule":"dayOfMonth","day":23},
            "purchaseRates":[{"daily":"0.0005"}],"minimum":{"ratios":[{"purchase":"0.1","cash":"0.1"}]}}"#;
        let account = format!(r#"{{"kind":"card","terms":{terms},"events":[{events}]}}"#);
        let case = format!(r#"{{"version":"arrears-case/1","asOf":"2023-05-05","account":{account}}}"#);
        Case::read(&case).unwrap_err()
    }

    const BOUGHT: &str = r#"{"id":"a","kind":"purchase","date":"2023-03-30","amount":"1"}"#;

    #[test]
    fn a_ledger_error_names_its_own_event_and_the_key() {
        let early = r#"{"kind":"payment","date":"2023-04-02","recorded":"2023-04-01","amount":"1"}"#;
        let twice = r#"{"kind":"reversal","recorded":"2023-04-01","of":"a"}"#;
        let nothing = r#"{"kind":"payment","date":"2023-04-02","amount":"0"}"#;
        for (events, path) in [
            (format!("{BOUGHT},{early}"), "account.events[1].recorded"),
            (format!("{BOUGHT},{twice},{twice}"), "account.events[2].of"),
            (format!("{BOUGHT},{nothing}"), "account.events[1].amount"),
        ] {
            let error = refused(&events);
            assert_eq!(error.path(), path);
            assert!(!error.to_string().contains("event #0: "), "{error}");
        }
    }

    #[test]
    fn an_event_before_the_opening_is_refused_though_reversed() {
        let early = r#"{"id":"b","kind":"payment","date":"2023-03-05","amount":"1"}"#;
        let reversal = r#"{"kind":"reversal","recorded":"2023-04-01","of":"b"}"#;
        let error = refused(&format!("{BOUGHT},{early},{reversal}"));
        assert_eq!((error.name(), error.path()), ("beforeOpening", "account.events[1].date"));
    }
}
