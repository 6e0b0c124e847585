//! What is lent costs so much a year, and the law speaks on it.
#![expect(clippy::arithmetic_side_effects, reason = "a test may panic")]

use serde_json::{Value, json};

use super::contract;
use crate::cases::report;

fn outcomes(told: &Value) -> Vec<(String, String)> {
    let verdicts = told["law"]["verdicts"].as_array().unwrap().iter();
    let of_cost = verdicts.filter(|verdict| {
        let rule = verdict["rule"].as_str().unwrap();
        rule.ends_with(".annual-cost") || rule.ends_with(".reference-multiple")
    });
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    of_cost.map(|verdict| (text(&verdict["rule"]), text(&verdict["outcome"]))).collect()
}

/// The case of `m28-flatfee`, lent so many years later by somebody.
fn flat(years: i32, lender: &str, product: &str) -> Value {
    let text = contract("m28-flatfee").to_string();
    let moved = |text: String, year: i32| text.replace(&year.to_string(), &(year + years).to_string());
    let mut case: Value = serde_json::from_str(&moved(text, 2025)).unwrap();
    (case["law"]["lender"], case["law"]["product"]) = (json!(lender), json!(product));
    report(&case)
}

/// Semantics: [law-9]. 1.25 % a month flat is 26.62 % a year, whatever was paid since.
#[test]
fn m28_flat_fee_by_lender_and_date() {
    let told = report(&contract("m28-flatfee"));
    let cost = &told["annualCost"][0];
    assert_eq!((&cost["nominalRate"]["percent"], &cost["nominalRate"]["basis"]), (&json!("26.62"), &json!("simple")));
    assert_eq!((&cost["effectiveRate"]["percent"], &cost["agreed"]), (&json!("30.12"), &json!("2025-01-05")));
    // Lent before the rules of 2025: what a court would cut, on request.
    assert_eq!(outcomes(&told), [("cn.charges.annual-cost".to_owned(), "warn".to_owned())]);
    let rules = |years, lender, product| -> Vec<String> {
        let broken = outcomes(&flat(years, lender, product)).into_iter();
        broken.map(|(rule, outcome)| format!("{} {outcome}", rule.trim_start_matches("cn."))).collect()
    };
    assert_eq!(
        rules(1, "localLicensed", "onlineLoan"),
        ["charges.annual-cost warn", "small-loan.annual-cost fail", "assisted-loan.annual-cost fail"]
    );
    assert_eq!(
        rules(1, "consumerFinance", "onlineLoan"),
        ["charges.annual-cost warn", "consumer-finance.annual-cost warn", "assisted-loan.annual-cost fail"]
    );
    assert_eq!(rules(1, "bank", "onlineLoan"), ["charges.annual-cost warn", "assisted-loan.annual-cost fail"]);
    assert_eq!(rules(1, "bank", "loan"), ["charges.annual-cost warn"]);
    // Four times the LPR of the day it was lent on: 3.00 % then, and known.
    assert_eq!(rules(1, "private", "loan"), ["private.reference-multiple fail"]);
    // The announcement of 3.10 % is known by November 2024, that of its day is not.
    assert_eq!(rules(0, "private", "loan"), ["private.reference-multiple fail"]);
    assert_eq!(rules(-8, "bank", "loan"), Vec::<String>::new());
}

/// Semantics: [law-9]. A fee taken when the money is paid out is a cost like any other; a late fee is none.
#[test]
fn fees_belong_to_the_cost_and_late_fees_do_not() {
    let mut case = contract("m28-flatfee");
    case["account"]["terms"]["lateFee"] = json!({ "rate": "0.05" });
    let cost = |case: &Value| report(case)["annualCost"][0]["nominalRate"]["percent"].clone();
    assert_eq!(cost(&case), "26.62");
    let fee = json!({ "kind": "fee", "date": "2025-01-05", "component": "serviceFee", "amount": "600.00" });
    case["account"]["events"].as_array_mut().unwrap().push(fee);
    assert_eq!(cost(&case), "36.83");
}

/// Semantics: [law-9]. Short loans cost thousands of percent a year.
#[test]
fn a_loan_of_thirty_days_that_doubles() {
    let case = json!({
        "version": "arrears-case/2",
        "account": { "kind": "loan", "terms": {
            "currency": "GBP", "principal": "100.00", "disbursed": "2024-04-01", "firstDue": "2024-05-01", "periods": 1,
            "rate": { "monthly": "0.4" }, "method": "bullet",
        }, "events": [{ "kind": "disbursement", "date": "2024-04-01", "amount": "100.00" }] },
        "asOf": "2024-04-02",
    });
    let cost = report(&case)["annualCost"][0].clone();
    assert_eq!(
        (&cost["nominalRate"]["percent"], &cost["effectiveRate"]["percent"]),
        (&json!("480.00"), &json!("5569.39"))
    );
}

/// Semantics: [law-10]. A book of one's own has a history of its own; what is wrong with one is told with its place.
#[test]
fn a_reference_rate_is_data_of_the_book() {
    let book = |rates: Value, known_to: &str| {
        let text = |text: &str| json!({ "en": text, "zh": text });
        json!({
            "format": 2, "jurisdiction": "own", "name": text("own"), "currency": "CNY", "asOf": "2026-03-01",
            "rules": [{
                "id": "own.cost", "source": { "name": text("own") }, "limits": text("cost"), "from": "2000-01-01",
                "binding": "binding", "certainty": "confirmed", "kind": "annualCostCap", "values": { "ofReference": "4" },
            }],
            "referenceRates": { "name": text("base rate"), "knownTo": known_to, "rates": rates },
        })
    };
    let with = |book: Value| {
        let mut case = contract("m28-flatfee");
        case["law"]["rulebook"] = book;
        crate::cases::try_report(&case)
    };
    let row = |from: &str, annual: &str| json!({ "from": from, "annual": annual, "certainty": "confirmed" });
    let outcome = |annual: &str| {
        let told = with(book(json!([row("2020-01-01", annual)]), "2025-06-01")).unwrap();
        assert_eq!(told["annualCost"][0]["referenceRate"]["name"]["en"], "base rate");
        told["law"]["verdicts"][0]["outcome"].clone()
    };
    assert_eq!((outcome("0.0665"), outcome("0.0666")), (json!("fail"), json!("pass")));
    let refused = |rates: Value| {
        let error = with(book(rates, "2025-06-01")).unwrap_err();
        (error.name().to_owned(), error.path().to_owned())
    };
    let place = |rest: &str| format!("law.rulebook.referenceRates{rest}");
    assert_eq!(refused(json!([])), ("rulebookListLength".into(), place(".rates")));
    let twice = json!([row("2020-01-01", "0.03"), row("2020-01-01", "0.04")]);
    assert_eq!(refused(twice), ("invertedBand".into(), place(".rates")));
    assert_eq!(refused(json!([row("2020-01-01", "-0.03")])).1, place(".rates[0].annual"));
}

/// Semantics: [law-11].
#[test]
fn g13_rates_of_given_flows() {
    let flow = |date: &str, amount: &str| json!({ "date": date, "amount": amount });
    let asked = |row: Value| {
        let mut case = contract("m28-flatfee");
        case["rates"] = json!([row]);
        crate::cases::try_report(&case)
    };
    let lent = json!([flow("1994-01-01", "-1000.00"), flow("1995-07-01", "1200.00")]);
    let told = asked(json!({ "flows": lent })).unwrap()["rates"][0].clone();
    assert_eq!((&told["actual365"]["percent"], &told["monthsAndDays"]["percent"]), (&json!("12.96"), &json!("12.92")));
    assert_eq!(told["actual365"]["basis"], "compound");
    let one_way = json!([flow("1994-01-01", "1.00"), flow("1995-07-01", "2.00")]);
    let none = asked(json!({ "flows": one_way })).unwrap()["rates"][0]["unitPeriods"]["none"].clone();
    assert_eq!(none, "all flows go one way, so no rate fits");
    let refused = |row: Value| {
        let error = asked(row).unwrap_err();
        (error.name(), error.path().to_owned())
    };
    assert_eq!(refused(json!({ "flows": [flow("1994-01-01", "1.00")] })), ("flowCount", "rates[0].flows".into()));
    let back = json!([flow("1995-07-01", "-1.00"), flow("1994-01-01", "2.00")]);
    assert_eq!(refused(json!({ "flows": back })), ("flowsOutOfOrder", "rates[0].flows".into()));
    assert_eq!(refused(json!({ "flows": lent, "decimals": 7 })).1, "rates[0]");
    assert_eq!(refused(json!({ "flows": lent, "period": "decade" })), ("unknownName", "rates[0].period".into()));
}

/// A loan of 2026 by somebody, with an offer of 12 to 36 periods whose rate falls from 30 %.
fn offered(lender: &str, product: &str, signed: i32) -> Value {
    let date = |month: &str| json!(format!("{signed}-{month}-15"));
    let mut case = json!({
        "version": "arrears-case/2",
        "account": { "kind": "loan", "terms": {
            "principal": "12000.00", "disbursed": date("01"), "rate": { "annual": "0.11" }, "periods": 12,
            "firstDue": date("02"), "method": "level",
        }, "events": [{ "kind": "disbursement", "date": date("01"), "amount": "12000.00" }] },
        "asOf": date("05"),
        "law": { "lender": lender, "product": product },
    });
    case["offers"] = json!({
        "repaymentCapacity": { "monthly": "3000.00" },
        "policy": {
            "version": "arrears-policy/2", "name": "dear", "currency": "CNY", "discountRate": "0.06",
            "concessions": ["periods", "rate"],
            "kinds": [{ "kind": "personalised", "periods": { "from": 12, "to": 36 },
                "rate": { "from": "0.30", "to": "0.08", "step": "0.01" }, "firstDueAfterDays": 30,
                "bearing": ["interest", "penaltyInterest", "compoundInterest"] }],
        },
    });
    case
}

/// Semantics: [law-13]. What an offer costs is held against the limits of the day it is signed on: a binding one is kept by a
/// lower rate, or refuses the kind; an advisory one is told beside it.
#[test]
fn what_an_offer_costs_by_lender_and_date() {
    let of_cost = |case: &Value| -> (String, Vec<(String, String)>) {
        let told = report(case);
        let offer = &told["offers"]["offers"][0];
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let verdicts = offer["law"].as_array().unwrap().iter();
        let of_cost = verdicts.filter(|verdict| {
            ["annual-cost", "reference-multiple"].iter().any(|end| text(&verdict["rule"]).ends_with(end))
        });
        let said = of_cost.map(|verdict| (text(&verdict["rule"])[3..].to_owned(), text(&verdict["outcome"]))).collect();
        (text(&offer["nominalRate"]["percent"]), said)
    };
    let said = |list: &[(&str, &str)]| -> Vec<(String, String)> {
        list.iter().map(|(rule, outcome)| ((*rule).to_owned(), (*outcome).to_owned())).collect()
    };
    let bank = of_cost(&offered("bank", "loan", 2026));
    assert_eq!(bank, ("30.00".into(), said(&[("charges.annual-cost", "warn")])));
    let (pass, small) = (("charges.annual-cost", "pass"), ("small-loan.annual-cost", "pass"));
    assert_eq!(of_cost(&offered("localLicensed", "loan", 2026)), ("24.00".into(), said(&[pass, small])));
    // Before the guide of December 2025 nothing bound a small lender.
    assert_eq!(of_cost(&offered("localLicensed", "loan", 2025)).0, "30.00");
    let assisted = ("assisted-loan.annual-cost", "pass");
    let company = of_cost(&offered("consumerFinance", "onlineLoan", 2026));
    assert_eq!(company, ("24.00".into(), said(&[pass, ("consumer-finance.annual-cost", "warn"), assisted])));
    // Four times the LPR of 2 March 2025, 3.10 %, is 12.40 %: the rate falls to 12 %.
    let private = of_cost(&offered("private", "loan", 2025));
    assert_eq!(private, ("12.00".into(), said(&[("private.reference-multiple", "pass")])));
    // No rate of the policy is lawful.
    let mut dear = offered("localLicensed", "loan", 2026);
    dear["offers"]["policy"]["kinds"][0]["rate"]["to"] = json!("0.25");
    assert_eq!(report(&dear)["offers"]["refused"][0]["reason"], "unlawful");
}

/// Semantics: [law-13] [plan-25]. The fee of a price list is what the plan costs: 1.12 % of the principal with each of twelve payments is
/// 23.95 % a year, 1.15 % is 24.57 %, by their internal rates.
#[test]
fn the_fee_of_an_offer_counts_to_what_it_costs() {
    let priced = |fee: &str| {
        let mut case = offered("localLicensed", "loan", 2026);
        case["offers"]["policy"]["kinds"] = json!([{ "kind": "personalised", "firstDueAfterDays": 30,
            "priceList": { "prices": [{ "periods": 12, "fee": fee }] } }]);
        report(&case)["offers"].clone()
    };
    let lawful = priced("0.0112");
    assert_eq!(lawful["offers"][0]["terms"]["accrual"], "fee", "{lawful}");
    assert_eq!(priced("0.0115")["refused"][0]["reason"], "unlawful");
}

/// Semantics: [plan-23]. An agreement that is left alone is breached; of what is then owed a court grants no more than principal, costs and
/// the cap on the account's own principal.
#[test]
fn a_breached_agreement_before_a_court() {
    let mut case = crate::cases::case("agreement-one-late");
    let made = report(&case)["agreement"].clone();
    let signed = json!({ "canonicalText": made["canonicalText"], "digest": made["digest"] });
    let later = case["agreement"]["later"].as_array().unwrap().clone();
    case["account"]["events"].as_array_mut().unwrap().extend(later);
    case["agreement"] = json!({ "signed": signed });
    case["asOf"] = json!("2026-07-16");
    let told = report(&case);
    let nothing = told["offers"]["alternatives"]["doingNothing"].clone();
    assert!(nothing["breachedOn"].is_string(), "{nothing}");
    let minor = |value: &Value| crate::cases::fen(value);
    let (owed, granted) = (minor(&nothing["owed"]), minor(&nothing["inCourt"]));
    assert!(granted <= owed, "{nothing}");
    // The same day reached: what is owed there by class, and the cap that the account has there.
    let mut later = case.clone();
    later.as_object_mut().unwrap().remove("offers");
    later["asOf"] = told["offers"]["alternatives"]["horizon"].clone();
    let then = report(&later);
    let under = &then["agreement"]["followUp"];
    assert_eq!(minor(&under["totalOwed"]), owed);
    let cap = minor(&then["law"]["chargeCap"]["cap"]);
    let classes = under["owed"].as_array().unwrap();
    let of =
        |name: &str| classes.iter().find(|class| class["class"] == name).map_or(0, |class| minor(&class["amount"]));
    let kept = of("principal") + of("cost");
    assert_eq!(granted, kept + (owed - kept).min(cap), "{nothing}");
}

/// Semantics: [plan-18]. Five years of doing nothing at 0.1 % a day: a court grants principal and 24 % a year of it.
#[test]
fn doing_nothing_before_a_court() {
    let bought = json!([{ "kind": "purchase", "date": "2023-03-10", "amount": "1000.00" }]);
    let mut case = crate::cases::plain(bought, "2023-04-10");
    case["account"]["terms"]["purchaseRates"] = json!([{ "daily": "0.001" }]);
    case["offers"] = json!({ "repaymentCapacity": { "monthly": "500.00" }, "policy": "cardIssuer" });
    let nothing = report(&case)["offers"]["alternatives"]["doingNothing"].clone();
    // Nothing else happens until then: the day itself says the same.
    let mut later = case.clone();
    later.as_object_mut().unwrap().remove("offers");
    later["asOf"] = json!("2028-04-10");
    let told = report(&later);
    let minor = |value: &Value| crate::cases::fen(value);
    let excess = minor(&told["law"]["chargeCap"]["excess"]);
    assert!(excess > 0);
    assert_eq!(nothing["owed"], told["balance"]["payoff"]);
    assert_eq!(minor(&nothing["inCourt"]), minor(&told["balance"]["payoff"]) - excess);
    case["law"] = json!({ "lender": "private" });
    assert!(report(&case)["offers"]["alternatives"]["doingNothing"]["inCourt"].is_null());
}
