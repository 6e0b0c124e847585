//! What bears interest beside purchases, and how far back it is charged.

use serde_json::json;

use super::contract;
use crate::cases::{owed, plain, report};

/// The interest-free period of May is lost in June: interest of June alone.
#[test]
fn u01_fee_held_to_the_minimum() {
    let mut case = contract("u01-fee-held-to-the-minimum");
    let outcome = |case: &serde_json::Value| {
        let told = report(case);
        let verdicts = told["law"]["verdicts"].as_array().unwrap().clone();
        let of = verdicts.iter().find(|verdict| verdict["rule"] == "us.card.lost-grace").unwrap();
        (told["statements"][1]["interest"].clone(), of["outcome"].clone())
    };
    assert_eq!(outcome(&case), (json!("10.68"), json!("fail")));
    case["account"]["terms"]["chargeBack"] = json!("latestCycle");
    assert_eq!(outcome(&case), (json!("6.16"), json!("pass")));
}

/// Interest on the fee from its posting day on: 0.58 and its tax beside 172.60 on the purchases.
#[test]
fn c03_new_purchase_loses_free_period() {
    let mut case = contract("c03-new-purchase-loses-free-period");
    let last =
        |case: &serde_json::Value| report(case)["statements"].as_array().unwrap().last().unwrap()["interest"].clone();
    assert_eq!(last(&case), "172.60");
    case["account"]["terms"]["interestBearing"] = json!(["serviceFee"]);
    assert_eq!(last(&case), "173.28");
}

/// A fee that bears has an interest-free period of its own, and loses it with the purchases.
#[test]
fn a_fee_that_bears_is_free_while_the_bill_is_paid() {
    let with = |paid: &str| {
        let mut case = plain(
            json!([
                { "kind": "fee", "date": "2023-03-10", "component": "annualFee", "amount": "1000.00" },
                { "kind": "payment", "date": "2023-04-20", "amount": paid },
            ]),
            "2023-05-05",
        );
        case["account"]["terms"]["interestBearing"] = json!(["annualFee"]);
        owed(&report(&case), "interest")
    };
    assert_eq!(with("1000.00"), ["0.00", "0.00"]);
    assert_eq!(with("900.00"), ["21.25", "0.00"]); // 1,000.00 for 41 days, 100.00 for 15
}

/// Fees that bear are what the law check asks about.
#[test]
fn the_law_check_speaks_where_fees_bear() {
    let mut case = plain(json!([{ "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" }]), "2023-05-05");
    let before = report(&case)["law"].to_string();
    case["account"]["terms"]["interestBearing"] = json!(["lateFee"]);
    assert_ne!(before, report(&case)["law"].to_string());
}

/// What was repaid after the statement is charged no further back either, and what it would be is shown.
#[test]
fn the_reach_holds_for_parts_repaid_and_for_retroactive_interest() {
    let mut case = plain(
        json!([
            { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
            { "kind": "payment", "date": "2023-04-15", "amount": "600.00" },
        ]),
        "2023-04-20",
    );
    case["account"]["terms"]["chargeBack"] = json!("latestCycle");
    // 5 to 14 April 1,000.00, 15 to 19 April 400.00.
    assert_eq!(report(&case)["balance"]["retroactiveInterest"], "6.00");
    case["asOf"] = json!("2023-05-05");
    assert_eq!(owed(&report(&case), "interest"), ["9.00", "0.00"]); // and to 4 May
}

/// A cent bears like any amount: at 2.7 % a day 0.0081 over the 30 days of a cycle, a cent more.
#[test]
fn a_cent_bears() {
    let posted = |event: serde_json::Value, as_of: &str| {
        let mut case = plain(json!([event]), as_of);
        for rates in ["purchaseRates", "cashRates"] {
            case["account"]["terms"][rates] = json!([{ "daily": "0.027" }]);
        }
        let told = report(&case);
        let statements = told["statements"].as_array().unwrap();
        statements.iter().map(|made| made["interest"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let cash = json!({ "kind": "cashAdvance", "date": "2023-04-05", "amount": "0.01", "fee": "0.00" });
    assert_eq!(posted(cash, "2023-05-05"), ["0.00", "0.01"]);
    let purchase = json!({ "kind": "purchase", "date": "2023-03-10", "amount": "0.01" });
    assert_eq!(posted(purchase, "2023-05-05"), ["0.00", "0.02"]);
}
