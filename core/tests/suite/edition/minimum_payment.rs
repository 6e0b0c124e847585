//! The minimum payment: what it carries, and the part above the credit limit.
//!
//! Semantics: [card-7] [card-37].

use serde_json::{Value, json};

use super::contract;
use crate::cases::{fen, report};

fn billed(report: &Value) -> i64 {
    report["balance"]["components"].as_array().unwrap().iter().map(|row| fen(&row["billed"])).sum()
}

fn statement<'r>(report: &'r Value, date: &str) -> &'r Value {
    report["statements"].as_array().unwrap().iter().find(|statement| statement["date"] == date).unwrap()
}

/// The last bill's minimum contains every one missed before, and what is overdue is never more than what is owed.
fn carries_everything(name: &str) -> Value {
    let report = report(&contract(name));
    let overdue = fen(&report["delinquency"]["overdue"]);
    assert!(overdue <= billed(&report) && billed(&report) <= fen(&report["balance"]["payoff"]), "{name}");
    report
}

/// The interest-free period was lost on 28 January 2024, fifteen statements were not paid.
#[test]
fn m30_overdue_gt_total() {
    let report = carries_everything("m30-overdue-gt-total");
    let last = statement(&report, "2025-03-05");
    assert_eq!(last["minimum"], last["balance"], "by now the whole bill has been asked for");
    assert_eq!(report["delinquency"]["overdue"], last["balance"]);
}

#[test]
fn m22_repair() {
    carries_everything("m22-repair");
}

/// 95,535.71 is less than what nine statements have asked for: the account stays overdue, and since when is younger.
#[test]
fn m21_huaxia_and_m21b_huaxia_min() {
    let before = carries_everything("m21-huaxia");
    let after = carries_everything("m21b-huaxia-min");
    let last = statement(&before, "2023-10-31");
    assert!(fen(&last["minimum"]) > 9_553_571, "{last}");
    let overdue = fen(&after["delinquency"]["overdue"]);
    assert!(overdue > 0 && overdue < fen(&before["delinquency"]["overdue"]), "{}", after["delinquency"]);
    assert!(after["delinquency"]["overdueSince"].as_str() > before["delinquency"]["overdueSince"].as_str());
}

/// Each late fee is of a minimum that holds all the ones missed before, so it grows with every cycle.
#[test]
fn m14_principal_only() {
    let report = carries_everything("m14-principal-only");
    let fees: Vec<i64> = report["lateFees"].as_array().unwrap().iter().map(|fee| fen(&fee["amount"])).collect();
    assert!(fees.len() > 6 && fees.windows(2).take(6).all(|pair| pair[0] < pair[1]), "{fees:?}");
}

#[test]
fn x01_over_the_limit() {
    let report = report(&contract("x01-over-the-limit"));
    assert_eq!(statement(&report, "2024-02-05")["minimum"], "2000.00");
    assert_eq!(statement(&report, "2024-02-05")["overLimit"], "1000.00");
}

fn limited(events: Value) -> Value {
    let mut case = contract("x01-over-the-limit");
    case["account"]["events"] = events;
    report(&case)
}

/// 12,000.00 in 12 parts: the 11,000.00 not yet billed use up the limit too, but only billed principal can be asked for.
#[test]
fn unbilled_parts_of_plans_are_above_the_limit_but_not_asked_for() {
    let report = limited(json!([
        { "kind": "purchase", "date": "2024-01-10", "amount": "12500.00" },
        { "kind": "conversion", "date": "2024-01-20", "amount": "12000.00", "periods": 12 },
    ]));
    let first = statement(&report, "2024-02-05");
    // 12,500.00 - 10,000.00 is above; of purchases 500.00 are billed, all of them asked for, and the part of 1,000.00.
    assert_eq!((first["overLimit"].clone(), first["minimum"].clone()), (json!("500.00"), json!("1500.00")));
}

#[test]
fn a_limit_holds_from_its_day_until_the_next() {
    let over = |events: Value| {
        let report = limited(events);
        statement(&report, "2024-02-05")["overLimit"].clone()
    };
    let bought = json!({ "kind": "purchase", "date": "2024-01-10", "amount": "11000.00" });
    let changed = |day: &str, limit: &str| json!({ "kind": "creditLimitChange", "date": day, "limit": limit });
    assert_eq!(over(json!([bought, changed("2024-02-05", "12000.00")])), "0.00");
    assert_eq!(over(json!([bought, changed("2024-02-06", "12000.00")])), "1000.00");
    assert_eq!(over(json!([bought, changed("2024-01-08", "0"), changed("2024-01-09", "9000")])), "2000.00");
    let mut case = contract("x01-over-the-limit");
    case["account"]["events"] = json!([bought, changed("2024-01-07", "1.00")]);
    case["account"]["terms"]["creditLimits"] = json!([{ "from": "2024-01-08", "amount": "10500.00" }]);
    assert_eq!(statement(&report(&case), "2024-02-05")["overLimit"], "500.00", "the later version of the history");
}

#[test]
fn the_line_says_what_is_above_the_limit() {
    let report = limited(json!([
        { "kind": "purchase", "date": "2024-01-10", "amount": "11000.00" },
        { "kind": "creditLimitChange", "date": "2024-01-11", "limit": "9999.99" },
    ]));
    let texts: Vec<&Value> = report["lines"].as_array().unwrap().iter().map(|line| &line["text"]).collect();
    let says = |language: &str, text: &str| texts.iter().any(|line| line[language].as_str().unwrap().contains(text));
    assert!(says("en", "credit limit: 9999.99") && says("zh", "信用额度：9999.99"), "{texts:?}");
    assert!(says("en", ", 1000.01 of the minimum is above the credit limit"), "{texts:?}");
    assert!(says("zh", "，其中超出信用额度部分1000.01"), "{texts:?}");
}

/// 1,986.66 of cash have earned 12.34 by the statement: a balance of 1,999.00.
fn alternatives(alternatives: &Value) -> Value {
    let mut case = contract("x01-over-the-limit");
    let terms = case["account"]["terms"].as_object_mut().unwrap();
    terms.insert("cashRates".to_owned(), json!([{ "daily": "0.00031057" }]));
    terms.remove("creditLimits");
    terms.insert("minimum".to_owned(), json!({ "alternatives": alternatives }));
    case["account"]["events"] = json!([{ "kind": "cashAdvance", "date": "2024-01-16", "amount": "1986.66" }]);
    let report = report(&case);
    let first = statement(&report, "2024-02-05");
    assert_eq!((first["balance"].clone(), first["interest"].clone()), (json!("1999.00"), json!("12.34")));
    first.clone()
}

fn to(multiple: &str, rounding: &str) -> Value {
    json!({ "multiple": multiple, "rounding": rounding })
}

#[test]
fn one_percent_rounded_down_and_interest() {
    let interest = json!({ "of": ["interest"], "ratio": "1" });
    let rounded = json!({ "ratio": "0.01", "roundTo": to("1.00", "down") });
    assert_eq!(alternatives(&json!([{ "shares": [rounded, interest] }]))["minimum"], "31.34");
    let whole = json!([{ "shares": [{ "ratio": "0.01" }, interest], "roundTo": to("1.00", "down") }]);
    assert_eq!(alternatives(&whole)["minimum"], "32.00");
    let above_one =
        json!([{ "shares": [{ "of": ["cash"], "ratio": "0.01" }, { "of": ["interest"], "ratio": "1.01" }] }]);
    assert_eq!(alternatives(&above_one)["minimum"], "32.33"); // 19.8666 + 12.4634
}

#[test]
fn the_greatest_of_three() {
    let fixed = json!({ "amount": "35.00" });
    let share = json!({ "shares": [{ "ratio": "0.02" }], "roundTo": to("1.00", "up") });
    let interest = json!({ "amount": "20.00", "shares": [{ "of": ["interest"], "ratio": "1" }] });
    let told = alternatives(&json!([fixed, share, interest]));
    assert_eq!((told["minimum"].clone(), told["minimumAlternative"].clone()), (json!("40.00"), json!(2)));
    let told = alternatives(&json!([fixed, interest]));
    assert_eq!((told["minimum"].clone(), told["minimumAlternative"].clone()), (json!("35.00"), json!(1)));
    let halves = json!([{ "amount": "32.50", "roundTo": to("5.00", "halfUp") }, { "amount": "32.49", "roundTo": to("5.00", "halfUp") }]);
    assert_eq!(alternatives(&halves)["minimum"], "35.00");
    assert_eq!(alternatives(&json!([{ "amount": "5000.00" }]))["minimum"], "1999.00", "never above the balance");
    let until = json!([{ "amount": "100.00", "until": "2024-02-04" }, { "amount": "50.00" }, { "amount": "90.00", "from": "2024-02-06" }]);
    assert_eq!(alternatives(&until)["minimum"], "50.00");
}

/// 1,100.00 of the 11,000.00 are above the limit of 9,900.00: asked for in full beside 1 % of the rest, rounded as a whole.
#[test]
fn what_is_above_the_limit_is_in_every_alternative() {
    let mut case = contract("x01-over-the-limit");
    case["account"]["terms"]["creditLimits"][0]["amount"] = json!("9900.00");
    case["account"]["terms"]["minimum"] = json!({ "alternatives": [
        { "shares": [{ "of": ["purchase"], "ratio": "0.011111" }], "roundTo": to("10.00", "down") },
        { "amount": "35.00" },
    ] });
    let report = report(&case);
    let first = statement(&report, "2024-02-05");
    assert_eq!((first["minimum"].clone(), first["overLimit"].clone()), (json!("1200.00"), json!("1100.00")));
    let texts: Vec<&Value> = report["lines"].as_array().unwrap().iter().map(|line| &line["text"]).collect();
    let says = |language: &str, text: &str| texts.iter().any(|line| line[language].as_str().unwrap().contains(text));
    assert!(says("en", ", the minimum by alternative 1") && says("zh", "，最低还款额按第1种算法"), "{texts:?}");
}
