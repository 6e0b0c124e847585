//! What a contact is for: asking for payment, passing on a message, finding the debtor.
#![cfg(feature = "json")]

use serde_json::{Value, json};

use crate::cases::report;
use crate::casework::asking;

/// A message may be passed on after failed calls, and a letter has no hours.
// Semantics: [case-5].
#[test]
fn m53_a_relay_after_failed_calls_and_m57_a_letter_at_night() {
    for name in ["m53-contact-person-unreachable", "m57-letter-23"] {
        let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
        let mut asked: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let contact = report(&asked)["casework"]["contact"].clone();
        assert_eq!(contact["allowed"], true, "{name}: {contact}");
        if name.starts_with("m53") {
            asked["casework"]["contact"]["purpose"] = json!("collect");
            assert_eq!(report(&asked)["casework"]["contact"]["allowed"], false, "asked for payment");
            asked["casework"]["contact"]["purpose"] = json!("find");
            asked["casework"]["contact"]["personRefused"] = json!(true);
            assert_eq!(report(&asked)["casework"]["contact"]["allowed"], false, "who refused is left alone");
        }
    }
}

/// A plan in force: by its state the plan is being performed, unless the question says otherwise.
#[test]
fn an_agreement_stops_contact_unless_it_is_broken() {
    let steps = ["opened", "applicationReceived", "underReview", "offersMade", "agreed", "inFollowUp"];
    let record = |to: &&str| json!({ "date": "2026-03-02", "time": "10:00", "actor": "a", "kind": "step", "to": to });
    let records: Vec<Value> = steps.iter().map(record).collect();
    let contact = json!({ "date": "2026-03-03", "time": "10:00", "channel": "call" });
    let mut document = asking(json!({ "case": "c", "records": records, "contact": contact }));
    let answer = |document: &Value| report(document)["casework"]["contact"]["allowed"].clone();
    assert_eq!(answer(&document), false);
    document["casework"]["contact"]["planPerformed"] = json!(false);
    assert_eq!(answer(&document), true);
}

/// Who else may be asked to pass on a message is counted by calls to the debtor, anew after each conversation with them.
// Semantics: [case-5].
#[test]
fn a_conversation_begins_the_counting_of_failed_calls_anew() {
    let call = |minute: usize, person: &str, effective: bool| {
        json!({
            "date": "2026-03-02", "time": format!("10:{minute:02}"), "actor": "a", "kind": "contact", "channel": "call",
            "person": person, "effective": effective,
        })
    };
    let ask = |calls: &[(&str, bool)]| {
        let mut records =
            vec![json!({ "date": "2026-03-02", "time": "09:00", "actor": "a", "kind": "step", "to": "opened" })];
        records.extend(calls.iter().enumerate().map(|(minute, (person, effective))| call(minute, person, *effective)));
        let contact = json!({
            "date": "2026-03-02", "time": "14:00", "channel": "call", "person": "contactPerson", "purpose": "relay",
        });
        let document = asking(json!({ "case": "c", "records": records, "contact": contact }));
        report(&document)["casework"]["contact"]["allowed"].clone()
    };
    let (failed, reached, other) = (("debtor", false), ("debtor", true), ("contactPerson", false));
    assert_eq!(ask(&[failed, failed, failed]), true);
    assert_eq!(ask(&[failed, failed, reached, failed]), false, "one since the conversation");
    assert_eq!(ask(&[failed, failed, reached, failed, failed, failed]), true);
    assert_eq!(ask(&[failed, failed, other, other]), false, "calls to others do not count");
    assert_eq!(ask(&[failed, failed, ("contactPerson", true), failed]), true, "nor do conversations with others");
}

/// A dispute waits: an agreement in force has not ended by it, and the case goes on where it stood.
// Semantics: [case-1].
#[test]
fn a_dispute_under_an_agreement_does_not_end_it() {
    let steps = ["opened", "applicationReceived", "underReview", "offersMade", "agreed", "inFollowUp", "disputed"];
    let record = |to: &&str| json!({ "date": "2026-03-02", "time": "10:00", "actor": "a", "kind": "step", "to": to });
    let records: Vec<Value> = steps.iter().map(record).collect();
    let contact = json!({ "date": "2026-03-03", "time": "10:00", "channel": "call" });
    let answer = report(&asking(json!({ "case": "c", "records": records, "contact": contact })))["casework"].clone();
    assert_eq!(answer["contact"]["allowed"], false, "the plan is still being performed: {answer}");
    let next: Vec<&str> = answer["next"].as_array().unwrap().iter().map(|step| step["to"].as_str().unwrap()).collect();
    assert_eq!(next, ["inFollowUp", "complaint", "mediation", "settled", "legal"]);
    let reasons: Vec<&str> =
        answer["next"].as_array().unwrap().iter().map(|step| step["reason"]["zh"].as_str().unwrap()).collect();
    assert_eq!(reasons[0], "异议已有结论，恢复原进程");
}

/// Consent that was given and taken back, and calls to another telephone, are read from the records.
#[test]
fn consent_and_counters_come_from_the_records() {
    let first = json!({ "date": "2026-03-02", "time": "09:00", "actor": "a", "kind": "step", "to": "opened" });
    let consent =
        |given: bool| json!({ "date": "2026-03-02", "time": "10:00", "actor": "b", "kind": "consent", "given": given });
    let dialled = |contact_point: &str| {
        json!({
            "date": "2026-03-03", "time": "10:00", "actor": "a", "kind": "contact", "channel": "call", "person": "debtor",
            "effective": false, "contactPoint": contact_point,
        })
    };
    let answer = |records: Vec<Value>, time: &str| {
        let records: Vec<Value> = std::iter::once(first.clone()).chain(records).collect();
        let contact = json!({ "date": "2026-03-03", "time": time, "channel": "call", "contactPoint": "line-a" });
        report(&asking(json!({ "case": "c", "records": records, "contact": contact })))["casework"]["contact"].clone()
    };
    let allowed = |records: Vec<Value>, time: &str| answer(records, time)["allowed"] == true;
    // The counter of dial attempts advises: nothing is refused by it, and it is told.
    let warned = |records: Vec<Value>, time: &str| {
        let answer = answer(records, time);
        assert_eq!(answer["allowed"], true, "{answer}");
        !answer["warnings"].as_array().unwrap().is_empty()
    };
    assert!(!allowed(vec![], "22:00") && allowed(vec![consent(true)], "22:00"));
    assert!(!allowed(vec![consent(true), consent(false)], "22:00"));
    assert!(!warned(vec![dialled("line-a"); 5], "11:00") && warned(vec![dialled("line-a"); 6], "11:00"));
    assert!(!warned(vec![dialled("line-b"); 6], "11:00"));
    assert!(!warned(vec![dialled("line-a"); 6], "09:59"), "what came later does not count");
    // What was agreed with the debtor stands in its place, from when it was agreed.
    let agreed = |calls: u16| json!({ "date": "2026-03-02", "time": "11:00", "actor": "a", "kind": "contactAgreement", "callsADay": calls });
    let after = |calls: u16, dials: usize| [vec![agreed(calls)], vec![dialled("line-a"); dials]].concat();
    assert!(!warned(after(2, 1), "11:00") && warned(after(2, 2), "11:00"));
    assert!(!warned(after(9, 8), "11:00") && warned(after(9, 9), "11:00"));
    assert!(
        warned(
            [
                after(9, 8),
                vec![json!({
                    "date": "2026-03-03", "time": "10:30", "actor": "a", "kind": "contactAgreement", "callsADay": 3
                })]
            ]
            .concat(),
            "11:00"
        ),
        "agreed anew"
    );
}
