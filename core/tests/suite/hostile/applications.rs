//! Applications for a plan that cannot be: months left out, payments of nothing, reasons without end.

use serde_json::{Value, json};

use super::{Row, case};

fn sound() -> Value {
    json!({
        "hardship": "illness", "reasons": ["in hospital"],
        "months": [{ "month": "2023-05", "income": "3000.00" }, { "month": "2023-06", "income": "3000.00" }],
        "plan": { "payment": "50.00", "payments": 20, "firstDue": "2023-05-20" },
    })
}

/// The sound application with something else at a pointer.
fn asked(pointer: &str, value: Value) -> String {
    let mut application = sound();
    *application.pointer_mut(pointer).unwrap() = value;
    case("application", application)
}

fn with(pointer: &str, key: &str, value: Value) -> String {
    let mut application = sound();
    application.pointer_mut(pointer).unwrap()[key] = value;
    case("application", application)
}

fn without(pointer: &str, key: &str) -> String {
    let mut application = sound();
    application.pointer_mut(pointer).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    case("application", application)
}

pub(crate) fn applications() -> Vec<Row> {
    let months = |count: u16| -> Value {
        let month =
            |place: u16| json!({ "month": format!("{}-{:02}", 2023 + place / 12, place % 12 + 1), "income": "1.00" });
        (0..count).map(month).collect()
    };
    vec![
        ("wrongType", "application", case("application", json!([]))),
        ("missingKey", "application.hardship", without("", "hardship")),
        ("missingKey", "application.months", without("", "months")),
        ("missingKey", "application.plan", without("", "plan")),
        ("missingKey", "application.plan.firstDue", without("/plan", "firstDue")),
        ("missingKey", "application.months[1].income", without("/months/1", "income")),
        ("unknownKey", "application.plan.total", with("/plan", "total", json!("1000.00"))),
        ("unknownName", "application.hardship", asked("/hardship", json!("bored"))),
        ("unknownName", "application.asks[0]", with("", "asks", json!(["holiday"]))),
        (
            "unknownName",
            "application.supportingDocuments[1]",
            with("", "supportingDocuments", json!(["identity", "poem"])),
        ),
        ("applicationReason", "application.reasons[0]", asked("/reasons/0", json!(" \t"))),
        ("applicationReason", "application.reasons[0]", asked("/reasons/0", json!("病".repeat(2_001)))),
        ("applicationTooLong", "application.reasons[20]", asked("/reasons", json!(vec!["ill"; 21]))),
        ("applicationTooLong", "application.months[120].month", asked("/months", months(121))),
        ("applicationMonth", "application.months[1].month", asked("/months/1/month", json!("2023-07"))),
        ("applicationMonth", "application.months[1].month", asked("/months/1/month", json!("2023-05"))),
        ("noSuchDay", "application.months[0].month", asked("/months/0/month", json!("2023-13"))),
        ("notADate", "application.months[0].month", asked("/months/0/month", json!("May"))),
        ("amountNegative", "application.months[0].income", asked("/months/0/income", json!("-0.01"))),
        ("amountNegative", "application.months[1].essential", with("/months/1", "essential", json!("-1.00"))),
        ("wrongType", "application.months[0].income", asked("/months/0/income", json!(3000))),
        ("amountNotPositive", "application.plan.payment", asked("/plan/payment", json!("0.00"))),
        ("tooManyDecimals", "application.plan.payment", asked("/plan/payment", json!("0.001"))),
        ("askedPayments", "application.plan.payments", asked("/plan/payments", json!(0))),
        ("askedPayments", "application.plan.payments", asked("/plan/payments", json!(361))),
        ("askedPayments", "application.plan.payments", {
            with("", "plan", json!({ "payment": "1.00", "payments": 2, "firstDue": "2199-12-31" }))
        }),
        ("askedAmount", "application.plan.payment", asked("/plan/payment", json!("9999999999999.00"))),
        ("wrongType", "application.plan.payments", asked("/plan/payments", json!("20"))),
    ]
}
