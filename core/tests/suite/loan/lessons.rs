//! What bit others: one test a thread, named after its lesson.

use serde_json::{Value, json};

use super::desk::{Loan, Report, fen};

const PARTS: [&str; 4] = ["interest", "penaltyInterest", "compoundInterest", "planPrincipal"];

fn consumer() -> Loan {
    Loan::with(&json!({ "preset": "consumerLoan", "lateFee": { "rate": "0.05", "floor": "10.00" } }))
}

fn sum(report: &Report) -> i64 {
    PARTS.iter().map(|key| fen(report.get(key))).sum::<i64>() + fen(report.get("posted")) - fen(report.get("credit"))
}

/// apache/fineract#5791: a borrower in arrears could not be restructured while penalties were open.
#[test]
fn penalties_do_not_stand_in_the_way_of_relief() {
    let loan = consumer()
        .event(json!({ "kind": "waiver", "date": "2023-03-01", "component": "penaltyInterest", "amount": "1.00" }))
        .event(json!({ "kind": "dueDateChange", "date": "2023-03-02", "due": "2023-03-28" }));
    let told = loan.on("2023-03-05");
    assert!(fen(told.owed("penaltyInterest")) > 0 && told.days_past_due() == 23);
}

/// apache/fineract code at b7a38be: concessions that exist as an enum only.
#[test]
fn every_method_has_every_event_behind_it() {
    // A bullet has one due date, and that is the one that moves.
    let due = |method: &str| if method == "bullet" { "2023-05-20" } else { "2023-02-20" };
    for method in ["level", "equalPrincipal", "interestOnly", "bullet", "flatFee"] {
        for keep in ["term", "payment"] {
            let told = Loan::with(&json!({ "method": method }))
                .event(json!({ "kind": "dueDateChange", "date": "2023-02-01", "due": due(method) }))
                .event(json!({ "kind": "earlyRepayment", "date": "2023-02-25", "amount": "5000.00", "keep": keep }))
                .event(json!({ "kind": "acceleration", "date": "2023-03-25" }))
                .on("2023-04-01");
            assert_eq!(told.get("planPrincipal"), "0.00", "{method} {keep}");
        }
    }
}

/// apache/fineract#1220: interest counted twice in the total.
#[test]
fn the_total_is_the_sum_of_its_components() {
    let loan = consumer().pays("2023-03-20", "700.00");
    for report in loan.each(["2023-02-09", "2023-02-13", "2023-02-14", "2023-03-20", "2023-06-30", "2024-03-01"]) {
        assert_eq!(fen(report.get("payoff")), sum(&report));
    }
}

/// apache/fineract#5112, #5053, #5146, #5102: back-dated repayments and reversals gave another schedule.
#[test]
fn the_order_of_knowledge_does_not_matter() {
    let events = [
        json!({ "kind": "payment", "date": "2023-02-12", "amount": "300.00" }),
        json!({ "kind": "earlyRepayment", "date": "2023-04-02", "amount": "4000.00", "keep": "term" }),
        json!({ "kind": "payment", "date": "2023-03-15", "amount": "2000.00" }),
        json!({ "kind": "rateChange", "date": "2023-03-01", "rate": { "annual": "0.08" } }),
        json!({ "kind": "freeze", "date": "2023-05-02", "components": ["interest"] }),
    ];
    let told =
        |order: [usize; 5]| order.iter().fold(consumer(), |loan, n| loan.event(events[*n].clone())).on("2023-08-01");
    let first = told([0, 1, 2, 3, 4]);
    for order in [[4, 3, 2, 1, 0], [2, 0, 4, 1, 3], [1, 2, 3, 4, 0]] {
        assert_eq!(told(order), first);
    }
}

/// apache/fineract#5681, #5618: after maturity, or with zero interest.
#[test]
fn matured_and_free_of_interest() {
    let matured = consumer().on("2030-01-01");
    assert_eq!(matured.get("planPrincipal"), "0.00");
    assert!(fen(matured.get("penaltyInterest")) > 0 && matured.days_past_due() > 2_000);
    let free = Loan::with(&json!({ "rate": { "annual": "0" }, "penalty": { "multiple": "1.5" } })).on("2030-01-01");
    assert_eq!((free.get("payoff"), free.owed("interest")), ("10000.00", "0.00"));
}

/// apache/fineract#5295: the last instalment's interest was off.
#[test]
fn interest_of_all_instalments_is_that_of_the_schedule() {
    let told = Loan::with(&json!({})).on("2024-01-10");
    let rows = told.0["instalments"].as_array().unwrap();
    let interest: i64 = rows.iter().map(|row| fen(row["interest"].as_str().unwrap())).sum();
    assert_eq!((rows.len(), interest, told.owed("interest")), (12, 66_186, "661.86"));
}

/// apache/fineract#4047: outstanding balance wrong when early and late payments mix.
#[test]
fn early_and_late_payments_mix() {
    let loan = Loan::with(&json!({ "penalty": { "multiple": "1.5" } }))
        .pays("2023-02-01", "888.49")
        .pays("2023-03-15", "888.49")
        .pays("2023-04-05", "1000.00");
    // The first waits as credit for 10 February; 5 days of 796.37 at 18 % cost 1.99, taken from the second.
    let [due, late, third] = loan.each(["2023-02-10", "2023-03-15", "2023-04-05"]);
    assert_eq!((due.get("posted"), due.get("credit")), ("0.00", "0.00"));
    assert_eq!((late.owed("loan"), late.owed("penaltyInterest")), ("1.99", "0.00"));
    assert_eq!((third.get("posted"), third.get("credit")), ("0.00", "997.99")); // 0.02 of penalty on 1.99
}

/// apache/fineract#184, #274: penalties posted twice.
#[test]
fn asking_twice_posts_nothing_twice() {
    let loan = consumer().pays("2023-03-01", "10.00");
    assert_eq!(loan.clone().on("2023-03-09"), loan.clone().on("2023-03-09"));
    let again = loan.clone().pays("2023-03-01", "0.01").on("2023-03-01");
    assert_eq!(fen(again.get("posted")), fen(loan.on("2023-03-01").get("posted")) - 1);
}

/// apache/fineract#4832: a payment met a penalty of the future before the principal that was due.
#[test]
fn nothing_of_tomorrow_is_paid_today() {
    // The late fee is owed on the 14th: the payment of the 13th cannot meet it and leaves nothing to charge it on.
    let told = consumer().pays("2023-02-13", "888.49").on("2023-02-20");
    assert_eq!((told.owed("lateFee"), told.get("posted"), told.get("credit")), ("0.00", "0.00", "0.00"));
}

/// apache/fineract#3369: an allocation type missing from the order.
#[test]
fn an_order_names_everything() {
    let order = json!([["cost"], ["interest", "penaltyInterest", "lateFee", "fee"], ["principal"]]);
    let told = Loan::with(&json!({ "allocation": { "order": order } })).on("2023-02-10");
    assert!(told.refused().contains("compoundInterest"));
}

/// apache/fineract#3517, #5031: a reversal after full repayment failed.
#[test]
fn a_closed_loan_opens_again() {
    let loan = Loan::with(&json!({ "penalty": { "multiple": "1.5" } })).event(
        json!({ "id": "all", "kind": "earlyRepayment", "date": "2023-02-10", "amount": "10100.00", "keep": "term" }),
    );
    assert_eq!(loan.clone().on("2023-03-01").get("payoff"), "0.00");
    let reopened = loan.event(json!({ "kind": "reversal", "recorded": "2023-02-20", "of": "all" })).on("2023-03-01");
    assert_eq!((reopened.days_past_due(), reopened.owed("loan")), (19, "788.49"));
}

/// msg28480 on apache/fineract#6454: history replayed twice on an adjustment.
#[test]
fn a_replay_has_no_memory() {
    let loan = consumer().pays("2023-02-20", "500.00");
    let first = loan.clone().on("2023-05-05");
    let _ = loan.clone().pays("2023-03-03", "100.00").on("2023-05-05");
    assert_eq!(loan.on("2023-05-05"), first);
}

/// apache/fineract#6432: a tiny rate made a schedule of 10,000 payments.
#[test]
fn a_tiny_rate_keeps_its_term() {
    let terms = json!({ "principal": "9000000000000.00", "rate": { "annual": "0.000000000001" }, "periods": 600 });
    let told = Loan::with(&terms).on("2073-02-01");
    assert_eq!(told.0["instalments"].as_array().unwrap().len(), 600);
    assert!(Loan::with(&json!({ "periods": 601 })).on("2023-02-10").refused().contains("allowed 1 to 600"));
    let kept = Loan::with(&json!({ "rate": { "annual": "0.000000000001" } }))
        .event(json!({ "kind": "earlyRepayment", "date": "2023-01-20", "amount": "9999.99", "keep": "payment" }));
    assert_eq!(kept.on("2023-02-10").get("planPrincipal"), "0.00");
}

/// openMF/mifosx#1504: the new rate did not reach the recalculation.
#[test]
fn a_new_rate_reaches_the_payment() {
    let told = Loan::with(&json!({}))
        .event(json!({ "kind": "rateChange", "date": "2023-02-10", "rate": { "annual": "0" } }))
        .on("2023-03-10");
    assert_eq!(told.last_due(), ("837.41", "0.00")); // 9211.51 / 11
}

/// frappe/lending#31: the payment was always rounded up.
#[test]
fn rounding_is_what_the_terms_say() {
    for (rounding, principal) in [("halfUp", "788.49"), ("towardZero", "788.48")] {
        assert_eq!(Loan::with(&json!({ "rounding": rounding })).on("2023-02-10").last_due().0, principal);
    }
}

/// frappe/lending#1150: penal interest got lost on a repost, by the order of documents.
#[test]
fn penalty_interest_survives_late_news() {
    let paid = json!({ "kind": "payment", "date": "2023-03-01", "amount": "888.49", "recorded": "2023-03-20" });
    let fee = json!({ "kind": "fee", "date": "2023-02-20", "component": "serviceFee", "amount": "5.00" });
    let one = consumer().event(paid.clone()).event(fee.clone()).on("2023-04-01");
    assert_eq!(consumer().event(fee).event(paid).on("2023-04-01"), one);
}

/// frappe/lending#419, #314, #518, #354, #524: penal interest a day off.
#[test]
fn penalty_interest_on_the_due_date_the_day_after_the_grace_end_and_at_month_ends() {
    let days = ["2023-02-28", "2023-03-01", "2023-03-03", "2023-03-04"];
    let terms = json!({ "disbursed": "2023-01-31", "firstDue": "2023-02-28", "payDay": 31 });
    let none = Loan::plain(&terms).each(days).map(|report| report.get("penaltyInterest").to_owned());
    assert_eq!(none, ["0.00", "0.50", "1.50", "2.00"]);
    let mut three = terms;
    three["latePaymentGraceDays"] = json!(3);
    let three = Loan::plain(&three).each(days).map(|report| report.get("penaltyInterest").to_owned());
    assert_eq!(three, ["0.00", "0.00", "0.00", "2.00"]);
}

/// frappe/lending#478, #587: penal accruals stayed although an earlier repayment arrived; #352, #292: back-dating.
#[test]
fn an_earlier_payment_takes_later_penalties_back() {
    let loan = Loan::plain(&json!({}));
    assert_eq!(loan.clone().on("2023-03-01").get("penaltyInterest"), "9.50");
    let news = json!({ "kind": "payment", "date": "2023-02-10", "amount": "1000.00", "recorded": "2023-03-01" });
    let told = loan.event(news).on("2023-03-01");
    assert_eq!((told.get("penaltyInterest"), told.get("posted"), told.days_past_due()), ("0.00", "0.00", 0));
}

/// frappe/lending#293, #234, #936, #607, #847: a waiver closed the loan.
#[test]
fn a_waiver_of_everything_posted_leaves_the_rest_running() {
    let told = Loan::plain(&json!({}))
        .event(json!({ "kind": "waiver", "date": "2023-02-20", "component": "principal", "amount": "1000.00" }))
        .on("2023-03-10");
    assert_eq!((told.owed("loan"), told.get("planPrincipal"), told.days_past_due()), ("1000.00", "1000.00", 0));
    // What had accrued before the waiver is still there.
    assert_eq!(told.get("penaltyInterest"), "5.00");
}

/// GaloyMoney/lana-bank#1863: the status of a plan parted from its obligations.
#[test]
fn lateness_follows_from_what_is_unpaid() {
    let loan = consumer().pays("2023-02-28", "100.00").pays("2023-03-31", "2000.00");
    for day in ["2023-02-10", "2023-02-13", "2023-02-14", "2023-02-28", "2023-03-30", "2023-03-31", "2023-04-20"] {
        let told = loan.clone().on(day);
        assert_eq!(told.days_past_due() > 0, told.0["delinquency"]["overdue"] != "0.00", "{day}");
    }
}

/// actusfrf/actus-techspecs#10, #39: the last payment at maturity, and interest of a prepayment.
#[test]
fn a_bullet_ends_on_its_day_and_a_prepayment_posts_what_accrued() {
    let loan = Loan::with(&json!({ "method": "bullet", "dayCount": "actual365" }));
    assert_eq!(loan.clone().on("2024-01-10").last_due(), ("10000.00", "1200.00"));
    let prepaid =
        loan.event(json!({ "kind": "earlyRepayment", "date": "2023-02-25", "amount": "10149.32", "keep": "term" }));
    // One month at 100.00 and 15 days: 49.32.
    assert_eq!(prepaid.on("2023-02-25").get("payoff"), "0.00");
}

/// cfpb/amortize#4, austinmcconnell/mortgage#29: off by a cent; 361 periods.
#[test]
fn principal_sums_to_the_loan_in_exactly_n() {
    let told = Loan::with(&json!({ "periods": 360 })).on("2053-01-10");
    let rows = told.0["instalments"].as_array().unwrap();
    assert_eq!(rows.iter().map(|row| fen(row["principal"].as_str().unwrap())).sum::<i64>(), 1_000_000);
    assert_eq!(rows.len(), 360);
}

/// XRPLF/XRPL-Standards#240: truncated payments left a residue no schedule could repay.
#[test]
fn truncated_payments_leave_nothing() {
    let loan = Loan::with(&json!({ "rounding": "towardZero" }));
    let told = loan.clone().on("2024-01-10");
    let rows = told.0["instalments"].as_array().unwrap().clone();
    let paid = rows.iter().fold(loan, |loan, row| {
        let payment = fen(row["principal"].as_str().unwrap()) + fen(row["interest"].as_str().unwrap());
        loan.pays(row["due"].as_str().unwrap(), &super::walk::yuan(i128::from(payment)))
    });
    assert_eq!(paid.on("2024-01-10").get("payoff"), "0.00");
}

/// Stellar-VaultLink/invofi-contracts#162: the penalty began when the status flipped, not on the due date.
#[test]
fn penalty_is_anchored_on_the_due_date() {
    let late = |grace: i64| {
        Loan::plain(&json!({ "latePaymentGraceDays": grace })).on("2023-03-09").get("penaltyInterest").to_owned()
    };
    assert_eq!([late(0), late(3), late(20)], ["13.50", "13.50", "13.50"]);
}

/// JiRaska/open-bank-oss#1236, #1247, #1253: interest accrued but not due, on a reschedule.
#[test]
fn interest_accrued_but_not_due_is_posted_by_what_needs_it() {
    let loan = Loan::with(&json!({}));
    let early = loan
        .clone()
        .event(json!({ "kind": "earlyRepayment", "date": "2023-01-25", "amount": "20.00", "keep": "term" }));
    // 50.00 has accrued; 20.00 covers part of it, the rest is posted and not overdue before 10 February is.
    let told = early.clone().on("2023-01-25");
    assert_eq!((told.owed("interest"), told.get("planPrincipal"), told.days_past_due()), ("30.00", "10000.00", 0));
    assert_eq!(early.clone().on("2023-02-10").owed("interest"), "83.33"); // 30.00 and 16 more days
    assert_eq!(early.on("2023-02-11").days_past_due(), 1);
    let moved =
        loan.event(json!({ "kind": "dueDateChange", "date": "2023-01-25", "due": "2023-02-20" })).on("2023-01-25");
    assert_eq!((moved.get("posted"), moved.get("interest")), ("0.00", "50.00"));
}

/// PavelBastov/opencbs#537, #913: 2,500 paid became 2,465 booked; a reschedule after a payment of the same day.
#[test]
fn every_cent_of_a_payment_is_booked_and_a_day_has_its_order() {
    let before = consumer().on("2023-03-09");
    let after = consumer().pays("2023-03-09", "2500.00").on("2023-03-09");
    assert_eq!(fen(before.get("payoff")) - sum(&after), 250_000);
    let moved = json!({ "kind": "dueDateChange", "date": "2023-02-10", "due": "2023-02-15" });
    let paid = json!({ "kind": "payment", "date": "2023-02-10", "amount": "888.49" });
    let one = consumer().event(paid.clone()).event(moved.clone()).on("2023-02-10");
    assert_eq!(consumer().event(moved).event(paid).on("2023-02-10"), one);
    assert_eq!(one.get("credit"), "888.49");
}

/// jlfex/hermes#349: only the first of three overdue periods was repaid.
#[test]
fn one_payment_repays_several_instalments() {
    for mode in ["groupFirst", "instalmentFirst"] {
        let loan = Loan::plain(&json!({ "allocation": { "mode": mode } }));
        let owed = loan.clone().on("2023-04-20");
        let told = loan.pays("2023-04-20", owed.get("payoff")).on("2023-04-20");
        assert_eq!((told.get("payoff"), told.get("credit"), told.days_past_due()), ("0.00", "0.00", 0), "{mode}");
    }
}

/// frappe/erpnext#58220: dunning interest lost.
#[test]
fn what_accrued_before_a_part_payment_is_not_lost() {
    let split = Loan::plain(&json!({})).pays("2023-02-20", "400.00").on("2023-02-28");
    // 5.00 to the 20th, posted and paid; 605.00 for eight days: 2.42.
    assert_eq!((split.owed("loan"), split.get("penaltyInterest")), ("605.00", "2.42"));
}

/// jantman/biweeklybudget#176: small balances.
#[test]
fn a_loan_of_a_cent() {
    let told = Loan::with(&json!({ "principal": "0.01" })).on("2024-01-10");
    assert_eq!((told.owed("loan"), told.owed("interest")), ("0.01", "0.00"));
}

/// PavelBastov/opencbs#453: a change of the penalty policy needed loan-by-loan adjustment.
#[test]
fn a_penalty_multiple_follows_the_contract_rate() {
    let changed = |penalty: Value| {
        Loan::with(&json!({ "method": "interestOnly", "periods": 1, "penalty": penalty }))
            .event(json!({ "kind": "rateChange", "date": "2023-02-20", "rate": { "annual": "0.08" } }))
            .on("2023-03-02")
            .get("penaltyInterest")
            .to_owned()
    };
    assert_eq!(changed(json!({ "multiple": "1.5" })), "83.33"); // 10 days at 18 %, 10 at 12 %
    assert_eq!(changed(json!({ "rate": { "annual": "0.18" } })), "100.00");
}
