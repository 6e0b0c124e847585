//! Every shipped case: the same position in a row as in a report, whatever the order, the chunks and the threads.

use arrears::wire;
use arrears_arrow::Options;

use crate::book::{account_batch, event_batch, events, opening_batch, product_batch, shipped};
use crate::{asked_from, cell};

fn yuan(minor: &str) -> String {
    arrears::Money::from_minor(minor.parse().unwrap(), arrears::Currency::CNY).unwrap().to_string()
}

#[test]
fn every_shipped_case_has_the_position_of_its_report() {
    let cases = shipped();
    assert!(cases.len() > 45);
    let tables = [
        vec![account_batch(&cases)],
        vec![event_batch(&events(&cases))],
        vec![product_batch(&cases)],
        vec![opening_batch(&cases)],
    ];
    let found = asked_from(tables, Options::default()).unwrap();
    let (rows, parts) = (&found.positions[0], &found.components[0]);
    assert_eq!((rows.num_rows(), found.errors.num_rows()), (cases.len(), 0));
    let mut owed = 0;
    for (row, (name, case)) in cases.iter().enumerate() {
        let report: serde_json::Value = serde_json::from_str(&wire::report(&case.to_string()).unwrap()).unwrap();
        let get = |column: &str| cell(rows, column, row);
        assert_eq!((get("account").as_ref(), get("error_text")), (Some(name), None));
        let amounts = [("payoff", "payoff"), ("posted", "posted"), ("credit", "credit"), ("disputed", "disputed")];
        for (column, key) in amounts.into_iter().chain([("plan_principal", "planPrincipal")]) {
            let told = report["balance"][key].as_str().unwrap_or("0.00");
            assert_eq!(yuan(&get(column).unwrap()), told, "{name}: {column}");
        }
        let standing = &report["delinquency"];
        assert_eq!(yuan(&get("overdue").unwrap()), standing["overdue"].as_str().unwrap_or("0.00"), "{name}");
        assert_eq!(get("bucket").as_deref(), standing["bucket"].as_str(), "{name}");
        for (column, key) in [("days_past_due", "daysPastDue"), ("missed_payments", "consecutiveMissedPayments")] {
            assert_eq!(get(column), Some(standing[key].as_i64().unwrap_or(0).to_string()), "{name}: {column}");
        }
        for part in report["balance"]["components"].as_array().unwrap() {
            let place = (0..parts.num_rows()).find(|place| {
                cell(parts, "account", *place).as_deref() == Some(name)
                    && cell(parts, "component", *place).as_deref() == part["component"].as_str()
            });
            for side in ["billed", "unbilled"] {
                assert_eq!(yuan(&cell(parts, side, place.unwrap()).unwrap()), part[side].as_str().unwrap(), "{name}");
            }
            owed += 1;
        }
    }
    assert_eq!(owed, parts.num_rows());
}

/// The rows in an order that a number decides.
fn shuffled<T: Clone>(rows: &[T], mut seed: u64) -> Vec<T> {
    let mut rows = rows.to_vec();
    for last in (1..rows.len()).rev() {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let place = usize::try_from((seed >> 33) % (u64::try_from(last).unwrap() + 1)).unwrap();
        rows.swap(last, place);
    }
    rows
}

#[test]
fn order_chunks_and_threads_change_no_byte() {
    let cases = shipped();
    let tables = [
        vec![account_batch(&cases)],
        vec![event_batch(&events(&cases))],
        vec![product_batch(&cases)],
        vec![opening_batch(&cases)],
    ];
    let usual = asked_from(tables, Options { threads: Some(1), ..Options::default() }).unwrap();
    for (seed, chunk, threads) in [(1, 1, 2), (2, 7, 3), (3, 50, 1), (4, 1_000, 4)] {
        let accounts = shuffled(&cases, seed).chunks(chunk).map(account_batch).collect();
        let rows = shuffled(&events(&cases), seed).chunks(chunk).map(event_batch).collect();
        let openings = shuffled(&cases, seed).chunks(chunk).map(opening_batch).collect();
        let tables = [accounts, rows, vec![product_batch(&shuffled(&cases, seed))], openings];
        let found = asked_from(tables, Options { threads: Some(threads), ..Options::default() }).unwrap();
        assert_eq!((&found.positions, &found.components), (&usual.positions, &usual.components), "{seed}");
    }
}
