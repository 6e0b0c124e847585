//! Loans: what accrues on them and what happens to them.

use serde_json::{Value, json};

use crate::cases::report;

/// A case of `core/tests/cases`.
fn kept(id: &str) -> Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{id}.json")).unwrap()).unwrap()
}

/// The payoff of a day, 11,056.85, paid beside a credit of 33.81, ends the loan.
#[test]
fn o1_payoff_with_credit() {
    let mut case = kept("o1-payoff-with-credit");
    let paid = case["account"]["events"].as_array_mut().unwrap().pop().unwrap();
    case["asOf"] = json!("2024-02-20");
    assert_eq!(report(&case)["balance"]["payoff"], paid["amount"]);
    case["account"]["events"].as_array_mut().unwrap().push(paid);
    for day in ["2024-02-20", "2025-03-10"] {
        case["asOf"] = json!(day);
        let then = report(&case);
        let balance = &then["balance"];
        assert_eq!([&balance["payoff"], &balance["credit"], &balance["planPrincipal"]], ["0.00"; 3]);
        assert_eq!(then["delinquency"]["daysPastDue"], 0);
    }
}
