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

/// Semantics: [loan-7] [loan-28]. A level payment by months or by formula has no daily rate, whenever it changes; what lies after the
/// day asked about is not yet so.
#[test]
fn a_level_payment_takes_no_daily_rate_after_its_last_instalment_either() {
    let by_formula = json!({ "periodInterest": "actualDays", "payment": "formula" });
    for (own, days) in [(json!({}), "by actual days"), (by_formula, "no daily rate")] {
        for day in ["2023-02-20", "2024-03-01"] {
            let mut terms = json!({ "principal": "12000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15",
                "periods": 12, "method": "level", "rate": { "annual": "0.12" } });
            terms.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
            let events = json!([
                { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
                { "kind": "rateChange", "date": day, "rate": { "daily": "0.0003" } },
            ]);
            let account = json!({ "kind": "loan", "terms": terms, "events": events });
            let asked = |as_of| {
                let case = json!({ "version": "arrears-case/2", "account": &account, "asOf": as_of });
                arrears::wire::report(&case.to_string()).map(|_| ()).map_err(|error| error.to_string())
            };
            assert_eq!(asked("2023-02-19"), Ok(()));
            let error = asked("2024-03-01").unwrap_err();
            assert!(error.contains("account.events[1]") && error.contains(days), "{error}");
        }
    }
}

/// Semantics: [loan-45] [loan-13]. Of 60.00 the late fee of 50.50 took 50.00; 5.00 of that are owed again, and the 9.33 of interest
/// that the payment posted and left unpaid do not fall due with them.
#[test]
fn a_late_fee_that_goes_back_makes_no_due_date() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 1,
        "method": "bullet", "rate": { "annual": "0.12" }, "accrual": "outstanding", "lateFee": { "rate": "0.05" } });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "1000.00" },
        { "kind": "payment", "date": "2023-03-15", "amount": "60.00" },
        { "kind": "chargeback", "date": "2023-03-20", "amount": "5.00" },
    ]);
    let report = told("loan", &terms, &events, "2023-04-01");
    assert_eq!(report["lateFees"].as_array().unwrap().len(), 1);
    assert_eq!(report["delinquency"]["overdue"], "1000.00");
    assert_eq!(report["balance"]["posted"], "1014.83");
}

/// Semantics: [value-10] [loan-20] [loan-21]. The rate comes first: 96.79 over the dates as they were, of which the first is the day
/// itself; then that moves, with the 96.79 of principal scheduled and ten days of 1,100.00 at 12 %.
#[test]
fn a_new_rate_is_solved_before_a_due_date_moves() {
    let terms = json!({ "principal": "1200.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0" }, "periodInterest": "actualDays", "paymentDay": "oldBalance" });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "1200.00" },
        { "kind": "earlyRepayment", "date": "2023-02-14", "amount": "100.00", "keep": "term" },
        { "kind": "dueDateChange", "date": "2023-02-15", "due": "2023-02-25" },
        { "kind": "rateChange", "date": "2023-02-15", "rate": { "annual": "0.12" } },
    ]);
    let row = told("loan", &terms, &events, "2023-02-25")["instalments"][0].clone();
    assert_eq!((&row["principal"], &row["interest"]), (&json!("96.79"), &json!("3.67")));
}

/// Semantics: [loan-21] [loan-20]. Due on 12 February, moved that day to the 15th: the rate changed inside the month, 28 days at 12 % and
/// three at 6 %, 112.00 and 6.00.
#[test]
fn a_due_date_moved_away_leaves_the_new_rate_inside() {
    let moved = |date: &str, due: &str| json!({ "kind": "dueDateChange", "date": date, "due": due });
    let terms = json!({ "principal": "12000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" } });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        moved("2023-01-16", "2023-02-12"),
        { "kind": "rateChange", "date": "2023-02-12", "rate": { "annual": "0.06" } },
        moved("2023-02-12", "2023-02-15"),
    ]);
    assert_eq!(told("loan", &terms, &events, "2023-02-15")["instalments"][0]["interest"], "118.00");
}

/// Semantics: [loan-36] [loan-20]. 4,000.00 drawn on a due date that then moves ten days are owed from that day: 31 days of 6,000.00, ten
/// of 10,000.00.
#[test]
fn what_is_drawn_on_a_due_date_that_moves_is_owed_at_once() {
    let terms = json!({ "principal": "10000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" } });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "6000.00" },
        { "kind": "disbursement", "date": "2023-02-15", "amount": "4000.00" },
        { "kind": "dueDateChange", "date": "2023-02-15", "due": "2023-02-25" },
    ]);
    let asked = |day| told("loan", &terms, &events, day);
    assert_eq!(asked("2023-02-15")["balance"]["payoff"], "10062.00");
    let row = asked("2023-02-25")["instalments"][0].clone();
    assert_eq!((&row["principal"], &row["interest"]), (&json!("473.09"), &json!("95.33")));
}

/// Semantics: [loan-7] [loan-33] [loan-38]. Nothing is the multiple nearest to the last payment of 42.00, less than the 10.00 that the
/// first period earns; that of the one left, rounded up with no other to be like, is 100.00, which pays all 32.00 that may fall due.
#[test]
fn the_payment_of_the_one_period_left_is_like_no_other() {
    let terms = json!({ "principal": "100.00", "disbursed": "2016-09-30", "firstDue": "2016-10-30", "periods": 2,
        "method": "level", "rate": { "monthly": "0.1" }, "accrual": "outstanding", "periodInterest": "actualDays",
        "residual": "68.00", "paymentRounding": { "mode": "up", "multiple": "100.00", "last": "similar" } });
    let events = json!([{ "kind": "disbursement", "date": "2016-09-30", "amount": "100.00" }]);
    let row = told("loan", &terms, &events, "2016-10-30")["instalments"][0].clone();
    assert_eq!((&row["principal"], &row["interest"]), (&json!("32.00"), &json!("10.00")));
}

/// Semantics: [loan-20] [loan-34]. Due on 16 May anyway: the payment of 0.98 counts with the 0.10 of the period's own days, though 0.09 is
/// posted with a fraction carried.
#[test]
fn a_due_date_moved_to_its_own_day_makes_no_odd_period() {
    let terms = json!({ "principal": "10.00", "disbursed": "2012-12-20", "firstDue": "2013-01-01", "periods": 11,
        "method": "level", "rate": { "daily": "0.00049" }, "periodInterest": "actualDays", "fraction": "carried",
        "oddPeriod": "keepPayment" });
    let events = json!([
        { "kind": "disbursement", "date": "2012-12-20", "amount": "10.00" },
        { "kind": "dueDateChange", "date": "2013-03-10", "due": "2013-04-16" },
        { "kind": "dueDateChange", "date": "2013-04-25", "due": "2013-05-16" },
    ]);
    let row = told("loan", &terms, &events, "2013-05-16")["instalments"][4].clone();
    assert_eq!((&row["principal"], &row["interest"]), (&json!("0.88"), &json!("0.09")));
}

/// Semantics: [loan-36] [loan-34]. A first period of 45 days takes 10.72 of the payment of 367.64: 0.50 of 357.42 are left, beside which
/// 1.00 more may be paid out on that day.
#[test]
fn more_is_paid_out_where_an_odd_period_leaves_principal() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2023-03-24", "firstDue": "2023-05-08", "periods": 2,
        "method": "level", "rate": { "annual": "0.24" }, "oddPeriod": "solveAnew", "paymentAmount": "367.64" });
    let events = json!([
        { "kind": "disbursement", "date": "2023-03-24", "amount": "357.42" },
        { "kind": "disbursement", "date": "2023-05-08", "amount": "1.00" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2023-05-08")["balance"]["planPrincipal"], "1.50");
}
