//! Loans in which the day-by-day walk and the engine had differed over what changes them on one day.

use serde_json::json;

use super::told;

/// Semantics: [loan-21] [loan-36]. The new rate solves the payment of the period that begins over 9,526.91, what is drawn that day
/// included: 892.28 in eleven at 0.5 %, less 47.63.
#[test]
fn a_new_rate_solves_what_is_drawn_on_its_day() {
    let terms = json!({ "principal": "10000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" }, "furtherDisbursement": "keepPayment" });
    let drawn = |date: &str, amount: &str| json!({ "kind": "disbursement", "date": date, "amount": amount });
    for changed in ["2023-02-10", "2023-02-15"] {
        let change = json!({ "kind": "rateChange", "date": changed, "rate": { "annual": "0.06" } });
        let events = json!([drawn("2023-01-15", "6000.00"), change, drawn("2023-02-15", "4000.00")]);
        let row = told("loan", &terms, &events, "2023-03-15")["instalments"][1].clone();
        assert_eq!((&row["principal"], &row["interest"]), (&json!("844.65"), &json!("47.63")), "{changed}");
    }
}

/// Semantics: [loan-36] [loan-31]. Principal began on 15 February; what is drawn after an early repayment has cut that period leaves
/// the payment: 384.79, solved over 3,989.33 in eleven, less 69.89, a twelfth of 12 % on 6,989.33.
#[test]
fn what_is_drawn_after_a_cut_leaves_the_payment() {
    let terms = json!({ "principal": "10000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" }, "furtherDisbursement": "keepPayment", "interestOnlyPeriods": 1,
        "paymentDay": "oldBalance" });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "6000.00" },
        { "kind": "payment", "date": "2023-02-15", "amount": "60.00" },
        { "kind": "earlyRepayment", "date": "2023-02-20", "amount": "2022.67", "keep": "term" },
        { "kind": "disbursement", "date": "2023-02-21", "amount": "3000.00" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2023-03-15")["instalments"][1]["principal"], "314.90");
}
