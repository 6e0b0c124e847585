//! The rules the published examples do not reach, each worked by hand: the card of E1 (statement on the 5th, due on the
//! 23rd, 1,000.00 on 03-30 at 0.05 % a day, no compounding unless said) with one thing changed.

use super::examples::{card, case, day_of_month, event, fen, interest_on, zhang};
use serde_json::{Value, json};

fn told(events: &[Value], as_of: &str, change: impl Fn(&mut Value)) -> super::Report {
    let mut terms = card("2023-03-06", 5, day_of_month(23));
    change(&mut terms);
    case(&terms, events, as_of)
}

fn bought() -> Value {
    event("purchase", "2023-03-30", "1000")
}

#[test]
fn payment_day_on_the_old_balance() {
    // 1000 x 25 + 900 x 11
    let report = zhang(&[("2023-04-23", "100")], "2023-05-05", |terms| terms["paymentDay"] = json!("oldBalance"));
    assert_eq!(interest_on(&report, "2023-05-05"), fen("17.45"));
}

#[test]
fn frozen_days_are_skipped_in_the_charge_back() {
    // E1 less 1000 x 10
    let events = [
        bought(),
        event("payment", "2023-04-23", "100"),
        json!({ "kind": "freeze", "date": "2023-04-01", "components": ["interest"] }),
        json!({ "kind": "unfreeze", "date": "2023-04-11", "components": ["interest"] }),
    ];
    assert_eq!(interest_on(&told(&events, "2023-05-05", |_| ()), "2023-05-05"), fen("12.40"));
}

#[test]
fn tolerated_remainder_starts_anew() {
    // 5 from 04-24: 5 x 29; 500 x 23 + 454.50 x 13
    let events = [
        bought(),
        event("payment", "2023-04-23", "995"),
        event("purchase", "2023-04-30", "500"),
        event("payment", "2023-05-23", "50.50"),
    ];
    let report = told(&events, "2023-06-05", |terms| terms["tolerance"] = json!("10"));
    assert_eq!(report.statements[1].balance, fen("505"));
    assert_eq!(report.statements[1].minimum, fen("50.50"));
    assert_eq!(interest_on(&report, "2023-05-05"), 0);
    assert_eq!(interest_on(&report, "2023-06-05"), fen("8.78"));
}

#[test]
fn what_is_decided_on_a_statement_day_waits_for_the_next() {
    // G(1) = S(2) = 05-05; 1000 x 67 at S(3)
    let report = told(&[bought()], "2023-06-05", |terms| {
        terms["due"] = json!({ "rule": "daysAfterStatement", "days": 30 });
    });
    assert_eq!(interest_on(&report, "2023-05-05"), 0);
    assert_eq!(interest_on(&report, "2023-06-05"), fen("33.50"));
}

#[test]
fn cash_bears_from_its_day() {
    let events = [json!({ "kind": "cashAdvance", "date": "2023-03-30", "amount": "1000", "fee": "10" })];
    let report = told(&events, "2023-04-05", |_| ());
    assert_eq!(interest_on(&report, "2023-04-05"), fen("3.00"));
    assert_eq!(report.statements[0].balance, fen("1013"));
    assert_eq!(report.statements[0].minimum, fen("113"));
}

#[test]
fn new_purchases_lose_their_free_period_too() {
    // 17.40 + 500 x 25
    let events = [bought(), event("purchase", "2023-04-10", "500"), event("payment", "2023-04-23", "100")];
    let report = told(&events, "2023-05-05", |terms| terms["newPurchasesKeepInterestFreePeriod"] = json!(false));
    assert_eq!(interest_on(&report, "2023-05-05"), fen("23.65"));
}

#[test]
fn unpaid_part_needs_the_minimum() {
    let change = |terms: &mut Value| terms["interestBase"] = json!("unpaidPart");
    // 900 x 36; below the minimum 1000 x 24 + 900.01 x 12
    let met = zhang(&[("2023-04-23", "100")], "2023-05-05", change);
    assert_eq!(interest_on(&met, "2023-05-05"), fen("16.20"));
    let missed = zhang(&[("2023-04-23", "99.99")], "2023-05-05", change);
    assert_eq!(interest_on(&missed, "2023-05-05"), fen("17.40"));
}

#[test]
fn the_order_turns_on_day_91() {
    let standard = |terms: &mut Value| {
        terms.as_object_mut().unwrap().remove("allocation");
    };
    let principal = |date: &str| {
        let report = told(&[bought(), event("payment", date, "10")], date, standard);
        report.balance.components.iter().find(|(name, _, _)| *name == "purchase").unwrap().1
    };
    let before = told(&[bought()], "2023-07-23", standard);
    assert_eq!((before.days_past_due, before.overdue_since.unwrap().text()), (91, "2023-04-23".into()));
    assert_eq!(before.consecutive_missed_payments, 4); // the fourth late-payment grace ends that very day
    assert_eq!(principal("2023-07-22"), fen("1000"));
    assert_eq!(principal("2023-07-23"), fen("990"));
}

#[test]
fn refunded_goods_leave_interest_that_paying_cannot_avert() {
    // 1000 x 11, 03-30 to 04-09
    let events = [bought(), event("refund", "2023-04-10", "1000")];
    let report = told(&events, "2023-04-12", |_| ());
    assert_eq!(
        (report.balance.posted, report.balance.retroactive_interest, report.balance.payoff),
        (0, fen("5.50"), fen("5.50"))
    );
    let counted = told(&events, "2023-04-12", |terms| terms["refundCountsAsPayment"] = json!(true));
    assert_eq!((counted.balance.retroactive_interest, counted.balance.payoff), (0, 0));
}

#[test]
fn minimum_interest_charge() {
    // 0.174 is raised to 1.00
    let events = [event("purchase", "2023-03-30", "10"), event("payment", "2023-04-23", "1")];
    let report = told(&events, "2023-05-05", |terms| terms["minimumInterest"] = json!({ "purchase": "1" }));
    assert_eq!(interest_on(&report, "2023-05-05"), fen("1.00"));
}

#[test]
fn conversion_and_settlement() {
    let converted = json!({
        "id": "plan", "kind": "conversion", "date": "2023-03-31", "amount": "1000", "periods": 12, "annualRate": "0.12"
    });
    let fee = |terms: &mut Value| terms["instalments"] = json!({ "earlySettlementFeeRate": "0.03" });
    // The level payment is 88.85, the first interest 10.00.
    let report = told(&[bought(), converted.clone()], "2023-04-05", fee);
    assert_eq!(report.statements[0].balance, fen("88.85"));
    assert_eq!(report.statements[0].minimum, fen("88.85"));
    assert_eq!(report.balance.plan_principal, fen("921.15"));
    assert_eq!(report.balance.early_settlement_fee, fen("27.63"));
    assert_eq!(report.balance.payoff, fen("1037.63"));
    let settled = json!({ "kind": "instalmentSettlement", "date": "2023-04-06", "plan": "plan" });
    let report = told(&[bought(), converted, settled], "2023-04-06", fee);
    assert_eq!((report.balance.plan_principal, report.balance.payoff), (0, fen("1037.63")));
}

#[test]
fn carry_all_asks_the_whole_unpaid_minimum() {
    // O(2) = 100 + 18.00 of interest, O(3) = 100 + 15.50; M(3) carries O(2) = 118 or M(2) = 218.
    let minimums = |carry: &str| {
        let report = told(&[bought()], "2023-06-05", |terms| terms["minimum"]["carry"] = json!(carry));
        report.statements.iter().map(|statement| statement.minimum).collect::<Vec<_>>()
    };
    assert_eq!(minimums("one"), ["100", "218", "233.50"].map(fen));
    assert_eq!(minimums("all"), ["100", "218", "333.50"].map(fen));
}

#[test]
fn a_reversed_payment_never_happened() {
    let mut paid = event("payment", "2023-04-23", "1000");
    paid["id"] = json!("p");
    let reversal = json!({ "kind": "reversal", "recorded": "2023-05-02", "of": "p" });
    assert_eq!(told(&[bought(), paid, reversal], "2023-05-06", |_| ()), told(&[bought()], "2023-05-06", |_| ()),);
}

#[test]
fn an_assertion_knows_what_its_day_knew() {
    let mut late = event("payment", "2023-04-23", "100");
    late["recorded"] = json!("2023-04-25");
    let claim =
        |recorded: &str| json!({ "kind": "assertion", "date": "2023-04-24", "recorded": recorded, "balance": "1000" });
    let report = told(&[bought(), late, claim("2023-04-24"), claim("2023-04-25")], "2023-05-05", |_| ());
    let actual: Vec<_> = report.assertions.iter().map(|claim| (claim.event, claim.actual)).collect();
    assert_eq!(actual, [(2, fen("1000")), (3, fen("900"))]);
}

#[test]
fn a_report_speaks_the_contract() {
    let report = zhang(&[("2023-04-23", "100")], "2023-05-05", |_| ()).json();
    assert_eq!(
        report["balance"]["components"][1],
        json!({ "component": "interest", "billed": "17.40", "unbilled": "0.00" })
    );
    assert_eq!(report["balance"]["payoff"], "917.40");
    assert_eq!(report["delinquency"]["overdueSince"], Value::Null);
    assert_eq!(report["statements"][1]["interest"], "17.40");
}

/// 100.00 of 1,000.00 are asked for by 23 April, with three days of grace.
#[test]
fn the_amount_overdue_at_and_after_the_last_day_of_grace() {
    let on = |as_of: &str, paid: &[(&str, &str)]| {
        let events: Vec<Value> =
            [bought()].into_iter().chain(paid.iter().map(|(day, amount)| event("payment", day, amount))).collect();
        let late = told(&events, as_of, |terms| terms["latePaymentGraceDays"] = json!(3));
        (late.overdue, late.overdue_since.map(|day| day.text()), late.days_past_due)
    };
    let since = Some("2023-04-23".to_owned());
    assert_eq!(on("2023-04-26", &[]), (0, None, 0));
    assert_eq!(on("2023-04-27", &[]), (fen("100"), since.clone(), 4));
    // What comes in on the last day is in time, but for what is wanting; the day after it is paid late.
    assert_eq!(on("2023-04-27", &[("2023-04-26", "99.99")]), (fen("0.01"), since.clone(), 4));
    assert_eq!(on("2023-04-27", &[("2023-04-26", "100")]), (0, None, 0));
    assert_eq!(on("2023-04-27", &[("2023-04-27", "40")]), (fen("60"), since, 4));
    assert_eq!(on("2023-04-27", &[("2023-04-27", "100")]), (0, None, 0));
}
