//! Openings of loans typed from a servicer's screen, and what contradicts itself in them.

// Semantics: [open-7] [open-8].

use arrears::wire;
use serde_json::{Value, json};

use super::bills::Wrong;

/// A loan with an opening: 12,000.00 paid out on 15 January at 12 %, twelve level payments from 15 February.
pub(crate) fn loan_case(opening: Value) -> Value {
    json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "loan",
            "terms": {
                "principal": "12000.00", "disbursed": "2023-01-15", "rate": { "annual": "0.12" },
                "periods": 12, "firstDue": "2023-02-15", "method": "level",
                "penalty": { "multiple": "1.5" }
            },
            "opening": opening,
            "events": []
        },
        "asOf": "2023-06-15",
    })
}

pub(super) fn wrong_loans() -> Vec<Wrong> {
    let with = |key: &str, value: Value| {
        let mut opening =
            json!({ "day": "2023-04-30", "principal": "9000.00", "periodsLeft": 9, "nextDue": "2023-05-15" });
        opening[key] = value;
        opening
    };
    let late = |owed: Value| with("instalments", json!([{ "due": "2023-04-15", "owed": owed }]));
    let amount = |component: &str, amount: &str| json!({ "component": component, "amount": amount });
    vec![
        ("principalAboveTerms", "principal", "12000.01", with("principal", json!("12000.01"))),
        ("amountNegative", "principal", "below zero", with("principal", json!("-1"))),
        ("periodsLeftOutOfRange", "periodsLeft", "13", with("periodsLeft", json!(13))),
        ("periodsLeftOutOfRange", "periodsLeft", "0", with("periodsLeft", json!(0))),
        ("nextDueNotAfterOpening", "nextDue", "2023-04-30", with("nextDue", json!("2023-04-30"))),
        ("openingBeforeAccount", "day", "2023-01-14", with("day", json!("2023-01-14"))),
        ("componentTwice", "instalments", "loan", late(json!([amount("loan", "1"), amount("loan", "1")]))),
        ("componentOfAnother", "owed", "purchase", late(json!([amount("purchase", "1")]))),
        ("amountNotPositive", "instalments[0].owed[0].amount", "above zero", late(json!([amount("loan", "0")]))),
        (
            "dateAfterOpening",
            "instalments",
            "2023-05-15",
            with("instalments", json!([{ "due": "2023-05-15", "owed": [] }])),
        ),
        ("creditWithDebt", "credit", "1.00", {
            let mut opening = late(json!([amount("loan", "1")]));
            opening["credit"] = json!("1.00");
            opening
        }),
        ("notExact", "accrued.interest", "a/b", with("accrued", json!({ "interest": "1/7777777" }))),
        ("notExact", "accrued.fraction", "a/b", with("accrued", json!({ "fraction": "0.01" }))),
        ("amountNegative", "drawn", "below zero", with("drawn", json!("-1"))),
        ("amountNotPositive", "met[0].amount", "above zero", with("met", json!([amount("loan", "0")]))),
        ("unknownName", "met[0].component", "allowed", with("met", json!([amount("principals", "1")]))),
        ("missingKey", "nextDue", "required", json!({ "day": "2023-04-30", "principal": "1", "periodsLeft": 1 })),
    ]
}

#[test]
fn a_loan_from_its_servicers_screen() {
    let opening = json!({
        "day": "2023-04-30", "principal": "8384.37", "periodsLeft": 8, "nextDue": "2023-05-15", "payment": "1066.19",
        "instalments": [{ "due": "2023-04-15", "owed": [
            { "component": "loan", "amount": "972.93" }, { "component": "interest", "amount": "93.26" },
        ] }],
        "accrued": { "penaltyInterest": "7.00" },
    });
    let mut case = loan_case(opening);
    case["asOf"] = json!("2023-05-15");
    let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
    assert_eq!(
        (&report["delinquency"]["daysPastDue"], &report["delinquency"]["overdueSince"]),
        (&json!(30), &json!("2023-04-15"))
    );
    let due = &report["instalments"][0];
    assert_eq!(
        (&due["due"], &due["interest"], &due["principal"]),
        (&json!("2023-05-15"), &json!("83.84"), &json!("982.35"))
    );
    assert_eq!(report["balance"]["planPrincipal"], "7402.02");
    // 7.00 up to 30 April, and 972.93 x 18 % x 14 / 360 = 6.81 since.
    assert_eq!(report["balance"]["accrued"]["penaltyInterest"], "13.81");
    let told: Vec<&str> =
        report["assumptions"].as_array().unwrap().iter().map(|one| one["key"].as_str().unwrap()).collect();
    let keys =
        ["account.events", "account.opening.accrued.penaltyInterest", "account.opening.accrued.compoundInterest"];
    assert_eq!(told, keys);
}

/// 500.00 of a payment before the opening bounce on 5 May: what it had met is not told, so principal is owed again.
#[test]
fn an_earlier_payment_that_bounces_was_principal() {
    let mut case =
        loan_case(json!({ "day": "2023-04-30", "principal": "9000.00", "periodsLeft": 9, "nextDue": "2023-05-15" }));
    case["account"]["events"] = json!([{ "kind": "chargeback", "date": "2023-05-05", "amount": "500.00" }]);
    case["asOf"] = json!("2023-05-06");
    let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
    assert_eq!(report["balance"]["planPrincipal"], "9500.00");
    let met = report["assumptions"].as_array().unwrap().iter().find(|one| one["key"] == "account.opening.met").unwrap();
    assert_eq!((&met["value"], &met["certainty"]), (&json!("loan"), &json!("simplest")));
    // No more than was ever paid.
    case["account"]["events"][0]["amount"] = json!("3000.01");
    let error = wire::report(&case.to_string()).unwrap_err();
    assert_eq!((error.name(), error.path()), ("chargebackTooLarge", "account.events[0]"));
}

#[test]
fn loans_with_a_wrong_opening() {
    for (name, path, message, opening) in wrong_loans() {
        let error = wire::report(&loan_case(opening.clone()).to_string()).unwrap_err();
        assert_eq!(
            (error.name(), error.path()),
            (name, format!("account.opening.{path}").as_str()),
            "{error} {opening}"
        );
        assert!(error.message().contains(message), "{error}");
    }
}
