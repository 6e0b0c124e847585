//! Disputes: while they last, against the customer, for the customer; and that none rewrites what was known before.

use serde_json::{Value, json};

use crate::cases::{owed, plain, report, try_report};

fn with(events: &[Value], as_of: &str) -> Value {
    let mut all = vec![
        json!({ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }),
        json!({ "id": "shoes", "kind": "purchase", "date": "2023-03-12", "amount": "500.00" }),
    ];
    all.extend_from_slice(events);
    let mut case = plain(Value::Array(all), as_of);
    case["account"]["terms"]["lateFees"] = json!([{ "rate": "0.05" }]);
    case
}

fn dispute() -> Value {
    json!({ "id": "dispute", "kind": "dispute", "date": "2023-04-10", "of": "shoes" })
}

fn end(day: &str, outcome: &str) -> Value {
    json!({ "id": "end", "kind": "disputeEnd", "date": day, "of": "dispute", "outcome": outcome })
}

fn paid(day: &str, amount: &str) -> Value {
    json!({ "kind": "payment", "date": day, "amount": amount })
}

#[test]
fn what_is_disputed_is_in_none_of_the_other_figures() {
    let told = report(&with(&[dispute()], "2023-04-23"));
    let balance = &told["balance"];
    assert_eq!([&balance["disputed"], &balance["posted"], &balance["payoff"]], ["500.00", "1000.00", "1000.00"]);
    let late = report(&with(&[dispute()], "2023-04-24"));
    assert_eq!(late["delinquency"]["overdue"], "100.00"); // of a minimum of 150.00
    let all_disputed = report(&with(&[dispute(), paid("2023-04-20", "1000.00")], "2023-05-05"));
    assert_eq!(all_disputed["balance"]["payoff"], "0.00");
    assert_eq!(all_disputed["lateFees"], json!([]));
    assert_eq!(all_disputed["delinquency"]["daysPastDue"], 0);
    let line = all_disputed["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "dispute").unwrap().clone();
    assert_eq!(
        line["text"]["en"],
        "disputed, set apart -500.00, 0 days past due: 500.00 to purchases of 2023-03-12 (billed)"
    );
}

#[test]
fn against_the_customer_it_returns_with_its_interest_and_without_late_fee() {
    let events = [dispute(), paid("2023-04-20", "1000.00"), end("2023-06-10", "against")];
    let told = report(&with(&events, "2023-07-22"));
    let july = &told["statements"].as_array().unwrap()[3];
    // 500.00 from 12 March to 4 July, 115 days: 28.75.
    assert_eq!([&july["date"], &july["interest"], &july["balance"]], ["2023-07-05", "28.75", "528.75"]);
    assert_eq!(told["lateFees"], json!([]));
    assert_eq!(told["delinquency"]["daysPastDue"], 0);
    let late = report(&with(&events, "2023-07-24"));
    assert_eq!(late["delinquency"]["overdueSince"], "2023-07-23");
}

#[test]
fn ended_within_the_interest_free_period_it_is_a_purchase_of_the_next_bill() {
    let events = [dispute(), paid("2023-04-20", "1000.00"), end("2023-04-15", "against"), paid("2023-05-20", "500.00")];
    let told = report(&with(&events, "2023-06-05"));
    assert_eq!(told["balance"]["payoff"], "0.00");
    assert_eq!(owed(&told, "interest"), ["0.00", "0.00"]);
}

#[test]
fn for_the_customer_it_was_refunded_on_its_own_day() {
    let (events, refund) = (
        [dispute(), end("2023-06-10", "forCustomer")],
        json!({ "kind": "refund", "date": "2023-03-12", "amount": "500.00", "of": "shoes" }),
    );
    let (disputed, refunded) = (report(&with(&events, "2023-07-10")), report(&with(&[refund], "2023-07-10")));
    assert_eq!(disputed["balance"], refunded["balance"]);
    assert_eq!(disputed["statements"], refunded["statements"]);
    assert_eq!(disputed["delinquency"], refunded["delinquency"]);
}

#[test]
fn no_end_rewrites_what_was_known_before() {
    let mut before = with(&[dispute()], "2023-05-20");
    for outcome in ["forCustomer", "against"] {
        let mut after = with(&[dispute(), end("2023-06-10", outcome)], "2023-05-20");
        for known in ["2023-04-09", "2023-04-10", "2023-06-09"] {
            before["knownOn"] = json!(known);
            after["knownOn"] = json!(known);
            assert_eq!(report(&before), report(&after), "{outcome} {known}");
        }
    }
    before["knownOn"] = json!("2023-04-09");
    assert_eq!(report(&before)["balance"].get("disputed"), None);
}

#[test]
fn an_end_that_is_reversed_lets_the_dispute_go_on() {
    let reversed = json!({ "kind": "reversal", "recorded": "2023-06-20", "of": "end" });
    let events = [dispute(), end("2023-06-10", "forCustomer"), reversed];
    let mut case = with(&events, "2023-07-10");
    let open = report(&with(&[dispute()], "2023-07-10"));
    assert_eq!(report(&case)["balance"], open["balance"]);
    case["knownOn"] = json!("2023-06-15");
    assert_eq!(report(&case)["balance"].get("disputed"), None);
    case["account"]["events"]
        .as_array_mut()
        .unwrap()
        .push(json!({ "kind": "disputeEnd", "date": "2023-06-25", "of": "dispute", "outcome": "against" }));
    case["knownOn"] = json!("2023-06-30");
    assert_eq!(report(&case)["balance"].get("disputed"), None);
    assert_eq!(owed(&report(&case), "purchase"), ["1500.00", "0.00"]);
}

#[test]
fn a_part_may_be_disputed_and_open_demands_fall_by_what_it_had_put_into_them() {
    let part = json!({ "id": "dispute", "kind": "dispute", "date": "2023-05-08", "of": "shoes", "amount": "200.00" });
    let told = report(&with(&[part], "2023-05-10"));
    assert_eq!(told["balance"]["disputed"], "200.00");
    // 150.00 of April, less 20.00.
    assert_eq!(told["delinquency"]["overdue"], "130.00");
}

#[test]
fn what_was_above_the_credit_limit_falls_out_of_the_minimum_in_full() {
    let purchase =
        |id: &str, amount: &str| json!({ "id": id, "kind": "purchase", "date": "2023-03-10", "amount": amount });
    let disputed = json!({ "kind": "dispute", "date": "2023-04-10", "of": "shoes" });
    let bought = json!([purchase("sofa", "10000.00"), purchase("shoes", "1000.00"), disputed]);
    let mut case = plain(bought, "2023-04-24");
    case["account"]["terms"]["creditLimits"] = json!([{ "amount": "10000.00" }]);
    let told = report(&case);
    assert_eq!(told["statements"][0]["minimum"], "2000.00");
    assert_eq!(told["delinquency"]["overdue"], "1000.00"); // 10 % of the other 10,000.00
}

#[test]
fn an_alternative_that_asked_falls_by_its_own_share_and_is_never_above_the_balance() {
    let disputed = |amount: &str| {
        let part = json!({ "kind": "dispute", "date": "2023-04-10", "of": "shoes", "amount": amount });
        let bought = json!({ "id": "shoes", "kind": "purchase", "date": "2023-03-10", "amount": "400.00" });
        let mut case = plain(json!([bought, part]), "2023-04-24");
        case["account"]["terms"]["minimum"] =
            json!({ "alternatives": [{ "amount": "35.00", "shares": [{ "of": ["purchase"], "ratio": "0.02" }] }] });
        report(&case)["delinquency"]["overdue"].clone()
    };
    assert_eq!(disputed("100.00"), "41.00"); // of 43.00
    assert_eq!(disputed("380.00"), "20.00");
}

/// Semantics: [card-41]. The end of a dispute that nobody has recorded yet is reversed: the dispute is known when it is recorded.
#[test]
fn an_end_that_is_reversed_makes_no_dispute_known_early() {
    let mut late = dispute();
    late["recorded"] = json!("2023-08-01");
    let reversal = json!({ "kind": "reversal", "recorded": "2023-06-15", "of": "end" });
    let mut case = with(&[late, end("2023-05-31", "forCustomer"), reversal], "2023-04-12");
    let mut disputed = |known: &str| {
        case["knownOn"] = json!(known);
        report(&case)["balance"]["disputed"].clone()
    };
    assert_eq!([disputed("2023-07-01"), disputed("2023-08-01")], [Value::Null, json!("500.00")]);
}

/// Semantics: [card-41]. While an end is known there is no dispute to end: 500.00 would be refunded twice.
#[test]
fn an_end_that_is_reversed_later_is_the_only_one_until_then() {
    let reversed = json!({ "kind": "reversal", "recorded": "2023-06-20", "of": "end" });
    let again = |day: &str| {
        let second = json!({ "kind": "disputeEnd", "date": day, "of": "dispute", "outcome": "forCustomer" });
        with(&[dispute(), end("2023-06-10", "forCustomer"), reversed.clone(), second], "2023-07-10")
    };
    let refused = try_report(&again("2023-06-15")).unwrap_err();
    assert_eq!((refused.code(), refused.path()), (518, "account.events[5].of"));
    // From the day of the reversal it may: the balance is that of the first end.
    let once = report(&with(&[dispute(), end("2023-06-10", "forCustomer")], "2023-07-10"));
    assert_eq!(report(&again("2023-06-20"))["balance"], once["balance"]);
}
