//! What a thing was called, and how it was classified, on its day.
//!
//! Semantics: [late-2] [late-4] [card-18].

use serde_json::{Value, json};

use super::contract;
use crate::cases::report;

/// A card of 2016 asked about in March 2017: late fees of 2016 are 滞纳金, those of 2017 违约金; the ladder is that of 2011.
#[test]
fn m72_old_2016() {
    let told = report(&contract("m72-old-2016"));
    assert_eq!(told["delinquency"]["classificationRules"], "cardLadder2011");
    assert_eq!(told["delinquency"]["daysPastDue"], 228);
    assert_eq!(told["delinquency"]["classification"], "loss");
    let fees: Vec<(&str, &str)> = told["lines"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["kind"] == "lateFee")
        .map(|line| (line["date"].as_str().unwrap(), line["text"]["zh"].as_str().unwrap()))
        .collect();
    assert!(fees.iter().any(|(day, _)| *day < "2017") && fees.iter().any(|(day, _)| *day > "2017"), "{fees:?}");
    for (day, text) in fees {
        assert!(text.starts_with(if day < "2017" { "滞纳金 +" } else { "违约金 +" }), "{day} {text}");
    }
}

#[test]
fn a_payment_meets_what_the_fee_was_called_when_it_was_posted() {
    let mut case = contract("m72-old-2016");
    let paid = json!({ "kind": "payment", "date": "2017-03-01", "amount": "60000.00" });
    case["account"]["events"].as_array_mut().unwrap().push(paid);
    let told = report(&case);
    let line = told["lines"].as_array().unwrap().iter().find(|line| line["kind"] == "payment").unwrap();
    let text = line["text"]["zh"].as_str().unwrap();
    assert!(text.contains("滞纳金") && text.contains("违约金"), "{text}");
}

/// The order of 2023 holds from 2023-07-01 on; of a loan it is asked for at all times, since the ladder of 2011 is of cards.
#[test]
fn the_scheme_of_classes_is_that_of_the_day() {
    let rules = |as_of: &str, law: Option<Value>| {
        let mut case = contract("x01-over-the-limit");
        case["account"]["terms"]["opened"] = json!("2022-01-06");
        case["account"]["events"][0]["date"] = json!("2022-01-10");
        case["asOf"] = json!(as_of);
        if let Some(law) = law {
            case["law"] = law;
        }
        let told = report(&case)["delinquency"].clone();
        (told["classificationRules"].as_str().unwrap().to_owned(), told["classification"].as_str().unwrap().to_owned())
    };
    let both = |rules: &str, class: &str| (rules.to_owned(), class.to_owned());
    assert_eq!(rules("2023-06-30", None), both("cardLadder2011", "loss"));
    assert_eq!(rules("2023-07-01", None), both("order2023", "loss"));
    assert_eq!(rules("2022-09-30", None), both("cardLadder2011", "loss"));
    assert_eq!(
        rules("2022-09-30", Some(json!({ "classificationRules": "order2023" }))),
        both("order2023", "substandard")
    );
}

/// The minimum was met late in a month and nothing is overdue at its end: the account is in order, not paid late.
#[test]
fn m03_gdb_repeat() {
    let told = report(&contract("m03-gdb-repeat"));
    let history = told["delinquency"]["creditHistory"]["paymentHistory"].as_str().unwrap();
    assert!(history.ends_with('N') && !history.contains('M'), "{history}");
}
