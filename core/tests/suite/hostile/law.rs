//! Laws that are none, and what a case says of them.

use serde_json::{Value, json};

use super::{Row, case};

fn law(key: &str, value: Value) -> String {
    case("law", json!({ key: value }))
}

fn restructured(list: Value) -> String {
    law("restructurings", list)
}

/// A sound book with one of its keys, or one of its rule's, changed.
fn book(key: &str, value: Value) -> String {
    let text = json!({ "en": "a", "zh": "甲" });
    let mut book = json!({
        "format": 2, "jurisdiction": "x", "name": text, "currency": "CNY", "asOf": "2026-03-01",
        "rules": [{
            "id": "x.cap", "source": { "name": text }, "limits": text, "from": "2020-01-01", "binding": "binding",
            "certainty": "confirmed", "kind": "maxTerm", "values": { "months": 60 },
        }],
    });
    let holder = if book.get(key).is_some() || key == "nmae" { &mut book } else { &mut book["rules"][0] };
    holder[key] = value;
    law("rulebook", book)
}

pub(crate) fn laws() -> Vec<Row> {
    let plan = json!({ "agreed": "2023-03-10", "firstNewDue": "2023-04-10" });
    vec![
        ("wrongType", "law", case("law", json!([]))),
        ("wrongType", "law", case("law", json!("cn"))),
        ("unknownKey", "law.nmae", law("nmae", json!(1))),
        ("unknownName", "law.product", law("product", json!("loan"))),
        ("unknownName", "law.product", law("product", json!("Credit Card"))),
        ("unknownName", "law.lender", law("lender", json!("friend"))),
        ("unknownName", "law.classificationRules", law("classificationRules", json!("own"))),
        ("wrongType", "law.classificationRules", law("classificationRules", json!({ "order2023": null }))),
        ("wrongType", "law.overLimitFee", law("overLimitFee", json!("yes"))),
        ("rateOutOfRange", "law.contractLateFeeRate", law("contractLateFeeRate", json!("-0.05"))),
        ("rateNotDecimal", "law.contractLateFeeRate", law("contractLateFeeRate", json!("5 %"))),
        ("unknownName", "law.rateDisplay", law("rateDisplay", json!("hidden"))),
        ("unknownName", "law.assignedClassification", law("assignedClassification", json!("good"))),
        ("noSuchDay", "law.moratoriumFrom", law("moratoriumFrom", json!("2023-02-30"))),
        ("wrongType", "law.legalDocuments", law("legalDocuments", json!({}))),
        ("missingKey", "law.legalDocuments[0].items", law("legalDocuments", json!([{ "legalDocument": "letter" }]))),
        (
            "unknownName",
            "law.legalDocuments[0].legalDocument",
            law("legalDocuments", json!([{ "legalDocument": "poster", "items": [] }])),
        ),
        (
            "wrongType",
            "law.legalDocuments[0].items[1]",
            law("legalDocuments", json!([{ "legalDocument": "letter", "items": ["balance", 7] }])),
        ),
        (
            "noSuchDay",
            "law.legalDocuments[0].date",
            law("legalDocuments", json!([{ "legalDocument": "letter", "date": "2023-06-31", "items": [] }])),
        ),
        ("notADate", "law.capFrom", law("capFrom", json!("last week"))),
        ("noSuchDay", "law.capFrom", law("capFrom", json!("2023-02-29"))),
        ("beforeOpening", "law.capFrom", law("capFrom", json!("2023-03-05"))),
        ("segmentInverted", "law.capFrom", law("capFrom", json!("2023-05-06"))),
        ("wrongType", "law.restructurings", restructured(json!({}))),
        ("missingKey", "law.restructurings[0].firstNewDue", restructured(json!([{ "agreed": "2023-03-10" }]))),
        (
            "noSuchDay",
            "law.restructurings[0].agreed",
            restructured(json!([{ "agreed": "2023-04-31", "firstNewDue": "2023-05-01" }])),
        ),
        (
            "restructuringDates",
            "law.restructurings[0]",
            restructured(json!([{ "agreed": "2023-03-10", "firstNewDue": "2023-03-09" }])),
        ),
        ("restructuringsOutOfOrder", "law.restructurings[1]", restructured(json!([plan, plan]))),
        (
            "dateOutOfRange",
            "law.restructurings",
            restructured(
                json!([{ "agreed": "2199-06-01", "firstNewDue": "2199-07-01", "secondConsecutivePaid": "2199-08-01" }]),
            ),
        ),
        ("daysPastDueNegative", "law.otherAccounts[1].daysPastDue", {
            law("otherAccounts", json!([{ "daysPastDue": 3 }, { "daysPastDue": -1 }]))
        }),
        ("wrongType", "law.otherAccounts[0].daysPastDue", law("otherAccounts", json!([{ "daysPastDue": "3" }]))),
        ("unknownName", "law.otherAccounts[0].classification", {
            law("otherAccounts", json!([{ "daysPastDue": 3, "classification": "bad" }]))
        }),
        ("rulebookWrongType", "law.rulebook", law("rulebook", json!([1]))),
        ("rulebookMissingKey", "law.rulebook.format", law("rulebook", json!({}))),
        ("rulebookUnknownKey", "law.rulebook.nmae", book("nmae", json!(1))),
        ("rulebookFormat", "law.rulebook.format", book("format", json!(3))),
        ("unknownRuleKind", "law.rulebook.rules[0].kind", book("kind", json!("noDebt"))),
        ("rulebookUnknownWord", "law.rulebook.rules[0].binding", book("binding", json!("perhaps"))),
        ("endsBeforeStart", "law.rulebook.rules[0].to", book("to", json!("2019-12-31"))),
        ("rulebookNumberOutOfRange", "law.rulebook.rules[0].values.months", book("values", json!({ "months": -1 }))),
        ("rulebookListLength", "law.rulebook.rules", book("rules", json!([]))),
    ]
}
