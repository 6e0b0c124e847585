//! Plans as a desk makes them.

use serde_json::json;

use super::contract;
use crate::cases::report;

// Semantics: [plan-23].
#[test]
fn m51_renegotiated() {
    let report = report(&contract("m51-renegotiated"));
    let alternatives = &report["offers"]["alternatives"];
    assert_eq!(alternatives["payingToday"], "30408.59");
    assert_eq!(report["offers"]["totalOwed"], "30408.59");
    // 32,633.90 and 2,225.31 while a first row bore a whole period, however long it was.
    let plan = report["offers"]["offers"].as_array().unwrap().iter().find(|offer| offer["kind"] == "personalised");
    let plan = plan.unwrap();
    assert_eq!((&plan["total"], &plan["against"]["payingToday"]), (&json!("32641.56"), &json!("2232.97")));
    // The agreement is breached already, and minimum payments are not under it.
    assert!(alternatives["doingNothing"]["breachedOn"].is_string());
    assert!(alternatives.get("minimumPayments").is_none());
}

// Semantics: [plan-24].
#[test]
fn f02_five_hundred_a_month() {
    let report = report(&contract("f02-five-hundred-a-month"));
    let round = &report["offers"]["negotiation"][0];
    assert_eq!(round["answer"], "accept");
    let offer = &round["offers"][0]["offer"];
    let rows = offer["schedule"].as_array().unwrap();
    assert_eq!((offer["terms"]["periods"].as_u64(), rows.len()), (Some(25), 25));
    assert!(rows.iter().take(24).all(|row| row["payment"] == "500.00"));
    assert_eq!((&rows[24]["payment"], &offer["interest"]), (&json!("266.06"), &json!("2266.06")));
}

/// A monthly amount with a number of periods is a bound on level payments, as it was.
#[test]
fn a_monthly_amount_with_periods_is_a_bound() {
    let mut case = contract("f02-five-hundred-a-month");
    case["offers"]["proposals"][0]["periods"] = json!(30);
    let report = report(&case);
    assert_eq!(report["offers"]["negotiation"][0]["offers"][0]["offer"]["terms"]["profile"], "level");
}
