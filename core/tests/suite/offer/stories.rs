//! The stories every desk knows, as the example prints them; figures worked out by hand beside each.

use serde_json::{Value, json};

use crate::cases::{case, report};

fn story(name: &str) -> Value {
    report(&case(name))
}

fn best(report: &Value) -> &Value {
    &report["offers"]["offers"][0]
}

fn refused<'r>(report: &'r Value, kind: &str) -> &'r Value {
    let refused = report["offers"]["refused"].as_array().unwrap();
    refused.iter().find(|refused| refused["kind"] == kind).unwrap_or_else(|| panic!("{kind} is offered"))
}

/// The amounts at keys, side by side.
fn amounts<const N: usize>(value: &Value, keys: [&str; N]) -> [String; N] {
    keys.map(|key| value[key].as_str().unwrap_or_else(|| panic!("{key}: {value}")).to_owned())
}

#[test]
fn the_income_fell_and_instalments_hold() {
    let report = story("offers-income-fell");
    let offer = best(&report);
    assert_eq!((&offer["kind"], &offer["terms"]["periods"]), (&"personalised".into(), &32.into()));
    // 40,260.01 less 10 % down is 36,234.01, of it 711.41 of late fees: 35,522.60 at 7 % over 32, the first of a month
    // and five days, is 1,221.2988 a month, and 711.41 / 32 is 22.23, in the last 22.28. One month fewer is above the
    // 1,250.00 there are.
    assert_eq!(offer["terms"]["downPayment"], "4026.00");
    assert_eq!(amounts(offer, ["largestPayment", "total", "interest"]), ["1243.57", "43819.00", "3558.99"]);
    let second = &offer["schedule"][2];
    assert_eq!(amounts(second, ["payment", "interest", "remaining"]), ["1243.53", "201.50", "34189.73"]);
    assert_eq!(offer["schedule"][32]["payment"], "1243.57");
    // Sixty payments from 15 May end five days after five years: one fewer is what law leaves.
    let rounds = report["offers"]["negotiation"].as_array().unwrap();
    assert_eq!((&rounds[0]["answer"], &rounds[1]["answer"]), (&"counter".into(), &"accept".into()));
    let change = &rounds[0]["offers"][0]["changes"][0];
    assert_eq!(
        (&change["term"], &change["proposed"], &change["offered"]),
        (&"periods".into(), &"60".into(), &"59".into())
    );
    let nearest = refused(&report, "interestOnly")["nearest"].as_array().unwrap();
    assert_eq!((&nearest[0]["needed"], &nearest[0]["allowed"]), (&42.into(), &36.into()));
}

#[test]
fn illness_waives_interest_and_plans_anew() {
    let report = story("offers-illness");
    let offer = best(&report);
    assert_eq!((&offer["kind"], &offer["terms"]["deferredPeriods"]), (&"deferral".into(), &2.into()));
    assert_eq!(offer["schedule"][0]["due"], "2026-07-10", "nothing before July");
    // 11,354.00 of principal bears 7 % simple for two months, 132.46; 11,486.46 over 14, the first of
    // twenty days, is 855.1072 a month.
    assert_eq!(amounts(offer, ["largestPayment", "givenUp"]), ["855.11", "631.00"]);
    let waived = offer["waivedOnCompletion"].as_array().unwrap();
    assert_eq!((&waived[0]["class"], &waived[0]["amount"]), (&"interest".into(), &"551.44".into()));
    assert_eq!(refused(&report, "personalised")["reason"], "tooEarly");
}

#[test]
fn nothing_to_spare_gets_no_plan_and_what_it_would_take() {
    let report = story("offers-nothing-to-spare");
    // 2,650.00 a month against 1,500 + 240 x 52 / 12 + 210 + 130.
    assert_eq!(amounts(&report["budget"], ["surplus", "capacity"]), ["-230.00", "0.00"]);
    let findings = report["budget"]["findings"].as_array().unwrap();
    assert!(findings.iter().any(|finding| finding["kind"] == "spendingAboveIncome"));
    assert_eq!(report["offers"]["offers"].as_array().unwrap().len(), 0);
    let refused = refused(&report, "personalised");
    assert_eq!((&refused["reason"], &refused["nearest"][0]["amount"]), (&"aboveCapacity".into(), &"444.19".into()));
    assert_eq!(report["offers"]["negotiation"][0]["answer"], "refuse");
    assert!(report["offers"]["alternatives"]["doingNothing"]["increase"].is_string());
}

#[test]
fn late_for_the_first_time_is_forgiven() {
    let report = story("offers-first-time");
    let offer = best(&report);
    assert_eq!(offer["kind"], "waiverOnly");
    // 3,797.88 owed; 18.38 of late fee and 0.15 of compound interest go, the interest need not.
    assert_eq!(amounts(offer, ["total", "givenUp"]), ["3779.35", "18.53"]);
    // Asked for the interest too, 103.85 more, the lender keeps to its own offer, which can be paid.
    let round = &report["offers"]["negotiation"][0];
    assert_eq!((&round["answer"], &round["offers"][0]["offer"]["total"]), (&"counter".into(), &"3779.35".into()));
}

#[test]
fn a_temporary_limit_is_cut_to_what_the_policy_allows() {
    let report = story("offers-temporary-limit");
    let answer = &report["offers"]["limitRequest"];
    let keys: Vec<&Value> = answer["obstacles"].as_array().unwrap().iter().map(|obstacle| &obstacle["key"]).collect();
    assert_eq!((&answer["allowed"], keys), (&false.into(), vec![&Value::from("increase"), &Value::from("days")]));
    // 20,000.00 and half of it; sixty days from 12 April are 19 + 31 + 10.
    assert_eq!(amounts(&answer["nearest"], ["limit", "from", "to"]), ["30000.00", "2026-04-12", "2026-06-10"]);
    let mut case = case("offers-temporary-limit");
    for key in ["limit", "from", "to"] {
        case["offers"]["limitRequest"][key] = answer["nearest"][key].clone();
    }
    let passed = json!({ "allowed": true, "obstacles": [] });
    assert_eq!(crate::cases::report(&case)["offers"]["limitRequest"], passed);
    // A sample that says nothing of temporary limits, and a loan, which has none.
    case["offers"]["policy"] = "consumerLender".into();
    let refused = crate::cases::report(&case);
    assert_eq!(refused["offers"]["limitRequest"]["obstacles"][0]["key"], "notInPolicy");
    let mut loan = crate::cases::case("offers-loan-extension");
    loan["offers"]["limitRequest"] = case["offers"]["limitRequest"].clone();
    assert_eq!(crate::cases::report(&loan)["offers"]["limitRequest"]["obstacles"][0]["key"], "notACard");
}

#[test]
fn an_agreement_in_force_speaks_against_a_raise_until_it_is_performed() {
    for (name, stands) in [("on-track", true), ("breached", true), ("completed", false)] {
        let mut case = case(&format!("agreement-{name}"));
        let agreement = report(&case)["agreement"].clone();
        let (document, digest) = (&agreement["canonicalText"], &agreement["digest"]);
        let day = &agreement["followUp"]["asOf"];
        let later = case["agreement"]["later"].as_array().cloned().unwrap_or_default();
        case["account"]["events"].as_array_mut().unwrap().extend(later);
        case["agreement"] = json!({ "signed": { "canonicalText": document, "digest": digest } });
        case["asOf"] = day.clone();
        case["offers"] = json!({
            "repaymentCapacity": { "monthly": "1000.00" },
            "policy": "cardIssuer",
            "limitRequest": { "presentLimit": "0.00", "limit": "49999.00", "from": day, "to": day },
        });
        let told = report(&case);
        let obstacles = told["offers"]["limitRequest"]["obstacles"].as_array().unwrap();
        assert_eq!(obstacles.iter().any(|obstacle| obstacle["key"] == "agreement"), stands, "{name}: {obstacles:?}");
    }
}

#[test]
fn long_overdue_pays_principal_first() {
    let report = story("offers-long-overdue");
    let offer = best(&report);
    // 19,440.00 / 33 is 589.09, and 589.12 the last; 600.00 is not enough for 32 (607.50).
    assert_eq!((&offer["kind"], &offer["terms"]["periods"]), (&"principalOnly".into(), &33.into()));
    assert_eq!(amounts(offer, ["total", "largestPayment", "givenUp"]), ["19440.00", "589.12", "5571.50"]);
    let settlement = refused(&report, "settlement");
    // 30 % off 25,011.50.
    assert_eq!(
        (&settlement["reason"], &settlement["nearest"][0]["amount"]),
        (&"aboveLumpSum".into(), &"17508.05".into())
    );
}

#[test]
fn three_creditors_share_pro_rata() {
    let report = story("offers-several-creditors");
    let budget = &report["budget"];
    // 1,450 x 52 / 12 x 0.8 + 3,200 = 8,226.67; 2,900 + 520 x 52 / 12 + 380 + 240 + 600 = 6,373.33; x 0.8 less 150.
    assert_eq!(amounts(budget, ["income", "essentials", "capacity"]), ["8226.67", "6373.33", "1332.66"]);
    let shares: Vec<&str> =
        budget["creditors"].as_array().unwrap().iter().map(|c| c["share"].as_str().unwrap()).collect();
    // Of 67,880.46: 469.8136, 612.5325, 250.3137; the fen left over goes to the largest fraction cut off.
    assert_eq!(shares, ["469.81", "612.53", "250.32"]);
    assert_eq!(report["offers"]["monthly"], "469.81");
    let largest: f64 = best(&report)["largestPayment"].as_str().unwrap().parse().unwrap();
    assert!(largest <= 469.81);
}

#[test]
fn a_loan_with_penalties_is_extended_or_gets_a_lower_rate() {
    let report = story("offers-loan-extension");
    let offers = report["offers"]["offers"].as_array().unwrap();
    let offer = best(&report);
    // 2,738.41 bears 1 % a month over six, the first of a month and nine days: 473.8985, and 17.28 of late fee / 6.
    assert_eq!((&offer["kind"], &offer["terms"]["periods"]), (&"extension".into(), &6.into()));
    assert_eq!(amounts(offer, ["largestPayment", "interest"]), ["476.79", "104.95"]);
    let classes: Vec<&Value> = report["offers"]["owed"].as_array().unwrap().iter().map(|part| &part["class"]).collect();
    assert_eq!(classes, ["principal", "interest", "penaltyInterest", "compoundInterest", "lateFee"]);
    // The policy begins at 18 %; the contract has 12 %.
    let lowered = offers.iter().find(|offer| offer["kind"] == "rateReduction").unwrap();
    assert_eq!(lowered["terms"]["rate"], "0.12");
    let round = &report["offers"]["negotiation"][1];
    assert_eq!((&round["answer"], &round["offers"][0]["offer"]["terms"]["periods"]), (&"accept".into(), &10.into()));
}
