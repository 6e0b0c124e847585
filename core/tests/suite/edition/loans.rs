//! Loans: what accrues on them and what happens to them.

use serde_json::{Value, json};

use super::contract;
use crate::cases::{fen, report};
use crate::loan::desk::Loan;

/// The payoff of a day, 11,056.85, paid beside a credit of 33.81, ends the loan.
#[test]
fn o1_payoff_with_credit() {
    let mut case = contract("o1-payoff-with-credit");
    let paid = case["account"]["events"].as_array_mut().unwrap().pop().unwrap();
    case["asOf"] = json!("2024-02-20");
    assert_eq!(report(&case)["balance"]["payoff"], paid["amount"]);
    case["account"]["events"].as_array_mut().unwrap().push(paid);
    for day in ["2024-02-20", "2025-03-10"] {
        case["asOf"] = json!(day);
        let then = report(&case);
        let balance = &then["balance"];
        assert_eq!([&balance["payoff"], &balance["credit"], &balance["planPrincipal"]], ["0.00"; 3]);
        assert_eq!(then["delinquency"]["daysPastDue"], 0);
    }
}

/// Principal and interest of every instalment, in minor units.
fn rows(report: &Value) -> Vec<(i64, i64)> {
    let rows = report["instalments"].as_array().unwrap();
    rows.iter().map(|row| (fen(&row["principal"]), fen(&row["interest"]))).collect()
}

/// A case with other terms.
fn with(mut case: Value, terms: &Value) -> Value {
    for (key, value) in terms.as_object().unwrap() {
        case["account"]["terms"][key] = value.clone();
    }
    case
}

/// 458.33, 458.34, 458.33, and 16,500.00 in all.
#[test]
fn l44_remainder_carried() {
    let case = contract("l44-remainder-carried");
    let carried = report(&with(case.clone(), &json!({ "fraction": "carried" })));
    let rows = rows(&carried);
    let interest: Vec<i64> = rows.iter().map(|(_, interest)| *interest).collect();
    assert_eq!(interest[..6], [45_833, 45_834, 45_833, 45_833, 45_834, 45_833]);
    assert_eq!((interest.len(), interest.iter().sum::<i64>()), (36, 1_650_000));
    let dropped = self::rows(&report(&case));
    assert_eq!(dropped.iter().map(|(_, interest)| interest).sum::<i64>(), 1_649_988);
    let line = carried["lines"].as_array().unwrap().iter().find(|line| line["amount"] == "458.34").unwrap();
    assert_eq!(line["carried"], "0.333333333333");
    assert!(line["text"]["en"].as_str().unwrap().ends_with("+ 0.3333 of the smallest unit carried"));
}

#[test]
fn l10b_interest_only_six() {
    let rows = rows(&report(&with(contract("l10b-interest-only-six"), &json!({ "fraction": "carried" }))));
    assert_eq!(rows.iter().map(|(_, interest)| *interest).collect::<Vec<_>>(), [833, 834, 833, 833, 834, 833]);
    assert_eq!(rows.iter().map(|(principal, interest)| principal + interest).sum::<i64>(), 105_000);
}

/// All interest together is rounded once, whatever the cents of each posting: no 10^-12 is lost on the way.
#[test]
fn a_carried_fraction_loses_nothing() {
    for seed in 1..60_i128 {
        let (principal, parts) = (seed * 7_919_017 % 99_999_989, seed * 104_729_417_321 % 299_999_999_989);
        for periods in [1, 7, 36, 360] {
            let terms = json!({
                "principal": format!("{}.{:02}", principal / 100, principal % 100), "periods": periods,
                "rate": { "annual": format!("0.{parts:012}") }, "method": "interestOnly", "fraction": "carried",
            });
            let asked = ["scheduled", "outstanding"].map(|accrual| {
                let mut loan = Loan::with(&with(json!({ "account": { "terms": {} } }), &terms)["account"]["terms"]);
                loan.0["account"]["terms"]["accrual"] = json!(accrual);
                loan.0["asOf"] = json!("2053-02-10");
                rows(&report(&loan.0)).iter().map(|(_, interest)| i128::from(*interest)).sum::<i128>()
            });
            let (exact, unit) = (principal * parts * periods, 12_000_000_000_000);
            assert_eq!(asked, [(exact * 2 + unit) / (unit * 2); 2], "seed {seed}, {periods} periods");
        }
    }
}

/// 10,000.00 x 15 % x 15/365, and 10,000.00 x 15 % x 29/360.
#[test]
fn l32_penalty_on_the_whole_outstanding() {
    let mut case = contract("l32-penalty-on-the-whole-outstanding");
    case["account"]["terms"]["penalty"]["base"] = json!("outstandingPrincipal");
    assert_eq!(report(&case)["balance"]["accrued"]["penaltyInterest"], "61.64");
}

#[test]
fn x08_penalty_on_the_outstanding() {
    let penalty = json!({ "rate": { "annual": "0.15" }, "base": "outstandingPrincipal" });
    let loan = Loan::with(&json!({ "disbursed": "2024-01-10", "firstDue": "2024-02-10", "penalty": penalty }));
    let then = loan.clone().on("2024-03-10");
    assert_eq!(then.get("penaltyInterest"), "120.83");
    // Paid up, it stops; the next miss begins it again, over its own days only.
    let paid = loan.pays("2024-03-10", "1897.81");
    assert_eq!(
        (paid.clone().on("2024-04-09").get("penaltyInterest"), paid.clone().on("2024-04-09").days_past_due()),
        ("0.00", 0)
    );
    // 8,415.14 x 15 % x 5/360.
    assert_eq!(paid.on("2024-04-15").get("penaltyInterest"), "17.53");
}

/// In a grace the days are charged once, at its end, however many instalments are in it.
#[test]
fn all_outstanding_principal_is_charged_once_for_two_graces() {
    let penalty = json!({ "rate": { "daily": "0.0005" }, "base": "outstandingPrincipal" });
    let loan = Loan::plain(&json!({ "penalty": penalty, "latePaymentGraceDays": 40 }));
    let in_grace = loan.clone().on("2023-03-20");
    // 38 days on 3,000.00, shown and not owed.
    assert_eq!((in_grace.get("penaltyInterest"), in_grace.get("retroactiveInterest")), ("0.00", "57.00"));
    let after = loan.on("2023-04-25");
    assert_eq!((after.get("penaltyInterest"), after.get("retroactiveInterest")), ("111.00", "0.00"));
}

/// 195.06 and 12.00 five times, then 224.70 and 12.00; 16.43 and 0.58 five times, then 17.85 and 0.58.
#[test]
fn simple_interest_with_nothing_paid() {
    let terms = json!({ "principal": "1200.00", "periods": 6, "accrual": "outstanding" });
    let mut expected = [(19_506, 1_200); 6];
    expected[5].0 = 22_470;
    assert_eq!(rows(&Loan::with(&terms).on("2023-07-10").0), expected);
    let peers = json!({
        "principal": "100.00", "rate": { "annual": "0.07" }, "dayCount": "thirty360", "periods": 6,
        "disbursed": "2024-01-01", "firstDue": "2024-02-01", "accrual": "outstanding",
    });
    let mut expected = [(1_643, 58); 6];
    expected[5].0 = 1_785;
    assert_eq!(rows(&Loan::with(&peers).on("2024-07-01").0), expected);
    // A part of a month is its share of the twelfth: 83.57 x 7 %/12 x 14/29.
    let part = Loan::with(&peers).pays("2024-02-01", "17.01").on("2024-02-15");
    assert_eq!(part.get("interest"), "0.24");
}

/// After the last due date, and after an acceleration, contract interest goes on, and payments post it.
#[test]
fn simple_interest_after_maturity() {
    let terms =
        json!({ "principal": "1200.00", "periods": 2, "accrual": "outstanding", "penalty": { "multiple": "1.5" } });
    let late = Loan::with(&terms).pays("2023-03-20", "1000.00");
    // 1,200.00 for ten days at 12 %: 4.00; the penalty adds 6 %: 28 days on 597.01, ten on 1,200.00 but for its grace day.
    let then = late.clone().on("2023-03-20");
    assert_eq!((then.owed("loan"), then.owed("interest"), then.get("interest")), ("232.79", "0.00", "0.00"));
    let later = late.on("2023-04-20");
    assert_eq!((later.get("interest"), later.get("penaltyInterest")), ("2.41", "1.20"));
    let called = Loan::with(&terms).event(json!({ "kind": "acceleration", "date": "2023-01-20" })).on("2023-01-30");
    // 1,200.00 x 12 % x 10/360, and half as much on top.
    assert_eq!((called.get("interest"), called.get("penaltyInterest")), ("4.00", "2.00"));
}

/// Everything paid back in the middle of a month ends the loan: by payments that prepay, and by early repayments.
#[test]
fn a_simple_interest_loan_ends_with_its_payoff() {
    for (excess, kind) in [("prepay", "payment"), ("credit", "earlyRepayment")] {
        let terms = json!({ "accrual": "outstanding", "excess": excess, "fraction": "carried" });
        let loan = Loan::with(&terms).pays("2023-02-10", "888.49").pays("2023-02-20", "300.00");
        let payoff = loan.clone().on("2023-03-01").get("payoff").to_owned();
        let ended = loan.event(json!({ "kind": kind, "date": "2023-03-01", "amount": payoff })).on("2023-06-10");
        assert_eq!(["payoff", "credit", "planPrincipal"].map(|key| ended.get(key)), ["0.00"; 3], "{excess}");
    }
}

/// 1 % of 10,000.00.
#[test]
fn c19_fee_for_early_repayment() {
    let terms = json!({ "rate": { "annual": "0" }, "earlyRepaymentFee": [{ "rate": "0.01" }] });
    let loan = Loan::with(&terms);
    assert_eq!(loan.clone().on("2023-01-20").get("earlySettlementFee"), "100.00");
    let paid =
        |amount: &str| loan.clone().event(json!({ "kind": "earlyRepayment", "date": "2023-01-20", "amount": amount }));
    assert_eq!(paid("10000.00").on("2023-01-20").owed("serviceFee"), "100.00");
    assert_eq!(paid("10100.00").on("2023-01-20").get("payoff"), "0.00");
}

/// Short by no more than 5.00 passes and is due with the next; with the last instalment nothing passes.
#[test]
fn a_shortfall_within_the_tolerance() {
    let loan = Loan::plain(&json!({ "shortfallTolerance": "5.00", "lateFee": { "rate": "0.05" } }))
        .pays("2023-02-10", "997.00");
    let passed = loan.clone().on("2023-03-09");
    assert_eq!((passed.get("penaltyInterest"), passed.days_past_due(), passed.owed("lateFee")), ("0.00", 0, "0.00"));
    // 997.00 meets the 3.00 first: 6.00 short together.
    let missed = loan.clone().pays("2023-03-10", "997.00").on("2023-03-20");
    assert_eq!((missed.get("penaltyInterest"), missed.days_past_due(), missed.owed("lateFee")), ("0.03", 10, "0.30"));
    let paid = loan.clone().pays("2023-03-10", "1003.00").pays("2023-04-10", "999.00").on("2023-04-20");
    assert_eq!((paid.get("posted"), paid.days_past_due()), ("1.05", 10));
    // Called due, the rest is due that day.
    let called = loan.event(json!({ "kind": "acceleration", "date": "2023-02-20" })).on("2023-02-21");
    assert_eq!((called.days_past_due(), called.owed("loan")), (1, "2003.00"));
}

/// What had passed is called with the rest, from that day: what is paid of an instalment between them is not late, though it
/// was due before.
///
/// Of 1,000.00 and 30.00 in February 4.00 of interest is missing, and passes. Nothing accrues after; in March 1,000.00 meets
/// the principal that falls due. Called on 12 March within the grace of that, eight days are over on the 20th; ten, since the
/// due date, where a cent of that principal is missing.
// Semantics: [loan-42].
#[test]
fn what_had_passed_is_late_since_it_was_called() {
    let charges = json!(["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"]);
    let loan = Loan::with(&json!({
        "principal": "3000.00", "periods": 3, "method": "equalPrincipal", "shortfallTolerance": "5.00",
        "latePaymentGraceDays": 5, "allocation": { "mode": "groupFirst", "order": [["cost"], ["principal"], charges] },
    }));
    let loan = loan.event(json!({ "kind": "freeze", "date": "2023-02-10", "components": ["interest"] }));
    for (paid, left, called, days) in [("1000.00", "0.00", "1000.00", 8), ("999.99", "0.01", "1000.01", 10)] {
        let loan = loan.clone().pays("2023-02-10", "1026.00").pays("2023-03-10", paid);
        let before = loan.clone().on("2023-03-11");
        assert_eq!((before.owed("loan"), before.owed("interest"), before.days_past_due()), (left, "4.00", 0));
        let after = loan.event(json!({ "kind": "acceleration", "date": "2023-03-12" })).on("2023-03-20");
        assert_eq!((after.owed("loan"), after.owed("interest"), after.days_past_due()), (called, "4.00", days));
    }
}

/// 10,000.00 for five days at 12 %: 16.67 is posted of 16.6666…, and with all principal back nothing is left that could earn.
/// What comes after it is a credit, and posts nothing.
#[test]
fn a_loan_that_is_paid_back_posts_no_more_interest() {
    let early = |date: &str, amount: &str| json!({ "kind": "earlyRepayment", "date": date, "amount": amount });
    let mut loan = Loan::with(&json!({ "fraction": "carried" }))
        .event(early("2023-01-15", "10016.67"))
        .event(early("2023-01-20", "5.00"))
        .0;
    loan["asOf"] = json!("2023-01-20");
    let report = report(&loan);
    assert_eq!((&report["balance"]["payoff"], &report["balance"]["credit"]), (&json!("0.00"), &json!("5.00")));
    let lines = report["lines"].as_array().unwrap();
    let later = lines.iter().filter(|line| line["date"] == "2023-01-20" && line["kind"] != "accrued");
    assert_eq!(later.map(|line| &line["kind"]).collect::<Vec<_>>(), ["earlyRepayment"]);
}

/// The posting that passes the cap is cut to it; what is waived makes room again.
#[test]
fn a_cap_on_all_charges() {
    let loan =
        Loan::with(&json!({ "chargeCap": "0.015", "lateFee": { "rate": "0.05" }, "penalty": { "multiple": "1.5" } }));
    let capped = loan.clone().on("2023-06-10");
    // 100.00 of interest, 44.42 of late fee, 5.58 of 92.12.
    assert_eq!(
        (capped.owed("interest"), capped.owed("lateFee"), capped.get("payoff")),
        ("105.58", "44.42", "10150.00")
    );
    let waived =
        loan.event(json!({ "kind": "waiver", "date": "2023-03-01", "component": "lateFee", "amount": "44.42" }));
    let then = waived.on("2023-06-10");
    assert_eq!((then.owed("interest"), then.owed("lateFee"), then.get("payoff")), ("150.00", "0.00", "10150.00"));
}

/// Money goes back, the newest first: credit, principal, interest; what was known before stays known.
#[test]
fn a_payment_is_charged_back() {
    let loan = Loan::with(&json!({})).pays("2023-02-10", "1000.00");
    let back =
        |amount: &str, day: &str| loan.clone().event(json!({ "kind": "chargeback", "date": day, "amount": amount }));
    let before = [back("1000.00", "2023-02-20"), loan.clone()].map(|loan| loan.on("2023-02-19").0["balance"].clone());
    assert_eq!(before[0], before[1]);
    let of_credit = back("111.51", "2023-02-20").on("2023-02-20");
    assert_eq!((of_credit.get("credit"), of_credit.get("planPrincipal")), ("0.00", "9211.51"));
    assert_eq!(back("111.52", "2023-02-20").on("2023-02-20").get("planPrincipal"), "9211.52");
    let whole = back("1000.00", "2023-02-20");
    let then = whole.clone().on("2023-02-20");
    assert_eq!((then.get("planPrincipal"), then.owed("interest"), then.days_past_due()), ("10000.00", "100.00", 0));
    // 9,211.51 for ten days and 10,000.00 for eighteen: 90.71.
    let due = whole.clone().on("2023-03-10");
    assert_eq!(due.last_due(), ("1584.86", "90.71"));
    assert_eq!(whole.on("2023-03-11").0["delinquency"]["overdueSince"], "2023-03-10");
    // On a due date it falls due with that instalment; after the last one by itself.
    assert_eq!(back("900.00", "2023-03-10").on("2023-03-10").last_due().0, "1584.86");
    let ended =
        Loan::plain(&json!({})).event(json!({ "kind": "earlyRepayment", "date": "2023-02-01", "amount": "3000.00" }));
    let late = ended.event(json!({ "kind": "chargeback", "date": "2023-06-01", "amount": "500.00" })).on("2023-06-11");
    assert_eq!((late.owed("loan"), late.days_past_due(), late.get("penaltyInterest")), ("500.00", 10, "2.50"));
}

/// A payment that ends the loan early ends it: no instalments of nothing.
#[test]
fn another_payment() {
    let change = json!({ "kind": "paymentChange", "date": "2023-02-10", "amount": "5000.00" });
    let loan = Loan::with(&json!({})).event(change).on("2024-01-10");
    // On a due date it is for the instalments after it.
    assert_eq!(rows(&loan.0)[..2], [(78_849, 10_000), (490_788, 9_212)]);
    assert_eq!(rows(&loan.0).len(), 3);
}

/// Due on a Saturday, payable until Monday: late fee, lateness and penalty count from there.
// Semantics: [loan-47].
#[test]
fn c16_the_last_day_to_pay_moves_to_a_business_day() {
    let terms = json!({ "firstDue": "2023-02-11", "deadline": "nextBusinessDay", "lateFee": { "rate": "0.05" } });
    let loan = Loan::plain(&terms);
    let told = |loan: &Loan, day: &str| {
        let then = loan.clone().on(day);
        (then.days_past_due(), then.get("penaltyInterest").to_owned(), then.owed("lateFee").to_owned())
    };
    let expect = |days: i64, penalty: &str, fee: &str| (days, penalty.to_owned(), fee.to_owned());
    assert_eq!(told(&loan, "2023-02-13"), expect(0, "0.00", "0.00"));
    assert_eq!(told(&loan, "2023-02-14"), expect(1, "0.50", "50.00"));
    assert_eq!(loan.clone().on("2023-02-14").0["delinquency"]["overdueSince"], "2023-02-13");
    let with = |more: &Value| {
        let mut terms = terms.clone();
        terms.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        Loan::plain(&terms)
    };
    // The grace runs from Monday.
    let grace = with(&json!({ "latePaymentGraceDays": 2 }));
    assert_eq!(told(&grace, "2023-02-15"), expect(0, "0.00", "0.00"));
    assert_eq!(told(&grace, "2023-02-16"), expect(3, "1.50", "50.00"));
    // Monday off too; and as it was before.
    let monday = with(&json!({ "businessDays": { "off": ["2023-02-13"] } }));
    assert_eq!(told(&monday, "2023-02-15"), expect(1, "0.50", "50.00"));
    let same = with(&json!({ "deadline": "same", "businessDays": { "official": "cn" } }));
    assert_eq!(told(&same, "2023-02-14"), expect(3, "1.50", "50.00"));
    // Called due on the Sunday: all of it is, that day.
    let called = loan.clone().event(json!({ "kind": "acceleration", "date": "2023-02-12" }));
    assert_eq!(told(&called, "2023-02-13"), expect(1, "1.50", "50.00"));
    // Penalty stood still until the Sunday: it is charged from Monday on.
    let freeze = |kind: &str, day: &str| json!({ "kind": kind, "date": day, "components": ["penaltyInterest"] });
    let thawed = loan.event(freeze("freeze", "2023-02-01")).event(freeze("unfreeze", "2023-02-12"));
    assert_eq!(told(&thawed, "2023-02-14"), expect(1, "0.50", "50.00"));
}

/// What is due after the years announced goes by the week, and the report says so.
#[test]
fn official_days_that_are_not_known_are_told() {
    let terms = |official: Value| {
        json!({
            "disbursed": "2026-06-15", "firstDue": "2026-07-15", "deadline": "nextBusinessDay", "businessDays": official,
        })
    };
    let told = |official: Value| {
        let mut case = Loan::with(&terms(official)).0;
        case["asOf"] = json!("2026-06-15");
        let report = report(&case);
        report["notes"].as_array().cloned().unwrap_or_default()
    };
    let unknown = told(json!({ "official": "cn" }));
    assert_eq!(unknown[0]["note"], "officialDaysUnknown");
    assert!(unknown[0]["text"]["en"].as_str().unwrap().contains("from 2027 on"), "{unknown:?}");
    assert!(told(json!({})).iter().all(|note| note["note"] != "officialDaysUnknown"));
}
