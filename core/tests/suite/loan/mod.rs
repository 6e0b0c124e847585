//! Loans: published figures, schedules against closed forms, lessons of others, bad input.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may panic; it may not hide a wrong cent behind error handling"
)]

mod bounds;
pub(crate) mod desk;
mod examples;
mod hostile;
mod lessons;
mod order;
mod promise;
mod reread;
mod schedule;
mod schedules;
pub(crate) mod story;
pub(crate) mod walk;

use arrears::wire;
use serde_json::{Value, json};

fn engine(case: &Value) -> Value {
    match wire::report(&case.to_string()) {
        Ok(report) => serde_json::from_str(&report).unwrap(),
        Err(error) => json!({ "refused": error.to_string() }),
    }
}

/// A report without what only tells of its figures: lines name the day something became known.
fn figures(mut report: Value) -> Value {
    for key in ["lines", "waiting", "restatement", "title", "knownOn", "law"] {
        report.as_object_mut().unwrap().remove(key);
    }
    if let Some(delinquency) = report["delinquency"].as_object_mut() {
        for key in ["bucket", "classification", "classificationRules", "creditHistory"] {
            delinquency.remove(key);
        }
    }
    report
}
