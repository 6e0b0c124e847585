//! A slow second opinion on instalment loans: every day is walked, every sum taken from scratch.
//!
//! It shares nothing with the engine: own calendar, own numbers, own reading of the terms. What it cannot do, it refuses.
//!
//! Written from the semantics (`docs/semantics`): [value-8] to [value-10] for days, [loan-1] to [loan-48] for the account,
//! [alloc-5] and [alloc-6] for payments.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic; it may not hide a wrong cent behind error handling"
)]

mod account;
mod allocation;
mod chargeback;
mod count;
mod event;
mod examples;
mod fraction;
mod in_advance;
mod instalment;
mod judgment;
mod official;
mod overdue;
mod report;
mod schedule;
mod shape;
mod shapes;
mod snapshot;
mod solve;
mod stories;
mod terms;
mod weather;

use serde_json::Value;

use crate::oracle::{Day, Refused, refuse};

pub(crate) use report::Report;
pub(crate) use schedule::a_month_on;

/// What a loan owes as of the day of its case, or why the oracle will not say.
pub(crate) fn loan_oracle(case: &Value) -> Result<Report, Refused> {
    let loan = &case["account"];
    if loan["kind"] != "loan" {
        return refuse!("only loans are walked here");
    }
    let as_of = Day::of(&case["asOf"])?;
    let known_on = Day::maybe(&case["knownOn"])?;
    let terms = terms::Terms::of(&loan["terms"])?;
    let events = event::known_events(&loan["events"], &terms, known_on)?;
    let mut report = account::Account::walk(&terms, &events, as_of)?;
    for event in events.iter().filter(|event| event.date <= as_of) {
        if let event::Kind::Assertion(expected) = event.kind {
            // What was known on the day it was written down, as of the day it speaks of.
            let known_then = event::known_events(&loan["events"], &terms, Some(event.recorded))?;
            let then = account::Account::walk(&terms, &known_then, event.date)?;
            let actual = then.balance.posted - then.balance.credit;
            report.assertions.push(report::Assertion { event: event.place, expected, actual });
        }
    }
    Ok(report)
}
