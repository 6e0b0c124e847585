//! Cases that were tried on the product before its second edition, by the ids they were kept under, and the worked
//! numbers that came with it.

mod bearing;
mod judgment;
mod late_fees;
mod loans;

/// A case of `core/tests/cases`.
fn kept(id: &str) -> serde_json::Value {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    serde_json::from_str(&std::fs::read_to_string(format!("{folder}/{id}.json")).unwrap()).unwrap()
}
