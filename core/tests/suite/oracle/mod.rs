//! A slow second opinion on revolving cards: every day is walked, every balance kept, every sum taken from scratch.
//!
//! It shares nothing with the engine: own calendar, own numbers, own reading of the terms. What it cannot do, it refuses.
//!
//! Written from the semantics (`docs/semantics`): [value-9] [value-10] for the order of a day, [card-1] to [card-41] for the
//! account, [alloc-1] to [alloc-4] and [alloc-8] for payments, [law-4] and [law-5] for the cap, [open-1] to [open-4] for
//! a bill to begin with.
#![expect(
    clippy::arithmetic_side_effects,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test may panic; it may not hide a wrong cent behind error handling"
)]

mod account;
mod accrual;
mod calendar;
mod cap;
mod decision;
mod dispute;
mod edition;
mod event;
mod examples;
mod judgment;
mod late_fee;
mod lot;
mod minimum;
pub(crate) mod number;
mod opening;
mod order;
mod plan;
mod report;
mod rules;
mod snapshot;
mod statement;
mod terms;
mod weather;
mod window;

use serde_json::Value;

pub(crate) use calendar::{Calendar, Cycle, Day, Due};
pub(crate) use cap::plain_cap;
pub(crate) use event::happened;
pub(crate) use judgment::{Judged, Judgment};
pub(crate) use number::{ONE, Rounding, decimal, rate};
pub(crate) use order::{Component, Order};
pub(crate) use report::{Report, money};
pub(crate) use terms::amount_or;

/// Why the oracle gives no figures for a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Refused(pub(crate) String);

/// `Err(Refused)` with a formatted reason.
macro_rules! refuse {
    ($($arg:tt)*) => { Err($crate::oracle::Refused(format!($($arg)*))) };
}
pub(crate) use refuse;

/// The cycles of a case through a day, changes of the statement day included.
pub(crate) fn cycles_of(case: &Value, through: Day) -> Result<Vec<Cycle>, Refused> {
    let card = &case["account"];
    let terms = terms::Terms::of(&card["terms"])?;
    let events = event::known_events(&card["events"], &terms, None)?;
    terms.calendar.cycles(&event::cycle_changes(&events, through), through)
}

/// What the case owes as of its day, or why the oracle will not say.
pub(crate) fn oracle(case: &Value) -> Result<Report, Refused> {
    let card = &case["account"];
    if card["kind"] != "card" {
        return refuse!("only cards are walked here");
    }
    let as_of = Day::of(&case["asOf"])?;
    let known_on = Day::maybe(&case["knownOn"])?;
    let terms = terms::Terms::of(&card["terms"])?;
    let events = event::known_events(&card["events"], &terms, known_on)?;
    let opening = match &card["opening"] {
        Value::Null => None,
        told => Some(opening::Opening::of(told, &terms)?),
    };
    let mut report = account::Account::walk(&terms, &events, opening.as_ref(), as_of)?;
    for event in events.iter().filter(|event| event.date <= as_of) {
        if let event::Kind::Assertion(expected) = event.kind {
            // What was known on the day it was written down, as of the day it speaks of.
            let known_then = event::known_events(&card["events"], &terms, Some(event.recorded))?;
            let then = account::Account::walk(&terms, &known_then, opening.as_ref(), event.date)?;
            let actual = then.balance.posted - then.balance.credit;
            report.assertions.push(report::Assertion { event: event.place, expected, actual });
        }
    }
    Ok(report)
}
