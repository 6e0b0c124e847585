//! Schedules that are no plain ones: each worked number of the book, apart from the engine.

use super::examples::{fen, loan, report};
use super::report::Report;
use serde_json::{Value, json};

/// Payments to come, told as runs of equal ones.
fn runs(report: &Report) -> Vec<(i128, usize)> {
    let mut found: Vec<(i128, usize)> = Vec::new();
    for row in &report.coming {
        let payment = row.principal + row.interest;
        match found.last_mut() {
            Some((before, count)) if *before == payment => *count += 1,
            _ => found.push((payment, 1)),
        }
    }
    found
}

fn schedule(terms: &Value) -> Vec<(i128, usize)> {
    runs(&report(terms, &[], terms["disbursed"].as_str().unwrap()))
}

fn run(payment: &str, count: usize) -> (i128, usize) {
    (fen(payment), count)
}

fn thirty_years(first_due: &str) -> Value {
    let mut terms = loan("100000", "2025-01-01", first_due, 360, "level");
    terms["rate"] = json!({ "annual": "0.06" });
    terms["periodInterest"] = json!("actualDays");
    terms["dayCount"] = json!("actual365");
    terms
}

#[test]
fn a_first_period_above_the_payment_brings_its_interest() {
    let ninety = schedule(&thirty_years("2025-04-01"));
    assert_eq!(ninety, [run("1479.45", 1), run("600.43", 358), run("604.52", 1)]);
    let thirty_nine = schedule(&thirty_years("2025-02-09"));
    assert_eq!(thirty_nine, [run("641.10", 1), run("600.25", 358), run("599.48", 1)]);
}

#[test]
fn a_residual_bears_in_every_period() {
    let mut terms = loan("10000", "2025-01-10", "2025-02-10", 12, "level");
    terms["residual"] = json!("2000");
    let found = schedule(&terms);
    assert_eq!(found[0].0, fen("730.79"));
    let last = found.last().unwrap().0 - fen("2000");
    assert!((last - fen("730.79")).abs() < 10, "{found:?}");
}

#[test]
fn a_payment_by_formula_takes_no_days() {
    let mut terms = loan("12000", "2025-01-15", "2025-02-15", 12, "level");
    terms["periodInterest"] = json!("actualDays");
    terms["payment"] = json!("formula");
    let found = schedule(&terms);
    assert_eq!(found[0], run("1066.19", 11));
    assert_ne!(found[1].0, fen("1066.14"));
}

#[test]
fn weeks_and_quarters() {
    let mut terms = loan("5200", "2025-01-06", "2025-01-13", 4, "interestOnly");
    terms["rate"] = json!({ "annual": "0.10" });
    terms["interval"] = json!({ "weeks": 1 });
    assert_eq!(schedule(&terms), [run("10", 3), run("5210", 1)]);
    terms["interval"] = json!({ "months": 3 });
    terms["disbursed"] = json!("2024-10-13");
    assert_eq!(schedule(&terms), [run("130", 3), run("5330", 1)]);
    // Fourteen days of actual/360: 20.2222.
    terms["interval"] = json!({ "days": 14 });
    terms["disbursed"] = json!("2024-12-30");
    assert_eq!(schedule(&terms), [run("20.22", 3), run("5220.22", 1)]);
}

#[test]
fn periods_with_interest_alone_and_with_nothing() {
    let mut terms = loan("12000", "2025-01-15", "2025-02-15", 12, "equalPrincipal");
    terms["interestOnlyPeriods"] = json!(2);
    // 1,200.00 of principal each from the third on.
    assert_eq!(schedule(&terms)[..3], [run("120", 2), run("1320", 1), run("1308", 1)]);
    terms["deferredPeriods"] = json!(1);
    // 120.00 becomes principal: 12,120.00 bear 121.20, then in nine parts 1,346.66.
    assert_eq!(schedule(&terms)[..2], [run("121.20", 2), run("1467.86", 1)]);
    terms["deferredInterest"] = json!("dueWithFirst");
    assert_eq!(schedule(&terms)[..3], [run("240", 1), run("120", 1), run("1453.33", 1)]);
}

#[test]
fn payments_are_cut_to_a_multiple() {
    let mut terms = loan("12000", "2025-01-15", "2025-02-15", 12, "level");
    let mut last = |rounding: Value| {
        terms["paymentRounding"] = rounding;
        schedule(&terms)
    };
    // 1,066.19 solves it; eleven of 1,060.00 leave 1,134.19 or so for the last.
    let down = last(json!({ "mode": "down", "multiple": "10.00" }));
    assert_eq!(down[0], run("1060", 11));
    let not_higher = last(json!({ "mode": "down", "multiple": "10.00", "last": "notHigher" }));
    assert_eq!(not_higher[0], run("1070", 11));
    assert!(not_higher[1].0 < fen("1070"));
    let similar = last(json!({ "mode": "down", "multiple": "1.00", "last": "similar" }));
    assert_eq!(similar[0], run("1066", 11));
}

#[test]
fn a_given_payment_ends_the_loan_early() {
    let mut terms = loan("1200", "2025-01-15", "2025-02-15", 12, "level");
    terms["rate"] = json!({ "annual": "0" });
    terms["paymentAmount"] = json!("250");
    assert_eq!(schedule(&terms), [run("250", 4), run("200", 1)]);
}

#[test]
fn a_down_payment_is_due_at_once() {
    let mut terms = loan("12000", "2025-01-15", "2025-02-15", 11, "equalPrincipal");
    terms["downPayment"] = json!("1000");
    let report = report(&terms, &[], "2025-01-15");
    assert_eq!((report.balance.posted, report.balance.undue_principal), (fen("1000"), fen("11000")));
    assert_eq!(report.coming[0].principal, fen("1000"));
}

/// Six payments of 207.06 with nothing paid: interest stays that of the whole principal.
#[test]
fn interest_on_all_that_is_outstanding() {
    let mut terms = loan("1200", "2025-01-15", "2025-02-15", 6, "level");
    terms["accrual"] = json!("outstanding");
    let rows: Vec<(i128, i128)> =
        report(&terms, &[], "2025-07-15").instalments.iter().map(|row| (row.principal, row.interest)).collect();
    let mut expected = vec![(fen("195.06"), fen("12.00")); 5];
    expected.push((fen("224.70"), fen("12.00")));
    assert_eq!(rows, expected);
}

#[test]
fn a_carried_fraction_loses_nothing() {
    let mut terms = loan("55000", "2025-01-15", "2025-02-15", 36, "interestOnly");
    terms["rate"] = json!({ "annual": "0.10" });
    terms["fraction"] = json!("carried");
    let report = report(&terms, &[], "2028-01-15");
    let interest: Vec<i128> = report.instalments.iter().map(|row| row.interest).collect();
    assert_eq!(interest[..4], ["458.33", "458.34", "458.33", "458.33"].map(fen));
    assert_eq!(interest.iter().sum::<i128>(), fen("16500.00"));
}

#[test]
fn a_prepayment_leaves_the_payment() {
    let mut terms = loan("12000", "2023-01-15", "2023-02-15", 12, "level");
    terms["accrual"] = json!("outstanding");
    terms["excess"] = json!("prepay");
    let paid = [
        json!({ "kind": "payment", "date": "2023-02-15", "amount": "1066.19" }),
        json!({ "kind": "payment", "date": "2023-03-01", "amount": "3000.00" }),
    ];
    let report = report(&terms, &paid, "2023-03-15");
    let row = &report.instalments[1];
    assert_eq!((row.principal, row.interest), (fen("1025.64"), fen("40.55")));
    assert_eq!(report.balance.undue_principal, fen("7083.44"));
}
