//! What a contact is for: asking for payment, passing on a message, finding the debtor.
#![cfg(feature = "json")]

use serde_json::{Value, json};

use crate::cases::report;
use crate::casework::asking;

/// Cases m53 and m57: a message may be passed on after failed calls, and a letter has no hours.
// Semantics: [case-5].
#[test]
fn a_relay_after_failed_calls_and_a_letter_at_night() {
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
