//! Rules about asking for payment.

use serde_json::{Value, json};

use super::{Pair, card, law, loan, pair, terms};

/// The file of a case: opened on a day, calls before, and the contact asked about.
fn file(day: &str, calls: &[(&str, &str, bool)], contact: &Value) -> Value {
    let mut records =
        vec![json!({ "date": calls.first().map_or(day, |call| call.0), "time": "08:00", "actor": "desk-4",
        "kind": "step", "to": "opened" })];
    for (date, time, effective) in calls {
        records.push(json!({ "date": date, "time": time, "actor": "desk-4", "kind": "contact", "channel": "call",
            "contactPoint": "line-a", "person": "debtor", "effective": effective }));
    }
    let mut asked = json!({ "date": day, "time": "20:00", "channel": "call", "contactPoint": "line-a" });
    crate::semantics::merge(&mut asked, contact);
    json!({ "casework": { "case": "c-1", "records": records, "contact": asked } })
}

fn at(day: &str, contact: Value) -> Value {
    file(day, &[], &contact)
}

pub(super) fn pairs() -> Vec<Pair> {
    let mut all = china();
    all.extend(united_states());
    all
}

fn china() -> Vec<Pair> {
    let online = || [loan(2025, "0.12"), law(json!({ "product": "onlineLoan" }))];
    let of_card = || [card(2025, "2026-03-02")];
    let person = |day, person: &str| at(day, json!({ "person": person }));
    let hours = |day| [at(day, json!({ "time": "21:59" })), at(day, json!({ "time": "22:00" }))];
    let hours_of = |rule, from, shared: &[Value], day| {
        let [holds, breaks] = hours(day);
        pair(("cn", rule, from), shared, holds, breaks)
    };
    let talks = [("2025-06-02", "09:00", true), ("2025-06-02", "10:00", true), ("2025-06-02", "11:00", true)];
    let dials: Vec<(&str, &str, bool)> = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00"]
        .iter()
        .map(|time| ("2026-03-02", *time, false))
        .collect();
    let relay = json!({ "person": "contactPerson", "purpose": "relay", "contactPoint": "line-b" });
    let plan = |performed: bool| at("2026-03-02", json!({ "planPerformed": performed }));
    vec![
        hours_of("cn.contact.hours-online", "2025-02-28", &online(), "2025-06-02"),
        hours_of("cn.contact.hours", "2025-02-28", &of_card(), "2025-06-02"),
        hours_of("cn.contact.hours", "2026-01-30", &of_card(), "2026-03-02"),
        pair(
            ("cn", "cn.contact.effective-calls", "2025-02-28"),
            &online(),
            file("2025-06-02", &talks[..2], &json!({})),
            file("2025-06-02", &talks, &json!({})),
        ),
        pair(
            ("cn", "cn.contact.dial-attempts", "2026-01-30"),
            &of_card(),
            file("2026-03-02", &dials[..5], &json!({})),
            file("2026-03-02", &dials, &json!({})),
        ),
        pair(
            ("cn", "cn.contact.persons-card", "2011-01-13"),
            &of_card(),
            person("2026-03-02", "guarantor"),
            person("2026-03-02", "contactPerson"),
        ),
        pair(
            ("cn", "cn.contact.persons-online", "2025-02-28"),
            &online(),
            at("2025-06-02", json!({ "person": "contactPerson", "debtorReachable": false })),
            person("2025-06-02", "contactPerson"),
        ),
        pair(
            ("cn", "cn.contact.persons", "2026-01-30"),
            &[loan(2025, "0.12")],
            at("2026-03-02", json!({ "person": "contactPerson", "debtorReachable": false })),
            person("2026-03-02", "contactPerson"),
        ),
        pair(
            ("cn", "cn.contact.relay", "2026-01-30"),
            &of_card(),
            file("2026-03-02", &dials[..3], &relay),
            file("2026-03-02", &dials[..2], &relay),
        ),
        pair(("cn", "cn.contact.stop-while-performing", "2011-01-13"), &of_card(), plan(false), plan(true)),
    ]
}

fn united_states() -> Vec<Pair> {
    let agency = || [card(2025, "2026-03-02"), terms(json!({ "currency": "USD" })), law(json!({ "lender": "agency" }))];
    let pair = |rule, holds, breaks| pair(("us", rule, "2021-11-30"), &agency(), holds, breaks);
    let week: Vec<(&str, &str, bool)> = ["09:00", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00"]
        .iter()
        .map(|time| ("2026-02-26", *time, false))
        .collect();
    let talk = |date| file("2026-03-02", &[(date, "10:00", true)], &json!({}));
    vec![
        pair(
            "us.collector.hours",
            at("2026-03-02", json!({ "time": "20:59" })),
            at("2026-03-02", json!({ "time": "21:00" })),
        ),
        pair(
            "us.collector.seven-calls",
            file("2026-03-02", &week[..6], &json!({})),
            file("2026-03-02", &week, &json!({})),
        ),
        pair("us.collector.after-conversation", talk("2026-02-23"), talk("2026-02-24")),
    ]
}
