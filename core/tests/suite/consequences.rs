//! Consequences as facts: what the records of a case show of the criminal threshold, and the page.

use serde_json::{Value, json};

use crate::cases::{plain, report};

/// 60,000.00 drawn and never paid, seven months on, with effective contacts on some days.
fn overdue(contacts: &[(&str, &str)]) -> Value {
    let mut case = plain(json!([{ "kind": "purchase", "date": "2023-03-30", "amount": "60000.00" }]), "2023-11-20");
    let records = contacts.iter().map(|(day, person)| {
        json!({ "kind": "contact", "date": day, "time": "10:00", "actor": "a-1", "person": person, "channel": "call", "contactPoint": "line-a", "effective": true })
    });
    let opened = json!({ "kind": "step", "date": "2023-05-01", "time": "09:00", "actor": "a-1", "to": "opened" });
    let records: Vec<Value> = core::iter::once(opened).chain(records).collect();
    case["casework"] = json!({ "case": "c-1", "records": records });
    case
}

fn threshold(contacts: &[(&str, &str)]) -> (String, bool) {
    let report = report(&overdue(contacts));
    let facts = report["consequences"].as_array().unwrap();
    let fact = facts.iter().find(|fact| fact["about"] == "criminalThreshold").unwrap();
    let text = fact["text"]["zh"].as_str().unwrap().to_owned();
    let is_on_record = text.ends_with("除主观目的外均有记录");
    assert!(is_on_record || text.ends_with("条件未全部具备"), "{text}");
    (text, is_on_record)
}

// Semantics: [late-11].
#[test]
fn the_threshold_asks_for_two_demands_thirty_days_apart_and_three_months() {
    let debtor = |days: [&'static str; 2]| days.map(|day| (day, "debtor"));
    assert!(threshold(&debtor(["2023-06-01", "2023-07-01"])).1);
    assert!(!threshold(&debtor(["2023-06-01", "2023-06-30"])).1);
    // Three months after 20 August are over on 21 November.
    assert!(!threshold(&debtor(["2023-06-01", "2023-08-20"])).1);
    assert!(threshold(&debtor(["2023-06-01", "2023-08-19"])).1);
    assert!(threshold(&[]).0.contains("有效催收0次"));
}

#[test]
fn the_page_tells_each_fact_with_its_source() {
    for (language, words) in [("en", "confirmed"), ("zh", "已核实")] {
        let mut case = overdue(&[]);
        case["pages"] = json!([{ "kind": "consequences", "language": language, "format": "text" }]);
        let report = report(&case);
        let page = report["pages"][0]["content"].as_str().unwrap();
        for fact in report["consequences"].as_array().unwrap() {
            assert!(page.contains(fact["text"][language].as_str().unwrap()), "{page}");
        }
        assert!(page.contains(words), "{page}");
    }
}
