//! Judgments of cards and loans.

use serde_json::{Value, json};

use crate::cases::{owed, plain, report};
use crate::loan::desk::{Loan, fen};

fn judged(more: &[Value], as_of: &str) -> Value {
    let mut events = vec![
        json!({ "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" }),
        json!({ "kind": "fee", "date": "2023-03-30", "component": "serviceFee", "amount": "100.00" }),
        json!({ "id": "judgment", "kind": "judgment", "date": "2023-05-10", "amount": "1100.00", "performBy": "2023-05-20" }),
    ];
    events.extend_from_slice(more);
    report(&plain(Value::Array(events), as_of))
}

fn line<'r>(report: &'r Value, kind: &str) -> &'r Value {
    report["lines"].as_array().unwrap().iter().find(|line| line["kind"] == kind).unwrap()
}

#[test]
fn interest_of_the_contract_stops_on_the_day_of_the_judgment() {
    let later = judged(&[], "2023-08-29");
    // 36 days to 4 May and 5 more to 9 May; nothing compounds from the 10th on.
    assert_eq!(owed(&later, "interest"), ["20.50", "0.00"]);
    assert_eq!(later["balance"]["accrued"]["interest"], "0.00");
    assert_eq!(later["balance"]["accrued"]["judgmentInterest"], "19.25"); // 1,100.00 x 0.0175 % x 100
    let on = judged(&[], "2023-05-21");
    assert!(on["balance"]["accrued"].get("judgmentInterest").is_none());
}

#[test]
fn a_judgment_may_let_the_contract_go_on() {
    let mut case = plain(
        json!([
            { "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" },
            { "kind": "judgment", "date": "2023-05-10", "amount": "1000.00", "performBy": "2023-05-20", "interestContinues": true },
        ]),
        "2023-06-05",
    );
    let both = report(&case);
    assert_eq!(owed(&both, "interest"), ["33.50", "0.00"]); // 36 days to 4 May, 31 to 4 June
    assert_eq!(both["balance"]["accrued"]["judgmentInterest"], "2.63"); // 15 days: 2.625
    case["account"]["events"][1]["interestContinues"] = json!(false);
    assert_eq!(owed(&report(&case), "interest"), ["20.50", "0.00"]);
}

#[test]
fn it_is_met_last_and_its_line_says_how_it_was_earned() {
    let pay = json!({ "kind": "payment", "date": "2023-08-29", "amount": "1500.00" });
    let paid = judged(&[pay], "2023-08-29");
    assert_eq!(paid["balance"]["payoff"], "0.00");
    assert_eq!(
        line(&paid, "judgmentInterest")["text"]["en"],
        "judgment interest +19.25: 1100.00 x 0.0175% x 100 d (2023-05-21..2023-08-29)"
    );
    let applications = line(&paid, "payment")["applications"].as_array().unwrap();
    assert_eq!(applications.last().unwrap()["component"], "judgmentInterest");
    assert_eq!(
        line(&paid, "event")["text"]["zh"],
        "判决：应于2023-05-20前（含当日）履行1100.00；逾期未履行部分自次日起按日0.0175%加倍计付利息；合同利息、罚息、复利停止计收"
    );
}

#[test]
fn what_is_posted_after_the_judgment_is_not_judged() {
    let later = [
        json!({ "kind": "purchase", "date": "2023-05-11", "amount": "50.00" }),
        json!({ "kind": "waiver", "date": "2023-05-20", "component": "serviceFee", "amount": "100.00" }),
    ];
    // Only 1,000.00 of what was judged is left; the new purchase earns nothing by the judgment.
    assert_eq!(judged(&later, "2023-08-29")["balance"]["accrued"]["judgmentInterest"], "17.50");
}

#[test]
fn a_judgment_set_aside_never_was() {
    let reversed = json!({ "kind": "reversal", "recorded": "2023-06-10", "of": "judgment" });
    let (with, mut without) = (judged(&[reversed], "2023-08-29"), judged(&[], "2023-08-29"));
    assert!(with["balance"]["accrued"].get("judgmentInterest").is_none());
    assert_ne!(with["balance"]["payoff"], without["balance"]["payoff"]);
    without = report(&plain(
        json!([
            { "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" },
            { "kind": "fee", "date": "2023-03-30", "component": "serviceFee", "amount": "100.00" },
        ]),
        "2023-08-29",
    ));
    assert_eq!(with["balance"], without["balance"]);
}

#[test]
fn the_cap_does_not_count_it() {
    let mut case = plain(
        json!([
            { "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" },
            { "kind": "judgment", "date": "2023-05-10", "amount": "1000.00", "performBy": "2023-05-20" },
        ]),
        "2030-05-20",
    );
    case["account"]["terms"]["lateFees"] = json!([]);
    let capped = report(&case);
    let figures = capped["law"].to_string();
    assert!(!figures.contains("446."), "2,556 days by the judgment would be 447.30: {figures}");
    assert_eq!(capped["balance"]["accrued"]["judgmentInterest"], "447.30");
}

#[test]
fn a_loan_pays_it_after_everything_else() {
    for mode in ["groupFirst", "instalmentFirst"] {
        let mut loan = Loan::with(&json!({ "allocation": { "mode": mode, "order": [["cost"], ["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"], ["principal"]] } }))
            .event(json!({ "kind": "acceleration", "date": "2023-03-01" }))
            .event(json!({ "kind": "judgment", "date": "2023-03-01", "amount": "10000.00", "performBy": "2023-03-10" }))
            .0;
        loan["asOf"] = json!("2023-06-19");
        let unpaid = report(&loan);
        assert_eq!(unpaid["balance"]["accrued"]["judgmentInterest"], "175.00", "{mode}");
        let pay = unpaid["balance"]["payoff"].clone();
        loan["account"]["events"]
            .as_array_mut()
            .unwrap()
            .push(json!({ "kind": "payment", "date": "2023-06-19", "amount": pay }));
        let paid = report(&loan);
        assert_eq!(
            (&paid["balance"]["payoff"], &paid["balance"]["credit"]),
            (&json!("0.00"), &json!("0.00")),
            "{mode}"
        );
        assert_eq!(line(&paid, "judgmentInterest")["amount"], "175.00");
    }
}

/// Of everything but 174.99 of the 175.00 of judgment interest a cent is left for that interest, and is no credit.
#[test]
fn a_cent_left_of_a_payment_meets_the_interest_of_a_judgment() {
    for mode in ["groupFirst", "instalmentFirst"] {
        let loan = Loan::with(&json!({ "allocation": { "mode": mode } }))
            .event(json!({ "kind": "acceleration", "date": "2023-03-01" }))
            .event(
                json!({ "kind": "judgment", "date": "2023-03-01", "amount": "10000.00", "performBy": "2023-03-10" }),
            );
        let unpaid = loan.clone().on("2023-06-19");
        assert_eq!(unpaid.get("judgmentInterest"), "175.00");
        let pay = fen(unpaid.get("payoff")) - 17_499;
        let paid = loan.pays("2023-06-19", &format!("{}.{:02}", pay / 100, pay % 100)).on("2023-06-19");
        assert_eq!((paid.get("payoff"), paid.get("credit")), ("174.99", "0.00"), "{mode}");
        assert_eq!(paid.owed("judgmentInterest"), "174.99", "{mode}");
    }
}
