//! Presets that know when statements are due, and what of them is only likely.
//!
//! Semantics: [card-32] [value-16].

use serde_json::{Value, json};

use super::contract;
use crate::cases::{report, try_report};

fn preset(name: &str, more: &Value) -> Value {
    let mut case = contract("x05-statement-day-moved");
    case["account"]["terms"] = json!({ "preset": name, "opened": "2024-01-06", "statementDay": 5 });
    let terms = case["account"]["terms"].as_object_mut().unwrap();
    terms.extend(more.as_object().unwrap().clone());
    case["account"]["events"].as_array_mut().unwrap().truncate(1);
    case
}

fn assumed(report: &Value, key: &str) -> Option<[String; 2]> {
    let rows = report["assumptions"].as_array()?;
    let row = rows.iter().find(|row| row["key"] == format!("account.terms.{key}"))?;
    Some(["value", "certainty"].map(|part| row[part].as_str().unwrap().to_owned()))
}

#[test]
fn a_preset_that_does_not_know_the_due_date_asks_for_it() {
    for name in ["icbc", "citic", "spdb", "cib", "ceb", "cmbc", "gdb", "huaXia", "weihai", "psbc"] {
        let error = try_report(&preset(name, &json!({}))).unwrap_err();
        assert_eq!((error.name(), error.path()), ("dueRuleUnknown", "account.terms.due"));
        assert!(error.to_string().contains(&format!("`{name}`")) && error.to_string().contains("`due`"), "{error}");
        let told = report(&preset(name, &json!({ "due": { "rule": "daysAfterStatement", "days": 20 } })));
        assert_eq!(assumed(&told, "due"), None);
    }
}

#[test]
fn known_due_dates_are_told_as_reported() {
    for (name, days, due) in [("cmb", 18, "2024-02-23"), ("bocom", 25, "2024-03-01"), ("ccb", 20, "2024-02-25")] {
        let told = report(&preset(name, &json!({})));
        assert_eq!(told["statements"][0]["due"], due);
        let value = format!(r#"{{"rule":"daysAfterStatement","days":{days}}}"#);
        assert_eq!(assumed(&told, "due"), Some([value, "reported".to_owned()]));
    }
}

/// Of Postal Savings nothing is known of grace days: none are given, and the report says so.
#[test]
fn grace_days_that_nobody_knows_are_told() {
    let due = json!({ "due": { "rule": "daysAfterStatement", "days": 20 } });
    let told = report(&preset("psbc", &due));
    assert_eq!(assumed(&told, "latePaymentGraceDays"), Some(["0".to_owned(), "unknown".to_owned()]));
    let given = json!({ "due": due["due"], "latePaymentGraceDays": 3 });
    assert_eq!(assumed(&report(&preset("psbc", &given)), "latePaymentGraceDays"), None);
}

/// What the contract itself says is not assumed: the floor of 5.00 and the interest base of this issuer were read.
#[test]
fn what_is_confirmed_is_not_told() {
    let told = report(&preset("ccb", &json!({})));
    assert_eq!(assumed(&told, "interestBase"), None);
    assert_eq!(assumed(&told, "tolerance"), Some(["\"10.00\"".to_owned(), "reported".to_owned()]));
}

/// Floors that two lists deny are not charged.
#[test]
fn late_fee_floors_in_doubt_are_not_shipped() {
    for (name, fees) in [("icbc", r#"[{"rate":"0.05","cap":"500.00"}]"#), ("boc", r#"[{"rate":"0.05"}]"#)] {
        let due = json!({ "due": { "rule": "daysAfterStatement", "days": 20 } });
        assert_eq!(assumed(&report(&preset(name, &due)), "lateFees").unwrap()[0], fees);
    }
}
