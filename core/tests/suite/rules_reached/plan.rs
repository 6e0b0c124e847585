//! Rules about plans and about the documents around them.

use serde_json::{Value, json};

use super::{Pair, card, law, pair};

/// A policy of one kind, asked about by somebody who can pay well.
fn desk(kind: Value) -> Value {
    json!({
        "asOf": "2023-04-20",
        "offers": {
            "repaymentCapacity": { "monthly": "90000.00", "payDay": 20 },
            "policy": {
                "version": "arrears-policy/2",
                "name": "one kind",
                "currency": "CNY",
                "discountRate": "0.06",
                "concessions": ["periods", "rate"],
                "kinds": [kind],
            },
        },
    })
}

fn kind(kind: &str, from: u32, to: u32) -> Value {
    desk(json!({
        "kind": kind, "periods": { "from": from, "to": to }, "rate": { "from": "0.12" }, "firstDueAfterDays": 30,
    }))
}

fn product(product: &str) -> Value {
    law(json!({ "product": product }))
}

fn bought(amount: &str) -> Value {
    json!({ "account": { "events": [{ "kind": "purchase", "date": "2023-03-10", "amount": amount }] } })
}

/// A document that states these items.
fn states(document: &str, items: &[&str]) -> Value {
    law(json!({ "legalDocuments": [{ "legalDocument": document, "items": items }] }))
}

fn stated(rule: &'static str, from: &'static str, shared: Value, (document, items): (&str, &[&str])) -> Pair {
    let (last, most) = items.split_last().unwrap();
    assert!(!most.contains(last));
    pair(("cn", rule, from), &[card(2026, "2026-09-01"), shared], states(document, items), states(document, most))
}

pub(super) fn pairs() -> Vec<Pair> {
    let card = || card(2023, "2023-04-20");
    let parts = json!({ "account": { "events": [
        { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
        { "kind": "conversion", "date": "2023-03-20", "amount": "600.00", "periods": 6, "monthlyFeeRate": "0.006" },
    ] } });
    let pounds = json!({ "account": { "terms": { "currency": "GBP" } } });
    let pounds_kind = |from, to| {
        let mut desk = kind("personalised", from, to);
        desk["offers"]["policy"]["currency"] = json!("GBP");
        desk
    };
    vec![
        pair(
            ("cn", "cn.plan.max-term", "2011-01-13"),
            &[card()],
            kind("personalised", 6, 24),
            kind("personalised", 72, 80),
        ),
        pair(
            ("cn", "cn.instalment.max-term", "2022-07-07"),
            &[card()],
            kind("billInstalments", 6, 24),
            kind("billInstalments", 72, 80),
        ),
        pair(
            ("cn", "cn.cash-instalment.max-term", "2022-07-07"),
            &[card(), product("cashInstalment")],
            kind("billInstalments", 6, 12),
            kind("billInstalments", 36, 36),
        ),
        pair(
            ("cn", "cn.cash-instalment.max-amount", "2022-07-07"),
            &[card(), product("cashInstalment"), kind("billInstalments", 6, 12)],
            bought("50000.00"),
            bought("50000.01"),
        ),
        pair(
            ("cn", "cn.instalment.no-reinstalment", "2022-07-07"),
            &[card(), kind("billInstalments", 6, 12)],
            json!({}),
            parts,
        ),
        pair(
            ("cn", "cn.rate.shown", "2021-03-31"),
            &[card(), kind("personalised", 6, 24)],
            law(json!({ "rateDisplay": "compound" })),
            law(json!({ "rateDisplay": "simpleUnnamed" })),
        ),
        pair(
            ("gb", "gb.card.persistent-debt-plan", "2018-09-01"),
            &[card(), pounds],
            pounds_kind(6, 48),
            pounds_kind(60, 60),
        ),
        stated(
            "cn.plan.required-items",
            "2011-01-13",
            json!({}),
            ("agreement", &["balance", "schedule", "charges", "noNewCard", "liability", "other"]),
        ),
        stated(
            "cn.letter.required-items",
            "2011-01-13",
            json!({}),
            ("letter", &["balance", "reason", "rights", "ways", "contact", "other", "seal"]),
        ),
        stated(
            "cn.card.statement-items",
            "2011-01-13",
            json!({}),
            (
                "statement",
                &[
                    "transactionDate",
                    "amount",
                    "currency",
                    "merchant",
                    "amountDue",
                    "minimumDue",
                    "dueDate",
                    "notes",
                    "servicePhone",
                ],
            ),
        ),
        stated(
            "cn.instalment.contract-items",
            "2022-07-07",
            product("cardInstalment"),
            ("contract", &["interest", "compoundInterest", "fees", "lateFee", "maximumAnnualRate"]),
        ),
        stated(
            "cn.loan.disclosure-items",
            "2026-08-01",
            product("cashInstalment"),
            ("disclosure", &["principal", "charges", "annualCost", "contingent", "nothingElse", "confirmed"]),
        ),
    ]
}
