//! Small loans worked by hand, for what no published example reaches.
//!
//! Most are 10,000.00 at 12 % a year in twelve level payments: 888.49 each, first 100.00 of interest and 788.49 of
//! principal, then 92.12 and 796.37. Actual/360: a day of 9,211.51 earns 3.070503.

use super::examples::{case, event, fen, loan, owed, report};
use super::{Report, loan_oracle};
use serde_json::{Value, json};

fn level() -> Value {
    loan("10000", "2023-01-10", "2023-02-10", 12, "level")
}

/// With one and a half times the rate on overdue principal, and that rate on overdue interest.
fn strict() -> Value {
    let mut terms = level();
    terms["penalty"] = json!({ "multiple": "1.5" });
    terms["compound"] = json!("penalty");
    terms
}

fn with(mut terms: Value, key: &str, value: Value) -> Value {
    terms[key] = value;
    terms
}

fn pay(date: &str, amount: &str) -> Value {
    event("payment", date, amount)
}

fn early(date: &str, amount: &str, keep: &str) -> Value {
    json!({ "kind": "earlyRepayment", "date": date, "amount": amount, "keep": keep })
}

/// Principal, interest and fee of the instalments that fell due.
fn fallen(report: &Report) -> Vec<[i128; 3]> {
    report.instalments.iter().map(|row| [row.principal, row.interest, row.fee]).collect()
}

fn coming(report: &Report) -> Vec<(String, i128, i128)> {
    report.coming.iter().map(|row| (row.due.text(), row.principal, row.interest)).collect()
}

fn late(report: &Report) -> [i128; 2] {
    [report.balance.penalty_interest, report.balance.compound_interest]
}

#[test]
fn five_methods() {
    let first_two = |method: &str| {
        let mut terms = loan("12000", "2023-01-10", "2023-02-10", 12, method);
        if method == "flatFee" {
            terms["rate"] = json!({ "annual": "0.072" });
        }
        fallen(&report(&terms, &[], "2023-03-10"))
    };
    assert_eq!(first_two("equalPrincipal"), [[100_000, 12_000, 0], [100_000, 11_000, 0]]);
    assert_eq!(first_two("interestOnly"), [[0, 12_000, 0], [0, 12_000, 0]]);
    assert_eq!(first_two("flatFee"), [[100_000, 0, 7_200], [100_000, 0, 7_200]]);
    assert_eq!(fallen(&report(&level(), &[], "2023-03-10")), [[78_849, 10_000, 0], [79_637, 9_212, 0]]);
    assert!(first_two("bullet").is_empty());
}

#[test]
fn a_bullet_counts_its_months_and_posts_once() {
    let terms = loan("10000", "2023-01-10", "2023-02-10", 6, "bullet");
    let accrued = |day: &str| report(&terms, &[], day).balance.interest;
    // 20 days of 3.33..; one month; one month and 19 days.
    assert_eq!(["2023-01-30", "2023-02-10", "2023-03-01"].map(accrued), ["66.67", "100.00", "163.33"].map(fen));
    assert_eq!(fallen(&report(&terms, &[], "2023-07-10")), [[1_000_000, 60_000, 0]]);
}

#[test]
fn level_by_actual_days_solves_on_exact_interest() {
    // 31, 29 and 31 days of 12 % on actual/365: 3,400.0393.
    let terms = loan("10000", "2024-01-10", "2024-02-10", 3, "level");
    let terms = with(with(terms, "dayCount", json!("actual365")), "periodInterest", json!("actualDays"));
    let report = report(&terms, &[], "2024-04-10");
    assert_eq!(fallen(&report), [[329_812, 10_192, 0], [333_614, 6_390, 0], [336_574, 3_430, 0]]);
}

#[test]
fn grace_is_charged_back_on_what_is_unpaid_at_its_end() {
    let terms = with(strict(), "latePaymentGraceDays", json!(3));
    let end = report(&terms, &[], "2023-02-13");
    assert_eq!((late(&end), end.days_past_due, end.overdue_since), ([0, 0], 0, None));
    // Four days from the 10th to the 13th at 0.05 %: of 788.49, 1.57698; of 100.00, 0.20.
    let after = report(&terms, &[], "2023-02-14");
    assert_eq!((late(&after), after.days_past_due), ([158, 20], 4));
    let day_after = with(terms.clone(), "overdueFrom", json!("dayAfterDue"));
    assert_eq!(late(&report(&day_after, &[], "2023-02-14")), [118, 15]);
    // 500.00 on the last day pay the interest and 400.00 of principal: 388.49 are left late.
    let part = report(&terms, &[pay("2023-02-13", "500")], "2023-02-14");
    assert_eq!(late(&part), [78, 0]);
    let kept = report(&terms, &[pay("2023-02-13", "888.49")], "2023-02-14");
    assert_eq!((late(&kept), kept.days_past_due), ([0, 0], 0));
}

#[test]
fn what_accrued_is_posted_with_a_payment() {
    let terms = with(strict(), "latePaymentGraceDays", json!(3));
    let paid = [pay("2023-02-14", "100")];
    let then = report(&terms, &paid, "2023-02-14");
    let names = ["interest", "penaltyInterest", "compoundInterest", "loan"];
    // The oldest of its group is the interest of the 10th.
    assert_eq!(names.map(|name| owed(&then, name)), [0, 158, 20, 78_849]);
    assert_eq!(then.balance.posted, fen("790.27"));
    // The next day only principal bears.
    assert_eq!(late(&report(&terms, &paid, "2023-02-15")), [39, 0]);
}

#[test]
fn the_day_of_payment_is_counted_or_not() {
    let paid = [pay("2023-02-12", "2000")];
    // 788.49 at 0.05 %: two days 0.78849, three days 1.182735; of 100.00, 0.10 and 0.15.
    let new = report(&strict(), &paid, "2023-02-12");
    assert_eq!(new.balance.credit, fen("2000") - fen("888.49") - 79 - 10);
    let old = report(&with(strict(), "paymentDay", json!("oldBalance")), &paid, "2023-02-12");
    assert_eq!(old.balance.credit, fen("2000") - fen("888.49") - 118 - 15);
}

#[test]
fn an_acceleration_makes_all_overdue_that_day() {
    let mut terms = loan("12000", "2023-01-10", "2023-02-10", 12, "equalPrincipal");
    terms["penalty"] = json!({ "multiple": "1.5" });
    terms["compound"] = json!("penalty");
    terms["overdueFrom"] = json!("dayAfterDue");
    terms["lateFee"] = json!({ "rate": "0.05" });
    let events = [pay("2023-02-10", "1120"), json!({ "kind": "acceleration", "date": "2023-02-20" })];
    let then = report(&terms, &events, "2023-02-20");
    // Ten days of 11,000.00: 36.67.
    assert_eq!(["loan", "interest"].map(|name| owed(&then, name)), ["11000", "36.67"].map(fen));
    assert_eq!((then.balance.interest, then.days_past_due), (0, 0));
    let next = report(&terms, &events, "2023-02-21");
    assert_eq!(next.overdue_since.unwrap().text(), "2023-02-20");
    assert_eq!((late(&next), next.days_past_due), ([550, 2], 1));
    assert!(next.late_fees.is_empty() && next.coming.is_empty());
}

#[test]
fn instalments_in_grace_lose_it_at_the_end_of_the_day() {
    let terms = with(strict(), "latePaymentGraceDays", json!(10));
    let events = [json!({ "kind": "acceleration", "date": "2023-02-15" })];
    let then = report(&terms, &events, "2023-02-15");
    assert_eq!((late(&then), then.days_past_due), ([0, 0], 0));
    // Six days of 788.49 at 0.05 % and one of 9,211.51: 6.971225; 15.35 are the five days of interest of 9,211.51.
    let next = report(&terms, &events, "2023-02-16");
    assert_eq!((late(&next), next.days_past_due), ([697, 31], 6));
    assert_eq!(["loan", "interest"].map(|name| owed(&then, name)), ["10000", "115.35"].map(fen));
}

#[test]
fn early_repayment_keeps_the_term_or_the_payment() {
    let story = |keep: &str| [pay("2023-02-10", "888.49"), early("2023-02-20", "5000", keep)];
    // Ten days 30.71, so 4,969.29 of principal; 4,242.22 are left, with 42.42 a month and 25.45 for the 18 days.
    let term = report(&level(), &story("term"), "2023-02-20");
    assert_eq!((term.balance.undue_principal, term.balance.interest, term.balance.credit), (424_222, 0, 0));
    // 409.18 over eleven dates.
    assert_eq!(coming(&term)[0], ("2023-03-10".into(), fen("409.18") - fen("42.42"), fen("25.45")));
    assert_eq!(term.coming.len(), 11);
    let payment = report(&level(), &story("payment"), "2023-02-20");
    let rows = [
        ("2023-03-10".into(), fen("846.07"), fen("25.45")),
        ("2023-04-10".into(), fen("854.53"), fen("33.96")),
        ("2023-05-10".into(), fen("863.07"), fen("25.42")),
        ("2023-06-10".into(), fen("871.70"), fen("16.79")),
        ("2023-07-10".into(), fen("806.85"), fen("8.07")),
    ];
    assert_eq!(coming(&payment), rows);
}

#[test]
fn an_overpayment_waits_and_prepays_nothing() {
    let before = report(&level(), &[pay("2023-02-05", "1000")], "2023-02-09");
    assert_eq!((before.balance.credit, before.balance.undue_principal), (fen("1000"), fen("10000")));
    let after = report(&level(), &[pay("2023-02-05", "1000")], "2023-02-10");
    assert_eq!((after.balance.credit, after.balance.undue_principal), (fen("111.51"), fen("9211.51")));
    assert_eq!(after.balance.payoff, fen("9100.00"));
}

#[test]
fn a_moved_due_date_changes_one_payment_and_the_pay_day() {
    let moved = json!({ "kind": "dueDateChange", "date": "2023-02-20", "due": "2023-03-25" });
    let report = report(&level(), &[moved], "2023-04-25");
    // 43 days of 3.070503.
    assert_eq!(fallen(&report)[1..], [[79_637, 13_203, 0], [80_434, 8_415, 0]]);
    assert_eq!(
        report.instalments.iter().map(|row| row.due.text()).collect::<Vec<_>>()[1..],
        ["2023-03-25", "2023-04-25"]
    );
    assert_eq!(report.coming.len(), 9);
}

#[test]
fn a_rate_change_waits_for_the_next_period() {
    let change = json!({ "kind": "rateChange", "date": "2023-02-20", "rate": { "annual": "0.06" } });
    let report = report(&strict(), &[change], "2023-04-10");
    // Ten days at 12 %, 18 at 6 %: 58.34; then 864.83 over ten dates, 42.08 of it interest on 8,415.14.
    assert_eq!(fallen(&report)[1..], [[79_637, 5_834, 0], [fen("864.83") - 4_208, 4_208, 0]]);
}

#[test]
fn the_penalty_follows_the_rate() {
    let change = json!({ "kind": "rateChange", "date": "2023-02-20", "rate": { "annual": "0.06" } });
    // Ten days at 0.05 % and two at 0.025 % of 788.49: 4.3366995; of 100.00, 0.55.
    assert_eq!(late(&report(&strict(), &[change], "2023-02-22")), [434, 55]);
}

#[test]
fn frozen_days_are_skipped_for_ever() {
    let freeze = json!({ "kind": "freeze", "date": "2023-02-20", "components": ["interest"] });
    let thaw = json!({ "kind": "unfreeze", "date": "2023-03-01", "components": ["interest"] });
    let thawed = report(&level(), &[freeze.clone(), thaw.clone()], "2023-03-10");
    // Nine of 28 days are frozen.
    assert_eq!(fallen(&thawed)[1], [79_637, 5_834, 0]);
    // Of the late-payment grace from the 10th to the 13th two days are frozen.
    let terms = with(strict(), "latePaymentGraceDays", json!(3));
    let freeze = json!({ "kind": "freeze", "date": "2023-02-11", "components": ["penaltyInterest"] });
    let thaw = json!({ "kind": "unfreeze", "date": "2023-02-13", "components": ["penaltyInterest"] });
    assert_eq!(late(&report(&terms, &[freeze, thaw], "2023-02-14")), [79, 20]);
}

#[test]
fn a_flat_fee_is_not_charged_for_a_period_cut_off() {
    let mut terms = loan("12000", "2023-01-10", "2023-02-10", 12, "flatFee");
    terms["rate"] = json!({ "monthly": "0.006" });
    let paid = pay("2023-02-10", "1072");
    let before = report(&terms, std::slice::from_ref(&paid), "2023-02-20");
    assert_eq!(before.balance.payoff, fen("11000"));
    let all = report(&terms, &[paid.clone(), early("2023-02-20", "11000", "term")], "2024-02-20");
    assert_eq!((all.balance.payoff, all.balance.credit, all.instalments.len()), (0, 0, 1));
    // With 5,500.00 back the fee stays what it was, the parts halve or half of them go.
    let half = |keep: &str| report(&terms, &[paid.clone(), early("2023-02-20", "5500", keep)], "2023-03-10");
    assert_eq!(fallen(&half("term"))[1], [50_000, 0, 7_200]);
    assert_eq!(fallen(&half("payment"))[1], [100_000, 0, 7_200]);
    assert_eq!((half("term").coming.len(), half("payment").coming.len()), (10, 5));
}

#[test]
fn a_late_fee_once_each() {
    let fee = |frozen: bool| {
        let terms = with(strict(), "lateFee", json!({ "rate": "0.05", "floor": "10", "cap": "44.43" }));
        let freeze = json!({ "kind": "freeze", "date": "2023-02-11", "components": ["lateFee"] });
        let thaw = json!({ "kind": "unfreeze", "date": "2023-02-12", "components": ["lateFee"] });
        let events = if frozen { vec![freeze, thaw] } else { vec![] };
        let fees = report(&terms, &events, "2023-03-11").late_fees;
        fees.iter().map(|fee| (fee.date.text(), fee.amount)).collect::<Vec<_>>()
    };
    assert_eq!(fee(false), [("2023-02-11".into(), fen("44.42")), ("2023-03-11".into(), fen("44.42"))]);
    assert_eq!(fee(true), [("2023-03-11".into(), fen("44.42"))]);
}

#[test]
fn groups_first_or_instalments_first() {
    let mut terms = loan("160", "2023-01-10", "2023-02-10", 2, "flatFee");
    terms["rate"] = json!({ "monthly": "0.0625" });
    let paid = [pay("2023-03-10", "95")];
    let group = report(&terms, &paid, "2023-03-10");
    assert_eq!(["instalmentFee", "loan"].map(|name| owed(&group, name)), ["0", "85"].map(fen));
    terms["allocation"] = json!({ "mode": "instalmentFirst" });
    let instalment = report(&terms, &paid, "2023-03-10");
    assert_eq!(["instalmentFee", "loan"].map(|name| owed(&instalment, name)), ["5", "80"].map(fen));
}

#[test]
fn penalties_round_by_instalment_or_together() {
    let mut terms = loan("160", "2023-01-10", "2023-02-10", 2, "flatFee");
    terms["rate"] = json!({ "annual": "0" });
    // A day of 80.00 is 0.0144. On the 11th of March: 30 days of the one are 0.432, 2 of the other 0.0288... as of the 12th.
    terms["penalty"] = json!({ "rate": { "daily": "0.00018" } });
    assert_eq!(late(&report(&terms, &[], "2023-03-12"))[0], 46);
    terms["allocation"] = json!({ "mode": "instalmentFirst" });
    assert_eq!(late(&report(&terms, &[], "2023-03-12"))[0], 43 + 3);
    assert_eq!(late(&report(&terms, &[], "2023-03-14"))[0], 46 + 6);
    terms.as_object_mut().unwrap().remove("allocation");
    // 32 days 0.4608 and 4 days 0.0576: 0.5184.
    assert_eq!(late(&report(&terms, &[], "2023-03-14"))[0], 52);
}

#[test]
fn a_bounced_payment_never_happened() {
    let mut paid = pay("2023-02-10", "888.49");
    paid["id"] = json!("p");
    let back = json!({ "kind": "reversal", "recorded": "2023-02-20", "of": "p" });
    let mut bounced = case(&strict(), &[paid, back], "2023-02-25");
    let after = loan_oracle(&bounced).unwrap();
    assert_eq!((after.days_past_due, late(&after)), (15, [591, 75]));
    bounced["knownOn"] = json!("2023-02-19");
    assert_eq!(loan_oracle(&bounced).unwrap().days_past_due, 0);
}

#[test]
fn what_cannot_be_is_refused() {
    let refused = |events: &[Value]| loan_oracle(&case(&level(), events, "2023-03-20")).unwrap_err().0;
    let early = [pay("2023-01-09", "1")];
    assert!(refused(&early).contains("before the disbursement"));
    let twice = ["2023-02-15", "2023-02-16"].map(|date| json!({ "kind": "acceleration", "date": date }));
    assert!(refused(&twice).contains("nothing is left"));
    let back = [json!({ "kind": "dueDateChange", "date": "2023-02-20", "due": "2023-02-20" })];
    assert!(refused(&back).contains("to come"));
    let mut waiver = event("waiver", "2023-02-10", "100.01");
    waiver["component"] = json!("interest");
    assert!(refused(&[waiver]).contains("a waiver of 1 more"));
}
