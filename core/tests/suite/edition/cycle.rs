//! Statement days that move, and closing dates as printed.
//!
//! Semantics: [card-38] [card-39].

use serde_json::{Value, json};

use super::contract;
use crate::cases::{fen, report, try_report};

fn statements(report: &Value) -> Vec<(String, String)> {
    let day = |statement: &Value, key: &str| statement[key].as_str().unwrap().to_owned();
    let rows = report["statements"].as_array().unwrap().iter();
    rows.map(|statement| (day(statement, "date"), day(statement, "due"))).collect()
}

fn days(report: &Value) -> Vec<String> {
    statements(report).into_iter().map(|(date, _)| date).collect()
}

/// A card whose cash earns 5.00 a day from 6 January 2024 on, in whole cents: nothing is rounded.
fn card(terms: &Value, events: &[Value], as_of: &str) -> Value {
    let mut case = contract("x05-statement-day-moved");
    case["account"]["terms"]["compounding"] = json!("none");
    let given = case["account"]["terms"].as_object_mut().unwrap();
    given.extend(terms.as_object().unwrap().clone());
    let drawn = json!({ "kind": "cashAdvance", "date": "2024-01-06", "amount": "10000.00" });
    case["account"]["events"] = std::iter::once(drawn).chain(events.iter().cloned()).collect();
    case["asOf"] = json!(as_of);
    case
}

fn moved(day: &str, statement_day: u32) -> Value {
    json!({ "kind": "cycleChange", "date": day, "statementDay": statement_day })
}

#[test]
fn x05_statement_day_moved() {
    let report = report(&contract("x05-statement-day-moved"));
    assert_eq!(days(&report), ["2024-02-05", "2024-02-18", "2024-03-18"]);
    let texts: Vec<&Value> = report["lines"].as_array().unwrap().iter().map(|line| &line["text"]).collect();
    assert!(
        texts.contains(&&json!({ "en": "statement day from now on: 18", "zh": "账单日改为每月18日" })),
        "{texts:?}"
    );
}

#[test]
fn a_change_on_a_statement_day_comes_after_its_statement() {
    let on = |day: &str, to: u32| days(&report(&card(&json!({}), &[moved(day, to)], "2024-03-20")));
    assert_eq!(on("2024-02-05", 5), ["2024-02-05", "2024-03-05"]);
    assert_eq!(on("2024-02-05", 6), ["2024-02-05", "2024-02-06", "2024-03-06"]);
    assert_eq!(on("2024-02-04", 6), ["2024-02-06", "2024-03-06"]);
    assert_eq!(on("2024-02-10", 31), ["2024-02-05", "2024-02-29"]);
    assert_eq!(on("2024-02-29", 28), ["2024-02-05"]);
}

/// Every day from 6 January on earns 5.00 once, wherever the statements fall.
#[test]
fn a_moved_statement_day_neither_loses_nor_doubles_a_day_of_interest() {
    let mut state = 1_u64;
    let mut dice = |sides: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % sides
    };
    let mut changed = 0;
    for _ in 0..300 {
        let mut terms = json!({});
        if dice(2) == 0 {
            terms["statementDayAccrual"] = json!("included");
        }
        if dice(3) == 0 {
            let dates: Vec<String> = (0..dice(4)).map(|n| format!("2024-{:02}-{:02}", n + 2, 1 + dice(28))).collect();
            terms["statementDates"] = json!(dates);
        }
        let events: Vec<Value> = (0..1 + dice(4))
            .map(|n| moved(&format!("2024-{:02}-{:02}", 2 * n + 1, 7 + dice(20)), 1 + u32::try_from(dice(31)).unwrap()))
            .collect();
        let Ok(told) = try_report(&card(&terms, &events, "2024-12-31")) else { continue };
        changed += 1;
        let posted: i64 = told["statements"].as_array().unwrap().iter().map(|row| fen(&row["interest"])).sum();
        let all = posted + fen(&told["balance"]["accrued"]["interest"]);
        // 6 January to 30 December; the day asked about only where its own statement counts it.
        let counted = terms["statementDayAccrual"] == "included" && days(&told).last().unwrap() == "2024-12-31";
        assert_eq!(all, (360 + i64::from(counted)) * 500, "{terms} {events:?}");
    }
    assert!(changed > 100, "{changed} of 300");
}

#[test]
fn due_dates_and_graces_of_the_statements_made_stay() {
    let rule = json!({ "rule": "daysAfterStatement", "days": 30 });
    let change = json!({ "kind": "cycleChange", "date": "2024-02-10", "statementDay": 18, "dueRule": rule });
    let told = report(&card(&json!({}), &[change], "2024-03-20"));
    let expected = [("2024-02-05", "2024-02-25"), ("2024-02-18", "2024-03-19"), ("2024-03-18", "2024-04-17")];
    assert_eq!(statements(&told), expected.map(|(date, due)| (date.to_owned(), due.to_owned())));
    let zh = "账单日改为每月18日，到期还款日为账单日后第30天";
    assert!(told["lines"].as_array().unwrap().iter().any(|line| line["text"]["zh"] == zh));
}

/// Of 5 February the grace ends on 28 February: two statements of the new cycle may not be made by then.
#[test]
fn a_change_that_leaves_no_room_for_the_grace_names_the_event() {
    let graced = json!({ "latePaymentGraceDays": 10 });
    let error = |events: &[Value]| {
        let error = try_report(&card(&graced, events, "2024-04-20")).unwrap_err();
        (error.name().to_owned(), error.path().to_owned())
    };
    let twice = [moved("2024-02-06", 8), moved("2024-02-09", 10), moved("2024-02-11", 12)];
    assert_eq!(error(&twice), ("graceTooLong".to_owned(), "account.events[2]".to_owned()));
    let short = json!({ "rule": "daysAfterStatement", "days": 1 });
    let sooner = json!({ "kind": "cycleChange", "date": "2024-02-06", "statementDay": 8, "dueRule": short });
    assert_eq!(error(&[sooner]), ("dueDatesCollide".to_owned(), "account.events[1]".to_owned()));
}

#[test]
fn listed_dates_stand_and_a_change_goes_on_after_them() {
    let listed = json!({ "statementDates": ["2024-02-06", "2024-03-04"] });
    assert_eq!(days(&report(&card(&listed, &[], "2024-05-01"))), ["2024-02-06", "2024-03-04", "2024-04-05"]);
    let changed = card(&listed, &[moved("2024-02-10", 18)], "2024-06-01");
    // A month after 4 March is 4 April: 18 April is nearer to it than 18 March.
    assert_eq!(days(&report(&changed)), ["2024-02-06", "2024-03-04", "2024-04-18", "2024-05-18"]);
    let after = card(&listed, &[moved("2024-03-04", 31)], "2024-04-30");
    assert_eq!(days(&report(&after)), ["2024-02-06", "2024-03-04", "2024-03-31", "2024-04-30"]);
}
