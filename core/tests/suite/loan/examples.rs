//! Published figures, and figures worked by hand from the rules.

use serde_json::{Value, json};

use super::desk::{Loan, Report};

fn case(text: &str) -> Report {
    Report(super::engine(&serde_json::from_str(text).unwrap()))
}

/// 花呗: the overdue part x 0.05 % a day from the day after the due date, the day of payment counted.
#[test]
fn l3_and_l5_huabei() {
    let thirty = case(include_str!("../../../examples/cases/loan-huabei-2000-thirty-days.json"));
    assert_eq!((thirty.get("penaltyInterest"), thirty.days_past_due()), ("30.00", 30));
    let ten = case(include_str!("../../../examples/cases/loan-huabei-1000-ten-days.json"));
    assert_eq!((ten.get("penaltyInterest"), ten.get("payoff")), ("5.00", "1005.00"));
}

/// 民法典 art. 561: costs 3,000, interest 5,000, principal 22,000 of 100,000.
#[test]
fn w3_costs_interest_principal() {
    let paid = case(include_str!("../../../examples/cases/loan-civil-code-561.json"));
    assert_eq!((paid.owed("cost"), paid.owed("interest"), paid.owed("loan")), ("0.00", "0.00", "78000.00"));
}

/// Every cent of a long story, by the day-walk too.
#[test]
fn late_partial_and_early() {
    let text = include_str!("../../../examples/cases/loan-late-partial-and-early.json");
    let walked = super::walk::walk(&serde_json::from_str(text).unwrap()).unwrap();
    assert_eq!(walked["balance"]["payoff"], "2755.69");
    let told = case(text);
    assert_eq!((told.get("payoff"), told.get("planPrincipal")), ("2755.69", "2387.17"));
}

/// 13 Loan (2): 939.72, then 888.49, last 888.47.
#[test]
fn a_broken_first_period_falls_due_as_written() {
    let loan = Loan::with(&json!({ "dayCount": "actual365", "firstDue": "2023-02-25" }));
    let told = loan.on("2024-01-25");
    let rows: Vec<i64> = told.0["instalments"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| {
            super::desk::fen(row["principal"].as_str().unwrap()) + super::desk::fen(row["interest"].as_str().unwrap())
        })
        .collect();
    assert_eq!((rows[0], rows[1], rows[10], rows[11]), (93_972, 88_849, 88_849, 88_847));
}

#[test]
fn grace_is_charged_back_on_what_is_unpaid_at_its_end() {
    let loan = Loan::plain(&json!({ "latePaymentGraceDays": 3 }));
    let [in_grace, over] = loan.each(["2023-02-13", "2023-02-14"]);
    // 1000.00 x 0.05 % x 3 d if nothing comes; four days once it has not.
    assert_eq!(
        (in_grace.get("retroactiveInterest"), in_grace.get("penaltyInterest"), in_grace.days_past_due()),
        ("1.50", "0.00", 0)
    );
    assert_eq!(
        (over.get("retroactiveInterest"), over.get("penaltyInterest"), over.days_past_due()),
        ("0.00", "2.00", 4)
    );
    let in_part = loan.clone().pays("2023-02-12", "600.00").on("2023-02-20");
    assert_eq!(in_part.get("penaltyInterest"), "2.00"); // 400.00 x 0.05 % x 10 d
    let whole = loan.pays("2023-02-13", "1000.00").on("2023-02-20");
    assert_eq!((whole.get("penaltyInterest"), whole.days_past_due()), ("0.00", 0));
}

#[test]
fn overdue_from_the_due_date_or_the_day_after_under_both_payment_days() {
    for (from, day, penalty) in [
        ("dueDate", "newBalance", "5.00"),
        ("dayAfterDue", "newBalance", "4.50"),
        ("dueDate", "oldBalance", "5.50"),
        ("dayAfterDue", "oldBalance", "5.00"),
    ] {
        let told = Loan::plain(&json!({ "overdueFrom": from, "paymentDay": day })).on("2023-02-20");
        assert_eq!(told.get("penaltyInterest"), penalty, "{from} {day}");
    }
}

/// 100.00 of interest from 2023-02-10 to 03-09, 27 days: 0.90 at 12 %, 1.35 at 18 %.
#[test]
fn compound_interest_at_either_rate() {
    let penalty = json!({ "multiple": "1.5" });
    for (compound, expected) in [("none", "0.00"), ("contract", "0.90"), ("penalty", "1.35")] {
        let terms = json!({ "method": "interestOnly", "penalty": penalty, "compound": compound });
        assert_eq!(Loan::with(&terms).on("2023-03-09").get("compoundInterest"), expected, "{compound}");
    }
    let both = json!({ "method": "interestOnly", "penalty": { "multiple": "1.5", "base": "principalAndInterest" } });
    assert_eq!(Loan::with(&both).on("2023-03-09").get("penaltyInterest"), "1.35");
}

#[test]
fn groups_first_or_instalments_first() {
    let terms = |mode: &str| json!({ "principal": "160.00", "periods": 2, "method": "flatFee", "rate": { "monthly": "0.0625" }, "allocation": { "mode": mode } });
    let paid = |mode| Loan::with(&terms(mode)).pays("2023-03-10", "90.00").on("2023-03-10");
    let groups = paid("groupFirst");
    assert_eq!((groups.owed("instalmentFee"), groups.owed("loan"), groups.days_past_due()), ("0.00", "90.00", 28));
    let instalments = paid("instalmentFirst");
    assert_eq!((instalments.owed("instalmentFee"), instalments.owed("loan")), ("10.00", "80.00"));
    assert_eq!(instalments.days_past_due(), 0);
}

#[test]
fn called_due() {
    let loan =
        Loan::with(&json!({ "principal": "1200.00", "method": "equalPrincipal", "penalty": { "multiple": "1.5" } }))
            .pays("2023-02-10", "112.00")
            .event(json!({ "kind": "acceleration", "date": "2023-02-25" }));
    let [that_day, later] = loan.each(["2023-02-25", "2023-03-07"]);
    // 1100.00 x 12 % x 15/360 = 5.50; then 1100.00 x 18 % x 10/360 = 5.50.
    assert_eq!((that_day.owed("loan"), that_day.owed("interest"), that_day.days_past_due()), ("1100.00", "5.50", 0));
    assert_eq!((later.get("penaltyInterest"), later.get("interest"), later.days_past_due()), ("5.50", "0.00", 10));
    assert_eq!(later.get("planPrincipal"), "0.00");
}

#[test]
fn early_repayment_keeps_the_term_or_the_payment() {
    let loan = Loan::with(&json!({})).pays("2023-02-10", "888.49");
    let repaid = |date: &str, keep: &str| {
        loan.clone().event(json!({ "kind": "earlyRepayment", "date": date, "amount": "5000.00", "keep": keep }))
    };
    let term = repaid("2023-02-10", "term").on("2023-03-10");
    assert_eq!((term.last_due(), term.get("planPrincipal")), (("364.10", "42.12"), "3847.41")); // 406.22 a month
    let rows = repaid("2023-02-10", "payment").pays("2023-02-11", "9000.00").on("2024-01-10");
    let payments: Vec<i64> = rows.0["instalments"]
        .as_array()
        .unwrap()
        .iter()
        .skip(1)
        .map(|row| {
            super::desk::fen(row["principal"].as_str().unwrap()) + super::desk::fen(row["interest"].as_str().unwrap())
        })
        .collect();
    assert_eq!(payments, [88_849, 88_849, 88_849, 88_849, 78_264]);
    // On 25 February 46.06 of interest has accrued: 4953.94 goes to principal, 410.66 a month is left.
    let cut = repaid("2023-02-25", "term");
    let [that_day, next] = cut.each(["2023-02-25", "2023-03-10"]);
    assert_eq!(
        (that_day.get("planPrincipal"), that_day.get("posted"), that_day.get("interest")),
        ("4257.57", "0.00", "0.00")
    );
    assert_eq!(next.last_due(), ("368.08", "18.45"));
}

#[test]
fn flat_fee_stays_on_the_original_principal_and_ends_with_it() {
    let loan = Loan::with(&json!({ "principal": "1200.00", "method": "flatFee", "rate": { "monthly": "0.006" } }))
        .pays("2023-02-10", "107.20");
    let repay = |amount: &str| {
        loan.clone().event(json!({ "kind": "earlyRepayment", "date": "2023-02-20", "amount": amount, "keep": "term" }))
    };
    let half = repay("550.00").on("2023-03-10");
    assert_eq!((half.owed("loan"), half.owed("instalmentFee")), ("50.00", "7.20"));
    let all = repay("1100.00").on("2024-02-01");
    assert_eq!((all.get("payoff"), all.get("credit"), all.days_past_due()), ("0.00", "0.00", 0));
}

/// From 2023-02-10 with 9211.51 not yet due; 796.37 of it on 10 March.
#[test]
fn rates_dates_and_freezes_inside_a_period_go_by_days() {
    let loan = Loan::with(&json!({ "penalty": { "multiple": "1.5" } })).pays("2023-02-10", "888.49");
    // 15 days at 12 % and 13 at 8 % make 72.67; then 872.68 a month.
    let changed =
        loan.clone().event(json!({ "kind": "rateChange", "date": "2023-02-25", "rate": { "annual": "0.08" } }));
    let changed = changed.pays("2023-03-10", "869.04");
    assert_eq!(changed.clone().on("2023-03-10").last_due(), ("796.37", "72.67"));
    assert_eq!(changed.clone().on("2023-04-10").last_due(), ("816.58", "56.10"));
    // 872.68 unpaid: 816.58 x 12 % x 9/360, the multiple following the rate.
    assert_eq!(changed.on("2023-04-19").get("penaltyInterest"), "2.45");
    let from_the_due_date =
        loan.clone().event(json!({ "kind": "rateChange", "date": "2023-03-10", "rate": { "annual": "0.08" } }));
    assert_eq!(from_the_due_date.on("2023-03-10").last_due(), ("796.37", "92.12"));
    let interest = json!(["interest"]);
    let frozen = loan
        .clone()
        .event(json!({ "kind": "freeze", "date": "2023-02-20", "components": interest }))
        .event(json!({ "kind": "unfreeze", "date": "2023-02-28", "components": interest }));
    assert_eq!(frozen.on("2023-03-10").last_due(), ("796.37", "61.41")); // 20 of 28 days
    let moved = loan.event(json!({ "kind": "dueDateChange", "date": "2023-03-01", "due": "2023-03-25" }));
    assert_eq!(moved.clone().on("2023-03-25").last_due(), ("796.37", "132.03")); // 43 days
    assert_eq!(moved.on("2023-04-25").last_due(), ("804.34", "84.15")); // 888.49 again
}

/// A bounced payment never happened; before the news it had.
#[test]
fn knowledge_is_dated() {
    let loan = Loan::plain(&json!({}))
        .event(json!({ "id": "cheque", "kind": "payment", "date": "2023-02-10", "amount": "1000.00" }))
        .event(json!({ "kind": "reversal", "recorded": "2023-02-18", "of": "cheque" }));
    let known = |day: &str| {
        let mut loan = loan.clone();
        loan.0["knownOn"] = json!(day);
        loan.on("2023-02-20")
    };
    assert_eq!((known("2023-02-17").days_past_due(), known("2023-02-18").days_past_due()), (0, 10));
    assert_eq!(known("2023-02-18").get("penaltyInterest"), "5.00");
}

#[test]
fn late_fees_have_a_floor_a_cap_and_a_day() {
    let fee = |rule: Value| {
        let loan = Loan::plain(&json!({ "latePaymentGraceDays": 3, "lateFee": rule }));
        loan.each(["2023-02-13", "2023-02-14"]).map(|report| report.owed("lateFee").to_owned())
    };
    assert_eq!(fee(json!({ "rate": "0.05" })), ["0.00", "50.00"]);
    assert_eq!(fee(json!({ "rate": "0.05", "cap": "25.00" })), ["0.00", "25.00"]);
    assert_eq!(fee(json!({ "rate": "0.001", "floor": "10.00" })), ["0.00", "10.00"]);
}

/// 1,000.00 falls due. A cent of it unpaid is charged the floor, nothing unpaid is charged nothing.
#[test]
fn a_cent_unpaid_is_charged_the_floor() {
    let fee = |paid: &str| {
        let loan = Loan::plain(&json!({ "lateFee": { "rate": "0.05", "floor": "10.00" } })).pays("2023-02-10", paid);
        loan.on("2023-02-11").owed("lateFee").to_owned()
    };
    assert_eq!(["999.99", "1000.00"].map(fee), ["10.00", "0.00"]);
}

/// Lines add up to what they explain, in both languages.
#[test]
fn lines_say_why() {
    use arrears::balance::{Explanation, LoanAccount, LoanWorkspace};
    use arrears::wire::{AccountTerms, Case};
    let loan =
        Loan::with(&json!({ "dayCount": "actual365", "firstDue": "2023-02-25", "penalty": { "multiple": "1.5" } }))
            .pays("2023-03-07", "939.72");
    let mut document = loan.0;
    document["asOf"] = json!("2023-03-25");
    let case = Case::read(&document.to_string()).unwrap();
    let AccountTerms::Loan(terms) = case.terms() else { panic!("a loan") };
    let explanation = Explanation::new(terms.currency());
    let replayed =
        LoanAccount::new(terms, case.ledger()).replay_in(&mut LoanWorkspace::new(), case.as_of(), explanation);
    let lines = replayed.unwrap().1.into_lines();
    let text: Vec<String> = lines.iter().map(|line| line.text(arrears::Language::English)).collect();
    let says = |wanted: &str| assert!(text.iter().any(|line| line.contains(wanted)), "{wanted} in {text:#?}");
    says("interest +151.23: 10000.00 x 12% x 46/365 (2023-01-10..2023-02-25)");
    says("penalty interest +3.89: 788.49 x 18% x 10/365 (2023-02-25..2023-03-07)");
    says("9211.51 x 12% / 12 (2023-02-25..2023-03-25)");
}

/// An instalment of a loan that fell due is no instalment plan that a claim already contains.
#[test]
fn a_claim_on_a_loan_is_not_in_instalments() {
    let text = include_str!("../../../examples/cases/loan-late-partial-and-early.json");
    let case = arrears::wire::Case::read(text).unwrap();
    let account = crate::agreement_room::desk::account(case.terms(), case.ledger());
    let position = account.as_of(case.as_of()).unwrap();
    assert!(position.plan_principal().minor() > 0);
    assert!(!arrears::offer::Claim::of(&position, &account).has_instalments());
}
