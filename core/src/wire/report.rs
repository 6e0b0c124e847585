//! The report document: what is owed and why.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::case::{AccountTerms, Case};
use super::error::WireError;
use super::law_facts::Watch;
use super::line_shape::LineShape;
use super::path::At;
use super::report_shape::{
    AssertionShape, BalanceShape, DelinquencyShape, InstalmentShape, LateFeeShape, ReportShape, RestatementShape,
    StatementShape, WaitingShape,
};
use crate::balance::{
    Account, CardAccount, Explanation, Line, LoanAccount, LoanWhat, Position, PrincipalHistory, ReplayError, Told, What,
};
use crate::calendar::{CalendarError, Date, MonthDay};
use crate::ledger::EventId;
use crate::money::Money;

/// The version of the report document.
pub const REPORT_VERSION: &str = "arrears-report/1";

/// A case document in, its report document out.
///
/// # Errors
/// [`WireError`] for whatever is wrong with the document or cannot be replayed.
pub fn report(case: &str) -> Result<String, WireError> {
    let case = Case::read(case)?;
    let shape = case.report()?;
    serde_json::to_string(&shape).map_err(|error| WireError::new(1900, String::new(), error.to_string()))
}

impl Case {
    fn account(&self, known_on: Option<Date>) -> Account<'_> {
        let account = match &self.terms {
            AccountTerms::Card(terms) => Account::Card(CardAccount::new(terms, &self.ledger)),
            AccountTerms::Loan(terms) => Account::Loan(LoanAccount::new(terms, &self.ledger)),
        };
        known_on.map_or(account, |day| account.as_known_on(day))
    }

    fn report(&self) -> Result<ReportShape, WireError> {
        let (day, currency) = (self.as_of, self.terms.currency());
        let account = self.account(self.known_on);
        let here = |error| self.locate(error);
        let history = self.law.cap_from.map_or(PrincipalHistory::new(), PrincipalHistory::starting);
        let recorder = (Explanation::new(currency), (Watch::default(), history));
        let (position, (explanation, (watch, history))) = account.replay(day, recorder).map_err(here)?;
        let lines = explanation.into_lines();
        let restatement =
            self.compared_with.map(|other| self.restatement(other, &position)).transpose().map_err(here)?;
        let classes = self.classes(&account, &position).map_err(here)?;
        let assertions = account.assertions(day).map_err(here)?;
        let is_loan = matches!(self.terms, AccountTerms::Loan(_));
        let ids = |event: EventId| self.id(event);
        let budget = self.budget.as_ref().map(|question| self.budget_report(question, &position));
        let offers = self.offers.as_ref();
        let offers = offers.map(|question| self.offers(question, &account, &position)).transpose()?;
        let agreement = self.agreement.as_ref();
        let agreement = agreement.map(|question| self.agreement_report(question, &account, &position));
        Ok(ReportShape {
            version: REPORT_VERSION,
            calc_version: crate::CALC_VERSION,
            title: self.title.clone(),
            as_of: day.to_string(),
            known_on: self.known_on.map(|day| day.to_string()),
            currency: currency.code().to_string(),
            balance: BalanceShape::of(&position, is_loan),
            delinquency: DelinquencyShape::of(&position, classes),
            law: self.judged(&position, &watch, &history)?,
            casework: self.casework_report()?,
            statements: (!is_loan).then(|| statements(&lines)),
            instalments: is_loan.then(|| instalments(&lines)),
            late_fees: late_fees(&lines),
            assertions: assertions.iter().map(|check| AssertionShape::of(check, currency)).collect(),
            waiting: self.waiting(&account).map_err(here)?,
            restatement,
            budget: budget.transpose()?,
            offers,
            agreement: agreement.transpose()?,
            lines: lines.iter().map(|line| LineShape::of(line, &ids)).collect(),
        })
    }

    /// What paying today costs, and what waiting adds; nothing where the calendar ends first.
    fn waiting(&self, account: &Account<'_>) -> Result<Option<WaitingShape>, ReplayError> {
        let today = self.as_of;
        let days = || -> Result<[Date; 4], CalendarError> {
            let month = today.plus_months(1, MonthDay::from_date(today))?;
            Ok([today, today.plus_days(1)?, today.plus_days(7)?, month])
        };
        let Ok(days) = days() else { return Ok(None) };
        match account.waiting(days) {
            Ok(positions) => Ok(Some(WaitingShape::of(&positions))),
            Err(ReplayError { event: None, fault: crate::balance::ReplayFault::Calendar(_), .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn restatement(&self, other: Date, position: &Position) -> Result<RestatementShape, ReplayError> {
        let before = self.account(Some(other)).as_of(self.as_of)?;
        Ok(RestatementShape::of(other, &before, position))
    }

    /// The name of an event, or its place in the document.
    fn id(&self, event: EventId) -> String {
        let place = usize::try_from(event.get()).unwrap_or(usize::MAX);
        self.ids.get(place).cloned().flatten().unwrap_or_else(|| event.to_string())
    }

    pub(super) fn locate(&self, error: ReplayError) -> WireError {
        let account = At::root("account");
        let events = account.key("events");
        let found = match error.event {
            Some(event) => WireError::at(&events.index(usize::try_from(event.get()).unwrap_or(usize::MAX)), error),
            None => WireError::at(&At::root("asOf"), error),
        };
        match error.reversal {
            Some(reversal) => found.with_note(&format!("the reversal is `{}`", self.id(reversal))),
            None => found,
        }
    }
}

fn statements(lines: &[Line]) -> Vec<StatementShape> {
    lines.iter().filter_map(StatementShape::of).collect()
}

/// What fell due of a loan, a row a day.
fn instalments(lines: &[Line]) -> Vec<InstalmentShape> {
    let mut rows: Vec<InstalmentShape> = Vec::new();
    for line in lines {
        let (component, amount, told) = match line.what {
            What::Loan(LoanWhat::Due { component, amount, told }) => (component, amount, told),
            What::Loan(LoanWhat::Interest { component, amount, told, .. }) => (component, amount, told),
            _ => continue,
        };
        if amount == 0 || !matches!(told, Told::Due | Told::Called) {
            continue;
        }
        let fresh = InstalmentShape::new(line, told == Told::Called);
        if !rows.last().is_some_and(|row| row.is_of(&fresh)) {
            rows.push(fresh);
        }
        if let Some(row) = rows.last_mut() {
            row.set(component, text(amount, line.currency));
        }
    }
    rows
}

fn late_fees(lines: &[Line]) -> Vec<LateFeeShape> {
    let fees = lines.iter().filter_map(|line| match line.what {
        What::LateFee { amount, .. } | What::Loan(LoanWhat::LateFee { amount, .. }) => Some((line, amount)),
        _ => None,
    });
    fees.map(|(line, minor)| LateFeeShape { date: line.day.to_string(), amount: text(minor, line.currency) }).collect()
}

/// Minor units as a decimal string.
pub(super) fn text(minor: i64, currency: crate::money::Currency) -> String {
    Money::from_minor(minor, currency).map(|money| money.to_string()).unwrap_or_default()
}
