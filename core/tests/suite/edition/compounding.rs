//! Interest that compounds by the day.
//!
//! Semantics: [card-16].
#![expect(clippy::arithmetic_side_effects, reason = "a test may overflow; it may not hide a wrong cent")]

use serde_json::{Value, json};

use crate::cases::{owed, plain, report};

fn daily(terms: &Value, events: Value, as_of: &str) -> Value {
    let mut case = plain(events, as_of);
    let given = case["account"]["terms"].as_object_mut().unwrap();
    given.insert("compounding".to_owned(), json!("daily"));
    given.insert("lateFees".to_owned(), json!([]));
    given.extend(terms.as_object().unwrap().clone());
    report(&case)
}

fn line(report: &Value, kind: &str, language: &str) -> String {
    let lines = report["lines"].as_array().unwrap();
    lines.iter().find(|line| line["kind"] == kind).unwrap()["text"][language].as_str().unwrap().to_owned()
}

/// What days earn one after another on a balance and on what was earned: half up to 10^-12 of a fen.
fn days_after_days(days: impl IntoIterator<Item = (i128, i128)>) -> i128 {
    const ONE: i128 = 1_000_000_000_000;
    days.into_iter().fold(0, |earned, (base, rate)| earned + (2 * (base * ONE + earned) * rate + ONE) / (2 * ONE))
}

/// Fen, half up.
fn fen(earned: i128) -> String {
    let fen = (earned + 500_000_000_000) / 1_000_000_000_000;
    format!("{}.{:02}", fen / 100, fen % 100)
}

const RATE: i128 = 500_000_000;

#[test]
fn a_thousand_for_thirty_days() {
    let cash = json!([{ "kind": "cashAdvance", "date": "2023-03-06", "amount": "1000.00" }]);
    let told = daily(&json!({}), cash.clone(), "2023-05-05");
    assert_eq!(told["statements"][0]["interest"], "15.11");
    assert_eq!(told["statements"][1]["interest"], "15.34");
    assert_eq!(told["statements"][1]["compoundInterest"], "0.00");
    let simple = daily(&json!({ "compounding": "none" }), cash, "2023-05-05");
    assert_eq!(simple["statements"][0]["interest"], "15.00");
    let zh = "利息 +15.11：1000.00 × 0.05% × 30天 (2023-03-06..2023-04-05)；按日复利0.10925";
    assert!(line(&told, "interest", "zh").starts_with(zh), "{}", line(&told, "interest", "zh"));
    assert!(
        line(&told, "interest", "en").contains("; 0.10925")
            && line(&told, "interest", "en").ends_with(" by compounding daily")
    );
    assert!(line(&simple, "interest", "en").ends_with("(2023-03-06..2023-04-05)"));
}

/// The segments and what compounding earned are the amount, exactly.
#[test]
fn a_line_with_its_compounding_determines_the_amount() {
    let told = daily(
        &json!({ "purchaseRates": [{ "daily": "0.0005" }, { "from": "2023-04-15", "daily": "0.0003" }] }),
        json!([
            { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
            { "kind": "payment", "date": "2023-04-20", "amount": "300.00" },
            { "kind": "freeze", "date": "2023-04-25", "components": ["interest"] },
            { "kind": "unfreeze", "date": "2023-04-30", "components": ["interest"] },
        ]),
        "2023-05-05",
    );
    let parts = |text: &Value| {
        let (whole, rest) = text.as_str().unwrap().split_once('.').unwrap_or((text.as_str().unwrap(), ""));
        format!("{whole}{rest:0<12}").parse::<i128>().unwrap()
    };
    let line = told["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "interest").unwrap();
    let segments: i128 = line["segments"].as_array().unwrap().iter().map(|row| parts(&row["exact"])).sum();
    // 10 March to 14 April, to 19 April, 300.00 repaid then, to 24 April, and, after a freeze of five days, to 4 May. What of
    // a purchase is unpaid on 23 April, and what was repaid of it, are charged back apart.
    let (low, by) = (RATE * 3 / 5, |days: usize, base: i128, rate: i128| std::iter::repeat_n((base, rate), days));
    let unpaid = days_after_days(by(36, 70_000, RATE).chain(by(9, 70_000, low)));
    let repaid = days_after_days(by(36, 30_000, RATE).chain(by(5, 30_000, low)).chain(by(4, 0, low)));
    let expected = (0..6).fold(unpaid + repaid, |earned, _| {
        earned + (2 * (70_000 * 1_000_000_000_000 + earned) * low + 1_000_000_000_000) / 2_000_000_000_000
    });
    assert_eq!(segments + parts(&line["compounded"]), expected);
    assert_eq!(line["amount"], fen(expected));
}

/// Under the latest cycle alone and under posting days alike; shown before it is owed.
#[test]
fn what_is_charged_back_compounds_from_its_first_day() {
    let bought = json!([{ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }]);
    let of = |terms: Value, as_of: &str| daily(&terms, bought.clone(), as_of);
    assert_eq!(of(json!({}), "2023-05-05")["statements"][1]["interest"], "28.39");
    let latest = json!({ "chargeBack": "latestCycle" });
    assert_eq!(of(latest.clone(), "2023-05-05")["statements"][1]["interest"], "15.11");
    assert_eq!(of(latest, "2023-04-20")["balance"]["retroactiveInterest"], "7.53"); // 15 days
    let unpaid = daily(
        &json!({ "interestBase": "unpaidPart" }),
        json!([
            { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
            { "kind": "payment", "date": "2023-04-20", "amount": "900.00" },
        ]),
        "2023-05-05",
    );
    assert_eq!(unpaid["statements"][1]["interest"], "2.84");
}

/// A freeze of compound interest has nothing to stop; one of interest stops both.
#[test]
fn frozen_days_earn_nothing_of_either() {
    let frozen = |component: &str| {
        let events = json!([
            { "kind": "cashAdvance", "date": "2023-03-06", "amount": "1000.00" },
            { "kind": "freeze", "date": "2023-03-26", "components": [component] },
        ]);
        owed(&daily(&json!({}), events, "2023-04-05"), "interest")
    };
    assert_eq!(frozen("compoundInterest"), ["15.11", "0.00"]);
    assert_eq!(frozen("interest"), [fen(days_after_days([(100_000, RATE); 20])), "0.00".to_owned()]);
}

/// 600.00 refunded of a bill that refunds do not pay: its interest is in the payoff, and ends with it.
#[test]
fn what_the_payoff_paid_in_advance_earns_nothing_more() {
    let told = |paid: Option<&str>, as_of: &str| {
        let mut events = vec![
            json!({ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }),
            json!({ "kind": "refund", "date": "2023-04-10", "amount": "600.00" }),
        ];
        events.extend(paid.map(|amount| json!({ "kind": "payment", "date": "2023-04-20", "amount": amount })));
        daily(&json!({}), json!(events), as_of)
    };
    assert_eq!(told(None, "2023-04-20")["balance"]["payoff"], "417.70");
    let of_both = days_after_days(std::iter::repeat_n((60_000, RATE), 31).chain([(0, RATE); 10]))
        + days_after_days([(40_000, RATE); 41]);
    assert_eq!(fen(of_both), "17.70");
    let ended = told(Some("417.70"), "2023-07-05");
    assert_eq!((&ended["statements"][1]["interest"], &ended["balance"]["payoff"]), (&json!("17.70"), &json!("0.00")));
    // 10.00 less: what the credit of 7.70 does not meet goes on earning for the 15 days to 4 May.
    let short = told(Some("407.70"), "2023-05-05");
    let met = 770 * 1_000_000_000_000;
    let earned =
        (0..15).fold(of_both, |earned, _| earned + (2 * (earned - met) * RATE + 1_000_000_000_000) / 2_000_000_000_000);
    assert_eq!(short["statements"][1]["interest"], fen(earned));
    assert_ne!(fen(earned), "17.70");
}
