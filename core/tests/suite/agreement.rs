//! The engine against the oracles of cards and loans: the same case documents, the same cents.

use std::sync::atomic::{AtomicU64, Ordering};

use arrears::wire;
use serde_json::{Value, json};

use crate::extent;
use crate::loan_oracle::loan_oracle;
use crate::oracle::{Day, oracle};
use crate::random::{random_opening_case, random_wide_case};
use crate::random_loan::random_wide_loan_case;

/// How many random cases of each kind of account the test command compares.
const CASES: u64 = 2_000;

/// The figures of a report that the oracle has too.
const COMPARED: [&str; 6] = ["asOf", "balance", "delinquency", "statements", "instalments", "lateFees"];

pub(crate) fn engine(case: &Value) -> Value {
    match wire::report(&case.to_string()) {
        Ok(report) => only_compared(&serde_json::from_str(&report).unwrap()),
        Err(error) => json!({ "refused": error.to_string() }),
    }
}

fn oracle_of(case: &Value) -> Value {
    let report = match case["account"]["kind"].as_str() {
        Some("loan") => loan_oracle(case).map(|report| report.json()),
        _ => oracle(case).map(|report| report.json()),
    };
    match report {
        Ok(report) => only_compared(&report),
        Err(refused) => json!({ "refused": refused.0 }),
    }
}

fn only_compared(report: &Value) -> Value {
    let mut kept: Value = COMPARED.iter().map(|key| ((*key).to_owned(), report[key].clone())).collect();
    let walked = ["daysPastDue", "overdue", "overdueSince", "consecutiveMissedPayments"];
    kept["delinquency"].as_object_mut().unwrap().retain(|key, _| walked.contains(&key.as_str()));
    kept
}

/// Where two reports part, one figure a line.
fn differences(engine: &Value, oracle: &Value, path: &str, found: &mut Vec<String>) {
    match (engine, oracle) {
        (Value::Object(a), Value::Object(b)) if a.keys().eq(b.keys()) => {
            a.iter().for_each(|(key, value)| differences(value, &b[key], &format!("{path}.{key}"), found));
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().for_each(|(n, (a, b))| differences(a, b, &format!("{path}[{n}]"), found));
        }
        (a, b) if a != b => found.push(format!("{path}: engine {a}, oracle {b}")),
        _ => {}
    }
}

pub(crate) fn disagreement(case: &Value) -> Option<String> {
    let (engine, oracle) = (engine(case), oracle_of(case));
    if engine.get("refused").is_some() && oracle.get("refused").is_some() {
        return None;
    }
    let mut found = Vec::new();
    differences(&engine, &oracle, "", &mut found);
    (!found.is_empty()).then(|| found.join("\n"))
}

/// The day of the case, and of one of its bills or instalments the last day of grace or the day after.
pub(crate) fn days_asked(case: &Value, seed: u64) -> Vec<Day> {
    let mut days = vec![Day::of(&case["asOf"]).unwrap()];
    let told = engine(case);
    let ends: Vec<Day> = match told["statements"].as_array() {
        Some(bills) => bills.iter().map(|bill| Day::of(&bill["latePaymentGraceEnd"]).unwrap()).collect(),
        None => {
            let grace = case["account"]["terms"]["latePaymentGraceDays"].as_i64().unwrap_or(0);
            let rows = told["instalments"].as_array().into_iter().flatten();
            rows.map(|row| Day::of(&row["due"]).unwrap().plus(grace)).collect()
        }
    };
    let picked = usize::try_from(seed / 3).unwrap().checked_rem(ends.len()).unwrap_or(0);
    match (ends.get(picked), seed % 3) {
        (Some(end), 1) => days.push(*end),
        (Some(end), 2) => days.push(end.plus(1)),
        _ => {}
    }
    days
}

/// Every seed is compared, whatever comes of it: the failure lists all that differ, smallest first.
fn compare(random: fn(u64) -> Value) {
    let seeds = extent::seeds(CASES);
    let next = AtomicU64::new(seeds.start);
    let worker = || {
        let mut parted = Vec::new();
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= seeds.end {
                return parted;
            }
            let mut case = random(seed);
            for day in days_asked(&case, seed) {
                case["asOf"] = json!(day.text());
                if let Some(what) = disagreement(&case) {
                    println!("seed {seed}\n{what}\n{case}");
                    parted.push(seed);
                }
            }
        }
    };
    let mut parted = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(worker)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<Vec<u64>>()
    });
    parted.sort_unstable();
    parted.dedup();
    assert!(parted.is_empty(), "the engine and the oracle disagree over seeds {parted:?}, see above");
}

#[test]
fn the_engine_agrees_with_the_oracle() {
    compare(random_wide_case);
}

#[test]
fn the_engine_agrees_with_the_oracle_after_a_bill() {
    compare(random_opening_case);
}

#[test]
fn the_engine_agrees_with_the_loan_oracle() {
    compare(random_wide_loan_case);
}
