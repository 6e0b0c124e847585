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
