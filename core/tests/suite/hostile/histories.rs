//! Terms that contradict themselves, events that do not fit each other, histories that cannot have happened.

use serde_json::{Value, json};

use super::{Row, allocation, bought, case, event, events, payment, ratios, sound, terms};
use crate::cases::plain;

fn late_fee(rule: Value) -> String {
    terms(json!({ "lateFees": [rule] }))
}

/// A fee up to each of some balances, and one above.
fn slabs(balances: &[&str]) -> Value {
    let bounded = balances.iter().map(|balance| json!({ "upTo": balance, "amount": "1" }));
    json!({ "slabs": bounded.chain([json!({ "amount": "2" })]).collect::<Value>() })
}

/// Terms that contradict themselves.
pub(crate) fn contradictions() -> Vec<Row> {
    let rows_of = |count: usize| -> Value {
        let row = |n: usize| json!({ "from": format!("2023-01-{n:02}"), "daily": "0.0005" });
        std::iter::once(json!({ "daily": "0.0005" })).chain((1..count).map(row)).collect()
    };
    let listed = |count: i32| -> Value {
        let first = arrears::Date::new(2023, 3, 6).unwrap();
        (0..count).map(|n| first.plus_days(n.saturating_mul(30)).unwrap().to_string()).collect()
    };
    let charges = ["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"];
    let days = |days: u16, grace: u16| {
        terms(json!({ "due": { "rule": "daysAfterStatement", "days": days }, "latePaymentGraceDays": grace }))
    };
    vec![
        ("historyStartsLate", "account.terms.purchaseRates", terms(json!({ "purchaseRates": [] }))),
        (
            "historyStartsLate",
            "account.terms.purchaseRates",
            terms(json!({ "purchaseRates": [{ "from": "2023-03-07", "daily": "0" }] })),
        ),
        ("historyStartsLate", "account.terms.cashRates", terms(json!({ "cashRates": [] }))),
        ("historyStartsLate", "account.terms.minimum.ratios", ratios(json!([]))),
        (
            "historyStartsLate",
            "account.terms.minimum.ratios",
            ratios(json!([{ "from": "2023-03-07", "purchase": "0", "cash": "0" }])),
        ),
        ("historyTooLong", "account.terms.purchaseRates[12].from", terms(json!({ "purchaseRates": rows_of(13) }))),
        (
            "historyNotAscending",
            "account.terms.cashRates[2].from",
            terms(
                json!({ "cashRates": [{ "daily": "0" }, { "from": "2023-02-01", "daily": "0" }, { "from": "2023-02-01", "daily": "0" }] }),
            ),
        ),
        (
            "historyNotAscending",
            "account.terms.lateFees[1].from",
            terms(
                json!({ "lateFees": [{ "from": "2023-02-02", "rate": "0" }, { "from": "2023-02-01", "rate": "0" }] }),
            ),
        ),
        (
            "missingKey",
            "account.terms.lateFees[1].from",
            terms(json!({ "lateFees": [{ "rate": "0" }, { "rate": "0" }] })),
        ),
        (
            "missingKey",
            "account.terms.minimum.ratios[1].from",
            ratios(json!([{ "purchase": "0", "cash": "0" }, { "purchase": "0", "cash": "0" }])),
        ),
        (
            "ratioAboveOne",
            "account.terms.minimum.ratios[0].purchase",
            ratios(json!([{ "purchase": "1.01", "cash": "0" }])),
        ),
        ("ratioAboveOne", "account.terms.minimum.ratios[0].cash", ratios(json!([{ "purchase": "0.1", "cash": "2" }]))),
        (
            "ratioAboveOne",
            "account.terms.minimum.ratios[0].fee",
            ratios(json!([{ "purchase": "0.1", "cash": "0", "fee": "1.000000000001" }])),
        ),
        (
            "rateOutOfRange",
            "account.terms.minimum.ratios[0].purchase",
            ratios(json!([{ "purchase": "-0.1", "cash": "0" }])),
        ),
        ("orderIncomplete", "account.terms.allocation.current", allocation("current", json!([]))),
        ("orderIncomplete", "account.terms.allocation.overdue", allocation("overdue", json!([[], []]))),
        ("orderIncomplete", "account.terms.allocation.overdue", allocation("overdue", json!([["principal"], charges]))),
        (
            "orderRepeats",
            "account.terms.allocation.longOverdue",
            allocation("longOverdue", json!([["cost"], ["principal"], charges, ["cost"]])),
        ),
        (
            "orderRepeats",
            "account.terms.allocation.longOverdue",
            allocation("longOverdue", json!([["cost"], ["principal", "cash"], charges])),
        ),
        (
            "notInOrders",
            "account.terms.allocation.current",
            allocation("current", json!([["cost"], ["principal"], charges, ["judgmentInterest"]])),
        ),
        ("unknownName", "account.terms.allocation.current[1][0]", allocation("current", json!([["cost"], ["rent"]]))),
        ("wrongType", "account.terms.allocation.current[0]", allocation("current", json!(["cost", "principal"]))),
        (
            "unknownName",
            "account.terms.allocation.highestRateFirst",
            terms(json!({ "allocation": { "highestRateFirst": "half" } })),
        ),
        ("tooManyDays", "account.terms.due", terms(json!({ "due": { "rule": "daysAfterStatement", "days": 65_535 } }))),
        ("tooManyDays", "account.terms.latePaymentGraceDays", terms(json!({ "latePaymentGraceDays": 65_535 }))),
        ("graceTooLong", "account.terms.latePaymentGraceDays", days(20, 39)),
        ("graceTooLong", "account.terms.due", terms(json!({ "due": { "rule": "daysAfterStatement", "days": 60 } }))),
        (
            "dueDatesCollide",
            "account.terms.due",
            terms(json!({ "statementDay": 30, "due": { "rule": "dayOfMonth", "day": 31 } })),
        ),
        ("dueRuleUnknown", "account.terms.due", terms(json!({ "preset": "icbc", "due": null }))),
        (
            "historyNotAscending",
            "account.terms.statementDates[1]",
            terms(json!({ "statementDates": ["2023-04-05", "2023-04-05"] })),
        ),
        (
            "statementBeforeOpening",
            "account.terms.statementDates[0]",
            terms(json!({ "statementDates": ["2023-03-05"] })),
        ),
        (
            "dueDatesCollide",
            "account.terms.statementDates",
            terms(json!({ "statementDates": ["2023-03-24", "2023-04-20"] })),
        ),
        ("historyTooLong", "account.terms.statementDates", terms(json!({ "statementDates": listed(121) }))),
        ("missingKey", "account.events[1].statementDay", event(json!({ "kind": "cycleChange", "date": "2023-04-01" }))),
        (
            "keyOfAnotherKind",
            "account.events[1].dueRule.day",
            event(json!({ "kind": "cycleChange", "date": "2023-04-01", "statementDay": 5,
                "dueRule": { "rule": "daysAfterStatement", "days": 3, "day": 3 } })),
        ),
        (
            "dueDatesCollide",
            "account.events[1]",
            event(json!({ "kind": "cycleChange", "date": "2023-04-01", "statementDay": 30,
                "dueRule": { "rule": "dayOfMonth", "day": 31 } })),
        ),
        (
            "amountNegative",
            "account.terms.creditLimits[0].amount",
            terms(json!({ "creditLimits": [{ "amount": "-0.01" }] })),
        ),
        (
            "missingKey",
            "account.terms.creditLimits[1].from",
            terms(json!({ "creditLimits": [{ "amount": "1" }, { "amount": "2" }] })),
        ),
        (
            "amountNegative",
            "account.events[1].limit",
            event(json!({ "kind": "creditLimitChange", "date": "2023-04-01", "limit": "-1" })),
        ),
        (
            "missingKey",
            "account.events[1].limit",
            event(json!({ "kind": "creditLimitChange", "date": "2023-04-01", "amount": "1" })),
        ),
        (
            "floorAboveCap",
            "account.terms.lateFees[0]",
            terms(json!({ "lateFees": [{ "rate": "0.05", "floor": "10", "cap": "9.99" }] })),
        ),
        (
            "zeroCount",
            "account.terms.lateFees[0].repeat.missedPayments",
            terms(json!({ "lateFees": [{ "rate": "0.05", "repeat": { "missedPayments": 0, "rate": "0.06" } }] })),
        ),
        ("notToBear", "account.terms.interestBearing", terms(json!({ "interestBearing": ["fee", "purchase"] }))),
        ("unknownName", "account.terms.interestBearing[0]", terms(json!({ "interestBearing": ["rent"] }))),
        ("unknownName", "account.terms.chargeBack", terms(json!({ "chargeBack": "never" }))),
        (
            "ambiguousKeys",
            "account.terms.lateFees[0].slabs",
            late_fee(json!({ "rate": "0", "slabs": [{ "amount": "1" }] })),
        ),
        ("missingKey", "account.terms.lateFees[0].rate", late_fee(json!({ "floor": "1" }))),
        ("zeroCount", "account.terms.lateFees[0].slabs", late_fee(json!({ "slabs": [] }))),
        (
            "keyOfAnotherKind",
            "account.terms.lateFees[0].slabs[0].upTo",
            late_fee(json!({ "slabs": [{ "upTo": "1", "amount": "1" }] })),
        ),
        (
            "keyOfAnotherKind",
            "account.terms.lateFees[0].cap",
            late_fee(json!({ "slabs": [{ "amount": "1" }], "cap": "1" })),
        ),
        (
            "missingKey",
            "account.terms.lateFees[0].slabs[0].upTo",
            late_fee(json!({ "slabs": [{ "amount": "1" }, { "amount": "2" }] })),
        ),
        ("slabsNotAscending", "account.terms.lateFees[0].slabs[1]", late_fee(slabs(&["2", "2"]))),
        (
            "tooManySlabs",
            "account.terms.lateFees[0].slabs[9]",
            late_fee(slabs(&["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"])),
        ),
        (
            "tooManyCycles",
            "account.terms.lateFees[0].repeat.withinCycles",
            late_fee(json!({ "rate": "0", "repeat": { "missedPayments": 2, "withinCycles": 61, "amount": "1" } })),
        ),
        (
            "zeroCount",
            "account.terms.lateFees[0].repeat.withinCycles",
            late_fee(json!({ "rate": "0", "repeat": { "missedPayments": 2, "withinCycles": 0, "amount": "1" } })),
        ),
        (
            "amountNegative",
            "account.terms.lateFees[0].repeat.amount",
            late_fee(json!({ "rate": "0", "repeat": { "missedPayments": 2, "amount": "-1" } })),
        ),
        (
            "ambiguousKeys",
            "account.terms.lateFees[0].repeat.amount",
            late_fee(json!({ "rate": "0", "repeat": { "missedPayments": 2, "rate": "0", "amount": "1" } })),
        ),
        (
            "missingKey",
            "account.terms.lateFees[0].repeat.rate",
            late_fee(json!({ "rate": "0", "repeat": { "missedPayments": 2 } })),
        ),
        (
            "zeroCount",
            "account.terms.lateFeeStop.missedPayments",
            terms(json!({ "lateFeeStop": { "missedPayments": 0 } })),
        ),
    ]
}

/// Events that do not fit each other.
pub(crate) fn ledgers() -> Vec<Row> {
    let reversal = |recorded: &str, of: &str| json!({ "kind": "reversal", "recorded": recorded, "of": of });
    let named = |id: &str, mut event: Value| {
        event["id"] = json!(id);
        event
    };
    let refund = |day: &str, of: &str| json!({ "kind": "refund", "date": day, "amount": "1", "of": of });
    let settlement = |day: &str, plan: &str| json!({ "kind": "instalmentSettlement", "date": day, "plan": plan });
    let conversion = |day: &str| json!({ "kind": "conversion", "date": day, "amount": "1", "periods": 1 });
    let pay = json!({ "id": "paid", "kind": "payment", "date": "2023-04-23", "amount": "100.00" });
    let dear = json!({ "kind": "purchase", "date": "2023-03-30", "amount": "9999999999000.01" });
    let many = |count: usize, event: &Value| plain(Value::Array(vec![event.clone(); count]), "2023-05-05").to_string();
    vec![
        ("duplicateId", "account.events[1].id", event(named("bought", pay.clone()))),
        ("duplicateId", "account.events[2].id", events(&[named("", pay.clone()), named("", pay.clone())])),
        ("unknownId", "account.events[1].of", event(reversal("2023-04-01", "nothing"))),
        ("unknownId", "account.events[1].of", event(reversal("2023-04-01", ""))),
        ("unknownId", "account.events[1].of", event(reversal("2023-04-01", "Bought"))),
        ("unknownId", "account.events[1].of", event(refund("2023-04-01", "nothing"))),
        ("unknownId", "account.events[1].plan", event(settlement("2023-04-01", "nothing"))),
        ("recordedTooEarly", "account.events[1].recorded", payment("recorded", json!("2023-04-22"))),
        (
            "reversalOfReversal",
            "account.events[2].of",
            events(&[named("undo", reversal("2023-04-01", "bought")), reversal("2023-04-02", "undo")]),
        ),
        ("reversalOfReversal", "account.events[1].of", event(named("self", reversal("2023-04-01", "self")))),
        (
            "reversedTwice",
            "account.events[2].of",
            events(&[reversal("2023-04-01", "bought"), reversal("2023-04-02", "bought")]),
        ),
        ("reversedTooEarly", "account.events[1].recorded", event(reversal("2023-03-29", "bought"))),
        (
            "reversedTooEarly",
            "account.events[2].recorded",
            events(&[
                {
                    let mut late = pay.clone();
                    late["recorded"] = json!("2023-06-01");
                    late
                },
                reversal("2023-05-31", "paid"),
            ]),
        ),
        ("wrongTarget", "account.events[2].of", events(&[pay.clone(), refund("2023-04-24", "paid")])),
        ("wrongTarget", "account.events[1].of", event(named("back", refund("2023-04-24", "back")))),
        ("wrongTarget", "account.events[1].plan", event(settlement("2023-04-01", "bought"))),
        ("beforeTarget", "account.events[1].of", event(refund("2023-03-29", "bought"))),
        (
            "beforeTarget",
            "account.events[0].of",
            plain(json!([refund("2023-03-30", "bought"), bought()]), "2023-05-05").to_string(),
        ),
        (
            "beforeTarget",
            "account.events[2].plan",
            events(&[named("plan", conversion("2023-04-02")), settlement("2023-04-01", "plan")]),
        ),
        ("totalTooLarge", "account.events[1]", event(dear)),
        ("unknownId", "account.events[1].of", event(dispute("2023-04-01", "nothing"))),
        ("wrongTarget", "account.events[2].of", events(&[pay.clone(), dispute("2023-04-24", "paid")])),
        ("beforeTarget", "account.events[1].of", event(dispute("2023-03-29", "bought"))),
        ("amountNotPositive", "account.events[1].amount", event(dispute_of("2023-04-01", "0"))),
        ("disputeAbovePurchase", "account.events[1].amount", event(dispute_of("2023-04-01", "1000.01"))),
        ("wrongTarget", "account.events[1].of", event(ended("2023-04-02", "bought", "against"))),
        (
            "beforeTarget",
            "account.events[2].of",
            events(&[dispute("2023-04-02", "bought"), ended("2023-04-01", "dispute", "against")]),
        ),
        (
            "unknownName",
            "account.events[2].outcome",
            events(&[dispute("2023-04-02", "bought"), ended("2023-04-03", "dispute", "nobody")]),
        ),
        (
            "disputeEnded",
            "account.events[3].of",
            events(&[
                dispute("2023-04-02", "bought"),
                ended("2023-04-03", "dispute", "forCustomer"),
                ended("2023-04-04", "dispute", "forCustomer"),
            ]),
        ),
        (
            "tooManyDisputes",
            "account.events[257]",
            events(&vec![json!({ "kind": "dispute", "date": "2023-04-02", "of": "bought", "amount": "1" }); 257]),
        ),
        ("performBeforeJudgment", "account.events[1].performBy", event(judgment("2023-04-30", "2023-04-29", "1"))),
        (
            "missingKey",
            "account.events[1].performBy",
            event(json!({ "kind": "judgment", "date": "2023-05-01", "amount": "1" })),
        ),
        ("amountNotPositive", "account.events[1].amount", event(judgment("2023-04-30", "2023-05-30", "0"))),
        ("wrongComponent", "account.events[1].components", {
            let mut of_interest = judgment("2023-04-30", "2023-05-30", "1");
            of_interest["components"] = json!(["principal", "interest"]);
            event(of_interest)
        }),
        (
            "tooManyEvents",
            "account.events[100000]",
            many(100_001, &json!({ "kind": "payment", "date": "2023-04-23", "amount": "0.01" })),
        ),
        ("tooManyConversions", "account.events[256]", many(257, &conversion("2023-04-01"))),
    ]
}

fn dispute(day: &str, of: &str) -> Value {
    json!({ "id": "dispute", "kind": "dispute", "date": day, "of": of })
}

fn dispute_of(day: &str, amount: &str) -> Value {
    json!({ "kind": "dispute", "date": day, "of": "bought", "amount": amount })
}

fn ended(day: &str, of: &str, outcome: &str) -> Value {
    json!({ "kind": "disputeEnd", "date": day, "of": of, "outcome": outcome })
}

fn judgment(day: &str, perform_by: &str, amount: &str) -> Value {
    json!({ "kind": "judgment", "date": day, "performBy": perform_by, "amount": amount })
}

/// Histories that cannot have happened.
pub(crate) fn impossible() -> Vec<Row> {
    let pay = |day: &str, amount: &str| json!({ "kind": "payment", "date": day, "amount": amount });
    let waiver = |day: &str, component: &str, amount: &str| json!({ "kind": "waiver", "date": day, "component": component, "amount": amount });
    let known = |mut case: Value, day: &str| {
        case["knownOn"] = json!(day);
        case.to_string()
    };
    let conversion = |amount: &str| json!({ "id": "plan", "kind": "conversion", "date": "2023-04-10", "amount": amount, "periods": 3 });
    let settle = |day: &str| json!({ "kind": "instalmentSettlement", "date": day });
    let refund = json!({ "kind": "refund", "date": "2023-04-10", "amount": "1", "of": "late" });
    let late =
        json!({ "id": "late", "kind": "purchase", "date": "2023-04-09", "recorded": "2023-04-20", "amount": "5" });
    let mut usury = sound();
    usury["account"]["terms"]["purchaseRates"][0]["daily"] = json!("0.027397260273");
    usury["account"]["events"][0]["amount"] = json!("9000000000000.00");
    usury["asOf"] = json!("2040-01-01");
    let mut thawed = sound();
    thawed["account"]["terms"]["compounding"] = json!("daily");
    // From the day after the purchase to the end of its grace every day the other way round: the rate of the first is forgotten.
    for n in 0..24_i32 {
        let kind = if n.rem_euclid(2) == 0 { "freeze" } else { "unfreeze" };
        let on = arrears::Date::new(2023, 3, 31).unwrap().plus_days(n).unwrap().to_string();
        let event = json!({ "kind": kind, "date": on, "components": ["interest"] });
        thawed["account"]["events"].as_array_mut().unwrap().push(event);
    }
    let mut last_day = sound();
    last_day["account"]["events"] = json!([]);
    last_day["asOf"] = json!("2199-12-31");
    let opened_last = terms(json!({ "opened": "2199-12-31" }));
    // Each was made before a payment it rests on was known, and needs a replay of its own.
    let found_late = json!({ "kind": "payment", "date": "2023-04-01", "recorded": "2023-05-01", "amount": "1" });
    let claims = vec![json!({ "kind": "assertion", "date": "2023-04-02", "balance": "1000.00" }); 257];
    let contested = events(&[vec![found_late], claims].concat());
    let mut unknown_and_early = plain(json!([bought(), pay("2023-03-05", "1")]), "2023-05-05");
    unknown_and_early["account"]["events"][1]["recorded"] = json!("2023-05-01");
    let reversed_early = json!([
        bought(),
        { "id": "early", "kind": "payment", "date": "2023-03-05", "amount": "1" },
        { "kind": "reversal", "recorded": "2023-05-01", "of": "early" },
    ]);
    vec![
        ("beforeOpening", "account.events[1].date", event(pay("2023-03-05", "1"))),
        ("beforeOpening", "account.events[1].date", known(unknown_and_early, "2023-04-30")),
        ("beforeOpening", "account.events[1].date", plain(reversed_early, "2023-05-05").to_string()),
        ("beforeOpening", "asOf", case("asOf", json!("2023-03-05"))),
        ("beforeOpening", "asOf", case("asOf", json!("1900-01-01"))),
        ("dateOutOfRange", "asOf", last_day.to_string()),
        ("beforeOpening", "account.events[0].date", opened_last),
        ("owedTooLarge", "asOf", usury.to_string()),
        ("tooManyRates", "asOf", thawed.to_string()),
        ("waiverTooLarge", "account.events[1]", event(waiver("2023-04-10", "interest", "0.01"))),
        ("waiverTooLarge", "account.events[1]", event(waiver("2023-04-10", "principal", "1000.01"))),
        ("waiverTooLarge", "account.events[1]", event(waiver("2023-03-29", "purchase", "1"))),
        ("conversionTooLarge", "account.events[1]", event(conversion("1000.01"))),
        ("conversionTooLarge", "account.events[2]", events(&[pay("2023-04-09", "999"), conversion("1.01")])),
        ("nothingToSettle", "account.events[1]", event(settle("2023-04-10"))),
        ("disputeTooLarge", "account.events[2]", events(&[pay("2023-04-09", "1"), dispute("2023-04-10", "bought")])),
        (
            "targetMissing",
            "account.events[3]",
            events(&[
                dispute("2023-04-02", "bought"),
                ended("2023-04-03", "dispute", "against"),
                ended("2023-04-04", "dispute", "against"),
            ]),
        ),
        ("judgmentTooLarge", "account.events[1]", event(judgment("2023-04-10", "2023-04-20", "1000.01"))),
        (
            "alreadyJudged",
            "account.events[2]",
            events(&[judgment("2023-04-10", "2023-04-20", "1"), judgment("2023-04-11", "2023-04-20", "1")]),
        ),
        (
            "nothingToSettle",
            "account.events[3]",
            events(&[conversion("900"), settle("2023-04-11"), settle("2023-04-12")]),
        ),
        (
            "targetMissing",
            "account.events[2]",
            known(plain(json!([bought(), late, refund]), "2023-05-05"), "2023-04-19"),
        ),
        ("tooManyAssertions", "account.events[258]", contested),
        (
            "wrongKind",
            "account.events[1]",
            event(json!({ "kind": "freeze", "date": "2023-04-10", "components": ["penaltyInterest"] })),
        ),
    ]
}
