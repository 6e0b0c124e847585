//! The law in the case document: the cap against a day-by-day sum, credit histories, verdicts, and published figures.
//!
//! Semantics: [law-2] to [law-5].

use serde_json::{Value, json};

use crate::cases::{case, fen, plain, report, try_report};
use crate::extent;
use crate::loan::{story::story, walk::walk};
use crate::oracle::{Day, Report, oracle, plain_cap};
use crate::random::random_case;

/// 24 % a year in force since ever.
fn cap_only() -> Value {
    let text = |text: &str| json!({ "en": text, "zh": text });
    json!({
        "format": 2, "jurisdiction": "cap", "name": text("a cap"), "currency": "CNY", "asOf": "2026-03-01",
        "rules": [{
            "id": "cap", "source": { "name": text("a court") }, "limits": text("charges"), "from": "1900-01-01",
            "binding": "advisory", "certainty": "confirmed", "kind": "chargeCap",
            "values": { "rate": "0.24", "dayCount": "actual365" },
        }],
    })
}

fn cases_asked() -> u64 {
    extent::cases(600)
}

/// Minor units, whatever decimals the currency has.
fn minor(amount: &Value) -> i128 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}

#[test]
fn the_cap_of_a_card_is_the_sum_of_its_days() {
    let mut compared = 0;
    for seed in 0..cases_asked() {
        let mut case = random_case(seed);
        let Ok(walked) = oracle(&case) else { continue };
        case["law"] = json!({ "rulebook": cap_only() });
        compared += compare_card(&case, &walked, walked.cap.rose, walked.cap.paid_since_it_rose());
        // And from a day of somebody's choice.
        let days = &walked.cap.daily;
        let (chosen, _) = days[usize::try_from(seed * 7_919).unwrap() % days.len()];
        case["law"]["capFrom"] = json!(chosen.text());
        compare_card(&case, &walked, Some(chosen), walked.cap.paid_since(chosen));
    }
    assert!(compared * 2 > cases_asked(), "{compared} compared");
}

fn compare_card(case: &Value, walked: &Report, start: Option<Day>, paid: i128) -> u64 {
    let report = report(case);
    let cap = &report["law"]["chargeCap"];
    let Some(start) = start else {
        assert!(cap.is_null(), "{cap}\n{case}");
        return 0;
    };
    let plain = plain_cap(&walked.cap.daily, start, walked.as_of);
    let told = (cap["from"].as_str().unwrap().to_owned(), minor(&cap["cap"]), minor(&cap["chargesPaid"]));
    assert_eq!(told, (start.text(), plain, paid), "{case}");
    1
}

#[test]
fn the_cap_of_a_loan_is_the_sum_of_its_days() {
    let mut compared = 0;
    for seed in 0..cases_asked() {
        let mut case = story(seed);
        let Ok(walked) = walk(&case) else { continue };
        case["law"] = json!({ "rulebook": cap_only() });
        let cap = report(&case)["law"]["chargeCap"].clone();
        if cap.is_null() {
            // Never paid out, and nothing charged.
            assert_eq!(report(&case)["balance"]["payoff"], "0.00", "seed {seed}");
            continue;
        }
        let day = |value: &Value| Day::of(value).unwrap();
        let daily: Vec<(Day, i128)> = walked["principalDays"]
            .as_array()
            .unwrap()
            .iter()
            .map(|row| (day(&row[0]), row[1].as_i64().unwrap().into()))
            .collect();
        // One disbursement: what is owed rises from zero with it, or with a fee after all is paid.
        let from = day(&cap["from"]);
        assert_eq!(minor(&cap["cap"]), plain_cap(&daily, from, day(&case["asOf"])), "seed {seed}\n{case}");
        compared += 1;
    }
    assert!(compared * 2 > cases_asked(), "{compared} compared");
}

#[test]
fn month_ends_of_one_replay_are_those_of_many() {
    for seed in 0..cases_asked() / 10 {
        for mut case in [random_case(seed), story(seed)] {
            let Ok(whole) = try_report(&case) else { continue };
            for month in whole["delinquency"]["creditHistory"]["months"].as_array().unwrap() {
                let (end, symbol) = (month["monthEnd"].clone(), month["symbol"].as_str().unwrap());
                case["asOf"] = end;
                let Ok(then) = try_report(&case) else { continue };
                let days = then["delinquency"]["daysPastDue"].as_i64().unwrap();
                let expected = (days + 29) / 30;
                match symbol.parse::<i64>() {
                    Ok(code) => assert_eq!(code, expected.min(7), "seed {seed}\n{case}"),
                    Err(_) => assert_eq!(days, 0, "{symbol}: seed {seed}\n{case}"),
                }
            }
        }
    }
}

#[test]
fn the_yidu_judgment() {
    let report = report(&case("j1-yidu-court-cap"));
    let cap = &report["law"]["chargeCap"];
    assert_eq!((&cap["from"], &cap["annualRate"]), (&json!("2018-10-07"), &json!("0.24")));
    assert_eq!((&cap["cap"], &cap["charges"]), (&json!("4219.73"), &json!("6365.73")));
    assert_eq!((&cap["allowed"], &cap["excess"]), (&json!("4219.73"), &json!("2146.00")));
    assert_eq!(cap["advisory"], true);
    assert_eq!(fen(&report["balance"]["payoff"]) - fen(&cap["excess"]), 921_779);
}

fn outcome<'a>(report: &'a Value, rule: &str) -> &'a str {
    let verdicts = report["law"]["verdicts"].as_array().unwrap();
    verdicts.iter().find(|verdict| verdict["rule"] == rule).map_or("silent", |v| v["outcome"].as_str().unwrap())
}

#[test]
fn a_loan_over_the_cap() {
    let report = report(&case("loan-over-24-percent"));
    assert_eq!(outcome(&report, "cn.charges.cumulative"), "warn");
    assert_eq!(outcome(&report, "cn.loan.penalty-multiple"), "fail");
    let cap = &report["law"]["chargeCap"];
    assert!(fen(&cap["excess"]) > 0, "{cap}");
    assert_eq!(fen(&cap["charges"]), fen(&cap["allowed"]) + fen(&cap["excess"]));
}

#[test]
fn each_act_is_judged_by_the_law_of_its_own_day() {
    let story = json!([
        { "kind": "purchase", "date": "2016-10-30", "amount": "1000.00" },
        { "kind": "payment", "date": "2017-02-01", "amount": "50.00" },
    ]);
    let mut case = plain(story, "2017-02-10");
    case["account"]["terms"]["opened"] = json!("2016-10-06");
    case["account"]["terms"]["purchaseRates"] = json!([{ "daily": "0.0006" }]);
    let report = report(&case);
    // The last late fee known was owed on 24 January 2017, under the rules of 2017.
    let verdict = |rule: &str| {
        let verdicts = report["law"]["verdicts"].as_array().unwrap();
        verdicts.iter().find(|verdict| verdict["rule"] == rule).unwrap_or_else(|| panic!("{rule}: {report}")).clone()
    };
    assert_eq!(verdict("cn.card.late-fee")["day"], "2017-01-24");
    assert_eq!(verdict("cn.card.allocation")["day"], "2017-02-01");
    assert_eq!(verdict("cn.card.allocation")["outcome"], "pass");
    assert_eq!(verdict("cn.card.daily-rate")["outcome"], "fail");
    assert!(verdict("cn.card.daily-rate")["text"]["zh"].as_str().unwrap().contains("0.06%"));
}

#[test]
fn the_scheme_the_observation_and_the_other_accounts() {
    let bought = json!([{ "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" }]);
    let mut case = plain(bought, "2023-08-31");
    let classes = |case: &Value| {
        let delinquency = &report(case)["delinquency"];
        (delinquency["daysPastDue"].clone(), delinquency["classification"].clone(), delinquency["borrower"].clone())
    };
    assert_eq!(classes(&case), (json!(130), json!("substandard"), Value::Null));
    case["law"] = json!({ "classificationRules": "stricter", "otherAccounts": [{ "daysPastDue": 200 }, { "daysPastDue": 0, "classification": "loss" }] });
    let worst = json!({ "daysPastDue": 200, "bucket": "m7Plus", "classification": "loss" });
    assert_eq!(classes(&case), (json!(130), json!("doubtful"), worst));
    case["asOf"] = json!("2023-04-01");
    case["law"] = json!({ "restructurings": [{ "agreed": "2023-03-31", "firstNewDue": "2023-05-01" }] });
    assert_eq!(classes(&case), (json!(0), json!("specialMention"), Value::Null));
}

#[test]
fn a_credit_history_tells_late_paid_and_settled_months() {
    let payment_history =
        |case: &Value| report(case)["delinquency"]["creditHistory"]["paymentHistory"].as_str().unwrap().to_owned();
    let story = json!([
        { "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" },
        { "kind": "payment", "date": "2023-04-28", "amount": "100.00" },
        { "kind": "payment", "date": "2023-07-28", "amount": "2000.00" },
    ]);
    // Due on 23 April and paid on the 28th; nothing in May and June; all of it and more in July. The minimum of a card is then met.
    assert_eq!(payment_history(&plain(story, "2023-09-15")), "*******************N12N*");
    let bill = json!({ "kind": "earlyRepayment", "date": "2023-06-20", "amount": "1100.00", "keep": "term" });
    let mut loan = case("loan-huabei-1000-ten-days");
    loan["account"]["events"].as_array_mut().unwrap().push(bill);
    loan["asOf"] = json!("2023-08-31");
    loan["account"]["events"][1]["amount"] = json!("1005.00");
    assert_eq!(payment_history(&loan), "*********************C**");
}

#[test]
fn a_bank_may_bring_its_own_rulebook() {
    let mut case = plain(json!([{ "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" }]), "2023-05-05");
    case["law"] = json!({ "rulebook": cap_only(), "lender": "private", "product": "cashInstalment" });
    let law = report(&case)["law"].clone();
    assert_eq!((&law["jurisdiction"], &law["lender"]), (&json!("cap"), &json!("private")));
    assert_eq!(law["verdicts"].as_array().unwrap().len(), 1);
    case["law"] = json!({ "lender": "private" });
    assert!(report(&case)["law"]["chargeCap"].is_null(), "4 x LPR and the 24 % practice are about different lenders");
}

/// The persistent debt of the United Kingdom, over two months.
#[test]
fn what_was_paid_over_the_months_a_rule_looks_back_on() {
    let story = json!([
        { "kind": "purchase", "date": "2023-03-30", "amount": "1000.00" },
        { "kind": "payment", "date": "2023-06-10", "amount": "12.00" },
    ]);
    let mut case = plain(story, "2023-07-05");
    let mut book = cap_only();
    book["rules"][0]["kind"] = json!("persistentDebt");
    book["rules"][0]["values"] = json!({ "months": 2 });
    case["law"] = json!({ "rulebook": book });
    let verdict = report(&case)["law"]["verdicts"][0].clone();
    assert_eq!((&verdict["outcome"], &verdict["given"]["en"]), (&json!("warn"), &json!("CNY 12.00")), "{verdict}");
    case["law"]["rulebook"]["rules"][0]["values"] = json!({ "months": 6 });
    assert_eq!(report(&case)["law"]["verdicts"], json!([]), "the account is younger");
}
