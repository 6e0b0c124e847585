//! What must hold of every loan, whatever it has been through: over the random cases, each told by its seed.
//!
//! Semantics: [loan-45].

use serde_json::{Value, json};

use crate::cases::{fen, try_report};
use crate::random::yuan;
use crate::random_loan::random_loan_case;

/// Random loans that are possible, with their seeds and their reports.
fn possible(seeds: u64) -> impl Iterator<Item = (u64, Value, Value)> {
    (0..seeds).filter_map(|seed| {
        let case = random_loan_case(seed);
        try_report(&case).ok().map(|report| (seed, case, report))
    })
}

fn on(case: &Value, day: &Value) -> Option<Value> {
    let mut case = case.clone();
    case["asOf"] = day.clone();
    try_report(&case).ok()
}

fn billed(report: &Value) -> i64 {
    report["balance"]["components"].as_array().unwrap().iter().map(|row| fen(&row["billed"])).sum()
}

/// Nobody is late with more than is due and unpaid, and all of that is in the payoff.
#[test]
fn what_is_overdue_is_due_and_what_is_due_is_in_the_payoff() {
    let (mut days, mut late) = (0, 0);
    for (seed, case, report) in possible(150) {
        let rows = report["instalments"].as_array().unwrap();
        let turns = rows.iter().take(4).chain(rows.iter().rev().take(4)).map(|row| row["due"].clone());
        for day in turns.filter(|day| day.as_str() <= case["asOf"].as_str()).chain([case["asOf"].clone()]) {
            let Some(then) = on(&case, &day) else { continue };
            let (overdue, payoff) = (fen(&then["delinquency"]["overdue"]), fen(&then["balance"]["payoff"]));
            let billed = billed(&then);
            let told = format!("seed {seed} on {day}: {overdue}, {billed}, {payoff}");
            assert!(overdue <= billed && billed - fen(&then["balance"]["credit"]) <= payoff, "{told}");
            assert_eq!(overdue > 0, then["delinquency"]["daysPastDue"] != 0, "{told}");
            (days, late) = (days + 1, late + i32::from(overdue > 0));
        }
    }
    assert!(days > 500 && late > 100, "{days} days, {late} of them late");
}

/// What goes back on a day changes nothing of any day before it; on its day it raises what is owed by its amount.
#[test]
fn a_chargeback_changes_nothing_of_the_days_before_it() {
    let mut went_back = 0;
    for (seed, case, without) in possible(400).filter(|(_, case, _)| case["knownOn"].is_null()) {
        let events = case["account"]["events"].as_array().unwrap();
        let paid: i64 =
            events.iter().filter(|event| event["kind"] == "payment").map(|event| fen(&event["amount"])).sum();
        let mut with = case.clone();
        let event = json!({ "kind": "chargeback", "date": case["asOf"], "amount": yuan(paid / 3) });
        with["account"]["events"].as_array_mut().unwrap().push(event);
        let Ok(told) = try_report(&with) else { continue };
        let owed = |report: &Value| {
            let of = |key: &str| fen(&report["balance"][key]);
            of("posted") + of("planPrincipal") - of("credit")
        };
        // On a due date the day itself may earn on what went back.
        let is_due = without["instalments"].as_array().unwrap().iter().any(|row| row["due"] == case["asOf"]);
        let raised = owed(&told) - owed(&without) - paid / 3;
        assert!(raised == 0 || (is_due && raised > 0), "seed {seed}: {raised}: {with}");
        let as_of = arrears::Date::parse(case["asOf"].as_str().unwrap()).unwrap();
        for days in [1, 8, 40] {
            let day = json!(as_of.plus_days(-days).unwrap().to_string());
            let (known, never) = (on(&with, &day), on(&case, &day));
            let Some((known, never)) = known.zip(never) else { continue };
            for key in ["balance", "delinquency", "instalments", "lateFees", "comingSchedule"] {
                assert_eq!(known[key], never[key], "seed {seed}, {days} days before: {with}");
            }
        }
        went_back += 1;
    }
    assert!(went_back > 60, "{went_back} went back");
}
