//! Card terms, and what happens to a card, that cannot be meant: limits, statement days, disputes, judgments, minimums.

use serde_json::{Value, json};

use super::{Row, event, events, terms};

fn limits(rows: Value) -> String {
    terms(json!({ "creditLimits": rows }))
}

fn dates(listed: Value) -> String {
    terms(json!({ "statementDates": listed }))
}

fn limit_change(day: &str, limit: Value) -> String {
    event(json!({ "kind": "creditLimitChange", "date": day, "limit": limit }))
}

/// Credit limits.
pub(crate) fn credit_limits() -> Vec<Row> {
    let at = |day: &str, amount: &str| json!({ "from": day, "amount": amount });
    let rows = |count: usize| -> Value { (1..=count).map(|n| at(&format!("2023-01-{n:02}"), "1")).collect() };
    vec![
        ("wrongType", "account.terms.creditLimits", limits(json!({ "amount": "1" }))),
        ("wrongType", "account.terms.creditLimits[0].amount", limits(json!([{ "amount": 10_000 }]))),
        ("unknownKey", "account.terms.creditLimits[0].limit", limits(json!([{ "amount": "1", "limit": "1" }]))),
        ("missingKey", "account.terms.creditLimits[0].amount", limits(json!([{ "from": "2023-03-06" }]))),
        ("tooManyDecimals", "account.terms.creditLimits[0].amount", limits(json!([{ "amount": "0.001" }]))),
        (
            "historyNotAscending",
            "account.terms.creditLimits[1].from",
            limits(json!([at("2023-04-01", "1"), at("2023-03-31", "2")])),
        ),
        ("historyTooLong", "account.terms.creditLimits[12].from", limits(rows(13))),
        ("notDecimal", "account.events[1].limit", limit_change("2023-04-01", json!("1e3"))),
        ("beforeOpening", "account.events[1].date", limit_change("2023-03-05", json!("1"))),
        ("amountOutOfRange", "account.events[1].limit", limit_change("2023-04-01", json!("99999999999999999999"))),
    ]
}

/// Statement days and closing dates.
pub(crate) fn cycles() -> Vec<Row> {
    let change = |day: &str, more: Value| {
        let mut change = json!({ "kind": "cycleChange", "date": day, "statementDay": 18 });
        for (key, value) in more.as_object().unwrap() {
            change[key] = value.clone();
        }
        event(change)
    };
    vec![
        ("historyNotAscending", "account.terms.statementDates[1]", dates(json!(["2023-04-05", "2023-03-10"]))),
        ("noSuchDay", "account.terms.statementDates[0]", dates(json!(["2023-02-29"]))),
        ("dateOutOfRange", "account.terms.statementDates[0]", dates(json!(["2200-01-01"]))),
        ("wrongType", "account.terms.statementDates[0]", dates(json!([5]))),
        ("dueDatesCollide", "account.terms.statementDates", dates(json!(["2023-03-10", "2023-03-22"]))),
        (
            "graceTooLong",
            "account.terms.statementDates",
            terms(json!({ "statementDates": ["2023-03-10", "2023-03-11", "2023-03-12"],
                "due": { "rule": "daysAfterStatement", "days": 20 } })),
        ),
        ("beforeOpening", "account.events[1].date", change("2023-03-05", json!({}))),
        ("recordedTooEarly", "account.events[1].recorded", change("2023-04-10", json!({ "recorded": "2023-04-09" }))),
        ("noSuchMonthDay", "account.events[1].statementDay", change("2023-04-10", json!({ "statementDay": 0 }))),
        ("noSuchMonthDay", "account.events[1].statementDay", change("2023-04-10", json!({ "statementDay": 32 }))),
        ("wrongType", "account.events[1].statementDay", change("2023-04-10", json!({ "statementDay": "18" }))),
        ("keyOfAnotherKind", "account.events[1].amount", change("2023-04-10", json!({ "amount": "1" }))),
        (
            "unknownName",
            "account.events[1].dueRule.rule",
            change("2023-04-10", json!({ "dueRule": { "rule": "never" } })),
        ),
        (
            "missingKey",
            "account.events[1].dueRule.days",
            change("2023-04-10", json!({ "dueRule": { "rule": "daysAfterStatement" } })),
        ),
        (
            "graceTooLong",
            "account.events[1]",
            change("2023-04-10", json!({ "dueRule": { "rule": "daysAfterStatement", "days": 60 } })),
        ),
        (
            "graceTooLong",
            "account.events[1]",
            change("2023-04-10", json!({ "dueRule": { "rule": "daysAfterStatement", "days": 65_535 } })),
        ),
    ]
}

fn dispute(of: &str) -> Value {
    json!({ "id": "dispute", "kind": "dispute", "date": "2023-04-10", "of": of })
}

fn ended(of: &str, day: &str) -> Value {
    json!({ "kind": "disputeEnd", "date": day, "of": of, "outcome": "against" })
}

/// Disputes of what is paid, gone or none of a dispute's business.
pub(crate) fn disputes() -> Vec<Row> {
    let paid = json!({ "id": "paid", "kind": "payment", "date": "2023-04-09", "amount": "1000.00" });
    let of_day = |kind: &str, day: &str, amount: &str| json!({ "kind": kind, "date": day, "amount": amount });
    let part = json!({ "kind": "dispute", "date": "2023-04-10", "of": "bought", "amount": "400.00" });
    let of_dispute = json!({ "kind": "dispute", "date": "2023-04-10", "of": "dispute" });
    let waived = json!({ "kind": "waiver", "date": "2023-04-10", "component": "purchase", "amount": "0.01" });
    let taken_out = json!({ "kind": "reversal", "recorded": "2023-04-02", "of": "bought" });
    let converted = json!({ "kind": "conversion", "date": "2023-04-09", "amount": "1000.00", "periods": 3 });
    let mut nobody = ended("dispute", "2023-04-20");
    nobody.as_object_mut().unwrap().remove("outcome");
    let judged = json!({ "kind": "judgment", "date": "2023-04-11", "amount": "0.01", "performBy": "2023-05-01" });
    vec![
        ("disputeTooLarge", "account.events[2]", events(&[paid.clone(), dispute("bought")])),
        ("disputeTooLarge", "account.events[2]", events(&[of_day("refund", "2023-04-09", "0.01"), dispute("bought")])),
        ("disputeTooLarge", "account.events[2]", events(&[converted, dispute("bought")])),
        ("disputeTooLarge", "account.events[2]", events(&[part, dispute("bought")])),
        ("waiverTooLarge", "account.events[2]", events(&[dispute("bought"), waived])),
        ("judgmentTooLarge", "account.events[2]", events(&[dispute("bought"), judged])),
        ("targetMissing", "account.events[2]", events(&[taken_out, dispute("bought")])),
        ("wrongTarget", "account.events[2].of", events(&[dispute("bought"), of_dispute])),
        ("missingKey", "account.events[1].of", event(json!({ "kind": "dispute", "date": "2023-04-10" }))),
        ("missingKey", "account.events[2].outcome", events(&[dispute("bought"), nobody])),
        ("unknownId", "account.events[1].of", event(ended("dispute", "2023-04-20"))),
        ("wrongTarget", "account.events[2].of", events(&[paid, ended("paid", "2023-04-20")])),
    ]
}

/// Judgments that award what a court cannot.
pub(crate) fn judgments() -> Vec<Row> {
    let judged = |more: Value| {
        let mut judged =
            json!({ "kind": "judgment", "date": "2023-04-10", "amount": "100.00", "performBy": "2023-05-01" });
        for (key, value) in more.as_object().unwrap() {
            judged[key] = value.clone();
        }
        judged
    };
    let paid = json!({ "kind": "payment", "date": "2023-04-09", "amount": "900.01" });
    vec![
        ("judgmentTooLarge", "account.events[2]", events(&[paid, judged(json!({}))])),
        ("judgmentTooLarge", "account.events[1]", event(judged(json!({ "components": ["lateFee"] })))),
        ("amountNotPositive", "account.events[1].amount", event(judged(json!({ "amount": "0" })))),
        ("amountNotPositive", "account.events[1].amount", event(judged(json!({ "amount": "-100.00" })))),
        ("wrongComponent", "account.events[1].components", event(judged(json!({ "components": [] })))),
        ("wrongComponent", "account.events[1].components", event(judged(json!({ "components": ["interest"] })))),
        ("beforeOpening", "account.events[1].date", event(judged(json!({ "date": "2023-03-05" })))),
        ("wrongType", "account.events[1].interestContinues", event(judged(json!({ "interestContinues": "no" })))),
    ]
}

/// Minimum payments, and what bears.
pub(crate) fn minimums() -> Vec<Row> {
    let minimum = |given: Value| terms(json!({ "minimum": given }));
    let alternative = |given: Value| minimum(json!({ "alternatives": [given] }));
    let share = |given: Value| alternative(json!({ "shares": [given] }));
    let rounded = |multiple: &str, rounding: &str| {
        alternative(json!({ "amount": "1", "roundTo": { "multiple": multiple, "rounding": rounding } }))
    };
    let five = |one: Value| Value::Array(vec![one; 5]);
    vec![
        ("historyTooLong", "account.terms.minimum.alternatives", minimum(json!({ "alternatives": five(json!({})) }))),
        (
            "historyTooLong",
            "account.terms.minimum.alternatives[0].shares",
            alternative(json!({ "shares": five(json!({ "ratio": "0.1" })) })),
        ),
        ("missingKey", "account.terms.minimum.ratios", minimum(json!({ "floor": "10" }))),
        ("historyStartsLate", "account.terms.minimum.alternatives", minimum(json!({ "alternatives": [] }))),
        (
            "historyStartsLate",
            "account.terms.minimum.alternatives",
            alternative(json!({ "from": "2023-03-07", "amount": "1" })),
        ),
        (
            "historyStartsLate",
            "account.terms.minimum.alternatives",
            alternative(json!({ "until": "2023-03-05", "amount": "1" })),
        ),
        ("amountNegative", "account.terms.minimum.alternatives[0].amount", alternative(json!({ "amount": "-0.01" }))),
        ("amountNotPositive", "account.terms.minimum.alternatives[0].roundTo.multiple", rounded("0", "up")),
        ("unknownName", "account.terms.minimum.alternatives[0].roundTo.rounding", rounded("1", "away")),
        ("rateOutOfRange", "account.terms.minimum.alternatives[0].shares[0].ratio", share(json!({ "ratio": "-0.01" }))),
        ("missingKey", "account.terms.minimum.alternatives[0].shares[0].ratio", share(json!({ "of": ["cash"] }))),
        (
            "unknownName",
            "account.terms.minimum.alternatives[0].shares[0].of[0]",
            share(json!({ "of": ["rent"], "ratio": "0.1" })),
        ),
        (
            "unknownName",
            "account.terms.minimum.carry",
            minimum(json!({ "ratios": [{ "purchase": "0", "cash": "0" }], "carry": "two" })),
        ),
        ("unknownName", "account.terms.chargeBack", terms(json!({ "chargeBack": "never" }))),
        ("notToBear", "account.terms.interestBearing", terms(json!({ "interestBearing": ["principal"] }))),
        ("unknownName", "account.terms.interestBearing[0]", terms(json!({ "interestBearing": ["rent"] }))),
    ]
}
