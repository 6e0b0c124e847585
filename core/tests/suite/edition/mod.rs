//! Cases that were tried on the product before its second edition, by the ids they were kept under, and the worked
//! numbers that came with it.

mod average_daily_balance;
mod bearing;
mod because;
mod charge_back;
mod compounding;
mod cycle;
mod day_by_day;
mod disputes;
mod held;
mod in_advance;
mod judgment;
mod late_fees;
mod loans;
mod minimum_payment;
mod plans;
mod preset;
mod rates;
mod refunds;
mod rulings;
mod schedules;
mod simple_interest;
mod tried;
mod words_of_the_day;

use serde_json::Value;

/// A case of `core/tests/cases`, by the name of its file.
fn contract(name: &str) -> Value {
    let path = format!("{}/tests/cases/{name}.json", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}
