//! The oracle's answer, and the same in the words of the report document.

use super::schedule::Coming;
use crate::oracle::{Day, money};
use serde_json::{Value, json};

/// The position as of a day; amounts in minor units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Balance {
    /// Posted and unpaid; only what is owed.
    pub(crate) components: Vec<(&'static str, i128)>,
    pub(crate) posted: i128,
    pub(crate) credit: i128,
    pub(crate) interest: i128,
    pub(crate) penalty_interest: i128,
    pub(crate) compound_interest: i128,
    pub(crate) judgment_interest: i128,
    /// What the running graces would cost were they to end now.
    pub(crate) retroactive_interest: i128,
    pub(crate) undue_principal: i128,
    pub(crate) early_settlement_fee: i128,
    pub(crate) payoff: i128,
}

/// One instalment that fell due or was called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fallen {
    pub(crate) due: Day,
    pub(crate) accelerated: bool,
    pub(crate) principal: i128,
    pub(crate) interest: i128,
    pub(crate) fee: i128,
    /// Paid, waived or met by credit.
    pub(crate) principal_settled: i128,
    pub(crate) interest_settled: i128,
    pub(crate) fee_settled: i128,
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
    /// How many instalments are at least a day overdue and not paid.
    pub(crate) overdue_count: usize,
    pub(crate) instalments: Vec<Fallen>,
    /// The schedule to come, as it stands.
    pub(crate) coming: Vec<Coming>,
    pub(crate) late_fees: Vec<LateFee>,
    /// Everything ever posted, and principal that came back without being posted.
    pub(crate) charged: i128,
    pub(crate) prepaid: i128,
    /// Interest that became principal, and that will if nothing happens.
    pub(crate) capitalised: i128,
    pub(crate) to_capitalise: i128,
    pub(crate) assertions: Vec<Assertion>,
}

impl Report {
    /// The part of `arrears-report/2` that the oracle answers for.
    pub(crate) fn json(&self) -> Value {
        let text = |amount: i128| money(amount, self.places);
        let balance = &self.balance;
        let components = balance.components.iter();
        let components: Vec<Value> = components
            .map(|(name, amount)| json!({ "component": name, "billed": text(*amount), "unbilled": text(0) }))
            .collect();
        // An instalment of nothing is not posted.
        let instalments: Vec<Value> = self
            .instalments
            .iter()
            .filter(|row| row.principal + row.interest + row.fee > 0)
            .map(|row| {
                json!({
                    "due": row.due.text(),
                    "accelerated": row.accelerated,
                    "principal": text(row.principal),
                    "interest": text(row.interest),
                    "fee": text(row.fee),
                })
            })
            .collect();
        let late_fees: Vec<Value> =
            self.late_fees.iter().map(|fee| json!({ "date": fee.date.text(), "amount": text(fee.amount) })).collect();
        let coming: Vec<Value> = self
            .coming
            .iter()
            .map(|row| {
                json!({
                    "due": row.due.text(),
                    "principal": text(row.principal),
                    "interest": text(row.interest),
                    "fee": text(row.fee),
                    "payment": text(row.principal + row.interest + row.fee),
                })
            })
            .collect();
        let mut accrued = json!({
            "interest": text(balance.interest),
            "penaltyInterest": text(balance.penalty_interest),
            "compoundInterest": text(balance.compound_interest),
        });
        if balance.judgment_interest > 0 {
            accrued["judgmentInterest"] = json!(text(balance.judgment_interest));
        }
        json!({
            "asOf": self.as_of.text(),
            "balance": {
                "components": components,
                "posted": text(balance.posted),
                "credit": text(balance.credit),
                "accrued": accrued,
                "retroactiveInterest": text(balance.retroactive_interest),
                "planPrincipal": text(balance.undue_principal),
                "earlySettlementFee": text(balance.early_settlement_fee),
                "payoff": text(balance.payoff),
            },
            "delinquency": {
                "daysPastDue": self.days_past_due,
                "overdue": text(self.overdue),
                "overdueSince": self.overdue_since.map(Day::text),
                "consecutiveMissedPayments": self.overdue_count,
            },
            "instalments": instalments,
            "comingSchedule": coming,
            "lateFees": late_fees,
        })
    }
}
