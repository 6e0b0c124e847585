//! Published and worked schedules, by the names of the cases they are from.

use serde_json::{Value, json};

use super::rows;
use crate::cases::{report, try_report};
use crate::edition::contract;
use crate::loan::desk::Loan;

/// The payments to come on the day of disbursement.
fn payments(terms: &Value) -> Vec<String> {
    let mut loan = Loan::with(terms).0;
    loan["asOf"] = loan["account"]["terms"]["disbursed"].clone();
    let report = report(&loan);
    let coming = report["comingSchedule"].as_array().unwrap();
    coming.iter().map(|row| row["payment"].as_str().unwrap().to_owned()).collect()
}

/// The terms of a case.
fn terms_of(name: &str) -> Value {
    contract(name)["account"]["terms"].clone()
}

/// So many of one payment, then the others.
fn same(count: usize, payment: &str, others: &[&str]) -> Vec<String> {
    let mut all = vec![payment.to_owned(); count];
    all.extend(others.iter().map(|other| (*other).to_owned()));
    all
}

/// The first payment, so many of the second, the last.
fn after(first: &str, count: usize, payment: &str, last: &str) -> Vec<String> {
    let mut all = vec![first.to_owned()];
    all.extend(same(count, payment, &[last]));
    all
}

// Semantics: [loan-7].
#[test]
fn l29b_interest_above_the_payment_days() {
    let expected = after("1098.08", 10, "153.87", "153.83");
    assert_eq!(payments(&terms_of("l29b-interest-above-the-payment-days")), expected);
}

#[test]
fn l29c_thirty_years_first_due_after_90_days() {
    let expected = after("1479.45", 358, "600.43", "604.52");
    assert_eq!(payments(&terms_of("l29c-thirty-years-first-due-after-90-days")), expected);
}

/// 39 days earn 641.10, more than the 600.49 that all 360 payments would be.
#[test]
fn thirty_years_first_due_after_39_days() {
    let mut terms = terms_of("l29c-thirty-years-first-due-after-90-days");
    terms["firstDue"] = json!("2025-02-09");
    assert_eq!(payments(&terms), after("641.10", 358, "600.25", "599.48"));
}

// Semantics: [loan-28].
#[test]
fn l43_payment_by_formula_interest_by_days() {
    let mut terms = terms_of("l43-payment-by-formula-interest-by-days");
    terms["payment"] = json!("formula");
    assert_eq!(payments(&terms), same(11, "44307.53", &["44301.39"]));
    let mut loan = Loan::with(&terms).0;
    loan["asOf"] = json!("2019-10-25");
    let interest: i64 = rows(&report(&loan)["instalments"]).iter().map(|row| crate::loan::desk::fen(&row.1[1])).sum();
    assert_eq!(interest, 3_168_422);
}

/// A payment by the formula is 9,002.25 either way; by twelfths the first period's 32 days, 1,271.23, are unlike the others
/// and keep the principal.
#[test]
fn l07_broken_period_interest_by_days_and_by_twelfths() {
    let mut days = terms_of("l07-broken-period-interest-days");
    assert_ne!(payments(&days)[0], "9002.25");
    days["payment"] = json!("formula");
    assert_eq!(payments(&days)[..11], same(11, "9002.25", &[]));
    let mut twelfths = terms_of("l07-broken-period-interest-twelfth");
    twelfths["payment"] = json!("formula");
    let all = payments(&twelfths);
    assert_eq!((all[0].as_str(), &all[1..11]), ("9065.15", same(10, "9002.25", &[]).as_slice()));
}

// Semantics: [loan-29].
#[test]
fn x07_balloon() {
    let terms = json!({ "residual": "2000.00" });
    assert_eq!(payments(&terms), same(11, "730.79", &["2730.79"]));
}

// Semantics: [loan-36].
#[test]
fn l37_second_disbursement() {
    let more = json!({ "kind": "disbursement", "date": "2023-02-10", "amount": "5000.00" });
    let mut loan = Loan::with(&json!({})).event(more).0;
    loan["asOf"] = json!("2023-03-10");
    let refused = try_report(&loan).unwrap_err();
    assert_eq!((refused.name(), refused.path()), ("wrongDisbursement", "account.events[1]"));
    // With 15,000.00 in the terms it may be drawn.
    loan["account"]["terms"]["principal"] = json!("15000.00");
    let report = report(&loan);
    let first = ("2023-02-10".to_owned(), ["788.49", "100.00", "0.00"].map(str::to_owned));
    assert_eq!(rows(&report["instalments"])[0], first);
    // 14,211.51 in eleven.
    assert_eq!(rows(&report["instalments"])[1].1, ["1228.64", "142.12", "0.00"]);
    assert_eq!(report["comingSchedule"][0]["payment"], "1370.76");
}

#[test]
fn l37b_paid_out_in_two_parts() {
    let more = json!({ "kind": "disbursement", "date": "2023-02-10", "amount": "4000.00" });
    let mut loan = Loan::with(&json!({})).event(more).0;
    loan["account"]["events"][0]["amount"] = json!("6000.00");
    loan["asOf"] = json!("2023-02-10");
    let solved = report(&loan);
    assert_eq!(solved["balance"]["planPrincipal"], "9526.91");
    assert_eq!(solved["comingSchedule"][0]["payment"], "918.91");
    loan["account"]["terms"]["furtherDisbursement"] = json!("keepPayment");
    let kept = report(&loan);
    assert_eq!(
        (&kept["comingSchedule"][9]["payment"], &kept["comingSchedule"][10]["payment"]),
        (&json!("533.09"), &json!("4995.79"))
    );
}

/// Money that goes out on the first day of a period bears in all of it, and what goes out later from its day.
#[test]
fn a_day_later_is_inside_the_period() {
    let interest = |day: &str| {
        let more = json!({ "kind": "disbursement", "date": day, "amount": "4000.00" });
        let mut loan = Loan::with(&json!({})).event(more).0;
        loan["account"]["events"][0]["amount"] = json!("6000.00");
        loan["asOf"] = json!("2023-03-10");
        rows(&report(&loan)["instalments"])[1].1[1].clone()
    };
    assert_eq!(interest("2023-02-10"), "95.27");
    // 5,526.91 for 28 days of 360 and 4,000.00 for 27.
    assert_eq!(interest("2023-02-11"), "87.58");
}

// Semantics: [loan-27].
#[test]
fn c13_loans_paid_weekly_fortnightly_quarterly_yearly() {
    let loan = |interval: Value, first: &str, periods: u32, annual: &str| {
        payments(&json!({
            "principal": "12000.00", "interval": interval, "firstDue": first, "periods": periods, "rate": { "annual": annual },
        }))
    };
    assert_eq!(loan(json!({ "weeks": 1 }), "2023-01-17", 52, "0.052"), same(51, "236.94", &["236.78"]));
    assert_eq!(loan(json!({ "weeks": 2 }), "2023-01-24", 26, "0.052"), same(25, "474.10", &["474.20"]));
    assert_eq!(loan(json!({ "months": 3 }), "2023-04-10", 4, "0.12"), same(3, "3228.32", &["3228.34"]));
    assert_eq!(loan(json!({ "months": 12 }), "2024-01-10", 3, "0.12"), same(2, "4996.19", &["4996.19"]));
}

/// What a week earns is told by its share of the year, in words and in figures.
#[test]
fn a_line_tells_the_share_of_the_year() {
    let terms =
        json!({ "interval": { "weeks": 2 }, "firstDue": "2023-01-24", "periods": 26, "rate": { "annual": "0.052" } });
    let mut loan = Loan::with(&terms).0;
    loan["asOf"] = json!("2023-01-24");
    let report = report(&loan);
    let lines = report["lines"].as_array().unwrap();
    let line = lines.iter().find(|line| line["component"] == "interest").unwrap();
    assert_eq!(line["loanSegments"][0]["share"], "2/52");
    assert_eq!(line["text"]["en"], "interest +20.00: 10000.00 x 5.2% x 2/52 (2023-01-10..2023-01-24)");
}

// Semantics: [loan-32].
#[test]
fn a_line_tells_what_became_principal() {
    let mut loan = Loan::with(&json!({ "deferredPeriods": 2 })).0;
    loan["asOf"] = json!("2023-03-10");
    let report = report(&loan);
    assert_eq!(report["balance"]["payoff"], "10201.00");
    assert_eq!(report["instalments"], json!([]));
    let lines = report["lines"].as_array().unwrap();
    let capitalised: Vec<&Value> = lines.iter().filter(|line| line["kind"] == "capitalised").collect();
    assert_eq!((&capitalised[0]["amount"], &capitalised[1]["amount"]), (&json!("100.00"), &json!("101.00")));
    assert_eq!(
        capitalised[1]["text"]["en"],
        "interest +101.00 added to principal: 10100.00 x 12% / 12 (2023-02-10..2023-03-10)"
    );
}

/// What waits is accrued until it falls due, and rounded once: three thirds of a fen are one.
#[test]
fn interest_that_waits_is_rounded_once() {
    let terms = json!({
        "principal": "100.00", "rate": { "annual": "0.0004" }, "deferredPeriods": 2, "deferredInterest": "dueWithFirst", "periods": 4,
    });
    let mut loan = Loan::with(&terms).0;
    loan["asOf"] = json!("2023-04-10");
    let report = report(&loan);
    // 100.00 x 0.04 % / 12 is a third of a fen: three of them one fen, which rounded month by month would be nothing.
    assert_eq!(rows(&report["instalments"]), [("2023-04-10".to_owned(), ["50.00", "0.01", "0.00"].map(str::to_owned))]);
}

// Semantics: [loan-33].
#[test]
fn published_payments_to_a_multiple() {
    let to_one = json!({ "mode": "halfUp", "multiple": "1" });
    let thousand =
        json!({ "principal": "1000.00", "rate": { "annual": "0" }, "periods": 6, "paymentRounding": to_one });
    assert_eq!(payments(&thousand), same(5, "167.00", &["165.00"]));
    for (last, payment, of_last) in
        [("any", "15.46", "15.49"), ("notHigher", "15.47", "15.45"), ("similar", "15.47", "15.45")]
    {
        let rounding = json!({ "mode": "halfUp", "multiple": "0.01", "last": last });
        let levelled =
            json!({ "principal": "75.00", "rate": { "annual": "0.123" }, "periods": 5, "paymentRounding": rounding });
        assert_eq!(payments(&levelled), same(4, payment, &[of_last]), "{last}");
    }
}

// Semantics: [loan-30].
#[test]
fn a_given_payment_ends_the_loan_early() {
    let given = payments(&json!({ "paymentAmount": "2000.00" }));
    assert_eq!(given, same(5, "2000.00", &["311.17"]));
    // An early repayment that keeps the term solves anew; one that keeps the payment keeps the one given.
    let early = |keep: &str| {
        let repaid = json!({ "kind": "earlyRepayment", "date": "2023-01-10", "amount": "4000.00", "keep": keep });
        let mut loan = Loan::with(&json!({ "paymentAmount": "2000.00" })).event(repaid).0;
        loan["asOf"] = json!("2023-01-10");
        let rows = report(&loan)["comingSchedule"].as_array().unwrap().clone();
        (rows.len(), rows[0]["payment"].as_str().unwrap().to_owned())
    };
    assert_eq!(early("payment"), (4, "2000.00".to_owned()));
    assert_eq!(early("term"), (12, "533.09".to_owned()));
}

// Semantics: [loan-34].
#[test]
fn odd_periods_by_each_rule() {
    let terms = |rule: &str| json!({ "firstDue": "2023-02-25", "dayCount": "actual365", "oddPeriod": rule });
    assert_eq!(payments(&terms("keepPrincipal")), after("939.72", 10, "888.49", "888.47"));
    assert_eq!(payments(&terms("keepPayment")), same(11, "888.49", &["945.62"]));
    assert_eq!(payments(&terms("solveAnew")), same(11, "892.99", &["893.03"]));
    // A moved, a frozen and a repriced period.
    let odd = |rule: &str, event: &Value, end: Option<Value>| {
        let mut loan = Loan::with(&json!({ "oddPeriod": rule })).event(event.clone());
        if let Some(end) = end {
            loan = loan.event(end);
        }
        loan.0["asOf"] = json!("2023-03-20");
        let report = report(&loan.0);
        let first = rows(&report["instalments"])[0].1.clone();
        (first[0].clone(), first[1].clone(), report["comingSchedule"][1]["payment"].as_str().unwrap().to_owned())
    };
    let moved = json!({ "kind": "dueDateChange", "date": "2023-02-01", "due": "2023-02-20" });
    let told = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    assert_eq!(odd("keepPrincipal", &moved, None), told("788.49", "136.67", "888.49"));
    assert_eq!(odd("keepPayment", &moved, None), told("751.82", "136.67", "888.49"));
    assert_eq!(odd("solveAnew", &moved, None), told("755.04", "136.67", "891.71"));
    let frozen = json!({ "kind": "freeze", "date": "2023-01-20", "components": ["interest"] });
    let thaw = json!({ "kind": "unfreeze", "date": "2023-01-30", "components": ["interest"] });
    assert_eq!(odd("keepPayment", &frozen, Some(thaw.clone())), told("818.49", "70.00", "888.49"));
    assert_eq!(odd("solveAnew", &frozen, Some(thaw)), told("815.85", "70.00", "885.85"));
}

// Semantics: [loan-35].
#[test]
fn a_down_payment_is_an_instalment_of_its_own() {
    let loan = Loan::with(&json!({ "downPayment": "1000.00", "penalty": { "multiple": "1.5" } }));
    let [paid_out, later] = loan.each(["2023-01-10", "2023-01-20"]);
    assert_eq!((paid_out.owed("loan"), paid_out.get("planPrincipal")), ("1000.00", "9000.00"));
    // 18 % a year of 360 days on 1,000.00 for ten days.
    assert_eq!((later.days_past_due(), later.get("penaltyInterest")), (10, "5.00"));
}

// Semantics: [loan-37] [value-18].
#[test]
fn what_is_silent_is_said() {
    let mut loan = Loan::with(&json!({})).pays("2023-03-01", "5.00").pays("2023-03-02", "5.00").0;
    let after = report(&loan);
    assert_eq!(after["notes"][0]["note"], "eventsAfter");
    assert_eq!(after["notes"][0]["count"], 2);
    assert_eq!(after["notes"][0]["text"]["en"], "2 events after the day asked about are not counted");
    loan["account"]["events"] = json!([]);
    let undrawn = report(&loan);
    assert_eq!(undrawn["notes"][0]["note"], "nothingDrawn");
    assert_eq!(undrawn["notes"][0]["text"]["zh"], "尚未放款：没有放款记录");
    assert_eq!(undrawn["comingSchedule"], json!([]));
    let bought = json!([{ "kind": "purchase", "date": "2023-05-06", "amount": "5.00" }]);
    let card = report(&crate::cases::plain(bought, "2023-05-05"));
    assert_eq!(card["notes"][0]["text"]["en"], "1 event after the day asked about is not counted");
    assert!(card["comingSchedule"].is_null());
    let nothing = report(&crate::cases::plain(json!([]), "2023-05-05"));
    assert_eq!(nothing["notes"].as_array().map(Vec::len), Some(1));
    assert_eq!(nothing["notes"][0]["text"]["zh"], "目前没有到期应还款项");
}
