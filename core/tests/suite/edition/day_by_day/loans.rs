//! Loans in which the day-by-day walk and the engine had differed.

use serde_json::{Value, json};

use super::told;

/// Semantics: [loan-44]. 2 % of 8,950.68 are 179.01, in however many parts they were paid out.
#[test]
fn a_cap_on_charges_is_rounded_once_over_all_that_was_paid_out() {
    let terms = json!({ "principal": "8950.68", "disbursed": "2025-12-27", "firstDue": "2026-01-27", "periods": 7,
        "method": "bullet", "rate": { "daily": "0.0003" }, "chargeCap": "0.02" });
    let events = json!([
        { "kind": "disbursement", "date": "2025-12-27", "amount": "4385.83" },
        { "kind": "disbursement", "date": "2025-12-27", "amount": "4564.85" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2026-03-04")["balance"]["accrued"]["interest"], "179.01");
}

/// Semantics: [loan-41] [loan-32]. 758.00 for 38 days; from 27 March the base is 770.80.
#[test]
fn a_penalty_on_all_principal_counts_what_was_capitalised() {
    let terms = json!({ "principal": "758.00", "disbursed": "2006-02-17", "firstDue": "2006-03-27", "periods": 10,
        "method": "level", "rate": { "annual": "0.24" }, "downPayment": "252.66", "deferredPeriods": 2,
        "penalty": { "base": "outstandingPrincipal", "rate": { "monthly": "0.02" } } });
    let events = json!([{ "kind": "disbursement", "date": "2006-02-17", "amount": "758.00" }]);
    let asked = |day| told("loan", &terms, &events, day)["balance"]["accrued"]["penaltyInterest"].clone();
    assert_eq!((asked("2006-03-28"), asked("2006-04-20")), (json!("19.72"), json!("31.54")));
}

/// Semantics: [loan-38] [loan-17]. An early repayment after the last due date posts what has accrued, as a payment does.
#[test]
fn an_early_repayment_after_maturity_posts_interest() {
    let terms = json!({ "principal": "27.26", "disbursed": "2008-03-11", "firstDue": "2008-03-15", "periods": 3,
        "method": "level", "rate": { "annual": "0.24" }, "accrual": "outstanding" });
    let of = |kind| {
        let events = json!([
            { "kind": "disbursement", "date": "2008-03-11", "amount": "27.26" },
            { "kind": kind, "date": "2008-07-16", "amount": "1000.00" },
        ]);
        told("loan", &terms, &events, "2008-07-16")["balance"].clone()
    };
    let repaid = of("earlyRepayment");
    assert_eq!((&repaid["credit"], &repaid["accrued"]["interest"]), (&json!("970.44"), &json!("0.00")));
    assert_eq!(repaid, of("payment"));
}

/// Semantics: [alloc-4] [loan-38]. Posted by one payment, interest comes before penalty interest.
#[test]
fn what_one_payment_posts_is_of_one_moment() {
    let terms = json!({ "principal": "9030947.35", "disbursed": "2020-01-16", "firstDue": "2020-02-29", "periods": 4,
        "method": "level", "rate": { "annual": "0.36726261" }, "accrual": "outstanding", "penalty": { "multiple": "1.5" } });
    let events = json!([
        { "kind": "disbursement", "date": "2020-01-16", "amount": "9030947.35" },
        { "kind": "payment", "date": "2020-06-14", "amount": "5025009.21" },
        { "kind": "payment", "date": "2020-07-31", "amount": "1000.00" },
    ]);
    let unpaid = |events: &Value, component: &str| {
        let parts = told("loan", &terms, events, "2020-07-31")["balance"]["components"].as_array().unwrap().clone();
        let own = parts.iter().find(|part| part["component"] == component).unwrap();
        crate::cases::fen(&own["billed"])
    };
    let mut smaller = events.clone();
    smaller[2]["amount"] = json!("1.00");
    let met = |component| unpaid(&smaller, component) - unpaid(&events, component);
    assert_eq!((met("interest"), met("penaltyInterest")), (99_900, 0));
}

/// Semantics: [loan-12] [loan-42]. Short by less than the tolerance: the end of the grace would charge nothing.
#[test]
fn what_may_pass_shows_no_retroactive_interest() {
    let terms = json!({ "principal": "3373.77", "disbursed": "2003-02-28", "firstDue": "2003-03-13", "periods": 11,
        "method": "equalPrincipal", "rate": { "annual": "0.0435" }, "latePaymentGraceDays": 3, "shortfallTolerance": "100",
        "penalty": { "rate": { "monthly": "0.02" } } });
    let mut events = json!([
        { "kind": "disbursement", "date": "2003-02-28", "amount": "1956.78" },
        { "kind": "payment", "date": "2003-03-14", "amount": "100.00" },
    ]);
    let asked = |events: &Value, day| told("loan", &terms, events, day)["balance"]["retroactiveInterest"].clone();
    assert_eq!(asked(&events, "2003-03-14"), "0.00");
    events[1]["amount"] = json!("10.00");
    assert_ne!(asked(&events, "2003-03-14"), "0.00");
    // The 80.92 that passed in March are charged with April's 177.89, from the day that those are due.
    events[1]["amount"] = json!("100.00");
    assert_eq!(asked(&events, "2003-04-15"), "0.35");
}

/// Semantics: [loan-42] [loan-19]. What had passed before an acceleration is called with the rest: no late fee on it.
#[test]
fn what_had_passed_is_called_without_a_late_fee() {
    let terms = json!({ "principal": "800.50", "disbursed": "2022-12-27", "firstDue": "2023-01-27", "periods": 19,
        "method": "flatFee", "rate": { "annual": "0.1583639" }, "lateFee": { "rate": "0.05" }, "shortfallTolerance": "100" });
    let events = json!([
        { "kind": "disbursement", "date": "2022-12-27", "amount": "100.00" },
        { "kind": "acceleration", "date": "2023-03-26" },
    ]);
    let report = told("loan", &terms, &events, "2023-03-28");
    assert_eq!(report["lateFees"].as_array().unwrap().len(), 0);
    assert_eq!(
        (&report["delinquency"]["daysPastDue"], &report["delinquency"]["overdue"]),
        (&json!(2), &json!("102.64"))
    );
}

/// Semantics: [loan-19] [loan-41]. Called in its grace: 1,000.00 for the nine days from 3 to 11 December.
#[test]
fn the_days_of_a_grace_that_an_acceleration_ends_are_charged() {
    let terms = json!({ "principal": "12443.44", "disbursed": "2010-11-03", "firstDue": "2010-12-03", "periods": 8,
        "method": "level", "rate": { "daily": "0.00049" }, "periodInterest": "actualDays", "latePaymentGraceDays": 37,
        "penalty": { "base": "outstandingPrincipal", "rate": { "monthly": "0.02" } } });
    let events = json!([
        { "kind": "disbursement", "date": "2010-11-03", "amount": "1000.00" },
        { "kind": "acceleration", "date": "2010-12-11" },
    ]);
    let balance = |day| told("loan", &terms, &events, day)["balance"].clone();
    assert_eq!(balance("2010-12-11")["retroactiveInterest"], "5.33");
    assert_eq!(balance("2010-12-12")["accrued"]["penaltyInterest"], "6.00");
}

/// Semantics: [alloc-4] [loan-45]. What goes back on one day is of one moment: the next 1.00 meets interest first.
#[test]
fn what_a_chargeback_owes_again_is_of_one_moment() {
    let terms = json!({ "principal": "3788.58", "disbursed": "2008-03-22", "firstDue": "2008-04-22", "periods": 1,
        "method": "bullet", "rate": { "annual": "0.12" }, "penalty": { "multiple": "1.3" } });
    let unpaid = |last: &str| {
        let events = json!([
            { "kind": "disbursement", "date": "2008-03-22", "amount": "1000.00" },
            { "kind": "earlyRepayment", "date": "2008-03-31", "amount": "100.00", "keep": "payment" },
            { "kind": "payment", "date": "2008-05-26", "amount": "4063.40" },
            { "kind": "chargeback", "date": "2008-06-12", "amount": "4063.41" },
            { "kind": "payment", "date": "2008-06-27", "amount": last },
        ]);
        let report = told("loan", &terms, &events, "2008-06-27");
        let parts = report["balance"]["components"].as_array().unwrap().clone();
        let of = |name| {
            parts.iter().find(|part| part["component"] == name).map_or(0, |part| crate::cases::fen(&part["billed"]))
        };
        (of("interest"), of("penaltyInterest"))
    };
    let ((interest, penalty), (after, penalty_after)) = (unpaid("0.01"), unpaid("1.01"));
    assert_eq!((interest - after, penalty - penalty_after), (100, 0));
}

/// Semantics: [loan-39]. A fraction below nothing waits where a period earns nothing: 4.28 at last, not 4.29.
#[test]
fn a_carried_fraction_outlives_a_period_that_posts_nothing() {
    let terms = json!({ "principal": "21636.81", "disbursed": "2016-01-16", "firstDue": "2016-01-30", "periods": 8,
        "method": "interestOnly", "rate": { "monthly": "0.0066" }, "dayCount": "thirty360", "downPayment": "2163.68",
        "fraction": "carried", "interval": { "days": 1 } });
    let events = json!([{ "kind": "disbursement", "date": "2016-01-16", "amount": "21636.81" }]);
    let report = told("loan", &terms, &events, "2016-02-04");
    let rows = report["instalments"].as_array().unwrap();
    let interest: Vec<&str> = rows.iter().map(|row| row["interest"].as_str().unwrap()).collect();
    assert_eq!(interest, ["0.00", "59.98", "4.28", "4.29", "4.28", "4.28"]);
}

/// Semantics: [loan-42]. What passes is due with the next instalment, which in its own grace is the one that fell due before.
#[test]
fn what_passes_is_due_with_an_instalment_still_in_its_grace() {
    let terms = json!({ "principal": "14335.20", "disbursed": "2024-03-19", "firstDue": "2024-04-29", "periods": 4,
        "method": "equalPrincipal", "rate": { "annual": "0.12" }, "latePaymentGraceDays": 40, "shortfallTolerance": "2000.00" });
    let events = json!([
        { "kind": "disbursement", "date": "2024-03-19", "amount": "14335.20" },
        { "kind": "payment", "date": "2024-06-07", "amount": "2318.11" },
    ]);
    let standing = told("loan", &terms, &events, "2024-07-09")["delinquency"].clone();
    assert_eq!((&standing["overdue"], &standing["daysPastDue"]), (&json!("5152.91"), &json!(41)));
}

/// Semantics: [loan-16] [loan-43]. The fee of an early repayment meets the credit that is left of repaying the loan.
#[test]
fn the_fee_of_an_early_repayment_meets_the_credit_that_is_left() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2008-12-29", "firstDue": "2008-12-30", "periods": 8,
        "method": "level", "rate": { "annual": "0.06" }, "earlyRepaymentFee": [{ "rate": "0.03" }] });
    let events = json!([
        { "kind": "disbursement", "date": "2008-12-29", "amount": "1000.00" },
        { "kind": "payment", "date": "2008-12-29", "amount": "3860.13" },
        { "kind": "earlyRepayment", "date": "2009-01-07", "amount": "0.01" },
    ]);
    let balance = told("loan", &terms, &events, "2009-01-07")["balance"].clone();
    assert_eq!((&balance["posted"], &balance["credit"]), (&json!("0.00"), &json!("2832.48")));
}

/// Semantics: [loan-42]. The last instalment has fallen due, and is still the next one of the one before: nothing is overdue.
#[test]
fn what_passes_is_due_with_a_last_instalment_that_has_fallen_due() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2026-11-22", "firstDue": "2026-11-30", "periods": 5,
        "method": "interestOnly", "rate": { "monthly": "0.0066" }, "latePaymentGraceDays": 55, "shortfallTolerance": "100.00" });
    let events = json!([{ "kind": "disbursement", "date": "2026-11-22", "amount": "1000.00" }]);
    let standing = told("loan", &terms, &events, "2027-04-25")["delinquency"].clone();
    assert_eq!((&standing["overdue"], &standing["daysPastDue"]), (&json!("0.00"), &json!(0)));
}

/// Semantics: [loan-14] [loan-42]. What had passed is called on 5 June; the instalment of the 3rd is older and counts.
#[test]
fn an_instalment_in_its_grace_is_older_than_what_was_called() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2007-05-29", "firstDue": "2007-07-03", "periods": 21,
        "method": "level", "rate": { "annual": "0.24" }, "latePaymentGraceDays": 2, "shortfallTolerance": "2000.00" });
    let events = json!([
        { "kind": "disbursement", "date": "2007-05-29", "amount": "1000.00" },
        { "kind": "acceleration", "date": "2008-06-05" },
    ]);
    let standing = told("loan", &terms, &events, "2008-06-06")["delinquency"].clone();
    assert_eq!((&standing["overdueSince"], &standing["daysPastDue"]), (&json!("2008-06-03"), &json!(3)));
}

/// Semantics: [loan-46]. The part moves away from the day of the change: its fee is that of the new rate, its principal stays.
#[test]
fn a_flat_fee_that_changes_as_its_due_date_moves_is_the_new_one() {
    let terms = json!({ "principal": "2000.00", "disbursed": "2020-12-10", "firstDue": "2021-03-10", "periods": 4,
        "method": "flatFee", "rate": { "monthly": "0.006" } });
    let events = json!([
        { "kind": "disbursement", "date": "2020-12-10", "amount": "1000.00" },
        { "kind": "disbursement", "date": "2021-01-03", "amount": "1000.00" },
        { "kind": "rateChange", "date": "2021-03-10", "rate": { "annual": "0.06" } },
        { "kind": "dueDateChange", "date": "2021-03-10", "due": "2021-04-25" },
    ]);
    let report = told("loan", &terms, &events, "2021-04-25");
    let row = &report["instalments"][0];
    assert_eq!((&row["principal"], &row["fee"]), (&json!("250.00"), &json!("10.00")));
}

/// Semantics: [loan-38]. Moved from the 28th to the 31st the period has a whole month of the new pay day, and goes by the day count:
/// 20 days of 1,000.00 at 15.55 %/360.
#[test]
fn a_moved_period_goes_by_the_day_count_also_where_it_comes_to_a_whole_month() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2011-01-26", "firstDue": "2011-02-28", "periods": 7,
        "method": "level", "rate": { "annual": "0.1555" }, "accrual": "outstanding" });
    let events = json!([
        { "kind": "disbursement", "date": "2011-01-26", "amount": "1000.00" },
        { "kind": "dueDateChange", "date": "2011-03-19", "due": "2011-03-31" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2011-03-20")["balance"]["accrued"]["interest"], "8.64");
}

/// Semantics: [loan-45]. Money that goes back on a due date leaves the month that ends a whole one: 110.54, not 31 days.
#[test]
fn a_chargeback_on_a_due_date_leaves_the_month_whole() {
    let terms = json!({ "principal": "12000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" } });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        { "kind": "payment", "date": "2023-02-15", "amount": "1066.19" },
        { "kind": "chargeback", "date": "2023-03-15", "amount": "1066.19" },
    ]);
    let row = told("loan", &terms, &events, "2023-03-15")["instalments"][1].clone();
    assert_eq!((&row["principal"], &row["interest"]), (&json!("1901.84"), &json!("110.54")));
}

/// Semantics: [loan-44]. 100.00 more on the due date raise the cap of 0.5 % to 1.00 before the interest of the day is cut to it.
#[test]
fn a_disbursement_on_a_due_date_raises_the_cap_before_what_falls_due() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2008-03-05", "firstDue": "2008-04-05", "periods": 8,
        "method": "level", "rate": { "annual": "0.24" }, "chargeCap": "0.005" });
    let events = json!([
        { "kind": "disbursement", "date": "2008-03-05", "amount": "100.00" },
        { "kind": "disbursement", "date": "2008-05-05", "amount": "100.00" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2008-05-05")["instalments"][1]["interest"], "0.50");
}

/// Semantics: [loan-36]. `keepPayment` leaves the odd first part of a split as it is: 21,597.38 - 3 x 5,399.34.
#[test]
fn more_on_the_day_of_disbursement_keeps_an_odd_first_part() {
    let terms = json!({ "principal": "30000.00", "disbursed": "2006-07-07", "firstDue": "2006-08-07", "periods": 4,
        "method": "equalPrincipal", "rate": { "annual": "0.12" }, "furtherDisbursement": "keepPayment",
        "split": { "remainder": "first", "rounding": "halfEven" } });
    let events = json!([
        { "kind": "disbursement", "date": "2006-07-07", "amount": "21597.38" },
        { "kind": "disbursement", "date": "2006-07-07", "amount": "1000.00" },
    ]);
    let report = told("loan", &terms, &events, "2006-09-07");
    let principal = ["5399.36", "5399.34"];
    assert_eq!([0, 1].map(|row| report["instalments"][row]["principal"].as_str().unwrap().to_owned()), principal);
}

/// Semantics: [loan-38]. What a share of the month stood for before the rate changed goes by the day count too once the period moves.
#[test]
fn a_period_repriced_and_moved_goes_by_the_day_count_throughout() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2021-01-08", "firstDue": "2021-02-08", "periods": 7,
        "method": "level", "rate": { "annual": "0.12" }, "accrual": "outstanding" });
    let events = json!([
        { "kind": "disbursement", "date": "2021-01-08", "amount": "1000.00" },
        { "kind": "rateChange", "date": "2021-03-08", "rate": { "annual": "0.24" } },
        { "kind": "dueDateChange", "date": "2021-03-08", "due": "2021-04-23" },
    ]);
    // 28 days of 1,000.00 at 12 %/360.
    assert_eq!(told("loan", &terms, &events, "2021-03-08")["balance"]["accrued"]["interest"], "9.33");
}

/// Semantics: [loan-45] [loan-38]. After the last due date a payment posts interest and leaves some; what goes back falls due with it,
/// and nothing accrues on less than nothing once all is paid.
#[test]
fn what_goes_back_after_the_last_due_date_falls_due_with_interest_left_unpaid() {
    let terms = json!({ "principal": "62860.00", "disbursed": "2022-02-14", "firstDue": "2022-03-14", "periods": 1,
        "method": "bullet", "rate": { "daily": "0.00049" }, "accrual": "outstanding", "compound": "penalty",
        "penalty": { "rate": { "monthly": "0.02" } } });
    let events = json!([
        { "kind": "disbursement", "date": "2022-02-14", "amount": "62860.00" },
        { "kind": "payment", "date": "2022-03-28", "amount": "1000.00" },
        { "kind": "chargeback", "date": "2022-04-03", "amount": "1000.00" },
        { "kind": "payment", "date": "2022-06-07", "amount": "68100.00" },
    ]);
    let balance = told("loan", &terms, &events, "2022-06-08")["balance"].clone();
    assert_eq!(balance["accrued"]["compoundInterest"], "0.00");
}

/// Semantics: [loan-47] [loan-9] [loan-21]. Due on the 14th, a day off, payable on the 16th, on which the rate changes: what bears from the
/// 17th on bears by the new rate, 1,000.00 for a day at 9 %/360.
#[test]
fn a_rate_that_changes_on_the_last_day_to_pay_is_that_of_what_bears_from_the_next() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2009-02-28", "firstDue": "2009-04-14", "periods": 1,
        "method": "equalPrincipal", "rate": { "monthly": "0.02" }, "penalty": { "multiple": "1.5" },
        "overdueFrom": "dayAfterDue", "latePaymentGraceDays": 1, "deadline": "nextBusinessDay",
        "businessDays": { "off": ["2009-04-14"], "weekdaysOff": ["wednesday", "saturday"] } });
    let events = json!([
        { "kind": "disbursement", "date": "2009-02-28", "amount": "1000.00" },
        { "kind": "rateChange", "date": "2009-04-16", "rate": { "annual": "0.06" } },
    ]);
    assert_eq!(told("loan", &terms, &events, "2009-04-18")["balance"]["accrued"]["penaltyInterest"], "0.25");
}

/// Twelve per cent on 12,000.00, the first payment made.
fn first_paid(own: &Value, then: &[Value], as_of: &str) -> Value {
    let mut terms = json!({ "principal": "12000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" } });
    terms.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
    let mut events = vec![
        json!({ "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" }),
        json!({ "kind": "payment", "date": "2023-02-15", "amount": "1066.19" }),
    ];
    events.extend_from_slice(then);
    told("loan", &terms, &json!(events), as_of)
}

/// Semantics: [loan-36] [loan-31]. 2,000.00 in twelve, 177.70, also where half of it is drawn on the day they begin.
#[test]
fn what_is_drawn_as_principal_begins_is_solved_with_the_rest() {
    let terms = json!({ "principal": "2000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 13,
        "method": "level", "rate": { "annual": "0.12" }, "interestOnlyPeriods": 1, "furtherDisbursement": "keepPayment" });
    let drawn = |date: &str| json!({ "kind": "disbursement", "date": date, "amount": "1000.00" });
    let report = told("loan", &terms, &json!([drawn("2023-01-15"), drawn("2023-02-15")]), "2023-03-15");
    assert_eq!(report["instalments"][1]["principal"], "157.70");
}

/// Semantics: [loan-34] [loan-38] [loan-45]. The charged-back 120.00 are of the payment that is solved with 115.27 for the period:
/// 11,289.08 over 1 + 9.4713.
#[test]
fn an_odd_period_is_solved_with_the_interest_that_waits_in_it() {
    let back = json!({ "kind": "chargeback", "date": "2023-03-01", "amount": "1066.19" });
    let report = first_paid(&json!({ "accrual": "outstanding", "oddPeriod": "solveAnew" }), &[back], "2023-03-15");
    let row = &report["instalments"][1];
    assert_eq!((&row["principal"], &row["interest"]), (&json!("1789.02"), &json!("115.27")));
    assert_eq!(report["comingSchedule"][0]["payment"], "1078.10");
}

/// Semantics: [loan-45] [loan-18]. 1,929.16 come back early, the payment stays: 9,124.65 earn 91.25 of 1,066.19, and the 500.00
/// fall due besides.
#[test]
fn an_early_repayment_leaves_due_what_went_back() {
    let then = [
        json!({ "kind": "chargeback", "date": "2023-03-01", "amount": "500.00" }),
        json!({ "kind": "earlyRepayment", "date": "2023-03-06", "amount": "2000.00", "keep": "payment" }),
    ];
    assert_eq!(first_paid(&json!({}), &then, "2023-03-15")["instalments"][1]["principal"], "1474.94");
}

/// Semantics: [loan-45] [loan-46]. 1,200.00 less 110.54, a twelfth on what did not go back, and the 500.00.
#[test]
fn a_payment_changed_after_a_chargeback_splits_what_is_scheduled() {
    let then = [
        json!({ "kind": "chargeback", "date": "2023-03-01", "amount": "500.00" }),
        json!({ "kind": "paymentChange", "date": "2023-03-02", "amount": "1200.00" }),
    ];
    assert_eq!(first_paid(&json!({}), &then, "2023-03-15")["instalments"][1]["principal"], "1589.46");
}

/// Semantics: [loan-20]. Two months, 17 days to 1 April, and two months more: 240.00, 68.00, 240.00.
#[test]
fn a_bullet_moves_its_one_due_date() {
    let terms = json!({ "principal": "12000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "bullet", "rate": { "annual": "0.12" } });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        { "kind": "dueDateChange", "date": "2023-03-20", "due": "2023-06-01" },
    ]);
    let report = told("loan", &terms, &events, "2023-06-01");
    assert_eq!(
        (&report["instalments"][0]["due"], &report["instalments"][0]["interest"]),
        (&json!("2023-06-01"), &json!("548.00"))
    );
}

/// Semantics: [loan-42]. After an acceleration nothing passes: 500.00 that went back on 1 May bear 18 %/360 for four days.
#[test]
fn nothing_passes_after_an_acceleration() {
    let own = json!({ "shortfallTolerance": "2000.00", "penalty": { "multiple": "1.5" }, "latePaymentGraceDays": 8 });
    let back = |date: &str| json!({ "kind": "chargeback", "date": date, "amount": "500.00" });
    let then = [json!({ "kind": "acceleration", "date": "2023-03-01" }), back("2023-05-01"), back("2023-05-05")];
    assert_eq!(first_paid(&own, &then, "2023-05-05")["balance"]["retroactiveInterest"], "1.00");
}

/// Semantics: [loan-46]. The rate changes on the due date, on which a payment of the day before has cut the period: the fee due
/// is the old one.
#[test]
fn a_flat_fee_due_today_is_the_old_one_in_a_period_cut_to_nothing() {
    let terms = json!({ "principal": "12000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "flatFee", "rate": { "monthly": "0.006" }, "paymentDay": "oldBalance" });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
        { "kind": "earlyRepayment", "date": "2023-02-14", "amount": "1000.00", "keep": "payment" },
        { "kind": "rateChange", "date": "2023-02-15", "rate": { "monthly": "0.005" } },
    ]);
    assert_eq!(told("loan", &terms, &events, "2023-02-15")["instalments"][0]["fee"], "72.00");
}

/// Semantics: [loan-7] [loan-40]. The first period earns more than the payment, so that is 100.70, solved over the other twelve;
/// nearly all being prepaid, 0.10 of interest leave 100.60 of it.
#[test]
fn the_payment_beside_a_long_first_period_is_that_of_the_others() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2020-07-16", "firstDue": "2020-10-29", "periods": 13,
        "method": "level", "rate": { "annual": "0.36" }, "periodInterest": "actualDays", "accrual": "outstanding",
        "excess": "prepay" });
    let events = json!([
        { "kind": "disbursement", "date": "2020-07-16", "amount": "1000.00" },
        { "kind": "payment", "date": "2020-10-28", "amount": "1000.00" },
    ]);
    let row = told("loan", &terms, &events, "2020-10-29")["instalments"][0].clone();
    assert_eq!((&row["principal"], &row["interest"]), (&json!("100.60"), &json!("0.10")));
}

/// Semantics: [loan-48] [loan-45] [loan-46]. Of 1,200.00 the interest on 9,854.34 and on itself, 99.54, is due in advance; the 500.00
/// that went back fall due besides.
#[test]
fn a_payment_changed_in_advance_leaves_out_what_went_back() {
    let then = [
        json!({ "kind": "chargeback", "date": "2023-03-01", "amount": "500.00" }),
        json!({ "kind": "paymentChange", "date": "2023-03-02", "amount": "1200.00" }),
    ];
    let report = first_paid(&json!({ "interestTiming": "inAdvance" }), &then, "2023-03-15");
    assert_eq!(report["instalments"][2]["principal"], "1600.46");
}

/// Semantics: [loan-47]. The Saturday on which the Spring Festival of 2024 begins is off in a week of six days too, as are the six
/// days after it; the Sunday after those is worked.
#[test]
fn a_holiday_is_off_on_a_weekend_that_is_worked() {
    let terms = json!({ "principal": "12000.00", "disbursed": "2024-01-10", "firstDue": "2024-02-10", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" }, "deadline": "nextBusinessDay",
        "businessDays": { "official": "cn", "weekdaysOff": ["sunday"] } });
    let events = json!([{ "kind": "disbursement", "date": "2024-01-10", "amount": "12000.00" }]);
    assert_eq!(told("loan", &terms, &events, "2024-01-10")["comingSchedule"][0]["lastDay"], "2024-02-18");
}

/// Semantics: [value-10] [loan-36]. A charge of a due date comes before what falls due, also where more is paid out that day: of
/// 540.00 it takes 50.00, and 43.09 of principal are left.
#[test]
fn a_charge_comes_before_what_falls_due_where_more_is_paid_out() {
    let terms = json!({ "principal": "10000.00", "disbursed": "2023-01-15", "firstDue": "2023-02-15", "periods": 12,
        "method": "level", "rate": { "annual": "0.12" } });
    let events = json!([
        { "kind": "disbursement", "date": "2023-01-15", "amount": "6000.00" },
        { "kind": "payment", "date": "2023-02-10", "amount": "540.00" },
        { "kind": "disbursement", "date": "2023-02-15", "amount": "4000.00" },
        { "kind": "fee", "component": "annualFee", "date": "2023-02-15", "amount": "50.00" },
    ]);
    let balance = told("loan", &terms, &events, "2023-02-15")["balance"].clone();
    assert_eq!((&balance["posted"], &balance["components"][0]["component"]), (&json!("43.09"), &json!("loan")));
    assert_eq!(balance["planPrincipal"], "9526.91");
}

/// Semantics: [loan-46] [loan-33]. A payment agreed before principal begins is the one agreed, whatever the last one is like.
#[test]
fn a_payment_agreed_before_principal_begins_is_not_rounded() {
    let terms = json!({ "principal": "1000.00", "disbursed": "2022-02-28", "firstDue": "2022-03-22", "periods": 8,
        "method": "level", "rate": { "annual": "0" }, "interestOnlyPeriods": 1,
        "paymentRounding": { "mode": "halfUp", "multiple": "1.00", "last": "similar" } });
    let events = json!([
        { "kind": "disbursement", "date": "2022-02-28", "amount": "1000.00" },
        { "kind": "paymentChange", "date": "2022-02-28", "amount": "1000.00" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2022-04-22")["balance"]["planPrincipal"], "0.00");
}

/// Semantics: [loan-34] [loan-39]. An early repayment on a due date cuts nothing off the month that begins, which is no odd one.
#[test]
fn a_month_repaid_early_on_its_first_day_is_whole() {
    let terms = json!({ "principal": "38602.00", "disbursed": "2027-07-26", "firstDue": "2027-08-26", "periods": 9,
        "method": "level", "rate": { "monthly": "0.006" }, "fraction": "carried", "oddPeriod": "solveAnew",
        "penalty": { "multiple": "1.3" }, "compound": "contract",
        "paymentRounding": { "mode": "halfUp", "multiple": "5.00" } });
    let events = json!([
        { "kind": "disbursement", "date": "2027-07-26", "amount": "38602.00" },
        { "kind": "earlyRepayment", "date": "2027-10-26", "amount": "13856.14", "keep": "term" },
    ]);
    assert_eq!(told("loan", &terms, &events, "2027-11-26")["instalments"][3]["principal"], "4182.19");
}
