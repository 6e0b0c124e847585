//! A refund of one purchase among several, and what is paid after it.
//!
//! Semantics: [card-22].

use serde_json::{Value, json};

use crate::cases::{owed, plain, report};

/// 1,000.00, 500.00 and 300.00 bought before the statement of 5 April; the second comes back on the 10th.
fn refunded(paid: &str, as_of: &str) -> Value {
    let bought =
        |id: &str, day: &str, amount: &str| json!({ "id": id, "kind": "purchase", "date": day, "amount": amount });
    let mut case = plain(
        json!([
            bought("bed", "2023-03-10", "1000.00"),
            bought("shoes", "2023-03-12", "500.00"),
            bought("lamp", "2023-03-15", "300.00"),
            { "kind": "refund", "date": "2023-04-10", "amount": "500.00", "of": "shoes" },
            { "kind": "payment", "date": "2023-04-15", "amount": paid },
        ]),
        as_of,
    );
    case["account"]["terms"]["lateFees"] = json!([]);
    report(&case)
}

/// The payment meets the oldest purchase, passes over the one that came back, and goes on to the next.
#[test]
fn a_payment_passes_over_the_purchase_in_the_middle_that_was_refunded() {
    let told = refunded("1100.00", "2023-05-05");
    assert_eq!(owed(&told, "purchase"), ["200.00", "0.00"]);
    let lines = told["lines"].as_array().unwrap();
    let payment = lines.iter().find(|line| line["kind"] == "payment").unwrap();
    let text = payment["text"]["en"].as_str().unwrap();
    let (_, met) = text.split_once(" days past due: ").unwrap();
    assert_eq!(met, "1000.00 to purchases of 2023-03-10 (billed), 100.00 to purchases of 2023-03-15 (billed)");
    // 200.00 are unpaid on 23 April: 1,000.00 for 36 days, 500.00 for 29, 300.00 for 31 and 200.00 for 20.
    assert_eq!(owed(&told, "interest"), ["31.90", "0.00"]);
}

/// 1,300.00 are left: a cent more is credit.
#[test]
fn what_is_paid_beyond_what_the_refund_left_is_credit() {
    let told = refunded("1300.00", "2023-04-23");
    assert_eq!((&told["balance"]["posted"], &told["delinquency"]["overdue"]), (&json!("0.00"), &json!("0.00")));
    let told = refunded("1300.01", "2023-04-23");
    assert_eq!(told["balance"]["credit"], "0.01");
}
