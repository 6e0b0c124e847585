//! What the second edition of the book added: one file a kind, each with the numbers that were worked out apart.

mod because;
mod loans;
mod rulings;

use serde_json::Value;

/// A case of `core/tests/cases`, by the name of its file.
fn contract(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
