//! Where an independent oracle read the rules otherwise than this engine did, and was right.

use serde_json::{Value, json};

use super::desk::Loan;
use crate::cases::report;

/// Principal and interest of all that fell due until a day.
fn rows(loan: Loan, day: &str) -> Vec<(String, String)> {
    let report = loan.on(day).0;
    let rows = report["instalments"].as_array().unwrap_or_else(|| panic!("{report}"));
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(&row["principal"]), text(&row["interest"]))).collect()
}

fn pairs(rows: &[(&str, &str)]) -> Vec<(String, String)> {
    rows.iter().map(|(principal, interest)| ((*principal).to_owned(), (*interest).to_owned())).collect()
}

/// A level loan that an early repayment shortened to five more instalments, to 10 July.
fn shortened() -> Loan {
    Loan::with(&json!({}))
        .pays("2023-02-10", "888.49")
        .event(json!({ "kind": "earlyRepayment", "date": "2023-02-20", "amount": "5000.00", "keep": "payment" }))
}

/// Fewer periods are fewer for good: a later rate is solved over the due dates that are left.
#[test]
fn a_shortened_loan_stays_short_at_a_new_rate() {
    let loan = shortened().event(json!({ "kind": "rateChange", "date": "2023-03-10", "rate": { "annual": "0.06" } }));
    let rows = rows(loan, "2023-12-10");
    let left = [("842.70", "16.98"), ("846.91", "12.77"), ("851.15", "8.53"), ("855.39", "4.28")];
    assert_eq!(rows[2..], pairs(&left));
}

/// And so is what comes back later with the term kept.
#[test]
fn a_shortened_loan_stays_short_when_the_term_is_kept() {
    let loan = shortened()
        .pays("2023-03-10", "871.52")
        .event(json!({ "kind": "earlyRepayment", "date": "2023-03-10", "amount": "1000.00", "keep": "term" }));
    let rows = rows(loan, "2023-12-10");
    let left = [("590.13", "23.96"), ("596.03", "18.06"), ("601.99", "12.10"), ("608.00", "6.08")];
    assert_eq!(rows[2..], pairs(&left));
}

/// Equal parts of principal are split once: a new rate changes their interest only.
#[test]
fn a_new_rate_does_not_split_equal_principal_again() {
    let loan = Loan::with(&json!({ "principal": "100.00", "periods": 7, "method": "equalPrincipal" }))
        .event(json!({ "kind": "rateChange", "date": "2023-04-20", "rate": { "annual": "0.06" } }));
    let parts: Vec<_> = rows(loan, "2023-08-10").into_iter().map(|(principal, _)| principal).collect();
    assert_eq!(parts, ["14.28", "14.28", "14.28", "14.28", "14.28", "14.28", "14.32"]);
}

/// Keeping the payment keeps the running instalment as it was split; the last is smaller.
#[test]
fn an_odd_first_part_survives_an_early_repayment() {
    let split = json!({ "rounding": "towardZero", "remainder": "first" });
    let terms = json!({ "principal": "100.00", "periods": 3, "method": "equalPrincipal", "split": split });
    let early = json!({ "kind": "earlyRepayment", "date": "2023-01-10", "amount": "0.01", "keep": "payment" });
    let parts: Vec<_> = rows(Loan::with(&terms).event(early), "2023-04-10").into_iter().map(|row| row.0).collect();
    assert_eq!(parts, ["33.34", "33.33", "33.32"]);
}

/// Instalments first: what the ends of two graces would charge is rounded for each of them.
///
/// Two of 101.00 from 10 February and 10 March, neither past its 60 days on 20 March: 101.00 x 0.0005 x 38 = 1.919 and x
/// 10 = 0.505, so 1.92 + 0.51; in one sum 2.424.
#[test]
fn contingent_interest_is_rounded_by_instalment() {
    let retroactive_interest = |mode: &str| {
        let terms = json!({ "principal": "303.00", "latePaymentGraceDays": 60, "allocation": { "mode": mode } });
        Loan::plain(&terms).on("2023-03-20").get("retroactiveInterest").to_owned()
    };
    assert_eq!([retroactive_interest("groupFirst"), retroactive_interest("instalmentFirst")], ["2.42", "2.43"]);
}

/// Instalments first: each posting has its own age, also where an older one of its component is still open.
///
/// 10,000.00 and 200.00 of interest from 10 February. On 20 February 10,000.00 x 0.0005 x 10 = 50.00 of penalty and
/// 200.00 x 0.0005 x 10 = 1.00 of compound interest are posted, and 50.00 meets the interest, which is older: 150.00. On 2
/// March another 50.00 and 150.00 x 0.0005 x 10 = 0.75 are posted, and 200.50 meets 150.00 of interest, then what was
/// posted on 20 February: 50.00, and 0.50 of the 1.00. What is left: 50.00, and 0.50 + 0.75.
#[test]
fn what_is_posted_later_to_an_instalment_is_younger() {
    let terms = json!({
        "principal": "20000.00", "periods": 2, "method": "equalPrincipal", "penalty": { "rate": { "daily": "0.0005" } },
        "compound": "penalty", "allocation": { "mode": "instalmentFirst" },
    });
    let left = Loan::with(&terms).pays("2023-02-20", "50.00").pays("2023-03-02", "200.50").on("2023-03-02");
    assert_eq!((left.owed("interest"), left.owed("loan")), ("0.00", "10000.00"));
    assert_eq!((left.owed("penaltyInterest"), left.owed("compoundInterest")), ("50.00", "1.25"));
}

/// Instalments first: a waiver takes the oldest postings of all instalments, not all of the oldest instalment.
///
/// Two of 1,000.00 from 10 February and 10 March. On 20 March 1,000.00 x 0.0005 x 38 = 19.00 and x 10 = 5.00 are posted,
/// and 100.00 meets the principal of the first: 900.00. On 30 March 900.00 x 0.0005 x 10 = 4.50 and 5.00 are posted; of
/// 24.50 waived 19.00 and 5.00 are the older postings, and 0.50 is of the 4.50. 910.00 then meets 900.00, 4.00 and 6.00 of
/// the second: 994.00 and 5.00 are left.
#[test]
fn a_waiver_takes_the_oldest_of_all_instalments() {
    let charges = json!(["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"]);
    let allocation = json!({ "mode": "instalmentFirst", "order": [["cost"], ["principal"], charges] });
    let waiver = json!({ "kind": "waiver", "date": "2023-03-30", "component": "penaltyInterest", "amount": "24.50" });
    let loan = Loan::plain(&json!({ "allocation": allocation })).pays("2023-03-20", "100.00").event(waiver);
    let waived = loan.clone().on("2023-03-30");
    assert_eq!((waived.owed("loan"), waived.owed("penaltyInterest")), ("1900.00", "9.00"));
    let paid = loan.pays("2023-03-30", "910.00").on("2023-03-30");
    assert_eq!((paid.owed("loan"), paid.owed("penaltyInterest")), ("994.00", "5.00"));
}

/// Instalments first, principal before what it costs to be late; a waiver of penalty interest.
fn principal_first(amount: &str) -> (Value, Value) {
    let charges = json!(["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"]);
    let allocation = json!({ "mode": "instalmentFirst", "order": [["cost"], ["principal"], charges] });
    let waiver = json!({ "kind": "waiver", "date": "2023-03-20", "component": "penaltyInterest", "amount": amount });
    (json!({ "allocation": allocation }), waiver)
}

/// What each part of the waiver takes.
fn waived(mut loan: Loan, day: &str) -> Vec<String> {
    loan.0["asOf"] = json!(day);
    let report = report(&loan.0);
    let line = report["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "waiver").unwrap();
    let applications = line["applications"].as_array().unwrap();
    applications.iter().map(|part| part["amount"].as_str().unwrap().to_owned()).collect()
}

/// What was posted earlier is waived first, and no other of the same component with it.
///
/// On 20 February 1,000.00 x 0.0005 x 10 = 5.00 is posted to the first, and 100.00 meets its principal. On 20 March 900.00 x
/// 0.0005 x 28 = 12.60 and, to the second, 5.00. Of 6.00 waived 5.00 is of February, and 1.00 of the 12.60. Then 912.00 meets
/// 900.00, 11.60 and 0.40 of the second.
#[test]
fn a_waiver_takes_one_moment_after_another() {
    let (terms, waiver) = principal_first("6.00");
    let loan = Loan::plain(&terms).pays("2023-02-20", "100.00").event(waiver);
    assert_eq!(loan.clone().on("2023-03-20").owed("penaltyInterest"), "16.60");
    assert_eq!(waived(loan.clone(), "2023-03-20"), ["5.00", "1.00"]);
    let paid = loan.pays("2023-03-20", "912.00").on("2023-03-20");
    assert_eq!((paid.owed("loan"), paid.owed("penaltyInterest")), ("999.60", "5.00"));
}

/// On 20 February 1,000.00 and 4.99 of 5.00 are paid: the cent that is left is older than the 5.00 of the second instalment
/// in March. Waived, it leaves the second alone: 1,000.00 then meets its principal.
#[test]
fn a_waiver_takes_an_older_cent_first() {
    let (terms, waiver) = principal_first("0.01");
    let loan = Loan::plain(&terms).pays("2023-02-20", "1004.99").event(waiver);
    let paid = loan.pays("2023-03-20", "1000.00").on("2023-03-20");
    assert_eq!((paid.owed("loan"), paid.owed("penaltyInterest")), ("0.00", "5.00"));
}

/// The first instalment is paid with its 5.00 to the cent: a waiver meets the second alone. So it is where both were posted at
/// one moment, 19.00 and 5.00 on 20 March, and the 19.00 is paid: of 6.00 on the 30th 5.00 is of then, 1.00 of 5.00 since.
#[test]
fn a_waiver_passes_what_is_paid() {
    let (terms, waiver) = principal_first("1.00");
    let loan = Loan::plain(&terms).pays("2023-02-20", "1005.00").event(waiver);
    assert_eq!(loan.on("2023-03-20").owed("penaltyInterest"), "4.00");
    let mut later = principal_first("6.00").1;
    later["date"] = json!("2023-03-30");
    let loan = Loan::plain(&terms).pays("2023-03-20", "1019.00").event(later);
    assert_eq!(waived(loan.clone(), "2023-03-30"), ["5.00", "1.00"]);
    assert_eq!(loan.on("2023-03-30").owed("penaltyInterest"), "4.00");
}

/// Instalments first: interest that an early repayment posted and did not pay stays older than what falls due.
///
/// 12,000.00 earns 4.00 a day: 40.00 on 20 January, of which 30.00 is paid. On 10 February 84.00 more and 1,000.00 of
/// principal fall due. Of 510.00 the 10.00 is met first, then of the same day principal, which the order lists first.
#[test]
fn interest_left_by_an_early_repayment_keeps_its_age() {
    let charges = json!(["penaltyInterest", "compoundInterest", "lateFee", "fee"]);
    let allocation = json!({ "mode": "instalmentFirst", "order": [["cost"], ["principal", "interest"], charges] });
    let terms = json!({ "principal": "12000.00", "method": "equalPrincipal", "allocation": allocation });
    let early = json!({ "kind": "earlyRepayment", "date": "2023-01-20", "amount": "30.00", "keep": "term" });
    let left = Loan::with(&terms).event(early).pays("2023-02-10", "510.00").on("2023-02-10");
    assert_eq!((left.owed("loan"), left.owed("interest")), ("500.00", "84.00"));
}

/// Instalments first: what events charged is met group by group, the oldest first within a group.
///
/// A fee of 10.00 on 15 January, a cost of 10.00 on the 20th: of 10.00 paid, the cost goes first as the order lists it apart.
#[test]
fn what_events_charged_is_met_in_the_order_of_groups() {
    let left = |order: Value| {
        let loan = Loan::plain(&json!({ "allocation": { "mode": "instalmentFirst", "order": order } }))
            .event(json!({ "kind": "fee", "date": "2023-01-15", "component": "serviceFee", "amount": "10.00" }))
            .event(json!({ "kind": "cost", "date": "2023-01-20", "amount": "10.00" }))
            .pays("2023-01-25", "10.00")
            .on("2023-01-25");
        (loan.owed("serviceFee").to_owned(), loan.owed("cost").to_owned())
    };
    let charges = ["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"];
    assert_eq!(left(json!([["cost"], charges, ["principal"]])), ("10.00".to_owned(), "0.00".to_owned()));
    assert_eq!(left(json!([charges, ["cost"], ["principal"]])), ("0.00".to_owned(), "10.00".to_owned()));
    let together = [["cost"].as_slice(), &charges].concat();
    assert_eq!(left(json!([together, ["principal"]])), ("0.00".to_owned(), "10.00".to_owned()));
}

/// A cent unpaid in its grace would cost what all principal outstanding earns: 2,000.01 x 0.0005 x 5 from 10 to 15 February.
#[test]
fn a_cent_in_its_grace_is_charged_as_all_that_is_outstanding() {
    let terms = json!({
        "latePaymentGraceDays": 10, "penalty": { "rate": { "daily": "0.0005" }, "base": "outstandingPrincipal" },
    });
    let contingent = |paid: &str| {
        let told = Loan::plain(&terms).pays("2023-02-10", paid).on("2023-02-15");
        told.get("retroactiveInterest").to_owned()
    };
    assert_eq!(["999.99", "1000.00"].map(contingent), ["5.00", "0.00"]);
}
