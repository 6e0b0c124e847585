//! The shapes of the report document.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;

use super::agreement_shape::AgreementReport;
use super::budget::BudgetReportShape;
use super::casework_report::CaseworkReport;
use super::law_report::{BorrowerShape, Classes, CreditHistoryShape, LawReport};
use super::line_shape::LineShape;
use super::offer_shape::OffersReportShape;
use super::report::text;
use crate::balance::{AssertionCheck, Line, Position, What};
use crate::calendar::Date;
use crate::component::{Component, Components};
use crate::delinquency::Bucket;
use crate::money::{Currency, Money};

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct ReportShape {
    pub(super) version: &'static str,
    /// Changes whenever a computed amount does.
    pub(super) calc_version: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) title: Option<String>,
    pub(super) as_of: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) known_on: Option<String>,
    pub(super) currency: String,
    /// What a payment on `asOf` would settle.
    pub(super) balance: BalanceShape,
    /// At the end of `asOf`.
    pub(super) delinquency: DelinquencyShape,
    /// What the rulebook says of the account.
    pub(super) law: LawReport,
    /// The work on the case, where it has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) casework: Option<CaseworkReport>,
    /// Of a card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) statements: Option<Vec<StatementShape>>,
    /// What fell due of a loan, or was called due.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) instalments: Option<Vec<InstalmentShape>>,
    pub(super) late_fees: Vec<LateFeeShape>,
    /// The balance assertions of the ledger, in ledger order.
    pub(super) assertions: Vec<AssertionShape>,
    /// What waiting adds if nothing more happens; absent where the calendar ends first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) waiting: Option<WaitingShape>,
    /// What changed since `comparedWith`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) restatement: Option<RestatementShape>,
    /// What can be paid each month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) budget: Option<BudgetReportShape>,
    /// What can be offered, and what else could be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) offers: Option<OffersReportShape>,
    /// The offer accepted or the agreement followed up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) agreement: Option<AgreementReport>,
    /// Everything that happened, each line with its because.
    pub(super) lines: Vec<LineShape>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct BalanceShape {
    /// Posted and unpaid, those above zero.
    components: Vec<ComponentShape>,
    /// Their sum.
    posted: String,
    /// Paid in advance.
    credit: String,
    /// Earned and not yet posted, each rounded once.
    accrued: AccruedShape,
    /// Interest owed only if an open statement is not paid in full; not in the payoff.
    contingent: String,
    /// Instalment principal not yet billed; loan principal not yet due.
    plan_principal: String,
    early_settlement_fee: String,
    /// What ends the debt today.
    payoff: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ComponentShape {
    component: &'static str,
    billed: String,
    unbilled: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct AccruedShape {
    interest: String,
    /// Of a loan.
    #[serde(skip_serializing_if = "Option::is_none")]
    penalty_interest: Option<String>,
    compound_interest: String,
}

impl BalanceShape {
    pub(super) fn of(position: &Position, is_loan: bool) -> Self {
        let nothing = Money::zero(position.currency());
        let all = Component::ALL.into_iter().map(|c| (c, position.billed(c), position.unbilled(c)));
        let components = all.filter(|(_, billed, unbilled)| *billed != nothing || *unbilled != nothing);
        let components = components.map(|(component, billed, unbilled)| ComponentShape {
            component: component.name(),
            billed: billed.to_string(),
            unbilled: unbilled.to_string(),
        });
        Self {
            components: components.collect(),
            posted: position.posted().to_string(),
            credit: position.credit().to_string(),
            accrued: AccruedShape {
                interest: position.accrued_interest().to_string(),
                penalty_interest: is_loan.then(|| position.accrued_penalty_interest().to_string()),
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
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct DelinquencyShape {
    days_past_due: i32,
    /// `m0` to `m6`, `m7Plus`.
    bucket: &'static str,
    /// The due date that the days count from.
    overdue_since: Option<String>,
    /// Demanded by statements, not met, past grace.
    overdue: String,
    /// Minimum payments missed in a row.
    consecutive_misses: u32,
    /// The class by `scheme`, and by the observation of a restructured account: `pass`, `specialMention`, `substandard`,
    /// `doubtful` or `loss`.
    tier: &'static str,
    /// `order2023`, `cardLadder2011` or `stricter`.
    scheme: &'static str,
    /// The months that have ended; absent where the calendar begins within them.
    #[serde(skip_serializing_if = "Option::is_none")]
    credit_history: Option<CreditHistoryShape>,
    /// Where other accounts are given.
    #[serde(skip_serializing_if = "Option::is_none")]
    borrower: Option<BorrowerShape>,
}

impl DelinquencyShape {
    pub(super) fn of(position: &Position, classes: Classes) -> Self {
        let days_past_due = position.days_past_due();
        Self {
            days_past_due,
            bucket: Bucket::from_days_past_due(days_past_due).unwrap_or(Bucket::M0).key(),
            overdue_since: position.overdue_since().map(|day| day.to_string()),
            overdue: position.overdue().to_string(),
            consecutive_misses: position.consecutive_misses(),
            tier: classes.tier,
            scheme: classes.scheme,
            credit_history: classes.credit_history,
            borrower: classes.borrower,
        }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct StatementShape {
    date: String,
    balance: String,
    credit: String,
    minimum: String,
    /// The part of the minimum that this statement demanded anew.
    own_part: String,
    due: String,
    /// Last day of grace.
    grace_end: String,
    /// Interest that this statement posted.
    interest: String,
    compound_interest: String,
}

impl StatementShape {
    pub(super) fn of(line: &Line) -> Option<Self> {
        let What::Statement { balance, credit, minimum, own, interest, compound, due, grace_end } = line.what else {
            return None;
        };
        let money = |minor| text(minor, line.currency);
        Some(Self {
            date: line.day.to_string(),
            balance: money(balance),
            credit: money(credit),
            minimum: money(minimum),
            own_part: money(own),
            due: due.to_string(),
            grace_end: grace_end.to_string(),
            interest: money(interest),
            compound_interest: money(compound),
        })
    }
}

#[derive(PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct InstalmentShape {
    due: String,
    /// Called due, not scheduled.
    called: bool,
    principal: String,
    interest: String,
    fee: String,
}

impl InstalmentShape {
    pub(super) fn new(line: &Line, called: bool) -> Self {
        let [principal, interest, fee] = [0, 0, 0].map(|nothing| text(nothing, line.currency));
        Self { due: line.day.to_string(), called, principal, interest, fee }
    }

    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.due == other.due && self.called == other.called
    }

    pub(super) fn set(&mut self, component: Component, amount: String) {
        match component {
            Component::Loan => self.principal = amount,
            Component::Interest => self.interest = amount,
            _ => self.fee = amount,
        }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct LateFeeShape {
    pub(super) date: String,
    pub(super) amount: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct AssertionShape {
    /// The place of the event in the document, from 0.
    event: u32,
    expected: String,
    actual: String,
    holds: bool,
}

impl AssertionShape {
    pub(super) fn of(check: &AssertionCheck, currency: Currency) -> Self {
        Self {
            event: check.event.get(),
            expected: text(check.expected, currency),
            actual: text(check.actual, currency),
            holds: check.holds(),
        }
    }
}

/// What ends the debt on a day, and how much more that is than today.
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct LaterShape {
    date: String,
    payoff: String,
    more: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct WaitingShape {
    today: String,
    day: LaterShape,
    week: LaterShape,
    month: LaterShape,
}

impl WaitingShape {
    pub(super) fn of(positions: &[Position; 4]) -> Self {
        let [today, day, week, month] = positions;
        let later = |position: &Position| LaterShape {
            date: position.as_of().to_string(),
            payoff: position.payoff().to_string(),
            more: difference(position.payoff(), today.payoff()),
        };
        Self { today: today.payoff().to_string(), day: later(day), week: later(week), month: later(month) }
    }
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ChangeShape {
    /// A component, `credit` or `payoff`.
    of: &'static str,
    before: String,
    after: String,
    change: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct RestatementShape {
    /// The other day of knowledge.
    compared_with: String,
    days_past_due_before: i32,
    days_past_due_after: i32,
    /// What differs.
    changes: Vec<ChangeShape>,
}

impl RestatementShape {
    pub(super) fn of(other: Date, before: &Position, after: &Position) -> Self {
        let posted = |position: &Position, component| {
            Money::from_minor(position.posted_minor(Components::one(component)), position.currency())
                .unwrap_or(Money::zero(position.currency()))
        };
        let components = Component::ALL.into_iter().map(|c| (c.name(), posted(before, c), posted(after, c)));
        let others = [
            ("credit", before.credit(), after.credit()),
            ("accruedInterest", before.accrued_interest(), after.accrued_interest()),
            ("accruedPenaltyInterest", before.accrued_penalty_interest(), after.accrued_penalty_interest()),
            ("accruedCompoundInterest", before.accrued_compound_interest(), after.accrued_compound_interest()),
            ("payoff", before.payoff(), after.payoff()),
        ];
        let changes = components.chain(others).filter(|(_, before, after)| before != after);
        Self {
            compared_with: other.to_string(),
            days_past_due_before: before.days_past_due(),
            days_past_due_after: after.days_past_due(),
            changes: changes
                .map(|(of, before, after)| ChangeShape {
                    of,
                    before: before.to_string(),
                    after: after.to_string(),
                    change: difference(after, before),
                })
                .collect(),
        }
    }
}

fn difference(after: Money, before: Money) -> String {
    after.minus(before).map(|money| money.to_string()).unwrap_or_default()
}
