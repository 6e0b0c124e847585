//! What a kind of plan is until its policy says otherwise, and what its shares are shares of.

// Semantics: [plan-3] [plan-8] [plan-9].

use serde_json::{Value, json};

use crate::cases::report;

/// The terms of the one offer of a kind on 10,000.00 bought and not yet billed.
fn terms(kind: Value) -> Value {
    let told = report(&json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "card",
            "terms": {
                "opened": "2023-01-01", "statementDay": 5, "due": { "rule": "daysAfterStatement", "days": 20 },
                "purchaseRates": [{ "daily": "0.0005" }],
                "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] }
            },
            "events": [{ "kind": "purchase", "date": "2023-03-10", "amount": "10000.00" }]
        },
        "asOf": "2023-03-20",
        "offers": {
            "repaymentCapacity": { "monthly": "99999.00", "lumpSum": "99999.00" },
            "policy": {
                "version": "arrears-policy/2", "name": "presets", "currency": "CNY", "discountRate": "0.06",
                "concessions": [], "kinds": [kind]
            }
        }
    }));
    told["offers"]["offers"][0]["terms"].clone()
}

#[test]
fn a_balloon_is_a_share_of_what_the_down_payment_leaves() {
    let plan = |down: &str| {
        terms(json!({
            "kind": "personalised", "periods": { "from": 6 }, "downPayment": { "from": down },
            "profile": { "kind": "balloon", "share": "0.5" }
        }))
    };
    let told = plan("0.2");
    assert_eq!((&told["downPayment"], &told["balloon"]), (&json!("2000.00"), &json!("4000.00")), "{told}");
    assert_eq!(plan("0")["balloon"], "5000.00");
}

#[test]
fn a_deferral_accrues_unless_its_policy_says_otherwise() {
    let told = terms(json!({ "kind": "deferral", "periods": { "from": 6 } }));
    assert_eq!((&told["deferredPeriods"], &told["deferralAccrues"]), (&json!(3), &json!(true)), "{told}");
}

#[test]
fn a_range_of_one_value_is_that_value_with_whatever_step() {
    // One payment is what paying in full is, and no discount is what a plan of payments has.
    for periods in [json!({ "from": 1 }), json!({ "from": 1, "to": 1, "step": 6 })] {
        let told = terms(json!({ "kind": "payInFull", "periods": periods }));
        assert_eq!(told, terms(json!({ "kind": "payInFull" })), "{told}");
        assert_eq!(told["periods"], 1);
    }
    let plan = |more: Value| {
        let mut kind = json!({ "kind": "personalised", "periods": { "from": 6 } });
        kind.as_object_mut().unwrap().extend(more.as_object().cloned().unwrap_or_default());
        terms(kind)
    };
    assert_eq!(plan(json!({ "discount": { "from": "0", "step": "0.1" } })), plan(json!({})));
}
