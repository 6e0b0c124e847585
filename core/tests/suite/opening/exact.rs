//! What an opening tells to the last part of a cent: nothing where nothing was earned, and no rounding on the way.

// Semantics: [open-5].

use serde_json::{Value, json};

use crate::cases::{plain, report};
use crate::loan::desk::Loan;

/// The opening at the end of a day.
fn opening(mut case: Value, day: &str) -> Value {
    (case["asOf"], case["opening"]) = (json!(day), json!(true));
    report(&case)["opening"].clone()
}

/// 10,000.01 x 1 % is 100.0001: 0.01 of a cent is carried on, until all is called due.
// Semantics: [loan-39].
#[test]
fn an_acceleration_drops_the_fraction_carried() {
    let terms = json!({ "principal": "10000.01", "method": "interestOnly", "fraction": "carried" });
    let loan = Loan::with(&terms).event(json!({ "kind": "acceleration", "date": "2023-02-20" })).0;
    assert_eq!(opening(loan.clone(), "2023-02-19")["accrued"]["fraction"], "1/10000");
    assert_eq!(opening(loan, "2023-02-20")["accrued"].get("fraction"), None);
}

/// Five days at 12 % of 10,000.00 are 16.6667: a third of a cent too much is posted, and nothing is left that it could join.
// Semantics: [loan-39].
#[test]
fn an_early_repayment_of_all_drops_the_fraction_carried() {
    let left_by = |amount: &str| {
        let repaid = json!({ "kind": "earlyRepayment", "date": "2023-01-15", "amount": amount, "keep": "term" });
        let loan = Loan::with(&json!({ "principal": "10000.00", "fraction": "carried" })).event(repaid).0;
        opening(loan, "2023-01-15")["accrued"]["fraction"].clone()
    };
    assert_eq!(left_by("10016.66"), "-1/300");
    assert_eq!(left_by("10016.67"), Value::Null);
}

/// After the last due date no period runs that another rate could disturb, nor before the money is paid out.
#[test]
fn a_rate_disturbs_the_running_period_alone() {
    let change = |date: &str| json!({ "kind": "rateChange", "date": date, "rate": { "annual": "0.06" } });
    let disturbed = |date: &str| {
        let loan = Loan::with(&json!({ "periods": 3 })).event(change(date)).0;
        opening(loan, date)["disturbed"].clone()
    };
    let days = ["2023-01-10", "2023-01-11", "2023-02-09", "2023-02-10", "2023-04-09", "2023-04-10", "2023-04-11"];
    assert_eq!(days.map(disturbed), [false, true, true, false, true, false, false].map(Value::Bool));
    let mut undrawn = Loan::with(&json!({})).0;
    undrawn["account"]["events"] = json!([change("2023-01-10")]);
    assert_eq!(opening(undrawn, "2023-01-10")["disturbed"], false);
}

/// A week of 100.00 at 10 % is 10,000 x 10^11 x 1,603,080 / 52 = 10^15 x 400,770 / 13 units of accrual. 400,770 leaves 6 and 10^15
/// leaves 12 when divided by 13; 72 leaves 7. Two weeks leave 14, one unit and 1.
// Semantics: [loan-39].
#[test]
fn weeks_leave_thirteenths_where_a_fraction_is_carried() {
    let weeks = |fraction: &str, day: &str| {
        let loan = Loan::with(&json!({
            "principal": "100.00", "rate": { "annual": "0.10" }, "method": "interestOnly", "interval": { "weeks": 1 },
            "periods": 4, "firstDue": "2023-01-17", "fraction": fraction,
        }));
        opening(loan.0, day)["accrued"]["thirteenths"].clone()
    };
    let carried =
        ["2023-01-16", "2023-01-17", "2023-01-24", "2023-01-31", "2023-02-07"].map(|day| weeks("carried", day));
    assert_eq!(carried, [Value::Null, json!(7), json!(1), json!(8), Value::Null]);
    assert_eq!(weeks("dropped", "2023-01-17"), Value::Null);
}

/// 1,000.00 from 10 February bears from the 11th: nothing by the end of the 10th, then 0.50 a day, and not a part of a cent
/// beside.
#[test]
fn a_grace_without_days_charges_nothing() {
    let loan = Loan::plain(&json!({ "overdueFrom": "dayAfterDue" })).0;
    let accrued = ["2023-02-10", "2023-02-11", "2023-02-12", "2023-02-13"]
        .map(|day| opening(loan.clone(), day)["accrued"]["penaltyInterest"].clone());
    assert_eq!(accrued, ["0/1", "1/2", "1/1", "3/2"].map(|exact| json!(exact)));
}

/// Interest unpaid earns nothing where it does not compound, and nothing earned is nothing.
// Semantics: [card-16].
#[test]
fn interest_that_does_not_compound_earns_nothing() {
    let mut case = plain(json!([{ "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" }]), "2023-06-20");
    let compound = |case: &Value| opening(case.clone(), "2023-06-20")["accrued"]["compoundInterest"].clone();
    assert_ne!(compound(&case), "0/1");
    case["account"]["terms"]["compounding"] = json!("none");
    assert_eq!(compound(&case), "0/1");
}

/// 0.01 x 0.0005 is 1/200,000 a day, of six days from 5 May or 5 April 3/100,000. The purchase lost its interest-free period on
/// 23 April; 0.50 of cash earned 0.0075 in 30 days, which is posted as 0.01 and bears as it compounds.
#[test]
fn a_cent_bears() {
    let accrued = |event: Value, compounding: &str, day: &str| {
        let mut case = plain(json!([event]), day);
        let terms = case["account"]["terms"].as_object_mut().unwrap();
        terms.insert("lateFees".to_owned(), json!([]));
        terms.insert("compounding".to_owned(), json!(compounding));
        opening(case, day)["accrued"].clone()
    };
    let bought = json!({ "kind": "purchase", "date": "2023-03-10", "amount": "0.01" });
    let drawn = |date: &str, amount: &str| json!({ "kind": "cashAdvance", "date": date, "amount": amount });
    assert_eq!(accrued(bought.clone(), "none", "2023-05-10")["purchase"], "3/100000");
    assert_eq!(accrued(drawn("2023-03-15", "0.01"), "none", "2023-03-20")["cash"], "3/100000");
    assert_eq!(accrued(drawn("2023-03-06", "0.50"), "monthly", "2023-04-10")["compoundInterest"], "3/100000");
    // By the day, too: 10^-12 of a fen is the least that is counted, so two days of 0.05 % are 0.00100025 fen.
    assert_eq!(accrued(drawn("2023-03-15", "0.01"), "daily", "2023-03-15")["cash"], "1/200000");
    assert_eq!(accrued(drawn("2023-03-15", "0.01"), "daily", "2023-03-16")["cash"], "4001/400000000");
}
