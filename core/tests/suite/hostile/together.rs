//! Other accounts of the lender that cannot be in one plan.

use arrears::wire;
use serde_json::{Value, json};

use super::{Row, bought, plain};

fn other(reference: &str) -> Value {
    let mut account = plain(json!([bought()]), "2023-05-05")["account"].take();
    account["events"][0]["amount"] = json!("500.00");
    json!({ "reference": reference, "account": account })
}

/// An account with one place changed.
fn changed(pointer: &str, key: &str, value: Value) -> Value {
    let mut other = other("card-6");
    other.pointer_mut(pointer).unwrap()[key] = value;
    other
}

fn with(together: Value) -> Value {
    let mut case = plain(json!([bought()]), "2023-05-05");
    case["together"] = together;
    case
}

/// Two accounts, and the offer of a plan over both accepted.
fn accepted(together: Value) -> Value {
    let mut case = with(together);
    case["offers"] = json!({
        "applicant": { "hardship": "incomeFell" },
        "repaymentCapacity": { "monthly": "200.00", "lumpSum": "500.00" },
        "policy": "cardIssuer",
    });
    case["agreement"] = json!({ "accept": {
        "kind": "personalised",
        "parties": { "lender": "bank-7", "debtor": "d-20931", "account": "card-5" },
        "form": "written",
        "clause": { "consecutive": 2, "accelerates": true, "waived": "all", "accrual": "fromSigning" },
    } });
    case
}

/// The agreement over two accounts, handed in again over these.
fn followed(together: Value) -> String {
    let made: Value =
        serde_json::from_str(&wire::report(&accepted(json!([other("card-6")])).to_string()).unwrap()).unwrap();
    let agreement = &made["agreement"];
    let signed = json!({ "canonicalText": agreement["canonicalText"], "digest": agreement["digest"] });
    let mut case = with(together);
    case["asOf"] = json!("2023-07-01");
    case["agreement"] = json!({ "signed": signed });
    case.to_string()
}

pub(crate) fn accounts() -> Vec<Row> {
    let row = |name, path, together: Value| (name, path, with(together).to_string());
    let many: Vec<Value> = (6..22).map(|place| other(&format!("card-{place}"))).collect();
    let lawful = |key: &str, value: Value| with(json!([changed("", "law", json!({ key: value }))])).to_string();
    let mut dollars = other("card-6");
    dollars["account"]["terms"]["currency"] = json!("USD");
    let mut later = other("card-6");
    later["later"] = json!([{ "kind": "payment", "date": "2023-01-01", "amount": "1.00" }]);
    let mut reversed = other("card-6");
    reversed["later"] = json!([{ "kind": "reversal", "recorded": "2023-06-01", "of": "nobody" }]);
    let mut future = changed("/account/terms", "opened", json!("2023-05-06"));
    future["account"]["events"] = json!([]);
    vec![
        ("wrongType", "together[0].law", with(json!([changed("", "law", json!("cn"))])).to_string()),
        ("unknownKey", "together[0].law.lender", lawful("lender", json!("bank"))),
        ("unknownName", "together[0].law.product", lawful("product", json!("loan"))),
        ("noSuchDay", "together[0].law.capFrom", lawful("capFrom", json!("2023-02-30"))),
        ("beforeOpening", "together[0].law.capFrom", lawful("capFrom", json!("1999-12-31"))),
        ("segmentInverted", "together[0].law.capFrom", lawful("capFrom", json!("2023-05-06"))),
        ("rateOutOfRange", "together[0].law.contractLateFeeRate", lawful("contractLateFeeRate", json!("-0.05"))),
        ("unknownName", "together[0].law.assignedClassification", lawful("assignedClassification", json!("good"))),
        (
            "restructuringDates",
            "together[0].law.restructurings[0]",
            lawful("restructurings", json!([{ "agreed": "2023-03-10", "firstNewDue": "2023-03-09" }])),
        ),
        row("wrongType", "together", json!({})),
        row("wrongType", "together[0]", json!(["card-6"])),
        row("planAccounts", "together", json!([])),
        row("planAccounts", "together", json!(many)),
        row("missingKey", "together[0].reference", json!([{ "account": other("card-6")["account"] }])),
        row("missingKey", "together[0].account", json!([{ "reference": "card-6" }])),
        row("unknownKey", "together[0].nmae", json!([changed("", "nmae", json!(1))])),
        row("unknownName", "together[0].account.kind", json!([changed("/account", "kind", json!("purse"))])),
        row("referenceEmpty", "together[0].reference", json!([other(" ")])),
        row("looksLikeMobile", "together[0].reference", json!([other("13800138000")])),
        row(
            "amountNotPositive",
            "together[0].account.events[0].amount",
            json!([changed("/account/events/0", "amount", json!("0"))]),
        ),
        row("mixedCurrencies", "together[0].account", json!([dollars])),
        row("accountTwice", "together[1].reference", json!([other("card-6"), other("card-6")])),
        ("accountTwice", "together[0].reference", accepted(json!([other("card-5")])).to_string()),
        row("beforeOpening", "together[0]", json!([future])),
        row("beforeOpening", "together[0].later[0].date", json!([later])),
        row("unknownId", "together[0].later[0].of", json!([reversed])),
        ("otherAccounts", "together", followed(json!([other("card-7")]))),
        ("otherAccounts", "together", followed(json!([other("card-6"), other("card-7")]))),
        (
            "otherLedgerBeside",
            "together[0]",
            followed(json!([changed("/account/events/0", "amount", json!("500.01"))])),
        ),
    ]
}

/// The agreement over both is sound, and is followed up over both.
#[test]
fn two_accounts_in_one_agreement_are_sound() {
    let report: Value = serde_json::from_str(&wire::report(&followed(json!([other("card-6")]))).unwrap()).unwrap();
    assert_eq!(report["agreement"]["followUp"]["accounts"].as_array().unwrap().len(), 2);
}
