//! The case document: one account and the questions asked about it.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::agreement::{AgreementShape, Around, agreement};
use super::any_account::{AnyAccountShape, account};
use super::application::{ApplicationShape, application};
use super::budget::{BudgetShape, budget};
use super::casework::{CaseworkShape, casework};
use super::credit_repair::{CreditRepairShape, credit_repair};
use super::event::Known;
use super::law::{LawShape, Whose, law};
use super::node;
use super::offer::{OffersShape, offers};
use super::page::{CasePageShape, pages};
use super::rates::{FlowsShape, rates};
use super::together::{TogetherShape, together};
use crate::case::Case;
use crate::json::{Of, Shaped, shapes};
use crate::wire::{WireError, WireFault};
use crate::words::said;

/// The version of the case document that this library reads.
pub const CASE_VERSION: &str = "arrears-case/2";

/// The largest case document read, in bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

shapes! {
    pub(in crate::wire) struct CaseShape {
        /// The version of the document: `arrears-case/2`.
        version: String,
        /// A title, for people.
        title: Option<String>,
        /// A note, for people.
        note: Option<String>,
        /// Where the case comes from, for people.
        source: Option<String>,
        /// The account that everything is asked about.
        account: AnyAccountShape,
        /// Other accounts of the same lender: offers, an agreement and its follow-up are then over all of them.
        together: Option<Vec<TogetherShape>>,
        /// The day asked about.
        as_of: String,
        /// Leaves out what was recorded later than this day.
        known_on: Option<String>,
        /// A second day of knowledge: the report shows what changed between the two.
        compared_with: Option<String>,
        /// Whether the report writes the opening that goes on from the end of `asOf`.
        opening: Option<bool>,
        /// What comes in, what must go out, and who shares what is left.
        budget: Option<BudgetShape>,
        /// Who asks for offers, with what to pay, by which policy.
        offers: Option<OffersShape>,
        /// An offer accepted, or an agreement followed up.
        agreement: Option<AgreementShape>,
        /// What the borrower hands in to ask for a plan.
        application: Option<ApplicationShape>,
        /// The pages wanted.
        pages: Option<Vec<CasePageShape>>,
        /// What the account is judged by; mainland China's rules where absent.
        law: Option<LawShape>,
        /// The work on the case: its records, and whether somebody may be contacted.
        casework: Option<CaseworkShape>,
        /// Whether records of the credit report are repaired.
        credit_repair: Option<CreditRepairShape>,
        /// Flows whose yearly rates are asked for, whatever they are of.
        rates: Option<Vec<FlowsShape>>,
    }
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
            let message = said!("more than {MAX_BYTES} bytes given", "超过{MAX_BYTES}字节");
            return Err(WireError::new(WireFault::DocumentTooLarge, String::new(), message));
        }
        let tree = node::read(text, &CaseShape::SHAPE)?;
        let case = Of::<CaseShape>::root(&tree);
        case.version().version(CASE_VERSION)?;
        let account = account(case.account())?;
        let (currency, opened, opening_day) = (account.terms.currency(), account.terms.opened(), account.opening_day());
        let as_of = case.as_of().date()?;
        let budget = case.budget().negotiated(|given| budget(given, currency))?;
        let is_loan = account.terms.is_loan();
        let law = law(case.law().given(), &Whose { is_loan, as_of })?;
        let offers = case.offers().negotiated(|given| offers(given, currency, as_of, budget.is_some()))?;
        let around = Around {
            currency,
            opened,
            as_of,
            events: &account.events,
            ids: Known { ids: &account.ids, opening: &account.opening_ids, day: opening_day },
            proposals: offers.as_ref().map(|question| question.proposals.len()),
        };
        let agreement = case.agreement().negotiated(|given| agreement(given, &around))?;
        Ok(Self {
            offers,
            agreement,
            budget,
            title: case.title().given().map(|title| title.text().into()),
            together: case.together().negotiated(|given| together(given, (currency, as_of)))?.unwrap_or_default(),
            terms: account.terms,
            ledger: account.ledger,
            opening: account.opening,
            opening_ids: account.opening_ids,
            ids: account.ids,
            as_of,
            known_on: case.known_on().read(|day| day.date())?,
            assumptions: account.assumptions,
            writes_opening: case.opening().value().unwrap_or(false),
            compared_with: case.compared_with().read(|day| day.date())?,
            law,
            casework: case.casework().negotiated(casework)?,
            application: case.application().negotiated(|given| application(given, currency))?.map(Box::new),
            pages: case.pages().negotiated(pages)?.unwrap_or_default(),
            credit_repair: case.credit_repair().read(|given| credit_repair(given, currency))?,
            rates: case.rates().read(|given| rates(given, currency))?.unwrap_or_default(),
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use alloc::string::ToString;

    fn refused(events: &str) -> WireError {
        let terms = r#"{"opened":"2023-03-06","statementDay":5,"due":{"rule":"dayOfMonth","day":23},
            "purchaseRates":[{"daily":"0.0005"}],"minimum":{"ratios":[{"purchase":"0.1","cash":"0.1"}]}}"#;
        let account = format!(r#"{{"kind":"card","terms":{terms},"events":[{events}]}}"#);
        let case = format!(r#"{{"version":"arrears-case/2","asOf":"2023-05-05","account":{account}}}"#);
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
