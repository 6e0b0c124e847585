//! Texts that are not JSON, keys that are not in the contract, values of another type.

use serde_json::json;

use super::{Row, account, case, event, on, payment, ratios, sound, terms, text, without};

/// The text itself.
pub(crate) fn texts() -> Vec<Row> {
    let deep = |open: &str, close: &str| format!("{}{}", open.repeat(200_000), close.repeat(200_000));
    vec![
        ("notJson", "", String::new()),
        ("notJson", "", " \n\t".to_owned()),
        ("notJson", "", "arrears".to_owned()),
        ("notJson", "", "{".to_owned()),
        ("missingKey", "version", "\u{feff}{}".to_owned()),
        ("notJson", "", "\u{feff}\u{feff}{}".to_owned()),
        ("notJson", "", sound().to_string() + "{}"),
        ("notJson", "", sound().to_string() + "\0"),
        ("notJson", "account.events[0]", text("\"kind\"", "kind")),
        ("notJson", "account.events[0].amount", text("1000.00", "10\0.00")),
        ("notJson", "account.events[0]", text("\"events\":[", "\"events\":[,")),
        ("notJson", "account.terms.statementDay", text("\"statementDay\":5", "\"statementDay\":05")),
        ("notJson", "account.terms.statementDay", text("\"statementDay\":5", "\"statementDay\":NaN")),
        ("notJson", "account.events[0].amount", text("1000.00", "\\ud800")),
        ("wrongType", "", "null".to_owned()),
        ("wrongType", "", "[]".to_owned()),
        ("wrongType", "", "\"arrears-case/2\"".to_owned()),
        ("wrongType", "", deep("[", "]")),
        ("unknownKey", "a", deep("{\"a\":", "0}").replace("0}0}", "0}}")),
        ("wrongType", "account.events", kind_first(&case_with_events(&deep("[", "]")))),
        ("wrongType", "account.events[0].amount", kind_first(&text("\"1000.00\"", &deep("[", "]")))),
        ("notJson", DEEP, case_with_events(&deep("[", "]"))),
        ("documentTooLarge", "", " ".repeat(64 * 1024 * 1024 + 1)),
    ]
}

/// Keys: unknown, missing, twice, at every level.
pub(crate) fn keys() -> Vec<Row> {
    let unknown = |pointer: &str| {
        let mut case = sound();
        let terms = &mut case["account"]["terms"];
        terms["lateFeeStop"] = json!({ "missedPayments": 3 });
        terms["minimumInterest"] = json!({ "cash": "1" });
        terms["instalments"] = json!({ "split": { "rounding": "halfUp", "remainder": "last" } });
        terms["lateFees"][0]["repeat"] = json!({ "missedPayments": 2, "rate": "0.06" });
        let orders =
            json!([["cost", "interest", "penaltyInterest", "compoundInterest", "lateFee", "fee", "principal"]]);
        terms["allocation"] = json!({ "current": orders, "overdue": orders, "longOverdue": orders });
        let change = json!({ "kind": "rateChange", "date": "2023-04-01", "cash": { "daily": "0.0004" } });
        case["account"]["events"].as_array_mut().unwrap().push(change);
        case.pointer_mut(pointer).unwrap()["nmae"] = json!("1");
        case.to_string()
    };
    let mut rows: Vec<Row> = vec![
        ("unknownKey", "nmae", unknown("")),
        ("unknownKey", "account.nmae", unknown("/account")),
        ("unknownKey", "account.terms.nmae", unknown("/account/terms")),
        ("unknownKey", "account.terms.due.nmae", unknown("/account/terms/due")),
        ("unknownKey", "account.terms.purchaseRates[0].nmae", unknown("/account/terms/purchaseRates/0")),
        ("unknownKey", "account.terms.minimum.nmae", unknown("/account/terms/minimum")),
        ("unknownName", "account.terms.minimum.ratios[0].nmae", unknown("/account/terms/minimum/ratios/0")),
        ("unknownKey", "account.terms.lateFees[0].nmae", unknown("/account/terms/lateFees/0")),
        ("unknownKey", "account.terms.lateFees[0].repeat.nmae", unknown("/account/terms/lateFees/0/repeat")),
        ("unknownKey", "account.terms.lateFeeStop.nmae", unknown("/account/terms/lateFeeStop")),
        ("unknownKey", "account.terms.minimumInterest.nmae", unknown("/account/terms/minimumInterest")),
        ("unknownKey", "account.terms.allocation.nmae", unknown("/account/terms/allocation")),
        ("unknownKey", "account.terms.instalments.nmae", unknown("/account/terms/instalments")),
        ("unknownKey", "account.terms.instalments.split.nmae", unknown("/account/terms/instalments/split")),
        ("unknownKey", "account.events[0].nmae", unknown("/account/events/0")),
        ("unknownKey", "account.events[1].cash.nmae", unknown("/account/events/1/cash")),
        ("unknownKey", "as_of", text("\"asOf\"", "\"as_of\"")),
        (
            "unknownKey",
            "account.kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk…",
            text("\"kind\":\"card\"", &format!("\"kind\":\"card\",\"{}\":1", "k".repeat(10_000))),
        ),
        ("unknownKey", "account.a`b.c", text("\"kind\":\"card\"", "\"kind\":\"card\",\"a`b.c\":1")),
        ("duplicateKey", "asOf", text("\"asOf\"", "\"asOf\":\"2023-05-06\",\"asOf\"")),
        ("duplicateKey", "account", twice("account")),
        ("duplicateKey", "account.kind", text("\"kind\":\"card\"", "\"kind\":\"card\",\"kind\":\"card\"")),
        ("duplicateKey", "account.terms.opened", text("\"opened\"", "\"opened\":\"2020-01-01\",\"opened\"")),
        ("duplicateKey", "account.terms.due.day", text("\"day\":23", "\"day\":23,\"day\":24")),
        ("duplicateKey", "account.terms.purchaseRates[0].daily", text("\"daily\"", "\"daily\":\"0\",\"daily\"")),
        ("duplicateKey", "account.terms.minimum.ratios[0].cash", text("\"cash\"", "\"cash\":\"1\",\"cash\"")),
        ("duplicateKey", "account.terms.lateFees[0].rate", text("\"rate\"", "\"rate\":\"0\",\"rate\"")),
        ("duplicateKey", "account.events[0].amount", text("\"amount\"", "\"amount\":\"1\",\"amount\"")),
        ("missingKey", "account.terms.due.day", without("/account/terms/due", "day")),
        ("missingKey", "account.terms.due.rule", without("/account/terms/due", "rule")),
        ("missingKey", "account.terms.minimum.ratios", without("/account/terms/minimum", "ratios")),
        ("missingKey", "account.terms.minimum.ratios[0].cash", without("/account/terms/minimum/ratios/0", "cash")),
        ("missingKey", "account.terms.purchaseRates[0].daily", without("/account/terms/purchaseRates/0", "daily")),
        ("missingKey", "account.terms.lateFees[0].rate", without("/account/terms/lateFees/0", "rate")),
        ("missingKey", "account.terms.due.days", terms(json!({ "due": { "rule": "daysAfterStatement" } }))),
        (
            "keyOfAnotherKind",
            "account.terms.due.days",
            terms(json!({ "due": { "rule": "dayOfMonth", "day": 3, "days": 3 } })),
        ),
        (
            "keyOfAnotherKind",
            "account.terms.due.day",
            terms(json!({ "due": { "rule": "daysAfterStatement", "day": 3, "days": 3 } })),
        ),
        ("missingKey", "account.events[1].kind", event(json!({ "date": "2023-04-01" }))),
        ("keyOfAnotherKind", "account.events[1].plan", payment("plan", json!("bought"))),
        (
            "keyOfAnotherKind",
            "account.events[1].date",
            event(json!({ "kind": "reversal", "date": "2023-04-01", "recorded": "2023-04-01", "of": "bought" })),
        ),
        (
            "ambiguousKeys",
            "account.events[1].annualRate",
            event(
                json!({ "kind": "conversion", "date": "2023-04-01", "amount": "9", "periods": 3, "monthlyFeeRate": "0", "annualRate": "0" }),
            ),
        ),
    ];
    for key in ["version", "account", "asOf"] {
        rows.push(("missingKey", key, without("", key)));
    }
    for (path, key) in [("account.kind", "kind"), ("account.terms", "terms"), ("account.events", "events")] {
        rows.push(("missingKey", path, without("/account", key)));
    }
    for (path, key) in [
        ("account.terms.opened", "opened"),
        ("account.terms.statementDay", "statementDay"),
        ("account.terms.due", "due"),
        ("account.terms.purchaseRates", "purchaseRates"),
        ("account.terms.minimum", "minimum"),
    ] {
        rows.push(("missingKey", path, without("/account/terms", key)));
    }
    for (path, bare) in [
        ("account.events[1].amount", json!({ "kind": "purchase" })),
        ("account.events[1].amount", json!({ "kind": "cashAdvance" })),
        ("account.events[1].amount", json!({ "kind": "refund" })),
        ("account.events[1].component", json!({ "kind": "fee", "amount": "1" })),
        ("account.events[1].amount", json!({ "kind": "cost" })),
        ("account.events[1].periods", json!({ "kind": "conversion", "amount": "1" })),
        ("account.events[1].component", json!({ "kind": "waiver", "amount": "1" })),
        ("account.events[1].components", json!({ "kind": "freeze" })),
        ("account.events[1].components", json!({ "kind": "unfreeze" })),
        ("account.events[1].balance", json!({ "kind": "assertion" })),
    ] {
        rows.push(("missingKey", path, event(on("2023-04-01", bare))));
    }
    for (path, bare) in [
        ("account.events[1].date", json!({ "kind": "payment", "amount": "1" })),
        ("account.events[1].recorded", json!({ "kind": "reversal", "of": "bought" })),
        ("account.events[1].of", json!({ "kind": "reversal", "recorded": "2023-04-01" })),
    ] {
        rows.push(("missingKey", path, event(bare)));
    }
    rows
}

/// Values of the wrong type, and other ways to write the right one.
pub(crate) fn types() -> Vec<Row> {
    let mut rows: Vec<Row> = vec![
        ("wrongType", "version", case("version", json!(1))),
        ("unknownVersion", "version", case("version", json!("arrears-case/3"))),
        ("unknownVersion", "version", case("version", json!(""))),
        ("wrongType", "account", case("account", json!([]))),
        ("wrongType", "account", case("account", json!("card"))),
        ("wrongType", "account.events", account("events", json!({}))),
        ("unknownName", "account.kind", text("\"card\"", "\"Card\"")),
        ("wrongType", "account.kind", text("\"card\"", "{\"card\":null}")),
        ("wrongType", "account.terms", account("terms", json!(["2023-03-06", 5]))),
        ("wrongType", "account.terms.due", terms(json!({ "due": ["dayOfMonth", null, 23] }))),
        ("unknownName", "account.terms.due.rule", terms(json!({ "due": { "rule": "fixed", "day": 3 } }))),
        ("wrongType", "account.terms.due.rule", terms(json!({ "due": { "rule": { "dayOfMonth": null }, "day": 3 } }))),
        ("wrongType", "account.terms.purchaseRates[0]", terms(json!({ "purchaseRates": [[null, "0.0005"]] }))),
        ("wrongType", "account.terms.purchaseRates[0]", terms(json!({ "purchaseRates": ["0.0005"] }))),
        ("wrongType", "account.terms.purchaseRates[0].daily", terms(json!({ "purchaseRates": [{ "daily": 0.0005 }] }))),
        ("wrongType", "account.terms.interestBase", terms(json!({ "interestBase": { "full": null } }))),
        ("unknownName", "account.terms.interestBase", terms(json!({ "interestBase": "Full" }))),
        ("unknownName", "account.terms.compounding", terms(json!({ "compounding": "yearly" }))),
        ("unknownName", "account.terms.statementDayAccrual", terms(json!({ "statementDayAccrual": "" }))),
        ("unknownName", "account.terms.paymentDay", terms(json!({ "paymentDay": "new" }))),
        ("unknownName", "account.terms.rounding", terms(json!({ "rounding": "up" }))),
        ("unknownName", "account.terms.minimum.carry", terms(json!({ "minimum": { "ratios": [], "carry": "two" } }))),
        (
            "wrongType",
            "account.terms.newPurchasesKeepInterestFreePeriod",
            terms(json!({ "newPurchasesKeepInterestFreePeriod": "false" })),
        ),
        ("wrongType", "account.terms.refundCountsAsPayment", terms(json!({ "refundCountsAsPayment": 1 }))),
        ("wrongType", "account.terms.tolerance", terms(json!({ "tolerance": 10 }))),
        ("wrongType", "account.terms.minimum.ratios[0].cash", ratios(json!([{ "purchase": "0.1", "cash": 0.1 }]))),
        ("wrongType", "account.terms.minimum.ratios[0]", ratios(json!([["0.1", "0.1"]]))),
        (
            "wrongType",
            "account.terms.instalments.split",
            terms(json!({ "instalments": { "split": ["halfUp", "last"] } })),
        ),
        ("unknownName", "account.terms.preset", terms(json!({ "preset": "nobank" }))),
        ("wrongType", "account.terms.preset", terms(json!({ "preset": ["icbc"] }))),
        ("wrongType", "account.events[0]", account("events", json!([["bought", "purchase"]]))),
        (
            "unknownName",
            "account.events[1].kind",
            event(json!({ "kind": "repayment", "date": "2023-04-01", "amount": "1" })),
        ),
        (
            "wrongType",
            "account.events[1].kind",
            event(json!({ "kind": { "payment": null }, "date": "2023-04-01", "amount": "1" })),
        ),
        ("wrongType", "account.events[1].kind", event(json!({ "kind": 3, "date": "2023-04-01", "amount": "1" }))),
        ("wrongType", "account.events[1].amount", payment("amount", json!(100))),
        ("wrongType", "account.events[1].amount", payment("amount", json!(100.5))),
        ("wrongType", "account.events[1].amount", payment("amount", json!({ "amount": "100" }))),
        ("wrongType", "account.events[1].id", payment("id", json!(7))),
        (
            "wrongType",
            "account.events[1].cash",
            event(json!({ "kind": "rateChange", "date": "2023-04-01", "cash": "0.0004" })),
        ),
        (
            "wrongType",
            "account.events[1].cash",
            event(json!({ "kind": "rateChange", "date": "2023-04-01", "cash": ["0.0004"] })),
        ),
        (
            "wrongType",
            "account.events[1].components",
            event(json!({ "kind": "freeze", "date": "2023-04-01", "components": "interest" })),
        ),
        ("wrongType", "asOf", case("asOf", json!(20_230_505))),
        ("wrongType", "knownOn", case("knownOn", json!(["2023-05-05"]))),
        ("wrongType", "title", case("title", json!({ "en": "title" }))),
    ];
    // Whole numbers: negative, fractional, quoted, beyond what the key holds, beyond what any number holds.
    for number in ["-1", "1.5", "5.0", "5e0", "\"5\"", "true", "300", "99999999999999999999"] {
        rows.push((
            "wrongType",
            "account.terms.statementDay",
            text("\"statementDay\":5", &format!("\"statementDay\":{number}")),
        ));
    }
    rows.push(("notJson", "account.terms.statementDay", text("\"statementDay\":5", "\"statementDay\":1e999")));
    rows.push(("wrongType", "account.terms.latePaymentGraceDays", terms(json!({ "latePaymentGraceDays": 70_000 }))));
    rows.push((
        "wrongType",
        "account.events[1].periods",
        event(json!({ "kind": "conversion", "date": "2023-04-01", "amount": "9", "periods": -3 })),
    ));
    rows
}

/// Where lists of an account whose kind is not known yet are too deep.
const DEEP: &str =
    "account.events.a[0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0][0]…";

/// An account may begin with its kind: what follows is held against its shape as it is read.
fn kind_first(text: &str) -> String {
    text.replacen(",\"kind\":\"card\"", "", 1).replacen("\"account\":{", "\"account\":{\"kind\":\"card\",", 1)
}

/// The sound document with a key of the case given twice.
fn twice(key: &str) -> String {
    let whole = sound();
    format!("{{\"{key}\":{},{}", whole[key], whole.to_string().split_at(1).1)
}

fn case_with_events(text: &str) -> String {
    let whole = sound();
    whole.to_string().replace(&whole["account"]["events"].to_string(), &format!("{{\"a\":{text}}}"))
}
