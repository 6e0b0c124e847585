//! The published loan examples, told as case documents; each names its entry in the collection.

use super::{Report, loan_oracle};
use crate::oracle::decimal;
use serde_json::{Value, json};

/// 12 % a year on actual/360, paid back at once; nothing about being late.
pub(super) fn loan(principal: &str, disbursed: &str, first_due: &str, periods: u64, method: &str) -> Value {
    json!({
        "principal": principal,
        "disbursed": disbursed,
        "firstDue": first_due,
        "periods": periods,
        "method": method,
        "rate": { "annual": "0.12" },
    })
}

pub(super) fn event(kind: &str, date: &str, amount: &str) -> Value {
    json!({ "kind": kind, "date": date, "amount": amount })
}

/// The loan is paid out, and then this happens.
pub(super) fn case(terms: &Value, events: &[Value], as_of: &str) -> Value {
    let mut all = vec![json!({ "kind": "disbursement", "date": terms["disbursed"], "amount": terms["principal"] })];
    all.extend_from_slice(events);
    json!({
        "version": "arrears-case/2",
        "account": { "kind": "loan", "terms": terms, "events": all },
        "asOf": as_of,
    })
}

pub(super) fn report(terms: &Value, events: &[Value], as_of: &str) -> Report {
    loan_oracle(&case(terms, events, as_of)).unwrap()
}

pub(super) fn fen(text: &str) -> i128 {
    decimal(text, 2).unwrap()
}

pub(super) fn owed(report: &Report, component: &str) -> i128 {
    report.balance.components.iter().find(|(name, _)| *name == component).map_or(0, |(_, amount)| *amount)
}

/// Free until late, then 0.05 % a day of the overdue amount from the day after, the day of payment counted.
fn huabei(amount: &str, as_of: &str) -> Report {
    let mut terms = loan(amount, "2023-05-10", "2023-06-10", 1, "bullet");
    terms["rate"] = json!({ "annual": "0" });
    terms["penalty"] = json!({ "rate": { "daily": "0.0005" }, "base": "principalAndInterest" });
    terms["overdueFrom"] = json!("dayAfterDue");
    terms["paymentDay"] = json!("oldBalance");
    report(&terms, &[], as_of)
}

#[test]
fn l3_two_thousand_thirty_days_late() {
    let report = huabei("2000", "2023-07-10");
    assert_eq!(report.balance.penalty_interest, fen("30.00"));
    assert_eq!(report.balance.payoff, fen("2030.00"));
    assert_eq!((report.days_past_due, report.overdue_since.unwrap().text()), (30, "2023-06-10".into()));
}

#[test]
fn l5_one_thousand_ten_days_late() {
    assert_eq!(huabei("1000", "2023-06-20").balance.penalty_interest, fen("5.00"));
}

#[test]
fn w3_costs_interest_principal() {
    // 100,000 and 5,000 of interest are due: half a year at 10 %.
    let mut terms = loan("100000", "2022-12-01", "2023-06-01", 1, "bullet");
    terms["rate"] = json!({ "annual": "0.10" });
    terms["dayCount"] = json!("thirty360");
    let events = [event("cost", "2023-06-01", "3000"), event("payment", "2023-06-01", "30000")];
    let before = report(&terms, &events[..1], "2023-06-01");
    assert_eq!(["cost", "interest", "loan"].map(|name| owed(&before, name)), ["3000", "5000", "100000"].map(fen));
    let after = report(&terms, &events, "2023-06-01");
    assert_eq!(["cost", "interest", "loan"].map(|name| owed(&after, name)), ["0", "0", "78000"].map(fen));
}

#[test]
fn i1_twelve_thousand_at_a_flat_fee() {
    let mut terms = loan("12000", "2023-01-10", "2023-02-10", 12, "flatFee");
    terms["rate"] = json!({ "monthly": "0.006" });
    let report = report(&terms, &[], "2023-01-10");
    assert!(report.coming.iter().all(|row| row.principal + row.fee == fen("1072") && row.fee == fen("72")));
    assert_eq!(report.coming.len(), 12);
}

/// The example of the semantics itself, [loan-6].
#[test]
fn a_long_first_period_changes_only_its_own_payment() {
    let mut terms = loan("10000", "2023-01-10", "2023-02-25", 12, "level");
    terms["dayCount"] = json!("actual365");
    let last = report(&terms, &[], "2024-01-25");
    let payments: Vec<i128> = last.instalments.iter().map(|row| row.principal + row.interest).collect();
    assert_eq!(payments[0], fen("939.72"));
    assert!(payments[1..11].iter().all(|payment| *payment == fen("888.49")));
    assert_eq!(payments[11], fen("888.47"));
    let first = report(&terms, &[], "2023-01-10");
    let promised: Vec<i128> = first.coming.iter().map(|row| row.principal + row.interest).collect();
    assert_eq!(promised, payments);
}
