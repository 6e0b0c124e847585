//! Cases that came out right when they were tried, each by the name it was kept under: what is right stays.

use serde_json::{Value, json};

use super::contract;
use crate::cases::{fen, report};

/// A figure of a report: its JSON pointer, where a list may be asked for its `last`.
fn figure<'r>(report: &'r Value, path: &str) -> &'r Value {
    path.split('.').fold(report, |at, key| match (at.as_array(), key) {
        (Some(list), "last") => list.last().unwrap(),
        (Some(list), place) => &list[place.parse::<usize>().unwrap()],
        (None, key) => &at[key],
    })
}

/// Each case, and figures of its report.
macro_rules! tried {
    ($($test:ident: $case:literal, $($path:literal = $expected:literal),+;)+) => {
        $(
            #[test]
            fn $test() {
                let told = report(&contract($case));
                $(assert_eq!(figure(&told, $path), $expected, "{}", $path);)+
            }
        )+
    };
}

tried! {
    b01_three_percent_a_month: "b01-three-percent-a-month", "balance.accrued.penaltyInterest" = "14.30";
    c04_minimum_paid_inclusive_days: "c04-minimum-paid-inclusive-days", "statements.last.interest" = "373.97";
    c07_minimum_five_percent_cn: "c07-minimum-five-percent-cn", "statements.last.interest" = "77.18";
    c09_seventy_of_seventy_eight: "c09-seventy-of-seventy-eight", "statements.last.interest" = "2448.66";
    c11_8000_in_may: "c11-8000-in-may",
        "statements.last.interest" = "236.00", "statements.last.minimum" = "956.00", "statements.last.balance" = "7436.00";
    c12_purchase_on_the_statement_day: "c12-purchase-on-the-statement-day",
        "statements.0.date" = "2026-07-17", "statements.0.balance" = "123.45";
    c14_statement_13_due_3: "c14-statement-13-due-3", "statements.0.due" = "2024-05-03";
    c17_average_daily_balance: "c17-average-daily-balance", "statements.last.interest" = "2.46";
    c18_daily_balances_december: "c18-daily-balances-december", "statements.last.interest" = "2.43";
    e01_thirty_first_through_february: "e01-thirty-first-through-february",
        "instalments.0.due" = "2021-01-31", "instalments.1.due" = "2021-02-28", "instalments.2.due" = "2021-03-31";
    e02_thirtieth_through_february: "e02-thirtieth-through-february",
        "instalments.0.due" = "2026-01-30", "instalments.1.due" = "2026-02-28", "instalments.2.due" = "2026-03-30";
    f01b_the_same_as_a_loan: "f01b-the-same-as-a-loan", "instalments.0.interest" = "119.54";
    j01_damages_two_years_67_days: "j01-damages-two-years-67-days", "balance.accrued.penaltyInterest" = "109178";
    j04_revolving_principal_fixed: "j04-revolving-principal-fixed",
        "instalments.0.interest" = "1331", "instalments.1.interest" = "1375";
    j05_first_fee_of_twenty_three_days: "j05-first-fee-of-twenty-three-days", "instalments.0.interest" = "472";
    l06_first_period_of_five_days: "l06-first-period-of-five-days", "instalments.0.interest" = "3424.66";
    l10a_prepaid_on_fifth_due_date: "l10a-prepaid-on-fifth-due-date",
        "balance.payoff" = "0.00", "balance.credit" = "0.00", "instalments.4.principal" = "168.74";
    l28_thirty_one_days_in_january: "l28-thirty-one-days-in-january", "instalments.0.interest" = "10.19";
    l34_thirty_one_days_over_360: "l34-thirty-one-days-over-360", "instalments.0.interest" = "310.00";
    l35_february_to_march_thirty360: "l35-february-to-march-thirty360", "instalments.0.interest" = "320.00";
    l36_thirtieth_to_thirty_first: "l36-thirtieth-to-thirty-first", "balance.accrued.penaltyInterest" = "300.00";
    l38_flat_fee_twelve: "l38-flat-fee-twelve",
        "instalments.0.principal" = "833.33", "instalments.last.principal" = "833.37", "instalments.last.fee" = "50.00";
    l47_bullet_36: "l47-bullet-36", "instalments.last.interest" = "16500.00";
}

/// Principal and interest of every instalment together, in minor units of two decimals or of none.
fn payments(name: &str) -> Vec<i64> {
    let told = report(&contract(name));
    let minor = |amount: &Value| match amount.as_str().unwrap().contains('.') {
        true => fen(amount),
        false => amount.as_str().unwrap().parse().unwrap(),
    };
    let rows = told["instalments"].as_array().unwrap();
    rows.iter().map(|row| minor(&row["principal"]).checked_add(minor(&row["interest"])).unwrap()).collect()
}

/// The payments of a loan: how many, the first, the last but one, the last.
fn level(name: &str) -> (usize, i64, i64, i64) {
    let all = payments(name);
    let [first, .., before, last] = all[..] else { panic!("{all:?}") };
    (all.len(), first, before, last)
}

#[test]
fn l04_actual365_six_months() {
    assert_eq!(payments("l04-actual365-six-months"), [17_155, 17_155, 17_155, 17_155, 17_155, 17_154]);
    let told = report(&contract("l04-actual365-six-months"));
    assert_eq!(told["instalments"][5]["interest"], "1.40");
}

#[test]
fn l09a_car_loan() {
    assert_eq!(level("l09a-car-loan"), (36, 87_244, 87_244, 87_231));
}

#[test]
fn l09b_car_loan_rate_rises() {
    assert_eq!(level("l09b-car-loan-rate-rises"), (36, 87_244, 94_063, 94_048));
}

#[test]
fn l09c_mortgage_420() {
    assert_eq!(level("l09c-mortgage-420"), (420, 77_876, 77_876, 77_703));
}

#[test]
fn l17_thirty_years() {
    assert_eq!(level("l17-thirty-years"), (360, 209_843, 209_843, 209_547));
}

#[test]
fn l33_six_percent_over_360() {
    assert_eq!(level("l33-six-percent-over-360"), (60, 1_464_132, 1_464_132, 1_464_161));
}

/// 700.00: 40.00 of costs, 481.93 and 40.00 of the first instalment, 138.07 of the second; default interest is met last.
#[test]
fn g01_costs_debt_then_default_interest() {
    let told = report(&contract("g01-costs-debt-then-default-interest"));
    let owed: Vec<_> = told["balance"]["components"].as_array().unwrap().iter().map(|row| &row["component"]).collect();
    assert_eq!(owed, ["loan", "interest", "penaltyInterest"]);
    let billed = |at: usize| &told["balance"]["components"][at]["billed"];
    assert_eq!([billed(0), billed(1), billed(2)], ["835.45", "70.34", "14.44"]);
}

/// What a rule says about a case.
fn outcome(name: &str, rule: &str) -> Value {
    let told = report(&contract(name));
    let verdicts = told["law"]["verdicts"].as_array().unwrap();
    verdicts.iter().find(|verdict| verdict["rule"] == rule).unwrap()["outcome"].clone()
}

#[test]
fn g03_persistent_debt_minimum_payer_and_g04_not_persistent_fixed_124() {
    let rule = "gb.card.persistent-debt-18";
    assert_eq!(outcome("g03-persistent-debt-minimum-payer", rule), "warn");
    assert_eq!(outcome("g04-not-persistent-fixed-124", rule), "pass");
}

/// 15.00 on a minimum of 15.00 passes, 32.00 does not.
#[test]
fn u01_fee_held_to_the_minimum_and_u03_fee_above_the_minimum() {
    let rule = "us.card.late-fee-basis";
    assert_eq!(outcome("u01-fee-held-to-the-minimum", rule), "pass");
    assert_eq!(outcome("u03-fee-above-the-minimum", rule), "fail");
}

/// The payer of minimums is not done when it is cut: what is owed then, and no day of it.
#[test]
fn g05_minimum_payments_cut_at_sixty_months() {
    let told = report(&contract("g05-minimum-payments-cut-at-sixty-months"));
    let payer = &told["offers"]["alternatives"]["minimumPayments"];
    assert_eq!((&payer["owed"], &payer["payments"]), (&json!("1672.43"), &json!(60)));
    assert_eq!(payer["paidOff"], Value::Null);
}

/// Whether a contact is allowed at a time, and when the next one is.
fn contact(name: &str, time: Option<&str>) -> (Value, Value) {
    let mut case = contract(name);
    if let Some(time) = time {
        case["casework"]["contact"]["time"] = json!(time);
    }
    let told = report(&case);
    let contact = &told["casework"]["contact"];
    (contact["allowed"].clone(), contact["nextAllowed"].clone())
}

#[test]
fn k01_us_hours() {
    let allowed = |time: &str| contact("k01-us-hours", Some(time)).0;
    assert_eq!(["07:59", "08:00", "20:59", "21:00"].map(allowed), [false, true, true, false]);
}

#[test]
fn k03_after_a_conversation() {
    let (allowed, next) = contact("k03-after-a-conversation", None);
    assert_eq!((allowed, next["date"].clone()), (json!(false), json!("2026-06-08")));
}
