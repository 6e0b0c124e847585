//! Cases in which the day-by-day walks and the engine had differed, each as small as it came.

mod cards;
mod changed_loans;
mod loans;

use serde_json::{Value, json};

use crate::cases::report;

/// The report of a case of some terms and events.
fn told(kind: &str, terms: &Value, events: &Value, as_of: &str) -> Value {
    let account = json!({ "kind": kind, "terms": terms, "events": events });
    report(&json!({ "version": "arrears-case/2", "account": account, "asOf": as_of }))
}
