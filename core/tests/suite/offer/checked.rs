//! Every offer of a report, checked from its JSON alone: by its policy, by law, by its own sums.
//!
//! Semantics: [plan-2] to [plan-17].

use std::collections::BTreeMap;

use arrears::wire;
use serde_json::{Value, json};

use super::Numbers;

fn cents(value: &Value) -> i64 {
    let text = value.as_str().unwrap_or_else(|| panic!("{value}"));
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let (whole, rest) = text.split_once('.').unwrap();
    assert_eq!(rest.len(), 2, "{text}");
    sign * (whole.parse::<i64>().unwrap() * 100 + rest.parse::<i64>().unwrap())
}

/// In parts of a million: enough for every share of the sample policies.
fn millionths(value: &Value) -> i64 {
    let text = value.as_str().unwrap();
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    format!("{whole}{rest:0<6}").parse().unwrap()
}

fn list<'v>(value: &'v Value, key: &str) -> &'v [Value] {
    value[key].as_array().map_or(&[], Vec::as_slice)
}

fn by_class(amounts: &[Value]) -> BTreeMap<String, i64> {
    amounts.iter().map(|part| (part["class"].as_str().unwrap().to_owned(), cents(&part["amount"]))).collect()
}

/// Year and month as one number, and the day.
fn day(value: &Value) -> (i64, i64) {
    let parts: Vec<i64> = value.as_str().unwrap().split('-').map(|part| part.parse().unwrap()).collect();
    (parts[0] * 12 + parts[1], parts[2])
}

fn within(range: &Value, value: i64, read: impl Fn(&Value) -> i64) -> bool {
    let from = read(&range["from"]);
    let to = if range["to"].is_null() { from } else { read(&range["to"]) };
    from.min(to) <= value && value <= from.max(to)
}

/// Whether a kind is for somebody: product, days past due, hardship, first time, amount.
fn is_for(rule: &Value, asked: &Value, report: &Value) -> bool {
    let eligible = &rule["for"];
    let names = |key: &str, given: &Value| eligible[key].is_null() || list(eligible, key).contains(given);
    let days = report["delinquency"]["daysPastDue"].as_i64().unwrap();
    let bound = |key: &str, alternatives: i64| eligible["daysPastDue"][key].as_i64().unwrap_or(alternatives);
    let owed = cents(&report["offers"]["totalOwed"]);
    let amount = |key: &str, alternatives: i64| {
        Some(&eligible["amount"][key]).filter(|a| !a.is_null()).map_or(alternatives, cents)
    };
    names("products", &json!("creditCard"))
        && names("hardship", &asked["hardship"])
        && (bound("from", 0)..=bound("to", i64::MAX)).contains(&days)
        && (eligible["firstTimeOnly"] != true || asked["firstTime"] == true)
        && (amount("atLeast", 1)..=amount("atMost", i64::MAX)).contains(&owed)
}

fn check(offers: &Value, offer: &Value, policy: &Value) {
    let kind = offer["kind"].as_str().unwrap();
    let rule = list(policy, "kinds").iter().find(|rule| rule["kind"] == kind).unwrap();
    let (rows, concessions) = (list(offer, "schedule"), &offer["terms"]);
    // Its own sums.
    let paid: i64 = rows.iter().map(|row| cents(&row["payment"])).sum();
    assert_eq!(paid, cents(&offer["total"]), "{kind}");
    assert_eq!(rows.iter().map(|row| cents(&row["interest"])).sum::<i64>(), cents(&offer["interest"]), "{kind}");
    assert_eq!(cents(&rows.last().unwrap()["remaining"]), 0, "{kind}");
    let mut accounted: BTreeMap<String, i64> = BTreeMap::new();
    for row in rows {
        let split = by_class(list(row, "split"));
        assert_eq!(split.values().sum::<i64>() + cents(&row["interest"]), cents(&row["payment"]), "{kind}");
        split.into_iter().for_each(|(class, amount)| *accounted.entry(class).or_default() += amount);
    }
    for key in ["waivedAtSigning", "waivedOnCompletion", "discounted"] {
        by_class(list(offer, key))
            .into_iter()
            .for_each(|(class, amount)| *accounted.entry(class).or_default() += amount);
    }
    assert_eq!(accounted, by_class(list(offers, "owed")), "{kind}");
    let payments: Vec<&Value> = rows.iter().filter(|row| row["number"] != 0).collect();
    let largest = payments.iter().map(|row| cents(&row["payment"])).max().unwrap();
    assert_eq!(largest, cents(&offer["largestPayment"]), "{kind}");
    assert_eq!(payments.len(), usize::try_from(concessions["periods"].as_u64().unwrap()).unwrap(), "{kind}");
    // Means.
    let one = matches!(kind, "payInFull" | "settlement" | "waiverOnly");
    let limit = cents(&offers[if one { "lumpSum" } else { "monthly" }]);
    assert!(largest <= limit, "{kind}: {largest} of {limit}");
    assert!(cents(&concessions["downPayment"]) <= cents(&offers["lumpSum"]), "{kind}");
    // The policy.
    let count = |value: &Value| value.as_i64().unwrap();
    if !rule["periods"].is_null() {
        assert!(within(&rule["periods"], concessions["periods"].as_i64().unwrap(), count), "{kind}");
    }
    if !rule["deferral"].is_null() {
        assert!(
            within(&rule["deferral"]["periods"], concessions["deferredPeriods"].as_i64().unwrap(), count),
            "{kind}"
        );
    }
    assert_eq!(rule["rate"].is_null(), concessions["rate"].is_null(), "{kind}");
    if !rule["rate"].is_null() {
        assert!(within(&rule["rate"], millionths(&concessions["rate"]), millionths), "{kind}");
    }
    if kind == "settlement" {
        assert!(within(&rule["discount"], millionths(&concessions["discount"]), millionths), "{kind}");
        assert!(rows[0]["due"].as_str() <= concessions["expires"].as_str(), "{kind}");
    }
    for waived in list(concessions, "waived") {
        let range = &rule["waive"][waived["class"].as_str().unwrap()];
        assert!(within(range, millionths(&waived["share"]), millionths), "{kind}");
        assert_eq!(range["when"], waived["when"], "{kind}");
    }
    if let Some(floor) = rule["minimumRecoveryRatio"].as_str() {
        let total = cents(&offers["totalOwed"]);
        assert!(cents(&offer["presentValue"]) * 1_000_000 >= total * millionths(&json!(floor)), "{kind}");
    }
    // Law: five years for a plan of art. 70; no fee bears interest, so interest stays what the rate makes of the rest.
    let ((signed, signed_day), (last, last_day)) = (day(&concessions["signed"]), day(&rows.last().unwrap()["due"]));
    if !one {
        assert!(last - signed + i64::from(last_day > signed_day) <= 60, "{kind}");
    }
    if concessions["accrual"] == "frozen" {
        assert_eq!(cents(&offer["interest"]), 0, "{kind}");
    }
    assert!(list(offer, "law").iter().all(|verdict| verdict["outcome"] != "fail"), "{kind}");
}

fn case(seed: u64) -> Value {
    let n = &mut Numbers::of(seed);
    let amount = |n: &mut Numbers, low, high| format!("{}.{:02}", n.between(low, high), n.between(0, 99));
    let mut events = vec![];
    for month in 1..=n.between(1, 5) {
        let date = format!("2025-{month:02}-{:02}", n.between(1, 28));
        events.push(json!({ "kind": "purchase", "date": date, "amount": amount(n, 200, 20_000) }));
    }
    if n.below(2) == 0 {
        events.push(json!({ "kind": "payment", "date": "2025-06-20", "amount": amount(n, 50, 900) }));
    }
    let hardship = ["incomeFell", "illness", "unemployment"][usize::try_from(n.below(3)).unwrap()];
    json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "card",
            "terms": { "preset": "ccb", "opened": "2025-01-01", "statementDay": 5 },
            "events": events
        },
        "asOf": format!("2025-{:02}-{:02}", n.between(7, 12), n.between(1, 28)),
        "offers": {
            "applicant": { "hardship": hardship, "firstTime": n.below(2) == 0 },
            "repaymentCapacity": { "monthly": amount(n, 100, 4_000), "lumpSum": amount(n, 0, 30_000), "payDay": n.between(1, 31) },
            "policy": "cardIssuer",
            "horizonMonths": 3,
            "proposals": [{ "periods": n.between(3, 72), "rate": "0.03" }]
        }
    })
}

#[test]
fn every_offer_holds_by_its_json_alone() {
    let mut policy: Value = serde_json::from_str(include_str!("../../../policies/card-issuer.json")).unwrap();
    policy["proposalShare"] = json!("0.8");
    let (mut checked, mut kinds, mut answers) = (0, BTreeMap::<String, u32>::new(), BTreeMap::<String, u32>::new());
    for seed in 0..400 {
        let mut case = case(seed);
        case["offers"]["policy"] = policy.clone();
        let report: Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        let offers = &report["offers"];
        let ranked = list(offers, "offers");
        for rule in list(&policy, "kinds") {
            let refused = list(offers, "refused").iter().find(|refused| refused["kind"] == rule["kind"]);
            let is_refused = refused.is_some_and(|refused| refused["reason"] == "notEligible");
            assert_eq!(is_for(rule, &case["offers"]["applicant"], &report), !is_refused, "{seed} {}", rule["kind"]);
        }
        for offer in ranked {
            check(offers, offer, &policy);
            checked += 1;
            *kinds.entry(offer["kind"].as_str().unwrap().to_owned()).or_default() += 1;
            let beaten = ranked.iter().any(|other| {
                let figures = |o: &Value| (cents(&o["total"]), cents(&o["largestPayment"]), -cents(&o["presentValue"]));
                let (a, b) = (figures(other), figures(offer));
                a != b && a.0 <= b.0 && a.1 <= b.1 && a.2 <= b.2
            });
            assert_eq!(offer["pareto"], json!(!beaten), "{seed}");
        }
        for round in list(offers, "negotiation") {
            *answers.entry(round["answer"].as_str().unwrap().to_owned()).or_default() += 1;
            for counter in list(round, "offers") {
                check(offers, &counter["offer"], &policy);
                let changes = list(counter, "changes");
                assert_eq!(changes.is_empty(), round["answer"] == "accept", "{seed}");
                for item in list(round, "proposed") {
                    let changed = changes.iter().any(|change| change["term"] == item["term"]);
                    let concession = item["term"].as_str().unwrap();
                    let now = &counter["offer"]["terms"][concession];
                    let now = now.as_str().map_or(now.to_string(), ToOwned::to_owned);
                    assert_eq!(changed, Some(now.as_str()) != item["value"].as_str(), "{seed} {concession}");
                }
            }
        }
    }
    assert!(checked > 400 && kinds.len() >= 7, "{checked} {kinds:?}");
    assert!(answers.values().all(|count| *count > 10) && answers.len() == 3, "{answers:?}");
}

#[test]
fn the_order_of_inputs_changes_nothing() {
    let policy: Value = serde_json::from_str(include_str!("../../../policies/card-issuer.json")).unwrap();
    for seed in 0..40 {
        let mut case = case(seed);
        case["offers"]["policy"] = policy.clone();
        let one = wire::report(&case.to_string()).unwrap();
        let kinds = case["offers"]["policy"]["kinds"].as_array_mut().unwrap();
        kinds.reverse();
        let middle = kinds.len() / 2;
        kinds.rotate_left(middle);
        assert_eq!(one, wire::report(&case.to_string()).unwrap(), "{seed}");
    }
}
