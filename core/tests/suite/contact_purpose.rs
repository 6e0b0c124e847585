//! What a contact is for: asking for payment, passing on a message, finding the debtor.
#![cfg(feature = "json")]

use serde_json::{Value, json};

use crate::cases::report;

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
