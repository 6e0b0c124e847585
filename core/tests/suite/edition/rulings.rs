//! Where the book could be read in two ways.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::contract;
use crate::cases::{fen, owed, plain, report, try_report};
use crate::loan::story::story;
use crate::oracle::Day;
use crate::random::random_case;
use crate::random_loan::random_loan_case;

/// Semantics: [loan-17]. Whatever happened before, the payoff paid as an early repayment is the end of the debt.
#[test]
fn an_early_repayment_of_the_payoff_ends_every_loan() {
    let (mut ended, mut with_credit) = (0, 0);
    for seed in 0..600 {
        for mut case in [story(seed), random_loan_case(seed)] {
            case.as_object_mut().unwrap().remove("knownOn");
            let day = case["asOf"].clone();
            let events = case["account"]["events"].as_array_mut().unwrap();
            events.retain(|event| event["date"].is_null() || event["date"].as_str() <= day.as_str());
            let Ok(before) = try_report(&case) else { continue };
            let payoff = before["balance"]["payoff"].clone();
            if payoff.as_str().unwrap().trim_matches(['0', '.']).is_empty() {
                continue;
            }
            let keep = if seed % 2 == 0 { "term" } else { "payment" };
            let paid = json!({ "kind": "earlyRepayment", "date": day, "amount": payoff, "keep": keep });
            case["account"]["events"].as_array_mut().unwrap().push(paid);
            let year: i32 = day.as_str().unwrap()[..4].parse().unwrap();
            for later in [day.clone(), json!(format!("{}{}", year + 1, "-12-31"))] {
                case["asOf"] = later;
                let after = report(&case);
                let balance = &after["balance"];
                let owed = [&balance["payoff"], &balance["credit"], &balance["posted"], &balance["planPrincipal"]];
                assert!(owed.iter().all(|amount| **amount == balance["payoff"]), "seed {seed}: {after}\n{case}");
                assert!(balance["payoff"].as_str().unwrap().trim_matches(['0', '.']).is_empty(), "seed {seed}: {case}");
            }
            ended += 1;
            with_credit += u32::from(before["balance"]["credit"].as_str().unwrap() != "0.00");
        }
    }
    assert!(ended > 400 && with_credit > 10, "{ended} ended, {with_credit} of them with credit");
}

/// Semantics: [value-14]. 540.00 was what was known on 10 November; the payment was taken back on 12 December.
#[test]
fn o2_assertion_and_later_reversal() {
    let told = report(&contract("o2-assertion-and-later-reversal"));
    assert_eq!((&told["assertions"][0]["actual"], &told["assertions"][0]["holds"]), (&json!("540.00"), &json!(true)));
}

/// Semantics: [law-4]. Interest that a credit balance meets at once is no new debt.
#[test]
fn o3_cap_and_credit() {
    let cap = report(&contract("o3-cap-and-credit"))["law"]["chargeCap"].clone();
    assert_eq!((&cap["from"], &cap["excessWithPaid"]), (&json!("2023-03-10"), &json!("0.00")));
    assert_eq!((&cap["cap"], &cap["chargesPaid"]), (&json!("152.55"), &json!("116.55")));
}

/// Semantics: [alloc-8] [law-7]. 840.00 on a minimum of 45.48: 500.00 to cash at 20 %, 340.00 to purchases at 15 %.
#[test]
fn u06_excess_to_the_highest_rate() {
    for name in [
        "u06-excess-to-the-highest-rate-cashFirst",
        "u06-excess-to-the-highest-rate-chargesFirst",
        "u06-excess-to-the-highest-rate-chargesThenCash",
    ] {
        let told = report(&contract(name));
        let lines = told["lines"].as_array().unwrap();
        let paid = lines.iter().find(|line| line["kind"] == "payment").unwrap();
        let to = |component: &str| -> i64 {
            let all = paid["applications"].as_array().unwrap().iter();
            all.filter(|part| part["component"] == component).map(|part| fen(&part["amount"])).sum()
        };
        assert_eq!((to("cash"), to("purchase")), (50_000, 34_000), "{name}: {paid}");
        let verdicts = told["law"]["verdicts"].as_array().unwrap();
        let verdict = verdicts.iter().find(|verdict| verdict["rule"] == "us.card.allocation").unwrap();
        assert_eq!(verdict["outcome"], "pass", "{name}: {verdict}");
    }
}

/// Semantics: [value-1]. 50.00 fifteen days late: a fine of 2 % and 1 % a month; 1 % a day of 200.00 for a week.
#[test]
fn b02_b03_in_reais() {
    let fine = report(&contract("b02-fine-and-interest"));
    assert_eq!((&fine["currency"], &fine["lateFees"][0]["amount"]), (&json!("BRL"), &json!("1.00")));
    assert_eq!(fine["balance"]["accrued"]["penaltyInterest"], "0.25");
    let daily = report(&contract("b03-one-percent-a-day"));
    assert_eq!((&daily["currency"], &daily["balance"]["accrued"]["penaltyInterest"]), (&json!("BRL"), &json!("14.00")));
}

/// Two conversions of 10.15, settled together at 3 %: 0.30 each; of both together 0.61.
fn two_plans(settled: &[&str]) -> Value {
    let convert =
        |id: &str| json!({ "id": id, "kind": "conversion", "date": "2023-04-10", "amount": "10.15", "periods": 3 });
    let mut events =
        vec![json!({ "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" }), convert("a"), convert("b")];
    events.extend(settled.iter().map(|day| json!({ "kind": "instalmentSettlement", "date": day })));
    let mut case = plain(json!(events), "2023-04-20");
    case["account"]["terms"]["instalments"] = json!({ "earlySettlementFeeRate": "0.03" });
    case
}

/// Semantics: [card-25]. Ruling: the early-settlement fee is rounded once a plan.
#[test]
fn the_settlement_fee_is_rounded_once_a_plan() {
    assert_eq!(owed(&report(&two_plans(&["2023-04-20"])), "instalmentFee"), ["0.00", "0.60"]);
}

/// Semantics: [card-25]. Ruling: settling all plans where none has anything left is an error.
#[test]
fn settling_all_where_nothing_is_left_is_an_error() {
    let error = try_report(&two_plans(&["2023-04-20", "2023-04-20"])).unwrap_err();
    assert_eq!((error.name(), error.path()), ("nothingToSettle", "account.events[4]"));
    let case = plain(json!([{ "kind": "instalmentSettlement", "date": "2023-04-20" }]), "2023-04-20");
    assert_eq!(try_report(&case).unwrap_err().name(), "nothingToSettle");
}

/// Semantics: [loan-16]. Ruling: a credit that meets several postings of one moment goes by the allocation order. 100.00 of
/// credit on an instalment of 946.19 + 120.00: interest first leaves 20.00 of it, principal first all of it.
#[test]
fn a_credit_goes_by_the_allocation_order() {
    let (charges, principal) =
        (json!(["interest", "penaltyInterest", "compoundInterest", "lateFee", "fee"]), "principal");
    let left = |order: Value| {
        let case = json!({
            "version": "arrears-case/2",
            "account": { "kind": "loan", "terms": {
                "principal": "12000.00", "disbursed": "2023-01-15", "rate": { "annual": "0.12" }, "periods": 12,
                "firstDue": "2023-02-15", "method": "level", "allocation": { "order": order },
            }, "events": [
                { "kind": "disbursement", "date": "2023-01-15", "amount": "12000.00" },
                { "kind": "payment", "date": "2023-02-10", "amount": "100.00" },
            ] },
            "asOf": "2023-02-15",
        });
        let told = report(&case);
        ["interest", "loan"].map(|component| owed(&told, component)[0].clone())
    };
    assert_eq!(left(json!([["cost"], charges, [principal]])), ["20.00", "946.19"]);
    assert_eq!(left(json!([[principal], ["cost"], charges])), ["120.00", "846.19"]);
}

/// Semantics: [law-4] [law-9] [loan-25]. Ruling: what is not posted (the cap, a quote) is rounded half up, however the
/// contract rounds. 1,000.00 for 422 days at 24 % is 277.479.
#[test]
fn what_is_not_posted_is_rounded_half_up() {
    let bought = json!([{ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }]);
    for rounding in ["halfUp", "halfEven", "towardZero"] {
        let mut case = plain(bought.clone(), "2024-05-05");
        case["account"]["terms"]["rounding"] = json!(rounding);
        assert_eq!(report(&case)["law"]["chargeCap"]["cap"], "277.48", "{rounding}");
        let mut loan = contract("m28-flatfee");
        loan["account"]["terms"]["rounding"] = json!(rounding);
        assert_eq!(report(&loan)["annualCost"][0]["nominalRate"]["percent"], "26.62", "{rounding}");
    }
}

/// Semantics: [card-9] [alloc-4]. Ruling: what one decision posts anew is of one moment, however old each part was: the
/// listing of the order tells which is met first.
#[test]
fn what_one_decision_posts_anew_is_of_one_moment() {
    let met = |first: &str, second: &str| {
        let charges = json!(["cost", "interest", "compoundInterest", "penaltyInterest", "lateFee", "fee"]);
        let groups = json!([[first, second, "cash", "loan"], charges]);
        let mut case = plain(
            json!([
                { "kind": "purchase", "date": "2023-03-20", "amount": "600.00" },
                { "kind": "purchase", "date": "2023-03-21", "amount": "1200.00" },
                { "kind": "conversion", "date": "2023-03-21", "amount": "1200.00", "periods": 12 },
                { "kind": "waiver", "date": "2023-04-10", "component": "purchase", "amount": "595.00" },
                { "kind": "waiver", "date": "2023-04-10", "component": "instalment", "amount": "95.00" },
                { "kind": "payment", "date": "2023-04-26", "amount": "4.00" },
            ]),
            "2023-04-26",
        );
        let terms = &mut case["account"]["terms"];
        terms["tolerance"] = json!("10.00");
        terms["allocation"] = json!({ "current": groups, "overdue": groups, "longOverdue": groups });
        let told = report(&case);
        let payment = told["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "payment").unwrap().clone();
        let parts = payment["applications"].as_array().unwrap().clone();
        assert_eq!(parts.len(), 1, "{payment}");
        // Posted on the day after the grace: that is the day a receipt names.
        assert_eq!(parts[0]["posted"], "2023-04-24", "{payment}");
        parts[0]["component"].as_str().unwrap().to_owned()
    };
    assert_eq!([met("purchase", "instalment"), met("instalment", "purchase")], ["purchase", "instalment"]);
}

/// Semantics: [alloc-7] [card-9]. Ruling: a receipt names the day an amount was posted, never a later one: each part of what
/// is taken was posted, as what it is, on the day it says; or posted anew, where a tolerance left it.
#[test]
fn a_receipt_names_the_day_of_posting() {
    let mut parts = 0;
    for seed in 0..300 {
        for case in [random_case(seed), story(seed)] {
            let Ok(told) = try_report(&case) else { continue };
            let lines = told["lines"].as_array().unwrap();
            let posted: BTreeSet<(String, String)> = lines.iter().flat_map(posted_by).collect();
            let statements = told["statements"].as_array().into_iter().flatten();
            let decided = statements.filter_map(|statement| Day::of(&statement["latePaymentGraceEnd"]).ok());
            let decided: BTreeSet<String> = decided.map(|end| end.plus(1).text()).collect();
            for line in lines {
                for part in line["applications"].as_array().into_iter().flatten() {
                    let [day, component] = [&part["posted"], &part["component"]].map(|value| value.as_str().unwrap());
                    assert!(day <= line["date"].as_str().unwrap(), "seed {seed}: {part} in {line}");
                    let anew = ["purchase", "instalment"].contains(&component) && decided.contains(day);
                    let known = anew || posted.contains(&(day.to_owned(), component.to_owned()));
                    assert!(known, "seed {seed}: {part} of {line}\n{case}");
                    parts += 1;
                }
            }
        }
    }
    assert!(parts > 2_000, "{parts} parts");
}

/// What a line posts, and when.
fn posted_by(line: &Value) -> Vec<(String, String)> {
    let date = line["date"].as_str().unwrap().to_owned();
    let is_posting = line["amount"].as_str().is_some_and(|amount| !amount.starts_with('-'));
    line["component"]
        .as_str()
        .filter(|_| is_posting)
        .map(|component| (date, component.to_owned()))
        .into_iter()
        .collect()
}
