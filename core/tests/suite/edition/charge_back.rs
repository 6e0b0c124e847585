//! How far back a lost interest-free period is charged where its grace ends in the next cycle.
//!
//! Semantics: [card-35] [card-14].

use serde_json::{Value, json};

use crate::cases::{plain, report};

/// 1,000.00 of 10 March, statements on the 5th and no late fee, charged back no further than the latest cycle.
fn latest(days_to_due: u32, events: &[Value], as_of: &str) -> Value {
    let bought = json!({ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" });
    let mut case = plain(std::iter::once(bought).chain(events.iter().cloned()).collect(), as_of);
    let terms = case["account"]["terms"].as_object_mut().unwrap();
    terms.insert("chargeBack".to_owned(), json!("latestCycle"));
    terms.insert("due".to_owned(), json!({ "rule": "daysAfterStatement", "days": days_to_due }));
    terms.insert("lateFees".to_owned(), json!([]));
    report(&case)
}

fn interest(report: &Value) -> Vec<&str> {
    report["statements"].as_array().unwrap().iter().map(|row| row["interest"].as_str().unwrap()).collect()
}

fn pays(day: &str) -> Value {
    json!({ "kind": "payment", "date": day, "amount": "300.00" })
}

fn moved(day: &str, statement_day: u32) -> Value {
    json!({ "kind": "cycleChange", "date": day, "statementDay": statement_day })
}

/// G of 5 April is 10 May: nothing before 5 May is charged, of what was repaid since either.
#[test]
fn a_grace_that_ends_in_the_next_cycle_is_charged_from_its_first_day() {
    assert_eq!(interest(&latest(35, &[], "2023-06-05")), ["0.00", "0.00", "15.50"]);
    // 700.00 for 31 days; 1,000.00 for three days and 700.00 for 28.
    assert_eq!(interest(&latest(35, &[pays("2023-04-20")], "2023-06-05")), ["0.00", "0.00", "10.85"]);
    assert_eq!(interest(&latest(35, &[pays("2023-05-08")], "2023-06-05")), ["0.00", "0.00", "11.30"]);
    // On the very day of the next statement, 5 May, the grace is in the cycle that begins.
    assert_eq!(interest(&latest(30, &[], "2023-06-05")), ["0.00", "0.00", "15.50"]);
    assert_eq!(interest(&latest(29, &[], "2023-05-05")), ["0.00", "15.00"]);
}

#[test]
fn nothing_is_contingent_before_the_cycle_of_the_grace() {
    let contingent = |days: u32, events: &[Value], day: &str| {
        let told = latest(days, events, day);
        told["balance"]["retroactiveInterest"].as_str().unwrap().to_owned()
    };
    let of = |day: &str| contingent(35, &[], day);
    assert_eq!([of("2023-04-30"), of("2023-05-05"), of("2023-05-10")], ["0.00", "0.00", "2.50"]);
    // In an ordinary cycle it is there from the statement on, what was repaid included.
    let paid = [pays("2023-04-15")];
    assert_eq!(contingent(25, &paid, "2023-04-25"), "8.50");
    let told = latest(35, &[pays("2023-05-08")], "2023-05-10");
    let line = told["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "retroactiveInterest").unwrap();
    assert_eq!((&line["amount"], line["segments"].as_array().unwrap().len()), (&json!("2.20"), 2));
    assert!(line["text"]["en"].as_str().unwrap().contains("(2023-05-05..2023-05-08)"), "{line}");
}

/// The cycle is the one that the grace ends in by the calendar as it came to be.
#[test]
fn a_statement_day_that_moves_decides_the_cycle_of_the_grace() {
    // The next statement moves from 5 to 12 May, after the grace: 1,000.00 for ten days and 700.00 for 27.
    let later = [pays("2023-04-15"), moved("2023-04-20", 12)];
    assert_eq!(interest(&latest(35, &later, "2023-05-12")), ["0.00", "14.45"]);
    // And from 5 May to 20 April, before it: 700.00 for the 30 days from 20 April to 19 May.
    let sooner = [pays("2023-04-08"), moved("2023-04-10", 20)];
    assert_eq!(interest(&latest(25, &sooner, "2023-05-20")), ["0.00", "0.00", "10.50"]);
}

/// An account cut inside such a grace goes on as it would have.
#[test]
fn an_opening_inside_the_grace_charges_the_same_days() {
    for (day, compounding) in [("2023-05-08", "none"), ("2023-04-20", "none"), ("2023-05-08", "daily")] {
        let bought = json!({ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" });
        let mut case = plain(json!([bought]), day);
        let terms = case["account"]["terms"].as_object_mut().unwrap();
        terms.insert("chargeBack".to_owned(), json!("latestCycle"));
        terms.insert("due".to_owned(), json!({ "rule": "daysAfterStatement", "days": 35 }));
        terms.insert("compounding".to_owned(), json!(compounding));
        let mut whole = case.clone();
        whole["asOf"] = json!("2023-06-05");
        case["opening"] = json!(true);
        let mut cut = whole.clone();
        cut["account"]["opening"] = report(&case)["opening"].clone();
        cut["account"]["events"] = json!([]);
        let (whole, cut) = (report(&whole), report(&cut));
        let last = |told: &Value| told["statements"].as_array().unwrap().last().unwrap()["interest"].clone();
        assert_eq!((last(&whole), &whole["balance"]["payoff"]), (last(&cut), &cut["balance"]["payoff"]), "{day}");
    }
}

/// 1,008.00 of 10 March, of which 600.00 is refunded on 10 April and not paid: by the 20th 600.00 for 31 days have earned 9.30,
/// 408.00 for 41 days 8.364. 8.00 of cash has earned 0.004. Paid then, 416.00 does not avert the 17.664, which are posted with
/// the cash, as 17.67, or one statement later, as 17.66.
// Semantics: [card-30].
#[test]
fn what_is_charged_after_the_next_statement_is_rounded_apart() {
    let payoff = |grace_days: u32| {
        let events = json!([
            { "kind": "purchase", "date": "2023-03-10", "amount": "1008.00" },
            { "kind": "refund", "date": "2023-04-10", "amount": "600.00" },
            { "kind": "cashAdvance", "date": "2023-04-19", "amount": "8.00" },
        ]);
        let mut case = plain(events, "2023-04-20");
        case["account"]["terms"]["latePaymentGraceDays"] = json!(grace_days);
        report(&case)["balance"]["payoff"].clone()
    };
    // The grace of 23 April ends on 4, 5 and 6 May; the next statement is of the 5th.
    assert_eq!([11, 12, 13].map(payoff), ["433.67", "433.66", "433.66"].map(|amount| json!(amount)));
}
