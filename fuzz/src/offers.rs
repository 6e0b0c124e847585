//! The body of the target `offers`: policies and proposals of every shape, the search among them within its budget.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::bytes::Bytes;

const KINDS: [&str; 12] = [
    "personalised", "payInFull", "settlement", "billInstalments", "principalOnly", "interestOnly", "deferral", "extension",
    "rateReduction", "waiverOnly", "stepUp", "refinance",
];
const CLASSES: [&str; 7] = ["principal", "interest", "penaltyInterest", "compoundInterest", "lateFee", "fee", "cost"];
const CONCESSIONS: [&str; 12] = [
    "periods", "deferral", "downPayment", "rate", "discount", "waive.principal", "waive.interest", "waive.penaltyInterest",
    "waive.compoundInterest", "waive.lateFee", "waive.fee", "waive.cost",
];
const SHARES: [&str; 10] = ["0", "0.05", "0.1", "0.3", "0.5", "0.999", "1", "0.000000000001", "1.5", "-0.1"];
const RATES: [&str; 7] = ["0", "0.07", "0.156", "0.24", "0.01", "3", "0.000000000001"];
const STEPS: [&str; 6] = ["0.05", "0.1", "0.01", "0.0001", "0", "1"];
const COUNTS: [u32; 12] = [12, 1, 2, 3, 6, 24, 36, 60, 120, 600, 0, 601];
const AMOUNTS: [&str; 8] = ["600.00", "0.00", "0.01", "49.99", "1250.00", "40000.00", "9999999999999.99", "100.00"];
const PROFILES: [&str; 7] = ["level", "equalPrincipal", "fixed", "interestOnly", "stepUp", "principalFirst", "balloon"];

/// Must return for any choices; every plan that is offered adds up, and every kind of the policy is answered.
///
/// # Panics
/// When an answer contradicts itself: that is the finding.
pub(crate) fn check(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let case = case(&mut bytes);
    match arrears::wire::report(&case.to_string()) {
        Ok(report) => answers(&case, &serde_json::from_str(&report).unwrap_or_default()),
        Err(error) => assert!(error.code() >= 100 && !error.path().is_empty(), "{error}"),
    }
}

fn case(bytes: &mut Bytes<'_>) -> Value {
    let late = bytes.pick(&["2023-10-20", "2023-05-05", "2023-09-05", "2025-01-01"]);
    let mut offers = json!({
        "policy": policy(bytes),
        "applicant": { "hardship": bytes.pick(&["illness", "unemployment", "other"]), "firstTime": bytes.once_in(2) },
        "horizonMonths": bytes.pick(&[60_u32, 0, 12, 600, 601]),
    });
    if !bytes.once_in(8) {
        offers["repaymentCapacity"] = json!({
            "monthly": bytes.pick(&AMOUNTS), "lumpSum": bytes.pick(&AMOUNTS), "payDay": bytes.pick(&[15_u32, 1, 31]),
        });
    }
    offers["proposals"] = (0..bytes.below(4)).map(|_| proposal(bytes)).collect();
    offers["stresses"] = (0..bytes.below(3)).map(|_| json!({ "name": "less", "monthly": bytes.pick(&AMOUNTS) })).collect();
    json!({ "version": "arrears-case/2", "account": account(bytes), "asOf": late, "offers": offers })
}

fn account(bytes: &mut Bytes<'_>) -> Value {
    if bytes.once_in(3) {
        let terms = json!({
            "principal": "12000.00", "disbursed": "2023-01-10", "firstDue": "2023-02-10", "periods": bytes.pick(&[12_u32, 36]),
            "rate": { "annual": bytes.pick(&RATES) }, "method": bytes.pick(&["level", "equalPrincipal", "bullet"]),
            "preset": bytes.pick(&["consumerLoan", "huabei"]),
        });
        let paid_out = json!({ "kind": "disbursement", "date": "2023-01-10", "amount": "12000.00" });
        return json!({ "kind": "loan", "terms": terms, "events": [paid_out] });
    }
    let bought = json!({ "kind": "purchase", "date": "2023-03-30", "amount": bytes.pick(&["9000.00", "0.01", "500000.00"]) });
    let paid = json!({ "kind": "payment", "date": "2023-04-23", "amount": bytes.pick(&["100.00", "8999.99"]) });
    json!({ "kind": "card", "terms": { "preset": "cmb", "opened": "2023-03-06", "statementDay": 5 }, "events": [bought, paid] })
}

fn policy(bytes: &mut Bytes<'_>) -> Value {
    if bytes.once_in(8) {
        return bytes.pick(&["cardIssuer", "consumerLender"]).into();
    }
    let kinds: Vec<Value> = (0..=bytes.below(12)).map(|place| kind(bytes, place)).collect();
    // Each once, from any of them on; now and then one is left out, which is refused.
    let first = usize::from(bytes.next()).checked_rem(CONCESSIONS.len()).unwrap_or(0);
    let order = CONCESSIONS.iter().cycle().skip(first).take(if bytes.once_in(6) { 11 } else { 12 });
    json!({
        "version": "arrears-policy/2", "name": "any", "currency": "CNY", "discountRate": bytes.pick(&RATES),
        "proposalShare": bytes.pick(&SHARES), "concessions": order.collect::<Vec<_>>(), "kinds": kinds,
    })
}

fn kind(bytes: &mut Bytes<'_>, place: u32) -> Value {
    let mut kind = Map::new();
    let at = usize::try_from(place).unwrap_or(0);
    kind.insert("kind".into(), (*KINDS.get(at).unwrap_or(&"personalised")).into());
    let range = |list: &[&'static str], bytes: &mut Bytes<'_>| {
        json!({ "from": bytes.pick(list), "to": bytes.pick(list), "step": bytes.pick(&STEPS) })
    };
    let counts = |bytes: &mut Bytes<'_>| {
        json!({ "from": bytes.pick(&COUNTS), "to": bytes.pick(&COUNTS), "step": bytes.pick(&[1_u32, 3, 7, 0]) })
    };
    let keys = ["periods", "downPayment", "rate", "discount", "deferral", "profile", "waive", "place"];
    let given = bytes.flags();
    for (key, _) in keys.into_iter().zip(given).filter(|(_, is_given)| *is_given) {
        let value = match key {
            "periods" => counts(bytes),
            "downPayment" | "discount" => range(&SHARES, bytes),
            "rate" => range(&RATES, bytes),
            "deferral" => json!({ "periods": counts(bytes), "accrues": bytes.once_in(2), "due": bytes.pick(&["firstInstalment", "capitalised"]) }),
            "profile" => profile(bytes),
            "waive" => by_class(bytes, |bytes| {
                let mut waiver = range(&SHARES, bytes);
                waiver["when"] = bytes.pick(&["atSigning", "onCompletion"]).into();
                waiver
            }),
            _ => by_class(bytes, |bytes| bytes.pick(&["capitalised", "firstInstalment", "deferred"]).into()),
        };
        kind.insert(key.into(), value);
    }
    kind.insert("frequency".into(), bytes.pick(&["monthly", "weekly", "quarterly", "fortnightly"]).into());
    kind.insert("minimumRecoveryRatio".into(), bytes.pick(&["0", "0.6", "1"]).into());
    kind.insert("firstDueAfterDays".into(), bytes.pick(&[15_u32, 0, 30, 400]).into());
    Value::Object(kind)
}

fn by_class(bytes: &mut Bytes<'_>, mut value: impl FnMut(&mut Bytes<'_>) -> Value) -> Value {
    let chosen = CLASSES.into_iter().zip(bytes.flags()).filter(|(_, is_chosen)| *is_chosen);
    chosen.map(|(class, _)| (class.to_string(), value(bytes))).collect::<Map<_, _>>().into()
}

fn profile(bytes: &mut Bytes<'_>) -> Value {
    let kind = bytes.pick(&PROFILES);
    match kind {
        "fixed" => json!({ "kind": kind, "payment": bytes.pick(&AMOUNTS) }),
        "interestOnly" => json!({ "kind": kind, "periods": bytes.pick(&COUNTS) }),
        "stepUp" => json!({ "kind": kind, "every": bytes.pick(&COUNTS), "factor": bytes.pick(&["1.1", "1", "2", "10"]) }),
        "balloon" => json!({ "kind": kind, "share": bytes.pick(&SHARES) }),
        _ => json!({ "kind": kind }),
    }
}

fn proposal(bytes: &mut Bytes<'_>) -> Value {
    let given = bytes.flags();
    let values: [(&str, Value); 8] = [
        ("kind", bytes.pick(&KINDS).into()),
        ("periods", bytes.pick(&COUNTS).into()),
        ("monthly", bytes.pick(&AMOUNTS).into()),
        ("rate", bytes.pick(&RATES).into()),
        ("downPayment", bytes.pick(&SHARES).into()),
        ("discount", bytes.pick(&SHARES).into()),
        ("deferral", bytes.pick(&COUNTS).into()),
        ("waive", by_class(bytes, |bytes| bytes.pick(&SHARES).into())),
    ];
    let chosen = values.into_iter().zip(given).filter(|(_, is_given)| *is_given);
    chosen.map(|((key, value), _)| (key.to_string(), value)).collect::<Map<_, _>>().into()
}

fn answers(case: &Value, report: &Value) {
    let list = |value: &Value, key: &str| value[key].as_array().cloned().unwrap_or_default();
    let found = &report["offers"];
    let (offers, refused) = (list(found, "offers"), list(found, "refused"));
    for offer in &offers {
        adds_up(offer);
    }
    let told: BTreeSet<String> = offers.iter().chain(&refused).map(|one| one["kind"].to_string()).collect();
    assert_eq!(told.len(), offers.len().saturating_add(refused.len()), "a kind is offered or refused, and once");
    if let Some(kinds) = case["offers"]["policy"]["kinds"].as_array() {
        let asked: BTreeSet<String> = kinds.iter().map(|one| one["kind"].to_string()).collect();
        assert_eq!(told, asked, "every kind of the policy is answered");
    }
    let rounds = list(found, "negotiation");
    assert_eq!(rounds.len(), list(&case["offers"], "proposals").len(), "every proposal is answered");
    for round in rounds {
        let instead = list(&round, "offers");
        assert_eq!(instead.is_empty(), round["answer"] == "refuse", "an answer has what it says: {round}");
        instead.iter().for_each(|counter| adds_up(&counter["offer"]));
    }
}

/// What is paid is the rows of the schedule, the largest is one of them, and nothing is left.
fn adds_up(offer: &Value) {
    let rows = offer["schedule"].as_array().cloned().unwrap_or_default();
    let payments: Vec<i128> = rows.iter().map(|row| minor(&row["payment"])).collect();
    let total: i128 = payments.iter().sum();
    assert_eq!(total, minor(&offer["total"]), "the payments are the total: {offer}");
    assert!(payments.iter().all(|payment| *payment >= 0), "no payment below zero: {offer}");
    assert!(rows.last().is_none_or(|row| minor(&row["remaining"]) == 0), "nothing is left after the last payment: {offer}");
    assert!(payments.contains(&minor(&offer["largestPayment"])) || rows.is_empty(), "the largest payment is one of them: {offer}");
}

/// A decimal string without its point.
fn minor(amount: &Value) -> i128 {
    amount.as_str().and_then(|text| text.replace('.', "").parse().ok()).unwrap_or_else(|| unreadable(amount))
}

#[expect(clippy::panic, reason = "a finding of the fuzzer is a panic")]
fn unreadable(amount: &Value) -> i128 {
    panic!("not an amount: {amount}")
}
