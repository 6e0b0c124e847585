//! The report document: what is owed and why.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::case::Case;
use super::error::WireError;
use super::path::At;
use crate::balance::{CardAccount, Note, Position, Recorder, ReplayError, Workspace};
use crate::calendar::Date;
use crate::component::Component;
use crate::money::{Currency, Money};

/// The version of the report document.
pub const REPORT_VERSION: &str = "arrears-report/1";

/// A case document in, its report document out.
///
/// # Errors
/// [`WireError`] for whatever is wrong with the document or cannot be replayed.
pub fn report(case: &str) -> Result<String, WireError> {
    let case = Case::read(case)?;
    let mut account = CardAccount::new(&case.terms, &case.ledger);
    if let Some(day) = case.known_on {
        account = account.as_known_on(day);
    }
    let notes = Notes { currency: case.terms.currency(), statements: Vec::new(), late_fees: Vec::new() };
    let replayed = account.replay_in(&mut Workspace::new(), case.as_of, notes);
    let (position, notes) = replayed.map_err(|error| at_event(&case, error))?;
    let shape = ReportShape {
        version: REPORT_VERSION,
        calc_version: crate::CALC_VERSION,
        as_of: case.as_of.to_string(),
        known_on: case.known_on.map(|day| day.to_string()),
        currency: case.terms.currency().code().to_string(),
        balance: BalanceShape::of(&position),
        delinquency: DelinquencyShape {
            days_past_due: position.days_past_due(),
            overdue_since: position.overdue_since().map(|day| day.to_string()),
            overdue: position.overdue().to_string(),
            consecutive_misses: position.consecutive_misses(),
        },
        statements: notes.statements,
        late_fees: notes.late_fees,
    };
    serde_json::to_string(&shape).map_err(|error| WireError::new(1900, String::new(), error.to_string()))
}

fn at_event(case: &Case, error: ReplayError) -> WireError {
    let account = At::root("account");
    let events = account.key("events");
    match error.event {
        Some(event) => WireError::at(&events.index(usize::try_from(event.get()).unwrap_or(usize::MAX)), error),
        None => {
            let _ = case;
            WireError::at(&At::root("asOf"), error)
        }
    }
}

struct Notes {
    currency: Currency,
    statements: Vec<StatementShape>,
    late_fees: Vec<LateFeeShape>,
}

impl Notes {
    fn text(&self, minor: i64) -> String {
        Money::from_minor(minor, self.currency).map(|m| m.to_string()).unwrap_or_default()
    }
}

impl Recorder for Notes {
    fn note(&mut self, day: Date, note: Note) {
        match note {
            Note::Statement { balance, credit, minimum, own, interest, compound, due, grace_end, .. } => {
                let shape = StatementShape {
                    date: day.to_string(),
                    balance: self.text(balance),
                    credit: self.text(credit),
                    minimum: self.text(minimum),
                    own_part: self.text(own),
                    due: due.to_string(),
                    grace_end: grace_end.to_string(),
                    interest: self.text(interest),
                    compound_interest: self.text(compound),
                };
                self.statements.push(shape);
            }
            Note::Posted { component: Component::LateFee, amount, .. } => {
                let amount = self.text(amount);
                self.late_fees.push(LateFeeShape { date: day.to_string(), amount });
            }
            _ => {}
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ReportShape {
    version: &'static str,
    calc_version: &'static str,
    as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    known_on: Option<String>,
    currency: String,
    balance: BalanceShape,
    delinquency: DelinquencyShape,
    statements: Vec<StatementShape>,
    late_fees: Vec<LateFeeShape>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct BalanceShape {
    components: Vec<ComponentShape>,
    posted: String,
    credit: String,
    accrued: AccruedShape,
    contingent: String,
    plan_principal: String,
    early_settlement_fee: String,
    payoff: String,
}

impl BalanceShape {
    fn of(position: &Position) -> Self {
        let nothing = Money::zero(position.currency());
        let components = Component::ALL.into_iter().map(|c| (c, position.billed(c), position.unbilled(c)));
        let components = components.filter(|(_, billed, unbilled)| *billed != nothing || *unbilled != nothing);
        Self {
            components: components
                .map(|(component, billed, unbilled)| ComponentShape {
                    component: component.name(),
                    billed: billed.to_string(),
                    unbilled: unbilled.to_string(),
                })
                .collect(),
            posted: position.posted().to_string(),
            credit: position.credit().to_string(),
            accrued: AccruedShape {
                interest: position.accrued_interest().to_string(),
                compound_interest: position.accrued_compound_interest().to_string(),
            },
            contingent: position.contingent_interest().to_string(),
            plan_principal: position.plan_principal().to_string(),
            early_settlement_fee: position.early_settlement_fee().to_string(),
            payoff: position.payoff().to_string(),
        }
    }
}

#[derive(Serialize)]
struct ComponentShape {
    component: &'static str,
    billed: String,
    unbilled: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AccruedShape {
    interest: String,
    compound_interest: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct DelinquencyShape {
    days_past_due: i32,
    overdue_since: Option<String>,
    overdue: String,
    consecutive_misses: u32,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct StatementShape {
    date: String,
    balance: String,
    credit: String,
    minimum: String,
    own_part: String,
    due: String,
    grace_end: String,
    interest: String,
    compound_interest: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct LateFeeShape {
    date: String,
    amount: String,
}
