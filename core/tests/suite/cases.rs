//! The case documents of `core/examples/cases`, and asking the engine about them.

use std::fs;

use arrears::wire::{self, WireError};
use serde_json::{Value, json};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/cases");

/// The case of a file name, without `.json`.
pub(crate) fn case(name: &str) -> Value {
    let text = fs::read_to_string(format!("{FOLDER}/{name}.json")).unwrap();
    serde_json::from_str(&text).unwrap()
}

/// The names of all cases, in order.
pub(crate) fn names() -> Vec<String> {
    let files = fs::read_dir(FOLDER).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = files.filter_map(|file| file.strip_suffix(".json").map(str::to_owned)).collect();
    names.sort();
    names
}

pub(crate) fn try_report(case: &Value) -> Result<Value, WireError> {
    wire::report(&case.to_string()).map(|report| serde_json::from_str(&report).unwrap())
}

pub(crate) fn report(case: &Value) -> Value {
    try_report(case).unwrap_or_else(|error| panic!("{error}\n{case}"))
}

/// A small sound case: 1,000.00 bought on 30 March, statements on the 5th, due on the 23rd, 5 % late fee.
pub(crate) fn plain(events: Value, as_of: &str) -> Value {
    json!({
        "version": "arrears-case/2",
        "account": {
            "kind": "card",
            "terms": {
                "opened": "2023-03-06",
                "statementDay": 5,
                "due": { "rule": "dayOfMonth", "day": 23 },
                "purchaseRates": [{ "daily": "0.0005" }],
                "minimum": { "ratios": [{ "purchase": "0.10", "cash": "0.10" }] },
                "lateFees": [{ "rate": "0.05", "floor": "10" }],
            },
            "events": events,
        },
        "asOf": as_of,
    })
}

/// The figure of one component on both sides of the statement, zero where the report has no row for it.
pub(crate) fn owed(report: &Value, component: &str) -> [String; 2] {
    let rows = report["balance"]["components"].as_array().unwrap();
    let row = rows.iter().find(|row| row["component"] == component);
    ["billed", "unbilled"].map(|side| row.map_or("0.00".to_owned(), |row| row[side].as_str().unwrap().to_owned()))
}

/// Minor units of an amount with two decimals.
pub(crate) fn fen(amount: &Value) -> i64 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}
