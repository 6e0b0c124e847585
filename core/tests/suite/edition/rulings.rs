//! Where the book could be read in two ways.

use serde_json::json;

use super::contract;
use crate::cases::{report, try_report};
use crate::loan::story::story;
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
    for name in ["cashFirst", "chargesFirst", "chargesThenCash"] {
        let told = report(&contract(&format!("u06-excess-to-the-highest-rate-{name}")));
        let lines = told["lines"].as_array().unwrap();
        let paid = lines.iter().find(|line| line["kind"] == "payment").unwrap();
        let to = |component: &str| -> i64 {
            let all = paid["applications"].as_array().unwrap().iter();
            all.filter(|part| part["component"] == component).map(|part| crate::cases::fen(&part["amount"])).sum()
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
