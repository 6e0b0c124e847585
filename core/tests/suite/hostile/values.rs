//! Amounts, rates, names and dates that do not read.

use serde_json::json;

use super::{Row, case, event, payment, terms};

/// Amounts, rates, names and dates that do not read.
pub(crate) fn values() -> Vec<Row> {
    let amount = "account.events[1].amount";
    let rate = "account.terms.purchaseRates[0].daily";
    let daily = |text: &str| terms(json!({ "purchaseRates": [{ "daily": text }] }));
    let mut rows: Vec<Row> = Vec::new();
    for text in [
        "",
        " 1",
        "1 ",
        "+1",
        "1e2",
        "1E2",
        "1,000.00",
        ".5",
        "5.",
        "1.2.3",
        "0x10",
        "--1",
        "１００",
        "٣",
        "1\u{0}",
        "∞",
        "NaN",
        "-",
    ] {
        rows.push(("notDecimal", amount, payment("amount", json!(text))));
        rows.push(("rateNotDecimal", rate, daily(text)));
    }
    // As long as a document can be: neither may recurse or take more than its length in time.
    rows.push(("notDecimal", amount, payment("amount", json!("-".repeat(4_000_000)))));
    rows.push(("rateNotDecimal", rate, daily(&"-".repeat(4_000_000))));
    rows.push(("amountOutOfRange", amount, payment("amount", json!("9".repeat(1_000_000)))));
    rows.push(("rateOutOfRange", rate, daily(&"9".repeat(1_000_000))));
    rows.extend([
        ("tooManyDecimals", amount, payment("amount", json!("1.001"))),
        ("tooManyDecimals", amount, payment("amount", json!("1.000"))),
        ("amountOutOfRange", amount, payment("amount", json!("10000000000000.01"))),
        ("amountOutOfRange", amount, payment("amount", json!("9223372036854775808"))),
        ("amountNotPositive", amount, payment("amount", json!("0"))),
        ("amountNotPositive", amount, payment("amount", json!("-0.00"))),
        ("amountNotPositive", amount, payment("amount", json!("-100.00"))),
        ("amountNegative", "account.events[1].fee", event(json!({ "kind": "cashAdvance", "date": "2023-04-01", "amount": "9", "fee": "-0.01" }))),
        ("amountOutOfRange", "account.events[1].balance", event(json!({ "kind": "assertion", "date": "2023-04-01", "balance": "-10000000000000.01" }))),
        ("amountNegative", "account.terms.tolerance", terms(json!({ "tolerance": "-10" }))),
        ("amountNegative", "account.terms.minimum.floor", terms(json!({ "minimum": { "ratios": [{ "purchase": "0.1", "cash": "0.1" }], "floor": "-1" } }))),
        ("amountNegative", "account.terms.lateFees[0].floor", terms(json!({ "lateFees": [{ "rate": "0.05", "floor": "-1" }] }))),
        ("amountNegative", "account.terms.lateFees[0].cap", terms(json!({ "lateFees": [{ "rate": "0.05", "cap": "-1" }] }))),
        ("amountNotPositive", "account.terms.lateFees[0].smallBalance", terms(json!({ "lateFees": [{ "rate": "0.05", "smallBalance": "0" }] }))),
        ("amountNegative", "account.terms.minimumInterest.purchase", terms(json!({ "minimumInterest": { "purchase": "-1" } }))),
        ("amountNegative", "account.terms.minimumInterest.cash", terms(json!({ "minimumInterest": { "cash": "-1" } }))),
        ("rateTooManyDecimals", rate, daily("0.0005000000000")),
        ("rateOutOfRange", rate, daily("-0.0005")),
        ("rateOutOfRange", rate, daily("0.0274")),
        ("rateOutOfRange", "account.terms.lateFees[0].rate", terms(json!({ "lateFees": [{ "rate": "10.1" }] }))),
        ("rateOutOfRange", "account.terms.lateFees[0].repeat.rate", terms(json!({ "lateFees": [{ "rate": "0", "repeat": { "missedPayments": 1, "rate": "-1" } }] }))),
        ("rateOutOfRange", "account.events[1].monthlyFeeRate", event(json!({ "kind": "conversion", "date": "2023-04-01", "amount": "9", "periods": 3, "monthlyFeeRate": "0.84" }))),
        ("rateOutOfRange", "account.events[1].annualRate", event(json!({ "kind": "conversion", "date": "2023-04-01", "amount": "9", "periods": 3, "annualRate": "10.01" }))),
        ("rateOutOfRange", "account.events[1].purchase.daily", event(json!({ "kind": "rateChange", "date": "2023-04-01", "purchase": { "daily": "1" } }))),
        ("rateOutOfRange", "account.terms.instalments.earlySettlementFeeRate", terms(json!({ "instalments": { "earlySettlementFeeRate": "11" } }))),
        ("unknownCurrency", "account.terms.currency", terms(json!({ "currency": "RMB" }))),
        ("unknownCurrency", "account.terms.currency", terms(json!({ "currency": "cny" }))),
        ("unknownCurrency", "account.terms.currency", terms(json!({ "currency": "CNY\u{0}" }))),
        ("tooManyDecimals", "account.terms.lateFees[0].floor", terms(json!({ "currency": "JPY", "lateFees": [{ "rate": "0", "floor": "0.5" }] }))),
        // An issuer's figures are in its own currency; read as another one they would be wrong without a word.
        ("mixedCurrencies", "account.terms.currency", terms(json!({ "preset": "icbc", "currency": "JPY" }))),
        ("noSuchMonthDay", "account.terms.statementDay", terms(json!({ "statementDay": 0 }))),
        ("noSuchMonthDay", "account.terms.statementDay", terms(json!({ "statementDay": 32 }))),
        ("noSuchMonthDay", "account.terms.due.day", terms(json!({ "due": { "rule": "dayOfMonth", "day": 0 } }))),
        ("unknownName", "account.events[1].component", event(json!({ "kind": "waiver", "date": "2023-04-01", "component": "Interest", "amount": "1" }))),
        ("unknownName", "account.events[1].component", event(json!({ "kind": "fee", "date": "2023-04-01", "component": "fee", "amount": "1" }))),
        ("unknownName", "account.events[1].components[1]", event(json!({ "kind": "freeze", "date": "2023-04-01", "components": ["interest", "rent"] }))),
        ("wrongComponent", "account.events[1].component", event(json!({ "kind": "fee", "date": "2023-04-01", "component": "lateFee", "amount": "1" }))),
        ("wrongComponent", "account.events[1].components", event(json!({ "kind": "freeze", "date": "2023-04-01", "components": [] }))),
        ("wrongComponent", "account.events[1].components", event(json!({ "kind": "unfreeze", "date": "2023-04-01", "components": ["interest", "purchase"] }))),
        ("noRate", "account.events[1]", event(json!({ "kind": "rateChange", "date": "2023-04-01" }))),
        ("periodsOutOfRange", "account.events[1].periods", event(json!({ "kind": "conversion", "date": "2023-04-01", "amount": "9", "periods": 0 }))),
        ("periodsOutOfRange", "account.events[1].periods", event(json!({ "kind": "conversion", "date": "2023-04-01", "amount": "9", "periods": 601 }))),
    ]);
    for (name, text) in [
        ("notADate", ""),
        ("notADate", "2023-4-01"),
        ("notADate", "20230401"),
        ("notADate", "2023-04-01T00:00:00Z"),
        ("notADate", "01-04-2023"),
        ("notADate", "2023-04-０１"),
        ("notADate", "-023-04-01"),
        ("notADate", "2023\u{2010}04\u{2010}01"),
        ("noSuchDay", "2023-02-30"),
        ("noSuchDay", "2023-02-29"),
        ("noSuchDay", "2100-02-29"),
        ("noSuchDay", "2023-13-01"),
        ("noSuchDay", "2023-00-10"),
        ("noSuchDay", "2023-04-00"),
        ("dateOutOfRange", "1899-12-31"),
        ("dateOutOfRange", "2200-01-01"),
        ("dateOutOfRange", "9999-12-31"),
    ] {
        rows.push((name, "account.events[1].date", payment("date", json!(text))));
        rows.push((name, "asOf", case("asOf", json!(text))));
    }
    rows.extend([
        ("noSuchDay", "knownOn", case("knownOn", json!("2023-02-30"))),
        ("noSuchDay", "comparedWith", case("comparedWith", json!("2023-02-30"))),
        ("noSuchDay", "account.terms.opened", terms(json!({ "opened": "2023-02-30" }))),
        ("noSuchDay", "account.events[1].recorded", payment("recorded", json!("2023-06-31"))),
        (
            "noSuchDay",
            "account.terms.lateFees[0].from",
            terms(json!({ "lateFees": [{ "from": "2023-02-30", "rate": "0" }] })),
        ),
    ]);
    rows
}
