//! Casework that is none: records out of order, steps that do not exist, and personal data where none belongs.

use serde_json::{Value, json};

use super::{Row, case};

fn opened() -> Value {
    json!({ "date": "2026-03-02", "time": "09:00", "actor": "desk-4", "kind": "step", "to": "opened" })
}

fn sealed() -> Value {
    // The digest of another text: whether it fits is told in the report, not as an error.
    let digest = "00".repeat(32);
    json!({ "number": 0, "date": "2026-03-02", "time": "09:00", "actor": "a", "kind": "note", "digest": digest })
}

/// A sound file with another key.
fn file(key: &str, value: Value) -> String {
    let mut file = json!({ "case": "case-7", "records": [opened()] });
    file[key] = value;
    case("casework", file)
}

fn records(more: &[Value]) -> String {
    file("records", [opened()].iter().chain(more).cloned().collect())
}

/// The first record with another key.
fn first(key: &str, value: Value) -> String {
    let mut record = opened();
    record[key] = value;
    file("records", json!([record]))
}

fn step(to: &str) -> Value {
    json!({ "date": "2026-03-02", "time": "09:00", "actor": "desk-4", "kind": "step", "to": to })
}

fn without(mut record: Value, key: &str) -> String {
    record.as_object_mut().unwrap().remove(key).unwrap();
    records(&[record])
}

fn contacted() -> Value {
    json!({
        "date": "2026-03-02", "time": "09:00", "actor": "a", "kind": "contact", "channel": "call", "person": "debtor",
        "effective": true,
    })
}

fn agency(assigned: bool) -> Value {
    json!({
        "date": "2026-03-02", "time": "09:00", "actor": "a", "kind": "agency", "agency": "a-9", "assigned": assigned,
    })
}

fn calls(a_day: Value) -> Value {
    json!({ "date": "2026-03-02", "time": "09:00", "actor": "a", "kind": "contactAgreement", "callsADay": a_day })
}

fn changed(mut record: Value, key: &str, value: Value) -> Value {
    record[key] = value;
    record
}

fn contact(key: &str, value: Value) -> String {
    file("contact", changed(json!({ "date": "2026-03-02", "time": "09:00", "channel": "call" }), key, value))
}

pub(crate) fn files() -> Vec<Row> {
    let many: Value = std::iter::once(opened()).chain(std::iter::repeat_n(step("contacted"), 10_000)).collect();
    vec![
        ("wrongType", "casework", case("casework", json!([]))),
        ("missingKey", "casework.case", case("casework", json!({ "records": [opened()] }))),
        ("missingKey", "casework.records", case("casework", json!({ "case": "case-7" }))),
        ("wrongType", "casework.retentionMonths", file("retentionMonths", json!(24))),
        ("unknownKey", "casework.retentionMonths.letter", file("retentionMonths", json!({ "letter": 24 }))),
        ("wrongType", "casework.retentionMonths.recording", file("retentionMonths", json!({ "recording": -1 }))),
        ("wrongType", "casework.retentionMonths.recording", file("retentionMonths", json!({ "recording": 65_536 }))),
        (
            "wrongType",
            "casework.contact.items",
            file("contact", json!({ "date": "2026-03-02", "time": "10:00", "channel": "letter", "items": "all" })),
        ),
        ("unknownKey", "casework.name", file("name", json!("somebody"))),
        ("unknownKey", "casework.records[0].name", first("name", json!("somebody"))),
        ("referenceEmpty", "casework.case", file("case", json!(" \u{200b}"))),
        ("referenceTooLong", "casework.case", file("case", json!("x".repeat(65)))),
        ("referenceControl", "casework.records[0].actor", first("actor", json!("desk\u{0}4"))),
        ("referenceControl", "casework.records[0].actor", first("actor", json!("desk\n4"))),
        ("looksLikeIdentity", "casework.records[0].actor", first("actor", json!("11010119900307451X"))),
        ("looksLikeIdentity", "casework.case", file("case", json!("ref \u{202e}110101-1990-0307-4514"))),
        ("looksLikeMobile", "casework.records[0].contactPoint", first("contactPoint", json!("+86 138 0013 8000"))),
        ("looksLikeMobile", "casework.contact.contactPoint", contact("contactPoint", json!("１３８００１３８０００"))),
        ("caseNotOpened", "casework.records", file("records", json!([]))),
        ("caseNotOpened", "casework.records", file("records", json!([step("contacted")]))),
        ("caseNotOpened", "casework.records", file("records", json!([contacted(), opened()]))),
        ("stepForbidden", "casework.records[1].to", records(&[step("agreed")])),
        ("stepForbidden", "casework.records[1].to", records(&[opened()])),
        ("stepForbidden", "casework.records[2].to", records(&[step("settled"), step("contacted")])),
        ("unknownName", "casework.records[1].to", records(&[step("closed")])),
        ("recordOutOfOrder", "casework.records[1].date", records(&[changed(contacted(), "time", json!("08:59"))])),
        ("recordOutOfOrder", "casework.records[1].date", records(&[changed(contacted(), "date", json!("2026-03-01"))])),
        ("tooManyRecords", "casework.records", file("records", many)),
        ("unknownName", "casework.records[0].kind", first("kind", json!("gossip"))),
        ("keyOfAnotherKind", "casework.records[0].person", first("person", json!("debtor"))),
        ("keyOfAnotherKind", "casework.records[0].given", first("given", json!(false))),
        ("missingKey", "casework.records[1].channel", without(contacted(), "channel")),
        ("missingKey", "casework.records[1].effective", without(contacted(), "effective")),
        ("missingKey", "casework.records[1].to", without(step("contacted"), "to")),
        ("unknownName", "casework.records[1].person", records(&[changed(contacted(), "person", json!("neighbour"))])),
        ("unknownName", "casework.records[1].channel", records(&[changed(contacted(), "channel", json!("fax"))])),
        ("wrongType", "casework.records[1].effective", records(&[changed(contacted(), "effective", json!("true"))])),
        ("notADate", "casework.records[0].date", first("date", json!("2 March"))),
        ("notATime", "casework.records[0].time", first("time", json!("9:00"))),
        ("noSuchTime", "casework.records[0].time", first("time", json!("24:00"))),
        ("ambiguousKeys", "casework.records[0].textDigest", {
            let record = changed(opened(), "text", json!("a"));
            file("records", json!([changed(record, "textDigest", json!("00".repeat(32)))]))
        }),
        ("notADigest", "casework.records[0].textDigest", first("textDigest", json!("AB"))),
        ("notADigest", "casework.head", file("head", json!("0x00"))),
        ("missingKey", "casework.records[0].number", first("digest", json!("00".repeat(32)))),
        ("missingKey", "casework.records[0].digest", first("number", json!(0))),
        ("missingKey", "casework.records[0].digest", first("previous", json!("00".repeat(32)))),
        ("wrongType", "casework.records[0].number", first("number", json!(-1))),
        ("recordUnsealed", "casework.records[1]", records(&[sealed()])),
        ("stepNotBack", "casework.records[3].to", records(&[step("contacted"), step("disputed"), step("opened")])),
        ("stepNotBack", "casework.records[3].to", records(&[step("legal"), step("mediation"), step("offersMade")])),
        ("stepForbidden", "casework.records[2].to", records(&[step("disputed"), step("withdrawn")])),
        ("stepForbidden", "casework.records[2].to", records(&[step("legal"), step("opened")])),
        ("agencyNotAssigned", "casework.records[1].agency", records(&[changed(contacted(), "agency", json!("a-9"))])),
        ("agencyNotAssigned", "casework.records[1].agency", records(&[agency(false)])),
        ("agencyNotAssigned", "casework.records[3].agency", {
            records(&[agency(true), agency(false), changed(contacted(), "agency", json!("a-9"))])
        }),
        ("missingKey", "casework.records[1].agency", without(agency(true), "agency")),
        ("missingKey", "casework.records[1].assigned", without(agency(true), "assigned")),
        ("looksLikeMobile", "casework.records[1].agency", {
            records(&[changed(agency(true), "agency", json!("13800138000"))])
        }),
        ("keyOfAnotherKind", "casework.records[0].agency", first("agency", json!("a-9"))),
        ("keyOfAnotherKind", "casework.records[0].purpose", first("purpose", json!("find"))),
        ("keyOfAnotherKind", "casework.records[0].identified", first("identified", json!(true))),
        ("keyOfAnotherKind", "casework.records[0].callsADay", first("callsADay", json!(3))),
        ("missingKey", "casework.records[1].callsADay", without(calls(json!(3)), "callsADay")),
        ("wrongType", "casework.records[1].callsADay", records(&[calls(json!(-1))])),
        ("wrongType", "casework.records[1].callsADay", records(&[calls(json!(65_536))])),
        ("wrongType", "casework.records[1].identified", {
            records(&[changed(contacted(), "identified", json!("yes"))])
        }),
        ("unknownName", "casework.records[1].purpose", records(&[changed(contacted(), "purpose", json!("warn"))])),
        ("unknownName", "casework.contact.purpose", contact("purpose", json!("threaten"))),
        ("wrongType", "casework.contact.personRefused", contact("personRefused", json!("no"))),
        ("unknownName", "casework.hardship", file("hardship", json!("sadness"))),
        ("missingKey", "casework.contact.time", file("contact", json!({ "date": "2026-03-02", "channel": "call" }))),
        ("noSuchTime", "casework.contact.time", contact("time", json!("08:60"))),
        ("unknownName", "casework.contact.person", contact("person", json!("anybody"))),
        ("unknownKey", "casework.contact.consent", contact("consent", json!(true))),
        ("noSuchDay", "casework.contact.moratoriumFrom", contact("moratoriumFrom", json!("2026-02-29"))),
    ]
}
