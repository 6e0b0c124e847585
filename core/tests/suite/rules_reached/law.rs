//! Rules about the order of payments, classes, a pause, and what is kept.

use serde_json::{Value, json};

use super::{Pair, card, law, loan, pair, terms};

/// 100.00 paid ten days late.
fn paid(year: i32) -> Value {
    json!({ "account": { "events": [
        { "kind": "purchase", "date": format!("{year}-03-10"), "amount": "1000.00" },
        { "kind": "payment", "date": format!("{year}-05-06"), "amount": "100.00" },
    ] } })
}

fn assigned(classification: &str) -> Value {
    law(json!({ "assignedClassification": classification }))
}

/// A record of casework, the months it is kept, and perhaps a debt settled two years later.
fn kept(record: Value, of: &str, months: u16, settled: bool) -> Value {
    let own = json!({ "date": "2024-03-02", "time": "10:00", "actor": "desk-4" });
    let mut record = record;
    crate::semantics::merge(&mut record, &own);
    let step = |date, to| json!({ "date": date, "time": "09:00", "actor": "desk-4", "kind": "step", "to": to });
    let mut records = vec![step("2024-03-01", "opened"), record];
    if settled {
        records.push(step("2026-03-02", "settled"));
    }
    json!({ "casework": { "case": "c-1", "records": records, "retentionMonths": { of: months } } })
}

fn record(of: &str) -> Value {
    json!({ "kind": "kept", "record": of })
}

pub(super) fn pairs() -> Vec<Pair> {
    let mut all = standing();
    all.extend(retention());
    all
}

fn standing() -> Vec<Pair> {
    let charges = json!(["interest", "compoundInterest", "penaltyInterest", "lateFee", "fee"]);
    let principal = json!(["purchase", "cash", "instalment", "loan"]);
    let orders = |groups: Value| json!({ "current": groups, "overdue": groups, "longOverdue": groups });
    let of_card = |groups: Value| terms(json!({ "allocation": orders(groups) }));
    let of_loan = |groups: Value| terms(json!({ "allocation": { "order": groups } }));
    let (cost, usual) = (json!(["cost"]), card(2023, "2023-05-20"));
    let charges_first = json!([cost, charges, principal]);
    let principal_first = json!([principal, charges, cost]);
    let by_rate = |part: &str, currency: &str| {
        let orders = json!({ "highestRateFirst": part, "current": charges_first, "overdue": charges_first,
            "longOverdue": charges_first });
        terms(json!({ "currency": currency, "allocation": orders }))
    };
    let plain = |currency: &str| terms(json!({ "currency": currency, "allocation": orders(charges_first.clone()) }));
    let of_loan_paid = json!({ "account": { "events": [
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        { "kind": "payment", "date": "2023-03-01", "amount": "100.00" },
    ] } });
    // Due on 25 April, nothing paid: 130 days late.
    let late = |year: i32| card(year, &format!("{year}-09-02"));
    let restructured = law(json!({ "restructurings": [{ "agreed": "2023-08-01", "firstNewDue": "2023-09-01" }] }));
    let freeze = json!({ "kind": "freeze", "date": "2023-05-01", "components": ["interest"] });
    let frozen = json!({ "account": { "events": [
        { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }, freeze,
    ] } });
    let pounds = terms(json!({ "currency": "GBP" }));
    let space = law(json!({ "moratoriumFrom": "2023-05-01" }));
    vec![
        pair(
            ("cn", "cn.card.allocation", "2011-01-13"),
            &[usual.clone(), paid(2023)],
            of_card(charges_first.clone()),
            of_card(principal_first.clone()),
        ),
        pair(
            ("cn", "cn.loan.allocation", "2021-01-01"),
            &[loan(2023, "0.12"), of_loan_paid],
            of_loan(charges_first.clone()),
            of_loan(principal_first),
        ),
        pair(
            ("us", "us.card.allocation", "2010-02-22"),
            &[usual.clone(), paid(2023)],
            by_rate("excess", "USD"),
            plain("USD"),
        ),
        pair(
            ("gb", "gb.card.allocation", "2014-04-01"),
            &[usual.clone(), paid(2023)],
            by_rate("payment", "GBP"),
            by_rate("excess", "GBP"),
        ),
        pair(
            ("cn", "cn.classification.order-2023", "2023-07-01"),
            &[late(2023)],
            assigned("substandard"),
            assigned("specialMention"),
        ),
        pair(
            ("cn", "cn.classification.card-2011", "2011-01-13"),
            &[late(2022)],
            assigned("doubtful"),
            assigned("substandard"),
        ),
        pair(
            ("cn", "cn.classification.card-2011", "2023-07-01"),
            &[late(2023)],
            assigned("doubtful"),
            assigned("substandard"),
        ),
        pair(
            ("cn", "cn.classification.restructured", "2023-07-01"),
            &[card(2023, "2023-10-02"), restructured],
            assigned("specialMention"),
            assigned("pass"),
        ),
        pair(("gb", "gb.breathing-space", "2021-05-04"), &[usual, pounds, space], frozen, json!({})),
    ]
}

fn retention() -> Vec<Pair> {
    let base = || card(2026, "2026-03-05");
    let call = json!({ "kind": "contact", "channel": "call", "person": "debtor", "effective": true });
    let pair = |rule, from, shared: Value, of: (Value, &str), [holds, breaks]: [u16; 2], settled| {
        let kept = |months| kept(of.0.clone(), of.1, months, settled);
        pair(("cn", rule, from), &[base(), shared], kept(holds), kept(breaks))
    };
    let record = |of: &'static str| (record(of), of);
    vec![
        pair("cn.record.recording", "2011-01-13", json!({}), record("recording"), [24, 23], false),
        pair(
            "cn.record.consumer-finance",
            "2024-04-18",
            law(json!({ "lender": "consumerFinance" })),
            (call, "collectionRecord"),
            [60, 59],
            false,
        ),
        pair("cn.record.oral-agreement", "2011-01-13", json!({}), record("oralAgreement"), [24, 23], true),
        pair("cn.record.credit-entry", "2013-03-15", json!({}), record("creditEntry"), [84, 85], true),
    ]
}
