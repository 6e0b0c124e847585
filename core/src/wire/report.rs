//! The report document: what is owed and why.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::agreement_shape::AgreementReport;
use super::budget::BudgetReportShape;
use super::case::{AccountTerms, Case};
use super::casework_report::CaseworkReport;
use super::error::WireError;
use super::law_facts::Watch;
use super::law_report::{Classes, LawReport};
use super::offer_shape::OffersReportShape;
use super::path::At;
use super::report_shape::ReportShape;
use crate::balance::{
    Account, AssertionCheck, CardAccount, Explanation, Line, LoanAccount, LoanWhat, Position, PrincipalHistory,
    ReplayError, Told, What,
};
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::component::Component;
use crate::json::{Part, Writer};
use crate::ledger::EventId;
use crate::money::Currency;

/// The version of the report document.
pub const REPORT_VERSION: &str = "arrears-report/1";

/// A case document in, its report document out.
///
/// # Errors
/// [`WireError`] for whatever is wrong with the document or cannot be replayed.
pub fn report(case: &str) -> Result<String, WireError> {
    Case::read(case)?.report()
}

/// What is written of a case.
pub(super) struct Answer<'a> {
    pub(super) case: &'a Case,
    pub(super) position: &'a Position,
    pub(super) is_loan: bool,
    pub(super) lines: &'a [Line],
    pub(super) classes: Classes,
    pub(super) law: Part<LawReport>,
    pub(super) casework: Option<Part<CaseworkReport>>,
    pub(super) assertions: Vec<AssertionCheck>,
    pub(super) waiting: Option<[Position; 4]>,
    /// The other day of knowledge, and what was owed as far as known on it.
    pub(super) restatement: Option<(Date, Position)>,
    pub(super) budget: Option<Part<BudgetReportShape>>,
    pub(super) offers: Option<Part<OffersReportShape>>,
    pub(super) agreement: Option<Part<AgreementReport>>,
}

impl Case {
    fn account(&self, known_on: Option<Date>) -> Account<'_> {
        let account = match &self.terms {
            AccountTerms::Card(terms) => Account::Card(CardAccount::new(terms, &self.ledger)),
            AccountTerms::Loan(terms) => Account::Loan(LoanAccount::new(terms, &self.ledger)),
        };
        known_on.map_or(account, |day| account.as_known_on(day))
    }

    fn report(&self) -> Result<String, WireError> {
        let day = self.as_of;
        let account = self.account(self.known_on);
        let here = |error| self.locate(error);
        let history = self.law.cap_from.map_or(PrincipalHistory::new(), PrincipalHistory::starting);
        let recorder = (Explanation::new(self.terms.currency()), (Watch::default(), history));
        let (position, (explanation, (watch, history))) = account.replay(day, recorder).map_err(here)?;
        let lines = explanation.into_lines();
        let before = |other| Ok((other, self.account(Some(other)).as_of(day)?));
        let restatement = self.compared_with.map(before).transpose().map_err(here)?;
        let classes = self.classes(&account, &position).map_err(here)?;
        let assertions = account.assertions(day).map_err(here)?;
        // Nothing is asked in a build without the negotiation; saying so leaves the code behind it out.
        fn negotiates<T>(_: &&T) -> bool {
            cfg!(feature = "negotiation")
        }
        let budget = self.budget.as_ref().filter(negotiates).map(|question| self.budget_report(question, &position));
        let offers = self.offers.as_ref().filter(negotiates);
        let offers = offers.map(|question| self.offers(question, &account, &position)).transpose()?;
        let agreement = self.agreement.as_ref().filter(negotiates);
        let agreement = agreement.map(|question| self.agreement_report(question, &account, &position)).transpose()?;
        let (agreement, is_performed) = agreement.unzip();
        let casework = self.casework.as_ref().filter(negotiates);
        Ok(Writer::document::<ReportShape>(Answer {
            case: self,
            position: &position,
            is_loan: matches!(self.terms, AccountTerms::Loan(_)),
            lines: &lines,
            classes,
            law: self.judged(&position, &watch, &history)?,
            casework: casework.map(|asked| self.casework_report(asked, is_performed.flatten())).transpose()?,
            assertions,
            waiting: self.waiting(&account).map_err(here)?,
            restatement,
            budget: budget.transpose()?,
            offers,
            agreement,
        }))
    }

    /// What paying today costs, and what waiting adds; nothing where the calendar ends first.
    fn waiting(&self, account: &Account<'_>) -> Result<Option<[Position; 4]>, ReplayError> {
        let today = self.as_of;
        let days = || -> Result<[Date; 4], CalendarError> {
            let month = today.plus_months(1, MonthDay::from_date(today))?;
            Ok([today, today.plus_days(1)?, today.plus_days(7)?, month])
        };
        let Ok(days) = days() else { return Ok(None) };
        match account.waiting(days) {
            Ok(positions) => Ok(Some(positions)),
            Err(ReplayError { event: None, fault: crate::balance::ReplayFault::Calendar(_), .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    pub(super) const fn name(&self, event: EventId) -> EventName<'_> {
        EventName { case: self, event }
    }

    pub(super) fn locate(&self, error: ReplayError) -> WireError {
        let account = At::root("account");
        let events = account.key("events");
        let found = match error.event {
            Some(event) => WireError::at(&events.index(usize::try_from(event.get()).unwrap_or(usize::MAX)), error),
            None => WireError::at(&At::root("asOf"), error),
        };
        match error.reversal {
            Some(reversal) => found.with_note(&format!("the reversal is `{}`", self.name(reversal))),
            None => found,
        }
    }
}

/// The name of an event, or its place in the document.
pub(super) struct EventName<'a> {
    case: &'a Case,
    event: EventId,
}

impl fmt::Display for EventName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = usize::try_from(self.event.get()).unwrap_or(usize::MAX);
        match self.case.ids.get(place) {
            Some(Some(id)) => f.write_str(id),
            _ => self.event.fmt(f),
        }
    }
}

/// What fell due of a loan on a day, in minor units.
#[derive(Clone, Copy)]
pub(super) struct InstalmentRow {
    pub(super) due: Date,
    pub(super) called: bool,
    /// Principal, interest, fee.
    pub(super) amounts: [i64; 3],
    pub(super) currency: Currency,
}

/// What fell due of a loan, a row a day.
pub(super) fn instalments(lines: &[Line]) -> Vec<InstalmentRow> {
    let mut rows: Vec<InstalmentRow> = Vec::new();
    for line in lines {
        let (component, amount, told) = match line.what {
            What::Loan(LoanWhat::Due { component, amount, told }) => (component, amount, told),
            What::Loan(LoanWhat::Interest { component, amount, told, .. }) => (component, amount, told),
            _ => continue,
        };
        if amount == 0 || !matches!(told, Told::Due | Told::Called) {
            continue;
        }
        let (due, called) = (line.day, told == Told::Called);
        if !rows.last().is_some_and(|row| row.due == due && row.called == called) {
            rows.push(InstalmentRow { due, called, amounts: [0; 3], currency: line.currency });
        }
        let Some(InstalmentRow { amounts: [principal, interest, fee], .. }) = rows.last_mut() else { continue };
        match component {
            Component::Loan => *principal = amount,
            Component::Interest => *interest = amount,
            _ => *fee = amount,
        }
    }
    rows
}

pub(super) fn late_fees(lines: &[Line]) -> impl Iterator<Item = (&Line, i64)> {
    lines.iter().filter_map(|line| match line.what {
        What::LateFee { amount, .. } | What::Loan(LoanWhat::LateFee { amount, .. }) => Some((line, amount)),
        _ => None,
    })
}
