//! Interest that is due on the first day of its period.
//!
//! Semantics: [loan-48].

use serde_json::{Value, json};

use crate::cases::{fen, report};
use crate::loan::desk::Loan;

/// 10,000.00 at 12 % lent on 10 January, first due on 10 February, in twelve.
fn loan(terms: &Value) -> Loan {
    let mut all = json!({ "interestTiming": "inAdvance" });
    all.as_object_mut().unwrap().extend(terms.as_object().unwrap().clone());
    Loan::with(&all)
}

fn told(loan: &Loan, day: &str) -> Value {
    let mut case = loan.0.clone();
    case["asOf"] = json!(day);
    report(&case)
}

/// Principal and interest of all that has fallen due and will, where that is anything.
fn rows(report: &Value) -> Vec<(i64, i64)> {
    let lists = ["instalments", "comingSchedule"].map(|key| report[key].as_array().unwrap().clone()).concat();
    let amounts = lists.iter().map(|row| (fen(&row["principal"]), fen(&row["interest"])));
    amounts.filter(|row| *row != (0, 0)).collect()
}

#[test]
fn a_level_payment_is_the_same_on_every_due_date() {
    for (percent, periods) in [(1_i128, 12_u32), (2, 7), (1, 15), (3, 11)] {
        let told =
            told(&loan(&json!({ "rate": { "monthly": format!("0.0{percent}") }, "periods": periods })), "2023-01-10");
        let rows = rows(&told);
        // P i / (1 - (1 - i)^n) over 100^n.
        let (all, kept) = (100_i128.pow(periods), (100 - percent).pow(periods));
        let (numerator, denominator) = (1_000_000 * percent * all, 100 * (all - kept));
        let payment = i64::try_from((2 * numerator + denominator) / (2 * denominator)).unwrap();
        assert_eq!(rows.len(), usize::try_from(periods).unwrap() + 1);
        assert_eq!(rows[0], (0, i64::try_from(10_000 * percent).unwrap()));
        let mut owed = 1_000_000_i64;
        for (n, (principal, interest)) in rows[1..].iter().enumerate() {
            owed -= principal;
            let bears = i128::from(owed) * percent;
            assert_eq!(i128::from(*interest), (bears * 2 + 100) / 200, "{percent} % in {periods}");
            if n + 2 < rows.len() {
                assert_eq!(principal + interest, payment, "{percent} % in {periods}");
            }
        }
        assert_eq!((owed, rows.last().unwrap().1), (0, 0));
        assert!((rows.last().unwrap().0 - payment).abs() < 20, "{rows:?}");
    }
}

#[test]
fn equal_parts_and_interest_alone() {
    let equal = rows(&told(&loan(&json!({ "method": "equalPrincipal", "periods": 4 })), "2023-01-10"));
    assert_eq!(equal, [(0, 10_000), (250_000, 7_500), (250_000, 5_000), (250_000, 2_500), (250_000, 0)]);
    let only = rows(&told(&loan(&json!({ "method": "interestOnly", "periods": 3 })), "2023-12-01"));
    assert_eq!(only, [(0, 10_000), (0, 10_000), (0, 10_000), (1_000_000, 0)]);
}

/// By days the first period of 46 bears 46/365 of a year, in advance as well.
#[test]
fn a_longer_first_period_is_paid_for_on_the_day_of_disbursement() {
    let long = loan(&json!({ "method": "equalPrincipal", "firstDue": "2023-02-25", "dayCount": "actual365" }));
    let told = told(&long, "2023-01-10");
    assert_eq!(rows(&told)[0], (0, 15_123));
    let line = told["lines"].as_array().unwrap().iter().find(|line| line["component"] == "interest").unwrap();
    assert_eq!((&line["amount"], &line["loanSegments"][0]["days"]), (&json!("151.23"), &json!(46)));
}

/// Inside a period nothing accrues, not even a part of a cent.
#[test]
fn no_line_says_that_anything_accrued() {
    let told = told(&loan(&json!({ "periods": 3 })).pays("2023-01-10", "100.00"), "2023-01-25");
    assert!(told["lines"].as_array().unwrap().iter().all(|line| line["kind"] != "accrued"), "{told}");
}

/// Inside a period nothing of its interest changes.
#[test]
fn what_happens_inside_a_period_leaves_its_interest() {
    let story = loan(&json!({ "method": "interestOnly", "periods": 6 }))
        .pays("2023-01-10", "100.00")
        .event(json!({ "kind": "rateChange", "date": "2023-01-20", "rate": { "annual": "0.24" } }))
        .event(json!({ "kind": "earlyRepayment", "date": "2023-01-25", "amount": "4000.00", "keep": "term" }))
        .event(json!({ "kind": "freeze", "date": "2023-03-05", "components": ["interest"] }))
        .event(json!({ "kind": "unfreeze", "date": "2023-03-15", "components": ["interest"] }));
    let before = told(&story, "2023-01-26");
    assert_eq!(
        (&before["balance"]["payoff"], &before["balance"]["accrued"]["interest"]),
        (&json!("6000.00"), &json!("0.00"))
    );
    let after = told(&story, "2023-04-10");
    let interest: Vec<i64> = rows(&after).iter().map(|(_, interest)| *interest).collect();
    // 1 % of 10,000.00, then 2 % of 6,000.00; nothing for the period that begins on 10 March, in the freeze.
    assert_eq!(interest, [10_000, 12_000, 12_000, 12_000, 12_000, 0]);
    let called = told(&loan(&json!({})).event(json!({ "kind": "acceleration", "date": "2023-01-25" })), "2023-01-25");
    assert_eq!(called["balance"]["payoff"], "10100.00");
}
