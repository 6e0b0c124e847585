//! Late fees by slab, and repeated ones that need not be in a row.

use serde_json::{Value, json};

use super::contract;
use crate::cases::{plain, report};

fn fees(report: &Value) -> Vec<&str> {
    report["lateFees"].as_array().unwrap().iter().map(|fee| fee["amount"].as_str().unwrap()).collect()
}

/// First and repeated amount within six cycles, with a cycle paid in full between the two.
#[test]
fn u04_second_miss_not_in_a_row() {
    let mut case = contract("u04-second-miss-not-in-a-row");
    case["account"]["terms"]["lateFees"] = json!([{
        "rate": "0", "floor": "32.00", "cap": "32.00",
        "repeat": { "missedPayments": 2, "withinCycles": 6, "amount": "43.00" },
    }]);
    let told = report(&case);
    assert_eq!(fees(&told), ["32.00", "43.00"]);
    let verdicts = told["law"].to_string();
    assert!(verdicts.contains("us.card.late-fee-safe-harbour"), "{verdicts}");
    let text = told["lines"].as_array().unwrap().iter().rfind(|line| line["kind"] == "lateFee").unwrap();
    assert!(
        text["text"]["en"].as_str().unwrap().starts_with("late fee +43.00: the amount for a repeated miss"),
        "{text}"
    );
    case["account"]["terms"]["lateFees"][0]["repeat"]["withinCycles"] = json!(2);
    assert_eq!(fees(&report(&case)), ["32.00", "32.00"]);
}

/// 500, 750 and 950 by the balance of the statement.
#[test]
fn slabs_by_the_balance_of_the_statement() {
    for (bought, fee) in [
        ("1000.00", "500.00"),
        ("1000.01", "750.00"),
        ("10000.00", "750.00"),
        ("20000.00", "950.00"),
        ("90000.00", "1100.00"),
    ] {
        let mut case = plain(json!([{ "kind": "purchase", "date": "2023-03-30", "amount": bought }]), "2023-04-24");
        case["account"]["terms"]["lateFees"] = json!([{ "slabs": [
            { "upTo": "1000.00", "amount": "500.00" },
            { "upTo": "10000.00", "amount": "750.00" },
            { "upTo": "25000.00", "amount": "950.00" },
            { "amount": "1100.00" },
        ] }]);
        assert_eq!(fees(&report(&case)), [fee], "{bought}");
    }
}
