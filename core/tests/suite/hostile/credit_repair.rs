//! Records of a credit report that are none, and policies that cannot be.

use serde_json::{Value, json};

use super::{Row, case};

/// One sound record with one of its keys changed.
fn record(key: &str, value: Value) -> String {
    let mut record = json!({ "arose": "2024-04-25", "amount": "100.00", "repaidInFull": "2024-06-03", "shown": true });
    record[key] = value;
    case("creditRepair", json!({ "records": [record] }))
}

fn policy(policy: Value) -> String {
    case("creditRepair", json!({ "policy": policy, "records": [] }))
}

/// A sound record of an account in dollars, with or without an amount in dollars in the policy.
fn in_dollars(policy: Value) -> String {
    let records = json!([{ "arose": "2024-04-25", "amount": "100.00" }]);
    let mut case: Value =
        serde_json::from_str(&case("creditRepair", json!({ "policy": policy, "records": records }))).unwrap();
    case["account"]["terms"]["currency"] = json!("USD");
    case.to_string()
}

pub(crate) fn records() -> Vec<Row> {
    vec![
        ("wrongType", "creditRepair", case("creditRepair", json!(true))),
        ("missingKey", "creditRepair.records", case("creditRepair", json!({}))),
        ("unknownKey", "creditRepair.name", case("creditRepair", json!({ "records": [], "name": "Li Lei" }))),
        ("wrongType", "creditRepair.records[0]", case("creditRepair", json!({ "records": ["2024-04-25"] }))),
        ("missingKey", "creditRepair.records[0].amount", {
            case("creditRepair", json!({ "records": [{ "arose": "2024-04-25" }] }))
        }),
        ("noSuchDay", "creditRepair.records[0].arose", record("arose", json!("2023-02-29"))),
        ("amountNegative", "creditRepair.records[0].amount", record("amount", json!("-0.01"))),
        ("tooManyDecimals", "creditRepair.records[0].amount", record("amount", json!("1.001"))),
        ("repaidBeforeArising", "creditRepair.records[0].repaidInFull", record("repaidInFull", json!("2024-04-24"))),
        ("wrongType", "creditRepair.records[0].shown", record("shown", json!("yes"))),
        ("mixedCurrencies", "creditRepair.records[0].amount", in_dollars(json!({}))),
        ("amountNegative", "creditRepair.policy.amountAtMost", policy(json!({ "amountAtMost": "-1" }))),
        ("notADate", "creditRepair.policy.aroseFrom", policy(json!({ "aroseFrom": "2020" }))),
        ("boundBelowBound", "creditRepair.policy.aroseTo", policy(json!({ "aroseTo": "2019-12-31" }))),
        ("boundBelowBound", "creditRepair.policy.repaidBy", policy(json!({ "repaidBy": "2025-11-29" }))),
        ("unknownKey", "creditRepair.policy.mercy", policy(json!({ "mercy": true }))),
        ("dateOutOfRange", "creditRepair.records[0].repaidInFull", {
            let far = json!({ "aroseTo": "2199-12-31", "repaidBy": "2199-12-31" });
            let record = json!({ "arose": "2199-12-01", "amount": "1.00", "repaidInFull": "2199-12-31" });
            case("creditRepair", json!({ "policy": far, "records": [record] }))
        }),
    ]
}
