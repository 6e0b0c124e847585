//! Loans whose terms or events cannot be: each with its error, its path and what its message says.

use serde_json::{Value, json};

use arrears::wire;

use crate::loan::desk::Loan;

/// The error, the path below `account`, a piece of the message, what the terms say, and what happened.
type Refused = (&'static str, &'static str, &'static str, Value, Vec<Value>);

fn of(kind: &str, date: &str, amount: &str) -> Value {
    json!({ "kind": kind, "date": date, "amount": amount })
}

fn paid_out() -> Value {
    of("disbursement", "2023-01-10", "10000.00")
}

fn with(more: &[Value]) -> Vec<Value> {
    [&[paid_out()], more].concat()
}

/// Interest in advance beside what it does not go with.
fn in_advance() -> Vec<Refused> {
    let with_it = |terms: Value| {
        let mut all = json!({ "interestTiming": "inAdvance" });
        all.as_object_mut().unwrap().extend(terms.as_object().unwrap().clone());
        all
    };
    let refused = |name, path, piece, terms| (name, path, piece, with_it(terms), Vec::new());
    let rounding = json!({ "mode": "up", "multiple": "1.00" });
    let drawn = [of("disbursement", "2023-01-10", "6000.00"), of("disbursement", "2023-02-10", "1.00")];
    vec![
        refused("methodHasNo", "terms.interestTiming", "interestTiming", json!({ "method": "flatFee" })),
        refused("methodHasNo", "terms.interestTiming", "interestTiming", json!({ "method": "bullet" })),
        refused("notInAdvance", "terms.deferredPeriods", "deferredPeriods", json!({ "deferredPeriods": 1 })),
        refused("notInAdvance", "terms.payment", "advance", json!({ "payment": "formula" })),
        refused("notInAdvance", "terms.paymentRounding", "advance", json!({ "paymentRounding": rounding })),
        refused("notInAdvance", "terms.oddPeriod", "advance", json!({ "oddPeriod": "solveAnew" })),
        refused("notInAdvance", "terms.periodInterest", "advance", json!({ "periodInterest": "actualDays" })),
        refused("inAdvanceNeedsScheduled", "terms.interestTiming", "schedule", json!({ "accrual": "outstanding" })),
        refused("inAdvanceNeedsScheduled", "terms.interestTiming", "schedule", json!({ "fraction": "carried" })),
        refused("unknownName", "terms.interestTiming", "inArrears", json!({ "interestTiming": "upFront" })),
        ("interestInAdvance", "events[1]", "paid out", with_it(json!({})), drawn.to_vec()),
        (
            "interestInAdvance",
            "events[1]",
            "due date",
            with_it(json!({})),
            with(&[json!({ "kind": "dueDateChange", "date": "2023-02-01", "due": "2023-02-20" })]),
        ),
    ]
}

/// Schedules that cannot be solved or drawn.
fn schedules() -> Vec<Refused> {
    let weekly = json!({ "weeks": 1 });
    let none = Vec::new;
    vec![
        ("residualTooLarge", "terms.residual", "residual", json!({ "residual": "10000.01" }), none()),
        (
            "residualTooLarge",
            "terms.residual",
            "principal",
            json!({ "residual": "5000.01", "downPayment": "5000.00", "method": "flatFee" }),
            none(),
        ),
        (
            "paymentTooSmall",
            "terms.paymentAmount",
            "interest",
            json!({ "paymentAmount": "23.07", "interval": weekly, "firstDue": "2023-01-17" }),
            none(),
        ),
        (
            "paymentTooSmall",
            "terms.paymentAmount",
            "interest",
            json!({ "paymentAmount": "3.33", "interval": { "days": 1 }, "firstDue": "2023-01-11" }),
            none(),
        ),
        (
            "noPeriodForPrincipal",
            "terms.interestOnlyPeriods",
            "12",
            json!({ "deferredPeriods": 11, "interestOnlyPeriods": 1 }),
            none(),
        ),
        ("wrongDisbursement", "events[1]", "10000.00", json!({}), with(&[of("disbursement", "2023-02-10", "0.01")])),
        (
            "wrongDisbursement",
            "events[1]",
            "2023-01-10",
            json!({ "paymentAmount": "5000.00" }),
            vec![of("disbursement", "2023-01-10", "6000.00"), of("disbursement", "2023-03-10", "4000.00")],
        ),
        (
            "wrongDisbursement",
            "events[0]",
            "2023-01-10",
            json!({ "downPayment": "6000.00" }),
            vec![of("disbursement", "2023-01-10", "5999.99")],
        ),
        ("wrongDisbursement", "events[0]", "2023-01-10", json!({}), vec![of("disbursement", "2023-01-11", "10000.00")]),
        (
            "dueDateNotLater",
            "events[1]",
            "2023-02-01",
            json!({}),
            with(&[json!({ "kind": "dueDateChange", "date": "2023-02-01", "due": "2023-02-01" })]),
        ),
    ]
}

/// Conventions that contradict the other terms.
fn conventions() -> Vec<Refused> {
    let none = Vec::new;
    let instalment_first = json!({ "mode": "instalmentFirst" });
    let outstanding = json!({ "multiple": "1.5", "base": "outstandingPrincipal" });
    let nine: Value = (0..54)
        .step_by(6)
        .map(|age| if age == 0 { json!({ "rate": "0.03" }) } else { json!({ "rate": "0.01", "ageMonths": age }) })
        .collect();
    let descending =
        json!([{ "rate": "0.03" }, { "rate": "0.02", "ageMonths": 24 }, { "rate": "0.01", "ageMonths": 12 }]);
    vec![
        (
            "needsGroupFirst",
            "terms.allocation",
            "instalmentFirst",
            json!({ "penalty": outstanding, "allocation": instalment_first }),
            none(),
        ),
        (
            "needsGroupFirst",
            "terms.allocation",
            "cap on charges",
            json!({ "chargeCap": "0.2", "allocation": instalment_first }),
            none(),
        ),
        (
            "prepayNeedsOutstanding",
            "terms.excess",
            "outstanding",
            json!({ "excess": "prepay", "accrual": "scheduled" }),
            none(),
        ),
        (
            "multipleBelowOne",
            "terms.penalty",
            "contract interest",
            json!({ "accrual": "outstanding", "penalty": { "multiple": "0.99" } }),
            none(),
        ),
        (
            "flatFeeEarnsNoInterest",
            "terms.method",
            "flat-fee",
            json!({ "accrual": "outstanding", "method": "flatFee", "rate": { "monthly": "0.01" } }),
            none(),
        ),
        ("historyTooLong", "terms.earlyRepaymentFee[8].ageMonths", "8", json!({ "earlyRepaymentFee": nine }), none()),
        (
            "agesNotAscending",
            "terms.earlyRepaymentFee[2].ageMonths",
            "12 is not after",
            json!({ "earlyRepaymentFee": descending }),
            none(),
        ),
        (
            "tooManyDecimals",
            "terms.shortfallTolerance",
            "decimal",
            json!({ "currency": "JPY", "principal": "10000", "shortfallTolerance": "0.5" }),
            none(),
        ),
        ("unknownName", "terms.fraction", "carried", json!({ "fraction": "rounded" }), none()),
    ]
}

/// Days off that never end, or that contradict each other.
fn days_off() -> Vec<Refused> {
    let none = Vec::new;
    let with = |days: Value| json!({ "deadline": "nextBusinessDay", "businessDays": days });
    let week = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let many: Value = (2024..2089).map(|year| format!("{year}-12-25")).collect();
    vec![
        (
            "noBusinessDay",
            "terms.businessDays.weekdaysOff",
            "all seven days",
            with(json!({ "weekdaysOff": week, "working": ["2023-02-10"] })),
            none(),
        ),
        ("missingKey", "terms.deadline", "required", json!({ "businessDays": { "official": "cn" } }), none()),
        ("unknownName", "terms.deadline", "nextBusinessDay", json!({ "deadline": "monday" }), none()),
        (
            "unknownName",
            "terms.businessDays.weekdaysOff[0]",
            "saturday",
            with(json!({ "weekdaysOff": ["caturday"] })),
            none(),
        ),
        ("unknownName", "terms.businessDays.official", "cn", with(json!({ "official": "atlantis" })), none()),
        ("noSuchDay", "terms.businessDays.off[0]", "2023-02-30", with(json!({ "off": ["2023-02-30"] })), none()),
        (
            "dayTwice",
            "terms.businessDays.working[0]",
            "given twice",
            with(json!({ "off": ["2023-02-10"], "working": ["2023-02-10"] })),
            none(),
        ),
        (
            "dayTwice",
            "terms.businessDays.off[1]",
            "twice",
            with(json!({ "off": ["2023-02-10", "2023-02-10"] })),
            none(),
        ),
        ("tooManyOwnDays", "terms.businessDays.off[64]", "64", with(json!({ "off": many })), none()),
        ("unknownKey", "terms.businessDays.holidays", "holidays", with(json!({ "holidays": [] })), none()),
    ]
}

/// Money that goes back and was never there.
fn returns() -> Vec<Refused> {
    let back = |amount| of("chargeback", "2023-03-01", amount);
    let paid = of("payment", "2023-02-10", "888.49");
    let called = json!({ "kind": "acceleration", "date": "2023-02-20" });
    let mut bounced = paid.clone();
    bounced["id"] = json!("bounced");
    vec![
        ("chargebackTooLarge", "events[1]", "where 0.00 was received", json!({}), with(&[back("0.01")])),
        ("chargebackTooLarge", "events[0]", "where 0.00 was received", json!({}), vec![back("0.01")]),
        (
            "chargebackTooLarge",
            "events[3]",
            "where 0.00 was received",
            json!({}),
            with(&[paid.clone(), back("888.49"), back("888.49")]),
        ),
        (
            "chargebackTooLarge",
            "events[3]",
            "where 0.00 was received",
            json!({}),
            with(&[bounced, json!({ "kind": "reversal", "of": "bounced", "recorded": "2023-02-20" }), back("1.00")]),
        ),
        (
            "chargebackTooLarge",
            "events[2]",
            "where 0.00 was received",
            json!({}),
            with(&[
                json!({ "kind": "waiver", "date": "2023-02-10", "component": "interest", "amount": "100.00" }),
                back("100.00"),
            ]),
        ),
        (
            "chargebackByInstalment",
            "events[2]",
            "groups first",
            json!({ "allocation": { "mode": "instalmentFirst" } }),
            with(&[paid.clone(), back("1.00")]),
        ),
        (
            "creditRefundTooLarge",
            "events[2]",
            "a credit of 0",
            json!({}),
            with(&[paid.clone(), of("creditRefund", "2023-02-10", "0.01")]),
        ),
        (
            "creditRefundTooLarge",
            "events[2]",
            "a credit of 11.51",
            json!({}),
            with(&[of("payment", "2023-02-01", "900.00"), of("creditRefund", "2023-02-20", "11.52")]),
        ),
        (
            "wrongKind",
            "events[1]",
            "kind",
            json!({ "method": "equalPrincipal" }),
            with(&[of("paymentChange", "2023-02-20", "900.00")]),
        ),
        (
            "noInstalmentRunning",
            "events[2]",
            "no instalment",
            json!({}),
            with(&[called.clone(), of("paymentChange", "2023-03-01", "900.00")]),
        ),
        (
            "noInstalmentRunning",
            "events[0]",
            "no instalment",
            json!({}),
            vec![of("paymentChange", "2023-01-10", "900.00")],
        ),
        (
            "nothingToAccelerate",
            "events[2]",
            "no principal that could be called due",
            json!({ "accrual": "outstanding" }),
            with(&[called.clone(), called.clone()]),
        ),
        (
            "judgmentTooLarge",
            "events[2]",
            "10000.00",
            json!({ "chargeCap": "0" }),
            with(&[
                called,
                json!({ "kind": "judgment", "date": "2023-02-21", "amount": "10000.01", "performBy": "2023-03-01" }),
            ]),
        ),
        (
            "waiverTooLarge",
            "events[1]",
            "50.00",
            json!({ "chargeCap": "0.005" }),
            with(&[json!({ "kind": "waiver", "date": "2023-02-10", "component": "interest", "amount": "50.01" })]),
        ),
        (
            "keepMissing",
            "events[1]",
            "keeps",
            json!({ "earlyRepaymentFee": [{ "rate": "0.01" }] }),
            with(&[of("earlyRepayment", "2023-02-01", "5000.00")]),
        ),
        (
            "flatFeeByTheDay",
            "events[1]",
            "day",
            json!({ "method": "flatFee", "rate": { "monthly": "0.01" } }),
            with(&[json!({ "kind": "rateChange", "date": "2023-02-01", "rate": { "daily": "0.0005" } })]),
        ),
    ]
}

#[test]
fn loans_that_cannot_be() {
    let all = [schedules(), conventions(), days_off(), returns(), in_advance()].concat();
    assert!(all.len() >= 55, "{}", all.len());
    let mut wrong = Vec::new();
    for (name, path, piece, terms, events) in all {
        let mut loan = Loan::with(&terms);
        loan.0["account"]["events"] = json!(events);
        loan.0["asOf"] = json!("2023-12-01");
        let Err(error) = wire::report(&loan.0.to_string()) else {
            wrong.push(format!("{name} at {path}: accepted\n  {}", loan.0));
            continue;
        };
        let given = error.path().strip_prefix("account.").unwrap_or(error.path());
        if error.name() != name || given != path || !error.message().contains(piece) {
            wrong.push(format!("{name} at {path} with `{piece}`: {} {error}", error.name()));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}
