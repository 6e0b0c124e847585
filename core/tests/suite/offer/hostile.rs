//! Bad questions about offers: each with its number and the path of the field.

use arrears::wire;
use serde_json::{Value, json};

/// A case that is answered, with a policy of its own.
pub(crate) fn good() -> Value {
    json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "card",
            "terms": { "preset": "ccb", "opened": "2025-01-10", "statementDay": 5 },
            "events": [{ "kind": "purchase", "date": "2026-01-08", "amount": "3260.00" }]
        },
        "asOf": "2026-04-10",
        "offers": {
            "applicant": { "hardship": "illness" },
            "repaymentCapacity": { "monthly": "400.00", "lumpSum": "500.00", "from": "2026-04-12", "payDay": 15 },
            "stresses": [{ "name": "less", "monthly": "300.00" }],
            "policy": {
                "version": "arrears-policy/2",
                "name": "small",
                "currency": "CNY",
                "discountRate": "0.05",
                "concessions": ["periods", "rate", "waive.lateFee"],
                "kinds": [
                    {
                        "kind": "personalised",
                        "for": { "daysPastDue": { "from": 1, "to": 720 }, "amount": { "atLeast": "1.00", "atMost": "9000.00" } },
                        "periods": { "from": 6, "to": 60, "step": 6 },
                        "rate": { "from": "0.12", "to": "0", "step": "0.03" },
                        "waive": { "lateFee": { "from": "0", "to": "1", "step": "0.5", "when": "atSigning" } },
                        "supportingDocuments": ["identity"]
                    },
                    { "kind": "settlement", "discount": { "from": "0.1" } }
                ],
                "temporaryLimit": {
                    "increaseAtMost": "0.5", "limitAtMost": "50000.00", "daysAtMost": 60, "daysPastDueAtMost": 0,
                    "worstClassification": "pass", "monthsOpenAtLeast": 6, "underAgreement": false
                }
            },
            "horizonMonths": 12,
            "proposals": [{ "periods": 24, "waive": { "lateFee": "0.5" } }],
            "limitRequest": {
                "presentLimit": "20000.00", "limit": "26000.00", "from": "2026-04-10", "to": "2026-05-09"
            }
        }
    })
}

pub(crate) fn set(case: &mut Value, pointer: &str, value: Value) {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match case.pointer_mut(parent).unwrap_or_else(|| panic!("{pointer}")) {
        Value::Object(object) => drop(object.insert(key.to_owned(), value)),
        Value::Array(list) => list.push(value),
        _ => panic!("{pointer}"),
    }
}

#[test]
fn the_good_case_is_answered() {
    let report: Value = serde_json::from_str(&wire::report(&good().to_string()).unwrap()).unwrap();
    assert!(!report["offers"]["offers"].as_array().unwrap().is_empty());
}

/// Incomes that begin one a day.
fn changing(days: u8) -> Value {
    let income = |day: u8| json!({ "amount": "9.00", "from": format!("20{:02}-01-01", 30 + day) });
    Value::Array((0..days).map(income).collect())
}

/// A budget that is answered, in place of the means.
fn with_budget() -> Value {
    let mut case = good();
    case["budget"] = json!({
        "incomes": [
            { "amount": "1300.00", "every": "weekly", "certainty": "variable", "evidence": "2026-03-01" },
            { "amount": "900.00" }
        ],
        "essentials": [{ "category": "housing", "amount": "2400.00" }, { "category": "food", "amount": "400.00", "every": "weekly" }],
        "debts": [{ "balance": "9000.00", "payment": "300.00" }],
        "dependants": 2,
        "policy": {
            "share": "0.8", "cushion": "100.00", "counting": { "variable": "0.9" }, "evidenceWithinDays": 90,
            "debtServiceLimit": "0.5", "uncertainLimit": "0.5", "requires": ["housing", "food"],
            "minimumEssentials": { "household": "1500.00", "dependant": "500.00" }
        },
        "creditors": [{ "name": "a bank", "balance": "9000.00" }]
    });
    case["offers"]["repaymentCapacity"].as_object_mut().unwrap().remove("monthly");
    case["offers"].as_object_mut().unwrap().remove("stresses");
    case
}

#[test]
fn the_budget_is_answered() {
    let report: Value = serde_json::from_str(&wire::report(&with_budget().to_string()).unwrap()).unwrap();
    // 1300 x 52 / 12 x 0.9 + 900 - 2400 - 400 x 52 / 12 - 300 = 1536.67; x 0.8 less 100.
    assert_eq!(report["budget"]["surplus"], "1536.67");
    assert_eq!(report["budget"]["capacity"], "1129.33");
    assert_eq!(report["offers"]["monthly"], report["budget"]["share"]);
    let stresses = report["budget"]["stresses"].as_array().unwrap();
    assert_eq!(stresses.len(), 5, "three shares less, either income lost");
}

#[test]
fn every_bad_budget_is_told_apart() {
    let table = [
        ("/budget", json!(1), 1903, "budget"),
        ("/budget/wishes", json!([]), 1901, "budget.wishes"),
        ("/budget/dependants", json!(51), 1003, "budget"),
        ("/budget/dependants", json!(-1), 1903, "budget.dependants"),
        ("/budget/incomes/0/amount", json!("-1.00"), 105, "budget.incomes[0]"),
        ("/budget/incomes/0/amount", json!("0"), 105, "budget.incomes[0]"),
        ("/budget/incomes/0/amount", json!("1.001"), 101, "budget.incomes[0].amount"),
        ("/budget/incomes/0/amount", json!("99999999999999999"), 102, "budget.incomes[0].amount"),
        ("/budget/incomes/1/amount", json!("9999999999999.99"), 1001, "budget.incomes[1]"),
        ("/budget/incomes/0/every", json!("often"), 1905, "budget.incomes[0].every"),
        ("/budget/incomes/0/certainty", json!("hoped"), 1905, "budget.incomes[0].certainty"),
        ("/budget/incomes/0/evidence", json!("2026-02-30"), 301, "budget.incomes[0].evidence"),
        ("/budget/incomes/0/from", json!("2026-02-30"), 301, "budget.incomes[0].from"),
        ("/budget/incomes/0/to", json!(20260301), 1903, "budget.incomes[0].to"),
        (
            "/budget/incomes",
            json!([{ "amount": "9.00" }, { "amount": "9.00", "from": "2026-05-02", "to": "2026-05-01" }]),
            1008,
            "budget.incomes[1].to",
        ),
        (
            "/budget/essentials",
            json!([{ "category": "food", "amount": "9.00", "from": "2026-05-02", "to": "2026-05-01" }]),
            1008,
            "budget.essentials[0].to",
        ),
        (
            "/budget/debts",
            json!([{ "balance": "9.00", "payment": "9.00", "from": "2026-05-02", "to": "2026-05-01" }]),
            1008,
            "budget.debts[0].to",
        ),
        ("/budget/incomes", changing(61), 1009, "budget"),
        ("/budget/incomes/0/employer", json!("Acme"), 1901, "budget.incomes[0].employer"),
        ("/budget/essentials/0/category", json!("yacht"), 1905, "budget.essentials[0].category"),
        ("/budget/essentials/1/amount", json!("-400.00"), 105, "budget.essentials[1]"),
        ("/budget/debts/0/balance", json!("-1.00"), 106, "budget.debts[0]"),
        ("/budget/debts/0/payment", json!("-1.00"), 106, "budget.debts[0]"),
        ("/budget/policy/share", json!("1.01"), 1002, "budget.policy.share"),
        ("/budget/policy/cushion", json!("-1"), 106, "budget.policy.cushion"),
        ("/budget/policy/counting", json!({ "variable": "2" }), 1002, "budget.policy.counting.variable"),
        ("/budget/policy/counting", json!({ "dreamt": "1" }), 1905, "budget.policy.counting.dreamt"),
        ("/budget/policy/requires", json!(["yacht"]), 1905, "budget.policy.requires[0]"),
        ("/budget/policy/mercy", json!(true), 1901, "budget.policy.mercy"),
        ("/budget/creditors/0/balance", json!("-1.00"), 106, "budget.creditors[0].balance"),
    ];
    for (pointer, value, code, path) in table {
        let mut case = with_budget();
        set(&mut case, pointer, value.clone());
        let error = match wire::report(&case.to_string()) {
            Err(error) => error,
            Ok(_) => panic!("{pointer} {value} is answered"),
        };
        assert_eq!((error.code(), error.path()), (code, path), "{pointer} {value}: {error}");
    }
    let mut neither = with_budget();
    neither.as_object_mut().unwrap().remove("budget");
    let error = wire::report(&neither.to_string()).unwrap_err();
    assert_eq!((error.code(), error.path()), (1902, "offers.repaymentCapacity.monthly"));
}

#[test]
fn every_bad_question_is_told_apart() {
    let policy = "/offers/policy";
    let kind = "/offers/policy/kinds/0";
    let proposal = "/offers/proposals/0";
    let (limit, request) = ("/offers/policy/temporaryLimit", "/offers/limitRequest");
    let late_fee = "/offers/policy/lateFeeWaiver";
    let waived =
        |amount, times, months| json!({ "amountAtMost": amount, "timesAtMost": times, "withinMonths": months });
    let table = [
        ("/offers/unknown".into(), json!(1), 1901, "offers.unknown"),
        ("/offers/policy".into(), json!("bankOfNowhere"), 1905, "offers.policy"),
        ("/offers/policy".into(), json!(7), 1903, "offers.policy"),
        ("/offers/horizonMonths".into(), json!(601), 1403, "offers.horizonMonths"),
        ("/offers/horizonMonths".into(), json!(0), 1403, "offers.horizonMonths"),
        ("/offers/horizonMonths".into(), json!(-1), 1903, "offers.horizonMonths"),
        ("/offers/applicant/product".into(), json!("loan"), 1901, "offers.applicant.product"),
        ("/law".into(), json!({ "product": "mortgage" }), 1905, "law.product"),
        ("/law".into(), json!({ "lender": "friend" }), 1905, "law.lender"),
        ("/offers/applicant/hardship".into(), json!("bored"), 1905, "offers.applicant.hardship"),
        ("/offers/applicant/name".into(), json!("Li Lei"), 1901, "offers.applicant.name"),
        ("/offers/repaymentCapacity/monthly".into(), json!("-1.00"), 106, "offers.repaymentCapacity.monthly"),
        ("/offers/repaymentCapacity/monthly".into(), json!("1.001"), 101, "offers.repaymentCapacity.monthly"),
        ("/offers/repaymentCapacity/monthly".into(), json!(1250), 1903, "offers.repaymentCapacity.monthly"),
        ("/offers/repaymentCapacity/lumpSum".into(), json!("-0.01"), 106, "offers.repaymentCapacity.lumpSum"),
        (
            "/offers/repaymentCapacity/lumpSum".into(),
            json!("99999999999999999"),
            102,
            "offers.repaymentCapacity.lumpSum",
        ),
        ("/offers/repaymentCapacity/from".into(), json!("soon"), 300, "offers.repaymentCapacity.from"),
        ("/offers/repaymentCapacity/payDay".into(), json!(32), 303, "offers.repaymentCapacity.payDay"),
        ("/offers/stresses/0/monthly".into(), json!("-5"), 106, "offers.stresses[0].monthly"),
        (format!("{policy}/version"), json!("arrears-policy/9"), 1908, "offers.policy.version"),
        (format!("{policy}/currency"), json!("XXX"), 104, "offers.policy.currency"),
        (format!("{policy}/currency"), json!("JPY"), 101, "offers.policy.kinds[0].for.amount.atLeast"),
        (format!("{policy}/discountRate"), json!("-0.05"), 202, "offers.policy.discountRate"),
        (format!("{policy}/discountRate"), json!("5 %"), 200, "offers.policy.discountRate"),
        (format!("{policy}/concessions"), json!(["mercy"]), 1905, "offers.policy.concessions[0]"),
        (format!("{policy}/concessions"), json!(["rate", "rate"]), 1412, "offers.policy.concessions"),
        (format!("{policy}/concessions"), json!(["periods"]), 1411, "offers.policy.kinds[0].rate"),
        (format!("{policy}/kinds"), json!([]), 1410, "offers.policy.kinds"),
        (format!("{policy}/kinds/-"), json!({ "kind": "personalised" }), 1409, "offers.policy.kinds[2].kind"),
        (format!("{kind}/kind"), json!("gift"), 1905, "offers.policy.kinds[0].kind"),
        (format!("{kind}/kind"), json!("payInFull"), 1415, "offers.policy.kinds[0].periods"),
        (format!("{kind}/periods"), json!({ "from": 60, "to": 6 }), 1400, "offers.policy.kinds[0].periods"),
        (format!("{kind}/periods"), json!({ "from": 0, "to": 6 }), 1403, "offers.policy.kinds[0].periods"),
        (format!("{kind}/periods"), json!({ "from": 6, "to": 601 }), 1403, "offers.policy.kinds[0].periods"),
        (
            format!("{kind}/periods"),
            json!({ "from": 6, "to": 60, "step": 0 }),
            1401,
            "offers.policy.kinds[0].periods.step",
        ),
        (
            format!("{kind}/rate"),
            json!({ "from": "0", "to": "0.12", "step": "0.01" }),
            1400,
            "offers.policy.kinds[0].rate",
        ),
        (format!("{kind}/rate"), json!({ "from": "11" }), 202, "offers.policy.kinds[0].rate.from"),
        (format!("{kind}/rate"), json!({ "from": "0.12", "to": "0" }), 1401, "offers.policy.kinds[0].rate.step"),
        (
            format!("{kind}/rate"),
            json!({ "from": "10", "to": "0", "step": "0.000001" }),
            1413,
            "offers.policy.kinds[0].kind",
        ),
        (format!("{kind}/accrual"), json!("frozen"), 1909, "offers.policy.kinds[0].rate"),
        (format!("{kind}/accrual"), json!("paused"), 1905, "offers.policy.kinds[0].accrual"),
        (format!("{kind}/discount"), json!({ "from": "0.2" }), 1415, "offers.policy.kinds[0].discount"),
        (format!("{kind}/downPayment"), json!({ "from": "1.5" }), 1402, "offers.policy.kinds[0].downPayment"),
        (
            format!("{kind}/waive"),
            json!({ "gratitude": { "from": "1" } }),
            1905,
            "offers.policy.kinds[0].waive.gratitude",
        ),
        (format!("{kind}/waive"), json!({ "fee": { "from": "1.1" } }), 1402, "offers.policy.kinds[0].waive.fee"),
        (
            format!("{kind}/waive"),
            json!({ "fee": { "from": "1", "when": "never" } }),
            1905,
            "offers.policy.kinds[0].waive.fee.when",
        ),
        (format!("{kind}/place"), json!({ "fee": "elsewhere" }), 1905, "offers.policy.kinds[0].place.fee"),
        (format!("{kind}/frequency"), json!("daily"), 1905, "offers.policy.kinds[0].frequency"),
        (
            format!("{kind}/profile"),
            json!({ "kind": "interestOnly", "periods": 6 }),
            1405,
            "offers.policy.kinds[0].profile",
        ),
        (
            format!("{kind}/profile"),
            json!({ "kind": "stepUp", "every": 0, "factor": "1.1" }),
            1404,
            "offers.policy.kinds[0].profile",
        ),
        (
            format!("{kind}/profile"),
            json!({ "kind": "stepUp", "every": 6, "factor": "0.5" }),
            1404,
            "offers.policy.kinds[0].profile",
        ),
        (format!("{kind}/profile"), json!({ "kind": "balloon", "share": "2" }), 1402, "offers.policy.kinds[0].profile"),
        ("/offers/applicant/cardStatus".into(), json!("lost"), 1905, "offers.applicant.cardStatus"),
        (
            "/offers/applicant/supportingDocuments".into(),
            json!("identity"),
            1903,
            "offers.applicant.supportingDocuments",
        ),
        (
            "/offers/applicant/supportingDocuments".into(),
            json!(["passport photo"]),
            1905,
            "offers.applicant.supportingDocuments[0]",
        ),
        (
            format!("{kind}/for"),
            json!({ "cardStatuses": ["lost"] }),
            1905,
            "offers.policy.kinds[0].for.cardStatuses[0]",
        ),
        (format!("{kind}/bearing"), json!(["lateFee"]), 1421, "offers.policy.kinds[0].bearing"),
        (format!("{kind}/bearing"), json!(["interest", "cost"]), 1421, "offers.policy.kinds[0].bearing"),
        (format!("{kind}/bearing"), json!(["fee"]), 1421, "offers.policy.kinds[0].bearing"),
        (format!("{kind}/bearing"), json!(["rent"]), 1905, "offers.policy.kinds[0].bearing[0]"),
        (format!("{kind}/bearing"), json!("interest"), 1903, "offers.policy.kinds[0].bearing"),
        (format!("{kind}/bearing"), json!([7]), 1903, "offers.policy.kinds[0].bearing[0]"),
        (late_fee.into(), json!({}), 1902, "offers.policy.lateFeeWaiver.amountAtMost"),
        (late_fee.into(), waived("0", 1, 12), 105, "offers.policy.lateFeeWaiver.amountAtMost"),
        (late_fee.into(), waived("-1.00", 1, 12), 105, "offers.policy.lateFeeWaiver.amountAtMost"),
        (late_fee.into(), waived("1.001", 1, 12), 101, "offers.policy.lateFeeWaiver.amountAtMost"),
        (late_fee.into(), waived("50.00", 0, 12), 1410, "offers.policy.lateFeeWaiver.timesAtMost"),
        (late_fee.into(), waived("50.00", -1, 12), 1903, "offers.policy.lateFeeWaiver.timesAtMost"),
        (late_fee.into(), waived("50.00", 1, 0), 1422, "offers.policy.lateFeeWaiver.withinMonths"),
        (late_fee.into(), waived("50.00", 1, 121), 1422, "offers.policy.lateFeeWaiver.withinMonths"),
        (late_fee.into(), waived("50.00", 1, 300), 1903, "offers.policy.lateFeeWaiver.withinMonths"),
        (
            late_fee.into(),
            json!({ "amountAtMost": "50.00", "timesAtMost": 1, "withinMonths": 12, "daysPastDueAtMost": -1 }),
            1903,
            "offers.policy.lateFeeWaiver.daysPastDueAtMost",
        ),
        (
            late_fee.into(),
            json!({ "amountAtMost": "50.00", "timesAtMost": 1, "withinMonths": 12, "mercy": true }),
            1901,
            "offers.policy.lateFeeWaiver.mercy",
        ),
        ("/offers/lateFeeWaiver".into(), json!({ "amount": "0" }), 105, "offers.lateFeeWaiver.amount"),
        ("/offers/lateFeeWaiver".into(), json!({ "amount": "-5.00" }), 105, "offers.lateFeeWaiver.amount"),
        ("/offers/lateFeeWaiver".into(), json!({ "amount": 5 }), 1903, "offers.lateFeeWaiver.amount"),
        ("/offers/lateFeeWaiver".into(), json!({ "amount": "5.001" }), 101, "offers.lateFeeWaiver.amount"),
        ("/offers/lateFeeWaiver".into(), json!({ "all": true }), 1901, "offers.lateFeeWaiver.all"),
        ("/offers/lateFeeWaiver".into(), json!(true), 1903, "offers.lateFeeWaiver"),
        (format!("{kind}/priceList"), json!({ "prices": [] }), 1909, "offers.policy.kinds[0].periods"),
        (format!("{kind}/priceList"), json!({}), 1902, "offers.policy.kinds[0].priceList.prices"),
        (
            format!("{kind}/priceList"),
            json!({ "charged": "yearly", "prices": [{ "periods": 3, "fee": "0.01" }] }),
            1905,
            "offers.policy.kinds[0].priceList.charged",
        ),
        (
            "/offers/policy/kinds".to_owned(),
            json!([{ "kind": "billInstalments", "priceList": { "prices": [] } }]),
            1410,
            "offers.policy.kinds[0].priceList.prices",
        ),
        (
            "/offers/policy/kinds".to_owned(),
            json!([{ "kind": "billInstalments", "priceList": { "charged": "yearly", "prices": [{ "periods": 3, "fee": "0.01" }] } }]),
            1905,
            "offers.policy.kinds[0].priceList.charged",
        ),
        (
            "/offers/policy/kinds".to_owned(),
            json!([{ "kind": "billInstalments", "priceList": { "prices": [{ "periods": 0, "fee": "0.01" }] } }]),
            1403,
            "offers.policy.kinds[0].priceList.prices",
        ),
        (
            "/offers/policy/kinds".to_owned(),
            json!([{ "kind": "billInstalments", "priceList": { "prices": [{ "periods": 3, "fee": "1.01" }] } }]),
            1402,
            "offers.policy.kinds[0].priceList.prices",
        ),
        (
            "/offers/policy/kinds".to_owned(),
            json!([{ "kind": "settlement", "priceList": { "prices": [{ "periods": 3, "fee": "0.01" }] } }]),
            1415,
            "offers.policy.kinds[0].periods",
        ),
        (format!("{kind}/profile"), json!({ "kind": "fixed" }), 1902, "offers.policy.kinds[0].profile.payment"),
        (format!("{kind}/profile"), json!({ "kind": "fixed", "payment": "0" }), 105, "offers.policy.kinds[0].profile"),
        (
            format!("{kind}/profile"),
            json!({ "kind": "fixed", "payment": "1.001" }),
            101,
            "offers.policy.kinds[0].profile.payment",
        ),
        (
            format!("{kind}/profile"),
            json!({ "kind": "level", "payment": "5.00" }),
            1901,
            "offers.policy.kinds[0].profile.payment",
        ),
        (format!("{kind}/minimumRecoveryRatio"), json!("1.5"), 1402, "offers.policy.kinds[0].minimumRecoveryRatio"),
        (format!("{kind}/firstDueAfterDays"), json!(400), 1417, "offers.policy.kinds[0].firstDueAfterDays"),
        (
            format!("{kind}/supportingDocuments"),
            json!(["selfie"]),
            1905,
            "offers.policy.kinds[0].supportingDocuments[0]",
        ),
        (
            format!("{kind}/for"),
            json!({ "daysPastDue": { "from": 30, "to": 1 } }),
            1414,
            "offers.policy.kinds[0].for.daysPastDue",
        ),
        (
            format!("{kind}/for"),
            json!({ "daysPastDue": { "from": -1 } }),
            1417,
            "offers.policy.kinds[0].for.daysPastDue",
        ),
        (
            format!("{kind}/for"),
            json!({ "amount": { "atLeast": "2.00", "atMost": "1.00" } }),
            1414,
            "offers.policy.kinds[0].for.amount",
        ),
        (format!("{kind}/for"), json!({ "amount": { "atLeast": "-2.00" } }), 106, "offers.policy.kinds[0].for.amount"),
        (format!("{kind}/deferral"), json!({ "periods": { "from": 601 } }), 1403, "offers.policy.kinds[0].deferral"),
        (
            "/offers/policy/kinds/1/deferral".into(),
            json!({ "periods": { "from": 1 } }),
            1415,
            "offers.policy.kinds[1].deferral",
        ),
        ("/offers/policy/kinds/1/discount".into(), json!({ "from": "1.2" }), 1402, "offers.policy.kinds[1].discount"),
        (format!("{proposal}/mercy"), json!("1"), 1901, "offers.proposals[0].mercy"),
        (format!("{proposal}/kind"), json!("gift"), 1905, "offers.proposals[0].kind"),
        (format!("{proposal}/periods"), json!(0), 1403, "offers.proposals[0].periods"),
        (format!("{proposal}/periods"), json!(601), 1403, "offers.proposals[0].periods"),
        (format!("{proposal}/rate"), json!("10.5"), 202, "offers.proposals[0].rate"),
        (format!("{proposal}/downPayment"), json!("1.01"), 1402, "offers.proposals[0].downPayment"),
        (format!("{proposal}/waive"), json!({ "pride": "1" }), 1905, "offers.proposals[0].waive.pride"),
        (format!("{proposal}/monthly"), json!("-1"), 106, "offers.proposals[0].monthly"),
        (format!("{proposal}/date"), json!("2026-02-30"), 301, "offers.proposals[0].date"),
        ("/offers/proposals/-".into(), json!({}), 1416, "offers.proposals[1]"),
        (
            "/offers/proposals/-".into(),
            json!({ "date": "2026-04-01", "periods": 12 }),
            1418,
            "offers.proposals[1].date",
        ),
        ("/offers/proposals".into(), json!(vec![json!({ "periods": 12 }); 257]), 1410, "offers.proposals"),
        (limit.into(), json!([]), 1903, "offers.policy.temporaryLimit"),
        (limit.into(), json!({}), 1902, "offers.policy.temporaryLimit.increaseAtMost"),
        (format!("{limit}/fee"), json!("10.00"), 1901, "offers.policy.temporaryLimit.fee"),
        (format!("{limit}/increaseAtMost"), json!("-0.1"), 202, "offers.policy.temporaryLimit.increaseAtMost"),
        (format!("{limit}/increaseAtMost"), json!("50 %"), 200, "offers.policy.temporaryLimit.increaseAtMost"),
        (format!("{limit}/limitAtMost"), json!("-0.01"), 106, "offers.policy.temporaryLimit.limitAtMost"),
        (format!("{limit}/limitAtMost"), json!("much"), 100, "offers.policy.temporaryLimit.limitAtMost"),
        (format!("{limit}/daysAtMost"), json!(0), 1417, "offers.policy.temporaryLimit.daysAtMost"),
        (format!("{limit}/daysAtMost"), json!(367), 1417, "offers.policy.temporaryLimit.daysAtMost"),
        (format!("{limit}/daysAtMost"), json!(65536), 1903, "offers.policy.temporaryLimit.daysAtMost"),
        (format!("{limit}/daysPastDueAtMost"), json!(-1), 1903, "offers.policy.temporaryLimit.daysPastDueAtMost"),
        (
            format!("{limit}/worstClassification"),
            json!("good"),
            1905,
            "offers.policy.temporaryLimit.worstClassification",
        ),
        (format!("{limit}/monthsOpenAtLeast"), json!(256), 1903, "offers.policy.temporaryLimit.monthsOpenAtLeast"),
        (format!("{limit}/underAgreement"), json!("no"), 1903, "offers.policy.temporaryLimit.underAgreement"),
        (request.into(), json!("more"), 1903, "offers.limitRequest"),
        (request.into(), json!({}), 1902, "offers.limitRequest.presentLimit"),
        (format!("{request}/reason"), json!("a trip"), 1901, "offers.limitRequest.reason"),
        (format!("{request}/presentLimit"), json!("-1"), 106, "offers.limitRequest.presentLimit"),
        (format!("{request}/limit"), json!("-0.01"), 106, "offers.limitRequest.limit"),
        (format!("{request}/limit"), json!("10000000000000.01"), 102, "offers.limitRequest.limit"),
        (format!("{request}/from"), json!("tomorrow"), 300, "offers.limitRequest.from"),
        (format!("{request}/to"), json!("2026-02-29"), 301, "offers.limitRequest.to"),
        (format!("{request}/to"), json!("2026-04-09"), 1414, "offers.limitRequest.to"),
    ];
    for (pointer, value, code, path) in table {
        let mut case = good();
        set(&mut case, &pointer, value.clone());
        let error = match wire::report(&case.to_string()) {
            Err(error) => error,
            Ok(_) => panic!("{pointer} {value} is answered"),
        };
        assert_eq!((error.code(), error.path()), (code, path), "{pointer} {value}: {error}");
        assert!(!error.message().is_empty() && error.name() != "unknown", "{error}");
    }
}
