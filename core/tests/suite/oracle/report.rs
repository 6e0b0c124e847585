//! The oracle's answer, and the same in the words of the report document.

use super::calendar::Day;
use super::cap::CapBook;
use serde_json::{Value, json};

/// The position as of a day; amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Balance {
    /// Name, billed, unbilled; only what is owed.
    pub(crate) components: Vec<(&'static str, i128, i128)>,
    pub(crate) posted: i128,
    pub(crate) disputed: i128,
    pub(crate) credit: i128,
    pub(crate) interest: i128,
    pub(crate) compound_interest: i128,
    pub(crate) judgment_interest: i128,
    pub(crate) retroactive_interest: i128,
    pub(crate) plan_principal: i128,
    pub(crate) early_settlement_fee: i128,
    pub(crate) payoff: i128,
}

/// One statement issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) date: Day,
    pub(crate) balance: i128,
    pub(crate) credit: i128,
    pub(crate) minimum: i128,
    pub(crate) new_minimum: i128,
    pub(crate) due: Day,
    pub(crate) late_payment_grace_end: Day,
    pub(crate) interest: i128,
    pub(crate) compound_interest: i128,
    /// Where a limit is in force.
    pub(crate) over_limit: Option<i128>,
    /// Which of the alternatives asked, from 1.
    pub(crate) alternative: Option<usize>,
}

/// One late fee charged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct LateFee {
    pub(crate) date: Day,
    pub(crate) amount: i128,
}

/// One balance somebody claimed: posted less credit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Assertion {
    pub(crate) event: usize,
    pub(crate) expected: i128,
    pub(crate) actual: i128,
}

/// Everything the oracle says about a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    pub(crate) places: usize,
    pub(crate) as_of: Day,
    pub(crate) balance: Balance,
    pub(crate) days_past_due: i64,
    pub(crate) overdue: i128,
    pub(crate) overdue_since: Option<Day>,
    pub(crate) consecutive_missed_payments: i64,
    pub(crate) statements: Vec<Statement>,
    pub(crate) late_fees: Vec<LateFee>,
    pub(crate) assertions: Vec<Assertion>,
    pub(crate) cap: CapBook,
}

impl Report {
    /// The part of `arrears-report/2` that the oracle answers for.
    pub(crate) fn json(&self) -> Value {
        let text = |amount: i128| money(amount, self.places);
        let balance = &self.balance;
        let components: Vec<Value> = balance
            .components
            .iter()
            .map(|(name, billed, unbilled)| {
                json!({ "component": name, "billed": text(*billed), "unbilled": text(*unbilled) })
            })
            .collect();
        let statements: Vec<Value> = self
            .statements
            .iter()
            .map(|statement| {
                let mut told = json!({
                    "date": statement.date.text(),
                    "balance": text(statement.balance),
                    "credit": text(statement.credit),
                    "minimum": text(statement.minimum),
                    "newMinimum": text(statement.new_minimum),
                    "due": statement.due.text(),
                    "latePaymentGraceEnd": statement.late_payment_grace_end.text(),
                    "interest": text(statement.interest),
                    "compoundInterest": text(statement.compound_interest),
                });
                if let Some(over) = statement.over_limit {
                    told["overLimit"] = json!(text(over));
                }
                if let Some(alternative) = statement.alternative {
                    told["minimumAlternative"] = json!(alternative);
                }
                told
            })
            .collect();
        let late_fees: Vec<Value> =
            self.late_fees.iter().map(|fee| json!({ "date": fee.date.text(), "amount": text(fee.amount) })).collect();
        let assertions: Vec<Value> = self
            .assertions
            .iter()
            .map(|claim| {
                json!({
                    "event": claim.event,
                    "expected": text(claim.expected),
                    "actual": text(claim.actual),
                    "holds": claim.expected == claim.actual,
                })
            })
            .collect();
        let mut accrued = json!({
            "interest": text(balance.interest),
            "compoundInterest": text(balance.compound_interest),
        });
        if balance.judgment_interest > 0 {
            accrued["judgmentInterest"] = json!(text(balance.judgment_interest));
        }
        let mut told = json!({
            "asOf": self.as_of.text(),
            "balance": {
                "components": components,
                "posted": text(balance.posted),
                "credit": text(balance.credit),
                "accrued": accrued,
                "retroactiveInterest": text(balance.retroactive_interest),
                "planPrincipal": text(balance.plan_principal),
                "earlySettlementFee": text(balance.early_settlement_fee),
                "payoff": text(balance.payoff),
            },
            "delinquency": {
                "daysPastDue": self.days_past_due,
                "overdue": text(self.overdue),
                "overdueSince": self.overdue_since.map(Day::text),
                "consecutiveMissedPayments": self.consecutive_missed_payments,
            },
            "statements": statements,
            "lateFees": late_fees,
            "assertions": assertions,
        });
        if balance.disputed > 0 {
            told["balance"]["disputed"] = json!(text(balance.disputed));
        }
        told
    }
}

/// Minor units as a decimal string.
pub(crate) fn money(amount: i128, places: usize) -> String {
    if places == 0 {
        return amount.to_string();
    }
    let unit = 10_i128.pow(u32::try_from(places).unwrap());
    let sign = if amount < 0 { "-" } else { "" };
    format!("{sign}{}.{:0places$}", amount.abs() / unit, amount.abs() % unit)
}
