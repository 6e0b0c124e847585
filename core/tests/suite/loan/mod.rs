//! Loans: a second opinion day by day, published figures, schedules against closed forms, lessons of others, bad input.
#![expect(
    clippy::arithmetic_side_effects,
    reason = "a test may panic; it may not hide a wrong cent behind error handling"
)]

mod desk;
mod examples;
mod hostile;
mod lessons;
mod promise;
mod schedule;
mod schedules;
pub(crate) mod story;
pub(crate) mod walk;

use arrears::wire;
use serde_json::{Value, json};

/// How many random loans the test command compares; `ORACLE_CASES` asks for another number.
const CASES: u64 = 20_000;

fn engine(case: &Value) -> Value {
    match wire::report(&case.to_string()) {
        Ok(report) => serde_json::from_str(&report).unwrap(),
        Err(error) => json!({ "refused": error.to_string() }),
    }
}

/// A report without what only tells of its figures: lines name the day something became known.
fn figures(mut report: Value) -> Value {
    for key in ["lines", "waiting", "restatement", "title", "knownOn", "law"] {
        report.as_object_mut().unwrap().remove(key);
    }
    if let Some(delinquency) = report["delinquency"].as_object_mut() {
        for key in ["bucket", "tier", "scheme", "creditHistory"] {
            delinquency.remove(key);
        }
    }
    report
}

/// Where two answers part.
fn disagreement(case: &Value) -> Option<String> {
    let engine = figures(engine(case));
    let walked = match walk::walk(case) {
        Ok(report) => report,
        Err(refused) => {
            return engine["refused"].is_null().then(|| format!("the walk refuses: {}", refused.0));
        }
    };
    if let Some(refused) = engine["refused"].as_str() {
        return Some(format!("the engine refuses: {refused}"));
    }
    let keys = ["asOf", "balance", "delinquency", "instalments", "lateFees"];
    let parts = keys.iter().filter(|key| engine[**key] != walked[**key]);
    let told: Vec<String> =
        parts.map(|key| format!("{key}\n  engine {}\n  walk   {}", engine[*key], walked[*key])).collect();
    (!told.is_empty()).then(|| told.join("\n"))
}

#[test]
fn the_engine_agrees_with_the_walk() {
    let cases = std::env::var("ORACLE_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(CASES);
    let first = std::env::var("ORACLE_FIRST").ok().and_then(|n| n.parse().ok()).unwrap_or(0);
    let seeds = std::sync::atomic::AtomicU64::new(first);
    let worker = || loop {
        let seed = seeds.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        if seed >= first + cases {
            break;
        }
        let case = story::story(seed);
        if let Some(what) = disagreement(&case) {
            panic!("seed {seed}\n{what}\n{case}");
        }
    };
    std::thread::scope(|scope| {
        let threads: Vec<_> = (0..2).map(|_| scope.spawn(worker)).collect();
        let results: Vec<_> = threads.into_iter().map(|thread| thread.join()).collect();
        assert!(results.iter().all(Result::is_ok), "the engine and the walk disagree, see above");
    });
}
