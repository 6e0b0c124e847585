//! Rules about rates, fees, minimum payments and what everything costs.

use serde_json::{Value, json};

use super::{Pair, card, law, loan, pair, terms};

/// Two statements of a card whose minimum is not paid.
fn missed(year: i32) -> Value {
    card(year, &format!("{year}-05-20"))
}

fn late_fee(rate: &str, cap: &str) -> Value {
    terms(json!({ "lateFees": [{ "rate": rate, "cap": cap }] }))
}

fn lender(lender: &str) -> Value {
    law(json!({ "lender": lender }))
}

/// What a loan of a year costs, by whoever lends.
fn cost(rule: &'static str, from: &'static str, year: i32, by: Value, rates: [&str; 2]) -> Pair {
    let [holds, breaks] = rates.map(|annual| loan(year, annual));
    pair(("cn", rule, from), &[by], holds, breaks)
}

/// A card in dollars whose late fee is all of the minimum, up to a cap.
fn dollars(year: i32) -> [Value; 2] {
    let minimum = json!({ "ratios": [{ "purchase": "0.10", "cash": "0.10" }], "floor": "50.00" });
    [missed(year), terms(json!({ "currency": "USD", "minimum": minimum }))]
}

/// Minimum payments of a card in pounds, from the month after its purchase.
fn minimum_payer(rate: &str, months: usize, as_of: &str) -> Value {
    let mut events = vec![json!({ "kind": "purchase", "date": "2019-01-10", "amount": "1000.00" })];
    let days = (2019..).flat_map(|year| (1..=12).map(move |month| format!("{year}-{month:02}-20")));
    for date in days.skip(1).take(months) {
        events.push(json!({ "kind": "payment", "date": date, "amount": "30.00" }));
    }
    let mut case = card(2019, as_of);
    case["account"]["events"] = json!(events);
    case["account"]["terms"]["currency"] = json!("GBP");
    case["account"]["terms"]["minimum"] = json!({ "ratios": [{ "purchase": "0.001", "cash": "0.01" }] });
    case["account"]["terms"]["purchaseRates"] = json!([{ "daily": rate }]);
    case
}

pub(super) fn pairs() -> Vec<Pair> {
    let mut all = china();
    all.extend(costs());
    all.extend(abroad());
    all
}

fn china() -> Vec<Pair> {
    let part = json!({ "account": { "events": [
        { "kind": "purchase", "date": "2023-03-10", "amount": "1200.00" },
        { "kind": "conversion", "date": "2023-03-20", "amount": "1200.00", "periods": 12, "monthlyFeeRate": "0.006" },
    ] } });
    let of_parts = |ratio: &str| {
        terms(json!({ "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10", "instalment": ratio }] } }))
    };
    let rate = |daily: &str| terms(json!({ "purchaseRates": [{ "daily": daily }] }));
    let least = |ratio: &str| terms(json!({ "minimum": { "ratios": [{ "purchase": ratio, "cash": ratio }] } }));
    vec![
        pair(("cn", "cn.instalment.minimum", "2022-07-07"), &[missed(2023), part], of_parts("1"), of_parts("0.5")),
        pair(
            ("cn", "cn.card.no-interest-on-fees", "2017-01-01"),
            &[missed(2023)],
            // The cost of enforcing a claim is no fee.
            terms(json!({ "interestBearing": ["cost"] })),
            terms(json!({ "interestBearing": ["lateFee"] })),
        ),
        pair(
            ("cn", "cn.card.no-over-limit-fee", "2017-01-01"),
            &[missed(2023)],
            json!({}),
            law(json!({ "overLimitFee": true })),
        ),
        pair(
            ("cn", "cn.card.late-fee", "1999-03-01"),
            &[missed(2016)],
            late_fee("0.05", "500.00"),
            late_fee("0.06", "500.00"),
        ),
        pair(
            ("cn", "cn.card.late-fee", "2017-01-01"),
            &[missed(2023), late_fee("0.05", "500.00")],
            law(json!({ "contractLateFeeRate": "0.05" })),
            law(json!({ "contractLateFeeRate": "0.0499" })),
        ),
        pair(("cn", "cn.card.daily-rate", "1999-03-01"), &[missed(2016)], rate("0.0005"), rate("0.00049")),
        pair(("cn", "cn.card.daily-rate", "2017-01-01"), &[missed(2019)], rate("0.00035"), rate("0.00051")),
        pair(("cn", "cn.card.first-minimum", "1999-03-01"), &[missed(2016)], least("0.10"), least("0.09")),
        pair(("cn", "cn.charges.cumulative", "2017-08-04"), &[card(2023, "2024-05-05")], rate("0.0005"), rate("0.001")),
    ]
}

fn costs() -> Vec<Pair> {
    let penalty = |multiple: &str| terms(json!({ "penalty": { "multiple": multiple } }));
    let online = |lender: &str| law(json!({ "lender": lender, "product": "onlineLoan" }));
    vec![
        pair(("cn", "cn.loan.penalty-multiple", "2004-01-01"), &[loan(2023, "0.12")], penalty("1.5"), penalty("1.51")),
        cost("cn.charges.annual-cost", "2017-08-04", 2023, lender("bank"), ["0.23", "0.25"]),
        cost("cn.consumer-finance.annual-cost", "2025-10-30", 2026, lender("consumerFinance"), ["0.19", "0.21"]),
        cost("cn.small-loan.annual-cost", "2025-12-24", 2026, lender("localLicensed"), ["0.23", "0.25"]),
        cost("cn.private.reference-multiple", "2021-01-01", 2026, lender("private"), ["0.11", "0.13"]),
        cost("cn.assisted-loan.annual-cost", "2025-10-01", 2026, online("bank"), ["0.23", "0.25"]),
    ]
}

fn abroad() -> Vec<Pair> {
    let safe_harbour = |from, year, [holds, breaks]: [&str; 2]| {
        let rule = ("us", "us.card.late-fee-safe-harbour", from);
        pair(rule, &dollars(year), late_fee("1", holds), late_fee("1", breaks))
    };
    let base = |base: &str| terms(json!({ "interestBase": base, "chargeBack": "latestCycle" }));
    let least = |purchase: &str, interest: &str| {
        let minimum = json!({ "ratios": [{ "purchase": purchase, "cash": "0.01", "interest": interest }] });
        terms(json!({ "currency": "GBP", "minimum": minimum }))
    };
    // The first bill is paid by its minimum: interest is on the second.
    let paid = json!({ "asOf": "2023-06-20", "account": { "events": [
        { "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" },
        { "kind": "payment", "date": "2023-04-20", "amount": "20.00" },
    ] } });
    let debt = |rule, months, as_of| {
        let of = |rate| minimum_payer(rate, months, as_of);
        pair(("gb", rule, "2018-09-01"), &[], of("0.0003"), of("0.0008"))
    };
    vec![
        safe_harbour("2020-01-01", 2021, ["29.00", "29.01"]),
        safe_harbour("2022-01-01", 2023, ["30.00", "30.01"]),
        safe_harbour("2025-04-15", 2025, ["32.00", "32.01"]),
        pair(
            ("us", "us.card.late-fee-basis", "2010-08-22"),
            &dollars(2023),
            late_fee("1", "500.00"),
            late_fee("1.1", "500.00"),
        ),
        pair(("us", "us.card.lost-grace", "2010-02-22"), &dollars(2023), base("unpaidPart"), base("full")),
        pair(
            ("gb", "gb.card.minimum-payment", "2014-04-01"),
            &[missed(2023), paid],
            least("0.02", "1"),
            least("0.01", "0.5"),
        ),
        debt("gb.card.persistent-debt-18", 20, "2020-10-01"),
        debt("gb.card.persistent-debt-36", 38, "2022-04-01"),
    ]
}
